"""What somebody decided that words of a document mean: curated beside the documents, not in `data/`."""

from dataclasses import dataclass

from unkg.model import ReferenceKind


@dataclass(frozen=True, slots=True)
class CorrectionRow:
    """A row of `corrections.csv`: what somebody says that words of a document mean."""

    document: str
    """Canonical symbol; for a document without one, the last step of its IRI (`sha256-…`)."""
    place: str
    """Label of the paragraph that the words stand in, or the offset at which they begin."""
    words: str
    kind: ReferenceKind | None
    """None: the words are no reference."""
    target: str | None
    """As `Reference.target`; None: the words are no reference."""
    corrector: str
    grounds: str
    told_in: str
    """File and line, for messages."""
