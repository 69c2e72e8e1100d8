"""Figures: numerals with a rate, a counter or a sum of money behind them, as official prose writes them.

Only form is read here: where a figure begins and ends, what it comes to, in which unit, how exactly, how often. All offsets
count in the text given, and folding to half-width keeps them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from kg.extract.money import NUMERAL, amounts, number

KRW: Final = "KRW"

_COUNTED = (  # nouns counted in 개, that join it to one counter: 개동, 개 읍면, 개 단체
    "개월간 개월 개년 개소 개사 개교 개국 개과 개부서 개팀 개반 개실 개조 개단 개동 개리 개통 개구 개군 개시 개도 개읍 개면 개읍면동 개읍면 개면동 개시군구 개시군 "
    "개시도 개구군 개법정리 개마을 개권역 개단체 개기관 개분야 개부문 개영역 개과정 개가정 개가구 개세대 개업체 개품목 개항목 개학급 개학교 개종"
).split()
_COUNTERS = (
    "명 인 건 곳 개소 세대 가구 가정 농가 호 회 차례 차 번 대 팀 반 종류 종목 종 가지 품목 항목 점 권 부 장 매 편 통 벌 켤레 포대 포기 포 박스 상자 세트 꾸러미 끼니 끼 "
    "식 그릇 병상 병 캔 봉지 봉 채 척 동 필지 그루 마리 쌍 구좌 계좌 좌석 석 기관 단체 업체 업소 점포 기업 시설 지구 분야 부문 개사 사 교 학급 과목 강좌 과정 코스 노선 "
    "마을 배 시간 분 일간 일 주간 주 개월간 개월 년간 년 박 킬로그램 킬로 그램 톤 리터 킬로미터 미터 평 헥타르 kg ㎏ km ㎞ ㎡ ㏊ ha 읍면동 읍면 시군구 시군 시도 지자체"
).split()
_PARTICLES = r"(?:이|가|을|를|은|는|의|에게?|에서|와|과|로|으로|도|만|씩|당|별|마다|까지|부터|이나|정도|이상|이하|내외|가량|등|여)?"
_EDGE = rf"(?={_PARTICLES}(?![가-힣]))"


def _either(words: list[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_JOINED = _either(
    [r"개\s?" + (r"\s?[·․]?\s?" if set(w[1:]) <= set("시도군구읍면동") else "").join(w[1:]) for w in _COUNTED]
)
_NUMERAL = rf"(?<![\d.A-Za-z제])(?<!\d,)(?<!\d[·․ㆍ])(?:\d{{1,3}}(?:\s?,\s?\d{{3}})+(?![\d,])|{NUMERAL})"
_RATE = r"%p|%포인트|%|퍼센트포인트|퍼센트"
_UNIT = rf"\s?(?:{_RATE})|\s?(?:{_JOINED}){_EDGE}|\s?개소|\s?개(?![월국]|선|최|정)|(?:{_either(_COUNTERS)})|\s(?:{_either(_COUNTERS)}){_EDGE}"
_FIGURE: Final = re.compile(rf"(?P<number>{_NUMERAL})(?P<more>\s?여\s?)?(?P<unit>{_UNIT})")
_OFTEN: Final = re.compile(
    r"(?<![가-힣\d])(?P<often>(?:1\s?(?:일|주|년|개월)|일주일|하루|한\s?달|매주|매월|매년|매일|매회|분기|반기|격주|격월|연간|월간|주간|주|월|연|년|일))"
    r"(?:에|당|별|마다)?\s?(?:평균\s?)?(?:약|최대|최소|총)?\s?$"
)
_ABOUT: Final = re.compile(r"(?<![가-힣])(?:약|대략|최대|최소|최고|거의|무려|근)\s?$")
_BOUND: Final = re.compile(
    r"\s?(?:이상|이하|내외|가량|정도|안팎|남짓|미만|초과|쯤)|\s?(?:가|이|을|를)?\s?(?:넘는|넘은|넘게|웃도는|웃돈|육박하는)"
)
_CHANGE: Final = re.compile(r"\s?(?:\([^()]{1,12}\))?\s?(?:→|⇒|➡|⟶|▶|->)\s?(?:\([^()]{1,12}\)\s?)?")
_RANGE: Final = re.compile(r"\s?[~∼〜]\s?")
_GROWN: Final = re.compile(r"에서\s?")
_BARE: Final = re.compile(rf"(?P<number>{_NUMERAL})(?:{_CHANGE.pattern}|{_RANGE.pattern})$")


@dataclass(frozen=True, slots=True)
class Figure:
    """A numeral and its unit.

    Attributes:
        start, end: with what makes it approximate (약, 이상) and how often it holds (주).
        digits: where the numeral itself begins.
        approximate: whether the text says about, at least, at most.
        often: the frequency, as written (주, 연, 하루), else empty.
        role: ``from`` or ``to`` at the ends of a change or range, else empty.
    """

    start: int
    end: int
    digits: int
    value: Decimal
    unit: str
    approximate: bool = False
    often: str = ""
    role: str = ""


def fold(text: str) -> str:
    """The text with full-width forms made half-width, character by character."""
    return "".join(chr(ord(c) - 0xFEE0) if "！" <= c <= "～" else c for c in text)


def figures(text: str) -> tuple[Figure, ...]:
    """All figures of a folded text, in order, none within another."""
    money = [Figure(a.start, a.end, a.start, Decimal(a.krw), KRW, a.approximate) for a in amounts(text)]
    taken = [(m.start, m.end) for m in money]
    counts = [f for f in _counts(text) if not any(s < f.end and f.start < e for s, e in taken)]
    found = [_dressed(text, f) for f in sorted((*money, *counts), key=lambda f: f.start)]
    return tuple(_related(text, list(_opened(text, found))))


def _counts(text: str) -> Iterator[Figure]:
    for match in _FIGURE.finditer(text):
        value = _value(match["number"])
        if value is not None:
            unit = re.sub(r"[\s·․]", "", match["unit"])
            unit = {"퍼센트": "%", "%포인트": "%p", "퍼센트포인트": "%p"}.get(unit, unit)
            yield Figure(match.start(), match.end(), match.start(), value, unit, bool(match["more"]))


def _value(words: str) -> Decimal | None:
    try:
        return number(re.sub(r"\s?,\s?", ",", words))
    except ValueError:
        return None


def _dressed(text: str, figure: Figure) -> Figure:
    """With the words beside it that say about, at least, how often."""
    start, end, about, often = figure.start, figure.end, figure.approximate, ""
    if match := _ABOUT.search(text, max(0, start - 6), start):
        start, about = match.start(), True
    match = _OFTEN.search(text, max(0, start - 12), start)
    if match and not (match["often"][0].isdigit() and figure.unit in {"년", "개월", "주", "일"}):
        start, often = match.start(), match["often"]
    if match := _BOUND.match(text, end):
        end, about = match.end(), True
    return replace(figure, start=start, end=end, approximate=about, often=often)


def _opened(text: str, found: list[Figure]) -> Iterator[Figure]:
    """With the lower ends that borrow the unit of the upper one (``58 → 79%``, ``2~3명``)."""
    for figure in found:
        lower = _BARE.search(text, max(0, figure.digits - 30), figure.digits)
        value = _value(lower["number"]) if lower else None
        if lower and value is not None and (figure.unit != KRW or value >= 1000):
            yield Figure(lower.start(), lower.end("number"), lower.start(), value, figure.unit, role="from")
            yield replace(figure, start=max(figure.start, lower.end()), role="to")
        else:
            yield figure


def _related(text: str, found: list[Figure]) -> list[Figure]:
    """With the roles of two ends that both carry their unit (``6회에서 12회로``)."""
    for i in range(len(found) - 1):
        one, other = found[i], found[i + 1]
        between = text[one.end : other.start]
        joined = any(p.fullmatch(between) for p in (_CHANGE, _RANGE, _GROWN))
        if joined and one.unit == other.unit and not (one.role or other.role):
            found[i], found[i + 1] = replace(one, role="from"), replace(other, role="to")
    return found
