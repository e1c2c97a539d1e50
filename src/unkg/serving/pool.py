"""The queue of work and the two processes that do it."""

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final, Literal

from unkg.errors import Error
from unkg.serving.errors import Busy, LimitExceeded
from unkg.serving.processes import Order, ProcessLost, QueryProcess, Work, warm
from unkg.serving.scheduling import Job, Queue
from unkg.serving.settings import Settings

_LOG: Final = logging.getLogger(__name__)
_BEFORE_NEXT_START: Final = 1.0
_BEFORE_LOOKING: Final = 2.0
"""Seconds after which a process without work lets go of a version that a build has replaced."""
_TICK: Final = 0.025
"""Seconds between looks at what waits, while something does."""
_NICE: Final = {True: 1, False: 15}
"""How far the quick process and the other one stand behind the server itself."""
Stop = Literal["time", "for others", "nobody waits"]


@dataclass(slots=True, eq=False)
class _Place:
    """Where one job runs at a time."""

    quick: bool
    free: asyncio.Event
    process: QueryProcess | None = None
    stop: Stop | None = None
    """Why the process was killed."""

    def kill(self, why: Stop) -> None:
        """End the process, for the first reason that there is."""
        if self.process is not None and self.stop is None:
            self.stop = why
            self.process.kill()


class Pool:
    """Runs work on the store's current version, fairly by client, in processes that are killed at their limits."""

    def __init__(self, settings: Settings, version: Callable[[], str | None]) -> None:
        self._settings = settings
        self._version = version
        self._queue = Queue(settings.limits)
        self._places: list[_Place] = []
        self._tasks: list[asyncio.Task[None]] = []
        self._work_waits = asyncio.Event()

    async def __aenter__(self) -> "Pool":
        self._places = [_Place(quick, asyncio.Event()) for quick in _NICE]
        self._tasks = [asyncio.create_task(self._serve(place)) for place in self._places]
        self._tasks.append(asyncio.create_task(self._watch()))
        return self

    async def __aexit__(self, *_: object) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        processes = [place.process for place in self._places if place.process]
        await asyncio.gather(*(process.close() for process in processes))

    async def call(self, work: Work, *args: Any, client: str) -> Any:
        """What `work(graph, *args)` returns; `work` is a function of a module, arguments and result can be pickled.

        Raises LimitExceeded, Busy, and what `work` raises. If the caller is cancelled, so is the work.
        """
        loop = asyncio.get_running_loop()
        job = Job(client, (work, args), loop.create_future(), loop.time())
        refused = self._queue.add(job, loop.time())
        if refused is not None:
            _fail(refused, self._queue.busy())
        self._wake()
        try:
            return await job.answer
        except asyncio.CancelledError:
            self._queue.remove(job)
            for place in self._places:
                if self._queue.running.get(place.quick) is job:
                    place.kill("nobody waits")
            raise

    def _wake(self) -> None:
        self._work_waits.set()
        for place in self._places:
            place.free.set()

    async def _watch(self) -> None:
        """Refuse what has waited too long, and stop what others wait for."""
        loop = asyncio.get_running_loop()
        while True:
            await self._work_waits.wait()
            await asyncio.sleep(_TICK)
            for job in self._queue.overdue(loop.time()):
                _fail(job, self._queue.busy())
            quick = self._queue.to_stop(loop.time())
            if quick is not None:
                next(place for place in self._places if place.quick is quick).kill("for others")
            if not self._queue:
                self._work_waits.clear()

    async def _serve(self, place: _Place) -> None:
        loop = asyncio.get_running_loop()
        while True:
            if place.process is None:
                place.process, place.stop = await self._started(place), None
            place.free.clear()
            job = self._queue.take(quick=place.quick, now=loop.time())
            if job is None:
                await self._rest(place, place.process)
            else:
                await self._do(place, place.process, job)

    async def _rest(self, place: _Place, process: QueryProcess) -> None:
        """Wait for work; where there is none for a while, let go of a version that a build has replaced."""
        with suppress(TimeoutError):
            # Not `wait_for`, which before Python 3.12 forgets that it was cancelled if work arrives just then.
            async with asyncio.timeout(_BEFORE_LOOKING):
                await place.free.wait()
            return
        with suppress(Error):
            if self._version() != process.version:
                await _warmed(process, self._version)
        if not process.alive:
            await self._ended(place, process)

    async def _ended(self, place: _Place, process: QueryProcess) -> None:
        place.process = None
        await process.close()

    async def _started(self, place: _Place) -> QueryProcess:
        """A process that has the store open; without one there is no answer, so it is tried until it succeeds."""
        limits, nice = self._settings.limits, _NICE[place.quick]
        order = Order(self._settings.store, nice, limits.seconds, limits.megabytes, limits.answer)
        while True:
            try:
                return await _opened(order, self._version)
            except (EOFError, OSError) as error:  # the first if the process that forks has just ended
                _LOG.warning("a query process could not be started: %s", error)
                await asyncio.sleep(_BEFORE_NEXT_START)

    async def _do(self, place: _Place, process: QueryProcess, job: Job) -> None:
        loop = asyncio.get_running_loop()
        timer = loop.call_later(self._settings.limits.seconds, place.kill, "time")
        try:
            result = await process.ask(self._version(), *job.work)
        except ProcessLost:
            self._stopped(place, job, loop.time())
        except Exception as error:  # noqa: BLE001  raised again where it was asked
            self._failed(job, error, loop.time())
        else:
            self._queue.clients.answered(job.client, loop.time() - job.started, loop.time())
            with suppress(asyncio.InvalidStateError):
                job.answer.set_result(result)
        finally:
            timer.cancel()
            self._queue.running.pop(place.quick, None)
        # It may have been killed just after it answered.
        if not process.alive or place.stop:
            await self._ended(place, process)
        # The other place may do what this one may not.
        self._wake()

    def _failed(self, job: Job, error: Exception, now: float) -> None:
        slow = isinstance(error, LimitExceeded) and self._queue.had_its_share(job, now)
        note = self._queue.clients.stopped if slow else self._queue.clients.charged
        note(job.client, now - job.started, now)
        _fail(job, error)

    def _stopped(self, place: _Place, job: Job, now: float) -> None:
        """Say why, or start again later; the client counts as slow unless it was stopped before its share."""
        limits, queue = self._settings.limits, self._queue
        ran = now - job.started
        slow = place.stop in {"time", None} or queue.had_its_share(job, now)
        (queue.clients.stopped if slow else queue.clients.charged)(job.client, ran, now)
        match place.stop:
            case "time":
                _fail(job, LimitExceeded("time", limits.seconds))
            case "for others":
                try:
                    queue.again(job, now)
                except Busy as error:
                    _fail(job, error)
            case None:
                _fail(job, LimitExceeded("memory", limits.megabytes))


async def _opened(order: Order, version: Callable[[], str | None]) -> QueryProcess:
    """A process that has answered once, so that the first client does not wait for what is read only once."""
    process = await QueryProcess.start(order)
    try:
        await _warmed(process, version)
    except asyncio.CancelledError:
        await process.close()
        raise
    return process


async def _warmed(process: QueryProcess, version: Callable[[], str | None]) -> None:
    """Have a process open the store; one that cannot be opened is reported to whoever asks next."""
    with suppress(Error, ProcessLost):
        await process.ask(version(), warm, ())


def _fail(job: Job, error: Exception) -> None:
    with suppress(asyncio.InvalidStateError):
        job.answer.set_exception(error)
