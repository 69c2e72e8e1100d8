"""Which figures are none of a municipality's: parts of names and dates, ordinals, ratios, ages, and the counts of awards."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from kg.extract.counter import KRW, Figure
from kg.extract.period import clocks, dates
from kg.extract.ties import told

Range = tuple[int, int]

_QUOTED: Final = re.compile(
    r"‘[^‘’]{1,40}’|“[^“”]{1,40}”|「[^「」]{1,60}」|｢[^｢｣]{1,60}｣|『[^『』]{1,60}』|《[^《》]{1,60}》"
    r"|(?<![가-힣\w])'[^'\n]{1,40}'|(?<![가-힣\w])\"[^\"\n]{1,40}\"|(?<![가-힣\w)])’[^‘’]{1,40}’"
)
_PHONE: Final = re.compile(r"(?<!\d)\d{2,4}\s?-\s?\d{3,4}(?:\s?-\s?\d{4})?(?!\d)|https?://\S+")
_RATIO: Final = re.compile(r"(?<!\d)\d+\s?(?::|：|대(?=\s?\d))\s?\d+(?!\d)")
_SLOGAN: Final = re.compile(
    r"(?<![\d,.])(?<!주)(?<!월)(?<!연)(?<!매)(?:1|한)\s?(?:인|사|가구|세대|가정|동|교|부서|단체|기관|마을|직원|시설|읍면동?|공무원|명|경로당|학교|기업|팀)"
    r"\s?(?:1|한)\s?(?=[가-힣])[가-힣]{1,4}"
)
_LAW: Final = re.compile(
    r"(?:제\s?\d+|(?:법|조례|규칙|규정|령)\s?\d+(?=조))(?:조|항|호)?(?:\s?의\s?\d+)?(?:\s?제?\d+[항호])?|(?:별표|붙임|별첨|사례)\s?\d+"
)

_PER: Final = re.compile(r"\s?(?:당|마다)(?!월|시|일)|\s?\d")
_ORDINAL: Final = re.compile(r"제\s*$")
_PLACES: Final = frozenset(
    "개 곳 개소 개기관 기관 개단체 개지자체 지자체 개시군구 시군구 개분야 분야 개부문 부문 개시군 개시도 시도 건 편".split()
)
_GRADE: Final = re.compile(
    r"(?:대상|최우수상?|우수상?|장려상?|특별상|금상|은상|동상|노력상|장관상|표창|상장)\s?[(:]?\s?(?:각|총)?\s?$"
)
_MONEY: Final = re.compile(
    r"(?:\)?[을를은이]?\s?(?:과|와)?\s?(?:약\s?)?\d[\d,억천백만\s]*원)?\s?의?\s?(?:포상금|상금|시상금|상사업비|특별지원금|특별교부세|재정\s?인센티브)"
)
"""Behind an amount that is a prize (3000만원과 2000만원의 포상금)."""
_PRIZE: Final = re.compile(
    r"(?:포상금|상금|시상금|상사업비|부상|교부세)(?:[은는이가의을를도]|으로)?\s?(?:약|총|각|모두|\(|,|:)*\s?(?:각|총|모두)?\s?$"
)
_WON: Final = re.compile(
    r"[^.,;()]{0,24}(?:수상|선정|시상|포상|표창|영예|뽑[혀혔히아았힌])|\s?(?:이|가)\s(?:최우수|우수|장려|대상)(?:다|이다|였)|(?:으로|로)\s최다|\)?\s?(?:의\s)?(?:우수|광역|기초|선도|모범|시범)?\s?(?:지역\s?)?"
    r"(?:시[·․]?군[·․]?구|지방자치단체|자치단체|지자체|광역단체|기초단체|우수\s?기관|표창)"
)
_SUCH: Final = re.compile(
    r"(?:선정|수상|시상|포상|표창)(?:되|하|받)?(?:는\s?등|고|하고)?\s?(?:총|모두)?\s?\(?(?:총|모두)?\s?$"
)
_GIVEN: Final = re.compile(
    r"\s?(?:에\s?대한|에게|\)?[을를]?)?\s?(?:[가-힣]{2,6}\s)?(?:[가-힣]*장관\s?)?(?:표창|시상|포상|수상)"
)
_OTHERS: Final = re.compile(r"(?:대상|최우수상?|우수상?|장려상?|특별상|금상|은상|동상)[^,]{0,20}외\s?$")
_LEVEL: Final = re.compile(r"(?:시도|시군구|기초|광역|지자체|자치단체)\s?$")
_RECEIVED: Final = re.compile(r"수상|상을\s?받|선정|우수한")
_HONOUR: Final = re.compile(
    r"우수|최우수|대상을|대상이|대상으로|장관상|자치단체|지자체|지방자치|시상|수상|평가|공모|부문"
)
_STREAK: Final = re.compile(r"\s?(?:연속|만에)")
_WORTH: Final = re.compile(r"\s?(?:짜리|상당|씩)")
_SIZE: Final = re.compile(
    r"\s?(?:미만|이상|이하|초과)(?:의|인)?\s?(?:사업장|기업|기관|시설|의료기관|병원|어린이집|규모)"
)
"""Behind a size: ``300명 미만 사업장``."""
_CAME: Final = re.compile(r"(?:이|의\s[가-힣]{2,8}가|\s?등이)?\s?(?:함께\s)?참석(?!자)")
"""Behind how many came to a meeting."""
_AMONG: Final = re.compile(r"(?:[2-9]|10)\s?명\s?중\s?(?:약\s?)?(?:[1-9])?$")
_OF_FEW: Final = re.compile(r"\s?중\s?(?:약\s?)?[1-9]\s?명")
"""``4명 중 1명``: a share."""
_UNTOLD: Final = re.compile(r"(?<![A-Za-z])[A-Z]\s?(?:의원|병원|씨|기관|업체|환자)")
"""Whose name is not told: an example."""
_COUNTED: Final = re.compile(r"\s?(?:[)\],.·/]|$|[을를이은의과]\s|으로|이상|내외)")
"""What may follow 인 where it counts people; else it is a size (4인 가구, 3인 급여)."""
_SUCHLIKE: Final = re.compile(
    r"\s?(?:광역시?[·․ㆍ‧・･∙]?도|시[·․ㆍ‧・･∙]?도|시[·․ㆍ‧・･∙]?군[·․ㆍ‧・･∙]?구|광역자치단체|기초자치단체)"
)
_MEAN: Final = re.compile(
    r"(?:전국|국내|우리나라)(?:의)?\s(?:[가-힣]{2,6}\s)?(?:평균|전체)(?:\s?[\d.]*%?\s?[,(]?)?(?:은|인|의|보다|대비)?\s?(?:약\s?)?$"
    r"|전국(?:\s?\(|적으로\s(?:총\s|약\s)?|\s?(?:\([^()]*\)\s?)?대비\s)$"
)
"""Before the country's own figure (``전국 평균 18.0%``)."""
_LINE: Final = re.compile(r"중위소득(?:의|은|이)?\s?(?:\([^()]*\)\s?)?$|\d인\s?가구(?:\s기준)?\s?$")
"""Before a line of the whole country's: 중위소득 150%, 2인 가구 기준 4,890,000원."""
_FEE: Final = re.compile(r"(?:수가|단가|점수당|본인부담금?)(?:[은는이가의]|\s|\(|$)")
"""What services cost everywhere alike."""
_KIN: Final = re.compile(r"(?:자녀|남매|형제|자매|아들|딸|손주|손자녀|부모|배우자|동생|식구)(?:는|은|가|이)?\s?$")
"""Before how many there are in somebody's family."""
_TOLD: Final = re.compile(r"[가-힣A-Z][○oO0Xx*△]{1,2}\s?씨|[A-Z]씨|\(만?\s?\d{1,2}세")
"""A person's story."""
_SAID: Final = re.compile(
    r"전국(?!\s?(?:최초|최고|최대|유일|처음|에서|1위|최다|단위|평균|적으로|\s?곳곳))(?:의|에)?\s?(?:[가-힣]{2,6}\s)?(?:총|약|모두)?\s?\d"
)
"""A sentence that counts the whole country's."""
_OWN: Final = re.compile(r"(?:관내|도내|시내|군내|구내)\s?$")
_AGED: Final = re.compile(r"\s?(?:어르신|노인|남성|여성|남자|여자|부부|할머니|할아버지|독거|초반|중반|후반)")
"""Behind an age: ``울산의 70대 어르신``."""
_MAJOR: Final = re.compile(
    r"\s?(?:과제|분야|전략|목표|영역|원칙|핵심|중점|비전|보험|기금|요소|가치|방향|중독|의무|악|질환|암(?![가-힣])|폭력|범죄|정책|추진|사업|공약|특별|광역|도시|종단|필수|무상|권역)"
)
_LONG: Final = frozenset("시간 분 일 일간 주 주간 개월 개월간 년 년간 개년 박".split())
_SPENT: Final = re.compile(r"(?:총|누적|합계)\s?$")
_ROUNDS: Final = re.compile(r"(?:총|모두|\d)\s?\d+차|\(\s?\d+차\s?[,)\d]|\d+차\s?(?:에|로)\s?(?:걸쳐|나[누눠])")
"""Where 차 counts rounds (3차에 걸쳐, (3차 72명)) and does not number one."""


