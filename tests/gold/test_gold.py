"""The shipped release, read whole by the real parts, against what a careful reader wrote down."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest

from bench.quality import KINDS, Reading, gold, misses, scored, shipped, table
from bench.score import Score
from kg.model.span import Span

LEAST = {"programs": (0.90, 0.85), "organisations": (0.85, 0.80), "quantities": (0.95, 0.95)}
"""Recall and precision that the extraction must not fall below."""


@pytest.fixture(scope="module")
def reading() -> Reading:
    return shipped()


def bare(text: str) -> str:
    return "".join(text.split())


def subsequence(part: str, whole: str) -> bool:
    rest = iter(whole)
    return all(char in rest for char in part)


AWARD = "division grade level sido sigungu prize_krw start end".split()


def test_each_of_the_113_awards_is_read_to_the_letter(reading: Reading) -> None:
    wanted = [tuple(row[column] for column in AWARD) for row in gold("awards")]
    assert sorted(map(reading.award, reading.facts.awards)) == sorted(wanted)
    assert len(wanted) == 113


def test_awards_are_of_one_scheme_and_know_their_part_and_their_year(reading: Reading) -> None:
    awards = reading.facts.awards
    assert {(a.scheme, a.year, a.table) for a in awards} == {("복지행정상", 2017, True)}
    assert Counter(a.part for a in awards) == {"지역사회보장계획": 23, "복지전달체계 개편": 90}
    assert {a.target_year for a in awards if a.part == "지역사회보장계획"} == {2016}


def test_an_award_spans_the_name_as_it_is_written(reading: Reading) -> None:
    surfaces = {(int(row["start"]), int(row["end"])): row["surface"] for row in gold("awards")}
    for award in reading.facts.awards:
        assert bare(award.span.of(reading.document.source)) == surfaces[award.span.start, award.span.end]


def test_every_case_is_found_with_its_division_and_extent(reading: Reading) -> None:
    wanted = [(row["division"], row["sido"], row["sigungu"], row["start"], row["end"]) for row in gold("cases")]
    found = [reading.case(case) for case in reading.facts.cases]
    near = [(*row[:3], nearest(row, found)) for row in wanted]
    assert sorted((*row[:3], index) for index, row in enumerate(found)) == sorted(near)


def nearest(row: tuple[str, ...], found: list[tuple[str, ...]]) -> int:
    """The case that begins within its marker's length of this one and ends with it."""
    start, end = int(row[3]), int(row[4])
    hits = [i for i, f in enumerate(found) if abs(int(f[3]) - start) <= 8 and abs(int(f[4]) - end) <= 2]
    return hits[0] if len(hits) == 1 else -1


def test_thirteen_tellings_point_at_the_case_that_the_annex_tells(reading: Reading) -> None:
    starts = {row["number"]: int(row["start"]) for row in gold("cases")}
    wanted = {starts[row["number"]]: starts[row["tells"]] for row in gold("cases") if row["tells"]}
    place = {case.id: min(starts.values(), key=lambda s: abs(s - case.span.start)) for case in reading.facts.cases}
    linked = {place[case.id]: place[case.tells] for case in reading.facts.cases if case.tells}
    assert linked == wanted
    assert (len(reading.facts.cases) - len(linked), len(linked)) == (15, 13)


@pytest.mark.parametrize("kind", LEAST)
def test_mentions_keep_their_recall_and_precision(reading: Reading, kind: str) -> None:
    score = scored(reading, kind)
    recall, precision = LEAST[kind]
    told = "\n".join((*table({kind: score}), *misses({kind: score})))
    assert score.recall >= recall, told
    assert score.precision >= precision, told


def test_the_report_counts_each_kind_and_names_each_miss(reading: Reading) -> None:
    scores = {kind: scored(reading, kind) for kind in KINDS}
    lines = list(table(scores))
    assert [line.split()[0] for line in lines] == ["kind", *KINDS]
    assert "113/113 = 1.000" in lines[1]
    assert len(list(misses(scores))) == sum(len(s.missed) + len(s.wrong) for s in scores.values())
    assert list(misses({"awards": Score(1, 1, 1, 1, (), ())})) == []


def test_every_span_holds_its_words(reading: Reading) -> None:
    source = reading.document.source
    for words, span in named(reading):
        assert bare(words) == bare(span.of(source))


def named(reading: Reading) -> Iterator[tuple[str, Span]]:
    facts = reading.facts
    yield from ((program.name, program.span) for program in facts.programs)
    yield from ((organisation.name, organisation.span) for organisation in facts.organisations)
    yield from ((place.text, place.span) for place in facts.places)
    yield from ((award.place.text, award.span) for award in facts.awards)
    yield from ((case.place.text, case.place.span) for case in facts.cases)


def test_every_span_of_a_total_holds_its_number(reading: Reading) -> None:
    for total in reading.facts.totals:
        words = bare(total.span.of(reading.document.source))
        assert words in bare(total.text)
        assert any(c.isdigit() for c in words)


def test_every_figure_stands_in_its_span(reading: Reading) -> None:
    for quantity in reading.facts.quantities:
        words = bare(quantity.span.of(reading.document.source)).replace(",", "")
        assert quantity.unit == "KRW" or quantity.approximate or str(quantity.value) in words
        assert quantity.program is None or quantity.program in {p.span for p in reading.facts.programs}


def test_passages_and_cases_hold_their_words_in_order(reading: Reading) -> None:
    source = reading.document.source
    texts = [(told.text, told.span) for told in reading.facts.passages]
    texts += [(told.text, told.span) for told in reading.facts.cases]
    for text, span in texts:
        assert subsequence(bare(text), bare(span.of(source)))


def test_each_passage_of_a_case_says_so_itself(reading: Reading) -> None:
    passages = {passage.id: passage for passage in reading.facts.passages}
    assert len(passages) == len(reading.facts.passages)
    for case in reading.facts.cases:
        assert all(passages[p].case == case.id and passages[p].span in case.span for p in case.passages)


def test_partners_are_organisations_of_the_passage_or_of_its_note(reading: Reading) -> None:
    where = {organisation.span: organisation.passage for organisation in reading.facts.organisations}
    tied = [program for program in reading.facts.programs if program.partners]
    assert len(tied) > 10
    number = {p.id: int(p.id[1:]) for p in reading.facts.passages}
    for program in tied:
        assert all(0 <= number[where[span]] - number[program.passage] <= 3 for span in program.partners)


def test_a_case_reads_as_its_source_does_white_space_aside(reading: Reading) -> None:
    for case in reading.facts.cases:
        assert "".join(case.text.split()) == "".join(case.span.of(reading.document.source).split())
