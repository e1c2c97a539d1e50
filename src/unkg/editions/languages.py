"""Language versions of a document: what one was read to state and another was not, paragraph by paragraph."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from unkg.authorities import Knowledge
from unkg.editions.agreement import Measure, Shared, has_one_form, has_one_name, meanings, shared, stated
from unkg.model import DOCUMENT_KINDS, Authorities, Extraction, Paragraph

What = Literal["citation", "name", "action", "addressee", "deadline", "event"]
"""What a statement is; a name is of an instrument, body or mechanism."""
Value: TypeAlias = str | bool | None


@dataclass(frozen=True, slots=True)
class Statement:
    """What a version was read to state, and where."""

    what: What
    paragraph: str
    """Label of the paragraph; empty for a heading."""
    subject: str
    """What differences of one thing have in common: what is cited or named, the verb, addressee, deadline or event."""
    fields: tuple[tuple[str, Value], ...]
    """Names and values of what it means, the subject among them, in any language."""
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Difference:
    """A statement that one version lacks, or that two versions make differently."""

    one: Statement | None
    other: Statement | None

    @property
    def found(self) -> Statement:
        """The statement, as the first version that has it makes it."""
        found = self.one or self.other
        assert found is not None
        return found


@dataclass(frozen=True, slots=True)
class Contrast:
    """A paragraph in which two versions differ."""

    label: str
    one: Paragraph | None
    """None if the version has no paragraph of that label."""
    other: Paragraph | None
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class LanguageComparison:
    """Two language versions of a document."""

    one: Extraction
    other: Extraction
    agreement: Mapping[Measure, Shared]
    contrasts: tuple[Contrast, ...]
    """In the order of the first version; paragraphs that only the second has come last."""


Key: TypeAlias = Callable[[Statement], Hashable]
_OF_A_PARAGRAPH: Final[frozenset[What]] = frozenset({"action", "addressee", "deadline"})
"""What is the same only in the same paragraph; a citation or name may stand in the one before."""


def _same_there(one: Statement) -> Hashable:
    return one.what, one.fields, one.paragraph


def _same(one: Statement) -> Hashable:
    return one.what, one.fields, one.paragraph if one.what in _OF_A_PARAGRAPH else None


def _thing_there(one: Statement) -> Hashable:
    return one.paragraph, one.subject


def _thing(one: Statement) -> Hashable:
    return one.subject


def _there(one: Statement) -> Hashable:
    return one.paragraph


_ALIKE: Final[tuple[Key, ...]] = (_same_there, _same)
"""By what statements are paired that do not differ, the strictest first."""
_OF_ONE_THING: Final[Mapping[What, tuple[Key, ...]]] = {
    "citation": (_thing_there, _thing),
    "name": (_thing_there,),
    "action": (_there,),
    "addressee": (),
    "deadline": (_there,),
    "event": (_thing_there,),
}
"""By what those are paired that differ about one thing."""


def compare_languages(versions: Sequence[Extraction], knowledge: Knowledge) -> tuple[LanguageComparison, ...]:
    """The first version compared with each of the others."""
    first, *others = versions
    return tuple(_compared(first, other, knowledge.authorities) for other in others)


def _compared(one: Extraction, other: Extraction, authorities: Authorities) -> LanguageComparison:
    mine, theirs = (list(_statements(version, authorities)) for version in (one, other))
    agreement = shared(*(meanings(stated(version, authorities)) for version in (one, other)))
    return LanguageComparison(one, other, agreement, tuple(_contrasts(one, other, _differences(mine, theirs))))


# ---- what a version states ----------------------------------------------------------------------------------------


def _statements(version: Extraction, authorities: Authorities) -> Iterator[Statement]:
    for one in version.references:
        if one.target is None:
            continue
        if one.kind in DOCUMENT_KINDS:
            fields: tuple[tuple[str, Value], ...]
            fields = ("target", one.target), ("relation", one.relation), ("pinpoint", one.pinpoint)
            yield Statement("citation", one.paragraph, one.target, fields, one.start, one.end)
        else:
            fields = ("kind", one.kind), ("target", one.target), ("pinpoint", one.pinpoint)
            yield Statement("name", one.paragraph, one.target, fields, one.start, one.end)
    for action in version.actions:
        place = action.start, action.end
        yield Statement("action", action.label, action.verb, (("verb", action.verb),), *place)
        for name in action.addressees:
            if has_one_name(name, authorities):
                yield Statement("addressee", action.label, name, (("addressee", name),), *place)
        if action.deadline and has_one_form(action.deadline):
            yield Statement("deadline", action.label, action.deadline, (("deadline", action.deadline),), *place)
    for event in version.events:
        fields = ("kind", event.kind), ("holder", event.mandate), ("act", event.act), ("reported", event.reported)
        yield Statement("event", event.paragraph, event.act, fields, event.start, event.end)


# ---- differences --------------------------------------------------------------------------------------------------


def _differences(mine: list[Statement], theirs: list[Statement]) -> Iterator[Difference]:
    for key in _ALIKE:
        _, mine, theirs = _paired(mine, theirs, key)
    for what, keys in _OF_ONE_THING.items():
        left, right = ([one for one in side if one.what == what] for side in (mine, theirs))
        for key in keys:
            pairs, left, right = _paired(left, right, key)
            yield from (Difference(*pair) for pair in pairs)
        yield from (Difference(one, None) for one in left)
        yield from (Difference(None, other) for other in right)


def _paired(
    mine: Iterable[Statement], theirs: Iterable[Statement], key: Key
) -> tuple[list[tuple[Statement, Statement]], list[Statement], list[Statement]]:
    """The pairs with the same key, in order, and what is left of both sides."""
    waiting: dict[Hashable, list[Statement]] = defaultdict(list)
    for other in theirs:
        waiting[key(other)].append(other)
    pairs, alone = [], []
    for one in mine:
        same = waiting.get(key(one))
        if same:
            pairs.append((one, same.pop(0)))
        else:
            alone.append(one)
    return pairs, alone, [other for some in waiting.values() for other in some]


def _contrasts(one: Extraction, other: Extraction, differences: Iterable[Difference]) -> Iterator[Contrast]:
    by_label: dict[str, list[Difference]] = defaultdict(list)
    for difference in differences:
        by_label[difference.found.paragraph].append(difference)
    here, there = _places(one), _places(other)
    order = {label: at for at, label in enumerate(dict.fromkeys([*here, *there, *by_label]))}
    for label in sorted(by_label, key=order.__getitem__):
        found = tuple(sorted(by_label[label], key=_place))
        yield Contrast(label, here.get(label), there.get(label), found)


def _places(version: Extraction) -> dict[str, Paragraph]:
    """The first paragraph with each label, in their order; headings have none."""
    found: dict[str, Paragraph] = {}
    for paragraph in version.paragraphs:
        if paragraph.label:
            found.setdefault(paragraph.label, paragraph)
    return found


def _place(difference: Difference) -> tuple[int, str, str]:
    return difference.found.start, difference.found.what, difference.found.subject


def counts(comparison: LanguageComparison) -> Counter[What]:
    """The number of differences by what they are of."""
    return Counter(one.found.what for contrast in comparison.contrasts for one in contrast.differences)
