"""The queries behind the export tables: the columns as designed, in order, and the rows that the facts demand."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pyoxigraph import Literal, QuerySolutions, Store

from kg.graph.quads import quads
from kg.model.fact import Dated
from kg.model.shipped import folder
from tests.graph.release import DATED, DOCUMENT, FACTS, FINDINGS, REGISTER, RESOLUTIONS, SOURCE

COLUMNS = {
    "awards": "award year scheme division grade level sido sigungu prize_krw document start end",
    "cases": "case year division sido sigungu heading text document start end",
    "programs": "program type sido sigungu year partners document start end",
    "organisations": "organisation type sido sigungu program year document start end",
    "quantities": "value unit approximate measure program sido sigungu period document start end",
    "findings": "finding severity kind message stated computed document start end",
}
Row = dict[str, str]


def query(kind: str) -> str:
    return (folder("ontology") / "tables" / f"{kind}.rq").read_text("utf-8")


def solve(store: Store, kind: str) -> QuerySolutions:
    solutions = store.query(query(kind))
    assert isinstance(solutions, QuerySolutions)
    return solutions


def table(store: Store, kind: str) -> list[Row]:
    solutions = solve(store, kind)
    names = [v.value for v in solutions.variables]
    return [{n: "" if row[n] is None else row[n].value for n in names} for row in solutions]


def test_there_is_a_query_for_each_table_and_no_other() -> None:
    assert {f.stem for f in (folder("ontology") / "tables").glob("*.rq")} == set(COLUMNS)


@pytest.mark.parametrize("kind", COLUMNS)
def test_columns_are_as_designed(store: Store, kind: str) -> None:
    assert [v.value for v in solve(store, kind).variables] == COLUMNS[kind].split()


@pytest.mark.parametrize("kind", COLUMNS)
def test_a_column_has_one_type_and_only_a_prize_may_be_missing(store: Store, kind: str) -> None:
    types: dict[str, set[str]] = {}
    for row in solve(store, kind):
        for name in COLUMNS[kind].split():
            value = row[name]
            types.setdefault(name, set()).add(
                value.datatype.value if isinstance(value, Literal) else type(value).__name__
            )
    assert types
    assert {name for name, held in types.items() if len(held) > 1} <= {"prize_krw"}
    assert {name for name, held in types.items() if "NoneType" in held} <= {"prize_krw"}


def test_awards(store: Store) -> None:
    rows = [(r["grade"], r["level"], r["sido"], r["sigungu"], r["prize_krw"]) for r in table(store, "awards")]
    assert rows == [
        ("대상", "시군구", "마루도", "가람시", "50000000"),
        ("우수", "", "", "남구", "20000000"),
        ("우수", "시도", "마루도", "", ""),
        ("으뜸상", "", "", "나래군", ""),
    ]


def test_cases_share_their_name_where_they_tell_the_same(store: Store) -> None:
    rows = table(store, "cases")
    assert [r["sigungu"] for r in rows] == ["가람시", "남구", "가람시"]
    assert rows[0]["case"] == rows[2]["case"] != rows[1]["case"]


def test_programs_have_their_partners_in_the_texts_order(store: Store) -> None:
    rows = [(r["program"], r["type"], r["sigungu"], r["year"], r["partners"]) for r in table(store, "programs")]
    assert rows == [
        ("햇살 우체통", "channel", "가람시", "2019", "햇살재단; 가람 교육청"),
        ("이웃지킴이", "role", "가람시", "2019", ""),
        ("이웃지킴이", "role", "남구", "2019", ""),
        ("햇살우체통", "channel", "가람시", "2019", ""),
    ]


def test_organisations_name_the_program_they_take_part_in(store: Store) -> None:
    rows = [(r["organisation"], r["type"], r["program"]) for r in table(store, "organisations")]
    assert rows == [
        ("햇살재단", "welfare", "햇살 우체통"),
        ("가람 교육청", "education", "햇살 우체통"),
        ("이웃지킴이", "residents", ""),
    ]


def test_quantities(store: Store) -> None:
    rows = [(r["value"], r["unit"], r["approximate"], r["program"], r["sigungu"]) for r in table(store, "quantities")]
    assert rows == [
        ("120", "개", "false", "햇살 우체통", "가람시"),
        ("8", "명", "true", "", "가람시"),
        ("8", "명", "true", "", "남구"),
    ]


def test_findings(store: Store) -> None:
    (row,) = table(store, "findings")
    assert (row["severity"], row["kind"], row["stated"], row["computed"]) == ("high", "stated-total", "3", "4")


@pytest.mark.parametrize(
    ("kind", "column"), [("awards", "sigungu"), ("programs", "program"), ("organisations", "organisation")]
)
def test_the_span_of_a_row_holds_its_words(store: Store, kind: str, column: str) -> None:
    for row in table(store, kind):
        words = "".join(SOURCE[int(row["start"]) : int(row["end"])].split())
        assert words == "".join((row[column] or row["sido"]).split())


@pytest.mark.parametrize("kind", COLUMNS)
def test_two_documents_that_say_the_same_give_each_its_rows(store: Store, kind: str) -> None:
    both = Store()
    both.extend(store.quads_for_pattern(None, None, None, None))
    both.extend(quads(replace(DOCUMENT, name="other.txt"), FACTS, RESOLUTIONS, FINDINGS, REGISTER, DATED))
    rows = table(both, kind)
    assert len(rows) == 2 * len(table(store, kind))
    assert {r["document"] for r in rows} == {DOCUMENT.name, "other.txt"}


def test_two_spellings_of_a_division_do_not_double_an_award(store: Store) -> None:
    awards = tuple(replace(a, division=d) for a in FACTS.awards for d in ("돌봄 분야", "돌봄분야"))
    spelt = Store()
    spelt.extend(quads(DOCUMENT, replace(FACTS, awards=awards), RESOLUTIONS, (), REGISTER, DATED))
    assert len(table(spelt, "awards")) == len(table(store, "awards"))


def test_rows_of_a_year_that_nobody_knows_are_rows_all_the_same() -> None:
    facts = replace(
        FACTS,
        awards=tuple(replace(a, year=None) for a in FACTS.awards),
        cases=tuple(replace(c, year=None) for c in FACTS.cases),
    )
    undated = Store()
    undated.extend(quads(DOCUMENT, facts, RESOLUTIONS, (), REGISTER, Dated(DATED.day, "assumed")))
    for kind in ("awards", "cases", "programs", "organisations"):
        rows = table(undated, kind)
        assert rows
        assert {row["year"] for row in rows} == {""}
