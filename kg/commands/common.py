"""What every command shares: the data folder it works on, and how it writes JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Final, TypeVar

import click

from kg.store.rows import plain
from kg.workspace import Workspace
from kg.workspace import open as open_workspace

_STORE: Final = "kg.store"
"""Under which the context of a command keeps the address of ``--store``."""
F = TypeVar("F", bound=Callable[..., object])


def home(function: F) -> F:
    """Give the command ``--home`` and ``--store``: they count over those before the command."""
    store = click.option(
        "--store",
        metavar="URL",
        is_eager=True,
        expose_value=False,
        callback=_store,
        help="그래프가 있는 SPARQL 서버 (KG_STORE) / the SPARQL endpoint that holds the graph",
    )
    return store(
        click.option(
            "--home", "workspace", metavar="DIR", callback=_workspace, help="데이터 폴더 (KG_HOME) / the data folder"
        )(function)
    )


def _store(ctx: click.Context, _: click.Parameter, value: str | None) -> None:
    ctx.meta[_STORE] = value or ctx.find_root().params.get("store")


def _workspace(ctx: click.Context, _: click.Parameter, value: str | None) -> Workspace:
    return open_workspace(value or ctx.obj, ctx.meta.get(_STORE))


as_json = click.option("--json", "as_json", is_flag=True, help="JSON 값 하나로 / as one JSON value")


def echo_json(value: object) -> None:
    """Write one JSON value."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2, default=plain))
