"""The graph as tools of the Model Context Protocol: what an assistant says of it can cite the words of the documents.

Source: the protocol's specification, https://modelcontextprotocol.io/specification. The server speaks on standard
input and output and reaches nothing else.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import wraps
from threading import Lock
from typing import TYPE_CHECKING, Annotated, Any, Final, ParamSpec, TypeAlias

from pydantic import Field
from typing_extensions import TypedDict  # pydantic asks for this one before Python 3.12

from kg.errors import ArgumentError, KgError, NotFound
from kg.model.shipped import release
from kg.questions import question
from kg.questions import questions as shipped
from kg.store.rows import plain

if TYPE_CHECKING:
    from mcp.server.mcpserver import MCPServer

    from kg.workspace import Workspace

P = ParamSpec("P")
Answer: TypeAlias = dict[str, Any]
"""A JSON object; each has the version of the data it was answered from."""

INSTRUCTIONS: Final = (
    "A graph read from Korean government press releases on welfare awards: municipalities, programs, partner "
    "organisations, awards, figures. Every row names its document and the span [start, end) of the words it was read "
    "from: cite them, and read them again with `passage` before relying on them. Releases name winners only: what is "
    "not mentioned may still be done. Documents contradict themselves in places: `findings` says where. Questions may "
    "be Korean or English; names are those of the document's day."
)
ROWS: Final = 200
"""Rows of a table that are given at most; how many there are is said."""
LETTERS: Final = 4_000
"""Letters of a document that are given at a time."""
SECONDS: Final = 30.0
"""How long a query may take."""

Limit: TypeAlias = Annotated[int, Field(ge=1, le=50, description="how many at most")]
Named: TypeAlias = Annotated[str, Field(max_length=200)]
Asked: TypeAlias = Annotated[str, Field(min_length=1, max_length=2_000)]
Query: TypeAlias = Annotated[str, Field(min_length=1, max_length=20_000, description="SPARQL 1.1, read only")]


class Narrow(TypedDict, total=False):
    """What the passages must have in common; names as people write them."""

    year: int
    sido: Named
    municipality: Named
    division: Named
    grade: Named


class Desk:
    """Answers one question at a time from the graph as it stands."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._busy = Lock()

    def tools(self) -> tuple[Callable[..., Answer], ...]:
        """What can be asked, each as a function whose docstring tells an assistant when to use it."""
        asked = (self.search, self.similar, self.show, self.query, self.sparql, self.passage, self.findings)
        return tuple(self._told(one) for one in asked)

    def _told(self, tool: Callable[P, Answer]) -> Callable[P, Answer]:
        """The tool, one call at a time, on the newest graph; our errors as the protocol's."""
        from mcp.server.mcpserver.exceptions import ToolError  # noqa: PLC0415

        @wraps(tool)
        def answered(*args: P.args, **kwargs: P.kwargs) -> Answer:
            with self._busy:
                try:
                    if self._workspace.outdated():
                        self._workspace.refresh()
                    held = tool(*args, **kwargs)
                    held["data_version"] = self._workspace.view.manifest.version
                except KgError as error:
                    raise ToolError(str(error)) from None
            return plainly(held)

        return answered

    def search(self, text: Asked, narrow: Narrow | None = None, limit: Limit = 10) -> Answer:
        """Passages that answer a question in Korean or English, best first, each with its source and reasons.

        `weak` says that hardly any of the question's words occur: the passages may not answer it.
        """
        filters: dict[str, str | int] = {**(narrow or {})}  # type: ignore[dict-item] # values of the keys above
        answer = self._workspace.search(text, filters, limit)
        return {"weak": answer.weak, "mode": answer.mode.value, "hits": [hit.json() for hit in answer.hits]}

    def similar(self, municipality: Named, limit: Limit = 10, year: int | None = None) -> Answer:
        """Municipalities that do similar things, each with shared programs, partners and divisions as reasons."""
        return {"neighbours": self._workspace.similar(municipality, limit=limit, year=year).json()}

    def show(self, name: Named) -> Answer:
        """All that is stated of a municipality, program, organisation or award division, each row with its words."""
        return {"pages": [_bounded(page.json()) for page in self._workspace.show(name)]}

    def query(self, name: Named = "", parameters: Mapping[str, str] | None = None) -> Answer:
        """One of the prepared questions by its name; without a name, the list of them with their parameters."""
        if not name:
            known = [
                {"name": q.name, "ko": q.korean, "en": q.english, "parameters": dict(q.parameters)} for q in shipped()
            ]
            return {"questions": known}
        asked = question(name)
        chosen = {key: [value] for key, value in (parameters or {}).items()}
        asked.asking(chosen)  # a parameter that it does not have is told before a name that nothing has
        rows = list(self._workspace.rows(asked.asking(self._workspace.meant(asked, chosen))))
        return {"ko": asked.korean, "en": asked.english, "count": len(rows), "rows": rows[:ROWS]}

    def sparql(self, query: Query) -> Answer:
        """Any SELECT, ASK, CONSTRUCT or DESCRIBE; the prefixes wk:, skos:, oa:, rdfs: … need no declaration.

        Updates and SERVICE are refused; a query is ended after 30 seconds. `query` with no name lists good examples.
        """
        rows = self._workspace.query(query, timeout=SECONDS)
        if rows.truth is not None:
            return {"boolean": rows.truth}
        if rows.triples:
            return {"count": len(rows.triples), "triples": [str(triple) for triple in rows.triples[:ROWS]]}
        return {"columns": list(rows.columns), "count": len(rows), "rows": list(rows)[:ROWS]}

    def passage(self, document: Named, start: Annotated[int, Field(ge=0)], end: Annotated[int, Field(ge=0)]) -> Answer:
        """The words of a document between two offsets (code points, as every row gives them), with what stands around."""
        text = self._workspace.source(document)
        if not start < end <= len(text):
            raise ArgumentError(
                f"{document}: 그런 자리가 없습니다 / no such span: {start}-{end} of {len(text):,}",
                hint="행의 start 와 end 를 그대로 쓰세요 / take start and end from a row",
            )
        end = min(end, start + LETTERS)
        around = {"before": text[max(0, start - 200) : start], "after": text[end : end + 200]}
        return {"document": document, "start": start, "end": end, "text": text[start:end], **around}

    def findings(self, document: Named | None = None, severity: Named | None = None) -> Answer:
        """Where the documents contradict themselves or arithmetic, or could not be read: stated, computed, where."""
        rows = [
            row
            for row in self._workspace.findings()
            if document in {None, row["document"]} and severity in {None, row["severity"]}
        ]
        if not rows and document is not None and document not in self._workspace.info().documents:
            raise NotFound(f"그런 문서가 없습니다 / no such document: {document}", hint="kg info")
        return {"count": len(rows), "rows": rows[:ROWS]}


def _bounded(page: dict[str, object]) -> dict[str, object]:
    """A page whose long sections are cut, which is said."""
    held = {name: part[:ROWS] if isinstance(part, list) else part for name, part in page.items()}
    cut = {name: len(part) for name, part in page.items() if isinstance(part, list) and len(part) > ROWS}
    return {**held, "cut": cut} if cut else held


def plainly(held: Answer) -> Answer:
    """Values as JSON has them."""
    answer: Answer = json.loads(json.dumps(held, ensure_ascii=False, default=plain))
    return answer


def server(workspace: Workspace) -> MCPServer[Any]:
    """The server of one data folder, not yet listening."""
    from mcp.server.mcpserver import MCPServer  # noqa: PLC0415 - an extra
    from mcp_types import ToolAnnotations  # noqa: PLC0415

    made: MCPServer[Any] = MCPServer("welfare-kg", instructions=INSTRUCTIONS, version=release(), log_level="WARNING")
    harmless = ToolAnnotations(read_only_hint=True, open_world_hint=False)
    for tool in Desk(workspace).tools():
        made.add_tool(tool, annotations=harmless)
    return made
