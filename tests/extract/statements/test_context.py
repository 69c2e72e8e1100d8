from __future__ import annotations

import pytest

from kg.extract.honour import Honour
from kg.extract.statements.context import prevailing, prizes, scheme, years
from kg.extract.statements.ranks import ranks


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("「2019년 복지행정상」 민관협력 부문 대상을 받았다", "복지행정상"),
        ("의료급여사업 평가에서 최우수상을 받았다", "의료급여사업 평가"),
        ("보건복지부 ‘장애인복지사업 평가’ 우수상", "장애인복지사업 평가"),
        ("11월에는 우수사례 경진대회 장려상을 받았다", "우수사례 경진대회"),
        ("이번 평가에서 최우수상을 받았다", ""),
        ("좋은 점수로 최우수상을 받았다", ""),
    ],
)
def test_names_the_award_nearest_before(text: str, name: str) -> None:
    assert scheme(text, next(iter(ranks(text, ()))).start)[0] == name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2022년 복지행정상에서 최우수상", ((2022,), True)),
        ("2022년 우수상에 이어 2021년 최우수상", ((2021,), True)),
        ("2013년과 2014년 2년 연속 최우수상", ((2013, 2014), True)),
        ("지난해 최우수상", ((2022,), False)),
        ("작년 우수상에 이어 올해 최우수상", ((2023,), False)),
        ("작년에 이어 2년 연속 최우수상", ((2023,), False)),
        ("‘2018년도 지역사회보장계획 시행결과’ 최우수상", ((2023,), False)),
        ("2013년 제정된 이 상에서 최우수상", ((2023,), False)),
        ("’22년 최우수상", ((2022,), True)),
        ("나눔계획 추진실적(2022년) 최우수 지자체", ((2023,), False)),
    ],
)
def test_dates_the_award_not_the_work(text: str, expected: tuple[tuple[int, ...], bool]) -> None:
    given, named = years(text, text.index("최우수"), Honour("", 2023))
    assert (tuple(year for year, _ in given), named) == expected
    assert {work for _, work in given} == {None}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("마루구가 최우수상", (2023, 2022)),
        ("2022년 최우수상", (2023, 2022)),
        ("2022년도 최우수상", (2023, 2022)),
        ("2021년도 최우수상", (2022, 2021)),
        ("지난해 최우수상", (2022, 2021)),
        ("2019년 최우수상", (2019, None)),
        ("2023년 최우수상", (2023, None)),
    ],
)
def test_a_document_that_counts_by_the_year_of_the_work(text: str, expected: tuple[int, int | None]) -> None:
    assert years(text, text.index("최우수"), Honour("나눔계획 평가", 2023, 2022))[0] == (expected,)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("올해 최우수상", (None,)), ("지난해 최우수상", (None,)), ("2022년 최우수상", (2022,))],
)
def test_what_is_told_of_today_has_no_year_where_nobody_knows_today(
    text: str, expected: tuple[int | None, ...]
) -> None:
    assert tuple(year for year, _ in years(text, text.index("최우수"), Honour("", None))[0]) == expected


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("최우수상과 상금 5000만원을 받았다", [50_000_000]),
        ("최우수상(상금 1,400만 원) 선정", [14_000_000]),
        ("최우수상과 우수상을 받아 각각 3000만원과 2000만원의 포상금을 받았다", [30_000_000, 20_000_000]),
        ("최우수상과 우수상을 받아 포상금 3천만원을 얻었다", []),
        ("분야에서도 우수상을 얻어 상금은 5500만 원이다", []),
        ("최우수상을 받았고 시상금은 총 26억원이다", []),
        ("최우수상을 받았다. 카드 20만원", []),
    ],
)
def test_a_prize_is_one_awards_not_a_total(text: str, sums: list[int]) -> None:
    held = tuple(ranks(text, ()))
    assert [prize[0] for prize in prizes(text, held).values()] == sums


def test_the_award_named_most_often_prevails() -> None:
    texts = ["의료급여사업 평가 결과", "우수사례 경진대회가 열렸다", "의료급여사업 평가에서 뽑혔다", "이번 평가에서"]
    assert (prevailing(texts), prevailing([])) == ("의료급여사업 평가", "")
