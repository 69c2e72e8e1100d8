"""Programs and organisations: what the signs of naming find, made one, told apart, and tied to municipalities.

Signs, strongest first: quotes; a label that leads a bullet (``- (맞춤형 컨설팅) …``); the thesaurus of nationwide names;
head nouns; membership of a list whose other items are names.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from kg.extract.candidate import ORGANISATION, PROGRAM, RANK, Candidate
from kg.extract.groups import PARTNERS, Group, closes, groups
from kg.extract.heads import heads, runs
from kg.extract.partners import Sided, partners
from kg.extract.phrases import RUNNING, Phrase, phrases
from kg.extract.piece import Piece
from kg.extract.quotes import closed, quoted, quotes
from kg.extract.terms import terms
from kg.model.document import BlockKind
from kg.model.fact import Organisation, OrganisationType, Program, ProgramType
from kg.model.place import PlaceName
from kg.model.thesaurus import Thesaurus

_LABEL = re.compile(r"\s*\((?P<label>[^()]{2,30}(?:\([^()]{1,10}\))?[^()]{0,10})\)\s*(?=\S)")
"""``(맞춤형 컨설팅) …``: a bracket that leads a bullet, perhaps with a short one inside."""
_GLOSS = re.compile(r"(?P<name>[가-힣A-Za-z0-9·]{2,14}(?:\s[가-힣A-Za-z0-9·]{1,10}){0,3})\s*[:：]\s")
"""``이웃지기 : …``: up to five words before a colon."""
_VERBS = re.compile(rf"(?:\s+(?:{'|'.join(sorted(RUNNING, key=len, reverse=True))}))+$")
"""Verbs of running at the end of a label."""
_LISTED = re.compile(r"(?<![는은한된])\s등\s+$")
"""``도시락, 말벗 등 | 생활지원 서비스``: what sums up a list names nothing by itself."""
_KIND = re.compile(
    r"(?:다양한|각종|여러|유사한?|기존(?:의)?|성공적인|창의적인|효과적인|적극적인|\d개의|(?:보건)?복지부|행정안전부|행안부|고용노동부|여성가족부|국토교통부|교육부)\s+$"
)
"""Before what is only a kind of thing, or a ministry's."""
_COUNT = r"\s*(?:\([^()]{1,16}\)|\d[\d,]*\s*(?:명|팀|개소|곳))?\s*"
"""A bracket or a number that may stand right behind a name."""
_PARTICLE = re.compile(rf"^{_COUNT}(?:은|는|이|가|을|를|와|과|의|들)*")
"""Between a name and what is said of it: a count or bracket, a particle."""
_DENIED = re.compile(
    r"[을를이가은는]?\s*(?:등[을이]?\s*)?(?:(?:\S{1,12}\s)?\S{0,12}지\s*(?:못하|못한|않)|전혀\s*없|없(?:는|던|어|고|다|으며))"
)
"""What a text says is not there, or not used, is nothing run: ``…을 활용하지 못하는``, ``…이 전혀 없고``."""
_TITLED = re.compile(
    r"\s?(?:[가-힣]{2,10}\s){0,2}(?:부?연구위원|이사장|상임이사|본부장|연구원|선임연구위원|원장|실장|센터장|회장|부회장|관장|사무총장|총장|교수)(?=[\s,)(]|은|는|이|가|을|의|께|도|과|와|$)"
)
"""Behind a body whose officer speaks."""
_SPEAKER = re.compile(r"(?:연구위원|교수|박사|연구원)\s?\(\s?$")
"""Before the bracket that tells where a speaker comes from."""
_STAYED = re.compile(r"\s(?:입원|입퇴원|퇴원|입소|대체인력|종사자|이용자|입주|소속|노무|보수교육)")
"""Behind a body that others are in: ``정신병원 입원``, ``사회복지시설 대체인력``."""
_COMPANY = re.compile(
    r"(?:㈜|\(주\)|주식회사)\s?(?P<name>[가-힣A-Za-z0-9&]{2,15})(?=[\s,)(·]|은|는|이|가|을|를|와|과|의|등|$)"
)
"""``㈜ 가나다``: a company by its legal form."""
_BRACKET = re.compile(r"\((?P<name>[가-힣][가-힣A-Za-z0-9·+!? -]{5,30})\)\s?(?:은|는|이|가|와|과|,)")
"""A bracket of a few words right behind a municipality."""
_OFFICE = re.compile(
    r"(?:[시군구]청?장|지사|부군수|군수|소재|관내|이하|전체|제외|포함|개소|기준|이상|\d\s?곳)|^[가-힣]{1,4}(?:시|군|구)$|[가-힣]+(?:동|읍|면)$"
)
"""What else such brackets hold: who governs, where it lies, how many."""
_WITH = re.compile(
    rf"{_COUNT}들?\s*(?:등)?\s*(?:이|가|와|과|의|으로|로|\d|(?:을|를)\s*(?:연계|위촉|중심|통|꾸[렸리려])|\s(?=협업|연계|협약|협력|업무협약|위탁))"
)
"""Behind a name that takes part: it is a subject, or something is done with or through it."""
_ACTS = re.compile(rf"[’”」』'\"]?{_COUNT}(?:은|는|이|가|과|와|의|에서)\s")
"""Behind a team that does something, as a body does: not one that is only set up."""
_PEOPLE = re.compile(r"(?:발굴단|봉사단|지킴이|지킴이단|파수꾼|살피미|보안관|방범대)$")
"""Neighbours who do it themselves: what they run is what they are."""
_GATHERED = re.compile(
    rf"[’”」』'\"]?{_COUNT}(?:\s[가-힣]{{2,8}})?(?:을|를)\s(?:\S{{1,6}}\s)?(?:꾸[려렸린]|위촉|모집|발족|결성)"
)
"""Behind people who are brought together."""
_HUMAN = re.compile(r"인적\s?안전망(?:인)?\s?[‘“「『'\"]$")
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
_BEFORE = re.compile(r"\s*(?:의\s*)?[‘“「『'\"(<]?\s*|(?:\s*[가-힣A-Za-z0-9]{2,14}){1,2}의\s*[‘“「『'\"]\s*")
"""Between a municipality and what is its own: nothing, ``의``, or a body of it (``가나시 보건소의 ‘…’``)."""
_AFTER = re.compile(r"[’”」』'\">]?\s*\(\s*")
"""Between a name and the municipality in brackets behind it."""
_SERVED = re.compile(r"(?:환자|어르신|노인|아동|장애인|가구|가정|가족|대상자|이용자|환경)$")
"""Who is served takes no part, list or not."""
_SUMMARY = re.compile(r"[^,.]{0,16}?(?:사업|프로그램|서비스|캠페인|시책|제도|활동|안전망|채널|창구)")
"""What a list of programs is summed up as."""


