"""A store as a file that any RDF tool reads: the same store gives the same bytes."""

import gzip
import heapq
import itertools
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING, Final

from unkg.vocabulary import TERMS

if TYPE_CHECKING:
    from pyoxigraph import Triple

    from unkg.store import Store

PREFIXES: Final = {
    "cito": "http://purl.org/spar/cito/",
    "dcterms": "http://purl.org/dc/terms/",
    "nif": "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "unkg": TERMS,
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""Prefixes of vocabularies only: a symbol has strokes and parentheses, and reads better in a whole IRI."""
_SORTED_AT_ONCE = 500_000
"""Lines sorted in memory; more are sorted by merging files."""


class DumpError(ValueError):
    """A dump cannot be written as asked; the message is one line."""


def dump(store: "Store", path: Path) -> None:
    """Write all that a store holds; the name's ending chooses the format, `.gz` packs it.

    `.nq` keeps the named graphs and is sorted by line; `.nt`, `.ttl` and `.jsonld` hold each statement once, whichever
    graphs it stands in, sorted by subject. The file appears only when it is whole. Raises DumpError.
    """
    write = _writer_for(path)
    half = path.with_name(path.name + ".part")
    try:
        with _opened(half, packed=path.suffix == ".gz") as file:
            write(store, file)
        half.replace(path)
    except OSError as error:
        raise DumpError(f"{path}: cannot be written ({error.strerror or error})") from None
    finally:
        half.unlink(missing_ok=True)


def check_path(path: Path) -> None:
    """Raise DumpError unless a dump can be written under this name."""
    _writer_for(path)
    if not path.parent.is_dir():
        raise DumpError(f"{path}: there is no folder {path.parent}")


def _writer_for(path: Path) -> "Callable[[Store, IO[bytes]], None]":
    ending = Path(path.stem).suffix if path.suffix == ".gz" else path.suffix
    if ending not in _WRITERS:
        raise DumpError(f"{path}: no such format; name the file {', '.join(_WRITERS)}, with or without .gz")
    return _WRITERS[ending]


@contextmanager
def _opened(path: Path, *, packed: bool) -> Iterator[IO[bytes]]:
    with path.open("wb") as file:
        if not packed:
            yield file
            return
        # Neither name nor time of packing goes into the file, so that the same graph is the same bytes.
        with gzip.GzipFile(filename="", fileobj=file, mode="wb", mtime=0) as packing:
            yield packing  # type: ignore[misc]


def _nquads(store: "Store", file: IO[bytes]) -> None:
    file.writelines(_sorted_lines(f"{quad} .\n" for quad in store.quads()))


def _ntriples(store: "Store", file: IO[bytes]) -> None:
    file.writelines(_sorted_lines(f"{quad.triple} .\n" for quad in store.quads()))


def _turtle(store: "Store", file: IO[bytes]) -> None:
    from pyoxigraph import RdfFormat, serialize

    serialize(_sorted_triples(store), file, RdfFormat.TURTLE, prefixes=PREFIXES)


def _json_ld(store: "Store", file: IO[bytes]) -> None:
    from pyoxigraph import RdfFormat, serialize

    serialize(_sorted_triples(store), file, RdfFormat.JSON_LD, prefixes=PREFIXES)


_WRITERS: Final = {".ttl": _turtle, ".nt": _ntriples, ".nq": _nquads, ".jsonld": _json_ld}


def _sorted_triples(store: "Store") -> "Iterator[Triple]":
    from pyoxigraph import RdfFormat, parse

    lines = _sorted_lines(f"{quad.triple} .\n" for quad in store.quads())
    while some := b"".join(itertools.islice(lines, 10_000)):
        for quad in parse(some, RdfFormat.N_TRIPLES):
            yield quad.triple


def _sorted_lines(lines: Iterable[str]) -> Iterator[bytes]:
    """Each line once, in the order of its bytes, however many there are."""
    source = iter(lines)
    with ExitStack() as files:
        runs: list[Iterable[bytes]] = []
        while some := list(itertools.islice(source, _SORTED_AT_ONCE)):
            run = sorted({line.encode() for line in some})
            runs.append(run if len(some) < _SORTED_AT_ONCE else files.enter_context(_spilled(run)))
        yield from (line for line, _ in itertools.groupby(heapq.merge(*runs)))


@contextmanager
def _spilled(lines: list[bytes]) -> Iterator[Iterable[bytes]]:
    with TemporaryFile() as file:
        file.writelines(lines)
        file.seek(0)
        yield file
