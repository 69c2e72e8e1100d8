"""Names that only a list shows to be names: ``북·금정·영도구``, ``(정읍, 남원, …)``, ``부산 남``, ``순천시다``.

Works on what ``Places`` found in the block and adds to it; a shared suffix is given to each name to look it up, while
the name keeps the words that the source has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.extract.places import Found, Places
from kg.extract.statements.parties import UNIT
from kg.model.span import RESTORED, Mapped

_SEPARATOR = r"[,、·․ㆍ‧・∙･/]"
_COPULA = re.compile(
    r"(?<=[가-힣][시군구도])(?=(?:다|였다|이었다|임|로\s?(?:조사|나타|선정|뽑))(?:[^가-힣]|$|조사|됐|되|났))"
)
_BRACKET = re.compile(
    rf"(?P<unit>(?:시|군|구)(?=\s?단위)|시\s?·?\s?군\s?·?\s?구|시\s?·?\s?군|지자체|자치단체|기관|지역|곳|개)\s?(?:단위)?\s?(?:\d+\s?(?:개|곳|개소)?\s?(?:시\s?·?\s?군|구|군|시)?\s?)?\((?P<inner>[^()]+?{_SEPARATOR}[^()]+)\)"
)
_SUMMED = re.compile(
    rf"(?<![가-힣])(?P<inner>[가-힣]{{2,4}}(?:\s?{_SEPARATOR}\s?[가-힣]{{2,4}})+)\s등\s(?:(?P<sido>[가-힣]{{2,7}})\s)?(?:지역\s)?\d+\s?개?\s?(?P<unit>시\s?·?\s?군\s?·?\s?구|시\s?·?\s?군|시|군|구|지자체|자치단체|곳)"
)
"""``춘천·강릉·속초 등 강원 3개 시``."""
_SCOPE = re.compile(r"등\s[가-힣]{2,7}\s\d+\s?개?\s?(?:시|군|구)")
"""``등 | 강원 | 3개 시``: where all of the list lie, no item of it."""
_UNIT = re.compile(UNIT)
_DISTRICT = re.compile(r"\s(?P<name>[가-힣]{1,4}(?<![가인연지친기창도요출입항특식거야축농복배탁전])구)(?![가-힣]{3})")
_REACH = 200
"""Letters before a name that can hold the list it ends."""
_WORD = 30
"""Letters of one item of a list with its province and bracket."""
_ITEM = re.compile(r"[^,、·․ㆍ‧・∙･/()]+")
_BEFORE = re.compile(
    rf"(?<!\d)(?P<word>(?:[가-힣]{{2,7}}\s)?[가-힣]{{1,4}})(?:\([^()]*\))?\s?(?:{_SEPARATOR}|와|과)\s?$"
)
_SHORT = re.compile(
    rf"(?P<lead>{_SEPARATOR}\s?|^|\s)(?P<word>[가-힣]{{2,3}})(?=\s?{_SEPARATOR})|(?P<last>{_SEPARATOR}\s?)(?P<end>[가-힣]{{2,3}})(?=\s?(?:등|이|가|은|는|을|를|에|의|$|\)|\s))"
)


@dataclass(frozen=True)
class Naming:
    """Completes the names of a block.

    Attributes:
        places: the finder.
    """

    places: Places

    def complete(self, content: Mapped, found: tuple[Found, ...]) -> tuple[Found, ...]:
        """All names, in order."""
        names = tuple(n for n in _merged(content.text, found) if not _SCOPE.match(content.text, max(0, n.start - 2)))
        for more in (self._copulas, self._districts, self._units, self._brackets, self._suffixed, self._listed):
            names = _with(names, tuple(more(content, names)))
        return self._carried(content.text, names)

    def _carried(self, text: str, names: tuple[Found, ...]) -> tuple[Found, ...]:
        """A province goes on over the names that were added behind it."""
        held: list[Found] = []
        for hit in names:
            before = held[-1] if held else None
            joined = before and re.fullmatch(rf"\s?{_SEPARATOR}\s?", text[before.end : hit.start])
            if before and joined and not hit.name.sido and self.places.lies(hit.name.text, before.name.sido):
                held.append(replace(hit, name=replace(hit.name, sido=before.name.sido)))
            else:
                held.append(hit)
        return tuple(held)

    def _copulas(self, content: Mapped, names: tuple[Found, ...]) -> Iterator[Found]:
        for cut in _COPULA.finditer(content.text):
            start = max(0, cut.start() - _REACH)
            hits = self.places.find(content.cut(start, cut.start()))
            if hits and start + hits[-1].end == cut.start():
                yield replace(hits[-1], start=start + hits[-1].start, end=cut.start())

    def _districts(self, content: Mapped, names: tuple[Found, ...]) -> Iterator[Found]:
        """Cities named with a district of theirs that is no municipality (``포항시 남구``)."""
        for hit in names:
            inner = _DISTRICT.match(content.text, hit.end) if hit.name.text.endswith("시") else None
            if inner and not self.places.lies(inner["name"], hit.name.text):
                yield replace(hit, end=inner.end())

    def _units(self, content: Mapped, names: tuple[Found, ...]) -> Iterator[Found]:
        """Names that a unit of the municipality is written on to (``순천시보건소가``)."""
        for hit in self.places.bodies(content, _is_unit):
            lead = hit.start - len(hit.name.sido) - 1
            led = hit.name.sido and content.text[max(0, lead) : hit.start] == f"{hit.name.sido} "
            yield replace(hit, start=lead) if led else hit

    def _brackets(self, content: Mapped, names: tuple[Found, ...]) -> Iterator[Found]:
        for bracket in (*_BRACKET.finditer(content.text), *_SUMMED.finditer(content.text)):
            suffix = bracket["unit"] if bracket["unit"] in {"시", "군", "구"} else ""
            held: list[Found] = []
            items = list(_ITEM.finditer(content.text, *bracket.span("inner")))
            for item in items:
                carry = held[-1].name.sido if held else bracket.groupdict().get("sido") or ""
                hit = self._item(content, item.span(), suffix, carry)
                if hit is None:
                    break
                held.append(hit)
            if len(held) == len(items):
                yield from held

    def _item(self, content: Mapped, span: tuple[int, int], suffix: str, carry: str) -> Found | None:
        """One item of a list that is nothing but a name; with the list's suffix where it is none without."""
        start = span[0] + len(content.text[slice(*span)]) - len(content.text[slice(*span)].lstrip())
        end = start + len(content.text[start : span[1]].rstrip())
        for ending in dict.fromkeys(("", suffix, "구")):
            words = Mapped(content.text[start:end] + ending, (*content.offsets[start:end], *([RESTORED] * len(ending))))
            hits = self.places.find(words, carry=carry, listed=True)
            if len(hits) == 1 and hits[0].start == 0 and hits[0].end == len(words):
                return replace(hits[0], start=start, end=end)
        return None

    def _suffixed(self, content: Mapped, names: tuple[Found, ...]) -> Iterator[Found]:
        """Names before one with a suffix that serves them all."""
        for index, hit in enumerate(names):
            suffix = hit.name.text[-1]
            if suffix not in "시군구":
                continue
            floor = names[index - 1].end if index else 0
            yield from self._chain(content, hit.start, floor, suffix)

    def _chain(self, content: Mapped, at: int, floor: int, suffix: str) -> Iterator[Found]:
        chain: list[Found] = []
        while before := _BEFORE.search(content.text, max(0, at - _WORD), at):
            hit = self._word(content, before.span("word"), suffix)
            if hit is None or hit.end <= floor:
                break
            chain.append(hit)
            at = hit.start
        yield from chain

    def _word(self, content: Mapped, span: tuple[int, int], suffix: str) -> Found | None:
        """A name with or without its province at the end of these words, whole only by the suffix."""
        start, end = span
        spaces = [i + 1 for i in range(start, end) if content.text[i] == " "]
        for begin in (start, *spaces):
            words = Mapped(content.text[begin:end] + suffix, (*content.offsets[begin:end], RESTORED))
            hits = self.places.find(words)
            if len(hits) == 1 and hits[0].start == 0 and hits[0].end == len(words):
                if hits[0].name.text[-1] in "시군구" and len(hits[0].name.text) > 2:
                    return None
                return replace(hits[0], start=begin, end=end)
        return None

    def _goes_on(self, content: Mapped, hit: Found, edges: set[int]) -> bool:
        """Whether the next item of the list is a name as well."""
        joint = re.compile(rf"\s?{_SEPARATOR}\s?").match(content.text, hit.end)
        if joint is None or joint.end() in edges:
            return joint is not None
        after = self.places.find(content.cut(joint.end(), joint.end() + _WORD), listed=True)
        return bool(after) and after[0].start == 0

    def _listed(self, content: Mapped, names: tuple[Found, ...]) -> Iterator[Found]:
        """Short forms that stand as an item between names of a list."""
        edges = {n.start for n in names} | {n.end for n in names}
        for match in _SHORT.finditer(content.text):
            group = "word" if match["word"] else "end"
            hit = self._item(content, match.span(group), "", "")
            if hit and _touches(content.text, hit, edges) and (not match["word"] or self._goes_on(content, hit, edges)):
                edges |= {hit.start, hit.end}
                yield hit


