"""Accept with its weights (RFC 9110), and what is no Accept at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.web.negotiate import chosen

OFFERS = ("text/turtle", "application/ld+json", "text/html")


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("", "text/turtle"),
        ("*/*", "text/turtle"),
        ("text/html", "text/html"),
        ("TEXT/HTML", "text/html"),
        ("text/html;level=1", "text/html"),
        ("application/*", "application/ld+json"),
        ("text/turtle;q=0.5, text/html;q=0.6", "text/html"),
        ("text/*;q=0.5, text/turtle;q=0", "text/html"),
        ("*/*;q=0.1, application/ld+json", "application/ld+json"),
        ("text/turtle;q=0.333,application/ld+json;q=0.334", "application/ld+json"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html"),
        ("text/html;q=0, */*;q=0.001", "text/turtle"),
        ("image/png", None),
        ("*/*;q=0", None),
        ("text/turtle;q=2, text/html;q=0.1", "text/html"),
        ("nonsense", None),
        (",,;;q=1,/,*", None),
        ("text/turtle;q=x, nonsense, text/html", "text/html"),
    ],
)
def test_chosen(accept: str, expected: str | None) -> None:
    assert chosen(accept, OFFERS) == expected


@given(st.text())
def test_garbage_chooses_an_offer_or_none(accept: str) -> None:
    assert chosen(accept, OFFERS) in {*OFFERS, None}


def test_a_long_accept_is_read_in_part() -> None:
    assert chosen(", ".join(["image/png"] * 10_000) + ", text/html", OFFERS) is None
