"""``kg groups``: municipalities that are told to do similar things, and what binds each group."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import click

from kg.commands.common import as_json, echo_json, home
from kg.commands.similar import UNSAID, coverage
from kg.commands.tables import line
from kg.workspace import Workspace

if TYPE_CHECKING:
    from kg.network.similar.groups import Group, Groups

_SHADES: Final = 0.3


@click.command(short_help="비슷한 지자체의 무리와 묶는 것 / groups of municipalities and what binds them")
@click.option("--year", type=int, help="이 해의 것만 / only what is stated of this year")
@as_json
@home
def groups(workspace: Workspace, year: int | None, as_json: bool) -> None:
    """적힌 사업과 협력 기관이 비슷한 지자체를 무리로 묶고, 무엇이 각 무리를 묶는지 보입니다.

    Group municipalities by the programs and partners stated of them, and show what binds each group.
    """
    found = workspace.groups(year=year)
    if as_json:
        echo_json(found.json())
    for said in _about(found):
        click.echo(said, err=as_json)
    for number, group in enumerate(() if as_json else found.groups, start=1):
        click.echo("\n" + "\n".join(_group(number, group)))


def _about(found: Groups) -> Iterator[str]:
    grouped = sum(len(group.members) for group in found.groups)
    yield (
        f"무리 {len(found.groups)}개, 지자체 {grouped}곳 / {len(found.groups)} groups of {grouped} municipalities "
        f"(modularity {found.modularity:.2f})"
    )
    if found.groups and found.modularity < _SHADES:
        yield "경계가 뚜렷하지 않습니다: 결로 보세요 / the groups are not sharply parted: read them as shades"
    if found.alone:
        names = ", ".join(who.title for who in found.alone)
        yield f"아무와도 함께 적힌 것이 없는 곳 / nothing stated in common with anyone: {names}"
    yield coverage(found.coverage)
    yield UNSAID


def _group(number: int, group: Group) -> Iterator[str]:
    members = ", ".join(who.title for who in group.members)
    yield f"{number}. {click.style(f'{len(group.members)}곳', bold=True)}  {members}"
    for bond in group.bonds:
        english = f" / {bond.name_en}" if bond.name_en else ""
        yield (
            f"     {click.style(bond.part.ko, fg='cyan')}  {line(bond.name + english)}  ×{bond.lift:.2f}  "
            f"(무리의 {bond.size}곳 중 {bond.members}, 모두 {bond.of}곳 중 {bond.stated_by} / "
            f"{bond.members} of {bond.size} here, {bond.stated_by} of {bond.of} in all)"
        )
