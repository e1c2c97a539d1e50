"""The table of closed lists, `ontology/closed-lists.toml`, as records. Errors name file, entry and key."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, dataclass, fields
from pathlib import Path
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

TABLE = Path("ontology/closed-lists.toml")
"""Path below the root of the project."""

# "draft resolution", "States", "non-governmental organizations"; never "1st", "no  organ", "amend/modify".
_VALUE = re.compile(r"[A-Za-z]+(?:[ -][A-Za-z]+)*")
_PROPERTY = re.compile(r"[a-z]+(?:[A-Z][a-z]*)*")
_CLASS = re.compile(r"(?:[A-Z][a-z]+)+")
_CURIE = re.compile(r"[a-z]+:\w+")

CitationLine = Literal["act", "recall", "note", "mention"]
"""Line of a citation in pictures, strongest first; `unkg.rendering.marks` has a stroke for each."""
LETTERS = "([A-Z]{1,2}(-[A-Z]{1,3})?)?"
"""Optional letters after a number, in series with letters: `B` of A/RES/57/270B."""
SUFFIXES = "(/(Add|Corr|Rev|Amend)[.][0-9]+)*"
"""Optional suffixes of any symbol."""


class TableError(ValueError):
    """The table is not valid; the message names file, entry and key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A value of a closed list."""

    name: str
    definition: str

    @property
    def slug(self) -> str:
        """Last segment of the IRI of its concept."""
        return self.name.replace(" ", "-").lower()


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation(Value):
    """A relation between a document and a target of its references."""

    whose_act: Literal["citing", "cited", "either"]
    drawn_as: CitationLine
    property: str | None = None
    property_definition: str | None = None
    close_match: tuple[str, ...] = ()
    property_close_match: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    own_voice: bool = False
    receives: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence(Value):
    """A class of evidence for the target of a reference."""

    explanation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason(Value):
    """A reason for which a reference is unresolved."""

    explanation: str
    meaning: str
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Strength(Value):
    """A strength of actions."""

    asks: bool = False
    recommends: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceKind(Value):
    """A kind of target."""

    document: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionCategory(Value):
    """How specific a recommended action is."""

    notation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask(Value):
    """What a recommendation asks of something that it concerns."""

    property: str
    property_definition: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SkipReason(Value):
    """A reason for which a file in a folder is skipped."""

    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Classed(Value):
    """A value with a class of the ontology."""

    subclass: str | None = None
    subclass_label: str | None = None


LISTS: Mapping[str, type[Value]] = {
    "relation": Relation,
    "evidence": Evidence,
    "reason": Reason,
    "event-kind": Value,
    "strength": Strength,
    "document-type": Classed,
    "section": Value,
    "addressee": Value,
    "vote-outcome": Value,
    "reference-kind": ReferenceKind,
    "paragraph-kind": Classed,
    "response": Value,
    "action-category": ActionCategory,
    "ask": Ask,
    "skip-reason": SkipReason,
}
"""All lists in the order of `relations.ttl`, each with the record of its values; the fields are the allowed keys."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedList:
    """A closed list with its values in order."""

    name: str
    label: str
    definition: str
    python: str | None = None
    concepts: bool = True
    superclass: str | None = None
    superproperty: str | None = None
    each: str | None = None
    values: tuple[Value, ...] = ()

    def where(self, condition: str | None = None) -> tuple[Value, ...]:
        """The values with a key that is true or not empty; without a condition, all values."""
        return tuple(value for value in self.values if condition is None or getattr(value, condition))


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Symbol series with the same form of numbers."""

    prefixes: tuple[str, ...]
    numbers: tuple[str, ...]
    examples: tuple[str, ...]
    letters: bool = False

    @property
    def number(self) -> str:
        """Regular expression of the number only."""
        return f"({'|'.join(self.numbers)})"

    @property
    def form(self) -> str:
        """Regular expression of the symbol after prefix and slash, in the common syntax of Python and SPARQL."""
        return f"{self.number}{LETTERS if self.letters else ''}{SUFFIXES}"


@dataclass(frozen=True, slots=True)
class Table:
    """The content of the table."""

    lists: Mapping[str, ClosedList]
    series: tuple[Series, ...]

    @property
    def relations(self) -> tuple[Relation, ...]:
        """The relations."""
        return tuple(value for value in self.lists["relation"].values if isinstance(value, Relation))

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """The reasons."""
        return tuple(value for value in self.lists["reason"].values if isinstance(value, Reason))


def load(root: Path) -> Table:
    """Read and check the table below the root of a project. Raises TableError."""
    path = root / TABLE
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise TableError(f"{path}: {error}") from None
    allowed = {"list", "series", *LISTS}
    for key in [*(raw.keys() - allowed), *(allowed - raw.keys())]:
        raise TableError(f"{path}: [{key}] is {'missing' if key in allowed else 'not a closed list'}")
    lists = {name: _closed_list(path, name, raw) for name in LISTS}
    table = Table(lists, tuple(_record(Series, f"{path}: [[series]]", entry) for entry in raw["series"]))
    for place, problem in _problems(table):
        raise TableError(f"{path}: {place} {problem}")
    return table


def _closed_list(path: Path, name: str, raw: Mapping[str, Any]) -> ClosedList:
    stated = raw["list"].get(name)
    if stated is None:
        raise TableError(f"{path}: [list.{name}] is missing")
    default = {"definition": stated["each"]} if "each" in stated else {}
    values = tuple(
        _record(LISTS[name], f"{path}: [{name}.{value}]", {**default, **keys, "name": value})
        for value, keys in raw[name].items()
    )
    return _record(ClosedList, f"{path}: [list.{name}]", {**stated, "name": name, "values": values})


_Record = TypeVar("_Record")


def _record(kind: type[_Record], place: str, stated: Mapping[str, Any]) -> _Record:
    """A record from the keys of an entry, checked against the fields and their types."""
    declared: dict[str, Field[Any]] = {field.name: field for field in fields(kind)}  # type: ignore[arg-type]
    for key in stated.keys() - declared.keys():
        raise TableError(f"{place} has an unknown key `{key}`; known: {', '.join(declared)}")
    for key, field in declared.items():
        if field.default is MISSING and key not in stated:
            raise TableError(f"{place} lacks the key `{key}`")
    hints = get_type_hints(kind)
    return kind(**{key: _checked(value, hints[key], f"{place} `{key}`") for key, value in stated.items()})


def _checked(value: Any, hint: Any, place: str) -> Any:
    """The value, checked against a type hint; lists become tuples."""
    if get_origin(hint) is Literal and value not in get_args(hint):
        raise TableError(f"{place} is “{value}”, not one of {', '.join(get_args(hint))}")
    if isinstance(value, list):
        value = tuple(value)
    if hint is bool and not isinstance(value, bool):
        raise TableError(f"{place} must be true or false")
    if hint in (str, str | None) and not (isinstance(value, str) and value.strip()):
        raise TableError(f"{place} must be text and not empty")
    if hint == tuple[str, ...] and not (isinstance(value, tuple) and all(isinstance(one, str) for one in value)):
        raise TableError(f"{place} must be a list of texts")
    return value


def _problems(table: Table) -> Iterator[tuple[str, str]]:
    """Yield (entry, problem) for errors that the type of a field does not show."""
    for one in table.lists.values():
        slugs = [value.slug for value in one.values]
        for value in one.values:
            entry = f"[{one.name}.{value.name}]"
            if not _VALUE.fullmatch(value.name):
                yield entry, "must be words of Latin letters, separated by one hyphen or space"
            if slugs.count(value.slug) > 1:
                yield entry, "has the same IRI as another value"
            yield from ((entry, problem) for problem in _problems_of_value(value))
    for name in ("relation", "ask"):
        terms = {value.name: stated[0] for value in table.lists[name].values if (stated := property_of(value))}
        for of, term in terms.items():
            if list(terms.values()).count(term) > 1:
                yield f"[{name}.{of}]", f"has the same `property` as another {name}, {term}"
    for series in table.series:
        yield from (("[[series]]", problem) for problem in _problems_of_series(series))


def property_of(value: Value) -> tuple[str, str] | None:
    """The property of a relation or an ask with its definition, if it has one."""
    if not isinstance(value, Relation | Ask) or value.property is None:
        return None
    return value.property, value.property_definition or ""


def _problems_of_value(value: Value) -> Iterator[str]:
    if isinstance(value, Ask) and not _PROPERTY.fullmatch(value.property):
        yield f"`property` is “{value.property}”, not a property name such as asksToRatify"
    if isinstance(value, Relation):
        yield from _problems_of_relation(value)
    if isinstance(value, Strength) and value.recommends and not value.asks:
        yield "has `recommends` without `asks`: a recommendation asks somebody to act"
    if isinstance(value, Classed) and value.subclass and not _CLASS.fullmatch(value.subclass):
        yield f"`subclass` is “{value.subclass}”, not a class name such as DraftResolution"


def _problems_of_relation(relation: Relation) -> Iterator[str]:
    if relation.property and relation.whose_act == "cited":
        yield "has a `property`, but `whose_act` is cited: a property is for acts of the citing document"
    if (relation.property is None) != (relation.property_definition is None):
        yield "needs both `property` and `property_definition`, or neither"
    if relation.property and not _PROPERTY.fullmatch(relation.property):
        yield f"`property` is “{relation.property}”, not a property name such as actsPursuantTo"
    if bool(relation.verbs) != (relation.whose_act == "either"):
        yield "must have `verbs` if and only if `whose_act` is either"
    if relation.property_close_match and not relation.property:
        yield "has a `property_close_match` without a `property`"
    for term in (*relation.close_match, *relation.property_close_match):
        if not _CURIE.fullmatch(term):
            yield f"names the term “{term}”, not a prefix and a name such as cito:confirms"


def _problems_of_series(series: Series) -> Iterator[str]:
    try:
        form = re.compile(f"(?:{'|'.join(map(re.escape, series.prefixes))})/{series.form}")
    except re.error as error:
        yield f"`numbers` of {series.prefixes[0]}: {error}"
        return
    for example in series.examples:
        if not form.fullmatch(example):
            yield f"`examples` has “{example}”, not a symbol of {', '.join(series.prefixes)}"
    for number in series.numbers:
        if "\\" in number or "(?" in number:
            yield f"`numbers` has “{number}”: use [0-9], [.] and plain groups, the syntax common to Python and SPARQL"
