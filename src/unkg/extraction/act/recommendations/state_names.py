"""Names of States as documents' keys spell them."""

import re
from functools import lru_cache

from unkg.model import Authorities

_SHORTEST_NAME = 3
"""Letters: no shorter spelling in a key is a State's."""


def state_in_key(key: str, authorities: Authorities) -> str | None:
    """The code of the State whose name a key spells, as `newzealand2009`; None where it spells none."""
    return _codes_by_letters(authorities).get(_letters_of(key))


@lru_cache(maxsize=4)
def _codes_by_letters(authorities: Authorities) -> dict[str, str]:
    """Codes of States by the letters of each name that is long enough to be unambiguous."""
    named = [(name, state.iso3) for state in authorities.states.values() for name in (state.name, *state.names)]
    return {_letters_of(name): code for name, code in reversed(named) if len(name) > _SHORTEST_NAME}


def _letters_of(words: str) -> str:
    """The letters of a name or key: `newzealand` of “New Zealand” and `newzealand2009`."""
    return re.sub(r"[^a-z]", "", words.lower())
