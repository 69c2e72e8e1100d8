"""What a person types finds what is meant, or what is spelt alike."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model.place import Municipality
from kg.registry import Register

REGISTER = Register.load()


@pytest.mark.parametrize(
    "text",
    [
        "익산시",
        "익산",
        "전북 익산시",
        "전라북도 익산",
        "전북익산시",
        "Iksan",
        "iksan-si",
        "IKSAN SI",
        "Iksan Jeonbuk State",
    ],
)
def test_one_place_many_spellings(register: Register, text: str) -> None:
    (match,) = register.find(text)
    assert (match.id, match.label, match.exact) == ("iksan-si", "전북특별자치도 익산시", True)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Busan", "busan"),
        ("서울시", "seoul"),
        ("Jeollabuk-do", "jeonbuk"),
        ("Gyeonggi", "gyeonggi"),
        ("부산 남구", "nam-gu-busan"),
        ("Nam-gu Busan", "nam-gu-busan"),
        ("nam-gu-busan", "nam-gu-busan"),
        ("청원군", "cheongwon-gun"),
        ("인천 남구", "michuhol-gu"),
        ("제주", "jeju"),
    ],
)
def test_exact(register: Register, text: str, first: str) -> None:
    assert register.find(text)[0].id == first
    assert register.find(text)[0].exact


def test_namesakes_are_all_given(register: Register) -> None:
    found = {m.id for m in register.find("남구", date(2020, 1, 1))}
    assert found == {"nam-gu-busan", "nam-gu-daegu", "nam-gu-gwangju", "nam-gu-ulsan"}
    assert "michuhol-gu" in {m.id for m in register.find("남구", date(2017, 1, 1))}


def test_the_living_come_first_and_stand_for_those_merged_into_them(register: Register) -> None:
    assert [m.id for m in register.find("광주")] == ["gwangju-si", "gwangju"]
    assert [m.id for m in register.find("평택")] == ["pyeongtaek-si"]


def test_labels_are_of_the_day(register: Register) -> None:
    assert register.find("익산시", date(2017, 12, 8))[0].label == "전라북도 익산시"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("익선시", "iksan-si"),
        ("Iksam", "iksan-si"),
        ("순첨시", "suncheon-si"),
        ("장안구", "suwon-si"),
        ("수원시 장안구", "suwon-si"),
    ],
)
def test_near_spellings_are_offered_not_taken(register: Register, text: str, meant: str) -> None:
    found = register.find(text)
    assert found[0].id == meant
    assert not any(m.exact for m in found)


@pytest.mark.parametrize("text", ["", " ", "zzzz", "복지허브"])
def test_nothing_like_it(register: Register, text: str) -> None:
    assert register.find(text) == ()


@given(st.sampled_from(REGISTER.all()))
def test_everything_is_found_by_its_identifier_and_full_names(thing: Municipality) -> None:
    assert thing.id in {m.id for m in REGISTER.find(thing.id)}
    for naming in thing.namings:
        full = " ".join(filter(None, REGISTER.official(thing.id, naming.start)))
        assert [m.id for m in REGISTER.find(full, naming.start) if m.exact] == [thing.id]
