"""Lists: what belongs together, how deep, and what closes it."""

from __future__ import annotations

import pytest

from kg.extract.groups import PARTNERS, Group, closes, groups
from kg.extract.phrases import phrases
from kg.model.korean import Korean


def read(korean: Korean, text: str) -> list[tuple[list[str], str]]:
    found = groups(text, list(phrases(text, korean.tokens(text))))
    return [([text[a:b] for a, b in group.items], closes(group).strip()[:8]) for group in found]


@pytest.mark.parametrize(
    ("text", "items", "close"),
    [
        ("집배원, 검침원, 온정봉사단 등이 참여", ["집배원", "검침원", "온정봉사단"], "이 참여"),
        ("이동빨래방, 온기마을 및 달빛방 등 특화사업", ["이동빨래방", "온기마을", "달빛방"], "특화사업"),
        ("온정재단과 누리복지관이 함께", ["온정재단", "누리복지관"], "이 함께"),
        ("‘온기나눔’, ‘달빛방’ 등을 운영", ["온기나눔", "달빛방"], "을 운영"),
        ("지킴이 223명, 파수꾼(10명), 살피미 등과 연계", ["지킴이", "파수꾼", "살피미"], "과 연계"),
        ("온정재단, 그리고 누리복지관이", ["온정재단", "누리복지관"], "이"),
    ],
)
def test_a_list_and_what_closes_it(korean: Korean, text: str, items: list[str], close: str) -> None:
    assert read(korean, text)[0] == (items, close)


@pytest.mark.parametrize("text", ["온정재단이 누리복지관을 도와", "온정재단", "온정재단. 누리복지관", ""])
def test_what_is_not_joined_is_no_list(korean: Korean, text: str) -> None:
    assert read(korean, text) == []


def test_a_bracket_holds_a_list_of_its_own(korean: Korean) -> None:
    text = "민간단체(파수꾼, 살피미 등), 자원봉사자와 함께"
    lists = [items for items, _ in read(korean, text)]
    assert ["파수꾼", "살피미"] in lists
    assert ["민간단체", "자원봉사자"] in lists


@pytest.mark.parametrize("text", ["가 참여하는", " 협약을 맺고", "과 1,200명이 함께", "로 구성된 안전망"])
def test_words_of_taking_part(text: str) -> None:
    assert PARTNERS.match(text)


@pytest.mark.parametrize("text", ["을 설치하였다. 함께", "를 운영, 연계"])
def test_words_behind_a_comma_or_a_stop_are_of_another(text: str) -> None:
    assert not PARTNERS.match(text)


def test_without_the_closing_word_all_that_follows_closes() -> None:
    assert closes(Group(((0, 1), (2, 3)), "을 운영")) == "을 운영"
