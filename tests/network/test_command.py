"""The command writes the page and says on stderr what is in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.commands.network import keep, network
from kg.errors import NoGraph, NotFound
from kg.store.protocol import View
from kg.workspace import Workspace
from tests.network.conftest import Build
from tests.network.paper import towns


@pytest.fixture
def built(build: Build) -> View:
    return build(towns())


def run(home: Path, *arguments: str) -> Result:
    return CliRunner().invoke(network, ["-o", str(home / "n.html"), *arguments], obj=str(home / "home"))


@pytest.mark.usefixtures("built")
def test_the_page_is_written(tmp_path: Path) -> None:
    done = run(tmp_path)
    assert (done.exit_code, done.stdout) == (0, "")
    assert "지자체 / municipality 4" in done.stderr
    assert "연결 / ties 9" in done.stderr
    assert (tmp_path / "n.html").is_file()


@pytest.mark.usefixtures("built")
def test_the_page_around_a_name(tmp_path: Path) -> None:
    assert "연결 / ties 3" in run(tmp_path, "--focus", "햇살 우체통").stderr
    assert "연결 / ties 0" in run(tmp_path, "--focus", "햇살 우체통", "--depth", "0").stderr


@pytest.mark.usefixtures("built")
def test_what_is_wrong_is_said(tmp_path: Path) -> None:
    assert isinstance(run(tmp_path, "--focus", "가람").exception, NotFound)
    assert run(tmp_path, "--depth", "-1").exit_code == 2
    assert CliRunner().invoke(network, [], obj=str(tmp_path / "home")).exit_code == 2


def test_without_a_graph_it_says_so(tmp_path: Path) -> None:
    assert isinstance(run(tmp_path).exception, NoGraph)


@pytest.mark.usefixtures("built")
def test_a_build_lays_the_network_out_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    workspace = Workspace(tmp_path / "home")
    assert not workspace.kept()
    keep(workspace)
    assert "점 8개" in capsys.readouterr().err
    assert workspace.kept()
    keep(workspace)
    assert capsys.readouterr().err == ""


@pytest.mark.usefixtures("built")
def test_a_network_that_cannot_be_kept_fails_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "home" / "network").write_text("in the way")
    keep(Workspace(tmp_path / "home"))
    assert "was not laid out" in capsys.readouterr().err
