"""A connection to a PostgreSQL server; its failures as ours, and nothing of its address in any of them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeAlias

import psycopg
from psycopg import conninfo, errors

from kg.errors import ArgumentError, StoreError

Connection: TypeAlias = psycopg.Connection[tuple[object, ...]]
PATIENCE = 10
"""Seconds that a server has to answer."""
HINT = "KG_INDEX 의 주소와 서버를 살펴보세요 / check the address in KG_INDEX, and the server"


def open_connection(setting: str) -> Connection:
    """A connection; ``ArgumentError`` for an address that is none, ``StoreError`` where nobody answers."""
    try:
        conninfo.conninfo_to_dict(setting)
    except psycopg.Error:  # its message repeats the address, and with it the password
        raise ArgumentError(
            "KG_INDEX 의 주소가 잘못되었습니다 / the address in KG_INDEX is malformed", hint=HINT
        ) from None
    with translated(setting):
        return psycopg.connect(setting, connect_timeout=PATIENCE, prepare_threshold=None, application_name="welfare-kg")


@contextmanager
def translated(setting: str) -> Iterator[None]:
    """Turn the driver's errors into ``StoreError``."""
    try:
        yield
    except (errors.UndefinedTable, errors.InvalidSchemaName) as error:
        raise StoreError(
            "서버에 이 색인이 없습니다 / the server does not hold this index (any more)",
            hint="kg index 로 다시 만드세요 / make it again with `kg index`",
        ) from error
    except (errors.FeatureNotSupported, errors.UndefinedFile, errors.UndefinedObject) as error:
        raise StoreError(
            "서버에 pgvector 가 없습니다 / the server has no pgvector (0.8 or newer)",
            hint="서버 관리자에게 CREATE EXTENSION vector 를 부탁하세요 / have its owner run CREATE EXTENSION vector",
        ) from error
    except psycopg.Error as error:
        raise StoreError(
            f"PostgreSQL 서버를 쓸 수 없습니다 / the PostgreSQL server cannot be used: {_told(error, setting)}",
            hint=HINT,
        ) from None


def _told(error: psycopg.Error, setting: str) -> str:
    """What an error says, without the password."""
    said = (error.diag.message_primary or str(error)).strip()
    secret = conninfo.conninfo_to_dict(setting).get("password")
    return said.replace(str(secret), "***") if secret else said
