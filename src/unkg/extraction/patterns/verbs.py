"""Verbs of a language as patterns: those by which a document acts, and the places where they stand."""

import re
from dataclasses import dataclass
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, Implementation

from unkg.authorities.language import Language
from unkg.extraction.patterns.words import any_of


@dataclass(frozen=True, slots=True, eq=False)
class Verbs:
    """Patterns over forms of the verbs that act, and the way back to base forms; all forms in lower case."""

    base_of: dict[str, str]
    """Third person ("requests"), and the form behind “we” where the language has one, to base form."""
    past: dict[str, str]
    opening: re.Pattern[str]
    """For lower-case text: the verb that opens a paragraph; groups `words` (adverbs before and behind included) and `verb`."""
    second: re.Pattern[str]
    """For the text as printed: a further verb of the same subject later in the paragraph; groups `words` and `verb`."""
    joined: re.Pattern[str]
    """The same without a word that must follow: for verbs that the print marks, “and *urges* troop-contributing countries”."""
    acting: AhoCorasick
    """The forms that a further verb has, for lower-case text."""


@lru_cache(maxsize=8)
def verbs_of(language: Language) -> Verbs:
    """The verb patterns of a language, built once."""
    acting = [(verb, forms) for verb in language.strengths for forms in language.forms[verb]]
    third = {forms[0]: verb for verb, forms in acting}
    past = {forms[2]: verb for verb, forms in acting}
    base_of = {verb: verb for verb in language.strengths} if language.action_words["we"] else {}
    acting_forms = AhoCorasick(sorted({form.lower() for form in third}), implementation=Implementation.DFA)
    return Verbs(base_of | third, past, _opening(language, third), *_second(language, third), acting_forms)


def _phrase(language: Language, third: dict[str, str], joined: str, we: str = "") -> str:
    """A verb in the third person with its adverbs, those before it joined by a pattern; behind `we`, in its base form."""
    words = language.action_words
    adverbs = any_of(language.structure["adverbs"])
    behind = rf"(?: {any_of(words['behind'])})?(?: {any_of(words['particles'])}\b)?"
    verb = rf"(?(we){any_of(language.strengths)}|{any_of(third)})" if we else any_of(third)
    return rf"(?P<words>{we}(?:{adverbs}{joined})*(?P<verb>{verb}){behind})"


def _opening(language: Language, third: dict[str, str]) -> re.Pattern[str]:
    # "Strongly urges", "*Also, further requests*", "We reaffirm"; never "requests" in "requests-in-waiting" or "notes's".
    we = rf"(?P<we>{any_of(language.action_words['we'])} )?"
    return re.compile(rf"[\"'*_ ]*{_phrase(language, third, ',? ', we)}(?![\w'])")


def _second(language: Language, third: dict[str, str]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """With what must follow a verb that is one by its words alone, and without."""
    words = language.action_words
    join = any_of(words["and"])
    aside = rf"(?:,? {any_of(words['in_this_regard'])},?)?"
    # ", and requests the", "; in this regard, urges States"; never the noun of "its calls, requests and demands".
    verb = rf"(?:,| {join}|;)(?: {join})?{aside}(?: {_phrase(language, third, ' ')})"
    followed = re.compile(rf"{verb}(?= (?:{any_of(words['after_verb'])}|[A-Z]))")
    return followed, re.compile(rf"{verb}(?![\w'])")
