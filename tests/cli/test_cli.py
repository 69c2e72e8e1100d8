"""The command line as a whole: exit codes, streams, where the data folder is, and what it does not load."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import ROOT, Run, run

HEAVY = ("torch", "sentence_transformers", "pandas", "rdflib", "kiwipiepy", "pyvis", "networkx", "numpy", "rich")


def test_without_arguments_it_says_what_it_can() -> None:
    done = run("--help")
    assert done.code == 0
    for command in ("build", "export", "sparql", "queries", "query", "show", "audit", "validate", "info"):
        assert f"\n  {command} " in done.out


@pytest.mark.parametrize(
    "command", ["build", "export", "sparql", "queries", "query", "show", "audit", "validate", "info"]
)
def test_every_command_explains_itself(command: str) -> None:
    done = run(command, "--help")
    assert done.code == 0
    assert "--home" in done.out


def test_a_misspelt_command_gets_the_nearest() -> None:
    done = run("shwo", "익산시")
    assert (done.code, done.out) == (2, "")
    assert "show" in done.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["show", "익산시"],
        ["sparql", "ASK {}"],
        ["export", "awards"],
        ["audit"],
        ["validate"],
        ["info"],
        ["query", "agenda"],
    ],
)
def test_without_a_graph_the_code_is_four(tmp_path: Path, arguments: list[str]) -> None:
    done = run("--home", tmp_path / "none", *arguments)
    assert (done.code, done.out) == (4, "")
    assert "kg build" in done.err
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ["show"],
        ["show", "없는이름입니다"],
        ["sparql", "SELEC"],
        ["sparql", "ASK {}", "--format", "pdf"],
        ["sparql", "ASK {}", "--timeout", "0"],
        ["sparql", "@/no/such/file.rq"],
        ["sparql", "LOAD <http://localhost/>"],
        ["export", "nothing"],
        ["export", "awards", "--format", "ttl"],
        ["export", "graph", "--format", "csv"],
        ["export", "awards", "--format", "jsonl", "--excel"],
        ["export", "awards", "-o", "/dev/null/x.csv"],
        ["query", "nope"],
        ["query", "partners-of", "municipality"],
        ["query", "partners-of", "nope=1"],
        ["build", "/no/such/file.txt"],
        ["info", "--nope"],
    ],
)
def test_a_bad_argument_or_query_is_two(kg: Run, arguments: list[str]) -> None:
    done = kg(*arguments)
    assert (done.code, done.out) == (2, "")
    assert done.err
    assert "Traceback" not in done.err


def test_the_home_may_stand_before_after_or_in_the_environment(home: Path, tmp_path: Path) -> None:
    before = run("--home", home, "info", "--json")
    after = run("info", "--json", "--home", home)
    named = run("info", "--json", home=home)
    assert before.out == after.out == named.out != ""
    assert run("--home", tmp_path, "info", "--home", home).code == 0
    assert run("info", "--home", tmp_path, home=home).code == 4


def test_the_store_may_stand_before_or_after(tmp_path: Path) -> None:
    nobody, other = (f"http://127.0.0.1:{port}/query" for port in (1, 2))
    for arguments in (
        ["--store", nobody, "info"],
        ["info", "--store", nobody],
        ["--store", other, "info", "--store", nobody],
    ):
        done = run("--home", tmp_path, *arguments)
        assert done.code != 0
        assert nobody in done.err


def test_a_home_that_cannot_be_is_said(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("no folder", encoding="utf-8")
    document = tmp_path / "a.txt"
    document.write_text("익산시는 사업을 추진하였다.", encoding="utf-8")
    done = run("build", document, home=file)
    assert done.code == 2
    assert "--home" in done.err
    assert "Traceback" not in done.err


def test_a_reader_that_leaves_early_is_no_failure(home: Path) -> None:
    kg = f"{sys.executable} -m kg.cli --home {home}"
    shell = f"set -o pipefail; {kg} export graph --format nt | head -1"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(["bash", "-c", shell], capture_output=True, env=environment, check=False)
    assert done.returncode == 0
    assert done.stderr == b""
    assert done.stdout.count(b"\n") == 1


@pytest.mark.parametrize(
    "arguments",
    ["export awards", "export awards --format jsonl", "export graph --format nt", "query agenda --format csv", "info"],
)
def test_a_full_disk_is_said_once(home: Path, arguments: str) -> None:
    shell = f"{sys.executable} -m kg.cli --home {home} {arguments} > /dev/full"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(["bash", "-c", shell], capture_output=True, env=environment, check=False, text=True)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr
    assert done.stderr.count("No space left") == 1


@pytest.mark.parametrize("arguments", [["show", "익산시"], ["sparql", "SELECT * { ?s a wk:Award } LIMIT 3"], ["info"]])
def test_what_only_reads_loads_nothing_heavy(home: Path, arguments: list[str]) -> None:
    code = (
        "import sys; from kg.cli import cli; cli.main(sys.argv[1:], standalone_mode=False); "
        f"print(sorted(set({HEAVY}) & set(sys.modules)), file=sys.stderr)"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "KG_HOME": str(home)}
    command = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(command, capture_output=True, env=environment, check=False, text=True)
    assert done.stderr.splitlines()[-1] == "[]"
    assert done.stdout
