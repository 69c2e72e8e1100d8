"""What a name is of: something run, a body, or both; and which words are no name at all, by what stands around them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.candidate import ORGANISATION, PROGRAM, Candidate
from kg.extract.groups import PARTNERS, Group, closes
from kg.extract.heads import runs
from kg.extract.signs import COUNT, OPENING, SHUT
from kg.model.fact import OrganisationType, ProgramType
from kg.model.thesaurus import Thesaurus

_NEAR = 24
"""Characters around a name that are looked at."""
_LISTED = re.compile(r"(?<![는은한된])\s등\s+$")
"""``도시락, 말벗 등 | 생활지원 서비스``: what sums up a list names nothing by itself."""
_KIND = re.compile(
    r"(?:다양한|각종|여러|유사한?|기존(?:의)?|성공적인|창의적인|효과적인|적극적인|\d개의|(?:보건)?복지부|행정안전부|행안부|고용노동부|여성가족부|국토교통부|교육부)\s+$"
)
"""Before what is only a kind of thing, or a ministry's."""
_PARTICLE = re.compile(rf"^{COUNT}(?:은|는|이|가|을|를|와|과|의|들)*")
"""Between a name and what is said of it: a count or bracket, a particle."""
_DENIED = re.compile(
    r"[을를이가은는]?\s*(?:등[을이]?\s*)?(?:(?:\S{1,12}\s)?\S{0,12}지\s*(?:못하|못한|않)|전혀\s*없|없(?:는|던|어|고|다|으며))"
)
"""What a text says is not there, or not used, is nothing run: ``…을 활용하지 못하는``, ``…이 전혀 없고``."""
_TITLED = re.compile(
    r"\s?(?:[가-힣]{2,14}\s){0,2}(?:[가-힣]{2,8}(?=팀장|과장|부장|국장))?(?:부?연구위원|주무관|사무국장|시설장|사무관|협의회장|부장|이사장|상임이사|본부장|연구원|선임연구위원|원장|실장|센터장|회장|부회장|관장|사무총장|총장|교수|팀장|과장|국장|소장|전무이사|이사|위원장|대표|담당관|형사|지사장|단장)(?=[\s,)(]|은|는|이|가|을|의|께|도|과|와|$)"
)
"""Behind a body whose officer speaks."""
_SPEAKER = re.compile(r"(?:연구위원|교수|박사|연구원|센터장|부장|실장|팀장|원장|과장|국장)\s?\([^()]{0,10}$")
"""Before the bracket that tells where a speaker comes from."""
_OFFICER = re.compile(r"(?:과장|팀장|주무관|국장|계장|실장|사무관)\s?\([^()]*$")
"""Before the bracket that tells in which unit an officer works."""
_CRITERION = re.compile(r"\s?(?:대상자|수급자|수급권자|수급\s|선정\s?기준)")
"""Behind a benefit that is only what somebody gets or may get: ``생계급여 수급자``."""
_STAYED = re.compile(
    r"\s?(?:등\s?)?(?:종사자|이용자|입소자|환자|관계자|근무자|직원|상담사|소속)(?:들)?(?:[을를이가은는의에과와\s,)]|$)|\s(?:입원|입퇴원|퇴원|입소|대체인력|종사자|이용자|입주|소속|노무|보수교육)"
)
"""Behind a body that others are in: ``정신병원 입원``, ``사회복지시설 대체인력``."""
_TARGET = re.compile(
    rf"{SHUT}{COUNT}(?:\s?등)?(?:\s[가-힣·]{{2,12}}){{0,2}}?\s?(?:(?:총|모두)\s?)?(?:\d[\d,]*\s?(?:개소|곳|개)\s?)?(?:(?:을|를)\s(?:대상으로|점검|단속)|에\s대(?:해|하여|한)|\s?대상으로|(?:을|를)\s대상)"
)
"""Behind what something is done to or for: ``학원 8,763개소에 대해``, ``유흥시설을 대상으로``."""
_VENUE = re.compile(r"\s?\([^()]{0,20}소재\)\s?에서\s|에서\s[^.]{0,80}?(?:개최|열[린렸리었]|진행|체결)")
"""Behind where something was held."""
_WHEN = re.compile(r"(?:\d\s?시|\d\s?분|[월화수목금토일]\)|오전|오후|\d일)[^.]{0,16}$")
"""A clock time or a day right before."""
_SERVED = re.compile(r"들?(?:에게|께)\s")
"""Behind people who are served: ``가족돌봄청년에게``."""
_EVERY = re.compile(r"(?:전국(?:의)?|1[2-7]개|2\d\d개|각)\s?$")
"""Before bodies of the whole country: ``17개 광역자치단체``."""
_WITH = re.compile(
    rf"{COUNT}들?\s*(?:등)?\s*(?:이|가|와|과|의|으로|로|\d|(?:을|를)\s*(?:연계|위촉|중심|통|꾸[렸리려])|\s(?=협업|연계|협약|협력|업무협약|위탁))"
)
"""Behind a name that takes part: it is a subject, or something is done with or through it."""
_ACTS = re.compile(rf"{SHUT}{COUNT}(?:은|는|이|가|과|와|의|에서)\s")
"""Behind a team that does something, as a body does: not one that is only set up."""
_PEOPLE = re.compile(r"(?:발굴단|봉사단|지킴이|지킴이단|파수꾼|살피미|보안관|방범대)$")
"""Neighbours who do it themselves: what they run is what they are."""
_GATHERED = re.compile(
    rf"{SHUT}{COUNT}(?:\s[가-힣]{{2,8}})?(?:을|를)\s(?:\S{{1,6}}\s)?(?:꾸[려렸린]|위촉|모집|발족|결성)"
)
"""Behind people who are brought together."""
_HUMAN = re.compile(rf"인적\s?안전망(?:인)?\s?[{OPENING}]$")
"""Before the name of a net that is people."""
_RUNS = re.compile(r"(?:이|가)\s(?:직접\s|함께\s)?(?:운영|제공|주관|수행|추진)하")
"""Behind a body that runs something."""
_ALLIED = re.compile(r"\s?등?(?:과|와)\s|(?:을|를)\s?(?:연계|통해)|\s?내\s?|\s위원")
"""Behind a council that others work with: there it is a body and nothing run."""
_CIRCLE = re.compile(r"(?:공동체|모임|동아리)$")
"""Networks that are bodies too."""
_CENTRE = re.compile(r"(?:센터|쉼터)$")
"""Public places that are run, whatever body stands behind them."""
_GROUPS = {
    ProgramType.TEAM.value: OrganisationType.GOVERNMENT.value,
    ProgramType.ROLE.value: OrganisationType.OCCUPATION.value,
}
"""What a team or a role is when it takes part as a body."""


