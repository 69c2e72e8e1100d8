"""Which store a data folder has: its own, or a server that it names.

A folder that stands for a server holds its address in the file ``server``, and what is made here of the graph there: the
search index, the network.  ``--store URL`` is the folder of that server, under the data folder.
"""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path
from typing import Final

from kg.errors import StoreError
from kg.store.oxigraph import OxigraphStore
from kg.store.protocol import Store

_FILE: Final = "server"
_FOLDER: Final = "remote"


def opened(path: Path) -> Store:
    """The store of a data folder."""
    try:
        url = (path / _FILE).read_text(encoding="utf-8").strip()
    except (FileNotFoundError, NotADirectoryError):
        return OxigraphStore(path)
    except (OSError, UnicodeDecodeError) as error:
        raise StoreError(f"읽을 수 없습니다 / cannot read {path / _FILE}: {error}", hint="--store URL") from error
    from kg.store.remote.store import RemoteStore  # noqa: PLC0415 - HTTP only where a server is the store

    return RemoteStore(url)


def folder(home: Path, url: str) -> Path:
    """The folder that stands for the server of that address; made where it is not there yet.

    Raises:
        ArgumentError: no address, or one with a password in it.
        StoreError: the folder cannot be made.
    """
    from kg.store.remote.endpoint import Address  # noqa: PLC0415

    place = home / _FOLDER / sha256(Address.of(url).query.encode()).hexdigest()[:12]
    file = place / _FILE
    try:
        if not file.exists():
            place.mkdir(parents=True, exist_ok=True)
            fresh = file.with_name(f"{_FILE}.{os.getpid()}.new")  # Two first commands may run at once.
            fresh.write_text(url + "\n", encoding="utf-8")
            fresh.replace(file)
    except OSError as error:
        raise StoreError(f"쓸 수 없습니다 / cannot write {file}: {error}", hint="--home DIR") from error
    return place
