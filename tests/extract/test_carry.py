"""How far a subject reaches: the nation, ceremonies and persons own nothing; paragraphs go on only where they say so."""

from __future__ import annotations

import pytest

from kg.extract.carry import apart, continues, turns
from kg.extract.owners import owners
from kg.extract.places import Places
from kg.model.place import PlaceName
from kg.model.span import Span
from tests.extract.conftest import Read

IKSAN = PlaceName("익산시", "전북", Span(0, 3))


def whose(text: str, at: str, held: tuple[int, PlaceName | None] | None = None) -> PlaceName | None:
    """Who owns the first character of ``at``, in a text that begins as 익산시's."""
    switches = apart(text, IKSAN, [held] if held else [])
    return [place for start, place in switches if start <= text.index(at)][-1]


@pytest.mark.parametrize(
    "sentence",
    [
        "전국 229개 시군구에서 밥상을 나누었다.",
        "전국 100여개 지역으로 커졌다.",
        "이는 전국으로 확대될 예정이다.",
        "현재 15개 시도에서 쉼터를 열었다.",
        "이 밖에 77개 시·군·구에 밥상을 놓았다.",
        "유공자 열 명에게 장관 표창을 수여하였다.",
        "이번 평가는 밥상을 나눈 곳을 살폈다.",
        "이날 시상식에는 밥상지기도 왔다.",
        "(재)밥상나눔은 쌀을 모았다.",
        "택시 기사인 홍길동님(68년생)은 밥상을 날랐다.",
        "밥상나눔코리아는 쌀을 모았다.",
    ],
)
def test_a_sentence_of_the_nation_is_nobodys_and_the_next_is_the_subjects_again(sentence: str) -> None:
    text = f"밥상을 나누었다. {sentence} 쉼터도 열었다."
    assert whose(text, "밥상") is IKSAN
    assert whose(text, sentence) is None
    assert whose(text, "쉼터도") is IKSAN


@pytest.mark.parametrize(
    "sentence",
    [
        "전국 최초로 22명의 밥상지기를 두었다.",
        "관내 15개 시설에서 밥상을 나누었다.",
        "협의회는 밥상을 나누었다.",
        "주민은 밥상을 나누었다.",
    ],
)
def test_a_sentence_of_its_own_stays_the_subjects(sentence: str) -> None:
    assert whose(f"밥상을 나누었다. {sentence}", sentence) is IKSAN


def test_a_sentence_with_a_subject_of_its_own_is_that_ones() -> None:
    text = "정읍시는 전국 229개 시군구에 밥상을 알렸다."
    other = PlaceName("정읍시", "전북", Span(0, 3))
    assert whose(text, "밥상", (0, other)) is other


@pytest.mark.parametrize("text", ["또한 밥상을", "특히 쉼터를", "이를 통해", "이 밖에도 밥상을", "해당 사업은"])
def test_what_takes_up_the_matter(text: str) -> None:
    assert continues(text)


@pytest.mark.parametrize("text", ["밥상을 나누는", "한편 밥상을", "유흥시설에 대해서는"])
def test_what_does_not(text: str) -> None:
    assert not continues(text)
    assert turns(text) is text.startswith("한편")


def owned(text: str, reads: Read, places: Places) -> dict[str, str]:
    """By the first word of each block: who owns its end."""
    document = reads(text)
    found = {b.index: places.find(b.content) for b in document.blocks}
    last = {i: held[-1][1] for i, held in owners(document, found).items()}
    return {document.blocks[i].text.split()[0]: place.text if place else "" for i, place in last.items()}


RELEASE = """보건복지부(장관 홍길동)는 평가 결과를 알렸다.

전북 익산시는 밥상을 나누었다.

{middle}

{then}
"""


@pytest.mark.parametrize(
    ("middle", "then", "owner"),
    [
        ("유흥시설에 대해서는 점검을 하였다.", "노래방도 살폈다.", ""),
        ("또한 쉼터를 열었다.", "노래방도 살폈다.", "익산시"),
        ("쉼터를 열어 이웃을 재웠다.", "전북 정읍시는 우체통을 놓았다.", "익산시"),
        ("한편 쉼터도 열었다.", "전북 정읍시는 우체통을 놓았다.", ""),
    ],
)
def test_a_paragraph_after_a_portrait(reads: Read, places: Places, middle: str, then: str, owner: str) -> None:
    assert owned(RELEASE.format(middle=middle, then=then), reads, places)[middle.split(maxsplit=1)[0]] == owner


def test_an_article_without_a_ministry_goes_on(reads: Read, places: Places) -> None:
    assert owned("전북 익산시는 밥상을 나누었다.\n\n쉼터를 열었다.\n", reads, places)["쉼터를"] == "익산시"


def test_the_end_of_a_list_of_what_several_did_is_not_carried_on(reads: Read, places: Places) -> None:
    text = "골목마다 이웃의 밥상을 나눈 전북 정읍시, 폐가를 고쳐 쉼터로 내준 전북 익산시 등이 있다.\n\n이들 밥상은 넉넉했다.\n"
    assert owned(text, reads, places)["이들"] == ""
