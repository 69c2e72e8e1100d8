"""Where things stand on the site: the path of an IRI, the place of a row's words, this page asked otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, urlencode

from kg.model.iri import BASE, WK, Minter

if TYPE_CHECKING:
    from starlette.requests import Request

PART: Final = 200_000
"""Letters of a document's text that one page shows; few documents have more."""
_SAFE: Final = "/~:@!$&'()*+,;="


@lru_cache(maxsize=4096)
def path(iri: object) -> str:
    """The path at which a thing answers for itself; empty for what is not of this site."""
    text = str(iri or "")
    if text.startswith(WK.iri):
        return "/ontology#" + quote(text.removeprefix(WK.iri), safe=_SAFE)
    return "/id/" + quote(text.removeprefix(BASE), safe=_SAFE) if text.startswith(BASE) else ""


def document(name: object) -> str:
    """The page of a document by its file name."""
    return path(Minter().document(str(name)).value)


def source(row: Mapping[str, object]) -> str:
    """The very words of a row, in the text of their document; empty for a row that was read from nowhere."""
    if not row.get("document"):
        return ""
    start, end = int(str(row["start"])), int(str(row["end"]))
    part = f"?part={start // PART + 1}" if start >= PART else ""
    return f"{document(row['document'])}{part}#c{start}-{end}"


class Here:
    """The address of this page, to be asked for with other values."""

    def __init__(self, request: Request) -> None:
        self._path = quote(request.url.path, safe=_SAFE)
        self._held = [(name, value) for name, value in request.query_params.multi_items() if name != "lang" and value]

    def to(self, **changes: object) -> str:
        """With these values in the place of others, None for none; from the first page on unless a page is named."""
        changes.setdefault("page", None)
        kept = [(name, value) for name, value in self._held if name not in changes]
        return self._written([*kept, *((name, value) for name, value in changes.items() if value is not None)])

    def more(self, name: str, value: object) -> str:
        """With one value more."""
        return self._written([*self._without("page"), (name, value)])

    def less(self, name: str, value: object) -> str:
        """Without that value."""
        return self._written([pair for pair in self._without("page") if pair != (name, str(value))])

    def _without(self, name: str) -> list[tuple[str, str]]:
        return [pair for pair in self._held if pair[0] != name]

    def _written(self, pairs: list[tuple[str, object]] | list[tuple[str, str]]) -> str:
        return self._path + (f"?{urlencode(pairs)}" if pairs else "")
