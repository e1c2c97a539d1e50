"""What serving costs: from the command to the first page, canned queries over HTTP and in process, pages in a browser.

All on the graph that ships.
"""

import json
import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.client import HTTPConnection, RemoteDisconnected
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import urlencode, urlsplit

from tests.serving import listening
from tests.waiting import wait_until

import unkg
from benchmarks.queries import Given, drawn, ways_to_ask
from unkg import Graph, queries
from unkg.queries import Query
from unkg.store import Embedded, shipped_folder

STARTS = 5
TURNS = 7
"""Turns in which a query is answered in process and over HTTP; three if it takes a second."""
DRAWN = 3
"""Values of a required parameter."""
LOADS = 5
"""Visits of a page with an empty cache; the server draws the page at the first and keeps it."""
FACTOR, MORE = 1.3, 3.0
"""What a query over HTTP may take: so many times what it takes in process, and so many milliseconds."""
PAGES = ("id/document/A/HRC/RES/58/17", "id/mandate/united-nations-peacekeeping-force-in-cyprus", "id/state/PRK")


@dataclass(frozen=True, slots=True)
class Start:
    """Seconds from the command: until the server listens, and until its first answer or page is there."""

    listening: float
    answered: float


@dataclass(frozen=True, slots=True)
class Asked:
    """Medians of the times of one query, in milliseconds."""

    query: str
    parameters: str
    inside: float
    over: float
    refused: str | None = None
    """The limit of the server that the answer exceeds, if it does."""

    @property
    def holds(self) -> bool:
        """Whether it takes little more over HTTP."""
        return self.over <= FACTOR * self.inside + MORE

    @property
    def row(self) -> str:
        """Its row in the table."""
        what = f"| {self.query} {self.parameters} | {self.inside:.1f} |"
        if self.refused:
            return f"{what} | | refused: {self.refused} |"
        return f"{what} {self.over:.1f} | {self.over - self.inside:+.1f} | {'yes' if self.holds else '**no**'} |"


class _RefusedError(Exception):
    """The server has no answer; the message is the limit."""


@dataclass(frozen=True, slots=True)
class Visit:
    """A page in a browser with an empty cache."""

    painted: float
    """Milliseconds until something is seen."""
    loaded: float
    """Milliseconds until everything is."""
    sent: int
    """Bytes of the page and all that it loads, as they are sent."""
    requests: int


def measure(progress: Callable[[str], None]) -> str:
    """All tables."""
    folder = shipped_folder(progress)
    parts = [_starts_table(folder)]
    with listening(folder) as server, unkg.open(folder) as graph:
        parts.append(_asked_table(list(_asked(graph, server.address, progress))))
        parts.append(_visits_table(server.address))
    return "\n\n".join(parts)


# ---- start -------------------------------------------------------------------------------------------------------


def _started(folder: Path, path: str) -> Start:
    began = time.perf_counter()
    with listening(folder) as server:
        listens = time.perf_counter() - began
        _get(_connection(server.address), path)
        return Start(listens, time.perf_counter() - began)


def _starts_table(folder: Path) -> str:
    asked = [_started(folder, "/sparql?query=ASK%7B%7D") for _ in range(STARTS)]
    shown = [_started(folder, f"/{PAGES[0]}.html") for _ in range(STARTS)]
    rows = (
        ("listening", [one.listening for one in (*asked, *shown)]),
        ("first answer", [one.answered for one in asked]),
        (f"first page, {PAGES[0].removeprefix('id/document/')}, asked for at once", [one.answered for one in shown]),
    )
    head = ["### A fresh server", "", "| since the command | least | median | most |", "|---|---|---|---|"]
    return "\n".join(
        [*head, *(f"| {what} | {min(some):.2f} s | {median(some):.2f} s | {max(some):.2f} s |" for what, some in rows)]
    )


# ---- canned queries ----------------------------------------------------------------------------------------------


def _asked(graph: Graph, address: str, progress: Callable[[str], None]) -> Iterator[Asked]:
    """All canned queries, by turns in this process and over one connection."""
    assert isinstance(graph.store, Embedded)
    connection = _connection(address)
    for name in queries.names():
        query = queries.load(name)
        for wanted in ways_to_ask(query):
            given = list(islice(drawn(graph.store, query, wanted), DRAWN))
            if given:
                yield _by_turns(graph, connection, query, given)
                progress(f"{name} {' '.join(wanted)}")


