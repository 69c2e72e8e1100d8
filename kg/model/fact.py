"""The facts: what a document states, each with the words it was read from.

A fact's ``span`` holds the words of its value (a name, a figure); ``evidence`` holds the other words it rests on (a
table's division, grade and prize cells). Facts refer to municipalities by name as written; the registry decides later.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from kg.model.place import Level, PlaceName
from kg.model.span import Span


class ProgramType(StrEnum):
    """Kinds of what a municipality runs (SKOS scheme ``wk:programType``)."""

    PROGRAM = "program"
    TEAM = "team"
    SERVICE = "service"
    CAMPAIGN = "campaign"
    FACILITY = "facility"
    CHANNEL = "channel"
    ROLE = "role"
    NETWORK = "network"
    TRAINING = "training"


class OrganisationType(StrEnum):
    """Kinds of partner bodies and groups (SKOS scheme ``wk:organisationType``)."""

    GOVERNMENT = "government"
    PUBLIC = "public"
    COUNCIL = "council"
    WELFARE = "welfare"
    MEDICAL = "medical"
    EDUCATION = "education"
    RELIGIOUS = "religious"
    COMPANY = "company"
    CIVIC = "civic"
    RESIDENTS = "residents"
    OCCUPATION = "occupation"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Stated:
    """A value with the words that state it: the leaf of document-level facts."""

    value: str
    span: Span


@dataclass(frozen=True, slots=True)
class Release:
    """The press release itself. ``date`` is the day it was given out; ``embargo`` when it may be printed, as written."""

    title: Stated | None = None
    subtitle: Stated | None = None
    ministry: Stated | None = None
    department: Stated | None = None
    date: Stated | None = None
    """ISO 8601 date."""
    embargo: Stated | None = None
    pages: Stated | None = None
    url: Stated | None = None


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One line of a ceremony's order of events; times are ``HH:MM``, ``end`` empty when open."""

    start: str
    end: str
    title: str
    detail: str
    span: Span


@dataclass(frozen=True, slots=True)
class Event:
    """One telling of a ceremony (body and annex may tell it differently: the audit compares)."""

    span: Span
    name: Stated | None = None
    date: Stated | None = None
    start: Stated | None = None
    end: Stated | None = None
    place: Stated | None = None
    purpose: Stated | None = None
    attendees: Stated | None = None
    agenda: tuple[AgendaItem, ...] = ()


@dataclass(frozen=True, slots=True)
class SchemeTask:
    """A task that the evaluation scheme names, within its part."""

    part: str
    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class PrizeRule:
    """Places and prize of one grade of one division at one level, as the scheme announces them.

    Attributes:
        places: how many are to be given.
        prize_krw: for each place, in won; None where not stated.
        total_places, total_krw: the row's own sums, as stated.
    """

    part: str
    division: str
    level: Level
    grade: str
    places: int
    prize_krw: int | None
    total_places: int | None
    total_krw: int | None
    span: Span


@dataclass(frozen=True, slots=True)
class SeparateAward:
    """A division that the release says is awarded elsewhere, with its sum in won."""

    division: str
    prize_krw: int
    span: Span


