"""What every reader of a format is given beside the file."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from unkg import symbols as symbol_grammar
from unkg.authorities import Knowledge


@dataclass(frozen=True, slots=True)
class Reading:
    """How documents are read, and what must be known to read them."""

    knowledge: Knowledge
    ignore_metadata: bool = False
    """Leave key, language, text and structure alone, and drop every header."""
    symbols: Mapping[str, str] = field(default_factory=dict)
    """Symbols of files by path as named or by key, over whatever they say; SymbolError is raised where one is none."""
    language: str = "en"
    """Code of the language of texts that do not tell theirs: plain text, Markdown, lines of JSON without `lang`."""

    def __post_init__(self) -> None:
        given = {name: symbol_grammar.parse(words).canonical for name, words in self.symbols.items()}
        object.__setattr__(self, "symbols", given)
