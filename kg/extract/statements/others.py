"""Others: who else may win or give what a sentence tells: persons, companies, festivals, schools; and who gives it himself."""

from __future__ import annotations

import re

_BODY = (
    r"(?:㈜\s?[가-힣A-Za-z]{1,20}|\((?:주|재|사|유)\)\s?[가-힣A-Za-z]{1,20}|[가-힣A-Za-z]{0,20}(?:기업|회사|정밀|축제|문화제|초등학교|중학교|고등학교|대학교?|병원|의료원|재단|공사|공단|"
    r"협회|협의회|협의체|의회|복지관|복지센터장|봉사센터|유치원|어린이집|농협|은행|아파트|농장|호텔|경찰서|소방서|교육지원청|교육청|해수욕장|박물관|선수단|[가-힣]팀))"
)
_PERSON = r"[가-힣○]{2,4}\s(?:[가-힣]{1,6})?(?:시장|군수|구청장|도지사|의원|의장|교수|대표|교사|학생|씨|선수|주무관|팀장|과장|농부|작가)"
_SUBJECT = re.compile(rf"(?:{_BODY}|{_PERSON}|[가-힣]씨)(?:\s?\([^()]{{1,20}}\))?(?:이|가|은|는|도)\s")
_LEADING = re.compile(rf"^(?:[^,…‘“'\"]{{1,30}}\s)?(?:{_BODY}|{_PERSON}),\s")
_OFFICIAL = re.compile(r"평가|행정상|복지상")
_HEAD = re.compile(
    r"(?:[가-힣]{2,4}\s)(?:[가-힣]{1,6})?(?:시장|군수|구청장|도지사)(?:\s?\([^()]{1,20}\))?(?:이|가|은|는|도)\s"
)
_LIST = re.compile(r"\s?,")
_OF_CLAUSE = re.compile(
    r"(?<!주관)(?<!주최)(?<!개최)(?<!실시)(?<!시행)(?<!선정)(?<!진행)(?:하는|한|되는|된|만든|펼친|벌인|꾸린|이끄는|참여하여|참여해)\s"
    r"|[은는한된낸준룬린친든]\s(?:점|것|공|덕|노력|활동|성과|사업|시책|사례)"
)
"""A verb that takes the subject into a clause of its own: ``협의체가 추진한 | 사업으로``."""
_BESTOWED = re.compile(
    r"(?:을|를|에|으로|로)?\s?(?:(?!(?<!우)수상|받|차지|탔|선정[되됐된돼]|뽑[히혔힌]|시상식)[^.,]){0,30}?"
    r"(?:선정|시상|수여|표창|포상|발표|공개)(?:했|하였|하고|한다|하며|할|하기)|(?:을|를)\s(?:뽑았|가렸)"
    r"|에는?\s(?!이어|따라)(?:(?!(?<!우)수상|받|차지|탔|선정[되됐된돼]|뽑[히혔힌]|시상식)[^.]){1,60}?(?:을|를)\s(?:각각\s)?(?:선정|시상)(?:했|하였|하고|한다|해\s)"
)


def alien(text: str, *, listed: bool = False) -> bool:
    """Whether somebody else than a municipality is the subject in these words before a grade.

    A mayor is nobody else where his office is judged (``…군수가 지역복지사업 평가에서``).

    Args:
        listed: whether the words go on a list that a municipality began: then who ends it has what it has.
    """
    found = next(iter(reversed(list(_SUBJECT.finditer(text)))), None)
    if found is None or (listed and _LIST.match(text) and text.count(",", 0, found.end()) > 1):
        return False
    if _OF_CLAUSE.search(text, found.end()):
        return False
    return not (_HEAD.fullmatch(text, *found.span()) and _OFFICIAL.search(text))


def headed(text: str) -> bool:
    """Whether a headline begins with somebody else (``㈜한빛, … 대상 수상``)."""
    return _LEADING.match(text) is not None


def mayor(text: str) -> bool:
    """Whether a mayor takes an award that his municipality was judged for."""
    return _HEAD.search(text) is not None and _OFFICIAL.search(text) is not None and not alien(text)


def bestowed(text: str, at: int) -> bool:
    """Whether the grade that ends at ``at`` is given by the clause's subject: ``… 대상에 … 를 선정했다``."""
    return _BESTOWED.match(text, at) is not None
