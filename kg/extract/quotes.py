"""What stands in quotes: names that an official text sets off, told from laws, divisions, slogans and speech."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.candidate import PROGRAM, Candidate
from kg.model.fact import ProgramType
from kg.model.thesaurus import Thesaurus

_QUOTE = re.compile(
    r"‘(?P<a>[^‘’]+)’|“(?P<b>[^“”]+)”|「(?P<c>[^「」]+)」|｢(?P<d>[^｢｣]+)｣|『(?P<e>[^『』]+)』"
    r"|(?<![A-Za-z0-9])'(?!\d\d\s?[.년])(?P<f>[^\s'][^']*)'|(?<!\d)\"(?P<g>[^\"]+)\"|[<〈《](?P<h>[가-힣][^<>〈〉《》:：]{2,30})[>〉》]"
)
"""Every pair of quotes that official prose uses; ASCII ones only where they are no apostrophe and no inch."""
_LONGEST = 40
_CLOSE = re.compile(r"\s*\*{0,3}\s*$")
_DIVISION = re.compile(
    r"\s*(?:등\s*\d+개\s*(?:분야|부문)|대상(?!으로|자)|최우수상?|우수상|장려상|특별상|분야|부문|부분|평가|시상|행사|선정|수상|상을|상에|심사|공모|대회|경진|주간|의 날|기념)"
)
"""What makes the quoted words before it a division, prize or event."""
_FIELD = re.compile(
    r"(?:(?<=^)|(?<=[,.(:]\s)|(?<=[은는이가을를와과]\s)|(?<=에서\s)|(?<=\())[^,.()‘’“”「」*▲]{3,30}?\s(?:분야|부문)(?=[^가-힣]|에서|은|는|의|에|$)"
)
"""``고독사 예방 및 관리 분야``: a division named without quotes."""
_HEAD = re.compile(r"\s*(?P<head>[가-힣A-Z]{1,8})")
_NAMED = re.compile(r"\s*(?:사업|프로그램|서비스|캠페인|프로젝트|앱|교실|운동|시스템)")
_CALLED = re.compile(r"(?:사업|프로그램|서비스|캠페인|프로젝트|인)\s*[‘“「｢『'\"<〈《]$")
"""What is called a program before or behind the quote is one, however it sounds."""
_SPEECH = re.compile(
    r"(?:다|까|요|죠|라|자|기를|도록|겠|냐|네|니다|이라고|라며|하고|되는|하는|않는|없는)[.!?~]*$|[.?!]\s|[.]$"
)
"""Endings of a sentence: somebody speaks."""
_CITED = re.compile(r"\s*(?:이?라[고며]|고\s|며\s|면서|고도)")
"""What follows quoted speech."""
_PRIZE = re.compile(r"(?:최우수|우수|장려|특별|표창|(?<![밥세일책영])상)$")
"""A grade or prize, not a table or a world (``행복밥상``, ``함께하는 세상``)."""
_EMPTY = re.compile(
    r"^[\W\d]+$|^\d+년|^\d\d\.\s?\d|^(?:붙\s?임|참\s?고|별\s?첨|첨\s?부)|^(?:이?라[고며]?|[을를은는며]|으?로|에|에서|면서)[\s,]|,$|[“”‘’]|^[가-힣]{2,4}/[가-힣]{2,4}$"
)
"""Signs, years, names of annexes, what stands between two quotes, and a byline."""
_WORK = re.compile(
    r"(?:태풍|영화|드라마|노래|뮤지컬|책|도서|시집|방송|수기|작품|보도자료|논문|기사|제목(?:은|의|인)?|주제로?|표어|구호|슬로건)\s?[,:]?\s?[‘“「｢『'\"<〈《]$"
)
"""Before what is a storm, a book, a paper, a motto."""
_ESSAY = re.compile(
    r"(?:이|가|은|는|을|를)?\s?(?:참조|참고|최우수작|우수작)|(?:이|가)\s(?:최우수상|우수상|장려상|대상|금상)"
)
"""Behind what is cited, or won as an essay."""
_CONTEST = re.compile(r"수기|공모전|작품|영상|사진|포스터|표어|경험담")
"""What a contest is of."""


def quotes(text: str, thesaurus: Thesaurus) -> Iterator[Candidate]:
    """Quoted names of programs."""
    for start, end in quoted(text):
        words = text[start:end]
        after = _after(text, end)
        named = _NAMED.match(after) or _CALLED.search(text[:start])
        if (not named and _speech(words, text[end : end + 12])) or thesaurus.is_generic(words):
            continue
        if _other(words, after, thesaurus) or _EMPTY.search(words) or words.count("(") != words.count(")"):
            continue
        if _work(text, start, after):
            continue
        term = thesaurus.lookup(words)
        kind, type_ = (term.kind, term.type) if term else _type(words, after, thesaurus)
        yield Candidate(start, end, kind, type_, "quote", term.key if term else "")


def _work(text: str, start: int, after: str) -> bool:
    """Whether quoted words are the title of a work."""
    won = _ESSAY.match(after) is not None
    return _WORK.search(text[:start]) is not None or (
        won and (after[:4].strip().startswith("참") or bool(_CONTEST.search(text)))
    )


def closed(text: str, thesaurus: Thesaurus) -> tuple[tuple[int, int], ...]:
    """Ranges of quotes and of plain words that name a division, a law, a report: no program is named inside."""
    held = [(a, b) for a, b in quoted(text) if _other(text[a:b], _after(text, b), thesaurus)]
    return (*held, *((m.start(), m.end()) for m in _FIELD.finditer(text)))


def _after(text: str, end: int) -> str:
    return text[end:].lstrip("*’”」｣』'\">〉》 ")


def _other(words: str, after: str, thesaurus: Thesaurus) -> bool:
    """Whether quoted words name a division, a prize, a law and the like."""
    division = _DIVISION.match(after) or _PRIZE.search(words) or words.rstrip().endswith(("분야", "부문"))
    return bool(division) or thesaurus.is_no_program(words)


def quoted(text: str) -> Iterator[tuple[int, int]]:
    """Ranges of what stands in quotes, footnote stars and white space off."""
    for found in _QUOTE.finditer(text):
        group = found.lastgroup or "a"
        start, end = found.span(group)
        end = start + len(_CLOSE.sub("", found[group]))
        start += len(text[start:end]) - len(text[start:end].lstrip())
        if 2 <= end - start <= _LONGEST:
            yield start, end


def _speech(words: str, after: str) -> bool:
    """Whether somebody speaks, or a clause is quoted, not a name."""
    following = re.sub(r"^[’”」｣』'\">〉》]+", "", after)
    return _SPEECH.search(words) is not None or _CITED.match(following) is not None or len(words.split()) > 8


def _type(words: str, after: str, thesaurus: Thesaurus) -> tuple[str, str]:
    """Kind and type by the name's own last noun, else by the noun behind the quote (``‘…’ 사업``)."""
    following = _HEAD.match(after)
    for name in (words, following["head"] if following else ""):
        heads = thesaurus.head(name) if name else ()
        if heads:
            return heads[0].kind, heads[0].type
    return PROGRAM, ProgramType.PROGRAM.value
