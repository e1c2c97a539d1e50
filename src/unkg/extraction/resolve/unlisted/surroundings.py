"""What the words around a phrase say of it: that it is no name, that it was adopted, whose it is."""

import re
from functools import lru_cache

from unkg.authorities.language import Language, Words
from unkg.extraction.patterns.words import RAISED, any_of
from unkg.extraction.resolve.unlisted.phrases import NamePhrase
from unkg.extraction.scan.gazetteer import Kind

_LONGEST_NUMBER = 12
# "48/141, "; never "recommendation 14 " nor the number of a note.
_RESOLUTION = re.compile(r"\d+/\d+,? $")
# The "Digging" of "Digging in Wells Agreement"; never the "signed" of "signed in".
_CAPITALISED = re.compile(r"\b[A-Z][a-z]+$")
_LONGEST_WORD = 16
# "Recommendation concerning Wells (2031)": the year of an instrument.
_YEAR = re.compile(r" \((?:19|20)\d\d\)")
_POSSESSIVE = "'s "
_QUOTES = frozenset(('"', "'"))


def is_refused(text: str, phrase: NamePhrase, words: Words) -> bool:
    """Whether the words beside a phrase show that it is none, only a part of one, or what another text is about."""
    start, end = phrase.start, phrase.end
    if text.endswith(words["drafts"], 0, start) or text.endswith(words["not_before"], 0, start):
        return True
    if text.startswith(words["not_behind"], end) or _is_subject_of_resolution(text, start, words):
        return True
    if not phrase.lead and _ends_name(text, start, words):
        return True
    # "Special Representative of the Chairperson of the Commission for the Lakes"
    is_of_officer = bool(phrase.lead) and not phrase.before and text.endswith(words["officers"], 0, start)
    return is_of_officer and phrase.lead not in words["of"]


def _ends_name(text: str, start: int, words: Words) -> bool:
    """Whether a phrase ends a name that begins before it: “Digging in | Wells Agreement”."""
    ends = (start - len(word) - 2 for word in words["behind_beginnings"] if text.endswith(f" {word} ", 0, start))
    return any(_CAPITALISED.search(text, max(0, end - _LONGEST_WORD), end) for end in ends)


def _is_subject_of_resolution(text: str, start: int, words: Words) -> bool:
    """Whether a phrase tells what a cited resolution is about: “resolution 5/2, on the Code of Conduct”."""
    for behind in words["subject_of_resolution"]:
        if text.endswith(f" {behind} ", 0, start):
            end = start - len(behind) - 2
            return _RESOLUTION.search(text, max(0, end - _LONGEST_NUMBER), end + 1) is not None
    return False


def is_academic(name: str, kind: Kind, words: Words) -> bool:
    """Whether a name is of a body of a university that is not of the United Nations, or of companies."""
    for academic in words["academic"]:
        if academic in name and kind != "instrument":
            return not name.startswith(words["academic_of_united_nations"])
    return False


def is_titled(text: str, phrase: NamePhrase, language: Language) -> bool:
    """Whether a text quotes an instrument or says that it was adopted: “Framework for Wells, adopted by the Union”.

    Never by the Government of one State.
    """
    if text[phrase.start - 1 : phrase.start] in _QUOTES and text[phrase.end : phrase.end + 1] in _QUOTES:
        return True
    behind = _adopted(language).match(text, phrase.end)
    return behind is not None and not text.startswith(language.unlisted_names["by_state"], behind.end() + 1)


def is_adopting_or_dated(text: str, phrase: NamePhrase, words: Words) -> bool:
    """Whether an instrument with “a” before it exists: “welcomes the signing of a Memorandum of Understanding”."""
    return text.endswith(words["adopting"], 0, phrase.start) or has_year(text, phrase.end)


def has_year(text: str, end: int) -> bool:
    """Whether the year of an instrument stands behind it: “Recommendation concerning Wells (2031)”."""
    return _YEAR.match(text, end) is not None


def is_determined(text: str, start: int, language: Language) -> bool:
    """Whether there is one of what begins at a place: “the Well Management Group”, “its Well Management Group”."""
    articles = language.unlisted_names["articles"]
    return text.endswith(_followed(articles), 0, start) or is_owned(text, start, language)


def is_owned(text: str, start: int, language: Language) -> bool:
    """Whether somebody has what begins at a place: “its Mechanism for Wells”."""
    return text.endswith(_followed(language.unlisted_names["owners"]), 0, start)


def possessor(text: str, start: int) -> str:
    """The word before a phrase that it belongs to: “LUWA” of “LUWA's Wells Committee”; empty where there is none."""
    if not text.endswith(_POSSESSIVE, 0, start):
        return ""
    end = start - len(_POSSESSIVE)
    return text[text.rfind(" ", 0, end) + 1 : end]


@lru_cache(maxsize=8)
def _adopted(language: Language) -> re.Pattern[str]:
    """What says so, behind the marker of a note: “,¹ adopted”; never “adopt”."""
    return re.compile(rf"(?:[{RAISED}]|,)* {any_of(language.unlisted_names['adopted'])}\b")


@lru_cache(maxsize=16)
def _followed(words: tuple[str, ...]) -> tuple[str, ...]:
    """Words with a space behind them."""
    return tuple(f"{word} " for word in words)
