"""A document's text to what it cites, names, asks and decides: layout, scan, resolve, act."""

from unkg.authorities import Knowledge
from unkg.extraction.act.actions import Actions
from unkg.extraction.act.mandates import Mandates
from unkg.extraction.act.recommendations import recommendations_of
from unkg.extraction.act.report_submissions import Submissions
from unkg.extraction.resolve.attribution import Attributor
from unkg.extraction.resolve.context import read_context
from unkg.extraction.resolve.references import References, citations_in, place_of
from unkg.model import Document, Extraction

__all__ = ["extract"]


def extract(document: Document, knowledge: Knowledge, *, ignore_metadata: bool = False) -> Extraction:
    """All that a document cites, names, asks and decides, in order of place.

    With `ignore_metadata` only the text and its language are evidence; the publisher's header and structure are not.
    Raises nothing on any text: what cannot be resolved stays unresolved with a reason.
    """
    context = read_context(document, knowledge, ignore_metadata=ignore_metadata)
    normalized, header, named, language = context.normalized, context.header, context.named, context.language
    attributor = Attributor(knowledge.numbering, header.body, context.day, context.bodies())
    cited = citations_in(context, attributor, knowledge)
    references = References(context, knowledge.confidence())
    referring = [references.of_citation(c) for c in cited] + [r for n in named for r in references.of_name(n)]
    actions = Actions(normalized, named, header.body, header.type, language, context.document.italics).all()
    actions += recommendations_of(normalized, named, header, document, knowledge.authorities, language)
    events = Mandates(normalized, named, cited, knowledge.authorities, knowledge.numbering, language).all(
        header.symbol, header.adopted, references.relation_at
    )
    return Extraction(
        context.document,
        header,
        tuple(b.paragraph for b in context.blocks),
        tuple(sorted(referring, key=place_of)),
        tuple(sorted(actions, key=lambda a: (a.start, a.end))),
        tuple(events),
        tuple(Submissions(normalized, cited, header, context.blocks, language).all()),
    )
