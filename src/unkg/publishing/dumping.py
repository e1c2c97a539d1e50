"""Write a store as an RDF file. The same store gives the same bytes."""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby, islice
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

from unkg.publishing.files import DumpError, written
from unkg.publishing.sorting import SortedLines
from unkg.vocabulary import TERMS
from unkg.vocabulary.implications import expanded

if TYPE_CHECKING:
    from pyoxigraph import Quad, RdfFormat, Triple

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
"""Prefixes of vocabularies only: symbols contain slashes and parentheses, and are easier to read as full IRIs."""
_PARSED_AT_ONCE: Final = 10_000


def dump(store: "Store", path: Path) -> None:
    """Write all statements of a store and what they imply; the extension of the file sets the format, `.gz` compresses.

    `.nq` keeps the named graphs and is sorted by line; `.nt`, `.ttl` and `.jsonld` contain each statement once, sorted
    by subject. The file is written atomically. Raises DumpError.
    """
    write = _writer_for(path)
    with SortedLines() as lines:
        for graph in store.graphs():
            lines.add(nquads(expanded(store.quads(graph))))
        with written(path) as file:
            write(lines, file)


def check_path(path: Path) -> None:
    """Raise DumpError unless a dump can be written under this name."""
    _writer_for(path)
    if not path.parent.is_dir():
        raise DumpError(f"{path}: no such folder: {path.parent}")


def nquads(quads: "Iterable[Quad]") -> Iterator[bytes]:
    """One line per statement."""
    return (f"{quad} .\n".encode() for quad in quads)


def triples(lines: Iterable[bytes]) -> "Iterator[Triple]":
    """The statements of sorted N-Quads, each once. Sorting makes copies in several graphs adjacent."""
    return (triple for triple, _ in groupby(_parsed(lines)))


def _parsed(lines: Iterable[bytes]) -> "Iterator[Triple]":
    from pyoxigraph import RdfFormat, parse

    source = iter(lines)
    while some := b"".join(islice(source, _PARSED_AT_ONCE)):
        for quad in parse(some, RdfFormat.N_QUADS):
            yield quad.triple


def by_document(lines: Iterable[bytes], into: SortedLines) -> None:
    """Sort the statements of sorted N-Quads, each once, by graph, so that those of one document are together.

    A statement in several graphs goes to the graph of its subject if possible. This order compresses an eighth better
    than the order of subjects, because IRIs with digests are near where they are used.
    """
    for statement, same in groupby((line.rsplit(b" ", 2)[:2] for line in lines), key=lambda parts: parts[0]):
        graphs = [graph for _, graph in same]
        own = statement.split(b" ", 1)[0].split(b"#", 1)[0].rstrip(b">").replace(b"/id/document/", b"/id/graph/") + b">"
        into.add([(own if own in graphs else min(graphs)) + b"\t" + statement + b" .\n"])


def write_nquads(lines: Iterable[bytes], file: IO[bytes]) -> None:
    """Write the lines unchanged."""
    file.writelines(lines)


def write_ntriples(lines: Iterable[bytes], file: IO[bytes]) -> None:
    """Write one line per statement, without its graph."""
    file.writelines(f"{triple} .\n".encode() for triple in triples(lines))


def write_turtle(lines: Iterable[bytes], file: IO[bytes]) -> None:
    """Write each subject once, with prefixed names."""
    from pyoxigraph import RdfFormat

    _serialize(lines, file, RdfFormat.TURTLE)


def write_json_ld(lines: Iterable[bytes], file: IO[bytes]) -> None:
    """Write each subject once, with prefixed names."""
    from pyoxigraph import RdfFormat

    _serialize(lines, file, RdfFormat.JSON_LD)


def _serialize(lines: Iterable[bytes], file: IO[bytes], form: "RdfFormat") -> None:
    from pyoxigraph import serialize

    serialize(triples(lines), file, form, prefixes=PREFIXES)


def with_sorted_prefixes(turtle: bytes) -> bytes:
    """Turtle with its prefixes sorted: the library writes them in an order of its own, which changes."""
    lines = turtle.splitlines(keepends=True)
    count = next((at for at, line in enumerate(lines) if not line.startswith(b"@prefix ")), len(lines))
    return b"".join([*sorted(lines[:count]), *lines[count:]])


_WRITERS: Final[dict[str, Callable[[Iterable[bytes], IO[bytes]], None]]] = {
    ".ttl": write_turtle,
    ".nt": write_ntriples,
    ".nq": write_nquads,
    ".jsonld": write_json_ld,
}


def _writer_for(path: Path) -> Callable[[Iterable[bytes], IO[bytes]], None]:
    extension = Path(path.stem).suffix if path.suffix == ".gz" else path.suffix
    if extension not in _WRITERS:
        raise DumpError(f"{path}: unknown format; use {', '.join(_WRITERS)}, optionally with .gz")
    return _WRITERS[extension]
