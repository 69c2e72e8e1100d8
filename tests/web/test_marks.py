"""Marks over a text: nested, crossing, sharing their words; the text stays what it was."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.web.marks import Mark, Token, marked, tokens

TEXT = "가나다라마바사아자차카타파하"


def mark(start: int, end: int, *kinds: str) -> Mark:
    return {"start": start, "end": end, "kinds": kinds}


def drawn(*marks: Mark) -> str:
    signs = {"open": "[", "close": "]"}
    return "".join(signs.get(token.kind, token.text) for token in tokens(TEXT, marks))


def test_nested_marks_nest() -> None:
    assert drawn(mark(2, 8, "a"), mark(3, 5, "b")) == "가나[다[라마]바사아]자차카타파하"


def test_marks_that_begin_together_open_the_longer_first() -> None:
    assert drawn(mark(0, 2, "a"), mark(0, 4, "b")) == "[[가나]다라]마바사아자차카타파하"


def test_a_mark_that_crosses_goes_on_behind() -> None:
    held = list(tokens(TEXT, [mark(0, 4, "a"), mark(2, 6, "b")]))
    opened = [token for token in held if token.kind == "open"]
    assert [(token.anchor, token.of) for token in opened] == [("c0-4", ""), ("c2-6", ""), ("", "c2-6")]
    assert drawn(mark(0, 4, "a"), mark(2, 6, "b")) == "[가나[다라]][마바]사아자차카타파하"


def test_text_leads_to_the_innermost_fact() -> None:
    held = list(tokens(TEXT, [mark(0, 6, "case"), mark(1, 3, "program"), mark(1, 2)]))
    entries = [(token.text, token.entry) for token in held if token.kind == "text"]
    assert entries[:4] == [("가", "e0-6"), ("나", "e1-3"), ("다", "e1-3"), ("라마바", "e0-6")]
    assert entries[-1] == ("사아자차카타파하", "")


def test_a_part_of_a_document_shows_the_marks_within_it() -> None:
    held = list(tokens(TEXT[4:8], [mark(0, 5, "a"), mark(5, 7, "b"), mark(7, 9, "c")], 4))
    assert [token.anchor for token in held if token.kind == "open"] == ["c5-7"]
    assert "".join(token.text for token in held) == TEXT[4:8]


spans = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(lambda pair: (min(pair), max(pair)))


@given(st.lists(spans, unique=True, max_size=12))
def test_whatever_the_marks_the_text_is_told_once_and_each_mark_holds_its_words(places: list[tuple[int, int]]) -> None:
    held = list(tokens(TEXT, [mark(s, e, "k") for s, e in places]))
    assert "".join(token.text for token in held) == TEXT
    told: dict[str, str] = {}
    stack: list[Token] = []
    for token in held:
        if token.kind == "open":
            stack.append(token)
            told.setdefault(token.anchor or token.of, "")
        elif token.kind == "close":
            stack.pop()
        for one in stack:
            told[one.anchor or one.of] += token.text
    assert stack == []
    assert told == {f"c{s}-{e}": TEXT[s:e] for s, e in places}


def test_words_are_marked_longest_first() -> None:
    assert list(marked("복지통장 복지", ["복지", "복지통장"])) == [("복지통장", True), (" ", False), ("복지", True)]
    assert list(marked("a.c abc", ["a.c"])) == [("a.c", True), (" abc", False)]
    assert list(marked("글", [])) == [("글", False)]


def test_words_over_a_space_begin_where_a_word_begins() -> None:
    assert list(marked("대상으로 사례", ["로 사"])) == [("대상으로 사례", False)]
    assert list(marked("홀로 사는", ["홀로 사"])) == [("홀로 사", True), ("는", False)]
    assert list(marked("사회서비스", ["서비스"])) == [("사회", False), ("서비스", True)]
