from __future__ import annotations

import pytest

from kg.graph.checks.wording import both, grouped, particle, quoted, won


@pytest.mark.parametrize(
    ("word", "right"),
    [
        ("가람시", "는"),
        ("나래군", "은"),
        ("70%", "는"),
        ("31", "은"),
        ("15:00", "은"),
        ("2팀)", "은"),
        ("", "는"),
        ("2-□2", "는"),
    ],
)
def test_the_particle_fits_the_word(word: str, right: str) -> None:
    assert particle(word, "은", "는") == right


@pytest.mark.parametrize(
    ("words", "apart"),
    [
        ("2곳의 이름 (2 municipalities)", ("2곳의 이름", "2 municipalities")),
        ("2곳의 이름", ("2곳의 이름", "2곳의 이름")),
        ("끝이 없음 (3쪽)", ("끝이 없음 (3쪽)", "끝이 없음 (3쪽)")),
        ("", ("", "")),
    ],
)
def test_two_languages_taken_apart(words: str, apart: tuple[str, str]) -> None:
    assert both(words) == apart


def test_quoted() -> None:
    assert quoted("70%", "이라", "라") == "‘70%’라"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (2_014_000_000, "2,014백만원 (20.14억원)"),
        (90_000_000, "90백만원"),
        (4_250_500, "4,250,500원"),
        (10**8, "100백만원 (1억원)"),
    ],
)
def test_sums_of_money(value: int, words: str) -> None:
    assert won(value) == words


def test_a_sum_spelt_out() -> None:
    assert grouped([3000, 100]) == "3,000 + 100"
