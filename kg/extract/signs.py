"""Signs that official Korean prose sets around and between names, spelt once."""

from __future__ import annotations

from typing import Final

OPENING: Final = "‘“「｢『'\"<〈《"
"""Quotes that open, as characters."""
CLOSING: Final = "’”」｣』'\">〉》"
"""Quotes that close."""
DOTS: Final = "·․‧・･∙•ㆍ"
"""Every middle dot in use."""
COUNT: Final = r"\s*(?:\([^()]{1,16}\)|\d[\d,]*\s*(?:명|팀|개소|곳))?\s*"
"""A bracket or a number that may stand right behind a name: ``(12명)``, `` 3개소``."""
SHUT: Final = rf"[{CLOSING}]?"
"""Perhaps the quote that closes behind a name."""
