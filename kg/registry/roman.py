"""Revised Romanisation of Korean (2000), as far as place names need it: sound changes, the suffix after a hyphen."""

from __future__ import annotations

_INITIALS = ("g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h")
_VOWELS = (
    *("a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae"),
    *("oe", "yo", "u", "wo", "we", "wi", "yu", "eu", "ui", "i"),
)
_FINALS = ("", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")
_CLOSED = {"": "", "ㄱ": "k", "ㄴ": "n", "ㄷ": "t", "ㄹ": "l", "ㅁ": "m", "ㅂ": "p", "ㅅ": "t", "ㅇ": "ng", "ㅊ": "t"}
_OPEN = {"ㄱ": "g", "ㄷ": "d", "ㄹ": "r", "ㅂ": "b", "ㅅ": "s", "ㅊ": "ch"}
_NASAL = {"ㄱ": "ng", "ㄷ": "n", "ㅅ": "n", "ㅊ": "n", "ㅂ": "m"}
_SUFFIXES = {"시": "si", "군": "gun", "구": "gu", "도": "do"}


def _split(syllable: str) -> tuple[str, str, str]:
    number = ord(syllable) - 0xAC00
    return _INITIALS[number // 588], _VOWELS[number % 588 // 28], _FINALS[number % 28]


def _join(final: str, initial: str) -> str:
    """A syllable's end and the next one's beginning, as they sound together."""
    if not initial:
        return _OPEN.get(final, _CLOSED[final])
    if initial == "n" and final == "ㄹ":
        return "ll"
    if initial == "r" and final:
        return "ll" if final in "ㄴㄹ" else _NASAL.get(final, _CLOSED[final]) + "n"
    if initial in "nm":
        return _NASAL.get(final, _CLOSED[final]) + initial
    return _CLOSED[final] + initial


def word(text: str) -> str:
    """One Korean word in Latin letters, small (``강릉`` → ``gangneung``)."""
    written, final = "", ""
    for syllable in text:
        initial, vowel, following = _split(syllable)
        written += _join(final, initial) + vowel
        final = following
    return written + _CLOSED[final]


def municipality(name: str) -> str:
    """A 시군구 as it is written on signs (``순천시`` → ``Suncheon-si``)."""
    return f"{word(name[:-1]).capitalize()}-{_SUFFIXES[name[-1]]}"
