"""How names are spelt: which of them a misspelt word may mean, without comparing it with each."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final, NamedTuple

CLOSE: Final = 0.86
"""Likeness, letter by letter, from which a word is taken for a misspelt name."""
NAMED: Final = 4
"""Letters from which a program's or body's name may be misspelt; shorter ones are like too many words."""
_RUN: Final = 3
"""Letters of a run. A wrong letter spoils as many runs; a word as long as a name is CLOSE with one wrong in eight."""


class Name(NamedTuple):
    """A way in which a thing is called.

    Attributes:
        form: folded, without white space.
        thing: the thing's key.
        kind: ``municipality``, ``region``, ``program`` or ``organisation``.
        label: what it is called for people to read.
        sure: whether the form means it wherever it stands; an everyday word (예산, 고령) does so only by itself.
    """

    form: str
    thing: str
    kind: str
    label: str
    sure: bool = True


def spellable(name: Name) -> bool:
    """Whether a misspelt word may mean it: no everyday word, none too short, and as it is written today."""
    least = NAMED if name.kind in ("program", "organisation") else 3
    return name.sure and len(name.form) >= least and not name.form.startswith("~")


class Spelling:
    """Names by their script, their length and the runs of letters that they are spelt with.

    A Korean syllable counts as its two or three letters.

    Args:
        names: those that may be meant.
    """

    def __init__(self, names: Iterable[Name]) -> None:
        self._names = list(names)
        self._runs: dict[tuple[bool, int], dict[str, list[int]]] = {}
        for number, name in enumerate(self._names):
            alike = self._runs.setdefault((name.form.isascii(), len(name.form)), {})
            for run in _runs(_spelt(name.form)):
                alike.setdefault(run, []).append(number)

    def nearest(self, word: str) -> list[Name]:
        """The names that are spelt most nearly like a word, if any is near."""
        from difflib import SequenceMatcher  # noqa: PLC0415 - only for a word that might be a name

        matcher = SequenceMatcher(b=_spelt(word.lower()), autojunk=False)
        scored: list[tuple[float, Name]] = []
        for name in self._like(word):
            matcher.set_seq1(_spelt(name.form))
            if matcher.real_quick_ratio() >= CLOSE and matcher.quick_ratio() >= CLOSE:
                scored.append((matcher.ratio(), name))
        top = max((score for score, _ in scored), default=0.0)
        return [name for score, name in scored if score == top >= CLOSE]

    def _like(self, word: str) -> Iterator[Name]:
        """Names about as long, of the same script, that have about half of the word's runs: all that can be CLOSE."""
        runs = _runs(_spelt(word.lower()))
        for length in range(len(word) - 1, len(word) + 2):
            held = self._runs.get((word.isascii(), length), {})
            shared = Counter(chain.from_iterable(held.get(run, ()) for run in runs))
            yield from (self._names[number] for number, count in sorted(shared.items()) if 2 * count >= len(runs) - 2)


def _spelt(form: str) -> str:
    return unicodedata.normalize("NFD", form)


def _runs(spelt: str) -> set[str]:
    return {spelt[start : start + _RUN] for start in range(len(spelt) - _RUN + 1)}
