"""Names by their last noun: ``…사업``, ``…발굴단``, ``…우체통``, ``…재단``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.candidate import ORGANISATION, PROGRAM, Candidate
from kg.extract.groups import PARTNERS
from kg.extract.phrases import GLUED, RUNNING, Phrase, counts
from kg.extract.piece import Piece
from kg.extract.signs import DOTS
from kg.model.fact import OrganisationType, ProgramType
from kg.model.korean import Morpheme
from kg.model.span import RESTORED
from kg.model.thesaurus import STRONG, Head, Thesaurus

_LEADING = frozenset(
    "오전 오후 유사 이상 이하 미만 필요시 최근 이날 이번 금번 관내 자체 전체 각종 해당 기존 신규 주요 관련 특히 또한 아울러 이후 현재 올해 지난해 전국 최초 각 매년 모든 여러 이들 군내 시내 구내 "
    "도내 총 등 본 동 그 이 두 세 네 소재 관할 위치 일부 상반기 하반기 경우 시도 시군 시·도".split()
)
"""Words that may stand before a name without belonging to it."""
_LONGEST = 40
_COUNTED = re.compile(
    r"\s*\*{0,3}\(\s*(?:약|총)?\s*\d[\d,]*\s*(?:여\s*)?(?:개|명|곳|회|건|차|호|대|팀|가구|세대)|\s+\d+\s*(?:개소|곳|개\s)"
)
"""``클럽하우스*(4개소)``: what is counted is run."""
_GOVERNED = re.compile(
    r"\s*[’”」』'\"*]*\s*(?:\([^()]{1,30}\))?\s*(?:을|를|의|이|가|도)?\s*(?P<first>[가-힣]{2,4})(?:[가-힣]*\s+(?P<second>[가-힣]{2,4}))?"
)
"""The one or two words behind a name and its particle."""
_PARTICLE = re.compile(r"^\s*(?:\([^()]{1,16}\))?\s*(?:등)?\s*(?:은|는|이|가|을|를|와|과|의|들)+")
"""Between a name and what is said of it."""
_SERVED = frozenset("지원 점검 안전점검 파견 컨설팅 교육 보수 방역 홍보 상담 진료 검진 방문 조사 나눔 훈련".split())
_TIMES = re.compile(r"\s*\*{0,3}\(\s*(?:약|총)?\s*\d[\d,]*\s*(?:여\s*)?(?:회|건|개소|곳|차)")
"""``시설안전점검(15개소)``: how often something was done."""
_ABSTRACT = frozenset(
    "체계 체제 방안 방식 성과 실적 현황 기반 사례 예산 비 인력 조직 제도 계획 시간 기준 모델 모형".split()
)
"""Nouns that are managed, but name nothing that is run."""
_TAIL = re.compile(r"\s*(?:사업|서비스|프로그램)$")
"""What a nationwide name may be called besides."""
_LEVELLED = re.compile(
    r"^(?:(?:洞|동|읍면동|읍·면·동|시군구|시·군·구|시|군|구|도|권역형|기본형|권역별|동별|전체|각)\s+)+"
)
"""At which level something nationwide is run (``洞 맞춤형복지팀``, ``권역형 맞춤형 복지팀``)."""
_DONE = frozenset("결연 운영 추진 실시 시행 개최".split())
"""Verbal nouns that end what stands before a name (``공무원 1:1 결연 | 온새미돌봄사업``)."""
_MANY = re.compile(
    r"\d+\s*(?:개\s*(?:단체|기관|업체|기업|부서|서비스|사업|프로그램|시설|센터|팀)|대\s*(?:서비스|사업|분야))$|\d\s?(?:만|천|억)?\s?원\s?(?:짜리|상당)"
)
"""``15개 단체``, ``13대 서비스``, ``20만원짜리 카드``: how many or how much, not which."""
_CHOSEN = re.compile(r"^(?:연속\s)?(?:최우수|우수|선정|수상|시범)\S*(?:\s\S+)?기관$")
"""``우수기관``: what a body was chosen as."""
_SEEN = re.compile(r"(?:센터|병원|시설|기관|복지관|학교|청|의료원)\s방문$|^[은는이가을를의]\s")
"""A visit to a body, or what a particle was cut off with: ``가나센터 방문``, ``의 업무협약``."""
_UNTOLD = re.compile(r"[A-Z]\s?(?:의원|병원|시설|기관|업체|센터|단체|기업|복지관)$")
"""``A 의원``: whose name is not told."""
_AMOUNT = re.compile(
    r"\d[\d,.]*\s*(?:여)?\s*(?:개|명|곳|개소|년|년도|차|대|회|팀|건|세대|가구|개월간|년간|일간|주간|개월|월|일|호|단체|분야|인|시|분|%)*(?:의|에|여)?"
)
"""A word that only counts: it leads no name."""
_APPOSED = re.compile(r"(?:서비스|사업|프로그램|제도|시책|캠페인)인\s$")
"""``원스톱 서비스인 | 복지동 사업``: what is called so is a name, whatever its words."""
_ALONE = frozenset("등총약외및각전매그이본동타현제신")
"""Syllables that are words, or belong to no name, right before one."""
_SIZED = re.compile(r"\d+인\s(?=가구|세대|가정)")
"""``1인 가구 …``: whom it is for."""
_MARKS = re.compile(r"^[\W_]+|[\W_]+$")
"""Signs around a word."""


def heads(piece: Piece, phrases: Sequence[Phrase], thesaurus: Thesaurus) -> Iterator[Candidate]:
    """For each phrase the name that ends in its last head noun; running verbs behind it are left off."""
    for phrase in phrases:
        for part in _parts(piece, phrase, thesaurus):
            found = _candidate(piece, part, thesaurus)
            if found is not None:
                yield found


def _parts(piece: Piece, phrase: Phrase, thesaurus: Thesaurus) -> Iterator[tuple[Morpheme, ...]]:
    """A phrase, split where a middle dot joins two names (``달빛 우체통·나눔 앱``)."""
    tokens = phrase.tokens
    at = 0
    for index, token in enumerate(tokens):
        before, after = piece.text[tokens[at].start : token.start], piece.text[token.end : phrase.end]
        if (
            token.form in DOTS + "/"
            and thesaurus.head(before)
            and (" " in after or (" " in before and thesaurus.head(after)))
        ):
            yield tokens[at:index]
            at = index + 1
    yield tokens[at:]


def _candidate(piece: Piece, tokens: Sequence[Morpheme], thesaurus: Thesaurus) -> Candidate | None:
    """The longest name that ends in a head, if only running verbs follow it in the phrase."""
    weak: Candidate | None = None
    for last in range(len(tokens), 0, -1):
        end = tokens[last - 1].end
        whole = _whole_word(piece.text, end) or (last < len(tokens) and tokens[last].form in RUNNING)
        start = _begin(piece, tokens[:last], thesaurus)
        found = thesaurus.head(piece.text[start:end]) if whole and start < end else ()
        if (
            not (found and found[0].strength == STRONG)
            and (verb := _glued(piece.text[start:end]))
            and tokens[last - 1].form != verb
        ):
            bare = piece.text[start : end - len(verb)].rstrip()
            inner = thesaurus.head(bare)
            if inner and inner[0].strength == STRONG:
                return _named(piece, start, start + len(bare), inner, tokens[last - 1 :], thesaurus)
        if found and tokens[last - 1].noun and not counts(tokens[:last]):
            named = _named(piece, start, end, found, tokens[last:], thesaurus)
            if named is None or named.sure or tokens[last - 1].form not in RUNNING:
                return named or weak
            weak = weak or named
        elif tokens[last - 1].form not in RUNNING and tokens[last - 1].form not in DOTS and not counts(tokens[:last]):
            break
    return weak or _operated(piece, tokens, thesaurus)


def _operated(piece: Piece, tokens: Sequence[Morpheme], thesaurus: Thesaurus) -> Candidate | None:
    """A name without a head noun: ``커뮤니티 키친 운영``, ``시설안전점검(15개소)``."""
    run = len(tokens) > 2 and tokens[-1].form == "운영"
    held = tokens[:-1] if run else tokens
    end = held[-1].end
    served = held[-1].form in _SERVED and len(held) > 2 and _TIMES.match(piece.text[end : end + 16])
    start = _begin(piece, held, thesaurus)
    name = piece.text[start:end]
    if (
        not (run or served)
        or len(name) < 4
        or _AMOUNT.fullmatch(name)
        or thesaurus.is_generic(name)
        or held[-1].form in _ABSTRACT
    ):
        return None
    return Candidate(start, end, PROGRAM, ProgramType.PROGRAM.value, "head")


def _glued(word: str) -> str:
    """A running verb that was written onto a name (``희망재단협약``)."""
    if not word.endswith(GLUED):
        return ""
    return next((v for v in GLUED if word.endswith(v) and len(word) > len(v) + 2), "")


def _named(
    piece: Piece, start: int, end: int, found: Sequence[Head], rest: Sequence[Morpheme], thesaurus: Thesaurus
) -> Candidate | None:
    start = _whole(piece.text, start)
    name = piece.text[start:end]
    if (term := thesaurus.lookup(name)) and term.single:
        return None
    if _ministry(name, thesaurus):
        return None
    run = bool(rest) or runs(piece.text[end : end + 24])
    beyond = len("".join(name.split())) - max(len(h.noun) for h in found)
    generic = thesaurus.is_generic(name) and not _APPOSED.search(piece.text, max(0, start - 12), start)
    plain = beyond <= 0 or generic
    head = _reading(found, run=run, plain=plain, after=piece.text[end : end + 24])
    nothing = head.kind == PROGRAM and (beyond <= 0 or (generic and beyond <= 2))
    if (
        nothing
        or end - start > _LONGEST
        or _AMOUNT.fullmatch(name)
        or _MANY.search(name)
        or _CHOSEN.match(name)
        or _UNTOLD.match(name)
        or _SEEN.search(name)
    ):
        return None
    sure = not plain and (head.strength == STRONG or (run and head.kind == PROGRAM))
    key = _key(name, head.kind, thesaurus)
    return Candidate(start, end, head.kind, head.type, "head", key, sure)


def _ministry(name: str, thesaurus: Thesaurus) -> bool:
    """Whether it is a ministry's: its first word says so (``보건복지부 누리집``)."""
    first = thesaurus.lookup(name.split(maxsplit=1)[0])
    return first is not None and first.single and first.type == OrganisationType.GOVERNMENT.value


