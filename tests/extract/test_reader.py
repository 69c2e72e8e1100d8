"""One pass over a made-up release: every kind of fact, tied together and to its words."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kg.extract import Extractor, extract
from kg.model.document import Document
from kg.model.fact import Facts
from kg.model.place import PlaceName
from kg.model.span import Span
from tests.extract.conftest import Extract, Read

RELEASE = """보 도 자 료

배 포 일 2019. 12. 5. / (총3매) 담당부서 지역복지과

2019년 복지행정상 시상

□ 보건복지부는 12월 6일「2019년 복지행정상」시상식을 통해 총 2개소를 선정하여 시상하였다.

○ 전북 익산시는 온정재단과 협력하여 ‘온기나눔*’ 사업을 운영하고 달빛우체통 12개소를 골목마다 설치하였다.

* 홀로 사는 어르신 81명을 날마다 살핌

붙임 1  평가 심사결과

 이웃돌봄(2개)

구분 수상 지자체명 포상금

대상(2)
(시군구2) 부산 동
래구, 전북 익산시
각 3천만원

붙임 2  우수사례

1. 이웃돌봄 분야

◯1 (전북 익산시) 온정재단과 함께 홀로 사는 이웃을 살피는 ‘온기나눔’ 사업을 운영

- (달빛우체통 설치) 집배원 등이 참여하여 골목마다 우체통 12개소를 놓음
"""


@pytest.fixture(scope="module")
def read(extracts: Extract) -> tuple[Document, Facts]:
    return extracts(RELEASE)


def bare(text: str) -> str:
    return "".join(text.split())


def test_every_kind_of_fact_is_read(read: tuple[Document, Facts]) -> None:
    facts = read[1]
    assert facts.release.date is not None
    assert facts.release.date.value == "2019-12-05"
    assert [(a.place.text, a.grade, a.prize_krw, a.year) for a in facts.awards] == [
        ("동래구", "대상", 30_000_000, 2019),
        ("익산시", "대상", 30_000_000, 2019),
    ]
    assert [(c.id, c.tells, c.division) for c in facts.cases][1:] == [("c2", "", "이웃돌봄")]
    assert {"온기나눔", "달빛우체통"} <= {p.name for p in facts.programs}
    assert {"온정재단", "집배원"} <= {o.name for o in facts.organisations}
    assert {(int(q.value), q.unit) for q in facts.quantities} == {(81, "명"), (12, "개소")}
    assert {t.value for t in facts.totals} >= {2}


def test_all_facts_of_the_cases_are_the_municipalitys(read: tuple[Document, Facts]) -> None:
    facts = read[1]
    owners = (
        [p.place for p in facts.programs] + [o.place for o in facts.organisations] + [q.place for q in facts.quantities]
    )
    assert {place.text for place in owners if place} == {"익산시"}


def test_passages_know_their_case_and_whom_they_speak_of(read: tuple[Document, Facts]) -> None:
    facts = read[1]
    passages = {p.id: p for p in facts.passages}
    for case in facts.cases:
        for key in case.passages:
            assert passages[key].case == case.id
            assert case.place.text in {p.text for p in passages[key].places}
    assert {p.kind for p in facts.passages} <= {"bullet", "note", "paragraph", "lead"}
    mentioned = {m.passage for m in facts.programs} | {o.passage for o in facts.organisations}
    assert mentioned | {q.passage for q in facts.quantities} <= set(passages)


def named(facts: Facts) -> Iterator[tuple[str, Span]]:
    places: list[PlaceName] = [*facts.places, *(a.place for a in facts.awards), *(c.place for c in facts.cases)]
    yield from ((place.text, place.span) for place in places)
    yield from ((p.name, p.span) for p in facts.programs)
    yield from ((o.name, o.span) for o in facts.organisations)


def test_every_span_holds_its_words(read: tuple[Document, Facts]) -> None:
    document, facts = read
    assert all(bare(span.of(document.source)) == bare(words) for words, span in named(facts))
    assert len(list(named(facts))) > 10


def test_partners_tie_the_body_to_the_program(read: tuple[Document, Facts]) -> None:
    document, facts = read
    tied = {(p.name, span.of(document.source)) for p in facts.programs for span in p.partners}
    assert ("온기나눔", "온정재단") in tied
    assert ("달빛우체통", "집배원") in tied


def test_reading_twice_gives_the_same(read: tuple[Document, Facts], extractor: Extractor) -> None:
    assert extractor.extract(read[0]) == read[1]


def test_the_plain_function_does_the_same(read: tuple[Document, Facts], extractor: Extractor) -> None:
    document, facts = read
    assert extract(document, extractor.gazetteer, extractor.thesaurus, extractor.korean) == facts


def test_a_text_about_nothing_of_the_kind_states_nothing(reads: Read, extractor: Extractor) -> None:
    facts = extractor.extract(reads("오늘은 날이 맑았다.\n\n강물이 천천히 흘렀다.\n"))
    held = (
        facts.awards,
        facts.cases,
        facts.programs,
        facts.organisations,
        facts.quantities,
        facts.totals,
        facts.places,
    )
    assert not any(held)
    assert [p.kind for p in facts.passages] == ["paragraph", "paragraph"]


def test_levels_of_local_government_are_nobodys_partners(extracts: Extract) -> None:
    _, facts = extracts(
        "시흥시는 지역사회보장협의체와 함께 ‘시흥 온돌방’ 사업을 추진했다. 광역자치단체와 기초자치단체가 협력했다.\n"
    )
    assert {o.name for o in facts.organisations} == {"지역사회보장협의체"}