Within = Callable[[PlaceName, PlaceName], bool]


def names(
    pieces: Sequence[Piece], thesaurus: Thesaurus, within: Within = lambda one, other: False
) -> tuple[tuple[Program, ...], tuple[Organisation, ...]]:
    """All mentions, in order of the text. The bodies of a note take part in what its bullet's label names.

    Args:
        within: whether the first municipality lies in the second.
    """
    programs: list[Program] = []
    organisations: list[Organisation] = []
    leading: dict[int, int] = {}
    for piece in pieces:
        found = _of_piece(piece, thesaurus)
        label = leading.get(piece.block.parent if piece.block.parent is not None else -1)
        if label is not None and not any(c.program and c.type != ProgramType.ROLE.value for c in found):
            joined = (piece.span(c.start, c.end) for c in found if not c.program)
            programs[label] = replace(programs[label], partners=(*programs[label].partners, *joined))
        for candidate in found:
            if candidate.program and candidate.cue == "label":
                leading.setdefault(piece.block.index, len(programs))
            if candidate.program:
                programs.append(_program(piece, candidate, found, within))
            else:
                organisations.append(_organisation(piece, candidate, within))
    return tuple(programs), tuple(organisations)


def _of_piece(piece: Piece, thesaurus: Thesaurus) -> list[Candidate]:
    """The names of one block, in order."""
    parts = tuple(phrases(piece.text, piece.tokens, _breaks(piece)))
    lists = tuple(groups(piece.text, parts))
    found = [
        *quotes(piece.text, thesaurus),
        *_labels(piece, thesaurus),
        *_glosses(piece, thesaurus),
        *_called(piece, thesaurus),
        *terms(piece, thesaurus),
        *heads(piece, parts, thesaurus),
        *_bodies(piece, thesaurus),
    ]
    shut = closed(piece.text, thesaurus)
    open_ = [
        c
        for c in found
        if not _place(piece, c)
        and (c.cue == "body" or not any(a <= c.start and c.end <= b for a, b in shut))
        and (c.program or not _aside(piece.text, c))
        and not _DENIED.match(piece.text, c.end)
        and not (c.program and c.cue in {"head", "thesaurus", "list"} and _KIND.search(piece.text, 0, c.start))
        and not (c.cue == "head" and not c.key and _LISTED.search(piece.text, 0, c.start))
    ]
    read = [_running(piece.text, c, thesaurus) for c in open_]
    read = [_facility(piece.text, c, lists, thesaurus) for c in read]
    kept = _settled(read, lists, piece.text)
    kept += _both(piece.text, kept, lists, thesaurus)
    kept += _joined(piece, parts, lists, kept, thesaurus)
    return sorted(kept, key=lambda c: (c.start, c.end, c.kind))


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
    run = term.also == PROGRAM and not _takes_part(text, candidate, lists) and not _RUNS.match(text, candidate.end)
    return candidate.also(PROGRAM, term.also_type) if run else candidate


