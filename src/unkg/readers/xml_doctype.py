"""Document type declarations of XML, refused before parsing because of their entities."""

import re

from unkg.readers.errors import ReadError

_DOCTYPE = re.compile(rb"<!DOCTYPE|<\0?!\0?D\0?O\0?C\0?T\0?Y\0?P\0?E")


def refuse_document_type(content: bytes) -> None:
    """Raise ReadError if XML declares a document type."""
    if _DOCTYPE.search(content):
        raise ReadError("document type declarations and entities are not allowed", "remove the DOCTYPE")
