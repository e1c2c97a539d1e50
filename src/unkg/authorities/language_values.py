"""Sections of a language with keys or values of their own, each with what a value must be."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from msgspec import Struct


class OwnWords(Struct, frozen=True):
    """A section with words of the language as keys; `meaning` describes the allowed values in error messages."""

    meaning: str
    allowed: Callable[[Any], bool]
    needed: bool = True


def _is_word(value: Any) -> bool:
    return isinstance(value, str) and bool(value)


def is_words(value: Any) -> bool:
    """Whether a value is a list of words."""
    return isinstance(value, list) and all(map(_is_word, value))


def _is_number(value: Any) -> bool:
    return isinstance(value, int) and value > 0


def _is_digits(value: Any) -> bool:
    return isinstance(value, str) and len(value) % 10 == 0


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_switch(value: Any) -> bool:
    return isinstance(value, bool)


def _is_marks(value: Any) -> bool:
    return isinstance(value, dict) and all(map(_is_word, value)) and all(map(_is_text, value.values()))


def _is_letters(value: Any) -> bool:
    pairs = value.items() if isinstance(value, dict) else [("", "")]
    return all(isinstance(read, str) and len(letter) == len(read) == 1 for letter, read in pairs)


def _is_ranges(value: Any) -> bool:
    return isinstance(value, list) and all(_is_word(one) and len(one) == 3 and one[1] == "-" for one in value)


def is_verbs(value: Any) -> bool:
    """Whether a value is a list of verbs, each in four forms."""
    return isinstance(value, list) and all(is_words(verb) and len(verb) == len(FORMS) for verb in value)


def _is_objects(value: Any) -> bool:
    return isinstance(value, dict) and bool(value) and all(map(is_words, value.values()))


def _is_bases(value: Any) -> bool:
    return isinstance(value, dict) and bool(value) and all(map(_is_word, value.values()))


FORMS: Final = ("third person", "present participle", "past", "past participle")
"""The forms of a verb, in order."""
OWN_WORDS: Final[Mapping[str, OwnWords]] = {
    "months": OwnWords("a number", _is_number),
    "ordinals": OwnWords("a number", _is_number),
    "cardinals": OwnWords("a number", _is_number, needed=False),
    "repeated": OwnWords("a list of words", is_words),
    "verbs_by_object": OwnWords(
        "a table from an English base form to the first letters of what follows a verb of that meaning",
        _is_objects,
        needed=False,
    ),
    "verbs_of_bodies": OwnWords("a table from forms of verbs to English base forms", _is_bases, needed=False),
    "participles": OwnWords("a word", _is_word, needed=False),
    "infinitives": OwnWords("an English base form", _is_word, needed=False),
    "plural_pasts": OwnWords("an English base form", _is_word, needed=False),
    "impersonal": OwnWords("a word", _is_word, needed=False),
    "needing": OwnWords("a word", _is_word, needed=False),
    "speaker_in_key": OwnWords("a word", _is_word, needed=False),
    "addressees": OwnWords("a list of words", is_words),
    "addressee_of": OwnWords("a word", _is_word),
    "nationalities": OwnWords("a word", _is_word, needed=False),
}
"""Sections with free keys: words, or classes of words."""
SCRIPT: Final[Mapping[str, OwnWords]] = {
    "digits": OwnWords("ten digits in order, or several times ten", _is_digits),
    "letters": OwnWords("a table from a letter to the letter that it is read as", _is_letters),
    "alphabet": OwnWords("ranges of letters that no other official language has, such as 'А-я'", _is_ranges),
    "common": OwnWords("a list of words", is_words),
    "clause_capitals": OwnWords(
        "true or false: whether the paragraphs of a resolution begin with a capital", _is_switch
    ),
    "spaces": OwnWords("true if words are written with spaces between them, else false", _is_switch),
}
"""The keys of `[script]`, each with what it must be: how the language is written."""
JOINED: Final[Mapping[str, OwnWords]] = {
    "silent": OwnWords("the characters that are passed over, in one string", _is_text),
    "conjunctions": OwnWords("a list of words that are joined to any next word", is_words),
    "prepositions": OwnWords("a list of words that are joined to a next noun", is_words),
    "article": OwnWords("the article that is joined to its noun", _is_text),
    "possessives": OwnWords("a list of possessives that are joined behind their noun", is_words),
    "with_pronouns": OwnWords("a list of other words that these are joined behind, such as verbs", is_words),
    "last_letters": OwnWords("a table from a last letter to the letter that it may stand for", _is_letters),
    "construct": OwnWords("true or false: whether a noun and what it belongs to stand side by side", _is_switch),
    "ones_first": OwnWords("true or false: whether the ones of an ordinal stand before the tens", _is_switch),
    "items": OwnWords("the letters of list items in order, in one string", _is_text),
    "letters_of_numbers": OwnWords("a list of the names of letters behind numbers, from A on", is_words),
    "ordinal_parts": OwnWords("a list of keys of [pinpoints] whose parts are numbered by ordinals", is_words),
    "sessions": OwnWords("a table from the mark of a session to what it is read as", _is_marks),
    "conferences": OwnWords("a table from the mark of a conference to all that it may be read as", _is_marks),
}
"""The keys of `[joined_words]`, of a language that writes small words and the next one as one."""
