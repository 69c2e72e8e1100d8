from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.documents import read, read_bytes
from kg.extract.scheme import Scheme, scheme
from kg.model.document import Document
from kg.model.korean import Korean

SEED = Path(__file__).parents[2] / "data" / "documents" / "2017-12-11-welfare-administration-awards.txt"
Read = Callable[[str], Document]


@pytest.fixture(scope="module")
def seed(korean: Korean) -> Document:
    return read(SEED, korean)


@pytest.fixture
def text(korean: Korean) -> Read:
    return lambda words: read_bytes("x.txt", words.encode(), korean)


def test_the_award_of_2017(seed: Document) -> None:
    found = scheme(seed)
    assert (found.name, found.year) == ("복지행정상", 2017)
    assert [p.value for p in found.parts] == ["지역사회보장계획", "복지전달체계 개편"]
    assert [p.span.of(seed.source) for p in found.parts] == ["지역사회보장계획", "복지전달체계 개편"]


def test_the_tasks_of_2017(seed: Document) -> None:
    delivery = "복지전달체계 개편"
    tasks = scheme(seed).tasks
    assert [(t.part, t.name) for t in tasks] == [
        ("지역사회보장계획", "지역복지계획의 ’16년 시행결과"),
        (delivery, "찾아가는 복지서비스 기반 마련"),
        (delivery, "찾아가는 복지서비스 제공"),
        (delivery, "통합사례관리 및 민관협력․자원연계"),
        (delivery, "사회보장급여 적정성 관리"),
        (delivery, "사회적 경제 및 일자리 창출"),
    ]
    assert [t.span.of(seed.source) for t in tasks] == [t.name for t in tasks]


def test_what_2017_awards_elsewhere(seed: Document) -> None:
    assert [(s.division, s.prize_krw) for s in scheme(seed).separate] == [
        ("사회보장급여 적정성 관리", 300_000_000),
        ("보육정책", 100_000_000),
        ("아동정책", 100_000_000),
        ("일자리아이디어 공모", 10_000_000),
    ]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("* 아동정책(1억), 청년 공모(5백만원)는 별도 시상", ["아동정책", "청년 공모"]),
        ("* 아동정책(1억), 청년 공모(5명)는 별도 시상", ["아동정책"]),
        ("* 아동정책(1억), 청년 공모(5백만원)를 지원", []),
    ],
)
def test_separate_awards(text: Read, words: str, names: list[str]) -> None:
    assert [s.division for s in scheme(text(f"□ 평가 개요 안내\n\n{words}\n")).separate] == names


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("□ (평가분야) ① 돌봄(노인) 제공, ② 자원 연계", ["돌봄(노인) 제공", "자원 연계"]),
        ("□ 평가부문 : 1. 계획, 2. 시행", ["계획", "시행"]),
        ("□ (평가대상) (1) 시도, (2) 시군구", []),
    ],
)
def test_parts(text: Read, words: str, parts: list[str]) -> None:
    assert [p.value for p in scheme(text(words + "\n")).parts] == parts


def test_a_document_without_a_scheme(text: Read) -> None:
    assert scheme(text("서구가 대상을 탔다.\n")) == Scheme()
