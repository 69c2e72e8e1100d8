"""Divisions find their field over the years by rule, say by which, and are left alone where nothing fits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Store, Triple

from kg.graph.quads import quads
from kg.graph.spine import FIELDS, Match, Spine, folded, mapped, shipped
from kg.graph.validation import validate
from kg.model.iri import BASE, SKOS, WK, Minter
from kg.model.ontology import triples
from tests.graph.asking import ask, graph, reading
from tests.graph.release import DATED, DOCUMENT, FACTS, REGISTER, RESOLUTIONS, at

STATED = list(triples("spine.ttl"))


def named(triple: Triple) -> str:
    """The IRI of what a triple speaks of."""
    return triple.subject.value if isinstance(triple.subject, NamedNode) else ""


KEYS = {named(t).removeprefix(FIELDS) for t in STATED if named(t).startswith(FIELDS)}


def told(name: str) -> list[tuple[str, str, str, bool]]:
    return [(m.rule, m.relation, m.field, m.guess) for m in shipped().matches(name)]


@pytest.mark.parametrize(
    ("name", "rule", "relation", "field", "guess"),
    [
        ("희망복지지원단 운영", "prefLabel", "exactMatch", "case-management", False),
        ("희망 복지지원단  운영", "prefLabel", "exactMatch", "case-management", False),
        ("찾아가는 복지서비스 제공", "altLabel", "exactMatch", "outreach-provision", False),
        ("민관 협력·자원연계", "prefLabel", "exactMatch", "partnership", False),
        ("민관협력과 자원연계", "prefLabel", "exactMatch", "partnership", False),
        ("’23년 지역사회보장계획 시행결과", "prefLabel", "exactMatch", "plan-results", False),
        ("2018년도 지역사회보장계획 시행결과", "prefLabel", "exactMatch", "plan-results", False),
        ("제4기 지역사회보장계획 수립", "prefLabel", "exactMatch", "plan-making", False),
        ("고독·고립 예방 및 관리", "altLabel", "exactMatch", "lonely-death", False),
        ("공립(치매전담형) 노인요양시설 확충", "prefLabel", "exactMatch", "dementia-homes", False),
        ("지역복지계획", "hiddenLabel", "closeMatch", "plan", True),
        ("희망복지지원단 운영성과", "filled", "closeMatch", "case-management", False),
        ("공공복지전달체계 개편 노력·지원", "filled", "closeMatch", "delivery", False),
        ("지역사회보장계획 수립·시행결과 평가", "filled", "closeMatch", "plan", False),
        ("지역사회보장협의체 활성화", "filled", "closeMatch", "partnership", True),
        ("복지정책(대도시)", "group", "broadMatch", "policy", False),
        ("농촌형 통합사례관리", "qualified", "broadMatch", "case-management", True),
        ("찾아가는 보건복지팀", "headed", "relatedMatch", "outreach", True),
        ("복지서비스 기반조성", "alike", "closeMatch", "outreach-foundation", True),
        ("찿아가는 복지서비스 제공", "alike", "closeMatch", "outreach-provision", True),
    ],
)
def test_a_name_finds_its_field(name: str, rule: str, relation: str, field: str, guess: bool) -> None:
    assert told(name) == [(rule, relation, field, guess)]


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("통합사례관리/민관협력·자원연계", ["case-management", "partnership"]),
        ("지역사회서비스 확충 및 사회적경제 활성화", ["community-service", "social-economy"]),
        ("사회서비스 품질 제고 및 사회서비스 일자리 창출", ["service-jobs", "service-quality"]),
        ("민관협력복지사각지대지원", ["blind-spots", "partnership"]),
    ],
)
def test_a_division_that_joins_fields_is_wider_than_each(name: str, fields: list[str]) -> None:
    assert told(name) == [("joined", "narrowMatch", field, False) for field in fields]


def test_a_join_is_a_guess_where_words_are_left_or_only_half_a_name_stands() -> None:
    assert told("사회적 경제 및 일자리창출") == [
        ("joined", "narrowMatch", "service-jobs", True),
        ("joined", "narrowMatch", "social-economy", False),
    ]
    assert [guess for *_, guess in told("통합사례관리/민관협력/꽃심기")] == [True, True]


@pytest.mark.parametrize(
    "name",
    "조례 제정 시행|생산성|대도시|실적|우수사례|사회서비스|사회서비스 바우처|통합지원|일자리|복지|지역복지|노숙인 복지|"
    "지역아동센터 운영|사회복지시설 평가|지역보건의료계획|노인일자리 및 사회활동 지원|지역축제 운영|치매안심센터|·|평가 결과".split(
        "|"
    ),
)
def test_what_fits_nothing_is_left_alone(name: str) -> None:
    assert shipped().matches(name) == (Match("none"),)


def test_two_fields_equally_near_are_a_tie() -> None:
    spine = Spine.of(iter(_labels(("one", "마을 텃밭 가꾸기 으뜸"), ("other", "마을 텃밭 가꾸기 버금"))))
    (match,) = spine.matches("마을 텃밭 가꾸기 딸림")
    assert (match.rule, match.field, match.relation) == ("tie", "", "")
    assert match.guess
    assert match.label
    assert spine.matches("마을 텃밭 가꾸기 으뜸")[0].field == "one"


def _labels(*pairs: tuple[str, str]) -> Sequence[Triple]:
    mint = Minter()
    return [Triple(mint("field", key), SKOS.prefLabel, Literal(label, language="ko")) for key, label in pairs]


def test_a_part_stands_for_itself_and_for_the_wider_field() -> None:
    assert shipped().within("plan-results") == ("plan-results", "plan")
    assert shipped().within("fraud") == ("fraud",)


NAMES = st.text(
    st.sampled_from("지역사회보장계획민관협력자원연계통합돌봄고독사예방 및·/()’23년제4기와과평가"), max_size=30
)


@given(NAMES)
def test_any_name_has_an_answer_and_white_space_in_front_changes_none(name: str) -> None:
    found = shipped().matches(name)
    assert found
    for match in found:
        assert 0 <= match.score <= 1
        assert (match.field in KEYS) == bool(match.relation)
    assert len({m.field for m in found}) == len(found)
    assert shipped().matches(f" {name}") == found


@given(st.sampled_from(sorted(shipped().names)), st.data())
def test_a_label_is_known_however_it_is_spaced(label: str, data: st.DataObject) -> None:
    gaps = data.draw(st.lists(st.sampled_from(["", " ", "\n", "·"]), min_size=len(label), max_size=len(label)))
    spaced = "".join(char + gap for char, gap in zip(label, gaps, strict=True))
    if folded(spaced) == label:  # a gap can make 와 and 과 a particle
        assert shipped().matches(spaced)[0].field == shipped().names[label][0]


def test_every_label_of_the_spine_belongs_to_one_field() -> None:
    labels = [
        (folded(t.object.value), named(t))
        for t in STATED
        if t.predicate in (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)
        and isinstance(t.object, Literal)
        and t.object.language == "ko"
    ]
    assert len(labels) == len({label for label, _ in labels}) > 100


def test_every_field_is_told_in_both_languages_and_stands_in_the_scheme() -> None:
    assert 20 <= len(KEYS) <= 40
    for key in KEYS:
        held = [t for t in STATED if named(t) == FIELDS + key]
        for what in (SKOS.prefLabel, SKOS.definition):
            spoken = sorted(
                str(t.object.language) for t in held if t.predicate == what and isinstance(t.object, Literal)
            )
            assert spoken == ["en", "ko"], (key, what)
        placed = {t.predicate for t in held}
        assert SKOS.inScheme in placed
        assert (SKOS.broader in placed) != (SKOS.topConceptOf in placed), key
    assert set(shipped().broader.values()) <= KEYS


def awarded(*names: str) -> Store:
    """The made-up release with an award in each of these divisions."""
    awards = (replace(FACTS.awards[0], division=name) for name in names)
    return graph(replace(FACTS, awards=tuple(awards), cases=()))


def test_a_mapping_is_a_relation_and_a_record_with_words() -> None:
    store = awarded("통합사례관리/민관협력·자원연계")
    related = ask(store, "SELECT ?f { ?d a wk:Division ; skos:narrowMatch ?f } ORDER BY ?f")
    assert [f.removeprefix(FIELDS) for (f,) in related] == ["case-management", "partnership"]
    records = ask(
        store,
        """PREFIX sssom: <https://w3id.org/sssom/>
        SELECT ?name ?met ?score ?rule ?guess ?exact { ?m a wk:Mapping ; owl:annotatedSource/a wk:Division ;
        owl:annotatedProperty skos:narrowMatch ; owl:annotatedTarget ?f ; sssom:subject_label ?name ;
        sssom:match_string ?met ; sssom:similarity_score ?score ; wk:rule ?rule ; wk:guess ?guess ;
        wk:words/oa:exact ?exact } ORDER BY ?f""",
    )
    name = "통합사례관리/민관협력·자원연계"
    assert records == [
        (name, "통합사례관리", "0.556", "joined", "false", "가람시"),
        (name, "민관협력 및 자원연계", "0.7", "joined", "false", "가람시"),
    ]


def test_a_division_counts_to_its_field_and_the_wider_one() -> None:
    rows = ask(awarded("지역사회보장계획 시행결과"), "SELECT ?l { ?d wk:field ?f . ?f skos:prefLabel ?l } ORDER BY ?l")
    assert rows == [("지역사회보장계획",), ("지역사회보장계획 시행결과",)]


def test_a_division_that_stands_beside_a_field_does_not_count_to_it() -> None:
    store = awarded("찾아가는 보건복지팀")
    assert ask(store, "SELECT ?l { ?d skos:relatedMatch/skos:prefLabel ?l }") == [("찾아가는 보건복지서비스",)]
    assert ask(store, "SELECT ?f { ?d wk:field ?f }") == []


def test_a_guess_that_was_taken_back_leaves_the_division_outside_and_says_so() -> None:
    where = at("돌봄 분야")
    node = Minter()("division", "나눔상-2019", "찾아가는보건복지팀")
    (guess,) = shipped().matches("찾아가는 보건복지팀")
    assert guess.guess
    tail = node.value.removeprefix(BASE)
    back = replace(reading(), undone=frozenset({frozenset({tail, f"field/{guess.field}"})}))
    made = set(mapped(back, node, "찾아가는 보건복지팀", where))
    assert not any(t.predicate == SKOS[guess.relation] for t in made)
    assert {t.object.value for t in made if t.predicate == WK.rule and isinstance(t.object, Literal)} == {"undone"}


def test_a_label_of_the_spine_is_no_guess_to_take_back() -> None:
    where = at("돌봄 분야")
    node = Minter()("division", "나눔상-2019", "통합돌봄사업")
    back = replace(reading(), undone=frozenset({frozenset({node.value.removeprefix(BASE), "field/care"})}))
    assert set(mapped(back, node, "통합돌봄사업", where)) == set(mapped(reading(), node, "통합돌봄사업", where))


def test_what_fits_nothing_is_recorded_as_such() -> None:
    store = awarded("마을방송국 운영")
    rows = ask(
        store,
        """SELECT ?rule ?guess ?target ?exact { ?m a wk:Mapping ; wk:rule ?rule ; wk:guess ?guess ;
        wk:words/oa:exact ?exact OPTIONAL { ?m owl:annotatedTarget ?target } }""",
    )
    assert rows == [("none", "false", "", "가람시")]
    assert ask(store, "SELECT ?f { ?d a wk:Division ; skos:exactMatch|skos:closeMatch|wk:field ?f }") == []


def test_the_same_name_gives_the_same_triples_whatever_else_the_document_says() -> None:
    where, node = at("돌봄 분야"), Minter()("division", "나눔상-2019", "통합돌봄사업")
    alone = set(mapped(reading(), node, "통합돌봄사업", where))
    assert alone == set(mapped(reading(FACTS), node, "통합돌봄사업", where))
    assert Triple(node, SKOS.exactMatch, Minter()("field", "care")) in alone


def test_mappings_conform_and_one_without_its_rule_does_not() -> None:
    awards = tuple(
        replace(FACTS.awards[0], division=name)
        for name in ("통합사례관리/민관협력·자원연계", "지역사회보장계획 시행결과", "마을방송국", "찾아가는 보건복지팀")
    )
    made = [q.triple for q in quads(DOCUMENT, replace(FACTS, awards=awards), RESOLUTIONS, (), REGISTER, DATED)]
    assert validate(made).conforms
    mappings = {t.subject for t in made if t.object == WK.Mapping}
    report = validate(t for t in made if t.predicate != WK.rule or t.subject not in mappings)
    assert {r.focus for r in report.results} == {m.value for m in mappings if hasattr(m, "value")}
