"""HTTP connections that nobody can keep for nothing: slow heads, slow readers, too many of one client."""

import asyncio
from collections import Counter
from dataclasses import dataclass, field
from ipaddress import ip_address, ip_network
from typing import ClassVar, Final

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from unkg.serving.clients import client_of
from unkg.serving.logs import write_line
from unkg.serving.settings import Settings
from unkg.serving.throttling import Faults

_HEAD_SECONDS: Final = 10.0
"""Time for the head of a request, from its first byte or the connection's begin."""
_WRITE_SECONDS: Final = 20.0
"""Time in which a client must read something of an answer."""
_LINGER_SECONDS: Final = 2.0
"""Time in which a client can read the answer to a request of which it goes on sending the rest."""
_HEAD_BYTES: Final = 2**16
"""Longest head, which has the query of a GET."""


@dataclass(slots=True)
class Door:
    """The connections that there are, by client."""

    settings: Settings
    faults: Faults
    _by_client: Counter[str] = field(default_factory=Counter)
    _total: int = 0

    def enter(self, client: str) -> bool:
        """Count a connection, unless its client has too many; when there are many in all, that is two."""
        limits = self.settings.limits
        many = self._total >= limits.connections
        most = 1 if many else limits.connections_per_client
        if self._by_client[client] >= most and not self.is_proxy(client):
            return False
        self._by_client[client] += 1
        self._total += 1
        return True

    def leave(self, client: str) -> None:
        """Count a connection no more."""
        self._total -= 1
        self._by_client[client] -= 1
        if not self._by_client[client]:
            del self._by_client[client]

    def is_proxy(self, client: str) -> bool:
        """Whether a connection comes from a trusted proxy, which has many clients behind it."""
        try:
            address = ip_address(client)
        except ValueError:
            return client in self.settings.proxies
        return any(address in ip_network(proxy, strict=False) for proxy in self.settings.proxies)


class Connection(HttpToolsProtocol):
    """A connection that ends when its client is too slow."""

    door: ClassVar[Door]
    _timers: dict[str, asyncio.TimerHandle]
    _head: int | None
    """Bytes of the head that is being received; None if none is."""
    _who: str | None
    """The client, once it has entered."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin, or end at once if there are too many."""
        self._timers, self._head, self._who = {}, 0, None
        super().connection_made(transport)
        who = client_of({"client": self.client})
        if not self.door.enter(who):
            transport.abort()
            return
        self._who = who
        self._limit("head", _HEAD_SECONDS)
        delay = 0.0 if self.door.is_proxy(who) else self.door.faults.delay(who)
        if delay:
            self.flow.pause_reading()
            self._timers["delay"] = self.loop.call_later(delay, self.flow.resume_reading)

    def connection_lost(self, exc: Exception | None) -> None:
        """End."""
        for timer in self._timers.values():
            timer.cancel()
        if self._who is not None:
            self.door.leave(self._who)
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Read on, within the length of a head."""
        if self._head is not None:
            self._head += len(data)
        super().data_received(data)
        if self._head is not None and self._head > _HEAD_BYTES and not self.transport.is_closing():
            self.send_400_response("The head of the request is too long.")

    def on_message_begin(self) -> None:
        """Expect a head."""
        super().on_message_begin()
        self._head = self._head or 0
        self._limit("head", _HEAD_SECONDS)

    def on_headers_complete(self) -> None:
        """Expect a body, for which the application has a limit of its own."""
        self._head = None
        self._free("head")
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        """Expect another request."""
        self._head = 0
        super().on_message_complete()

    def on_response_complete(self) -> None:
        """Expect another request, unless this one has been answered before all of it was read: its rest never is."""
        super().on_response_complete()
        if self._head is None and not self.transport.is_closing():
            self.flow.pause_reading()
            self.transport.write_eof()
            self._limit("linger", _LINGER_SECONDS)

    def pause_writing(self) -> None:
        """Wait for the client to read."""
        super().pause_writing()
        self._limit("write", _WRITE_SECONDS)

    def resume_writing(self) -> None:
        """Write on."""
        self._free("write")
        super().resume_writing()

    def send_400_response(self, msg: str) -> None:
        """Refuse what is not HTTP."""
        if self._who is not None:
            self.door.faults.note(self._who, 400)
            write_line(client=self._who, method=None, path=None, status=400, bytes=len(msg), ms=0)
        super().send_400_response(msg)

    def _limit(self, what: str, seconds: float) -> None:
        self._free(what)
        self._timers[what] = self.loop.call_later(seconds, self.transport.abort)

    def _free(self, what: str) -> None:
        timer = self._timers.pop(what, None)
        if timer is not None:
            timer.cancel()


def connections(door: Door) -> type[Connection]:
    """The class of the connections of one server."""
    return type("Connection", (Connection,), {"door": door})
