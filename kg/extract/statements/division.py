"""The division of an award within a sentence: what stands before 분야 or 부문, or in quotes before the grade.

A wording begins behind whatever else the clause said before it: a comma or bracket, a municipality, an award's name, a
particle; and ends at the division word that a particle, a quote, a grade or a name follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.extract.places import Found
from kg.extract.statements.clause import Tie
from kg.extract.statements.ranks import Rank

_NOUN = re.compile(
    r"\s?(?:분야|부문|부분)(?=에서|은|는|의|에|도|와|과|[’”'\"」』),]|\s?[‘“'\"「『]?$|\s?[‘“'\"「]?(?:대상|최우수|우수|장려|특별|발전|공로|평가|전국|시상|1위|중\s))"
)
_BREAK = re.compile(r"[,.()<>▲△]|(?:분야|부문|부분)(?:와|과|및|에서|에서는|은|는|의|에|도)?")
_LEAD = re.compile(
    r"(?<![가-힣])지역복지사업\s(?=\S)|"
    r"(?:평가|행정상|복지상|시상식|대회|공모전?|어워드|경진대회|결과|지난해|올해|이번|지난)[’”'\"」]?(?:의|에서|에|에서는|으로)?[’”'\"]?\s|"
    r"(?<=[가-힣])(?<!찾아가)(?<!하)(?:는|은|에서|에서는|등)\s|에\s?이어\s|[’”'\"](?:과|와|을|를|,)\s|\d년(?:도|에|도에|에도|에는)?\s|[‘“「『]|(?:^|\s)['\"]|^(?:이|가|은|는|의|도)\s"
)
_COUNTED = re.compile(r"^\d+\s?개?$|^(?:각|이|해당|같은|모든|전|이번|여러|한)$|\d+\s?개$")
_QUOTED = re.compile(r"[‘'“\"「｢『](?P<q>[^‘’'“”\"「」｢｣『』]{3,40})[’'”\"」｣』]\s?(?:[‘“'\"])?$")
_AND_MORE = re.compile(r"[‘'“\"「｢『](?P<q>[^‘’'“”\"「」｢｣『』]{3,40})[’'”\"」｣』]\s?등\s?\d+\s?개\s?(?:부문|분야)\s?$")
_SCHEME = re.compile(r"(?:상|평가|대회|공모전?|어워드|시상식)$")
_LEVELS = re.compile(
    r"(?:\S*\s)?(?:광역|기초|시|군|구|시\s?·?\s?도|시\s?·?\s?군\s?·?\s?구|시\s?·\s?군|대도시|중소도시|농어촌)\s?(?:지방자치단체|자치단체|지자체|단체)?(?:\s?중)?"
)
_TARGET = re.compile(r"^[‘'’´`]?\s*(?P<year>(?:20)?\d{2})\s*년\s*(?:도)?\s*")
_TAIL = re.compile(r"\s?(?:분야|부문|부분)$")
_JUDGED = re.compile(r"[‘'“\"「｢『](?P<q>[^‘’'“”\"「」｢｣『』]{3,40})[’'”\"」｣』]\s?평가(?=에서|에\s)")
"""``복지행정상 ‘복지서비스 기반마련’ 평가에서``: what is judged for a prize, no assessment of its own."""
_PRIZE = re.compile(r"[가-힣]상\s?[‘'“\"]?\s?$")
_SIZE = re.compile(
    r"(?<![가-힣])(?P<size>대도시|중소도시|농어촌)(?=\s?(?:그룹|부문|지역|가운데|중)?(?:\s[‘“]|에서는|에서|로는|은|는|이|가|의)\s)"
)
"""Groups that municipalities compete in, by size: a division where no other is named."""
_APIECE = re.compile(r"(?:부문|분야)별\s?$")
_PARTICLE = re.compile(r"(?:은|는|에는)\s")
_ITEM = re.compile(r"\s*(?P<words>[^,\s][^,]{1,19}?)(?:은|는|이|가|에는|에)?\s*")
_ALONE = re.compile(r"[<〈\[(]?\s*(?P<words>\S[^.?!:]{2,40}?)\s?(?:분야|부문)\s*[>〉\])]?")
_CREDITED = re.compile(r"인정\s?받|(?:높은|좋은)\s(?:평가|점수)|호평|높이\s?평가|선정|뽑")
_ADNOMINAL = re.compile(r"(?<![가-힣])찾아가는$")
"""A name's first word that an opening quote cut off (``찾아가는‘복지서비스 제공’``)."""
_QUOTES = "‘’“”'\"「」『』"
_TRIM = f" {_QUOTES}"


