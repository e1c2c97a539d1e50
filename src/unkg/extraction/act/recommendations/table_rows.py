"""Recommendations that the rows of a table state, with the verbs that their words begin with."""

from collections.abc import Iterator

from unkg.authorities import Knowledge
from unkg.extraction.act.recommendations.review_lists import ListedVerb, ReviewLists, Segment
from unkg.extraction.layout.normalized_text import Passage
from unkg.extraction.resolve.context import Context
from unkg.model import Action, Recommendation

_JOIN = ");"
"""Behind the States that recommend what stands before, if the row goes on with what others recommend."""
_ENDS = " .;"


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
    verbs = [(verb, segment.states) for segment in _segments(row, passage, lists) for verb in lists.verbs(segment)]
    whole = ListedVerb(passage.content, passage.end, "recommend"), row.issuers
    for number, (verb, issuers) in enumerate(verbs or [whole]):
        start, end = context.normalized.original(verb.start, verb.end)
        yield Action(
            start,
            end,
            verb.verb,
            "recommend",
            issuers=issuers,
            addressees=row.addressees,
            label=passage.paragraph.label,
            second=number > 0,
            response=row.response,
            themes=row.themes,
        )


def _segments(row: Recommendation, passage: Passage, lists: ReviewLists) -> list[Segment]:
    """The recommendations that a row joins: “Ratify it (Peru); sign it”, where the last is of the row's own issuers."""
    found, start = [], passage.content
    for segment in lists.segments(passage, next(iter(row.addressees), "")):
        after = lists.text.find(_JOIN, segment.end, passage.end)
        goes_on = bool(lists.text[after + len(_JOIN) : passage.end].strip(_ENDS))
        if after >= 0 and goes_on and lists.text.find(")", segment.end) == after:
            found.append(segment)
            start = after + len(_JOIN)
    return [*found, Segment(start, passage.end, row.issuers)]
