"""Write a folder of shards: keep what is made, then write the shards that changed, then the manifest."""

import json
import re
import shutil
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from unkg.building.fingerprint import versions
from unkg.building.shards.filling import JOURNAL, Plan, fill, noted, sorted_lines, write_graphs, write_packed
from unkg.building.shards.partition import Range, ranges
from unkg.building.shards.register import DiskRegister
from unkg.building.shards.validity import VALIDATION
from unkg.model import SkipReason
from unkg.store import DamagedError, Input, Journal, StoreError, only_writer
from unkg.store.shards import (
    MANIFEST,
    File,
    Manifest,
    Shard,
    check_file,
    damaged_shards,
    holds_shards,
    read_manifest,
    read_records,
    read_skipped,
    write_manifest,
)
from unkg.workers import Limits, WorkerLost, in_order

SIZE: Final = 1000
"""The most documents of a shard, unless stated."""
_WORK: Final = "work"
_OTHER_NAMES: Final = {MANIFEST, f"{MANIFEST}.new", _WORK, "lock", VALIDATION}
_NAMED_BY_DIGEST: Final = re.compile(r"(shard(-[01]+)?|shared|skipped)\.[0-9a-f]{12}\.(nq|jsonl)\.gz")
"""The names of the files that a manifest names, in any build: never `shards.txt`, which is somebody else's."""
_NO_LINES: Final = b""


class ShardsWriter:
    """Shards to be written. Kept graphs and finished shards survive a block that fails."""

    def __init__(self, folder: Path, size: int | None, base: str, earlier: Manifest | None) -> None:
        """Go on from the shards that the folder holds, if any."""
        self._folder = folder
        self._work = folder / _WORK
        self._earlier = earlier
        self._base = base
        self._size = size or (earlier.size if earlier else SIZE)
        with ExitStack() as unless_opened:
            self._journal = Journal(self._work / JOURNAL)
            unless_opened.callback(self._journal.close)
            self.register = DiskRegister(self._work / "register.sqlite")
            unless_opened.pop_all()
        self.skipped: dict[str, SkipReason] = {}
        """Why files in folders are not used, by the digest that Input has."""
        self._shared = dict(earlier.shared) if earlier else {}
        self._shared_graphs: dict[str, bytes] = {}
        self._whole: list[Shard] = []
        """The earlier shards that are not damaged."""
        self._damaged: dict[str, list[str]] = {}

    def read(self) -> None:
        """Read what the earlier shards hold; what a damaged one held must be made again. Raises DamagedError."""
        earlier = self._earlier
        if earlier is None:
            return
        self.skipped.update(read_skipped(self._folder, earlier))
        self._shared_graphs = _by_graph(_unpacked(self._folder, earlier.shared_graphs))
        for shard in earlier.shards:
            records = read_records(self._folder, shard)
            self.register.aside.update(records.aside)
            try:
                check_file(self._folder, shard.graphs)
            except DamagedError as error:
                self._damaged[str(error)] = list(records.inputs)
            else:
                self._whole.append(shard)
                self.register.inputs.update(records.inputs)

    # ---- what a build keeps, and what becomes of it ---------------------------------------------------------------

    def keep(self, graph: str, packed: bytes, made_from: Input) -> int:
        """Keep the packed statements of one graph, even if the build is interrupted; returns a number for `put`."""
        return self._journal.keep(graph, packed, made_from)

    def transaction(self) -> AbstractContextManager[None]:
        """Keep all graphs of the block, or none."""
        return self._journal.transaction()

    def kept(self, digest: str) -> list[tuple[int, str, Input]]:
        """Graphs of an interrupted build whose digest has this prefix: number, graph, and what it was made from."""
        return self._journal.of(digest)

    def put(self, graph: str, number: int, made_from: Input) -> None:
        """Replace a graph by the kept statements with this number."""
        self.register.put(graph, number, made_from)

    def remove(self, graph: str) -> None:
        """Remove a graph."""
        self.register.inputs.pop(graph, None)

    def replace(self, graph: str, nquads: bytes) -> None:
        """Replace a graph that all documents share."""
        self._shared_graphs[graph] = sorted_lines(nquads)

    def add(self, nquads: bytes) -> None:
        """Add statements to the graphs that they name, which all documents share."""
        for graph, lines in _by_graph(nquads).items():
            self._shared_graphs[graph] = sorted_lines(self._shared_graphs.get(graph, _NO_LINES) + lines)

    def lacks(self, part: str, digest: str) -> bool:
        """Whether a shared part is missing or was made from another digest. Records the new digest."""
        known = self._shared.get(part)
        self._shared[part] = digest
        return digest != known

    # ---- writing --------------------------------------------------------------------------------------------------

    def write(self, limits: Limits) -> Manifest:
        """Write the shards that differ, and the manifest. Raises StoreError."""
        self._refuse_loss()
        shards = tuple(self._shards(limits))
        graphs, statements, _ = write_graphs(self._work, "shared", iter(sorted(self._shared_graphs.items())))
        rows = (json.dumps(list(pair), ensure_ascii=False) + "\n" for pair in sorted(self.skipped.items()))
        skipped = write_packed(self._work, "skipped", ".jsonl.gz", (row.encode() for row in rows))[0]
        shared = dict(sorted(self._shared.items()))
        manifest = Manifest(self._base, self._size, versions(), shared, graphs, statements, skipped, shards)
        for file in manifest.files:
            if (made := self._work / file.name).exists():
                made.replace(self._folder / file.name)
        write_manifest(self._folder, manifest)
        self._remove_others(manifest)
        return manifest

    def _refuse_loss(self) -> None:
        """Raise StoreError if a document of a damaged shard is not among the inputs."""
        for damage, graphs in self._damaged.items():
            if missing := [graph for graph in graphs if graph not in self.register.inputs]:
                first = missing[0].rpartition("/id/graph/")[2]
                raise damaged_shards(
                    self._folder,
                    DamagedError(
                        f"{damage}; {len(missing)} of its documents are not among the inputs, such as {first}"
                    ),
                )

    def _shards(self, limits: Limits) -> Iterator[Shard]:
        """All shards in the order of places; those that are as they were are not written again."""
        within = list(ranges(self.register.count, self._size))
        done = {one: shard for one in within if (shard := self._as_it_was(one))}
        plans = (self._plan(one) for one in within if one not in done)
        pool = replace(limits.at_most(len(within) - len(done)), seconds=None)
        made = in_order(partial(fill, self._folder, self._work), plans, pool)
        for one in within:
            yield done[one] if one in done else self._made(*next(made))

    def _made(self, plan: Plan, shard: Shard | WorkerLost) -> Shard:
        if isinstance(shard, WorkerLost):
            name = f"shard {plan.within.bits}".strip()
            raise StoreError(f"{self._folder}: {name} was not written: {shard.problem}; {shard.remedy}")
        return shard

    def _as_it_was(self, within: Range) -> Shard | None:
        """The shard of an earlier or interrupted build that is what is to be written, and whole."""
        found = [shard for shard in self._whole if shard.bits == within.bits] + self._finished(within)
        if not found:
            return None
        plan = self._plan(within)
        for shard in found:
            if shard.made_from == plan.made_from:
                records = write_packed(self._work, shard.name, ".jsonl.gz", [plan.records])[0]
                return replace(shard, records=records)
        return None

    def _finished(self, within: Range) -> list[Shard]:
        """The shard of an interrupted build, if there is one and its file is whole."""
        shard = noted(self._work, within)
        if shard is None:
            return []
        try:
            check_file(self._work, shard.graphs)
        except DamagedError:
            return []
        return [shard]

    def _plan(self, within: Range) -> Plan:
        rows = self.register.rows(within)
        held = any(row.number is None for row in rows)
        files = (shard.graphs.name for shard in self._whole if held and within.overlaps(Range(shard.bits)))
        return Plan(within, rows, self.register.rows_aside(within), tuple(files))

    def _remove_others(self, manifest: Manifest) -> None:
        """Remove the files that the manifest does not name."""
        named = {file.name for file in manifest.files}
        for path in self._folder.iterdir():
            if _NAMED_BY_DIGEST.fullmatch(path.name) and path.name not in named:
                path.unlink()

    def close(self, *, complete: bool) -> None:
        """Close the files of the build, and remove them if it is complete."""
        self.register.close()
        self._journal.close(remove=complete)
        if complete:
            shutil.rmtree(self._work)


