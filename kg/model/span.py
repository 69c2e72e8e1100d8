"""Where words stand: code-point offsets into a source's decoded text, and text that keeps the way back to them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

RESTORED = -1
"""The offset of a character that the source does not have (a space given back)."""


class Wide(int):
    """The offset of a clean character that several of the source's stand for: an entity, decomposed letters.

    Args:
        offset: of the first of them.
        width: how many they are.
    """

    width: int

    def __new__(cls, offset: int, width: int) -> Wide:
        """An integer like any other offset, that also knows its width."""
        made = super().__new__(cls, offset)
        made.width = width
        return made

    def __getnewargs__(self) -> tuple[int, int]:  # type: ignore[override]
        return int(self), self.width


def after(offset: int) -> int:
    """Where the source goes on behind a character."""
    return offset + (offset.width if isinstance(offset, Wide) else 1)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range ``[start, end)`` of code points in the decoded source text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def __contains__(self, other: object) -> bool:
        return isinstance(other, Span) and self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def of(self, source: str) -> str:
        """The source's own characters, line breaks and all."""
        return source[self.start : self.end]

    @staticmethod
    def cover(spans: Iterable[Span]) -> Span:
        """The smallest span that holds them all; ``ValueError`` for none."""
        held = list(spans)
        return Span(min(s.start for s in held), max(s.end for s in held))


@dataclass(frozen=True, slots=True)
class Mapped:
    """Clean text of which every character knows its place in the source.

    Attributes:
        text: the text as a reader would write it.
        offsets: one source offset a character, rising; ``RESTORED`` where the source has none, a `Wide` one where it has
            several.
    """

    text: str
    offsets: Sequence[int] = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.text) != len(self.offsets):
            raise ValueError(f"{len(self.text)} characters, {len(self.offsets)} offsets")

    def __len__(self) -> int:
        return len(self.text)

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """The source span of ``text[start:end]``; ``ValueError`` where no character of it is the source's."""
        held = [o for o in self.offsets[start:end] if o != RESTORED]
        if not held:
            raise ValueError(f"no source characters in [{start}, {end})")
        return Span(int(held[0]), after(held[-1]))

    def cut(self, start: int, end: int | None = None) -> Mapped:
        """The part ``[start, end)``, still mapped."""
        return Mapped(self.text[start:end], self.offsets[start:end])

    def strip(self) -> Mapped:
        """Without the white space at both ends."""
        left = len(self.text) - len(self.text.lstrip())
        return self.cut(left, len(self.text.rstrip()) if left < len(self.text) else left)

    @staticmethod
    def join(parts: Iterable[Mapped], between: str = "") -> Mapped:
        """The parts one after the other, with restored characters ``between`` them; empty ones leave no trace."""
        text: list[str] = []
        offsets: list[int] = []
        for part in filter(len, parts):
            if text and between:
                text.append(between)
                offsets.extend([RESTORED] * len(between))
            text.append(part.text)
            offsets.extend(part.offsets)
        return Mapped("".join(text), tuple(offsets))
