"""Reviews: what States recommend to the State under review, in lists and in the narrative, and what it answers."""

from collections.abc import Iterator
from typing import NamedTuple

from unkg.authorities import Knowledge
from unkg.authorities.states import state_code_in
from unkg.extraction.act.recommendations.review_lists import ReviewLists, Segment
from unkg.extraction.act.recommendations.review_narrative import ReviewNarrative
from unkg.extraction.act.recommendations.review_patterns import RESPONSES, review_patterns
from unkg.extraction.act.recommendations.state_names import state_in_key
from unkg.extraction.layout.normalized_text import Passage
from unkg.extraction.patterns.words import holds_any
from unkg.extraction.resolve.context import Context
from unkg.model import Action, Response

_LEAST_LISTED = 3
"""Paragraphs with States in parentheses that make a list of a review's recommendations."""
_LONGEST_ANSWER = 900
"""Characters of a paragraph that says what the State under review answers."""
_LONGEST_LINE = 90
"""Characters of a line that says whose recommendations stand below it."""
_REVIEW = "Universal Periodic Review"
"""Canonical name of the mechanism."""


class _Listed(NamedTuple):
    """A paragraph with the stretches of it that States recommend."""

    passage: Passage
    segments: list[Segment]


def review_recommendations(context: Context, knowledge: Knowledge) -> list[Action]:
    """Every recommendation of a review, in order of place; none where the text is no review."""
    under_review = state_under_review(context, knowledge)
    if under_review is None:
        return []
    lists = ReviewLists.of(context, knowledge)
    listed = _listed(context, lists, under_review)
    if sum(bool(one.segments) for one in listed) < _LEAST_LISTED and not _names_review(context):
        return []
    narrative = ReviewNarrative.of(context)
    found: list[Action] = []
    response: Response | None = None
    for one in listed:
        if one.segments:
            found += _of_list(context, lists, one, under_review, response)
            continue
        response = _response(context, one.passage, response)
        if one.passage.paragraph.kind not in {"heading", "footnote"}:
            found += narrative.recommendations(one.passage, under_review)
    return found


def _names_review(context: Context) -> bool:
    return any(name.keys == (_REVIEW,) for name in context.names)


# ---- whose review ---------------------------------------------------------------------------------------------------


def state_under_review(context: Context, knowledge: Knowledge) -> str | None:
    """The State that a heading names alone or after a colon, else that of the document's key, else that of the text."""
    authorities = knowledge.authorities
    normalized, headed = context.normalized, review_patterns(context.language).headed
    for passage in normalized.passages:
        if passage.paragraph.kind == "heading":
            words = normalized.lower[passage.start : passage.end].strip(" *#:")
            for part in headed.split(words):
                if state := state_code_in(context.language.code, part.strip(), authorities):
                    return state
    return state_in_key(context.document.key.rpartition("/")[2], authorities) or _state_in_text(context)


def _state_in_text(context: Context) -> str | None:
    """The State of “The review of Norway was held”, where no heading names it."""
    states = {name.start: name.keys[0] for name in reversed(context.names) if name.kind == "state" and name.keys}
    lower = context.normalized.lower
    reviews = review_patterns(context.language).review_of.on(lower, lower).finditer(0, len(lower))
    return next((states[review.end()] for review in reviews if review.end() in states), None)


# ---- lists ----------------------------------------------------------------------------------------------------------


def _listed(context: Context, lists: ReviewLists, under_review: str) -> list[_Listed]:
    """Each passage with what States recommend in it: States that it names, else those of the heading above it."""
    found: list[_Listed] = []
    makers: tuple[str, ...] = ()
    for passage in context.normalized.passages:
        segments = lists.segments(passage, under_review)
        named = _makers(context, lists, passage)
        if named is not None:
            makers = () if under_review in named else named
        elif makers and not segments and passage.paragraph.label:
            segments = [Segment(passage.content, passage.end, makers)]
        found.append(_Listed(passage, segments))
    return found


def _makers(context: Context, lists: ReviewLists, passage: Passage) -> tuple[str, ...] | None:
    """Whose recommendations follow a short line: “Recommendations made by France”; None where it is no such line."""
    words = context.normalized.lower[passage.content : passage.end].strip(" *#:.")
    if len(words) > _LONGEST_LINE:
        return None
    match = review_patterns(context.language).made_by.match(words)
    if match:
        return lists.states_in(words[match.end() :])
    return () if passage.paragraph.kind == "heading" else None


def _response(context: Context, passage: Passage, before: Response | None) -> Response | None:
    """The answer that introduces a list: “The recommendations below enjoy the support of”; else the one before."""
    patterns = review_patterns(context.language)
    if passage.end - passage.content >= _LONGEST_ANSWER:
        return before
    words = context.normalized.lower[passage.content : passage.end]
    if not holds_any(words, patterns.nouns) or not patterns.of_list.search(words) or patterns.above.search(words):
        return before
    answer = patterns.answer.search(words)
    if answer is None:
        return before
    return next((response for response in RESPONSES if answer[response]), None)


def _of_list(
    context: Context, lists: ReviewLists, listed: _Listed, under_review: str, response: Response | None
) -> Iterator[Action]:
    verbs = [(verb, segment.states) for segment in listed.segments for verb in lists.verbs(segment)]
    for number, (verb, states) in enumerate(verbs):
        start, end = context.normalized.original(verb.start, verb.end)
        yield Action(
            start,
            end,
            verb.verb,
            "recommend",
            issuers=states,
            addressees=(under_review,),
            label=listed.passage.paragraph.label,
            second=number > 0,
            response=response,
        )
