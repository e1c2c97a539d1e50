"""A document's text to what it cites, names, asks and decides: layout, scan, resolve, act."""

from unkg.authorities import Knowledge
from unkg.extraction.act.actions import Actions
from unkg.extraction.act.mandates import Mandates
from unkg.extraction.act.recommendations import recommendations_of
from unkg.extraction.act.report_submissions import Submissions
from unkg.extraction.resolve.reading import read_context
from unkg.extraction.resolve.references import find_references
from unkg.model import Document, Extraction

__all__ = ["extract"]


def extract(document: Document, knowledge: Knowledge, *, ignore_metadata: bool = False) -> Extraction:
    """All that a document cites, names, asks and decides, in order of place.

    With `ignore_metadata` only the text and its language are evidence; the publisher's header and structure are not.
    Raises nothing on any text: what cannot be resolved stays unresolved with a reason.
    """
    context = read_context(document, knowledge, ignore_metadata=ignore_metadata)
    normalized, header, language = context.normalized, context.header, context.language
    names, cited = list(context.names), list(context.citations)
    actions = Actions(normalized, names, header.body, header.type, language, context.document.italics).all()
    actions += recommendations_of(normalized, names, header, document, knowledge.authorities, language)
    events = Mandates(normalized, names, cited, knowledge.authorities, knowledge.numbering, language).all(
        header.symbol, header.adopted, lambda offset: context.relations.at(offset).relation
    )
    return Extraction(
        context.document,
        header,
        tuple(b.paragraph for b in context.blocks),
        tuple(find_references(context, knowledge)),
        tuple(sorted(actions, key=lambda a: (a.start, a.end))),
        tuple(events),
        tuple(Submissions(normalized, cited, header, list(context.blocks), language).all()),
    )
