"""Papers about made-up towns for comparisons: what each is said to run, with whom, and what it won."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from kg.model.fact import Passage
from kg.model.place import PlaceName
from kg.network.similar.compare import similar
from kg.network.similar.kinds import Neighbour, Scope, Similar
from kg.store.protocol import View
from kg.workspace import Workspace, build
from tests.network.conftest import Build
from tests.network.paper import Paper

TOWN = "https://w3id.org/welfare-kg/id/municipality/"


@dataclass
class Told:
    """A paper that is told in one line a town: nationwide programs by key, local things by name."""

    paper: Paper = field(default_factory=Paper)
    places: dict[str, PlaceName] = field(default_factory=dict)

    def town(
        self,
        town: str,
        programs: str = "",
        *,
        local: str = "",
        partners: str = "",
        won: str = "",
        passages: Mapping[str, str] | None = None,
    ) -> Told:
        place = self.places.setdefault(town, self.paper.place(town, town))
        for key in programs.split():
            self.paper.program(place, f"사업 {key}", key=key)
        for name in filter(None, local.split(",")):
            self.paper.program(place, name)
        for key in partners.split():
            self.paper.organisation(place, f"기관 {key}", key=key)
        for division in filter(None, won.split(",")):
            self.paper.award(place, division, "대상")
        for identifier, text in (passages or {}).items():
            said = self.paper.say(text)
            self.paper.passages.append(Passage(identifier, "bullet", text, said, places=(place,)))
        return self


def ask(view: View, town: str, **scope: int | bool) -> Similar:
    """Who is like the town."""
    return similar(view, TOWN + town, Scope(**scope), limit=100)  # type: ignore[arg-type]


def beside(found: Similar, town: str) -> Neighbour | None:
    """The town among the neighbours."""
    return next((n for n in found.neighbours if n.who.iri == TOWN + town), None)


def score(view: View, one: str, other: str) -> float:
    """The score of two; nothing where nothing is in common."""
    found = beside(ask(view, one), other)
    return found.score if found else 0.0


@pytest.fixture
def told(build: Build) -> View:
    """가람시 and two 남구 that share programs, a partner and a division; 파도군 with an award and nothing else."""
    held = Told()
    held.town("garam", "keep visit common", local="햇살 나눔가게,혼자만", partners="fund common", won="돌봄 분야")
    held.town("nam", "keep common", local="햇살나눔가게 사업", partners="fund", won="돌봄 분야,나눔 분야")
    held.town("other-nam", "common", won="나눔 분야")
    held.town("pado", won="돌봄 분야").town("dol", "lone")
    return build(held.paper)


@pytest.fixture(scope="session")
def seed(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The shipped documents."""
    return build(home=Path(tmp_path_factory.mktemp("seed")) / "home")
