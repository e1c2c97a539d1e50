"""The five categories of actions, as exports state them: by number, by name, or by both."""

import re
from typing import Final, get_args

from unkg.model import ActionCategory

_CATEGORIES: Final[tuple[ActionCategory, ...]] = get_args(ActionCategory)
"""In the order of their numbers, from 1."""
# "5", "4 - General action", "Specific"; never "15" or "Generally accepted".
_STATED: Final = re.compile(rf"([1-{len(_CATEGORIES)}])(?![\d.])|({'|'.join(_CATEGORIES)})\b", re.IGNORECASE)


def category_of(words: str) -> ActionCategory | None:
    """The category that words state; None for other words."""
    match = _STATED.match(words.strip())
    if match is None:
        return None
    return _CATEGORIES[int(match[1]) - 1] if match[1] else _CATEGORIES[_CATEGORIES.index(match[2].lower())]
