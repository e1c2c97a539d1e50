"""Processes that answer queries: what becomes of them when nobody waits for them any more."""

import asyncio
import threading
import time
from contextlib import suppress

import pytest

from unkg.serving import processes
from unkg.serving.processes import Order, QueryProcess


@pytest.mark.parametrize("times", [1, 2])
def test_a_start_that_is_given_up_leaves_neither_process_nor_socket(graph, monkeypatch, times):
    may_fork, forked = threading.Event(), []

    def forked_late(order):
        assert may_fork.wait(30)
        forked.append(_forked(order))
        return forked[0]

    async def given_up():
        start = asyncio.create_task(QueryProcess.start(Order(graph, 0, 5.0, 1024, 10**6)))
        for _ in range(times):
            await asyncio.sleep(0.05)
            start.cancel()
        with suppress(asyncio.CancelledError):
            await start

    _forked = processes._forked
    monkeypatch.setattr(processes, "_forked", forked_late)
    threading.Timer(0.5, may_fork.set).start()
    asyncio.run(given_up())
    deadline = time.monotonic() + 60
    while not forked or not _is_released(*forked[0]):
        assert time.monotonic() < deadline
        time.sleep(0.05)


def _is_released(process, ours) -> bool:
    try:
        process.is_alive()
    except ValueError:  # it has been closed, which it can only be after its end
        return ours.fileno() == -1
    return False
