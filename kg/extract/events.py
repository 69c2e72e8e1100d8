"""Ceremonies and other occasions, each telling by itself: a form (``일 시 : …``), a footnote, or a sentence.

A telling must give a day and, beside it, an hour or a place: a day alone is no occasion. Tellings are never merged:
where two differ, the audit says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from kg.extract.dates import TILDE, Day, Hours, days, hours
from kg.extract.release import dated, release
from kg.model.document import Block, BlockKind, Document
from kg.model.fact import AgendaItem, Event, Stated
from kg.model.span import Mapped, Span

_FORM = re.compile(
    r"\(?(?P<label>행\s?사\s?명|명\s?칭|대\s?회\s?명|회\s?의\s?명|목\s?적|취\s?지|일\s?시|일\s?정|기\s?간|장\s?소|"
    r"일\s?시\s?(?:및|[/·,])\s?장\s?소|참\s?석\s?(?:자|대상)?|참\s?가\s?자|대\s?상|주\s?최|주\s?관|주\s?최\s?[/·]\s?주\s?관|"
    r"(?:진\s?행|행\s?사|세\s?부)?\s?(?:순\s?서|일\s?정|프로그램)|(?:주요\s?)?(?:내\s?용))\)?\s*(?::|：|$)\s*"
)
_KINDS: Final = {
    "행사명": "name", "명칭": "name", "대회명": "name", "회의명": "name", "목적": "purpose", "취지": "purpose",
    "일시": "when", "장소": "place",
    "일시및장소": "both", "일시/장소": "both", "일시·장소": "both", "일시,장소": "both",
    "참석자": "attendees", "참석": "attendees", "참석대상": "attendees", "참가자": "attendees",
}  # fmt: skip
_OCCASION = (
    r"(?:시상식|수여식|기념식|개소식|개막식|협약식|발대식|출범식|선포식|전달식|기념행사|경진대회|발표대회|전국대회|대회|워크숍|워크샵|"
    r"포럼|토론회|공청회|설명회|간담회|보고회|공유회|콘퍼런스|컨퍼런스|심포지엄|축제|박람회|행사)"
)
_QUOTED = re.compile(
    rf"[「『｢‘“'\"《〈<](?P<q>[^「」『』｢｣‘’“”'\"《》〈〉<>]{{2,50}})[」』｣’”'\"》〉>]\s?(?P<kind>(?:[가-힣]{{2,6}}\s)?{_OCCASION}(?=[을를이가은는에(,\s]|$))?"
)
_HELD = re.compile(r"개최|열(?:고|었|린|렸|려|릴|며|어)|연다|갖(?:는|고|었)|가졌|가진|진행(?:하|한|했|된|됐)|거행|마련")
_SITE = (
    r"(?:홀|강당|센터|컨벤션|호텔|회의실|회의장|청사|극장|회관|문화관|체육관|박물관|미술관|도서관|기념관|본관|별관|신관|전시장|"
    r"캠퍼스|대학교|대학|타워|빌딩|플라자|엑스|코엑스|킨텍스|벡스코|공원|광장|리조트|연수원|교육원|개발원|진흥원|공단|협회|연수원|층|호|관|실)"
)
_PLACE = re.compile(
    rf"(?P<place>(?:[가-힣A-Za-z0-9]+\s){{0,4}}?[가-힣A-Za-z0-9]*?{_SITE}(?:\s[가-힣A-Za-z0-9]*{_SITE})*(?:\s?\([^()]{{1,30}}\))?)"
    r"(?=에서|\s에서|\s시상식|,|\s*$)"
)
_JOINT = re.compile(r"(?:부터|까지|에|경)?[\s,]*")
_ITEM = re.compile(rf"[-·○ㅇ•]?\s?\(?(?=\d{{1,2}}:\d\d\s?\)?\s?(?:{TILDE}|\s|$))")
_NUMBERED = re.compile(r"^(?:[①-⑳]|\d{1,2}[.)])\s*|^\(?\d{1,3}\s?(?:분|['′’])\)?\s*")
_DETAIL = re.compile(r"\s*[▪•‣∙ㆍ■▶]\s*|\s+-\s+")


def events(document: Document) -> tuple[Event, ...]:
    """All tellings, in the document's order."""
    found = dated(document, release(document))
    near = None if found.year is None else found.day
    told = [*_forms(document, near), *_notes(document, near), *_prose(document, near)]
    return tuple(sorted(told, key=lambda e: e.span))


