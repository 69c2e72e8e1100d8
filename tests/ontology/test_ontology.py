"""The ontology is labelled in both languages, consistent to a reasoner, and declares every term that is used."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from owlrl import DeductiveClosure, OWLRL_Semantics
from pyoxigraph import Quad, RdfFormat, serialize
from rdflib import OWL, RDF, RDFS, SH, SKOS, Graph, URIRef

from kg import model
from kg.errors import OntologyError
from kg.graph.quads import quads
from kg.model.fact import OrganisationType, ProgramType
from kg.model.iri import PREFIXES, WK
from kg.model.ontology import concepts, declared, grades, labels, triples
from kg.model.place import Level
from kg.model.shipped import folder
from tests.graph.release import DATED, DOCUMENT, FACTS, FINDINGS, REGISTER, RESOLUTIONS

ONTOLOGY = folder("ontology")
CODE = Path(model.__file__).parent.parent
TERM = re.compile(r"(?<![\w:/-])wk:([\w-]+)")
KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, SKOS.Concept, SKOS.ConceptScheme)


@pytest.fixture(scope="module")
def vocabulary() -> Graph:
    return Graph().parse(ONTOLOGY / "welfare-kg.ttl").parse(ONTOLOGY / "schemes.ttl")


@pytest.fixture(scope="module")
def closure(vocabulary: Graph) -> Graph:
    """The vocabulary and a whole document's graph, with all that follows from them."""
    made = quads(DOCUMENT, FACTS, RESOLUTIONS, FINDINGS, REGISTER, DATED)
    held = Graph().parse(data=serialize((q.triple for q in made), format=RdfFormat.N_TRIPLES) or b"", format="nt")
    held += vocabulary
    DeductiveClosure(OWLRL_Semantics).expand(held)
    return held


def own(vocabulary: Graph) -> list[URIRef]:
    kinds = (term for kind in KINDS for term in vocabulary.subjects(RDF.type, kind))
    return sorted({term for term in kinds if isinstance(term, URIRef) and term.startswith(WK.iri)})


def test_every_term_has_a_label_and_a_definition_in_both_languages(vocabulary: Graph) -> None:
    terms = own(vocabulary)
    assert len(terms) > 100
    for term in terms:
        named = {*vocabulary.objects(term, RDFS.label), *vocabulary.objects(term, SKOS.prefLabel)}
        assert {getattr(label, "language", None) for label in named} == {"ko", "en"}, term
        told = {getattr(d, "language", None) for d in vocabulary.objects(term, SKOS.definition)}
        assert told == {"ko", "en"}, term


def test_no_two_terms_of_a_kind_share_a_label(vocabulary: Graph) -> None:
    for kind in KINDS[:3]:
        named = [
            str(label) for term in vocabulary.subjects(RDF.type, kind) for label in vocabulary.objects(term, RDFS.label)
        ]
        assert len(named) == len(set(named)), sorted(n for n in named if named.count(n) > 1)


def test_the_reasoner_finds_nothing_that_cannot_be(closure: Graph) -> None:
    errors = [str(o) for o in closure.objects(None, URIRef("http://www.daml.org/2002/03/agents/agent-ont#error"))]
    assert errors == []
    assert set(closure.subjects(RDF.type, OWL.Nothing)) == set()


def test_the_thesaurus_agrees_with_the_vocabulary(vocabulary: Graph) -> None:
    whole = Graph().parse(ONTOLOGY / "thesaurus.ttl") + vocabulary
    held = Graph()
    for triple in whole:
        if getattr(triple[2], "language", None) is None:  # labels decide nothing and are most of it
            held.add(triple)
    DeductiveClosure(OWLRL_Semantics).expand(held)
    assert set(held.subjects(RDF.type, OWL.Nothing)) == set()
    assert list(held.objects(None, URIRef("http://www.daml.org/2002/03/agents/agent-ont#error"))) == []


def test_no_class_is_empty_by_definition(closure: Graph) -> None:
    assert {c for c in closure.subjects(RDFS.subClassOf, OWL.Nothing) if c != OWL.Nothing} == set()


