from __future__ import annotations

from kg.graph.checks.remarks import unreadable
from kg.model.document import Remark
from kg.model.span import Span
from tests.graph.checks.desk import Desk, page, run


def test_a_remark_speaks_both_languages_and_points_somewhere() -> None:
    of = Desk(page("글\n", (Remark("unreadable", "읽을 수 없는 문자 2자 (unreadable characters)", Span(1, 2)),)))
    (found,) = run(of.paper(), unreadable)
    assert (found.message, found.english) == ("읽을 수 없는 문자 2자", "unreadable characters")
    assert (found.severity, found.span) == ("low", Span(1, 2))


def test_a_file_that_was_cut_off_weighs_more() -> None:
    of = Desk(page("글\n", (Remark("truncated", "끝이 없음"),)))
    (found,) = run(of.paper(), unreadable)
    assert (found.severity, found.span) == ("medium", Span(0, 1))
