"""Recommendations of reports and reviews; what other types of document ask stands in their operative paragraphs."""

from unkg.authorities import Knowledge
from unkg.extraction.act.recommendations.reports import report_recommendations
from unkg.extraction.act.recommendations.reviews import review_recommendations
from unkg.extraction.act.recommendations.table_rows import table_recommendations
from unkg.extraction.resolve.context import Context
from unkg.model import Action, DocumentType

__all__ = ["find_recommendations"]

_REPORTING: frozenset[DocumentType] = frozenset(
    {"report", "concluding observations", "general comment", "note", "views", "other"}
)


def find_recommendations(context: Context, knowledge: Knowledge) -> list[Action]:
    """Find the recommendations of a report or review, in order of place: a table's rows, else those of the text."""
    if context.header.type not in _REPORTING:
        return []
    if context.document.recommendations:
        return table_recommendations(context, knowledge)
    return review_recommendations(context, knowledge) or report_recommendations(context)
