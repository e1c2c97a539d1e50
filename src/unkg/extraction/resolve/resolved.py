"""What mentions were resolved to: names and citations, each with the grounds of the decision."""

from collections.abc import Iterable, Sequence
from datetime import date
from operator import itemgetter
from typing import Any, NamedTuple, TypeVar

from msgspec import Struct

from unkg.extraction.scan.gazetteer import Kind, NameMention
from unkg.extraction.scan.numbers import Shape
from unkg.extraction.scan.pinpoints import Found
from unkg.model import Evidence, Reason, ReferenceKind, Relation


class RelationEvidence(Struct, frozen=True, gc=False):
    """A relation and the words that state it, in the normalized text; no words for a bare citation."""

    relation: Relation
    start: int | None = None
    end: int | None = None


def lead_of(start: int, place: Found | None) -> int:
    """Where the words for a name begin that stands at an offset: with its pinpoint, if that stands before it."""
    return min(place.start, start) if place else start


class ResolvedName(NamedTuple):
    """A name with what it means; `keys` are several only for collective names, none where unresolved."""

    start: int
    end: int
    kind: Kind
    keys: tuple[str, ...]
    evidence: Evidence | None
    reason: Reason | None
    short: bool
    mention: NameMention | None = None
    """The words with all that they can mean, where an authority holds them."""
    antecedent: tuple[int, int] | None = None
    """Where a record was last named in full before, for a short form of it, or the act beside it that founded it."""
    place: Found | None = None
    """The article or part of an instrument that is named with it."""
    relation: RelationEvidence | None = None
    """How the text relates to an instrument; None for all others."""

    @property
    def lead(self) -> int:
        """Where the words for it begin: with its pinpoint, if that stands before it."""
        return lead_of(self.start, self.place)


_Placed = TypeVar("_Placed", bound=tuple[Any, ...])
"""A name or another record whose first two fields are where it begins and ends."""


def in_order(names: Iterable[_Placed]) -> list[_Placed]:
    """Names in order of place, the longer of two at one place first."""
    longest_first = sorted(names, key=_END, reverse=True)
    return sorted(longest_first, key=_START)


def by_place(names: Iterable[_Placed]) -> list[_Placed]:
    """Names in order of place, the shorter of two at one place first."""
    return sorted(names, key=_PLACE)


_START, _END, _PLACE = itemgetter(0), itemgetter(1), itemgetter(0, 1)
"""Fields of a name by their index: sorting by them calls nothing written in Python."""


def without_overlap(names: Sequence[ResolvedName]) -> list[ResolvedName]:
    """Names in order of place, without those that begin inside another."""
    kept: list[ResolvedName] = []
    for name in names:
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
    return kept


class Cues(Struct, frozen=True, gc=False):
    """What the words around a number say of its organ."""

    named: tuple[str, ...] = ()
    """Bodies named directly before or after it."""
    antecedent: bool = False
    """Whether that name was a short form."""
    bearers: tuple[str, ...] = ()
    """All that this short form can stand for: “the Bank” is no Council."""
    unknown_name: str | None = None
    """The name of a body that no authority holds."""
    possessive: tuple[str, ...] = ()
    """Bodies that “its” can stand for, the likeliest first."""
    listed: tuple[str, ...] = ()
    """Bodies of the number before in the same list: “Assembly resolution S-23/2 and resolution S-23/3”."""
    subject: tuple[str, ...] = ()
    """Bodies that act by it, as the subject behind it: “In decision 2000/116, the Commission endorsed”."""
    held: bool = False
    """Whether the document cited before holds it, whose body numbers texts of its own: “A/52/25, annex, decision
    19/1”."""

    @classmethod
    def of(cls, organ: ResolvedName, beside: Sequence[ResolvedName] = ()) -> "Cues":
        """What a body named beside a number says, with others in order that are joined to it."""
        organs = beside or (organ,)
        named = tuple(key for one in organs for key in one.keys)
        short = organ.short or not organ.keys
        if not (short and organ.mention):
            return cls(named, short)
        others = (key.id for one in organs if one.mention for key in one.mention.keys)
        return cls(named, short, tuple(dict.fromkeys((*named, *others))))


class Case(Struct, frozen=True, gc=False):
    """All that the attribution of a number rests on, but for what holds throughout the document."""

    shape: Shape
    value: str
    letters: str
    kind: str
    cues: Cues
    dated: date | None
    """The date printed beside the number."""
    earlier: str | None
    """The body that an earlier place of the document gave the number; empty where two places gave it to two."""


class Attribution(Struct, frozen=True, gc=False):
    """The symbol that a number means, by which evidence, or why none; with the case that was decided."""

    case: Case
    symbol: str | None
    evidence: Evidence | None
    reason: Reason | None = None
    body: str | None = None


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
    relation: RelationEvidence
    attribution: Attribution | None = None
    """How the number got its organ; None for symbols, which name it themselves."""

    @property
    def pinpoint(self) -> str | None:
        """The part that is cited, in the grammar of pinpoints."""
        return self.place.pinpoint if self.place else None
