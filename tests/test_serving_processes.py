"""Processes that answer queries: when one cannot be started, and when nobody waits for it any more."""

import asyncio
import socket
import threading
from contextlib import suppress
from multiprocessing.process import BaseProcess
from types import SimpleNamespace

import pytest

from serving import served
from unkg.serving import Settings, processes
from unkg.serving.pool import Pool
from unkg.serving.processes import Order, QueryProcess, warm
from waiting import wait_until


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
    wait_until(lambda: forked and _is_released(*forked[0]))


@pytest.mark.parametrize("error", [OSError("no memory"), EOFError("unexpected EOF")])
def test_a_process_that_cannot_be_forked_is_tried_again(graph, monkeypatch, error):
    started, pairs = BaseProcess.start, []

    def failing(process):
        monkeypatch.setattr(BaseProcess, "start", started)
        raise error

    def pair():
        pairs.append(socket.socketpair())
        return pairs[-1]

    monkeypatch.setattr(BaseProcess, "start", failing)
    monkeypatch.setattr(processes, "socket", SimpleNamespace(socketpair=pair))  # asyncio makes others
    with served(graph):
        wait_until(lambda: len(pairs) == 3)  # two places, and one of them once more
    wait_until(lambda: all(ours.fileno() == -1 for ours, _ in pairs))


def _is_released(process, ours) -> bool:
    try:
        process.is_alive()
    except ValueError:  # it has been closed, which it can only be after its end
        return ours.fileno() == -1
    return False


@pytest.mark.parametrize("steps", range(8))
def test_a_pool_that_is_closed_while_work_arrives_ends(graph, steps):
    async def closed():
        async with Pool(Settings(str(graph)), lambda: None) as pool:
            await pool.call(warm, client="one")
            await asyncio.sleep(0.1)  # both places wait for work
            call = asyncio.create_task(pool.call(warm, client="one"))
            for _ in range(steps):
                await asyncio.sleep(0)
        call.cancel()

    asyncio.run(asyncio.wait_for(closed(), 60))
