"""Whose a text is: labels, topics, clauses and headings; lists and ministries that own nothing; inheritance."""

from __future__ import annotations

import pytest

from kg.extract.owners import Switch, owners, subjects
from kg.extract.places import Places
from kg.model.document import Block, BlockKind, Document
from tests.extract.conftest import Read, plain

Told = list[tuple[int, str, str]]


def told(places: Places, text: str, kind: BlockKind = BlockKind.BULLET) -> Told:
    content = plain(text)
    found = places.find(content)
    held = subjects(Block(0, kind, 0, "", content), found)
    return [(s.at, s.place.text if s.place else "", s.how) for s in held]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("(전남 순천시) 지역의 여러 주체가 참여", (0, "순천시", "label")),
        ("(부산광역시) 이웃을 살피는 사업", (0, "부산광역시", "label")),
        ("(서울 성북) 마을기업을 통해", (0, "성북", "label")),
        ("마을을 잇는 밥상 · (정읍시) 동네 부엌", (12, "정읍시", "label")),
        ("부산 기장군은 지역 특성에 맞는", (0, "기장군", "topic")),
        ("올해 부산 기장군은 지역 특성에 맞는", (3, "기장군", "topic")),
        ("익산시의 경우 집배원이", (0, "익산시", "topic")),
        ("익산시도 나섰다", (0, "익산시", "topic")),
        ("정읍시(시장 홍길동)는 이웃을", (0, "정읍시", "topic")),
        ("달빛센터(경기도 안산시 소재)는 매주", (0, "안산시", "topic")),
        ("철원군 달빛센터 1호점에서는 야간에도", (0, "철원군", "topic")),
        ("최우수상을 수상한 철원군 달빛센터는 야간에도", (10, "철원군", "topic")),
        ("철원군 온기센터와 관내 25개 달빛센터는 야간에도", (0, "철원군", "topic")),
        ("익산시, 복지행정 대상 수상", (0, "익산시", "headline")),
    ],
)
def test_a_municipality_takes_over_where_it_is_the_subject(
    places: Places, text: str, subject: tuple[int, str, str]
) -> None:
    assert told(places, text) == [subject]


@pytest.mark.parametrize(
    "text",
    [
        "이 사업은 익산시와 함께 추진한다",
        "집배원이 익산시에 알린다",
        "협약(익산시, 정읍시)을 맺고 이웃을",
        "안전망을 넓힌 곳으로 익산시를 꼽았다",
        "온기센터는 익산시에서 가장 먼저 문을 열어",
    ],
)
def test_who_is_only_mentioned_owns_nothing(places: Places, text: str) -> None:
    assert told(places, text) == []


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("부산 남구와 북구는 함께", 7),
        ("익산시, 정읍시는 나란히", 5),
        ("익산시 등은 이웃을 살폈다", 0),
        ("익산시, 정읍시 등은 이웃을 살폈다", 5),
    ],
)
def test_several_together_own_nothing(places: Places, text: str, at: int) -> None:
    assert told(places, text) == [(at, "", "topic")]


@pytest.mark.parametrize(
    "text",
    [
        "보건복지부(장관 홍길동)는 익산시를 격려",
        "위원회는 익산시를 꼽았다",
        "다른 지자체는 아직",
        "김 과장은 “이웃이 먼저”라고",
        "우수 자치단체들은 이를",
    ],
)
def test_a_ministry_or_others_take_the_text_away(places: Places, text: str) -> None:
    assert [(place, how) for _, place, how in told(places, text)] == [("", "other")]


def test_a_mayor_who_is_quoted_speaks_for_the_municipality(places: Places) -> None:
    assert told(places, "구청장은 “이웃이 먼저”라고") == []


def test_two_topics_follow_each_other(places: Places) -> None:
    text = "전북 익산시는 먼저 나섰고, 정읍시는 이어 나섰다"
    assert told(places, text) == [(0, "익산시", "topic"), (text.index("정읍시"), "정읍시", "topic")]


def test_a_clause_before_the_name_says_what_it_did(places: Places) -> None:
    text = "▲ 홀로 사는 이웃을 찾아 밥상을 나눈 정읍시, ▲ 폐가를 고쳐 쉼터로 내준 전북 익산시 등이다"
    assert told(places, text) == [(1, "정읍시", "clause"), (text.index("▲", 3) + 1, "익산시", "clause")]


@pytest.mark.parametrize(
    "text",
    ["< 전북 익산시 >", "[나눔 분야 : 전북 익산시]", "돌봄 - 전북 익산시", "우수사례 (익산시)", "【익산시】"],
)
def test_a_heading_that_is_about_one_municipality(places: Places, text: str) -> None:
    assert told(places, text, BlockKind.HEADING) == [(0, "익산시", "heading")]


