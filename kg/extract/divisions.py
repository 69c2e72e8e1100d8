"""Award divisions: their names as a document uses them, and which one a piece of text speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.model.fact import Award
from kg.model.likeness import ALIKE, nearest, squash

_QUOTED = re.compile(r"[‘'“\"「｢『](?P<q>[^‘’'“”\"「」｢｣『』]{3,40}?)\*{0,3}[’'”\"」｣』]\s*(?:분야|부문)")
"""``‘통합사례관리’ 분야``."""
_PLAIN = re.compile(
    r"(?:^|[,.]\s*|[은는]\s+|[와과]\s+|[‘'’]\d{2}년\s*)(?P<p>[^,.()‘’“”「」*]{3,40}?)\s*(?:분야|부문)(?=[^가-힣]|에서|은|는|의|에|$)"
)
"""``…, 민관협력 활성화 부문``: from a comma, topic or year to the word for a division."""
_BOTH = re.compile(r"[가-힣](?:와|과)\s*$")
"""A list of divisions stands before: what follows speaks of them all."""
_COUNTED = re.compile(r"\d+\s*개?$|\s등\s")
"""``11개 분야``, ``… 등 11개 분야``: a number of divisions, not one."""
_YEAR = re.compile(r"^[‘'’`]*\s*(?:20)?\d{2}년도?\s*")


@dataclass(frozen=True, slots=True)
class Divisions:
    """Known names, and parts of the scheme that consist of one division each.

    Attributes:
        names: as the result tables or lists write them.
        parts: other wordings → name.
    """

    names: tuple[str, ...]
    parts: tuple[tuple[str, str], ...] = ()
    wider: tuple[str, ...] = ()
    """Parts of several divisions."""

    @staticmethod
    def of(awards: Sequence[Award]) -> Divisions:
        """Those of the awards read; a part with a single division stands for it."""
        names = tuple(dict.fromkeys(a.division for a in awards if a.division))
        held: dict[str, set[str]] = {}
        for award in awards:
            held.setdefault(award.part, set()).add(award.division)
        parts = tuple((part, next(iter(of))) for part, of in held.items() if part and len(of) == 1)
        return Divisions(names, parts, tuple(part for part, of in held.items() if part and len(of) > 1))

    def scope(self, words: str) -> tuple[str, str]:
        """The part and the division that the words mean; the words themselves as division where neither is known."""
        if part := nearest(_YEAR.sub("", words), (*self.wider, *self.names, *dict(self.parts)), ALIKE):
            return (part, "") if part in self.wider else ("", dict(self.parts).get(part, part))
        return "", words

    def match(self, words: str) -> str:
        """The known division that the words mean, or empty."""
        others = dict(self.parts)
        bare = _YEAR.sub("", words)
        found = nearest(bare, (*self.names, *others), ALIKE)
        return others.get(found, found)

    def of_text(self, text: str) -> str:
        """The division a sentence or heading speaks of: a quoted one first; as written if it is no known one."""
        named = list(mentions(text))
        for _, words in named:
            if found := self.match(words):
                return found
        if found := self.match(text[:80]):
            return found
        return next((words for _, words in named), "")


def mentions(text: str) -> Iterator[tuple[int, str]]:
    """Wordings that are followed by 분야 or 부문, with where they end."""
    for found in sorted((*_QUOTED.finditer(text), *_PLAIN.finditer(text)), key=lambda m: m.end()):
        groups = found.groupdict()
        words = (groups.get("q") or groups.get("p") or "").strip()
        if len(squash(words)) >= 3 and not _COUNTED.search(words) and not _BOTH.search(text[: found.start() + 2]):
            yield found.end(), words
