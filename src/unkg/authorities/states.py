"""States by their names, whoever writes them."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from unkg.model import Authorities

_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)
_PLAIN = str.maketrans("’‘‑", "''-")
_TURKISH = str.maketrans("ÝýÞþÐð", "İıŞşĞğ")
"""Turkish letters as they look where their code page was taken for the Western one: `TÜRKÝYE`."""


@lru_cache(maxsize=4096)
def state_code(name: str, authorities: Authorities) -> str | None:
    """ISO 3166-1 alpha-3 of a State by any of its English names; None: no State known, or more than one.

    Case, accents, apostrophes and the article do not matter, nor Turkish letters in another code page.
    """
    codes = _codes(authorities)
    return codes.get(_folded(name)) or codes.get(_folded(name.translate(_TURKISH)))


@lru_cache(maxsize=4)
def _codes(authorities: Authorities) -> Mapping[str, str]:
    bearers: dict[str, set[str]] = defaultdict(set)
    for state in authorities.states.values():
        for name in (state.name, *state.names):
            bearers[_folded(name)].add(state.iso3)
    return {name: min(codes) for name, codes in bearers.items() if len(codes) == 1}


def _folded(name: str) -> str:
    plain = unicodedata.normalize("NFKD", _ARTICLE.sub("", name.translate(_PLAIN)))
    letters = "".join(character for character in plain if not unicodedata.combining(character))
    return " ".join(letters.casefold().split())
