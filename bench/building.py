"""The part ``growth``: documents a second and peak memory of one ``kg build``, words alone, over ever more documents.

They are the shipped document under other names, each cut at another place and with other figures in it, so that no two are
the same work; and, where ``KG_RELEASES`` names a folder of an archive, as many of its files.
"""

from __future__ import annotations

import os
import random
import re
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from bench.opening import DOCUMENT, KG, Run, Taken, once
from bench.records import Figure

SIZES: Final = (2, 8, 32)
ROUNDS: Final = 3
MOST: Final = 32
"""Documents beyond which a build is measured once."""
ARCHIVE: Final = "KG_RELEASES"


def changed(text: str, number: int) -> str:
    """The text without its last lines, and with other figures in place of those of two digits and more."""
    chance = random.Random(number)
    lines = text.splitlines()
    kept = lines[: len(lines) - chance.randrange(len(lines) // 20)]
    return re.sub(r"(?<![\d.,])[1-9]\d(?=[명건개세])", lambda _: str(chance.randint(10, 99)), "\n".join(kept)) + "\n"


def copies(folder: Path, count: int) -> Sequence[Path]:
    """So many documents, in files."""
    text, made = DOCUMENT.read_text(encoding="utf-8"), []
    for number in range(count):
        file = folder / f"2017-12-11-copy-{number:04d}.txt"
        file.write_text(changed(text, number), encoding="utf-8")
        made.append(file)
    return made


def archived(count: int) -> Sequence[Path]:
    """The first files of the archive; none where there is no archive."""
    folder = os.environ.get(ARCHIVE)
    return sorted(path for path in Path(folder).rglob("*") if path.is_file())[:count] if folder else ()


def measured(left: list[str], sizes: Sequence[int] = SIZES) -> Iterator[Figure]:
    """Copies at each size, and the archive at the largest and ten times that."""
    with tempfile.TemporaryDirectory() as folder:
        files = copies(Path(folder), max(sizes))
        for size in sizes:
            yield from _built("copies of the shipped document", files[:size])
    if not os.environ.get(ARCHIVE):
        left.append(f"building from the archive: {ARCHIVE} names no folder")
        return
    for size in (max(sizes), 10 * max(sizes)):
        yield from _built("archive", archived(size))


def _built(what: str, files: Sequence[Path]) -> Iterator[Figure]:
    taken, count = Taken(), len(files)
    run = Run(f"kg build of {count}", (*KG, "build", "--no-index", "--no-network", *map(str, files)), fresh=True)
    for _ in range(ROUNDS if count < MOST else 1):
        once(run, Path(), taken)
    name = f"{count} documents"
    yield Figure("growth", what, name, "documents/s", tuple(count / second for second in taken.wall))
    yield Figure("growth", what, f"{name}, peak memory", "MB", tuple(size / 1e6 for size in taken.memory))
