"""An answer on its way from a server: read as it comes, until its deadline, and never more than its reader wants."""

from __future__ import annotations

import io
import time
from collections.abc import Iterator
from typing import Final

import httpx2 as http
from typing_extensions import Buffer

from kg.errors import StoreError
from kg.store import complaint

_PIECE: Final = 1 << 16


class Pieces(io.RawIOBase):
    """What an iterator gives, as a file."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        super().__init__()
        self._pieces = pieces
        self._held = memoryview(b"")

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: Buffer, /) -> int:
        """What has come, as much as fits."""
        target = memoryview(buffer).cast("B")
        while not self._held:
            if (piece := next(self._pieces, None)) is None:
                return 0
            self._held = memoryview(piece)
        count = min(len(target), len(self._held))
        target[:count] = self._held[:count]
        self._held = self._held[count:]
        return count


class Stream(Pieces):
    """The body of a response as a file.

    Attributes:
        capped: whether the server says that there was more.
    """

    def __init__(self, response: http.Response, end: float, seconds: float, shown: str, *, capped: bool) -> None:
        super().__init__(self._coming())
        self.capped = capped
        self.shown = shown
        self._response, self._end, self._seconds = response, end, seconds

    def _coming(self) -> Iterator[bytes]:
        """The body.

        Raises:
            QueryTimeout: it is not through by its deadline.
            StoreError: the server has broken off.
        """
        try:
            for piece in self._response.iter_bytes(_PIECE):
                if time.monotonic() > self._end:
                    raise complaint.late(self._seconds)
                yield piece
        except http.TimeoutException as error:
            raise complaint.late(self._seconds) from error
        except (http.HTTPError, http.StreamError) as error:
            raise broken(self.shown) from error

    def kill(self) -> None:
        """Let go of it, from any thread: whoever reads it is told that it broke off."""
        self._response.close()

    def close(self) -> None:
        """Let go of the connection, also before the end."""
        if not self.closed:
            self._response.close()
        super().close()


def broken(shown: str) -> StoreError:
    """An answer that ended before its end."""
    return StoreError(
        f"저장소의 답이 끊겼습니다 / the answer of the store {shown} broke off",
        hint="다시 해 보세요 / try again",
    )
