"""Names by where they stand: a bullet's label, a note's gloss, brackets behind a municipality or a kind, whose name they bear."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.candidate import ORGANISATION, PROGRAM, Candidate
from kg.extract.phrases import GLUED
from kg.extract.piece import Piece
from kg.extract.quotes import quoted
from kg.extract.signs import SHUT
from kg.model.document import BlockKind
from kg.model.fact import OrganisationType, ProgramType
from kg.model.thesaurus import Thesaurus

_LABEL = re.compile(r"\s*\((?P<label>[^()]{2,30}(?:\([^()]{1,10}\))?[^()]{0,10})\)\s*(?=\S)")
"""``(맞춤형 컨설팅) …``: a bracket that leads a bullet, perhaps with a short one inside."""
_GLOSS = re.compile(r"(?P<name>[가-힣A-Za-z0-9·]{2,14}(?:\s[가-힣A-Za-z0-9·]{1,10}){0,3})\s*[:：]\s")
"""``이웃지기 : …``: up to five words before a colon."""
_MEASURED = re.compile(
    r"(?:률|율|수|비율|인구|기준|정도|지수|점수|규모|기간|대상|방법|일시|장소|참석자?|이유|의미|역할|지역|기관|개념|법|조건|요건|자격|사유|내용|항목|분야|시기|장상|표창)$"
)
"""Last nouns of what a note defines and nobody runs: a rate, a place, a time."""
_DEFINED = re.compile(
    r"(?:청년|아동|청소년|노인|사람|가구|가정|계층|[급상]자|값|비율|금액|소득|상태|질환|지역|경우|용어)(?:들)?\s*(?:\([^()]*\))?[.\s]*$"
)
"""What a note says people, values or places are."""
_FIELD = re.compile(
    r"^(?:제공|수행|주요|지원|사업|추진|운영|신청|이용)\s?(?:서비스|조직|기관|내용|대상|사업|실적|방법|기간|절차|현황|체계)$|(?:감소|증가|증감|추이|실적|절감)$"
)
"""A field of a form, which a bullet's label may be."""
VERBS = re.compile(rf"(?:\s+(?:{'|'.join(GLUED)}))+$")
"""Verbs of running at the end of a label."""
_COMPANY = re.compile(
    r"(?:㈜|\(주\)|주식회사)\s?(?P<name>[가-힣A-Za-z0-9&]{2,15}?)(?=(?:은|는|이|가|을|를|와|과|의|등)?(?:[^가-힣A-Za-z0-9&]|$))"
)
"""``㈜ 가나다``: a company by its legal form."""
_BRACKET = re.compile(r"\((?P<name>[가-힣][가-힣A-Za-z0-9·+!? -]{5,30})\)\s?(?:은|는|이|가|와|과|,)")
"""A bracket of a few words right behind a municipality."""
_OFFICE = re.compile(
    r"(?:[시군구]청?장|지사|부군수|군수|소재|관내|이하|전체|제외|포함|개소|기준|이상|\d\s?곳|\d\s?개$)|^[가-힣]{1,4}(?:시|군|구)$|[가-힣]+(?:동|읍|면)$"
)
"""What else such brackets hold: who governs, where it lies, how many."""
_HELD = re.compile(r"(?:사업|서비스|프로그램|캠페인|조직)\((?P<names>[가-힣A-Za-z0-9·, ]{7,60})\)")
"""``특화사업(주거안심매니저, 청년고우니)``: a bracket that lists what there is of a kind."""
_ENUMERATED = re.compile(r"[①-⑳]\s*(?P<name>[가-힣A-Za-z0-9·+ ]{2,20}?)\s*(?=,|[①-⑳]|$)")
"""An item of an enumeration with circled numbers."""
_STARRED = re.compile(rf"(?:사업|서비스|프로그램|캠페인){SHUT}\*")
"""What a note enumerates."""
_ITEM = re.compile(r"[가-힣A-Za-z0-9·][가-힣A-Za-z0-9· ]{2,14}?(?=,|\s및\s|$)")
_WHOM = re.compile(r"(?:대상|이상|이하|학교|학생|어르신|노인|아동)$")
"""For whom, not what."""
_NUMBER = re.compile(r"\d|총|약")


def labels(piece: Piece, thesaurus: Thesaurus) -> Iterator[Candidate]:
    """All names that their place in the piece shows."""
    yield from _labels(piece, thesaurus)
    yield from _glosses(piece, thesaurus)
    yield from _called(piece, thesaurus)
    yield from _held(piece, thesaurus)
    yield from _bodies(piece, thesaurus)


def _labels(piece: Piece, thesaurus: Thesaurus) -> Iterator[Candidate]:
    """The bracketed label of a bullet inside a case."""
    found = _LABEL.match(piece.text)
    if not found or not piece.owner(len(piece.text)) or piece.block.kind is not BlockKind.BULLET:
        return
    start = found.start("label") + len(found["label"]) - len(found["label"].lstrip())
    words = VERBS.sub("", found["label"]).strip()
    if quoted(found["label"]) and any(a for a, _ in quoted(piece.text) if a < found.end()):
        return
    term = thesaurus.lookup(words)
    head = thesaurus.head(words)
    named = head and len("".join(words.split())) > len(head[0].noun)
    if (
        not words.strip()
        or _FIELD.match(words)
        or not (named or not thesaurus.is_generic(words))
        or any(a < found.end() for a, _, _ in piece.places)
    ):
        return
    type_ = term.type if term else _type(words, thesaurus)
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
        elif _MEASURED.search(found["name"]):
            return
        if type_ != ProgramType.ROLE.value and _DEFINED.search(piece.text):
            return
        yield Candidate(found.start("name"), found.end("name"), kind, type_, "label", term.key if term else "")


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
        if found and not other and not VERBS.search(words):
            type_ = _type(words, thesaurus)
            yield Candidate(found.start("name"), found.end("name"), PROGRAM, type_, "label")


def _held(piece: Piece, thesaurus: Thesaurus) -> Iterator[Candidate]:
    """The items of a bracket behind a word for things run."""
    for found in _HELD.finditer(piece.text):
        items = list(_ITEM.finditer(found["names"]))
        if len(items) < 2 or any(
            _WHOM.search(i.group()) or thesaurus.is_generic(i.group()) or _NUMBER.match(i.group()) for i in items
        ):
            continue
        for item in items:
            type_ = _type(item.group(), thesaurus)
            start = found.start("names") + item.start()
            yield Candidate(start, start + len(item.group()), PROGRAM, type_, "list")


def enumerated(piece: Piece, above: str) -> Iterator[Candidate]:
    """The items of a note that enumerates what its star stands by (``13대 서비스*`` … ``* ①일시재가, ②방문목욕``)."""
    items = list(_ENUMERATED.finditer(piece.text)) if piece.block.kind is BlockKind.NOTE else []
    told = sum(len(i.group()) for i in items) * 2 > len(piece.text)
    if len(items) > 2 and told and _STARRED.search(above):
        for item in items:
            yield Candidate(*item.span("name"), PROGRAM, ProgramType.SERVICE.value, "list")


def _type(words: str, thesaurus: Thesaurus) -> str:
    """The type that a program's last noun suggests."""
    return next((h.type for h in thesaurus.head(words)[:1] if h.kind == PROGRAM), ProgramType.PROGRAM.value)
