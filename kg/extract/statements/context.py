"""What stands about a grade: its scheme, year and prize, each the nearest that the text says before it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from kg.extract.honour import Honour
from kg.extract.money import amounts
from kg.extract.statements.ranks import Rank

_SCHEME = re.compile(
    r"[‘'“\"「｢『](?P<r>[^‘’'“”\"「」｢｣『』]{4,40}?(?:시행|이행|실행)\s?결과)[’'”\"」｣』]\s?평가|"
    r"[‘'“\"「｢『](?P<q>[^‘’'“”\"「」｢｣『』]{2,50}?(?:행정상|복지상|(?:행정|복지|생산성|일자리|혁신|경영|자치)\s?대상|평가|어워드|대전|대회|공모전?|콘테스트))(?:\s?시상식)?[’'”\"」｣』]|"
    r"(?P<p>(?:[가-힣·]{2,10}\s){0,4}[가-힣·]{0,10}(?:행정상|복지상|평가|어워드|경진대회|공모전|경연대회|(?:생산성|일자리|행정|혁신|경영)\s?대상))(?=[^가-힣]|에서|의|을|를|은|는|와|과|시상|결과|우수)"
)
_RUN_IN = re.compile(
    r"^년?도\s|(?:올해|지난해|작년|따른|연속|열린|개최된|실시한|주관한?|주최한?|에서|에서는|이번|등에서|높은|좋은|우수한|[가-힣]+(?:은|는|이|가|을|를)|[가-힣]*[곳부처청체관]의)\s"
)
_NAMELESS = re.compile(
    r".{0,3}|(?:\d+개\s|이번\s|올해\s)?(?:분야|결과|성과|종합|선정|부문|심사|이번|올해|서면|현장|대면|정량|정성)?\s?(?:종합)?\s?평가|(?:이번|올해|전국)?\s?(?:대회|경진대회|공모전)"
)
_YEAR = re.compile(r"(?:(?<!\d)(?P<full>20\d\d)|[‘'’´`](?P<short>\d\d)(?!\d))\s?년?도?")
_WORK_YEAR = re.compile(
    r"\s?(?:까지|부터|이후|제정|이래\s|이후|상반기까지|[‘'“]?(?:지역사회보장|지역사회복지|지역복지)?\s?계획\s?(?:의\s)?(?:시행|이행|추진|연차)|시행\s?결과|이행\s?결과|추진\s?실적)|\s?[.]?\s?[~∼～]"
)
_SERIES = re.compile(r"(?:20\d\d\s?년?도?\s?(?:[,·]|과|와|및|에서)?\s?){2,}")
_AGO = re.compile(
    r"(?P<ago>지난해|작년|전년도?)(?!에\s이어|에\s?비해|\s대비|보다|부터|에는\s?\S+\s이어)|올해|이번|금년"
)
_BEFORE = re.compile(r"[^,.]{0,20}?(?:상|대상|장려|최우수|우수)(?:에서|에\s이어|보다|에\s비해)\s")
"""``지난해 | 우수상에서 | …``: what the grade behind it is set against."""
_PRIZE = re.compile(r"상금|포상금|시상금|사업비|교부세|특별지원금|인센티브|각각")
_ALSO = re.compile(r"(?:에서|에)도\s")
"""Another award beside one told before: its sum may be of both."""
_SUM = re.compile(r"(?:총|모두|합계|전체)\s*[^.]{0,6}$")


def scheme(text: str, at: int) -> tuple[str, int]:
    """The award named last before a character, empty for none, and where that name ends."""
    return next(reversed(list(_schemes(text, at))), ("", 0))


def prevailing(texts: Iterable[str]) -> str:
    """The award that a document names most often, the first of equals; empty for none."""
    votes = Counter(name for text in texts for name, _ in _schemes(text, len(text)))
    return max(votes, key=lambda name: votes[name], default="")


def _schemes(text: str, until: int) -> Iterator[tuple[str, int]]:
    for match in _SCHEME.finditer(text, 0, until):
        name = _tidy(match["r"] + " 평가" if match["r"] else match["q"] or match["p"])
        if not _NAMELESS.fullmatch(name):
            yield name, match.end()


def _tidy(words: str) -> str:
    """Without years, quotes, footnote stars, and the clause that ran into it."""
    lead = [m.end() for m in _RUN_IN.finditer(words)]
    return " ".join(_YEAR.sub("", words[max(lead, default=0) :]).replace("*", "").split()).strip(" ‘’“”'\"-")


_RESULTS = re.compile(r"(?:실적|결과|계획|성과)\s?\(\s?$")
"""``추진실적(2022년) 최우수 지자체``: whose work was judged."""


Years = tuple[int | None, int | None]
"""In which year an award was given, and the year of the work that it is for, where the text says so."""


def years(text: str, at: int, honour: Honour) -> tuple[tuple[Years, ...], bool]:
    """The years awarded at a place, and whether the text names them; None for one that nobody knows.

    Several for a series (``2013년과 2014년 2년 연속``), else the last named or told (``올해``) before it.
    """
    year = honour.year
    series = [m for m in _SERIES.finditer(text, 0, at) if not _WORK_YEAR.match(text, m.end())]
    named = [m for m in _YEAR.finditer(text, 0, at) if not _of_work(text, m)]
    told = [m for m in _AGO.finditer(text, max(0, at - 40), at) if not named or m.start() > named[-1].start()]
    told = [m for m in told if not (m["ago"] and (before := _BEFORE.match(text, m.end())) and before.end() <= at)]
    if told:
        ago = bool(told[-1]["ago"])
        return ((None if year is None else year - ago, None if honour.work is None else honour.work - ago),), False
    if series and named and series[-1].end() >= named[-1].end() and at - series[-1].end() < 25:
        every = (_given(_year(m), m.group(), honour) for m in _YEAR.finditer(text, *series[-1].span()))
        return tuple(dict.fromkeys(every)), True
    if named:
        return (_given(_year(named[-1]), named[-1].group(), honour),), True
    return ((year, honour.work),), False


def _given(year: int, words: str, honour: Honour) -> Years:
    """A named year: that of the award, unless the document counts its awards by the year of the work."""
    if honour.work is not None and (year == honour.work or (year < honour.work and "도" in words)):
        return year + 1, year
    return year, None


def _of_work(text: str, match: re.Match[str]) -> bool:
    """Whether it is a year of work, not of an award."""
    return bool(_WORK_YEAR.match(text, match.end()) or _RESULTS.search(text, 0, match.start()))


def _year(match: re.Match[str]) -> int:
    return int(match["full"] or f"20{match['short']}")


def prizes(text: str, held: Sequence[Rank]) -> dict[Rank, tuple[int, int, int]]:
    """The prize of each grade, with its range: in brackets behind it, one for one, or ``각각`` as many as grades."""
    money = [a for a in amounts(text) if not a.approximate and not _SUM.search(text[: a.start])]
    found: dict[Rank, tuple[int, int, int]] = {}
    for rank in held:
        bracket = re.compile(r"[^()]{0,6}\([^()]*\)").match(text, rank.end) or re.compile(r"\([^()]*\)").search(
            text, rank.start, rank.end
        )
        inside = [a for a in money if bracket and bracket.start() <= a.start < bracket.end()]
        if len(inside) == 1:
            found[rank] = (inside[0].krw, inside[0].start, inside[0].end)
    if found or not held or not _PRIZE.search(text, held[0].end):
        return found
    behind = [a for a in money if a.start >= held[-1].end]
    if _ALSO.search(text, 0, held[0].start):
        return found
    if len(held) == len(behind) and (len(held) == 1 or "각각" in text[held[0].start :]):
        return {rank: (a.krw, a.start, a.end) for rank, a in zip(held, behind, strict=True)}
    return found
