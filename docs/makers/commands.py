"""``commands.md``: every command and option as ``kg --help`` tells them, the environment, and the exit codes."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from typing import Final

import click

import kg.errors
from docs.makers.markup import code, fenced, page, table
from kg.cli import COMMANDS, cli
from kg.errors import KgError

ENVIRONMENT: Final = {
    "KG_HOME": ("데이터 폴더", "the data folder; `--home` counts over it"),
    "KG_JOBS": (
        "읽는 일꾼 수, 또는 클러스터의 주소",
        "workers of `kg build`: a number, or a cluster's address; `--jobs`",
    ),
    "KG_MODEL": ("뜻을 찾는 모형", "model of meanings: a local directory, or a hub model's name that is here already"),
    "KG_INDEX": ("검색 색인을 둘 PostgreSQL", "where the search index lives: `postgresql://…`, with pgvector"),
    "KG_STORE": ("그래프를 둘 SPARQL 서버", "the SPARQL endpoint that holds the graph; `--store`"),
    "KG_STORE_USER": ("그 서버의 사용자", "user of that server; never in its address"),
    "KG_STORE_PASSWORD": ("그 비밀번호", "password of that user; stands in no message"),
    "KG_STORE_UPDATE": ("그 서버의 갱신 주소", "where that server takes updates, if not where it usually is"),
}
"""What the program reads from the environment; a test holds that it is all."""
_INTRO: Final = """\
자료는 표준출력으로, 나머지는 표준오류로 나갑니다. `--json`은 JSON 값 하나를 씁니다. 명령마다 `-h`가 이 글을 보입니다.
Data goes to standard output, everything else to standard error; `--json` prints one JSON value; `-h` shows this text."""


def made() -> str:
    """The page."""
    context = click.Context(cli, info_name="kg")
    listed = (f"[`kg {name}`](#kg-{name})" for name in COMMANDS)
    return page(
        "# 명령 · Commands",
        _INTRO,
        " · ".join(listed),
        *(part for name in COMMANDS for part in _command(context, name)),
        "## 환경 변수 · Environment",
        table(("이름 / name", "뜻", "what it sets"), ((code(name), *told) for name, told in ENVIRONMENT.items())),
        "## 끝 코드와 오류 · Exit codes and errors",
        "0 다 했음 / done · 1 답이 ‘아니오’ / the answer is no · 130 멈춤 / stopped. 나머지는 오류의 갈래가 정합니다. / The rest is the error's:",
        table(("오류 / error", "exit", "HTTP", "언제 / when"), _errors()),
    )


def _command(context: click.Context, name: str) -> Iterator[str]:
    command = cli.get_command(context, name)
    if command is None:
        raise LookupError(name)
    own = click.Context(command, info_name=name, parent=context)
    yield f"## kg {name}"
    yield fenced(" ".join(["kg", name, *command.collect_usage_pieces(own)]), "text")
    yield inspect.cleandoc(command.help or "")
    yield table(("option", "뜻 / meaning"), _options(command, own))


def _options(command: click.Command, context: click.Context) -> Iterator[tuple[str, str]]:
    for parameter in command.get_params(context):
        record = parameter.get_help_record(context) if isinstance(parameter, click.Option) else None
        if record is not None and "--help" not in parameter.opts:
            yield code(record[0]), record[1]


def _errors() -> Iterator[tuple[str, str, str, str]]:
    held = [one for _, one in inspect.getmembers(kg.errors, inspect.isclass) if issubclass(one, KgError)]
    for one in sorted(held, key=lambda one: (one.exit_code, one.status, one.__name__)):
        yield (
            code(one.__name__),
            str(one.exit_code),
            str(one.status),
            inspect.cleandoc(one.__doc__ or "").split("\n")[0],
        )
