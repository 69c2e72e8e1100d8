"""How the tests of the graph ask it: facts in, rows of plain strings out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pyoxigraph import Quad, QuerySolutions, Store

from kg.graph.quads import quads
from kg.graph.reading import Reading
from kg.model.fact import Dated, Facts, Finding, Release
from kg.model.iri import PREFIXES
from kg.model.place import PlaceName, Resolution
from tests.graph.release import DATED, DOCUMENT, REGISTER, RESOLUTIONS

NOTHING = Facts(release=Release())


def ask(store: Store, query: str) -> list[tuple[str, ...]]:
    """The rows of a query over the merged statements."""
    solutions = store.query(query, prefixes=dict(PREFIXES))
    assert isinstance(solutions, QuerySolutions)
    return [tuple("" if term is None else term.value for term in row) for row in solutions]


def graph(
    facts: Facts = NOTHING,
    resolutions: Mapping[PlaceName, Resolution] = RESOLUTIONS,
    findings: Sequence[Finding] = (),
    on: Dated = DATED,
) -> Store:
    """The graph of these facts, as if the made-up release held them."""
    return merged(quads(DOCUMENT, facts, resolutions, findings, REGISTER, on))


def merged(stated: Iterable[Quad]) -> Store:
    """Documents' own graphs, and all their statements in the default graph, each once, as the store keeps them."""
    held, store = tuple(stated), Store()
    store.extend(held)
    store.extend(Quad(q.subject, q.predicate, q.object) for q in held)
    return store


def reading(facts: Facts = NOTHING, resolutions: Mapping[PlaceName, Resolution] = RESOLUTIONS) -> Reading:
    """A reading of the made-up release with these facts."""
    return Reading(DOCUMENT, facts, resolutions, (), REGISTER, DATED)
