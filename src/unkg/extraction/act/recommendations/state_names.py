"""Names of States as lists of recommendations print them, and as documents' keys spell them."""

import re
from functools import lru_cache

from unkg.model import Authorities

_SHORTEST_NAME = 3
"""Letters: no shorter spelling in a key is a State's."""


@lru_cache(maxsize=4)
def states_by_name(authorities: Authorities) -> tuple[dict[str, str], dict[str, str]]:
    """Codes of States by name in lower case, and by the letters of each name that is long enough to be unambiguous."""
    found: dict[str, str] = {}
    for state in authorities.states.values():
        for name in (state.name, *state.names):
            found.setdefault(name.lower(), state.iso3)
    spelled = {letters_of(name): code for name, code in reversed(found.items()) if len(name) > _SHORTEST_NAME}
    return found, spelled


def letters_of(words: str) -> str:
    """The letters of a name or key: `newzealand` of “New Zealand” and `newzealand2009`."""
    return re.sub(r"[^a-z]", "", words.lower())
