"""``kg build``: files and folders into the graph."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import click
from pyoxigraph import NamedNode

from kg.commands.bars import Bar
from kg.commands.common import as_json, echo_json, home
from kg.commands.index import VECTORS, tell
from kg.commands.network import keep
from kg.commands.workers import Workers
from kg.documents import SUFFIXES
from kg.errors import DocumentError, KgError
from kg.folders import documents, skipped
from kg.model.iri import RDF, WK
from kg.pipeline import Built, Failed, Outcome
from kg.workspace import Workspace

_LOADING: Final = "분석기를 올리고 읽는 중 / loading, reading"
"""Said until the first documents come: they come by the handful, from processes that have loaded the analyser."""
_PLACING: Final = "그래프를 바꾸는 중 / putting it in place"
"""Said from the last document on."""
_BINARY: Final = ("pdf", "hwp", "hwpx")
"""Kinds that are no text, as a document's encoding names them."""
_NAMED = 20
"""Files that are named one by one; of more, only the failed ones are."""
_SAID: Final = {"built": ("✓", "읽음"), "replaced": ("↻", "바꿈")} | {
    "unchanged": ("=", "그대로"),
    "failed": ("✗", "실패"),
}
"""A sign and a Korean word for what became of a file."""


@click.command(short_help="파일과 폴더를 그래프에 넣습니다 / read files and folders into the graph")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--jobs",
    type=Workers(),
    envvar="KG_JOBS",
    help="읽는 일꾼 수, 또는 Dask 클러스터의 주소 / processes that read, or a Dask cluster, which embeds too (default: the cores)",
)
@click.option(
    "--index/--no-index",
    "meanings",
    default=None,
    help="검색 색인에 뜻까지, 또는 낱말만 / index meanings too, or words only (default: meanings, unless much is new)",
)
@click.option(
    "--network/--no-network",
    default=True,
    help="네트워크의 자리를 잡음, 또는 처음 볼 때에 / lay out the network, or when it is first looked at",
)
@as_json
@home
def build(
    workspace: Workspace,
    paths: tuple[Path, ...],
    jobs: int | str | None,
    meanings: bool | None,
    network: bool,
    as_json: bool,
) -> int:
    """파일과 폴더를 읽어 그래프에 넣습니다. 경로가 없으면 함께 온 문서를 읽습니다.

    Read files and folders into the graph; without a PATH, the documents that come with the package. A file that is
    built again changes nothing; a changed one replaces its own statements.
    """
    files = list(documents(paths))
    other = [path for path in skipped(paths) if path.resolve() not in {file.resolve() for file in files}]
    outcomes: list[Outcome] = []
    with Bar("문서 / documents") as advance:
        advance(0, len(files), _LOADING)
        for outcome in workspace.build(files, workers=jobs or os.cpu_count() or 1):
            outcomes.append(outcome)
            advance(len(outcomes), len(files), outcome.path.name if len(outcomes) < len(files) else _PLACING)
    notes = _notes(workspace, outcomes)
    _tell(outcomes, other, notes)
    if as_json:
        left = [{"path": str(path), "outcome": "skipped"} for path in other]
        echo_json([*(_plain(outcome, notes) for outcome in outcomes), *left])
    partly = any(isinstance(o, Failed) or (isinstance(o, Built) and o.warning) for o in outcomes)
    useless = all(isinstance(o, Failed) for o in outcomes)
    indexed = 0 if useless else _indexed(workspace, meanings, jobs if isinstance(jobs, str) else 1)
    if network and not useless:
        keep(workspace)
    return DocumentError.exit_code if partly else indexed


def _indexed(workspace: Workspace, meanings: bool | None, workers: int | str) -> int:
    """Bring the search index to the graph, which is built whatever becomes of that; its exit code."""
    try:
        with Bar(VECTORS) as advance:
            tell(workspace.index(meanings, advance, workers))
    except KgError as error:
        told = click.style("검색 색인을 만들지 못했습니다 / the search index was not made:", fg="red")
        click.echo(f"{told} {error}", err=True)
        return error.exit_code
    return 0


