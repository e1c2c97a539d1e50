"""UN document symbols: parse, normalise, print, name in IRIs. Knows nothing of texts or graphs."""

from unkg.symbols.grammar import Symbol, SymbolError, canonical, official_links, parse, roman_value
from unkg.symbols.names import slug
from unkg.symbols.pinpoints import fragments

__all__ = ["Symbol", "SymbolError", "canonical", "fragments", "official_links", "parse", "roman_value", "slug"]
