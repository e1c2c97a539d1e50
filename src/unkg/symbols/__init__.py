"""UN document symbols: parse, normalise, print, convert to IRI segments. Independent of texts and graphs."""

from unkg.symbols import look_alikes
from unkg.symbols.file_names import FETCHED, LANGUAGES, OfficialLanguage, file_stem, symbol_in_name
from unkg.symbols.grammar import (
    OFFICIAL_ADDRESS,
    Symbol,
    SymbolError,
    canonical,
    official_links,
    parse,
    roman_numeral,
    roman_value,
    symbol_of,
)
from unkg.symbols.look_alikes import as_latin, in_their_alphabets
from unkg.symbols.names import normalized_name, slug
from unkg.symbols.pinpoints import fragments
from unkg.symbols.series import has_form_of_series
from unkg.symbols.shorthand import Shorthand, shorthand

__all__ = [
    "FETCHED",
    "LANGUAGES",
    "OFFICIAL_ADDRESS",
    "OfficialLanguage",
    "Shorthand",
    "Symbol",
    "SymbolError",
    "as_latin",
    "canonical",
    "file_stem",
    "fragments",
    "has_form_of_series",
    "in_their_alphabets",
    "look_alikes",
    "normalized_name",
    "official_links",
    "parse",
    "roman_numeral",
    "roman_value",
    "shorthand",
    "slug",
    "symbol_in_name",
    "symbol_of",
]