def _whole(text: str, start: int) -> int:
    """The start, moved to the head of its word where the analyser cut a syllable off, and behind a number that counts."""
    if counted := re.match(r"\d[\d,]*(?:여)?\s*개(?!월)(?=[가-힣]{2})", text[start:]):
        return start + counted.end()
    cut = re.search(r"(?:^|[\s(])([가-힣])$", text[:start])
    if cut and cut[1] in _ALONE:
        return start
    return start - 1 if cut else start


def _key(name: str, kind: str, thesaurus: Thesaurus) -> str:
    """Of the nationwide term that the name is, a general noun behind it and the level before it aside."""
    for words in (name, _TAIL.sub("", name), _LEVELLED.sub("", name)):
        term = thesaurus.lookup(words)
        if term is not None and term.kind == kind:
            return term.key
    return ""


def _reading(found: Sequence[Head], *, run: bool, plain: bool, after: str) -> Head:
    """What a noun that heads both kinds means: a body where it takes part or has no name, else something run."""
    kind = ORGANISATION if not run and PARTNERS.match(_PARTICLE.sub("", after)) else PROGRAM
    if plain:
        kind = ORGANISATION
    return next((h for h in found if h.kind == kind), found[0])


def runs(after: str) -> bool:
    """Whether a verb of running governs the name (``…을 확대 운영``, ``… 추진``)."""
    if _COUNTED.match(after):
        return True
    found = _GOVERNED.match(after)
    words = [w for w in (found["first"], found["second"]) if w] if found else []
    return any(word.startswith(verb) for word in words for verb in (*RUNNING, "맺"))


