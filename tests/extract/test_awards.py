"""Result tables: grade and level cells, names cut by lines, one prize for two levels, labels of divisions, totals."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extract.awards import Results, label_text, results
from kg.extract.places import Places
from kg.model.document import Document
from kg.model.fact import Award
from kg.model.place import Level
from tests.extract.conftest import Read, plain

Table = Callable[..., tuple[Document, Results]]
CAPTION = "나눔과 돌봄(6개)"


@pytest.fixture
def table(reads: Read, places: Places) -> Table:
    def read(lines: str, caption: str = CAPTION) -> tuple[Document, Results]:
        document = reads(f"붙임 2  평가 심사결과\n\n {caption}\n\n구분 수상 지자체명 포상금\n\n{lines}\n")
        return document, results(document, places, "복지행정상", 2019)

    return read


def short(award: Award) -> tuple[str, str, str, int | None]:
    level = award.place.level
    return award.grade, level.value if level else "", f"{award.place.sido} {award.place.text}".strip(), award.prize_krw


TWO_LEVELS = """대상(2)
(시도1) 부산광역시
(시군구1) 서울 영등포구
각 5천만원

최우수(4)
(시도1) 전라북도
(시군구3) 부산 동
래구, 경기 수원시․남양주

시
"""


def test_each_place_gets_grade_level_and_prize(table: Table) -> None:
    _, read = table(TWO_LEVELS + "각 22백만원\n\n각 3천만원\n")
    assert [short(a) for a in read.awards] == [
        ("대상", "시도", "부산광역시", 50_000_000),
        ("대상", "시군구", "서울 영등포구", 50_000_000),
        ("최우수", "시도", "전라북도", 22_000_000),
        ("최우수", "시군구", "부산 동래구", 30_000_000),
        ("최우수", "시군구", "경기 수원시", 30_000_000),
        ("최우수", "시군구", "경기 남양주시", 30_000_000),
    ]
    assert {(a.scheme, a.year, a.part, a.table) for a in read.awards} == {("복지행정상", 2019, "나눔과 돌봄", True)}


def test_one_prize_is_for_both_levels(table: Table) -> None:
    _, read = table(TWO_LEVELS + "각 3천만원\n")
    assert {a.prize_krw for a in read.awards if a.grade == "최우수"} == {30_000_000}


def test_without_a_prize_none_is_made_up(table: Table) -> None:
    _, read = table("대상(1)\n(시군구1) 전남 순천시\n")
    assert [short(a) for a in read.awards] == [("대상", "시군구", "전남 순천시", None)]


def test_three_prizes_for_two_levels_say_nothing(table: Table) -> None:
    _, read = table(TWO_LEVELS + "각 3천만원\n각 2천만원\n각 1천만원\n")
    assert {a.prize_krw for a in read.awards if a.grade == "최우수"} == {None}


@pytest.mark.parametrize(
    ("cell", "won"),
    [
        ("각 4천만원", 40_000_000),
        ("각 22백만원", 22_000_000),
        ("1억5천만원", 150_000_000),
        ("5억5백만원", 505_000_000),
        ("각 2,000만원", 20_000_000),
        ("각 20백만 원", 20_000_000),
    ],
)
def test_prizes_are_read_in_every_unit(table: Table, cell: str, won: int) -> None:
    _, read = table(f"대상(1)\n(시군구1) 전남 순천시\n{cell}\n")
    assert [a.prize_krw for a in read.awards] == [won]


def test_every_award_spans_its_name_and_its_evidence_its_cells(table: Table) -> None:
    document, read = table("이웃\n돌봄\n(6)\n" + TWO_LEVELS + "각 22백만원\n\n각 3천만원\n")
    for award in read.awards:
        assert "".join(award.span.of(document.source).split()) == award.place.text
        words = ["".join(span.of(document.source).split()) for span in award.evidence]
        assert words[0] == "이웃돌봄"
        assert words[1].startswith(award.grade)
        assert award.place.level is not None
        assert award.place.level.value in words[2]
        assert words[3].endswith("만원")


def test_labels_between_groups_are_divisions(table: Table) -> None:
    lines = """마을
