"""``python -m bench.network``: how soon a network is seen, and whether it stays fluent, in a headless browser without a graphics card.

Graphs of a seed: municipalities, and what they run, with whom, and win, tied as unevenly as releases tie them. Each is
written to a data folder, served, and opened in Chromium; *first view* is from the address to a painted picture, *pan* the
frames a second while it is dragged, *memory* what the page's scripts hold. Then the exported file, of the shipped documents
and of 2,000 nodes, beside plain pyvis of the same nodes and edges with its usual forces, which is given up after ``--patience``
seconds. Software draws here; what a graphics card does is not told.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from os import cpu_count, getloadavg
from pathlib import Path
from socket import create_server
from typing import Final
from urllib.request import urlopen

from playwright.sync_api import Browser, Page, sync_playwright
from pyoxigraph import Literal, NamedNode, Quad

from bench.opening import DOCUMENT
from kg.model.iri import OA, RDF, RDFS, WK, Minter
from kg.network.graph import tied
from kg.network.write import write
from kg.store.manifest import Entry
from kg.store.oxigraph import OxigraphStore
from kg.workspace import Workspace

SIZES: Final = (2_000, 10_000)
EXPORTED: Final = 2_000
SEED: Final = 20171211
KINDS: Final = (("Municipality", 0.1), ("Program", 0.6), ("Organisation", 0.3))
QUIET: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--enable-precise-memory-info",
)
STEPS: Final = 120
PANNED: Final = """async () => {
  let frames = 0, on = true;
  const start = performance.now(), count = () => { if (on) { frames += 1; requestAnimationFrame(count); } };
  requestAnimationFrame(count);
  window.panned = () => { on = false; return 1000 * frames / (performance.now() - start); };
}"""
INKED: Final = """() => {
  const canvas = document.querySelector("canvas");
  if (!canvas || !canvas.width) return false;
  const held = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
  for (let i = 3; i < held.length; i += 4) if (held[i]) return true;
  return false;
}"""


def triples(count: int) -> Iterator[tuple[NamedNode, NamedNode, NamedNode | Literal]]:
    """About so many things, each told of by a municipality or two, the first ones of most."""
    draw, minter = random.Random(SEED), Minter()
    things = {kind: [NamedNode(f"{minter.base}bench/{kind}/{i}") for i in range(int(count * s))] for kind, s in KINDS}
    source = NamedNode(f"{minter.base}bench/source")
    yield source, WK.fileName, Literal("bench.txt")
    for kind, held in things.items():
        for i, node in enumerate(held):
            yield from ((node, RDF.type, WK[kind]), (node, RDFS.label, Literal(f"{_NAMES[kind]} {i}", language="ko")))
    facts = 0
    for kind in ("Program", "Organisation"):
        for node in things[kind]:
            for _ in range(1 + (draw.random() < 0.5)):
                town = things["Municipality"][int(len(things["Municipality"]) * draw.random() ** 2)]
                facts += 1
                yield from _mention(NamedNode(f"{minter.base}bench/fact/{facts}"), kind, (node, town, source), facts)


_NAMES: Final = {"Municipality": "가람시", "Program": "햇살 우체통", "Organisation": "나눔 재단"}


def _mention(
    fact: NamedNode, kind: str, ends: tuple[NamedNode, NamedNode, NamedNode], number: int
) -> Iterator[tuple[NamedNode, NamedNode, NamedNode | Literal]]:
    node, town, source = ends
    place = NamedNode(fact.value + "/words")
    yield from ((fact, RDF.type, WK[f"{kind}Mention"]), (fact, WK[kind.lower()], node), (fact, WK.municipality, town))
    yield from ((fact, WK.words, place), (fact, WK.name, Literal(_NAMES[kind])), (place, OA.hasSource, source))
    yield from ((place, OA.start, Literal(number)), (place, OA.end, Literal(number + 4)))
    yield place, OA.exact, Literal("운영하는 사업")


def home(folder: Path, count: int) -> Workspace:
    """A data folder with such a graph, laid out."""
    graph = Minter().graph("bench.txt").value
    with OxigraphStore(folder).writer() as writer:
        quads = (Quad(s, p, o, NamedNode(graph)) for s, p, o in triples(count))
        writer.replace(Entry("bench.txt", "0" * 64, "bench", graph=graph), quads)
    workspace, start = Workspace(folder), time.perf_counter()
    nodes = workspace.keep()
    print(f"{nodes:,} nodes read and laid out: {time.perf_counter() - start:.1f} s")
    return workspace


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of ``kg serve`` over it."""
    with closing(create_server(("127.0.0.1", 0))) as free:
        port = free.getsockname()[1]
    command = (sys.executable, "-m", "kg.cli", "--home", str(folder), "serve", "--port", str(port))
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        _until(lambda: _answers(f"http://127.0.0.1:{port}/about"), 60)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()


def _answers(url: str) -> bool:
    try:
        with urlopen(url, timeout=30) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def _until(check: object, seconds: float) -> bool:
    """Ask until it is so, or the time is over."""
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        if check():  # type: ignore[operator]
            return True
        time.sleep(0.02)
    return False


