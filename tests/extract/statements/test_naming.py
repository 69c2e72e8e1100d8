from __future__ import annotations

import pytest

from kg.extract.places import Places
from kg.extract.statements.naming import Naming
from tests.extract.conftest import plain


@pytest.fixture
def naming(places: Places) -> Naming:
    return Naming(places)


def names(naming: Naming, text: str) -> list[str]:
    content = plain(text)
    return [f"{f.name.sido} {f.name.text}".strip() for f in naming.complete(content, naming.places.find(content))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("중소도시는 구미, 진주, 과천, 태백시가 뽑혔다", ["구미", "진주", "과천", "태백시"]),
        ("부산 북·금정·영도구가 뽑혔다", ["부산 북", "부산 금정", "부산 영도구"]),
        ("완주·무주군이 뽑혔다", ["완주", "무주군"]),
        ("서울 도봉·노원구, 대전, 경기 남양주 등이", ["서울 도봉", "서울 노원구", "대전", "경기 남양주"]),
        ("전북·수원·강원 양구군이", ["전북", "수원", "강원 양구군"]),
        ("구 단위 3개(서울 관악, 부산 남, 대전 서)", ["서울 관악", "부산 남", "대전 서"]),
        ("군 단위 2개(경북 성주·칠곡)", ["경북 성주", "경북 칠곡"]),
        ("도내 4개 시군(정읍, 남원, 장수, 부안)도", ["정읍", "남원", "장수", "부안"]),
        ("대상은 전남 순천시다.", ["전남 순천시"]),
        ("최고점은 전남 순창군이 얻었다", ["전남 순창군"]),
    ],
)
def test_a_list_shows_what_a_name_is(naming: Naming, text: str, expected: list[str]) -> None:
    assert names(naming, text) == expected


@pytest.mark.parametrize("text", ["행사(음악, 무용, 연극)가 열렸다", "보건·복지 사업", "지자체 3곳(가나, 다라, 마바)"])
def test_other_lists_hold_no_names(naming: Naming, text: str) -> None:
    assert names(naming, text) == []


def test_a_name_keeps_the_words_of_the_source(naming: Naming) -> None:
    content = plain("부산 북·금정구가")
    first = naming.complete(content, naming.places.find(content))[0]
    assert (content.text[first.start : first.end], first.name.span.of(content.text)) == ("부산 북", "북")
