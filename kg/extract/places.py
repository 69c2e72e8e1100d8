"""Names of municipalities in running text: where they stand, and which province governs them there.

Names are sought white-space-insensitively, because page breaks cut them (``동 래구``); a short form counts only where
the text shows that a municipality is meant. A province is carried along a list until the list ends or another
province comes. Who is meant is not decided here but by the registry.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kg.model.place import Gazetteer, Level, PlaceName
from kg.model.span import RESTORED, Mapped

_AFTER = re.compile(
    r"(?:[^가-힣]|$|(?:은|는|이|가|을|를|의|와|과|도|만|로|으로|에|에서|에서는|에서도|에는|에도|에게|이며|이고|이다|인|등|및|처럼|보다|부터|까지|이나|"
    r"나|측|청|청장|장|민|민들|내|관내|소재|지역|비롯|뿐|역시|또한|라는|이라는|였다|이었다|라고|이라고|입니다)(?:[^가-힣]|$))"
)
"""What may follow a name: no letter, or a particle or noun that ends its word (``순천시는``, ``성주 등``), not ``이천쌀``."""
_JOIN = re.compile(
    r"\s*(?:[,、·․ㆍ‧・･∙/&]|및|그리고)\s*(?:\((?:시·?도|시·?군·?구|광역|기초)\s*\d*\)\s*)?|(?:와|과|이랑|하고)\s+"
)
"""Between two names of one list: a comma, dot or ``와``, and a level cell before the next (``, (시군구3)``)."""
_OFFICE = re.compile(r"(?<=[시군구도])청$")
"""``수원시청`` is the city."""
_GLUED = re.compile(r"[가-힣]{2,12}?(?=(?:은|는|이|가|을|를|의|와|과|도|로|으로|에서|에|등|장)*(?:[^가-힣]|$))")
"""What is written onto a municipality's name, particles aside: ``대덕구 | 보건소 | 는``."""
_MOVED = re.compile(r"\s*\([^()]{0,30}\)")
"""A bracket inside a list (``중구 (연안동), 동구``): left out before the list is looked at."""


@dataclass(frozen=True, slots=True)
class Found:
    """A name in a text: half-open range of clean characters, its leading province included, and the name itself."""

    start: int
    end: int
    name: PlaceName


@dataclass(frozen=True, slots=True)
class _Hit:
    start: int
    end: int
    form: str
    levels: frozenset[Level]


def _everyday(text: str, hit: _Hit) -> bool:
    """Whether a label is a field of a form that the text goes on to use as the word it is (``(예산) … 지원 예산 20억``)."""
    return re.search(rf"[가-힣](?<![시군구도])\s{hit.form}(?=\s?\W|은|는|이|을)", text[hit.end :]) is not None


