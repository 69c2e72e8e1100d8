"""The map of a day: which land each municipality of the register had, and which of them have no known borders."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from threading import Lock

from kg.geo import shapes
from kg.geo.atoms import Atom
from kg.geo.shapes import Polygon, Ring
from kg.model.place import Level, Municipality
from kg.registry import Register


@dataclass(frozen=True, slots=True)
class Region:
    """The land of a municipality on a day.

    Attributes:
        id: of the municipality.
        name: its own on that day.
        sido: identifier of its province, its own for a province.
        province: that province's name on that day.
        rings: borders in metres, see ``kg.geo.shapes``; by the even-odd rule what is inside is its land.
        middle: a point inside.
        area: square kilometres, as simplified.
        approximate: whether a border was put together from towns, for want of a published one.
    """

    id: str
    name: str
    sido: str
    province: str
    rings: tuple[Ring, ...] = field(repr=False)
    middle: tuple[float, float]
    area: float
    approximate: bool

    @property
    def full(self) -> str:
        """The name with the province's."""
        return self.name if self.id == self.sido else f"{self.province} {self.name}"


@dataclass(frozen=True, slots=True)
class _Land:
    """Borders, a point inside, and the area."""

    rings: tuple[Ring, ...]
    middle: tuple[float, float]
    area: float


class Atlas:
    """All maps.

    Args:
        register: says which municipalities there were on a day.
        cache: folder in which the simplified borders are kept between runs.
    """

    def __init__(self, register: Register, cache: Path) -> None:
        self.register = register
        self._cache = cache
        self._lock = Lock()
        self._made: dict[tuple[date, Level], tuple[Region, ...]] = {}
        self._lands: dict[frozenset[Atom], _Land] = {}

    @cached_property
    def atoms(self) -> Mapping[Atom, Polygon]:
        """The smallest pieces; their first use may take seconds."""
        return shapes.load(self._cache)

    def kept(self) -> bool:
        """Whether the simplified borders are in the folder, read in a tenth of a second."""
        return shapes.kept(self._cache)

    def regions(self, on: date, level: Level) -> tuple[Region, ...]:
        """A region for each municipality of that tier with known borders; a province without districts is on both maps."""
        key = (self._since(on), level)
        with self._lock:
            if key not in self._made:
                self._made[key] = tuple(self._regions(on, level))
            return self._made[key]

    def _since(self, on: date) -> date:
        """The day of the last change before: between changes all days have one map, however many are asked for."""
        return max((day for day in self._changes if day <= on), default=date.min)

    @cached_property
    def _changes(self) -> frozenset[date]:
        namings = [naming for held in self.register.all() for naming in held.namings]
        return frozenset(day for naming in namings for day in (naming.start, naming.end) if day)

    def lacking(self, on: date, level: Level) -> tuple[Municipality, ...]:
        """Those of that tier that were in force and have no region."""
        held = {region.id for region in self.regions(on, level)}
        return tuple(m for m in self.register.all(on) if m.level is level and m.id not in held)

    def _regions(self, on: date, level: Level) -> list[Region]:
        held: dict[str, list[Atom]] = {}
        for atom in self.atoms:
            if (unit := self.unit(atom, on)) is not None:
                held.setdefault(unit if level is Level.SIGUNGU else self._province(unit, on), []).append(atom)
        return [self._region(key, atoms, on) for key, atoms in sorted(held.items())]

    def unit(self, atom: Atom, on: date) -> str | None:
        """Who had that piece of land on that day; None where nobody did whom its list names."""
        return next((key for key in atom.units if self.register.get(key).naming(on)), None)

    def _province(self, key: str, on: date) -> str:
        naming = self.register.get(key).naming(on)
        return (naming.sido if naming else None) or key

    def _region(self, key: str, atoms: Collection[Atom], on: date) -> Region:
        land = self._land(frozenset(atoms))
        sido = self._province(key, on)
        province, name = self.register.official(key, on)
        cut = any(other.code == atom.code and other not in atoms for atom in atoms for other in self.atoms)
        return Region(key, name or province, sido, province, land.rings, land.middle, land.area, cut)

    def _land(self, atoms: frozenset[Atom]) -> _Land:
        """Joined once: most municipalities have the same land on all maps."""
        if atoms not in self._lands:
            land = shapes.joined(self.atoms[atom] for atom in sorted(atoms, key=lambda a: (a.code, a.parts)))
            self._lands[atoms] = _Land(tuple(shapes.rings(land)), shapes.middle(land), land.area / 1e6)
        return self._lands[atoms]
