"""Places where a text defines a short form: “the Agreement on Peace and Reconciliation in Mali (“the Agreement”)”."""

import re
from functools import lru_cache
from typing import NamedTuple

from unkg.authorities.language import Language
from unkg.extraction.patterns.words import any_of_each
from unkg.extraction.scan.gazetteer import Gazetteer, Key, NameMention

_WINDOW = 260
"""Characters that hold the longest name before a short form."""
_LONGEST = 24
"""Words of the longest name."""
# "(S/2005/662)" behind a name.
_PARENTHESES = re.compile(r"\([^()]*\)")
_LEAD = 48
"""Characters that hold the words from the parenthesis to the short form."""


def is_definition(text: str, mention: NameMention, language: Language) -> bool:
    """Whether a short form alone stands in parentheses, in quotation marks or behind “the” or “hereinafter”.

    The signs around a Chinese title are its quotation marks: “(《协议》)”.
    """
    if ")" not in text[mention.end : mention.end + 2]:
        return False
    patterns = _patterns(language)
    if not patterns.after.match(text, mention.end):
        return False
    if mention.words.startswith("《") and text[mention.start - 1 : mention.start] == "(":
        return True
    return bool(patterns.before.search(text, max(0, mention.start - _LEAD), mention.start))


def named_before(text: str, mention: NameMention, names: Gazetteer) -> Key | None:
    """The record whose full name, in whatever capitals, ends before the parenthesis that defines a short form.

    “the international independent investigation Commission (S/2005/662) (“the Commission”)”; not “an international
    independent investigation Commission”, which is another.
    """
    window = text[max(0, mention.start - _WINDOW) : mention.start].lower()
    opening = window.rfind("(")
    words = _PARENTHESES.sub("", window[:opening]).split() if opening > 0 else []
    by_name, short = _by_full_name(names), mention.words.lower()
    for length in range(min(len(words) - 1, _LONGEST), 1, -1):
        key = by_name.get(name := " ".join(words[-length:]))
        if key is None or words[-length - 1] in names.language.mandate_clauses.get("indefinite", ()):
            continue
        if short in name or _is_declined(short, key, names):
            return key
    return None


def _is_declined(short: str, key: Key, names: Gazetteer) -> bool:
    """Whether a short form is of another case than the name before it: “Специальным судом по … («Специальный суд»)”."""
    others = names.full_names.get(key, ()) if names.language.declension.forms(short) != (short,) else ()
    return any(name.startswith(f"{short} ") for name in others)


def sharing_end(short: str, following: NameMention, names: Gazetteer) -> Key | None:
    """The record of which a short form in small letters is the beginning and the name behind it has the end.

    “the Declaration and the Programme of Action on the Establishment of a New International Economic Order”.
    """
    words, by_name = following.words.lower(), _by_full_name(names)
    tails = (words[space.start() :] for space in re.finditer(" ", words))
    return next((key for tail in tails if (key := by_name.get(short + tail))), None)


@lru_cache(maxsize=8)
def _by_full_name(names: Gazetteer) -> dict[str, Key]:
    return {name: key for key, own in names.full_names.items() if key.kind != "state" for name in own}


class _Patterns(NamedTuple):
    before: re.Pattern[str]
    after: re.Pattern[str]


@lru_cache(maxsize=8)
def _patterns(language: Language) -> _Patterns:
    words = any_of_each(language.name_words)
    the = rf"(?:{words['the']} )"
    alone = "|" if language.script.article else ""  # "(الاتفاق النهائي)", whose article is a part of the word
    return _Patterns(
        # "(“the Committee”", "(the Committee", "(hereinafter referred to as the Committee"; never "(article 18 of the
        # Convention" nor "(Protocol".
        before=re.compile(rf"\((?:{words['hereinafter']}(?:,| [a-z]+){{0,4}} )?(?:{the}?[\"“'‘]{the}?|{the}{alone})$"),
        after=re.compile(r"[\"”'’]?\)"),
    )