def _by_turns(graph: Graph, connection: HTTPConnection, query: Query, given: list[Given]) -> Asked:
    parameters = " ".join(f"{name}=" for name in given[0])
    try:
        pairs = [_pair(graph, connection, query.name, one) for one in given]
    except _RefusedError as limit:
        return Asked(query.name, parameters, _milliseconds(lambda: graph.query(query.name, **given[0])), 0, str(limit))
    inside, over = (median(column) for column in zip(*pairs, strict=True))
    return Asked(query.name, parameters, inside, over)


def _pair(graph: Graph, connection: HTTPConnection, name: str, given: Given) -> tuple[float, float]:
    path = f"/questions/{name}.json?{urlencode(given)}"

    def inside() -> object:
        return graph.query(name, **given)

    def over() -> object:
        return _get(connection, path)

    turns = 3 if max(_milliseconds(over), _milliseconds(inside)) > 1000 else TURNS
    both = [(_milliseconds(inside), _milliseconds(over)) for _ in range(turns)]
    first, second = (median(column) for column in zip(*both, strict=True))
    return first, second


def _asked_table(found: list[Asked]) -> str:
    answered = [one for one in found if not one.refused]
    said = f"{sum(one.holds for one in answered)} of {len(answered)} hold"
    return "\n".join(
        [
            "### Canned queries over HTTP",
            "",
            f"Milliseconds, medians by turns. Bound: {FACTOR} times the time in process, and {MORE:g} ms; {said}.",
            "",
            "| query | in process | over HTTP | more | holds |",
            "|---|---|---|---|---|",
            *(one.row for one in found),
        ]
    )


# ---- pages -------------------------------------------------------------------------------------------------------


def _visits_table(address: str) -> str:
    title = "### Pages in Chromium\n\n"
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        return f"{title}No Chromium is installed."
    from playwright.sync_api import sync_playwright

    lines = []
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for page in PAGES:
            visits = [_visited(browser, f"{address}/{page}.html") for _ in range(LOADS)]
            best = min(visits, key=lambda one: one.painted)
            lines.append(
                f"| {page} | {visits[0].painted:.0f} ms | {best.painted:.0f} ms | {best.loaded:.0f} ms "
                f"| {best.sent / 1000:.1f} KB | {best.requests} |"
            )
        browser.close()
    head = f"| page | first paint, first visit | best of {LOADS} | loaded, best | sent | requests |"
    return "\n".join([title + head, "|---|---|---|---|---|---|", *lines])


_TIMES = """() => {
  const [page] = performance.getEntriesByType("navigation");
  const all = [page, ...performance.getEntriesByType("resource")];
  return JSON.stringify({
    painted: performance.getEntriesByName("first-contentful-paint")[0].startTime,
    loaded: page.loadEventEnd,
    sent: all.reduce((sum, one) => sum + one.transferSize, 0),
    requests: all.length,
  });
}"""


def _visited(browser: Any, address: str) -> Visit:
    context = browser.new_context()
    page = context.new_page()
    page.goto(address, wait_until="load")
    wait_until(lambda: page.evaluate("performance.getEntriesByName('first-contentful-paint').length"))
    found = Visit(**json.loads(page.evaluate(_TIMES)))
    context.close()
    return found


# ---- requests ----------------------------------------------------------------------------------------------------


def _connection(address: str) -> HTTPConnection:
    return HTTPConnection(urlsplit(address).netloc, timeout=60)


def _get(connection: HTTPConnection, path: str) -> bytes:
    """The body of an answer. Raises _RefusedError if it exceeds a limit, RuntimeError if there is none."""
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
    except RemoteDisconnected:  # it was unused for long
        connection.close()
        return _get(connection, path)
    body = answer.read()
    if answer.status in {413, 504}:
        raise _RefusedError(json.loads(body)["limited"])
    if answer.status != 200:
        raise RuntimeError(f"{path}: {answer.status} {body[:200]!r}")
    return body


def _milliseconds(ask: Callable[[], object]) -> float:
    began = time.perf_counter()
    ask()
    return (time.perf_counter() - began) * 1000
