"""Mutated documents through every reader: each must end in a Document or a DocumentError, soon and in little memory.

``python -m bench.fuzz --count 10000`` prints a row a format; a case that ends otherwise is printed with its number, by
which ``--only`` runs it again.  PDFs are parsed in this process (in use each gets a child of its own), under the same
limits.
"""

from __future__ import annotations

import argparse
import io
import resource
import signal
import sys
import time
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, field
from random import Random
from types import FrameType
from xml.etree import ElementTree

from kg.documents import page
from kg.documents.page import Page
from kg.documents.paper import read as read_paper
from kg.documents.pdf import paged
from kg.errors import DocumentError
from kg.model.korean import Korean
from tests.documents import ole, printer, samples

SECONDS = 10.0
"""Of processor time for one case (the machine is shared); an unharmed sample takes a hundredth."""
MEMORY = 3 << 30
LONGEST = 60_000
"""Bytes of the same over and over; what takes long on more of it is linear, and cut off in use by the limit of its child."""
TOKENS = (
    b"<table>", b"</table>", b"<td rowspan=65535 colspan=1000>", b"<tr>", b"<!--", b"<![CDATA[", b"<script>", b"</p>", b"<a b='", b"&#x10ffff;",
    b"&#xd800;", b"&", b"<hp:tbl>", b"<hp:tc>", b"<hp:p>", b"</hp:p>", b"<hp:t>", b"<hp:footNote>", b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"\0", b"\xff\xfe",
    b"\xef\xbb\xbf", "\u2028".encode(), "ᄀ".encode(), "각".encode(), b"|---|", b"| a | b |\n|---|---|\n", b"---\n", b"[" * 300, b"<<" * 300, b"(" * 300,
    b" 0 R", b"/Kids[2 0 R]", b"/Length 999999999", b"/Filter/FlateDecode", b"/Type/Page", b"stream\n", b"endstream", b"999999999999", b"-1",
    b"1e308 0 0 1e308 0 0 cm ", b"0 0 99999 99999 re S ", b"\xff\xff\xff\xff", b"\x43\x04\xf0\xff", "구분 지자체 포상금\n".encode(), "대상(9) ".encode(),
)  # fmt: skip


def seeds() -> dict[str, bytes]:
    """An unharmed document of every kind."""
    text = (
        "\n\n".join(x for x in samples.ANNEX if isinstance(x, str))
        + "\n구분 지자체 포상금\n대상(1) 전남 순천시 각 1천만원\n"
    )
    table = "| 구분 | 지자체 | 포상금 |\n|---|---|---|\n| 대상(1) | 전남 순천시<br>경북 성주군 | 각 1천만원 |\n"
    return {
        "txt": text.encode(),
        "nfd": unicodedata.normalize("NFD", text).encode(),
        "utf16": text.encode("utf-16"),
        "cp949": text.replace("‘", "'").encode("cp949", "ignore"),
        "md": f"---\ntitle: 결과\n---\n# 결과\n\n{text}\n{table}".encode(),
        "html": samples.html([*samples.ANNEX[:4], *samples.SMALL]),
        "hwpx": samples.hwpx([*samples.ANNEX[:4], *samples.SMALL]),
        "pdf": printer.pdf([*samples.ANNEX[:4], *samples.SMALL]),
        "hwp": ole.hwp([*samples.ANNEX[:4], *samples.SMALL]),
    }


def mutated(seed: int, number: int, whole: dict[str, bytes]) -> tuple[str, bytes]:
    """A case's kind and bytes, the same for the same numbers."""
    chance = Random(f"{seed}-{number}")
    kind = sorted(whole)[number % len(whole)]
    if kind == "hwpx" and chance.random() < 0.8:
        return kind, _inside_zip(chance, whole[kind])
    if kind == "hwp" and chance.random() < 0.6:
        section = b"".join(ole.paragraph(x) if isinstance(x, str) else ole.table(x) for x in samples.ANNEX[:4])
        return kind, ole.packed(_harmed(chance, section)[: 40 * 512], chance.choice((0, 1)))
    data = _harmed(chance, whole[kind])
    mended = kind in {"txt", "nfd", "md", "html"} and chance.random() < 0.7
    return kind, data.decode("utf-8", "ignore").encode() if mended else data


