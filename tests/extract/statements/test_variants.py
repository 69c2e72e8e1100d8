"""Ways in which papers and releases state awards, and what looks like one and is none: whole texts, read by all parts.

``variants.txt`` holds a name, a text, and what it states, each award as grade, official names and year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.extract.release import dated
from kg.registry import Register
from tests.extract.conftest import Extract

VARIANTS = Path(__file__).parent / "variants.txt"


def variants() -> Iterator[tuple[str, str, list[str]]]:
    for part in re.split(r"^=== ", VARIANTS.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        head, _, awards = part.partition("\n---\n")
        name, _, text = head.partition("\n")
        yield name, text + "\n", awards.strip().splitlines()


@pytest.mark.parametrize(("text", "stated"), [pytest.param(t, s, id=n) for n, t, s in variants()])
def test_awards_are_read_however_they_are_told(
    extracts: Extract, register: Register, text: str, stated: list[str]
) -> None:
    document, facts = extracts(text)
    day = dated(document, facts.release).day
    context = [c for c in (register.resolve(p, day).chosen for p in facts.places) if c]
    given = set()
    for award in facts.awards:
        chosen = register.resolve(award.place, day, context).chosen
        official = register.official(chosen, day) if chosen else ("?", award.place.text)
        given.add(f"{' '.join((award.grade, *official)).strip()} {award.year or '-'}")
    assert given == set(stated)


def test_more_than_a_quarter_of_the_texts_states_none() -> None:
    held = [stated for _, _, stated in variants()]
    assert sum(not stated for stated in held) * 4 > len(held)
