"""remove: documents go out of the graph, all or none, and a name that is none tells the nearest."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import run

IKSAN = "2019년 복지행정상 결과\n\n□ 전북 익산시는 ‘좋은 이웃들’ 사업을 운영하여 취약계층 12명을 지원하였다.\n"
BOTH = IKSAN + "\n□ 전남 순천시는 ‘좋은 이웃들’ 사업을 운영하였다.\n"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("remove")
    for name, text in (("2019-iksan.txt", IKSAN), ("2019-both.txt", BOTH), ("2019-more.txt", BOTH)):
        (folder / name).write_text(text, encoding="utf-8")
    done = run("build", folder, "--jobs", "1", home=folder / "home")
    assert done.code == 0, done.err
    return folder / "home"


def documents(home: Path) -> list[str]:
    return [str(name) for name in json.loads(run("info", "--json", home=home).out)["documents"]]


def test_a_document_goes_and_the_others_stay(home: Path) -> None:
    done = run("remove", "2019-more.txt", "--json", home=home)
    assert done.code == 0, done.err
    (told,) = json.loads(done.out)
    assert told["document"] == "2019-more.txt"
    assert told["triples"] > 100
    assert documents(home) == ["2019-both.txt", "2019-iksan.txt"]
    assert "2019-more.txt" not in run("export", "programs", "--format", "csv", home=home).out


def test_a_name_that_is_none_stops_all_and_tells_the_nearest(home: Path) -> None:
    done = run("remove", "2019-both.txt", "2019-iksam.txt", home=home)
    assert (done.code, done.out) == (2, "")
    assert "2019-iksan.txt" in done.err
    assert "2019-both.txt" in documents(home)


def test_a_name_is_needed_and_a_graph(home: Path, tmp_path: Path) -> None:
    assert run("remove", home=home).code == 2
    assert run("remove", "a.txt", home=tmp_path / "none").code == 4
    assert not (tmp_path / "none").exists()


def test_the_last_document_leaves_a_graph_without_any(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(IKSAN, encoding="utf-8")
    assert run("build", "--no-index", "--no-network", tmp_path / "a.txt", home=tmp_path / "home").code == 0
    done = run("remove", "a.txt", home=tmp_path / "home")
    assert done.code == 0, done.err
    assert "a.txt" in done.err
    assert documents(tmp_path / "home") == []
    assert run("build", tmp_path / "a.txt", home=tmp_path / "home").code == 0
    assert documents(tmp_path / "home") == ["a.txt"]
