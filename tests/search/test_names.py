"""Names in questions, held against the shipped register and the shipped document's programs and bodies."""

from __future__ import annotations

import pytest

from kg.errors import NotFound
from kg.narrowing import narrowed
from kg.search.names import Found, folded, found, older, regions, unnamed
from kg.search.searcher import Searcher


def things(searcher: Searcher, question: str) -> set[str]:
    return {hit.thing.partition("/")[2] for hit in found(question, searcher.catalog)}


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("순천시 한부모가족", "suncheon-si"),
        ("순천 빨래방", "suncheon-si"),
        ("single parents in Suncheon", "suncheon-si"),
        ("Suncheon-si", "suncheon-si"),
        ("Sunchon", "suncheon-si"),
        ("Pusan livelihood", "busan"),
        ("Cheju", "jeju"),
        ("전북에서", "jeonbuk"),
        ("전북특별자치도", "jeonbuk"),
        ("익산시청의 사례", "iksan-si"),
        ("전라북도익산시 나눔", "iksan-si"),
        ("이리시", "iksan-si"),
        ("성주", "seongju-gun"),
    ],
)
def test_a_municipality_by_any_of_its_names(searcher: Searcher, question: str, meant: str) -> None:
    assert meant in things(searcher, question)


@pytest.mark.parametrize(("question", "meant"), [("순쳔시 사업", "suncheon-si"), ("Suncheonn", "suncheon-si")])
def test_a_misspelt_name_is_a_guess(searcher: Searcher, question: str, meant: str) -> None:
    hits = [hit for hit in found(question, searcher.catalog) if hit.thing.endswith(meant)]
    assert hits
    assert all(hit.guess for hit in hits)


@pytest.mark.parametrize(
    "question", ["자체 예산 확보", "고령 친화", "이동구간", "영양 상담", "training for managers", "돌봄"]
)
def test_everyday_words_are_no_municipalities(searcher: Searcher, question: str) -> None:
    assert not [hit for hit in found(question, searcher.catalog) if hit.kind == "municipality"]


def test_a_region_takes_in_its_provinces(searcher: Searcher) -> None:
    assert things(searcher, "호남의 집배원") >= {"jeonbuk", "jeonnam", "gwangju"}


def test_programs_and_bodies_of_the_graph(searcher: Searcher) -> None:
    kinds = {hit.kind: hit for hit in found("좋은 이웃들과 성우희망재단", searcher.catalog)}
    assert kinds["program"].thing == "program/good-neighbours-watch"
    assert kinds["organisation"].label == "성우희망재단"
    assert kinds["organisation"].word == "성우희망재단"


def test_english_labels_of_the_thesaurus_are_names(searcher: Searcher) -> None:
    assert "customised-welfare-team" in things(searcher, "customised welfare team")


def test_of_names_within_one_another_the_longest(searcher: Searcher) -> None:
    words = [hit.word for hit in found("순천교육지원청", searcher.catalog)]
    assert words == ["순천교육지원청"]


def test_a_question_without_names(searcher: Searcher) -> None:
    assert found("", searcher.catalog) == ()
    assert found("🙂 ?", searcher.catalog) == ()


def test_old_and_new_romanisation_are_one() -> None:
    assert older("pusan") == older("busan")
    assert older("inchon") == older("incheon")
    assert older("taejon") == older("daejeon")
    assert older("busan") != older("ulsan")


def test_regions_are_made_of_provinces() -> None:
    capital = {name.thing for name in regions() if name.form == "수도권"}
    assert capital == {"municipality/seoul", "municipality/incheon", "municipality/gyeonggi"}


def test_what_is_found_is_told_once(searcher: Searcher) -> None:
    hits = found("부산 부산 부산광역시", searcher.catalog)
    assert len(hits) == len(set(hits))
    assert isinstance(hits[0], Found)


@pytest.mark.parametrize(
    ("question", "left"), [("평택시 택시", "택시"), ("예산", "예산"), ("호남의 집배원", "의집배원"), ("순천", "순천")]
)
def test_a_place_is_no_everyday_word(searcher: Searcher, question: str, left: str) -> None:
    assert folded(unnamed(question, found(question, searcher.catalog))) == left


@pytest.mark.parametrize(
    "question", ["dong office", "the nam program", "village care in every dong", "영동권 산불", "영동지방의 어르신"]
)
def test_parts_of_names_are_no_municipalities(searcher: Searcher, question: str) -> None:
    assert not [hit for hit in found(question, searcher.catalog) if hit.thing.endswith(("-gu", "-gun"))]


@pytest.mark.parametrize(("question", "meant"), [("Dong-gu welfare", "동구"), ("dong", "동구"), ("Nam gu", "남구")])
def test_short_names_in_full_or_by_themselves_are(searcher: Searcher, question: str, meant: str) -> None:
    assert meant in {hit.label for hit in found(question, searcher.catalog)}


def test_yeongdong_is_a_county_and_a_region_only_as_one(searcher: Searcher) -> None:
    assert {hit.kind for hit in found("영동", searcher.catalog)} == {"municipality"}
    assert things(searcher, "영동") == {"yeongdong-gun"}
    assert {hit.kind for hit in found("영동지방", searcher.catalog)} == {"region"}
    assert things(searcher, "영동권") == {"gangwon"}


@pytest.mark.parametrize("value", ["호남", "수도권", "영동지방", "Honam", "Capital area"])
def test_a_region_is_no_municipality_to_narrow_by(searcher: Searcher, value: str) -> None:
    with pytest.raises(NotFound):
        narrowed(searcher.catalog, {"municipality": value})


@pytest.mark.parametrize(
    ("question", "kind", "label"),
    [
        ("전라복도 복지", "municipality", "전북특별자치도"),
        ("좋은이우들", "program", "좋은이웃들"),
        ("좋은 이우들의 활동", "program", "좋은이웃들"),
        ("성우희망재당에서", "organisation", "성우희망재단"),
    ],
)
def test_misspelt_provinces_programs_and_bodies_are_guesses(
    searcher: Searcher, question: str, kind: str, label: str
) -> None:
    hits = [hit for hit in found(question, searcher.catalog) if (hit.kind, hit.label) == (kind, label)]
    assert hits
    assert all(hit.guess for hit in hits)


@pytest.mark.parametrize(
    "question", ["맞춤형복지팀 설치율", "혼자 사는 노인이 집에서 돌아가시는 걸 막은 곳?", "반도체 수출 실적"]
)
def test_what_is_spelt_well_is_no_guess(searcher: Searcher, question: str) -> None:
    assert not [hit for hit in found(question, searcher.catalog) if hit.guess]


def test_a_long_question_of_strange_words_is_read(searcher: Searcher) -> None:
    assert not [hit for hit in found("뷁쉛 쉛뷁궯 " * 60, searcher.catalog) if not hit.guess]