@pytest.mark.parametrize("text", ["사례 1. 익산시와 정읍시", "익산시의 우수사례", "[분야 : 익산시, 정읍시]"])
def test_a_heading_that_is_not(places: Places, text: str) -> None:
    assert told(places, text, BlockKind.HEADING) == []


def switched(document: Document, places: Places) -> dict[str, list[str]]:
    """By the first word of each block: the owners that follow each other in it."""
    found = {b.index: places.find(b.content) for b in document.blocks}
    whose = owners(document, found)
    assert [at for held in whose.values() for at, _ in held[:1]] == [0] * len(document.blocks)
    assert all(list(held) == sorted(held, key=_at) for held in whose.values())
    return {document.blocks[i].text.split()[0]: [p.text if p else "" for _, p in held] for i, held in whose.items()}


def _at(switch: Switch) -> int:
    return switch[0]


BODY = """□ 올해 평가에서는 여러 곳이 이웃을 살폈다.

○ 전남 순천시는 이웃*을 살피는 마을 사업을 넓혔다.

* 홀로 사는 어르신 열두 분을 대상으로 한다

- 골목마다 우체통을 놓아 소식을 들었다.

○ 모두가 나서 밥상을 나누었다.
"""


def test_what_hangs_under_a_block_inherits_from_it(reads: Read, places: Places) -> None:
    whose = switched(reads(BODY), places)
    assert whose["홀로"] == ["순천시"]
    assert whose["골목마다"] == ["순천시"]
    assert whose["모두가"] == [""]
    assert whose["전남"] == ["", "순천시"]


def test_a_note_is_of_whom_its_stars_stand_by(reads: Read, places: Places) -> None:
    text = "○ 전남 순천시는 밥상*을 나누었고, 정읍시는 쉼터**를 열었다.\n\n* 밥상지기 열두 분\n\n** 폐가 세 곳을 고침\n"
    whose = switched(reads(text), places)
    assert (whose["밥상지기"], whose["폐가"]) == (["순천시"], ["정읍시"])


def test_a_paragraph_goes_on_with_the_one_before(reads: Read, places: Places) -> None:
    text = "익산시는 골목마다 우체통을 놓아 소식을 들었다.\n\n매달 열두 집을 찾아 밥상을 나누고 집도 고쳤다.\n\n정읍시는 쉼터를 열었다.\n"
    whose = switched(reads(text), places)
    assert whose["매달"] == ["익산시"]
    assert whose["정읍시는"] == ["익산시", "정읍시"]


def test_a_heading_owns_what_stands_under_it(reads: Read, places: Places) -> None:
    text = "< 전북 익산시 >\n\n○ 이웃이 이웃을 살피는 안전망을 만들었다.\n\n- 골목마다 우체통을 놓았다.\n"
    whose = switched(reads(text), places)
    assert whose["이웃이"] == ["익산시"]
    assert whose["골목마다"] == ["익산시"]


def test_an_article_about_one_municipality_is_its_own_throughout(reads: Read, places: Places) -> None:
    text = "익산시, 복지행정상 대상 수상\n\n복지부는 익산시의 노력을 높이 샀다.\n\n온기지킴이도 큰 힘이 됐다.\n"
    assert switched(reads(text), places)["온기지킴이도"] == ["익산시"]


def test_a_release_that_opens_with_the_ministry_is_nobodys(reads: Read, places: Places) -> None:
    text = "복지부는 올해 결과를 발표했다.\n\n익산시는 대상을 받았다.\n\n복지부는 축하했다.\n\n앞으로도 힘쓸 것이라고 밝혔다.\n"
    assert switched(reads(text), places)["앞으로도"] == [""]


def test_brackets_that_lead_rows_are_labels(places: Places) -> None:
    text = "병원 : (대구) 달빛병원 (인천) 별빛병원, 햇살병원 (전남) 온정병원"
    assert [(place, how) for _, place, how in told(places, text)] == [
        ("대구", "label"),
        ("인천", "label"),
        ("전남", "label"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "온기봉사단(서울 도봉구 소재), 달빛가게(경남 거창군 소재)는 이웃을 도왔다",
        "인천, 울산, 전북에 사는 청년은 누구나 오면 된다",
    ],
)
def test_several_places_own_nothing_together(places: Places, text: str) -> None:
    assert [place for _, place, _ in told(places, text) if place] == []


def test_where_and_when_something_was_held_is_no_subject(places: Places) -> None:
    assert told(places, "9월 14일(목) 9시 서울에서 모여 밥상을 나누었다") == []
    assert told(places, "대구광역시에서 발생한 사고를 살폈다") == []


def test_a_venue_that_lies_in_a_municipality_is_no_subject(places: Places) -> None:
    assert told(places, "오후 4시, 서울 마포구 소재 달빛회관에서 어려움을 겪는 이웃을 위해") == []
    assert told(places, "두 번째로, 익산시 복지재단 김온정 연구위원은 사례를 소개") == []
