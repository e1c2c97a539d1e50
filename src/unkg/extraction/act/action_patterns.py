"""The words around operative verbs as patterns of a language."""

import re
from functools import lru_cache
from typing import NamedTuple

from unkg.authorities.language import Language
from unkg.extraction.patterns.anchors import Anchored, anchored
from unkg.extraction.patterns.verbs import verbs_of
from unkg.extraction.patterns.words import CAPITAL, RAISED, SMALL, any_of, any_of_each, before_next


class ActionPatterns(NamedTuple):
    """The patterns of a language for the text as printed."""

    joined: re.Pattern[str]
    relative: re.Pattern[str]
    """Searched in the words before a verb."""
    item: re.Pattern[str]
    contents: re.Pattern[str]
    """Ends a chapeau whose items are the contents of a text: “a report containing:”; never “Calls for:”."""
    noun: re.Pattern[str]
    """Begins an item that is a noun."""
    speaks: re.Pattern[str]
    decided: re.Pattern[str]
    particle: re.Pattern[str]
    concern: re.Pattern[str]
    repeated: re.Pattern[str]
    decides_to_ask: re.Pattern[str]
    that_shall: re.Pattern[str]
    intends: re.Pattern[str]
    report: Anchored
    object_pronoun: re.Pattern[str]
    """Before a verb, those whom it asks: “les invite”."""


@lru_cache(maxsize=8)
def action_patterns(language: Language) -> ActionPatterns:
    """The patterns of a language, built once."""
    words = any_of_each(language.action_words)
    adverb_ending = any_of(language.word_forms["adverb_endings"])
    not_relative = "".join(rf"(?<!\b{re.escape(w)})" for w in language.action_words["not_relative"])
    ends_relative = "".join(rf"(?<!{re.escape(w)})" for w in language.action_words["ends_relative"])
    again = rf"(?:{words['again']} )?"
    # "decides to invite"; a language without such a word says "decide invitar".
    to = before_next(language.action_words["to"]) if language.action_words["to"] else ""
    return ActionPatterns(
        joined=re.compile(rf"\*? {words['and']} \*?"),
        # "which, in turn, and "; never "in that " of "in that regard requests".
        relative=re.compile(
            rf"\b{words['relative']}{not_relative}(?:,? [\w-]+){{0,3}},?(?: {words['and']})?{ends_relative} $"
        ),
        item=re.compile(
            rf"(?P<words>(?i:{before_next(language.action_words['to'])})?"
            rf"(?:[^\W\d_]+{adverb_ending} |{words['before_item_verb']} )?"
            rf"(?:(?i:{words['with_particle']}) {words['particles']}\b|[^\W\d_][\w-]*))"
        ),
        contents=re.compile(rf"\b{words['contents']}(?:,? {words['behind_contents']})*[,:\" ]*$"),
        noun=_noun(words),
        speaks=_speaks(words, adverb_ending),
        decided=_decided(language, words, adverb_ending),
        particle=re.compile(rf"\b{words['particles']}\b"),
        # "its deep and abiding concern"; never "expresses appreciation … for the concern", which is too far after.
        concern=re.compile(rf" {again}(?:{words['own']} )?(?:[{SMALL}]+ ){{0,3}}?{words['concern']}\b"),
        # "Reiterates its urgent request to"; never "reaffirms its commitment".
        repeated=re.compile(
            rf" {again}{words['own']} (?:[{SMALL}]+ ){{0,2}}?(?P<noun>{any_of(language.repeated)})\b"
            rf"(?:(?: {words['behind_repeated']})+(?= {words['repeated_to']}\b))?(?: {words['repeated_to']})?"
        ),
        decides_to_ask=re.compile(rf" {again}(?P<to>{to}){words['decided_asking']}(?= )"),
        # "Decides that the Committee shall"; never a modal of another clause after a semicolon.
        that_shall=_that_shall(language, words),
        intends=_intends(language, words),
        report=_report(language),
        object_pronoun=re.compile(before_next(language.action_words["object_pronouns"])),
    )


