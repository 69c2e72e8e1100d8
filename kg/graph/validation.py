"""The graph held against its shapes (``ontology/shapes.ttl``), with the results as plain values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import shifty
from pyoxigraph import RdfFormat, Triple, serialize
from rdflib import RDF, SH, Graph
from rdflib.term import Node

from kg.model.shipped import folder


@dataclass(frozen=True, slots=True, order=True)
class Result:
    """One constraint that one node does not meet.

    Attributes:
        focus: IRI of the node.
        path: IRI of the property, empty where the node as a whole fails.
        message: what is wrong.
        severity: ``violation``, ``warning`` or ``info``.
        constraint: the kind of constraint (``MinCount``, ``Class``, …).
        value: the offending value, empty where one is missing.
    """

    focus: str
    path: str
    message: str
    severity: str
    constraint: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """What came of it; warnings alone do not keep a graph from conforming."""

    conforms: bool
    results: tuple[Result, ...]


def validate(triples: Iterable[Triple], shapes: bytes | None = None) -> Report:
    """Hold the triples against the shipped shapes, or against others in Turtle."""
    data = serialize(triples, format=RdfFormat.N_TRIPLES) or b""
    held = (folder("ontology") / "shapes.ttl").read_bytes() if shapes is None else shapes
    conforms, report, _ = shifty.validate(data, held, infer=False, minimum_severity="violation")
    return Report(bool(conforms), tuple(sorted(results(report))))


def results(report: Graph) -> Iterator[Result]:
    """The rows of a standard validation report, whoever wrote it."""
    for node in report.subjects(RDF.type, SH.ValidationResult):
        yield Result(
            focus=_one(report, node, SH.focusNode),
            path=_one(report, node, SH.resultPath),
            message=" / ".join(sorted(map(str, report.objects(node, SH.resultMessage)), reverse=True)),
            severity=_local(_one(report, node, SH.resultSeverity)).lower(),
            constraint=_local(_one(report, node, SH.sourceConstraintComponent)).removesuffix("ConstraintComponent"),
            value=_one(report, node, SH.value),
        )


def _one(report: Graph, node: Node, predicate: Node) -> str:
    value = report.value(node, predicate)
    return "" if value is None else str(value)


def _local(iri: str) -> str:
    return iri.rsplit("#", 1)[-1]
