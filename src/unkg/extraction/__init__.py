"""A document's text to what it cites, names, asks and decides: layout, scan, resolve, act."""

from dataclasses import replace
from operator import attrgetter

from unkg.authorities import Knowledge
from unkg.authorities.capabilities import lacking
from unkg.extraction.act.actions import find_actions
from unkg.extraction.act.categories import with_categories
from unkg.extraction.act.concerns import with_concerns
from unkg.extraction.act.mandates import find_mandate_events
from unkg.extraction.act.printed_words import with_printed_words
from unkg.extraction.act.recommendations import find_recommendations
from unkg.extraction.act.report_submissions import find_report_submissions
from unkg.extraction.resolve.context import Context
from unkg.extraction.resolve.reading import read_context
from unkg.extraction.resolve.references import find_references
from unkg.model import Document, Extraction

__all__ = ["extract", "extract_from"]


def extract(document: Document, knowledge: Knowledge, *, ignore_metadata: bool = False) -> Extraction:
    """All that a document cites, names, asks and decides, in order of place.

    With `ignore_metadata` only the text and its language are evidence; the publisher's header and structure are not.
    Raises nothing on any text: what cannot be resolved stays unresolved with a reason.
    """
    return extract_from(read_context(document, knowledge, ignore_metadata=ignore_metadata), knowledge)


def extract_from(context: Context, knowledge: Knowledge) -> Extraction:
    """The result of `extract` for a document that has been read into its context."""
    actions = find_actions(context, knowledge) + find_recommendations(context, knowledge)
    in_order = with_printed_words(sorted(actions, key=attrgetter("start", "end")), context)
    return Extraction(
        context.document,
        replace(context.header, body=context.issued_by),
        tuple(block.paragraph for block in context.blocks),
        tuple(find_references(context, knowledge)),
        tuple(with_categories(with_concerns(in_order, context, knowledge.authorities), context)),
        tuple(find_mandate_events(context, knowledge)),
        tuple(find_report_submissions(context, knowledge)),
        not_read=lacking(knowledge.languages.get(context.document.language)),
    )
