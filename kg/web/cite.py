"""“Cite this”: what makes an answer findable again: the question, the version of the data, and the words it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from kg.model.shipped import release
from kg.store.rows import Value
from kg.workspace import Workspace

_MOST: Final = 100
"""Places that a citation names one by one; of more, it tells how many."""


def cited(
    workspace: Workspace, address: str, query: str = "", rows: Iterable[Mapping[str, Value]] = ()
) -> dict[str, object]:
    """The block that a page's JSON holds under ``cite`` and its HTML shows by ``cite.html``.

    Args:
        address: of the page, whole.
        query: in SPARQL, where the page is an answer to one.
        rows: what is shown; those with ``document``, ``start`` and ``end`` are its sources (code points of the original).
    """
    version = workspace.view.manifest.version
    places = _places(rows)
    return {
        "text": f"welfare-kg {release()}, data {version}. {address}",
        "version": version,
        "release": release(),
        "address": address,
        "query": query,
        "sources": places[:_MOST],
        "more": max(0, len(places) - _MOST),
    }


def _places(rows: Iterable[Mapping[str, Value]]) -> Sequence[dict[str, Value]]:
    """Each place once, in the order of the documents."""
    held = {
        (str(row["document"]), int(str(row["start"])), int(str(row["end"])))
        for row in rows
        if row.get("document") and row.get("start") is not None and row.get("end") is not None
    }
    return [{"document": document, "start": start, "end": end} for document, start, end in sorted(held)]
