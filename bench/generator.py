"""Graphs of any size and of a seed: made-up releases, told in facts, and turned into quads by the very code of ``kg build``.

What is skewed is skewed as releases are: a few municipalities, programs and bodies are spoken of again and again and most
once (Zipf), a case tells of few programs and seldom of many, sums spread over orders of magnitude, and one release in twelve
brings a table of awards by year, division and grade. Municipalities, their names through time and nationwide programs are
those of the shipped register and thesaurus; all that is local is invented. The ontology itself is not among the quads.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache
from hashlib import sha256
from itertools import accumulate
from pathlib import Path
from typing import Final, Generic, TypeVar

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Triple, serialize

from kg.graph.quads import statements
from kg.graph.reading import Reading
from kg.model.document import Document
from kg.model.fact import (
    Award,
    Case,
    Dated,
    Facts,
    Organisation,
    OrganisationType,
    Passage,
    Program,
    ProgramType,
    Quantity,
    Release,
    Stated,
)
from kg.model.place import Municipality, PlaceName, Resolution
from kg.model.span import Span
from kg.model.thesaurus import PROGRAM, Term, Thesaurus
from kg.registry.register import Register

T = TypeVar("T")
SEED: Final = 20171211
YEARS: Final = range(2010, 2027)
SCHEME: Final = "복지행정상"
DIVISIONS: Final = ("희망복지지원단 운영", "지역사회보장계획", "민관협력", "사회적 경제", "찾아가는 복지서비스")
GRADES: Final = (("대상", 50_000_000, 2), ("최우수", 30_000_000, 4), ("우수", 20_000_000, 9))
FIRST: Final = (
    "햇살 나눔 이웃 한마음 두레 온기 새싹 늘봄 다솜 가람 아람 도담 보듬 모아 풀잎 단비 해밀 라온 미리내 별빛".split()
)
SECOND: Final = (
    "우체통 돌봄단 밥상 안부전화 이동상담 살핌이 나들이 쉼터 교실 기금 냉장고 빨래방 텃밭 장터 도서관".split()
)
BODIES: Final = "복지재단 복지관 봉사단 자활센터 협의체 병원 교회 은행 상인회 부녀회 청년회 적십자봉사회".split()
UNITS: Final = (
    ("명", "이용자"),
    ("건", "상담"),
    ("KRW", "예산"),
    ("개소", "시설"),
    ("세대", "대상 세대"),
    ("%", "달성률"),
)
TABLED: Final = 12
"""One release in so many has a table of awards."""


class Zipf(Generic[T]):
    """Draws things of which the first come most: the chance falls with the rank to the power of ``exponent``."""

    def __init__(self, things: Sequence[T], exponent: float) -> None:
        self.things = things
        self._sums = list(accumulate(1 / rank**exponent for rank in range(1, len(things) + 1)))

    def draw(self, chance: random.Random) -> T:
        """One of them."""
        return chance.choices(self.things, cum_weights=self._sums)[0]


@dataclass(slots=True)
class Page:
    """A release as it is written, and the facts that come of it."""

    day: date
    parts: list[str] = field(default_factory=list)
    length: int = 0
    resolutions: dict[PlaceName, Resolution] = field(default_factory=dict)
    awards: list[Award] = field(default_factory=list)
    cases: list[Case] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    programs: list[Program] = field(default_factory=list)
    organisations: list[Organisation] = field(default_factory=list)
    quantities: list[Quantity] = field(default_factory=list)

    def write(self, words: str) -> Span:
        """Where these words, the next of the text, stand."""
        span = Span(self.length, self.length + len(words))
        self.parts.append(words)
        self.length += len(words) + 1
        return span


class Maker:
    """Makes releases, the same ones for a seed.

    Args:
        seed: of everything that is drawn.
    """

    def __init__(self, seed: int = SEED) -> None:
        self._chance = random.Random(seed)
        self._register = Register.load()
        self._order = [one.id for one in self._register.all()]
        self._chance.shuffle(self._order)
        terms = [term for term in Thesaurus.load().terms if term.kind == PROGRAM and not term.single]
        self._terms = Zipf(sorted(terms, key=lambda term: sha256(term.key.encode()).digest()), 1.0)
        self._local = Zipf([f"{one} {other}" for other in SECOND for one in FIRST], 1.07)
        self._bodies = Zipf([f"{one} {other}" for other in BODIES for one in FIRST], 1.07)
        self._units = Zipf(UNITS, 0.8)
        self._places = cache(self._in_force)

    def _in_force(self, year: int) -> Zipf[Municipality]:
        held = {one.id: one for one in self._register.all(date(year, 7, 1))}
        return Zipf([held[key] for key in self._order if key in held], 0.7)

    def readings(self) -> Iterator[Reading]:
        """Releases without end."""
        number = 0
        while True:
            number += 1
            year = self._chance.choice(YEARS)
            yield self._reading(number, Page(date(year, self._chance.randint(1, 12), self._chance.randint(1, 28))))

    def _reading(self, number: int, page: Page) -> Reading:
        title = page.write(f"{page.day.year}년 지역 복지 소식 {number}호")
        if number % TABLED == 1:
            self._table(page)
        for index in range(1 + int(self._chance.paretovariate(1.3))):
            if index < 40:
                self._case(page, index)
        text = " ".join(page.parts)
        name = f"bench-{page.day.isoformat()}-{number:06d}.txt"
        document = Document(name, text, "utf-8", sha256(text.encode()).hexdigest(), ())
        facts = Facts(
            release=Release(title=Stated(title.of(text), title)),
            awards=tuple(page.awards),
            passages=tuple(page.passages),
            cases=tuple(page.cases),
            programs=tuple(page.programs),
            organisations=tuple(page.organisations),
            quantities=tuple(page.quantities),
            places=tuple(page.resolutions),
        )
        return Reading(document, facts, page.resolutions, (), self._register, Dated(page.day, "release"))

    def _place(self, page: Page, who: Municipality | None = None) -> PlaceName:
        """A municipality is named, and who it is is known."""
        chosen = who or self._places(page.day.year).draw(self._chance)
        sido, sigungu = self._register.official(chosen.id, page.day)
        name = PlaceName(sigungu or sido, sido if sigungu else "", page.write(sigungu or sido), chosen.level)
        page.resolutions[name] = Resolution(name, chosen.id, (chosen.id,), "exact")
        return name

    def _table(self, page: Page) -> None:
        for division in DIVISIONS:
            heading, told = page.write(division), set[str]()
            for grade, prize, count in GRADES:
                cells = (heading, page.write(grade))
                for _ in range(count):
                    self._award(page, division, (grade, prize), cells, told)

    def _award(
        self, page: Page, division: str, given: tuple[str, int], cells: tuple[Span, ...], told: set[str]
    ) -> None:
        who = self._places(page.day.year).draw(self._chance)
        if who.id in told:
            return
        told.add(who.id)
        name = self._place(page, who)
        grade, prize = given
        page.awards.append(
            Award(SCHEME, page.day.year, division, "", grade, name, prize, name.span, page.day.year - 1, cells)
        )

    def _case(self, page: Page, index: int) -> None:
        """What one municipality does: a few programs, with partners and figures."""
        start, name, passage = page.length, self._place(page), f"p{index + 1}"
        for _ in range(min(25, int(self._chance.paretovariate(1.1)))):
            self._program(page, name, passage)
        span = Span(start, page.length - 1)
        text = " ".join(page.parts)[span.start : span.end] if index == 0 else "\n".join(page.parts[-6:])
        if division := self._chance.choice((*DIVISIONS, "", "")):
            case = Case(f"c{index + 1}", name, division, page.day.year, name.text, text, span, (passage,))
            page.cases.append(case)
        page.passages.append(Passage(passage, "bullet", text, span, f"c{index + 1}" if division else "", (name,)))

    def _program(self, page: Page, place: PlaceName, passage: str) -> None:
        partners = [self._partner(page, place, passage) for _ in range(self._chance.choices((0, 1, 2), (5, 4, 1))[0])]
        term = self._terms.draw(self._chance) if self._chance.random() < 0.4 else None
        name = term.labels[0] if term else self._local.draw(self._chance)
        span = page.write(name)
        page.programs.append(
            Program(name, _kind(term), span, place, term.key if term else "", passage, tuple(partners), "quote")
        )
        if self._chance.random() < 0.5:
            self._quantity(page, place, span, passage)

    def _partner(self, page: Page, place: PlaceName, passage: str) -> Span:
        name = self._bodies.draw(self._chance)
        span = page.write(name)
        page.organisations.append(Organisation(name, OrganisationType.WELFARE, span, place, "", passage))
        return span

    def _quantity(self, page: Page, place: PlaceName, program: Span, passage: str) -> None:
        unit, measure = self._units.draw(self._chance)
        value = 1 + int(self._chance.lognormvariate(17 if unit == "KRW" else 3.5, 1.6))
        span = page.write(f"{value:,}{'원' if unit == 'KRW' else unit}")
        page.quantities.append(
            Quantity(Decimal(value), unit, measure, span, place=place, program=program, passage=passage)
        )


def _kind(term: Term | None) -> ProgramType:
    return ProgramType(term.type) if term else ProgramType.PROGRAM


def quads(size: int, seed: int = SEED) -> Iterator[list[Quad]]:
    """About so many quads, a release each: its named graph, and what is new in the merged graph of all."""
    count, merged = 0, set[int]()
    for reading in Maker(seed).readings():
        if count >= size:
            return
        stated = list(statements(reading))
        told = [quad for quad in stated if _new(quad.triple, merged)]
        count += len(stated) + len(told)
        yield [*stated, *(_placed(quad) for quad in told)]


def _new(triple: Triple, merged: set[int]) -> bool:
    """Whether nobody has stated it; kept as a number, for millions are."""
    key = hash(triple)
    fresh = key not in merged
    merged.add(key)
    return fresh


def _placed(quad: Quad, graph: NamedNode | None = None) -> Quad:
    """In another graph, or in the default graph."""
    return Quad(quad.subject, quad.predicate, quad.object, graph or DefaultGraph())


def write(size: int, files: Mapping[Path, NamedNode | None], seed: int = SEED) -> int:
    """The graph as N-Quads; how many they are.

    Args:
        files: where to, and what the merged graph is called there; None where it is the default graph.
    """
    count = 0
    with ExitStack() as stack:
        outs = [(stack.enter_context(file.open("wb")), merged) for file, merged in files.items()]
        for held in quads(size, seed):
            count += len(held)
            for out, merged in outs:
                told = [_placed(q, merged) if isinstance(q.graph_name, DefaultGraph) else q for q in held]
                out.write(serialize(told, format=RdfFormat.N_QUADS) or b"")
    return count
