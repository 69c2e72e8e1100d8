"""``http.md``: what the explorer answers to programs, from its own OpenAPI description."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from docs.makers.answers import ANSWERS, LISTED, MEANT
from docs.makers.markup import code, page, table
from kg.web.app import create
from kg.web.openapi import description
from kg.web.site import Settings, Site

_INTRO: Final = """\
`kg serve`가 여는 주소입니다. 기계가 읽는 판은 `/openapi.json`(OpenAPI 3.1). 쪽마다 `.json`을 붙이면 같은 자료가 JSON으로 옵니다. 읽기만 됩니다.
What `kg serve` answers; `/openapi.json` is the same for machines. Every page has a JSON twin of the same data. Nothing can be written.

잘못된 물음에는 `application/problem+json`(RFC 9457: `title`, `status`, `detail`, `hint`)이 옵니다. `Data-Version` 머리글이 자료의 판을 말합니다.
Errors come as `application/problem+json` with the HTTP status of [the error](commands.md#끝-코드와-오류--exit-codes-and-errors)."""


def made() -> str:
    """The page."""
    return page(
        "# HTTP",
        _INTRO,
        "## 쪽의 JSON · Pages as JSON",
        "여러 답에 있는 것 / keys that several answers have:",
        table(("key", "뜻 / meaning"), ((code(name), told) for name, told in MEANT.items())),
        *(part for path, told in sorted(_paths(twins=True)) for part in _operation(path, told)),
        "## 질의, 자료, 파일 · Queries, data, files",
        *(part for path, told in sorted(_paths(twins=False)) for part in _operation(path, told)),
    )


def described() -> Mapping[str, Any]:
    """The description of a site of which no graph is needed."""
    state = create(Site(Path("nowhere"), Settings())).state
    return description(state.endpoints, state.operations, "")


def _paths(*, twins: bool) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for path, told in described()["paths"].items():
        if path.endswith(".json") is twins:
            yield path, told


def _operation(path: str, methods: Mapping[str, Any]) -> Iterator[str]:
    for method, told in methods.items():
        yield f"### {method.upper()} {path}"
        yield str(told["summary"])
        if told.get("parameters"):
            yield table(("매개변수 / parameter", "뜻 / meaning", "type"), map(_parameter, told["parameters"]))
        yield "→ " + _answer(path, told)


def _parameter(one: Mapping[str, Any]) -> tuple[str, str, str]:
    schema = one["schema"]
    kind = schema.get("items", schema)
    default = f" = {kind['default']}" if "default" in kind else ""
    many = ", 여럿 / repeatable" if schema["type"] == "array" else ""
    needed = ", 경로 / in the path" if one["in"] == "path" else ""
    told = one.get("description") or " ".join(f"e.g. `{v}`" for v in [one.get("example")] if v)
    return code(one["name"]), told, f"{kind['type']}{default}{many}{needed}"


def _answer(path: str, told: Mapping[str, Any]) -> str:
    if path in ANSWERS:
        return _keys((*LISTED, *ANSWERS[path].keys) if ANSWERS[path].listed else ANSWERS[path].keys)
    answer = told["responses"]["200"]
    kinds = ", ".join(map(code, answer.get("content", {})))
    return f"{answer['description']} {kinds}".strip()


def _keys(names: Sequence[str]) -> str:
    return "JSON: " + ", ".join(map(code, names))
