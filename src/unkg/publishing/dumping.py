"""Write a store as an RDF file. The same store gives the same bytes."""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby, islice
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

from unkg.publishing import json_ld
from unkg.publishing.files import DumpError, written
from unkg.publishing.sorting import SortedLines
from unkg.stages import stage
from unkg.vocabulary.implications import expanded
from unkg.vocabulary.prefixes import PREFIXES

if TYPE_CHECKING:
    from pyoxigraph import Quad, Triple

    from unkg.store import Store

_DOCUMENT: Final = b"/id/document/"
_GRAPH: Final = b"/id/graph/"
_PARSED_AT_ONCE: Final = 10_000


def dump(store: "Store", path: Path) -> None:
    """Write all statements of a store and what they imply; the extension of the file sets the format, `.gz` compresses.

    `.nq` keeps the named graphs and is sorted by line; `.nt` has each statement once, sorted by subject; `.ttl` and
    `.jsonld` have each once, by document. The file is written atomically. Raises DumpError.
    """
    write = _writer_for(path)
    with SortedLines() as lines:
        graphs = list(store.graphs())
        with stage("reading the store", len(graphs)) as advance:
            for graph in graphs:
                lines.add(nquads(expanded(store.quads(graph))))
                advance()
        with stage(f"writing {path.name}"), written(path) as file:
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


def by_document(lines: Iterable[bytes]) -> "Iterator[list[Triple]]":
    """The statements of sorted N-Quads, each once, in a list for each document and each graph of none.

    What is said of a document and its parts, wherever, comes first in its list; another subject of several graphs is in
    the list of the first. This order compresses an eighth better than the order of subjects, because IRIs with digests
    are near where they are used.
    """
    with SortedLines() as ordered:
        ordered.add(_with_places(lines))
        for _, same in groupby((line.split(b"\t", 2) for line in ordered), key=lambda parts: parts[0]):
            yield list(_parsed(statement for *_, statement in same))


def _with_places(lines: Iterable[bytes]) -> Iterator[bytes]:
    """Each statement behind the graph that it is listed with, and whether it is about the document of this graph."""
    parted = (line.rsplit(b" ", 2)[:2] for line in lines)
    for subject, same in groupby(parted, key=lambda parts: parts[0].partition(b" ")[0]):
        stated = list(same)
        if _DOCUMENT in subject:
            place = subject.partition(b"#")[0].rstrip(b">").replace(_DOCUMENT, _GRAPH) + b">\t0\t"
        else:
            place = min(graph for _, graph in stated) + b"\t1\t"
        yield from (place + statement + b" .\n" for statement in dict.fromkeys(statement for statement, _ in stated))


def write_nquads(lines: Iterable[bytes], file: IO[bytes]) -> None:
    """Write the lines unchanged."""
    file.writelines(lines)


def write_ntriples(lines: Iterable[bytes], file: IO[bytes]) -> None:
    """Write one line per statement, without its graph."""
    file.writelines(f"{triple} .\n".encode() for triple in triples(lines))


def write_turtle(lines: Iterable[bytes], file: IO[bytes]) -> None:
    """Write each subject once, with prefixed names and behind an empty line; what documents say stands together."""
    from pyoxigraph import RdfFormat, serialize

    for number, triples in enumerate(same for graph in by_document(lines) for _, same in groupby(graph, _subject)):
        prefixes, statements = _parted(serialize(triples, None, RdfFormat.TURTLE, prefixes=PREFIXES) or b"")
        if number == 0:
            file.writelines(sorted(prefixes))
        file.write(b"\n")
        file.writelines(statements)


def _subject(triple: "Triple") -> object:
    return triple.subject


def write_json_ld(lines: Iterable[bytes], file: IO[bytes]) -> None:
    """Write each subject as a line, in the terms of the project's context; what documents say stands together."""
    json_ld.write(by_document(lines), file)


def with_sorted_prefixes(turtle: bytes) -> bytes:
    """Turtle with its prefixes sorted: the library writes them in an order of its own, which changes."""
    prefixes, statements = _parted(turtle)
    return b"".join([*sorted(prefixes), *statements])


def _parted(turtle: bytes) -> tuple[list[bytes], list[bytes]]:
    """The lines of prefixes at the start of Turtle, and the others."""
    lines = turtle.splitlines(keepends=True)
    count = next((at for at, line in enumerate(lines) if not line.startswith(b"@prefix ")), len(lines))
    return lines[:count], lines[count:]


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