def _begin(piece: Piece, tokens: Sequence[Morpheme], thesaurus: Thesaurus) -> int:
    """Where the name begins: behind municipalities, leading words and a bracket that is not closed inside."""
    at = 0
    while at < len(tokens) - 1:
        word = _word(piece.text, tokens, at)
        text = _MARKS.sub("", piece.text[tokens[at].start : tokens[word - 1].end])
        if _SIZED.match(piece.text, tokens[at].start):
            break
        inside = any(a <= tokens[at].start and tokens[word - 1].end <= b for a, b, _ in piece.places)
        inside = inside and (word == len(tokens) or piece.content.offsets[tokens[word - 1].end] != RESTORED)
        if word < len(tokens) and (inside or text in _LEADING or _AMOUNT.fullmatch(text)):
            at = word
        else:
            break
    return _behind(piece, tokens, at, thesaurus)


def _behind(piece: Piece, tokens: Sequence[Morpheme], at: int, thesaurus: Thesaurus) -> int:
    """Where the last word begins, if it is a name by itself and a verbal noun ends what stands before it."""
    last = len(tokens) - 1
    while last > at and tokens[last].start == tokens[last - 1].end:
        last -= 1
    word = piece.text[tokens[last].start : tokens[-1].end]
    if last > at and tokens[last - 1].form in _DONE and len(word) > 4 and not thesaurus.is_generic(word):
        found = thesaurus.head(word)
        if found and found[0].strength == STRONG and len(found[0].noun) < len(word):
            return tokens[last].start
    return tokens[at].start


def _word(text: str, tokens: Sequence[Morpheme], at: int) -> int:
    """Index behind the last token of the word that begins at ``at``."""
    end = at + 1
    while end < len(tokens) and tokens[end].start == tokens[end - 1].end:
        end += 1
    return end


def _whole_word(text: str, end: int) -> bool:
    """Whether a word ends here, a particle or number aside."""
    return not re.match(r"[가-힣A-Za-z]", text[end : end + 1]) or bool(
        re.match(
            r"(?:은|는|이|가|을|를|의|와|과|도|만|로|으로|에|에서|에게|에는|에도|들|등|및|인|이나|나|까지|부터|라는|이라는)(?:[^가-힣]|$|들|등)",
            text[end : end + 6],
        )
    )
