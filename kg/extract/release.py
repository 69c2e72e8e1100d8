"""The press release itself: its title, who gave it out, and when it may be printed.

The letterhead (everything before the first sentence of the body) says it in a release; front matter says it in a file
that an archive wrote. Where both do, front matter is believed, for it was typed as data.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import Final

from kg.extract.dates import days
from kg.model.document import Block, BlockKind, Document
from kg.model.fact import Dated, Release, Stated
from kg.model.span import Span

UNDATED: Final = date(2020, 12, 31)
"""The day on which names of a text without any year are looked up: fixed, so that every build gives the same; never told."""

_HEADLINE = 70
"""Letters of a headline that ends like a sentence."""
_HEAD = 20
"""Blocks that a letterhead can have at most."""
_SPOKEN = re.compile(r"(?:다|음|임)[.][\"'”’)」]*\s*(?:$|[가-힣‘“])|\b(?:밝혔|전했|개최했|선정했)다")
_NAMES = (
    r"(?:보건복지|행정안전|안전행정|행정자치|기획재정|교육|과학기술정보통신|미래창조과학|외교|통일|법무|국방|문화체육관광|농림축산식품|산업통상자원|"
    r"환경|고용노동|여성가족|국토교통|해양수산|중소벤처기업|국가보훈)부|(?:국가보훈|인사혁신|법제|식품의약품안전|국민안전)처|"
    r"(?:질병관리|소방|경찰|통계|병무|산림|농촌진흥|중소기업)청|(?:국민권익|공정거래|금융|국가인권)위원회"
)
_HEADED = re.compile(
    r"(?P<name>[가-힣]{1,10}[부처청])\s?\(\s?(?:(?:부총리|겸|및)\s?)*[가-힣]{0,8}?(?:장관|처장|청장)[^가-힣]"
)
_SUBJECT = re.compile(
    rf"(?:^|[\s,·「(])(?P<name>{_NAMES})(?=[는와과가은,]|\s?(?:장관|제?\s?\d?\s?차관|[가-힣]{{2,9}}[실국정책]관|위원장))"
)
_LETTERHEAD = re.compile(
    r"보\s*도\s*(?:참\s*고\s*|해\s*명\s*|설\s*명\s*)?자\s*료|배\s?포|보도\s?(?:시점|일시|일)|담\s?당|전\s?화|과\s?장|사\s?무\s?관|"
    r"조간|석간|이후\s?보도|책\s?임\s?자|(?<!\d)0\d{1,2}-\d{3,4}|총\s?\d+\s?(?:매|쪽)|https?://|^\d{1,4}$|@|요약본|상세본|승인\s?\d|입력\s?\d"
)
_FIELD = re.compile(r"[A-Za-z가-힣]{1,14}\s?:\s")
_ENTRY = re.compile(r"(?:본문|내용|Body)$", re.IGNORECASE)
_GIVEN = re.compile(
    r"(?:배\s?포\s?(?:일시|일자|일)?|승인|입력|등록|송고|작성일?|게재일?|발행일?)\s*[:：]?\s*(?=[‘'’]?\d|\()"
)
_EMBARGO = re.compile(
    r"보도\s?(?:시점|일시|일)\s*[:：]?\s*(?P<labelled>[‘'’]?\d[^|/]{0,80}?(?:보도|조간|석간|이후|\d시|\d{1,2}:\d\d|\)))(?=\s|$)|"
    r"(?P<edition>(?:[‘'’]?\d{2,4}\s?[.년]\s?)?\d{1,2}\s?[월.]\s?\d{1,2}\s?일?\.?\s?(?:\([월화수목금토일]\))?\s?"
    r"(?:조간|석간)(?:부터)?(?:\s?\([^()]*보도[^()]*\))?)|(?P<after>[^()\s]{0,30}\d[^()]{0,60}이후\s?보도)"
)
_UNIT = re.compile(r"(?P<name>(?:[가-힣A-Za-z]+(?:과|팀|담당관|추진단|지원단|기획단|센터|국|실))(?![가-힣]))")
_PAGES = re.compile(r"총\s?(?P<n>\d{1,3})\s?(?:매|쪽|장|페이지)")
_URL = re.compile(r"https?://[^\s\"'<>)]+")
_YEAR = re.compile(
    r"(?<![\d~∼～\-])(?P<full>(?:19|20)\d\d)(?:\s?년|\s?[.]\s?\d|(?=\s(?:[가-힣]{2,10}\s?){0,3}(?:상|평가)(?![가-힣]{3})))(?!\s?(?:까지|부터|말까지|목표|예정))|"
    r"[‘'’´`](?P<short>\d\d)\s?년(?!\s?(?:까지|부터|말까지))"
)
_JUDGED = re.compile(
    r"도?\s?[’'\"]?\s?(?:[가-힣]{1,12}\s?){0,4}?(?:(?:시행|이행|실행)\s?(?:평가\s?)?결과|계획\s?(?:시행\s?|이행\s?)?평가(?=[’'”]?(?:에서|\s?결과)))"
)
_TOP = 3
_BARE = re.compile(r"(?<![\d,.~\-])20[0-2]\d(?=\s[가-힣]{2})(?!\s(?:가구|세대|만원|여\s|명|개))")
"""A year before a name, in the first lines of a text that gives no other (``2022 복지행정 우수 지자체``)."""
_DASH: Final = "-–—―‐−"


def release(document: Document) -> Release:
    """What the document says of itself; a field it does not state stays empty."""
    head = letterhead(document)
    title = _meta(document, "title") or _title(document, head)
    return Release(
        title=title,
        subtitle=_subtitle(document, head),
        ministry=_meta(document, "ministry", "organization", "author") or _ministry(document),
        department=_meta(document, "department") or _department(head),
        date=_given(document, head),
        embargo=_embargo(head),
        pages=_pages(head),
        url=_meta(document, "original_url", "url", "source_url") or _url(head),
    )


def dated(document: Document, found: Release) -> Dated:
    """The day a document speaks on: given out, printable, else the latest year it names, else ``UNDATED``."""
    if found.date is not None:
        known = "metadata" if _in_front(document, found.date.span) else "release"
        return Dated(date.fromisoformat(found.date.value), known)
    embargo = found.embargo and next((d.full() for d in days(found.embargo.value) if d.full()), None)
    if embargo:
        return Dated(embargo, "embargo")
    named = [d for b in document.blocks for d in (x.full() for x in days(b.text)) if d is not None]
    days_in = {d.year for d in named}
    years = [*days_in, *(y for b in document.blocks for y in _years(b.text, days_in))]
    years = years or [int(y.group()) for b in document.blocks[:_TOP] for y in _BARE.finditer(b.text)]
    if not years:
        return Dated(UNDATED, "assumed")
    last = [d for d in named if d.year == max(years)]
    return Dated(max(last), "text") if last else Dated(date(max(years), 12, 31), "year")


def letterhead(document: Document) -> Sequence[Block]:
    """The blocks before the body's first sentence; without the fields that an archive repeats from its front matter."""
    blocks = document.blocks[:_HEAD]
    start = next((b.index + 1 for b in blocks if b.kind is BlockKind.HEADING and _ENTRY.match(b.text)), 0)
    head: list[Block] = []
    for block in blocks[start:]:
        following = document.blocks[block.index + 1] if block.index + 1 < len(document.blocks) else None
        if block.kind is BlockKind.ROW or _opens_body(block, following):
            break
        head.append(block)
    return head


