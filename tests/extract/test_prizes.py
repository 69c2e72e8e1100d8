from __future__ import annotations

from pathlib import Path
from typing import Protocol

import pytest

from kg.documents import read, read_bytes
from kg.extract.prizes import prizes
from kg.model.document import Document
from kg.model.fact import PrizeRule
from kg.model.korean import Korean
from kg.model.place import Level

SEED = Path(__file__).parents[2] / "data" / "documents" / "2017-12-11-welfare-administration-awards.txt"
PARTS = ("지역사회보장계획", "복지전달체계 개편")
HEAD = "□ (포상내역)\n\n구 분\n\n포상규모(금액 : 백만원)\n\n계 대상 최우수 우수\n\n개\n\n소\n\n포상금\n\n(개소당)\n\n"


class Table(Protocol):
    def __call__(self, lines: str, head: str = HEAD) -> list[PrizeRule]: ...


@pytest.fixture
def table(korean: Korean) -> Table:
    def rules(lines: str, head: str = HEAD) -> list[PrizeRule]:
        document: Document = read_bytes("x.txt", (head + lines.replace("\n", "\n\n")).encode(), korean)
        return list(prizes(document, PARTS))

    return rules


def short(rules: list[PrizeRule]) -> list[tuple[str, int, int | None]]:
    return [(r.grade, r.places, r.prize_krw and r.prize_krw // 1_000_000) for r in rules]


def test_the_table_of_2017(korean: Korean) -> None:
    document = read(SEED, korean)
    rules = prizes(document, PARTS)
    assert len(rules) == 21
    told = {(r.division, r.level): (r.total_places, r.total_krw) for r in rules}
    assert told == {
        ("’16년 시행결과", Level.SIDO): (4, 110_000_000),
        ("’16년 시행결과", Level.SIGUNGU): (19, 490_000_000),
        ("찾아가는 복지서비스 기반 마련", Level.SIDO): (4, 74_000_000),
        ("찾아가는 복지서비스 기반 마련", Level.SIGUNGU): (33, 800_000_000),
        ("찾아가는 복지서비스 제공", Level.SIGUNGU): (33, 800_000_000),
        ("통합사례관리/민관협력․자원연계", Level.SIGUNGU): (10, 200_000_000),
        ("사회적 경제 및 일자리 창출", Level.SIGUNGU): (10, 150_000_000),
    }
    assert {r.part for r in rules} == set(PARTS)


def test_all_rows_of_2017_but_one_add_up(korean: Korean) -> None:
    rules = prizes(read(SEED, korean), PARTS)
    computed: dict[tuple[str, Level, int], int] = {}
    for rule in rules:
        key = (rule.division, rule.level, rule.total_krw or 0)
        computed[key] = computed.get(key, 0) + rule.places * (rule.prize_krw or 0)
    wrong = {key[0]: value for key, value in computed.items() if key[2] != value}
    assert wrong == {"사회적 경제 및 일자리 창출": 140_000_000}


def test_the_words_of_a_rule(korean: Korean) -> None:
    document = read(SEED, korean)
    words = ["".join(r.span.of(document.source).split()) for r in prizes(document, PARTS)]
    assert words[:4] == ["140", "130", "220", "340"]
    assert words[5:7] == ["10(장려1)20", "장려1)20(10"]


def test_a_row_that_lacks_the_first_grade(table: Table) -> None:
    rules = table("돌봄 기반\n시도 4 74 2 22 2 15\n시군구 33 800 3 50 5 30 25 20\n")
    assert short(rules)[:2] == [("최우수", 2, 22), ("우수", 2, 15)]
    assert {r.division for r in rules} == {"돌봄 기반"}


def test_a_row_that_lacks_the_last_grade(table: Table) -> None:
    rules = table("돌봄 기반\n시도 2 78 1 49 1 29\n시군구 33 800 3 50 5 30 25 20\n")
    assert short(rules)[:2] == [("대상", 1, 49), ("최우수", 1, 29)]


def test_without_a_fuller_row_the_lower_grades_are_meant(table: Table) -> None:
    assert [r.grade for r in table("돌봄 기반\n시도 4 74 2 22 2 15\n")] == ["최우수", "우수"]


def test_an_extra_grade_in_a_cell_counts_within_it(table: Table) -> None:
    rules = table("돌봄 기반\n시군구 19 490 3 40 6 30 10\n(장려1)\n20\n(10)\n")
    assert short(rules) == [("대상", 3, 40), ("최우수", 6, 30), ("우수", 9, 20), ("장려", 1, 10)]


def test_an_extra_grade_that_comes_on_top(table: Table) -> None:
    rules = table("돌봄 기반\n시군구 20 510 3 40 6 30 10 (장려1) 20 (10)\n")
    assert short(rules)[2:] == [("우수", 10, 20), ("장려", 1, 10)]


def test_numbers_that_contradict_their_sums_stay(table: Table) -> None:
    rules = table("일자리 창출\n시군구 10 150 2 20 3 15 5 11\n")
    assert short(rules) == [("대상", 2, 20), ("최우수", 3, 15), ("우수", 5, 11)]
    assert {(r.total_places, r.total_krw) for r in rules} == {(10, 150_000_000)}


def test_parts_and_remarks_before_the_division(table: Table) -> None:
    rules = table("복지전달\n체계개편\n(우수사례\n공모)\n자원연계/\n사례관리 시군구 10 200 1 50 3 30 6 10\n")
    assert {(r.part, r.division) for r in rules} == {("복지전달체계 개편", "자원연계/사례관리")}


def test_a_name_is_spaced_as_elsewhere_in_the_document(table: Table) -> None:
    head = "□ ‘아이 돌봄서비스 기반마련’ 분야에서 선정되었다.\n\n" + HEAD
    rules = table("아이 돌봄\n서비스\n기반마련\n시군구 10 200 1 50 3 30 6 10\n", head)
    assert {r.division for r in rules} == {"아이 돌봄서비스 기반마련"}


def test_without_a_unit_there_is_no_prize(table: Table) -> None:
    rules = table("돌봄\n시군구 10 200 1 50 3 30 6 10\n", "□ (포상내역)\n\n구 분\n\n계 대상 최우수 우수\n\n")
    assert short(rules) == [("대상", 1, None), ("최우수", 3, None), ("우수", 6, None)]
    assert {r.total_krw for r in rules} == {None}


def test_without_sums_in_the_header_none_are_read(table: Table) -> None:
    head = "□ (포상내역)\n\n구 분\n\n포상규모(단위 : 만원)\n\n대상 최우수\n\n"
    rules = table("돌봄\n기초 1 5,000 3 3,000\n", head)
    assert [(r.grade, r.places, r.prize_krw, r.total_places) for r in rules] == [
        ("대상", 1, 50_000_000, None),
        ("최우수", 3, 30_000_000, None),
    ]


@pytest.mark.parametrize(
    "line", ["시군구 10 200 1 50 3", "시군구 10 200 1 50 3 30 6 10 5 5", "시군구 10 200", "대상 4 최우수 7"]
)
def test_a_row_that_does_not_fit_the_header_gives_nothing(table: Table, line: str) -> None:
    assert table(f"돌봄\n{line}\n") == []
