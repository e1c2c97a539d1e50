"""Shards: the graphs of a collection as compressed N-Quads in several files, with a manifest. Any store loads them.

    FOLDER/manifest.json            what the folder holds, with the digests of its files, written last
    FOLDER/shard-0110.DIGEST.nq.gz  the graphs of some documents, by name of graph, each sorted by line
    FOLDER/shard-0110.DIGEST.jsonl.gz  what each of these graphs was made from, and what was set aside for it
    FOLDER/shared.DIGEST.nq.gz      the graphs that all documents share: authorities, ontology, runs
    FOLDER/validation/              results for each shard, which hold as long as the shard is the same
    FOLDER/work/                    what an interrupted build has made: the next one resumes from it
    FOLDER/lock                     locked by the one writer, names it

A file's name has the first digits of its digest, so that a new manifest never names a file that an older one means.
"""

from unkg.store.shards.loading import held_in_shards, load_shards
from unkg.store.shards.manifest import (
    FORMAT,
    MANIFEST,
    File,
    Manifest,
    Shard,
    ShardRecords,
    check_file,
    damaged_shards,
    describe_file,
    holds_shards,
    read_manifest,
    read_records,
    read_skipped,
    verify_shards,
    write_manifest,
)

__all__ = [
    "FORMAT",
    "MANIFEST",
    "File",
    "Manifest",
    "Shard",
    "ShardRecords",
    "check_file",
    "damaged_shards",
    "describe_file",
    "held_in_shards",
    "holds_shards",
    "load_shards",
    "read_manifest",
    "read_records",
    "read_skipped",
    "verify_shards",
    "write_manifest",
]
