from __future__ import annotations

import pytest

from kg.extract.places import Places
from kg.model.place import Level
from tests.extract.statements.conftest import Told, Won

RELEASE = """2023년 지역복지사업 평가 우수기관 선정

□ 보건복지부는 2023년 지역복지사업 평가 결과, 120개 지방자치단체를 우수기관으로 선정했다고 밝혔다.

○ 특히 대구광역시와 서울 성동구 등 3개 자치단체가 “대상”의 영광을 차지하였다.

< 분야별 ‘대상’ 수상 자치단체 >

① 희망복지지원단 운영 : (광역)대구광역시, (기초)경남 창녕군

② ‘22년 지역사회보장계획 시행결과 : (기초)서울 성동구

③ 사회서비스 일자리 창출 : (기초)서울 성동구

□ 각 분야별 ‘대상’ 수상기관은 아래와 같다.

○ ‘희망복지지원단 운영’ 분야에서는 광역자치단체 중 대구광역시, 기초자치단체 중 경남 창녕군이 대상으로 선정되는 등 총 9곳이 우수 자치단체로 선정되었다.

- 경남 창녕군은 복지자원을 체계적으로 관리하여 대상으로 선정되었다.
"""


def test_a_release_states_each_award_once(told: Told) -> None:
    awards = told(RELEASE)
    assert [(a.division, a.place.text, a.place.level, a.grade, a.target_year) for a in awards] == [
        ("희망복지지원단 운영", "대구광역시", Level.SIDO, "대상", None),
        ("희망복지지원단 운영", "창녕군", Level.SIGUNGU, "대상", None),
        ("지역사회보장계획 시행결과", "성동구", Level.SIGUNGU, "대상", 2022),
        ("사회서비스 일자리 창출", "성동구", Level.SIGUNGU, "대상", None),
    ]
    assert {(a.scheme, a.year, a.table) for a in awards} == {("지역복지사업 평가", 2023, False)}


def test_spans_hold_the_words(told: Told) -> None:
    for award in told(RELEASE):
        assert award.span.of(RELEASE) == award.place.text
        assert any("대상" in span.of(RELEASE) for span in award.evidence)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "최우수 사례로는 앱을 만든 부산 부산진구청과 전북 전주시청이 선정됐다. 우수상은 충남 천안시청, 경기 안산시청의 사례가 수상했다.",
            {
                "최우수 부산광역시 부산진구",
                "최우수 전라북도 전주시",
                "우수 충청남도 천안시",
                "우수 경기도 안산시",
            },
        ),
        ("최우수 사례는 익산시가 발표했다.", set()),
        (
            "장기요양분야 평가 결과 강원도, 광주광역시를 우수기관으로 선정했다.\n\n2023년 장기요양사업 평가에서 대상으로 선정된 강원도는 기뻐했다.",
            {"우수기관 광주광역시", "대상 강원특별자치도"},
        ),
        (
            "우수 지자체\n\n▦ 서울 서초구, 강남구\n\n▦ 부산 해운대구",
            {"우수 서울특별시 서초구", "우수 서울특별시 강남구", "우수 부산광역시 해운대구"},
        ),
        (
            "최우수-강원 양구군\n\n우수-강원도, 강릉시",
            {"최우수 강원특별자치도 양구군", "우수 강원특별자치도", "우수 강원특별자치도 강릉시"},
        ),
        (
            "경북 문경시가 복지행정상에서 대상을 탔다.\n\n시는 민관협력 분야 우수상도 받았다.",
            {"대상 경상북도 문경시", "우수 경상북도 문경시"},
        ),
        (
            "전북 무주군, 복지행정상 2관왕\n\n내용은 △민관협력 대상 △사후관리 최우수상(상금 100만 원)이다.",
            {"최우수 전라북도 무주군"},
        ),
        (
            "우수상은 대도시에서 대구 북구가 받았다. 농어촌에서는 전남 강진군이었다.",
            {"우수 대구광역시 북구", "우수 전라남도 강진군"},
        ),
        (
            "대전 서구(구청장 아무개)는 2022년 최우수상에 이어 2023년에는 대상이다.",
            {"최우수 대전광역시 서구", "대상 대전광역시 서구"},
        ),
        (
            "인천시는 남동구와 서구가 최우수상 수상 단체가 됐다고 알렸다.",
            {"최우수 인천광역시 남동구", "최우수 인천광역시 서구"},
        ),
    ],
)
def test_reads_articles(won: Won, text: str, expected: set[str]) -> None:
    assert won(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "상위 9건의 순위를 가린다. 발표 지자체는 서울 광진구, 대구 달서구 등이다. 대상 1팀에는 5천만원, 우수상 6팀에는 2천만원을 준다.",
        "부산 북·금정·영도구 등 7곳이 여성친화도시가 됐다. 협약식은 서울 중구 한국프레스센터에서 열렸다.",
        "전남 영암군사회복지협의회는 제주도의 전국대회에서 최우수 사업수행기관이 되어 표창을 받았다.",
        "서울 은평구는 대상 2분야, 최우수 1분야, 우수 1분야로 가장 많이 받았다.",
        "서울 노원구 홍길동 씨가 대상을 받았다.",
        "서울 강북구는 어르신을 대상으로 우수한 복지서비스를 편다. 심사 대상은 부산 남구 등 10곳이다.",
    ],
)
def test_traps_hold_no_award(won: Won, text: str) -> None:
    assert won(text) == set()


def test_a_mark_of_merit_is_no_award_beside_the_grade_it_sums_up(won: Won) -> None:
    text = "경남 거창군 등 12곳의 우수 자치단체가 선정됐다.\n\n경남 거창군이 대상을 받았다."
    assert won(text) == {"대상 경상남도 거창군"}


def test_a_text_of_no_grade_is_left_alone(told: Told, places: Places) -> None:
    assert told("서울 은평구는 복지 사업을 편다.") == ()
