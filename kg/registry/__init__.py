"""Names to things: who is meant by a written name, on its day."""

from kg.registry.finder import Match
from kg.registry.register import Register

__all__ = ["Match", "Register"]
