"""The whole audit: on the release of 2017 against a careful reader's findings, and on copies with one thing changed."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from kg.documents import read_bytes
from kg.drafting import Tools, resolve
from kg.extract.release import dated
from kg.graph.audit import audit
from kg.graph.checks.paper import LOW
from kg.model.document import Document
from kg.model.fact import Facts, Finding
from kg.model.place import PlaceName, Resolution
from kg.model.span import Span
from tests.graph.checks.desk import NOTHING, Desk

ROOT = Path(__file__).parents[2]
SEED = ROOT / "data" / "documents" / "2017-12-11-welfare-administration-awards.txt"
GOLD = ROOT / "tests" / "gold" / "2017-findings.tsv"
SPELLING_ONLY = {"자자체", "맞아하여"}
"""Slips of the pen whose right spelling only a reader of Korean knows."""


@dataclass(frozen=True)
class Read:
    document: Document
    facts: Facts
    resolutions: dict[PlaceName, Resolution]
    found: tuple[Finding, ...]


@pytest.fixture(scope="module")
def tools() -> Tools:
    return Tools()


def reading(tools: Tools, data: bytes) -> Read:
    document = read_bytes("release.txt", data, tools.korean)
    facts = tools.extractor.extract(document)
    resolutions = resolve(facts, tools.register, dated(document, facts.release))
    return Read(document, facts, resolutions, audit(document, facts, resolutions, tools.thesaurus))


@pytest.fixture(scope="module")
def seed(tools: Tools) -> Read:
    return reading(tools, SEED.read_bytes())


@pytest.fixture(scope="module")
def changed(tools: Tools) -> Callable[[str, str], Read]:
    """The release with one stretch of it replaced."""
    source = SEED.read_bytes().decode()

    def change(old: str, new: str) -> Read:
        assert source.count(old) == 1
        return reading(tools, source.replace(old, new).encode())

    return change


def gold() -> Iterator[dict[str, str]]:
    with GOLD.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def meets(finding: Finding, row: dict[str, str]) -> bool:
    words = Span(int(row["start"]), int(row["end"]))
    return any(span.overlaps(words) for span in (finding.span, *finding.others[:1]))


@pytest.mark.parametrize("row", [pytest.param(r, id=f"{r['kind']}-{r['start']}") for r in gold()])
def test_what_a_careful_reader_found(seed: Read, row: dict[str, str]) -> None:
    if row["stated"] in SPELLING_ONLY:
        pytest.skip("a slip of the pen that only a reader of Korean sees")
    met = [f for f in seed.found if meets(f, row)]
    assert met
    assert row["severity"] == LOW or row["severity"] in {f.severity for f in met}


def test_hardly_anything_else_is_found(seed: Read) -> None:
    rows = list(gold())
    extra = [f for f in seed.found if not any(meets(f, row) for row in rows)]
    assert [f.kind for f in extra] == ["unreadable"]


def test_each_contradiction_is_told_once(seed: Read) -> None:
    for row in gold():
        starts = [f.span.start for f in seed.found if meets(f, row)]
        assert len(starts) == len(set(starts)), row


def test_the_sums_that_fit_only_with_what_is_given_elsewhere(seed: Read) -> None:
    sums = [f for f in seed.found if f.kind == "sum" and "따로" in f.message]
    assert [f.stated for f in sums] == ["총 2,524백만원", "31.2억원"]
    assert [f.computed for f in sums] == ["2,014백만원 (20.14억원)", "2,614백만원 (26.14억원)"]


def test_whom_the_shared_figures_belong_to(seed: Read) -> None:
    (found,) = [f for f in seed.found if f.kind == "same-figures"]
    assert found.trust.startswith("전북")
    assert len(found.places) == 2


def test_every_finding_speaks_both_languages_and_points_into_the_source(seed: Read) -> None:
    for finding in seed.found:
        assert finding.message
        assert finding.english.isascii() or finding.stated
        assert finding.span.of(seed.document.source).strip()


def test_the_same_document_gives_the_same_findings(seed: Read, tools: Tools) -> None:
    assert audit(seed.document, seed.facts, seed.resolutions, tools.thesaurus) == seed.found
    assert len({f.id for f in seed.found}) == len(seed.found)


@pytest.mark.parametrize(
    ("old", "new", "kind", "computed"),
    [
        ("소계\n\n800백만원", "소계\n\n810백만원", "sum", "800백만원 (8억원)"),
        ("총 600백만원", "총 620백만원", "sum", "600백만원 (6억원)"),
        ("33개 대상 3, 최우수 5, 우수 25", "33개 대상 3, 최우수 6, 우수 25", "count", "5"),
        ("등 총 113개소를", "등 총 114개소를", "count", "113"),
        ("시도 8개소, 시군구", "시도 9개소, 시군구", "count", "8"),
        (", 경남 밀양시, 경남 거창군", ", 경남 밀양시", "count", "26"),
        ("등 총 33개소가 수상", "등 총 35개소가 수상", "count", "33"),
        ("일 시 : 2017. 12. 11(월)", "일 시 : 2017. 12. 11(화)", "weekday", "2017-12-11(월)"),
        ("총 908명의", "총 918명의", "sum", "908"),
        ("시군구 10 200 1 50 3 30 6 10", "시군구 10 200 1 50 3 30 7 10", "sum", "11"),
        ("(공동식당 15명, 사회돌봄 등 85명)", "(공동식당 15명, 사회돌봄 등 75명)", "sum", "90"),
    ],
)
def test_a_contradiction_that_was_put_in_is_found(
    seed: Read, changed: Callable[[str, str], Read], old: str, new: str, kind: str, computed: str
) -> None:
    before = {(f.kind, f.stated, f.computed) for f in seed.found}
    after = {(f.kind, f.stated, f.computed) for f in changed(old, new).found}
    assert (kind, computed) in {(k, c) for k, _, c in after - before}


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("우수 00", "우수 63", "placeholder"),
        ("14:00~16:00", "14:00~15:00", "time"),
        ("294개 동사무소", "297개 동사무소", "rate"),
        ("시군구 10 150 2", "시군구 10 140 2", "sum"),
        ("우수 75", "우수 74, 장려 1", "count"),
    ],
)
def test_a_contradiction_that_was_mended_is_gone(
    seed: Read, changed: Callable[[str, str], Read], old: str, new: str, kind: str
) -> None:
    before = [f for f in seed.found if f.kind == kind]
    after = changed(old, new).found
    assert len([f for f in after if f.kind == kind]) == len(before) - 1
    assert len(after) == len(seed.found) - 1


def test_the_worst_comes_first_and_nothing_twice() -> None:
    desk = Desk.of("‘‘17년 12월 11일(금) 2017년 12월 11일(금) 20세대 5,293명\n")
    twice = replace(desk.document, blocks=desk.document.blocks * 2)
    found = audit(twice, NOTHING, {})
    assert [(f.severity, f.kind) for f in found] == [
        ("medium", "weekday"),
        ("medium", "weekday"),
        ("medium", "implausible"),
        ("low", "typo"),
    ]
    assert len({(f.kind, f.span) for f in found}) == len(found)


def test_an_empty_page_has_no_findings() -> None:
    assert audit(Desk.of("").document, NOTHING, {}) == ()


def test_identifiers_depend_on_document_rule_and_place() -> None:
    source = "2017년 12월 11일(금)\n"
    one = audit(Desk.of(source).document, NOTHING, {})[0].id
    other = audit(replace(Desk.of(source).document, name="y.txt"), NOTHING, {})[0].id
    assert one != other
    assert one.endswith("weekday-0-16")
