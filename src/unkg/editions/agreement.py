"""Whether two language versions of a document state the same: what each states, and how much of it both do."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple, TypeAlias, get_args

from unkg.model import DOCUMENT_KINDS, Authorities, Extraction, Reference
from unkg.vocabulary import ADDRESSEE_CLASSES

Measure = Literal["edges", "citations", "pinpoints", "names", "actions", "addressees", "deadlines", "events"]
"""Edges are cited documents, each once; citations count with their relation, pinpoints with what they are in."""
MEASURES: Final[tuple[Measure, ...]] = get_args(Measure)
Meaning: TypeAlias = tuple[str | bool | None, ...]
"""What a statement means in any language; its fields are those that `stated` names."""
Meanings: TypeAlias = Mapping[Measure, Counter[Meaning]]
"""How often a document states each meaning."""


class Stated(NamedTuple):
    """A statement of one version, without the words of its language."""

    measure: Measure
    meaning: Meaning
    paragraph: str
    """Label of the paragraph: `OP 2 (b)`."""
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Shared:
    """How many statements two versions have in common, and how many each has; sums over documents are of this kind."""

    both: int = 0
    one: int = 0
    other: int = 0

    def __add__(self, more: "Shared") -> "Shared":
        """The sum for several documents."""
        return Shared(self.both + more.both, self.one + more.one, self.other + more.other)

    @property
    def f1(self) -> float | None:
        """Twice what is common, by all that is stated; None if nothing is."""
        return 2 * self.both / (self.one + self.other) if self.one or self.other else None


def stated(extraction: Extraction, authorities: Authorities) -> Iterator[Stated]:
    """What a version states.

    Meanings are: of an edge (target); of a citation (target, relation); of a pinpoint (target, pinpoint); of a name
    (kind, target); of an action (label, verb); of an addressee (label, addressee), if it has one name in every
    language; of a deadline (label, day, month, year or session), if it is not a period in the words of a language; of a
    mandate event (kind, holder, act, whether it is reported). Unresolved references are left out.
    """
    edges: set[str] = set()
    for reference in extraction.references:
        if reference.target is not None:
            yield from _of_reference(reference, reference.target, is_first=reference.target not in edges)
            edges.add(reference.target)
    for action in extraction.actions:
        place = action.label, action.start, action.end
        yield Stated("actions", (action.label, action.verb), *place)
        for name in action.addressees:
            if has_one_name(name, authorities):
                yield Stated("addressees", (action.label, name), *place)
        if action.deadline and has_one_form(action.deadline):
            yield Stated("deadlines", (action.label, action.deadline), *place)
    for event in extraction.events:
        meaning = event.kind, event.mandate, event.act, event.reported
        yield Stated("events", meaning, event.paragraph, event.start, event.end)


def _of_reference(reference: Reference, target: str, *, is_first: bool) -> Iterator[Stated]:
    place = reference.paragraph, reference.start, reference.end
    if reference.kind in DOCUMENT_KINDS:
        if is_first:
            yield Stated("edges", (target,), *place)
        yield Stated("citations", (target, reference.relation), *place)
    else:
        yield Stated("names", (reference.kind, target), *place)
    if reference.pinpoint:
        yield Stated("pinpoints", (target, reference.pinpoint), *place)


def has_one_name(addressee: str, authorities: Authorities) -> bool:
    """Whether an addressee has one name in every language: a State by code, a body, a mechanism, or a class."""
    known = (authorities.states, authorities.bodies, authorities.mechanisms, ADDRESSEE_CLASSES)
    return any(addressee in names for names in known)


_ONE_FORM = re.compile(r"\d{4}(?:-\d\d){0,2}|.+, \d+")


def has_one_form(deadline: str) -> bool:
    """Whether a deadline is written alike in every language: a date or a session, not “within six months”."""
    return _ONE_FORM.fullmatch(deadline) is not None


def meanings(statements: Iterable[Stated]) -> Meanings:
    """How often each meaning is stated, by measure."""
    counts: dict[Measure, Counter[Meaning]] = {measure: Counter() for measure in MEASURES}
    for one in statements:
        counts[one.measure][one.meaning] += 1
    return counts


def shared(one: Meanings, other: Meanings) -> dict[Measure, Shared]:
    """How far two versions of one document agree, as multisets of meanings."""
    return {
        measure: Shared((one[measure] & other[measure]).total(), one[measure].total(), other[measure].total())
        for measure in MEASURES
    }
