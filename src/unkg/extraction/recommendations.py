"""Recommendations of reports and reviews; what other types of document ask stands in their operative paragraphs."""

from unkg.authorities.language import Language
from unkg.extraction.antecedents import Named
from unkg.extraction.passages import View
from unkg.extraction.reports import Reports
from unkg.extraction.reviews import Reviews
from unkg.model import Action, Authorities, DocumentType, Header

_REPORTING: frozenset[DocumentType] = frozenset({"report", "concluding observations", "note", "views", "other"})


def recommendations_of(
    view: View, names: list[Named], header: Header, key: str, authorities: Authorities, language: Language
) -> list[Action]:
    """Every recommendation of a report or review, in order of place; `key` is the document's, which may tell whose it is."""
    if header.type not in _REPORTING:
        return []
    return Reviews(view, key, authorities, language).all() or Reports(view, names, header.body, key, language).all()
