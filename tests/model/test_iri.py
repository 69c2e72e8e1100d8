"""IRIs are readable, valid, and the same whenever they are minted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from kg.model.iri import BASE, PREFIXES, WK, Minter, digest, slug
from kg.model.span import Span

mint = Minter()
text = st.text(st.characters(exclude_categories=["Cs"]))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("햇살우체통", "햇살우체통"),
        ("햇살 우체통", "햇살우체통"),
        ("희망(날개)우체통", "희망-날개-우체통"),
        ("보건·복지·의료 3for1", "보건-복지-의료3for1"),
        ("３for１", "3for1"),
        ("洞중심 복지", "洞중심복지"),
        ("a/b?c#d%20", "a-b-c-d-20"),
        ("  끝.", "끝"),
    ],
)
def test_slug_keeps_letters_and_drops_what_an_iri_cannot_hold(name: str, expected: str) -> None:
    assert slug(name) == expected


def test_a_name_of_signs_alone_still_has_a_slug() -> None:
    assert slug("※") == digest("※")
    assert slug("※") != slug("○")


@given(text)
def test_any_name_makes_a_valid_iri_of_one_segment(name: str) -> None:
    part = slug(name)
    assert part
    assert mint("program", part).value == f"{BASE}program/{part}"
    assert not set(part) & set("/?#%: ")


@given(text)
def test_slugs_are_stable_under_white_space_and_themselves(name: str) -> None:
    assert slug(f" {name}\n") == slug(name) or not any(c.isalnum() for c in name)
    assert slug(slug(name)) == slug(name)


@given(text, text)
def test_different_files_never_share_an_iri(one: str, other: str) -> None:
    assert (mint.document(one) == mint.document(other)) == (one == other)


@pytest.mark.parametrize("name", [".", "..", "", "/", "../../x", "a b", "a-b", "a--b", "보도.txt", "보도 .txt"])
def test_a_file_name_is_one_safe_segment(name: str) -> None:
    part = mint.file(name)
    assert part.strip(".")
    assert "/" not in part


def test_an_ordinary_file_name_is_kept() -> None:
    assert mint.document("2017-12-11-awards.txt").value == f"{BASE}document/2017-12-11-awards.txt"


def test_words_are_named_after_their_place() -> None:
    assert mint.words("a.txt", Span(3, 7)).value == f"{BASE}words/a.txt/3-7"


def test_a_nationwide_thing_has_no_owner_and_a_local_one_has() -> None:
    assert mint.program("맞춤형 복지팀", owner="x", key="team") == mint.program("맞춤형복지팀", owner="y", key="team")
    assert mint.program("발굴단", owner="x") != mint.program("발굴단", owner="y")
    assert mint.organisation("재단", owner="x") != mint.program("재단", owner="x")
    assert mint.organisation("재단", key="k").value == f"{BASE}organisation/k"


def test_the_base_is_a_setting() -> None:
    assert Minter("http://localhost/").municipality("m").value == "http://localhost/municipality/m"


def test_a_namespace_gives_terms_by_attribute_and_by_item() -> None:
    assert WK.Award == WK["Award"] == NamedNode(PREFIXES["wk"] + "Award")
    with pytest.raises(AttributeError):
        _ = WK.__wrapped__
