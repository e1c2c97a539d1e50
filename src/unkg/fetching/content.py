"""What a fetched file is, told by its bytes: servers send error pages as if they were documents."""

import html
import re
import zipfile
from pathlib import Path
from typing import Final

from unkg.fetching.addresses import Form
from unkg.fetching.errors import FetchError, PassingError

_HEAD: Final = 4096
"""Bytes at the beginning of a file that tell its format."""
_TAIL: Final = 2048
"""Bytes at the end of a PDF among which its last line is."""
_WORD: Final = {b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": ".doc", rb"{\rtf": ".rtf"}
_WORD_PERFECT: Final = b"\xffWPC"
# "<!DOCTYPE html>", "<html lang=…>", also behind a comment or an XML declaration; not the text "a < b".
_PAGE: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html|head|body|!--|\?xml)", re.IGNORECASE)
_TITLE: Final = re.compile(rb"<title[^>]*>([^<]{1,200})", re.IGNORECASE)
_ELSEWHERE: Final = "check the symbol, try another --language or --format, or open the address in a browser"


def extension_of(file: Path, form: Form, *, known_whole: bool) -> str:
    """The extension that a received file gets. Raises FetchError if it is not of the format asked for.

    Unless it is known to be whole, raises PassingError if its end is missing.
    """
    with file.open("rb") as stream:
        head = stream.read(_HEAD)
        stream.seek(max(0, file.stat().st_size - _TAIL))
        tail = stream.read()
    if head.lstrip()[:5] == b"%PDF-":
        found = ".pdf"
        if not known_whole and b"%%EOF" not in tail:
            raise _cut()
    elif head[:4] == b"PK\x03\x04":
        found = _of_archive(file)
    else:
        found = next((extension for start, extension in _WORD.items() if head.startswith(start)), "")
    if not found:
        raise _refused(head, form)
    if (found == ".pdf") != (form == "pdf"):
        other = "docx" if form == "pdf" else "pdf"
        raise FetchError(f"the server sent a {found} file instead of a {form}", f"use --format {other}")
    return found


def _of_archive(file: Path) -> str:
    try:
        with zipfile.ZipFile(file) as archive:
            names = archive.namelist()
    except zipfile.BadZipFile:
        raise _cut() from None
    return ".docx" if "word/document.xml" in names else ""


def _cut() -> PassingError:
    return PassingError("the end of the file is missing", "run the command again")


def _refused(head: bytes, form: Form) -> FetchError:
    """Why bytes that are no document are refused."""
    if not head.strip():
        return FetchError("the server sent an empty file", _ELSEWHERE)
    if head.startswith(_WORD_PERFECT):
        return FetchError("the server sent a file of WordPerfect, which nothing reads", "use --format pdf")
    if not _PAGE.match(head):
        return FetchError(f"the server sent something that is no {form} file", _ELSEWHERE)
    title = _TITLE.search(head)
    words = " ".join(html.unescape(title[1].decode("utf-8", "replace")).split()) if title else ""
    said = f" (“{words}”)" if words else ""
    return FetchError(f"the server sent a web page{said} instead of a {form}", _ELSEWHERE)
