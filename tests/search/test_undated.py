"""A release from which all years were taken: its cases are found all the same, and no year is made up for them."""

from __future__ import annotations

import re
from pathlib import Path
from shutil import copytree

import pytest

from kg.drafting import Tools
from kg.errors import NotFound
from kg.model.shipped import folder
from kg.network.similar.kinds import Part
from kg.search.units import Unit, units
from kg.workspace import Workspace

NAME = "2017-12-11-welfare-administration-awards.txt"


@pytest.fixture(scope="module")
def undated(tmp_path_factory: pytest.TempPathFactory, tools: Tools, vectors: Path) -> Workspace:
    """The shipped document without a number that may be a year, under a name that tells none."""
    base = tmp_path_factory.mktemp("undated")
    text = (folder("data") / "documents" / NAME).read_text(encoding="utf-8")
    (base / "release.txt").write_text(
        re.sub(r"(?<!\d)((19|20)\d\d|[‘’']\d\d|1[67](?=년))(?!\d)", "", text), encoding="utf-8"
    )
    copytree(vectors, base / "home" / "search" / "vectors")
    workspace = Workspace(base / "home")
    list(workspace.build([base / "release.txt"], tools=tools))
    return workspace


def test_the_graph_knows_no_year(undated: Workspace) -> None:
    (row,) = undated.query("SELECT ?known { ?d a wk:Document ; wk:dayKnownBy ?known }")
    assert row["known"] == "assumed"
    assert not list(undated.query("SELECT ?c { ?c a wk:Case ; wk:year ?year }"))


def test_cases_are_units_with_all_that_is_known(undated: Workspace, held: list[Unit]) -> None:
    found = list(units(undated.view))
    assert {unit.year for unit in found} == {None}
    assert not any(unit.facets["year"] for unit in found)
    assert len({unit.case for unit in found}) == len({unit.case for unit in held}) > 20
    assert {unit.sigungu for unit in found if unit.case} == {unit.sigungu for unit in held if unit.case}
    assert all(unit.division for unit in found if unit.case)


def test_no_year_can_be_asked_of_it(undated: Workspace) -> None:
    hit = undated.search("이동빨래방").hits[0]
    assert (hit.year, hit.sigungu, bool(hit.case)) == (None, "순천시", True)
    with pytest.raises(NotFound):
        undated.search("이동빨래방", {"year": 1900})


def test_no_year_is_told_of_passages_that_are_close(undated: Workspace) -> None:
    found = undated.similar("순천시", limit=100)
    close = [reason for n in found.neighbours for reason in n.why if reason.part is Part.PASSAGES]
    assert close
    assert not any((*reason.here.years, *reason.there.years) for reason in close)
