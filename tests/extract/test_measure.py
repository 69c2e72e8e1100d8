"""What a figure counts: before it, after it, outside its bracket, in the text's own words."""

from __future__ import annotations

import pytest

from kg.extract.counter import figures
from kg.extract.measure import measure
from kg.extract.piece import Piece
from kg.model.document import Block, BlockKind
from kg.model.korean import Korean
from kg.model.place import PlaceName
from kg.model.span import Mapped, Span


def measured(korean: Korean, text: str, place: str = "") -> list[str]:
    block = Block(0, BlockKind.BULLET, 0, "-", Mapped(text, range(len(text))))
    at = text.index(place)
    named = ((at, at + len(place), PlaceName(place, "", Span(at, at + len(place)))),) if place else ()
    piece = Piece(block, tuple(korean.tokens(text)), named)
    known = figures(text)
    return [measure(piece, f, known) for f in known]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("사회복지공무원 375명, 방문간호사 342명", ["사회복지공무원", "방문간호사"]),
        ("전담팀 설치(설치율 79%)", ["설치율"]),
        ("맞춤형 돌봄팀 설치 100% 완료", ["맞춤형 돌봄팀 설치"]),
        ("방문상담사 5개동, 직업안내사 4개동 전진 배치", ["방문상담사", "직업안내사"]),
        ("주민자치위원회, 새마을부녀회등 10,185명으로 구성", ["새마을부녀회 등"]),
        ("우리 동네 파수꾼 150명", ["우리 동네 파수꾼"]),
    ],
)
def test_words_before(korean: Korean, text: str, words: list[str]) -> None:
    assert measured(korean, text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1,261건 자원연계 서비스 제공", ["자원연계 서비스 제공"]),
        ("등 총 908명의 인력 보강", ["인력 보강"]),
        ("382명 아동 수혜, 36명 일자리 창출", ["아동 수혜", "일자리 창출"]),
        ("20세대 5,293명지원", ["지원", "지원"]),
        ("배정 인원 대비 5명 추가 배치", ["추가 배치"]),
        ("주 3회 정성스럽게 만든 도시락을 전달", ["도시락"]),
        ("191개 읍면동에 전담팀 설치", ["전담팀 설치"]),
    ],
)
def test_words_after(korean: Korean, text: str, words: list[str]) -> None:
    assert measured(korean, text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("마을 주민(81,969명)을 대상으로", ["마을 주민"]),
        ("체계적 통합사례관리교육 실시(3차 72명)", ["통합사례관리교육 실시"] * 2),
        ("자체예산 확보(2,896백만원)", ["자체예산 확보"]),
        ("자체 예산을 확보(2,896백만원)하여 지원", ["자체 예산을 확보"]),
        ("‘희망 네트워크’를 구성(120명)·운영하고", ["희망 네트워크를 구성"]),
        ("물품 지원 / 226품목(가구, 가전)", ["가구, 가전"]),
        ("설치율 증가(58 → 79%)", ["설치율 증가"] * 2),
    ],
)
def test_words_around_brackets(korean: Korean, text: str, words: list[str]) -> None:
    assert measured(korean, text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("독거노인은 26.9%, 노인 부부는 32.3%이다", ["독거노인", "노인 부부"]),
        ("삶의 질 7.6% 향상", ["삶의 질"]),
        ("취약계층 등 약 11만 명을 대상으로", ["취약계층 등"]),
    ],
)
def test_words_over_particles(korean: Korean, text: str, words: list[str]) -> None:
    assert measured(korean, text) == words


def test_a_municipality_is_not_what_is_counted(korean: Korean) -> None:
    assert measured(korean, "청량시는 30명을 지원", "청량시") == ["지원"]


def test_nothing_to_say(korean: Korean) -> None:
    assert measured(korean, "총 30명") == [""]
