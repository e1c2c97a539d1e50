"""One line of JSON for each request, on standard error."""

import json
import sys
from datetime import UTC, datetime
from time import perf_counter
from typing import Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from unkg.serving.clients import client_of

QUERY: Final = "unkg.query"
"""The key of a request's scope under which a route puts the query that it has read."""


def write_line(**members: object) -> None:
    """Write the line of a request that has been answered."""
    now = datetime.now(UTC).isoformat(timespec="milliseconds")
    sys.stderr.write(json.dumps({"time": now, **members}, ensure_ascii=False) + "\n")
    sys.stderr.flush()


class Logged:
    """Writes a line when a request has been answered, or its client has gone."""

    def __init__(self, app: ASGIApp, *, queries: bool) -> None:
        """`queries`: whether a line has what was asked; it may tell more of a person than the rest."""
        self._app = app
        self._queries = queries

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began = perf_counter()
        status, size = 0, 0

        async def counted(message: Message) -> None:
            nonlocal status, size
            status = message.get("status", status)
            size += len(message.get("body", b""))
            await send(message)

        try:
            await self._app(scope, receive, counted)
        finally:
            milliseconds = round((perf_counter() - began) * 1000, 1)
            write_line(**self._described(scope), status=status, bytes=size, ms=milliseconds)

    def _described(self, scope: Scope) -> dict[str, object]:
        line = {"client": client_of(scope), "method": scope["method"], "path": scope["path"]}
        if self._queries:
            line["query"] = scope.get(QUERY) or scope["query_string"].decode("latin-1")
        return line
