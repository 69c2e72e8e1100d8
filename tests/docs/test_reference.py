"""The reference is what the program makes of itself, says all, and is told when it is out of date."""

from __future__ import annotations

import inspect
import re
from dataclasses import fields, is_dataclass
from decimal import Decimal

import pytest
from starlette.testclient import TestClient

import kg
import kg.cli
from docs.makers import commands, figures, http, ontology, python, questions, tables
from docs.makers.answers import ANSWERS, LISTED
from docs.makers.docstrings import markdown
from docs.makers.markup import cell, prose, table
from docs.makers.vocabulary import OWL, shipped
from docs.reference import FOLDER, made, stale
from kg.model.iri import SKOS, WK
from kg.model.ontology import declared
from kg.questions import TABLES
from kg.questions import questions as asked
from kg.web.app import create
from kg.web.site import Site
from kg.workspace import Workspace
from tests.consoles import ROOT

HELD = {tables.WHOLE: int, tables.NUMBER: Decimal | int, tables.TRUTH: bool, tables.TEXT: str, tables.IRI: str}

PLAIN = {"str", "int", "float", "bool", "None", "tuple", "Mapping", "Path", "Term", "Triple", "NodeKind"}
PLAIN |= {"KgError", "Scope", "Coverage", "Found", "Mode", "Meaning", "Kept", "Scored", "Unit"}
"""Names in annotations that need no section of their own."""


def test_what_is_committed_is_what_is_made() -> None:
    old = [str(path.relative_to(FOLDER)) for path, _ in stale()]
    assert not old, "python -m docs.reference"


def test_making_twice_makes_the_same() -> None:
    assert dict(made()) == dict(made())


def test_a_place_is_filled_again_and_nothing_else_is_touched() -> None:
    text = "before\n<!-- made: search -->\nold\n<!-- end -->\nafter\n"
    filled = figures.filled(text)
    assert "old" not in filled
    assert figures.filled(filled) == filled
    assert filled.startswith("before\n<!-- made: search -->\n")
    assert filled.endswith("<!-- end -->\nafter\n")


def test_a_place_that_nobody_fills_is_refused() -> None:
    with pytest.raises(KeyError, match="nothing"):
        figures.filled("<!-- made: nothing -->\n<!-- end -->")


def test_every_command_and_option_is_told() -> None:
    page = commands.made()
    for name in kg.cli.COMMANDS:
        assert f"\n## kg {name}\n" in page
    for option in ("--without-persons", "--store URL", "--timeout", "--no-index", "--mode"):
        assert option in page
    assert "--help" not in page


def test_the_environment_is_told_whole() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "kg").rglob("*.py"))
    assert set(re.findall(r"\bKG_[A-Z_]+\b", source)) == set(commands.ENVIRONMENT)


@pytest.mark.parametrize("kind", TABLES)
def test_columns_hold_the_type_that_is_told(kind: str, shipped: Workspace) -> None:
    rows = shipped.table(kind)
    told = tables.held(kind)
    assert tuple(told) == rows.columns
    for row in rows:
        for name, value in row.items():
            empty = value is None or value == ""
            assert told[name].may if empty else isinstance(value, HELD[told[name].type]), (kind, name, value)


def test_no_meaning_is_told_of_a_column_that_is_not_there() -> None:
    for kind, told in tables.MEANINGS.items():
        assert set(told) <= set(tables.held(kind))


def test_every_question_is_told_with_its_columns() -> None:
    page = questions.made()
    for one in asked():
        assert f"(../../ontology/queries/{one.name}.rq)" in page
        header = (ROOT / "ontology" / "queries" / f"{one.name}.csv").read_text(encoding="utf-8-sig").splitlines()[0]
        assert questions.columns(one.text) == header.split(",")


def test_a_question_that_selects_nothing_is_refused() -> None:
    with pytest.raises(TypeError, match="ASK"):
        questions.columns("ASK { ?s ?p ?o }")


def test_every_term_is_told() -> None:
    page = ontology.made()
    ours = [iri.removeprefix(WK.iri) for iri in declared() if iri.startswith(WK.iri)]
    assert len(ours) > 150
    for name in ours:
        assert f"`wk:{name}`" in page or shipped().word(WK[name], SKOS.definition, "ko") in page, name


def test_every_class_is_drawn() -> None:
    page = ontology.made()
    for one in shipped().of(OWL.Class):
        assert f'["wk:{one.value.removeprefix(WK.iri)}<br/>' in page


def test_arrows_of_diagrams_join_nodes_that_are_there() -> None:
    drawn = re.findall(r"```mermaid\n(.*?)```", ontology.made(), re.DOTALL)
    assert len(drawn) >= 4
    for body in drawn:
        nodes = set(re.findall(r"^  (\w+)\[", body, re.MULTILINE))
        for one, other in re.findall(r"^  (\w+) -->(?:\|\w+\|)? (\w+)$", body, re.MULTILINE):
            assert {one, other} <= nodes


def test_every_path_is_told() -> None:
    page = http.made()
    for path, methods in http.described()["paths"].items():
        for method in methods:
            assert f"\n### {method.upper()} {path}\n" in page
    assert set(ANSWERS) == {path for path in http.described()["paths"] if path.endswith(".json")}


@pytest.fixture(scope="module")
def answers(shipped: Workspace) -> TestClient:
    """The explorer's answers, asked in process."""
    shipped.index()
    return TestClient(create(Site(shipped.path)))


@pytest.mark.parametrize("path", ANSWERS)
def test_an_answer_has_the_keys_that_are_told(path: str, answers: TestClient) -> None:
    one = ANSWERS[path]
    response = answers.get(path + one.asked)
    assert response.status_code == 200, response.text
    assert set(response.json()) == {*one.keys, *(LISTED if one.listed else ())}


def test_the_front_doors_and_all_of_the_workspace_are_told() -> None:
    page = python.made()
    for name in kg.__all__:
        assert f"## {'kg.' if name.islower() else ''}{name}\n" in page
    for name, member in inspect.getmembers(Workspace):
        if not name.startswith("_") and callable(member):
            assert f"### Workspace.{name}\n" in page


def test_what_the_workspace_answers_is_told() -> None:
    """Every class of ours that a documented class names in its fields is documented too, or plain."""
    told = {one.__name__ for one in python.ANSWERS}
    named = {
        name for one in python.ANSWERS if is_dataclass(one) for field in fields(one) for name in _names(field.type)
    }
    assert {"Hit", "Neighbour", "Group", "Entry", "Result"} <= named <= told | PLAIN, named - told - PLAIN


def _names(annotation: object) -> set[str]:
    return set(re.findall(r"\b[A-Za-z]\w*\b(?!\.)", str(annotation)))


def test_a_docstring_becomes_lists() -> None:
    shown = markdown("Does ``x``.\n\n    Args:\n        one: first,\n            and more.\n\n    After.\n    ")
    assert shown == "Does `x`.\n\n*인자 / arguments*\n\n- `one`: first,\n  and more.\n\nAfter."


def test_cells_hold_what_they_are_given() -> None:
    assert cell("a|b\n c") == "a\\|b c"
    assert table(("x",), [("y|",)]) == "| x |\n| --- |\n| y\\| |"
    assert prose("``a`` b") == "`a` b"
