"""``kg similar``: municipalities like one, each with reasons that add up to its score, and what all that rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

import click

from kg.commands.bars import MAKING, Bar
from kg.commands.common import as_json, echo_json, home
from kg.commands.index import VECTORS
from kg.commands.tables import line
from kg.workspace import Workspace

if TYPE_CHECKING:
    from kg.network.similar.kinds import Coverage, Neighbour, Part, Reason, Side, Similar, Told

UNSAID: Final = (
    "적히지 않은 것이 하지 않는 것은 아닙니다. 포상 자료에는 받은 곳만 적힙니다.\n"
    "What is not mentioned may still be done; award releases name winners only."
)
_SHOWN: Final = 3
"""Reasons of a part that are shown; all of them are in the JSON."""
_WIDEST: Final = 90


@click.command(short_help="비슷한 일을 하는 지자체를 까닭과 함께 / municipalities alike, with reasons")
@click.argument("municipality")
@click.option("--limit", type=click.IntRange(min=1), default=10, show_default=True, help="몇 곳까지 / how many")
@click.option("--year", type=int, help="이 해의 것만 / only what is stated of this year")
@click.option(
    "--districts", is_flag=True, help="시도를 그 시군구를 모아 견줌 / compare provinces by their districts together"
)
@click.option(
    "--all-levels",
    "levels",
    is_flag=True,
    help="시도와 시군구를 함께 / provinces and districts alike, not its own level alone",
)
@as_json
@home
def similar(
    workspace: Workspace, municipality: str, limit: int, year: int | None, as_json: bool, **scope: bool
) -> None:
    """이 지자체와 비슷한 일을 하는 곳을, 함께 가진 사업·기관·분야와 가까운 문단을 까닭으로 들어 보입니다.
    시군구는 시군구와, 시도는 시도와 견줍니다.

    Show municipalities that do similar things, with what they share as reasons; the parts add up to the score. Districts
    are compared with districts, provinces with provinces.
    """
    with Bar(VECTORS, MAKING) as workspace.progress:
        found = workspace.similar(municipality, limit=limit, year=year, **scope)
    if as_json:
        echo_json(found.json())
    for told in _about(found):
        click.echo(told, err=as_json)
    for neighbour, rank in zip(() if as_json else found.neighbours, () if as_json else found.ranks, strict=True):
        click.echo("\n" + "\n".join(_neighbour(_rank(rank, found), found, neighbour)))
    if not found.neighbours:
        click.echo("함께 적힌 것이 있는 곳이 없습니다 / nothing in common is stated with anyone", err=True)
    for told in _ties(found):
        click.echo(f"\n{told}", err=as_json)


def _rank(rank: int, found: Similar) -> str:
    """The place, and whether others share it."""
    last = rank == found.ranks[-1] and found.tied
    return f"{rank}." + " (같은 점수 / tied)" * bool(found.ranks.count(rank) > 1 or last)


def _ties(found: Similar) -> Iterator[str]:
    """What the order does not say."""
    if found.tied:
        yield f"같은 점수로 {found.tied}곳이 더 있습니다 / {found.tied} more have the last one's score"
    if found.tied or len(set(found.ranks)) < len(found.ranks):
        yield (
            "같은 점수끼리는 앞뒤에 뜻이 없습니다: 적힌 것이 적을수록 흔합니다 / "
            "among equal scores the order means nothing; they are common where little is stated"
        )


def _about(found: Similar) -> Iterator[str]:
    """Who is compared with whom by what, and what that leaves out."""
    alone = "" if not found.scope.districts else " (소속 시군구를 모아 / its districts together)"
    year = f" · {found.scope.year}" if found.scope.year is not None else ""
    yield click.style(f"{found.asked.title}{alone}{year}", bold=True) + " 와 비슷한 곳 / municipalities like it"
    yield f"적힌 것 / stated of it: {told(found.told)}"
    if found.districts:
        yield f"따로, 소속 시군구에 대해 / apart from that, of its districts: {told(found.districts)}  → --districts"
    if found.told.lacks:
        yield f"적힌 것이 없어 견주지 못한 것 / nothing stated, so not compared: {_parts(found.told.lacks)}"
    if not found.told.cases:
        yield "우수사례가 적혀 있지 않습니다 / no case of it is described"
    if not found.closeness:
        yield (
            "문단의 가까움은 견주지 않았습니다: 벡터가 없거나(kg index) 무엇이 흔한지 알기에 문단이 적습니다 / "
            "passages were not compared: no vectors (kg index), or too few passages to know what is usual"
        )
    if found.others:
        yield (
            f"다른 층위(시도·시군구) {found.others}곳은 뺐습니다 / "
            f"{found.others} of the other level are left out  → --all-levels"
        )
    yield coverage(found.coverage)
    yield UNSAID


def told(of: Told) -> str:
    """How much is stated of one."""
    counts = [f"{part.ko} {count}" for part, count in of.parts.items()]
    return ", ".join([f"상 / awards {of.awards}", f"사례 / cases {of.cases}", *counts])


def coverage(of: Coverage) -> str:
    """The denominators."""
    parts = {part.value: count for part, count in of.parts.items()}
    return (
        f"견준 바탕 / denominator: 지자체 {of.municipalities}곳 가운데 상 {of.awards}, 사례 {of.cases}, "
        f"사업 {parts['programs']}, 협력 기관 {parts['partners']}곳에 적힘 / of {of.municipalities} municipalities, "
        f"awards are stated of {of.awards}, cases of {of.cases}, programs of {parts['programs']}, "
        f"partners of {parts['partners']}"
    )


def _parts(parts: Iterable[Part]) -> str:
    return ", ".join(f"{part.ko} / {part.value}" for part in parts)


def _neighbour(rank: str, found: Similar, neighbour: Neighbour) -> Iterator[str]:
    yield f"{rank} {click.style(neighbour.who.title, bold=True)}  {neighbour.score:.6f}"
    for part, weight in neighbour.parts.items():
        why = [reason for reason in neighbour.why if reason.part is part]
        if why:
            yield f"   {click.style(f'{part.ko} / {part.value}', fg='cyan')}  +{weight:.6f}"
            yield from _reasons(found, neighbour, why)


def _reasons(found: Similar, neighbour: Neighbour, why: Sequence[Reason]) -> Iterator[str]:
    for reason in why[:_SHOWN]:
        yield f"     {_title(reason)}  +{reason.weight:.6f}{_rare(reason)}"
        for who, side in ((found.asked, reason.here), (neighbour.who, reason.there)):
            yield f"       {who.sigungu or who.sido}  {_words(side, reason.part)}"
    if rest := why[_SHOWN:]:
        yield f"     … {len(rest)}가지 더 / more  +{sum(reason.weight for reason in rest):.6f}  (--json)"


def _title(reason: Reason) -> str:
    if reason.relation == "close":
        return "가까운 문단 / close passages"
    alike = "이름이 닮은 것 / names alike: " if reason.relation == "alike" else ""
    return alike + line(" / ".join(filter(None, (reason.name, reason.name_en))))


def _rare(reason: Reason) -> str:
    return f"  ({reason.of}곳 중 {reason.stated_by}곳에 적힘 / stated of {reason.stated_by} of {reason.of})" * bool(
        reason.of
    )


def _words(side: Side, part: Part) -> str:
    """The first words, and the years of all; an award's words are its recipient, so its division stands before them."""
    if not side.sources:
        return ""
    years, first = ", ".join(map(str, side.years)), side.sources[0]
    said = line(first.name if part.value == "passages" else first.exact)
    quoted = said if len(said) <= _WIDEST else said[: _WIDEST - 1] + "…"
    more = f" 외 / and {side.mentions - 1}" if side.mentions > 1 else ""
    division = line(first.name) if part.value == "divisions" else ""
    cited = click.style(f"“{quoted}”  {line(first.document)}:{first.start}-{first.end}{more}", dim=True)
    return " ".join(filter(None, (years, division, cited)))
