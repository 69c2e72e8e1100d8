from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.statements.units import units


def cut(text: str) -> list[str]:
    return [text[u.start : u.end] for u in units(text)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("A시가 대상이다. B군은 우수상이다.", ["A시가 대상이다.", "B군은 우수상이다."]),
        ("① 가 : A시 ② 나 : B군", ["가 : A시", "나 : B군"]),
        ("△대상 A시△최우수상 B군", ["대상 A시", "최우수상 B군"]),
        ("나 : B군 | C구는 좋은 점수를 받았다.", ["나 : B군", "C구는 좋은 점수를 받았다."]),
        ("“대상”을 받았다.” 그는 웃었다.", ["“대상”을 받았다.", "그는 웃었다."]),
        ("17개 시?도가 겨뤘다.", ["17개 시?도가 겨뤘다."]),
        ("A구(레벨-업! 미래 사업)는 우수상", ["A구(레벨-업! 미래 사업)는 우수상"]),
    ],
)
def test_cuts_at_sentences_and_at_the_marks_of_items(text: str, parts: list[str]) -> None:
    assert cut(text) == parts


@pytest.mark.parametrize(
    "text", ["최우수 지자체는 ▲부산광역시 ▲전라북도가 뽑혔다.", "우수상은 ▲대구 북구 ▲광주 동구 ▲전남 화순군이다."]
)
def test_marks_that_only_separate_names_do_not_cut(text: str) -> None:
    assert cut(text) == [text]


def test_tells_items_from_sentences() -> None:
    assert [u.item for u in units("수상 내용은 다음이다. ▲민관협력 대상 ▲사후관리 최우수")] == [False, True, True]


@given(st.text(alphabet="가나다. ▲①\n|!?", max_size=60))
def test_units_never_overlap_and_are_never_empty(text: str) -> None:
    at = 0
    for unit in units(text):
        assert at <= unit.start < unit.end <= len(text)
        at = unit.end


def test_what_is_longer_than_any_sentence_is_no_unit() -> None:
    assert cut("A시, " * 2000 + "가 대상이다") == []
