"""Which figures are kept, and which belong to names, dates, ordinals, ratios and awards."""

from __future__ import annotations

import pytest

from kg.extract.counter import figures, fold
from kg.extract.exclude import allowed


def kept(text: str, *names: str) -> list[str]:
    plain = fold(text)
    ranges = [(plain.index(n), plain.index(n) + len(n)) for n in names]
    return [plain[f.start : f.end] for f in allowed(plain, figures(plain), ranges)]


@pytest.mark.parametrize(
    "text",
    [
        "대상 4곳, 최우수 7곳, 우수 11곳",
        "등이 대상을 수상하는 등 총 90개소 수상",
        "전북이 대상으로 선정되는 등 총 10개소가 우수 지자체로 선정되었다.",
        "경남이 대상으로 선정되는 등 시도 2곳이 우수 자치단체로 선정되었다.",
        "포상금 5천만원을 받았다",
        "최우수상 (각 750만 원)",
        "▲우수상 이승자(광주 광산구) 외 2명",
        "유공 공무원 12명 보건복지부 장관 표창",
    ],
)
def test_awards_are_left_to_others(text: str) -> None:
    assert kept(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "시민1인 1나눔 계좌 갖기 운동",
        "공무원 1:1 결연",
        "중장년 1인 가구",
        "3인 급여 전체 지급",
        "40대 남성",
        "4대 분야",
        "24시간 응급상황 관리",
        "365일 모바일 교육",
        "1호점에서",
        "1부에서는",
        "제2차 포럼",
        "1차 서면",
        "2년 연속 최우수",
        "전국 229개 지자체 중",
        "17개 시도 중",
        "지난 1년간",
        "문의 044-202-3120",
        "아동복지법 제11조의2",
        "‘인생 100점 학교’ 운영",
        "‘17년 12월 11일 14:00",
    ],
)
def test_no_statement(text: str) -> None:
    assert kept(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("관내 등록발달장애인 970명 대상으로", ["970명"]),
        ("맞춤형복지팀 미흡 9개 시군을 대상 자체 지도점검", ["9개 시군"]),
        ("착한가게 30개소 선정", ["30개소"]),
        ("공모사업에 선정됨으로써 10억원 예산 확보", ["10억원"]),
        ("버스 20대 운행", ["20대"]),
        ("교육 실시(3차 72명)", ["3차", "72명"]),
        ("3차에 걸쳐 발굴", ["3차"]),
        ("하루 8시간 돌봄", ["하루 8시간"]),
        ("프로그램(주1회 8회)을", ["주1회", "8회"]),
        ("(1개소당 평균 769건 지원)", ["769건"]),
        ("관내 15개 시군구에", ["15개 시군구"]),
        ("3년 연속 매출이 8% 증가", ["8%"]),
        ("‘16~17년(2년간) 사회복지공무원 375명, 방문간호사 342명", ["375명", "342명"]),
        ("컨설팅(224건, 법률 26건)", ["224건", "26건"]),
    ],
)
def test_statements(text: str, words: list[str]) -> None:
    assert kept(text) == words


def test_figures_inside_names() -> None:
    assert kept("달리는행복2회 사업", "달리는행복2회 사업") == []
    assert kept("1만원 행복나눔 운동", "1만원 행복나눔 운동") == []


def test_figures_that_count_what_is_named() -> None:
    assert kept("경북지역 25개 치매안심센터", "경북지역 25개 치매안심센터") == ["25개"]
    assert kept("연2회 일제조사", "연2회 일제조사") == ["연2회"]
    assert kept("20만원짜리 선불카드", "20만원짜리 선불카드") == ["20만원"]


@pytest.mark.parametrize(
    "text",
    [
        "3000만원과 2000만원의 포상금을 받았다",
        "모두 35억원의 특별지원금이 나간다",
        "전국 100여개 지역으로 커졌다",
        "12개 기관의 시범사업에서 전국 100여개 지역으로 커졌다",
        "4개 광역시도에서 시행한다",
        "광주 북구 등 15개 기관이 우수다",
        "우수상(장관상 6개)을 받았다",
    ],
)
def test_prizes_and_the_nations_figures(text: str) -> None:
    assert kept(text) == []


def test_the_first_of_the_country_keeps_its_figures() -> None:
    assert kept("전국 최초로 쉼터 12개소를 열었다") == ["12개소"]


@pytest.mark.parametrize(
    "text",
    [
        "중위소득 150% 이하",
        "2인 가구 기준 4,890,000원을 넘으면",
        "점수당 단가 기준으로 상담료는 13,180원을 낸다",
        "전국 평균 18.0%보다 높다",
        "정○○씨(만 68세 여)는 자녀 2명과 살다가",
        "대상 2회를 수상",
    ],
)
def test_lines_fees_means_and_families_are_nobodys(text: str) -> None:
    assert kept(text) == []


def test_an_age_is_no_count_whoever_stands_before_it() -> None:
    assert kept("울산의 70대 어르신은 벨을 눌렀다") == []
    assert kept("마을에 버스 2대를 두었다") == ["2대"]


@pytest.mark.parametrize(
    "text",
    [
        "김○○씨(85세)는 빚 3천만원을 졌다",
        "서울의 A 의원은 10만 원을 받는다",
        "환자 4명 중 1명이 다시 입원",
        "육아부모 5명이 참석하여",
        "300명 미만 사업장을 지원",
        "관내 물류비 비율은 전국(6.45%) 대비 1.5배",
    ],
)
def test_examples_shares_sizes_and_guests_are_no_counts(text: str) -> None:
    assert kept(text) == []
