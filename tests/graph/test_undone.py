"""What a user took back is read from a file of two things a line, and anything else in it is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import ArgumentError
from kg.graph.undone import NAME, undone
from kg.model.iri import BASE
from kg.pipeline import Built, Tools, Unchanged
from kg.workspace import Workspace

TEXT = """2019년 복지행정상 결과

□ 서울 성북구는 초등틈새돌봄서비스를 사회적경제조직들과 함께 개발 제공하였다.

- (초등틈새돌봄) 지역아동센터를 활용하지 못하는 아동들을 대상으로 기본 돌봄을 실시하였다.
"""
GUESSES = "SELECT ?chosen ?otherwise { ?d a wk:Guess ; wk:chosen ?chosen ; wk:otherwise ?otherwise }"
PROGRAMS = (
    "SELECT DISTINCT ?program { ?m a wk:ProgramMention ; wk:program ?program FILTER(CONTAINS(STR(?program), '틈새')) }"
)
ONE, OTHER = "program/iksan-si/온정우체통", "program/iksan-si/우체통"


def held(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    (folder / NAME).write_text(text, encoding)
    return folder


def test_without_the_file_nothing_is_taken_back(tmp_path: Path) -> None:
    assert undone(tmp_path) == undone(tmp_path / "none") == frozenset()


@pytest.mark.parametrize(
    "line", [f"{ONE},{OTHER}", f"{OTHER}, {ONE}\n", f"<{BASE}{ONE}>,{BASE}{OTHER}", f"# why\n\n{ONE},{OTHER}"]
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_two_things_a_line_in_any_order(tmp_path: Path, line: str, encoding: str) -> None:
    assert undone(held(tmp_path, line, encoding)) == {frozenset({ONE, OTHER})}


@pytest.mark.parametrize(
    "line",
    [
        ONE,
        f"{ONE},{ONE}",
        "나,너",
        f"{ONE},{OTHER},{ONE}3",
        f"{ONE},municipality/x",
        ",",
        f"{ONE},field/x",
        "field/x,field/y",
    ],
)
def test_another_line_is_refused_by_its_number(tmp_path: Path, line: str) -> None:
    with pytest.raises(ArgumentError, match=f"{NAME}:2"):
        undone(held(tmp_path, f"# remark\n{line}\n"))


def test_a_division_and_the_field_it_is_not_of(tmp_path: Path) -> None:
    assert undone(held(tmp_path, "field/care,division/a-2019/b")) == {frozenset({"field/care", "division/a-2019/b"})}


def test_another_encoding_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ArgumentError):
        undone(held(tmp_path, f"{ONE},{OTHER}", "utf-16"))


@pytest.fixture(scope="module")
def tools() -> Tools:
    return Tools()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_a_guess_is_taken_back_by_a_line_and_made_again_without_it(file: Path, tools: Tools) -> None:
    made = Workspace(file.parent / "home")
    assert [type(o) for o in made.build([file], tools)] == [Built]
    (guess,) = made.query(GUESSES)
    assert len(made.query(PROGRAMS)) == 1
    (made.path / NAME).write_text(f"{guess['chosen']},{guess['otherwise']}\n", encoding="utf-8")
    assert [type(o) for o in made.build([file], tools)] == [Built]
    assert [type(o) for o in made.build([file], tools)] == [Unchanged]
    assert {row["program"] for row in made.query(PROGRAMS)} == {guess["chosen"], guess["otherwise"]}
    assert not made.query(GUESSES)
    (made.path / NAME).unlink()
    assert [type(o) for o in made.build([file], tools)] == [Built]
    assert list(made.query(GUESSES)) == [guess]


def test_a_file_of_undone_guesses_that_cannot_be_read_stops_the_build(file: Path, tools: Tools) -> None:
    made = Workspace(file.parent / "home")
    made.path.mkdir()
    (made.path / NAME).write_text("나,너\n", encoding="utf-8")
    with pytest.raises(ArgumentError, match=NAME):
        list(made.build([file], tools))
