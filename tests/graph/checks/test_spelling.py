from __future__ import annotations

import pytest

from kg.graph.checks.spelling import Squeezed, common, one_letter
from tests.graph.checks.desk import page


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("돌봄", "돌볼", True),
        ("금융", "금용", True),
        ("찾아", "찿아", True),
        ("돌봄", "돌봄", False),
        ("돌봄", "돌보미", False),
        ("복지", "보장", False),
        ("1호", "2호", False),
        ("가나", "나가", False),
    ],
)
def test_one_letter(one: str, other: str, *, same: bool) -> None:
    assert one_letter(one, other) is same


def test_common_syllables() -> None:
    assert common("찾")
    assert not common("찿")


def test_a_name_is_found_through_spaces_and_points_to_the_source() -> None:
    document = page("첫 줄\n- 지역 사회·보장  협의체 연계\n")
    (span,) = Squeezed.of(document).find("지역사회보장협의체")
    assert span.of(document.source) == "지역 사회·보장  협의체"


def test_a_name_does_not_run_from_block_to_block() -> None:
    assert Squeezed.of(page("지역사회\n보장협의체\n")).find("지역사회보장협의체") == []
