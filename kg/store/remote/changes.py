"""The updates of a build, as SPARQL: one request decides on it and brings it in, and can be sent again until it is through.

Each step but the first asks whether this very build is *pending*, so that all of them do nothing where the first found
that another generation counts by now. No step undoes what another has done: a server that stops between two of them
(Virtuoso commits each by itself; to Oxigraph the request is one transaction) has the same steps done again.
"""

from __future__ import annotations

from collections.abc import Callable

from pyoxigraph import Literal

from kg.store.remote import names

_ALL = "?s ?p ?o"


def decided(token: str, base: str) -> str:
    """Let a build be pending in the place of the generation that it was made from.

    Only while its mark stands: without it, another has begun to clear away what it gathered.
    """
    of, here = names.GENERATION, f"<{names.STORE}>"
    return (
        f"DELETE {{ {_ledger(f'{here} <{of}> {Literal(base)}')} }} "
        f"INSERT {{ {_ledger(f'{here} <{of}> {Literal(token)} ; <{names.PENDING}> {Literal(token)}')} }} "
        f"WHERE {{ {_ledger(f'{here} <{of}> {Literal(base)} ; <{names.STAGING}> {Literal(token)}')} "
        f"FILTER NOT EXISTS {{ {_ledger(f'{here} <{names.PENDING}> ?any')} }} }}"
    )


def applied(token: str, merged: Callable[[str], str]) -> str:
    """Bring in a build that is pending."""
    plan, doomed = names.plan(token), _graph(names.doomed(token), _ALL)
    touched = f"{_graph(plan, f'?g <{names.TOUCHED}> <{plan}>')} {_graph('?g', _ALL)}"
    coming = f"{_graph(plan, f'?x <{names.BECOMES}> ?g')} {_graph('?x', _ALL)}"
    others = f"{_graph('?h', _ALL)} FILTER(!STRSTARTS(STR(?h), {Literal(names.OWN)}))"
    lines = f"{_graph(plan, f'?g <{names.TOUCHED}> <{plan}>')} {_ledger('?g ?p ?o')}"
    fresh = f"{_graph(plan, '?g ?p ?o')} FILTER(?p = <{names.ENTRY}> || ?p = <{names.TYPE}>)"
    here = _pending(token)
    return " ;\n".join(
        (
            f"INSERT {{ {doomed} }} WHERE {{ {here} {touched} }}",
            f"DELETE {{ {_graph('?g', _ALL)} }} WHERE {{ {here} {touched} }}",
            f"DELETE {{ {merged(_ALL)} }} WHERE {{ {here} {doomed} FILTER NOT EXISTS {{ {others} }} }}",
            f"INSERT {{ {_graph('?g', _ALL)} {merged(_ALL)} }} WHERE {{ {here} {coming} }}",
            f"DELETE {{ {_ledger('?g ?p ?o')} }} WHERE {{ {here} {lines} }}",
            f"INSERT {{ {_ledger('?g ?p ?o')} }} WHERE {{ {here} {fresh} }}",
            f"DELETE DATA {{ {here} }}",
        )
    )


def cleaned(token: str) -> str:
    """Remove what a build has gathered, whether it was brought in or not; its mark first, so that it cannot count any more."""
    staged = f"{_graph(names.plan(token), f'?x <{names.BECOMES}> ?g')} {_graph('?x', _ALL)}"
    return " ;\n".join(
        (
            told("DELETE", names.STAGING, token),
            f"DELETE {{ {_graph('?x', _ALL)} }} WHERE {{ {staged} }}",
            f"DROP SILENT GRAPH <{names.plan(token)}>",
            f"DROP SILENT GRAPH <{names.doomed(token)}>",
        )
    )


def told(verb: str, predicate: str, value: str) -> str:
    """Say something of the store in the ledger (``INSERT``), or no more (``DELETE``)."""
    return f"{verb} DATA {{ {_ledger(f'<{names.STORE}> <{predicate}> {Literal(value)}')} }}"


def _pending(token: str) -> str:
    return _ledger(f"<{names.STORE}> <{names.PENDING}> {Literal(token)}")


def _ledger(pattern: str) -> str:
    return _graph(names.LEDGER, pattern)


def _graph(name: str, pattern: str) -> str:
    return f"GRAPH {name if name.startswith('?') else f'<{name}>'} {{ {pattern} }}"
