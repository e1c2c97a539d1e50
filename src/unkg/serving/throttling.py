"""Clients that send too much, or what cannot be answered, again and again: they are refused or answered later."""

import asyncio
from collections.abc import Callable
from itertools import islice
from math import inf
from time import monotonic
from typing import Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from unkg.serving.clients import client_of, remember
from unkg.serving.problems import problem
from unkg.serving.settings import Limits

_FAULTS: Final = 20.0
"""Faults in quick succession that are answered at once."""
_FORGIVEN: Final = 0.5
"""Faults forgotten a second."""
_DELAY: Final = 2.0
"""Seconds that the next answer is kept back."""
_ALONE: Final = 10.0
"""Seconds without a request of another client after which a client counts as alone."""
_WEIGHTS: Final = {404: 0.25, 406: 0.0, 499: 0.0, 500: 0.0, 504: 0.0}
"""How much a fault is one: some come of links, of leaving, or of what the server cannot do."""


class Faults:
    """The faults of each client, which fade."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._by_client: dict[str, tuple[float, float]] = {}

    def delay(self, client: str) -> float:
        """Seconds to wait before a client is answered."""
        return _DELAY if self._now(client) > _FAULTS else 0.0

    def note(self, client: str, status: int) -> None:
        """Count an answer, if it is one to a fault."""
        weight = _WEIGHTS.get(status, 1.0) if status >= 400 else 0.0
        if not weight:
            return
        faults = self._now(client) + weight
        remember(self._by_client, client, (min(faults, 2 * _FAULTS), self._clock()))

    def _now(self, client: str) -> float:
        faults, when = self._by_client.get(client, (0.0, 0.0))
        return max(0.0, faults - _FORGIVEN * (self._clock() - when))


class Rates:
    """How many requests each client sends: as many as it likes while it is alone, else so many a second."""

    def __init__(self, limits: Limits, clock: Callable[[], float] = monotonic) -> None:
        self._limits = limits
        self._clock = clock
        self._by_client: dict[str, tuple[float, float]] = {}
        """Requests that a client still has, and when that was so; the client of the last request comes last."""

    def exceeded(self, client: str) -> bool:
        """Count a request; whether it is one too many."""
        now, rate = self._clock(), self._limits.requests_per_second
        left, when = self._by_client.pop(client, (2 * rate, now))
        left = min(2 * rate, left + (now - when) * rate)
        alone = now - max((seen for _, seen in islice(reversed(self._by_client.values()), 1)), default=-inf) > _ALONE
        remember(self._by_client, client, (max(0.0, left - 1), now))
        return left < 1 and not alone


class Throttled:
    """Counts the requests of clients and their faults, and keeps the answers to those with many."""

    def __init__(self, app: ASGIApp, faults: Faults, rates: Rates) -> None:
        self._app = app
        self._faults = faults
        self._rates = rates

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        client = client_of(scope)

        async def kept(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._faults.note(client, message["status"])
                if delay := self._faults.delay(client):
                    await asyncio.sleep(delay)
            await send(message)

        if self._rates.exceeded(client):
            await problem(429, "Too many requests; send fewer a second.", {"Retry-After": "1"})(scope, receive, kept)
        else:
            await self._app(scope, receive, kept)
