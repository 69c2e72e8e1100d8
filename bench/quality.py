"""How well the shipped release is read: precision and recall against the hand-made gold, a kind a row.

``python -m bench.quality`` prints the table; ``--misses`` adds what was missed and what is wrong.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from bench.score import Mention, Score, mention, rows, score
from kg.documents import read
from kg.extract import Extractor
from kg.extract.release import dated
from kg.model.document import Document
from kg.model.fact import Award, Case, Facts, Organisation, Program, Quantity
from kg.model.korean import Korean
from kg.model.place import PlaceName
from kg.model.shipped import folder
from kg.model.span import Span
from kg.model.thesaurus import Thesaurus
from kg.registry import Register

RELEASE = "2017-12-11-welfare-administration-awards.txt"
GOLD = Path(__file__).resolve().parent.parent / "tests" / "gold"
KINDS = ("awards", "cases", "programs", "organisations", "quantities")

Located = Award | Case | Program | Organisation | Quantity


@dataclass(frozen=True)
class Reading:
    """A document that was read, and whom its names mean."""

    document: Document
    facts: Facts
    register: Register = field(repr=False)

    @staticmethod
    def of(path: Path, extractor: Extractor, register: Register) -> Reading:
        """That file, read."""
        document = read(path, extractor.korean)
        return Reading(document, extractor.extract(document), register)

    @cached_property
    def day(self) -> date:
        """The day that names are judged by."""
        return dated(self.document, self.facts.release).day

    @cached_property
    def _context(self) -> tuple[str, ...]:
        chosen = (self.register.resolve(p, self.day).chosen for p in self.facts.places)
        return tuple(dict.fromkeys(c for c in chosen if c))

    def official(self, place: PlaceName | None) -> tuple[str, str] | None:
        """Official names of province and 시군구; None where nobody is named or the register abstains."""
        chosen = self.register.resolve(place, self.day, self._context).chosen if place else None
        return self.register.official(chosen, self.day) if chosen else None

    def mentions(self, kind: str) -> Iterator[Mention]:
        """The facts of one kind that are some municipality's, in the form of gold rows."""
        held: tuple[Located, ...] = getattr(self.facts, kind)
        for fact in held:
            whose = self.official(fact.place)
            if whose is not None:
                name, value = _called(fact), _valued(fact)
                yield Mention(name, *whose, fact.span.start, fact.span.end, value=value)

    def award(self, award: Award) -> tuple[str, ...]:
        """The columns of an award that gold has."""
        level = award.place.level.value if award.place.level else ""
        whose = self.official(award.place) or ("", "")
        return (award.division, award.grade, level, *whose, str(award.prize_krw), *_ends(award.span))

    def case(self, case: Case) -> tuple[str, ...]:
        """The columns of a case that gold has."""
        return (case.division, *(self.official(case.place) or ("", "")), *_ends(case.span))


def _called(fact: Located) -> str:
    if isinstance(fact, Program | Organisation):
        return fact.name
    return fact.measure if isinstance(fact, Quantity) else fact.division


def _valued(fact: Located) -> str:
    if isinstance(fact, Award):
        return str(fact.prize_krw)
    return str(fact.value) if isinstance(fact, Quantity) else ""


def _ends(span: Span) -> tuple[str, str]:
    return str(span.start), str(span.end)


def shipped() -> Reading:
    """The shipped release, read by the real parts."""
    register, thesaurus = Register.load(), Thesaurus.load()
    extractor = Extractor(register, thesaurus, Korean(thesaurus.words))
    return Reading.of(folder("data") / "documents" / RELEASE, extractor, register)


def gold(kind: str) -> Iterator[dict[str, str]]:
    """The gold rows of one kind."""
    yield from rows(GOLD / f"2017-{kind}.tsv")


def scored(reading: Reading, kind: str) -> Score:
    """One kind of fact held against gold."""
    return score([_wanted(row) for row in gold(kind)], list(reading.mentions(kind)))


def _wanted(row: dict[str, str]) -> Mention:
    """A gold row as a mention: an award's value is its prize; awards and cases are called by their division."""
    name = row.get("name") or row.get("measure") or row.get("division", "")
    return mention({**row, "name": name, "value": row.get("value") or row.get("prize_krw", "")})


def table(scores: dict[str, Score]) -> Iterator[str]:
    """The lines of the report."""
    yield f"{'kind':<14} {'recall':>18} {'precision':>18}"
    for kind, s in scores.items():
        recall, precision = f"{s.found}/{s.wanted} = {s.recall:.3f}", f"{s.right}/{s.listed} = {s.precision:.3f}"
        yield f"{kind:<14} {recall:>18} {precision:>18}"


def misses(scores: dict[str, Score]) -> Iterator[str]:
    """What was missed (``-``) and what is wrong (``+``), a line each."""
    for kind, s in scores.items():
        for sign, held in (("-", s.missed), ("+", s.wrong)):
            for m in held:
                yield f"{sign} {kind}: {m.name} {m.value} · {m.sido} {m.sigungu} [{m.start}, {m.end})"


def main(arguments: list[str]) -> None:
    """Print the table, and the misses where they are asked for."""
    reading = shipped()
    scores = {kind: scored(reading, kind) for kind in KINDS}
    print("\n".join(table(scores)))
    if "--misses" in arguments:
        print("\n".join(misses(scores)))


if __name__ == "__main__":
    main(sys.argv[1:])
