"""Recommendations that the rows of a table state, with the verbs that their words begin with."""

from collections.abc import Iterator

from unkg.authorities import Knowledge
from unkg.extraction.act.recommendations.review_lists import ListedVerb, ReviewLists, Segment
from unkg.extraction.layout.normalized_text import Passage
from unkg.extraction.resolve.context import Context
from unkg.model import Action, Recommendation


def table_recommendations(context: Context, knowledge: Knowledge) -> list[Action]:
    """The recommendations of a table's rows, in order of place; several where a row's words hold several verbs."""
    lists = ReviewLists.of(context, knowledge)
    rows = {row.start: row for row in context.document.recommendations}
    return [
        action
        for passage in context.normalized.passages
        if (row := rows.get(passage.paragraph.start))
        for action in _of_row(row, passage, context, lists)
    ]


def _of_row(row: Recommendation, passage: Passage, context: Context, lists: ReviewLists) -> Iterator[Action]:
    whole = ListedVerb(passage.content, passage.end, "recommend")
    verbs = list(lists.verbs(Segment(passage.content, passage.end, row.issuers))) or [whole]
    for verb in verbs:
        start, end = context.normalized.original(verb.start, verb.end)
        yield Action(
            start,
            end,
            verb.verb,
            "recommend",
            issuers=row.issuers,
            addressees=row.addressees,
            label=passage.paragraph.label,
            second=verb is not verbs[0],
            response=row.response,
            themes=row.themes,
        )
