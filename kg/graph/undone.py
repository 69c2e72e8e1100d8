"""Guesses that somebody has taken back: a data folder's ``undone.csv``, two things a line that are not the same.

The two are ``wk:chosen`` and ``wk:otherwise`` of the guess, or a division and the lasting field that it was guessed to
belong to (``kg query guesses`` shows both), in any order, as IRIs or by what follows the base. Lines that begin with ``#`` are remarks. The file belongs to its user; nothing here writes it.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from kg.errors import ArgumentError
from kg.model.iri import BASE
from kg.model.thesaurus import ORGANISATION, PROGRAM
from kg.registry.guesses import Undone

NAME: Final = "undone.csv"


def undone(home: Path) -> Undone:
    """The pairs of a data folder; none where it has no such file."""
    try:
        lines = (home / NAME).read_text(encoding="utf-8-sig").splitlines()
    except (FileNotFoundError, NotADirectoryError):
        return frozenset()
    except (OSError, ValueError) as error:
        raise ArgumentError(f"읽을 수 없습니다 / cannot read {home / NAME}: {error}", hint="UTF-8") from error
    return frozenset(_pairs(lines))


def _two(pair: frozenset[str]) -> bool:
    """Two names of what guesses join: programs and organisations with each other, a division with a field."""
    kinds = sorted(thing.partition("/")[0] for thing in pair)
    return len(pair) == 2 and (set(kinds) <= {PROGRAM, ORGANISATION} or kinds == ["division", "field"])


def _pairs(lines: list[str]) -> Iterator[frozenset[str]]:
    for number, line in enumerate(lines, 1):
        if line.strip() and not line.startswith("#"):
            pair = frozenset(cell.strip().strip("<>").removeprefix(BASE) for cell in next(csv.reader([line])))
            if not _two(pair):
                raise ArgumentError(
                    f"{NAME}:{number}: 서로 다른 둘의 식별자가 아닙니다 / not the identifiers of two things: {line}",
                    hint="kg query guesses",
                )
            yield pair
