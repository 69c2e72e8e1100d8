"""``kg mcp`` asked by a real client of the protocol: answers lead to words, guards hold, errors are told."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from click.testing import CliRunner
from mcp import Client
from mcp.client.stdio import StdioServerParameters, stdio_client

from kg.cli import cli
from kg.errors import NoGraph
from kg.workspace import Workspace

Calls: TypeAlias = list[tuple[str, dict[str, Any]]]
Answers: TypeAlias = list[Any]
DOCUMENT = "2017-12-11-welfare-administration-awards.txt"
TOOLS = ["search", "similar", "show", "query", "sparql", "passage", "findings"]


def run(work: Coroutine[Any, Any, Answers]) -> Answers:
    """In a loop on a thread of its own: the browser's tests may have one open on this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()


async def asked(home: Path, calls: Calls) -> Answers:
    """What the server answers to the calls, one after the other; first the tools it has."""
    command = StdioServerParameters(command=str(Path(sys.executable).parent / "kg"), args=["--home", str(home), "mcp"])
    async with Client(stdio_client(command)) as client:
        listed = await client.list_tools()
        answers: Answers = [listed.tools]
        for name, arguments in calls:
            answers.append(await client.call_tool(name, arguments))
        return answers


@pytest.fixture(scope="module")
def ask(shipped: Workspace) -> Callable[[Calls], Answers]:
    shipped.index()
    return lambda calls: run(asked(shipped.path, calls))


def bare(text: str) -> str:
    return "".join(text.split())


def test_each_answer_leads_to_the_words_it_rests_on(ask: Callable[[Calls], Answers], shipped: Workspace) -> None:
    calls: Calls = [
        ("search", {"text": "혼자 사는 노인의 고독사를 막은 곳", "limit": 3}),
        ("show", {"name": "익산시"}),
        ("query", {"name": "runs-program", "parameters": {"program": "좋은이웃들"}}),
        ("sparql", {"query": "SELECT (COUNT(*) AS ?n) WHERE { ?a a wk:Award }"}),
        ("similar", {"municipality": "익산시", "limit": 2}),
    ]
    tools, search, show, query, sparql, similar = ask(calls)
    assert [tool.name for tool in tools] == TOOLS
    assert all(tool.annotations.read_only_hint and tool.description for tool in tools)
    assert [answer.is_error for answer in (search, show, query, sparql, similar)] == [False] * 5
    version = shipped.view.manifest.version
    assert {answer.structured_content["data_version"] for answer in (search, show, query, sparql)} == {version}
    assert sparql.structured_content["rows"] == [{"n": 113}]
    assert len(similar.structured_content["neighbours"]) == 2
    cited = [search.structured_content["hits"][0], show.structured_content["pages"][0]["awards"][0]]
    spans = [
        {name: row[name] for name in ("document", "start", "end")}
        for row in (*cited, *query.structured_content["rows"])
    ]
    words = [row["exact"] for row in query.structured_content["rows"]]
    _, *passages = ask([("passage", span) for span in spans])
    texts = [passage.structured_content["text"] for passage in passages]
    assert [bare(text) for text in texts[2:]] == [bare(word) for word in words]
    document = shipped.source(str(spans[0]["document"]))
    assert texts == [document[span["start"] : span["end"]] for span in spans]


REFUSED: list[tuple[str, dict[str, Any], str]] = [
    ("sparql", {"query": "DELETE WHERE { ?s ?p ?o }"}, "read only"),
    ("sparql", {"query": "SELECT * WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"}, "SERVICE"),
    ("show", {"name": "익잔시"}, "익산시"),
    ("search", {"text": ""}, "at least 1"),
    ("search", {"text": "복지", "limit": 1000}, "50"),
    ("search", {"text": "복지", "narrow": {"grade": "금상"}}, "금상"),
    ("passage", {"document": "../../etc/passwd", "start": 0, "end": 5}, "no such document"),
    ("passage", {"document": DOCUMENT, "start": 9, "end": 99_999_999}, "no such span"),
    ("query", {"name": "no-such"}, "no-such"),
    ("findings", {"document": "none.txt"}, "no such document"),
]


def test_what_cannot_be_answered_is_said_and_the_server_goes_on(ask: Callable[[Calls], Answers]) -> None:
    _, *answers = ask([(name, arguments) for name, arguments, _ in REFUSED])
    for (name, _, told), answer in zip(REFUSED, answers, strict=True):
        assert answer.is_error, name
        assert told in answer.content[0].text
        assert "Traceback" not in answer.content[0].text


def test_long_answers_are_cut_and_say_so(ask: Callable[[Calls], Answers]) -> None:
    query = "SELECT ?s ?p ?o WHERE { ?s ?p ?o } LIMIT 300"
    calls: Calls = [("sparql", {"query": query}), ("query", {}), ("findings", {"severity": "high"})]
    _, many, questions, findings = ask(calls)
    assert (many.structured_content["count"], len(many.structured_content["rows"])) == (300, 200)
    assert {"runs-program", "repeat-winners"} <= {one["name"] for one in questions.structured_content["questions"]}
    assert {row["severity"] for row in findings.structured_content["rows"]} == {"high"}


def test_without_a_graph_it_does_not_begin(tmp_path: Path) -> None:
    result = CliRunner().invoke(cli, ["--home", str(tmp_path / "none"), "mcp"])
    assert isinstance(result.exception, NoGraph)
