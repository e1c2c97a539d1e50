"""Describe a language version of a document: its text, and the words for what the document's own graph states.

Another version may be read otherwise, so that only what cannot contradict the document's graph is described: words.
"""

from collections.abc import Iterator

from unkg.graph.actions import placed_actions
from unkg.graph.documents import statements_of_text_node
from unkg.graph.frame import Frame, Part, placed_references
from unkg.graph.literals import spoken
from unkg.graph.mandates import placed_events
from unkg.graph.references import statements_of_mention
from unkg.graph.submissions import placed_submissions
from unkg.graph.terms import Dcterms, IriRef, Nif, Statement, Unkg

Evidence = tuple[IriRef, tuple[int, int], Part | None, str | None]
"""A node, the offsets of the words for it, their part, and the target that tells mentions of the same words apart."""


def statements_of_version(of: Frame) -> Iterator[Statement]:
    """Statements for the text, its title, and the mentions, each with its text and the node that it corresponds to.

    The identity of a node holds no language: it is the same in the document's own graph if both texts are read alike.
    """
    yield of.document, Unkg.languageVersion, of.text_node
    yield from statements_of_text_node(of)
    if of.extraction.header.title:
        yield of.document, Dcterms.alternative, spoken(of.extraction.header.title, of.extraction.document.language)
    for node, span, part, target in _evidence(of):
        mention = of.minter.mention(of.sha256, *span, target)
        yield mention, Unkg.correspondsTo, node
        yield mention, Nif.referenceContext, of.text_node
        yield from statements_of_mention(of, mention, span, part)


def _evidence(of: Frame) -> Iterator[Evidence]:
    """The evidence of all nodes; unresolved references are known by their words, which no other version has."""
    for placed in placed_references(of):
        one = placed.reference
        if one.target is not None:
            yield placed.iri, (one.start, one.end), placed.part, one.target
    for action, node, part in placed_actions(of):
        yield node, (action.start, action.end), part, None
    for event, node, part in placed_events(of):
        yield node, (event.start, event.end), part, event.mandate
    for submission, node, part in placed_submissions(of):
        yield node, (submission.start, submission.end), part, submission.request
