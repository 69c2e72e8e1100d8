from __future__ import annotations

from kg.graph.checks.numbering import CHECKS, annexes, references, repeats
from kg.model.fact import Facts, Release
from tests.graph.checks.desk import Desk, run

SOURCE = """- 가람시와 나래군이 대상(붙임 4. 2-□1 참조)
- 다온구가 대상(붙임4. 2-□2 참조)
- 라솔시가 대상(붙임 4. 1-◯1 ~◯2 참조)
# 붙임4 사례
## 1. 계획
- ◯1 (라솔시) 계획을 세움
- ◯2 (마루군) 계획을 고침
## 2. 전달체계
### □1 마련(시도)
- ◯1 (바다도) 마련
### □2 마련(시군구)
- ◯1 (가람시) 마련
- ◯2 (나래군) 마련
### □2 제공
- ◯1 (다온구) 제공
### □3 연계
"""


def facts(of: Desk) -> Facts:
    return Facts(release=Release(), places=tuple(of.place(name) for name in ("가람시", "나래군", "다온구", "라솔시")))


def test_a_reference_to_a_part_that_holds_others() -> None:
    of = Desk.of(SOURCE)
    (found,) = run(of.paper(facts(of)), references)
    assert (found.severity, of.words(found), found.computed) == ("low", "붙임 4. 2-□1", "2-□2")


def test_a_reference_to_nothing() -> None:
    of = Desk.of(SOURCE.replace("붙임4. 2-□2", "붙임4. 2-□7"))
    assert [f.severity for f in run(of.paper(facts(of)), references)] == ["low", "medium"]


def test_references_into_what_is_not_here_are_not_judged() -> None:
    of = Desk.of("- 가람시가 대상(붙임 4. 2-□1 참조)\n# 붙임1 개요\n내용\n")
    assert run(of.paper(), references) == []


def test_a_number_that_repeats() -> None:
    of = Desk.of(SOURCE)
    (found,) = run(of.paper(), repeats)
    assert (found.stated, found.computed, of.words(found)) == ("□2, □2", "□2, □3", "제공")


def test_a_number_that_skips_unless_a_line_has_it() -> None:
    skipping = "# 1. 가\n# 2. 나\n글\n{}# 4. 다\n"
    of = Desk.of(skipping.format(""))
    (found,) = run(of.paper(), repeats)
    assert found.computed == "2., 3."
    assert run(Desk.of(skipping.format("3. 라\n")).paper(), repeats) == []


def test_lists_that_begin_anew_or_elsewhere_are_fine() -> None:
    assert run(Desk.of("# 1. 가\n# 2. 나\n# 1. 다\n# 2. 라\n# 3. 마\n").paper(), repeats) == []
    assert run(Desk.of("# 5. 가\n# 7. 나\n# 9. 다\n").paper(), repeats) == []


def test_an_annex_that_the_text_leans_on_is_not_here() -> None:
    of = Desk.of("* 우수기관 (붙임1. 참조)\n* 결과 (붙임2 참조)\n")
    (found,) = run(of.paper(), annexes)
    assert (found.severity, found.stated) == ("low", "붙임 1, 붙임 2")


def test_annexes_listed_beside_those_that_are_here_were_cut_off() -> None:
    of = Desk.of("글\n# 붙임1 개요\n## 2. 결과\n## 3. 행사\n# 붙임1 개요\n내용\n# 붙임2 결과\n내용\n")
    (found,) = run(of.paper(), annexes)
    assert (found.severity, found.stated) == ("medium", "붙임 3")


def test_annexes_that_are_all_here_or_only_listed() -> None:
    whole = "글(붙임 2 참조)\n# 붙임1 개요\n## 2. 결과\n# 붙임1 개요\n내용\n# 붙임2 결과\n내용\n"
    assert run(Desk.of(whole).paper(), annexes) == []
    assert run(Desk.of("글\n# 붙임1 개요\n## 2. 결과\n").paper(), annexes) == []
    assert run(Desk.of("글 앞의 말(참고)\n").paper(), *CHECKS) == []
