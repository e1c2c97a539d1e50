"""Patterns for the operative verbs of a language and the positions in which they occur."""

import re
from collections.abc import Iterable
from functools import lru_cache

from msgspec import Struct

from unkg.authorities.language import Language
from unkg.extraction.patterns.word_search import WordSearch
from unkg.extraction.patterns.words import INITIAL, RAISED, any_of


class Verbs(Struct, frozen=True, eq=False):
    """Patterns over the forms of operative verbs, and the base form of each; all forms in lower case."""

    base_of: dict[str, str]
    """Third person (“requests”), and the form after “we” where the language has one, to base form."""
    past: dict[str, str]
    opening: re.Pattern[str]
    """For lower-case text: the verb that opens a paragraph; groups `words` (the verb with its adverbs) and `verb`."""
    second: re.Pattern[str]
    """For text as printed: a further verb of the same subject in the paragraph; groups `words` and `verb`."""
    joined: re.Pattern[str]
    """The same without a required next word: for verbs set in italics, “and *urges* troop-contributing countries”."""
    acting: WordSearch
    """All forms of further verbs, for lower-case text."""


@lru_cache(maxsize=8)
def verbs_of(language: Language) -> Verbs:
    """The verb patterns of a language, built once."""
    spelled = {verb: language.spellings.get(verb, verb) for verb in language.strengths}
    acting = [(spelled[verb], forms) for verb in language.strengths for forms in language.forms[verb]]
    third = {forms[0]: verb for verb, forms in acting}
    past = {forms[2]: verb for verb, forms in acting}
    not_further = language.action_words["not_further"]
    base_of = spelled if language.action_words["we"] else {}
    second, joined = _second(language, {f: verb for f, verb in third.items() if verb not in not_further})
    return Verbs(
        base_of=base_of | third,
        past=past,
        opening=_opening(language, third),
        second=second,
        joined=joined,
        acting=WordSearch(sorted({form.lower() for form in third})),
    )


def said_of_us(language: Language) -> tuple[str, ...]:
    """The forms behind “we”: base forms in English, and in a language with one form of a verb that."""
    acting = (forms for verb in language.strengths for forms in language.forms[verb])
    return (*language.strengths, *(forms[0] for forms in acting if len({*forms}) == 1))


def _phrase(language: Language, third: dict[str, str], separator: str, we: str = "") -> str:
    """A verb in the third person with its adverbs; in its base form after `we`."""
    words = language.action_words
    adverbs = any_of(language.structure["adverbs"])
    behind = rf"(?: {any_of(words['behind'])})?(?: {any_of(words['particles'])}\b)?"
    verb = rf"(?(we){any_of(said_of_us(language))}|{any_of(third)})" if we else any_of(third)
    return rf"(?P<words>{we}(?:{adverbs}{separator})*(?P<verb>{verb}){behind})"


def _opening(language: Language, third: dict[str, str]) -> re.Pattern[str]:
    # "Strongly urges", "*Also, further requests*", "We reaffirm"; never "requests" in "requests-in-waiting".
    we = rf"(?P<we>{any_of(language.action_words['we'])} )?"
    return re.compile(rf"[\"'*_ ]*{_object_before(language, third)}{_phrase(language, third, ',? ', we)}(?![\w'])")


def _object_before(language: Language, third: dict[str, str]) -> str:
    """The object of what is expressed, in a language that has it before the verb: “对水井干涸 [表示关切]”."""
    words = language.action_words
    if not words["before_object"]:
        return ""
    expressing = any_of(form for form, base in third.items() if base.partition(" ")[0] in words["expressing"])
    return rf"(?:{any_of(words['before_object'])} [^,;:.\n]{{1,160}}? (?={expressing}(?!\w)))?"


def _only_before(language: Language) -> str:
    """What must follow a verb that a thing can do too: “continues to urge States”, never “, hunger continues to rise”.

    Nor “, repatriation remains the solution”.
    """
    words = language.action_words
    if not words.get("going_on"):
        return ""
    acts = rf"(?:[a-z]+ )?(?:{any_of(language.strengths)}|{any_of(words['going_on_being'])})\b"
    going_on = rf"(?:{_not_behind(words['going_on'])}|(?= {any_of(words['to'])} {acts}))"
    return rf"{going_on}(?:{_not_behind(words['remaining'])}|(?! {any_of(words['remaining_thing'])}\b))"


def _not_behind(words: Iterable[str]) -> str:
    """Not behind any of some words, which may differ in length."""
    return "".join(rf"(?<!\b{re.escape(word)})" for word in words)


def _second(language: Language, third: dict[str, str]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A further verb with the word that must follow it in plain text, and without."""
    words = language.action_words
    join = any_of(words["and"])
    aside = rf"(?:,? {any_of(words['in_this_regard'])},?)?"
    # ", and requests the", "; in this regard, urges States"; never the noun of "its calls, requests and demands".
    # Never of a sentence of its own, where "and" is a part of its word: ". ونرحب".
    # Behind a comma with the marker of a footnote, in a language where no word need follow the verb: ",⁴ 促请".
    marker = "" if words["after_verb"] else rf"(?: ?[{RAISED}]+)?"
    joint = rf"(?:,{marker}|(?<!\.) {join}|;)(?: {join})?{aside}"
    verb = rf"{joint} {_object_before(language, third)}{_phrase(language, third, ' ')}"
    # "and urges armed groups": behind a form that is no noun, any word.
    plain = (form for form, base in third.items() if base in words["no_nouns"])
    no_noun = "".join(rf"|(?<=\b{re.escape(form)}) [a-z]" for form in plain)
    no_act = rf"(?! {any_of(words['no_act_behind'])}\b){_only_before(language)}"
    joined = re.compile(rf"{verb}(?![\w']){no_act}")
    if not words["after_verb"]:
        return joined, joined
    followed = re.compile(rf"{verb}{no_act}(?= (?:{any_of(words['after_verb'])}|[{INITIAL}]){no_noun})")
    return followed, joined
