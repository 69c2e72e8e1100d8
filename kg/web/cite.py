"""“Cite this”: what makes an answer findable again: its address, the version of the data, the day, and the words it rests on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, urlencode

from kg.model.shipped import release
from kg.web.describe import base
from kg.web.endpoint import Call, Endpoint, Plain

if TYPE_CHECKING:
    from starlette.requests import Request

    from kg.web.site import Site

_MOST: Final = 100
"""Places that a citation names one by one; of more, it tells how many."""
_PASSING: Final = {"lang", "pick", "at"}
"""What an address says of how one looks, not of what one sees."""
_ESCAPED: Final = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
_TEX: Final = re.compile(r"[\\{}$&#_%~^]")


@dataclass(frozen=True, slots=True)
class Citation:
    """An answer as one refers to it.

    Attributes:
        title: what was asked.
        address: of the page, whole.
        version: content hash of the data.
        day: on which the answer was given.
        query: in SPARQL, where the page is an answer to one.
    """

    title: str
    address: str
    version: str
    day: date
    query: str = ""

    def text(self) -> str:
        """In one line."""
        return (
            f"복지행정 지식 그래프 (welfare-kg {release()}), “{self.title}”. "
            f"자료 판 / data version {self.version}. {self.day.isoformat()}. {self.address}"
        )

    def bibtex(self) -> str:
        """As an entry that BibTeX and biblatex both read."""
        lines = {
            "author": "{welfare-kg}",
            "title": f"{{{_tex(self.title)}}}: 복지행정 지식 그래프",
            "year": str(self.day.year),
            "version": _tex(self.version),
            "url": self.address,
            "urldate": self.day.isoformat(),
            "note": f"welfare-kg {_tex(release())}, data version {_tex(self.version)}",
        }
        held = ",\n".join(f"  {name} = {{{value}}}" for name, value in lines.items())
        return f"@misc{{welfare-kg-{self.version[:12]},\n{held}\n}}"

    def json(self, data: object) -> dict[str, object]:
        """What a page's JSON holds under ``cite``; its sources are the places that its data names."""
        places = _places(data)
        return {
            **{"text": self.text(), "bibtex": self.bibtex(), "version": self.version, "release": release()},
            **{"address": self.address, "day": self.day.isoformat(), "query": self.query},
            **{"sources": places[:_MOST], "more": max(0, len(places) - _MOST)},
        }


def _tex(text: str) -> str:
    """The text with nothing in it that TeX would obey."""
    plain = " ".join(text.split())
    return _TEX.sub(lambda found: _ESCAPED.get(found[0], "\\" + found[0]), plain)


def citing(request: Request, title: str, data: object, query: str = "") -> dict[str, object]:
    """How the page that shows this is cited today."""
    site: Site = request.app.state.site
    pairs = [(name, value) for name, value in request.query_params.multi_items() if name not in _PASSING and value]
    path = quote(request.url.path.removesuffix(".json"), safe="/~:@!$&'()*+,;=")
    address = base(request) + path + (f"?{urlencode(pairs)}" if pairs else "")
    return Citation(title[:200], address, site.version(), date.today(), query).json(data)


def named(one: Endpoint, asked: Call, data: Plain) -> str:
    """What a page is about: its heading, or the page's name and the words that were looked for."""
    said = str(data.get("label") or "") or next(filter(None, (asked.text(name) for name in ("q", "name"))), "")
    return said if data.get("label") else ": ".join(filter(None, (one.korean, said)))


def _places(data: object) -> Sequence[Plain]:
    """Each place that the data names once, in the order of the documents."""
    held = sorted(set(_found(data)))
    return [{"document": document, "start": start, "end": end} for document, start, end in held]


def _found(data: object) -> Iterator[tuple[str, int, int]]:
    """Whatever has a document, a start and an end, however deep."""
    if isinstance(data, Mapping):
        start, end = str(data.get("start", "")), str(data.get("end", ""))
        if data.get("document") and (start + end).isascii() and start.isdigit() and end.isdigit():
            yield str(data["document"]), int(start), int(end)
        for value in data.values():
            if isinstance(value, Mapping | list | tuple):
                yield from _found(value)
    elif isinstance(data, list | tuple):
        for value in data:
            yield from _found(value)
