"""Whether a web page has to do with the United Nations; other pages in folders are skipped."""

import re
from functools import lru_cache
from typing import Final

from unkg.model import Authorities, Body, Instrument
from unkg.symbols import normalized_name

_SYMBOL: Final = re.compile(r"\b[A-Z]{1,8}(?:\.\d{1,2})?/(?:[A-Z]{2,}|\d|[A-Z]\.\d)")
"""The beginning of a document symbol: `A/HRC/`, `S/2006`, `E/CN.4/`; not `and/or`, `I/O` or dates."""
_NUMBERED: Final = re.compile(r"\b(?:resolution|decision|résolution|décision)s?\s+\d", re.IGNORECASE)
_ORGANIZATION: Final = re.compile(
    r"United Nations|Nations Unies|Naciones Unidas|Объедин[её]нных Наций|ООН|الأمم المتحدة|联合国", re.IGNORECASE
)
_LONG: Final = 12
"""Letters: longer names of bodies and instruments are unambiguous."""


def names_the_organization(text: str) -> bool:
    """Whether a text names the United Nations in one of its official languages."""
    return _ORGANIZATION.search(text) is not None


def is_of_the_un(text: str, authorities: Authorities) -> bool:
    """Whether a text names the United Nations, one of its bodies, instruments, resolutions or symbols.

    In doubt the answer is yes, because a skipped file goes unnoticed.
    """
    if any(pattern.search(text) for pattern in (_SYMBOL, _NUMBERED)) or names_the_organization(text):
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
