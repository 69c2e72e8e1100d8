"""Made-up towns beside each other: what is shared, what it adds, and what is said where little is told."""

from __future__ import annotations

from itertools import combinations

import pytest

from kg.errors import ArgumentError, NotFound
from kg.network.similar.compare import similar
from kg.network.similar.kinds import Part, Reason, Scope, Similar
from kg.store.protocol import View
from tests.network.conftest import Build
from tests.network.paper import Paper
from tests.network.similar.conftest import TOWN, Told, ask, beside, score

TOWNS = ("garam", "nam", "other-nam", "pado", "dol")


def reasons(found: Similar, town: str, part: Part) -> list[Reason]:
    neighbour = beside(found, town)
    return [reason for reason in neighbour.why if reason.part is part] if neighbour else []


def test_the_likest_comes_first_and_the_parts_add_up(told: View) -> None:
    found = ask(told, "garam")
    assert [n.who.iri.removeprefix(TOWN) for n in found.neighbours][:2] == ["nam", "other-nam"]
    for neighbour in found.neighbours:
        assert round(sum(reason.weight for reason in neighbour.why), 6) == neighbour.score
        assert round(sum(neighbour.parts.values()), 6) == neighbour.score
        assert all(reason.weight > 0 for reason in neighbour.why)
    scores = [n.score for n in found.neighbours]
    assert scores == sorted(scores, reverse=True)


def test_what_few_state_counts_more_than_what_many_do(told: View) -> None:
    weights = {reason.name: reason for reason in reasons(ask(told, "garam"), "nam", Part.PROGRAMS)}
    rare, common = weights["사업 keep"], weights["사업 common"]
    assert (rare.stated_by, common.stated_by, rare.of) == (2, 3, 4)
    assert rare.weight > common.weight > 0


def test_names_alike_are_told_as_such_and_count_less(told: View) -> None:
    found = {reason.name: reason for reason in reasons(ask(told, "garam"), "nam", Part.PROGRAMS)}
    same, found_alike = found["사업 keep"], found["햇살 나눔가게 ~ 햇살나눔가게 사업"]
    assert (same.relation, found_alike.relation) == ("same", "alike")
    assert same.stated_by == found_alike.stated_by == 2
    assert 0 < found_alike.weight < same.weight / 2
    assert found_alike.here.sources[0].exact == "햇살 나눔가게"
    assert found_alike.there.sources[0].exact == "햇살나눔가게 사업"


def test_what_many_call_the_same_is_common_and_bodies_alike_are_others(build: Build) -> None:
    held = Told().town("garam", local="방역 조사").town("nam", local="방역조사").town("pado", local="방역 조사반")
    for town in ("dol", "other-nam"):
        held.town(town, local="방역조사")
    for town, body in (("garam", "가람대학교병원"), ("nam", "나람대학교병원"), ("pado", "가람대학교병원")):
        held.paper.organisation(held.places[town], body)
    found = ask(build(held.paper), "garam")
    (same,) = reasons(found, "nam", Part.PROGRAMS)
    assert (same.relation, same.stated_by, same.of) == ("alike", 4, 5)
    assert not reasons(found, "nam", Part.PARTNERS)
    assert [r.name for r in reasons(found, "pado", Part.PARTNERS)] == ["가람대학교병원 ~ 가람대학교병원"]


def test_every_reason_leads_to_words_on_both_sides(build: Build) -> None:
    told = (
        Told()
        .town("garam", "keep", partners="fund", won="돌봄 분야")
        .town("nam", "keep", partners="fund", won="돌봄 분야")
    )
    source = told.paper.source
    (neighbour,) = ask(build(told.paper), "garam").neighbours
    assert {reason.part for reason in neighbour.why} == {Part.PROGRAMS, Part.TYPES, Part.PARTNERS, Part.DIVISIONS}
    for reason in neighbour.why:
        for side in (reason.here, reason.there):
            assert side.sources
            assert side.years == (2019,)
            for words in side.sources:
                assert (words.document, source[words.start : words.end]) == (told.paper.name, words.exact)
        assert reason.here.sources != reason.there.sources


def test_it_is_symmetric_bounded_and_nobody_is_his_own_neighbour(told: View) -> None:
    for one, other in combinations(TOWNS, 2):
        assert score(told, one, other) == pytest.approx(score(told, other, one), abs=1e-9)
        assert 0 <= score(told, one, other) < 1
    assert all(beside(ask(told, town), town) is None for town in TOWNS)


def test_a_shared_program_never_lowers(build: Build) -> None:
    def two(extra: str) -> View:
        held = Told().town("garam", f"a b c {extra}").town("nam", f"a d {extra}").town("dol", "a e").town("pado", "b")
        return build(held.paper)

    before = score(two(""), "garam", "nam")
    assert 0 < before < score(two("new"), "garam", "nam") < score(two("new more"), "garam", "nam")


