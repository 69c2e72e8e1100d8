"""Pages: what is found under which name, and what a page holds."""

from __future__ import annotations

import pytest

from kg.drafting import Tools, drafting
from kg.errors import NotFound
from kg.model.iri import WK, Minter
from kg.pages import Row, contents, headings, listed, page, show, told
from kg.pipeline import build
from kg.store.oxigraph import OxigraphStore, OxigraphView

TEXT = """2019년 복지행정상 결과

□ 부산 남구는 ‘이웃 살피미 사업’을 추진하여 취약계층 12명을 지원하였다.

□ 울산 남구는 ‘이웃 살피미 사업’을 운영하였다.
"""


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory, tools: Tools) -> OxigraphView:
    folder = tmp_path_factory.mktemp("pages")
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    store = OxigraphStore(folder / "home")
    with store.writer() as writer:
        list(build([folder / "a.txt"], writer, "f", drafting(tools)))
    return store.view()


def test_a_name_of_several_has_a_page_for_each(view: OxigraphView) -> None:
    assert {p.iri.rsplit("/", 1)[-1] for p in show(view, "남구")} == {"nam-gu-busan", "nam-gu-ulsan"}
    (only,) = show(view, "부산광역시 남구")
    assert only.label == "남구"
    assert only.kind == "municipality"
    assert only.json()["programs"]


@pytest.mark.parametrize("name", ["부산 남구", "부산광역시남구", " 부산광역시  남구 "])
def test_spacing_and_short_forms_do_not_matter(view: OxigraphView, name: str) -> None:
    assert [p.iri for p in show(view, name)] == [Minter().municipality("nam-gu-busan").value]


def test_a_local_program_of_two_places_is_two_things(view: OxigraphView) -> None:
    pages = show(view, "이웃 살피미 사업")
    assert len(pages) == 2
    assert all(p.kind == "program" for p in pages)


def test_empty_sections_are_left_out_and_rows_lead_to_words(view: OxigraphView) -> None:
    (only,) = show(view, "울산광역시 남구")
    assert all(section.rows for section in only.sections)
    told = [section for section in only.sections if section.english != "Names through time"]
    assert told
    for section in told:
        for row in section.rows:
            assert TEXT[int(str(row["start"])) : int(str(row["end"]))] == row["exact"]


def test_any_node_has_a_page(view: OxigraphView) -> None:
    mention = next(view.quads(None, None, WK.ProgramMention)).subject
    shown = page(view, mention)  # type: ignore[arg-type]
    assert shown.kind == "thing"
    assert [s.english for s in shown.sections] == ["Statements", "Words"]


def test_the_page_of_any_node_says_what_refers_to_it(view: OxigraphView) -> None:
    mention = next(view.quads(None, None, WK.ProgramMention)).subject
    words = page(view, next(view.quads(mention, WK.words)).object)  # type: ignore[arg-type]
    uses = next(section for section in words.sections if section.english == "Referred to by")
    assert str(mention).strip("<>") in {row["subject"] for row in uses.rows}


def test_names_through_time_come_from_the_register(view: OxigraphView) -> None:
    (only,) = show(view, "울산광역시 남구")
    names = next(section for section in only.sections if section.english == "Names through time")
    assert [row["sido"] for row in names.rows] == ["울산광역시"]
    assert "start" not in names.rows.columns


def test_a_document_has_a_page_of_what_was_read_from_it(view: OxigraphView) -> None:
    document = Minter().document("a.txt")
    held = page(view, document)
    assert held.kind == "document"
    programs = next(section for section in held.sections if section.english == "Programs")
    assert {row["program"] for row in programs.rows} == {"이웃 살피미 사업"}
    assert all(TEXT[int(str(row["start"])) : int(str(row["end"]))] == row["exact"] for row in programs.rows)


def test_rows_name_the_things_they_speak_of(view: OxigraphView) -> None:
    (only,) = show(view, "울산광역시 남구")
    programs = next(section for section in only.sections if section.english == "Programs")
    (program,) = show(view, str(programs.rows[0]["thing"]))
    assert program.kind == "program"
    assert only.iri in {row["whose"] for section in program.sections for row in section.rows if "whose" in row}


def test_lists_hold_each_thing_once_or_what_is_told_of_some(view: OxigraphView) -> None:
    assert {row["label"] for row in listed(view, "programs")} == {"이웃 살피미 사업"}
    assert len({row["thing"] for row in listed(view, "programs")}) == 2
    passage = next(view.quads(None, None, WK.Passage)).subject
    hits = listed(view, "hits", [str(passage).strip("<>")])
    assert {row["type"] for row in hits if row["type"]} == {"program"}
    assert [row["start"] for row in hits if row["start"] is not None]
    assert contents(view, "a.txt") == {"awards": 0, "cases": 1, "programs": 2, "findings": 0}


def test_the_headings_of_a_page_come_in_its_order(view: OxigraphView) -> None:
    assert [heading["key"] for heading in headings("program")] == ["run by", "partners", "figures"]


@pytest.mark.parametrize(("name", "near"), [("이웃 살핌이 사업", "이웃 살피미 사업"), ("xyzzy", "kg ")])
def test_a_name_that_is_not_there(view: OxigraphView, name: str, near: str) -> None:
    with pytest.raises(NotFound) as caught:
        show(view, name)
    assert near in caught.value.hint


def test_a_municipality_that_exists_but_is_not_in_the_graph_is_not_found(view: OxigraphView) -> None:
    with pytest.raises(NotFound, match="nothing is stated of it in this graph: 제주특별자치도 제주시") as caught:
        show(view, "제주시")
    assert "kg info" in caught.value.hint


def test_a_thing_that_several_documents_tell_is_one_row_with_all_their_words() -> None:
    def row(fact: str, document: str) -> Row:
        return {"fact": fact, "document": document, "start": 3, "end": 5, "exact": "대상"}

    held = told([row("a", "x"), row("b", "x"), row("a", "y"), row("a", "y")], "fact")
    assert [one["fact"] for one in held] == ["a", "b"]
    assert [[said["document"] for said in one["sources"]] for one in held if isinstance(one["sources"], list)] == [
        ["x", "y"],
        ["x"],
    ]
