"""Names of bodies, mechanisms, instruments and States, found in one pass over the normalized text."""

import re
from string import ascii_lowercase, ascii_uppercase
from typing import Final

from unkg.extraction.layout.normalized_text import NormalizedText
from unkg.extraction.patterns.words import CAPITAL, RAISED, SMALL
from unkg.extraction.scan.gazetteer import Entry, Gazetteer, NameMention, parted

_LONGEST_NAME = 200
"""Characters."""
_COMMON: Final = {"General Assembly", "United Nations Secretariat", "Secretary-General of the United Nations"}
"""Bodies of the United Nations that others have too, and that a language may call by a common noun."""
_OWNERS: Final = {*_COMMON, "United Nations", "Security Council", "Economic and Social Council", "Human Rights Council"}


def find_names(normalized: NormalizedText, names: Gazetteer) -> list[NameMention]:
    """The names in a text: the leftmost and longest, as whole words, in the case that each form requires."""
    found: list[NameMention] = []
    text, lower = normalized.text, normalized.lower
    of_states = tuple(f"{word} " for word in names.language.name_words.get("of_one_state", ()))
    articles = tuple(f" {word} " for word in names.language.name_words.get("before_small_titles", ()))
    for index, start, end in names.search.places(lower):
        # Most matches of the search are inside words, most others between spaces: neither needs a call.
        behind = lower[end : end + 1]
        if behind in _LETTERS:
            continue
        if not (behind in _APART and text[start - 1 : start] in _APART) and not _bounded(text, start, end):
            continue
        words = text[start:end]
        for entry in names.entries[index]:
            if (entry.exact is None or entry.exact == words) and (
                not entry.capital
                or words[0] in _CAPITAL_LETTERS
                or _is_capitalised(words)
                or (_is_title(entry, words) and text.endswith(articles, 0, start))
            ):
                mention = NameMention(start, end, entry.form, entry.keys, words)
                if entry.form == "full" and entry.keys[0].kind == "body" and text.endswith(of_states, 0, start):
                    pass  # "National Commission on Human Rights"
                elif (
                    behind == " "
                    and text[end + 1 : end + 2].isupper()
                    and (longer := _longer_tail(mention, normalized, names))
                ):
                    found.append(longer)
                elif not names.language.script.spaces and found and _is_of_another(mention, found[-1]):
                    pass  # "联合国森林论坛秘书处"
                else:
                    found += _organ_and_organization(mention, names)
                break
    return found


def _longer_tail(mention: NameMention, normalized: NormalizedText, names: Gazetteer) -> NameMention | None:
    """The full name that begins behind a joint of a name and ends behind it.

    “secretariat of the | United Nations Conference on Wells”, where “secretariat of the United Nations” is a name too.
    """
    text, lower = normalized.text, normalized.lower
    for joint in names.joints:
        _, found, tail = mention.words.rpartition(joint)
        if not found:
            continue
        start = mention.end - len(tail)
        end = mention.end + _LONGEST_NAME
        for index, begin, stop in names.search.places_in(lower, start, end):
            if begin or start + stop <= mention.end or text[start + stop : start + stop + 1].isalpha():
                break
            words, entry = text[start : start + stop], names.entries[index][0]
            if entry.form == "full" and words[0].isupper():
                return NameMention(start, start + stop, "full", entry.keys, words)
            break
    return None


def _is_of_another(mention: NameMention, before: NameMention) -> bool:
    """Whether a name is a common noun that the organization directly before it owns: “教科文组织大会”."""
    if before.end + 1 != mention.start or before.keys[0].kind != "body":
        return False
    if mention.form != "short" and mention.keys[0].id not in _COMMON:
        return False
    return not any(key.id in _OWNERS for key in before.keys)


def _organ_and_organization(mention: NameMention, names: Gazetteer) -> list[NameMention]:
    """An organ and its organization in one name: “Peace and Security Council | of the African Union”.

    An office is not parted from its holder (“Office of the High Commissioner”); neither is anything that is not an
    organ of a named body, nor what is one name in canonical names: “Comisión de la Unión Africana” is the African Union
    Commission.
    """
    organ = mention.keys[0]
    owners = [k for k in names.introduces.get(organ, ()) if k.kind == "body" and f" {k.id}" in organ.id]
    if not owners or mention.form != "full" or len(mention.keys) != 1 or organ.kind != "body":
        return [mention]
    if mention.words.startswith(names.language.name_words.get("offices", ())):
        return [mention]
    for head, joint, tail in parted(mention.words, names.joints):
        owner = next((k for k in owners if tail.lower() in names.full_names[k]), None)
        if owner:
            middle = mention.start + len(head)
            return [
                NameMention(mention.start, middle, "full", mention.keys, head),
                NameMention(middle + len(joint), mention.end, "full", (owner,), tail),
            ]
    return [mention]


_CAPITALS = re.compile(rf"\b[{CAPITAL}]")
_SMALL_CYRILLIC = "абвгдежзийклмнопрстуфхцчшщъыьэюя"
_LETTERS = frozenset(ascii_lowercase + _SMALL_CYRILLIC)
_CAPITAL_LETTERS = frozenset(ascii_uppercase + _SMALL_CYRILLIC.upper())


def _is_capitalised(words: str) -> bool:
    """Whether words are written as a name.

    They begin with a capital or figure, or contain two capitals (“statute of the Joint Inspection Unit”).
    """
    return not words[0].islower() or len(_CAPITALS.findall(words)) >= 2


_LEAST_OF_TITLE = 4
"""Spaces in a title that is known in small letters too."""


def _is_title(entry: Entry, words: str) -> bool:
    """Whether words are a long title: “guiding principles on deep wells and divers”; never “charter of the wells”."""
    return entry.form == "full" and entry.keys[0].kind == "instrument" and words.count(" ") >= _LEAST_OF_TITLE


_APART = frozenset(("", *" \n,.;:()'\""))
"""What stands beside most names, and nothing at the beginning and end of a text."""


def _is_word_character(letter: str) -> bool:
    return (letter.isalnum() and letter not in RAISED) or letter == "_"


# The number of a note that lost its place above the line: "Rights of the Child14 and"; never "A2" nor "Annex1a".
_NOTE_BEHIND = re.compile(rf"[{SMALL}]{{2}}\d{{1,3}}(?!\w)")


def _bounded(text: str, start: int, end: int) -> bool:
    """Whether a match has word boundaries; a capital joined to a word by OCR damage counts as one (“TheHigh”)."""
    before, behind = text[start - 1 : start], text[end : end + 1]
    if before not in _APART and (
        # A slash is inside a symbol: HRC in A/HRC/25/63, CRC in CRC/C/PRK/4.
        before == "/" or (_is_word_character(before) and not (text[start].isupper() and before.islower()))
    ):
        return False
    if behind in _APART:
        return True
    if behind in "/-":
        return behind == "-" and not text[end + 1 : end + 2].isalpha()
    return not _is_word_character(behind) or _NOTE_BEHIND.match(text, end - 2) is not None
