"""An index on a server: whole or not at all, gone when discarded, and never a word of the address in an error."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from kg.errors import ArgumentError, KgError, StoreError
from kg.search.engine import Indexed, build, connect, discard
from tests.search.engine.sample import DESCRIPTION, questions, units


def schemas(server: str) -> set[str]:
    with psycopg.connect(server) as connection:
        rows = connection.execute("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'kg\\_%'").fetchall()
    return {str(name) for (name,) in rows}


def test_what_is_discarded_is_gone(server: str, tmp_path: Path) -> None:
    before = schemas(server)
    build(tmp_path, DESCRIPTION, units(5), server)
    engine = connect(tmp_path, server)
    assert len(schemas(server) - before) == 1
    discard(tmp_path, server)
    assert schemas(server) == before
    with pytest.raises(StoreError, match="does not hold this index"):
        engine.candidates(questions(1)[0], 5)
    with pytest.raises(StoreError, match="does not hold this index"):
        connect(tmp_path, server)
    engine.close()


def test_a_build_that_fails_leaves_nothing(server: str, tmp_path: Path) -> None:
    def broken() -> Iterator[Indexed]:
        yield from units(3)
        yield from units(3)

    before = schemas(server)
    with pytest.raises(ArgumentError, match="two units have the id"):
        build(tmp_path, DESCRIPTION, broken(), server)
    assert (schemas(server), list(tmp_path.iterdir())) == (before, [])


def test_an_earlier_index_stays_readable_beside_a_new_one(server: str, tmp_path: Path) -> None:
    build(tmp_path / "one", DESCRIPTION, units(5), server)
    first = connect(tmp_path / "one", server)
    build(tmp_path / "two", DESCRIPTION, units(9), server)
    second = connect(tmp_path / "two", server)
    assert (len(first), len(second)) == (5, 9)
    assert first.candidates(questions(1)[0], 3)
    first.close()
    second.close()


def test_a_lost_connection_is_made_again(server: str, tmp_path: Path) -> None:
    build(tmp_path, DESCRIPTION, units(5), server)
    engine = connect(tmp_path, server)
    expected = engine.candidates(questions(1)[0], 3)
    with psycopg.connect(server) as other:
        other.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'welfare-kg'")
    with pytest.raises(StoreError, match="cannot be used"):
        engine.candidates(questions(1)[0], 3)
    assert engine.candidates(questions(1)[0], 3) == expected
    engine.close()


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://kg:hunter2@127.0.0.1:9/postgres?connect_timeout=2",
        "postgresql://kg:hunter2@/postgres?host=/nowhere",
        "postgresql://kg:hunter2@127.0.0.1:port/postgres",
        "postgresql://kg:hunter2@localhost/x?no_such_option=hunter2",
        "mysql://kg:hunter2@localhost/x",
    ],
)
def test_no_error_tells_the_password(address: str, tmp_path: Path) -> None:
    with pytest.raises(KgError) as raised:
        build(tmp_path, DESCRIPTION, units(1), address)
    assert "hunter2" not in str(raised.value)
    assert raised.value.__cause__ is None
    assert "KG_INDEX" in str(raised.value)


def test_an_index_on_a_server_needs_its_address(server: str, tmp_path: Path) -> None:
    build(tmp_path, DESCRIPTION, units(2), server)
    with pytest.raises(ArgumentError, match="on a server"):
        connect(tmp_path)
    assert "secret" not in (tmp_path / "index.json").read_text(encoding="utf-8")
