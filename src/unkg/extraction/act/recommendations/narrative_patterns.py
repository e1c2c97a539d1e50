"""The words by which the narrative of a review reports recommendations, as patterns of a language."""

import re
from functools import lru_cache
from typing import NamedTuple

from unkg.authorities.language import Language
from unkg.extraction.patterns.anchors import Anchored, anchored
from unkg.extraction.patterns.infinitives import bare_infinitive
from unkg.extraction.patterns.words import CAPITAL, SMALL, any_of, any_of_each, optional


class NarrativePatterns(NamedTuple):
    """The patterns of a language; those that end in `$` are searched in the words before something."""

    verb: Anchored
    base_of: dict[str, str]
    freely: frozenset[str]
    """Verbs that recommend without saying to whom: “recommended that”."""
    adverbs: re.Pattern[str]
    before_state: re.Pattern[str]
    between: re.Pattern[str]
    pronoun: re.Pattern[str]
    pronoun_before: re.Pattern[str]
    joined: re.Pattern[str]
    passive: re.Pattern[str]
    to_do: re.Pattern[str]


@lru_cache(maxsize=8)
def narrative_patterns(language: Language) -> NarrativePatterns:
    """The patterns of a language, built once."""
    listed, words = language.review_words, any_of_each(language.review_words)
    adverb = rf"[{SMALL}]+{any_of(language.word_forms['adverb_endings'])}"
    base_of = {f[2]: verb for verb in listed["narrating"] for f in language.forms.get(verb, ())}
    base_of |= language.plural_pasts
    article = optional(listed["article"])
    return NarrativePatterns(
        verb=anchored(rf"\b(?P<verb>{any_of(base_of)})\b", base_of),
        base_of=base_of,
        freely=frozenset(listed["narrating_freely"]),
        adverbs=re.compile(rf"(?:(?:{adverb}|{words['narrated_adverbs']}),? )+$"),
        before_state=re.compile(rf"\W{{0,2}}{optional(listed['delegation_of'])}(?i:{article})"),
        between=re.compile(rf"(?:,? {words['and']} |, ){article}"),
        pronoun=re.compile(rf"{words['it']}\b"),
        pronoun_before=re.compile(rf"\b{words['it']} $"),
        # "Norway noted the law and recommended"; never "as was recommended".
        joined=re.compile(rf"(?:,? {words['and']} (?:{words['it']} )?|, )$"),
        passive=re.compile(rf" {words['not_asking']}\b"),
        to_do=_to_do(language, words, article),
    )


def _to_do(language: Language, words: dict[str, str], article: str) -> re.Pattern[str]:
    """Who shall do what: “Norway to ratify”, “Норвегию ратифицировать”.

    Never those who are only to answer: “requested the delegation to elaborate”, “information on steps taken to”.
    """
    delegation = rf"{article}(?:[{CAPITAL}][{SMALL}]+ ){{0,2}}{words['delegation']}"
    answering = rf"(?:{delegation}|(?:[{SMALL}]+ ){{0,2}}{words['inquired']})"
    to = rf"{words['narrated_to']} [{SMALL}]"
    doing = f"(?:{to}|{bare})" if (bare := bare_infinitive(language)) else to
    return re.compile(rf" (?!{answering}\b)[^.;:]{{1,160}}? {doing}")