def _aside(text: str, candidate: Candidate) -> bool:
    """Whether a body is only whose officer speaks, where somebody stays, or what is staffed there: it takes part in nothing."""
    spoken = _TITLED.match(text, candidate.end, candidate.end + 24) or _SPEAKER.search(text, 0, candidate.start)
    return spoken is not None or (candidate.cue != "body" and _STAYED.match(text, candidate.end) is not None)


def _bodies(piece: Piece, thesaurus: Thesaurus) -> Iterator[Candidate]:
    """Bodies that bear a municipality's name in theirs, wherever they stand (``‘가나지역자활센터 성과평가’``)."""
    for start, end, place in piece.bodies:
        words = piece.text[start:end]
        rest = words[len(place.text) :]
        term = next((t for t in map(thesaurus.lookup, (words, rest)) if t and t.kind == ORGANISATION), None)
        type_ = term.type if term else next((h.type for h in thesaurus.head(rest) if h.kind == ORGANISATION), "")
        if type_:
            yield Candidate(start, end, ORGANISATION, type_, "body", term.key if term else "")
    for found in _COMPANY.finditer(piece.text):
        yield Candidate(*found.span("name"), ORGANISATION, OrganisationType.COMPANY.value, "body")


def _called(piece: Piece, thesaurus: Thesaurus) -> Iterator[Candidate]:
    """What stands in brackets right behind a municipality (``가나구(틈틈이 당신 곁에)는 최우수상``)."""
    for _, end, _ in piece.places:
        found = _BRACKET.match(piece.text, end)
        words = found["name"] if found else ""
        other = thesaurus.is_generic(words) or thesaurus.is_no_program(words) or _OFFICE.search(words)
        if found and not other and not _VERBS.search(words):
            head = thesaurus.head(words)
            type_ = head[0].type if head and head[0].kind == PROGRAM else ProgramType.PROGRAM.value
            yield Candidate(found.start("name"), found.end("name"), PROGRAM, type_, "label")


def _breaks(piece: Piece) -> frozenset[int]:
    """Where a phrase must end: at the edges of quotes."""
    return frozenset(edge for pair in quoted(piece.text) for edge in pair)


def _place(piece: Piece, candidate: Candidate) -> bool:
    return any(start <= candidate.start and candidate.end <= end for start, end, _ in piece.places)


def _labels(piece: Piece, thesaurus: Thesaurus) -> Iterator[Candidate]:
    """The bracketed label of a bullet inside a case."""
    found = _LABEL.match(piece.text)
    if not found or not piece.owner(len(piece.text)) or piece.block.kind is not BlockKind.BULLET:
        return
    start = found.start("label") + len(found["label"]) - len(found["label"].lstrip())
    words = _VERBS.sub("", found["label"]).strip()
    if quoted(found["label"]) and any(a for a, _ in quoted(piece.text) if a < found.end()):
        return
    term = thesaurus.lookup(words)
    head = thesaurus.head(words)
    named = head and len("".join(words.split())) > len(head[0].noun)
    if (
        not words.strip()
        or not (named or not thesaurus.is_generic(words))
        or any(a < found.end() for a, _, _ in piece.places)
    ):
        return
    type_ = term.type if term else head[0].type if head and head[0].kind == PROGRAM else ProgramType.PROGRAM.value
    if term and term.kind == ORGANISATION:
        yield Candidate(start, start + len(words), ORGANISATION, type_, "label", term.key)
        return
    yield Candidate(start, start + len(words), PROGRAM, type_, "label", term.key if term else "")


