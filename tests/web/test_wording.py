"""What pages call things, in either language."""

from __future__ import annotations

import pytest

from kg.web.wording import spoken, term

BOTH = "그런 것이 없습니다 / the graph has nothing of that name: https://x/y"


@pytest.mark.parametrize(
    ("message", "korean", "english"),
    [
        (BOTH, "그런 것이 없습니다: https://x/y", "the graph has nothing of that name: https://x/y"),
        ("0.3초를 넘어 멈췄습니다 / ended after 0.3 s", "0.3초를 넘어 멈췄습니다", "ended after 0.3 s"),
        ("1행 6열 / line 1\n    ASK / {\n      ^", "1행 6열\n    ASK / {\n      ^", "line 1\n    ASK / {\n      ^"),
        ("값이 없습니다: 가 / no value: 가", "값이 없습니다: 가", "no value: 가"),
        ("/search", "/search", "/search"),
        ("가 / 나 / no such: 가 / 나", "가 / 나 / no such: 가 / 나", "가 / 나 / no such: 가 / 나"),
    ],
)
def test_a_message_is_told_in_the_reader_s_language(message: str, korean: str, english: str) -> None:
    assert (spoken("ko", message), spoken("en", message)) == (korean, english)


def test_terms_of_others_have_names_too_and_the_rest_their_prefix() -> None:
    rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    assert (term("ko", f"{rdf}type"), term("en", f"{rdf}type")) == ("종류", "type")
    assert term("ko", f"{rdf}first") == "rdf:first"
    assert term("ko", "urn:x") == "urn:x"