def _is_unit(words: str, whole: bool) -> bool:
    return _UNIT.fullmatch(words) is not None and (whole or words.endswith("보건소"))


def _touches(text: str, hit: Found, edges: set[int]) -> bool:
    """Whether only a separator lies between it and a name."""
    left = re.search(rf"\s?{_SEPARATOR}\s?$", text[max(0, hit.start - 3) : hit.start])
    right = re.match(rf"\s?{_SEPARATOR}\s?", text[hit.end : hit.end + 3])
    return bool((left and max(0, hit.start - 3) + left.start() in edges) or (right and hit.end + right.end() in edges))


def _merged(text: str, found: tuple[Found, ...]) -> tuple[Found, ...]:
    """A province right before a name that does not lie in it still leads it: the source's own mistake is kept."""
    held: list[Found] = []
    for hit in found:
        last = held[-1] if held else None
        if (
            last
            and not hit.name.sido
            and not last.name.sido
            and text[last.end : hit.start].isspace()
            and last.name.text[-1] not in "군구"
            and hit.name.text[-1] in "시군구"
        ):
            held[-1] = Found(last.start, hit.end, replace(hit.name, sido=last.name.text))
        else:
            held.append(hit)
    return tuple(held)


def _with(names: tuple[Found, ...], more: tuple[Found, ...]) -> tuple[Found, ...]:
    """All of them; where two overlap, the longer."""
    if not more:
        return names
    held: list[Found] = []
    for hit in sorted((*more, *names), key=lambda f: f.start - f.end):
        if not any(hit.start < other.end and other.start < hit.end for other in held):
            held.append(hit)
    return tuple(sorted(held, key=lambda f: f.start))
