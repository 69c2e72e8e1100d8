"""Real ``kg build`` processes that meet, and are read beside: the graph is the old one or the new one."""

from __future__ import annotations

import time
from contextlib import ExitStack
from pathlib import Path

import pytest

from bench.kill import Case, hashed, rests, started
from kg.drafting import Tools
from kg.errors import StoreBusy


@pytest.fixture
def case(tools: Tools, tmp_path: Path) -> Case:
    """Two versions of a few documents, and a folder to build them into."""
    made = Case(tmp_path, tools)
    made.prepare()
    return made


def test_of_two_builds_at_once_one_is_told_and_nothing_is_lost(case: Case) -> None:
    with ExitStack() as stack:
        both = [stack.enter_context(started(case, version, 1)) for version in ("old", "new")]
        seen = set[str]()
        while any(one.poll() is None for one in both):
            seen.add(hashed(case.workspace()))
            time.sleep(0.1)
    codes = sorted(one.returncode for one in both)
    assert codes in ([0, 0], [0, StoreBusy.exit_code])
    assert seen <= set(case.hashes.values()), "whoever reads meanwhile sees whole graphs only"
    assert hashed(case.workspace()) in {case.hashes["old"], case.hashes["new"]}
    assert rests(case) == []
