"""Lists of States in UN metadata: sponsors and voters."""

import re

from unkg.authorities.states import state_code
from unkg.model import Authorities

_LAST = re.compile(r",?\s+and\s+")
_ASIDE = re.compile(r"\s*\((?:on behalf of|in its capacity|representing)[^)]*\)?")
"""The group that a State speaks for; not `(Plurinational State of)`, which is part of a name."""
_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)


def split(words: str, authorities: Authorities) -> tuple[str, ...]:
    """The names in a list such as `Cuba, Trinidad and Tobago and Uganda (on behalf of the Group of 77 and China)`.

    The names are as printed, without the article and without the group that a State speaks for. An “and” inside the
    name of a State does not separate names.
    """
    names = []
    for item in _outside_parentheses(_ASIDE.sub("", words)):
        names.extend(_around_and(item.strip(" .;]"), authorities))
    return tuple(dict.fromkeys(_ARTICLE.sub("", name) for name in names if name))


def _outside_parentheses(words: str) -> list[str]:
    return re.split(r",(?![^(]*\))", words)


def _around_and(item: str, authorities: Authorities) -> list[str]:
    """The names in an item: the item itself if it is a State, or else the names before and after an “and”."""
    if state_code(item, authorities):
        return [item]
    for match in _LAST.finditer(item):
        before, after = item[: match.start()], item[match.end() :]
        if state_code(before, authorities) and (
            state_code(after, authorities) or len(_around_and(after, authorities)) > 1
        ):
            return [before, *_around_and(after, authorities)]
    return [item.removeprefix("and ")]
