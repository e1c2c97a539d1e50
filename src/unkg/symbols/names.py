"""Names as segments of IRIs, and normalized for comparison."""

import re
import unicodedata
from functools import lru_cache

_NOT_IN_SLUG = re.compile(r"[^A-Za-z0-9]+")
_APOSTROPHES = str.maketrans("", "", "'’‘")
_IN_SLUGS = str.maketrans("", "", "'’")
# Letters and digits in a row, of any script; never the hyphen and the bracket of "Guinea-Bissau", "Iran (Islamic".
_WORD = re.compile(r"[^\W_]+")
# Articles before a name; never a whole name, as "the".
_ARTICLES = re.compile(r"^(?:the )+(?=.)")


@lru_cache(maxsize=65536)
def slug(name: str) -> str:
    """The IRI segment of a name: `human-rights-council`; one-word ids keep their capitals (`ICCPR`, `UN-Charter`).

    Diacritics and apostrophes are dropped (`peoples-republic`); other characters that are not letters or digits become
    a hyphen.
    """
    plain = _without_accents(name.translate(_IN_SLUGS)).strip()
    if not any(c.isspace() for c in plain):
        return _NOT_IN_SLUG.sub("-", plain).strip("-")
    return _NOT_IN_SLUG.sub("-", plain).strip("-").lower()


def normalized_name(name: str) -> str:
    """A name normalized for comparison: its letters and digits, without case, accents, apostrophes and article.

    Words are separated by one space.
    """
    plain = _without_accents(_without_accents(name.translate(_APOSTROPHES)).casefold())
    return _ARTICLES.sub("", " ".join(_WORD.findall(plain)))


def _without_accents(text: str) -> str:
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