def _inside_zip(chance: Random, data: bytes) -> bytes:
    """An archive that is sound around parts that are not."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name.endswith("0.xml"):
                part = _turned(chance, part) if chance.random() < 0.7 else _harmed(chance, part)
            new.writestr(name, part if chance.random() < 0.95 else _harmed(chance, part))
    return out.getvalue()


def _turned(chance: Random, part: bytes) -> bytes:
    """Well-formed XML whose elements stand where they should not, or not at all, or deep inside each other."""
    root = ElementTree.fromstring(part)
    for _ in range(chance.choice((1, 3, 10))):
        below = [element for element in root.iter() if len(element)]
        if not below:
            break
        place, source = chance.choice(below), chance.choice(below)
        taken = deepcopy(chance.choice(list(source)))
        for _ in range(chance.choice((0, 0, 10, 60))):
            deeper = ElementTree.Element(taken.tag)
            deeper.append(taken)
            taken = deeper
        if chance.random() < 0.4:
            place.remove(chance.choice(list(place)))
        place.insert(chance.randrange(len(place) + 1), taken)
    return ElementTree.tostring(root)


def _harmed(chance: Random, data: bytes) -> bytes:
    for _ in range(chance.choice((1, 1, 2, 3, 8))):
        data = chance.choice(HARMS)(chance, data)
    return data


def _range(chance: Random, data: bytes) -> tuple[int, int]:
    at = chance.randrange(len(data) + 1)
    return at, min(len(data), at + chance.choice((1, 4, 30, 300, 3000)))


def _cut(chance: Random, data: bytes) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _flip(chance: Random, data: bytes) -> bytes:
    held = bytearray(data)
    for _ in range(chance.choice((1, 3, 20)) if data else 0):
        held[chance.randrange(len(held))] ^= 1 << chance.randrange(8)
    return bytes(held)


def _delete(chance: Random, data: bytes) -> bytes:
    start, end = _range(chance, data)
    return data[:start] + data[end:]


def _repeat(chance: Random, data: bytes) -> bytes:
    start, end = _range(chance, data)
    return data[:end] + data[start:end] * chance.choice((1, 5, 40)) + data[end:]


def _move(chance: Random, data: bytes) -> bytes:
    start, end = _range(chance, data)
    rest = data[:start] + data[end:]
    at = chance.randrange(len(rest) + 1)
    return rest[:at] + data[start:end] + rest[at:]


def _insert(chance: Random, data: bytes) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + (chance.choice(TOKENS) * chance.choice((1, 1, 3, 100, 2000)))[:LONGEST] + data[at:]


HARMS: tuple[Callable[[Random, bytes], bytes], ...] = (_cut, _flip, _delete, _repeat, _move, _insert, _insert)


def reads(kind: str, data: bytes, korean: Korean) -> str:
    """How reading ended: ``Document``, or the error's name. Anything else is raised."""
    name = f"a.{kind}"
    try:
        found: Page = paged(name, read_paper(data)) if data.startswith(b"%PDF-") else page(name, data)
        document = found.document(name, "", korean)
    except DocumentError as error:
        return type(error).__name__
    for block in document.blocks:
        if block.text.strip():
            block.span.of(document.source)
    return "Document"


@contextmanager
def deadline(seconds: float) -> Iterator[None]:
    """End what runs longer with a ``TimeoutError``."""

    def ring(_signal: int, _frame: FrameType | None) -> None:
        raise TimeoutError(f"longer than {seconds} s")

    before = signal.signal(signal.SIGPROF, ring)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


@dataclass
class Tally:
    """What became of the cases of one kind."""

    ends: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0


def run(seed: int, numbers: range, korean: Korean) -> tuple[dict[str, Tally], list[str]]:
    """All cases, and what is wrong with those that ended otherwise."""
    whole = seeds()
    tallies = {kind: Tally() for kind in whole}
    wrong: list[str] = []
    for number in numbers:
        kind, data = mutated(seed, number, whole)
        start = time.process_time()
        try:
            with deadline(SECONDS):
                tallies[kind].ends[reads(kind, data, korean)] += 1
        except Exception as error:  # what no reader may raise is what is looked for
            wrong.append(f"{kind} --seed {seed} --only {number}: {type(error).__name__}: {str(error)[:200]}")
        tallies[kind].slowest = max(tallies[kind].slowest, time.process_time() - start)
    return tallies, wrong


def main() -> int:
    """Run, print, and say by the exit code whether all ended well."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--count", type=int, default=1000)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--only", type=int)
    given = asked.parse_args()
    korean = Korean()
    korean.glue(["가", "나"])
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    before, start = _peak(), time.perf_counter()
    numbers = range(given.count) if given.only is None else range(given.only, given.only + 1)
    tallies, wrong = run(given.seed, numbers, korean)
    for kind, tally in tallies.items():
        ends = ", ".join(f"{end} {count}" for end, count in tally.ends.most_common())
        print(f"{kind:6} {tally.ends.total():6}  slowest {tally.slowest:5.2f} s  {ends}")
    print(
        f"{len(numbers)} cases in {time.perf_counter() - start:.0f} s; peak {before} -> {_peak()} MB; {len(wrong)} wrong"
    )
    print("\n".join(wrong), file=sys.stderr)
    return 1 if wrong else 0


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    sys.exit(main())
