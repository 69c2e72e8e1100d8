"""Decides which municipality a written name means on a day, and says why; abstains rather than guess.

Order of the rules: the form itself, narrowed by the province the text names and by what was in force that day; then the
context; then, for forms that name nothing where they stand, a district of a city, names run together, another province,
a slip of the pen. Whatever is inferred is marked as a guess, whatever is out of its time as ``not then``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from kg.model.place import Level, PlaceName, Resolution
from kg.registry import forms
from kg.registry.index import Index, Reading


@dataclass(frozen=True, slots=True)
class Question:
    """A name, cleaned, with all that may decide it."""

    index: Index
    name: PlaceName
    text: str
    sido: str
    on: date
    context: frozenset[str]

    @property
    def governing(self) -> frozenset[str]:
        """The provinces that the text names beside it."""
        return self.index.sidos(self.sido) if self.sido else frozenset()

    def holds(self, reading: Reading) -> bool:
        """Whether that form named that municipality on the day."""
        return reading.naming.holds(self.on)

    def label(self, key: str) -> str:
        """Its official name on the day."""
        return " ".join(filter(None, self.index.official(key, self.on)))

    def decide(self, rule: str, keys: Sequence[str], *, guess: bool = False, note: str = "") -> Resolution:
        """Choose the only candidate."""
        return Resolution(self.name, keys[0], tuple(keys), rule, guess, note)

    def abstain(self, rule: str, keys: Iterable[str], note: str) -> Resolution:
        """Choose none."""
        return Resolution(self.name, None, tuple(keys), rule, False, note)


def resolve(index: Index, name: PlaceName, on: date, context: Sequence[str] = ()) -> Resolution:
    """The decision about one name."""
    text, sido = forms.squeeze(name.text), forms.squeeze(name.sido)
    question = Question(index, name, text, sido, on, frozenset(context))
    readings = _readings(question)
    if readings:
        return _levelled(question, _choose(question, readings))
    for rule in (_part, _joined, _stranger, _elsewhere, _slip):
        decision = rule(question)
        if decision:
            return decision
    return question.abstain("unknown", (), "어느 지방자치단체의 이름도 아님 (names no municipality)")


def _readings(question: Question) -> tuple[Reading, ...]:
    """What the form may mean where it stands: under the province beside it, if there is one."""
    found = question.index.read(question.text, question.name.level) or question.index.read(question.text)
    if not question.sido:
        return tuple(r for r in found if len(question.text) > 1)
    governed = tuple(r for r in found if r.naming.sido in question.governing)
    return governed or tuple(r for r in found if r.level is Level.SIDO and r.id in question.governing)


def _choose(question: Question, readings: tuple[Reading, ...]) -> Resolution:
    """One of the readings: those in force before those that were not, then a province before its namesake."""
    in_force = tuple(r for r in readings if question.holds(r))
    in_force += tuple(r for r in readings if in_force and _lingers(question, r))
    held = in_force or readings
    if not question.sido and not any(r.official for r in held):
        held = tuple(r for r in held if r.level is Level.SIDO and question.holds(r)) or held
    keys = _keys(held)
    if len(keys) > 1:
        return _by_context(question, keys)
    if not in_force:
        return question.decide("not then", keys, note=_when(question, keys[0]))
    return question.decide(_rule(question, held), keys)


def _levelled(question: Question, decision: Resolution) -> Resolution:
    """A guess where the text puts the name in the other tier (세종시 among the 시군구)."""
    level = question.name.level
    if decision.chosen is None or level in (None, question.index.municipalities[decision.chosen].level):
        return decision
    return replace(decision, guess=True, note=f"적힌 층위: {level} (of another tier than the text says)")


def _lingers(question: Question, reading: Reading) -> bool:
    """A province's short name is said on after its end, and may then be taken for a namesake's."""
    ended = reading.naming.end is not None and reading.naming.end <= question.on
    return ended and reading.level is Level.SIDO and not reading.official and not question.sido


def _rule(question: Question, held: tuple[Reading, ...]) -> str:
    alone = question.index.read(question.text, question.name.level)
    if question.sido and (len(question.text) == 1 or len(_keys(r for r in alone if question.holds(r))) > 1):
        return "province"
    return "exact" if any(r.official for r in held) else "short form"


def _by_context(question: Question, keys: tuple[str, ...]) -> Resolution:
    near = frozenset(
        s for key in question.context if key in question.index.municipalities for s in _around(question, key)
    )
    chosen = [key for key in keys if key in question.context] or [key for key in keys if _around(question, key) & near]
    if len(chosen) == 1:
        note = f"문서가 말하는 {question.label(chosen[0])}로 봄 (chosen among namesakes by context)"
        return Resolution(question.name, chosen[0], keys, "context", True, note)
    return question.abstain("ambiguous", keys, f"{len(keys)}곳의 이름 ({len(keys)} municipalities are so called)")


def _around(question: Question, key: str) -> frozenset[str]:
    """The province that it lies in on the day."""
    return frozenset({question.index.at(key, question.on).sido or key})


def _part(question: Question) -> Resolution | None:
    """A general district stands for the city it is a part of."""
    cities = dict.fromkeys(d.city for d in question.index.districts.get(question.text, ()) if _fits(question, d.city))
    if question.name.level is Level.SIDO or not cities:
        return None
    keys = tuple(cities)
    if len(keys) > 1:
        return _by_context(question, keys)
    return question.decide("part", keys, note=f"{question.label(keys[0])}의 일반구 (a district of that city)")


def _fits(question: Question, city: str) -> bool:
    """Whether the text beside the district names its city or the city's province, or nothing."""
    named = {r.id for r in question.index.read(question.sido)}
    return not question.sido or city in named or bool(question.index.within(city) & named)


