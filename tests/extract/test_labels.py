"""Names by where they stand: labels, glosses, brackets, enumerations, bodies that say whose they are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.extract.candidate import Candidate
from kg.extract.labels import enumerated, labels
from kg.extract.piece import Piece
from kg.model.document import BlockKind
from kg.model.fact import OrganisationType, ProgramType
from kg.model.place import PlaceName
from kg.model.span import Span
from kg.model.thesaurus import Thesaurus
from tests.extract.conftest import Cut


def words(piece: Piece, found: list[Candidate]) -> list[str]:
    return [piece.text[c.start : c.end] for c in found]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("(온기마을 프로젝트) 주민이 이웃을 살핌", "온기마을 프로젝트"),
        ("(온기마을 프로젝트 추진) 주민이 이웃을 살핌", "온기마을 프로젝트"),
        ("우수사업은 정읍시(우리 곁에 온 봄)가 받았다", "우리 곁에 온 봄"),
        ("㈜ 달빛식품과 협약", "달빛식품"),
    ],
)
def test_a_place_in_the_text_that_names_have(cut: Cut, thesaurus: Thesaurus, text: str, name: str) -> None:
    piece = cut(text)
    assert words(piece, list(labels(piece, thesaurus))) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "우수사업은 정읍시(이상 농어촌 5곳)가 받았다",
        "우수기관은 정읍시(희망복지지원단 운영)가 뽑혔다",
        "정읍시(시장 홍길동 외 3인)는 이웃을 살폈다",
        "정읍시(2개 부문)는 상을 받았다",
    ],
)
def test_brackets_that_hold_something_else(cut: Cut, thesaurus: Thesaurus, text: str) -> None:
    assert list(labels(cut(text), thesaurus)) == []


def test_a_bracket_lists_what_there_is_of_a_kind(cut: Cut, thesaurus: Thesaurus) -> None:
    piece = cut("특화사업(온기매니저, 달빛이웃)을 운영")
    found = list(labels(piece, thesaurus))
    assert words(piece, found) == ["온기매니저", "달빛이웃"]
    assert {c.cue for c in found} == {"list"}
    assert found[0].type == ProgramType.ROLE.value


@pytest.mark.parametrize(
    "text", ["특화사업(12개소, 3천만 원)을 운영", "특화사업(온기매니저)을 운영", "사업(운영, 지원)을 함"]
)
def test_counts_or_one_word_are_no_list(cut: Cut, thesaurus: Thesaurus, text: str) -> None:
    assert list(labels(cut(text), thesaurus)) == []


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("‘가나지역자활센터 성과평가’ 우수", "가나지역자활센터", OrganisationType.WELFARE),
        ("가나우체국과 함께", "가나우체국", OrganisationType.PUBLIC),
    ],
)
def test_a_body_that_says_whose_it_is(
    cut: Cut, thesaurus: Thesaurus, text: str, name: str, kind: OrganisationType
) -> None:
    start = text.index(name)
    place = PlaceName("가나", "", Span(start, start + 2))
    piece = replace(cut(text), bodies=((start, start + len(name), place),))
    (found,) = [c for c in labels(piece, thesaurus) if c.cue == "body"]
    assert (piece.text[found.start : found.end], found.type, found.program) == (name, kind.value, False)


def test_a_note_enumerates_what_its_star_stands_by(cut: Cut, thesaurus: Thesaurus) -> None:
    piece = cut("①방문목욕, ②식사나눔, ③병원동행", kind=BlockKind.NOTE)
    assert words(piece, list(enumerated(piece, "온기 13대 서비스*를 제공"))) == ["방문목욕", "식사나눔", "병원동행"]


@pytest.mark.parametrize(
    ("text", "kind", "above"),
    [
        ("①소득, ②재산, ③자동차", BlockKind.NOTE, "선정 기준*에 따라"),
        ("①방문목욕, ②식사나눔, ③병원동행", BlockKind.BULLET, "온기 13대 서비스*를 제공"),
        ("①방문목욕, ②식사나눔", BlockKind.NOTE, "온기 13대 서비스*를 제공"),
        ("①소득이 낮은 사람에게 먼저 주고 남으면 다음 사람에게 준다 ②식사, ③병원", BlockKind.NOTE, "서비스*를 제공"),
    ],
)
def test_other_enumerations_name_nothing(cut: Cut, text: str, kind: BlockKind, above: str) -> None:
    assert list(enumerated(cut(text, kind=kind), above)) == []