@dataclass(frozen=True, slots=True)
class Words:
    """A value with the half-open range of the words that state it."""

    value: str
    start: int
    end: int


def division(text: str, tie: Tie, names: Sequence[Found] = ()) -> Words | None:
    """What is quoted right before the grade, else the division named last before both, else the group the name is in."""
    rank, at = tie.rank, tie.at
    name = tie.found.start if tie.found else rank.start
    quoted = _AND_MORE.search(text, 0, rank.start) or _QUOTED.search(text, 0, rank.start)
    if quoted and _opens(text, quoted.start()) and not _SCHEME.search(quoted["q"]):
        return _trimmed(text, *quoted.span("q"))
    named = [words for words in _named(text[:at], names) if not _LEVELS.fullmatch(words.value)]
    return named[-1] if named else _judged(text, rank) or _apiece(text, name, rank) or _size(text, name)


def alone(text: str) -> Words | None:
    """The division that a line consists of (``지역사회보장계획 시행결과 부문``)."""
    whole = _ALONE.fullmatch(text.rstrip())
    return Words(whole["words"], *whole.span("words")) if whole else None


def credited(text: str) -> Words | None:
    """The only division that a sentence without a grade names, if it says that work there was found good."""
    named = [words for words in _named(text, ()) if not _LEVELS.fullmatch(words.value)]
    return named[0] if len(named) == 1 and _CREDITED.search(text, named[0].end) else None


def _judged(text: str, rank: Rank) -> Words | None:
    found = list(_JUDGED.finditer(text, 0, rank.start))
    return _trimmed(text, *found[-1].span("q")) if found and _PRIZE.search(text[: found[-1].start()]) else None


def _apiece(text: str, at: int, rank: Rank) -> Words | None:
    """``부문별 최고점은 행정혁신은 서울 도봉구, 의료급여는 전북 익산시``: each name behind its own division."""
    if at <= rank.end or not _APIECE.search(text[: rank.start]):
        return None
    topic = _PARTICLE.match(text, rank.end)
    start = max(topic.end() if topic else rank.end, text.rfind(",", 0, at) + 1)
    words = _ITEM.fullmatch(text[start:at])
    return Words(words["words"], start + words.start("words"), start + words.end("words")) if words else None


def _size(text: str, at: int) -> Words | None:
    found = list(_SIZE.finditer(text, 0, at))
    return Words(found[-1]["size"], *found[-1].span("size")) if found else None


def each(text: str, at: int, names: Sequence[Found], count: int) -> tuple[Words, ...]:
    """As many divisions as winners (``A 분야와 B 분야에서 각각``), in order; none where their numbers differ."""
    if count < 2 or "각각" not in text:
        return ()
    named = tuple(_named(text[:at], names))
    return named if len(named) == count else ()


def target(words: str) -> tuple[str, int | None]:
    """A division's name without the year whose work it judges, and that year."""
    match = _TARGET.match(words)
    return (words[match.end() :], int(match["year"]) % 100 + 2000) if match else (words, None)


def _named(text: str, names: Sequence[Found]) -> Iterator[Words]:
    """Every wording before a division word, in order."""
    for noun in _NOUN.finditer(text):
        floor = max((b.end() for b in _BREAK.finditer(text, 0, noun.start())), default=0)
        floor = max([floor, *(n.end for n in names if n.end <= noun.start())])
        words = _trimmed(text, floor, noun.start())
        if len(words.value) >= 3 and not _COUNTED.search(words.value):
            yield words


def _trimmed(text: str, floor: int, end: int) -> Words:
    """A wording without what led up to it, the quotes around it and the division word in them."""
    noun = _TAIL.search(text, floor, end)
    before = text[floor : noun.start() if noun else end]
    lead = max((m.end() for m in _LEAD.finditer(before)), default=0)
    words = before[lead:].strip(_TRIM)
    start = text.find(words, floor + lead)
    end = start + len(words)
    glued = _ADNOMINAL.search(text[: start - 1]) if start and text[start - 1] in _QUOTES else None
    if glued:
        return Words(f"{glued.group()} {words}", glued.start(), end)
    return Words(words, start, end)


def _opens(text: str, at: int) -> bool:
    """Whether a quote opens there: a straight one does where those before it are closed."""
    return text[at] not in "'\"" or text.count(text[at], 0, at) % 2 == 0