@dataclass(frozen=True, slots=True)
class Award:
    """One conferral.

    Attributes:
        year: in which it was given; None where the text lets nobody know.
        division: name of the division, as its table or list writes it, line breaks healed.
        part: the part of the scheme the division belongs to, empty if none is stated.
        target_year: the year whose work is judged, where stated.
        prize_krw: in won; None where not stated.
        evidence: the words for division, grade and prize.
        table: whether it was read from a result table rather than prose.
    """

    scheme: str
    year: int | None
    division: str
    part: str
    grade: str
    place: PlaceName
    prize_krw: int | None
    span: Span
    target_year: int | None = None
    evidence: tuple[Span, ...] = ()
    table: bool = True


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of text that can be found, quoted and cited.

    Attributes:
        id: unique in its document (``p12``); the number is the block's.
        kind: ``lead``, ``bullet``, ``note`` or ``paragraph``.
        text: clean words.
        case: id of the case it belongs to, empty for none.
        places: municipalities it speaks of, by its own words or by carrying over.
    """

    id: str
    kind: str
    text: str
    span: Span
    case: str = ""
    places: tuple[PlaceName, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """A described good practice of one municipality in one division.

    Attributes:
        id: unique in its document (``c3``).
        heading: its first line, clean.
        text: all of its clean words, passages joined by line breaks.
        tells: id of the case of which this is another telling (body after annex); empty if it is the main one.
    """

    id: str
    place: PlaceName
    division: str
    year: int | None
    heading: str
    text: str
    span: Span
    passages: tuple[str, ...] = ()
    tells: str = ""


@dataclass(frozen=True, slots=True)
class Organisation:
    """A mention of a partner or participating body or group.

    Attributes:
        name: as written, line breaks healed.
        key: identifier in the thesaurus of nationwide bodies, empty for a local one.
        passage: id of the passage it stands in.
    """

    name: str
    type: OrganisationType
    span: Span
    place: PlaceName | None = None
    key: str = ""
    passage: str = ""


@dataclass(frozen=True, slots=True)
class Program:
    """A mention of something a municipality runs.

    Attributes:
        name: as written, line breaks healed, quotes and footnote stars off.
        key: identifier in the thesaurus of nationwide programs, empty for a local one.
        partners: spans of the organisations that take part in it, by the text.
        cue: why it was taken for one (``quote``, ``head``, ``thesaurus``, ``label``).
    """

    name: str
    type: ProgramType
    span: Span
    place: PlaceName | None = None
    key: str = ""
    passage: str = ""
    partners: tuple[Span, ...] = ()
    cue: str = ""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A stated figure.

    Attributes:
        value: in ``unit`` (money in KRW, rates in %).
        unit: ``KRW``, ``%``, or the counter as written (명, 건, 개소, 세대 …).
        approximate: 여, 약, 이상 and the like stand by it.
        measure: what it counts, in the text's words.
        program: span of the program it is a figure of, None if of the municipality as a whole.
        period: when, as written or ISO; empty if not stated.
        role: ``from`` and ``to`` for the ends of a change (58 → 79%), else empty.
    """

    value: Decimal
    unit: str
    measure: str
    span: Span
    approximate: bool = False
    place: PlaceName | None = None
    program: Span | None = None
    period: str = ""
    passage: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class StatedTotal:
    """A count or sum that the document claims, to be held against what it lists.

    Attributes:
        value: the number; None for a placeholder such as ``00``.
        unit: ``places`` (award recipients), ``KRW``.
        text: the words, as written.
        division, grade, level, part: what it is a total of; empty or None means over all.
        where: ``body``, ``summary``, ``scheme``, ``table``, ``agenda``: the kind of place that states it.
    """

    value: int | None
    unit: str
    text: str
    span: Span
    part: str = ""
    division: str = ""
    grade: str = ""
    level: Level | None = None
    where: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """All that was read from one document."""

    release: Release
    events: tuple[Event, ...] = ()
    tasks: tuple[SchemeTask, ...] = ()
    prizes: tuple[PrizeRule, ...] = ()
    separate: tuple[SeparateAward, ...] = ()
    awards: tuple[Award, ...] = ()
    totals: tuple[StatedTotal, ...] = ()
    passages: tuple[Passage, ...] = ()
    cases: tuple[Case, ...] = ()
    programs: tuple[Program, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    places: tuple[PlaceName, ...] = field(default=(), repr=False)
    """Every municipality named anywhere, also outside the facts above."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Where a document contradicts itself or arithmetic, or could not be read. The source is never corrected.

    Attributes:
        id: stable over rebuilds (document + rule + place).
        severity: ``high``, ``medium`` or ``low``.
        kind: the rule that found it.
        message: Korean; ``english`` the same in English.
        stated: what the document says; ``computed`` what follows from its own lists.
        span: the words it is about; ``others`` further words.
        trust: which reading to trust, and why (Korean); ``trusted`` the same in English.
    """

    id: str
    severity: str
    kind: str
    message: str
    english: str
    stated: str
    computed: str
    span: Span
    others: tuple[Span, ...] = ()
    trust: str = ""
    places: tuple[str, ...] = ()
    trusted: str = ""


@dataclass(frozen=True, slots=True)
class Dated:
    """The day a document speaks on, and how it is known: ``release``, ``embargo``, ``metadata``, ``text``, ``year``, ``assumed``.

    Of a ``year`` the day is its last, of ``assumed`` nothing is known: both are for looking up names, not to be told.
    """

    day: date
    known: str

    @property
    def year(self) -> int | None:
        """The day's year; None where the day is only assumed."""
        return None if self.known == "assumed" else self.day.year

    @property
    def sure(self) -> bool:
        """Whether the document states the very day."""
        return self.known not in {"year", "assumed"}
