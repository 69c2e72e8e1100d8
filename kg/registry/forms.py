"""How Korean prose writes a municipality: official name, short forms, office. Strings only, no knowledge of places."""

from __future__ import annotations

import re
from collections.abc import Iterator

SUFFIXES = "시군구"

_NOISE = re.compile(r"[\s·ㆍ․‧・,]+")


def squeeze(text: str) -> str:
    """The name without white space and middle dots."""
    return _NOISE.sub("", text)


def bare(name: str) -> str:
    """A 시군구 without its suffix (``순천``); one syllable for names such as ``남구``."""
    return name[:-1] if name[-1:] in SUFFIXES else name


def sigungu(name: str) -> Iterator[tuple[str, bool]]:
    """Every form of a 시군구, each with whether it is the official one; one-syllable forms included."""
    yield name, True
    yield f"{name}청", False
    yield bare(name), False


def sido(name: str, short: tuple[str, ...]) -> Iterator[tuple[str, bool]]:
    """Every form of a 시도: the official name, its short forms, and the offices of those that say 시 or 도."""
    yield name, True
    for form in short:
        yield form, False
    for form in (name, *short):
        if form[-1] in "시도" and len(form) > 2:
            yield f"{form}청", False


_JAMO = (
    "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ",
    "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ",
    " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ",
)


def letters(text: str) -> str:
    """The text letter by letter, so that ``례`` and ``래`` lie one step apart."""
    return "".join(_letters(c) for c in text)


def _letters(char: str) -> str:
    number = ord(char) - 0xAC00
    if not 0 <= number < 11172:
        return char
    first, middle, last = number // 588, number % 588 // 28, number % 28
    return _JAMO[0][first] + _JAMO[1][middle] + (_JAMO[2][last] if last else "")


def distance(left: str, right: str) -> int:
    """Letters to insert, delete or replace to make one of the other."""
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        previous, row[0] = row[0], i
        for j, b in enumerate(right, 1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (a != b))
    return row[-1]
