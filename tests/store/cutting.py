"""A proxy on this machine that cuts connections in the middle, where a test says."""

from __future__ import annotations

import socket
from contextlib import suppress
from threading import Thread
from types import TracebackType
from typing import Self


class Proxy:
    """Forwards to a server until it is told otherwise.

    Attributes:
        asked: the connection on which these bytes are sent is cut before they reach the server whole.
        answered: that on which these are sent is cut when the server answers.
        after: every connection is cut once so many bytes have been sent.
        down: every connection is cut.
    """

    def __init__(self, port: int) -> None:
        self.asked = self.answered = b""
        self.after = -1
        self.down = False
        self.cuts = 0
        self._sent = 0
        self._to = port
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listening.getsockname()[1]
        self._threads: list[Thread] = []

    def __enter__(self) -> Self:
        self._start(self._accept)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.down = True
        with suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        for thread in self._threads:
            thread.join(10)

    def _start(self, run: object, *given: object) -> None:
        thread = Thread(target=run, args=given, daemon=True)  # type: ignore[arg-type]
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while True:  # also when it is down: a connection that nobody takes would wait
            try:
                client, _ = self._listening.accept()
            except OSError:
                return
            self._start(self._serve, client)

    def _serve(self, client: socket.socket) -> None:
        with client, socket.create_connection(("127.0.0.1", self._to)) as server:
            doomed: list[bool] = []
            back = Thread(target=self._back, args=(server, client, doomed), daemon=True)
            back.start()
            with suppress(OSError):
                self._forth(client, server, doomed)
            for end in (client, server):
                with suppress(OSError):
                    end.shutdown(socket.SHUT_RDWR)
            back.join(10)

    def _forth(self, client: socket.socket, server: socket.socket, doomed: list[bool]) -> None:
        seen = b""
        while data := client.recv(1 << 16):
            seen = seen[-1000:] + data
            self._sent += len(data)
            if self.down or (self.asked and self.asked in seen) or 0 <= self.after < self._sent:
                self.cuts += 1
                server.sendall(data[: len(data) // 2])
                return
            if self.answered and self.answered in seen:
                doomed.append(True)
            server.sendall(data)

    def _back(self, server: socket.socket, client: socket.socket, doomed: list[bool]) -> None:
        with suppress(OSError):
            while data := server.recv(1 << 16):
                if doomed:
                    self.cuts += 1
                    break
                client.sendall(data)
            client.shutdown(socket.SHUT_RDWR)
            server.shutdown(socket.SHUT_RDWR)
