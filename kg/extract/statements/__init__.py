"""Awards stated in sentences and lists, block by block."""

from kg.extract.statements.merge import distinct, same, unite
from kg.extract.statements.reading import statements

__all__ = ["distinct", "same", "statements", "unite"]
