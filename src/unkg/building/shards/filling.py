"""Write one shard: what a worker process does."""

import gzip
import hashlib
import heapq
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import Any, Final

from unkg.building.shards.partition import Range
from unkg.building.shards.register import Row
from unkg.store import KeptGraphs
from unkg.store.shards import File, Shard, describe_file
from unkg.store.shards.manifest import shard_name
from unkg.vocabulary import is_version_graph

JOURNAL: Final = "journal.sqlite"
_DIGITS: Final = 12
"""Digits of a file's digest in its name."""
_LEVEL: Final = 6
"""Of compression: 9 takes three times as long and saves a fiftieth."""

Graphs = Iterator[tuple[str, bytes]]
"""Names of graphs, sorted, with their sorted N-Quads."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A shard to be written."""

    within: Range
    rows: list[Row]
    """Its documents, sorted by graph."""
    aside: list[tuple[str, str]]
    """What is set aside for them: graph and the JSON of Input.as_row."""
    earlier: tuple[str, ...]
    """Files of earlier shards that hold the documents that are not in the journal."""

    @property
    def documents(self) -> int:
        """Number of documents, however many language versions they have."""
        return sum(not is_version_graph(row.graph) for row in self.rows)

    @property
    def made_from(self) -> str:
        """A digest of the graphs and of what each was made from: it decides on the statements."""
        return hashlib.sha256("".join(f"{row.graph}\t{row.digest}\n" for row in self.rows).encode()).hexdigest()

    @property
    def records(self) -> bytes:
        """What the graphs were made from, as JSON Lines."""
        rows = [("in", row.graph, row.made_from) for row in self.rows]
        rows += [("aside", graph, made_from) for graph, made_from in self.aside]
        lines = (json.dumps([kind, graph, *json.loads(row)], ensure_ascii=False) for kind, graph, row in rows)
        return "".join(f"{line}\n" for line in lines).encode()


def fill(folder: Path, work: Path, plan: Plan) -> Shard:
    """Write the files of a shard into `work`, with a note that says so; `folder` has the earlier shards."""
    name = shard_name(plan.within.bits)
    kept = KeptGraphs(work / JOURNAL)
    try:
        graphs, statements, size = write_graphs(work, name, _graphs(folder, kept, plan))
    finally:
        kept.close()
    records = write_packed(work, name, ".jsonl.gz", [plan.records])[0]
    shard = Shard(plan.within.bits, plan.documents, statements, size, plan.made_from, graphs, records)
    note(work, shard)
    return shard


def note(work: Path, shard: Shard) -> None:
    """Note that the files of a shard are complete."""
    write_json(work / f"{shard.name}.json", asdict(shard))


def write_json(path: Path, content: dict[str, Any]) -> None:
    """Write a file that is whole if it is there, unless the machine stops: what is in it can be made again."""
    fresh = path.with_name(f"{path.name}.new")
    fresh.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    fresh.replace(path)


def noted(work: Path, within: Range) -> Shard | None:
    """The shard that an interrupted build has completed, if any."""
    try:
        found: dict[str, Any] = json.loads((work / f"{shard_name(within.bits)}.json").read_text(encoding="utf-8"))
        return Shard(**found | {name: File(**found[name]) for name in ("graphs", "records")})
    except (OSError, ValueError, TypeError, KeyError):  # nothing but time is lost
        return None


def _graphs(folder: Path, kept: KeptGraphs, plan: Plan) -> Graphs:
    """The graphs of a shard, from earlier shards and from the journal."""
    held = {row.graph for row in plan.rows if row.number is None}
    new = ((row.graph, sorted_lines(kept.nquads(row.number))) for row in plan.rows if row.number is not None)
    earlier = (read_graphs(folder / name, held) for name in plan.earlier)
    return heapq.merge(new, *earlier, key=lambda of: of[0])


def sorted_lines(nquads: bytes) -> bytes:
    """The lines of N-Quads, sorted by their bytes, each once."""
    return b"".join(sorted(set(nquads.splitlines(keepends=True))))


def read_graphs(path: Path, wanted: Iterable[str]) -> Graphs:
    """Some graphs of an earlier shard."""
    names = {f"<{name}>".encode(): name for name in wanted}
    if names:
        with gzip.open(path) as lines:
            for graph, of_graph in groupby(lines, key=lambda line: line.rsplit(b" ", 2)[1]):
                if graph in names:
                    yield names[graph], b"".join(of_graph)


def write_graphs(folder: Path, name: str, graphs: Graphs) -> tuple[File, int, int]:
    """Write graphs as a compressed file; returns it with the number of statements and of bytes before compression."""
    return write_packed(folder, name, ".nq.gz", (nquads for _, nquads in graphs))


def write_packed(folder: Path, name: str, end: str, parts: Iterable[bytes]) -> tuple[File, int, int]:
    """Write lines as a compressed file that is named by its digest; returns it with the numbers of lines and of bytes.

    The file has neither name nor time in it, so that the same lines give the same bytes.
    """
    lines = size = 0
    fresh = folder / f"{name}{end}.part"
    with fresh.open("wb") as file, gzip.GzipFile("", "wb", _LEVEL, file, mtime=0) as packed:
        for part in parts:
            packed.write(part)
            lines += part.count(b"\n")
            size += len(part)
    found = describe_file(fresh)
    written = replace(found, name=f"{name}.{found.sha256[:_DIGITS]}{end}")
    fresh.replace(folder / written.name)
    return written, lines, size
