"""``/charts``: bars drawn on the server, each with its numbers beside it; ``/awards``: the rows behind every bar.

Bars need no drawing library: a rectangle in hundredths of the width is a line of a template, is read by screen readers as
the link that it is, and fits a phone. What draws charts in Python brings megabytes, or scripts, and pictures of text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response
from starlette.routing import Route

from kg.errors import NotFound
from kg.model.iri import BASE, WK
from kg.names import labels, nearest
from kg.pages import Row, Section, told
from kg.questions import sections
from kg.web import chartsdata, mapdata
from kg.web.app import call
from kg.web.chartsdata import UNSAID, Chart
from kg.web.endpoint import Call, Endpoint, Parameter, Plain
from kg.web.mapdata import Counted, atlas
from kg.web.mapwrite import answer, operation, table
from kg.web.once import once
from kg.web.paging import PAGE, paged
from kg.web.things import candidate
from kg.workspace import Workspace

if TYPE_CHECKING:
    from starlette.requests import Request


def charts(call: Call) -> Plain:
    """All charts, of one year or of all."""
    workspace, name = call.workspace, call.text("program").strip()
    year = int(call.text("year") or 0) or None
    found = mapdata.programs(workspace, name)
    return {
        **{"year": year, "years": mapdata.years(workspace), "program": name},
        "found": [candidate(workspace.view, node) for node in found],
        "nearest": nearest(workspace.view, name, (WK.Program,)) if name and not found else [],
        "unknown": mapdata.unknown(workspace, year),
        "charts": [chart.json() for chart in _charts(call, year)],
    }


def _charts(call: Call, year: int | None) -> list[Chart]:
    workspace = call.workspace
    rows = mapdata.awards(workspace)
    chosen = [row for row in rows if year in (None, row.year)]
    made = [chartsdata.by_division(chosen, year), chartsdata.by_prize(chosen, year), chartsdata.by_year(rows)]
    found = mapdata.programs(workspace, call.text("program").strip())
    if len(found) == 1:
        (node,) = found
        name = next(labels(workspace.view, node), node.value)
        made.append(chartsdata.by_spread(mapdata.spread(workspace, node), node.value, name))
    return made


def awards(call: Call) -> Plain:
    """The awards of a year, a province and a division, each with its words."""
    held = once(call.workspace, "awards", lambda: _awards(call.workspace))
    asked = {name: call.text(name) for name in ("year", "sido", "division")}
    kept = [row for row in held if all(value in ("", str(row[name] or UNSAID)) for name, value in asked.items())]
    rows, place = paged(call, kept)
    known = chartsdata.provinces(mapdata.awards(call.workspace)).get(asked["sido"])
    return {**asked, "province": known.short if known else asked["sido"], **place, "rows": rows}


def _awards(workspace: Workspace) -> list[Row]:
    """All, with the province of their year, and the name of the municipality then."""
    (asked,) = sections("awards")
    rows: list[Row] = []
    for row in told(Section.of(workspace.view, asked).rows, "fact", "whose"):
        key, year = str(row["whose"] or "").rpartition("/")[2], str(row["year"] or "")[:4]
        counted = Counted(key, int(year) if year.isdigit() else None)
        rows.append(
            {
                **row,
                "sido": chartsdata.province(counted),
                "place": _place(counted) if key and counted.year else row["called"] or row["exact"] or _place(counted),
            }
        )
    return rows


def _place(counted: Counted) -> str:
    held = counted.id in atlas().register.index.municipalities
    return (
        " ".join(filter(None, atlas().register.official(counted.id, chartsdata.then(counted)))) if held else counted.id
    )


_ASKED: Final = (
    Parameter("year", "연도, 없으면 모두", "year, all without", whole=True),
    Parameter("program", "퍼짐을 볼 사업의 이름", "name of the program whose spread is drawn"),
)
CHARTS: Final = Endpoint("/charts", "charts", "그림표", "Charts", charts, _ASKED, listed=True)
AWARDS: Final = Endpoint(
    *("/awards", "awards", "수상 목록", "List of awards", awards),
    (
        Parameter("year", "연도, 적히지 않은 것은 -", "year, - for none stated"),
        Parameter("sido", "시도의 식별자", "identifier of a province"),
        Parameter("division", "분야, 없는 것은 -", "division, - for none"),
        PAGE,
    ),
)
_FILE: Final = Endpoint(
    "/charts.svg",
    "chart",
    "",
    "",
    charts,
    (*_ASKED, Parameter("chart", "awards, prize, years, spread", "awards, prize, years, spread", default="awards")),
)


def _one(asked: Call) -> Chart:
    year = int(asked.text("year") or 0) or None
    made = _charts(asked, year)
    for chart in made:
        if chart.key == asked.text("chart"):
            return chart
    raise NotFound(
        f"그런 그림표가 없습니다 / no such chart: {asked.text('chart')}",
        hint=f"chart={', '.join(chart.key for chart in made)}",
    )


async def picture(request: Request) -> Response:
    """A chart alone, to be kept."""
    asked = call(request, _FILE)
    chart = await run_in_threadpool(_one, asked)
    drawn = {"chart": chart.json(), "lang": asked.language, "base": BASE}
    return answer("chartsfile.html", drawn, f"{chart.key}.svg")


async def rows(request: Request) -> Response:
    """The numbers of a chart as CSV."""
    chart = await run_in_threadpool(_one, call(request, _FILE))
    return table(_columns(chart), f"{chart.key}.csv")


def _columns(chart: Chart) -> Sequence[Mapping[str, object]]:
    return [
        {"label": bar.label, "english": bar.english, "part": part.name, chart.unit: part.value}
        for bar in chart.bars
        for part in bar.parts
    ]


ENDPOINTS: Final = (CHARTS, AWARDS)
ROUTES: Final = (Route("/charts.svg", picture), Route("/charts.csv", rows))
OPERATIONS: Final = {
    "/charts.svg": operation("charts-svg", "그림표 하나 / one chart", "image/svg+xml", _FILE.parameters),
    "/charts.csv": operation("charts-csv", "그림표의 수 / the numbers of a chart", "text/csv", _FILE.parameters),
}
"""As OpenAPI has it."""
