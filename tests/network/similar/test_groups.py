"""Groups of towns by what is stated that they do: the same each time, each told by what binds it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kg.network.similar.groups import Groups, groups
from kg.network.similar.kinds import Part
from kg.store.protocol import View
from kg.workspace import Workspace
from tests.network.conftest import Build
from tests.network.similar.conftest import TOWN, Told

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def two(build: Build) -> View:
    """Two groups, one with a partner of its own; a town that shares nothing but its program's type, one with an award."""
    held = Told()
    for town in ("garam", "nam", "other-nam"):
        held.town(town, "a b every", partners="fund", won="돌봄 분야")
    for town in ("pado", "dol", "haean"):
        held.town(town, "c d every")
    held.town("bada", won="돌봄 분야")
    return build(held.paper)


def members(found: Groups) -> list[set[str]]:
    return [{who.iri.removeprefix(TOWN) for who in group.members} for group in found.groups]


def test_groups_are_those_who_share_and_awards_alone_make_none(two: View) -> None:
    found = groups(two)
    assert members(found) == [{"other-nam", "garam", "nam"}, {"dol", "pado", "haean"}] or members(found) == [
        {"dol", "pado", "haean"},
        {"other-nam", "garam", "nam"},
    ]
    assert found.modularity > 0
    assert (found.coverage.municipalities, found.coverage.parts[Part.PROGRAMS]) == (7, 6)
    assert not found.alone


def test_what_binds_is_stated_of_the_group_more_than_of_others(two: View) -> None:
    found = groups(two)
    group = next(g for g, towns in zip(found.groups, members(found), strict=True) if "garam" in towns)
    bonds = {bond.name: bond for bond in group.bonds}
    assert {"사업 a", "사업 b", "기관 fund", "돌봄 분야"} <= set(bonds)
    assert "사업 every" not in bonds
    fund, program = bonds["기관 fund"], bonds["사업 a"]
    assert (program.members, program.size, program.stated_by, program.of, program.lift) == (3, 3, 3, 6, 2.0)
    assert (fund.members, fund.stated_by, fund.lift) == (3, 3, 2.0)
    assert all(bond.lift > 1 for g in found.groups for bond in g.bonds)


def test_nobody_to_group(build: Build) -> None:
    found = groups(build(Told().town("garam", won="돌봄 분야").paper))
    assert (found.groups, found.alone, found.modularity) == ((), (), 0.0)
    alone = groups(build(Told().town("garam", partners="x").town("nam", partners="y").paper))
    assert [who.iri for who in alone.alone] == [TOWN + "garam", TOWN + "nam"]


def test_they_are_the_same_in_every_process(seed: Workspace) -> None:
    code = f"from kg import workspace; print(workspace.open({str(seed.path)!r}).groups().json())"
    told = {
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": salt, "PYTHONPATH": str(ROOT)},
        ).stdout
        for salt in ("1", "2", "3")
    }
    assert len(told) == 1
    assert "좋은이웃들" in told.pop().decode()
