from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.money import amounts, number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2,715", 2715),
        ("3천500", 3500),
        ("1천여", 1000),
        ("1만5천", 15_000),
        ("12만", 120_000),
        ("2만 2,000", 22_000),
        ("9천 7백억", 970_000_000_000),
        ("1조 1,045억", 1_104_500_000_000),
        ("2천715", 2715),
        ("천", 1000),
        ("81,969", 81_969),
    ],
)
def test_number(text: str, value: int) -> None:
    assert number(text) == value


def test_number_keeps_decimals() -> None:
    assert number("31.2억") == Decimal("3120000000.0")
    assert number("0.5") == Decimal("0.5")


@pytest.mark.parametrize("text", ["", "  ", "명", "1천 2천", "3만 2억", "12 34", "1.2.3"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"numeral|row|units"):
        number(text)


@pytest.mark.parametrize(
    ("text", "krw"),
    [
        ("자체예산 확보(2,896백만원)지원", 2_896_000_000),
        ("예산 확보(5억5백만원)", 505_000_000),
        ("각 4천만원", 40_000_000),
        ("(포상금 31.2억원)", 3_120_000_000),
        ("1억 2,500만 원을 지원", 125_000_000),
        ("3천596만원", 35_960_000),
        ("각 20백만원", 20_000_000),
        ("731억원의 자체 시비", 73_100_000_000),
        ("1조 2천억원", 1_200_000_000_000),
        ("포상금(총 16억 원)", 1_600_000_000),
        ("조사비 2.72조 원", 2_720_000_000_000),
        ("상금은 5500만 원이다", 55_000_000),
        ("(342,510원)", 342_510),
        ("183만4천원", 1_834_000),
        ("₩1,000,000", 1_000_000),
        ("￦ 3천만", 30_000_000),
        ("142만4752원", 1_424_752),
        ("18억 8천만 원 지원", 1_880_000_000),
        ("1억500원", 100_000_500),
    ],
)
def test_amount(text: str, krw: int) -> None:
    (found,) = amounts(text)
    assert found.krw == krw
    assert not found.approximate


def test_amount_covers_its_words() -> None:
    text = "총 2,524백만원과 10억 원"
    assert [text[a.start : a.end] for a in amounts(text)] == ["2,524백만원", "10억 원"]


@pytest.mark.parametrize(
    "text",
    [
        "약 1,100만 원 상당",
        "1천여만 원",
        "10억여 원",
        "500만원 이하의 벌금",
        "1조 원 이상의",
        "3억 원가량",
        "100만 원대 상품",
    ],
)
def test_approximate(text: str) -> None:
    (found,) = amounts(text)
    assert found.approximate


@pytest.mark.parametrize(
    "text",
    [
        "비핵화 3원칙",
        "93억 달러",
        "수억 원",
        "(단위: 백만원)",
        "병원",
        "공동 2원장 체제",
        "9개 원인",
        "78.4원",
        "3,500개소",
        "대상 5원소",
    ],
)
def test_what_is_no_sum_in_won(text: str) -> None:
    assert list(amounts(text)) == []


def test_a_list_of_sums_without_the_word_won() -> None:
    text = "적정성 관리(3억), 보육정책(1억), 공모(1천만원), 관람 1억 명, 정원(12만), 제17조, 약(3억 달러), 2억"
    assert [a.krw for a in amounts(text, bare=True)] == [300_000_000, 100_000_000, 10_000_000, 200_000_000]
    assert [a.krw for a in amounts(text)] == [10_000_000]


@given(st.integers(min_value=1, max_value=9999), st.integers(min_value=1, max_value=9999))
def test_groups_of_four_digits_add_up(high: int, low: int) -> None:
    (found,) = amounts(f"총 {high:,}억 {low}만 원")
    assert found.krw == high * 10**8 + low * 10**4


@given(st.text(alphabet="0123456789,.천백십만억조여원 ()₩", max_size=30))
def test_any_text_is_survived(text: str) -> None:
    ends = [0]
    for amount in amounts(text, bare=True):
        assert amount.start >= ends[-1]
        ends.append(amount.end)
