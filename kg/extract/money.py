"""Korean numerals and sums of money: every way official prose writes a number or an amount in won.

Digits and unit words mix freely (``3천596만``, ``2,896백만``, ``1조 2천억``): a unit word multiplies what stands
before it, and 만, 억, 조 close a group of four digits. Sums in other currencies and the bare lower end of a range
(``5~10억원``) give nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

_SMALL: Final = {"십": 10, "백": 100, "천": 1000}
_BIG: Final = {"만": 10**4, "억": 10**8, "조": 10**12}

_DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"
_UNITS = r"[십백천만억조]+(?:여\s?[십백천만억조]+)?"
NUMERAL: Final = rf"{_DIGITS}(?:\s?{_UNITS}(?:\s?{_DIGITS}\s?{_UNITS})*(?:\s?{_DIGITS})?)?"
"""Pattern of a mixed numeral that starts with a digit: ``2,715``, ``3천500``, ``1억 2,500만``."""

_FREE = r"(?<![\d.])(?<!\d,)(?<!\d\s)"
_NOUN = re.compile(r"칙|인(?!상|하|정)|장(?!려)|자력|자재|소(?!득|요)|산지|내대표|내외빈|화|천|주|형|탁|룸|생|격|무")
"""What follows 원 where it only begins a word (3원칙): looked at after plain digits, for sums of size have units."""
_WON = re.compile(
    rf"(?:(?P<sign>[₩￦]|KRW)\s?{_FREE}(?P<signed>{NUMERAL})|{_FREE}(?P<plain>{NUMERAL})\s?(?P<more>여\s?)?원)"
)
_BARE = re.compile(rf"{_FREE}(?P<plain>{NUMERAL}(?<=[억만]))(?P<more>여)?(?=\s*(?:[,;)\]}}/·․]|$))(?<!\d만)(?<!십만)")
_TOKEN = re.compile(rf"(?P<digits>{_DIGITS})|(?P<unit>[십백천만억조])|(?P<skip>[\s여])")
_BEFORE = re.compile(r"(?:약|대략|최대|최소|최고|거의|무려)\s*$")
_AFTER = re.compile(
    r"\s?(?:여\b|이상|초과|이하|미만|가량|정도|내외|안팎|남짓|대(?![상회비])|을?\s?(?:넘|웃도|웃돌|상회))"
)


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum in won and where the text writes it; ``approximate`` where the text says it is about, above or below it."""

    start: int
    end: int
    krw: int
    approximate: bool


def number(text: str) -> Decimal:
    """The value of a mixed numeral (``3천500``, ``1천여``, ``1만5천``, ``2,715``, ``31.2억``).

    Raises:
        ValueError: where it is no numeral, or its units do not fall.
    """
    total, group, held = Decimal(0), Decimal(0), None
    ceiling, small = 10**16, 10**4
    for token in _tokens(text):
        if isinstance(token, Decimal):
            if held is not None:
                raise ValueError(f"two numbers in a row: {text!r}")
            held = token
        elif token < 10**4:
            if token >= small:
                raise ValueError(f"units do not fall: {text!r}")
            small = token
            group, held = group + (Decimal(1) if held is None else held) * token, None
        else:
            if token >= ceiling:
                raise ValueError(f"units do not fall: {text!r}")
            ceiling, small = token, 10**4
            group += held or 0
            total, group, held = total + (group or 1) * token, Decimal(0), None
    return total + group + (held or 0)


def _tokens(text: str) -> Iterator[Decimal | int]:
    at = 0
    stripped = text.strip()
    if not stripped:
        raise ValueError("no numeral: empty text")
    while at < len(stripped):
        found = _TOKEN.match(stripped, at)
        if found is None:
            raise ValueError(f"no numeral: {text!r}")
        if found["digits"]:
            yield Decimal(found["digits"].replace(",", ""))
        elif found["unit"]:
            yield (_SMALL | _BIG)[found["unit"]]
        at = found.end()


def amounts(text: str, *, bare: bool = False) -> Iterator[Amount]:
    """The sums of money in a text, in order.

    Args:
        text: clean text.
        bare: whether a figure in 억 or 천만 that ends a list item or a bracket (``적정성 관리(3억)``) means won too.
    """
    found = [*_WON.finditer(text), *(_BARE.finditer(text) if bare else ())]
    end = 0
    for match in sorted(found, key=re.Match.start):
        amount = _amount(text, match)
        if amount is not None and amount.start >= end:
            end = amount.end
            yield amount


def _amount(text: str, match: re.Match[str]) -> Amount | None:
    named = match.groupdict()
    words = named["plain"] or named["signed"]
    if words.isdigit() and _NOUN.match(text, match.end()):
        return None
    try:
        value = number(words)
    except ValueError:
        return None
    if value != value.to_integral_value():
        return None
    approximate = (
        "여" in match.group()
        or _BEFORE.search(text, max(0, match.start() - 8), match.start()) is not None
        or _AFTER.match(text, match.end()) is not None
    )
    return Amount(match.start(), match.end(), int(value), approximate)
