"""Whose work comes next, and whose is stopped for it: no clocks, no processes, so that it can be tested by itself.

There are two places. The quick one is for clients whose queries have been short, the other for all. A client has a
*standing*: known (it has been answered lately, and mostly in a short time), new, or slow (its work has been stopped
lately). The better standing goes first; among equals the client that has used the least time lately, then what came
first. Of many new clients the last comes first: the others have waited so long that their clients may have gone, and
one of them is a reader like any other. Work that has had its share of time is stopped when better or lighter clients
have waited: it starts again behind them, in the other place.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any, Final

from unkg.serving.clients import remember
from unkg.serving.errors import Busy
from unkg.serving.settings import Limits

_REMEMBERED: Final = 300.0
"""Seconds for which a client's standing lasts."""
_PRESENT: Final = 60.0
"""Seconds after its last answer for which a known client has the quick place kept free of new ones."""
_HALF_LIFE: Final = 60.0
"""Seconds in which the time that a client has used counts half."""
_PATIENCE: Final = 0.1
"""Seconds that work waits before other work is stopped for it: most places become free sooner."""
_BEGUN: Final = 0.05
"""Seconds that all work may run, or else nothing would be done while many wait."""
_CROWD: Final = 8
"""Jobs of new clients that wait from which on the last comes first, and each has a smaller share."""
_SHORT: Final = 0.1
"""Seconds, still ten times what a reader's query takes."""
_NEWEST: Final = 0.25
"""How much the newest answer of a client counts in its share of long ones."""
_FEW: Final = 1 / 3
"""The share of long answers that a known client has at most: one may be delayed, but not two in a row."""
_STARTS: Final = 3
"""How often work is started before it is refused."""


class Standing(IntEnum):
    """What a client's work has been like, the best first."""

    KNOWN = 0
    NEW = 1
    SLOW = 2


_SHARE: Final = {Standing.KNOWN: 1.0, Standing.NEW: 0.25, Standing.SLOW: float("inf")}
"""Seconds after which work is stopped for a client of the same standing."""


@dataclass(slots=True, eq=False)
class Job:
    """Work of a client that waits or runs."""

    client: str
    work: Any
    answer: Any
    arrived: float
    started: float = 0.0
    starts: int = 0


@dataclass(slots=True)
class _Client:
    known_until: float = 0.0
    slow_until: float = 0.0
    used: float = 0.0
    counted: float = 0.0
    """When `used` was last brought up to date."""
    long: float | None = None
    """The share of its answers that were not short, earlier ones counting less."""


@dataclass(slots=True)
class Clients:
    """What is remembered of each client."""

    _by_name: dict[str, _Client] = field(default_factory=dict)
    _present: dict[str, float] = field(default_factory=dict)
    """Until when each known client may well ask again; that of the last answer comes last."""

    def standing(self, name: str, now: float) -> Standing:
        """How a client stands."""
        client = self._by_name.get(name)
        if client is None:
            return Standing.NEW
        if client.slow_until > now:
            return Standing.SLOW
        return Standing.KNOWN if client.known_until > now else Standing.NEW

    def used(self, name: str, now: float) -> float:
        """Seconds that a client has used, earlier ones counting less."""
        client = self._by_name.get(name)
        return client.used * 0.5 ** ((now - client.counted) / _HALF_LIFE) if client else 0.0

    def known_present(self, now: float) -> bool:
        """Whether a known client has been answered so lately that it may well ask again."""
        return next(reversed(self._present.values()), now) > now

    def answered(self, name: str, seconds: float, now: float) -> None:
        """Note that work of a client was done: if it mostly is in a short time, the client is known from now on."""
        client = self._charged(name, seconds, now)
        long = float(seconds > _SHORT)
        client.long = long if client.long is None else client.long + _NEWEST * (long - client.long)
        client.known_until = now + _REMEMBERED if client.long <= _FEW else now
        self._present.pop(name, None)
        if self.standing(name, now) is Standing.KNOWN:
            remember(self._present, name, now + _PRESENT)

    def stopped(self, name: str, seconds: float, now: float) -> None:
        """Note that work of a client had to be stopped."""
        self._charged(name, seconds, now).slow_until = now + _REMEMBERED
        self._present.pop(name, None)

    def charged(self, name: str, seconds: float, now: float) -> None:
        """Note time that says nothing about a client."""
        self._charged(name, seconds, now)

    def refused(self, name: str, now: float) -> None:
        """Note that a client goes on asking for more than there is: if it is slow, it stays so."""
        client = self._by_name.get(name)
        if client and client.slow_until > now:
            client.slow_until = now + _REMEMBERED

    def _charged(self, name: str, seconds: float, now: float) -> _Client:
        used = self.used(name, now) + seconds
        client = self._by_name.get(name) or _Client()
        client.used, client.counted = used, now
        remember(self._by_name, name, client)
        return client


