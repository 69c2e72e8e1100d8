"""Rows a page at a time, and how many rows there are of each value: what every list on the site shares."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from kg.model.likeness import normal
from kg.pages import Row
from kg.web.endpoint import Call, Parameter, Plain

SIZE: Final = 50
"""Rows of a page of a list."""
PAGE: Final = Parameter("page", "몇째 쪽", "page of the list, from 1", whole=True)
TEXT: Final = Parameter("q", "이름의 일부", "a part of the name")


def paged(call: Call, rows: Sequence[Row], size: int = SIZE) -> tuple[list[Row], Plain]:
    """The rows of the page asked for; and which it is, of how many, with how many rows in all."""
    pages = max(1, -(-len(rows) // size))
    page = call.whole("page", 1, pages)
    return list(rows[(page - 1) * size : page * size]), {"total": len(rows), "page": page, "pages": pages}


def matching(rows: Iterable[Row], text: str, *columns: str) -> list[Row]:
    """The rows in which a column holds the text, white space and case aside; all for none."""
    asked = normal(text)
    return [row for row in rows if not asked or any(asked in normal(str(row.get(c) or "")) for c in columns)]


def faceted(
    rows: Sequence[Row], asked: Mapping[str, Sequence[str]], value: Callable[[Row, str], Iterable[str]]
) -> tuple[list[Row], dict[str, list[Plain]]]:
    """The rows that have one of the asked values of each facet; and of each facet its values with their counts.

    A facet counts among the rows that the other facets leave, so that a second value can be seen before it is taken.
    """

    def kept(row: Row, but: str = "") -> bool:
        return all(set(value(row, name)) & set(wanted) for name, wanted in asked.items() if wanted and name != but)

    facets: dict[str, list[Plain]] = {}
    for name, wanted in asked.items():
        counts = Counter(v for row in rows if kept(row, name) for v in set(value(row, name)))
        counts.update(dict.fromkeys((v for v in wanted if v not in counts), 0))
        ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
        facets[name] = [{"value": v, "count": n, "chosen": v in wanted} for v, n in ordered]
    return [row for row in rows if kept(row)], facets


def values(row: Row, name: str) -> list[str]:
    """The values of a column that holds one or a list of them."""
    held = row.get(name)
    return [str(v) for v in held] if isinstance(held, list | tuple) else [] if held in (None, "") else [str(held)]
