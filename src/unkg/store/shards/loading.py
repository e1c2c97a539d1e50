"""Load a folder of shards into a store, whole."""

import gzip
from collections.abc import Iterator
from pathlib import Path

from unkg.stages import stage
from unkg.store import writing
from unkg.store.layout import Contents
from unkg.store.seal import DamagedError
from unkg.store.shards.manifest import (
    Manifest,
    check_file,
    damaged_shards,
    holds_shards,
    read_manifest,
    read_records,
    read_skipped,
)
from unkg.store.writing import Indexer


def load_shards(shards: Path, folder: Path, index: Indexer | None = None, *, overwrite: bool = False) -> Manifest:
    """Make a store in `folder` that holds what a folder of shards holds, as if a build had written it.

    `index` makes its edge index. Each file is checked against its digest before it is loaded. A store that holds
    documents is replaced only with `overwrite`; readers see it until all is loaded. Raises StoreError, also if a shard
    is missing or damaged.
    """
    manifest = read_manifest(shards)
    try:
        writing.load_nquads(
            folder, _batches(shards, manifest), lambda: _contents(shards, manifest), index, overwrite=overwrite
        )
    except DamagedError as error:
        raise damaged_shards(shards, error) from None
    return manifest


def _batches(folder: Path, manifest: Manifest) -> Iterator[bytes]:
    """The N-Quads of all files in parts of whole lines, as large as are loaded at once."""
    rest = b""
    files = manifest.shared_graphs, *(shard.graphs for shard in manifest.shards)
    with stage("loading the shards", len(files)) as advance:
        for file in files:
            check_file(folder, file)
            with gzip.open(folder / file.name) as packed:
                while some := packed.read(writing.BATCH - len(rest)):
                    rest += some
                    if len(rest) >= writing.BATCH:
                        end = rest.rindex(b"\n") + 1
                        yield rest[:end]
                        rest = rest[end:]
            advance(what=file.name)
    yield rest


def held_in_shards(folder: Path) -> Contents:
    """What shards hold besides their statements; nothing if there are none. Raises StoreError, also for damage."""
    if not holds_shards(folder):
        return Contents()
    try:
        return _contents(folder, read_manifest(folder))
    except DamagedError as error:
        raise damaged_shards(folder, error) from None


def _contents(folder: Path, manifest: Manifest) -> Contents:
    contents = Contents(shared=dict(manifest.shared), skipped=read_skipped(folder, manifest))
    for shard in manifest.shards:
        records = read_records(folder, shard)
        contents.inputs.update(records.inputs)
        contents.aside.update(records.aside)
    return contents
