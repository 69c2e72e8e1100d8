"""Words of award grades."""

from __future__ import annotations

import re

GRADE = r"(?:종합대상|최우수|준우수|대상|우수|장려|특별|발전|공로|노력|도약)"
"""Pattern of a grade's name; whoever uses it looks at what follows (``대상자``, ``우수사례`` are none)."""


def grade(words: str) -> str:
    """The grade's plain name: ``최우수상`` → ``최우수``; empty if the words name none."""
    bare = re.sub(r"\s", "", words)
    bare = bare[:-1] if bare.endswith("상") and bare != "대상" else bare
    return "대상" if bare in {"종합대", "대상(大賞)"} else bare if re.fullmatch(GRADE, bare) else ""
