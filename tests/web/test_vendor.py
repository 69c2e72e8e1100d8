"""The bundles made at build time: whole, licensed, up to date, and a build that cannot reach npm says what to do."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
VENDOR = ROOT / "kg" / "web" / "static" / "vendor"


def build(root: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(root / "hatch_build.py")]
    return subprocess.run(command, env={**os.environ, **environment}, capture_output=True, text=True, check=False)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The sources of the scripts elsewhere, with nothing fetched."""
    shutil.copy(ROOT / "hatch_build.py", tmp_path)
    shutil.copytree(ROOT / "web", tmp_path / "web", ignore=shutil.ignore_patterns("node_modules"))
    return tmp_path


def test_each_source_has_its_bundle_and_nothing_is_fetched_again() -> None:
    assert build(ROOT, npm_config_registry="http://127.0.0.1:9/").returncode == 0
    for source in (ROOT / "web" / "src").glob("*.js"):
        assert (VENDOR / source.name).stat().st_size > 1_000


def test_every_package_that_may_be_in_a_bundle_is_told_with_its_licence() -> None:
    told = (VENDOR / "LICENSES.txt").read_text(encoding="utf-8")
    packages = json.loads((ROOT / "web" / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    names = [place.rpartition("node_modules/")[2] for place, held in packages.items() if place and not held.get("dev")]
    assert len(names) > 10
    assert [name for name in names if f"\n{name} " not in told] == []
    assert told.count("Permission is hereby granted") > 10


def test_the_lock_names_no_address_to_fetch_from() -> None:
    packages = json.loads((ROOT / "web" / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert [place for place, held in packages.items() if "resolved" in held] == []
    assert all("integrity" in held for place, held in packages.items() if place)


def test_without_a_registry_a_build_says_what_to_do_and_leaves_nothing_half(copy: Path) -> None:
    none = {"npm_config_registry": "http://127.0.0.1:9/", "npm_config_fetch_retries": "0"}
    done = build(copy, npm_config_cache=str(copy / "cache"), **none)
    assert done.returncode != 0
    assert "ECONNREFUSED" in done.stderr
    assert "WELFARE_KG_WITHOUT_SCRIPTS=1" in done.stderr
    assert not (copy / "kg" / "web" / "static" / "vendor").exists()
