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
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Final

from pyoxigraph import BlankNode, CanonicalizationAlgorithm, Dataset, Quad

from bench.opening import KG
from kg.workspace import Workspace

_MODULUS: Final = 1 << 256


def summed(quads: Iterable[Quad]) -> str:
    """A digest of quads that does not depend on their order."""
    total, count, blank = 0, 0, list[Quad]()
    for quad in quads:
        if isinstance(quad.subject, BlankNode) or isinstance(quad.object, BlankNode):
            blank.append(quad)
        else:
            total, count = (total + _number(str(quad))) % _MODULUS, count + 1
    named = Dataset(blank)
    named.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    total = sum((_number(str(quad)) for quad in named), total) % _MODULUS
    return f"{count + len(blank):,} quads, {total:064x}"


def _number(line: str) -> int:
    return int.from_bytes(sha256(line.encode()).digest())


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
        sums = []
        for home in (here, there):
            workspace = Workspace(home)
            sums.append(summed(workspace.view.quads()))
            count = len(workspace.view.manifest.documents)
        print(f"{count:,} documents, {count / one[0]:.1f} and {count / many[0]:.1f} a second")
        print("the same graph" if sums[0] == sums[1] else "OTHER GRAPHS", *sums, sep="\n")
    return 0 if sums[0] == sums[1] else 1


if __name__ == "__main__":
    sys.exit(main())
