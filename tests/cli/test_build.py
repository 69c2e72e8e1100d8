"""build: what changes, what stays, what fails, and what a kill leaves."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from tests.cli.conftest import ROOT, run
from tests.cli.test_read import SOURCE

BARE = ("--no-index", "--no-network")
"""For builds whose graph alone is looked at."""
FIRST = "2019년 복지행정상 결과\n\n□ 전북 익산시는 ‘좋은 이웃들’ 사업을 운영하여 취약계층 12명을 지원하였다.\n"


def tree(path: Path) -> dict[str, tuple[int, int]]:
    held = (p for p in path.rglob("*") if p.is_file())
    return {str(p.relative_to(path)): (p.stat().st_mtime_ns, p.stat().st_size) for p in held}


def names(home: Path) -> list[str]:
    done = run("info", "--json", home=home)
    assert done.code == 0, done.err
    return list(json.loads(done.out)["documents"])


def test_building_again_changes_nothing(home: Path) -> None:
    before = tree(home)
    done = run("build", "--json", home=home)
    assert done.code == 0
    assert [row["outcome"] for row in json.loads(done.out)] == ["unchanged"]
    assert "unchanged" in done.err
    assert tree(home) == before


def test_what_is_odd_about_a_file_is_told(tmp_path: Path) -> None:
    home, folder = tmp_path / "home", tmp_path / "in"
    folder.mkdir()
    (folder / "text.docx").write_text(FIRST, encoding="utf-8")
    (folder / "README.md").write_text("# Notes\n\nHow these files were gathered and named.\n", encoding="utf-8")
    (folder / "good.txt").write_text(FIRST, encoding="utf-8")
    done = run("build", *BARE, "--json", folder / "text.docx", folder, home=home)
    assert done.code == 0
    notes = {Path(row["path"]).name: row.get("note", "") for row in json.loads(done.out)}
    assert notes.keys() == {"text.docx", "README.md", "good.txt"}
    assert "read as what it holds: 글 / text, utf-8" in notes["text.docx"]
    assert "no awards, no municipality" in notes["README.md"]
    assert notes["good.txt"] == ""
    assert all(f"{name}: {note}" in done.err for name, note in notes.items() if note)


def test_a_terminal_is_told_what_is_waited_for(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FIRST, encoding="utf-8")
    terminal, end = os.openpty()
    command = [sys.executable, "-m", "kg.cli", "--home", str(tmp_path / "home"), "build", *BARE]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm", "COLUMNS": "120"}
    with subprocess.Popen([*command, str(tmp_path / "a.txt")], stderr=end, env=environment) as running:
        os.close(end)
        shown = b""
        with suppress(OSError):  # what reading a terminal ends with when nobody holds its other end
            while said := os.read(terminal, 65536):
                shown += said
        os.close(terminal)
    assert running.returncode == 0
    order = [
        shown.decode("utf-8", "replace").find(word) for word in ("loading, reading", "putting it in place", "a.txt")
    ]
    assert 0 <= order[0] < order[1] < order[2]


def test_bad_files_are_named_and_the_others_built(tmp_path: Path) -> None:
    home, folder = tmp_path / "home", tmp_path / "in"
    folder.mkdir()
    (folder / "good.txt").write_text(FIRST, encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "blank.txt").write_text(" \n\f\n\t", encoding="utf-8")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 64)
    (folder / "cut.txt").write_bytes(FIRST.encode("utf-16")[:-1])
    with (folder / "huge.txt").open("wb") as huge:
        huge.truncate(50_000_000)
    done = run("build", *BARE, folder, "--json", home=home)
    assert done.code == 3
    outcomes = {Path(row["path"]).name: row["outcome"] for row in json.loads(done.out)}
    assert outcomes["good.txt"] == "built"
    for name in ("empty.txt", "blank.txt", "binary.txt", "huge.txt"):
        assert outcomes[name] == "failed"
        assert name in done.err
    assert "Traceback" not in done.err
    assert "good.txt" in names(home)

    for line in done.err.splitlines():
        assert line.count("empty.txt") < 2


def test_what_a_folder_holds_of_other_kinds_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    (folder / "deep").mkdir(parents=True)
    for name in ("a.docx", "deep/b.PNG", "deep/c.png", "no-suffix", ".hidden"):
        (folder / name).write_bytes(b"x")
    none = run("build", *BARE, folder, home=tmp_path / "home")
    assert (none.code, none.out) == (2, "")
    assert f"nothing to read here: {folder}" in none.err
    assert not (tmp_path / "home").exists()
    (folder / "good.txt").write_text(FIRST, encoding="utf-8")
    done = run("build", *BARE, folder, "--json", home=tmp_path / "home")
    assert done.code == 0
    assert "4 (.png 2, .docx 1, " in done.err
    outcomes = {Path(row["path"]).name: row["outcome"] for row in json.loads(done.out)}
    assert outcomes.pop("good.txt") == "built"
    assert outcomes == dict.fromkeys(("a.docx", "b.PNG", "c.png", "no-suffix"), "skipped")


def test_other_words_under_a_known_name_replace(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(FIRST, encoding="utf-8")
    assert "✓ 읽음 / built" in run("build", *BARE, file, home=tmp_path / "home").err
    file.write_text(FIRST.replace("12명", "13명"), encoding="utf-8")
    done = run("build", *BARE, file, "--json", home=tmp_path / "home")
    assert "↻ 바꿈 / replaced" in done.err
    assert [row["outcome"] for row in json.loads(done.out)] == ["replaced"]
    assert names(tmp_path / "home") == ["a.txt"]


def test_when_all_fail_there_is_still_no_graph(tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    assert run("build", empty, home=tmp_path / "home").code == 3
    assert run("info", home=tmp_path / "home").code == 4


@pytest.mark.parametrize("moment", ["generations/000002/store/CURRENT", "sources"])
def test_a_build_that_is_killed_leaves_the_old_graph_or_the_new(home: Path, tmp_path: Path, moment: str) -> None:
    copied, changed = tmp_path / "home", tmp_path / SOURCE.name
    shutil.copytree(home, copied)
    changed.write_text(SOURCE.read_text(encoding="utf-8").replace("5,293명", "5,294명"), encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "KG_HOME": str(copied)}
    before = len(tree(copied / "sources"))
    building = subprocess.Popen(
        [sys.executable, "-m", "kg.cli", "build", changed], env=environment, stderr=subprocess.DEVNULL
    )
    while building.poll() is None:
        arrived = (copied / moment).exists() if moment != "sources" else len(tree(copied / moment)) > before
        if arrived:
            building.send_signal(signal.SIGKILL)
        time.sleep(0.001)
    shown = run("show", "익산시", home=copied).out
    assert ("5293" in shown) != ("5294" in shown)
    assert run("build", changed, home=copied).code == 0
    assert "5294" in run("show", "익산시", home=copied).out
    assert len(list((copied / "generations").iterdir())) == 1


def test_an_index_that_cannot_be_made_hides_no_outcome(tmp_path: Path) -> None:
    home, file = tmp_path / "home", tmp_path / "a.txt"
    file.write_text(FIRST, encoding="utf-8")
    home.mkdir()
    (home / "search").write_text("in the way", encoding="utf-8")
    done = run("build", file, "--json", home=home)
    assert [row["outcome"] for row in json.loads(done.out)] == ["built"]
    assert done.code == 2
    assert "the search index was not made" in done.err
    assert "Traceback" not in done.err
    assert names(home) == ["a.txt"]
