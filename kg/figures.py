"""Korean in matplotlib's figures: a font that has the letters, wherever this machine has one."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Final

from kg.errors import ArgumentError

FAMILIES: Final = (
    "NanumGothic",
    "Noto Sans CJK KR",
    "Noto Sans KR",
    "Malgun Gothic",
    "Apple SD Gothic Neo",
    "AppleGothic",
)
"""Fonts with Korean letters that systems bring, the plainest first."""


def hangul() -> dict[str, object]:
    """Settings under which matplotlib draws Korean: ``plt.rcParams.update(hangul())``, or for a while ``rc_context``.

    A font of the system is taken where there is one, else the one in the package ``koreanize-matplotlib``, whose font
    is used without its code.

    Raises:
        ArgumentError: there is none, or no matplotlib.
    """
    try:
        from matplotlib import font_manager  # noqa: PLC0415 - an extra, for figures alone
    except ImportError as error:
        raise ArgumentError(
            "그림에는 matplotlib 이 있어야 합니다 / figures need matplotlib", hint="pip install 'welfare-kg[notebooks]'"
        ) from error
    known = {font.name for font in font_manager.fontManager.ttflist}
    family = next((name for name in FAMILIES if name in known), None)
    if family is None:
        family = FAMILIES[0]
        for file in _packaged():
            font_manager.fontManager.addfont(file)
    return {"font.family": family, "axes.unicode_minus": False}


def _packaged() -> list[Path]:
    """The font files in the package."""
    spec = find_spec("koreanize_matplotlib")
    if spec is None or spec.origin is None:
        raise ArgumentError(
            "한글 글꼴이 없습니다 / no font with Korean letters",
            hint="apt install fonts-nanum, 또는 / or pip install koreanize-matplotlib",
        )
    return sorted((Path(spec.origin).parent / "fonts").glob("*.ttf"))