def _that_shall(language: Language, words: dict[str, str]) -> re.Pattern[str]:
    """“decides that the Committee shall”; without a word for “that”, its subject is before a comma: “决定委员会应”."""
    if language.action_words["that"]:
        verb_first = any_of(language.addressee_words["before_subject"])
        # Never the "tendrá" of "la Conferencia tendrá lugar".
        asks_nobody = rf" {words['shall']} {words['not_behind_shall']}\b"
        subject = rf"(?:(?! {words['not_before_shall']} |{asks_nobody})[^;]){{3,500}}?"
        return re.compile(
            rf"(?: |(?=,)){words['that']} (?:{verb_first} |{subject}(?!{asks_nobody}) {words['shall']}\b)"
        )
    return re.compile(rf",? [^,;]{{2,80}}? {words['shall']}\b")


def _intends(language: Language, words: dict[str, str]) -> re.Pattern[str]:
    """“expresses its intention to”, “выражает намерение”, “表示安理会打算审查”; never “its appreciation”."""
    if not language.script.spaces:
        return re.compile(rf"(?: \w+)? {words['intention']}\b")
    own = before_next(language.action_words["own"])
    return re.compile(rf" (?:{words['again']} )?{own}(?:[{SMALL}]+ )?{words['intention']}\b")


def _noun(words: dict[str, str]) -> re.Pattern[str]:
    """“The state of”, “Detailed proposals”, “Information on”; never “Discuss”, “Implement the”, “Ensuring”."""
    letter = rf"[{CAPITAL}{SMALL}-]"
    qualifier = rf"(?:(?i:{words['qualifiers']})|{letter}+{words['qualifier_endings']})"
    plural = rf"(?!{letter}+{words['no_plural_endings']}\b){letter}+{words['plural_endings']}\b"
    ended = rf"{letter}+{words['noun_endings']} {words['behind_noun']}\b"
    return re.compile(rf"(?:(?i:{words['before_noun']})\b|(?:{qualifier} ){{0,2}}(?:{plural}|{ended}))")


def _speaks(words: dict[str, str], adverb_ending: str) -> re.Pattern[str]:
    """A sentence of a statement: “The Council (…) also welcomes” at its beginning, never within another sentence."""
    adverbs = rf"(?: [a-z]+{adverb_ending}| {words['before_spoken']})*"
    aside = r"(?:,(?: [\w() ]+,)?)?"
    return re.compile(
        r"(?:(?<=\n)|(?<=[.;] )|(?<=[.;]\" ))[\"'*]*"
        rf"(?P<words>{words['speakers']}{aside}{adverbs} (?P<verb>[{SMALL}-]+)\b)"
    )


def _decided(language: Language, words: dict[str, str], adverb_ending: str) -> re.Pattern[str]:
    """“the Assembly, on the proposal of …,¹ decided”; never the participle of “the report adopted by”."""
    marker = rf"[{RAISED}]*"
    adverbs = rf"(?:{words['before_decided']} |\w+{adverb_ending} )*"
    subject = rf"(?P<subject>{words['deciding']}\b(?:,[^.;]*?,)?{marker} ?{adverbs})"
    # In some languages the verb comes first: "قررت الجمعية العامة".
    behind = rf"(?(subject)(?! {words['by']}\b)| {words['deciding_behind']}\b)"
    return re.compile(rf"\b{subject}?(?P<verb>{any_of(verbs_of(language).past)})\b{behind}")


def _report(language: Language) -> Anchored:
    """“to report to the Council”, “to submit to it, at its sixtieth session, a comprehensive report”.

    Where the noun itself tells that it is indefinite, no word before it does: “تقريرا”. Never “to implement the
    recommendations of the report”, nor “to provide support, as set out in the report”.
    """
    listed, words = language.report_words, any_of_each(language.report_words)
    some = rf"{words['some']} (?:[\w-]+,? ){{0,5}}?" if listed["some"] else ""
    submitted = rf"[^;.]{{0,160}}? {some}{words['asked']}\b"
    return anchored(
        rf"\b{words['to_report']}\b|\b{words['to_submit']}\b{submitted}", (*listed["to_report"], *listed["to_submit"])
    )
