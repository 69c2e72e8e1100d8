"""show, sparql, queries, query, audit, validate, info: what they write."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
import rdflib

from tests.cli.conftest import Run

SOURCE = Path(__file__).resolve().parents[2] / "data" / "documents" / "2017-12-11-welfare-administration-awards.txt"


def squeezed(text: str) -> str:
    return "".join(text.split())


class TestShow:
    def test_a_municipality_with_its_words(self, kg: Run) -> None:
        done = kg("show", "익산시")
        assert done.code == 0
        for word in ("수상 / Awards (3)", "통합사례관리", "50,000,000", "좋은이웃들", "집배원", "5293"):
            assert word in done.out
        assert f"{SOURCE.name}:" in done.out

    def test_json_leads_every_row_back_to_its_words(self, kg: Run) -> None:
        (page,) = json.loads(kg("show", "익산시", "--json").out)
        source = SOURCE.read_text(encoding="utf-8")
        rows = [row for name in ("awards", "programs", "partners", "figures", "cases") for row in page[name]]
        assert len(rows) > 20
        for row in rows:
            assert squeezed(source[row["start"] : row["end"]]) == squeezed(row["exact"])

    @pytest.mark.parametrize("name", ["전북 익산시", "익산", "Iksan-si", "전북특별자치도 익산시", " 익산 시 "])
    def test_other_ways_to_say_it(self, kg: Run, name: str) -> None:
        assert kg("show", name).out.startswith("익산시")

    def test_one_name_of_several_shows_each(self, kg: Run) -> None:
        pages = json.loads(kg("show", "서구", "--json").out)
        assert len(pages) > 1
        assert len({page["iri"] for page in pages}) == len(pages)

    @pytest.mark.parametrize("name", ["좋은이웃들", "집배원", "찾아가는 복지서비스 제공"])
    def test_programs_organisations_divisions(self, kg: Run, name: str) -> None:
        (page, *_) = json.loads(kg("show", name, "--json").out)
        assert page["kind"] in {"program", "organisation", "division"}
        assert any(page[section] for section in page if isinstance(page[section], list))

    def test_any_iri(self, kg: Run) -> None:
        (page, *_) = json.loads(kg("show", "익산시", "--json").out)
        assert kg("show", page["iri"]).out.startswith("익산시")
        award = next(csv.DictReader(io.StringIO(kg("export", "awards").out)))["award"]
        shown = kg("show", award)
        assert shown.code == 0
        assert "근거 / Words" in shown.out

    def test_a_prefix_stands_for_its_iri(self, kg: Run) -> None:
        assert kg("show", "id:municipality/iksan-si").out == kg("show", "익산시").out
        assert kg("show", "id:municipality/nowhere").code == 2

    def test_several_are_told_apart_by_kind_and_mentions_from_names(self, kg: Run) -> None:
        shown, pages = kg("show", "맞춤형복지팀").out, json.loads(kg("show", "맞춤형복지팀", "--json").out)
        assert {page["kind"] for page in pages} == {"program", "organisation"}
        assert all(f"/ {page['kind']}\n" in shown for page in pages)
        (page,) = json.loads(kg("show", "익산시", "--json").out)
        names = {squeezed(row["program"]) for row in page["programs"]}
        told = f"사업 / Programs ({len(names)}; 언급 {len(page['programs'])} / {len(page['programs'])} mentions)"
        assert told in kg("show", "익산시").out

    def test_municipalities_are_counted_and_each_stands_once_under_todays_name(self, kg: Run) -> None:
        page = next(p for p in json.loads(kg("show", "맞춤형복지팀", "--json").out) if p["kind"] == "program")
        rows, shown = page["run by"], kg("show", page["iri"]).out
        whose = {row["whose"] for row in rows if row["whose"]}
        assert 1 < len(whose) < len(rows)
        assert f"지자체 {len(whose)}, 언급 {len(rows)} / {len(whose)} municipalities, {len(rows)} mentions" in shown
        assert shown.splitlines().count("  전북특별자치도") == 1
        assert "당시 / then 전라북도" in shown

    def test_rows_say_what_a_municipality_was_called_where_it_was_another_name(self, kg: Run) -> None:
        (renamed,), (same,) = (json.loads(kg("show", name, "--json").out) for name in ("익산시", "거창군"))
        assert renamed["today"] == "전북특별자치도 익산시"
        assert {row["called"] for row in renamed["awards"]} == {"전라북도 익산시"}
        assert same["today"] == same["awards"][0]["called"] == "경상남도 거창군"
        assert kg("show", "익산시").out.count("당시 / then 전라북도 익산시") > len(renamed["awards"])
        assert "당시" not in kg("show", "거창군").out

    def test_a_misspelt_name_gets_the_nearest(self, kg: Run) -> None:
        done = kg("show", "익산사")
        assert (done.code, done.out) == (2, "")
        assert "익산시" in done.err
        assert "맞춤형복지팀" in kg("show", "맞춤형복지탐").err

    @pytest.mark.parametrize("name", ["", "'", "<>", "https://example.org/nothing", "http://[", "\\", "?name }"])
    def test_what_is_no_name_is_not_found(self, kg: Run, name: str) -> None:
        done = kg("show", name)
        assert (done.code, done.out) == (2, "")
        assert "Traceback" not in done.err


class TestSparql:
    QUERY = "SELECT ?s ?year { ?s a wk:Award ; wk:year ?year } ORDER BY ?s LIMIT 2"

    def test_every_format(self, kg: Run) -> None:
        assert kg("sparql", self.QUERY).out.startswith("s ")
        rows = list(csv.DictReader(io.StringIO(kg("sparql", self.QUERY, "--format", "csv").out)))
        assert [row["year"] for row in rows] == ["2017", "2017"]
        assert kg("sparql", self.QUERY, "--format", "tsv").out.startswith("?s\t?year\n")
        bindings = json.loads(kg("sparql", self.QUERY, "--format", "json").out)["results"]["bindings"]
        assert [b["s"]["value"] for b in bindings] == [row["s"] for row in rows]
        assert kg("sparql", self.QUERY, "--json").out == kg("sparql", self.QUERY, "--format", "json").out
        assert "<sparql" in kg("sparql", self.QUERY, "--format", "xml").out

    def test_construct_and_ask(self, kg: Run) -> None:
        made = kg("sparql", "CONSTRUCT { ?s a wk:Award } { ?s a wk:Award }")
        assert len(rdflib.Graph().parse(data=made.out, format="turtle")) == 113
        assert kg("sparql", "CONSTRUCT WHERE { ?s a wk:Award }", "--format", "csv").code == 2
        assert kg("sparql", "SELECT * {}", "--format", "ttl").code == 2
        assert "yes" in kg("sparql", "ASK { ?s a wk:Award }").out
        assert json.loads(kg("sparql", "ASK { ?s a wk:Nothing }", "--format", "json").out)["boolean"] is False

    def test_from_a_file_and_a_stream(self, kg: Run, tmp_path: Path) -> None:
        file = tmp_path / "질의.rq"
        file.write_text(self.QUERY, encoding="utf-8-sig")
        assert kg("sparql", f"@{file}").out == kg("sparql", "-", stdin=self.QUERY).out == kg("sparql", self.QUERY).out

    def test_errors_say_where_and_what_to_try(self, kg: Run) -> None:
        assert "line 2, column" in kg("sparql", "SELECT * {\n ?s ?p }").err
        undeclared = kg("sparql", "SELECT * {\n\t?s wkk:p ?o }").err
        assert "wk:" in undeclared
        assert "\n    \t?s wkk:p ?o }\n    \t   ^\n" in undeclared
        assert "SERVICE" in kg("sparql", "SELECT * { SERVICE <http://localhost:9/> { ?s ?p ?o } }").err

    def test_the_deadline_holds(self, kg: Run) -> None:
        done = kg("sparql", "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", "--timeout", "1")
        assert (done.code, done.out) == (2, "")
        assert "--timeout" in done.err


class TestQueries:
    def test_each_is_listed_in_two_languages(self, kg: Run) -> None:
        listed = json.loads(kg("queries", "--json").out)
        assert len(listed) >= 20
        assert all(q["ko"] and q["en"] for q in listed)
        assert all(q["name"] in kg("queries").out for q in listed[:3])

    def test_one_is_asked_about_other_values(self, kg: Run) -> None:
        usual = json.loads(kg("query", "partners-of", "--format", "json").out)
        other = json.loads(kg("query", "partners-of", "municipality=순천시", "--format", "json").out)
        both = json.loads(
            kg("query", "partners-of", "municipality=순천시", "municipality=익산시", "--format", "json").out
        )
        assert {row["sigungu"] for row in usual} == {"익산시"}
        assert {row["sigungu"] for row in other} == {"순천시"}
        assert len(both) == len(usual) + len(other)

    def test_a_value_is_never_syntax(self, kg: Run) -> None:
        done = kg("query", "partners-of", 'municipality=" } ?s ?p ?o . { "', "--format", "json")
        assert (done.code, done.out) == (2, "")
        assert "nothing called" in done.err

    @pytest.mark.parametrize("said", ["익산", "전북 익산시", "Iksan-si", " 익산 시"])
    def test_a_name_may_be_said_as_for_show(self, kg: Run, said: str) -> None:
        usual, other = kg("query", "awards-of", "--json"), kg("query", "awards-of", f"municipality={said}", "--json")
        assert json.loads(usual.out) == json.loads(other.out)

    @pytest.mark.parametrize(
        ("asked", "near"),
        [
            ("awards-of municipality=익싼시", "익산시"),
            ("shared-by-two one=순쳔시", "순천시"),
            ("runs-program program=좋은이웃", "좋은이웃들"),
            ("awards-of-grade grade=은상", "최우수"),
            ("programs-by-type type=chanel", "channel"),
            ("divisions-of-year year=2018", "2017"),
        ],
    )
    def test_a_name_that_nothing_has_gets_the_nearest(self, kg: Run, asked: str, near: str) -> None:
        done = kg("query", *asked.split())
        assert (done.code, done.out) == (2, "")
        assert near in done.err.partition("→")[2]

    def test_no_rows_is_said_and_the_values_used_are_named(self, kg: Run) -> None:
        done = kg("query", "local-programs", "sido=제주", "--json")
        assert (done.code, json.loads(done.out)) == (0, [])
        assert "답이 없습니다 / no rows" in done.err
        usual = kg("query", "awards-of")
        assert usual.out.splitlines()[1] == "municipality=익산시"
        assert "no rows" not in usual.err

    def test_csv(self, kg: Run) -> None:
        rows = list(csv.DictReader(io.StringIO(kg("query", "awards-of", "--format", "csv").out)))
        assert [row["prize_krw"] for row in rows] == ["30000000", "50000000", "15000000"]


def test_audit_shows_the_worst_first(kg: Run) -> None:
    held = json.loads(kg("audit", "--json").out)
    ranks = [["high", "medium", "low"].index(row["severity"]) for row in held["findings"]]
    assert ranks == sorted(ranks)
    assert ranks[0] == 0
    assert all(row["exact"] for row in held["findings"])
    shown = kg("audit")
    assert shown.code == 0
    assert "2,524" in shown.out
    assert "31.2억" in shown.out


def test_audit_is_narrowed_and_says_how_much_it_leaves_out(kg: Run) -> None:
    whole = json.loads(kg("audit", "--json").out)
    kind = whole["findings"][0]["kind"]
    same = [row for row in whole["findings"] if row["kind"] == kind]
    assert json.loads(kg("audit", "--kind", kind, "--json").out) == {"findings": same, "names": []}
    worst = json.loads(kg("audit", "--severity", "medium", "--document", "2017-12", "--json").out)["findings"]
    assert worst == [row for row in whole["findings"] if row["severity"] == "medium"]
    short = kg("audit", "--limit", "1")
    assert f"{len(whole['findings']) - 1:,} more" in short.err
    assert short.out.count(f"{SOURCE.name}:") == 1 + min(1, len(whole["names"]))
    assert "more" not in kg("audit", "--limit", "0").err


@pytest.mark.parametrize(("option", "value"), [("--kind", "nosuch"), ("--document", "nowhere.txt")])
def test_audit_of_what_is_not_there_names_what_is(kg: Run, option: str, value: str) -> None:
    done = kg("audit", option, value)
    assert (done.code, done.out) == (2, "")
    assert "있는 것 / there are: " in done.err


def test_the_shipped_graph_is_valid(kg: Run) -> None:
    assert kg("validate").code == 0
    assert json.loads(kg("validate", "--json").out) == {"conforms": True, "results": []}


def test_info_counts(kg: Run) -> None:
    held = json.loads(kg("info", "--json").out)
    assert held["counts"]["awards"] == 113
    assert held["documents"] == [SOURCE.name]
    assert held["triples"] > 1000
    summary = json.loads(kg("info", "--summary", "--json").out)
    assert sum(row["awards"] for row in summary["awards by division and grade"]) == 113
    assert "113" in kg("info", "--summary").out
