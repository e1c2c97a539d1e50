"""Two hundred hostile clients against one server, and an honest one that measures what it notices.

The hostile ones have the addresses 127.0.0.2 to 127.0.0.201 and run in a process of their own. Each does one of these
again and again: cross joins, answers that it does not read, huge posts, requests that are broken or never end.
"""

import asyncio
import json
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles
from urllib.parse import quote
from urllib.request import urlopen

from serving import Listening, descendants, listening
from unkg.network import write_edge_index
from unkg.store import shipped_folder

CLIENTS = 200
PAUSE = 0.1
"""Seconds between the requests of the honest client, and the least between those of a hostile one."""
CROSS_JOIN = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
SORTED = "SELECT DISTINCT ?a ?f ?i WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?f ?i"
LARGE = "SELECT * WHERE { ?s ?p ?o } LIMIT 50000"
CITING = """
PREFIX unkg: <https://w3id.org/unkg/ontology#>
SELECT ?citing ?relation WHERE { ?citing unkg:cites <https://w3id.org/unkg/id/document/A/RES/60/251> ; ?relation
<https://w3id.org/unkg/id/document/A/RES/60/251> } ORDER BY ?citing ?relation LIMIT 20"""


@dataclass(frozen=True, slots=True)
class Flood:
    """What was measured."""

    idle: tuple[float, float]
    """Median and 95th percentile of the honest client's answers without a flood, in milliseconds."""
    flooded: tuple[float, float]
    requests: int
    failed: int
    megabytes: int
    """Most memory of the server and its processes together."""
    statuses: dict[str, int]
    """Answers to the hostile clients, by what they did."""
    same_server: bool

    @property
    def holds(self) -> bool:
        """Whether the honest client notices little, and the server goes on."""
        return self.flooded[1] <= 2 * self.idle[1] + 50 and not self.failed and self.same_server

    def lines(self) -> list[str]:
        """What was measured, for people."""
        idle, flooded = ("{:.1f} ms, 95th percentile {:.1f} ms".format(*pair) for pair in (self.idle, self.flooded))
        return [
            f"idle: median {idle}",
            f"under {CLIENTS} hostile clients: median {flooded} ({self.requests} requests, {self.failed} failed)",
            f"memory at most {self.megabytes} MB; answers to hostile clients: {json.dumps(self.statuses)}",
            "holds" if self.holds else "DOES NOT HOLD",
        ]


def run(store: str | Path, seconds: float, idle_requests: int = 100) -> Flood:
    """Measure one server without and with a flood."""
    with listening(store) as server:
        address = f"{server.address}/sparql?query={quote(CITING)}"
        for _ in range(10):
            asked(address)
        idle = [asked(address) for _ in range(idle_requests)]
        hostile = subprocess.Popen(
            [sys.executable, "-m", "fuzz.flood", str(server.port), str(seconds)],
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        )
        took, memory = measured(server, address, time.monotonic() + seconds)
        statuses = json.loads(hostile.communicate(timeout=60)[0])
        alive = server.process.poll() is None
        with urlopen(f"{server.address}/health", timeout=10) as answer:
            alive = alive and answer.status == 200
    answered = [one for one in took if one is not None]
    return Flood(
        percentiles(idle), percentiles(answered), len(took), len(took) - len(answered), memory, statuses, alive
    )


def endure(_: Path, seed: int) -> Iterator[str]:
    """Flood a server over the graph that ships for ten minutes, or as many as `UNKG_FLOOD_MINUTES` says."""
    del seed
    found = run(shipped_folder(print, index=write_edge_index), 60 * float(os.environ.get("UNKG_FLOOD_MINUTES", "10")))
    print("\n".join(found.lines()), flush=True)
    assert found.holds, found
    yield found.lines()[1]


def measured(server: Listening, address: str, until: float) -> tuple[list[float | None], int]:
    """Seconds of each of the honest client's requests, and the most memory."""
    took, memory = [], 0
    while time.monotonic() < until:
        took.append(asked(address))
        memory = max(memory, resident(server.process.pid))
    return took, memory


