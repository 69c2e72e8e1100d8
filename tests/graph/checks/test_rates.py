from __future__ import annotations

import pytest

from kg.graph.checks.rates import CHECKS, additions, breakdowns, shares
from tests.graph.checks.desk import Desk, run


@pytest.mark.parametrize(
    ("text", "computed", "severity"),
    [
        ("전체 424개 센터 중 294개 사무소에 팀을 설치(설치율 70%)", "69.3%", "low"),
        ("환자 3,598명 중 2,160명(55.7%)이", "60.0%", "medium"),
        ("총 448명 중 해외 285명(63.66%)", "63.62%", "low"),
    ],
)
def test_rates_that_their_parts_do_not_give(text: str, computed: str, severity: str) -> None:
    of = Desk.of(text)
    (found,) = run(of.paper(), shares)
    assert (found.computed, found.severity, found.kind) == (computed, severity, "rate")
    assert of.words(found) == found.stated


@pytest.mark.parametrize(
    "text",
    [
        "전체 424개 센터 중 294개 사무소에 설치(설치율 69%)",
        "전체 424개 센터 중 294개 사무소에 설치(69.3%)",
        "전체 300개 중 200개(66%)",
        "전체 300개 중 200개(67%)",
        "남자는 5명 중 2명(39.1%)",
        "전체 424개 중 294명(70%)",
        "100명 중 20명이 참여하여 전년보다 크게 늘었다. 증가율은 (30%)",
        "10명 중 30명(50%)",
    ],
)
def test_rounded_cut_and_other_rates_are_no_findings(text: str) -> None:
    assert run(Desk.of(text).paper(), shares) == []


@pytest.mark.parametrize(
    ("text", "computed"),
    [
        ("공무원 375명, 간호사 342명, 인력 191명 등 총 907명의 보강", "908"),
        ("시도 8개소, 시군구 105곳, 총 114개소를 선정", "113"),
        ("총 133개소(중복포함): 대상 21개소, 최우수상 32개소, 우수상 73개소, 특별상 6개소", "132"),
        ("총 130개 표창(대상 20곳, 최우수 40곳, 우수 72곳)", "132"),
        ("100명 일자리 창출(공동식당 15명, 돌봄 75명), 1천여명 수혜", "90"),
    ],
)
def test_parts_that_do_not_make_their_total(text: str, computed: str) -> None:
    (found,) = run(Desk.of(text).paper(), additions, breakdowns)
    assert (found.computed, found.severity, found.kind) == (computed, "medium", "sum")


@pytest.mark.parametrize(
    "text",
    [
        "공무원 375명, 간호사 342명, 인력 191명 등 총 908명의 보강",
        "공무원 375명, 간호사 342명 등 총 908명의 보강",
        "시도 8개소, 시군구 105곳 등 총 113개소를 선정",
        "총 132개소(중복포함): 대상 21개소, 최우수상 32개소, 우수상 73개소, 특별상 6개소",
        "총 135개 표창(대상 20곳, 최우수 40곳, 우수 72곳, 장려 3곳)",
        "100명 일자리 창출(공동식당 15명, 사회돌봄 등 85명), 1천여명 수혜",
        "보건소 13개소에 대해 장관상(최우수 1개소, 우수 2개소, 장려 5개소)",
        "유흥시설 5,157개소, 대중교통 3,671개소 등 40개 분야 총 16,396개 시설",
        "출자금 1,000억 원*, 국책은행(산업은행, 기업은행) 출자금 1,000억 원**과 민간투자 3,000억 원을 합한 총 5,000억 원",
        "매년 200명, 300명을 거쳐 총 900명",
        "회원 50여명(남 20명, 여 20명)",
        "교육 3회(1회 20명, 2회 30명)",
        "200명(서울 20명, 부산 30명)",
    ],
)
def test_sound_open_and_other_lists_are_no_findings(text: str) -> None:
    assert run(Desk.of(text).paper(), *CHECKS) == []


def test_an_open_list_that_leaves_out_very_little_is_doubtful() -> None:
    (found,) = run(Desk.of("공무원 375명, 간호사 342명, 인력 191명 등 총 918명의 보강").paper(), additions)
    assert (found.severity, found.computed) == ("low", "908")


def test_rows_of_tables_are_not_read_as_prose() -> None:
    assert run(Desk.of("| 5명, 6명 등 총 9명\n").paper(), *CHECKS) == []
