"""Lines: white space, decomposed Hangul, and the way back to the source through both."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from kg.documents.lines import composed, lines, tidy
from kg.model.span import Mapped, Wide, after


def mapped(text: str) -> Mapped:
    return Mapped(text, range(len(text)))


def test_runs_of_white_space_are_one_space() -> None:
    found = tidy(mapped(" \u3000가 \t나\u200b다\n"))
    assert found.text == "가 나 다"
    assert found.span().of(" \u3000가 \t나\u200b다\n") == "가 \t나\u200b다"


def test_a_part_of_the_source_keeps_its_offsets() -> None:
    assert [line.content.span().start for line in lines("하나\n둘\n셋", 3, 5)] == [3]


def test_a_wide_offset_covers_all_its_letters() -> None:
    text = unicodedata.normalize("NFD", "각도")
    found = composed(mapped(text))
    assert (found.text, list(found.offsets), found.span().end) == ("각도", [0, 3], 5)
    assert [after(offset) for offset in found.offsets] == [3, 5]
    assert after(4) == 5
    assert isinstance(found.offsets[0], Wide)


@given(st.text(alphabet="가각힣ㄱ각 a\n한글", max_size=30))
def test_composing_is_normal_form_and_loses_no_place(text: str) -> None:
    source = unicodedata.normalize("NFD", text)
    found = composed(mapped(source))
    assert found.text == unicodedata.normalize("NFC", text)
    held = [i for start in found.offsets for i in range(start, after(start))]
    assert held == list(range(len(source)))


def test_lines_that_are_composed_already_stay_as_they_are() -> None:
    content = mapped("순천시")
    assert composed(content) is content
