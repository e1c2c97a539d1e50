"""`python -m benchmarks.reloading [STORE]`: dumps of a graph, each loaded into an empty store and asked every query.

Of the graph that ships, if no store is named. Takes minutes a format, and the room of the dumps; `make test` does the same on a
small graph.
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
"""Values drawn for a parameter that a query needs."""

Asked = dict[str, queries.Table]


def reloaded(store: Embedded, ending: str, folder: Path) -> Embedded:
    """What a packed dump of a store gives in an empty one on disk."""
    path = folder / f"graph{ending}.gz"
    dump(store, path)
    fresh = pyoxigraph.Store(str(folder / f"store{ending}"))
    with gzip.open(path) as file:
        fresh.bulk_load(cast("IO[bytes]", file), FORMATS[ending])
    return Embedded(fresh)


def answers(store: Embedded, of: Embedded) -> Asked:
    """The answer of one store to every query, with the values that are drawn `of` another."""
    return {f"{name} {given}": queries.run(store, authorities.load(), name, **given) for name, given in _questions(of)}


def _questions(of: Embedded) -> Iterator[tuple[str, dict[str, str]]]:
    for name in queries.names():
        query = queries.load(name)
        for wanted in ways_to_ask(query):
            yield from ((name, given) for given in islice(drawn(of, query, wanted), DRAWN))


def compared(store: Embedded, endings: tuple[str, ...] = tuple(FORMATS)) -> Iterator[str]:
    """A line a format: how many questions are answered alike, and which are not."""
    expected = answers(store, store)
    rows = sum(map(len, expected.values()))
    for ending in endings:
        with TemporaryDirectory(prefix="unkg-reloaded-") as folder:
            began = time.process_time()
            found = answers(reloaded(store, ending, Path(folder)), store)
            other = [question for question, table in expected.items() if found[question] != table]
            told = f"other answers: {'; '.join(other)}" if other else "all answered alike"
            yield f"{ending}.gz: {len(expected)} questions, {rows:,} rows, {told} ({time.process_time() - began:.0f} s)"


def main() -> int:
    """Compare and print; 1 where an answer differs."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.reloading", description="Dumps loaded into empty stores."
    )
    parser.add_argument("store", nargs="?", type=Path, help="the graph that ships, if not said")
    asked = parser.parse_args()
    status = 0
    with open_folder(asked.store or shipped_folder(lambda line: print(line, file=sys.stderr))) as store:
        for line in compared(store):
            print(line, flush=True)
            status |= "other answers" in line
    return status


if __name__ == "__main__":
    sys.exit(main())