def explored(browser: Browser, address: str, count: int) -> None:
    """The explorer's page: its first visit, one more, and panning."""
    page = browser.new_page(viewport={"width": 1400, "height": 900})
    plain = min(_seen(page, f"{address}/about", "true") for _ in range(3))
    seen = [_seen(page, f"{address}/network?most={count}") for _ in range(2)]
    nodes = page.evaluate("document.getElementById('canvas').dataset.nodes")
    frames = panned(page, "#canvas")
    heap = page.evaluate("performance.memory.usedJSHeapSize") / 2**20
    told = f"first view {seen[0]:.2f} s, again {seen[1]:.2f} s (a page of text {plain:.2f} s), pan {frames:.0f} fps, scripts hold {heap:.0f} MiB"
    print(f"  explorer, {int(nodes):,} nodes: {told}")
    page.close()


def _seen(page: Page, url: str, drawn: str = "document.getElementById('canvas').dataset.nodes > 0") -> float:
    start = time.perf_counter()
    page.goto(url)
    if not _until(lambda: page.evaluate(drawn), 120):
        raise SystemExit(f"not drawn in two minutes: {url}")
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    return time.perf_counter() - start


def panned(page: Page, canvas: str) -> float:
    """Frames a second while the picture is dragged to and fro."""
    box = page.locator(canvas).bounding_box() or {"x": 0, "y": 0, "width": 800, "height": 600}
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] * 0.97
    page.mouse.move(x, y)
    page.mouse.down()
    page.evaluate(PANNED)
    for step in range(STEPS):
        page.mouse.move(x + 200 * (1 - abs(step % 60 - 30) / 15), y - step % 20)
    frames = float(page.evaluate("window.panned()"))
    page.mouse.up()
    return frames


def opened(browser: Browser, file: Path, patience: float) -> tuple[Page, float, list[str]]:
    """A file in a page of its own, seconds until something is painted, and what it asked of others."""
    page, asked = browser.new_page(viewport={"width": 1400, "height": 900}), list[str]()

    page.on("request", lambda one: asked.append(one.url) if one.url.startswith("http") else None)
    start = time.perf_counter()
    page.goto(file.as_uri(), wait_until="commit")
    painted = _until(lambda: page.evaluate(INKED), patience)
    return page, time.perf_counter() - start if painted else float("inf"), asked


def exported(browser: Browser, workspace: Workspace, folder: Path, patience: float) -> tuple[float, float]:
    """The file that ``kg network`` writes, beside what pyvis makes of the same: seconds until each is drawn."""
    ours, plain = folder / "ours.html", folder / "plain.html"
    start = time.perf_counter()
    summary = write(workspace.held, ours)
    wrote, nodes = time.perf_counter() - start, sum(summary.nodes.values())
    page, seen, asked = opened(browser, ours, 60)
    before = page.screenshot()
    page.wait_for_timeout(1_000)
    still = "still" if page.screenshot() == before else "moving"
    told = f"written in {wrote:.1f} s, drawn after {seen:.2f} s, {still}, {len(asked)} requests"
    print(
        f"  file, {nodes:,} nodes: {told}, pan {panned(page, 'canvas'):.0f} fps, {ours.stat().st_size / 2**20:.1f} MiB"
    )
    page.close()
    _plain(workspace, plain)
    page, other, asked = opened(browser, plain, patience)
    ratio = f"×{other / seen:.0f}" if other < float("inf") else f"more than ×{patience / seen:.0f}"
    print(f"  plain pyvis: drawn after {other:.2f} s, {len(asked)} requests: {ratio} of ours")
    page.close()
    return seen, other


def _plain(workspace: Workspace, file: Path) -> None:
    """As its documentation has it: nodes and edges added, the forces as they are."""
    from pyvis.network import Network  # noqa: PLC0415 - brings IPython along

    made, graph = Network(cdn_resources="in_line"), workspace.held.graph
    for iri, held in graph.nodes(data=True):
        made.add_node(iri, label=held["ko"], title=held["ko"])
    made.add_edges([(one, other) for one, other, _ in tied(graph)])
    file.write_text(made.generate_html(), encoding="utf-8")


def main(given: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--patience", type=float, default=60, help="seconds that plain pyvis is waited for")
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES, help="nodes of the explorer's graphs")
    asked = parser.parse_args(given)
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=list(QUIET))
        shipped = Workspace(Path(folder) / "shipped")
        list(shipped.build([DOCUMENT]))
        print(f"load {getloadavg()[0]:.1f} on {cpu_count()} cores\nshipped document")
        exported(browser, shipped, Path(folder), asked.patience)
        for count in asked.sizes:
            workspace = home(Path(folder) / str(count), count)
            with served(workspace.path) as address:
                explored(browser, address, count)
            if count == EXPORTED:
                exported(browser, workspace, Path(folder), asked.patience)
        browser.close()


if __name__ == "__main__":
    main()
