"""What tells that a body is of several States, of the United Nations or of a region."""

import re
from functools import lru_cache
from typing import NamedTuple

from unkg.authorities.language import Language
from unkg.extraction.patterns.words import any_of


class Marks(NamedTuple):
    """What tells that a body is of several States, by how sure it is."""

    international: re.Pattern[str]
    united_nations: re.Pattern[str]
    regional: re.Pattern[str]
    """The United Nations or a region."""
    strong: re.Pattern[str]
    all: re.Pattern[str]
    owner: re.Pattern[str]
    """The United Nations or a region behind “of the”."""


@lru_cache(maxsize=8)
def marks_of(language: Language) -> Marks:
    """The marks of a language, compiled."""
    words = language.unlisted_names
    strong = (*words["united_nations"], *words["regional"])
    # Civil society has the others too: "International".
    regional = {*words["united_nations"], *set(words["regional"]).difference(words["international"])}
    lists = (words["international"], words["united_nations"], regional, strong, (*strong, *words["international"]))
    of = any_of(f" {of} " for of in words["of"])
    owner = re.compile(rf"{of}{any_of(regional)}(?![\w-])")
    marks = [re.compile(rf"(?<![\w-]){any_of(listed)}(?![\w-])") for listed in lists]
    return Marks._make((*marks, owner))
