"""The keys of the explorer's JSON answers: said here, and held against a running explorer by a test."""

from __future__ import annotations

from typing import Final, NamedTuple


class Answer(NamedTuple):
    """What comes back.

    Attributes:
        asked: a request that answers, after the path.
        keys: names in the answer.
        listed: whether it has those of a list besides.
    """

    asked: str
    keys: tuple[str, ...]
    listed: bool = False


LISTED: Final = ("q", "facets", "total", "page", "pages", "rows", "cite")
"""What every list has."""
MEANT: Final = {
    "cite": "인용: `text`, `bibtex`, `version`, `release`, `address`, `day`, `query`, `sources` / how to cite the answer, with the spans that it rests on",
    "rows": "답의 줄; `document`, `start`, `end`, `exact`가 근거 / rows; those four are the words",
    "total, page, pages": "모두 몇 줄, 몇째 쪽, 몇 쪽 / how many rows, which page, of how many",
    "facets": "거를 수 있는 값과 그 수 / values to narrow by, with counts",
    "found, nearest, suggestions": "그렇게 불리는 것, 없으면 가까운 이름 / what is so called, or the nearest names",
    "thing": "IRI",
}
_SEEN: Final = (
    *("nodes", "links", "path", "steps", "groups", "opened", "closed", "centres", "whole", "over", "colour", "weight"),
    *("depth", "most", "ends", "unclear", "pick", "script", "choices", "titles", "chosen", "sizes", "colours"),
)
_DRAWN: Final = (
    *("measure", "level", "year", "borders", "division", "within", "style", "program", "chosen", "query", "choices"),
    *("found", "nearest", "years", "divisions", "provinces", "view", "box", "outlines", "classes", "regions", "total"),
    *("elsewhere", "unknown", "lacking", "attribution"),
)
_ASKED: Final = (
    *("examples", "known", "query", "example", "about", "seconds", "shown", "limit", "most", "answer", "problem"),
    "files",
)
ANSWERS: Final = {
    "/index.json": Answer(
        "",
        ("release", "documents", "counts", "years", "examples", "provinces", "types", "divisions", "severities"),
    ),
    "/search.json": Answer("?q=고독사", ("suggestions", "nearest", "examples", "weak", "most", "size"), listed=True),
    "/show.json": Answer("?name=익산시", ("name", "found", "nearest")),
    "/municipalities.json": Answer("", ("kind",), listed=True),
    "/programs.json": Answer("", ("kind",), listed=True),
    "/organisations.json": Answer("", ("kind",), listed=True),
    "/divisions.json": Answer("", ("kind",), listed=True),
    "/documents.json": Answer("", (), listed=True),
    "/similar.json": Answer("?name=익산시", ("municipality", "label", "told", "of", "closeness", "neighbours", "cite")),
    "/compare.json": Answer("?with=익산시&with=순천시", ("with", "more", "columns", "tables", "cite")),
    "/network.json": Answer("?focus=익산시", (*_SEEN, "cite")),
    "/map.json": Answer("", (*_DRAWN, "cite")),
    "/charts.json": Answer("", ("year", "years", "program", "found", "nearest", "charts", "unknown", "cite")),
    "/awards.json": Answer("", ("year", "sido", "division", "province", "total", "page", "pages", "rows", "cite")),
    "/findings.json": Answer("", (), listed=True),
    "/query.json": Answer("", _ASKED),
    "/about.json": Answer(
        "", ("release", "documents", "counts", "years", "triples", "data", "fingerprints", "quality")
    ),
    "/catalogue.json": Answer("", ("version", "description", "rights", "triples", "documents", "files")),
}
"""What each page's JSON holds."""