def _when(content: Mapped, near: date | None) -> tuple[Day, Stated] | None:
    """The first day of the text, where its year is written or follows from the document's."""
    for day in days(content.text):
        on = day.full() if near is None else day.near(near)
        if on is not None:
            return day, Stated(on.isoformat(), content.span(day.start, day.end))
    return None


def _clock(content: Mapped, after: int = 0) -> tuple[Hours | None, Stated | None, Stated | None]:
    """The hours after a place in the text, as found and as the start and end they state."""
    found = next((h for h in hours(content.text) if h.start >= after), None)
    if found is None:
        return None, None, None
    span = content.span(found.start, found.end)
    return found, Stated(found.first, span), Stated(found.last, span) if found.last else None


def _bare(content: Mapped) -> Mapped:
    """Without commas, slashes and space at both ends."""
    text = content.text
    left = len(text) - len(text.lstrip(" ,/·:"))
    return content.cut(left, max(left, len(text.rstrip(" ,/·:"))))


def _said(content: Mapped) -> Stated | None:
    held = content.strip()
    return Stated(held.text, held.span()) if held.text else None


# Forms: 행사명, 일시, 장소 … each on a line of its own


def _forms(document: Document, near: date | None) -> Iterator[Event]:
    for run in _runs(document):
        fields = {kind: content for kind, content, _ in run if content.text}
        event = _form(fields, [b for _, _, b in run], near)
        if event is not None:
            yield _with_agenda(document, event, run[-1][2])


def _runs(document: Document) -> Iterator[list[tuple[str, Mapped, Block]]]:
    """Labelled blocks that follow each other under one heading; notes between them do not part them."""
    run: list[tuple[str, Mapped, Block]] = []
    for block in document.blocks:
        label = _FORM.match(block.text)
        kind = _KINDS.get("".join(label["label"].split()), "other") if label else ""
        parted = bool(run) and (run[-1][2].section != block.section or kind in {k for k, _, _ in run if k != "other"})
        if run and (parted or (not label and block.kind is not BlockKind.NOTE)):
            yield run
            run = []
        if label:
            run.append((kind, block.content.cut(label.end()), block))
    if run:
        yield run


def _form(fields: dict[str, Mapped], blocks: Sequence[Block], near: date | None) -> Event | None:
    when = fields.get("both") or fields.get("when")
    found = _when(when, near) if when else None
    if when is None or found is None:
        return None
    day, on = found
    clock, start, end = _clock(when, day.end)
    place = fields.get("place")
    if "both" in fields:
        place = _bare(when.cut(clock.end if clock else day.end))
    if place is None and "name" not in fields:
        return None
    return Event(
        Span.cover(b.span for b in blocks),
        name=_unquoted(fields["name"]) if "name" in fields else None,
        date=on,
        start=start,
        end=end,
        place=_said(place) if place else None,
        purpose=_said(fields["purpose"]) if "purpose" in fields else None,
        attendees=_said(fields["attendees"]) if "attendees" in fields else None,
    )


def _unquoted(content: Mapped) -> Stated | None:
    text = content.text
    left = len(text) - len(text.lstrip("“”\"'‘’「」｢｣ "))
    return _said(content.cut(left, max(left, len(text.rstrip("“”\"'‘’「」｢｣ ")))))


# The order of events: a table flattened into lines, or a list


def _with_agenda(document: Document, event: Event, last: Block) -> Event:
    items = tuple(_agenda(document, last))
    if not items:
        return event
    span = Span.cover((event.span, *(i.span for i in items)))
    return Event(
        span, event.name, event.date, event.start, event.end, event.place, event.purpose, event.attendees, items
    )


def _agenda(document: Document, last: Block) -> Iterator[AgendaItem]:
    """The timed lines after a form, each with the untimed ones that follow it."""
    held: list[Block] = []
    for block in document.blocks[last.index + 1 :]:
        if block.kind is BlockKind.HEADING or (block.kind is not BlockKind.ROW and not _timed(block)):
            break
        if _timed(block) and held:
            yield _item(held)
            held = []
        if held or _timed(block):
            held.append(block)
    if held:
        yield _item(held)


def _timed(block: Block) -> bool:
    return _ITEM.match(block.text) is not None


