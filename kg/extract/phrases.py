"""Noun phrases of official prose: stretches of words that could be a name, cut where grammar ends them.

A word is a stretch without white space. A phrase runs over words that are nouns through and through; the last may bear
a particle. An adnominal verb belongs to a name only where nothing before it is its object or subject
(``달리는 행복 사랑방``, ``아이키우기 좋은 마을``, but not ``취업이 어려운 | 주민``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.extract.signs import DOTS
from kg.model.korean import Morpheme

RUNNING = frozenset(
    "운영 추진 실시 구성 설치 구축 채용 배치 지원 제공 확대 강화 협약 연계 활용 개최 설립 조성 발굴 시행 도입 개발 주관 전개 "
    "개소 마련 진행 참여 협력 위촉 활동 수립 제작 보급 공급 활성화 조직 조직구성 신설 개설 체결 개편 확충 확보 육성 양성 수행 "
    "직영 발간 기획 지정 의뢰 가동 시작 선정 완료 발족 발대 출범 증설 개선 적극추진 공동추진".split()
)
"""Verbal nouns of running something: they follow a name, and are no part of it."""
GLUED = tuple(sorted(RUNNING, key=len, reverse=True))
"""The same, longest first, as patterns need them."""
_DEPENDENT = frozenset({"등", "외", "내", "간", "중", "시", "후", "전", "때", "것", "수", "데", "뿐", "및"})
_LINKS = frozenset({"SP", "SO", "SSO", "SSC", "SS"})
_INNER = frozenset(DOTS + "-/:+&!~～")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase: half-open range of characters, and its morphemes."""

    start: int
    end: int
    tokens: tuple[Morpheme, ...]


def phrases(text: str, tokens: Sequence[Morpheme], breaks: frozenset[int] = frozenset()) -> Iterator[Phrase]:
    """The phrases of a text, in order.

    Args:
        text: what was analysed.
        tokens: its morphemes.
        breaks: characters before which a phrase must end (the edges of municipalities' names, of quotes).
    """
    run: list[Morpheme] = []
    for index, token in enumerate(tokens):
        before = run[-1] if run else None
        gap = text[before.end : token.start] if before else ""
        if before and (token.start in breaks or "\n" in gap):
            yield from _phrase(run)
            run = []
        if _belongs(text, tokens, index, run):
            run.append(token)
        else:
            yield from _phrase(run)
            run = []
    yield from _phrase(run)


def _phrase(run: Sequence[Morpheme]) -> Iterator[Phrase]:
    while run and run[-1].tag in _LINKS | {"ETM", "VV", "VA"}:
        run = run[:-1]
    run = _uncounted(run)
    while run and run[0].tag in _LINKS | {"ETM", "XSN"}:
        run = run[1:]
    if any(t.noun for t in run):
        yield Phrase(run[0].start, run[-1].end, tuple(run))


def _uncounted(run: Sequence[Morpheme]) -> Sequence[Morpheme]:
    """Without a number and its counter at the end (``지킴이 223명`` → ``지킴이``)."""
    return run[:-2] if counts(run) and run[-1].tag != "SN" else run


def counts(run: Sequence[Morpheme]) -> bool:
    """Whether a run ends in a number that stands off from what it counts, or in that number's counter."""
    at = len(run) - 1 if run and run[-1].tag == "SN" else len(run) - 2
    apart = at > 0 and run[at].tag == "SN" and run[at - 1].end < run[at].start
    return apart and run[-1].start <= run[at].end


def _belongs(text: str, tokens: Sequence[Morpheme], index: int, run: Sequence[Morpheme]) -> bool:
    token = tokens[index]
    if token.tag == "NNB":
        return bool(run) and run[-1].tag in {"SN", "NR"} and run[-1].end == token.start
    if token.tag in _LINKS:
        return bool(run) and _inside(text, token)
    if token.noun or token.tag in {"MM", "XPN", "NP"}:
        ours = token.tag != "NP" or token.form == "우리"
        return ours and (token.form not in _DEPENDENT or not _alone(text, token))
    if token.tag in {"VV", "VA", "ETN", "ETM"}:
        return _adnominal(tokens, index)
    return False


def _alone(text: str, token: Morpheme) -> bool:
    """Whether a morpheme is a word by itself."""
    return (token.start == 0 or not text[token.start - 1].isalnum()) and not text[token.end : token.end + 1].isalnum()


def _inside(text: str, sign: Morpheme) -> bool:
    """Whether a sign stands inside a name: no white space around it, and of the kind that names have."""
    before, after = text[sign.start - 1 : sign.start], text[sign.end : sign.end + 1]
    if sign.form in "()":
        return _bracketed(text, sign)
    return sign.form in _INNER and before.isalnum() and after.isalnum()


def _bracketed(text: str, sign: Morpheme) -> bool:
    """Whether a bracket is a short insertion inside a word: ``복지(이)통장``, ``달빛(별밤)우체통``."""
    start = sign.start if sign.form == "(" else text.rfind("(", 0, sign.start)
    end = text.find(")", start)
    whole = start > 0 and end > 0 and text[start - 1].isalnum() and text[end + 1 : end + 2].isalpha()
    return whole and end - start <= 6 and _noun_after(text[end + 1 : end + 3])


def _noun_after(words: str) -> bool:
    return not words.startswith(
        ("은", "는", "을", "를", "의", "와", "과", "에", "로", "으로", "하", "이 ", "가 ", "도 ", "등", "및")
    )


def _adnominal(tokens: Sequence[Morpheme], index: int) -> bool:
    """Whether a verb's stem or ending belongs to a name: stem + ending, free of an object, and a noun behind it."""
    stem = index if tokens[index].tag in {"VV", "VA"} else index - 1
    if stem < 0 or stem + 2 >= len(tokens):
        return False
    verb, ending, noun = tokens[stem], tokens[stem + 1], tokens[stem + 2]
    if verb.tag not in {"VV", "VA"} or ending.tag not in {"ETM", "ETN"} or verb.form in _BARE:
        return False
    if verb.tag == "VV" and ending.form in {"ᆫ", "은"}:
        return False
    if ending.tag == "ETM" and not (noun.noun or noun.tag in {"VA", "VV", "MM"}):
        return False
    return stem == 0 or not (tokens[stem - 1].particle or tokens[stem - 1].tag in {"MAG", "MAJ", "EC", "XSV", "XSA"})


_BARE = frozenset("위하 통하 대하 관하 따르 있 없 하 되 받 같 의하 인하 비롯하 어렵 많 높 낮".split())
"""Verbs that join clauses rather than name things."""
