"""`python -m benchmarks.reloading [STORE]`: load the dumps of a graph into empty stores and compare all queries.

The default is the graph that ships. It takes minutes per format, and disk space for the dumps; `make test` does the
same on a small graph.
"""

import argparse
import gzip
import sys
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Final, cast

import pyoxigraph
from pyoxigraph import RdfFormat

from benchmarks.queries import drawn, ways_to_ask
from unkg import authorities, queries
from unkg.publishing import dump
from unkg.store import Embedded, open_folder, shipped_folder

FORMATS: Final = {".ttl": RdfFormat.TURTLE, ".nq": RdfFormat.N_QUADS, ".jsonld": RdfFormat.JSON_LD}
DRAWN: Final = 3
"""Values drawn for a required parameter."""

Answers = dict[str, queries.Table]


def reloaded(store: Embedded, ending: str, folder: Path) -> Embedded:
    """Dump a store to a compressed file, and load it into an empty store on disk."""
    path = folder / f"graph{ending}.gz"
    dump(store, path)
    fresh = pyoxigraph.Store(str(folder / f"store{ending}"))
    with gzip.open(path) as file:
        fresh.bulk_load(cast("IO[bytes]", file), FORMATS[ending])
    return Embedded(fresh)


def answers(store: Embedded, of: Embedded) -> Answers:
    """The answers of one store to all queries, with parameter values drawn from the store `of`."""
    return {f"{name} {given}": queries.run(store, authorities.load(), name, **given) for name, given in _questions(of)}


def _questions(of: Embedded) -> Iterator[tuple[str, dict[str, str]]]:
    for name in queries.names():
        query = queries.load(name)
        for wanted in ways_to_ask(query):
            yield from ((name, given) for given in islice(drawn(of, query, wanted), DRAWN))


def compared(store: Embedded, endings: tuple[str, ...] = tuple(FORMATS)) -> Iterator[str]:
    """One line per format: number of questions, and those with different answers."""
    expected = answers(store, store)
    rows = sum(map(len, expected.values()))
    for ending in endings:
        with TemporaryDirectory(prefix="unkg-reloaded-") as folder:
            began = time.process_time()
            found = answers(reloaded(store, ending, Path(folder)), store)
            other = [question for question, table in expected.items() if found[question] != table]
            outcome = f"different answers: {'; '.join(other)}" if other else "all answers equal"
            seconds = time.process_time() - began
            yield f"{ending}.gz: {len(expected)} questions, {rows:,} rows, {outcome} ({seconds:.0f} s)"


def main() -> int:
    """Compare and print. Exit code: 1 if an answer differs."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.reloading", description="Compare a store with its reloaded dumps."
    )
    parser.add_argument("store", nargs="?", type=Path, help="default: the graph that ships")
    options = parser.parse_args()
    status = 0
    with open_folder(options.store or shipped_folder(lambda line: print(line, file=sys.stderr))) as store:
        for line in compared(store):
            print(line, flush=True)
            status |= "different answers" in line
    return status


if __name__ == "__main__":
    sys.exit(main())
