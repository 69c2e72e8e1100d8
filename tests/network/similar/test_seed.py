"""The shipped release: reasons that are true of it, and lead to its words."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import ArgumentError, NotFound
from kg.network.similar.kinds import Part, Similar
from kg.workspace import Workspace

SOURCE = Path(__file__).resolve().parents[3] / "data" / "documents" / "2017-12-11-welfare-administration-awards.txt"
CHECKED = ("익산시", "순천시", "오산시", "부산광역시", "완주군")


def shared(found: Similar, town: str, part: Part) -> set[str]:
    (neighbour,) = [n for n in found.neighbours if n.who.label.endswith(town)]
    return {r.name for r in neighbour.why if r.part is part and r.relation == "same"}


@pytest.mark.parametrize("town", CHECKED)
def test_every_reason_is_in_the_text(seed: Workspace, town: str) -> None:
    text = SOURCE.read_text(encoding="utf-8")
    found = seed.similar(town, limit=100)
    assert found.neighbours
    for neighbour in found.neighbours:
        assert round(sum(reason.weight for reason in neighbour.why), 6) == neighbour.score
        for reason in neighbour.why:
            for side in (reason.here, reason.there):
                assert side.sources
                assert side.years == (2017,)
                assert all(text[words.start : words.end] == words.exact for words in side.sources)


@pytest.mark.parametrize(("town", "province"), [("순천시", False), ("완주군", False), ("부산광역시", True)])
def test_peers_are_of_its_level_and_the_others_are_counted(seed: Workspace, town: str, province: bool) -> None:
    own, every = (seed.similar(town, limit=100, levels=levels) for levels in (False, True))
    assert own.neighbours
    assert {not n.who.sigungu for n in own.neighbours} == {province}
    assert [n for n in every.neighbours if (not n.who.sigungu) is province] == list(own.neighbours)
    assert (own.others, every.others) == (len(every.neighbours) - len(own.neighbours), 0)
    assert own.others > 0


def test_a_year_of_which_nothing_is_stated_is_said(seed: Workspace) -> None:
    with pytest.raises(NotFound, match="2018"):
        seed.similar("익산시", year=2018)
    assert seed.similar("익산시", year=2017).neighbours


def test_who_does_what_iksan_does(seed: Workspace) -> None:
    found = seed.similar("익산시", limit=100, levels=True)
    assert shared(found, "순천시", Part.PROGRAMS) == {"좋은이웃들", "인적안전망", "복지통장"}
    assert {"통합사례관리", "방문간호사", "맞춤형복지팀"} <= shared(found, "부산광역시", Part.PROGRAMS)
    assert (found.coverage.municipalities, found.coverage.cases) == (84, 13)


def test_who_does_what_osan_does(seed: Workspace) -> None:
    found = seed.similar("오산시")
    assert {n.who.label for n in found.neighbours[:2]} == {"부산광역시 연제구", "충청남도 서천군"}
    assert {"복지동장", "복지팀장"} <= shared(found, "서천군", Part.PROGRAMS)


def test_a_winner_without_a_case_is_compared_by_its_awards(seed: Workspace) -> None:
    found = seed.similar("완주군")
    assert (found.told.awards, found.told.cases) == (2, 0)
    assert Part.PROGRAMS in found.told.lacks
    assert {reason.part for n in found.neighbours for reason in n.why} == {Part.DIVISIONS}


def test_a_renamed_province_goes_by_its_name_of_the_day(seed: Workspace) -> None:
    (neighbour,) = [n for n in seed.similar("부산", limit=100).neighbours if n.who.iri.endswith("/jeonbuk")]
    assert (neighbour.who.sido, neighbour.who.sigungu) == ("전라북도", "")


@pytest.mark.parametrize("name", ["익산", "Iksan", "전북 익산시", " 익산 시 "])
def test_names_as_people_type_them(seed: Workspace, name: str) -> None:
    assert seed.similar(name, limit=1).asked.label == "전라북도 익산시"


def test_names_that_are_none_or_several(seed: Workspace) -> None:
    with pytest.raises(NotFound, match="익산사") as none:
        seed.similar("익산사")
    assert "익산시" in none.value.hint
    with pytest.raises(ArgumentError) as several:
        seed.similar("서구")
    assert "부산광역시 서구" in several.value.hint
    with pytest.raises(ArgumentError, match="not a municipality"):
        seed.similar("맞춤형복지팀")


def test_it_is_symmetric(seed: Workspace) -> None:
    ends = {n.who.iri: n.score for n in seed.similar("익산시", limit=100, levels=True).neighbours}
    for town in ("순천시", "오산시", "부산광역시"):
        found = seed.similar(town, limit=100, levels=True)
        (back,) = [n.score for n in found.neighbours if n.who.label == "전라북도 익산시"]
        assert back == pytest.approx(ends[found.asked.iri], abs=1e-9)


@pytest.mark.parametrize(("province", "held"), [("전라남도", (9, 4)), ("광주광역시", (6, 4))])
def test_a_province_that_is_no_more_keeps_its_districts(seed: Workspace, province: str, held: tuple[int, int]) -> None:
    """Both were merged since; the document speaks of the districts they had on its day."""
    apart = seed.similar(province).districts
    together = seed.similar(province, districts=True, limit=100)
    assert apart is not None
    assert (apart.awards, apart.cases) == (together.told.awards, together.told.cases) == held
    labels = [neighbour.who.label for neighbour in together.neighbours]
    assert "부산광역시" in labels
    assert "전남광주통합특별시" not in labels


def test_what_they_were_merged_into_has_the_districts_of_both(seed: Workspace) -> None:
    found = seed.similar("전남광주통합특별시", districts=True, limit=100)
    assert (found.told.awards, found.told.cases) == (15, 8)
    assert not {"전라남도", "광주광역시"} & {neighbour.who.label for neighbour in found.neighbours}
