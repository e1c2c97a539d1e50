"""Codes by which a report cites its sources: “(LU-WPC)” in the list of its notes, and wherever else it stands.

The organizations of States among them are bodies. Civil society and joint submissions (“JS1”) are none.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from unkg.authorities.language import Language
from unkg.extraction.patterns.words import any_of
from unkg.extraction.resolve.resolved import ResolvedName
from unkg.extraction.resolve.unlisted.introduced import Introduction, initials_of, is_acronym_of, is_numeral
from unkg.model import Authorities

# "(LU-WPC) ", "LUWA " at the beginning of a paragraph; never "II ", "The ".
_LABEL = re.compile(r"\n(?P<open>\()?(?P<words>[A-Z][A-Za-z]*(?:-[A-Z][A-Za-z]+)?)(?(open)\)) $")
_LONGEST_LABEL = 18
_LEAST_OF_INITIALS = 4
"""Letters of an acronym that nobody introduces; three stand for too much."""


def source_codes(
    text: str, full: Sequence[ResolvedName], authorities: Authorities, language: Language
) -> Iterator[Introduction]:
    """The abbreviations that a list of sources puts before their names, and codes of organs: “LU-WPC”."""
    given: set[str] = set()
    for name in full:
        start = name.start - _LONGEST_LABEL if name.start > _LONGEST_LABEL else 0
        if name.kind == "instrument":
            continue
        if name.evidence == "named-pattern":
            yield from _initials(text, name)
        if text.find("\n", start, name.start) < 0:
            continue
        label = _LABEL.search(text, start, name.start)
        if label is None or is_numeral(label["words"]):
            continue
        words = label["words"]
        if _is_code(words, authorities, language) or is_acronym_of(words, text[name.start : name.end]):
            given.add(words)
            yield Introduction(words, 0, name, is_acronym=True)
    for match in _organs(authorities, language).finditer(text):
        if match["words"] not in given:
            given.add(match["words"])
            name = ResolvedName(*match.span("words"), "body", (match["words"],), "named-pattern", None, short=False)
            yield Introduction(match["words"], 0, name, is_acronym=True)


def _initials(text: str, name: ResolvedName) -> Iterator[Introduction]:
    """What all capitals of a name begin with, if the text has it: “LUWA” of the Lake Union Wells Agency."""
    letters = "".join(initials_of(text[name.start : name.end]))
    if len(letters) >= _LEAST_OF_INITIALS and letters in text:
        yield Introduction(letters, 0, name, is_acronym=True)


def _is_code(words: str, authorities: Authorities, language: Language) -> bool:
    """Whether an abbreviation begins with that of an organization: “LU-WPC”."""
    organization, hyphen, _ = words.partition("-")
    return bool(hyphen) and organization in _acronyms(authorities, language)


@lru_cache(maxsize=8)
def _acronyms(authorities: Authorities, language: Language) -> frozenset[str]:
    """The acronyms of organizations of States."""
    kinds = language.unlisted_names["organizations"]
    return frozenset(a for body in authorities.bodies.values() if body.kind in kinds for a in body.acronyms)


@lru_cache(maxsize=8)
def _organs(authorities: Authorities, language: Language) -> re.Pattern[str]:
    """A code at the beginning of a paragraph: “(LU-WPC) ”; never “LU-led”."""
    return re.compile(rf"\n\(?(?P<words>{any_of(_acronyms(authorities, language))}-[A-Z][A-Za-z]+)\)?(?= )")
