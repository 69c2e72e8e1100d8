"""Nationwide names: found whatever stands inside them, and only where a word begins and ends."""

from __future__ import annotations

from itertools import pairwise

import pytest

from kg.extract.terms import terms
from kg.model.thesaurus import Thesaurus
from tests.extract.conftest import Cut


def read(cut: Cut, thesaurus: Thesaurus, text: str) -> list[tuple[str, str]]:
    return [(text[c.start : c.end], c.key) for c in terms(cut(text), thesaurus)]


@pytest.mark.parametrize(
    ("text", "words", "key"),
    [
        ("맞춤형복지팀을 설치", "맞춤형복지팀", "customised-welfare-team"),
        ("맞춤형 복지\n팀을 배치", "맞춤형 복지\n팀", "customised-welfare-team"),
        ("洞 맞춤형복지팀이", "맞춤형복지팀", "customised-welfare-team"),
        ("좋은이웃들운영", "좋은이웃들", "good-neighbours-watch"),
        ("좋은 이웃들 등", "좋은 이웃들", "good-neighbours-watch"),
        ("희망복지지원단과 함께", "희망복지지원단", "hope-welfare-support-team"),
        ("찾아가는 보건·복지서비스 제공", "찾아가는 보건·복지서비스", "outreach-welfare-service"),
        ("찾아가는보건복지서비스를", "찾아가는보건복지서비스", "outreach-welfare-service"),
        ("사회복지협의회주관", "사회복지협의회", "social-welfare-council"),
    ],
)
def test_a_nationwide_name_is_found(cut: Cut, thesaurus: Thesaurus, text: str, words: str, key: str) -> None:
    assert (words, key) in read(cut, thesaurus, text)


@pytest.mark.parametrize("text", ["새좋은이웃들숲", "지역사회보장협의체원", "통장사본", "가통장을", "3집배원"])
def test_inside_another_word_it_is_none(cut: Cut, thesaurus: Thesaurus, text: str) -> None:
    assert read(cut, thesaurus, text) == []


def test_the_longest_name_wins(cut: Cut, thesaurus: Thesaurus) -> None:
    assert read(cut, thesaurus, "동지역사회보장협의체가") == [("동지역사회보장협의체", "dong-social-security-council")]


def test_names_come_in_order_and_do_not_overlap(cut: Cut, thesaurus: Thesaurus) -> None:
    text = "맞춤형복지팀, 지역사회보장협의체, 좋은 이웃들, 통장협의회, 집배원, 희망복지지원단, 긴급지원 등"
    found = list(terms(cut(text), thesaurus))
    assert len(found) >= 6
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(thesaurus.lookup(text[c.start : c.end]) is thesaurus.term(c.key) for c in found)


@pytest.mark.parametrize(
    ("text", "sure"),
    [("희망복지지원단", True), ("맞춤형복지팀", True), ("통장", False), ("주민", False)],
)
def test_an_everyday_word_needs_support(cut: Cut, thesaurus: Thesaurus, text: str, sure: bool) -> None:
    assert [c.sure for c in terms(cut(text), thesaurus)] == [sure]


@pytest.mark.parametrize("text", ["지자체와 협력하여", "전국 지방자치단체가 참여", "기초자치단체와 함께"])
def test_a_municipality_as_such_is_no_partner(cut: Cut, thesaurus: Thesaurus, text: str) -> None:
    assert read(cut, thesaurus, text) == []


def test_a_ministry_is_nobodys_partner(cut: Cut, thesaurus: Thesaurus) -> None:
    assert list(terms(cut("보건복지부와 함께 추진"), thesaurus)) == []
