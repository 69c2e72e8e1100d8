"""Nodes bear the names that the documents use; the name of today or of the thesaurus stands beside where it differs."""

from __future__ import annotations

import pytest
from pyoxigraph import NamedNode

from kg.names import found
from kg.network.graph import graph, thing
from kg.network.names import Called, names
from tests.network.conftest import Build
from tests.network.paper import Paper

ID = "https://w3id.org/welfare-kg/id/"
HAEAN, PADO, DOL, GARAM = (ID + "municipality/" + name for name in ("haean", "pado", "dol", "garam"))
NEIGHBOURS = ID + "program/good-neighbours-watch"


def paper(year: int, *towns: str) -> Paper:
    made = Paper(f"{year}.txt", year)
    for town in towns:
        made.award(made.place(town, town), "돌봄 분야", "우수")
    return made


def wordings(*said: str) -> Paper:
    made = Paper()
    garam = made.place("가람시", "garam")
    for words in said:
        made.program(garam, words, key="good-neighbours-watch")
    return made


def test_a_municipality_is_called_as_on_the_documents_day(build: Build) -> None:
    held = names(build(paper(2019, "pado", "dol", "haean", "garam")))
    then = ("해안도", "Haean-do")
    assert held[PADO] == Called(
        "파도군", "Pado-gun", *then, "해안특별도 물결시", "Mulgyeol-si, Haean State", held[PADO].folded
    )
    assert held[DOL] == Called(
        "돌섬군", "Dolseom-gun", *then, "해안특별도 돌섬군", "Dolseom-gun, Haean State", held[DOL].folded
    )
    assert held[HAEAN] == Called(*then, "", "", "해안특별도", "Haean State", held[HAEAN].folded)
    assert (held[GARAM].within, held[GARAM].within_en, held[GARAM].also) == ("마루도", "Maru-do", "")


def test_the_latest_document_decides(build: Build) -> None:
    held = names(build(paper(2022, "pado"), paper(2019, "pado", "dol")))
    assert (held[PADO].ko, held[PADO].within, held[PADO].also) == ("물결시", "해안특별도", "")
    assert (held[DOL].within, held[DOL].also) == ("해안도", "해안특별도 돌섬군")


def test_a_province_known_by_its_towns_alone_is_of_that_day_too(build: Build) -> None:
    held = names(build(paper(2019, "dol")))
    assert (held[HAEAN].ko, held[HAEAN].also) == ("해안도", "해안특별도")


@pytest.mark.parametrize("name", ["파도군", "물결시", "해안특별도 물결시"])
def test_names_of_both_days_lead_to_it(build: Build, name: str) -> None:
    assert [node.value for node in found(build(paper(2019, "pado", "dol")), name)] == [PADO]


@pytest.mark.parametrize(
    ("said", "label", "also"),
    [
        (["좋은이웃들"], "좋은이웃들", ""),
        (["좋은 이웃들", "좋은 이웃들", "좋은이웃들"], "좋은 이웃들", "좋은이웃들"),
        (["좋은 이웃들", "좋은이웃들"], "좋은이웃들", ""),
        (["이웃 살피기"], "이웃 살피기", "좋은이웃들"),
    ],
)
def test_a_program_goes_by_its_most_frequent_wording(build: Build, said: list[str], label: str, also: str) -> None:
    view = build(wordings(*said))
    held = thing(graph(view), NEIGHBOURS)
    assert (held.ko, held.also, bool(held.also_en)) == (label, also, bool(also))
    assert found(view, "좋은이웃들") == found(view, label) == [NamedNode(NEIGHBOURS)]
