from __future__ import annotations

import pytest

from kg.graph.checks.people import recognisable
from kg.model.fact import Facts, Passage, Release
from tests.graph.checks.desk import Desk, run

STORY = "#1 발굴된 황○○(남, 48세)은 1년 전 정리해고된 후 가람시에서 우울증을 앓았다."


def test_a_story_is_listed_with_what_meets() -> None:
    of = Desk.of(f"복지부가 밝혔다.\n{STORY}\n")
    (found,) = run(of.paper(), recognisable)
    assert (found.kind, found.severity) == ("person", "high")
    assert found.message.startswith("이름 일부·나이·성별·질병·장애·일 5가지가")
    assert found.english == "part of the name, age, sex, illness or disability, work together may point to a person"
    assert found.span in of.document.blocks[1].span
    assert of.words(found).startswith("황○○(남, 48세)")


def test_the_finding_itself_tells_nothing_of_the_person() -> None:
    (found,) = run(Desk.of(STORY + "\n").paper(), recognisable)
    said = found.message + found.english + found.stated + found.computed + found.trust
    assert not any(word in said for word in ("황", "48", "남", "해고", "우울", "가람"))
    assert found.places == ()


def test_a_municipality_that_the_passage_is_known_to_speak_of_counts() -> None:
    of = Desk.of("나래군\n환자(여, 48세)를 도왔다\n")
    assert run(of.paper(), recognisable) == []
    passage = Passage("p1", "paragraph", "", of.document.blocks[1].span, places=(of.place("나래군"),))
    (found,) = run(of.paper(Facts(release=Release(), passages=(passage,))), recognisable)
    assert (found.severity, "시군구" in found.message) == ("medium", True)


def test_an_example_weighs_little() -> None:
    (found,) = run(Desk.of("<예시> 김모씨(남, 48세)는 우울증을 앓고 실직했다\n").paper(), recognisable)
    assert found.severity == "low"
    assert found.message.startswith("예로 든 사람일 수 있으나")
    assert found.english.startswith("perhaps an example")


@pytest.mark.parametrize(
    "line",
    [
        "장관 박능후는 우울증 환자를 만났다",
        "과장 정영훈 (044-202-3120)",
        "A씨는 실직했다",
        "대상: 65세 이상 치매 어르신",
    ],
)
def test_passages_that_point_to_nobody(line: str) -> None:
    assert run(Desk.of(line + "\n").paper(), recognisable) == []
