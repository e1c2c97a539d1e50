"""Lists of States as UN metadata write them: who sponsored, who voted how."""

import re

from unkg.authorities.states import state_code
from unkg.model import Authorities

_LAST = re.compile(r",?\s+and\s+")
_ASIDE = re.compile(r"\s*\((?:on behalf of|in its capacity|representing)[^)]*\)?")
"""Not `(Plurinational State of)`, which is part of a name."""
_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)


def split(words: str, authorities: Authorities) -> tuple[str, ...]:
    """The names in a list such as `Cuba, Trinidad and Tobago and Uganda (on behalf of the Group of 77 and China)`.

    The names are as printed, without article and without what is said of whom a State speaks for; an “and” inside the
    name of a State does not part.
    """
    names = []
    for item in _outside_parentheses(_ASIDE.sub("", words)):
        names.extend(_halves(item.strip(" .;]"), authorities))
    return tuple(dict.fromkeys(_ARTICLE.sub("", name) for name in names if name))


def _outside_parentheses(words: str) -> list[str]:
    return re.split(r",(?![^(]*\))", words)


def _halves(item: str, authorities: Authorities) -> list[str]:
    """The names that an item holds: itself where it is a State, else what stands before and after an “and”."""
    if state_code(item, authorities):
        return [item]
    for match in _LAST.finditer(item):
        before, after = item[: match.start()], item[match.end() :]
        if state_code(before, authorities) and (state_code(after, authorities) or len(_halves(after, authorities)) > 1):
            return [before, *_halves(after, authorities)]
    return [item.removeprefix("and ")]
