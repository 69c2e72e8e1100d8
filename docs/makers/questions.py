"""``questions.md``: the competency questions with what each can be asked about and what it answers."""

from __future__ import annotations

from typing import Final

from pyoxigraph import QuerySolutions, Store

from docs.makers.markup import code, page, table
from kg.questions import Question, questions

_INTRO: Final = """\
`kg queries`가 이 목록을, `kg query 이름 key=값`이 답을 보입니다. 값을 주지 않으면 아래의 것으로 묻습니다. 질의는 그대로 다른 SPARQL 도구에서도 됩니다.
`kg query NAME key=value` answers; a parameter that is left out has the value below. Each runs as it is in any SPARQL tool."""


def made() -> str:
    """The page."""
    return page(
        f"# 준비된 물음 {len(questions())}개 · Competency questions",
        _INTRO,
        table(("이름 / name", "물음 / question", "매개변수 / parameters", "답의 칸 / columns"), map(_row, questions())),
    )


def _row(asked: Question) -> tuple[str, str, str, str]:
    given = ", ".join(code(f"{name}={value}") for name, value in asked.parameters.items())
    link = f"[`{asked.name}`](../../ontology/queries/{asked.name}.rq)"
    return link, f"{asked.korean}<br>{asked.english}", given, ", ".join(columns(asked.text))


def columns(query: str) -> list[str]:
    """The variables that a query selects, in order: as the store itself reads it, over no data."""
    answer = Store().query(query)
    if not isinstance(answer, QuerySolutions):
        raise TypeError(f"no SELECT: {query[:80]!r}")
    return [variable.value for variable in answer.variables]
