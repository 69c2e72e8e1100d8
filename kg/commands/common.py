"""What every command shares: the data folder it works on, and how it writes JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TypeVar

import click

from kg.store.rows import plain
from kg.workspace import Workspace
from kg.workspace import open as open_workspace

F = TypeVar("F", bound=Callable[..., object])


def home(function: F) -> F:
    """Give the command ``--home``, which counts over the one before the command."""
    return click.option(
        "--home", "workspace", metavar="DIR", callback=_workspace, help="데이터 폴더 (KG_HOME) / the data folder"
    )(function)


def _workspace(ctx: click.Context, _: click.Parameter, value: str | None) -> Workspace:
    return open_workspace(value or ctx.obj)


as_json = click.option("--json", "as_json", is_flag=True, help="JSON 값 하나로 / as one JSON value")


def echo_json(value: object) -> None:
    """Write one JSON value."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2, default=plain))
