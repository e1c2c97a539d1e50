"""What a build reads, how, and within which limits."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from unkg import authorities
from unkg.readers import Reading
from unkg.vocabulary import BASE
from unkg.workers import Executor, Limits


@dataclass(frozen=True, slots=True)
class Options:
    """Options for reading documents and building a store."""

    ignore_metadata: bool = False
    """Use only key, language and text of each document."""
    symbols: Mapping[str, str] = field(default_factory=dict)
    """Symbols of documents whose text does not state them, by path or key."""
    language: str | None = None
    """Code of the language of texts that do not state theirs; None: as their letters and words tell."""
    follow_links: bool = False
    """Read files outside a named folder that symbolic links in it lead to."""
    all_texts: bool = False
    """Use texts in folders also if they have nothing to do with the United Nations."""
    encoding: str | None = None
    """Encoding of tables and plain text; None: UTF-8, and for tables as their letters tell."""
    columns: Mapping[str, str] = field(default_factory=dict)
    """Columns of tables of recommendations, by what they hold: their name, or their number from 1."""
    limits: Limits = field(default_factory=Limits)
    """Number of processes, and limits for one document."""
    overwrite: bool = False
    """Start from an empty store instead of adding to what it holds."""
    prune: bool = False
    """Remove documents that are not among the inputs. Documents whose input is present but unreadable stay."""
    validate: bool = True
    """Validate the whole graph at the end."""
    base: str = BASE
    """Base of the IRIs of resources."""
    only_whole: bool = False
    """Leave the acts that a report prints in the report, so that a file gives one document."""
    executor: Executor | None = None
    """What has documents processed; None: `in_order`, by processes of this machine."""

    def reading(self) -> Reading:
        """The options of the readers. Raises symbols.SymbolError."""
        return Reading(
            authorities.load,
            self.ignore_metadata,
            self.symbols,
            self.language,
            self.follow_links,
            self.all_texts,
            self.encoding,
            self.columns,
            only_whole=self.only_whole,
        )


DEFAULT: Final = Options()
