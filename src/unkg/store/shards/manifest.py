"""The manifest of a folder of shards: what it holds, and the digests of its files."""

import gzip
import hashlib
import json
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from unkg.model import SkipReason
from unkg.store.durable import replace
from unkg.store.interface import Input, StoreError
from unkg.store.seal import DamagedError, check_digest, check_size, digest_of, first_line
from unkg.vocabulary import is_version_graph

FORMAT: Final = "unkg shards 1"
MANIFEST: Final = "manifest.json"


@dataclass(frozen=True, slots=True)
class File:
    """A file of the folder."""

    name: str
    bytes: int
    sha256: str
    """In hexadecimal digits."""


@dataclass(frozen=True, slots=True)
class Shard:
    """The graphs of some documents."""

    bits: str
    """The first bits of the places of its documents; empty: it holds all."""
    documents: int
    statements: int
    uncompressed: int
    """Bytes of the N-Quads."""
    made_from: str
    """A digest of its documents' graphs and of what each was made from: the same digest, the same statements."""
    graphs: File
    records: File

    @property
    def name(self) -> str:
        """How its files' names begin."""
        return shard_name(self.bits)


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a folder of shards holds."""

    base: str
    """Base of the IRIs of resources."""
    size: int
    """The most documents of a shard."""
    run: Mapping[str, str]
    """Name → version or digest of all that the graphs depend on besides the documents."""
    shared: Mapping[str, str]
    """Digests of what the shared graphs were made from, by name."""
    shared_graphs: File
    shared_statements: int
    skipped: File
    """Why files in folders were not used, by the digest that Input has."""
    shards: tuple[Shard, ...]

    @property
    def documents(self) -> int:
        """Number of documents."""
        return sum(shard.documents for shard in self.shards)

    @property
    def statements(self) -> int:
        """Number of statements, shared ones included."""
        return self.shared_statements + sum(shard.statements for shard in self.shards)

    @property
    def bytes(self) -> int:
        """Bytes of all files."""
        return sum(file.bytes for file in self.files)

    @property
    def files(self) -> tuple[File, ...]:
        """All files."""
        of_shards = (file for shard in self.shards for file in (shard.graphs, shard.records))
        return (self.shared_graphs, self.skipped, *of_shards)


def shard_name(bits: str) -> str:
    """How the names of a shard's files begin."""
    return f"shard-{bits}" if bits else "shard"


def holds_shards(folder: Path) -> bool:
    """Whether a folder holds shards, damaged or not."""
    return (folder / MANIFEST).is_file()


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write the manifest atomically, when all files that it names are there."""
    totals = {"documents": manifest.documents, "statements": manifest.statements, "bytes": manifest.bytes}
    described = {"format": FORMAT, **totals, **asdict(manifest)}
    described["sha256"] = _digest_of(described)
    replace(folder / MANIFEST, json.dumps(described, indent=1, ensure_ascii=False))


def _digest_of(described: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(described, sort_keys=True).encode()).hexdigest()


def read_manifest(folder: Path) -> Manifest:
    """The manifest of a folder. Raises StoreError if there is none, or it is damaged or of another format."""
    try:
        return _manifest(folder, json.loads((folder / MANIFEST).read_text(encoding="utf-8")))
    except OSError:
        raise StoreError(f"{folder}: no shards here; make some with: unkg build PATH --shards {folder}") from None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise damaged_shards(folder, DamagedError(f"{MANIFEST} is not a manifest")) from None


def _manifest(folder: Path, described: dict[str, Any]) -> Manifest:
    found = described["format"]
    if found != FORMAT:
        remedy = f"make them anew with unkg build --shards {folder} --overwrite"
        raise StoreError(f"{folder}: the shards have format {found!r}, not {FORMAT!r}; {remedy}")
    if described.pop("sha256") != _digest_of(described):
        raise damaged_shards(folder, DamagedError(f"{MANIFEST} has been changed"))
    of_shards = (one | {name: File(**one[name]) for name in ("graphs", "records")} for one in described["shards"])
    return Manifest(
        described["base"],
        described["size"],
        described["run"],
        described["shared"],
        File(**described["shared_graphs"]),
        described["shared_statements"],
        File(**described["skipped"]),
        tuple(Shard(**one) for one in of_shards),
    )


def damaged_shards(folder: Path, error: Exception) -> StoreError:
    """The error that names the folder, its damage, and the remedy."""
    damage = first_line(error)
    return StoreError(f"{folder}: the shards are damaged ({damage}); make them anew: unkg build … --shards {folder}")


def describe_file(path: Path) -> File:
    """What a manifest says of a file, as it is now. Raises OSError."""
    return File(path.name, path.stat().st_size, digest_of(path))


def check_file(folder: Path, file: File) -> None:
    """Check a file against its size and digest. Raises DamagedError."""
    check_size(folder, file.name, file.bytes)
    check_digest(folder, file.name, file.sha256)


@dataclass(frozen=True, slots=True)
class ShardRecords:
    """What the graphs of a shard were made from."""

    inputs: dict[str, Input]
    """By graph."""
    aside: dict[tuple[str, str], Input]
    """Inputs set aside for another of the same document, by graph and digest."""


def read_records(folder: Path, shard: Shard) -> ShardRecords:
    """What the graphs of a shard were made from. Raises DamagedError."""
    records = ShardRecords({}, {})
    for kind, graph, *row in _rows(folder, shard.records):
        made_from = Input.from_row(row)
        if kind == "in":
            records.inputs[graph] = made_from
        else:
            records.aside[graph, made_from.digest] = made_from
    return records


def read_skipped(folder: Path, manifest: Manifest) -> dict[str, SkipReason]:
    """Why files were skipped, by digest. Raises DamagedError."""
    return dict(_rows(folder, manifest.skipped))


def _rows(folder: Path, file: File) -> Iterator[list[Any]]:
    check_file(folder, file)
    with gzip.open(folder / file.name, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def verify_shards(folder: Path) -> Manifest:
    """Check every file of a folder, and count its statements and documents. Raises StoreError."""
    manifest = read_manifest(folder)
    try:
        for file in manifest.files:
            check_file(folder, file)
        for shard in manifest.shards:
            held = _counted(folder / shard.graphs.name)
            if held != (shard.statements, shard.documents):
                counts = f"{held[0]} statements of {held[1]} documents"
                wanted = f"{shard.statements} of {shard.documents}"
                raise DamagedError(f"{shard.graphs.name} holds {counts} instead of {wanted}")
    except DamagedError as error:
        raise damaged_shards(folder, error) from None
    return manifest


def _counted(path: Path) -> tuple[int, int]:
    """The numbers of statements and of documents; graphs of language versions are not counted."""
    statements = documents = 0
    last = b""
    try:
        with gzip.open(path) as lines:
            for line in lines:
                statements += 1
                graph = line[line.rindex(b" <") :]
                if graph != last:
                    documents, last = documents + (not is_version_graph(graph.decode())), graph
    except (OSError, EOFError, zlib.error, ValueError) as error:
        raise DamagedError(f"{path.name} cannot be read: {error}") from None
    return statements, documents
