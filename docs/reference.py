"""Writes the reference out of the program itself: ``python -m docs.reference``; ``--check`` says what is out of date."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

import click

from docs.makers import commands, figures, http, ontology, python, questions, tables

FOLDER: Final = Path(__file__).resolve().parent
PAGES: Final[Mapping[str, Callable[[], str]]] = {
    "commands": commands.made,
    "tables": tables.made,
    "questions": questions.made,
    "ontology": ontology.made,
    "http": http.made,
    "python": python.made,
}
"""Pages that are made as a whole."""
NOTE: Final = "<!-- made by `python -m docs.reference` -->\n"


def made() -> Iterator[tuple[Path, str]]:
    """Every page, and what should stand in it."""
    for name, page in PAGES.items():
        yield FOLDER / "reference" / f"{name}.md", NOTE + page()
    for path in sorted(FOLDER.glob("*.md")):
        yield path, figures.filled(path.read_text(encoding="utf-8"))


def stale() -> Iterator[tuple[Path, str]]:
    """The pages that are not what they should be."""
    for path, text in made():
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            yield path, text


@click.command()
@click.option("--check", is_flag=True, help="고치지 않고 다르면 1로 끝남 / change nothing, exit with 1 if any differs")
@click.pass_context
def main(context: click.Context, check: bool) -> None:
    """참고서를 다시 씁니다. / Write the reference anew."""
    found = list(stale())
    for path, text in found:
        click.echo(path.relative_to(FOLDER.parent))
        if not check:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
    if found and check:
        click.echo("낡았습니다 / out of date: python -m docs.reference", err=True)
        context.exit(1)


if __name__ == "__main__":
    main()
