"""Headers with the symbol of a document."""

from dataclasses import replace

from unkg import symbols
from unkg.model import DocumentType, Header

_TYPES: dict[str, DocumentType] = {"resolution": "resolution", "decision": "decision", "statement": "statement"}


def with_symbol(header: Header, words: str) -> Header:
    """The header with a symbol, and with the type that the symbol implies.

    An invalid symbol is left out with a note.
    """
    try:
        symbol = symbols.parse(words)
    except symbols.SymbolError as error:
        return replace(header, notes=(*header.notes, f"The symbol is left out: {error}"))
    known = _TYPES.get(symbol.kind, "other") if header.type == "other" else header.type
    return replace(header, symbol=symbol.canonical, type=known)
