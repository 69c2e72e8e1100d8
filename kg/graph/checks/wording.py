"""How findings speak: particles that fit the word before them, sums of money, sums spelt out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

_BOTH: Final = re.compile(r"(?P<ko>.*?)\s*\((?P<en>[^()]*[A-Za-z][^()]*)\)\s*")
_CLOSED: Final = frozenset("013678lmnr")
"""Digits and letters whose Korean reading ends in a consonant."""


def particle(word: str, closed: str, opened: str) -> str:
    """Which of two particles follows a word: the first after a final consonant (명이, 곳은), the second after a vowel."""
    last = next((c for c in reversed(word.lower()) if c.isalnum() or c == "%"), "")
    if "가" <= last <= "힣":
        return closed if (ord(last) - ord("가")) % 28 else opened
    return closed if last in _CLOSED else opened


def quoted(word: str, closed: str, opened: str) -> str:
    """A word in quotes with its particle."""
    return f"‘{word}’{particle(word, closed, opened)}"


def both(words: str) -> tuple[str, str]:
    """Korean words with English in brackets after them, taken apart; the same twice where there are none."""
    found = _BOTH.fullmatch(words)
    return (found["ko"], found["en"]) if found else (words, words)


def won(value: int) -> str:
    """A sum as officials write it."""
    if value % 10**6:
        return f"{value:,}원"
    hundreds = f" ({value / 10**8:g}억원)" if value >= 10**8 else ""
    return f"{value // 10**6:,}백만원{hundreds}"


def short(value: int) -> str:
    """A sum in few words."""
    return f"{value / 10**8:g}억원" if value >= 10**8 else f"{value // 10**4:,}만원"


def grouped(numbers: Iterable[int]) -> str:
    """A sum spelt out: ``300 + 100 + 10``."""
    return " + ".join(f"{n:,}" for n in numbers)
