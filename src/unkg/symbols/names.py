"""Names as parts of IRIs, and as they are compared."""

import re
import unicodedata
from functools import lru_cache

_NOT_IN_SLUG = re.compile(r"[^A-Za-z0-9]+")
_APOSTROPHES = str.maketrans("", "", "'’‘")
_IN_SLUGS = str.maketrans("", "", "'’")
# Letters and digits in a row, of any script; never the hyphen and the bracket of "Guinea-Bissau", "Iran (Islamic".
_WORD = re.compile(r"[^\W_]+")
# Articles before a name; never all that there is of one.
_ARTICLES = re.compile(r"^(?:the )+(?=.)")


@lru_cache(maxsize=65536)
def slug(name: str) -> str:
    """The IRI segment of a name: `human-rights-council`; one-word ids keep their capitals (`ICCPR`, `UN-Charter`).

    Diacritics and apostrophes are dropped (`peoples-republic`); all else but letters and digits becomes a hyphen.
    """
    plain = _without_accents(name.translate(_IN_SLUGS)).strip()
    if not any(c.isspace() for c in plain):
        return _NOT_IN_SLUG.sub("-", plain).strip("-")
    return _NOT_IN_SLUG.sub("-", plain).strip("-").lower()


def folded(name: str) -> str:
    """A name as it is compared: letters and digits alone, without case, accents, apostrophes and article.

    Words are set apart by one space.
    """
    plain = _without_accents(_without_accents(name.translate(_APOSTROPHES)).casefold())
    return _ARTICLES.sub("", " ".join(_WORD.findall(plain)))


def _without_accents(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