def allowed(text: str, found: Iterable[Figure], names: Sequence[Range]) -> Iterator[Figure]:
    """The figures that state something of somebody; ``names`` are the ranges of programs' names in the folded text."""
    taken = tuple(_taken(text))
    for figure in found:
        inside = any(s <= figure.digits < e for s, e in taken) or any(_named(text, figure, n) for n in names)
        if not inside and not any(rule(text, figure) for rule in _RULES):
            yield figure


def _named(text: str, figure: Figure, name: Range) -> bool:
    """Whether the digits belong to a name, and do not just count what it names (경북 25개 치매안심센터, 20만원짜리 카드)."""
    start, end = name
    if not start <= figure.digits < end:
        return False
    if figure.unit == KRW:
        return _WORTH.match(text, figure.end) is None
    return figure.start > start and not text[figure.start - 1].isspace()


def _taken(text: str) -> Iterator[Range]:
    """Where digits belong to dates, clock times, telephone numbers, ratios, slogans, laws, and quoted names."""
    known = dates(text)
    yield from ((d.start, d.end) for d in known)
    yield from clocks(text)
    blank = list(text)
    for date in known:
        blank[date.start : date.end] = " " * (date.end - date.start)
    for pattern in (_QUOTED, _PHONE, _RATIO, _SLOGAN, _LAW):
        yield from (m.span() for m in pattern.finditer("".join(blank)))


