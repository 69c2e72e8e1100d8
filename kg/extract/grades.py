"""Words of award grades: which name a grade, and which look like one but are none."""

from __future__ import annotations

import re

GRADES = ("대상", "최우수", "우수", "장려", "특별", "발전", "공로", "노력", "도약")
"""Grades of the scheme and its neighbours, as they are called without 상."""
GRADE = r"(?:종합대상|최우수|준우수|대상|우수|장려|특별|발전|공로|노력|도약)"
"""Pattern of a grade's name; what follows it decides whether it is one (``대상자`` is none, ``우수사례`` is none)."""
NO_GRADE = (
    r"(?!사례|기관|자치단체|지자체|지방|공무원|시군|마을|프로그램|대학|한|하|성|자|으로|과제|상\s*지역|상\s*지자체)"
)


def grade(words: str) -> str:
    """The grade's plain name: ``최우수상`` → ``최우수``; empty if the words name none."""
    bare = re.sub(r"\s", "", words)
    bare = bare[:-1] if bare.endswith("상") and bare != "대상" else bare
    return "대상" if bare in {"종합대", "대상(大賞)"} else bare if re.fullmatch(GRADE, bare) else ""
