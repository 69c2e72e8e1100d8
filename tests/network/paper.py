"""A made-up paper about four towns: what a network is drawn from, hostile names among it, with words that bear them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from pyoxigraph import Quad

from kg.graph.quads import quads
from kg.model.document import Document
from kg.model.fact import (
    Award,
    Dated,
    Facts,
    Organisation,
    OrganisationType,
    Passage,
    Program,
    ProgramType,
    Release,
)
from kg.model.place import Level, Municipality, Naming, PlaceName, Resolution
from kg.model.span import Span

SCRIPT = """</script><script>document.title='hacked'</script><img src=x onerror="document.title='hacked'">'&amp;"""
TURNED = "\u202e돌아선\u200f 이름"
LONG = "긴이름" * 1700
START = date(1995, 1, 1)
CHANGE = date(2021, 1, 1)


@dataclass(frozen=True)
class Register:
    """A province, two towns in it, and one of the same name elsewhere."""

    held: dict[str, Municipality]

    def get(self, key: str) -> Municipality:
        return self.held[key]

    def official(self, key: str, on: date) -> tuple[str, str]:
        naming = self.held[key].naming(on) or self.held[key].latest
        return (self.official(naming.sido, on)[0], naming.name) if naming.sido else (naming.name, "")


def _town(key: str, name: str, roman: str, sido: str | None) -> tuple[str, Municipality]:
    level = Level.SIGUNGU if sido else Level.SIDO
    return key, Municipality(key, level, (Naming(name, roman, f"{len(key)}0", sido, START),))


def _renamed(key: str, *names: tuple[str, str, str | None]) -> tuple[str, Municipality]:
    """It bore the first of two names until ``CHANGE``."""
    (old, new), level = names, Level.SIGUNGU if names[0][2] else Level.SIDO
    namings = (Naming(old[0], old[1], "70", old[2], START, CHANGE), Naming(new[0], new[1], "71", new[2], CHANGE))
    return key, Municipality(key, level, namings)


REGISTER = Register(
    dict(
        [
            _town("maru", "마루도", "Maru-do", None),
            _town("bada", "바다시", "Bada", None),
            _town("garam", "가람시", "Garam-si", "maru"),
            _town("nam", "남구", "Nam-gu", "maru"),
            _town("other-nam", "남구", "Nam-gu", "bada"),
            _renamed("haean", ("해안도", "Haean-do", None), ("해안특별도", "Haean State", None)),
            _renamed("pado", ("파도군", "Pado-gun", "haean"), ("물결시", "Mulgyeol-si", "haean")),
            _town("dol", "돌섬군", "Dolseom-gun", "haean"),
        ]
    )
)


@dataclass
class Paper:
    """A document in the making: saying something gives its span."""

    name: str = "2019 나눔상.txt"
    year: int = 2019
    source: str = ""
    resolutions: dict[PlaceName, Resolution] = field(default_factory=dict)
    awards: list[Award] = field(default_factory=list)
    programs: list[Program] = field(default_factory=list)
    organisations: list[Organisation] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)

    def say(self, words: str) -> Span:
        start = len(self.source)
        self.source += words + "\n"
        return Span(start, start + len(words))

    def place(self, words: str, chosen: str | None) -> PlaceName:
        name = PlaceName(words, "", self.say(words))
        candidates = (chosen,) if chosen else ("nam", "other-nam")
        self.resolutions[name] = Resolution(name, chosen, candidates, "exact" if chosen else "ambiguous")
        return name

    def award(self, place: PlaceName, division: str, grade: str, prize: int | None = None) -> None:
        self.awards.append(Award("나눔상", self.year, division, "", grade, place, prize, place.span))

    def organisation(self, place: PlaceName | None, name: str, key: str = "", passage: str = "") -> Organisation:
        made = Organisation(name, OrganisationType.WELFARE, self.say(name), place, key, passage)
        self.organisations.append(made)
        return made

    def program(
        self, place: PlaceName | None, name: str, *partners: Organisation, key: str = "", passage: str = ""
    ) -> None:
        spans = tuple(p.span for p in partners)
        self.programs.append(Program(name, ProgramType.SERVICE, self.say(name), place, key, passage, spans, "quote"))

    def passage(self, identifier: str, text: str) -> str:
        self.passages.append(Passage(identifier, "bullet", text, self.say(text)))
        return identifier

    def quads(self) -> Iterator[Quad]:
        facts = Facts(
            release=Release(),
            awards=tuple(self.awards),
            passages=tuple(self.passages),
            programs=tuple(self.programs),
            organisations=tuple(self.organisations),
            places=tuple(self.resolutions),
        )
        document = Document(self.name, self.source, "utf-8", "0" * 64, ())
        return quads(document, facts, self.resolutions, (), REGISTER, Dated(date(self.year, 5, 7), "release"))


def towns() -> Paper:
    """가람시 and two 남구 with awards, a program that two of them run, and one whose town nobody knows."""
    paper = Paper()
    garam, nam, other = (
        paper.place("가람시", "garam"),
        paper.place("마루 남구", "nam"),
        paper.place("바다 남구", "other-nam"),
    )
    unknown = paper.place("남구", None)
    paper.award(garam, "돌봄 분야", "대상", 50_000_000)
    paper.award(nam, "돌봄 분야", "우수")
    paper.award(other, "돌봄 분야", "우수")
    paper.award(unknown, "돌봄 분야", "장려")
    told = paper.passage("p1", "가람시는 햇살재단과 함께 ‘햇살 우체통’을 운영한다")
    fund = paper.organisation(garam, "햇살재단", passage=told)
    paper.program(garam, "햇살 우체통", fund, passage=told)
    paper.program(garam, "이웃지킴이", key="test-keeper", passage=told)
    paper.program(garam, "이웃지킴이", key="test-keeper")
    paper.program(nam, "이웃지킴이", key="test-keeper")
    paper.program(None, "임자 없는 사업")
    return paper


def hostile() -> Paper:
    """Names that would do harm if they were read as markup, turn the line round, or fill the screen."""
    paper = Paper("나쁜 <b>이름</b>.txt")
    garam = paper.place("가람시", "garam")
    told = paper.passage("p1", f"가람시는 {SCRIPT} 을 운영한다")
    paper.award(garam, SCRIPT, "<i>대상</i>")
    paper.program(garam, SCRIPT, paper.organisation(garam, TURNED), passage=told)
    paper.program(garam, LONG)
    return paper