def _glosses(piece: Piece, thesaurus: Thesaurus) -> Iterator[Candidate]:
    """What a note explains: ``* 이웃지기 : 어려운 이웃을 살피는 주민``."""
    found = _GLOSS.match(piece.text) if piece.block.kind is BlockKind.NOTE else None
    if found and not thesaurus.is_generic(found["name"]) and not thesaurus.is_no_program(found["name"]):
        term = thesaurus.lookup(found["name"])
        head = thesaurus.head(found["name"])
        kind, type_ = PROGRAM, ProgramType.PROGRAM.value
        if term or head:
            kind, type_ = (term.kind, term.type) if term else (head[0].kind, head[0].type)
        yield Candidate(found.start("name"), found.end("name"), kind, type_, "label", term.key if term else "")


def _settled(found: Iterable[Candidate], lists: Sequence[Group], text: str) -> list[Candidate]:
    """One candidate for each stretch: by rank, then length; unsure ones only with a sure neighbour in their list."""
    kept: list[Candidate] = []
    for candidate in sorted(found, key=lambda c: (not c.sure, RANK[c.cue], c.start - c.end, not c.key)):
        rivals = [k for k in kept if k.overlaps(candidate)]
        if not rivals or all(_apart(k, candidate) for k in rivals):
            kept.append(candidate)
    sure = [c for c in kept if c.sure]
    return sure + [c for c in kept if not c.sure and _supported(c, sure, lists, text)]


def _apart(one: Candidate, other: Candidate) -> bool:
    """Whether a nationwide body inside a longer name is a mention of its own (``지역사회보장협의체 | 교육``)."""
    inside = one.holds(other) and other.start == one.start and other.end < one.end
    return inside and bool(other.key) and not other.program and one.program and not one.key


def _supported(candidate: Candidate, sure: Sequence[Candidate], lists: Sequence[Group], text: str) -> bool:
    """Whether an unsure name stands in a list with a sure one of its kind, or in one of partners."""
    for group in lists:
        if not any(a <= candidate.start and candidate.end <= b for a, b in group.items):
            continue
        others = [s for s in sure if s.kind == candidate.kind and any(a <= s.start < b for a, b in group.items)]
        sign = _SUMMARY if candidate.program else PARTNERS
        if others or sign.match(closes(group)):
            return True
    if candidate.program:
        return bool(candidate.key) and runs(text[candidate.end : candidate.end + 24])
    return _takes_part(text, candidate, ())


def _joined(
    piece: Piece, parts: Sequence[Phrase], lists: Sequence[Group], kept: Sequence[Candidate], thesaurus: Thesaurus
) -> list[Candidate]:
    """Items without a sign of their own, in lists whose other items are names or that are summed up as such."""
    more: list[Candidate] = []
    for group in lists:
        named = [c for c in kept if any(a <= c.start and c.end <= b + 1 for a, b in group.items)]
        programs = [c for c in named if c.program]
        bodies = [c for c in named if not c.program]
        close = closes(group)
        if programs and len(programs) * 2 >= len(group.items) and _SUMMARY.match(close):
            kind, type_ = PROGRAM, ProgramType.PROGRAM.value
        elif bodies and (len(bodies) * 2 >= len(group.items) or "참여" in close[:8]) and PARTNERS.match(close):
            kind, type_ = ORGANISATION, OrganisationType.OTHER.value
        else:
            continue
        for start, end in group.items:
            item = Candidate(start, end - len(_verb(piece.text[start:end])), kind, type_, "list")
            if not any(item.overlaps(k) for k in kept) and _nameable(piece, item, thesaurus):
                more.append(item)
    return more


def _verb(words: str) -> str:
    found = _VERBS.search(words)
    return found.group() if found else ""


