"""Romanised names as they stand on signs."""

from __future__ import annotations

import pytest

from kg.registry import roman


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("순천시", "Suncheon-si"),
        ("종로구", "Jongno-gu"),  # ㅇ before ㄹ
        ("중랑구", "Jungnang-gu"),
        ("강릉시", "Gangneung-si"),
        ("울릉군", "Ulleung-gun"),  # ㄹ before ㄹ
        ("금릉군", "Geumneung-gun"),  # ㅁ before ㄹ
        ("철원군", "Cheorwon-gun"),  # ㄹ before a vowel
        ("덕양구", "Deogyang-gu"),  # ㄱ before a vowel
        ("정읍시", "Jeongeup-si"),
        ("익산시", "Iksan-si"),
        ("의령군", "Uiryeong-gun"),
        ("마산합포구", "Masanhappo-gu"),
        ("북제주군", "Bukjeju-gun"),
        ("서귀포시", "Seogwipo-si"),
    ],
)
def test_municipality(name: str, written: str) -> None:
    assert roman.municipality(name) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [("신라", "silla"), ("별내", "byeollae"), ("백마", "baengma"), ("왕십리", "wangsimni"), ("독립문", "dongnimmun")],
)
def test_sound_changes(text: str, written: str) -> None:
    assert roman.word(text) == written
