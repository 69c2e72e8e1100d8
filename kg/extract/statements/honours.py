"""Honours that stand in for a grade: ``대통령 표창``, ``국무총리 표창``, ``생산성 회장상``: who gives, and what."""

from __future__ import annotations

import re
from typing import Final

_GIVER: Final = r"(?:대통령|(?:국무)?총리|(?:[가-힣]{2,12}\s?)?(?<!문)(?:장관)|[가-힣]{2,12}원(?:장)?(?=\s?상)|[가-힣]{2,10}\s?(?:이사장|위원장|회장))"
HONOUR: Final = rf"{_GIVER}\s?(?:기관\s?)?(?:표창|상)(?![가-힣]*(?:황|태|담|대|품|세|반|생|설|식|위|호|이\s?한))"
"""Pattern of an honour's name."""
_KNOWN: Final = re.compile(r"(?P<who>대통령|총리|장관)(?:기관)?(?P<what>표창|상)$")
_WHO: Final = {"총리": "국무총리"}


def honoured(words: str) -> str:
    """The honour as it is to be called: ``보건복지부 장관표창`` is a ``장관 표창``, whichever ministry it is."""
    bare = "".join(words.split())
    known = _KNOWN.search(bare)
    if known is None:
        return " ".join(words.split())
    return f"{_WHO.get(known['who'], known['who'])} {known['what']}"


def is_honour(grade: str) -> bool:
    """Whether a grade's name is an honour's."""
    return re.fullmatch(HONOUR, grade) is not None
