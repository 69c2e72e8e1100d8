"""Names are matched to the thesaurus by rule; what is no more than a guess says so, and nothing is matched by chance."""

from __future__ import annotations

import pytest
from pyoxigraph import Quad, QuerySolutions, Store

from kg.graph.authority import match, thesaurus
from kg.graph.quads import quads
from kg.graph.validation import validate
from kg.model.fact import Facts, Organisation, OrganisationType, Program, ProgramType, Release
from kg.model.iri import PREFIXES
from kg.model.span import Span
from kg.model.thesaurus import Term
from tests.graph.release import DATED, DOCUMENT, REGISTER

MISSPELT = [term for term in thesaurus().terms if term.misspelt]
PROGRAM = next(term for term in thesaurus().terms if term.kind == "program")


@pytest.mark.parametrize("term", thesaurus().terms, ids=lambda t: t.key)
def test_a_recognised_name_is_matched_and_no_guess(term: Term) -> None:
    found = match(term.labels[0], term.key)
    assert found is not None
    assert (found.term, found.rule, found.guess) == (term, "thesaurus", False)


@pytest.mark.parametrize("term", MISSPELT, ids=lambda t: t.key)
def test_a_spelling_known_to_be_wrong_is_a_guess(term: Term) -> None:
    found = match(term.misspelt[0], term.key)
    assert found is not None
    assert found.guess
    assert term.labels[0] in found.note


@pytest.mark.parametrize(
    ("written", "meant"),
    [("가람구금용복지상담센터", "금융복지상담센터"), ("가람구 지역사화보장협의체", "지역사회보장협의체")],
)
def test_one_jamo_away_is_a_guess(written: str, meant: str) -> None:
    found = match(written, "")
    assert found is not None
    assert (found.rule, found.guess) == ("typo", True)
    assert meant in found.note


@pytest.mark.parametrize(
    "local",
    [
        "햇살재단",
        "가람구금융복지상담센터",
        "금융복지상담소",
        "가람구금웅북지상담센터",
        "복지",
        "",
        "3for1",
        "지역사회복지협의체",
    ],
)
def test_a_local_name_a_known_one_and_two_differences_are_no_typo(local: str) -> None:
    assert match(local, "") is None


def test_an_unknown_key_is_no_match() -> None:
    assert match("이웃지킴이", "no-such-key") is None


def graph(facts: Facts) -> list[Quad]:
    return list(quads(DOCUMENT, facts, {}, (), REGISTER, DATED))


def ask(made: list[Quad], query: str) -> list[tuple[str, ...]]:
    store = Store()
    store.extend(Quad(q.subject, q.predicate, q.object) for q in made)
    solutions = store.query(query, prefixes=dict(PREFIXES))
    assert isinstance(solutions, QuerySolutions)
    return [tuple("" if term is None else term.value for term in row) for row in solutions]


def test_a_typo_is_kept_as_written_and_linked_by_a_recorded_guess() -> None:
    mention = Organisation("가람구금용복지상담센터", OrganisationType.WELFARE, Span(3, 9))
    made = graph(Facts(release=Release(), organisations=(mention,)))
    rows = ask(
        made,
        """SELECT ?written ?rule ?label ?start { ?m a wk:OrganisationMention ; wk:name ?written ; wk:decision ?d .
        ?d a wk:Guess ; wk:rule ?rule ; wk:chosen ?thing ; wk:words/oa:start ?start . ?thing rdfs:label ?label
        FILTER(LANG(?label) = "ko") }""",
    )
    assert rows == [(mention.name, "typo", "금융복지상담센터", "3")]
    assert ask(made, "SELECT ?n { ?m a wk:OrganisationMention ; wk:organisation/rdfs:label ?n }") == [(mention.name,)]
    assert validate(q.triple for q in made).conforms


def test_a_nationwide_thing_is_found_by_every_name_the_thesaurus_has() -> None:
    mention = Program("여기서는 이렇게", ProgramType(PROGRAM.type), Span(0, 5), key=PROGRAM.key)
    made = graph(Facts(release=Release(), programs=(mention,)))
    names = {row[0] for row in ask(made, "SELECT ?n { ?p a wk:NationwideProgram ; wk:name ?n }")}
    assert names == {mention.name, *PROGRAM.labels}
    labels = {row[0] for row in ask(made, "SELECT ?l { ?p a wk:NationwideProgram ; rdfs:label ?l }")}
    assert labels == {PROGRAM.labels[0], PROGRAM.english}
