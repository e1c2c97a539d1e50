"""Recommendations of reports and reviews; what other types of document ask stands in their operative paragraphs."""

from unkg.authorities.language import Language
from unkg.extraction.act.recommendations.reports import Reports
from unkg.extraction.act.recommendations.review_lists import Reviews
from unkg.extraction.layout.normalized_text import NormalizedText
from unkg.extraction.resolve.resolved import ResolvedName
from unkg.model import Action, Authorities, Document, DocumentType, Header

_REPORTING: frozenset[DocumentType] = frozenset({"report", "concluding observations", "note", "views", "other"})


def recommendations_of(
    normalized: NormalizedText,
    names: list[ResolvedName],
    header: Header,
    document: Document,
    authorities: Authorities,
    language: Language,
) -> list[Action]:
    """Every recommendation of a report or review, in order of place: those that a table tells, else those of the text.

    The document's key may tell whose review it is.
    """
    if header.type not in _REPORTING:
        return []
    reviews, key = Reviews(normalized, names, document.key, authorities, language), document.key
    if document.recommendations:
        return reviews.told(document.recommendations)
    return reviews.all() or Reports(normalized, names, header.body, key, language).all()
