"""Candidates made one, supported by lists and added to by them."""

from __future__ import annotations

import pytest

from kg.extract.candidate import ORGANISATION, PROGRAM, Candidate
from kg.extract.groups import groups
from kg.extract.phrases import phrases
from kg.extract.settle import joined, settled
from kg.model.thesaurus import Thesaurus
from tests.extract.conftest import Cut


def test_the_stronger_sign_stays_then_the_longer() -> None:
    quote = Candidate(0, 5, PROGRAM, "program", "quote")
    head = Candidate(0, 8, PROGRAM, "program", "head")
    longer = Candidate(10, 20, PROGRAM, "program", "head")
    shorter = Candidate(12, 20, PROGRAM, "program", "thesaurus", "a-term")
    assert settled([head, quote, shorter, longer], (), "x" * 20) == [quote, longer]


def test_a_nationwide_body_inside_a_longer_name_is_its_own() -> None:
    training = Candidate(0, 12, PROGRAM, "training", "head")
    council = Candidate(0, 9, ORGANISATION, "council", "thesaurus", "social-security-council")
    assert settled([council, training], (), "지역사회보장협의체 교육") == [training, council]


@pytest.mark.parametrize(("text", "kept"), [("복지관과 협력하여", 1), ("복지관 앞 도로", 0)])
def test_an_unsure_body_has_to_take_part(text: str, kept: int) -> None:
    unsure = Candidate(0, 3, ORGANISATION, "welfare", "thesaurus", "welfare-centre", sure=False)
    assert len(settled([unsure], (), text)) == kept


def more(cut: Cut, thesaurus: Thesaurus, text: str, *known: tuple[str, str]) -> list[tuple[str, str]]:
    """What lists add to the names that are known, each with its kind."""
    piece = cut(text)
    parts = tuple(phrases(text, piece.tokens))
    kept = [Candidate(text.index(n), text.index(n) + len(n), kind, "program", "head") for n, kind in known]
    found = joined(piece, parts, tuple(groups(text, parts)), kept, thesaurus)
    return [(text[c.start : c.end], c.kind) for c in found]


def test_a_list_of_programs_names_its_other_items(cut: Cut, thesaurus: Thesaurus) -> None:
    text = "달빛우체통, 온기 밥상 나눔 등 사업을 추진"
    assert more(cut, thesaurus, text, ("달빛우체통", PROGRAM)) == [("온기 밥상 나눔", PROGRAM)]


def test_triangles_join_only_what_was_praised(cut: Cut, thesaurus: Thesaurus) -> None:
    listed = "△달빛우체통 △온기 밥상 알림제 등이 {}"
    praised, summed = listed.format("좋은 점수를 얻었다"), listed.format("사업으로 이어졌다")
    assert more(cut, thesaurus, praised, ("달빛우체통", PROGRAM)) == [("온기 밥상 알림제", PROGRAM)]
    assert more(cut, thesaurus, summed, ("달빛우체통", PROGRAM)) == []


def test_a_single_thing_praised_is_a_name(cut: Cut, thesaurus: Thesaurus) -> None:
    assert more(cut, thesaurus, "어르신 겨울나기 공동생활 등을 높이 사서") == [("어르신 겨울나기 공동생활", PROGRAM)]
    assert more(cut, thesaurus, "어르신 겨울나기 공동생활 등에서 높은 평가를 받아") == []


def test_those_served_join_no_list_of_partners(cut: Cut, thesaurus: Thesaurus) -> None:
    text = "온정재단, 마을 달빛 상점, 치매 환자 등이 참여"
    assert more(cut, thesaurus, text, ("온정재단", ORGANISATION)) == [("마을 달빛 상점", ORGANISATION)]
