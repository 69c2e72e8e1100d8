"""``kg search``: passages that answer a question, each with where it stands and why it was found."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.commands.bars import MAKING, Bar
from kg.commands.common import as_json, echo_json, home
from kg.commands.index import VECTORS
from kg.commands.tables import line
from kg.errors import ArgumentError
from kg.workspace import Workspace

if TYPE_CHECKING:
    from kg.search.names import Found
    from kg.search.ranking import Part
    from kg.search.searcher import Answer, Hit

_SHOWN = 8
"""Words and names of a hit that are shown; all of them are in the JSON."""
_FACETS = {"sido": "시도 / names of it", "municipality": "지자체 / named as", "grade": "등급 / won by whom it names"}
_MARKS = ".,·:;!?()[]{}<>‘’“”'\"「」『』《》〈〉*※…"
"""Signs around a word that are none of it."""
_LARGE = 64 * 1024 * 1024
"""Bytes of a file of questions from which it is none."""


@click.command(short_help="묻는 말에 맞는 문단을 까닭과 함께 / passages that answer, with reasons")
@click.argument("text")
@click.option("--year", metavar="YEAR", help="해 / year")
@click.option("--sido", metavar="NAME", help="시도, 그 시군구까지 (전북, Busan, 호남) / a 시도 with all in it")
@click.option("--municipality", metavar="NAME", help="지자체 (익산, Iksan, 이리시) / one municipality")
@click.option("--division", metavar="NAME", help="수상 분야나 그 일부 / an award division, or a part of its name")
@click.option("--grade", metavar="GRADE", help="상의 등급 (대상, 우수 …) / award grade")
@click.option("--limit", type=click.IntRange(1, 1000), default=10, show_default=True, help="몇 개까지 / how many")
@click.option("--mode", type=click.Choice(["hybrid", "dense", "lexical"]), default="hybrid", show_default=True)
@as_json
@home
def search(workspace: Workspace, text: str, limit: int, mode: str, as_json: bool, **filters: str | None) -> None:
    """한국어나 영어로 물으면 맞는 문단을 가까운 차례로, 원문의 자리와 까닭을 붙여 보입니다.

    TEXT 가 @FILE 이면 한 줄에 물음 하나씩이고, --json 은 한 줄에 JSON 목록 하나씩 답합니다.

    Ask in Korean or English: passages come best first, with their place in the source and why they were found. With
    @FILE each line is a question, and with --json each line of the answer is one JSON list.
    """
    narrow = {name: value for name, value in filters.items() if value is not None}
    with Bar(VECTORS, MAKING) as workspace.progress:
        _ = workspace.searcher  # made here, where it can be watched, if it is not there
    _understood(workspace, narrow)
    if text.startswith("@") and len(text) > 1:
        _all(workspace, Path(text[1:]), narrow, limit, mode, as_json)
        return
    answer = workspace.search(text, narrow, limit, mode)
    _remark(answer, mode)
    _graded(workspace, text, narrow)
    if as_json:
        echo_json([hit.json() for hit in answer.hits])
    else:
        _show(answer)


def _understood(workspace: Workspace, narrow: dict[str, str]) -> None:
    """Say which municipality a name was taken for, where the full one says more."""
    from kg.narrowing import understood  # noqa: PLC0415 - the register, only for a name

    asked = narrow.get("municipality")
    if asked is not None and (full := understood(workspace.searcher.catalog, asked)):
        click.echo(f"지자체 / municipality: {line(asked)} → {full}", err=True)


def _graded(workspace: Workspace, text: str, narrow: dict[str, str]) -> None:
    """Say that a word of the question is also a grade, which is looked for as a word alone."""
    grades = workspace.searcher.catalog.facet("grade") if "grade" not in narrow else {}
    for word in dict.fromkeys(one for one in text.split() if one.removesuffix("상") in grades or one in grades):
        grade = word if word in grades else word.removesuffix("상")
        click.echo(
            f"‘{grade}’은(는) 상의 등급이기도 합니다. 여기서는 낱말로만 찾습니다; 그 상을 말하는 글만 보려면 --grade {grade} / "
            f"also a grade, looked for as a word only: for passages that tell of such awards, --grade {grade}",
            err=True,
        )


def _all(workspace: Workspace, path: Path, narrow: dict[str, str], limit: int, mode: str, as_json: bool) -> None:
    """Each line of a file is a question; one that asks nothing has no hits, and the others are answered."""
    words = False
    for number, question in enumerate(_questions(path), start=1):
        try:
            answer = workspace.search(question, narrow, limit, mode) if question.strip() else None
        except ArgumentError as error:
            if type(error) is not ArgumentError:
                raise
            click.echo(f"{number}: {error.message}", err=True)
            answer = None
        if answer:
            words = words or _wordly(answer, mode)  # said once
            _doubt(answer, f"{number}: ")
        hits = answer.hits if answer else ()
        if as_json:
            click.echo(json.dumps([hit.json() for hit in hits], ensure_ascii=False))
        else:
            asked = line(question) or "(빈 줄 / an empty line)"
            click.echo(("\n" if number > 1 else "") + click.style(f"? {asked}", bold=True))
            if answer:
                _show(answer)


def _questions(path: Path) -> Iterator[str]:
    """The lines of a file, by line feeds alone: other signs that end a line may stand in a question."""
    try:
        if path.stat().st_size > _LARGE:
            raise ArgumentError(f"{path}: 물음의 파일이라기에는 큽니다 / too large for a file of questions")
        content = path.read_text(encoding="utf-8-sig", errors="replace")
    except OSError as error:
        raise ArgumentError(
            f"물음의 파일을 읽을 수 없습니다 / cannot read the questions: {path}: {error.strerror}",
            hint="@ 뒤의 경로를 살펴보세요 / check the path behind @",
        ) from error
    lines = content.split("\n")
    yield from lines[:-1] if lines and not lines[-1] else lines


def _remark(answer: Answer, mode: str) -> None:
    _wordly(answer, mode)
    if answer.names:
        told = ", ".join(_name(found) for found in answer.names[:_SHOWN])
        click.echo(f"이름으로 알아들은 것 / understood as names: {told}", err=True)
    _doubt(answer)


def _wordly(answer: Answer, mode: str) -> bool:
    """Whether words alone were searched though meanings were asked for, which is said."""
    if answer.mode.value == mode:
        return False
    click.echo(
        "뜻으로는 찾지 않고 낱말로만 찾았습니다: kg index 로 색인을 마저 만드세요\n"
        "searched by words only, not by meaning: complete the index with `kg index`",
        err=True,
    )
    return True


def _doubt(answer: Answer, line: str = "") -> None:
    """Say where nothing was found, or nothing that can be relied on; ``line`` is before it."""
    if not answer.hits:
        click.echo(f"{line}찾은 것이 없습니다 / nothing found", err=True)
    elif answer.weak:
        click.echo(
            f"{line}물음의 말이 거의 나오지 않아 맞는 글이 없을 수 있습니다: 아래는 뜻이 가까운 차례입니다\n"
            "hardly any of the question's words occur: what follows is nearest in meaning, and may not answer it",
            err=True,
        )


def _name(found: Found) -> str:
    """A thing, and the word for it where that says something else."""
    word, label = line(found.word), line(found.label)
    return f"{label} ({word}{'?' if found.guess else ''})" if found.guess or word != label else label


def _show(answer: Answer) -> None:
    for number, hit in enumerate(answer.hits, start=1):
        click.echo("\n".join(_hit(number, hit)) + "\n")


def _hit(number: int, hit: Hit) -> Iterator[str]:
    place = f"{hit.sido} {hit.sigungu}".strip()
    head = " · ".join(filter(None, (place, str(hit.year or ""), line(hit.division))))
    yield click.style(f"{number}. {head or line(hit.heading)}", bold=True) + f"  {hit.score:.3f}"
    yield from (f"   {_marked(part, hit.why.words)}" for part in hit.text.splitlines())
    yield click.style(f"   {line(hit.document)}:{hit.start}-{hit.end}", dim=True)
    yield from (click.style(f"   ↳ {reason}", fg="cyan") for reason in _reasons(hit))


def _marked(text: str, words: tuple[str, ...]) -> str:
    """The text with the words that matched set off, on a terminal."""
    shown = line(text)
    if sys.stdout.isatty():
        for word in sorted(words, key=len, reverse=True)[:_SHOWN]:
            if len(word) > 1:
                shown = shown.replace(line(word), click.style(line(word), underline=True), 1)
    return shown


def _reasons(hit: Hit) -> Iterator[str]:
    why = hit.why
    named = {found.word for found in why.names}
    words = ", ".join(line(w) if w in named else _within(w, hit.text) for w in why.words[:_SHOWN])
    meanings = ", ".join(f"{line(m.asked)}→{line(m.found)}" for m in why.meanings[:_SHOWN])
    names = ", ".join(_name(found) for found in why.names[:_SHOWN])
    said = {"낱말 / words": words, "같은 뜻 / same meaning": meanings, "이름 / names": names}
    told = [f"{title}: {value}" for title, value in said.items() if value]
    if told:
        yield " · ".join(told)
    for kept in why.kept:
        yield f"조건 / filter {_FACETS[kept.facet]}: {', '.join(map(line, kept.names[:_SHOWN]))}" + " …" * (
            len(kept.names) > _SHOWN
        )
    parts = [_part("뜻 / meaning", why.best.dense), _part("낱말 / words", why.best.lexical)]
    yield " · ".join(filter(None, parts))


def _within(word: str, text: str) -> str:
    """What matched, and the word it stands in where that goes on: 대상 in 대상으로 is another than 대상 by itself."""
    whole = next((one for one in text.split() if word in one), word)
    return line(word) if whole.strip(_MARKS) == word else f"{line(word)} ({line(whole.strip(_MARKS))})"


def _part(title: str, part: Part | None) -> str:
    """A retriever's rank and raw score, and what it adds to the hit's."""
    rank = f" {part.rank}위" if part and part.rank else ""
    return f"{title}{rank} ({part.value:.3f}) +{part.share:.3f}" if part else ""