class Queue:
    """Jobs that wait, and those that run, by place."""

    def __init__(self, limits: Limits) -> None:
        self.clients = Clients()
        self.running: dict[bool, Job] = {}
        """Whether the place is the quick one → the job there."""
        self._limits = limits
        self._waiting: list[Job] = []

    def __len__(self) -> int:
        """The number of jobs that wait."""
        return len(self._waiting)

    def add(self, job: Job, now: float) -> Job | None:
        """Have a job wait; returns the one that is refused for it, if there are too many. Raises Busy."""
        limits = self._limits
        own = sum(other.client == job.client for other in (*self._waiting, *self.running.values()))
        if own >= limits.waiting_per_client:
            self.clients.refused(job.client, now)
            raise self.busy(own=True)
        last = None
        if len(self._waiting) >= limits.waiting:
            last = max(self._waiting, key=self._order(now))
            if self.clients.standing(last.client, now) <= self.clients.standing(job.client, now):
                raise self.busy()
            self._waiting.remove(last)
        self._waiting.append(job)
        return last

    def busy(self, *, own: bool = False) -> Busy:
        """Why a job is refused. What waits now has been started or refused after that time."""
        return Busy(max(1, round(self._limits.waiting_seconds)), own=own)

    def remove(self, job: Job) -> None:
        """Forget a job that waits."""
        if job in self._waiting:
            self._waiting.remove(job)

    def take(self, *, quick: bool, now: float) -> Job | None:
        """The job to run next in a place, which runs there from now on; None if none may."""
        suitable = (job for job in self._waiting if self._may_run(job, quick, now))
        job = min(suitable, key=self._order(now), default=None)
        if job is not None:
            self._waiting.remove(job)
            self.running[quick] = job
            job.started = now
            job.starts += 1
        return job

    def _may_run(self, job: Job, quick: bool, now: float) -> bool:
        """Whether a job may run in a place."""
        worst = Standing.KNOWN if self.clients.known_present(now) else Standing.NEW
        return not quick or self.clients.standing(job.client, now) <= worst

    def _order(self, now: float) -> Callable[[Job], tuple[int, int, float, float]]:
        """What jobs are sorted by; the least comes first."""
        crowd = self._new(now) > _CROWD
        running = Counter(job.client for job in self.running.values())

        def key(job: Job) -> tuple[int, int, float, float]:
            standing = self.clients.standing(job.client, now)
            own = running[job.client] if standing < Standing.SLOW else 0
            arrived = -job.arrived if crowd and standing is Standing.NEW else job.arrived
            return standing, own, self.clients.used(job.client, now), arrived

        return key

    def again(self, job: Job, now: float) -> None:
        """Have a job wait again that was stopped for others. Raises Busy if it has been started too often."""
        if job.starts >= _STARTS or now - job.arrived > self._limits.waiting_seconds:
            raise self.busy()
        self._waiting.append(job)

    def overdue(self, now: float) -> list[Job]:
        """Jobs that have waited too long, which wait no more."""
        late = [job for job in self._waiting if now - job.arrived > self._limits.waiting_seconds]
        for job in late:
            self._waiting.remove(job)
            self.clients.refused(job.client, now)
        return late

    def to_stop(self, now: float) -> bool | None:
        """The place whose job is to be stopped for one that waits; None if there is none."""
        patient = [job for job in self._waiting if now - job.arrived >= _PATIENCE]
        if not patient:
            return None
        best = min(patient, key=self._order(now))
        places = [place for place in (False, True) if self._may_run(best, place, now)]
        if any(place not in self.running for place in places):
            return None  # it is free, or soon will be
        return next((place for place in places if self._gives_way(self.running[place], best, now)), None)

    def _gives_way(self, runs: Job, waits: Job, now: float) -> bool:
        ran = now - runs.started
        better, worse = (self.clients.standing(job.client, now) for job in (waits, runs))
        if better != worse:
            return better < worse and ran >= _BEGUN
        return runs.client != waits.client and ran >= self._share(worse, now) and self._lighter(waits, runs, ran, now)

    def _lighter(self, waits: Job, runs: Job, ran: float, now: float) -> bool:
        return self.clients.used(waits.client, now) < self.clients.used(runs.client, now) + ran

    def had_its_share(self, job: Job, now: float) -> bool:
        """Whether a job that is stopped for others has run so long that its client counts as slow."""
        standing = self.clients.standing(job.client, now)
        return standing < Standing.SLOW and now - job.started >= self._share(standing, now)

    def _share(self, standing: Standing, now: float) -> float:
        crowd = standing is Standing.NEW and self._new(now) > _CROWD
        return _SHORT if crowd else _SHARE[standing]

    def _new(self, now: float) -> int:
        return sum(self.clients.standing(job.client, now) is Standing.NEW for job in self._waiting)
