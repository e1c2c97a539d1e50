"""Whether a document has anything to do with the United Nations; a file in a folder that has not is skipped."""

from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from unkg.model import Extraction, Header
from unkg.readers import names_the_organization

Result_co = TypeVar("Result_co", covariant=True)

NOTHING_FOUND: Final = "nothing found"
"""Name in a tally: the document is in the store although nothing was found in it."""
NAMED: Final = "named itself"
"""Name in a tally, beside NOTHING_FOUND: because its file was named itself, not for `all_texts`."""
_MASTHEAD: Final = ("symbol", "body", "session", "adopted", "distributed", "agenda_item", "meeting", "akn_iri", "vote")


@dataclass(frozen=True, slots=True)
class Outcome(Generic[Result_co]):
    """The result of work on a document."""

    result: Result_co
    is_relevant: bool = True
    """Whether the document has anything to do with the United Nations."""


def is_relevant(extraction: Extraction) -> bool:
    """Whether a document has a symbol or a masthead, a reference or an action, or names the United Nations.

    In doubt the answer is yes: also for a format that has a structure of its own, which only UN documents have, and for
    a text without references because there is no table of words for its language.
    """
    if extraction.document.paragraphs is not None:
        return True
    found = extraction.references or extraction.actions or extraction.events or extraction.submissions
    return bool(found or has_masthead(extraction.header)) or names_the_organization(extraction.document.text)


def has_masthead(header: Header) -> bool:
    """Whether a header has more than any file may have: a title, dates of publication, a type such as `report`."""
    return any(getattr(header, name) for name in _MASTHEAD)
