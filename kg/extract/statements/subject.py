"""Subjects left out: whether a sentence goes on about the municipality of the one before."""

from __future__ import annotations

import re

from kg.extract.statements.others import alien, headed, mayor

_ELLIPSIS = re.compile(
    r"(?:(?:또한?|이어|그리고|아울러|특히|한편|이밖에|이\s?외에도|앞서|이로써),?\s)?(?:(?:이|그|우리)?\s?(?:구|군|시|도)|(?:구|군|시|도)청|구청장|군수|시장|(?:도)?지사|(?:시|군|구|도)\s?관계자)(?:은|는|이|가|도)\s"
)
_WORD = re.compile(r"\S+")
_SUBJECT = re.compile(r"(?:은|는|이|가|께서)$")
_NO_SUBJECT = re.compile(
    r"(?:부문|분야|부분|평가|상|내용|실적|대회|시상식|결과|올해|이번|지난해|작년|[년월일]|에서|에|으로|과제|점)(?:은|는|이|가)$|"
    r"(?:하|되|있|없|주|오|가|나|보|내|르|벌이|펼치|여는|겨루|다루|만드|이끄|맡|받|얻|높|좋|같|많|적|뽑|꼽|꼽히|열리|불리|쓰|돕|묻|담|지키|살리|나누|모으|잇)(?:는|은)$|(?:같|함께|없|높|많|깊|널리)이$|(?:것|데|바)[이은]$"
)
_ANNOUNCED = re.compile(r"(?:다음과\s?같|이렇|아래와\s?같)다?[.]?$")
_RECEIVED = re.compile(
    r"받|수상|탔|탄|타며|얻|선정|차지|올랐|오르|안았|안으|거머|획득|영[예광]|뽑|땄|거뒀|이다|이었다|이라|가져|됐|되어|\)$|이래"
)


def omitted(text: str, start: int, end: int, *, item: bool, vague: bool) -> bool:
    """Whether the unit's grade in ``[start, end)`` is for the one spoken of before: nobody else is its subject.

    Args:
        item: whether the unit is an item of a list, which needs no verb.
        vague: whether the grade is a mark of merit only: then the subject must be taken up (``군은``).
    """
    before = text[:start]
    if headed(before) or alien(before):
        return False
    if _ANNOUNCED.search(text, end) or not (item or _RECEIVED.search(text, end)):
        return False
    if _ELLIPSIS.match(before):
        return True
    if vague and not item:
        return False
    if mayor(before):
        return True
    words = (
        re.sub(r"[’”\"'」』)\],]+$", "", w)
        for w in _WORD.findall(re.sub(r"[‘“「『'\"][^‘’“”「」『』'\"]*[’”」』'\"]", "", before))
    )
    return not any(_SUBJECT.search(w) and not _NO_SUBJECT.search(w) for w in words)
