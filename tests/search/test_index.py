"""The index of a data folder: it follows the graph, is whole or not there, and embeds a text once."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path
from shutil import copytree, rmtree

import pytest

from kg.drafting import Tools
from kg.errors import StaleIndex, StoreError
from kg.finding import make, version
from kg.search.catalog import Catalog
from kg.search.encoder import load
from kg.search.encoder.protocol import Encoder, Vectors
from kg.search.entries import making, scheme
from kg.search.index import Index
from kg.search.ranking import Mode
from kg.workspace import Workspace

NEWS = "전남 순천시는 달팽이마차라는 이름의 이동 진료소를 새로 열어 외딴 마을의 어르신을 찾아간다고 밝혔다.\n"


class Elsewhere:
    """Another revision of the shipped model."""

    def __init__(self) -> None:
        self._held = load()
        self.name, self.revision, self.dimension = self._held.name, "another", self._held.dimension

    def encode_query(self, texts: Sequence[str]) -> Vectors:
        return self._held.encode_query(texts)

    def encode_document(self, texts: Sequence[str]) -> Vectors:
        return self._held.encode_document(texts)


@pytest.fixture
def copy(workspace: Workspace, tmp_path: Path) -> Workspace:
    """A data folder of one's own, with the graph and its index."""
    return Workspace(Path(copytree(workspace.path, tmp_path / "home")))


def test_a_new_document_can_be_found_and_only_it_is_embedded(copy: Workspace, tmp_path: Path, tools: Tools) -> None:
    (tmp_path / "news.txt").write_text(NEWS, encoding="utf-8")
    list(copy.build([tmp_path / "news.txt"], tools=tools))
    told: list[tuple[int, int]] = []
    made = copy.index(progress=lambda done, whole: told.append((done, whole)))
    assert made.embedded == told[-1][0] == told[-1][1] < 5
    assert copy.search("달팽이마차").hits[0].document == "news.txt"
    assert copy.search("이동빨래방").hits[0].document != "news.txt"


def test_a_changed_document_takes_its_old_words_along(copy: Workspace, tmp_path: Path, tools: Tools) -> None:
    news = tmp_path / "news.txt"
    for text in (NEWS, NEWS.replace("달팽이마차", "두루미마차")):
        news.write_text(text, encoding="utf-8")
        list(copy.build([news], tools=tools))
    found = copy.search("달팽이마차", mode="lexical")
    assert all("달팽이마차" not in hit.text for hit in found.hits)
    assert "두루미마차" in copy.search("두루미마차").hits[0].text


def test_an_index_of_an_older_graph_is_not_used(copy: Workspace) -> None:
    index = Index(copy.path)
    assert index.open("999999", load) is None
    held = index.open(version(copy.view), load)
    assert held is not None
    held.close()


def test_without_an_index_the_first_search_makes_it(copy: Workspace) -> None:
    (copy.path / "search" / "current").unlink()
    assert copy.search("이동빨래방").hits[0].why.best.dense is not None


def test_words_alone_are_searched_until_the_index_is_completed(copy: Workspace) -> None:
    rmtree(copy.path / "search")
    made = copy.index(False)
    assert made.pending > 100
    assert copy.index(False) == made
    answer = copy.search("이동빨래방")
    assert answer.mode is Mode.LEXICAL
    assert "이동빨래방" in answer.hits[0].text
    with pytest.raises(StaleIndex, match="kg index"):
        copy.search("이동빨래방", mode="dense")
    assert copy.index(True).embedded == made.pending
    assert copy.search("이동빨래방").mode is Mode.HYBRID
    assert copy.index(False).pending == 0


def test_what_is_there_stays_as_it_is(copy: Workspace) -> None:
    before = (copy.path / "search" / "current").stat().st_mtime_ns
    assert copy.index().embedded == 0
    assert (copy.path / "search" / "current").stat().st_mtime_ns == before


def test_one_index_at_a_time_is_kept(copy: Workspace) -> None:
    Index(copy.path).make(copy.view, version(copy.view)).write(None)
    assert len([path for path in (copy.path / "search").glob("*-*") if path.is_dir()]) == 1


def test_a_build_that_fails_leaves_the_index_before(copy: Workspace) -> None:
    draft = Index(copy.path).make(copy.view, version(copy.view))
    broken = Broken(draft.units[3].context)
    before = (copy.path / "search" / "current").read_text()
    with pytest.raises(ZeroDivisionError):
        draft.write(broken)
    assert (copy.path / "search" / "current").read_text() == before
    assert copy.search("이동빨래방").hits


class Broken(Elsewhere):
    """A model that fails at one text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def encode_document(self, texts: Sequence[str]) -> Vectors:
        if self.text in texts:
            raise ZeroDivisionError
        return super().encode_document(texts)


def test_another_model_is_refused(copy: Workspace) -> None:
    held = Index(copy.path).open(version(copy.view), Elsewhere)
    assert held is not None
    with pytest.raises(StaleIndex, match="another"):
        held.ask("돌봄")
    assert held.ask("돌봄", mode=Mode.LEXICAL).hits


def test_the_encoders_of_a_test_are_encoders() -> None:
    encoder: Encoder = Elsewhere()
    assert encoder.dimension == 384


def test_a_damaged_catalogue_says_what_to_do(folder: Path) -> None:
    folder.mkdir()
    (folder / "catalog.sqlite").write_bytes(os.urandom(5000))
    with pytest.raises(StoreError, match="kg index"):
        Catalog(folder / "catalog.sqlite")


def test_making_it_again_changes_no_answer(copy: Workspace) -> None:
    before = [hit.json() for hit in copy.search("돌봄").hits]
    (copy.path / "search" / "current").unlink()
    make(copy.path, copy.view, True)
    copy.refresh()
    assert [hit.json() for hit in copy.search("돌봄").hits] == before


def test_the_scheme_follows_all_that_decides_what_an_index_holds() -> None:
    """Every module of the search that tokens and units are made by, however deep, is one of its files."""
    files = making()
    assert all(file.is_file() for file in files)
    assert {"compounds.py", "tokens.py", "units.py", "words.ttl"} <= {file.name for file in files}
    told = {file.stem for file in files}
    for file in files:
        if file.suffix == ".py":
            used = re.findall(r"^from kg\.search\.(\w+) import", file.read_text(encoding="utf-8"), re.MULTILINE)
            assert set(used) - {"engine"} <= told


def test_an_index_of_another_scheme_is_made_again(copy: Workspace) -> None:
    description = next((copy.path / "search").rglob("index.json"))
    held = description.read_text(encoding="utf-8")
    assert scheme() in held
    description.write_text(held.replace(scheme(), "0" * 12), encoding="utf-8")
    assert Index(copy.path).open(version(copy.view), load) is None
    assert copy.search("돌봄").hits
    again = [p.read_text(encoding="utf-8") for p in (copy.path / "search").rglob("index.json")]
    assert [scheme() in text for text in again] == [True]
