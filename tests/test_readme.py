"""The README's console blocks are what the commands print."""

from __future__ import annotations

import pytest

from kg.workspace import Workspace
from tests.consoles import ROOT, Block, blocks

BLOCKS = blocks(ROOT / "README.md")


@pytest.mark.parametrize("block", BLOCKS, ids=str)
def test_a_block_shows_what_the_command_prints(block: Block, shipped: Workspace) -> None:
    block.check(shipped.path)


def test_the_readme_shows_real_output() -> None:
    assert len(BLOCKS) >= 4
