from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extract.places import Places
from kg.extract.statements.clause import carried, ties
from kg.extract.statements.naming import Naming
from kg.extract.statements.ranks import Form, Rank
from tests.extract.conftest import plain

Tied = Callable[[str], list[str]]


@pytest.fixture
def tied(places: Places) -> Tied:
    def read(text: str) -> list[str]:
        content = plain(text)
        names = Naming(places).complete(content, places.find(content))
        return [f"{t.found.name.text if t.found else '-'} {t.rank.grade}" for t in ties(text, names)]

    return read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("서울 은평구는 최우수상을, 경기 시흥시는 우수상을 받았다.", ["은평구 최우수", "시흥시 우수"]),
        ("경기 시흥시가 대상, 전남 영암군과 경북 의성군이 우수상이다.", ["시흥시 대상", "영암군 우수", "의성군 우수"]),
        ("최우수상은 경기 시흥시, 우수상은 전남 영암군에 돌아갔다.", ["시흥시 최우수", "영암군 우수"]),
        ("대상에 경기 시흥시, 우수상에 전남 영암군이 각각 뽑혔다.", ["시흥시 대상", "영암군 우수"]),
        ("서울 은평구 등 4곳을 최우수 기관으로 뽑았다.", ["은평구 최우수"]),
        ("부산 영도구, 대전 동구 등 4개 지자체에는 '발전상'을 주었다.", ["영도구 발전상", "동구 발전상"]),
        ("서울 은평구는 민관협력 부문 대상과 사후관리 부문 우수상을 받았다.", ["은평구 대상", "은평구 우수"]),
        ("대도시는 서울 은평구, 농어촌은 전남 영암군을 최우수기관으로 정했다.", ["은평구 최우수", "영암군 최우수"]),
        ("대구 남구(최우수), 부산 동구, 인천 계양구(이상 우수)다.", ["남구 최우수", "동구 우수", "계양구 우수"]),
        (
            "대구 남구(최우수), 부산 동구(이하 우수), 인천 계양구가 우수기관으로 뽑혔다.",
            ["남구 최우수", "동구 우수", "계양구 우수"],
        ),
        ("우수기관으로 대구 남구(최우수상), 부산 동구(우수상)가 뽑혔다.", ["남구 최우수", "동구 우수"]),
        ("(대상)대구 남구, (최우수상)부산 동구, 인천 계양구가 뽑혔다.", ["남구 대상", "동구 최우수", "계양구 최우수"]),
        ("<대상> 대구 남구 <우수상> 부산 동구", ["남구 대상", "동구 우수"]),
        ("대상을 차지한 부산 동구는 점자를 넣었다.", ["동구 대상"]),
        ("우수 지자체로 부산 동구와 대구 남구가 대상을 수상했다.", ["동구 대상", "남구 대상"]),
        ("서울 은평구와 경기 시흥시가 각각 대상과 우수상을 받았다.", ["은평구 대상", "시흥시 우수"]),
        ("부산 동구가 대상이고 모두 30곳이 우수 자치단체로 뽑혔다.", ["동구 대상"]),
        ("전남 영암군의 ‘달빛 마실’이 최우수상을 받았다.", ["영암군 최우수"]),
        ("인천광역시는 계양구와 부평구가 최우수상을 받았다고 밝혔다.", ["계양구 최우수", "부평구 최우수"]),
        ("민관협력 분야는 우수상이다.", ["- 우수"]),
    ],
)
def test_gives_each_grade_to_whom_the_clause_means(tied: Tied, text: str, expected: list[str]) -> None:
    assert tied(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "행사는 서울 중구 한국프레스센터에서 열렸다.",
        "대상을 수상한 전남 영암군 홍길동 대표는 웃었다.",
        "전남 영암군에서 열린 축제는 시민을 대상으로 한다.",
        "우수상은 복지과가 받았다.",
        "최우수기관으로 선정된 서울 강서구 노인복지관은 문을 넓혔다.",
        "여성친화도시로 부산 북구와 경남 거창군이 지정됐다.",
        "발표 지자체는 서울 광진구, 대구 달서구 등이다.",
    ],
)
def test_gives_none_to_places_persons_and_bodies(tied: Tied, text: str) -> None:
    assert tied(text) == []


def test_a_topic_goes_on_over_the_next_group(places: Places) -> None:
    rank = Rank(0, 2, "우수", Form.TOPIC)
    text = "농어촌에서는 충북 옥천군, 전남 해남군이었다."
    assert [t.found.name.text for t in carried(text, places.find(plain(text)), rank) if t.found] == ["옥천군", "해남군"]


def test_a_topic_does_not_go_on_over_another_matter(places: Places) -> None:
    text = "반면 복지 수준이 낮은 곳은 충북 옥천군이었다."
    assert carried(text, places.find(plain(text)), Rank(0, 2, "우수", Form.TOPIC)) == ()
