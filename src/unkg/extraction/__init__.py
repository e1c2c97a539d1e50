"""A document's text to what it cites, names, asks and decides: structure, scan, resolve, act."""

from unkg.authorities.evidence import load_confidence
from unkg.extraction.act.actions import Actions
from unkg.extraction.act.mandates import Mandates
from unkg.extraction.act.recommendations import recommendations_of
from unkg.extraction.act.report_submissions import Submissions
from unkg.extraction.resolve.attribution import Organs
from unkg.extraction.resolve.context import prepare
from unkg.extraction.resolve.references import References, citations_in, place_of
from unkg.model import Authorities, Document, Extraction

__all__ = ["extract"]


def extract(document: Document, authorities: Authorities, *, ignore_metadata: bool = False) -> Extraction:
    """All that a document cites, names, asks and decides, in order of place.

    With `ignore_metadata` only the text and its language are evidence; the publisher's header and structure are not.
    Raises nothing on any text: what cannot be resolved stays unresolved with a reason.
    """
    prepared = prepare(document, authorities, ignore_metadata=ignore_metadata)
    view, header, named, language = prepared.view, prepared.header, prepared.named, prepared.language
    organs = Organs(prepared.numbering, header.body, prepared.day, prepared.bodies())
    cited = citations_in(prepared, organs, authorities)
    references = References(prepared, load_confidence())
    referring = [references.of_citation(c) for c in cited] + [r for n in named for r in references.of_name(n)]
    actions = Actions(view, named, header.body, header.type, language, prepared.document.italics).all()
    actions += recommendations_of(view, named, header, document, authorities, language)
    events = Mandates(view, named, cited, authorities, prepared.numbering, language).all(
        header.symbol, header.adopted, references.relation_at
    )
    return Extraction(
        prepared.document,
        header,
        tuple(b.paragraph for b in prepared.blocks),
        tuple(sorted(referring, key=place_of)),
        tuple(sorted(actions, key=lambda a: (a.start, a.end))),
        tuple(events),
        tuple(Submissions(view, cited, header, prepared.blocks, language).all()),
    )
