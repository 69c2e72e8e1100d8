"""One SPARQL 1.1 endpoint over HTTP: where it answers, who we are to it, and what it says when it cannot.

Credentials come from the environment, are sent to this endpoint alone, and stand in no message.
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final

import httpx2 as http

from kg.errors import ArgumentError, KgError, QueryError, StoreBusy, StoreError
from kg.store import complaint
from kg.store.remote.stream import Stream

USER: Final = "KG_STORE_USER"
PASSWORD: Final = "KG_STORE_PASSWORD"  # noqa: S105 - a name, no password
UPDATE: Final = "KG_STORE_UPDATE"
_LAYOUTS: Final = {"/query": "/update", "/sparql": "/sparql-auth", "/sparql-auth": "/sparql-auth"}
"""How the address for queries ends, and what stands there in the address for updates: Oxigraph and Fuseki, Virtuoso."""
_BARE: Final = "/query"
"""What is added to an address without a path: Oxigraph's way."""
_LONG: Final = 3600.0
"""Seconds that an update may take: a large build is brought in by one."""
_CONNECT: Final = 10.0
_LINE: Final = re.compile(r"error at (\d+):")
_TOLD: Final = 2_000
"""Characters of a server's complaint that are passed on."""
_CAPPED: Final = "x-sparql-maxrows"
"""Virtuoso's header on an answer that it has cut without a word in the answer itself."""
_CROSSED: Final = "40001"
"""SQLSTATE of a transaction that was undone for the sake of another: Virtuoso's answer to one of two who write at once."""
_HALF: Final = "x-sql-state"
"""Virtuoso's header on an answer of what it had found when its own time was over."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where an endpoint takes queries, and where updates."""

    query: str
    update: str

    @staticmethod
    def of(url: str, update: str | None = None) -> Address:
        """From what the user names; ``ArgumentError`` for what is no address, or has a password in it.

        Args:
            update: where that server takes updates; None: as ``KG_STORE_UPDATE`` says, else as such servers have it.
                That of another server is refused: one would read here and write there.
        """
        parsed = _parsed(url)
        query = url.rstrip("/") if parsed.path.strip("/") else url.rstrip("/") + _BARE
        ending = next((end for end in _LAYOUTS if query.endswith(end)), "")
        usual = query.removesuffix(ending) + _LAYOUTS[ending] if ending else query
        named = update or os.environ.get(UPDATE)
        if named and _parsed(named).netloc != parsed.netloc:
            raise _no_address(f"{UPDATE} 는 다른 서버의 주소입니다 / {UPDATE} is the address of another server")
        return Address(query, named or usual)


def _parsed(url: str) -> http.URL:
    """An address that may be shown: nothing of it is told where it is none, for it may hold a password."""
    try:
        parsed = http.URL(url)
    except (http.InvalidURL, TypeError, ValueError) as error:
        raise _no_address("주소가 아닙니다 / not an address") from error
    if parsed.userinfo:
        raise _no_address("주소에 비밀번호를 넣지 마세요 / no user or password in an address")
    if parsed.scheme not in {"http", "https"} or not parsed.host:
        raise _no_address("http 주소가 아닙니다 / not an http address")
    if parsed.query:
        raise _no_address("주소에 ? 를 넣지 마세요 / no query part in an address")
    return parsed


def _no_address(message: str) -> ArgumentError:
    return ArgumentError(message, hint=f"--store http://127.0.0.1:7878/query · {USER} {PASSWORD}")


class Login(http.Auth):
    """Answers in the way that the server asks for, Basic or Digest, and only once it asks."""

    def __init__(self, user: str, password: str) -> None:
        self._ways: dict[str, http.Auth] = {
            "digest": http.DigestAuth(user, password),
            "basic": http.BasicAuth(user, password),
        }
        self._chosen: http.Auth | None = None

    def auth_flow(self, request: http.Request) -> Generator[http.Request, http.Response, None]:
        """The request, and again with credentials where it was refused without."""
        if self._chosen is None:
            response = yield request
            offered = response.headers.get("www-authenticate", "").lower()
            way = next((way for name, way in self._ways.items() if name in offered), None)
            if response.status_code != http.codes.UNAUTHORIZED or way is None:
                return
            self._chosen = way
        yield from self._chosen.auth_flow(request)


@dataclass(frozen=True, slots=True)
class Dataset:
    """The graphs that a query is about; none named: all that the server holds."""

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()

    def fields(self) -> dict[str, list[str]]:
        """As the SPARQL 1.1 Protocol calls them."""
        held = {"default-graph-uri": list(self.default), "named-graph-uri": list(self.named)}
        return {name: graphs for name, graphs in held.items() if graphs}


@dataclass(frozen=True, slots=True)
class Asked:
    """A query as it is sent.

    Attributes:
        media: the type that its answer is to have.
        seconds: how long it may take, until the last byte.
        head: lines that were put before what its author wrote.
    """

    text: str
    media: str
    dataset: Dataset = Dataset()
    seconds: float = _LONG
    head: int = 0

    def failed(self, message: str) -> KgError:
        """The server's complaint about it, its lines counted as its author counts them."""
        told = _LINE.sub(lambda found: f"error at {max(1, int(found[1]) - self.head)}:", message.strip())
        return complaint.failed(self.text.split("\n", self.head)[-1], "syntax", told)


