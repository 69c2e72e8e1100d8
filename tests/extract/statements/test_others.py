from __future__ import annotations

import pytest

from kg.extract.statements.others import alien, bestowed, headed, mayor


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("의 대표 축제인 왕인문화축제가 ", True),
        (" 이재준 시장이 '한국지방자치대상'에서 ", True),
        (" 이재준 시장이 복지부 지역복지사업 평가에서 ", False),
        ("는 지역사회보장협의체가 추진한 사업으로 ", False),
        ("는 노인복지관이 복지부가 주관한 대회에서 ", True),
        ("는 사례관리 부문에서 ", False),
    ],
)
def test_somebody_else_is_the_subject(text: str, other: bool) -> None:
    assert alien(text) is other


@pytest.mark.parametrize("run", ["가", "가나기업", "홍길동 시", "대상에 ", "㈜가"])
def test_a_run_of_letters_without_end_is_read_in_one_go(run: str) -> None:
    text = run * 50_000
    assert [headed(text), mayor(text), bestowed(text, 0)] == [False, False, False]
    assert alien(text) is False


def test_who_ends_a_list_does_not_take_it_from_who_began_it() -> None:
    text = ", 부산시설공단, 이름복지관이 "
    assert alien(text)
    assert not alien(text, listed=True)


@pytest.mark.parametrize(
    ("text", "other"), [("창원 소재 ㈜한빛, 우수기업 ", True), ("3년 연속, ", False), ("양주시, 복지 평가 ", False)]
)
def test_a_headline_begins_with_somebody_else(text: str, other: bool) -> None:
    assert headed(text) is other


def test_a_mayor_takes_what_his_office_was_judged_for() -> None:
    assert mayor("이상익 함평군수(가운데)가 지역복지사업 평가에서 ")
    assert not mayor("이상익 함평군수가 올해의 지도자 ")


@pytest.mark.parametrize(
    ("text", "giver"),
    [
        ("대상에 김철수 씨를 선정했다.", True),
        ("대상을 수상하고 상금을 이웃에 전달했다.", False),
        ("대상에 선정됐다고 발표했다.", False),
        ("대상에 유구읍, 우수상에 신관동을 선정했다.", True),
    ],
)
def test_the_subject_gives_what_he_has_chosen_for(text: str, giver: bool) -> None:
    assert bestowed(text, len("대상")) is giver