def _denominator(text: str, figure: Figure) -> bool:
    """1개소당, 1세대마다: what something else is counted by."""
    return figure.value == 1 and not figure.often and _PER.match(text, figure.end) is not None


def _ordinal(text: str, figure: Figure) -> bool:
    """제13회, 1차 협의, 2부, 3호점, 3반."""
    if _ORDINAL.search(text, 0, figure.digits):
        return True
    if figure.unit in {"차", "번", "반", "사", "교"} and not figure.often:
        return figure.unit != "차" or _ROUNDS.search(text[max(0, figure.start - 3) : figure.end + 6]) is None
    if figure.unit in {"부", "호", "동", "과정", "회", "통", "장", "편", "코스", "권", "지구", "매"}:
        glued = text[figure.end : figure.end + 1]
        return (figure.unit in {"부", "동", "장", "권"} and figure.value < 10) or glued in set(
            "점선차기의용당자봉애년번화길"
        )
    return False


def _person(text: str, figure: Figure) -> bool:
    """1인 가구, 2인 1조: a size, not a count."""
    return figure.unit == "인" and (figure.value == 1 or _COUNTED.match(text, figure.end) is None)


def _decade(text: str, figure: Figure) -> bool:
    """40대 남성, 5대 분야; not 버스 2대."""
    if figure.unit != "대":
        return False
    before = text[: figure.start].rstrip()
    aged = _AGED.match(text, figure.end) is not None
    age = aged or (figure.value in set(range(10, 100, 10)) and not re.search(r"[가-힣]$", before))
    return age or _MAJOR.match(text, figure.end) is not None


