"""Kiwi behind a small face: the one place that loads the Korean analyser (2.6 s, 0.5 GB), and only when first asked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiwipiepy import Kiwi


@dataclass(frozen=True, slots=True)
class Morpheme:
    """A token of Kiwi's: ``tag`` is of the Sejong set (NNG, JKS, ETM …); offsets into the text that was analysed."""

    form: str
    tag: str
    start: int
    end: int

    @property
    def noun(self) -> bool:
        """Whether it can stand inside a name as a noun does."""
        return self.tag in {"NNG", "NNP", "NNB", "NR", "XPN", "XSN", "XR", "SL", "SH", "SN", "W_SERIAL"}

    @property
    def particle(self) -> bool:
        """Whether it is a case particle or auxiliary particle."""
        return self.tag.startswith("J")


class Korean:
    """Joining, spacing, sentences and morphemes.

    Args:
        words: names that the analyser must keep whole.
    """

    def __init__(self, words: Iterable[str] = ()) -> None:
        self._words = tuple(dict.fromkeys(words))

    @cached_property
    def _kiwi(self) -> Kiwi:
        from kiwipiepy import Kiwi  # noqa: PLC0415 - 2.6 s, only for building

        kiwi = Kiwi(num_workers=1)
        for word in self._words:
            kiwi.add_user_word(word, "NNP")
        return kiwi

    def glue(self, chunks: Sequence[str]) -> list[bool]:
        """For each of the ``len(chunks) - 1`` joints, whether a space belongs there."""
        if len(chunks) < 2:
            return []
        _, spaces = self._kiwi.glue(list(chunks), return_space_insertions=True)
        return [bool(s) for s in spaces]

    def space(self, text: str) -> list[int]:
        """Positions in ``text`` before which a lost space belongs."""
        spaced = self._kiwi.space(text)
        found: list[int] = []
        at = 0
        for char in spaced:
            if at < len(text) and char == text[at]:
                at += 1
            elif char == " ":
                found.append(at)
            else:  # the analyser rewrote a character: leave the text as it was
                return []
        return found if at == len(text) else []

    def tokens(self, text: str) -> list[Morpheme]:
        """Morphemes in order."""
        return [Morpheme(t.form, t.tag, t.start, t.start + t.len) for t in self._kiwi.tokenize(text)]

    def sentences(self, text: str) -> list[tuple[int, int]]:
        """Half-open ranges of the sentences of ``text``."""
        return [(s.start, s.end) for s in self._kiwi.split_into_sents(text)]
