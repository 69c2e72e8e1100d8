"""The shipped thesaurus holds together, and its loader says what it holds."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kg.errors import OntologyError
from kg.model.fact import OrganisationType, ProgramType
from kg.model.likeness import normal
from kg.model.shipped import folder
from kg.model.thesaurus import ORGANISATION, PROGRAM, STRONG, WEAK, Head, Term, Thesaurus

TYPES = {PROGRAM: {t.value for t in ProgramType}, ORGANISATION: {t.value for t in OrganisationType}}
HANGUL = re.compile(r"[가-힣]")
DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")

PREFIXES = """@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix schema: <https://schema.org/> .
@prefix org: <http://www.w3.org/ns/org#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix term: <https://w3id.org/welfare-kg/id/term/> . @prefix head: <https://w3id.org/welfare-kg/id/head/> .
@prefix wk: <https://w3id.org/welfare-kg/ontology#> .
"""
COUNCIL = """term:council a skos:Concept ; skos:prefLabel "마을협의체"@ko, "Village council"@en ;
  skos:altLabel "마을 협의회"@ko ; skos:hiddenLabel "마을혐의체"@ko ; skos:definition "뜻."@ko, "Meaning."@en ;
  wk:mentionKind "organisation" ; wk:alsoKind "program" ; wk:termType "network", "council" ; wk:strength "weak" ;
  skos:broader term:fund ; schema:startDate "2015-07"^^xsd:gYearMonth ; schema:endDate "2020"^^xsd:gYear .
"""
FUND = """term:fund a skos:Concept, org:FormalOrganization ; skos:prefLabel "기금재단"@ko, "Fund"@en ;
  skos:definition "뜻."@ko, "Meaning."@en ; wk:mentionKind "organisation" ; wk:termType "welfare" .
"""
CENTRE = """head:centre a skos:Concept ; skos:inScheme <https://w3id.org/welfare-kg/id/scheme/heads> ;
  skos:prefLabel "센터"@ko, "centre"@en ; skos:altLabel "상담센터"@ko ; wk:mentionKind "program" ; wk:alsoKind "organisation" ;
  wk:termType "facility", "welfare" ; wk:strength "strong" .
<https://w3id.org/welfare-kg/id/scheme/heads> wk:generic "다양한"@ko, "사업"@ko ; wk:notProgram "법"@ko, "계획"@ko ;
  wk:notHead "콜센터"@ko .