def _opens_body(block: Block, following: Block | None) -> bool:
    """Whether it is the body's first: a bullet of the outline, a minister, or a sentence that is no headline."""
    sign = block.kind is BlockKind.BULLET and block.marker[:1] in set("□■◇◆○ㅇ▣")
    headline = len(block.text) <= _HEADLINE and following is not None and _is_subtitle(following)
    return sign or _HEADED.search(block.text) is not None or (_SPOKEN.search(block.text) is not None and not headline)


def _in_front(document: Document, span: Span) -> bool:
    return bool(document.metadata) and span.end <= document.blocks[0].span.start


def _meta(document: Document, *keys: str) -> Stated | None:
    """A front matter field by the first of its names that is there."""
    for key in keys:
        value = document.metadata.get(key, "").strip()
        line = re.search(rf"^{re.escape(key)}:.*$", document.source, re.MULTILINE) if value else None
        at = document.source.find(value, line.start() + len(key) + 1, line.end()) if line else -1
        if at >= 0:
            return Stated(value, Span(at, at + len(value)))
    return None


def _stated(block: Block, start: int, end: int, value: str | None = None) -> Stated:
    return Stated(block.text[start:end].strip() if value is None else value, block.content.span(start, end))


def _title(document: Document, head: Sequence[Block]) -> Stated | None:
    """The headline: the letterhead's last lines before its subtitle, or an article's first line."""
    held = [b for b in head if not _LETTERHEAD.search(b.text) and not _is_subtitle(b) and not _FIELD.match(b.text)]
    lines = [b for b in held if b.kind in {BlockKind.PARAGRAPH, BlockKind.TITLE, BlockKind.HEADING} and len(b.text) > 4]
    below = next((b.index for b in head if _is_subtitle(b)), None)
    before = [b for b in lines if below is None or b.index < below]
    if before:
        chosen = before[-1] if below is not None else before[0]
        return Stated(chosen.text.strip(), chosen.span)
    marked = next(
        (b for b in document.blocks if b.kind in {BlockKind.TITLE, BlockKind.HEADING} and b.marker == "#"), None
    )
    return Stated(marked.text, marked.span) if marked else None


