"""What is drawn: awards, prize money and a program by municipality and year, read from the graph once a generation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from pyoxigraph import NamedNode

from kg.geo import Atlas
from kg.model.iri import RDF, WK
from kg.model.place import Level, Municipality
from kg.names import found
from kg.pages import Section
from kg.questions import sections
from kg.registry import Register
from kg.web.once import once
from kg.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Counted:
    """What the graph says of a municipality in a year.

    Attributes:
        id: of the municipality.
        year: None where no document says it.
        division: the award division, empty for what is no award.
        awards, prize: conferrals, and their prize money in won.
        stated: how many conferrals state their prize.
        mentions: facts of any kind, or mentions of the program asked for.
    """

    id: str
    year: int | None
    division: str = ""
    awards: int = 0
    prize: int = 0
    stated: int = 0
    mentions: int = 0


@cache
def atlas() -> Atlas:
    """All maps; borders are kept in the user's cache folder."""
    from platformdirs import user_cache_path  # noqa: PLC0415 - only for maps

    return Atlas(Register.load(), user_cache_path("welfare-kg", appauthor=False))


def awards(workspace: Workspace) -> Sequence[Counted]:
    """Awards by municipality, year and division."""
    return once(workspace, ("map", "Awards"), lambda: tuple(_read(workspace, "Awards")))


def mentions(workspace: Workspace) -> Sequence[Counted]:
    """Mentions of any kind by municipality and year."""
    return once(workspace, ("map", "Mentions"), lambda: tuple(_read(workspace, "Mentions")))


def unknown(workspace: Workspace, year: int | None = None) -> int:
    """Awards of a year, or of all, of which nobody knows who received them: no map or chart can show them."""
    (asked,) = (question for question in sections("map") if question.english == "Unknown")
    rows = once(workspace, ("map", "Unknown"), lambda: tuple(Section.of(workspace.view, asked).rows))
    return sum(_number(row["awards"]) for row in rows if year is None or str(row["year"] or "")[:4] == str(year))


def latest(workspace: Workspace, key: str) -> str:
    """The province that a municipality lay in at the end of the newest year of which anything is told; empty for none."""
    return place(key, newest(workspace), Level.SIDO) or ""


def newest(workspace: Workspace) -> date:
    """The end of the newest year of which anything is told; today where nothing says its year."""
    return next((date(year, 12, 31) for year in years(workspace)), date.today())


def then(workspace: Workspace, key: str, today: Iterable[str]) -> str:
    """The province's name at that time, where it is none of today's; of a province itself its own."""
    known = key in atlas().register.index.municipalities
    name = atlas().register.official(key, newest(workspace))[0] if known else ""
    return "" if name in today else name


def spread(workspace: Workspace, program: NamedNode) -> Sequence[Counted]:
    """Mentions of a program by municipality and year."""
    return once(workspace, ("map", program.value), lambda: tuple(_read(workspace, "Spread", program)))


def programs(workspace: Workspace, name: str) -> list[NamedNode]:
    """The programs that are so called."""
    view = workspace.view
    return [n for n in found(view, name) if next(view.quads(n, RDF.type, WK.Program), None)] if name else []


def _read(workspace: Workspace, name: str, node: NamedNode | None = None) -> Iterator[Counted]:
    asked = next(question for question in sections("map") if question.english == name)
    for row in Section.of(workspace.view, asked, node).rows:
        year = str(row["year"] or "")[:4]
        yield Counted(
            str(row["municipality"]).rpartition("/")[2],
            int(year) if year.isdigit() else None,
            str(row.get("division") or ""),
            awards=_number(row.get("awards")),
            prize=_number(row.get("prize_krw")),
            stated=_number(row.get("prizes_stated")),
            mentions=_number(row.get("facts") or row.get("mentions")),
        )


def _number(value: object) -> int:
    return int(float(str(value or 0)))


def years(workspace: Workspace) -> list[int]:
    """The years of which something is told, newest first."""
    return sorted({row.year for row in mentions(workspace) if row.year}, reverse=True)


def divisions(workspace: Workspace, year: int | None = None) -> list[str]:
    """The award divisions that are named, most conferred first, then by name."""
    counts = Counter[str]()
    for row in awards(workspace):
        if year in (None, row.year):
            counts[row.division] += row.awards
    return sorted(filter(None, counts), key=lambda name: (-counts[name], name))


def place(key: str, on: date, level: Level) -> str | None:
    """The municipality of that tier to which something told of another belongs on the map of that day; None for none.

    What was taken over by one stands with it; what was divided among several stands nowhere.
    """
    register = atlas().register
    known = register.index.municipalities.get(key)
    heirs = {m.id for m in _alive(known, on)} if known else set()
    if len(heirs) != 1:
        return None
    (heir,) = heirs
    naming = register.get(heir).naming(on)
    return ((naming.sido if naming else None) or heir) if level is Level.SIDO else heir


def _alive(one: Municipality, on: date) -> Iterator[Municipality]:
    if one.naming(on):
        yield one
    else:
        for key in one.successors:
            yield from _alive(atlas().register.get(key), on)
