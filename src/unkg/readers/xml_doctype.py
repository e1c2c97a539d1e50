"""Document type declarations of XML, refused before parsing because of their entities."""

import re

from unkg.readers.errors import ReadError

_EBCDIC = b"\x4c\x6f\xa7\x94"
"""“<?xm” in the encodings of mainframes, which XML parsers know by these bytes."""
_DECLARED = re.compile(rb"""<\?xml[^>]{0,200}?\bencoding\s*=\s*["']([^"']{0,40})""")
_READ = re.compile(rb"utf-?(?:8|16|16[lb]e|32|32[lb]e)|us-ascii|iso-8859-\d{1,2}|windows-125\d", re.IGNORECASE)
"""Encodings in which every character of “<!DOCTYPE” is its ASCII byte, beside NULs; never UTF-7 or EBCDIC."""


def refuse_document_type(content: bytes) -> None:
    """Raise ReadError if XML declares a document type, or may do so in an encoding that hides it."""
    plain = content.replace(b"\0", b"") if b"\0" in content else content
    if content.startswith(_EBCDIC):
        raise ReadError("the encoding EBCDIC is not read", "convert it to UTF-8")
    declared = _DECLARED.search(plain[:400])
    if declared and not _READ.fullmatch(declared[1]):
        name = declared[1].decode("ascii", "replace")
        raise ReadError(f"the encoding {name!r} is not read", "convert it to UTF-8")
    if b"<!DOCTYPE" in plain:
        raise ReadError("document type declarations and entities are not allowed", "remove the DOCTYPE")
