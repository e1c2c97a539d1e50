"""Whether a document has to do with the United Nations; other texts in folders are skipped.

A web page is judged by its words before anything is extracted from it, every text by what was found in it.
"""

import re
from functools import lru_cache
from typing import Final

from unkg.model import Authorities, Body, Extraction, Header, Instrument
from unkg.symbols import normalized_name

_SYMBOL: Final = re.compile(r"\b[A-Z]{1,8}(?:\.\d{1,2})?/(?:[A-Z]{2,}|\d|[A-Z]\.\d)")
"""The beginning of a document symbol: `A/HRC/`, `S/2006`, `E/CN.4/`; not `and/or`, `I/O` or dates."""
_NUMBERED: Final = re.compile(r"\b(?:resolution|decision|résolution|décision)s?\s+\d", re.IGNORECASE)
_ORGANIZATION: Final = re.compile(
    r"United Nations|Nations Unies|Naciones Unidas|Объедин[её]нных Наций|ООН|الأمم المتحدة|联合国", re.IGNORECASE
)
_MASTHEAD: Final = ("symbol", "body", "session", "adopted", "distributed", "agenda_item", "meeting", "akn_iri", "vote")
_LONG: Final = 12
"""Letters: longer names of bodies and instruments are unambiguous."""


def is_relevant(extraction: Extraction) -> bool:
    """Whether a document has a symbol or a masthead, a reference or an action, or names the United Nations.

    In doubt the answer is yes: also for a format that has a structure of its own, which only UN documents have, and for
    a text without references because there is no table of words for its language.
    """
    if extraction.document.paragraphs is not None:
        return True
    found = extraction.references or extraction.actions or extraction.events or extraction.submissions
    return bool(found or _has_masthead(extraction.header)) or _names_the_organization(extraction.document.text)


def _has_masthead(header: Header) -> bool:
    """Whether a header has more than any file may have: a title, dates of publication, a type such as `report`."""
    return any(getattr(header, name) for name in _MASTHEAD)


def _names_the_organization(text: str) -> bool:
    """Whether a text names the United Nations in one of its official languages."""
    return _ORGANIZATION.search(text) is not None


def is_of_the_un(text: str, authorities: Authorities) -> bool:
    """Whether a text names the United Nations, one of its bodies, instruments, resolutions or symbols.

    In doubt the answer is yes, because a skipped file goes unnoticed.
    """
    if any(pattern.search(text) for pattern in (_SYMBOL, _NUMBERED)) or _names_the_organization(text):
        return True
    words = normalized_name(text)
    return any(name in words for name in _names(authorities))


@lru_cache(maxsize=4)
def _names(authorities: Authorities) -> frozenset[str]:
    entries: list[Body | Instrument] = [*authorities.bodies.values(), *authorities.instruments.values()]
    names = [*authorities.bodies, *(instrument.title for instrument in authorities.instruments.values())]
    for entry in entries:
        names += (*entry.names, *(name for _, name in entry.labels))
    return frozenset(normalized_name(name) for name in names if len(name) > _LONG)
