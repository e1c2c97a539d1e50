"""What a verb asks for, told from those whom it asks, and the subject of what it asks, as patterns of a language."""

import re
from typing import NamedTuple

from unkg.authorities.language import Language
from unkg.extraction.patterns.words import SMALL, any_of, before_next

_Words = dict[str, str]
"""What the words are for to an alternative of them."""


class ClausePatterns(NamedTuple):
    """What stands between a verb and those whom it asks, or in their place."""

    asking_for: re.Pattern[str]
    """A verb whose own object is a thing: “exige la cessation”, “exige des parties”; group `that`: “demande que”."""
    thing: re.Pattern[str]
    """The beginning of that object."""
    to_thing: re.Pattern[str]
    """Between those asked and a verbal noun of what they are to do: “призывает стороны к прекращению огня”.

    Only behind those asked: “призывает к прекращению огня” names nobody.
    """
    inserted: re.Pattern[str]
    """What stands between “that” and its subject: “чтобы в соответствии с Уставом держава”."""
    predicate: re.Pattern[str]
    """The verb behind that subject, with its adverbs: “обеспечили”, never the infinitive “обеспечить”."""
    in_first_case: re.Pattern[str]
    """The first word of a name that can be that subject: “Иран”, never the “Совета” of “согласно решению Совета”."""


def clause_patterns(language: Language, words: _Words) -> ClausePatterns:
    """The patterns of what is asked."""
    adverbs = before_next(language.addressee_words["before_infinitive"])
    return ClausePatterns(
        asking_for=_asking_for(words),
        thing=_thing(language, words),
        to_thing=re.compile(rf" {words['before_thing']} "),
        inserted=re.compile(rf" ?{words['inserted']} "),
        predicate=re.compile(rf" (?:{adverbs})*[{SMALL}]{{2,}}{words['predicate_endings']}\b"),
        in_first_case=re.compile(rf"\w*{words['first_case_endings']}\b"),
    )


def _asking_for(words: _Words) -> re.Pattern[str]:
    # "demande également"; never "sa demande à".
    adverbs = rf"(?: (?!{words['that']}|{words['passing']}\b)[{SMALL}]+){{0,2}}"
    return re.compile(rf"\b{words['asking_for']}{adverbs}(?P<that> {words['that']})? ?$")


def _thing(language: Language, words: _Words) -> re.Pattern[str]:
    """An article, or a preposition before it: “призывает к рытью”, never “призывает к тому, чтобы группы”."""
    if before := language.addressee_words["before_thing"]:
        behind = "|".join(rf"(?<= {re.escape(word)}) " for word in before)
        return re.compile(rf"(?:{behind}| (?!{words['that']}\b){words['before_thing']} )(?!{words['that']}\b)")
    articles = (*language.citation["articles"], *language.addressee_words["determiners"])
    return re.compile(rf" ?{any_of(articles)}(?:\b|(?<='))")
