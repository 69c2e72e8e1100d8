"""What a figure counts, in the text's own words: the noun phrase that it modifies, follows, or stands in brackets after."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from kg.extract.counter import Figure
from kg.extract.piece import Piece
from kg.model.korean import Morpheme

_WORDS: Final = 5
"""Most words a measure has: the nearest ones are kept."""
_INSIDE: Final = frozenset(
    {"NNG", "NNP", "XPN", "XSN", "XR", "SL", "SH", "SP", "SO", "SSO", "SSC", "NNB", "W_SERIAL", "SN", "SW"}
)
_TIME: Final = re.compile(r"(?:\d[\d.]*\s?(?:월|년|일|년도)?\s?)+(?:까지|기준|말|초)?|향후|현재|이번|전국|올해|당시")
"""When something was counted, not what."""
_QUOTES: Final = frozenset("‘’“”'\"「」｢｣『』*")
_WEAK: Final = frozenset(
    "결과 전체 총 약 등 모두 평균 각 각각 최대 최소 관련 합계 누적 연인원 주 월 연 하루 이상 이하 중 대상 기준 규모 수준 만점 경우 전년 올해 금년 작년 지난해 내년 현재 상반기 하반기".split()
)
_LOOSE: Final = frozenset({"등", "중", "및", "내", "후", "시", "간", "것", "때", "바"})
_COMPARED: Final = frozenset({"대비", "기준", "이상", "미만", "비해", "지역", "관내", "도내", "시내"})
_MARKS: Final = frozenset({"JKO", "JKS", "JX", "JKB", "JKG", "JC"})
_VERBAL: Final = frozenset({"XSV", "VV", "EP", "EC", "EF", "ETM", "VX", "XSA", "VCP"})


@dataclass(frozen=True, slots=True)
class _Text:
    """A piece seen by tokens, with the ranges of its figures, which no measure may hold."""

    tokens: Sequence[Morpheme]
    text: str
    figures: Sequence[tuple[int, int]]

    def left_of(self, at: int) -> int:
        """Index of the last token that ends at or before ``at``; -1 for none."""
        return next((i for i in range(len(self.tokens) - 1, -1, -1) if self.tokens[i].end <= at), -1)

    def right_of(self, at: int) -> int:
        """Index of the first token that starts at or after ``at``."""
        return next((i for i, t in enumerate(self.tokens) if t.start >= at), len(self.tokens))

    def figure(self, token: Morpheme) -> tuple[int, int] | None:
        """The figure that a token is part of."""
        return next((f for f in self.figures if f[0] < token.end and token.start < f[1]), None)

    def inside(self, index: int) -> bool:
        """Whether a token can stand in a measure."""
        token = self.tokens[index]
        if token.tag not in _INSIDE or self.figure(token) is not None or (token.form in _LOOSE and token.tag == "NNB"):
            return False
        if token.tag in {"SSO", "SSC", "SW"}:
            return token.form in _QUOTES
        return not (token.tag == "SP" and token.form in {",", "/", ":"})


def measure(piece: Piece, figure: Figure, known: Sequence[Figure]) -> str:
    """The words, short; empty where the piece has none."""
    text = _Text(piece.tokens, piece.text, [(f.start, f.end) for f in known])
    places = {re.sub(r"\s", "", piece.text[start:end]) for start, end, _ in piece.places}
    for way in (_before, _after, _explained, _outside, _marked, _listed, _beyond, _nearest):
        words = way(text, figure)
        if words and words.replace(" ", "") not in places and not _TIME.fullmatch(words):
            return words
    return ""


def _before(text: _Text, figure: Figure) -> str:
    """사회복지공무원 375명, 설치율 79%."""
    return _ending(text, text.left_of(figure.start), figure.start)


def _after(text: _Text, figure: Figure) -> str:
    """1,261건 자원연계 서비스 제공, 908명의 인력; further figures between (20세대 5,293명 지원) are passed over."""
    at = text.right_of(figure.end)
    while at < len(text.tokens) and text.figure(text.tokens[at]) is not None and text.tokens[at].start >= figure.end:
        at += 1
    if at < len(text.tokens) and text.tokens[at].tag == "JKG":
        at += 1
    manner = next((i for i in range(at, min(at + 3, len(text.tokens))) if text.tokens[i].tag.startswith("XSA")), None)
    if manner is not None:  # 주 3회 정성스럽게 만든 도시락
        at = next((i for i in range(manner + 1, len(text.tokens)) if text.inside(i)), len(text.tokens))
    return _starting(text, at)


def _starting(text: _Text, at: int) -> str:
    """The phrase that begins at a token."""
    end = at
    while end + 1 < len(text.tokens) and not text.inside(end) and _leads(text, end):
        end += 1
    while end < len(text.tokens) and text.inside(end):
        end += 1
    return _cut(text, at, end, first=True)


def _outside(text: _Text, figure: Figure) -> str:
    """자체예산 확보(2,896백만원); with its object where a verb is all there is: 예산을 확보(2,896백만원)."""
    opening = _opening(text.text, figure.start)
    if opening < 0:
        return ""
    at = text.left_of(opening)
    while at >= 0 and text.tokens[at].tag.partition("-")[0] in _VERBAL | {"JKO", "JX", "SW"}:
        at -= 1
    return _with_object(text, at)


def _marked(text: _Text, figure: Figure) -> str:
    """독거노인은 26.9%, 위기가구를 3세대."""
    at = text.left_of(figure.start)
    if at < 0 or text.tokens[at].tag not in _MARKS:
        return ""
    return _ending(text, at - 1, text.tokens[at].start)


def _listed(text: _Text, figure: Figure) -> str:
    """1인 가구 등 약 11만 명을."""
    at = text.left_of(figure.start)
    while at >= 0 and text.tokens[at].form in _WEAK | _LOOSE:
        at -= 1
    if at < 0 or not text.text[text.tokens[at].end : figure.start].strip().startswith("등"):
        return ""
    words = _cut(text, _reach(text, at), at + 1)
    return f"{words} 등" if words else ""


def _beyond(text: _Text, figure: Figure) -> str:
    """191개 읍면동에 전담팀 설치: what follows a figure that is itself a place or a means."""
    at = text.right_of(figure.end)
    if at >= len(text.tokens) or text.tokens[at].tag not in {"JKB", "JKO", "JKS", "JX"}:
        return ""
    return _starting(text, at + 1)


def _explained(text: _Text, figure: Figure) -> str:
    """226품목(가구, 가전)."""
    inside = re.match(r"\s?\(([^()\d]{2,30})\)", text.text[figure.end :])
    lone = not re.search(r"[가-힣]\s?\(?\s?$", text.text[: figure.start])
    return _clean(inside[1]) if inside and lone else ""


def _nearest(text: _Text, figure: Figure) -> str:
    """The nearest phrase to the left, over brackets and figures; else the nearest to the right."""
    depth = 0
    for at in range(text.left_of(figure.start), -1, -1):
        form = text.tokens[at].form
        depth += (form in {")", "]"}) - (form in {"(", "["} and depth > 0)
        if depth == 0 and text.inside(at) and text.tokens[at].tag in {"NNG", "NNP", "XSN", "SL"}:
            words = _with_object(text, at) if form not in _WEAK else ""
            if words:
                return words
    at = text.right_of(figure.end)
    while at < len(text.tokens) and not text.inside(at):
        at += 1
    return _starting(text, at)


def _with_object(text: _Text, at: int) -> str:
    """The phrase that ends at a token; a single word takes the object before it along."""
    start = _reach(text, at)
    words = _cut(text, start, at + 1)
    lone = words and not re.search(r"\s", words)
    if lone and start >= 2 and text.tokens[start - 1].tag == "JKO":
        wider = _reach(text, start - 2)
        return _clean(text.text[text.tokens[wider].start : text.tokens[at].end]) if wider <= start - 2 else words
    return words


def _ending(text: _Text, at: int, edge: int) -> str:
    """The phrase that ends at a token, when nothing but space stands between it and ``edge``."""
    if at < 0 or text.text[text.tokens[at].end : edge].strip(" *:"):
        return ""
    while at >= 0 and (text.tokens[at].form in {":", "*", "**"} or text.tokens[at].form.strip("*") == ""):
        at -= 1
    return _cut(text, _reach(text, at), at + 1)


def _reach(text: _Text, at: int) -> int:
    """The first token of the phrase that ends at ``at``: nouns and what joins them."""
    start = at + 1
    while start > 0 and text.inside(start - 1):
        token = text.tokens[start - 1]
        adjectival = token.tag == "XSN" and token.form == "적" and start <= at and text.tokens[start].start > token.end
        if adjectival:
            break
        start -= 1
    while 0 < start <= at and _leads(text, start - 1):
        start -= 1
    return start


def _leads(text: _Text, at: int) -> bool:
    """Whether a token that is no noun belongs to the name after it: 새마을부녀회, 우리 동네."""
    token, following = text.tokens[at], text.tokens[at + 1]
    if text.figure(token) is not None:
        return False
    glued = token.end == following.start and token.tag[0] not in "JEVS" and not token.tag.startswith(("XSV", "XSA"))
    return token.form == "우리" or glued


def _cut(text: _Text, start: int, end: int, *, first: bool = False) -> str:
    """Tokens ``[start, end)`` as words: weak ones off the edges, at most ``_WORDS`` of them; empty if nothing is left."""
    while start < end and text.tokens[start].tag in {"SP", "SSC", "SO", "SW", "NNB", "XSN"}:
        start += 1
    while end > start and text.tokens[end - 1].tag in {"SP", "SSO", "SO", "SW"}:
        end -= 1
    if start >= end:
        return ""
    if not first and text.tokens[end - 1].form in _COMPARED:
        return ""
    if not first and end - start == 1 and len(text.tokens[start].form) == 1 and start >= 2:
        start = _reach(text, start - 2) if text.tokens[start - 1].tag == "JKG" else start  # 삶의 질
    words = _clean(text.text[text.tokens[start].start : text.tokens[end - 1].end]).split()
    while len(words) > 1 and (words[0] in _WEAK or words[0] in {"초", "말", "내"}):
        words = words[1:]
    if not words or (len(words) == 1 and (words[0] in _WEAK or len(words[0]) == 1)):
        return ""
    return " ".join(words[:_WORDS] if first else words[-_WORDS:])


def _clean(words: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"[‘’“”'\"「」｢｣『』*]", "", words)).strip(" ·,:")


def _opening(text: str, at: int) -> int:
    """Where the bracket that holds ``at`` opens; -1 for none."""
    depth = 0
    for i in range(at - 1, -1, -1):
        if text[i] in ")]":
            depth += 1
        elif text[i] in "([":
            if depth == 0:
                return i
            depth -= 1
    return -1
