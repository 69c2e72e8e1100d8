"""Everyday words: what one word has to do with another, in the shipped list and in small ones."""

from __future__ import annotations

from collections import Counter

import pytest
from pyoxigraph import Literal

from kg.finding import places
from kg.model.iri import SKOS
from kg.model.ontology import triples
from kg.registry.register import Register
from kg.search.concepts import FILE, WORDS, Concepts, Said, shipped
from kg.search.tokens import letters

SMALL = Concepts.of(
    [
        ("laundry", "ko", "빨래"),
        ("laundry", "ko", "세탁"),
        ("laundry", "en", "laundry"),
        ("debt", "ko", "빚"),
        ("alone", "ko", "혼자 사는"),
        ("centre", "en", "health centre"),
    ]
)


def explained(text: str) -> str:
    """A text with the official words for what it says."""
    return SMALL.explained(text, SMALL.said(text))


@pytest.mark.parametrize("text", ["이동빨래방", "세탁을 해 주는", "Laundries"])
def test_one_thing_in_many_words(text: str) -> None:
    assert "laundry" in SMALL.keys(text)


def test_the_word_is_as_the_text_has_it() -> None:
    assert list(SMALL.said("혼자  사는 이웃")) == [Said("alone", "혼자  사는")]


@pytest.mark.parametrize(
    ("text", "meant"), [("빚 문제", True), ("빚을 진", True), ("빚어 만든", False), ("눈빚", False)]
)
def test_a_syllable_counts_only_as_a_word(text: str, meant: bool) -> None:
    assert ("debt" in SMALL.keys(text)) is meant


def test_english_words_go_together() -> None:
    assert SMALL.keys("a Health Center nearby") == {"centre"}
    assert SMALL.keys("health of the center") == {"centre"}
    assert SMALL.keys("health") == set()


def test_the_official_word_is_put_behind_an_everyday_one() -> None:
    assert explained("세탁해 주나요") == "세탁해 주나요 (빨래)"
    assert explained("빨래해 주나요") == "빨래해 주나요"
    assert explained("주차장") == "주차장"


def test_no_more_official_words_than_tell() -> None:
    many = Concepts.of([(str(n), "ko", word) for n in range(9) for word in (f"공식{n}", f"평소{n}")])
    text = "평소1 평소2 평소3 평소4"
    assert many.explained(text, many.said(text)) == f"{text} (공식1, 공식2, 공식3)"


TEXTS = ["빚 문제", "눈빚", "혼자  사는 이웃의 세탁", "a Health Center nearby", "빨래방과 세탁소, laundries", ""]


@pytest.mark.parametrize("text", TEXTS)
def test_words_for_some_concepts_are_those_of_all(text: str) -> None:
    every = list(SMALL.said(text))
    assert SMALL.saying(text, letters(text), SMALL.keys(text)) == every
    assert SMALL.saying(text, letters(text), {"debt"}) == [said for said in every if said.key == "debt"]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("혼자 사는 노인", "홀몸어르신"),
        ("우편배달부", "집배원"),
        ("세탁", "이동빨래방"),
        ("젊은이", "청년"),
        ("visiting nurse", "방문간호사"),
        ("single-parent families", "한부모가족"),
        ("dementia", "치매진단"),
        ("형편이 딱한 집", "저소득층"),
        ("목숨을 끊는", "자살예방"),
        ("오토바이 배달 기사", "택배기사"),
        ("foster family", "가정위탁 아동"),
        ("social withdrawal", "은둔형 외톨이"),
        ("빚을 못 갚아 파산", "부채 상담"),
        ("보육원", "그룹홈"),
        ("hearing aid", "보장구 수리"),
    ],
)
def test_the_shipped_words_meet(asked: str, said: str) -> None:
    assert shipped().keys(asked) & shipped().keys(said)


@pytest.mark.parametrize(
    ("one", "other"),
    [("도서관", "경로당"), ("일자리", "빨래"), ("창업", "치매"), ("기초연금", "아동수당"), ("경찰", "소방관")],
)
def test_the_shipped_words_keep_apart_what_is_apart(one: str, other: str) -> None:
    assert not shipped().keys(one) & shipped().keys(other)


def test_every_shipped_concept_speaks_both_languages() -> None:
    held = [t for t in triples(FILE) if t.predicate == SKOS.prefLabel and WORDS in str(t.subject)]
    spoken = Counter((str(t.subject), t.object.language) for t in held if isinstance(t.object, Literal))
    concepts = {subject for subject, _ in spoken}
    assert len(concepts) > 250
    assert spoken == Counter({(c, language): 1 for c in concepts for language in ("ko", "en")})


@pytest.mark.parametrize(
    ("text", "not_meant"),
    [
        ("평택시 복지", "transport"),
        ("상주시", "deploy"),
        ("예산군", "budget"),
        ("연수구", "education"),
        ("아이디어 공모", "child"),
        ("익산시장", "traditional-market"),
        ("최우수상", "award"),
        ("시의원", "hospital"),
        ("의사소통", "doctor"),
        ("의사결정을", "doctor"),
        ("경비원", "budget"),
        ("구비서류", "own-budget"),
        ("공동체", "cooperation"),
        ("안전", "crime"),
        ("다문화", "culture"),
        ("이 동네", "mobile"),
    ],
)
def test_two_syllables_of_a_longer_word_are_no_word(text: str, not_meant: str) -> None:
    assert not_meant in shipped().official
    assert not_meant not in shipped().keys(text)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("택시비", "transport"),
        ("의사가", "doctor"),
        ("복지예산을", "budget"),
        ("이동빨래방", "laundry"),
        ("무료진료", "medical"),
        ("기초연금", "pension"),
        ("1인가구", "household"),
        ("이웃을 돌보던", "care"),
        ("접수된", "application"),
        ("살 곳", "housing"),
        ("영구임대아파트야간돌봄", "night"),
    ],
)
def test_two_syllables_that_are_a_word_or_part_of_a_compound(text: str, meant: str) -> None:
    assert meant in shipped().keys(text)


def test_no_name_of_a_municipality_says_anything_else() -> None:
    register = Register.load()
    names = {name.label for name in places(register)} | {n.form for n in places(register) if n.form[-1] in "시군구도"}
    assert len(names) > 250
    assert {name: keys for name in names if (keys := shipped().keys(name))} == {}


def test_an_endless_word_is_read_all_the_same() -> None:
    assert "transport" in shipped().keys("택시" + "기관" * 500)
    assert "transport" not in shipped().keys("택시" + "관기" * 10 + "뷁")
