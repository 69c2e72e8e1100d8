"""Whether the words around a name that stands at a municipality's name tie the two, or only say where something lies.

Where a municipality is the subject, what its sentence names takes part in its doing. Where it only stands at a name (``서울 가나병원``,
``가나병원(서울 다라구 소재)``), the name needs a sign of its own: it works with somebody, wins, or has something that it runs.
"""

from __future__ import annotations

import re

from kg.extract.candidate import Candidate
from kg.extract.signs import OPENING, SHUT
from kg.model.fact import ProgramType

_STOP = re.compile(r"[.;]\s|\n|(?<=다)\.")
"""Where a sentence ends."""
_LOCATED = re.compile(
    rf"{SHUT}\s*\([^()]{{0,20}}(?:소재|위치)[^()]*\)\s?(?!은|는)|"
    r"(?:에|을|를)\s[^,.]{0,16}?(?:방문하[여였]|방문했|방문해|방문한다|찾아|점검|격려)"
)
"""Behind what somebody goes to, or where it lies: ``가나병원(서울 다라구 소재)``, ``가나병원을 방문``."""
_VENUE = re.compile(rf"{SHUT}\s*\([^()]*\)\s?에서\s|\s?(?:\d+층|대?회의실|[가-힣]{{0,2}}\s?강당|본관|별관)")
"""Behind where something was held: ``가나센터(서울 다라구 소재)에서``."""
_ROWS = re.compile(r"(?:^|[\s)])\([가-힣]{2,3}\)\s?[가-힣]")
"""A province in brackets that leads its row of a list."""
_DONE = re.compile(r"참여|협력|협약|연계|함께|운영|수행|제공|지원|선정|수상|추진|위탁|지정|구성")
"""A list that says what those in it do."""
_SITED = re.compile(rf"(?:소재|위치)(?:의|한|하는)?\s*[{OPENING}]?$")
"""Before what lies somewhere: ``서울 다라구 소재 | 가나병원``."""
_SITES = re.compile(
    r"방문(?=하여|하였|하고|했|해\s|을|일정|\s*[-–(,]|\s*$)|시찰|현장\s?점검|현장\s?방문|격려|청취|간담회"
)
"""A sentence that tells of a visit."""
_JOINT = re.compile(r"참여|협력|협약|연계|함께|공동|협업|후원|주관|위촉|결연|의뢰|위탁|기부|기탁|손잡|MOU")
_REACH = 60
"""Characters behind a name within which a verb governs it."""
_WON = re.compile(r"수상|선정|최우수|대상을|장관상|표창|포상|우수사례")
"""A sentence that tells who won."""
_OWNS = re.compile(rf"(?:의|이|가)?\s*[{OPENING}]|(?:이|가)\s[^.]{{0,30}}?(?:운영|추진|실시|제공)")
"""Behind what has, or runs, something of its own."""
_TOLD = re.compile(r"[가-힣A-Z][○oO0Xx*△]{1,2}\s?씨|(?<![가-힣A-Z])[A-Z]씨|\((?:만\s?)?\d{1,2}세[,)]")
"""A person's story: ``김○○씨(85세)``."""
_MEETING = re.compile(r"(?:간담회|설명회|공청회|토론회|포럼|세미나|회의|방문)$")
"""What is held at a place, by whom the text does not say."""
_HELPED = re.compile(r"협력|협약|함께|연계|의뢰|후원|신고|제보|기부|협업|참여")


def told(text: str) -> bool:
    """Whether a passage tells the story of one person."""
    return _TOLD.search(text) is not None


def tied(text: str, candidate: Candidate, *, subject: bool) -> bool:
    """Whether what is said of a name makes it a municipality's.

    Args:
        subject: whether the municipality is what the sentence is about; else it only stands at the name.
    """
    before, after = _sentence(text, candidate)
    if candidate.program:
        return subject or _run(text, candidate, before, after)
    return _among(text, after) if subject else _takes_part(before, after)


def _run(text: str, candidate: Candidate, before: str, after: str) -> bool:
    """Whether something run that only stands at a municipality's name is its own: no venue, no place that is visited."""
    visit = _SITES.search(before + after) is not None
    if _VENUE.match(after) or (_WON.search(before + after) and not visit):
        return not _VENUE.match(after)
    held = candidate.type == ProgramType.FACILITY.value and visit
    person = candidate.type == ProgramType.ROLE.value
    return not (
        held
        or person
        or _SITED.search(before)
        or _LOCATED.match(after)
        or _MEETING.search(text[candidate.start : candidate.end])
    )


def _among(text: str, after: str) -> bool:
    """Whether a body in what is told of a municipality takes part: not where rows only list, or a person's life is told."""
    if len(_ROWS.findall(text)) > 1 and not _DONE.search(text):
        return False
    return not told(text) or _HELPED.search(after[:_REACH]) is not None


def _takes_part(before: str, after: str) -> bool:
    """Whether a body that only stands at a municipality's name works with it, wins, or has something of its own."""
    if _VENUE.match(after) or _LOCATED.match(after) or _SITED.search(before) or _SITES.search(before + after):
        return False
    joint = _JOINT.search(after[:_REACH]) or _OWNS.match(after) or _WON.search(before + after)
    return joint is not None


def _sentence(text: str, candidate: Candidate) -> tuple[str, str]:
    """What stands before and behind a name in its sentence."""
    start = max((m.end() for m in _STOP.finditer(text, 0, candidate.start)), default=0)
    end = _STOP.search(text, candidate.end)
    return text[start : candidate.start], text[candidate.end : end.start() if end else len(text)]
