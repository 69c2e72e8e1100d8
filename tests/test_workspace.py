"""The front door in Python: build, ask, frame, and hand the data to rdflib."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

import kg
from kg.errors import ArgumentError, DocumentError, NoGraph, NotFound, QueryError, QueryRefused, StoreError
from kg.folders import documents, skipped
from kg.pipeline import Built, Failed, Tools, Unchanged
from kg.workspace import Workspace, home

TEXT = """2019년 복지행정상 결과

□ 전북 익산시는 ‘좋은 이웃들’ 사업을 운영하여 취약계층 12명을 지원하였다.

□ 전남 순천시는 ‘좋은 이웃들’ 사업을 운영하였다.
"""


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory, tools: Tools) -> Workspace:
    folder = tmp_path_factory.mktemp("workspace")
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    made = kg.open(folder / "home")
    outcomes = list(made.build([folder / "a.txt"], tools))
    assert [type(o) for o in outcomes] == [Built]
    return made


def test_query_gives_rows_a_frame_and_graphs(workspace: Workspace) -> None:
    rows = workspace.query("SELECT ?name (COUNT(*) AS ?n) { ?m a wk:ProgramMention ; wk:name ?name } GROUP BY ?name")
    assert {"name": "좋은 이웃들", "n": 2} in list(rows)
    frame = rows.dataframe()
    assert isinstance(frame, pd.DataFrame)
    assert set(frame.columns) == {"name", "n"}
    made = workspace.query("CONSTRUCT { ?m wk:runs ?p } { ?m wk:runs ?p }")
    assert len(made.graph()) == 2
    assert workspace.query("ASK { ?m wk:runs ?p }")
    assert not workspace.query("ASK { ?m wk:nothing ?p }")


def test_query_refuses_and_explains(workspace: Workspace) -> None:
    with pytest.raises(QueryRefused):
        workspace.query("CLEAR ALL")
    with pytest.raises(QueryError):
        workspace.query("SELECT")


def test_a_query_that_ends_the_engine_does_not_end_python(workspace: Workspace) -> None:
    with pytest.raises(QueryError):
        workspace.query("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }", timeout=1)
    assert workspace.query("ASK {}")


@pytest.mark.filterwarnings("ignore:Dataset.:DeprecationWarning")
def test_dataset_is_the_same_data(workspace: Workspace) -> None:
    data = workspace.dataset()
    assert len(data) == workspace.info().triples
    asked = "SELECT DISTINCT ?g { GRAPH ?g { ?m <https://w3id.org/welfare-kg/ontology#runs> ?p } }"
    assert [str(row[0]) for row in data.query(asked)] == ["https://w3id.org/welfare-kg/id/graph/a.txt"]  # type: ignore[index]


def test_tables_pages_findings_and_numbers(workspace: Workspace) -> None:
    programs = workspace.table("programs")
    assert {row["sigungu"] for row in programs} == {"익산시", "순천시"}
    (page,) = workspace.show("익산시")
    assert page.label == "익산시"
    assert isinstance(list(workspace.findings()), list)
    info = workspace.info()
    assert info.documents == ("a.txt",)
    assert info.counts["programs"] >= 1
    assert workspace.validate().conforms
    with pytest.raises(ArgumentError):
        workspace.table("nothing")
    with pytest.raises(NotFound):
        workspace.show("없는 이름")


def test_spans_point_into_the_kept_source(workspace: Workspace) -> None:
    source = workspace.source("a.txt")
    assert source == TEXT
    for row in workspace.table("programs"):
        assert source[int(str(row["start"])) : int(str(row["end"]))] == row["program"]
    with pytest.raises(NotFound):
        workspace.source("b.txt")


def test_one_that_is_open_sees_a_build_after_it(tmp_path: Path, tools: Tools) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    made = Workspace(tmp_path / "home")
    with pytest.raises(NoGraph):
        made.info()
    list(made.build([tmp_path / "a.txt"], tools))
    reader = kg.open(tmp_path / "home")
    before = reader.info().triples
    (tmp_path / "b.txt").write_text(TEXT.replace("익산", "전주"), encoding="utf-8")
    assert [type(o) for o in made.build([tmp_path], tools)] == [Unchanged, Built]
    assert reader.info().triples == before
    reader.refresh()
    assert reader.info().triples == made.info().triples > before


def test_build_names_what_failed_and_builds_the_rest(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    with pytest.raises(DocumentError) as caught:
        kg.build([tmp_path], home=tmp_path / "home")
    assert "empty.txt" in str(caught.value)
    assert kg.open(tmp_path / "home").info().documents == ("a.txt",)


def test_build_goes_to_the_server_that_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    with pytest.raises(StoreError) as caught:
        kg.build([tmp_path / "a.txt"], tmp_path / "home", "http://127.0.0.1:1/query")
    assert "http://127.0.0.1:1/query" in str(caught.value)
    [server] = (tmp_path / "home" / "remote").rglob("server*")
    assert (server.name, server.read_text(encoding="utf-8")) == ("server", "http://127.0.0.1:1/query\n")


def test_a_failed_document_keeps_what_stood_under_its_name(tmp_path: Path, tools: Tools) -> None:
    file = tmp_path / "a.txt"
    file.write_text(TEXT, encoding="utf-8")
    made = Workspace(tmp_path / "home")
    list(made.build([file], tools))
    before = made.info()
    file.write_bytes(b"")
    assert [type(o) for o in made.build([file], tools)] == [Failed]
    assert made.info() == before


def test_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("KG_HOME", str(tmp_path))
    assert home() == tmp_path
    assert home(tmp_path / "x") == tmp_path / "x"
    monkeypatch.delenv("KG_HOME")
    assert home().name == "welfare-kg"
    assert home("~/x") == Path.home() / "x"


def test_documents_are_found_once_and_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "c.bin", "sub/d.TXT"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    found = [p.name for p in documents([tmp_path, tmp_path / "b.txt", tmp_path / "c.bin"])]
    assert found == ["a.md", "b.txt", "d.TXT", "c.bin"]
    with pytest.raises(ArgumentError):
        list(documents([tmp_path / "none"]))
    assert [p.suffix for p in documents([])] == [".txt"]
    assert [p.name for p in skipped([tmp_path, tmp_path / "c.bin"])] == ["c.bin"]


def test_a_folder_without_documents_is_not_the_shipped_ones(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"x")
    with pytest.raises(ArgumentError) as caught:
        list(documents([tmp_path]))
    assert str(tmp_path) in caught.value.message
    assert ".hwpx" in caught.value.message
    with pytest.raises(ArgumentError):
        kg.build([tmp_path], home=tmp_path / "home")


def test_what_the_system_refuses_is_said(tmp_path: Path, tools: Tools) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "home").write_text("a file", encoding="utf-8")
    with pytest.raises(StoreError) as caught:
        list(Workspace(tmp_path / "home").build([tmp_path / "a.txt"], tools))
    assert "--home" in caught.value.hint


def test_the_package_is_only_its_front_door() -> None:
    assert kg.Workspace is Workspace
    with pytest.raises(AttributeError):
        _ = kg.nothing
