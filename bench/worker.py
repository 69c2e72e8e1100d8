"""``python -m bench.worker embedded|rdflib WHERE``: a store in a process of its own, asked by lines of JSON.

It says ``{"quads": …}`` once it is open, and of each question ``{"seconds": …, "rows": …}``, ``{"late": true}`` or
``{"error": …}``. In a process of its own it can be ended, and its memory is its own.
"""

from __future__ import annotations

import json
import signal
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeAlias

Ask: TypeAlias = Callable[[str], Iterable[object]]


def embedded(folder: Path) -> tuple[int, Ask]:
    """The store of a data folder."""
    from kg.store.oxigraph import OxigraphStore  # noqa: PLC0415

    view = OxigraphStore(folder).view()
    return len(view), view.select


def memory(file: Path) -> tuple[int, Ask]:
    """rdflib's Memory, of the same quads."""
    from rdflib import Dataset  # noqa: PLC0415

    held = Dataset()
    held.parse(file, format="nquads")
    return len(held), held.query


def _late(*_: object) -> None:
    raise TimeoutError


def _answer(ask: Ask, query: str, seconds: float) -> dict[str, object]:
    signal.setitimer(signal.ITIMER_REAL, seconds)
    start = time.perf_counter()
    try:
        rows = sum(1 for _ in ask(query))
        return {"seconds": time.perf_counter() - start, "rows": rows}
    except TimeoutError:
        return {"late": True}
    except Exception as error:  # whatever a store says of a query is told
        return {"error": f"{type(error).__name__}: {error}"[:300]}
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def main() -> None:
    """Open and answer."""
    kind, place = sys.argv[1], Path(sys.argv[2])
    signal.signal(signal.SIGALRM, _late)
    quads, ask = {"embedded": embedded, "rdflib": memory}[kind](place)
    print(json.dumps({"quads": quads}), flush=True)
    for line in sys.stdin:
        asked = json.loads(line)
        print(json.dumps(_answer(ask, asked["query"], asked["seconds"])), flush=True)


if __name__ == "__main__":
    main()
