"""The pipeline: one typed outcome a file, whatever the file is; names decided; nothing of another document touched."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kg.drafting import Tools, drafting, resolve
from kg.model.fact import Dated, Facts, Passage, Release
from kg.model.place import PlaceName
from kg.model.span import Span
from kg.pipeline import Built, Failed, Outcome, Unchanged, build
from kg.store.oxigraph import OxigraphStore

FIRST = "2019년 복지행정상 결과\n\n□ 전북 익산시는 ‘좋은 이웃들’ 사업을 운영하여 취약계층 12명을 지원하였다.\n"
SECOND = "2020년 복지행정상 결과\n\n□ 전남 순천시는 ‘행복 나눔 사업’을 추진하여 취약계층 30명을 지원하였다.\n"


class Bench:
    """A folder to write documents in, and a store to build them into."""

    def __init__(self, path: Path, tools: Tools) -> None:
        self.path, self.tools = path, tools
        self.store = OxigraphStore(path / "home")

    def write(self, name: str, text: str, codec: str = "utf-8") -> Path:
        file = self.path / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(text.encode(codec))
        return file

    def build(self, *paths: Path, mark: str = "f") -> list[Outcome]:
        with self.store.writer() as writer:
            return list(build(paths, writer, mark, drafting(self.tools)))

    def kinds(self, *paths: Path, mark: str = "f") -> list[type[Outcome]]:
        return [type(outcome) for outcome in self.build(*paths, mark=mark)]

    def graph(self) -> set[str]:
        return {str(quad) for quad in self.store.view().quads()}

    def says(self, words: str) -> bool:
        return any(words in quad for quad in self.graph())


@pytest.fixture
def bench(tmp_path: Path, tools: Tools) -> Bench:
    return Bench(tmp_path, tools)


def test_built_then_unchanged_then_built_by_another_pipeline(bench: Bench) -> None:
    file = bench.write("a.txt", FIRST)
    assert bench.kinds(file) == [Built]
    first = bench.graph()
    assert bench.kinds(file) == [Unchanged]
    assert bench.kinds(file, mark="f2") == [Built]
    assert bench.graph() == first


def test_the_order_of_documents_does_not_matter(bench: Bench, tmp_path: Path, tools: Tools) -> None:
    files = bench.write("a.txt", FIRST), bench.write("b.txt", SECOND)
    other = Bench(tmp_path / "other", tools)
    bench.build(*files)
    other.build(*reversed(files))
    assert bench.graph() == other.graph()


def test_a_changed_file_replaces_its_own_statements_and_others_stay(bench: Bench) -> None:
    one, two = bench.write("a.txt", FIRST), bench.write("나.md", SECOND)
    bench.build(two)
    alone = bench.graph()
    bench.build(one)
    assert bench.says('"12명"')
    assert alone < bench.graph()
    bench.write("a.txt", SECOND.replace("30", "31"))
    assert bench.kinds(one, two) == [Built, Unchanged]
    assert not bench.says('"12명"')
    assert bench.says('"31명"')
    assert alone < bench.graph()


def test_two_files_of_one_name_are_told_apart_by_their_folders(bench: Bench) -> None:
    files = bench.write("x/same.txt", FIRST), bench.write("y/same.txt", SECOND), bench.write("z/same.txt", FIRST)
    assert bench.kinds(*files) == [Built, Built, Unchanged]
    assert [e.name for e in bench.store.view().manifest.documents] == ["same.txt", "y/same.txt"]
    assert bench.says('"12명"')
    assert bench.says('"30명"')
    assert bench.kinds(*reversed(files)) == [Unchanged, Unchanged, Unchanged], "in any order"
    alone = bench.write("y/same.txt", SECOND.replace("30명", "31명"))
    assert bench.kinds(files[0], alone) == [Unchanged, Built]
    assert not bench.says('"30명"')


@pytest.mark.parametrize("codec", ["cp949", "utf-16", "utf-8-sig"])
def test_encodings_are_kept_with_the_document(bench: Bench, codec: str) -> None:
    text = FIRST.replace("‘", "'").replace("’", "'")
    bench.build(bench.write("a.txt", text, codec))
    (entry,) = bench.store.view().manifest.documents
    assert bench.store.home.source(entry.digest).decode(entry.encoding) == text


@pytest.mark.parametrize("content", [b"", b" \n\t", bytes(range(256)) * 64])
def test_what_is_no_document_fails_alone(bench: Bench, content: bytes) -> None:
    bad = bench.write("bad.txt", "")
    bad.write_bytes(content)
    assert bench.kinds(bad, bench.write("a.txt", FIRST)) == [Failed, Built]
    assert [e.name for e in bench.store.view().manifest.documents] == ["a.txt"]


def test_what_cannot_be_opened_fails_alone(bench: Bench) -> None:
    locked = bench.path / "locked.txt"
    locked.symlink_to("/proc/self/mem")
    assert bench.kinds(locked, bench.path / "gone.txt", bench.write("a.txt", FIRST)) == [Failed, Failed, Built]


def test_names_are_decided_in_the_light_of_the_others(tools: Tools) -> None:
    sure = PlaceName("익산시", "전북", Span(0, 3))
    nested = PlaceName("순천시", "", Span(10, 13))
    facts = Facts(Release(), places=(sure,), passages=(Passage("p1", "bullet", "", Span(0, 1), places=(nested, sure)),))
    decided = resolve(facts, tools.register, Dated(date(2017, 12, 11), "release"))
    assert set(decided) == {sure, nested}
    assert decided[sure].chosen == "iksan-si"
    assert decided[nested].chosen == "suncheon-si"
