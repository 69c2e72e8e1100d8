from __future__ import annotations

from dataclasses import replace

import pytest

from kg.graph.checks.paper import Paper, label, stem
from kg.model.fact import Facts, Release
from kg.model.place import Level, Resolution
from kg.model.span import Span
from tests.graph.checks.desk import NOTHING, Desk, page

SOURCE = "- 전라북도 전북\n- 가람시와 가람\n"


@pytest.mark.parametrize(
    ("name", "bare"), [("순천시", "순천"), ("순천", "순천"), ("남구", "남구"), ("부산광역시", "부산"), ("전북", "전북")]
)
def test_the_stem_of_a_name(name: str, bare: str) -> None:
    assert stem(name) == bare


def test_who_a_name_is_by_the_registry_or_by_its_words() -> None:
    of = Desk.of(SOURCE)
    full, short = of.place("가람시"), of.place("가람", nth=1)
    assert of.paper().who(full) == of.paper().who(short) == "가람"
    known = {full: Resolution(full, "garam-si", ("garam-si",), "exact"), short: Resolution(short, None, (), "unknown")}
    assert of.paper(resolutions=known).who(full) == "garam-si"
    assert of.paper(resolutions=known).who(short) == "가람"
    assert label(of.place("가람시", sido="마루")) == "마루 가람시"


def test_levels_and_kinds() -> None:
    of = Desk.of(SOURCE)
    full, short = of.place("전라북도"), of.place("전북")
    known = {n: Resolution(n, "jeonbuk", ("jeonbuk",), "exact") for n in (full, short)}
    paper = of.paper(Facts(release=Release(), places=(full, short)), known)
    assert paper.kinds == {"jeonbuk": "도"}
    assert paper.level(short) is None
    assert paper.level(replace(full, text="마루광역시")) is Level.SIDO
    assert paper.level(of.place("가람시")) is Level.SIGUNGU


def test_the_block_that_words_begin_in() -> None:
    of = Desk.of(SOURCE)
    block = of.paper().block(of.at("가람시"))
    assert block is not None
    assert block.index == 1
    assert Paper(page(""), NOTHING, {}).block(Span(0, 1)) is None


def test_the_fuller_telling_comes_first() -> None:
    of = Desk.of("- 가람시 12\n- (가람시) 12 자세히\n")
    first, second = of.place("가람시"), of.place("가람시", nth=1)
    cases = (of.case("c1", first, (0,), tells="c2"), of.case("c2", second, (1,)))
    spans = of.at("12"), of.at("12", 1)
    assert of.paper(Facts(release=Release(), cases=cases)).main(spans) == (spans[1], spans[:1])
    assert of.paper().main(spans) == (spans[0], spans[1:])