def test_ties_are_in_the_order_of_iris_and_counted(build: Build) -> None:
    held = Told()
    for town in ("pado", "nam", "garam", "dol", "other-nam"):
        held.town(town, won="돌봄 분야")
    view = build(held.paper)
    found = similar(view, TOWN + "garam", limit=2)
    assert [n.who.iri.removeprefix(TOWN) for n in found.neighbours] == ["dol", "nam"]
    assert found.tied == 2


def test_equal_scores_share_a_rank(build: Build) -> None:
    held = Told().town("garam", "keep", won="나").town("dol", "keep")
    for town in ("nam", "other-nam"):
        held.town(town, won="나")
    found = ask(build(held.paper), "garam")
    scores = [neighbour.score for neighbour in found.neighbours]
    assert len(set(scores)) == 2
    assert found.ranks == tuple(1 + sum(other > score for other in scores) for score in scores)
    assert [row["rank"] for row in found.json()] == list(found.ranks)


def test_who_is_called_otherwise_today_says_both(build: Build) -> None:
    held = Told().town("garam", "keep").town("pado", "keep").town("nam", "keep")
    found = ask(build(held.paper), "garam")
    renamed, same = beside(found, "pado"), beside(found, "nam")
    assert renamed is not None
    assert same is not None
    assert (renamed.who.label, renamed.who.today) == ("해안도 파도군", "해안특별도 물결시")
    assert renamed.who.title == "해안특별도 물결시 (당시 / then 해안도 파도군)"
    assert same.who.title == same.who.label == same.who.today == "마루도 남구"
    (row,) = [row for row in found.json() if row["municipality"] == TOWN + "pado"]
    assert (row["sigungu"], row["today"]) == ("파도군", "해안특별도 물결시")


def test_an_award_and_no_case(told: View) -> None:
    found = ask(told, "pado")
    assert (found.told.awards, found.told.cases) == (1, 0)
    assert set(found.told.lacks) == {Part.PROGRAMS, Part.TYPES, Part.PARTNERS}
    assert found.neighbours
    assert {reason.part for n in found.neighbours for reason in n.why} == {Part.DIVISIONS}


def test_the_denominators_count_those_of_whom_anything_is_stated(told: View) -> None:
    found = ask(told, "garam")
    assert found.coverage.municipalities == 5
    assert (found.coverage.awards, found.coverage.cases) == (4, 0)
    assert (found.coverage.parts[Part.PROGRAMS], found.coverage.parts[Part.PARTNERS]) == (4, 2)
    assert not found.closeness


def test_what_one_runs_itself_is_no_partner_of_it(told: View) -> None:
    assert ask(told, "garam").told.parts[Part.PARTNERS] == 1


def test_years_are_told_and_can_be_asked_for(build: Build) -> None:
    papers = []
    for year in (2019, 2020):
        held = Told(Paper(f"{year}.txt", year))
        held.town("garam", "keep").town("nam", "keep" if year == 2020 else "other")
        papers.append(held.paper)
    view = build(*papers)
    (reason,) = reasons(ask(view, "garam"), "nam", Part.PROGRAMS)
    assert (reason.here.years, reason.there.years) == ((2019, 2020), (2020,))
    assert [source.year for source in reason.here.sources] == [2019, 2020]
    assert reasons(ask(view, "garam", year=2020), "nam", Part.PROGRAMS)[0].here.years == (2020,)
    assert not reasons(ask(view, "garam", year=2019), "nam", Part.PROGRAMS)
    with pytest.raises(NotFound, match="1999"):
        ask(view, "garam", year=1999)


def test_a_province_by_its_own_and_apart_from_that_by_its_districts(build: Build) -> None:
    held = Told().town("maru", "own").town("garam", "keep").town("nam", "rare").town("pado", "keep rare")
    view = build(held.paper)
    own = ask(view, "maru")
    assert own.told.parts[Part.PROGRAMS] == 1
    assert own.districts is not None
    assert own.districts.parts[Part.PROGRAMS] == 2
    together = ask(view, "maru", districts=True)
    assert [n.who.iri.removeprefix(TOWN) for n in together.neighbours] == ["haean"]
    assert {r.name for r in reasons(together, "haean", Part.PROGRAMS)} == {"사업 keep", "사업 rare"}
    assert ask(view, "garam").districts is None
    with pytest.raises(ArgumentError, match="not a province"):
        ask(view, "garam", districts=True)


def test_what_is_no_municipality_is_not_found(told: View) -> None:
    with pytest.raises(NotFound, match="nowhere"):
        similar(told, TOWN + "nowhere")


def test_no_limit_below_one(told: View) -> None:
    with pytest.raises(ArgumentError, match="at least 1"):
        similar(told, TOWN + "garam", Scope(), limit=0)


def test_the_words_never_say_that_a_town_does_not(told: View) -> None:
    (row, *_) = ask(told, "garam").json()
    assert set(row) == {"rank", "municipality", "sido", "sigungu", "today", "score", "parts", "why"}
    assert "않" not in str(row)
