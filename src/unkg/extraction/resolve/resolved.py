"""What mentions were resolved to: names and citations, each with the grounds of the decision."""

from typing import NamedTuple

from unkg.extraction.scan.names import Kind
from unkg.extraction.scan.pinpoints import Found
from unkg.model import Evidence, Reason, ReferenceKind, Relation


class ResolvedName(NamedTuple):
    """A name with what it means; `keys` are several only for collective names, none where unresolved."""

    start: int
    end: int
    kind: Kind
    keys: tuple[str, ...]
    evidence: Evidence | None
    reason: Reason | None
    short: bool


class RelationEvidence(NamedTuple):
    """A relation and the words that state it, in the normalized text; no words for a bare citation."""

    relation: Relation
    start: int | None = None
    end: int | None = None


class ResolvedCitation(NamedTuple):
    """A citation in the normalized text. `lead` is where the words for it begin: its pinpoint, organ or noun."""

    start: int
    end: int
    kind: ReferenceKind
    target: str | None
    evidence: Evidence | None
    reason: Reason | None
    place: Found | None
    """The part that is cited, and where the words for it stand."""
    lead: int
    relation: RelationEvidence = RelationEvidence("cite")

    @property
    def pinpoint(self) -> str | None:
        """The part that is cited, in the grammar of pinpoints."""
        return self.place.pinpoint if self.place else None
