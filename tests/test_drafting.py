"""Drafts: the same whoever makes them; a fault of the program stays with its file; nothing lost when workers break."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from pathlib import Path
from typing import ParamSpec, TypeVar

import pytest

from kg.drafting import CHUNK, ENOUGH, Draft, Job, Tools, alone, crew, draft, together
from kg.errors import DocumentError, EmptyDocument
from kg.store.manifest import Entry

P = ParamSpec("P")
T = TypeVar("T")
TEXT = "2019년 복지행정상 결과\n\n□ 전북 익산시는 ‘좋은 이웃들 {}’ 사업을 운영하여 취약계층 {}명을 지원하였다.\n"


def jobs(folder: Path, count: int) -> list[Job]:
    made = []
    for number in range(count):
        path = folder / f"{number:03}.txt"
        path.write_text(TEXT.format("가나다라마바사"[number % 7], number + 1), encoding="utf-8")
        made.append(Job(path, Entry(path.name, "", "f"), frozenset()))
    return made


class Dying(Executor):
    """An executor whose workers die after some shares."""

    def __init__(self, shares: int) -> None:
        self.left = shares

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        future: Future[T] = Future()
        self.left -= 1
        if self.left < 0:
            future.set_exception(BrokenExecutor("gone"))
        else:
            future.set_result(fn(*args, **kwargs))
        return future


def names(answers: Iterator[tuple[Job, object]]) -> list[str]:
    return [job.path.name for job, _ in answers]


def test_shares_come_back_in_order(tmp_path: Path) -> None:
    held = jobs(tmp_path, CHUNK + 3)
    assert names(together(held, Dying(9), ahead=2)) == [j.path.name for j in held]


def test_broken_workers_are_told(tmp_path: Path) -> None:
    with pytest.raises(BrokenExecutor):
        list(together(jobs(tmp_path, CHUNK * 2), Dying(1), ahead=1))


def test_processes_make_the_same_drafts_as_one_alone(tmp_path: Path, tools: Tools) -> None:
    held = jobs(tmp_path, ENOUGH)
    here = {job.path.name: made for job, made in alone(held, tools)}
    there = {job.path.name: made for job, made in crew(tools, 2)(held)}
    assert list(there) == [j.path.name for j in held]
    for name, made in here.items():
        other = there[name]
        assert isinstance(made, Draft)
        assert isinstance(other, Draft)
        assert sorted(made.triples.splitlines()) == sorted(other.triples.splitlines())


def test_an_unreadable_file_is_an_answer(tmp_path: Path, tools: Tools) -> None:
    path = tmp_path / "empty.txt"
    path.write_bytes(b"")
    assert isinstance(draft(Job(path, Entry("empty.txt", "", "f"), frozenset()), tools), EmptyDocument)


def test_a_missing_file_is_an_answer(tmp_path: Path, tools: Tools) -> None:
    answer = draft(Job(tmp_path / "none.txt", Entry("none.txt", "", "f"), frozenset()), tools)
    assert isinstance(answer, DocumentError)


class Faulty(Tools):
    """Tools of which one has a fault."""

    @property
    def extractor(self) -> None:  # type: ignore[override]
        """The part that fails."""
        raise LookupError("a fault")


def test_a_fault_of_the_program_stays_with_its_file(tmp_path: Path) -> None:
    answer = draft(jobs(tmp_path, 1)[0], Faulty())
    assert isinstance(answer, DocumentError)
    assert "000.txt" in str(answer)
    assert "LookupError" in str(answer)
    assert "report" in answer.hint


def test_a_text_cut_inside_a_character_is_drafted_with_a_warning(tmp_path: Path, tools: Tools) -> None:
    path = tmp_path / "cut.txt"
    path.write_bytes(TEXT.format("가", 1).encode() + "대".encode()[:-1])
    answer = draft(Job(path, Entry("cut.txt", "", "f"), frozenset()), tools)
    assert isinstance(answer, Draft)
    assert "cut.txt" in answer.warning
    assert answer.triples
