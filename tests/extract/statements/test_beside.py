"""Awards whose division the line above, the sentence before or the one behind tells."""

from __future__ import annotations

import pytest

from tests.extract.statements.conftest import Told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "부여군은 2014년도 복지행정상에서 우수상을 탔다.\n\n군은 ‘사각지대 발굴’ 분야에서 복지이장제를 인정받았다.",
            [("부여군", "우수", "사각지대 발굴")],
        ),
        (
            "부여군은 2014년도 복지행정상에서 우수상을 탔다. 군은 ‘사각지대 발굴’ 분야에서 우수상을 받아 기쁘다고 했다.",
            [("부여군", "우수", "사각지대 발굴")],
        ),
        (
            "해남군, 복지행정상 대상 수상\n\n사례관리 부문\n\n전남 해남군이 복지행정상에서 대상을 받았다.",
            [("해남군", "대상", "사례관리")],
        ),
        (
            "사례관리 부문 대상은 전남 순천시다. 최우수상은 강원 강릉시가 받았다. 이번 평가에는 많이 참여했다.",
            [("순천시", "대상", "사례관리"), ("강릉시", "최우수", "사례관리")],
        ),
        (
            "사례관리 부문 대상은 전남 순천시다. 강원 강릉시는 최우수상을 받았다.",
            [("순천시", "대상", "사례관리"), ("강릉시", "최우수", "")],
        ),
        (
            "전남 순천시와 강원 강릉시가 최우수상을 받았다. 시는 ‘사각지대 발굴’ 분야에서 공을 인정받았다.",
            [("순천시", "최우수", ""), ("강릉시", "최우수", "")],
        ),
    ],
)
def test_the_division_told_beside(told: Told, text: str, expected: list[tuple[str, str, str]]) -> None:
    awards = told(text)
    assert [(a.place.text, a.grade, a.division) for a in awards] == expected
    assert all(not a.division or any(a.division in span.of(text) for span in a.evidence) for a in awards)


def test_a_name_below_a_picture_does_not_hide_the_division(told: Told) -> None:
    text = (
        "창녕군이 복지행정상 시상식에서 대상을 탔다.\n\n▲ 군수가 대상을 받았다. /창녕군\n\n"
        "군은 지역복지사업 평가 '희망복지지원단 운영' 부문 대상과 포상금 3000만 원을 받았다."
    )
    assert [(a.place.text, a.grade, a.division, a.prize_krw) for a in told(text)] == [
        ("창녕군", "대상", "희망복지지원단 운영", 30_000_000)
    ]


def test_two_subjects_of_one_grade_have_their_own_divisions(told: Told) -> None:
    text = "지역복지계획 부문은 서울 마포구 등 13곳이, 사례관리 부문은 서울 노원구가 대상을 받았다."
    assert [(a.place.text, a.division) for a in told(text)] == [("마포구", "지역복지계획"), ("노원구", "사례관리")]