def _nameable(piece: Piece, item: Candidate, thesaurus: Thesaurus) -> bool:
    words = piece.text[item.start : item.end].strip()
    tokens = [t for t in piece.tokens if item.start <= t.start < item.end]
    served = not item.program and _SERVED.search(words)
    return (
        not served
        and len(tokens) >= 2
        and 3 <= len(words) <= 25
        and not thesaurus.is_generic(words)
        and not _place(piece, item)
    )


def _named_after(text: str, candidate: Candidate) -> bool:
    """Whether a municipality's name leads it: ``가나시 치매안심센터`` is what that municipality runs."""
    return re.search(r"[가-힣]{1,6}[시군구도]\s*$", text[: candidate.start]) is not None


def _both(text: str, kept: Sequence[Candidate], lists: Sequence[Group], thesaurus: Thesaurus) -> list[Candidate]:
    """Second readings: a team or role that takes part is an organisation too; a council that is run is a network too."""
    more: list[Candidate] = []
    for candidate in kept:
        other = _second(candidate, text, thesaurus)
        if other is None or any(k.kind == other.kind and k.overlaps(other) for k in kept):
            continue
        after = text[candidate.end : candidate.end + 24]
        run = (runs(after) and not _WITH.match(after)) or _named_after(text, candidate)
        council = candidate.sure and OrganisationType.COUNCIL.value in (candidate.type, other.type)
        council = council and not (other.program and _ALLIED.match(text, candidate.end))
        people = other.type == OrganisationType.RESIDENTS.value and not candidate.key
        gathered = candidate.type in _GROUPS and _GATHERED.match(text, candidate.end)
        human = candidate.type == ProgramType.NETWORK.value and _HUMAN.search(text, 0, candidate.start)
        unit = candidate.type == ProgramType.TEAM.value and (candidate.key or _ACTS.match(text, candidate.end))
        if (
            council
            or people
            or gathered
            or human
            or (candidate.sure and unit)
            or (_takes_part(text, candidate, lists) if other.kind == ORGANISATION else run)
        ):
            more.append(other)
    return more


def _takes_part(text: str, candidate: Candidate, lists: Sequence[Group]) -> bool:
    """Whether a name, or the list it stands in, takes part in something as its subject or with others."""
    own = text[candidate.end : candidate.end + 24]
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
    if candidate.type == ProgramType.NETWORK.value and _HUMAN.search(text, 0, candidate.start):
        return candidate.also(ORGANISATION, OrganisationType.RESIDENTS.value)
    return candidate.also(ORGANISATION, _GROUPS[candidate.type]) if candidate.type in _GROUPS else None


def _owner(piece: Piece, candidate: Candidate, within: Within) -> PlaceName | None:
    """Whose it is: of the municipality named right before it or in brackets right behind it, else the subject's.

    A province before a name says where, not whose, when the subject lies in it (``제주 제주시는 … 제주 119 안전센터``).
    """
    subject = piece.owner(candidate.start)
    own = next((place for start, _, place in piece.bodies if candidate.start <= start < candidate.end), None)
    for start, end, place in (*piece.places, *piece.bodies):
        if end <= candidate.start and (joint := _BEFORE.fullmatch(piece.text[end : candidate.start])):
            bare = not joint.group().strip()
            if bare and own is not None and within(own, place):
                return own
            return subject if bare and subject is not None and within(subject, place) else place
        if candidate.end <= start and _AFTER.fullmatch(piece.text[candidate.end : start]):
            return place
    return own if own is not None and (subject is None or within(own, subject)) else subject


def _program(piece: Piece, candidate: Candidate, found: Sequence[Candidate], within: Within) -> Program:
    sides = [Sided(c.start, c.end, c.program, c.cue == "label") for c in found]
    with_whom = partners(piece.text, Sided(candidate.start, candidate.end, True, candidate.cue == "label"), sides)
    return Program(
        piece.written(candidate.start, candidate.end).strip(),
        ProgramType(candidate.type),
        piece.span(candidate.start, candidate.end),
        _owner(piece, candidate, within),
        candidate.key,
        piece.id,
        tuple(piece.span(s.start, s.end) for s in with_whom),
        candidate.cue,
    )


def _organisation(piece: Piece, candidate: Candidate, within: Within) -> Organisation:
    return Organisation(
        piece.written(candidate.start, candidate.end).strip(),
        OrganisationType(candidate.type),
        piece.span(candidate.start, candidate.end),
        _owner(piece, candidate, within),
        candidate.key,
        piece.id,
    )
