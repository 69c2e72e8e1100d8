"""Quotes: names that are set off, and the laws, divisions, prizes, slogans and speech that are set off too."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.quotes import closed, quoted, quotes
from kg.model.thesaurus import Thesaurus

SIGNS = "‘’“”「」｢｣『』'\"<>《》*가나 1:\n."


def read(text: str, thesaurus: Thesaurus) -> list[tuple[str, str, str]]:
    return [(text[c.start : c.end], c.kind, c.type) for c in quotes(text, thesaurus)]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("‘나눔곳간’ 사업을 추진", "나눔곳간", "facility"),
        ("‘달빛장난감도서관*’ 사업을", "달빛장난감도서관", "facility"),
        ("‘ 동네 한바퀴 ** ’ 캠페인", "동네 한바퀴", "campaign"),
        ("“달빛방*”지원", "달빛방", "facility"),
        ("<희망 우체통> 설치", "희망 우체통", "channel"),
        ("《마을사랑방》 운영", "마을사랑방", "facility"),
        ("「온기배달」 서비스", "온기배달", "service"),
        ("'행복 밥상' 사업", "행복 밥상", "program"),
        ("‘이웃사랑 발굴단’을 구성", "이웃사랑 발굴단", "team"),
        ("‘걱정마세요!’ 사업을 운영", "걱정마세요!", "program"),
        ("사업인 ‘함께 갑시다’를 넓혀", "함께 갑시다", "program"),
        ("소통 공간인'달빛 자리'를 운영", "달빛 자리", "program"),
        ("'23.4월부터 '달빛다움' 서비스를", "달빛다움", "program"),
        ("‘온기마을 실태조사’를 실시", "온기마을 실태조사", "program"),
    ],
)
def test_a_name_in_quotes_is_typed_by_its_noun_or_the_noun_behind(
    thesaurus: Thesaurus, text: str, name: str, kind: str
) -> None:
    assert read(text, thesaurus) == [(name, "program", kind)]


def test_a_body_in_quotes_is_an_organisation(thesaurus: Thesaurus) -> None:
    assert read("‘다온나눔재단’과 협약", thesaurus) == [("다온나눔재단", "organisation", "welfare")]


def test_a_nationwide_name_keeps_its_key(thesaurus: Thesaurus) -> None:
    (found,) = quotes("‘좋은 이웃들’을 활발히 운영", thesaurus)
    assert (found.key, found.cue, found.sure) == ("good-neighbours-watch", "quote", True)


@pytest.mark.parametrize(
    "text",
    [
        "「사회보장급여법」에 따라",
        "‘사회복지사업법’ 개정으로",
        "‘온기마을 조례’를 고쳐",
        "‘지역사회보장계획’을 수립",
        "‘이웃돌봄’ 분야에서",
        "‘민관협력’ 부문 대상",
        "‘온기나눔 운영’ 등 2개 부문 대상",
        "‘온기나눔 제공’ 최우수상 등",
        "‘복지행정상’ 시상식",
        "‘대통령상’ 수상",
        "‘최우수상’을 받은",
        "‘누리문화상’을 받은",
        "“이웃이 먼저입니다”라고 말했다",
        "“이웃과 함께 하겠다”고 밝혔다",
        "“이웃을 찾아가자”며 나섰다",
        "“모두가 모두를 돌본다.”",
        "‘다양한 복지서비스’를",
        "‘2017년’에",
        "‘참고’를 보라",
        "‘…’",
    ],
)
def test_what_is_quoted_but_names_no_program(thesaurus: Thesaurus, text: str) -> None:
    assert read(text, thesaurus) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("‘17년 강화된 ‘온기나눔’ 사업", ["온기나눔"]),
        ('2" 관과 3" 관', []),
        ("it's 온기's", []),
        ("‘가’", []),
        ("‘" + "가나다 " * 12 + "’", []),
        ("1 < 2 > 1", []),
        ("<일시: 내일>", []),
    ],
)
def test_signs_that_are_no_quotes(text: str, words: list[str]) -> None:
    assert [text[a:b] for a, b in quoted(text)] == words


@given(st.text(SIGNS, max_size=40))
def test_what_is_quoted_is_bare_and_stands_apart(text: str) -> None:
    ranges = list(quoted(text))
    edges = [edge for pair in ranges for edge in pair]
    assert edges == sorted(edges)
    for start, end in ranges:
        assert text[start:end] == text[start:end].strip().rstrip("*")
        assert 2 <= end - start <= 40


def test_no_program_is_named_inside_a_division_or_a_law(thesaurus: Thesaurus) -> None:
    text = "‘온기센터 운영’ 분야와 「마을학교 지원 조례」, ‘온기센터’ 사업"
    assert [text[a:b] for a, b in closed(text, thesaurus)] == ["온기센터 운영", "마을학교 지원 조례"]


@pytest.mark.parametrize(
    "text",
    [
        "태풍 ‘바비’에 대비하여",
        "계획“이라며, ”우리 아이들이",
        "<증평/홍길동>",
        "‘밥상을 나눈다(이웃의 뜻’ 으로",
        "수기 공모전에서는 ‘부치지 않은 편지’가 최우수상을 받았다",
        "보도자료, ‘함께 나누는 밥상’ 참조",
        "‘개편 후속 조치사항’을 보고받고",
    ],
)
def test_works_storms_and_bylines_are_no_programs(thesaurus: Thesaurus, text: str) -> None:
    assert read(text, thesaurus) == []
