"""The options that every reader takes."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from unkg import symbols as symbol_grammar
from unkg.authorities import Knowledge


@dataclass(frozen=True, slots=True)
class Reading:
    """Options of reading, with the knowledge that readers need."""

    knowledge: Knowledge
    ignore_metadata: bool = False
    """Drop every header; keep key, language, text and structure."""
    symbols: Mapping[str, str] = field(default_factory=dict)
    """Symbols of files, by path as named or by key; they override what a file says.

    Raises SymbolError for an invalid symbol.
    """
    language: str = "en"
    """Code of the language of texts that do not state theirs: plain text, Markdown, lines of JSON without `lang`."""

    def __post_init__(self) -> None:
        given = {name: symbol_grammar.parse(words).canonical for name, words in self.symbols.items()}
        object.__setattr__(self, "symbols", given)
