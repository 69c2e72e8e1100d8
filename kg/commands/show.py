"""``kg show``: the page of a thing, each line with the words it was read from."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import click

from kg.commands.common import as_json, echo_json, home
from kg.commands.tables import cell, line
from kg.model.likeness import normal
from kg.pages import NAMES, WORDS, Page, Row, Section
from kg.workspace import Workspace


@click.command(short_help="지자체, 사업, 기관, 분야, IRI 를 보입니다 / show a thing")
@click.argument("name")
@as_json
@home
def show(workspace: Workspace, name: str, as_json: bool) -> None:
    """지자체, 사업, 기관, 상의 분야 또는 IRI 에 대해 그래프가 아는 것을 원문의 말과 함께 보입니다.

    Show what the graph knows of a municipality, program, organisation, award division, or IRI, with the source's words.
    """
    pages = workspace.show(name)
    if as_json:
        echo_json([page.json() for page in pages])
        return
    for number, page in enumerate(pages):
        click.echo("\n" * bool(number) + _title(page))
        for section in page.sections:
            _section(section, page.today)


_KINDS: Final = {
    "municipality": "지자체 / municipality",
    "program": "사업 / program",
    "organisation": "기관·단체 / organisation",
    "division": "분야 / division",
    "document": "문서 / document",
    "thing": "그 밖의 것 / thing",
}
PLACE: Final = ("sido", "sigungu")
_MENTIONED: Final = {"program", "organisation"}
"""First columns of sections in which one thing may have many rows."""


def _title(page: Page) -> str:
    others = f"  ({line(', '.join(page.names[:6]))})" if page.names else ""
    return (
        f"{click.style(line(page.label), bold=True)}{others}  · {_KINDS[page.kind]}\n{click.style(page.iri, dim=True)}"
    )


def _section(section: Section, today: str) -> None:
    click.echo(f"\n{click.style(f'{section.korean} / {section.english}', fg='cyan')} ({_count(section)})")
    if "today" not in section.rows.columns:
        for row in section.told:
            click.echo(f"  {_said(row, today)}".rstrip() + cited(row))
        return
    for whose, rows in _by_municipality(section.told).items():
        click.echo("  " + click.style(line(whose or "어디인지 적히지 않음 / of nobody named"), bold=True))
        for row in rows:
            click.echo(f"    {_said(row, whose)}".rstrip() + cited(row))


def _by_municipality(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """The rows under today's name of the municipality each tells of, in the order of the first of each."""
    held: dict[str, list[Row]] = {}
    for row in rows:
        held.setdefault(str(row["today"] or ""), []).append(row)
    return held


def _said(row: Row, today: str) -> str:
    """What a row says; what the municipality was called in it, where that is another name than today's."""
    grouped = PLACE if "today" in row else ()
    hidden = {*WORDS, *NAMES, *grouped, "sources"}
    told = [cell(value, name) for name, value in row.items() if name not in hidden and value not in (None, "")]
    then = " ".join(str(row[name]) for name in grouped or ("called",) if row.get(name))
    if then and today and then != today:
        told.append(f"당시 / then {line(then)}")
    return " · ".join(told)


def _count(section: Section) -> str:
    """How many rows; where they are mentions, how many things or municipalities before."""
    rows = section.rows
    if "whose" in rows.columns and rows.columns[0] == PLACE[0]:
        places = {row["whose"] for row in rows if row["whose"]}
        return (
            f"지자체 {len(places)}, 언급 {len(rows)} / {_many(len(places), 'municipality', 'municipalities')}, "
            + _many(len(rows), "mention", "mentions")
        )
    if rows.columns[0] not in _MENTIONED:
        return f"{len(section.told)}"
    names = {normal(str(row[rows.columns[0]])) for row in rows}
    return f"{len(names)}; 언급 {len(rows)} / {_many(len(rows), 'mention', 'mentions')}"


def _many(count: int, one: str, more: str) -> str:
    return f"{count} {one if count == 1 else more}"


def cited(row: Row) -> str:
    """Where the row was read, as people quote it: each place, where several tell it."""
    several = row.get("sources")
    if isinstance(several, list):
        return "".join(map(cited, several))
    if not row.get("document"):
        return ""
    words = line(str(row.get("exact") or ""))
    quoted = words if len(words) <= 60 else words[:59] + "…"
    return "\n      " + click.style(f"“{quoted}”  {line(str(row['document']))}:{row['start']}-{row['end']}", dim=True)
