"""anonymity: who is told of without a name, and how much."""

from __future__ import annotations

import pytest

from kg.model.anonymity import Told, Trait, told

STORY = "#1 중장년 실태조사로 발굴된 황○○(남, 48세)은 1년 전 직장에서 정리해고된 후 월세를 체납하여 퇴거 위기에 처했다."


def only(text: str, district: bool = False) -> Told:
    (one,) = told(text, district)
    return one


def traits(text: str) -> set[Trait]:
    return set(only(text).traits)


def test_a_masked_name_with_age_sex_and_plight() -> None:
    one = only(STORY)
    assert one.traits == {Trait.NAME, Trait.AGE, Trait.SEX, Trait.WORK, Trait.EVENT}
    assert one.severity == "high"
    assert STORY[one.start : one.end].startswith("황○○")


def test_the_municipality_adds_to_what_is_told() -> None:
    assert only(STORY, district=True).traits - only(STORY).traits == {Trait.DISTRICT}


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("임○○씨(43세)는 생계급여를 받는다", {Trait.NAME, Trait.AGE}),
        ("박모 씨(여, 34세)는 아이를 기른다", {Trait.NAME, Trait.AGE, Trait.SEX}),
        ("김○○군은 만 2세에 진단받고", {Trait.NAME, Trait.AGE, Trait.ILLNESS}),
        ("A씨(49세, 경북 포항 거주)는 늑골이 골절되었다", {Trait.AGE, Trait.DISTRICT, Trait.ILLNESS}),
        ("73세 독거 할머니는 당뇨를 앓는다", {Trait.AGE, Trait.SEX, Trait.FAMILY, Trait.ILLNESS}),
        ("(사례1) 70대 독거 어르신이 쪽방에 쓰러져 있었다", {Trait.AGE, Trait.FAMILY, Trait.HOME, Trait.EVENT}),
        ("스마트 돌봄을 설치한 서○○(57세)의 집은 알코올성 치매로", {Trait.NAME, Trait.AGE, Trait.ILLNESS}),
        ("준아(가명, 10살)는 뇌손상으로 입원했다", {Trait.AGE, Trait.ILLNESS}),
        ("(전남 해남군) 김00씨(만 91세 여)", {Trait.NAME, Trait.AGE, Trait.SEX, Trait.DISTRICT}),
        ("명ㅇㅇ님(82세, 여)은 홀로 지낸다", {Trait.NAME, Trait.AGE, Trait.SEX, Trait.FAMILY}),
        ("환자(73세, 남성)는 사무실에서 일하던 중", {Trait.AGE, Trait.SEX, Trait.WORK}),
    ],
)
def test_traits(text: str, held: set[Trait]) -> None:
    assert traits(text) == held


@pytest.mark.parametrize(
    "text",
    [
        "보건복지부(장관 박능후)는 치매 환자와 독거 어르신을 살핀다",
        "문의: 지역복지과 과장 정영훈 (044-202-3120), 사무관 김가람",
        "담당자 김○○ 주무관은 실직한 자녀를 둔 독거 어르신을 살폈다",
        "국민포장을 수상하는 김가람(여, 65세)님은 치매가 있는 시모를 봉양했다",
        "만화 부문 우수상 가람초등학교(강○우, 10세, 남)",
        "김나래(여, 58세, 지체장애) 나눔협회 이사",
        "65세 이상 어르신과 12세 이하 여아에게 예방접종을 지원한다",
        "60대 여성의 우울 위험군은 33.0%이며 독거가 많다",
        "공모(3월)와 부모님, 규모(명)에 따라 장애인 가구를 지원한다",
        "A군(郡)에 사는 어르신이 B시에 있는 자녀 집에서 거주하며 치매를 앓는다",
    ],
)
def test_nobody_is_hidden_here(text: str) -> None:
    assert list(told(text, district=True)) == []


def test_a_public_name_repeated_in_short_is_still_public() -> None:
    text = "신가람씨는 딸과 함께 사회복지공무원이다. 신씨는 장애인 자녀를 둔 택시 기사를 도왔다."
    assert list(told(text)) == []


def test_a_noun_before_the_bracket_is_no_name() -> None:
    assert traits("장애인(남, 52세)은 독거로 지낸다") >= {Trait.AGE, Trait.SEX, Trait.FAMILY}


@pytest.mark.parametrize(
    ("held", "made_up", "severity"),
    [
        ({Trait.AGE, Trait.SEX}, False, ""),
        ({Trait.AGE, Trait.SEX, Trait.ILLNESS}, False, "low"),
        ({Trait.AGE, Trait.SEX, Trait.DISTRICT}, False, "medium"),
        ({Trait.AGE, Trait.SEX, Trait.HOME}, False, "medium"),
        ({Trait.NAME, Trait.WORK, Trait.ILLNESS, Trait.EVENT}, False, "medium"),
        ({Trait.NAME, Trait.WORK, Trait.ILLNESS, Trait.EVENT, Trait.FAMILY}, False, "medium"),
        ({Trait.AGE, Trait.WORK, Trait.ILLNESS, Trait.EVENT, Trait.FAMILY}, False, "high"),
        ({Trait.AGE, Trait.WORK, Trait.ILLNESS, Trait.EVENT, Trait.FAMILY}, True, "low"),
    ],
)
def test_the_more_meet_the_worse(held: set[Trait], made_up: bool, severity: str) -> None:
    assert Told(0, 1, frozenset(held), made_up).severity == severity


def test_an_example_is_told_apart() -> None:
    assert only("< 예시 > 김모씨(남, 48세)는 실직했다").made_up
    assert not only("김모씨(남, 48세)는 실직했다").made_up


def test_two_stories_in_one_passage_are_two_persons() -> None:
    text = "황○○(남, 48세)은 실직했다. " + "그 뒤 이웃이 도왔다. " * 40 + "안○○(여, 89세)은 치매를 앓는다."
    first, second = told(text)
    assert first.end < second.start
    assert second.traits == {Trait.NAME, Trait.AGE, Trait.SEX, Trait.ILLNESS}
