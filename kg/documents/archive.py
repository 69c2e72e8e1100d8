"""Parts of a zip archive, read in memory within limits: no path is ever opened, no bomb unpacked."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from kg.errors import DocumentError, DocumentTooLarge

MAX_UNPACKED = 64 * 1024 * 1024
"""Bytes of all parts that are read; a release's text is a hundredth of it."""
_MAX_PARTS = 10_000


class Archive:
    """A zip archive held in memory.

    Args:
        name: the file's name, for errors.
        data: its bytes.
    """

    def __init__(self, name: str, data: bytes) -> None:
        self._name = name
        self._left = MAX_UNPACKED
        with self._sound():
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self.names = self._zip.namelist()
        if len(self.names) > _MAX_PARTS:
            raise DocumentTooLarge(f"{name}: {len(self.names):,} parts in one archive", hint="this is no document")

    def read(self, part: str) -> bytes:
        """A part's bytes, whatever its header says of their number."""
        with self._sound():
            if self._zip.getinfo(part).flag_bits & 1:
                raise locked(self._name)
            with self._zip.open(part) as stream:
                data = stream.read(self._left + 1)
        self._left -= len(data)
        if self._left < 0:
            raise DocumentTooLarge(
                f"{self._name}: 압축을 풀면 {MAX_UNPACKED // 1_000_000} MB 가 넘습니다 / unpacks to more than that",
                hint="문서를 나누세요 / this is no press release",
            )
        return data

    @contextmanager
    def _sound(self) -> Iterator[None]:
        """Turn what the library says of a damaged archive into an error of ours."""
        try:
            yield
        except (zipfile.BadZipFile, zlib.error, KeyError, ValueError, EOFError, OSError, NotImplementedError) as error:
            raise damaged(self._name, error) from None
        except (RuntimeError, IndexError, OverflowError, MemoryError) as error:
            raise damaged(self._name, error) from None


def damaged(name: str, why: object) -> DocumentError:
    """A file that is cut or broken."""
    return DocumentError(
        f"{name}: 파일이 손상되었습니다 / the file is damaged: {str(why)[:200]}",
        hint="다시 내려받거나 한글에서 열어 새로 저장하세요 / download it again, or open it and save it anew",
    )


def locked(name: str) -> DocumentError:
    """A file that a password or a rights system closes."""
    return DocumentError(
        f"{name}: 암호가 걸려 있습니다 / the document is encrypted",
        hint="암호를 풀어 저장하세요 / save it without a password",
    )
