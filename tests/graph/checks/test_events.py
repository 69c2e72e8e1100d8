from __future__ import annotations

from dataclasses import replace

import pytest

from kg.graph.checks.events import agendas, embargo, halls, times, weekdays
from kg.model.fact import AgendaItem, Event, Facts, Release
from tests.graph.checks.desk import NOTHING, Desk, run

SOURCE = """배포일 2017. 12. 8. 보도 12월 11일 석간
* 12.11일(월) 정부청사 12동 대강당(산업자원부 2층), 14:00~16:00
# 붙임1 행사
- 일시 2017. 12. 11(월) 14:00 ~ 15:00 장소 정부청사 12동 대강당 (산업부 2층)
| 14:00～14:20 개회
| 14:20～15:00 시상
"""


def tellings(of: Desk) -> tuple[Event, Event]:
    body = Event(
        of.at("12.11일(월)"),
        date=of.stated("12.11일", "2017-12-11"),
        start=of.stated("14:00"),
        end=of.stated("16:00"),
        place=of.stated("정부청사 12동 대강당(산업자원부 2층)"),
    )
    items = (
        AgendaItem("14:00", "14:20", "개회", "", of.at("14:00～14:20 개회")),
        AgendaItem("14:20", "15:00", "시상", "", of.at("14:20～15:00 시상")),
    )
    form = Event(
        of.at("일시"),
        date=of.stated("2017. 12. 11", "2017-12-11"),
        start=of.stated("14:00", nth=1),
        end=of.stated("15:00"),
        place=of.stated("정부청사 12동 대강당 (산업부 2층)"),
        agenda=items,
    )
    return body, form


def facts(*events: Event) -> Facts:
    return Facts(release=Release(), events=events)


def test_ends_that_differ_and_the_one_the_agenda_bears_out() -> None:
    of = Desk.of(SOURCE)
    (found,) = run(of.paper(facts(*tellings(of))), times)
    assert (found.severity, found.stated, found.computed) == ("medium", "16:00", "15:00")
    assert of.words(found) == "16:00"
    assert found.trust.startswith("15:00")


def test_without_an_agenda_neither_is_believed() -> None:
    of = Desk.of(SOURCE)
    body, form = tellings(of)
    (found,) = run(of.paper(facts(body, replace(form, agenda=()))), times)
    assert "알 수 없다" in found.trust


def test_two_events_of_one_day_are_two() -> None:
    of = Desk.of(SOURCE + "같은 날 서울아산병원 16:00\n")
    body, form = tellings(of)
    elsewhere = replace(body, place=of.stated("서울아산병원"))
    nowhere = replace(body, place=None)
    assert run(of.paper(facts(form, elsewhere)), times, halls) == []
    assert run(of.paper(facts(form, nowhere)), times, halls) == []


def test_one_hall_under_two_names() -> None:
    of = Desk.of(SOURCE)
    (found,) = run(of.paper(facts(*tellings(of))), halls)
    assert (found.stated, found.computed, found.severity) == ("산업자원부", "산업부", "low")
    assert of.words(found) == "산업자원부"


def test_a_hall_told_more_briefly_is_the_same() -> None:
    of = Desk.of(SOURCE)
    body, form = tellings(of)
    assert run(of.paper(facts(replace(body, place=of.stated("정부청사 12동 대강당")), form)), halls) == []


def test_an_agenda_that_overlaps_and_one_that_runs_backwards() -> None:
    of = Desk.of(SOURCE)
    _, form = tellings(of)
    first, second = form.agenda
    overlapping = replace(form, agenda=(replace(first, end="14:30"), second))
    (found,) = run(of.paper(facts(overlapping)), agendas)
    assert found.span == second.span
    backwards = replace(form, agenda=(replace(first, end="13:20"), second))
    (found,) = run(of.paper(facts(backwards)), agendas)
    assert found.span == first.span
    assert run(of.paper(facts(form)), agendas) == []


def test_the_only_stated_end_against_the_agenda() -> None:
    of = Desk.of(SOURCE)
    body, form = tellings(of)
    (found,) = run(of.paper(facts(replace(form, end=body.end))), agendas)
    assert found.stated == "16:00 / 15:00"


@pytest.mark.parametrize("text", ["2017. 12. 11(화)", "‘17년 12월 11일(일)", "2023년 12월 18일(목)"])
def test_a_weekday_of_another_date(text: str) -> None:
    of = Desk.of(f"행사는 {text} 열렸다")
    (found,) = run(of.paper(), weekdays)
    assert (found.kind, of.words(found)) == ("weekday", text)


@pytest.mark.parametrize(
    "text", ["2017. 12. 11(월)", "12월 11일(월)", "’17.12.11.(월)", "13.45(월)", "12월(월)", "2월 30일(화)"]
)
def test_weekdays_that_fit_or_cannot_be_told(text: str) -> None:
    of = Desk.of(f"배포일 2017. 12. 8. 행사 {text}")
    known = Facts(release=Release(date=of.stated("2017. 12. 8.", "2017-12-08")))
    assert run(of.paper(known), weekdays) == []


def test_without_a_year_a_weekday_is_no_finding() -> None:
    assert run(Desk.of("12월 11일(금)").paper(NOTHING), weekdays) == []


@pytest.mark.parametrize(("written", "findings"), [("12월 11일", 0), ("12.7.", 1), ("1월 2일", 0)])
def test_an_embargo_that_ends_before_the_release(written: str, findings: int) -> None:
    of = Desk.of(f"배포일 2017. 12. 8. 보도 {written} 석간")
    release = Release(date=of.stated("2017. 12. 8.", "2017-12-08"), embargo=of.stated(f"{written} 석간"))
    assert len(run(of.paper(Facts(release=release)), embargo)) == findings


def test_a_date_that_is_none_is_passed_over() -> None:
    of = Desk.of("배포일 곧 보도 12월 7일 석간")
    release = Release(date=of.stated("곧"), embargo=of.stated("12월 7일 석간"))
    assert run(of.paper(Facts(release=release)), embargo, weekdays) == []
