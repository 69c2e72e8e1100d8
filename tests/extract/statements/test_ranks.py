from __future__ import annotations

import pytest

from kg.extract.statements.ranks import Form, Rank, ranks


def found(text: str, *names: str) -> list[Rank]:
    return list(ranks(text, tuple((text.index(n), text.index(n) + len(n)) for n in names)))


def grades(text: str, *names: str) -> list[str]:
    return [r.grade for r in found(text, *names)]


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("민관협력 부문 대상을 받았다", "대상"),
        ("‘대상’에 올랐다", "대상"),
        ("대상(大賞) 지역으로 발표했다", "대상"),
        ("대상의 영예를 안았다", "대상"),
        ("복지행정상 사후관리 대상을 수상했다", "대상"),
        ("사업을 추진하여 분야 평가 대상으로 선정되었다", "대상"),
        ("평가에서 최우수 상을 탔다", "최우수"),
        ("최우수 자치구로 뽑혔다", "최우수"),
        ("준우수 기관이다", "준우수"),
        ("우수상 수상 단체다", "우수"),
        ("실적 우수 지자체로 선정됐다", "우수"),
        ("평가 우수기관으로 선정됐다", "우수기관"),
        ("장려부문에 들었다", "장려"),
        ("발전상을 주었다", "발전상"),
        ("종합대상을 받았다", "종합대상"),
        ("부문별 대상(국무총리상)을 탔다", "부문별 대상"),
        ("부문별 최고점을 얻었다", "최고점"),
    ],
)
def test_names_the_grade(text: str, grade: str) -> None:
    assert grades(text) == [grade]


@pytest.mark.parametrize(
    "text",
    [
        "전국 시군구를 대상으로 평가했다",
        "어르신 300명 대상으로 교육했다",
        "심사 대상은 229개 시군구다",
        "지원 대상으로 선정된 가구",
        "대상자 선정 기준",
        "우수한 성과를 거뒀다",
        "우수사례를 공유했다",
        "최우수 사례로 꼽혔다",
        "대상 1팀에는 5천만원을 준다",
        "표창(대상 20곳, 최우수 40곳, 우수 72곳)",
        "최우수 9000만원, 우수 6000만원",
        "수기 공모전 대상 수상작을 읽었다",
        "우수상 후보에 올랐다",
        "우수기관이 다수 있는 것으로 나타났다",
        "우수지자체 선정 공모사업에 뽑혔다",
        "우수 공무원을 시상했다",
    ],
)
def test_what_looks_like_a_grade_is_none(text: str) -> None:
    assert grades(text) == []


@pytest.mark.parametrize(
    ("text", "names", "form"),
    [
        ("최우수상은 가평군이 받았다", ("가평군",), Form.TOPIC),
        ("최우수-양구군", ("양구군",), Form.TOPIC),
        ("대상 천안시, 장수군", ("천안시",), Form.TOPIC),
        ("(우수상)노원구", ("노원구",), Form.TOPIC),
        ("<대상> 도봉구", ("도봉구",), Form.TOPIC),
        ("대상에 진천군이 뽑혔다", ("진천군",), Form.TOPIC),
        ("대상을 차지한 천안시는 웃었다", ("천안시",), Form.RELATIVE),
        ("대상을 수상한 김 대표는 가평군에 산다", ("가평군",), Form.RELATIVE),
        ("남구(최우수), 동구", ("남구", "동구"), Form.BRACKET),
        ("동구, 익산시(이상 우수)다", ("동구", "익산시"), Form.BRACKET),
        ("가평군이 우수상을 받았다", ("가평군",), Form.PREDICATE),
    ],
)
def test_tells_on_which_side_its_names_are(text: str, names: tuple[str, ...], form: Form) -> None:
    assert [r.form for r in found(text, *names)] == [form]


def test_a_bracket_may_reach_onwards() -> None:
    assert [r.onwards for r in found("세종시(이하 우수), 광주시, 대덕구", "세종시", "광주시")] == [True]


def test_a_mark_of_merit_is_generic_and_a_prize_is_not() -> None:
    assert [r.generic for r in found("우수 지자체로 뽑혔고 우수상을 받았다")] == [True, False]


def test_a_grade_within_a_name_is_none() -> None:
    assert grades("우수영군은 우수상을 받았다", "우수영군") == ["우수"]
