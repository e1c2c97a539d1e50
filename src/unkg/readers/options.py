"""The options that every reader takes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from unkg.authorities import Knowledge, symbol_written


@dataclass(frozen=True, slots=True)
class Reading:
    """Options of reading, with the knowledge that readers need."""

    load: Callable[[], Knowledge]
    """Loads the knowledge: a process that only lists files does not need it."""
    ignore_metadata: bool = False
    """Drop every header; keep key, language, text and structure."""
    symbols: Mapping[str, str] = field(default_factory=dict)
    """Symbols of files as people write them, by path as named or by key; they override what a file says.

    Raises SymbolError for an invalid or unclear symbol.
    """
    language: str | None = None
    """Code of the language of texts that do not state theirs: plain text, Markdown, lines of JSON without `lang`.

    None: as their letters and words tell.
    """
    follow_links: bool = False
    """Read files outside a named folder that symbolic links in it lead to."""
    all_texts: bool = False
    """Read texts in folders also if they have nothing to do with the United Nations."""
    encoding: str | None = None
    """Encoding of tables and plain text without a byte-order mark; None: UTF-8, for tables also as letters tell."""
    columns: Mapping[str, str] = field(default_factory=dict)
    """Columns of tables of recommendations, by what they hold: their name, or their number from 1."""
    only_whole: bool = False
    """Leave the acts that a report prints in the report, so that a file gives one document."""

    @property
    def knowledge(self) -> Knowledge:
        """The tables, loaded when a reader first asks for them."""
        return self.load()

    def __post_init__(self) -> None:
        given = {name: symbol_written(words, self.knowledge.numbering) for name, words in self.symbols.items()}
        object.__setattr__(self, "symbols", given)
