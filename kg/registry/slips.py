"""Slips of the pen: a name one letter from another, where one of the two is made of words and the other is not.

도서괸 beside 도서관 is a slip; 자활 beside 재활 are two words, and so two names. What cannot be told apart is left alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Final

from kg.model.likeness import normal
from kg.model.thesaurus import Term, Thesaurus
from kg.registry.forms import distance, letters

_WORDS: Final = frozenset(
    (
        "자활 재활 아동 이동 지원 자원 공공 공동 안전 안정 재가 재기 사랑 사람 중년 장년 동장 통장 은행 운행 가정 가장 생계 생태 "
        "진단 집단 이용 미용 정신 전신 의사 이사 모자 부자 시민 서민 주민 국민 나눔 나무 동행 동향 보호 보훈 교육 보육 교양 요양 영양 "
        "이장 주거 주가 기초 기본 소년 소녀 협의 협약 검진 검정 자립 자치 고용 공용 수요 수여 수리 수화 성인 상인 여성 남성 치료 재료 가게 가계"
    ).split()
)
"""Words of the field that lie a letter or two from another word, whether or not the thesaurus has them."""

_ENDS: Final = frozenset("단반팀실소터관과당방원망함회제길집날")
"""Syllables that end names and tell one kind of thing from another: 발굴단 and 발굴반 may be two."""

_LEAST: Final = 4
_LEAST_TERM: Final = 5


class Lexicon:
    """What the thesaurus knows of words and names, laid out for looking up what is a letter off."""

    def __init__(self, thesaurus: Thesaurus) -> None:
        nouns = {normal(head.noun) for head in thesaurus.heads}
        self.words = frozenset(word for word in thesaurus.generic | nouns | _WORDS if len(word) > 1)
        self.labels = {normal(label): term for term in thesaurus.terms for label in term.labels}
        self.halves = _halved(self.labels)

    @cached_property
    def text(self) -> str:
        """All of it in one string, each name set off from the next."""
        return "\n".join(("", *self.words, *self.labels, ""))


class Slips:
    """Tells slips from names that differ.

    Args:
        lexicon: what is known beforehand.
        names: the names of the document, in the form they are compared in.
    """

    def __init__(self, lexicon: Lexicon, names: Iterable[str]) -> None:
        self._lexicon = lexicon
        self._names = frozenset(names)

    def slip(self, wrong: str, right: str) -> bool:
        """Whether the one is no word but for a letter, and the other is."""
        at = apart(wrong, right)
        if at is None or len(right) < _LEAST:
            return False
        covering = list(self._covering(right, at))
        start, end = self._between(right, at)
        known = bool(covering) or (end - start > 1 and self._attested(right[start:end], right))
        return known and self._unknown(wrong, at, covering or [(start, end)])

    def apart(self, one: str, other: str) -> bool:
        """Whether two names a letter from each other are both made of words there, and so are two names."""
        at = apart(one, other)
        return at is not None and all(any(True for _ in self._covering(name, at)) for name in (one, other))

    def terms(self, wrong: str) -> tuple[Term, ...]:
        """The nationwide terms that the name may be a slip for; more than one is no answer."""
        if len(wrong) < _LEAST_TERM or wrong in self._lexicon.labels:
            return ()
        near = {label for half in _halves(wrong) for label in self._lexicon.halves.get(half, ())}
        terms = (self._lexicon.labels[right] for right in sorted(near) if self._misses(wrong, right))
        found = {term.key: term for term in terms}
        return tuple(found[key] for key in sorted(found))

    def _misses(self, wrong: str, right: str) -> bool:
        at = apart(wrong, right)
        if at is None:
            return False
        start, end = self._between(right, at)
        return end - start > 1 and self._unknown(wrong, at, [*self._covering(right, at), (start, end)])

    def _unknown(self, wrong: str, at: int, stretches: Iterable[tuple[int, int]]) -> bool:
        """Whether no word holds the letter, and what stands in the right word's place stands nowhere else."""
        if any(True for _ in self._covering(wrong, at)) or (at == len(wrong) - 1 and wrong[at] in _ENDS):
            return False
        return not any(self._attested(wrong[start:end], wrong) for start, end in stretches)

    def _covering(self, name: str, at: int) -> Iterator[tuple[int, int]]:
        """Where known words in the name hold the letter."""
        for start in range(at + 1):
            for end in range(max(at, start + 1) + 1, len(name) + 1):
                if name[start:end] in self._lexicon.words:
                    yield start, end

    def _between(self, name: str, at: int) -> tuple[int, int]:
        """The stretch around a letter that no known word before or behind it takes away."""
        words = self._lexicon.words
        before = (end for end in range(at, 1, -1) if any(name[i:end] in words for i in range(end - 1)))
        behind = (
            start
            for start in range(at + 1, len(name) - 1)
            if any(name[start:i] in words for i in range(start + 2, len(name) + 1))
        )
        return next(before, 0), next(behind, len(name))

    def _attested(self, word: str, within: str) -> bool:
        """Whether the word is written anywhere but in that name and longer forms of it."""
        return word in self._lexicon.text or any(word in name for name in self._names if within not in name)


def apart(one: str, other: str) -> int | None:
    """Where two names differ in one letter of one syllable; None where they differ otherwise."""
    if len(one) != len(other):
        return None
    places = [i for i, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if len(places) != 1:
        return None
    at = places[0]
    hangul = all("가" <= c <= "힣" for c in (one[at], other[at]))
    return at if hangul and distance(letters(one[at]), letters(other[at])) == 1 else None


def _halves(name: str) -> Iterator[tuple[int, bool, str]]:
    """One syllable aside, two names of a length share the first half or the second."""
    middle = len(name) // 2
    yield len(name), True, name[:middle]
    yield len(name), False, name[middle:]


def _halved(names: Iterable[str]) -> dict[tuple[int, bool, str], list[str]]:
    found: dict[tuple[int, bool, str], list[str]] = {}
    for name in names:
        for half in _halves(name):
            found.setdefault(half, []).append(name)
    return found
