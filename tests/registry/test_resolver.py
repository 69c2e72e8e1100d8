"""Who is meant: each rule, what it records, and when it abstains."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model.place import Level, Municipality, Naming, PlaceName, Resolution
from kg.model.span import Span
from kg.registry import Register

Ask = Callable[..., Resolution]
REGISTER = Register.load()
GOLD = Path(__file__).parents[1] / "gold" / "2017-awards.tsv"


@pytest.mark.parametrize(
    ("text", "sido", "chosen", "rule"),
    [
        ("부산광역시", "", "busan", "exact"),
        ("순천시", "전남", "suncheon-si", "exact"),
        ("기장군", "", "gijang-gun", "exact"),
        ("서귀포시", "제주", "seogwipo-si", "exact"),
        ("순천", "전남", "suncheon-si", "short form"),
        ("성주", "", "seongju-gun", "short form"),
        ("전북", "", "jeonbuk", "short form"),
        ("경남도", "", "gyeongnam", "short form"),
        ("서울시", "", "seoul", "short form"),
        ("순천시청", "", "suncheon-si", "short form"),
        ("남구", "부산", "nam-gu-busan", "province"),
        ("남", "부산", "nam-gu-busan", "province"),
        ("중", "서울특별시", "jung-gu-seoul", "province"),
        ("남구청", "울산", "nam-gu-ulsan", "province"),
        ("고성", "강원", "goseong-gun-gangwon", "province"),
        ("고성군", "경상남도", "goseong-gun-gyeongnam", "province"),
    ],
)
def test_names(ask: Ask, text: str, sido: str, chosen: str, rule: str) -> None:
    decision = ask(text, sido)
    assert (decision.chosen, decision.rule, decision.guess) == (chosen, rule, False)
    assert decision.candidates == (chosen,)


@pytest.mark.parametrize(("text", "sido"), [("영등포\n\n구", "서울"), ("남양주 시", "경 기"), ("전남 순천시", "")])
def test_white_space_does_not_matter(ask: Ask, text: str, sido: str) -> None:
    decision = ask(text, sido)
    assert decision.chosen in {"yeongdeungpo-gu", "namyangju-si", "suncheon-si"}
    assert decision.name.text == text


@pytest.mark.parametrize("text", ["동구", "서구", "남구", "북구", "중구", "강서구", "고성군", "강서", "고성"])
def test_namesakes_alone_are_abstained_from(ask: Ask, text: str) -> None:
    decision = ask(text)
    assert (decision.chosen, decision.rule) == (None, "ambiguous")
    assert len(decision.candidates) > 1


class TestGwangju:
    def test_alone_it_is_the_metropolis(self, ask: Ask) -> None:
        assert ask("광주").chosen == "gwangju"

    def test_under_gyeonggi_it_is_the_city(self, ask: Ask) -> None:
        assert ask("광주", "경기").chosen == "gwangju-si"
        assert ask("광주시", "경기").chosen == "gwangju-si"

    def test_with_the_citys_suffix_it_may_be_either(self, ask: Ask) -> None:
        assert ask("광주시").rule == "ambiguous"
        assert ask("광주시", context=("gwangsan-gu",)).chosen == "gwangju"
        assert ask("광주시", level=Level.SIDO).chosen == "gwangju"

    def test_after_the_union_the_short_name_may_be_either(self, ask: Ask) -> None:
        decision = ask("광주", on=date(2026, 10, 1))
        assert (decision.chosen, set(decision.candidates)) == (None, {"gwangju", "gwangju-si"})
        assert ask("광주", on=date(2026, 10, 1), context=("gyeonggi",)).chosen == "gwangju-si"

    def test_it_does_not_lie_in_jeonnam(self, ask: Ask) -> None:
        assert ask("광주", "전남").chosen is None


def test_a_province_and_its_city_of_one_name(ask: Ask) -> None:
    assert ask("제주").chosen == "jeju"
    assert ask("제주시").chosen == "jeju-si"
    assert ask("제주", "제주").chosen == "jeju-si"
    assert ask("울산", on=date(1996, 5, 1)).chosen == "ulsan-si"
    assert ask("울산").chosen == "ulsan"


class TestContext:
    def test_a_province_chooses_among_namesakes(self, ask: Ask) -> None:
        decision = ask("동구", context=("incheon",))
        assert (decision.chosen, decision.rule, decision.guess) == ("dong-gu-incheon", "context", True)
        assert len(decision.candidates) == 6

    def test_a_municipality_stands_for_its_province(self, ask: Ask) -> None:
        assert ask("강서구", context=("haeundae-gu",)).chosen == "gangseo-gu-busan"

    def test_the_namesake_itself_comes_first(self, ask: Ask) -> None:
        assert ask("남구", context=("nam-gu-daegu", "busan")).chosen == "nam-gu-daegu"

    def test_two_provinces_leave_it_open(self, ask: Ask) -> None:
        assert ask("동구", context=("incheon", "daegu")).chosen is None

    def test_it_never_overrules_a_province_in_the_text(self, ask: Ask) -> None:
        assert ask("동구", "대구", context=("incheon",)).chosen == "dong-gu-daegu"

    def test_unknown_identifiers_do_no_harm(self, ask: Ask) -> None:
        assert ask("동구", context=("atlantis",)).rule == "ambiguous"


@pytest.mark.parametrize(
    ("text", "sido", "day", "chosen", "says"),
    [
        ("청원군", "", date(2016, 1, 1), "cheongwon-gun", "청주시"),
        ("마산", "경남", date(2017, 1, 1), "masan-si", "창원시"),
        ("여주군", "경기", date(2016, 1, 1), "yeoju-si", "여주시"),
        ("여주시", "", date(2012, 1, 1), "yeoju-si", "여주군"),
        ("전북특별자치도", "", date(2017, 12, 8), "jeonbuk", "전라북도"),
        ("남구", "인천", date(2020, 1, 1), "michuhol-gu", "미추홀구"),
        ("미추홀구", "인천", date(2017, 12, 8), "michuhol-gu", "남구"),
        ("군위군", "경북", date(2024, 1, 1), "gunwi-gun", "대구광역시"),
        ("순천시", "전남", date(2026, 10, 1), "suncheon-si", "전남광주통합특별시"),
        ("세종시", "", date(2010, 1, 1), "sejong", "2012-07-01"),
    ],
)
def test_out_of_its_time(ask: Ask, text: str, sido: str, day: date, chosen: str, says: str) -> None:
    decision = ask(text, sido, on=day)
    assert (decision.chosen, decision.rule) == (chosen, "not then")
    assert says in decision.note


def test_a_namesake_of_its_day_goes_before_one_of_another(ask: Ask) -> None:
    assert "michuhol-gu" in ask("남구").candidates
    assert "michuhol-gu" not in ask("남구", on=date(2020, 1, 1)).candidates


@pytest.mark.parametrize(
    ("text", "sido", "chosen"),
    [
        ("영등표구", "서울", "yeongdeungpo-gu"),
        ("구래군", "전남", "gurye-gun"),
        ("완주시", "전북", "wanju-gun"),
        ("순천군", "전남", "suncheon-si"),
    ],
)
def test_slips_are_guesses(ask: Ask, text: str, sido: str, chosen: str) -> None:
    decision = ask(text, sido)
    assert (decision.chosen, decision.rule, decision.guess) == (chosen, "typo", True)
    assert decision.note


@pytest.mark.parametrize(
    ("text", "sido"), [("영등표구", ""), ("홍길동", "서울"), ("복지", "경기"), ("남", ""), ("", "")]
)
def test_what_names_nothing_is_unknown(ask: Ask, text: str, sido: str) -> None:
    decision = ask(text, sido)
    assert (decision.chosen, decision.rule, decision.candidates) == (None, "unknown", ())


class TestWrongProvince:
    def test_an_only_full_name_is_a_guess_with_a_note(self, ask: Ask) -> None:
        decision = ask("순창군", "전남")
        assert (decision.chosen, decision.rule, decision.guess) == ("sunchang-gun", "other province", True)
        assert "전남" in decision.note
        assert "전라북도" in decision.note

    def test_a_short_form_is_abstained_from(self, ask: Ask) -> None:
        assert ask("순창", "전남").chosen is None

    def test_namesakes_are_abstained_from(self, ask: Ask) -> None:
        assert ask("고성군", "경북").chosen is None

    def test_a_slip_for_another_is_abstained_from(self, ask: Ask) -> None:
        decision = ask("영양군", "전남")  # 경북 영양군, or 전남 영암군
        assert decision.chosen is None
        assert set(decision.candidates) >= {"yeongyang-gun", "yeongam-gun"}


@pytest.mark.parametrize(
    ("text", "sido", "chosen"),
    [
        ("장안구", "수원시", "suwon-si"),
        ("장안구", "경기", "suwon-si"),
        ("완산구", "", "jeonju-si"),
        ("수원시장안구", "", "suwon-si"),
        ("수원시장안구", "경기", "suwon-si"),
        ("남구", "포항시", "pohang-si"),
        ("남구", "경북", "pohang-si"),
        ("포항시 북구", "", "pohang-si"),
    ],
)
def test_a_district_stands_for_its_city(ask: Ask, text: str, sido: str, chosen: str) -> None:
    decision = ask(text, sido)
    assert (decision.chosen, decision.rule) == (chosen, "part")
    assert "일반구" in decision.note


@pytest.mark.parametrize(
    ("text", "chosen"), [("부산연제구", "yeonje-gu"), ("전북익산", "iksan-si"), ("서울 중구", "jung-gu-seoul")]
)
def test_names_run_together(ask: Ask, text: str, chosen: str) -> None:
    assert ask(text).chosen == chosen


def test_a_word_that_is_no_province_makes_it_a_guess(ask: Ask) -> None:
    decision = ask("오산시", "갱기")
    assert (decision.chosen, decision.guess) == ("osan-si", True)
    assert "갱기" in decision.note
    assert ask("동구", "갱기").chosen is None


def test_a_province_in_its_own_column(ask: Ask) -> None:
    assert ask("부산광역시", "부산").chosen == "busan"


def test_another_tier_than_the_text_says_is_a_guess(ask: Ask) -> None:
    decision = ask("세종시", level=Level.SIGUNGU)
    assert (decision.chosen, decision.guess) == ("sejong", True)
    assert ask("세종시", level=Level.SIDO).guess is False


def test_every_award_of_the_release_resolves_to_its_official_names() -> None:
    day = date(2017, 12, 8)
    with GOLD.open(encoding="utf-8", newline="") as lines:
        awards = list(csv.DictReader(lines, delimiter="\t"))
    assert len(awards) == 113
    for award in awards:
        name = PlaceName(award["surface"], "" if award["level"] == "시도" else award["sido"], Span(0, 1))
        decision = REGISTER.resolve(name, day)
        assert decision.chosen is not None, award
        assert not decision.guess
        assert REGISTER.official(decision.chosen, day) == (award["sido"], award["sigungu"])


@st.composite
def named_days(draw: st.DrawFn) -> tuple[Municipality, Naming, date]:
    """A municipality, one of its namings, and a day on which it held."""
    thing = draw(st.sampled_from(REGISTER.all()))
    naming = draw(st.sampled_from(thing.namings))
    last = (naming.end or date(2027, 1, 1)) - timedelta(days=1)
    return thing, naming, draw(st.dates(naming.start, last))


@given(named_days())
def test_every_official_name_with_its_province_means_itself(drawn: tuple[Municipality, Naming, date]) -> None:
    thing, _, day = drawn
    sido, sigungu = REGISTER.official(thing.id, day)
    name = PlaceName(sigungu or sido, sido if sigungu else "", Span(0, 1))
    decision = REGISTER.resolve(name, day)
    assert decision.chosen == thing.id
    assert decision.rule in {"exact", "province"}
    assert not decision.guess


@given(named_days())
def test_short_province_forms_do_as_well(drawn: tuple[Municipality, Naming, date]) -> None:
    thing, naming, day = drawn
    if naming.sido is None:
        return
    province = REGISTER.index.at(naming.sido, day).name
    for short in REGISTER.index.tables.short[province]:
        decision = REGISTER.resolve(PlaceName(naming.name, short, Span(0, 1)), day)
        assert decision.chosen == thing.id, (short, naming.name, day)


@given(st.sampled_from(sorted(REGISTER.forms)), st.dates(date(1995, 1, 1), date(2027, 1, 1)))
def test_every_form_is_known_and_never_silently_mistaken(form: str, day: date) -> None:
    decision = REGISTER.resolve(PlaceName(form, "", Span(0, 1)), day)
    assert decision.rule != "unknown"
    if decision.chosen is None:
        assert len(decision.candidates) > 1
    else:
        assert decision.chosen in {r.id for r in REGISTER.index.read(form)}
        if decision.rule in {"exact", "short form"}:
            assert REGISTER.get(decision.chosen).naming(day) is not None


@given(st.text(max_size=8), st.text(max_size=4), st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_any_text_gets_a_decision(text: str, sido: str, day: date) -> None:
    name = PlaceName(text, sido, Span(0, 1))
    decision = REGISTER.resolve(name, day)
    assert decision.name == name
    assert decision.chosen is None or decision.chosen in decision.candidates


@pytest.mark.parametrize(
    ("text", "sido", "day", "chosen", "rule"),
    [
        ("용인특례시", "", date(2023, 5, 1), "yongin-si", "exact"),
        ("창원특례시", "경남", date(2023, 5, 1), "changwon-si", "exact"),
        ("용인특례시", "", date(2021, 5, 1), "yongin-si", "not then"),
        ("화성특례시", "", date(2024, 12, 31), "hwaseong-si", "not then"),
        ("화성특례시", "", date(2025, 1, 1), "hwaseong-si", "exact"),
        ("고양특례시 덕양구", "", date(2025, 1, 1), "goyang-si", "part"),
        ("용인시 수지구", "경기", date(2018, 1, 1), "yongin-si", "part"),
        ("동탄구", "화성시", date(2026, 9, 1), "hwaseong-si", "part"),
        ("제물포구", "인천", date(2026, 9, 1), "jemulpo-gu", "exact"),
        ("검단구", "", date(2026, 9, 1), "geomdan-gu", "exact"),
        ("서구", "인천", date(2026, 9, 1), "seohae-gu", "not then"),
        ("전남광주통합특별시", "", date(2026, 9, 1), "jeonnam-gwangju", "exact"),
        ("순천시", "전남광주통합특별시", date(2026, 9, 1), "suncheon-si", "exact"),
    ],
)
def test_titles_districts_and_the_changes_of_2026(text: str, sido: str, day: date, chosen: str, rule: str) -> None:
    decision = REGISTER.resolve(PlaceName(text, sido, Span(0, 1)), day)
    assert (decision.chosen, decision.rule, decision.guess) == (chosen, rule, False)
