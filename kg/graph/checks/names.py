"""Names: one thing spelt two ways, spellings known to be wrong, offices that a municipality of that kind does not have."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from kg.graph.checks.paper import LOW, Check, Name, Paper, label
from kg.graph.checks.spelling import common, one_letter
from kg.graph.checks.wording import quoted
from kg.model.fact import Case, Finding
from kg.model.likeness import normal
from kg.model.span import Span

_SHORTEST: Final = 5
_ODD = re.compile(r"[가-힣]*[가-힣][가-힣]*")
_DOUBLED = re.compile(r"‘‘|’’(?!’)|““|””")
_DONG = re.compile(
    r"(?<![가-힣·,])(?:복지)?동장(?=[^가-힣]|[이은는을의])|(?<!읍면)동\s?(?:주민센터|사무소)|\d+개\s?동(?=[^가-힣]|이|에|을|의)"
)
_HALL = re.compile(r"(?<![가-힣])[시군구]\s?본청")
_OFFICES: Final = {"군": ((_DONG, "군에는 동이 없다"),), "도": ((_HALL, "도의 본청이 아니다"),)}
"""By the kind of a municipality: what it cannot have, and why."""


def variants(paper: Paper) -> Iterator[Finding]:
    """Names within one municipality that differ in a letter, unless the registry knows both for words."""
    by: dict[str, dict[str, list[Name]]] = defaultdict(lambda: defaultdict(list))
    for name in paper.mentions:
        if name.place is not None and len(name.bare) >= _SHORTEST:
            by[paper.who(name.place)][name.bare].append(name)
    for spelt in by.values():
        for one, other in combinations(spelt, 2):
            if _slip(one, other) and not _words(paper, one, other):
                rare, usual = sorted((one, other), key=lambda name: _written(paper.squeezed.text, one, other, name))
                yield _variant(paper, spelt[rare], spelt[usual])


def _slip(one: str, other: str) -> bool:
    """Whether two names differ in a letter; what stands before the shorter one in the longer does not count."""
    short, long = sorted((one, other), key=len)
    return one_letter(short, long[len(long) - len(short) :])


def _words(paper: Paper, one: str, other: str) -> bool:
    size = min(len(one), len(other))
    return paper.slips is not None and paper.slips.apart(one[-size:], other[-size:])


def _written(words: str, one: str, other: str, name: str) -> int:
    """How often the document writes the syllable in which two names differ, with the syllable before it, as this one does."""
    size = min(len(one), len(other))
    tails = one[-size:], other[-size:]
    at = next(i for i, (a, b) in enumerate(zip(*tails, strict=True)) if a != b)
    return words.count(name[-size:][max(0, at - 1) : at + 1])


def _variant(paper: Paper, rare: Sequence[Name], usual: Sequence[Name]) -> Finding:
    span, others = paper.main(n.span for n in rare)
    place = rare[0].place
    where = label(place) if place else ""
    return Finding(
        "", LOW, "name", f"{where}: {quoted(rare[0].text, '과', '와')} {quoted(usual[0].text, '은', '는')} 한 이름을 달리 적은 듯하다",
        f"likely one name spelt two ways: {rare[0].text} / {usual[0].text}", rare[0].text, usual[0].text, span,
        (*others, *(n.span for n in usual)), f"{usual[0].text}: 문서의 다른 곳에서 더 자주 쓰는 말이다", paper.places(place) if place else (), trusted=f"{usual[0].text}: the wording that the document uses more often",
    )  # fmt: skip


def misspelt(paper: Paper) -> Iterator[Finding]:
    """Nationwide names in a spelling known to be wrong, and two terms of which one superseded the other."""
    if paper.thesaurus is None:
        return
    found: dict[tuple[str, str], list[Name]] = defaultdict(list)
    for name in paper.mentions:
        term = paper.thesaurus.lookup(name.text)
        if term and name.bare in {normal(m) for m in term.misspelt}:
            found[(name.text, term.labels[0])].append(name)
    for (written, right), names in found.items():
        span, others = paper.main(n.span for n in names)
        yield Finding(
            "", LOW, "typo", f"{quoted(written, '은', '는')} {quoted(right, '을', '를')} 잘못 적은 듯하다", f"likely a slip for {right}: {written}",
            written, right, span, others, f"{right}: 널리 쓰는 이름이다", trusted=f"{right}: the name in wide use",
        )  # fmt: skip


def syllables(paper: Paper) -> Iterator[Finding]:
    """Words with a syllable that Korean does not use, where a like one is used elsewhere in the document."""
    words = Counter(w for b in paper.document.blocks for w in _ODD.findall(b.text))
    odd = {w for w in words if any(not common(c) for c in w)}
    for block in paper.document.blocks if odd else ():
        for hit in _ODD.finditer(block.text):
            if hit.group() in odd and (right := _likely(hit.group(), words)):
                yield Finding(
                    "", LOW, "typo", f"{quoted(hit.group(), '은', '는')} ‘{right}’의 오기인 듯하다", f"likely a slip for {right}: {hit.group()}",
                    hit.group(), right, block.content.span(*hit.span()), (), right, trusted=right,
                )  # fmt: skip


def _likely(word: str, words: Counter[str]) -> str:
    return next((w for w, _ in words.most_common() if w != word and one_letter(w, word) and all(map(common, w))), "")


def quotes(paper: Paper) -> Iterator[Finding]:
    """Opening or closing quotes that stand twice."""
    spans = [Span(m.start(), m.end()) for m in _DOUBLED.finditer(paper.document.source)]
    if spans:
        sign = spans[0].of(paper.document.source)
        yield Finding(
            "", LOW, "typo", f"따옴표 {quoted(sign, '이', '가')} 겹쳐 있다 ({len(spans)}곳)", f"a doubled quotation mark, {len(spans)} times",
            sign, sign[0], spans[0], tuple(spans[1:]), sign[0], trusted=sign[0],
        )  # fmt: skip


def offices(paper: Paper) -> Iterator[Finding]:
    """Offices that a municipality of that kind does not have: a 동 in a 군, the headquarters of a 시 in a 도."""
    found: dict[tuple[str, str, str], list[Span]] = defaultdict(list)
    called: dict[str, str] = {}
    for case in paper.facts.cases:
        key = paper.who(case.place)
        called[key] = label(case.place)
        for pattern, words in _OFFICES.get(paper.kinds.get(key, ""), ()):
            for span in _told(paper, case, pattern):
                found[(key, " ".join(span.of(paper.document.source).split()), words)].append(span)
    for (key, written, words), spans in found.items():
        yield _office(paper, (key, called[key]), (written, words), spans)


def _told(paper: Paper, case: Case, pattern: re.Pattern[str]) -> Iterator[Span]:
    for passage in case.passages:
        content = paper.document.blocks[int(passage[1:])].content
        yield from (content.span(*hit.span()) for hit in pattern.finditer(content.text))


def _office(paper: Paper, place: tuple[str, str], told: tuple[str, str], spans: Sequence[Span]) -> Finding:
    span, others = paper.main(spans)
    return Finding(
        "", LOW, "level", f"{place[1]}의 사례에 ‘{told[0]}’: {told[1]}", f"{told[0]} is told of {place[1]}, which has none",
        told[0], place[1], span, others, "알 수 없다: 다른 곳의 글을 옮겼을 수 있다", (place[0],), trusted="nobody can tell: it may be copied from a text about another place",
    )  # fmt: skip


CHECKS: Final[tuple[Check, ...]] = (variants, misspelt, syllables, quotes, offices)
