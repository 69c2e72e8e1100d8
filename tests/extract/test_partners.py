"""Partners: by a bullet's label, by the clause they open, by the one they close."""

from __future__ import annotations

import pytest

from kg.extract.partners import Sided, partners


def sided(text: str, programs: list[str], bodies: list[str], label: str = "") -> dict[str, list[str]]:
    """For each program the bodies that take part in it, by their words."""
    held = [Sided(text.index(n), text.index(n) + len(n), True, n == label) for n in programs]
    held += [Sided(text.index(n), text.index(n) + len(n), False) for n in bodies]
    found = {p: partners(text, s, held) for p, s in zip(programs, held, strict=False)}
    return {p: [text[s.start : s.end] for s in of] for p, of in found.items()}


@pytest.mark.parametrize(
    "text",
    [
        "온정재단과 누리관이 협력하여 온기나눔을 운영",
        "온기나눔을 온정재단, 누리관과 함께 추진",
        "온정재단·누리관 등이 참여하는 온기나눔 추진",
        "온정재단 및 누리관과의 협약을 통해 온기나눔 실시",
    ],
)
def test_bodies_take_part_in_the_program_of_their_clause(text: str) -> None:
    assert sided(text, ["온기나눔"], ["온정재단", "누리관"]) == {"온기나눔": ["온정재단", "누리관"]}


@pytest.mark.parametrize(
    "text",
    [
        "온정재단이 문을 열었다. 온기나눔을 함께 운영",
        "온기나눔을 운영하였으며 온정재단과 협약",
        "온정재단을 세우고 마을의 온기나눔을 운영",
    ],
)
def test_another_sentence_or_no_word_of_taking_part_ties_nothing(text: str) -> None:
    assert sided(text, ["온기나눔"], ["온정재단"]) == {"온기나눔": []}


def test_a_label_takes_all_bodies_of_its_bullet() -> None:
    text = "(온기나눔) 온정재단에 알려 달빛방을 열고. 누리관에 알림"
    told = sided(text, ["온기나눔", "달빛방"], ["온정재단", "누리관"], label="온기나눔")
    assert told == {"온기나눔": ["온정재단", "누리관"], "달빛방": []}


def test_each_body_goes_to_the_next_program() -> None:
    text = "온정재단과 협력하여 온기나눔을, 누리관과 협력하여 달빛방을 운영"
    told = sided(text, ["온기나눔", "달빛방"], ["온정재단", "누리관"])
    assert told == {"온기나눔": ["온정재단"], "달빛방": ["누리관"]}


def test_a_body_inside_the_programs_name_is_no_partner() -> None:
    text = "협의체 교육을 함께 실시"
    assert sided(text, ["협의체 교육"], ["협의체"]) == {"협의체 교육": []}


def test_without_bodies_nobody_takes_part() -> None:
    assert sided("온기나눔을 운영", ["온기나눔"], []) == {"온기나눔": []}


def test_an_item_of_the_same_list_is_no_program_that_a_body_takes_part_in() -> None:
    text = "온기지킴이, 온정재단, 누리관 등 30명으로 구성"
    role = Sided(0, 5, True)
    bodies = (Sided(7, 11, False), Sided(13, 16, False))
    assert partners(text, role, (role, *bodies)) == ()
