"""Queries that would not end: each is stopped by its limit of time or memory, or by an interrupt, in one line."""

import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Final

from fuzz.kills import SAMPLES, build

_HEADS: Final = ("SELECT (COUNT(*) AS ?n)", "SELECT DISTINCT *", "SELECT *", "ASK", "CONSTRUCT { ?s0 ?p0 ?o9 }")
_TAILS: Final = ("", "", "ORDER BY ?o0 ?s5 ?p2", "LIMIT 3", "GROUP BY ?s0 HAVING (COUNT(*) > 99999999999)")
_PARTS: Final = (
    "?s{0} ?p{0} ?o{0} .",
    "?s{0} ?p{0} ?o{0} .",
    "?s{0} (<x:a>|!<x:b>)* ?o{0} .",
    "OPTIONAL {{ ?s{0} ?p{0} ?o{0} FILTER(REGEX(STR(?o{0}), '(a+)+$')) }}",
    "{{ ?s{0} ?p{0} ?o{0} }} UNION {{ ?o{0} ?p{0} ?s{0} }}",
    "BIND(CONCAT(STR(?o0), STR(?o0)) AS ?long{0})",
)
_SLACK: Final = 30
"""Seconds from the limit to the end, of which starting takes two on an idle machine."""


def query(random: Random) -> str:
    """A query of several unconnected parts, which a store cannot answer soon."""
    parts = ["?s0 ?p0 ?o0 .", *(random.choice(_PARTS).format(n) for n in range(1, random.randint(5, 9)))]
    head = random.choice(_HEADS)
    tail = "" if head == "ASK" else random.choice(_TAILS)
    return f"{head} WHERE {{ {' '.join(parts)} ?s9 ?p9 ?o9 }} {tail if 'GROUP' not in tail or 'COUNT' in head else ''}"


def run(folder: Path, seed: int) -> Iterator[str]:
    """Ask a store of the samples; raises AssertionError if a query outlives its limits, or ends in a traceback."""
    # What a shell runs in the background ignores interrupts, and so would what is started here.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    random, store = Random(seed), folder / "store"
    subprocess.run(build(store, SAMPLES), check=True, capture_output=True)
    while True:
        (folder / "query.rq").write_text(query(random), encoding="utf-8")
        yield _stopped(store, folder / "query.rq", random)


def _stopped(store: Path, query: Path, random: Random) -> str:
    seconds, megabytes = random.choice((0.01, 1, 3)), random.choice((50, 300, 2000))
    limits = ["--timeout", str(seconds), "--memory", str(megabytes)]
    command = [sys.executable, "-m", "unkg", "query", "--file", str(query), "--store", str(store)]
    if interrupted := random.random() < 0.3:
        limits = ["--timeout", "600"]
    with subprocess.Popen([*command, *limits], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
        if interrupted:
            time.sleep(random.uniform(1, 6))
            process.send_signal(signal.SIGINT)
        try:
            _, said = process.communicate(timeout=(0 if interrupted else seconds) + _SLACK)
        except subprocess.TimeoutExpired:
            process.kill()
            raise AssertionError(f"not stopped: {command + limits}") from None
    if interrupted:
        assert process.returncode in {0, 130, -signal.SIGINT}, f"{process.returncode}: {said.decode()}"
        return "interrupted"
    assert process.returncode in {0, 2}, f"{process.returncode}: {said.decode()}"
    assert b"Traceback" not in said, said.decode()
    assert process.returncode == 0 or said.count(b"\n") == 1, said.decode()
    return "answered" if process.returncode == 0 else "stopped"
