"""Drafts: the same whoever makes them; a fault of the program stays with its file; bytes go with a job that is sent away."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from kg.drafting import ENOUGH, Draft, Job, Tools, alone, draft, drafting
from kg.errors import DocumentError, EmptyDocument
from kg.spread import processes
from kg.store.manifest import Entry

TEXT = "2019년 복지행정상 결과\n\n□ 전북 익산시는 ‘좋은 이웃들 {}’ 사업을 운영하여 취약계층 {}명을 지원하였다.\n"


def jobs(folder: Path, count: int) -> list[Job]:
    made = []
    for number in range(count):
        path = folder / f"{number:03}.txt"
        path.write_text(TEXT.format("가나다라마바사"[number % 7], number + 1), encoding="utf-8")
        made.append(Job(path, Entry(path.name, "", "f"), frozenset()))
    return made


def test_processes_make_the_same_drafts_as_one_alone(tmp_path: Path, tools: Tools) -> None:
    held = jobs(tmp_path, ENOUGH)
    here = {job.path.name: made for job, made in alone(held, tools)}
    there = {job.path.name: made for job, made in drafting(tools, processes(2))(held)}
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


def test_a_job_may_carry_its_bytes_or_why_it_has_none(tmp_path: Path, tools: Tools) -> None:
    (held,) = jobs(tmp_path, 1)
    carried = replace(held, content=held.path.read_bytes(), path=tmp_path / "elsewhere.txt")
    assert draft(carried, tools) == draft(held, tools)
    unread = replace(held, content=DocumentError("no such file"))
    assert str(draft(unread, tools)) == "no such file"
