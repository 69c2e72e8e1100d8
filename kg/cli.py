"""The command line: finds the command, and turns every failure into a message on stderr and an exit code."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import Final

import click

from kg.errors import KgError, StoreError

COMMANDS: Final = {
    "build": "build",
    "index": "index",
    "remove": "remove",
    "export": "export",
    "sparql": "sparql",
    "queries": "query",
    "query": "query",
    "show": "show",
    "search": "search",
    "similar": "similar",
    "groups": "groups",
    "network": "network",
    "audit": "audit",
    "validate": "validate",
    "info": "info",
    "serve": "serve",
    "mcp": "mcp",
}
"""Each command's module under ``kg.commands``; the function in it is called like the command."""


class Commands(click.Group):
    """A group that imports a command's module when the command is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order in which one meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name."""
        if cmd_name not in COMMANDS:
            return None
        found = getattr(import_module(f"kg.commands.{COMMANDS[cmd_name]}"), cmd_name)
        return found if isinstance(found, click.Command) else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, with the nearest names for a misspelt command."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from difflib import get_close_matches  # noqa: PLC0415 - only for a command that is none

            near = get_close_matches(args[0], COMMANDS, n=3)
            ctx.fail(
                f"그런 명령이 없습니다 / no such command: {args[0]}" + (f"\n  → {', '.join(near)}?" if near else "")
            )
        return super().resolve_command(ctx, args)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.option("--home", metavar="DIR", help="데이터 폴더 (KG_HOME) / the data folder")
@click.option(
    "--store", metavar="URL", help="그래프가 있는 SPARQL 서버 (KG_STORE) / the SPARQL endpoint that holds the graph"
)
@click.version_option(package_name="welfare-kg", message="%(version)s")
@click.pass_context
def cli(ctx: click.Context, /, home: str | None, **_: str | None) -> None:
    """보도자료에서 지식그래프로: 모든 진술이 원문의 말로 이어집니다.

    From a press release to a graph in which every statement leads back to its words.
    """
    ctx.obj = home


def main() -> None:
    """Run the command line and exit."""
    try:
        code = _run()
    except BrokenPipeError:
        code = 0  # The reader has gone (``| head``): not a failure, and nothing is left to say.
    _settle()
    sys.exit(code)


def _settle() -> None:
    """What could not be written was told, or needs no telling: the interpreter is not to try again at its end."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run() -> int:
    try:
        code = _invoke()
        sys.stdout.flush()
        return code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("\n멈췄습니다: 그래프는 그대로입니다 / stopped: the graph is as it was", err=True)
        return 130
    except KgError as error:
        return _complain(error)
    except BrokenPipeError:
        raise
    except OSError as error:
        told = f"{error.strerror or error}: {error.filename or ''}".rstrip(": ")
        hint = "디스크 공간과 권한을 살펴보세요 / check free space and permissions"
        return _complain(StoreError(f"읽거나 쓸 수 없습니다 / cannot read or write: {told}", hint=hint))


def _invoke() -> int:
    """Run the command; not by click's own ``main``, which takes a reader that has gone for a failure."""
    if "_KG_COMPLETE" in os.environ:
        cli.main(prog_name="kg")
    try:
        with cli.make_context("kg", sys.argv[1:]) as context:
            answer = cli.invoke(context)
    except click.exceptions.Exit as done:
        return done.exit_code
    return answer if isinstance(answer, int) else 0


def _complain(error: KgError) -> int:
    click.echo(f"{click.style('오류 / error:', fg='red', bold=True)} {error}", err=True)
    return error.exit_code


if __name__ == "__main__":
    main()
