"""What work on a document gives, and how a store notes that nothing of the United Nations was found in it."""

from dataclasses import dataclass
from typing import Final, Generic, TypeVar

Result_co = TypeVar("Result_co", covariant=True)

NOTHING_FOUND: Final = "nothing found"
"""Name in a tally: the document is in the store although nothing was found in it."""
NAMED: Final = "named itself"
"""Name in a tally, beside NOTHING_FOUND: because its file was named itself, not for `all_texts`."""


@dataclass(frozen=True, slots=True)
class Outcome(Generic[Result_co]):
    """The result of work on a document."""

    result: Result_co
    is_relevant: bool = True
    """Whether the document has anything to do with the United Nations."""