def _is_subtitle(block: Block) -> bool:
    return block.kind is BlockKind.BULLET and block.marker[:1] in set(_DASH) and not _FIELD.match(block.text)


def _subtitle(document: Document, head: Sequence[Block]) -> Stated | None:
    """The first line between dashes; where it was wrapped, with the line that closes it."""
    first = next((b for b in head if _is_subtitle(b)), None)
    if first is None:
        return None
    held = [first]
    following = document.blocks[first.index + 1 : first.index + 2]
    if not _closed(first) and following and following[0].kind is BlockKind.PARAGRAPH and _closed(following[0]):
        held.append(following[0])
    words = " ".join(b.text.rstrip(_DASH + " ") for b in held)
    return Stated(words, Span(first.span.start, held[-1].content.span(0, len(held[-1].text.rstrip(_DASH + " "))).end))


def _closed(block: Block) -> bool:
    return block.text[-1] in _DASH


def _ministry(document: Document) -> Stated | None:
    """The first body named with its head (``보건복지부(장관 …)``), else the first ministry that does something."""
    for pattern in (_HEADED, _SUBJECT):
        for block in document.blocks:
            found = pattern.search(block.text)
            if found:
                return _stated(block, *found.span("name"))
    return None


def _department(head: Sequence[Block]) -> Stated | None:
    """The first 과 or team after 담당부서, a ministry's own name passed over."""
    for place, block in enumerate(head):
        label = re.search(r"담\s?당\s?부\s?서\s*[:：]?", block.text)
        if label is None:
            continue
        for part, at in ((block, label.end()), *((b, 0) for b in head[place + 1 : place + 3])):
            found = _UNIT.search(part.text, at, at + 80)
            if found:
                return _stated(part, *found.span("name"))
    return None


def _given(document: Document, head: Sequence[Block]) -> Stated | None:
    """The day it was given out, as an ISO date."""
    meta = _meta(document, "approve_date", "date", "published", "pubDate")
    if meta is not None and (iso := _iso(meta.value)):
        return Stated(iso, meta.span)
    for block in (*head, *document.blocks[:3]):
        label = _GIVEN.search(block.text)
        day = next((d for d in days(block.text) if label and 0 <= d.start - label.end() <= 2), None)
        if day is not None and (full := day.full()):
            return _stated(block, day.start, day.end, full.isoformat())
    return None


def _iso(words: str) -> str:
    """An archive's date (``12/04/2024 12:00:00``, ``2024-12-04``) in ISO form; empty if it is none."""
    found = re.match(r"(?P<m>\d\d)/(?P<d>\d\d)/(?P<y>\d{4})\b", words) or re.match(
        r"(?P<y>\d{4})[-./]\s?(?P<m>\d\d?)[-./]\s?(?P<d>\d\d?)(?!\d)", words
    )
    try:
        return date(int(found["y"]), int(found["m"]), int(found["d"])).isoformat() if found else ""
    except ValueError:
        return ""


def _embargo(head: Sequence[Block]) -> Stated | None:
    for block in head:
        found = _EMBARGO.search(block.text)
        if found:
            return _stated(block, *found.span(found.lastgroup or 0))
    return None


def _pages(head: Sequence[Block]) -> Stated | None:
    for block in head:
        found = _PAGES.search(block.text)
        if found:
            return _stated(block, *found.span(), found["n"])
    return None


def _url(head: Sequence[Block]) -> Stated | None:
    for block in head:
        found = _URL.search(block.text)
        if found:
            return _stated(block, *found.span())
    return None


def _years(text: str, within: Collection[int]) -> Iterator[int]:
    """The years a text speaks of; what is said of a year's results is said after it, unless it is of a day in that year."""
    for found in _YEAR.finditer(text):
        year = int(found["full"]) if found["full"] else 2000 + int(found["short"])
        yield year + bool(year not in within and _JUDGED.match(text, found.end()))
