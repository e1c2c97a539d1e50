"""A store as a file that any RDF tool reads: the same store gives the same bytes."""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby, islice
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

from unkg.publishing.files import DumpError, written
from unkg.publishing.sorting import SortedLines
from unkg.vocabulary import TERMS

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
"""Prefixes of vocabularies only: a symbol has strokes and parentheses, and reads better in a whole IRI."""
_PARSED_AT_ONCE: Final = 10_000


def dump(store: "Store", path: Path) -> None:
    """Write all that a store holds; the name's ending chooses the format, `.gz` packs it.

    `.nq` keeps the named graphs and is sorted by line; `.nt`, `.ttl` and `.jsonld` hold each statement once, whichever
    graphs it stands in, sorted by subject. The file appears only when it is whole. Raises DumpError.
    """
    write = _writer_for(path)
    with SortedLines() as lines:
        lines.add(nquads(store.quads()))
        with written(path) as file:
            write(lines, file)


def check_path(path: Path) -> None:
    """Raise DumpError unless a dump can be written under this name."""
    _writer_for(path)
    if not path.parent.is_dir():
        raise DumpError(f"{path}: there is no folder {path.parent}")


def nquads(quads: "Iterable[Quad]") -> Iterator[bytes]:
    """A line a statement."""
    return (f"{quad} .\n".encode() for quad in quads)


def triples(lines: Iterable[bytes]) -> "Iterator[Triple]":
    """The statements of sorted N-Quads, each once: in that order those that differ in their graph only are neighbours."""
    return (triple for triple, _ in groupby(_parsed(lines)))


def _parsed(lines: Iterable[bytes]) -> "Iterator[Triple]":
    from pyoxigraph import RdfFormat, parse

    source = iter(lines)
    while some := b"".join(islice(source, _PARSED_AT_ONCE)):
        for quad in parse(some, RdfFormat.N_QUADS):
            yield quad.triple


def by_document(lines: Iterable[bytes], into: SortedLines) -> None:
    """Put sorted N-Quads, each statement once, in the order of their graphs: what a document says stands together.

    A statement of several graphs goes where its subject's own graph is, if that has it. A file in this order packs to an
    eighth less than one in the order of subjects, for names by digest stand near where they are used.
    """
    for statement, same in groupby((line.rsplit(b" ", 2)[:2] for line in lines), key=lambda parts: parts[0]):
        graphs = [graph for _, graph in same]
        own = statement.split(b" ", 1)[0].split(b"#", 1)[0].rstrip(b">").replace(b"/id/document/", b"/id/graph/") + b">"
        into.add([(own if own in graphs else min(graphs)) + b"\t" + statement + b" .\n"])


def write_nquads(lines: Iterable[bytes], file: IO[bytes]) -> None:
    """The lines as they are."""
    file.writelines(lines)


def write_ntriples(lines: Iterable[bytes], file: IO[bytes]) -> None:
    """A line a statement, whichever graphs it stands in."""
    file.writelines(f"{triple} .\n".encode() for triple in triples(lines))


def write_turtle(lines: Iterable[bytes], file: IO[bytes]) -> None:
    """Each subject once, its terms by their prefixes."""
    from pyoxigraph import RdfFormat

    _serialize(lines, file, RdfFormat.TURTLE)


def write_json_ld(lines: Iterable[bytes], file: IO[bytes]) -> None:
    """Each subject once, its terms by their prefixes."""
    from pyoxigraph import RdfFormat

    _serialize(lines, file, RdfFormat.JSON_LD)


def _serialize(lines: Iterable[bytes], file: IO[bytes], form: "RdfFormat") -> None:
    from pyoxigraph import serialize

    serialize(triples(lines), file, form, prefixes=PREFIXES)


_WRITERS: Final[dict[str, Callable[[Iterable[bytes], IO[bytes]], None]]] = {
    ".ttl": write_turtle,
    ".nt": write_ntriples,
    ".nq": write_nquads,
    ".jsonld": write_json_ld,
}


def _writer_for(path: Path) -> Callable[[Iterable[bytes], IO[bytes]], None]:
    ending = Path(path.stem).suffix if path.suffix == ".gz" else path.suffix
    if ending not in _WRITERS:
        raise DumpError(f"{path}: no such format; name the file {', '.join(_WRITERS)}, with or without .gz")
    return _WRITERS[ending]