class Places:
    """Finds municipalities by a gazetteer."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._forms = gazetteer.forms
        self._risky = gazetteer.risky
        self._longest = max(map(len, self._forms), default=0)
        self._last: tuple[str, tuple[_Hit, ...]] = ("", ())

    def find(self, content: Mapped, *, carry: str = "", listed: bool = False) -> tuple[Found, ...]:
        """All names, in order.

        Args:
            carry: a province that governs from before the text.
            listed: whether the text is a bare list of names, so that short forms need no other sign.
        """
        found: list[Found] = []
        governing = carry
        last = 0
        hits = self._hits(content.text)
        skip = False
        for index, hit in enumerate(hits):
            if skip:
                skip = False
                continue
            if last and not self._joined(content.text[last : hit.start]):
                governing = ""
            after = hits[index + 1] if index + 1 < len(hits) else None
            if after is not None and self._prefix(content.text, hit, after):
                found.append(Found(hit.start, after.end, self._name(content, after, hit.form)))
                governing, last, skip = hit.form, after.end, True
            elif self._stands(content.text, hit, governing, listed=listed):
                lies = Level.SIDO not in hit.levels and self._lies(hit.form, governing)
                found.append(Found(hit.start, hit.end, self._name(content, hit, governing if lies else "")))
                governing = governing if lies else ""
                last = hit.end
        return tuple(found)

    def bodies(self, content: Mapped, named: Callable[[str, bool], bool]) -> tuple[Found, ...]:
        """Municipalities whose names are written onto a body's (``대덕구보건소``, ``부여우체국``): the body's range, whose it is.

        Args:
            named: whether what follows a name in its word is a body that municipalities have; and whether the name is whole
                (``대덕구``), so that less will do.
        """
        text = content.text
        found: list[Found] = []
        before: _Hit | None = None
        for hit in self._hits(text):
            rest = _GLUED.match(text, hit.end)
            if rest and named(rest.group(), hit.form not in self._risky and self._whole(hit.form, hit.levels)):
                led = (
                    before is not None
                    and not text[before.end : hit.start].strip()
                    and self._lies(hit.form, before.form)
                )
                sido = before.form if led and before is not None else ""
                found.append(Found(hit.start, rest.end(), self._name(content, hit, sido)))
            before = hit
        return tuple(found)

    def lies(self, name: str, sido: str) -> bool:
        """Whether a municipality so written may lie in a province so written."""
        return self._lies(name, sido)

    def _hits(self, text: str) -> tuple[_Hit, ...]:
        """All forms in a text; those of the text asked for last are kept, since it is asked for twice."""
        if self._last[0] != text:
            self._last = (text, tuple(self._forms_in(text)))
        return self._last[1]

    def _forms_in(self, text: str) -> Iterator[_Hit]:
        """Longest forms, left to right, each at the start of a word or right after another name."""
        places = [i for i, c in enumerate(text) if not c.isspace()]
        bare = "".join(text[i] for i in places)
        at = 0
        free = True
        while at < len(bare):
            hit = self._longest_at(text, bare, places, at) if free or self._starts(text, places[at]) else None
            if hit is None:
                free = False
                at += 1
                continue
            yield hit
            at = next((k for k in range(at, len(places)) if places[k] >= hit.end), len(places))
            free = True

    @staticmethod
    def _starts(text: str, at: int) -> bool:
        return at == 0 or not ("가" <= text[at - 1] <= "힣" or text[at - 1].isalnum())

    def _longest_at(self, text: str, bare: str, places: list[int], at: int) -> _Hit | None:
        for length in range(min(self._longest, len(bare) - at), 1, -1):
            form = bare[at : at + length]
            levels = self._forms.get(form)
            if levels is None:
                continue
            start, end = places[at], places[at + length - 1] + 1
            gaps = [c for c in text[start:end] if c.isspace()]
            if not gaps or (len(gaps) == 1 and (gaps[0] == "\n" or self._whole(form, levels))):
                return _Hit(start, end, form, levels)
        return None

    @staticmethod
    def _whole(form: str, levels: frozenset[Level]) -> bool:
        """Whether a form may have a space inside: only official ones of three letters or more (``영등포 구``)."""
        return len(form) >= 3 and (form[-1] in "시군구도" or Level.SIDO in levels)

    def _prefix(self, text: str, hit: _Hit, after: _Hit) -> bool:
        """Whether a province only leads the municipality right behind it."""
        between = text[hit.end : after.start]
        return (
            Level.SIDO in hit.levels
            and not between.strip()
            and self._lies(after.form, hit.form)
            and _AFTER.match(text[after.end : after.end + 8]) is not None
        )

    def _stands(self, text: str, hit: _Hit, governing: str, *, listed: bool) -> bool:
        """Whether a form by itself is a municipality here."""
        if not _AFTER.match(text[hit.end : hit.end + 8]):
            return False
        if hit.form not in self._risky and (_OFFICE.sub("", hit.form)[-1] in "시군구도" or Level.SIDO in hit.levels):
            return True
        if text[: hit.start].endswith("(") and text[hit.end :].startswith(")"):
            return hit.form not in self._risky or not _everyday(text, hit)
        return bool(listed or (governing and self._lies(hit.form, governing)))

    def _lies(self, form: str, sido: str) -> bool:
        return bool(sido) and sido in self._gazetteer.provinces(_OFFICE.sub("", form))

    @staticmethod
    def _joined(between: str) -> bool:
        return _JOIN.fullmatch(_MOVED.sub("", between)) is not None

    @staticmethod
    def _name(content: Mapped, hit: _Hit, sido: str) -> PlaceName:
        inner = content.cut(hit.start, hit.end - len(hit.form) + len(_OFFICE.sub("", hit.form))).strip()
        text = "".join(c for c, o in zip(inner.text, inner.offsets, strict=True) if o != RESTORED and not c.isspace())
        return PlaceName(text, sido, inner.span())