"""


@pytest.fixture(scope="module")
def shipped() -> Thesaurus:
    return Thesaurus.load()


def written(place: Path, terms: str, heads: str = "") -> Path:
    (place / "thesaurus.ttl").write_text(PREFIXES + terms, encoding="utf-8")
    (place / "heads.ttl").write_text(PREFIXES + heads, encoding="utf-8")
    return place


def test_what_is_written_is_what_is_loaded(tmp_path: Path) -> None:
    read = Thesaurus.load(written(tmp_path, COUNCIL + FUND, CENTRE))
    assert read.terms == (
        Term(
            key="council",
            kind="organisation",
            type="council",
            labels=("마을협의체", "마을 협의회"),
            english="Village council",
            definition="뜻.",
            definition_en="Meaning.",
            also="program",
            also_type="network",
            misspelt=("마을혐의체",),
            strength="weak",
            broader=("fund",),
            start="2015-07",
            end="2020",
        ),
        Term("fund", "organisation", "welfare", ("기금재단",), "Fund", "뜻.", "Meaning.", single=True),
    )
    assert read.heads == (
        Head("센터", "program", "facility", "strong", "centre"),
        Head("상담센터", "program", "facility", "strong", "centre"),
        Head("센터", "organisation", "welfare", "strong", "centre"),
        Head("상담센터", "organisation", "welfare", "strong", "centre"),
    )
    assert read.generic == {"다양한", "사업"}
    assert read.not_programs == {"법", "계획"}


def test_the_longest_noun_heads_and_another_word_hides_it(tmp_path: Path) -> None:
    read = Thesaurus.load(written(tmp_path, "", CENTRE))
    assert [h.noun for h in read.head("금융복지 상담센터")] == ["상담센터", "상담센터"]
    assert [h.kind for h in read.head("마을센터")] == ["program", "organisation"]
    assert read.head("안심콜센터") == ()
    assert read.head("마을") == ()


@pytest.mark.parametrize(
    ("terms", "said"),
    [
        (COUNCIL.replace('"council"', '"village"'), "village"),
        (COUNCIL.replace('"network", ', ""), "do not agree"),
        (COUNCIL.replace('wk:alsoKind "program" ;', ""), "do not agree"),
        (FUND.replace('"welfare"', '"program"'), "do not agree"),
        (COUNCIL + FUND.replace("기금재단", "마을 혐의체"), "council and fund"),
        ("term:broken a skos:Concept ; ;; <", "thesaurus.ttl"),
    ],
)
def test_a_damaged_thesaurus_is_refused(tmp_path: Path, terms: str, said: str) -> None:
    place = written(tmp_path, terms)
    with pytest.raises(OntologyError, match=said):
        Thesaurus.load(place)
    with pytest.raises(OntologyError, match="No such file"):
        Thesaurus.load(place / "elsewhere")


def test_it_covers_the_field(shipped: Thesaurus) -> None:
    assert len(shipped.terms) >= 200
    assert {t.type for t in shipped.terms if t.kind == PROGRAM} == TYPES[PROGRAM]
    assert {t.type for t in shipped.terms if t.kind == ORGANISATION} >= TYPES[ORGANISATION] - {"other"}
    assert {h.type for h in shipped.heads} >= (TYPES[PROGRAM] | TYPES[ORGANISATION]) - {"other"}


def test_every_term_is_named_and_defined_in_both_languages(shipped: Thesaurus) -> None:
    for term in shipped.terms:
        assert HANGUL.search(term.labels[0]) or term.labels[0].isupper(), term.key
        assert term.english, term.key
        assert not HANGUL.search(term.english), term.key
        assert term.definition.endswith("."), term.key
        assert term.definition_en.endswith("."), term.key
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", term.key)


def test_kinds_types_strengths_and_dates_are_of_the_model(shipped: Thesaurus) -> None:
    for term in shipped.terms:
        assert term.type in TYPES[term.kind], term.key
        assert not term.also or (term.also != term.kind and term.also_type in TYPES[term.also]), term.key
        assert term.strength in {STRONG, WEAK}
        assert not term.single or term.kind == ORGANISATION, term.key
        assert all(not day or DATE.fullmatch(day) for day in (term.start, term.end)), term.key
        assert not term.end or term.start <= term.end, term.key
    for head in shipped.heads:
        assert head.type in TYPES[head.kind], head
        assert head.strength in {STRONG, WEAK}, head
        assert head.english, head


def test_labels_are_unique_however_they_are_spaced(shipped: Thesaurus) -> None:
    labels = Counter(normal(label) for t in shipped.terms for label in (*t.labels, *t.misspelt))
    assert [label for label, times in labels.items() if times > 1] == []
    assert set(shipped.variants) == set(labels)
    assert all(count == 1 for count in Counter(t.key for t in shipped.terms).values())
    assert all(count == 1 for count in Counter((normal(h.noun), h.kind) for h in shipped.heads).values())


def test_broader_terms_exist_and_never_lead_back(shipped: Thesaurus) -> None:
    for term in shipped.terms:
        above, seen = list(term.broader), {term.key}
        while above:
            key = above.pop()
            assert key not in seen, term.key
            seen.add(key)
            above.extend(shipped.term(key).broader)


def test_every_label_finds_its_term(shipped: Thesaurus) -> None:
    for term in shipped.terms:
        assert shipped.term(term.key) is term
        for label in (*term.labels, *term.misspelt):
            assert shipped.lookup(label) is term
            assert shipped.lookup(" ".join(label)) is term


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("좋은이웃들", "좋은 이웃들"),
        ("찾아가는 복지서비스", "찾아가는 (보건)복지서비스"),
        ("찾아가는 복지서비스", "찿아가는 보건복지서비스"),
        ("맞춤형복지팀", "맞춤형 복지팀"),
        ("복지통장", "복지(이)통장"),
        ("통·이장", "통ㆍ이장"),
        ("지역사회보장협의체", "지역사회복지협의체"),
    ],
)
def test_spellings_meet_in_one_term(shipped: Thesaurus, one: str, other: str) -> None:
    found = shipped.lookup(one)
    assert found is not None
    assert shipped.lookup(other) is found


@pytest.mark.parametrize(
    ("name", "kind", "type_"),
    [
        ("희망복지지원단", PROGRAM, "team"),
        ("방문간호사", PROGRAM, "role"),
        ("지역사회보장협의체", ORGANISATION, "council"),
        ("집배원", ORGANISATION, "occupation"),
        ("국민건강보험공단", ORGANISATION, "public"),
        ("행정복지센터", ORGANISATION, "government"),
    ],
)
def test_terms_are_of_the_kind_a_reader_expects(shipped: Thesaurus, name: str, kind: str, type_: str) -> None:
    term = shipped.lookup(name)
    assert term is not None
    assert (term.kind, term.type) == (kind, type_)


def test_no_name_is_found_for_what_is_none(shipped: Thesaurus) -> None:
    assert shipped.lookup("") is None
    assert shipped.lookup("온 마을이 함께하는 사업") is None
    with pytest.raises(KeyError):
        shipped.term("nowhere")


@pytest.mark.parametrize(
    ("name", "type_", "strength"),
    [
        ("마음 우체통", "channel", STRONG),
        ("이웃살피기 발굴단", "team", STRONG),
        ("한마음 캠페인", "campaign", STRONG),
        ("새봄 이동빨래방", "facility", STRONG),
        ("든든 네트워크", "network", STRONG),
        ("담당자 교육", "training", WEAK),
        ("한울장학재단", "welfare", STRONG),
        ("한울교육지원청", "education", STRONG),
    ],
)
def test_heads_tell_types(shipped: Thesaurus, name: str, type_: str, strength: str) -> None:
    assert [(h.type, h.strength) for h in shipped.head(name)][:1] == [(type_, strength)]


@pytest.mark.parametrize("name", ["자살예방", "취약집단", "지역사회", "새희망", "국회의원", "복지정책관", "수상자"])
def test_words_that_only_end_like_a_head_have_none(shipped: Thesaurus, name: str) -> None:
    assert shipped.head(name) == ()


@pytest.mark.parametrize(
    "phrase",
    [
        "사업",
        "다양한 사업",
        "복지서비스",
        "맞춤형 서비스",
        "이를 통해",
        "우수사례",
        "지원체계",
        "복지사각지대 해소",
        "민관협력을 통한 자원연계",
    ],
)
def test_phrases_of_generic_words_are_generic(shipped: Thesaurus, phrase: str) -> None:
    assert shipped.is_generic(phrase)


@pytest.mark.parametrize(
    "name", ["장애인 자립지원 사업", "한마음 우체통", "좋은이웃들", "노인일자리사업", "새봄 프로젝트"]
)
def test_one_word_of_its_own_makes_a_name(shipped: Thesaurus, name: str) -> None:
    assert not shipped.is_generic(name)


@pytest.mark.parametrize(
    "quoted",
    [
        "장애인복지법",
        "사회보장급여법 시행령",
        "제4기 기본계획",
        "서비스 제공 분야",
        "복지행정상",
        "부문 대상",
        "정책 토론회",
        "기본계획(안)*",
        "종합계획(2018~",
        "장애인의 날",
    ],
)
def test_laws_plans_and_prizes_are_no_programs(shipped: Thesaurus, quoted: str) -> None:
    assert shipped.is_no_program(quoted)


@pytest.mark.parametrize("quoted", ["사랑의 밥상", "한마음 캠페인", "희망 우체통", "건강교실", "마을약국", ""])
def test_other_quoted_things_may_be_programs(shipped: Thesaurus, quoted: str) -> None:
    assert not shipped.is_no_program(quoted)


def test_the_thesaurus_names_nothing_of_one_province(shipped: Thesaurus) -> None:
    provinces = "서울 부산 대구 인천 광주 대전 울산 세종 경기 강원 충북 충남 전북 전남 경북 경남 제주".split()
    assert [x for t in shipped.terms for x in t.labels if x.startswith(tuple(provinces))] == []


def test_the_ontology_declares_the_properties_it_uses() -> None:
    place = folder("ontology")
    declared = set(re.findall(r"^wk:(\w+) a ", (place / "welfare-kg.ttl").read_text("utf-8"), re.MULTILINE))
    text = "".join((place / name).read_text("utf-8") for name in ("thesaurus.ttl", "heads.ttl"))
    used = set(re.findall(r"\bwk:(\w+)", re.sub(r"(?m)^#.*$", "", text)))
    assert used <= declared


@given(st.text())
@example("ᄀ ᅡ")
@example("a\u0387b")
def test_normal_forms_are_stable(text: str) -> None:
    assert normal(normal(text)) == normal(text)
    assert normal(f" {text}·") == normal(text)
