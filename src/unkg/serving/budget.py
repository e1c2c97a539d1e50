"""Bytes that the server holds for its clients: bodies that are arriving, and answers that are not yet read."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Final

from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from unkg.serving.clients import client_of
from unkg.serving.problems import problem
from unkg.serving.settings import Limits

_LATER: Final = {"Retry-After": "5"}
_PIECE: Final = 2**17
"""Bytes handed to a connection at once; it ends if its client does not read that many in its time for reading."""


@dataclass(slots=True)
class _Held:
    """Bytes held, by client and in all."""

    limits: Limits
    by_client: Counter[str] = field(default_factory=Counter)
    total: int = 0

    def has_room(self, client: str, size: int) -> bool:
        """Whether so many bytes more are within the limits."""
        limits = self.limits
        return self.by_client[client] + size <= limits.held_per_client and self.total + size <= limits.held

    def add(self, client: str, size: int) -> None:
        """Hold bytes, or no more if `size` is negative."""
        self.total += size
        self.by_client[client] += size
        if not self.by_client[client]:
            del self.by_client[client]


class Budgeted:
    """Refuses bodies and answers for which there is no room, the latter before their status is sent."""

    def __init__(self, app: ASGIApp, limits: Limits) -> None:
        self._app = app
        self._held = _Held(limits)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = _Request(self._held, scope, receive, send)
        try:
            await self._app(scope, request.receive, request.send)
        finally:
            request.end()


class _Request:
    """What is held for one request."""

    def __init__(self, held: _Held, scope: Scope, receive: Receive, send: Send) -> None:
        self._held = held
        self._client = client_of(scope)
        self._scope = scope
        self._receive = receive
        self._send = send
        self._received = 0
        self._start: Message | None = None
        self._refused = False

    async def receive(self) -> Message:
        """A part of the body. Raises HTTPException if there is no room for it."""
        message = await self._receive()
        size = len(message.get("body", b""))
        if size:
            if not self._held.has_room(self._client, size):
                raise HTTPException(503, "The server is receiving too much at a time.", _LATER)
            self._received += size
            self._held.add(self._client, size)
        return message

    async def send(self, message: Message) -> None:
        """Send the status with the first part of an answer, which is refused if there is no room for it."""
        if message["type"] == "http.response.start":
            self._start = message
            return
        body = message.get("body", b"")
        if self._start is not None:
            start, self._start = self._start, None
            self._refused = not self._held.has_room(self._client, len(body))
            if self._refused:
                refusal = problem(503, "Too many large answers are being read at a time.", _LATER)
                await refusal(self._scope, self._receive, self._send)
            else:
                await self._send(start)
        if not self._refused:
            await self._sent(message, body)

    async def _sent(self, message: Message, body: bytes) -> None:
        """Send a part of an answer in pieces, the next when the client has read most of those before."""
        self._held.add(self._client, len(body))
        try:
            for place in range(0, len(body) - _PIECE, _PIECE):
                await self._send({**message, "body": body[place : place + _PIECE], "more_body": True})
            rest = (len(body) - 1) // _PIECE * _PIECE if body else 0
            await self._send({**message, "body": body[rest:]})
        finally:
            self._held.add(self._client, -len(body))

    def end(self) -> None:
        """Hold nothing more for the request."""
        if self._received:
            self._held.add(self._client, -self._received)
