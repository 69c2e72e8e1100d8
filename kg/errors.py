"""The error tree: every failure a user can meet, with its exit code and HTTP status on the class.

A message says what is wrong, where, and what to try. No error of another library leaves the package.
"""

from __future__ import annotations

from typing import ClassVar


class KgError(Exception):
    """Anything that welfare-kg refuses or fails at.

    Args:
        message: what is wrong, and where.
        hint: what to try, in one sentence.
    """

    exit_code: ClassVar[int] = 2
    status: ClassVar[int] = 400
    advice: ClassVar[str] = ""
    """What to try where the raiser knows nothing better."""

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint or self.advice

    def __str__(self) -> str:
        return f"{self.message}\n  → {self.hint}" if self.hint else self.message


class ArgumentError(KgError):
    """A command, option or argument that cannot be acted on."""


class QueryError(ArgumentError):
    """A SPARQL query that is malformed, refused, or too costly."""


class QueryRefused(QueryError):
    """A query that would write, or would reach outside."""

    status = 403


class QueryTimeout(QueryError):
    """A query that was ended at its time or memory limit."""

    status = 503


class QueryBusy(QueryError):
    """A query that could not even begin: as many run and wait as may."""

    status = 503
    advice = "잠시 뒤에 다시 물어보세요 / ask again in a moment"


class ServeError(ArgumentError):
    """An address on which the explorer cannot listen."""

    status = 500


class NotFound(ArgumentError):
    """A name that the graph does not hold."""

    status = 404


class DocumentError(KgError):
    """A file that could not be read as a document."""

    exit_code = 3
    status = 422


class EncodingError(DocumentError):
    """Bytes that are no text in any encoding the readers know."""


class EmptyDocument(DocumentError):
    """A file that holds no words."""


class DocumentTooLarge(DocumentError):
    """A file above the size limit."""

    status = 413


class UnknownFormat(DocumentError):
    """A file that is not of a kind the readers know."""

    status = 415


class StoreError(KgError):
    """The data folder or its store cannot be used."""

    status = 500


class NoGraph(StoreError):
    """Nothing has been built in this data folder yet."""

    exit_code = 4
    status = 503


class StoreBusy(StoreError):
    """Another process is building in this data folder."""

    status = 503


class Preparing(StoreError):
    """Something that is being made, and takes longer than one waits for a page."""

    status = 503
    advice = "이 쪽은 저절로 다시 열립니다 / this page opens again by itself"


class ClusterError(KgError):
    """Workers of a cluster that cannot be reached, or that would not do what this program does."""

    status = 503


class StaleIndex(StoreError):
    """A search index that was made with another model, or of another layout."""

    status = 503
    advice = "kg index 로 다시 만드세요 / make it again with `kg index`"


class ModelError(KgError):
    """The encoder model that was asked for cannot be used."""

    status = 500


class OntologyError(KgError):
    """The shipped ontology or a data table is damaged."""

    status = 500
    advice = "welfare-kg 를 다시 설치하세요 / install welfare-kg again"
