"""Describe records as RDF; the only package that writes predicates.

There is one named graph per document, one for the authorities, and one for runs.
"""

from collections.abc import Iterable, Mapping

from pyoxigraph import NamedNode, Quad

from unkg.authorities import Knowledge
from unkg.graph.actions import statements_of_actions
from unkg.graph.authorities import statements_of_authorities
from unkg.graph.corrections import statements_of_corrections
from unkg.graph.documents import statements_of_header, statements_of_parts, statements_of_text
from unkg.graph.frame import document_iri, frame, placed_references
from unkg.graph.literals import Statement
from unkg.graph.mandates import statements_of_events
from unkg.graph.references import statements_of_references
from unkg.graph.runs import run_iri, statements_of_run
from unkg.graph.submissions import statements_of_submissions
from unkg.model import Extraction
from unkg.vocabulary import Minter, Prov, Rdf

__all__ = ["describe", "describe_authorities", "describe_run", "document_iri", "run_iri"]

_MINTER = Minter()


def describe(
    extraction: Extraction,
    knowledge: Knowledge,
    minter: Minter = _MINTER,
    *,
    clauses: bool = True,
    run: NamedNode | None = None,
) -> list[Quad]:
    """Describe the findings in a document, in its own named graph, each quad once; the same records give the same list.

    `clauses` adds the clause around each mention, which a graph for publication leaves out. `run` is the run to name
    as the graph's origin.
    """
    of = frame(extraction, knowledge, minter, clauses=clauses)
    placed = placed_references(of)
    graph = minter.graph(of.document)
    statements = [
        *statements_of_header(of),
        *statements_of_text(of),
        *statements_of_parts(of),
        *statements_of_references(of, placed),
        *statements_of_actions(of, placed),
        *statements_of_events(of, placed),
        *statements_of_submissions(of, placed),
        *statements_of_corrections(of, placed),
    ]
    if run:
        statements += [(graph, Rdf.type, Prov.Entity), (graph, Prov.wasGeneratedBy, run)]
    return _quads(statements, graph)


def describe_authorities(knowledge: Knowledge, minter: Minter = _MINTER) -> list[Quad]:
    """Describe the bodies, mechanisms, instruments, States, sessions and series, in one named graph."""
    return _quads(statements_of_authorities(knowledge.authorities, minter), minter.authorities_graph())


def describe_run(ingredients: Mapping[str, str], minter: Minter = _MINTER) -> list[Quad]:
    """Describe a run by its ingredients: name of a program or rule file → version or digest."""
    return _quads(statements_of_run(ingredients, minter), minter.runs_graph())


def _quads(statements: Iterable[Statement], graph: NamedNode) -> list[Quad]:
    return [Quad(*statement, graph) for statement in dict.fromkeys(statements)]