def meant(text: str, candidate: Candidate, lists: Sequence[Group] = ()) -> bool:
    """Whether the words around it leave it a name: not denied, not a kind of thing, nothing summed up, no speaker's house."""
    start, end = candidate.start, candidate.end
    if _DENIED.match(text, end):
        return False
    before = text[max(0, start - _NEAR) : start]
    if _VENUE.match(text, end) and (_WHEN.search(before) or text[end : end + 2].strip().startswith("(")):
        return False
    summed = candidate.cue == "head" and not candidate.key and _LISTED.search(before)
    officer = candidate.type == ProgramType.TEAM.value and _OFFICER.search(before)
    criterion = text[start:end].endswith("급여") and _CRITERION.match(text, end)
    if summed or officer or criterion or _SPEAKER.search(before):
        return False
    if candidate.program:
        served = candidate.type not in _GROUPS and _SERVED.match(text, end)
        return candidate.cue in {"quote", "label"} or not (served or _KIND.search(before))
    return not _aside(text, before, candidate) and not _acted_on(text, before, candidate, lists)


def reading(text: str, candidate: Candidate, lists: Sequence[Group], thesaurus: Thesaurus) -> Candidate:
    """The candidate as the kind that its words and context say."""
    return _facility(text, _running(text, candidate, thesaurus), lists, thesaurus)


def _running(text: str, candidate: Candidate, thesaurus: Thesaurus) -> Candidate:
    """A place that runs something itself is a body (``지역자활센터가 운영하는 빨래방``)."""
    if candidate.program and candidate.key and _RUNS.match(text, candidate.end):
        term = thesaurus.term(candidate.key)
        kinds = ((term.kind, term.type), (term.also, term.also_type))
        return next((candidate.also(k, t) for k, t in kinds if k == ORGANISATION), candidate)
    return candidate


def _facility(text: str, candidate: Candidate, lists: Sequence[Group], thesaurus: Thesaurus) -> Candidate:
    """A public centre that takes part in nothing is something run (``치매안심센터``), not a partner."""
    if (
        candidate.program
        or not candidate.key
        or candidate.cue == "body"
        or not _CENTRE.search(text[candidate.start : candidate.end])
    ):
        return candidate
    term = thesaurus.term(candidate.key)
    run = term.also == PROGRAM and not takes_part(text, candidate, lists) and not _RUNS.match(text, candidate.end)
    return candidate.also(PROGRAM, term.also_type) if run else candidate