@dataclass(slots=True)
class Endpoint:
    """A server that answers."""

    address: Address
    _client: http.Client = field(repr=False)

    @staticmethod
    def open(url: str, user: str | None = None, password: str | None = None) -> Endpoint:
        """The endpoint there, with these credentials, or those of the environment."""
        name = os.environ.get(USER) if user is None else user
        login = Login(name, os.environ.get(PASSWORD, "") if password is None else password) if name else None
        timeout = http.Timeout(_LONG, connect=_CONNECT)
        limits = http.Limits(max_connections=None, max_keepalive_connections=8)
        # No proxy, no .netrc: what is sent goes where the user has said, with what the user has set for it.
        return Endpoint(Address.of(url), http.Client(auth=login, timeout=timeout, limits=limits, trust_env=False))

    @property
    def shown(self) -> str:
        """Its address, as messages have it."""
        return self.address.query

    @contextmanager
    def answering(self, text: str, media: str) -> Iterator[Stream]:
        """The answer to a query of our own as it comes; closed at the end of the context."""
        with self.ask(Asked(text, media)) as stream:
            yield stream

    def ask(self, asked: Asked) -> Stream:
        """The answer to a query as it comes; its reader closes it.

        Raises:
            QueryError: the server says that it cannot answer this.
            QueryTimeout: nothing came in time.
            StoreError: the server cannot be reached, or wants other credentials.
        """
        end = time.monotonic() + asked.seconds
        fields = {"query": asked.text, **asked.dataset.fields()}
        timeout = http.Timeout(asked.seconds, connect=min(_CONNECT, asked.seconds))
        headers = {"accept": asked.media}
        request = self._client.build_request("POST", self.address.query, data=fields, headers=headers, timeout=timeout)
        try:
            response = self._client.send(request, stream=True)
        except http.ConnectTimeout as error:
            raise self.unreachable(error) from error
        except http.TimeoutException as error:
            raise complaint.late(asked.seconds) from error
        except http.HTTPError as error:
            raise self.unreachable(error) from error
        if response.status_code != http.codes.OK or _HALF in response.headers:
            raise self._refused(response, asked)
        return Stream(response, end, asked.seconds, self.shown, capped=_CAPPED in response.headers)

    def update(self, text: str) -> None:
        """Run an update, all of it or, where the server keeps to the standard, nothing; ``StoreError`` where it fails."""
        headers = {"content-type": "application/sparql-update"}
        try:
            response = self._client.post(self.address.update, content=text.encode(), headers=headers)
        except http.HTTPError as error:
            raise self.unreachable(error) from error
        if not response.is_success:
            raise self._failed(response.status_code, response.text)

    def unreachable(self, error: Exception) -> StoreError:
        """It cannot be reached, or has broken off."""
        return StoreError(
            f"저장소에 닿지 않습니다 / cannot reach the store {self.shown}: {error or type(error).__name__}",
            hint="서버가 켜져 있는지, --store 주소가 맞는지 보세요 / is the server up, and the address of --store right?",
        )

    def _refused(self, response: http.Response, asked: Asked) -> KgError:
        try:
            told = response.read().decode("utf-8", "replace")[:_TOLD]
        except http.HTTPError as error:
            return self.unreachable(error)
        finally:
            response.close()
        if response.status_code == http.codes.BAD_REQUEST:
            return asked.failed(told)
        if _HALF in response.headers or response.status_code == http.codes.INTERNAL_SERVER_ERROR:
            return QueryError(
                f"서버가 답하지 못했습니다 / the server could not answer: {_first(told)}",
                hint="범위를 좁히거나 LIMIT 을 쓰세요 / narrow it, or use LIMIT",
            )
        return self._failed(response.status_code, told)

    def _failed(self, status: int, told: str) -> StoreError:
        if status in {http.codes.UNAUTHORIZED, http.codes.FORBIDDEN}:
            return StoreError(
                f"저장소가 접근을 거절했습니다 ({status}) / the store {self.shown} refuses access",
                hint=f"{USER}, {PASSWORD} 를 살펴보세요 / check these two environment variables",
            )
        if status == http.codes.INTERNAL_SERVER_ERROR and _CROSSED in told:
            return StoreBusy(
                f"다른 프로세스가 이 저장소에 쓰고 있습니다 / another process is writing to the store {self.shown}",
                hint="끝난 뒤 다시 하세요 / try again when it has ended",
            )
        return StoreError(
            f"저장소가 거절했습니다 ({status}) / the store {self.shown} refuses: {_first(told)}",
            hint="--store 주소와 서버의 기록을 보세요 / check the address of --store, and the server's log",
        )

    def __del__(self) -> None:
        """Close its connections when nobody holds it."""
        self._client.close()


def _first(told: str) -> str:
    return next(iter(told.strip().splitlines()), "")[:300]