def _duration(text: str, figure: Figure) -> bool:
    """24시간 상담, 3년 연속: how long, unless it is service given (하루 8시간, 총 20시간)."""
    if figure.unit not in _LONG:
        return False
    return not figure.often and _SPENT.search(text, 0, figure.start) is None


def _prize(text: str, figure: Figure) -> bool:
    """대상 4곳, 포상금 3천만원, 총 33개소가 수상."""
    before, after = text[max(0, figure.start - 30) : figure.start], text[figure.end :]
    if figure.unit == KRW:
        return any(p.search(before) for p in (_PRIZE, _GRADE)) or _MONEY.match(after) is not None
    if figure.unit == "명":
        return _GIVEN.match(after) is not None or _OTHERS.search(before) is not None
    if figure.unit in {"회", "차례"} and _GRADE.search(before):
        return True
    if figure.unit not in _PLACES:
        return False
    if _GRADE.search(before) or _SUCH.search(before):
        return True
    clause = _sentence(text, figure)
    won = (
        _WON.match(after) is not None
        or _LEVEL.search(before) is not None
        or (figure.unit.endswith(("분야", "부문")) and _RECEIVED.search(clause) is not None)
    )
    return won and _HONOUR.search(clause) is not None


def _sentence(text: str, figure: Figure) -> str:
    start = max(text.rfind(". ", 0, figure.start), text.rfind("\n", 0, figure.start)) + 1
    end = text.find(". ", figure.end)
    return text[start : end if end >= 0 else len(text)]


def _nation(text: str, figure: Figure) -> bool:
    """17개 시도, 전국 229개 지자체: not a municipality's own figures."""
    kind = figure.unit.removeprefix("개") in {"시도", "시군구", "지자체", "광역시", "광역시도"}
    kind = kind or (figure.unit in {"개", "곳"} and _SUCHLIKE.match(text, figure.end) is not None)
    if kind and _OWN.search(text, 0, figure.start) is None:
        return True
    before = text[: figure.start]
    if _MEAN.search(before) or (figure.unit in {KRW, "%"} and _LINE.search(before)):
        return True
    if figure.unit == KRW and _FEE.search(_sentence(text, figure)):
        return True
    return figure.unit in _PLACES and _SAID.search(_sentence(text, figure)) is not None


def _example(text: str, figure: Figure) -> bool:
    """What is told of one person or of a body without a name."""
    return told(text) or _UNTOLD.search(_sentence(text, figure)) is not None


def _aside(text: str, figure: Figure) -> bool:
    """300명 미만 사업장, 4명 중 1명, 50명이 참석."""
    if _SIZE.search(text[figure.digits : figure.end + 6]):
        return True
    share = _AMONG.search(text[: figure.digits]) or _OF_FEW.match(text, figure.end)
    return figure.unit in {"명", "인"} and bool(share or _CAME.match(text, figure.end))


def _family(text: str, figure: Figure) -> bool:
    """자녀 2명, in what is told of a person."""
    return figure.unit == "명" and _KIN.search(text[: figure.start]) is not None and _TOLD.search(text) is not None


def _streak(text: str, figure: Figure) -> bool:
    """2년 연속."""
    return _STREAK.match(text, figure.end) is not None and figure.unit != "%"


_RULES: Final[tuple[Callable[[str, Figure], bool], ...]] = (
    _denominator,
    _ordinal,
    _person,
    _decade,
    _duration,
    _prize,
    _nation,
    _family,
    _example,
    _aside,
    _streak,
)
