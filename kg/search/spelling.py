"""How names are spelt: which of them a misspelt word may mean, without comparing it with each."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
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
    """Names by the runs of letters that they are spelt with; a Korean syllable counts as its two or three letters.

    Args:
        names: those that may be meant.
    """

    def __init__(self, names: Iterable[Name]) -> None:
        self._runs: dict[str, list[Name]] = {}
        for name in names:
            for run in _runs(_spelt(name.form)):
                self._runs.setdefault(run, []).append(name)

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
        shared = Counter(name for run in runs for name in self._runs.get(run, ()))
        for name, count in shared.items():
            alike = name.form.isascii() == word.isascii() and abs(len(name.form) - len(word)) <= 1
            if alike and 2 * count >= len(runs) - 2:
                yield name


def _spelt(form: str) -> str:
    return unicodedata.normalize("NFD", form)


def _runs(spelt: str) -> set[str]:
    return {spelt[start : start + _RUN] for start in range(len(spelt) - _RUN + 1)}
