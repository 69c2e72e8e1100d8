"""What the registry linked stands in the graph: things by its identifiers, guesses as records that can be taken back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pyoxigraph import DefaultGraph, Store

from kg.graph.authority import recorded
from kg.graph.quads import statements
from kg.graph.validation import validate
from kg.model.fact import Organisation, OrganisationType, Program, ProgramType
from kg.model.iri import Minter
from kg.model.span import Span
from kg.model.thesaurus import Thesaurus
from kg.registry.authority import Linked
from tests.graph.asking import NOTHING, ask, graph, merged, reading
from tests.graph.release import GARAM

TERM = next(term for term in Thesaurus.load().terms if "금융복지상담센터" in term.labels)
WRITTEN = "가람시금용복지상담센터"
TYPO = Program(WRITTEN, ProgramType.FACILITY, Span(3, 9), GARAM[1])
LONG = Program("틈새온정돌봄 서비스", ProgramType.SERVICE, Span(10, 20), GARAM[1], passage="p1")
SHORT = Program("틈새온정돌봄", ProgramType.SERVICE, Span(30, 36), GARAM[1], passage="p2")
OWN, THEIRS = "program/마루도-가람시/틈새온정돌봄서비스", "program/마루도-가람시/틈새온정돌봄"
PLAIN = Linked("program", "가", Span(0, 1), "program/a/가", "가", "same spelling")


def test_a_slip_is_kept_as_written_and_linked_by_a_recorded_guess() -> None:
    store = graph(replace(NOTHING, programs=(TYPO,)))
    rows = ask(
        store,
        """SELECT ?written ?rule ?label ?start ?other { ?m a wk:ProgramMention ; wk:name ?written ; wk:decision ?d ;
        wk:program ?thing . ?d a wk:Guess ; wk:rule ?rule ; wk:chosen ?thing ; wk:otherwise ?other ;
        wk:words/oa:start ?start . ?thing a wk:NationwideProgram ; rdfs:label ?label FILTER(LANG(?label) = "ko") }""",
    )
    own = Minter()("program", "마루도-가람시", "금용복지상담센터").value
    assert rows == [(WRITTEN, "typo", "금융복지상담센터", "3", own)]
    assert validate(q.triple for q in store if q.graph_name == DefaultGraph()).conforms


def test_a_guessed_spelling_is_found_but_is_no_name() -> None:
    store = graph(replace(NOTHING, programs=(TYPO,)))
    assert ask(store, f'SELECT ?l {{ ?p a wk:Program ; wk:folded "{WRITTEN}" ; skos:hiddenLabel ?l }}') == [(WRITTEN,)]
    assert ask(store, f'SELECT ?p {{ ?p a wk:Program ; wk:name "{WRITTEN}" }}') == []


def test_a_guess_is_one_program_until_it_is_taken_back() -> None:
    made = reading(replace(NOTHING, programs=(LONG, SHORT)))
    apart = replace(made, undone=frozenset({frozenset({OWN, THEIRS})}))
    base = Minter().base
    asked = "SELECT DISTINCT ?p { ?m a wk:ProgramMention ; wk:program ?p } ORDER BY ?p"
    assert ask(merged(statements(made)), asked) == [(base + THEIRS,)]
    assert ask(merged(statements(apart)), asked) == [(base + THEIRS,), (base + OWN,)]
    assert ask(merged(statements(apart)), "SELECT ?d { ?d wk:otherwise ?o }") == []


def test_two_things_to_be_declared_different_stand_in_the_guess() -> None:
    rows = ask(graph(replace(NOTHING, programs=(LONG, SHORT))), "SELECT ?c ?o { ?d wk:chosen ?c ; wk:otherwise ?o }")
    assert rows == [(Minter().base + THEIRS, Minter().base + OWN)]


def test_a_nationwide_thing_is_found_by_every_name_the_thesaurus_has() -> None:
    mention = Program("여기서는 이렇게", ProgramType.PROGRAM, Span(0, 5), key=TERM.key)
    store = graph(replace(NOTHING, programs=(mention,)))
    names = {row[0] for row in ask(store, "SELECT ?n { ?p a wk:NationwideProgram ; wk:name ?n }")}
    assert names == {mention.name, *TERM.labels}
    labels = {row[0] for row in ask(store, "SELECT ?l { ?p a wk:NationwideProgram ; rdfs:label ?l }")}
    assert labels == {TERM.labels[0], TERM.english}
    assert ask(store, "SELECT ?r ?g { ?d wk:chosen/a wk:Program ; wk:rule ?r ; wk:guess ?g }") == [
        ("nationwide", "false")
    ]


@pytest.mark.parametrize("written", ["금융복지상담센터", "가람시 금융복지상담센터"])
def test_an_unmarked_nationwide_name_is_that_thing(written: str) -> None:
    store = graph(replace(NOTHING, programs=(replace(TYPO, name=written),)))
    assert ask(store, "SELECT ?l { ?p a wk:NationwideProgram ; rdfs:label ?l FILTER(LANG(?l) = 'ko') }") == [
        ("금융복지상담센터",)
    ]


def test_programs_and_organisations_of_one_name_are_two_things() -> None:
    body = Organisation("햇살모임", OrganisationType.RESIDENTS, Span(0, 4), GARAM[1])
    program = Program("햇살모임", ProgramType.NETWORK, Span(0, 4), GARAM[1])
    store: Store = graph(replace(NOTHING, programs=(program,), organisations=(body,)))
    rows = ask(store, "SELECT ?t { ?m wk:program|wk:organisation ?t . ?m a ?k FILTER(STRENDS(STR(?k), 'Mention')) }")
    assert len({row[0] for row in rows}) == 2


@pytest.mark.parametrize(
    ("linked", "record"),
    [
        (PLAIN, False),
        (replace(PLAIN, rule="spacing"), False),
        (replace(PLAIN, rule="nationwide", key="k"), True),
        (replace(PLAIN, rule="typo", guess=True, candidates=("program/a/가", "program/a/나")), True),
        (replace(PLAIN, rule="ambiguous", candidates=("program/a/나", "program/a/다", "program/a/가")), True),
    ],
)
def test_only_more_than_a_mentions_own_words_is_recorded(linked: Linked, record: bool) -> None:
    assert recorded(linked) is record
