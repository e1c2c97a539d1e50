"""Names as parts of IRIs."""

import re
import unicodedata
from functools import lru_cache

_NOT_IN_SLUG = re.compile(r"[^A-Za-z0-9]+")


@lru_cache(maxsize=65536)
def slug(name: str) -> str:
    """The IRI segment of a name: `human-rights-council`; one-word ids keep their capitals (`ICCPR`, `UN-Charter`).

    Diacritics are dropped, apostrophes too (`peoples-republic`), everything else that is not a letter or digit becomes a hyphen.
    """
    plain = unicodedata.normalize("NFKD", name.replace("’", "").replace("'", ""))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).strip()
    if not any(c.isspace() for c in plain):
        return _NOT_IN_SLUG.sub("-", plain).strip("-")
    return _NOT_IN_SLUG.sub("-", plain).strip("-").lower()
