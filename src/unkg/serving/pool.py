"""A queue in front of the query processes: at most two, each with one piece of work at a time."""

import asyncio
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Final

from unkg.serving.errors import LimitExceeded
from unkg.serving.processes import Order, ProcessLost, QueryProcess, Work
from unkg.serving.settings import Settings

_NICE: Final = (1, 15)


@dataclass(slots=True)
class _Job:
    client: str
    work: Work
    args: tuple[Any, ...]
    answer: "asyncio.Future[Any]" = field(default_factory=lambda: asyncio.get_running_loop().create_future())


class Pool:
    """Runs work on the store's current version in processes that are killed when they exceed a limit."""

    def __init__(self, settings: Settings, version: Callable[[], str | None]) -> None:
        self._settings = settings
        self._version = version
        self._threads = ThreadPoolExecutor(2 * len(_NICE), "pool")
        self._jobs: deque[_Job] = deque()
        self._arrived = asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []
        self._processes: dict[int, QueryProcess] = {}

    async def __aenter__(self) -> "Pool":
        self._tasks = [asyncio.create_task(self._run(nice)) for nice in _NICE]
        return self

    async def __aexit__(self, *_: object) -> None:
        for task in self._tasks:
            task.cancel()
        for process in self._processes.values():
            process.kill()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for process in self._processes.values():
            process.close()
        self._threads.shutdown()

    async def call(self, work: Work, *args: Any, client: str) -> Any:
        """What `work(graph, *args)` returns; `work` is a function of a module, arguments and result can be pickled.

        Raises LimitExceeded, Busy, and what `work` raises. If the caller is cancelled, so is the work.
        """
        job = _Job(client, work, args)
        self._jobs.append(job)
        self._arrived.set()
        return await job.answer

    async def _run(self, nice: int) -> None:
        loop = asyncio.get_running_loop()
        limits = self._settings.limits
        order = Order(self._settings.store, nice, limits.seconds, limits.megabytes, limits.answer)
        while True:
            if nice not in self._processes:
                self._processes[nice] = await loop.run_in_executor(self._threads, QueryProcess, order)
            while not self._jobs:
                self._arrived.clear()
                await self._arrived.wait()
            job = self._jobs.popleft()
            if not job.answer.done():
                await self._do(job, nice)

    async def _do(self, job: _Job, nice: int) -> None:
        loop = asyncio.get_running_loop()
        process = self._processes[nice]
        limits = self._settings.limits
        exceeded: list[LimitExceeded] = [LimitExceeded("memory", limits.megabytes)]

        def stop() -> None:
            exceeded[0] = LimitExceeded("time", limits.seconds)
            process.kill()

        timer = loop.call_later(limits.seconds, stop)
        job.answer.add_done_callback(lambda answer: process.kill() if answer.cancelled() else None)
        try:
            result = await loop.run_in_executor(self._threads, process.ask, self._version(), job.work, job.args)
            with suppress(asyncio.InvalidStateError):
                job.answer.set_result(result)
        except ProcessLost:
            del self._processes[nice]
            await loop.run_in_executor(self._threads, process.close)
            if not job.answer.done():
                job.answer.set_exception(exceeded[0])
        except Exception as error:  # noqa: BLE001  raised again where it was asked
            if not job.answer.done():
                job.answer.set_exception(error)
        finally:
            timer.cancel()
