"""A piece: one block as extraction sees it, with its morphemes and, for every character, whose it is."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.model.document import Block
from kg.model.korean import Morpheme
from kg.model.place import PlaceName
from kg.model.span import RESTORED, Mapped, Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A block with what is known of it.

    Attributes:
        block: the block; all offsets below count in ``block.text``.
        tokens: its morphemes.
        places: municipalities named in it, each with the half-open range of its name.
        bodies: bodies with a municipality's name written into theirs (``대덕구보건소``), each with the range of its own name.
        owners: from which character on the text speaks of whom, rising; ``None`` = of nobody in particular.
        case: id of the case it belongs to, empty for none.
    """

    block: Block
    tokens: tuple[Morpheme, ...] = field(repr=False)
    places: tuple[tuple[int, int, PlaceName], ...] = ()
    owners: tuple[tuple[int, PlaceName | None], ...] = ()
    case: str = ""
    bodies: tuple[tuple[int, int, PlaceName], ...] = ()

    @property
    def id(self) -> str:
        """The passage's id."""
        return f"p{self.block.index}"

    @property
    def text(self) -> str:
        """The clean text."""
        return self.block.text

    @property
    def content(self) -> Mapped:
        """The clean text with its map."""
        return self.block.content

    def owner(self, at: int) -> PlaceName | None:
        """Whom the text speaks of at this character."""
        found: PlaceName | None = None
        for start, place in self.owners:
            if start > at:
                break
            found = place
        return found

    def placed(self, start: int, end: int) -> bool:
        """Whether ``text[start:end]`` lies in a municipality's name."""
        return any(a <= start and end <= b for a, b, _ in self.places)

    def span(self, start: int, end: int) -> Span:
        """The source span of ``text[start:end]``."""
        return self.content.span(start, end)

    def written(self, start: int, end: int) -> str:
        """``text[start:end]`` as the source spells it: line breaks healed, but no space that was given back."""
        part = self.content.cut(start, end)
        return "".join(c for c, o in zip(part.text, part.offsets, strict=True) if o != RESTORED)
