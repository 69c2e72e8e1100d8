"""Stated totals in prose and lists: how many were awarded, of which grade, level and division, and for how much."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.divisions import Divisions, mentions
from kg.extract.grades import GRADE
from kg.extract.money import amounts
from kg.model.document import Block, BlockKind, Document
from kg.model.fact import StatedTotal
from kg.model.place import Level
from kg.model.span import Span

_COUNTER = (
    r"(?:개소|곳|개\s*(?:기관|지자체|지방자치단체|자치단체|광역자치단체|기초자치단체|시군구|시도)|기관|개(?=\s*\())"
)
_CUE = re.compile(r"수상|선정|시상|포상|표창|선발|우수|상을|뽑|영예")
"""Words that speak of awards."""
_COUNT = re.compile(
    rf"(?P<lead>시\s?·?도|시\s?·?군\s?·?구|광역(?:자치단체)?|기초(?:자치단체)?|지자체|지방자치단체|분야|총|등|모두)?\s*\(?\s*(?:총\s*)?"
    rf"(?P<n>\d[\d,]*)\s*(?P<counter>{_COUNTER})"
)
"""``시도 8개소``, ``(총 23곳)``: a number with a counter of places, and the word before it."""
_GRADED = re.compile(
    rf"(?P<grade>{GRADE})(?:상)?\s*(?P<n>\d+|○+|00)(?!\d|[,.]\d|\s*[만천억백])\s*(?P<counter>곳|개소|개|명)?(?!\s*(?:개\s*)?(?:분야|부문))(?:\([^()]*\))?"
)
"""``대상 13(상패)``: a grade and its number, which is no sum of money and no number of divisions."""
_SUM = re.compile(r"(?:포상금|시상금|상금|상사업비)[^\d.]{0,8}$")
"""What stands before a sum of prizes (``포상금 31.2억원``)."""
_ASIDE = re.compile(r"\s?\([^()]{0,30}\)")
"""``122개(중복포함) 지방자치단체를 선정``: a bracket that parts a count from its verb."""
_TIERS = re.compile(
    r"\s?\(\s?(?P<sido>(?:광역|시·?도)\s?(?P<some>\d+))(?:개|곳)?,\s?(?P<sigungu>(?:기초|시·?군·?구)\s?(?P<others>\d+))(?:개|곳)?\s?\)"
)
"""``총 38곳(광역 8, 기초 30)``: a count by level."""
_WITHIN = re.compile(r"\s중\s")
_LISTED = re.compile(r"(?:[□◯○①-⑳]\s?\d?\s*)(?P<label>[^()□◯○①-⑳]{4,40}?)\s*\(\s*(?P<n>\d+)\s*(?P<c>곳|개소|개)?\s*\)")
"""``□1 찾아가는 복지서비스 기반 마련(37곳)``."""


def totals(document: Document, divisions: Divisions, table: Sequence[StatedTotal] = ()) -> tuple[StatedTotal, ...]:
    """All stated totals, each once, in order; ``table`` holds those that the result tables gave."""
    found = {(t.span, t.unit): t for t in table}
    tabled = Span.cover(t.span for t in table) if table else None
    for block in document.blocks:
        if tabled is not None and block.kind is BlockKind.ROW and block.span in tabled:
            continue
        for total in _of_block(block, divisions):
            found.setdefault((total.span, total.unit), total)
    return tuple(sorted(found.values(), key=lambda t: t.span))


def _of_block(block: Block, divisions: Divisions) -> Iterator[StatedTotal]:
    where = "agenda" if block.kind is BlockKind.ROW else "body"
    yield from _graded(block, where)
    if block.kind is BlockKind.ROW:
        return
    yield from _listed(block, divisions)
    if _CUE.search(block.text):
        yield from _counted(block, divisions)
    for money in amounts(block.text):
        if _SUM.search(block.text[: money.start]):
            span = block.content.span(money.start, money.end)
            yield StatedTotal(money.krw, "KRW", block.text[money.start : money.end], span, where=where)


def _graded(block: Block, where: str) -> Iterator[StatedTotal]:
    """``대상 13(상패), 최우수 25, 우수 75``: at least two grades with numbers, side by side."""
    hits = list(_GRADED.finditer(block.text))
    for index, hit in enumerate(hits):
        near = [h for h in hits[max(0, index - 1) : index + 2] if h is not hit]
        if any(_gap(block.text, hit, other) <= 6 for other in near):
            value = int(hit["n"]) if hit["n"].strip("0○") else None
            span = block.content.span(hit.start(), hit.end("n"))
            yield StatedTotal(value, "places", hit.group(), span, grade=hit["grade"], where=where)


def _gap(text: str, one: re.Match[str], other: re.Match[str]) -> int:
    first, second = sorted((one, other), key=lambda m: m.start())
    return len(text[first.end() : second.start()])


def _listed(block: Block, divisions: Divisions) -> Iterator[StatedTotal]:
    """``□1 찾아가는 복지서비스 기반 마련(37곳), □2 …``: totals of known divisions."""
    for hit in _LISTED.finditer(block.text):
        name = divisions.match(hit["label"])
        if name:
            span = block.content.span(hit.start("label"), hit.end())
            yield StatedTotal(int(hit["n"]), "places", hit.group().strip(), span, division=name, where="body")


def _counted(block: Block, divisions: Divisions) -> Iterator[StatedTotal]:
    listed = [m.span() for pattern in (_LISTED, _GRADED) for m in pattern.finditer(block.text)]
    for hit in _COUNT.finditer(block.text):
        if any(a <= hit.start("n") < b for a, b in listed) or not _is_total(block.text, hit):
            continue
        span = block.content.span(hit.start("n"), hit.end())
        level = _level(hit["lead"] or "", hit["counter"])
        part, division = _scope(block.text, hit.start("n"), divisions)
        value = int(hit["n"].replace(",", ""))
        yield StatedTotal(value, "places", hit.group().strip(), span, part, division, level=level, where="body")
        if tiers := _TIERS.match(block.text, hit.end()):
            yield _tier(block, tiers, ("sido", "some"), Level.SIDO, (part, division))
            yield _tier(block, tiers, ("sigungu", "others"), Level.SIGUNGU, (part, division))


def _tier(
    block: Block, tiers: re.Match[str], names: tuple[str, str], level: Level, scope: tuple[str, str]
) -> StatedTotal:
    words, number = names
    span = block.content.span(*tiers.span(words))
    return StatedTotal(int(tiers[number]), "places", tiers[words], span, *scope, level=level, where="body")


def _is_total(text: str, hit: re.Match[str]) -> bool:
    """Whether a count is one of winners: an award's word follows, or stands right before."""
    lead = hit["lead"] or ""
    aside = _ASIDE.match(text, hit.end())
    behind = aside.end() if aside else hit.end()
    after = text[behind : behind + 30].partition(".")[0]
    before = text[max(0, hit.start() - 14) : hit.start()]
    winner = re.match(r"[^가-힣]*(?:[가-힣]{0,6}\s*){0,3}(?:수상|선정|시상|합동|포상|등\s*총|우수|가\s*우수)", after)
    if lead == "분야":
        return "총" in hit.group()
    if lead in {"총", "지자체", "지방자치단체"}:
        return bool(winner or re.search(r"분야\*?\s*\(?$|평가\s*분야\s*\(?$", before) or "우수" in before)
    if _level(lead, hit["counter"]):
        return bool(_CUE.search(text[max(0, hit.start() - 40) : hit.end() + 30]))
    return bool(winner)


def _level(lead: str, counter: str) -> Level | None:
    words = "".join((lead + counter).replace("·", "").split())
    if re.search(r"시군구|기초", words):
        return Level.SIGUNGU
    return Level.SIDO if re.search(r"시도|광역", words) else None


def _scope(text: str, at: int, divisions: Divisions) -> tuple[str, str]:
    """The part and division named last before the count in the same sentence."""
    start = text.rfind(".", 0, at) + 1
    named = [(end, words) for end, words in mentions(text) if start <= end <= at + 1]
    whole = [words for end, words in named if _WITHIN.match(text, end)]
    return divisions.scope((whole or [words for _, words in named])[-1]) if named else ("", "")
