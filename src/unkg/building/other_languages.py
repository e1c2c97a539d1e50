"""Say which documents are in a language without a table: the first few by name, all others by their number."""

import logging
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Final, TypeVar

from unkg.building.documents import OtherLanguage
from unkg.readers import UNDETERMINED

Result = TypeVar("Result")
_LOG: Final = logging.getLogger(__name__)
_NAMED: Final = 3
"""Documents that are named; of the others all that is told unless details are wanted is how many there are."""


@contextmanager
def noting_other_languages() -> "Iterator[Callable[[Iterable[Result | OtherLanguage]], Iterator[Result]]]":
    """A function that notes the documents among results and passes on the others; at the end the rest are counted."""
    counts: Counter[str] = Counter()

    def results_of(results: "Iterable[Result | OtherLanguage]") -> Iterator[Result]:
        for one in results:
            if isinstance(one, OtherLanguage):
                level = logging.INFO if counts.total() < _NAMED else logging.DEBUG
                _LOG.log(level, "%s", _note(one), extra={"input": one.key})
                counts[one.language] += 1
            else:
                yield one

    yield results_of
    if counts.total() > _NAMED:
        by_size = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        listed = ", ".join(f"{language} {number:,}" for language, number in by_size)
        _LOG.info("%s documents are in languages without a table: %s", f"{counts.total():,}", listed)


def _note(one: OtherLanguage) -> str:
    named = one.source if one.key in one.source else f"{one.source}, document {one.key}"
    told = "is none of those that unkg reads" if one.language == UNDETERMINED else f"({one.language}) has no table"
    return f"{named}: its language {told}; only symbols and what else needs no words are read"
