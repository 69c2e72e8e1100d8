"""export: tables and graphs that other programs read, and that lead back to the source."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import networkx as nx
import pandas as pd
import pytest
import rdflib
from pyoxigraph import Literal

from kg.commands.export import HIDING, without_persons
from kg.store.rows import Rows
from tests.cli.conftest import Run
from tests.cli.test_read import SOURCE, squeezed

COLUMNS = {
    "awards": "award year scheme division grade level sido sigungu prize_krw document start end",
    "cases": "case year division sido sigungu heading text document start end",
    "programs": "program type sido sigungu year partners document start end",
    "organisations": "organisation type sido sigungu program year document start end",
    "quantities": "value unit approximate measure program sido sigungu period document start end",
    "findings": "finding severity kind message stated computed document start end",
}
WORDS = {"programs": "program", "organisations": "organisation"}


@pytest.mark.parametrize("kind", COLUMNS)
def test_the_formats_hold_the_same_rows(kg: Run, kind: str, tmp_path: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(kg("export", kind).out)))
    assert list(rows[0]) == COLUMNS[kind].split()
    lines = [json.loads(line) for line in kg("export", kind, "--format", "jsonl").out.splitlines()]
    file = tmp_path / f"{kind}.parquet"
    done = kg("export", kind, "--format", "parquet", "-o", file)
    assert (done.code, done.out) == (0, "")
    frame = pd.read_parquet(file)
    assert len(rows) == len(lines) == len(frame) > 0
    assert list(frame.columns) == list(lines[0]) == list(rows[0])
    assert [row["start"] for row in lines] == [int(row["start"]) for row in rows] == list(frame["start"])


@pytest.mark.parametrize("kind", COLUMNS)
def test_every_span_holds_words_of_the_source(kg: Run, kind: str) -> None:
    source = SOURCE.read_text(encoding="utf-8")
    for row in csv.DictReader(io.StringIO(kg("export", kind).out)):
        words = source[int(row["start"]) : int(row["end"])]
        assert words.strip()
        if kind in WORDS:
            assert squeezed(words) == squeezed(row[WORDS[kind]])


def test_awards(kg: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(kg("export", "awards").out)))
    assert len(rows) == 113
    assert sum(row["level"] == "시도" for row in rows) == 8
    assert all(not row["sigungu"] for row in rows if row["level"] == "시도")


def test_the_csv_for_excel(kg: Run, tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    assert kg("export", "awards", "--excel", "-o", file).code == 0
    assert file.read_bytes().startswith(b"\xef\xbb\xbfaward,")
    assert not kg("export", "awards").out.startswith("\ufeff")


@pytest.mark.parametrize(("form", "named"), [("ttl", "turtle"), ("nt", "nt"), ("rdfxml", "xml")])
def test_the_merged_graph(kg: Run, form: str, named: str) -> None:
    triples = json.loads(kg("info", "--json").out)["triples"]
    made = rdflib.Graph().parse(data=kg("export", "graph", "--format", form).out, format=named)
    assert len(made) == triples


@pytest.mark.filterwarnings("ignore:Dataset.:DeprecationWarning")
def test_the_graph_with_its_named_graphs(kg: Run) -> None:
    lines = kg("export", "graph", "--format", "nq").out.splitlines()
    assert any(line.count("/id/graph/") for line in lines)
    assert len(set(lines)) == len(lines)
    assert kg("export", "graph", "--format", "trig").out.count("\n}") >= 1
    assert json.loads(kg("export", "graph", "--format", "jsonld").out)


@pytest.mark.parametrize(("form", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_networks_for_drawing_programs(kg: Run, tmp_path: Path, form: str, read: object) -> None:
    file = tmp_path / f"g.{form}"
    assert kg("export", "graph", "--format", form, "-o", file).code == 0
    made = read(file)  # type: ignore[operator]
    labels = {data.get("label") for _, data in made.nodes(data=True)}
    assert "익산시" in labels
    assert made.number_of_edges() > 100


@pytest.mark.parametrize(
    ("kind", "name", "start"),
    [
        ("awards", "a.parquet", b"PAR1"),
        ("awards", "a.jsonl", b"{"),
        ("awards", "a.CSV", b"award,"),
        ("awards", "a.txt", b"award,"),
        ("graph", "g.nt", b"<"),
        ("graph", "g.rdf", b"<?xml"),
        ("graph", "g.jsonld", b"["),
        ("graph", "g.gexf", b"<?xml"),
    ],
)
def test_the_suffix_names_the_format(kg: Run, tmp_path: Path, kind: str, name: str, start: bytes) -> None:
    assert kg("export", kind, "-o", tmp_path / name).code == 0
    assert (tmp_path / name).read_bytes().startswith((start, b"<gexf") if name == "g.gexf" else start)


@pytest.mark.parametrize(
    "arguments", [("awards", "--format", "csv", "a.parquet"), ("graph", "a.csv"), ("awards", "a.ttl")]
)
def test_a_suffix_that_contradicts_is_refused(kg: Run, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    done = kg("export", *arguments[:-1], "-o", tmp_path / arguments[-1])
    assert (done.code, done.out) == (2, "")
    assert list(tmp_path.iterdir()) == []


def test_a_graph_is_written_the_same_way_twice(kg: Run) -> None:
    assert kg("export", "graph").out == kg("export", "graph").out


def test_a_folder_that_is_not_there_yet_is_made(kg: Run, tmp_path: Path) -> None:
    assert kg("export", "awards", "-o", tmp_path / "new" / "awards.csv").code == 0
    assert [p.name for p in (tmp_path / "new").iterdir()] == ["awards.csv"]


def test_a_file_that_fails_leaves_nothing(kg: Run, tmp_path: Path) -> None:
    (tmp_path / "dir.csv").mkdir()
    done = kg("export", "awards", "-o", tmp_path / "dir.csv")
    assert done.code == 2
    assert [p.name for p in tmp_path.iterdir()] == ["dir.csv"]


def _rows(columns: str, *rows: tuple[str | int, ...]) -> Rows:
    return Rows(tuple(columns.split()), tuple(tuple(Literal(cell) for cell in row) for row in rows))


def test_rows_that_meet_a_person_are_left_out() -> None:
    cases = _rows(
        "case document start end",
        ("told", "a.md", 0, 50),
        ("beside", "a.md", 60, 90),
        ("elsewhere", "b.md", 0, 50),
        ("hinted", "a.md", 100, 120),
    )
    findings = _rows(
        "severity kind document start end",
        ("high", "person", "a.md", 40, 60),
        ("low", "person", "a.md", 100, 110),
        ("high", "count", "b.md", 0, 50),
    )
    assert [row["case"] for row in without_persons(cases, findings)] == ["beside", "elsewhere", "hinted"]
    assert without_persons(cases, _rows("severity kind document start end")) == cases


@pytest.mark.parametrize("kind", HIDING)
def test_leaving_out_says_how_many(kg: Run, kind: str) -> None:
    whole, hidden = kg("export", kind), kg("export", kind, "--without-persons")
    assert (whole.code, hidden.code) == (0, 0)
    left = len(list(csv.reader(io.StringIO(whole.out)))) - len(list(csv.reader(io.StringIO(hidden.out))))
    assert f"may point to a person: {left:,}\n" in hidden.err
    assert "may point to a person" not in whole.err


@pytest.mark.parametrize("kind", ["awards", "findings", "graph"])
def test_what_nothing_can_be_left_out_of(kg: Run, kind: str) -> None:
    done = kg("export", kind, "--without-persons")
    assert (done.code, done.out) == (2, "")
    assert "--without-persons" in done.err
