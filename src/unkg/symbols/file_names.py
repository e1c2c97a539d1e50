"""Symbols in the names of files, written as the UN Digital Library does: `A_RES_60_251-EN.pdf`."""

import re
from typing import Final, Literal, get_args
from urllib.parse import quote, unquote

from unkg.symbols.grammar import SymbolError, canonical

OfficialLanguage = Literal["ar", "zh", "en", "fr", "ru", "es"]
LANGUAGES: Final[tuple[OfficialLanguage, ...]] = get_args(OfficialLanguage)
"""The codes of the official languages."""
FETCHED: Final = ".fetched"
"""The hidden folder beside fetched documents, with the record of them and with files that are not whole yet."""
# "S_RES_2371(2017)-EN.pdf", "A_C.3_78_L.40_Rev.1-FR.docx"; not "A_RES_60_251.pdf", "S_PRST_2007_22-0739405E.xml".
_NAME: Final = re.compile(rf"(?P<symbol>.+)-(?:{'|'.join(LANGUAGES).upper()})\.\w+")


def file_stem(symbol: str, language: str) -> str:
    """The name, without its extension, of a file with a document: slashes are underscores, and the language is last.

    It is safe on every file system, and `symbol_in_name` reads the symbol back.
    """
    return f"{quote(symbol, safe='/()').replace('_', '%5F').replace('/', '_')}-{language.upper()}"


def symbol_in_name(name: str) -> str | None:
    """The canonical symbol that a file's name, or a path, spells in this way; None for any other name.

    Words joined by underscores can have the same form (`Notes_2024_5-EN.pdf`): ask whether an organ has the letters.
    """
    match = _NAME.fullmatch(name.rpartition("/")[2])
    try:
        return canonical(unquote(match["symbol"].replace("_", "/"))) if match else None
    except SymbolError:
        return None
