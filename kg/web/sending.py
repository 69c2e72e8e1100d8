"""Large answers on their way: sent as fast as they are read, and no more of them at once than memory may hold."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from starlette.responses import Response, StreamingResponse

from kg.errors import QueryBusy

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send

_PART: Final = 64 * 2**10
_PATIENCE: Final = 600.0
"""Seconds that a client may take to read an answer."""


@dataclass(slots=True)
class Room:
    """Bytes of large answers that may be on their way."""

    free: int

    def response(self, content: bytes, media: str, headers: Mapping[str, str]) -> Response:
        """The answer; ``QueryBusy`` where too many slow readers have not taken theirs yet."""
        if len(content) <= _PART:
            return Response(content, media_type=media, headers=headers)
        if len(content) > self.free:
            raise QueryBusy("보내고 있는 답이 너무 많습니다 / too many large answers are on their way")
        self.free -= len(content)
        return _Sent(self, content, media, headers)


class _Sent(StreamingResponse):
    """Gives its room back when it has ended, however it ends."""

    def __init__(self, room: Room, content: bytes, media: str, headers: Mapping[str, str]) -> None:
        length = {"content-length": str(len(content))}
        super().__init__(_parts(content), media_type=media, headers={**headers, **length})
        self.room, self.size = room, len(content)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            async with asyncio.timeout(_PATIENCE):
                await super().__call__(scope, receive, send)
        finally:
            self.room.free += self.size


async def _parts(content: bytes) -> AsyncIterator[bytes]:
    for start in range(0, len(content), _PART):
        yield content[start : start + _PART]