def _item(blocks: Sequence[Block]) -> AgendaItem:
    text = blocks[0].text
    clock = next(hours(text))
    rest = _NUMBERED.sub("", text[clock.end :].lstrip(" )~∼～").strip())
    title, *detail = [part.strip() for part in _DETAIL.split(_NUMBERED.sub("", rest)) if part.strip()] or [""]
    for block in blocks[1:]:
        detail += [part.strip() for part in _DETAIL.split(" " + block.text) if part.strip()]
    return AgendaItem(clock.first, clock.last, title, " / ".join(detail), Span.cover(b.span for b in blocks))


# Footnotes: * 12.11일(월) 정부세종청사 대강당, 14:00~16:00


def _notes(document: Document, near: date | None) -> Iterator[Event]:
    for block in document.blocks:
        event = _note(block, near) if block.kind is BlockKind.NOTE else None
        if event is not None:
            parent = document.blocks[block.parent] if block.parent is not None else None
            yield event if event.name or parent is None else _named(event, parent)


def _note(block: Block, near: date | None) -> Event | None:
    """A note that is nothing but a day, a place and an hour, in any order."""
    label = _FORM.match(block.text)
    content = block.content.cut(label.end() if label else 0)
    found = _when(content, near)
    if found is None or (label and _KINDS.get("".join(label["label"].split())) not in {"when", "both"}):
        return None
    day, on = found
    clock, start, end = _clock(content, day.end)
    place = _rest(content, day, clock)
    if place is None or (place.text and not re.search(rf"{_SITE}\s?(?:\([^()]*\))?$", place.text)):
        return None
    if not place.text and clock is None:
        return None
    return Event(block.span, date=on, start=start, end=end, place=_said(place))


def _rest(content: Mapped, day: Day, clock: Hours | None) -> Mapped | None:
    """What is left of a note beside its day and hour; None where it is more than one stretch of words."""
    cuts = sorted(((day.start, day.end), *(((clock.start, clock.end),) if clock else ())))
    starts = [0, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), len(content)]
    parts = [p for s, e in zip(starts, ends, strict=True) if (p := _bare(content.cut(s, e))).text]
    return None if len(parts) > 1 else parts[0] if parts else content.cut(0, 0)


def _named(event: Event, told: Block) -> Event:
    name = _name(told.content)
    return Event(event.span, name, event.date, event.start, event.end, event.place)


# Sentences: 보건복지부는 12월 18일(금) 11시 정부세종컨벤션센터에서 「2020 복지행정상」시상식을 개최하였다


def _prose(document: Document, near: date | None) -> Iterator[Event]:
    for block in document.blocks:
        if block.kind in {BlockKind.PARAGRAPH, BlockKind.BULLET} and not _FORM.match(block.text):
            for start, end in _sentences(block.text):
                event = _sentence(block.content.cut(start, end), near)
                if event is not None:
                    yield event


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for stop in re.finditer(r"다\.\s?", text):
        yield start, stop.end()
        start = stop.end()
    if start < len(text):
        yield start, len(text)


def _sentence(content: Mapped, near: date | None) -> Event | None:
    """An occasion that is held: name, day, and an hour or a place right after it."""
    name = _name(content)
    found = _when(content, near)
    if name is None or found is None or not _HELD.search(content.text):
        return None
    day, on = found
    clock, start, end = _clock(content, day.end)
    if clock is not None and clock.start - day.end > 3:
        clock, start, end = None, None, None
    place = _site(content, clock.end if clock else day.end)
    if clock is None and place is None:
        return None
    return Event(content.strip().span(), name, on, start, end, place)


def _name(content: Mapped) -> Stated | None:
    """The occasion's name: a quoted one that says what it is, or with its kind after it (「2020 복지행정상」시상식)."""
    for found in _QUOTED.finditer(content.text):
        kind = (found["kind"] or "").strip()
        if kind or re.search(rf"{_OCCASION}$", found["q"]):
            words = f"{found['q'].strip()} {kind}".strip()
            stop = found.end("kind") if kind else found.end("q")
            return Stated(words, content.span(found.start("q"), stop))
    return None


def _site(content: Mapped, after: int) -> Stated | None:
    """The place that stands within a few words of the day and hour."""
    joint = _JOINT.match(content.text, after)
    found = _PLACE.match(content.text, joint.end() if joint else after)
    if found is None:
        return None
    return Stated(found["place"].strip(), content.span(*found.span("place")))
