"""Manual corrections of references: a `corrections.csv` beside the documents, not in `data/`."""

from msgspec import Struct

from unkg.model import ReferenceKind


class CorrectionRow(Struct, frozen=True):
    """A row of `corrections.csv`: the correct target of a mention, or that the words are not a reference."""

    document: str
    """Canonical symbol; for a document without one, the last segment of its IRI (`sha256-…`)."""
    place: str
    """Label of the paragraph with the words, or the offset of their first character."""
    words: str
    kind: ReferenceKind | None
    """None: the words are not a reference."""
    target: str | None
    """As `Reference.target`; None: the words are not a reference."""
    corrector: str
    grounds: str
    location: str
    """File and line of the row, for messages."""
