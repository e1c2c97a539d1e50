"""The words by which a review lists recommendations and answers them, as patterns of a language."""

import re
from functools import lru_cache
from typing import NamedTuple

from unkg.authorities.language import Language
from unkg.extraction.patterns.anchors import Anchored, anchored
from unkg.extraction.patterns.words import CAPITAL, SMALL, any_of, any_of_each, before_next, optional
from unkg.model import Response

RESPONSES: tuple[Response, ...] = ("rejected", "noted", "supported")
"""Answers of a State under review that have words; the first that fits wins."""
_Words = dict[str, str]
"""What the words are for to an alternative of them."""


class ListPatterns(NamedTuple):
    """A list of recommendations, for the text as printed."""

    in_parentheses: re.Pattern[str]
    separator: re.Pattern[str]
    """Between States, or several of them that are joined by `joint`, which can be part of a name."""
    joint: re.Pattern[str]
    article: re.Pattern[str]
    opening: re.Pattern[str]
    introduced: re.Pattern[str]
    continued: re.Pattern[str]
    no_verb: re.Pattern[str]
    verb_endings: tuple[str, ...]
    """How a verb ends that opens a recommendation; the empty ending in a language that does not tell verbs so."""


class ReviewPatterns(NamedTuple):
    """Whose review it is, who makes the recommendations of a list, and what is answered; for lower-case text."""

    headed: re.Pattern[str]
    review_of: Anchored
    made_by: re.Pattern[str]
    of_list: re.Pattern[str]
    nouns: tuple[str, ...]
    """Words of which `of_list` holds one."""
    above: re.Pattern[str]
    answer: re.Pattern[str]
    """A group for each response; none for an answer that is still to come."""


@lru_cache(maxsize=8)
def list_patterns(language: Language) -> ListPatterns:
    """The patterns of a language for lists, built once."""
    listed, words = language.review_words, any_of_each(language.review_words)
    adverb_ending = any_of(language.word_forms["adverb_endings"])
    return ListPatterns(
        # "(France, Spain)"; never "(art. 9)" or "(2011)", which no capital begins.
        in_parentheses=re.compile(rf"\((?P<states>{optional(listed['article'])}[{CAPITAL}][^()]{{2,200}})\)"),
        separator=re.compile(rf", {words['and']} |, |; ?|/"),
        joint=re.compile(rf"( {words['and']} )"),
        article=re.compile(rf"^{before_next(listed['article'])}"),
        opening=_opening(words, adverb_ending),
        # "In cooperation with the Office, strengthen": only a verb of the table, for any word can follow a comma.
        introduced=re.compile(
            rf"(?P<words>(?P<to>{words['to']} )?[^;]{{3,200}}?, "
            rf"(?:[{SMALL}]+{adverb_ending} )?(?P<verb>{words['verbs']}))\b"
        ),
        continued=_continued(words, adverb_ending),
        no_verb=re.compile(words["no_verb"]),
        verb_endings=language.review_words["verb_endings"] or ("",),
    )


@lru_cache(maxsize=8)
def review_patterns(language: Language) -> ReviewPatterns:
    """The patterns of a language for the text around lists, built once."""
    words = any_of_each(language.review_words)
    answers = "|".join(rf"(?P<{response}>{words[response]})" for response in RESPONSES)
    article = optional(language.review_words.get("article", ()))
    return ReviewPatterns(
        # "UPR 20th session - Norway - list", "Review: Norway"; never the hyphen of "Guinea-Bissau".
        headed=re.compile(r":| [-\u2013|] "),
        review_of=anchored(rf"\b{words['review_of']} {article}", language.review_words.get("review_of", ())),
        made_by=re.compile(rf"{words['made_by']} {article}"),
        # "The recommendations listed below"; never a narrative's "had accepted many recommendations".
        of_list=re.compile(
            rf"\b{words['below']} {words['recommendation']}\b|\b{words['recommendation']}\b.*\b{words['below']}\b"
        ),
        nouns=language.review_words.get("recommendation", ()),
        above=re.compile(rf"\b{words['above']}\b"),
        answer=re.compile(rf"\b(?:{answers}|{words['pending']})\b"),
    )


def _opening(words: _Words, adverb_ending: str) -> re.Pattern[str]:
    """What opens a recommendation: “136.4 Ratify”, “(b) To take”, “; and to further strengthen”, without the number."""
    lead = rf"[ ;,.]*(?:{words['joining']}(?: {words['also']})?,? )?"
    number = r"(?:(?:\([a-z]{1,3}\)|[a-z]\)|\d{1,3}\.\d{1,3}\.?|[-•])\s*)?"
    adverb = rf"[{CAPITAL}{SMALL}]+{adverb_ending}(?: {words['and']} [{SMALL}]+{adverb_ending})? "
    to = rf"(?P<to>{words['to']},? )?(?:{words['inter_alia']} )?"
    before = rf"(?:{adverb}|{words['before_verb']} )*"
    return re.compile(rf"{lead}{number}(?P<words>{to}{before}(?P<verb>[{CAPITAL}{SMALL}][{SMALL}-]+))")


def _continued(words: _Words, adverb_ending: str) -> re.Pattern[str]:
    """A further recommendation of the same States: “and to raise”, “; continue its”; never “sign and ratify the”."""
    adverbs = rf"(?:[{SMALL}]+{adverb_ending} |{words['before_verb']} )"
    with_to = rf"(?P<to>{words['to']} ){adverbs}*(?P<any>[{SMALL}-]+)"
    its_object = rf"(?= (?:{words['determiners']}|[{SMALL}]+ {words['objects']})\b)"
    bare = rf"{adverbs}?(?P<verb>{words['verbs']}){its_object}"
    return re.compile(rf"(?:[;,]? {words['joining']}(?: {words['also']})?|;)[,;]? (?P<words>{with_to}|{bare})")
