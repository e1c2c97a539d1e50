"""Describe records as RDF; the only package that writes predicates.

There is one named graph per document, one per text of a document in another language than English, one for the
authorities, and one for runs. Each is text, as canonical N-Quads, a line for each statement.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import chain

from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from unkg import vocabulary
from unkg.authorities import Knowledge
from unkg.graph.actions import statements_of_actions
from unkg.graph.authorities import statements_of_authorities
from unkg.graph.corrections import statements_of_corrections
from unkg.graph.documents import statements_of_header, statements_of_parts, statements_of_text
from unkg.graph.frame import document_iri, frame, placed_references
from unkg.graph.mandates import statements_of_events
from unkg.graph.references import statements_of_references
from unkg.graph.runs import run_iri, statements_of_run
from unkg.graph.submissions import statements_of_submissions
from unkg.graph.terms import IriRef, Minter, Prov, Rdf, Statement, Unkg, written
from unkg.graph.versions import statements_of_version
from unkg.model import Authorities, Extraction

__all__ = [
    "describe",
    "describe_authorities",
    "describe_run",
    "describe_version",
    "document_iri",
    "nquads",
    "nquads_of_authorities",
    "nquads_of_run",
    "nquads_of_version",
    "run_iri",
]

_MINTER = vocabulary.Minter()
_RECORDS = frozenset({Unkg.Body, Unkg.Mechanism, Unkg.Instrument, Unkg.State})


def nquads(
    extraction: Extraction,
    knowledge: Knowledge,
    minter: vocabulary.Minter = _MINTER,
    *,
    clauses: bool = True,
    alone: bool = True,
    run: NamedNode | None = None,
) -> bytes:
    """Describe the findings in a document, in its own named graph, each line once; the same records give the same text.

    `clauses` adds the clause around each mention, which a graph for publication leaves out. `alone` repeats what the
    graph of the authorities says of bodies, States and so on, for readers of this graph only. `run` is the run to name
    as the graph's origin.
    """
    of = frame(extraction, knowledge, Minter(minter.base), clauses=clauses)
    placed = placed_references(of)
    graph = of.minter.graph(of.document)
    statements = chain(
        statements_of_header(of),
        statements_of_text(of),
        statements_of_parts(of),
        statements_of_references(of, placed),
        statements_of_actions(of, placed),
        statements_of_events(of, placed),
        statements_of_submissions(of, placed),
        statements_of_corrections(of, placed),
        _statements_of_origin(graph, run),
    )
    return _lines(statements, graph, frozenset() if alone else _said_of_authorities(knowledge.authorities, of.minter))


def nquads_of_version(
    extraction: Extraction,
    knowledge: Knowledge,
    minter: vocabulary.Minter = _MINTER,
    *,
    clauses: bool = True,
    run: NamedNode | None = None,
) -> bytes:
    """Describe the text of a language version, and its words for what `nquads` states, in a named graph of its own."""
    of = frame(extraction, knowledge, Minter(minter.base), clauses=clauses)
    graph = of.minter.version_graph(of.document, extraction.document.language)
    return _lines(chain(statements_of_version(of), _statements_of_origin(graph, run)), graph)


@lru_cache(maxsize=2)
def _said_of_authorities(authorities: Authorities, minter: Minter) -> frozenset[Statement]:
    """What the authorities' graph says of its records.

    It says something of documents and sessions too, which the graph of a document that names them repeats.
    """
    statements = list(statements_of_authorities(authorities, minter))
    records = {subject for subject, predicate, value in statements if predicate == Rdf.type and value in _RECORDS}
    return frozenset(one for one in statements if one[0] in records)


def nquads_of_authorities(knowledge: Knowledge, minter: vocabulary.Minter = _MINTER) -> bytes:
    """Describe the bodies, mechanisms, instruments, States, sessions and series, in one named graph."""
    of = Minter(minter.base)
    return _lines(statements_of_authorities(knowledge.authorities, of), of.authorities_graph())


def nquads_of_run(ingredients: Mapping[str, str], minter: vocabulary.Minter = _MINTER) -> bytes:
    """Describe a run by its ingredients: name of a program or rule file → version or digest."""
    of = Minter(minter.base)
    return _lines(statements_of_run(ingredients, of), of.runs_graph())


def describe(
    extraction: Extraction,
    knowledge: Knowledge,
    minter: vocabulary.Minter = _MINTER,
    *,
    clauses: bool = True,
    run: NamedNode | None = None,
) -> list[Quad]:
    """The statements of `nquads`."""
    return _quads(nquads(extraction, knowledge, minter, clauses=clauses, run=run))


def describe_version(
    extraction: Extraction,
    knowledge: Knowledge,
    minter: vocabulary.Minter = _MINTER,
    *,
    clauses: bool = True,
    run: NamedNode | None = None,
) -> list[Quad]:
    """The statements of `nquads_of_version`."""
    return _quads(nquads_of_version(extraction, knowledge, minter, clauses=clauses, run=run))


def describe_authorities(knowledge: Knowledge, minter: vocabulary.Minter = _MINTER) -> list[Quad]:
    """The statements of `nquads_of_authorities`."""
    return _quads(nquads_of_authorities(knowledge, minter))


def describe_run(ingredients: Mapping[str, str], minter: vocabulary.Minter = _MINTER) -> list[Quad]:
    """The statements of `nquads_of_run`."""
    return _quads(nquads_of_run(ingredients, minter))


def _statements_of_origin(graph: IriRef, run: NamedNode | None) -> Iterator[Statement]:
    if run:
        yield graph, Rdf.type, Prov.Entity
        yield graph, Prov.wasGeneratedBy, written(run)


def _lines(statements: Iterable[Statement], graph: IriRef, said: frozenset[Statement] = frozenset()) -> bytes:
    """The statements as lines, each once, without those that are said elsewhere."""
    # Statements are compared before they are written: half of them are repeated or said elsewhere.
    kept = dict.fromkeys(statements)
    for one in said.intersection(kept):
        del kept[one]
    end = f" {graph} .\n".encode()
    return end.join([*(" ".join(one).encode() for one in kept), b""])


def _quads(lines: bytes) -> list[Quad]:
    return list(parse(lines, format=RdfFormat.N_QUADS))