def _aside(text: str, before: str, candidate: Candidate) -> bool:
    """Whether a body is only whose officer speaks, where somebody stays, or what is staffed there: it takes part in nothing."""
    spoken = _TITLED.match(text, candidate.end, candidate.end + _NEAR) or _SPEAKER.search(before)
    return spoken is not None or (candidate.cue != "body" and _STAYED.match(text, candidate.end) is not None)


def _acted_on(text: str, before: str, candidate: Candidate, lists: Sequence[Group]) -> bool:
    """Whether a body, or the list it stands in, is what something is done to, or every one of the country."""
    if _EVERY.search(before) or _TARGET.match(text, candidate.end):
        return True
    held = [g for g in lists if any(a <= candidate.start < b for a, b in g.items)]
    return any(_TARGET.match(text, g.items[-1][1]) for g in held)


def _named_after(text: str, candidate: Candidate) -> bool:
    """Whether a municipality's name leads it: ``가나시 치매안심센터`` is what that municipality runs."""
    return re.search(r"[가-힣]{1,6}[시군구도]\s*$", text[: candidate.start]) is not None


def both(text: str, kept: Sequence[Candidate], lists: Sequence[Group], thesaurus: Thesaurus) -> list[Candidate]:
    """Second readings: a team or role that takes part is an organisation too; a council that is run is a network too."""
    more: list[Candidate] = []
    for candidate in kept:
        other = _second(candidate, text, thesaurus)
        if other is None or any(k.kind == other.kind and k.overlaps(other) for k in kept):
            continue
        if _reads(candidate, other, text, lists):
            more.append(other)
    return more


def _reads(candidate: Candidate, other: Candidate, text: str, lists: Sequence[Group]) -> bool:
    """Whether the second reading holds where it stands."""
    council = candidate.sure and OrganisationType.COUNCIL.value in (candidate.type, other.type)
    if council and not (other.program and _ALLIED.match(text, candidate.end)):
        return True
    if other.program:
        after = text[candidate.end : candidate.end + _NEAR]
        return (runs(after) and not _WITH.match(after)) or _named_after(text, candidate)
    people = other.type == OrganisationType.RESIDENTS.value and not candidate.key
    gathered = candidate.type in _GROUPS and _GATHERED.match(text, candidate.end) is not None
    team = candidate.sure and candidate.type == ProgramType.TEAM.value
    acts = team and (bool(candidate.key) or _ACTS.match(text, candidate.end) is not None)
    return people or gathered or acts or takes_part(text, candidate, lists)


def takes_part(text: str, candidate: Candidate, lists: Sequence[Group]) -> bool:
    """Whether a name, or the list it stands in, takes part in something as its subject or with others."""
    own = text[candidate.end : candidate.end + _NEAR]
    closing = next((closes(g) for g in lists if any(a <= candidate.start < b for a, b in g.items)), "")
    return any(_WITH.match(after) and PARTNERS.match(_PARTICLE.sub("", after)) for after in (own, closing))


def _second(candidate: Candidate, text: str, thesaurus: Thesaurus) -> Candidate | None:
    """The same words read as the other kind, where their term or head noun allows it."""
    if candidate.key and (term := thesaurus.term(candidate.key)).also:
        return candidate.also(term.also, term.also_type) if term.also != candidate.kind else None
    for head in thesaurus.head(text[candidate.start : candidate.end]):
        if head.kind != candidate.kind:
            return candidate.also(head.kind, head.type)
    if candidate.type == ProgramType.NETWORK.value and _CIRCLE.search(text[candidate.start : candidate.end]):
        return candidate.also(ORGANISATION, OrganisationType.CIVIC.value)
    if candidate.program and _PEOPLE.search(text[candidate.start : candidate.end]):
        return candidate.also(ORGANISATION, OrganisationType.RESIDENTS.value)
    if candidate.type == ProgramType.NETWORK.value and _HUMAN.search(
        text, max(0, candidate.start - _NEAR), candidate.start
    ):
        return candidate.also(ORGANISATION, OrganisationType.RESIDENTS.value)
    return candidate.also(ORGANISATION, _GROUPS[candidate.type]) if candidate.type in _GROUPS else None
