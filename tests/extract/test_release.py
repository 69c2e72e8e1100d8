from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from kg.documents import read, read_bytes
from kg.extract.release import UNDATED, dated, release
from kg.model.document import Document
from kg.model.fact import Stated
from kg.model.korean import Korean

SEED = Path(__file__).parents[2] / "data" / "documents" / "2017-12-11-welfare-administration-awards.txt"
FRONT = """---
title: "2024년 지역복지사업 평가 우수기관 선정"
ministry: "보건복지부"
approve_date: "12/04/2024 12:00:00"
original_url: "https://www.example.kr/view?id=1"
---

# 2024년 지역복지사업 평가 우수기관 선정

- 부처: 보건복지부
- 배포일: 12/04/2024 12:00:00

## 본문

2024년 지역복지사업 평가 우수기관 선정

- 찾아가는 보건복지서비스 제공 등 11개 분야

지방자치단체 132곳 선정 -

□ 보건복지부(장관 조규홍)는 우수기관을 선정했다고 밝혔다.
"""
Read = Callable[[str], Document]


@pytest.fixture
def text(korean: Korean) -> Read:
    return lambda words: read_bytes("x.txt", words.encode(), korean)


def words(document: Document, stated: Stated | None) -> str:
    assert stated is not None
    return " ".join(stated.span.of(document.source).split())


def test_the_2017_release(korean: Korean) -> None:
    document = read(SEED, korean)
    found = release(document)
    assert found.title is not None
    assert found.title.value == "‘17년 강화된 지역복지사업 역량 총 결산"
    assert found.subtitle is not None
    assert found.subtitle.value == "’17년 복지행정 추진 우수지자체 113곳 합동 시상"
    assert found.ministry is not None
    assert found.ministry.value == words(document, found.ministry) == "보건복지부"
    assert found.department is not None
    assert found.department.value == "지역복지과"
    assert found.date is not None
    assert (found.date.value, words(document, found.date)) == ("2017-12-08", "2017. 12. 8.")
    assert found.embargo is not None
    assert found.embargo.value == "12월 11일(월) 석간 (12.11.06시이후보도)"
    assert found.pages is not None
    assert (found.pages.value, words(document, found.pages)) == ("15", "총15매")
    assert found.url is None
    assert dated(document, found).day == date(2017, 12, 8)
    assert dated(document, found).known == "release"


def test_front_matter(text: Read) -> None:
    document = text(FRONT)
    found = release(document)
    assert found.title is not None
    assert found.title.value == words(document, found.title) == "2024년 지역복지사업 평가 우수기관 선정"
    assert found.date is not None
    assert (found.date.value, words(document, found.date)) == ("2024-12-04", "12/04/2024 12:00:00")
    assert words(document, found.url) == "https://www.example.kr/view?id=1"
    assert dated(document, found).known == "metadata"


def test_a_wrapped_subtitle_is_one(text: Read) -> None:
    document = text(FRONT)
    found = release(document).subtitle
    assert found is not None
    assert found.value == "찾아가는 보건복지서비스 제공 등 11개 분야 지방자치단체 132곳 선정"
    assert words(document, found) == found.value


def test_a_newer_letterhead(text: Read) -> None:
    document = text(
        "보도자료\n\n보도시점 2024. 12. 4.(수) 12:00 배포 2024. 12. 3.(화) 09:00\n\n(총 8쪽)\n\n"
        "지역복지사업 평가 우수기관 선정\n\n- 132곳에 장관상 수여 -\n\n"
        "보건복지부(장관 조규홍)는 우수기관을 선정했다고 12월 4일 밝혔다.\n\n"
    )
    found = release(document)
    assert found.title is not None
    assert found.title.value == "지역복지사업 평가 우수기관 선정"
    assert found.embargo is not None
    assert found.embargo.value.startswith("2024. 12. 4.(수)")
    assert found.date is not None
    assert found.date.value == "2024-12-03"
    assert found.pages is not None
    assert found.pages.value == "8"


def test_a_department_after_the_ministry(text: Read) -> None:
    found = release(
        text("담당부서 보건복지부 책임자 과 장 홍길동\n\n지역복지과 담당자 사무관 김길동\n\n□ 복지 우수 기관이다.\n")
    )
    assert found.department is not None
    assert found.department.value == "지역복지과"


def test_an_article(text: Read) -> None:
    article = (
        "완주군, 복지행정상 3관왕\n  • 승인 2013.11.28 19:20\n\n완주군이 ‘2013 복지행정 대상’ 등 대상 2개를 가져왔다.\n"
    )
    found = release(text(article))
    assert found.title is not None
    assert found.title.value == "완주군, 복지행정상 3관왕"
    assert found.date is not None
    assert found.date.value == "2013-11-28"


def test_an_article_that_starts_with_its_first_sentence_has_no_title(text: Read) -> None:
    found = release(text("서구가 복지행정상 대상을 탔다.\n구는 2022년 최우수상에 이어 2023년에는 대상을 받았다.\n"))
    assert found == type(found)()


def test_a_ministry_without_its_minister_in_brackets(text: Read) -> None:
    found = release(text("정부의 일부 기관이 모였다.\n\n이기일 보건복지부 제1차관은 현장을 방문했다.\n"))
    assert found.ministry is not None
    assert found.ministry.value == "보건복지부"


@pytest.mark.parametrize(
    "words",
    ["담당 부서의 협력과 내부 통합이 이루어졌다.", "정부(총리 홍길동)는 알렸다.", "병원(병원장 김)과 협약했다."],
)
def test_no_ministry(text: Read, words: str) -> None:
    assert release(text(words)).ministry is None


@pytest.mark.parametrize(
    ("words", "day", "known"),
    [
        ("보도시점 2024. 12. 4.(수) 조간\n\n□ 우수 기관이다.", date(2024, 12, 4), "embargo"),
        ("구는 2022년 최우수상에 이어 2023년에는 대상을 받았다.", date(2023, 12, 31), "year"),
        ("구는 2023년 11월 3일 대상을 받았다.", date(2023, 11, 3), "text"),
        ("‘17년 우수상을 받았고 2030년까지 이어 간다.", date(2017, 12, 31), "year"),
        ("사업 기간은 2021~2025년이다. 2021년에 시작했다.", date(2021, 12, 31), "year"),
        ("구는 우수상을 받았다.", UNDATED, "assumed"),
        ("2013년 제정된 상을 받았다.\n\n2018-12-12 15면", date(2018, 12, 12), "text"),
        ("‘2018년도 지역사회보장계획 시행결과’ 평가에서 우수상을 받았다.", date(2019, 12, 31), "year"),
        ("2018년도 지역사회보장계획 시행 평가결과를 냈다.", date(2019, 12, 31), "year"),
        ("2018년도 지역사회보장계획 평가를 한다.", date(2018, 12, 31), "year"),
    ],
)
def test_the_day_a_document_speaks_on(text: Read, words: str, day: date, known: str) -> None:
    document = text(words)
    found = dated(document, release(document))
    assert (found.day, found.known) == (day, known)


def test_an_impossible_date_is_none(text: Read) -> None:
    document = text('---\ntitle: "제목"\napprove_date: "13/40/2024 12:00:00"\n---\n본문은 여기에 있다.\n')
    assert release(document).date is None
