"""Which form an answer takes: the client's ``Accept`` with its weights, met by what there is (RFC 9110, 12.5.1)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from starlette.exceptions import HTTPException
from starlette.responses import Response

if TYPE_CHECKING:
    from starlette.requests import Request

HTML: Final = "text/html"
JSON: Final = "application/json"
ROWS: Final = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
}
"""The formats of rows and truths, by their short names."""
GRAPHS: Final = {
    "ttl": "text/turtle",
    "nt": "application/n-triples",
    "rdf": "application/rdf+xml",
    "jsonld": "application/ld+json",
    "nq": "application/n-quads",
    "trig": "application/trig",
}
"""The formats of graphs, by the suffixes of their files."""
ALSO: Final = {
    JSON: "application/sparql-results+json",
    "application/xml": "application/sparql-results+xml",
    "text/xml": "application/sparql-results+xml",
    "application/turtle": "text/turtle",
    "application/x-turtle": "text/turtle",
    "text/plain": "application/n-triples",
}
"""Other names under which clients ask, and what they get."""
_RANGE: Final = re.compile(r"\s*([\w!#$&^.+*-]+)/([\w!#$&^.+*-]+)\s*((?:;[^;]*)*)\s*")
_WEIGHT: Final = re.compile(r"[01](?:\.\d{0,3})?")
_MOST: Final = 100
"""Ranges that are read; no honest client sends more."""


class Range(NamedTuple):
    """A part of an ``Accept``: what it takes, and how gladly."""

    kind: str
    sub: str
    weight: float

    def covers(self, media: str) -> int:
        """How closely it names a media type: 0 not at all, 3 exactly."""
        kind, _, sub = media.partition("/")
        if self.sub == "*":
            return 1 if self.kind == "*" else 2 * (self.kind == kind)
        return 3 * ((self.kind, self.sub) == (kind, sub))


def ranges(accept: str) -> list[Range]:
    """The parts of an ``Accept`` that can be read; the rest is nobody's wish."""
    return [made for part in accept.split(",")[:_MOST] if (made := _range(part))]


def _range(part: str) -> Range | None:
    if not (match := _RANGE.fullmatch(part)):
        return None
    named = [p.partition("=") for p in match[3].split(";")]
    given = [value.strip() for name, _, value in named if name.strip().lower() == "q"]
    weight = given[0] if given else "1"
    if not _WEIGHT.fullmatch(weight):
        return None
    return Range(match[1].lower(), match[2].lower(), min(1.0, float(weight)))


def chosen(accept: str, offers: Sequence[str]) -> str | None:
    """The offer that is wanted most, of equals the first; None where none is wanted."""
    held = ranges(accept)
    if not accept.strip():
        return offers[0]
    weighed = [(_weight(held, offer), -place, offer) for place, offer in enumerate(offers)]
    best, _, offer = max(weighed)
    return offer if best > 0 else None


def _weight(held: Sequence[Range], media: str) -> float:
    """As the closest range says; of several as close, the gladdest."""
    closest = max(((one.covers(media), one.weight) for one in held), default=(0, 0.0))
    return closest[1] if closest[0] else 0.0


def negotiated(request: Request, offers: Sequence[str]) -> str:
    """The offer that the request wants most; 406 where it wants none."""
    found = chosen(",".join(request.headers.getlist("accept")), offers)
    if found is None:
        raise HTTPException(406)
    return found


def tagged(request: Request, tag: str) -> Response | None:
    """304 where the client holds that version already."""
    known = [one.strip().removeprefix("W/") for one in request.headers.get("if-none-match", "").split(",")]
    if tag not in known and known != ["*"]:
        return None
    return Response(status_code=304, headers={"etag": tag, "vary": "Accept"})
