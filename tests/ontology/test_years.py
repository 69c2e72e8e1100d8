"""Questions over years, on three made-up releases whose answers stand here, worked out by hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import cli
from kg.questions import question
from kg.workspace import Workspace, build

RELEASES = {
    2018: """
○ 찾아가는 복지서비스 제공 : 강원 강릉시, 경북 안동시

○ 통합사례관리/민관협력·자원연계 : 전북 정읍시

○ 지역사회보장계획 시행결과 : 전라북도, 강원 강릉시

○ 마을방송국 운영 : 경북 안동시

□ 강원 강릉시는 맞춤형복지팀을 두어 홀로 사는 이웃을 찾아갔다.
""",
    2020: """
○ 찾아가는 보건복지서비스 제공 : 강원 강릉시

○ 희망복지지원단 운영 : 전북 정읍시

○ 지역사회보장계획 : 충남 서산시

□ 경북 안동시는 맞춤형복지팀을 두어 홀로 사는 이웃을 찾아갔다.

□ 강원 강릉시는 맞춤형복지팀에 간호사를 더했다.
""",
    2024: """
○ 찾아가는 보건복지서비스 제공 : 경남 통영시

○ ‘23년 지역사회보장계획 시행결과 : 전북특별자치도, 충남 서산시

○ 고독사 예방 및 관리 : 경북 안동시

□ 충남 서산시는 맞춤형복지팀을 두어 홀로 사는 이웃을 찾아갔다.
""",
}
GANGNEUNG, ANDONG, JEONGEUP = ("강원도", "강릉시"), ("경상북도", "안동시"), ("전라북도", "정읍시")
SEOSAN, JEONBUK, RENAMED = ("충청남도", "서산시"), ("전라북도", ""), ("전북특별자치도", "")
PROVISION = "찾아가는 보건복지서비스 제공"
RESULTS = "지역사회보장계획 시행결과"
JOINED = "통합사례관리/민관협력·자원연계"


def release(year: int) -> str:
    return f"""---
title: "{year}년 지역복지사업 평가 결과"
ministry: "보건복지부"
approve_date: "12/10/{year} 10:00:00"
---

# {year}년 지역복지사업 평가 결과

보건복지부는 {year}년 지역복지사업 평가에서 우수기관을 뽑았다.

< 분야별 ‘대상’ 수상 자치단체 >
{RELEASES[year]}"""


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    place = tmp_path_factory.mktemp("years")
    for year in RELEASES:
        (place / f"{year}.md").write_text(release(year), encoding="utf-8")
    return build([place], home=tmp_path_factory.mktemp("home"))


def asked(workspace: Workspace, name: str, *columns: str, **values: str) -> list[tuple[str, ...]]:
    """Those columns of a question's answer, with what each row quotes held against the release."""
    rows = workspace.query(question(name).asking(values))
    found = [dict(zip(rows.columns, row, strict=True)) for row in rows.texts()]
    for row in found:
        for document, start, end, exact in _quoted(row):
            text = release(int(document.removesuffix(".md")))
            assert text[start:end] == (exact or text[start:end]) != ""
    return [tuple(row[column] for column in columns) for row in found]


def _quoted(row: dict[str, str]) -> list[tuple[str, int, int, str]]:
    if "evidence" not in row:
        return [(row["document"], int(row["start"]), int(row["end"]), row["exact"])]
    spots = (spot.replace("#char=", ",").split(",") for spot in row["evidence"].split())
    return [(document, int(start), int(end), "") for document, start, end in spots]


def test_repeat_winners_are_those_of_two_years_a_renamed_province_among_them(workspace: Workspace) -> None:
    rows = asked(workspace, "repeat-winners", "sido", "sigungu", "year", "division")
    assert rows == [
        (*ANDONG, "2018", "찾아가는 복지서비스 제공"),
        (*ANDONG, "2018", "마을방송국 운영"),
        (*ANDONG, "2024", "고독사 예방 및 관리"),
        (*GANGNEUNG, "2018", "찾아가는 복지서비스 제공"),
        (*GANGNEUNG, "2018", RESULTS),
        (*GANGNEUNG, "2020", PROVISION),
        (*JEONBUK, "2018", RESULTS),
        (*RENAMED, "2024", RESULTS),
        (*JEONGEUP, "2018", JOINED),
        (*JEONGEUP, "2020", "희망복지지원단 운영"),
        (*SEOSAN, "2020", "지역사회보장계획"),
        (*SEOSAN, "2024", RESULTS),
    ]
    assert set(asked(workspace, "repeat-winners", "years", "grade")) == {("2", "대상")}