def asked(address: str) -> float | None:
    """Milliseconds until an answer was there; None if it was none."""
    time.sleep(PAUSE)
    before = time.perf_counter()
    try:
        with urlopen(address, timeout=30) as answer:
            answer.read()
    except OSError:
        return None
    return (time.perf_counter() - before) * 1000


def percentiles(took: list[float]) -> tuple[float, float]:
    """The median and the 95th percentile."""
    steps = quantiles(took, n=20, method="inclusive")
    return steps[9], steps[18]


def resident(pid: int) -> int:
    """Megabytes of a process and its descendants."""
    kilobytes = 0
    for number in [pid, *descendants(pid)]:
        with suppress(OSError):
            status = Path(f"/proc/{number}/status").read_text()
            kilobytes += int(status.partition("VmRSS:")[2].split()[0]) if "VmRSS:" in status else 0
    return kilobytes // 1024


class Hostile:
    """The hostile clients."""

    def __init__(self, port: int, seconds: float) -> None:
        self.port = port
        self.until = time.monotonic() + seconds
        self.statuses: Counter[str] = Counter()

    async def all(self) -> dict[str, int]:
        """Run every client until the time is over."""
        ways = (self.cross_join, self.cross_join, self.unread, self.huge, self.broken, self.endless)
        await asyncio.gather(*(self.client(f"127.0.0.{2 + n}", ways[n % len(ways)]) for n in range(CLIENTS)))
        return dict(sorted(self.statuses.items()))

    async def client(self, host: str, way) -> None:
        """Do one thing again and again from an address."""
        while time.monotonic() < self.until:
            status = "none"
            with suppress(OSError, TimeoutError, asyncio.IncompleteReadError, ValueError):
                async with asyncio.timeout(60):
                    reader, writer = await asyncio.open_connection(
                        "127.0.0.1", self.port, local_addr=(host, 0), limit=2**12
                    )
                    try:
                        status = await way(reader, writer)
                    finally:
                        writer.transport.abort()
            self.statuses[f"{way.__name__} {status}"] += 1
            await asyncio.sleep(PAUSE)

    async def cross_join(self, reader, writer) -> str:
        """A query that would never end, or fill the memory."""
        query = SORTED if hash(writer) % 2 else CROSS_JOIN
        writer.write(f"GET /sparql?query={quote(query)} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        return await answered(reader)

    async def unread(self, reader, writer) -> str:
        """An answer of megabytes that is not read."""
        writer.write(f"GET /sparql?query={quote(LARGE)} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        status = await answered(reader)
        await asyncio.sleep(min(30, max(0, self.until - time.monotonic())))
        return status

    async def huge(self, reader, writer) -> str:
        """A body of a hundred megabytes, announced or not."""
        head = "POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\n"
        announced = bool(hash(writer) % 2)
        length = "Content-Length: 100000000\r\n\r\n" if announced else "Transfer-Encoding: chunked\r\n\r\n"
        writer.write((head + length).encode())
        some = b"#" * 2**16
        for _ in range(1500):
            writer.write(some if announced else b"10000\r\n" + some + b"\r\n")
            await writer.drain()
        return await answered(reader)

    async def broken(self, reader, writer) -> str:
        """What is not HTTP, or not SPARQL."""
        wrong = (b"\x16\x03\x01\x02\x00\r\n\r\n", b"GET /sparql?query=SELECT HTTP/1.1\r\nHost: x\r\n\r\n")
        writer.write(wrong[hash(writer) % 2])
        return await answered(reader)

    async def endless(self, reader, writer) -> str:
        """A head that never ends, a few bytes at a time."""
        writer.write(b"GET /sparql HTTP/1.1\r\n")
        while time.monotonic() < self.until:
            writer.write(b"X-Header: 1\r\n")
            await writer.drain()
            await asyncio.sleep(1)
            if reader.at_eof():
                return "closed"
        return "open"


async def answered(reader: asyncio.StreamReader) -> str:
    """The status of an answer."""
    line = await reader.readline()
    return line.split()[1].decode() if line else "closed"


if __name__ == "__main__":
    print(json.dumps(asyncio.run(Hostile(int(sys.argv[1]), float(sys.argv[2])).all())))