def _notes(workspace: Workspace, outcomes: Sequence[Outcome]) -> dict[Path, str]:
    """What is odd about files that were read all the same: another kind than the name says, or nothing of ours in them."""
    built = [outcome for outcome in outcomes if isinstance(outcome, Built)]
    told = {o.path: "; ".join(filter(None, (_read_as(o), _empty(workspace, o)))) for o in built}
    return {path: note for path, note in told.items() if note}


def _read_as(outcome: Built) -> str:
    """What the bytes were, where the file's name says something else."""
    suffix, found = outcome.path.suffix.lower(), outcome.entry.encoding
    named = suffix.removeprefix(".")
    alike = named == found if found in _BINARY else suffix in SUFFIXES and named not in _BINARY
    if alike:
        return ""
    said = found.upper() if found in _BINARY else f"글 / text, {found}"
    return f"이름은 {suffix or '확장자 없음 / no suffix'} 이지만 내용대로 읽음 / read as what it holds: {said}"


def _empty(workspace: Workspace, outcome: Built) -> str:
    """That a file names no municipality and states no award, which notes beside a corpus do."""
    view, graph = workspace.view, NamedNode(outcome.entry.graph)
    if any(next(view.quads(None, RDF.type, kind, graph), None) for kind in (WK.Award, WK.Place)):
        return ""
    return "상도 지자체도 없음: 보도자료가 아닐 수 있음 / no awards, no municipality: perhaps no press release"


def _tell(outcomes: Sequence[Outcome], other: Sequence[Path], notes: Mapping[Path, str]) -> None:
    for outcome in outcomes:
        if len(outcomes) <= _NAMED or isinstance(outcome, Failed):
            click.echo(_line(outcome), err=True)
        if isinstance(outcome, Built) and outcome.warning:
            click.echo(f"{click.style('! 일부만 / in part', fg='yellow')}  {outcome.warning}", err=True)
        if note := notes.get(outcome.path):
            click.echo(f"{click.style('! 살펴보세요 / note', fg='yellow')}  {outcome.path.name}: {note}", err=True)
    if len(outcomes) > _NAMED:
        click.echo(_total(outcomes), err=True)
    if other:
        kinds = Counter(path.suffix.lower() or "(확장자 없음 / no suffix)" for path in other).most_common()
        told = ", ".join(f"{kind} {count:,}" for kind, count in kinds)
        click.echo(
            f"읽지 않는 종류라 뺀 파일 / left out, of kinds that are not read: {len(other):,} ({told})", err=True
        )


def _total(outcomes: Sequence[Outcome]) -> str:
    words = Counter(_word(outcome) for outcome in outcomes)
    return " · ".join(f"{said} / {word} {words[word]:,}" for word, (_, said) in _SAID.items())


def _word(outcome: Outcome) -> str:
    """What became of it, as programs read it."""
    if isinstance(outcome, Built):
        return "replaced" if outcome.replaced else "built"
    return "failed" if isinstance(outcome, Failed) else "unchanged"


def _line(outcome: Outcome) -> str:
    if isinstance(outcome, Failed):
        return f"{click.style('✗ 실패 / failed', fg='red')}  {_named(outcome)}"
    word = _word(outcome)
    sign, said = _SAID[word]
    return f"{click.style(f'{sign} {said} / {word}', fg='green')}  {outcome.entry.name} ({outcome.entry.triples:,} triples)"


def _named(failed: Failed) -> str:
    """The error, with the file's name if it does not begin with it."""
    told = str(failed.error)
    return told if told.startswith((failed.path.name, str(failed.path))) else f"{failed.path.name}: {told}"


def _plain(outcome: Outcome, notes: Mapping[Path, str]) -> dict[str, object]:
    if isinstance(outcome, Failed):
        error = outcome.error
        return {"path": str(outcome.path), "outcome": "failed", "message": error.message, "hint": error.hint}
    entry = outcome.entry
    told = {"warning": outcome.warning} if isinstance(outcome, Built) and outcome.warning else {}
    told |= {"note": notes[outcome.path]} if outcome.path in notes else {}
    return {
        "path": str(outcome.path),
        "outcome": _word(outcome),
        "document": entry.name,
        "triples": entry.triples,
        **told,
    }
