"""The form in which two mentions are one name, and the nationwide term a name means without its owner or its 사업."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model.thesaurus import ORGANISATION, PROGRAM, STRONG, WEAK, Head, Term, Thesaurus
from kg.registry import spelling

THESAURUS = Thesaurus.of(
    [
        Term("neighbours", PROGRAM, "program", ("착한이웃들",), "Neighbours"),
        Term("clinic", PROGRAM, "facility", ("이음마당",), "Clinic"),
        Term("everyday", PROGRAM, "service", ("밑반찬나눔",), "Everyday", strength=WEAK),
    ],
    [
        Head("센터", PROGRAM, "facility", STRONG),
        Head("봉사단", ORGANISATION, "civic", STRONG),
        Head("집배원", ORGANISATION, "occupation", STRONG),
    ],
    generic=["통합", "지원"],
)
HERE = ("전라도", "가람시")


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("온정 우체통", "온정우체통"),
        ("“온정” 우체통", "온정우체통"),
        ("가람시 온정우체통", "온정우체통"),
        ("전라도 가람시 온정우체통", "온정우체통"),
        ("가람 온정우체통", "가람온정우체통"),
        ("가람시민 모임터", "가람시민모임터"),
        ("가람시 모임", "가람시모임"),
        ("온정우체통 사업", "온정우체통"),
        ("온정우체통 사업 운영", "온정우체통"),
        ("온정센터 운영", "온정센터"),
        ("온정센터 사업", "온정센터사업"),
        ("온정봉사단 사업", "온정봉사단사업"),
        ("복덩이집배원 사업", "복덩이집배원"),
        ("통합지원 사업", "통합지원사업"),
        ("온정 시범사업", "온정시범사업"),
        ("새싹사업", "새싹사업"),
    ],
)
def test_canonical_form_of_a_program(name: str, form: str) -> None:
    assert spelling.canonical(name, PROGRAM, HERE, THESAURUS) == form


def test_an_organisation_keeps_its_last_noun() -> None:
    assert spelling.canonical("가람시 온정나눔사업", ORGANISATION, HERE, THESAURUS) == "온정나눔사업"


def test_without_a_place_nothing_is_its_own() -> None:
    assert spelling.owned("가람시 온정우체통", ("", "")) == "가람시온정우체통"


@pytest.mark.parametrize(
    ("name", "kind", "key"),
    [
        ("착한 이웃들", PROGRAM, "neighbours"),
        ("가람시 착한이웃들 사업", PROGRAM, "neighbours"),
        ("가람시 이음마당", PROGRAM, "clinic"),
        ("이음마당 사업", PROGRAM, None),
        ("밑반찬 나눔", PROGRAM, None),
        ("착한이웃들", ORGANISATION, None),
        ("온정우체통", PROGRAM, None),
    ],
)
def test_the_term_that_a_name_means(name: str, kind: str, key: str | None) -> None:
    term = spelling.read(name, kind, HERE, THESAURUS)[1]
    assert (term.key if term else None) == key


@given(st.text("가람시온정우체통사업운영 ‘’", max_size=14))
def test_a_canonical_form_is_its_own(name: str) -> None:
    form = spelling.canonical(name, PROGRAM, ("", ""), THESAURUS)
    assert spelling.canonical(form, PROGRAM, ("", ""), THESAURUS) == form
