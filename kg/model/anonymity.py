"""Persons told of without their names: which traits of one stand together, and how few people they leave.

No trait here points to anybody alone; together they do. L. Sweeney, "k-anonymity: a model for protecting privacy",
International Journal of Uncertainty, Fuzziness and Knowledge-Based Systems 10 (5), 2002, calls them quasi-identifiers:
birth date, sex and a small district alone single out most people. Without a census one cannot know how many people
share the traits, so their number stands for it: the more meet, the smaller the crowd.

A person is looked for where one speaks of a single one who is hidden: a masked name, a letter, an age beside a sex. Who
is named in full with an office or an honour is public, and is never looked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Trait(StrEnum):
    """What is told of a person."""

    NAME = "name"
    AGE = "age"
    SEX = "sex"
    HOME = "home"
    DISTRICT = "district"
    ILLNESS = "illness"
    FAMILY = "family"
    WORK = "work"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class Told:
    """A person told of in ``text[start:end]``; ``made_up`` where the words say that it is an example."""

    start: int
    end: int
    traits: frozenset[Trait]
    made_up: bool = False

    @property
    def severity(self) -> str:
        """``high``, ``medium`` or ``low``; empty where too little is told to point to anybody."""
        count = len(self.traits)
        if count < _FEWEST:
            return ""
        if self.made_up:
            return "low"
        if count > _MANY and Trait.AGE in self.traits:
            return "high"
        return "medium" if count >= _MANY or self._sweeney else "low"

    @property
    def _sweeney(self) -> bool:
        """Whether age, sex and district meet."""
        return {Trait.AGE, Trait.SEX} <= self.traits and bool({Trait.HOME, Trait.DISTRICT} & self.traits)


_FEWEST: Final = 3
_MANY: Final = 4
_BEFORE: Final = 60
_BEHIND: Final = 320
"""How far a story reaches from where its person is first spoken of."""
_SURNAMES: Final = "김이박최정강조윤장임한오서신권황안송전홍유고문양손배백허남심노하곽성차주우구민류나진지엄채원천방현함변염여추도소석선설마길연위표명반왕금옥육맹제탁"
_PROVINCES: Final = "서울|부산|대구|인천|광주|대전|울산|세종|경기|강원|충북|충남|전북|전남|경북|경남|제주"
_AGE: Final = (
    r"(?<![\d~∼～\-.])(?:만\s?)?\d{1,3}\s?(?:세|살)(?!\s?(?:이상|이하|미만|초과|까지|부터|대상|[~∼～\-]|이전|이후|대))"
)
_DECADE: Final = r"(?<![\d~∼～\-])[1-9]0대(?!\s?(?:이상|이하|미만|[~∼～\-]))"
_SEXES: Final = r"(?:남|여)(?:성|자|아)?"
_MASKED: Final = (
    rf"(?<![가-힣○〇◯])[{_SURNAMES}](?:[○〇◯ㅇ]{{1,3}}|(?:OO|ＯＯ|XX|00|\*\*)(?=\s?(?:씨|님|군|양|어르신|\()))[가-힣]?"
    r"(?!\s?(?:동|구|시|군|읍|면|리|병원|센터|복지|학교|아파트|대학|협회|재단|기업|회사)(?![가-힣]{3}))"
    rf"|(?<![가-힣])[{_SURNAMES}]\s?모\s?(?:씨|군|양|할머니|할아버지|어르신|\((?=남|여|\d))"
    rf"|(?<![가-힣])[{_SURNAMES}]\s?씨(?=[는은가이의를에도와,(\s])"
)
_LETTER: Final = (
    r"(?<![A-Za-z0-9])[A-Z]\s?(?:씨|군|양|님|어르신|할머니|할아버지)(?!\s?\(郡)(?=[는은가이의를에도와,(\s]|$)"
)
_PAIR: Final = rf"[(（,]\s*(?:{_SEXES}\s*[,/·]?\s*{_AGE}|{_AGE}\s*[,/·]?\s*{_SEXES}(?![가-힣]))"
_PLAIN: Final = (
    rf"{_AGE}(?:의|인|된)?\s?(?:[가-힣]{{2,6}}\s)?(?:남성|여성|남자|여자|남아|여아|할머니|할아버지|어르신|독거노인)"
    r"(?!\s?(?:들|의? ?경우|인구|비율|대상|청소년|중\b|에게 ))"
)
_PERSON: Final = re.compile(rf"(?P<name>{_MASKED})|(?P<other>{_LETTER}|[가-힣]{{2,3}}\s?\(가명|{_PAIR}|{_PLAIN})")
_STORY: Final = re.compile(r"\W{0,3}(?:#\s?\d|(?:주요|우수|지원|상담|발굴|실제)?\s?사례\s?[\d①-⑳]*\s?[)\]〕】>:：])")
_ANYBODY: Final = re.compile(
    rf"(?:{_DECADE}|{_AGE})[^.\n]{{0,25}}?(?:남성|여성|남자|여자|노인|어르신|할머니|할아버지|가장|씨)(?!들)"
)
_OFFICE: Final = re.compile(
    r"\s?(?:장관|차관|실장|국장|과장|팀장|센터장|원장|회장|대표|교수|위원|의원|주무관|사무관|서기관|연구[관원사]|기자|시장|군수|구청장|간호사|사회복지사|의사|전문의)"
)
_HONOUR: Final = re.compile(r"수상(?:자|작|했|하|한|의|\s)|표창|훈장|포장을|시상|입상|공모전|최우수상|우수상|장려상")
_NAMED: Final = re.compile(
    r"(?<![가-힣])(?!장애인|신생아|고령자|이용자|신청자|임산부|유학생|노숙인|한국인|이재민|우울증|조현병|전입자)"
    rf"[{_SURNAMES}][가-힣]{{2}}\s?(?:씨|님|[가-힣]{{2}})?\s?$"
)
"""A full name that ends where a bracket opens: nobody is hidden there."""
_EXAMPLE: Final = re.compile(r"예시|예를\s?들|가상|시나리오|홍길동|\(예\)|가정할|가정하")
_TRAITS: Final = {
    Trait.AGE: re.compile(f"{_AGE}|{_DECADE}|생후\\s?\\d+\\s?(?:개월|일)|(?:19|20)\\d\\d년생"),
    Trait.SEX: re.compile(
        r"남성|여성|남자|여자|남아|여아|할머니|할아버지|미혼[모부]|임[산신]부|산모|주부|[(（,/·\s][남여]\s?[,/·)）]|(?<![가-힣])[A-Z][군양](?![가-힣]{2})"
    ),
    Trait.HOME: re.compile(
        r"[가-힣○]{2,4}(?:읍|면|동)(?:에|\s)\s?(?:거주|사는|살고|위치)|[○〇◯]{2}(?:읍|면|동|리|마을)|아파트|빌라|고시[원텔]|쪽방|여인숙|여관|반지하|컨테이너|(?<![가-힣])[가-힣]{1,3}마을"
    ),
    Trait.DISTRICT: re.compile(
        rf"(?:{_PROVINCES})[가-힣 ]{{0,12}}(?:거주|에서?\s?(?:사는|살))|\((?:{_PROVINCES})\s[가-힣]+[시군구]\)|[가-힣]{{2,4}}[시군구](?:에|\s)\s?(?:거주|사는|살고)"
    ),
    Trait.ILLNESS: re.compile(
        r"질환|투병|통증|요통|농양|손상|부상|(?:지체|지적|발달|시각|청각|뇌병변|정신|중증|척수|언어|자폐성?)\s?장애|장애인|(?<![가-힣])[가-힣]{0,3}암(?=[\s,을이에으환])|당뇨|고혈압|우울|알코올|알콜|치매|"
        r"뇌졸중|뇌출혈|뇌경색|심근경색|심정지|관절염|골절|수술|조현병|진단받|진단을|희귀|백혈병|에이즈|결핵|확진|입퇴원|입원|와상|중독|공황|디스크|마비|신부전|투석|폐렴|거동이?\s?불편"
    ),
    Trait.FAMILY: re.compile(
        r"독거|1인\s?가구|홀로|혼자|한부모|이혼|사별|부양|자녀|형제|남매|조손|손자|손녀|다문화|배우자|부부|아들|딸|어머니|아버지|남편|아내|미혼[모부]|모친|부친|가족과"
    ),
    Trait.WORK: re.compile(
        r"실직|정리해고|해고|퇴직|직장|근로자|일용직|자영업|사업\s?실패|폐업|농사|선원|운전|배달|회사원|근무|택시|건설현장|사무실|일하던|대학생|고등학생|중학생"
    ),
    Trait.EVENT: re.compile(
        r"화재|사고|자살|극단적|체납|퇴거|노숙|학대|폭력|출소|가출|고독사|파산|채무|빚|북한이탈|난민|출생신고|성폭력|고립|은둔|쓰레기|단전|단수|추락|쓰러[져진]|의식을|가정폭력|자립준비청년"
    ),
}  # fmt: skip


def told(text: str, district: bool = False) -> Iterator[Told]:
    """Each person that a passage tells of without a name, with the traits that stand around.

    Args:
        text: clean words of one passage.
        district: whether it is known which municipality the passage speaks of.
    """
    done = 0
    for found in _persons(text):
        if found.start() < done or _public(text, found):
            continue
        one = _one(text, found, max(done, found.start() - _BEFORE), district)
        done = found.start() + _BEHIND
        yield one


def _persons(text: str) -> Iterator[re.Match[str]]:
    """Where a hidden person is first spoken of; in a story that says so, an age and a kind of person will do."""
    yield from _PERSON.finditer(text)
    if _STORY.match(text) and not _PERSON.search(text) and (anybody := _ANYBODY.search(text)):
        yield anybody


def _public(text: str, found: re.Match[str]) -> bool:
    """Whether the words speak of an official, or of somebody honoured, or named in full just before."""
    before = text[max(0, found.start() - _BEFORE) : found.start()]
    around = before + text[found.start() : found.end() + 2 * _BEFORE]
    if _OFFICE.match(text, found.end()) or _HONOUR.search(around) or (found[0][0] in "(（," and _NAMED.search(before)):
        return True
    return found[0].endswith("씨") and bool(
        re.search(rf"(?<![가-힣]){found[0][0]}[가-힣]{{2}}\s?씨", text[: found.start()])
    )


def _one(text: str, found: re.Match[str], left: int, district: bool) -> Told:
    right = min(len(text), found.start() + _BEHIND)
    hits = {trait: hit for trait, words in _TRAITS.items() if (hit := words.search(text, left, right))}
    traits = set(hits)
    if district:
        traits.add(Trait.DISTRICT)
    if found.groupdict().get("name"):
        traits.add(Trait.NAME)
    start = min(found.start(), *(h.start() for h in hits.values())) if hits else found.start()
    end = max(found.end(), *(h.end() for h in hits.values())) if hits else found.end()
    return Told(start, end, frozenset(traits), bool(_EXAMPLE.search(text, 0, right)))
