"""On the shipped documents every question answers what was checked by hand (``ontology/queries/*.csv``)."""

from __future__ import annotations

import pytest

from kg.questions import Question, questions
from kg.workspace import Workspace, build
from tests.ontology.expected import answers, file

CHECKED = [asked for asked in questions() if file(asked).exists()]


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return build(home=tmp_path_factory.mktemp("built"))


@pytest.mark.parametrize("asked", CHECKED, ids=lambda q: q.name)
def test_the_answers_are_those_that_were_checked(workspace: Workspace, asked: Question) -> None:
    assert answers(workspace, asked) == file(asked).read_text("utf-8")