def test_the_reasoner_would_notice(vocabulary: Graph) -> None:
    broken = Graph() + vocabulary
    for kind in ("Program", "Municipality"):
        broken.add((URIRef("urn:x"), RDF.type, URIRef(WK.iri + kind)))
    DeductiveClosure(OWLRL_Semantics).expand(broken)
    errors = list(broken.objects(None, URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")))
    assert any("urn:x" in str(e) for e in errors)


def test_the_reasoner_reaches_the_field_vocabularies(closure: Graph) -> None:
    def instances(iri: str) -> int:
        return len(set(closure.subjects(RDF.type, URIRef(iri))))

    assert instances("http://purl.org/vocab/cpsv#PublicService") >= 3
    assert instances("http://www.w3.org/ns/org#Organization") >= 2
    assert instances("http://www.w3.org/ns/dqv#QualityAnnotation") == 1
    known = len([p for p in FACTS.programs if p.key]) + len([o for o in FACTS.organisations if o.key])
    assert instances("http://www.w3.org/ns/prov#Activity") == len(RESOLUTIONS) + known
    assert set(closure.subject_objects(URIRef("http://www.w3.org/ns/prov#wasDerivedFrom")))


def test_the_short_cut_follows_from_the_implementations(closure: Graph) -> None:
    asserted = {q for q in quads(DOCUMENT, FACTS, RESOLUTIONS, (), REGISTER, DATED) if q.predicate == WK.runs}
    inferred = set(closure.subject_objects(URIRef(WK.runs.value)))
    assert {(_iri(q.subject), _iri(q.object)) for q in asserted} == inferred


def _iri(term: object) -> URIRef:
    return URIRef(getattr(term, "value", ""))


@pytest.mark.parametrize(
    ("scheme", "values"),
    [
        ("programType", [t.value for t in ProgramType]),
        ("organisationType", [t.value for t in OrganisationType]),
        ("governmentLevel", [t.value for t in Level]),
        ("findingSeverity", ["high", "medium", "low"]),
    ],
)
def test_a_scheme_holds_exactly_the_models_values(scheme: str, values: list[str]) -> None:
    assert list(concepts(scheme)) == values
    assert [node.value for node in concepts(scheme).values()] == [f"{WK.iri}{scheme}-{v}" for v in values]


def test_the_usual_grades_are_there() -> None:
    assert {"대상", "최우수", "우수", "장려", "특별"} <= set(grades())


def test_labels_are_had_by_term() -> None:
    assert labels("ko")[WK.Award] == "수상"
    assert labels("en")[WK.Award] == "Award"
    assert labels("ko").keys() == labels("en").keys()


def test_a_missing_file_is_an_error_of_ours() -> None:
    with pytest.raises(OntologyError):
        list(triples("no-such-file.ttl"))


def shipped(*patterns: str) -> list[Path]:
    return sorted(f for pattern in patterns for f in ONTOLOGY.rglob(pattern))


@pytest.mark.parametrize("file", shipped("*.ttl", "*.rq"), ids=lambda f: f.name)
def test_shapes_queries_and_turtle_use_declared_terms_only(file: Path) -> None:
    text = re.sub(r"^\s*#.*$", "", file.read_text("utf-8"), flags=re.MULTILINE)
    used = {WK.iri + name for name in TERM.findall(text)}
    assert used - declared() == set()


def test_code_uses_declared_terms_only() -> None:
    used = {name for file in CODE.rglob("*.py") for name in _attributes(ast.parse(file.read_text("utf-8")))}
    assert used
    assert {WK.iri + name for name in used} - declared() == set()


def _attributes(tree: ast.AST) -> Iterator[str]:
    """Names taken from the ``WK`` namespace: ``WK.Award``, ``WK["Award"]``."""
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(value=ast.Name(id="WK"), attr=name) if name != "iri":
                yield name
            case ast.Subscript(value=ast.Name(id="WK"), slice=ast.Constant(value=name)):
                yield str(name)


def test_every_class_of_the_graph_has_a_shape(closure: Graph) -> None:
    made: set[Quad] = set(quads(DOCUMENT, FACTS, RESOLUTIONS, FINDINGS, REGISTER, DATED))
    used = {_iri(q.object) for q in made if q.predicate.value == str(RDF.type)}
    targets = set(Graph().parse(ONTOLOGY / "shapes.ttl").objects(None, SH.targetClass))
    assert {c for c in used if c.startswith(WK.iri)} - targets == set()


def test_every_class_that_is_declared_is_made(vocabulary: Graph) -> None:
    made = {_iri(q.object) for q in quads(DOCUMENT, FACTS, RESOLUTIONS, FINDINGS, REGISTER, DATED)}
    classes = {c for c in vocabulary.subjects(RDF.type, OWL.Class) if str(c).startswith(WK.iri)}
    assert classes - made == {URIRef(WK.iri + "Fact")}


def test_prefixes_agree_with_the_ontology(vocabulary: Graph) -> None:
    bound = {prefix: str(iri) for prefix, iri in vocabulary.namespaces()}
    for prefix in ("wk", "oa", "prov", "org", "cpsv", "cv", "dqv", "geo", "dcterms", "skos"):
        assert bound[prefix] == PREFIXES[prefix]