돌봄
(2)
2개 대상 1, 우수 1
소계
70백만원
대상(1) (시군구 1) 전북 익산시 각 5천만원
우수(1) (시군구 1) 부산 남구 각 2천만원
민관협력․
자원 연계/나눔
(1)
대상(1) (시군구 1) 전남 순천시 각 5천만원
"""
    _, read = table(lines)
    assert [(a.division, a.place.text) for a in read.awards] == [
        ("마을 돌봄", "익산시"),
        ("마을 돌봄", "남구"),
        ("민관협력·자원 연계/나눔", "순천시"),
    ]


def test_a_division_that_is_all_of_its_part_bears_the_parts_name_and_its_year(table: Table) -> None:
    _, read = table("’18년\n시행결과\n(6개)\n" + TWO_LEVELS + "각 3천만원\n")
    assert {(a.division, a.target_year) for a in read.awards} == {("나눔과 돌봄 시행결과", 2018)}


def test_a_division_of_part_of_the_places_does_not(table: Table) -> None:
    _, read = table("시행결과\n(4개)\n" + TWO_LEVELS)
    assert {(a.division, a.target_year) for a in read.awards} == {("시행결과", None)}


def test_a_table_without_labels_is_of_its_part(table: Table) -> None:
    _, read = table("대상(1)\n(시군구1) 전남 순천시\n각 4천만원\n")
    assert [a.division for a in read.awards] == ["나눔과 돌봄"]


def test_all_stated_counts_and_sums_are_kept(table: Table) -> None:
    document, read = table("대상 2, 최우수 00 총 210백만원\n\n시행결과\n(6개)\n" + TWO_LEVELS + "각 3천만원\n")
    told = [(t.where, t.grade, t.level, t.value, t.unit) for t in read.totals]
    assert told == [
        ("caption", "", None, 6, "places"),
        ("summary", "대상", None, 2, "places"),
        ("summary", "최우수", None, None, "places"),
        ("summary", "", None, 210_000_000, "KRW"),
        ("summary", "", None, 6, "places"),
        ("table", "대상", None, 2, "places"),
        ("table", "대상", Level.SIDO, 1, "places"),
        ("table", "대상", Level.SIGUNGU, 1, "places"),
        ("table", "최우수", None, 4, "places"),
        ("table", "최우수", Level.SIDO, 1, "places"),
        ("table", "최우수", Level.SIGUNGU, 3, "places"),
    ]
    for total in read.totals:
        assert "".join(total.text.split()) == "".join(total.span.of(document.source).split())


@pytest.mark.parametrize("placeholder", ["00", "○○", "-"])
def test_a_placeholder_is_a_total_without_a_value(table: Table, placeholder: str) -> None:
    _, read = table(f"대상 1, 우수 {placeholder}\n대상(1)\n(시군구1) 전남 순천시\n")
    assert [(t.grade, t.value) for t in read.totals if t.where == "summary"] == [("대상", 1), ("우수", None)]


def test_levels_of_other_years_are_the_same_levels(table: Table) -> None:
    _, read = table("대상(2)\n(광역) 부산광역시\n(기초) 전남 순천시\n각 4천만원\n")
    assert [short(a)[1] for a in read.awards] == ["시도", "시군구"]


def test_a_table_of_another_kind_gives_nothing(table: Table) -> None:
    document, read = table(
        "시 간 행사 순서\n13:50～13:55 ① 도착\n▪우수사례발표 전남 순천시\n- 대상 13(상패), 최우수 25\n"
    )
    assert read == Results()
    assert document.blocks


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("마을\n돌봄", "마을 돌봄"),
        ("민관협력․\n자원연계", "민관협력·자원연계"),
        ("사례관리 /\n협력", "사례관리/협력"),
        ("  나눔 ", "나눔"),
    ],
)
def test_a_label_is_healed(label: str, words: str) -> None:
    assert label_text(plain(label)) == words
