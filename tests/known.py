"""The knowledge that ships in `data/`, and readers bound to it."""

from functools import partial

from unkg import authorities, readers
from unkg.model import Document
from unkg.readers import Reading, Source, word

KNOWLEDGE = authorities.load()
READING = Reading(lambda: KNOWLEDGE)
read = partial(readers.read, knowledge=KNOWLEDGE)
reference_text = partial(readers.reference_text, knowledge=KNOWLEDGE)


def word_document(key: str, name: str, content: bytes) -> Document:
    """The only document of a Word file."""
    (found,) = word.documents(Source(key, name, None), content, READING)
    assert isinstance(found, Document)
    return found
