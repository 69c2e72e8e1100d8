"""Units of the shipped document: what can be found, what hangs together, where it stands."""

from __future__ import annotations

import pytest

from kg.search.about import About
from kg.search.units import LONG, Unit, parts, says
from kg.workspace import Workspace


def squeezed(text: str) -> str:
    return "".join(c for c in text if c.isalnum())


def test_every_unit_holds_the_words_of_its_place(held: list[Unit], source: str) -> None:
    assert len(held) > 100
    for unit in held:
        assert squeezed(unit.text) in squeezed(source[unit.start : unit.end])


def test_ids_follow_the_text(held: list[Unit]) -> None:
    assert [unit.id for unit in held] == [f"{number:08d}" for number in range(len(held))]
    assert [(u.document, u.start) for u in held] == sorted((u.document, u.start) for u in held)


def test_notes_hang_on_what_they_speak_of(held: list[Unit]) -> None:
    of = {unit.id: unit for unit in held}
    bus = next(unit for unit in held if "달리는 행복" in unit.text and unit.start > 8000)
    assert of[bus.lead].text.startswith("(전남 순천시)")
    assert bus.lead != bus.id
    assert all(of[unit.lead].case == unit.case and of[unit.lead].lead == unit.lead for unit in held)


def test_a_bullet_leads_itself(held: list[Unit]) -> None:
    bullet = next(unit for unit in held if unit.text.startswith("(영구임대 사회돌봄)"))
    assert bullet.lead == bullet.id


def test_facets_of_a_case(held: list[Unit]) -> None:
    unit = next(unit for unit in held if unit.text.startswith("(영구임대 사회돌봄)"))
    assert (unit.year, unit.sido, unit.sigungu) == (2017, "광주광역시", "광산구")
    assert unit.facets["year"] == {"2017"}
    assert unit.facets["municipality"] == {"municipality/gwangsan-gu"}
    assert "municipality/gwangju" in unit.facets["sido"]
    assert "사회적경제및일자리창출" in unit.facets["division"]
    assert unit.facets["grade"] == {"대상"}
    assert unit.context.startswith("광주광역시 광산구: ")


def test_a_unit_knows_what_it_mentions(held: list[Unit]) -> None:
    unit = next(unit for unit in held if "‘좋은이웃들’ 운영" in unit.text)
    assert {"program/good-neighbours-watch", "organisation/social-welfare-council"} <= unit.things
    assert "municipality/jeonbuk" in unit.things


def test_what_stands_outside_cases_can_be_found_too(held: list[Unit]) -> None:
    speech = next(unit for unit in held if "축사를 통해" in unit.text)
    assert (speech.case, speech.sido, speech.year) == ("", "", 2017)


def test_captions_and_contacts_are_no_units(held: list[Unit]) -> None:
    assert not [unit for unit in held if "044-202" in unit.text or unit.text in {"진행 순서", "(평가과제)"}]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("독거노인 반찬 배달 서비스", True),
        ("물리치료, 이미용 등 1,261건 서비스 제공", True),
        ("진행 순서", False),
        ("044-202-3120", False),
        ("배 포 일 2017. 12. 8. / (총15매) 담당부서 지역복지과", False),
    ],
)
def test_what_says_something(text: str, said: bool) -> None:
    assert says(text) is said


def test_a_long_paragraph_is_cut_between_sentences() -> None:
    sentence = "지역의 이웃이 서로를 살피는 모임을 만들어 매달 만났다. "
    cut = parts(sentence * 40)
    assert len(cut) > 1
    assert all(part.endswith("만났다.") and len(part) <= LONG for part in cut)
    assert " ".join(cut) == (sentence * 40).strip()


def test_a_text_without_sentences_stays_whole() -> None:
    assert parts("가" * 1000) == ["가" * 1000]


def test_surroundings_of_every_case(workspace: Workspace) -> None:
    about = About.of(workspace.view)
    assert len(about.cases) == 28
    assert all(told.place and told.fields for told in about.cases.values())
