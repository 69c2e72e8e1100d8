"""Writes what each question answers on the shipped documents beside it, to be checked by hand and then held by a test.

Run ``python -m tests.ontology.expected`` after a change that is meant to change answers, and read the difference.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path
from tempfile import TemporaryDirectory

from kg.model.shipped import folder
from kg.questions import Question, questions
from kg.workspace import Workspace, build


def file(asked: Question) -> Path:
    """Where the checked answers to a question stand."""
    return folder("ontology") / "queries" / f"{asked.name}.csv"


def answers(workspace: Workspace, asked: Question) -> str:
    """The rows of a question with its defaults, as CSV."""
    rows = workspace.query(asked.text)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(rows.columns)
    writer.writerows(rows.texts())
    return text.getvalue()


def write() -> None:
    """Build the shipped documents in a folder of their own, and write the answers to all questions."""
    with TemporaryDirectory() as home:
        workspace = build(home=Path(home))
        for asked in questions():
            file(asked).write_text(answers(workspace, asked), "utf-8")


if __name__ == "__main__":
    write()
