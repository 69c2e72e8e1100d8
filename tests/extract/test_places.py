"""Names of municipalities in running text, through the real register: cut names, carried provinces, words that are none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extract.places import Found, Places
from kg.model.span import RESTORED, Mapped, Span
from kg.registry import Register
from tests.extract.conftest import plain

REAL = Places(Register.load())
PIECES = "부산 동\n래구|부산|동구|서구|경기|수원시|광주|(대구)|전북|익산시|익산|고성군| 및 |, |·|와 |의 |에서| |\n|(|)|는 |사업|서울시청"


def read(found: tuple[Found, ...]) -> list[tuple[str, str]]:
    return [(f.name.text, f.name.sido) for f in found]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("부산광역시는", [("부산광역시", "")]),
        ("익산시가 나서", [("익산시", "")]),
        ("전남 순천, 경북 성주가 받았다", [("순천", "전남"), ("성주", "경북")]),
        ("경기 수원시․남양주시․양평군, 전남 해남군", [("수원시", "경기"), ("남양주시", "경기"), ("양평군", "경기"), ("해남군", "전남")]),
        ("부산 남구와 북구는", [("남구", "부산"), ("북구", "부산")]),
        ("서울 성북구·서대문구, 부산 수영구", [("성북구", "서울"), ("서대문구", "서울"), ("수영구", "부산")]),
        ("경북 포항(시군구2), 구미", [("포항", "경북"), ("구미", "경북")]),
        ("인천시 중구 (연안동), 동구", [("중구", "인천시"), ("동구", "인천시")]),
        ("경기도 및 수원시", [("경기도", ""), ("수원시", "")]),
        ("세종특별자치시, 충청남도", [("세종특별자치시", ""), ("충청남도", "")]),
        ("대구 군위군", [("군위군", "대구")]),
    ],
)  # fmt: skip
def test_names_and_the_province_that_governs_them(places: Places, text: str, names: list[tuple[str, str]]) -> None:
    assert read(places.find(plain(text))) == names


@pytest.mark.parametrize(
    ("text", "name", "sido"),
    [("부산 동\n래구", "동래구", "부산"), ("광주 광\n산구는", "광산구", "광주"), ("영등포 구는", "영등포구", ""), ("경기 양평 군", "양평군", "경기")],
)  # fmt: skip
def test_a_name_cut_by_a_line_break_or_a_space_is_one_name(places: Places, text: str, name: str, sido: str) -> None:
    assert read(places.find(plain(text))) == [(name, sido)]


def test_a_province_carries_only_to_its_own(places: Places) -> None:
    assert read(places.find(plain("전북 전주시, 서귀포시, 완주군"))) == [
        ("전주시", "전북"),
        ("서귀포시", ""),
        ("완주군", ""),
    ]


def test_a_province_is_not_carried_over_other_words(places: Places) -> None:
    assert read(places.find(plain("부산 남구는 이웃을 살폈고 북구는 집을 고쳤다"))) == [("남구", "부산"), ("북구", "")]


def test_a_province_can_govern_from_before_the_text(places: Places) -> None:
    assert read(places.find(plain("포항, 구미"), carry="경북")) == [("포항", "경북"), ("구미", "경북")]
    assert read(places.find(plain("포항, 구미"))) == []


@pytest.mark.parametrize(
    "text",
    [
        "경기가 어렵다",
        "강남스타일",
        "이천쌀을",
        "성주를 모시고",
        "진주귀걸이",
        "익산시청소년",
        "광주의 9개 병원",
        "고성방가",
        "동구릉",
    ],
)
def test_ordinary_words_are_no_municipality(places: Places, text: str) -> None:
    assert places.find(plain(text)) == ()


@pytest.mark.parametrize("text", ["성주", "경기", "고성, 화성"])
def test_in_a_bare_list_a_short_form_needs_no_other_sign(places: Places, text: str) -> None:
    assert places.find(plain(text)) == ()
    assert [f.name.text for f in places.find(plain(text), listed=True)] == text.split(", ")


def test_a_label_in_brackets_is_a_name_even_in_short(places: Places) -> None:
    assert read(places.find(plain("(대구) 이웃을 살피는 사업"))) == [("대구", "")]
    assert places.find(plain("대구에서 이웃을 살피는 사업")) == ()


def test_a_city_hall_is_its_city(places: Places) -> None:
    (found,) = places.find(plain("수원시청은 주민과"))
    assert (found.name.text, found.name.span, found.end) == ("수원시", Span(0, 3), 4)


def test_lying_in_a_province_is_by_any_way_of_writing_it(places: Places) -> None:
    assert places.lies("남구", "부산")
    assert places.lies("남구", "부산광역시")
    assert places.lies("구청", "부산") is False
    assert not places.lies("수원시", "부산")
    assert not places.lies("수원시", "")


def test_the_span_of_a_name_leaves_out_the_province_before_it(places: Places) -> None:
    text = "올해 전남 순천시가"
    (found,) = places.find(plain(text, 100))
    assert (found.start, found.end) == (3, 9)
    assert found.name.span == Span(106, 109)


def test_a_space_given_back_is_no_letter_of_the_name(places: Places) -> None:
    content = Mapped("부산 동 래구", (0, 1, 2, 3, RESTORED, 5, 6))
    (found,) = places.find(content)
    assert (found.name.text, found.name.span) == ("동래구", Span(3, 7))


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES.split("|")), max_size=12).map("".join), st.booleans())
def test_names_come_in_order_without_overlap_and_hold_their_words(text: str, listed: bool) -> None:
    found = REAL.find(plain(text), listed=listed)
    edges = [edge for f in found for edge in (f.start, f.end)]
    assert edges == sorted(edges)
    for f in found:
        written = "".join(text[f.name.span.start : f.name.span.end].split())
        assert written == f.name.text
        assert Span(f.start, f.end).overlaps(f.name.span)
        assert not f.name.sido or REAL.lies(f.name.text, f.name.sido)


def local(words: str, whole: bool) -> bool:
    return words in {"보건소", "경찰서"} or (whole and words == "복지재단")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("대전광역시 대덕구보건소는", [("대덕구보건소", "대덕구", "대전광역시")]),
        ("부여경찰서, 순천시복지재단과", [("부여경찰서", "부여", ""), ("순천시복지재단", "순천시", "")]),
        ("순천복지재단과 함께", []),
        ("순천시는 보건소와", []),
        ("중앙경찰서에서", []),
    ],
)
def test_a_body_that_bears_a_municipalitys_name(places: Places, text: str, found: list[tuple[str, str, str]]) -> None:
    hits = places.bodies(plain(text), local)
    assert [(text[f.start : f.end], f.name.text, f.name.sido) for f in hits] == found


def test_a_field_of_a_form_is_no_municipality_where_the_text_uses_it_as_a_word() -> None:
    assert read(REAL.find(plain("(예산) 발달장애인 지원 예산 2,080억 원"))) == []
    assert read(REAL.find(plain("(예산) 이웃을 살피는 사업"))) == [("예산", "")]