def _joined(question: Question) -> Resolution | None:
    """Names run together: a province with its 시군구, a city with its district."""
    for cut in range(len(question.text) - 1, 1, -1):
        head, tail = question.text[:cut], question.text[cut:]
        if not question.index.read(head):
            continue
        inner = replace(question, text=tail, sido=head)
        readings = _readings(inner)
        decision = _choose(inner, readings) if readings else _part(inner)
        if decision and decision.chosen and _agrees(question, decision.chosen):
            return decision
    return None


def _agrees(question: Question, key: str) -> bool:
    return not question.governing or bool(question.index.within(key) & question.governing)


def _stranger(question: Question) -> Resolution | None:
    """The word in the province's place names no province: decide without it, as a guess."""
    if not question.sido or question.governing:
        return None
    decision = resolve(question.index, replace(question.name, sido=""), question.on, tuple(question.context))
    if decision.chosen is None:
        return replace(decision, name=question.name)
    note = f"시도 이름이 아님: {question.name.sido} (no province is so called)"
    return replace(decision, name=question.name, guess=True, note="; ".join(filter(None, (note, decision.note))))


def _elsewhere(question: Question) -> Resolution | None:
    """A full name that exists, but in another province: a guess where the named province has nothing alike."""
    found = [r for r in question.index.read(question.text, Level.SIGUNGU) if question.holds(r)]
    keys = _keys(found)
    if not (keys and question.governing) or question.name.level is Level.SIDO:
        return None
    note = f"적힌 시도: {question.name.sido}, 실제: {question.label(keys[0])} (lies in another province)"
    if len(keys) > 1 or not any(r.official for r in found) or len(question.text) < 3:
        return question.abstain("other province", keys, "그 시도에 없는 이름 (no such name in that province)")
    alike = _alike(question, 2)
    if alike:
        return question.abstain("ambiguous", (*keys, *alike), f"{note}; 비슷한 이름이 있음 (or a slip for one like it)")
    return question.decide("other province", keys, guess=True, note=note)


def _slip(question: Question) -> Resolution | None:
    """A name one letter (two in a long one) or the suffix off from exactly one of its province."""
    if not question.governing or question.name.level is Level.SIDO or len(question.text) < 3:
        return None
    keys = _alike(question, 1) or (_alike(question, 2) if len(question.text) > 3 else ())
    if len(keys) == 1:
        note = f"{question.label(keys[0])}의 오기로 봄 (taken for a slip of the pen)"
        return question.decide("typo", keys, guess=True, note=note)
    return question.abstain("ambiguous", keys, "비슷한 이름이 여럿 (several names are like it)") if keys else None


def _alike(question: Question, steps: int) -> tuple[str, ...]:
    """Those of the province whose names that day lie within so many letters of the text, the suffix aside."""
    written = forms.letters(question.text)
    return tuple(
        thing.id
        for thing in question.index.municipalities.values()
        if (naming := thing.naming(question.on))
        and naming.sido in question.governing
        and (
            forms.bare(naming.name) == forms.bare(question.text)
            or any(forms.distance(written, forms.letters(form)) <= steps for form in _whole(naming.name))
        )
    )


def _whole(name: str) -> tuple[str, ...]:
    return (name, forms.bare(name)) if len(name) > 3 else (name,)


def _when(question: Question, key: str) -> str:
    """Why a name was not in force that day."""
    thing = question.index.municipalities[key]
    if thing.naming(question.on):
        return f"그날의 이름은 {question.label(key)} (its name on that day)"
    first, last = thing.namings[0], thing.latest
    if question.on < first.start:
        return f"{first.start}에 생김 (came to be on that day)"
    heirs = "·".join(question.index.municipalities[s].latest.name for s in thing.successors)
    return f"{last.end} 폐지, 승계: {heirs} (abolished on that day)"


def _keys(readings: Iterable[Reading]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(r.id for r in readings))
