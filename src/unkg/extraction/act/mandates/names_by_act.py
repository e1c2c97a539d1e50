"""Names for bodies without a name of their own: by the act that founded them."""

import re

from unkg.authorities.language import Language

# "S/RES/1874(2009)": an act that bodies are named after by its number and year; others by their symbol.
_OF_COUNCIL = re.compile(r"S/RES/(\d+)\((\d{4})\)")


def name_by_act(phrase: str, act: str, language: Language) -> str | None:
    """“Panel of Experts established pursuant to resolution 1874 (2009)”, “Board established pursuant to A/RES/60/1”.

    None for a noun of another language than that of canonical names which is not told how it is called in them.
    """
    phrase = phrase[:1].upper() + phrase[1:]
    in_full = dict(zip(language.reported_words["short"], language.reported_words["in_full"], strict=True))
    if language.short_forms and phrase not in in_full:
        return None
    by_number, by_symbol = language.reported_words["by_act"]
    number = _OF_COUNCIL.fullmatch(act)
    if number is None:
        return f"{in_full[phrase] if language.short_forms else phrase} {by_symbol} {act}"
    return f"{in_full.get(phrase, phrase)} {by_number} {number[1]} ({number[2]})"


def can_be_name(words: str) -> bool:
    """Whether words as a text prints them can be a name: they begin with a capital or a number."""
    return not words[:1].isalpha() or words[:1].isupper()


def is_numbered_by_year(act: str) -> bool:
    """Whether an act is a resolution of the Security Council, which bodies are known by: “the 1267 Committee”."""
    return _OF_COUNCIL.fullmatch(act) is not None
