"""Lists of States as UN metadata write them: who sponsored, who voted how."""

import re
import unicodedata
from functools import lru_cache

from unkg.model import Authorities

_LAST = re.compile(r",?\s+and\s+")
_ASIDE = re.compile(r"\s*\((?:on behalf of|in its capacity|representing)[^)]*\)?")
"""Not `(Plurinational State of)`, which is part of a name."""
_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)
_PLAIN = str.maketrans("’‘‑", "''-")
_TURKISH = str.maketrans("ÝýÞþÐð", "İıŞşĞğ")
"""Turkish letters as they look where their code page was taken for the Western one: `TÜRKÝYE`."""


@lru_cache(maxsize=2048)
def iso3(name: str, authorities: Authorities) -> str | None:
    """ISO 3166-1 alpha-3 of a State by any of its English names; None: no State known.

    Case, accents, apostrophes and the article do not matter, nor Turkish letters in another code page.
    """
    codes = _codes(authorities)
    return codes.get(_folded(name)) or codes.get(_folded(name.translate(_TURKISH)))


def split(words: str, authorities: Authorities) -> tuple[str, ...]:
    """The names in a list such as `Cuba, Trinidad and Tobago and Uganda (on behalf of the Group of 77 and China)`.

    The names are as printed, without article and without what is said of whom a State speaks for; an “and” inside the
    name of a State does not part.
    """
    names = []
    for item in _outside_parentheses(_ASIDE.sub("", words)):
        names.extend(_halves(item.strip(" .;]"), authorities))
    return tuple(dict.fromkeys(_ARTICLE.sub("", name) for name in names if name))


@lru_cache(maxsize=4)
def _codes(authorities: Authorities) -> dict[str, str]:
    states = authorities.states.values()
    return {_folded(name): state.iso3 for state in states for name in (*state.names, state.name)}


def _folded(name: str) -> str:
    plain = unicodedata.normalize("NFKD", _ARTICLE.sub("", name.translate(_PLAIN)))
    letters = "".join(character for character in plain if not unicodedata.combining(character))
    return " ".join(letters.casefold().split())


def _outside_parentheses(words: str) -> list[str]:
    return re.split(r",(?![^(]*\))", words)


def _halves(item: str, authorities: Authorities) -> list[str]:
    """The names that an item holds: itself where it is a State, else what stands before and after an “and”."""
    if iso3(item, authorities):
        return [item]
    for match in _LAST.finditer(item):
        before, after = item[: match.start()], item[match.end() :]
        if iso3(before, authorities) and (iso3(after, authorities) or len(_halves(after, authorities)) > 1):
            return [before, *_halves(after, authorities)]
    return [item.removeprefix("and ")]
