"""``python -m bench.cluster FOLDER``: documents built by one process here, and by the workers of a Dask cluster on this machine.

Both graphs must be the same, quad by quad: sums of the quads' SHA-256 are compared, which know no order; quads with blank
nodes are compared after canonical naming (RDFC-1.0). Printed: seconds, documents a second, and how many times quicker the
cluster is.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Final

from pyoxigraph import CanonicalizationAlgorithm, Dataset, RdfFormat, Store, parse, serialize
from typing_extensions import Buffer

from bench.opening import KG
from kg.store.home import Home

_MODULUS: Final = 1 << 256


class Summed(BytesIO):
    """A digest of N-Quads as they are written, which does not depend on their order."""

    def __init__(self) -> None:
        super().__init__()
        self._total, self._count, self._rest = 0, 0, b""
        self._blank: list[bytes] = []

    def write(self, data: Buffer, /) -> int:
        """Take some more."""
        held = bytes(data)
        *lines, self._rest = (self._rest + held).split(b"\n")
        for line in lines:
            if b"_:" in line:
                self._blank.append(line)
            else:
                self._add(line)
        return len(held)

    def _add(self, line: bytes) -> None:
        self._total = (self._total + int.from_bytes(sha256(line).digest())) % _MODULUS
        self._count += 1

    def told(self) -> str:
        """How many quads, and their digest."""
        named = Dataset(parse(b"\n".join(self._blank), format=RdfFormat.N_QUADS))
        named.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
        for line in sorted((serialize(named, format=RdfFormat.N_QUADS) or b"").splitlines()):
            self._add(line)
        self._blank = []
        return f"{self._count:,} quads, {self._total:064x}"


def summed(store: Store) -> str:
    """The digest of all quads of a store."""
    digest = Summed()
    store.dump(digest, format=RdfFormat.N_QUADS)
    return digest.told()


def built(home: Path, jobs: str, folder: Path) -> tuple[float, float]:
    """Seconds of one ``kg build``, words alone: until the graph counts, and in all; the index of words is made by one process."""
    command = [*KG, "--home", str(home), "build", "--jobs", jobs, "--no-index", "--no-network", str(folder)]
    start = time.time()
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False)
    if done.returncode not in {0, 3}:  # 3: some files cannot be read, all others are built
        raise SystemExit(f"--jobs {jobs}: exit code {done.returncode}\n{done.stderr[-2000:]}")
    return (home / "current").stat().st_mtime - start, time.time() - start


def main() -> int:
    """Build twice, compare and print; the exit code says whether the graphs are the same."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("folder", type=Path)
    asked.add_argument("--workers", type=int, default=2)
    given = asked.parse_args()
    from distributed import LocalCluster  # noqa: PLC0415 - of the extra "cluster"

    with tempfile.TemporaryDirectory() as place:
        here, there = Path(place) / "here", Path(place) / "there"
        one = built(here, "1", given.folder)
        print(f"one process: graph {one[0]:.0f} s, with the index of words {one[1]:.0f} s", flush=True)
        with LocalCluster(n_workers=given.workers, threads_per_worker=1, host="127.0.0.1", dashboard_address=None) as c:
            many = built(there, c.scheduler_address, given.folder)
        print(f"{given.workers} workers: graph {many[0]:.0f} s, with the index of words {many[1]:.0f} s", flush=True)
        print(f"quicker: graph ×{one[0] / many[0]:.2f}, with the index of words ×{one[1] / many[1]:.2f}", flush=True)
        generations = [Home(home).current() for home in (here, there)]
        sums = [summed(Store.read_only(str(one.store))) for one in generations if one]
        count = len(generations[0].manifest().documents) if generations[0] else 0
        print(f"{count:,} documents, {count / one[0]:.1f} and {count / many[0]:.1f} a second")
        print("the same graph" if sums[0] == sums[1] else "OTHER GRAPHS", *sums, sep="\n")
    return 0 if sums[0] == sums[1] else 1


if __name__ == "__main__":
    sys.exit(main())