def test_repeat_winners_in_a_field_won_it_under_whatever_name(workspace: Workspace) -> None:
    rows = asked(workspace, "repeat-winners-in-field", "field", "sido", "sigungu", "year", "joined")
    plan, outreach, cases = "지역사회보장계획", "찾아가는 보건복지서비스", "희망복지지원단 운영"
    assert rows == [
        (plan, *JEONBUK, "2018", "false"),
        (plan, *RENAMED, "2024", "false"),
        (plan, *SEOSAN, "2020", "false"),
        (plan, *SEOSAN, "2024", "false"),
        (outreach, *GANGNEUNG, "2018", "false"),
        (outreach, *GANGNEUNG, "2020", "false"),
        (cases, *JEONGEUP, "2018", "true"),
        (cases, *JEONGEUP, "2020", "false"),
    ]


def test_who_ran_a_program_first_and_who_followed(workspace: Workspace) -> None:
    rows = asked(workspace, "first-and-followers", "place_in_line", "year", "sido", "sigungu", program="맞춤형 복지팀")
    assert rows == [
        ("first", "2018", *GANGNEUNG),
        ("follower", "2020", *ANDONG),
        ("follower", "2024", *SEOSAN),
    ]
    assert asked(workspace, "first-and-followers", "year", program="없는 사업") == []


def test_a_field_over_the_years_holds_what_one_name_misses(workspace: Workspace) -> None:
    columns = ("year", "sido", "sigungu")
    mapped = asked(workspace, "field-over-years", *columns, field="지역사회보장 계획")
    assert mapped == [
        ("2018", *GANGNEUNG),
        ("2018", *JEONBUK),
        ("2020", *SEOSAN),
        ("2024", *RENAMED),
        ("2024", *SEOSAN),
    ]
    assert asked(workspace, "division-over-years", *columns, division="지역사회보장계획") == [("2020", *SEOSAN)]
    by_name = asked(workspace, "division-over-years", *columns, division=RESULTS)
    assert by_name == [row for row in mapped if row[0] != "2020"]
    assert by_name == asked(workspace, "field-over-years", *columns, field=RESULTS)
    assert asked(workspace, "field-over-years", "year", field="지역사회보장계획", grade="장려") == []


def test_a_field_is_asked_for_by_any_of_its_labels(workspace: Workspace) -> None:
    columns = ("year", "division", "joined")
    rows = asked(workspace, "field-over-years", *columns, field="통합사례관리")
    assert rows == [("2018", JOINED, "true"), ("2020", "희망복지지원단 운영", "false")]
    assert rows == asked(workspace, "field-over-years", *columns, field="희망복지지원단")


def test_the_divisions_of_a_year_say_by_which_rule_they_were_mapped(workspace: Workspace) -> None:
    rows = asked(workspace, "divisions-of-year", "division", "relation", "field", "rule", "guess", year="2018")
    assert rows == [
        ("마을방송국 운영", "", "", "none", "false"),
        (RESULTS, "exactMatch", RESULTS, "prefLabel", "false"),
        ("찾아가는 복지서비스 제공", "exactMatch", PROVISION, "altLabel", "false"),
        (JOINED, "narrowMatch", "민관협력 및 자원연계", "joined", "false"),
        (JOINED, "narrowMatch", "희망복지지원단 운영", "joined", "false"),
    ]
    assert len(asked(workspace, "divisions-of-year", "division", year="2024")) == 3
    assert asked(workspace, "divisions-of-year", "division", year="2019") == []


def test_renamings_tell_what_a_field_was_called_each_year(workspace: Workspace) -> None:
    rows = asked(workspace, "division-renamings", "field", "year", "division")
    assert [row for row in rows if row[0] == PROVISION] == [
        (PROVISION, "2018", "찾아가는 복지서비스 제공"),
        (PROVISION, "2020", PROVISION),
        (PROVISION, "2024", PROVISION),
    ]
    assert len(rows) == 10