def _unpacked(folder: Path, file: File) -> bytes:
    import gzip

    check_file(folder, file)
    return gzip.decompress((folder / file.name).read_bytes())


def _by_graph(nquads: bytes) -> dict[str, bytes]:
    """N-Quads by the name of the graph."""
    found: dict[str, list[bytes]] = {}
    for line in nquads.splitlines(keepends=True):
        found.setdefault(line.rsplit(b" ", 2)[1][1:-1].decode(), []).append(line)
    return {graph: b"".join(lines) for graph, lines in found.items()}


@contextmanager
def shards_writer(folder: Path, size: int | None, base: str, *, overwrite: bool = False) -> Iterator[ShardsWriter]:
    """Write shards in `folder`, created if needed, with IRIs under `base`; `overwrite` starts from none.

    A block that does not `write` leaves the folder as it was, and the next writer finds what was kept. Raises
    StoreError if another process writes, the folder holds something else, or the shards are damaged, unless
    `overwrite`.
    """
    import sqlite3

    try:
        _refuse_foreign(folder)
        with only_writer(folder):
            (folder / _WORK).mkdir(exist_ok=True)
            earlier = read_manifest(folder) if holds_shards(folder) and not overwrite else None
            if earlier and earlier.base != base:
                raise StoreError(f"{folder}: the shards have the base {earlier.base}; use --base, or --overwrite")
            writer = ShardsWriter(folder, size, base, earlier)
            complete = False
            try:
                writer.read()
                yield writer
                complete = True
            finally:
                writer.close(complete=complete)
    except DamagedError as error:
        raise damaged_shards(folder, error) from None
    except (OSError, sqlite3.Error) as error:
        raise StoreError(f"{folder}: cannot write the shards ({error}); the next build resumes from here") from error


def _refuse_foreign(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise StoreError(f"{folder}: a file, not a folder; use another path for --shards")
    names = {entry.name for entry in folder.iterdir()} - _OTHER_NAMES if folder.is_dir() else set()
    if not all(map(_NAMED_BY_DIGEST.fullmatch, names)):
        raise StoreError(f"{folder}: not empty and no shards; use another folder for --shards")
