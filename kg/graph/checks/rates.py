"""Rates against the counts they are rates of, and sums in running text against their parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from kg.graph.checks.paper import LOW, MEDIUM, Check, Paper
from kg.graph.checks.wording import grouped, quoted
from kg.model.document import Block, BlockKind
from kg.model.fact import Finding

_N = r"\d{1,3}(?:,\d{3})+|\d+"
_COUNTER = r"명|건|개소|곳|개|가구|세대|회|대|팀|억\s?원|만\s?원|백만\s?원"
_RATE = re.compile(
    rf"(?<![\d.,])(?P<whole>{_N})\s*(?P<of>{_COUNTER})[^.%\d()]{{0,20}}?\s중\s*(?:에서\s*)?[^.%\d()]{{0,10}}"
    rf"(?<![\d.,])(?P<part>{_N})\s*(?P=of)[^.%\d()]{{0,30}}?\(\s*(?:[^()%\d]{{0,6}}(?:율|률|비율|비중)\s*:?\s*)?(?:약\s*)?"
    rf"(?P<rate>\d+(?:\.\d+)?)\s*%"
)
_ITEM = rf"(?<![\d.,])(?P<n>{_N})\s*(?P<u>{_COUNTER})"
_TOTAL = re.compile(rf"(?P<etc>등\s*)?(?:총|모두|합계)\s*(?P<n>{_N})\s*(?P<u>{_COUNTER})(?![가-힣]{{0,2}}\s*중)")
_OPEN = re.compile(
    rf"(?<![\d.,~∼～-])(?P<n>{_N})\s*(?P<u>{_COUNTER})(?P<of>[^\d()%.,]{{0,16}})\((?P<in>[^()%]{{6,160}})\)"
)
_COLON = re.compile(
    rf"(?<![\d.,~∼～-])(?P<n>{_N})\s*(?P<u>{_COUNTER})(?P<of>)(?:\([^()\d]*\))?\s*[:：]\s*(?P<in>[^()%:：]{{6,160}})$"
)
_JOINT: Final = re.compile(r"^\s*(?:[,·、/]|및|와|과)\s*[^\d,·、.()%/:]{0,20}$")
_LAST: Final = re.compile(r"^\s*,?\s*(?:을|를)?\s*(?:포함|합)?(?:한|해|하여)?\s*$")
_FAR: Final = 60
_CLAUSE: Final = re.compile(r"[에을를은는]\s|에게|으로|대해|상$")
_SAME: Final = {"개소": "개", "곳": "개"}
_VAGUE = re.compile(
    r"여\b|여(?=\s*[가-힣])|약\s*$|이상|내외|최대|각각|평균|당\s|부터|까지|∼|~|～|→|중복\s*제외|누적|대비|전년|예정|목표|추가"
)
_FEW: Final = 20
"""Fewer are a manner of speaking: three of five."""
_NEAR: Final = (Decimal("0.5"), Decimal("1.5"))
"""Parts that sum to less or more than this share of a total are parts of something else."""
_OPEN_LIST: Final = Decimal("0.95")
"""A list that ends in 등 may leave something out, but hardly this little: then it is doubtful, if only a little."""


def shares(paper: Paper) -> Iterator[Finding]:
    """``424개 … 중 294개 … (설치율 70%)``: a rate that neither rounding nor cutting gives."""
    for block in _prose(paper):
        for hit in _RATE.finditer(block.text):
            whole, part, rate = (Decimal(hit[g].replace(",", "")) for g in ("whole", "part", "rate"))
            if whole < part or whole < _FEW:
                continue
            exact = part * 100 / whole
            if abs(exact - rate) >= Decimal(10) ** min(0, int(rate.as_tuple().exponent)) or not _rounds(exact, rate):
                yield _share(block, hit, exact)


def _rounds(exact: Decimal, rate: Decimal) -> bool:
    """Whether the rate is the exact one, rounded or cut at as many digits as it shows."""
    unit = Decimal(10) ** int(rate.as_tuple().exponent)
    return abs(exact - rate) <= unit / 2 or exact // unit * unit == rate


def _share(block: Block, hit: re.Match[str], exact: Decimal) -> Finding:
    stated, whole, part = f"{hit['rate']}%", hit["whole"], hit["part"]
    computed = f"{exact:.{max(1, -int(Decimal(hit['rate']).as_tuple().exponent))}f}%"
    near = abs(exact - Decimal(hit["rate"])) < 2
    return Finding(
        "", LOW if near else MEDIUM, "rate", f"{quoted(stated, '이라', '라')} 하나 {whole} 가운데 {part}은 {computed}다",
        f"{stated} stated, {part} of {whole} is {computed}", stated, computed,
        block.content.span(hit.start("rate"), hit.end()),
        (block.content.span(*hit.span("whole")), block.content.span(*hit.span("part"))),
        "적힌 두 수: 비율은 거기서 나온 값이다", trusted="the two numbers stated: the rate follows from them",
    )  # fmt: skip


def additions(paper: Paper) -> Iterator[Finding]:
    """``375명, 342명, 191명 등 총 908명``: parts before a total that do not make it."""
    for block in _prose(paper):
        for total in _TOTAL.finditer(block.text):
            parts = _before(block.text, total)
            if len(parts) > 1:
                yield from _added(block, total, parts, etc=bool(total["etc"]))


def _before(text: str, total: re.Match[str]) -> list[re.Match[str]]:
    """The items of a list that ends at the total: same counter, nothing but separators and labels between."""
    start = max(text.rfind(sign, 0, total.start()) for sign in ".(")
    items = list(re.finditer(_ITEM, text[: total.start()]))
    kept: list[re.Match[str]] = []
    end = total.start()
    for item in reversed([i for i in items if i.start() > start]):
        joined = (_JOINT if kept else _LAST).match(text[item.end() : end])
        if _unit(item["u"]) != _unit(total["u"]) or not joined:
            return [] if _unit(item["u"]) == _unit(total["u"]) and end - item.end() < _FAR else kept
        kept.insert(0, item)
        end = item.start()
    return kept


def breakdowns(paper: Paper) -> Iterator[Finding]:
    """``100명(공동식당 15명, 돌봄 85명)``: parts in brackets that do not make the number before them."""
    for block in _prose(paper):
        for total in (*_OPEN.finditer(block.text), *_COLON.finditer(block.text)):
            inside = total["in"]
            parts = list(re.finditer(_ITEM, inside))
            if len(parts) > 1 and not _CLAUSE.search(total["of"]) and _plain(inside, parts, _unit(total["u"])):
                yield from _added(block, total, parts, etc=bool(re.search(r"등\s*$", inside)))


def _plain(inside: str, parts: Sequence[re.Match[str]], unit: str) -> bool:
    """Whether brackets hold one list of items with one counter, each figure of them an item."""
    numbers = len(re.findall(_N, inside))
    ends = [p.end() for p in parts]
    lists = all(re.match(r"\s*(?:$|[,·、/]|및|등)", inside[end:]) for end in ends)
    return numbers == len(parts) and lists and all(_unit(p["u"]) == unit for p in parts)


def _unit(words: str) -> str:
    bare = "".join(words.split())
    return _SAME.get(bare, bare)


def _added(block: Block, total: re.Match[str], parts: Sequence[re.Match[str]], *, etc: bool) -> Iterator[Finding]:
    stated = int(total["n"].replace(",", ""))
    numbers = [int(p["n"].replace(",", "")) for p in parts]
    made = sum(numbers)
    near = (_OPEN_LIST if etc else _NEAR[0]) * stated <= made <= _NEAR[1] * stated
    around = block.text[max(0, min(total.start(), parts[0].start()) - 12) : total.end("u") + 6]
    if made == stated or not near or _VAGUE.search(around):
        return
    what = f"{total['n']}{_unit(total['u'])}"
    yield Finding(
        "", LOW if etc and made < stated else MEDIUM, "sum", f"{quoted(what, '이라', '라')} 하나 {grouped(numbers)} = {made:,}",
        f"{what} stated, its parts sum to {grouped(numbers)} = {made:,}", what, f"{made:,}",
        block.content.span(*total.span("n")), (block.content.span(total.start(), total.end()),),
        "어느 쪽도 확실하지 않다: 합이나 부분 가운데 하나가 틀렸다", trusted="neither is sure: the sum or one of its parts is wrong",
    )  # fmt: skip


def _prose(paper: Paper) -> Iterator[Block]:
    return (b for b in paper.document.blocks if b.kind is not BlockKind.ROW)


CHECKS: Final[tuple[Check, ...]] = (shares, additions, breakdowns)