def test_fields_begin_and_end_with_the_years_that_have_them(workspace: Workspace) -> None:
    rows = asked(workspace, "new-and-ended-fields", "field", "within", "years", "new", "ended")
    assert rows == [
        ("고독사 예방 및 관리", "", "2024", "true", "false"),
        ("민관협력 및 자원연계", "", "2018", "false", "true"),
        ("지역사회보장계획", "", "2018 2020 2024", "false", "false"),
        (RESULTS, "지역사회보장계획", "2018 2024", "false", "false"),
        ("찾아가는 보건복지서비스", "", "2018 2020 2024", "false", "false"),
        (PROVISION, "찾아가는 보건복지서비스", "2018 2020 2024", "false", "false"),
        ("희망복지지원단 운영", "", "2018 2020", "false", "true"),
    ]


def test_what_counts_to_no_field_is_listed(workspace: Workspace) -> None:
    rows = asked(workspace, "divisions-unmapped", "year", "division", "rule", "exact")
    assert rows == [("2018", "마을방송국 운영", "none", "마을방송국 운영")]


def test_the_graph_of_several_years_conforms(workspace: Workspace) -> None:
    assert workspace.validate().conforms


@pytest.mark.parametrize("name", ["prize-by-division", "prize-by-province"])
def test_prizes_that_nobody_states_are_unknown_not_nothing(workspace: Workspace, name: str) -> None:
    assert set(asked(workspace, name, "prize_krw", "prizes_stated")) == {("", "0")}


def test_awards_of_a_grade_say_their_year_and_scheme(workspace: Workspace) -> None:
    said = set(asked(workspace, "awards-of-grade", "year", "scheme"))
    assert said == {(str(year), "지역복지사업 평가") for year in RELEASES}


@pytest.fixture(scope="module")
def twice(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """One release, twice under different names."""
    place = tmp_path_factory.mktemp("twice")
    for name in ("2018.md", "02018.md"):
        (place / name).write_text(release(2018), encoding="utf-8")
    return build([place], home=tmp_path_factory.mktemp("home"))


def test_awards_that_two_documents_tell_are_listed_once_with_both_places(twice: Workspace) -> None:
    won = [(*GANGNEUNG, RESULTS), (*GANGNEUNG, "찾아가는 복지서비스 제공")]
    won += [(*ANDONG, "마을방송국 운영"), (*ANDONG, "찾아가는 복지서비스 제공")]
    rows = asked(twice, "awarded-twice", "sido", "sigungu", "division")
    assert sorted(rows) == won
    assert sorted(asked(twice, "awards-of", "sido", "sigungu", "division", municipality="강릉시")) == won[:2]
    for (evidence,) in asked(twice, "awarded-twice", "evidence"):
        first, second = evidence.split()
        assert (first, second.partition("#")[0]) == ("0" + second, "2018.md")


def test_a_page_tells_an_award_once_with_the_words_of_both_documents(twice: Workspace) -> None:
    (page,) = twice.show("강릉시")
    awards = page.json()["awards"]
    assert isinstance(awards, list)
    assert [[said["document"] for said in award["sources"]] for award in awards] == [["02018.md", "2018.md"]] * 2
    told = CliRunner().invoke(cli, ["--home", str(twice.path), "show", "강릉시"]).output
    shown = told.partition("수상 / Awards (2)")[2].partition("\n\n")[0]
    assert (shown.count("대상"), shown.count(" 02018.md:"), shown.count(" 2018.md:")) == (2, 2, 2)


def test_one_award_told_by_two_documents_is_one_and_a_doubtful_one_is_told(tmp_path: Path) -> None:
    said = {
        "a.txt": "가람신문 2021-12-10\n\n강원 강릉시가 ‘2021년 지자체 나눔돌봄사업 평가’에서 최우수상을 받았다.",
        "b.txt": "2021년 12월 11일\n\n보건복지부의 ‘2021년 나눔돌봄사업 평가’에서 강원 강릉시가 최우수상, 경북 안동시가 우수상을 받았다.",
        "c.txt": "2021년 12월 12일\n\n경북 안동시가 복지부 심사에서 우수상을 받았다.",
    }
    for name, text in said.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    held = build([tmp_path], home=tmp_path / "home")
    rows = held.query("SELECT ?a (COUNT(DISTINCT ?w) AS ?n) { ?a a wk:Award ; wk:words ?w } GROUP BY ?a ORDER BY ?n")
    assert [row[1] for row in rows.texts()] == ["1", "1", "2"]
    told = held.query(question("awards-told-apart").text)
    found = [dict(zip(told.columns, row, strict=True)) for row in told.texts()]
    assert [(r["sigungu"], r["document"], r["other_document"]) for r in found] == [("안동시", "b.txt", "c.txt")]
