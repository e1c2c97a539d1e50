"""What is known of one document: language, structure, masthead, numbers, names, citations."""

from dataclasses import dataclass
from datetime import date

from unkg.authorities import Language
from unkg.extraction.layout.normalized_text import Block, NormalizedText
from unkg.extraction.resolve.relations import Relations
from unkg.extraction.resolve.resolved import ResolvedCitation, ResolvedName
from unkg.extraction.scan.gazetteer import NameMention
from unkg.extraction.scan.numbers import Number
from unkg.model import Document, Header


@dataclass(frozen=True, slots=True, eq=False)
class Context:
    """A document as every step reads it.

    Equal only to itself, so that what is derived from it can be memoised by it.
    """

    document: Document
    language: Language
    blocks: tuple[Block, ...]
    normalized: NormalizedText
    header: Header
    """Its body is the one for which the text speaks."""
    numbers: tuple[Number, ...]
    mentions: tuple[NameMention, ...]
    """Names with all that each can mean, in order of place."""
    names: tuple[ResolvedName, ...]
    """The same, resolved, and names of a known form that no authority holds."""
    issued: date | None
    """When the document was issued."""
    relations: Relations
    issued_by: str | None
    """The body that issued the document: the Council, where the Assembly is to adopt the text that it recommends."""
    citations: tuple[ResolvedCitation, ...] = ()
    """By symbol or number, in order of place; the document's own symbol is none."""
    recipients: tuple[ResolvedName, ...] = ()
    """The pronouns by which the issuing organ asks to be told, in order of place."""

    @property
    def referring(self) -> tuple[ResolvedName, ...]:
        """All that refers to a body, mechanism, instrument or State: the names, then the pronouns."""
        return (*self.names, *self.recipients)

    @property
    def printed_names(self) -> list[ResolvedName]:
        """The names as authorities spell them: no organ numbers its texts under a candidate's name.

        “resolution 2023/10 of the Conference of Ministers of the Economic Commission” is the Commission's.
        """
        return [name for name in self.names if name.mention is not None or name.kind != "body"]
