"""A graph as JSON-LD in the terms of the project's context, a line for each subject.

The file is one JSON-LD document. Its first line is the context; each line between `"@graph": [` and `]}` is the JSON of
a subject and a comma, which programs can read one by one.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import IO, TYPE_CHECKING, Any, Final, NamedTuple

from unkg import artefacts
from unkg.vocabulary import Rdf, Unkg, Xsd

if TYPE_CHECKING:
    from pyoxigraph import Literal, NamedNode, Triple

    Node = dict[NamedNode, list[Any]]

_BEFORE_GRAPH: Final = ',\n"@graph": [\n'
_AFTER_GRAPH: Final = "\n]}\n"
_SAFE_INTEGER: Final = re.compile(r"0|-?[1-9][0-9]{0,14}")
"""An integer that JSON keeps as it is written, unlike `007` or more digits than a double has."""


class Property(NamedTuple):
    """How the context writes a property."""

    name: str
    kind: str | None
    """IRI of the type of its values if they are plain strings, `@id` for IRIs; None if the context does not say."""
    language: str | None = None
    """The language of its values if they are plain strings; None if the context does not say."""


class Terms(NamedTuple):
    """The project's context, for looking up what an IRI is written as."""

    prefixes: tuple[tuple[str, str], ...]
    """IRI and prefix, longest first."""
    classes: Mapping[str, str]
    properties: Mapping[str, Property]

    def compact(self, iri: str) -> str:
        """An IRI with a prefix if there is one for it."""
        for beginning, prefix in self.prefixes:
            if iri.startswith(beginning) and not iri.startswith("//", len(beginning)):
                return f"{prefix}:{iri.removeprefix(beginning)}"
        return iri

    def class_name(self, kind: "NamedNode") -> str:
        """What a class is written as."""
        return self.classes.get(kind.value) or self.compact(kind.value)


def write(graphs: "Iterable[Iterable[Triple]]", file: IO[bytes]) -> None:
    """Write statements that are grouped by graph and, within it, by subject. Mentions stand in what has them."""
    file.write(json.dumps({"@context": context()}, ensure_ascii=False)[:-1].encode() + _BEFORE_GRAPH.encode())
    between = b""
    for triples in graphs:
        for record in _records(triples):
            file.write(between + json.dumps(record, ensure_ascii=False).encode())
            between = b",\n"
    file.write(_AFTER_GRAPH.encode())


@lru_cache(maxsize=1)
def context() -> dict[str, Any]:
    """The project's context."""
    read: dict[str, dict[str, Any]] = json.loads((artefacts.ONTOLOGY / "context.jsonld").read_text(encoding="utf-8"))
    return read["@context"]


@lru_cache(maxsize=1)
def terms() -> Terms:
    """The project's context by the IRIs that it has terms for."""
    prefixes = {name: iri for name, iri in context().items() if isinstance(iri, str) and iri.endswith(("/", "#"))}

    def expand(name: str) -> str:
        prefix, _, local = name.partition(":")
        return prefixes[prefix] + local if prefix in prefixes else name

    classes: dict[str, str] = {}
    properties: dict[str, Property] = {}
    for name, definition in context().items():
        if name in prefixes or name.startswith("@"):
            continue
        iri = definition if isinstance(definition, str) else definition["@id"]
        stated = {} if isinstance(definition, str) else definition
        kind = stated.get("@type")
        if name[0].isupper():
            classes[expand(iri)] = name
        else:
            properties[expand(iri)] = Property(name, kind and expand(kind), stated.get("@language"))
    longest_first = sorted(((iri, name) for name, iri in prefixes.items()), key=lambda one: (-len(one[0]), one))
    return Terms(tuple(longest_first), classes, properties)


@dataclass(frozen=True, slots=True)
class _Records:
    """The subjects of one graph, to be written as JSON."""

    nodes: "Mapping[Any, Node]"
    bearers: "Mapping[Any, NamedNode]"
    """Mention → the subject that it is written in: the first that has it as its evidence."""

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return (self._record(subject) for subject in self.nodes if subject not in self.bearers)

    def _record(self, subject: "NamedNode") -> dict[str, Any]:
        """The type comes first, then the identifier: parsers that do not wait for the whole object need this order."""
        properties = dict(self.nodes[subject])
        kinds = sorted(map(terms().class_name, properties.pop(Rdf.type, ())))
        identity = {"@type": _one_or_all(kinds)} if kinds else {}
        written = dict(self._property(subject, term, values) for term, values in properties.items())
        return identity | {"@id": terms().compact(subject.value)} | dict(sorted(written.items()))

    def _property(self, subject: "NamedNode", term: "NamedNode", values: list[Any]) -> tuple[str, Any]:
        known = terms().properties.get(term.value) or Property(terms().compact(term.value), None)
        return known.name, _one_or_all(
            [self._record(value) if self.bearers.get(value) == subject else _value(value, known) for value in values]
        )


def _records(triples: "Iterable[Triple]") -> _Records:
    nodes: dict[Any, Node] = {}
    for triple in triples:
        nodes.setdefault(triple.subject, {}).setdefault(triple.predicate, []).append(triple.object)
    bearers: dict[Any, NamedNode] = {}
    for subject, properties in nodes.items():
        for mention in properties.get(Unkg.evidence, ()):
            if mention in nodes and Unkg.evidence not in nodes[mention]:
                bearers.setdefault(mention, subject)
    return _Records(nodes, bearers)


def _value(value: "NamedNode | Literal", of: Property) -> Any:
    from pyoxigraph import NamedNode

    kind = of.kind
    if isinstance(value, NamedNode):
        iri = terms().compact(value.value)
        return iri if kind == "@id" else {"@id": iri}
    if value.language:
        is_said = value.language == of.language
        return value.value if is_said else {"@value": value.value, "@language": value.language}
    if value.datatype == Xsd.integer and kind in {None, Xsd.integer.value} and _SAFE_INTEGER.fullmatch(value.value):
        return int(value.value)
    if value.datatype == Xsd.boolean and kind in {None, Xsd.boolean.value} and value.value in {"true", "false"}:
        return value.value == "true"
    if value.datatype.value == (kind or Xsd.string.value) and of.language is None:
        return value.value
    if value.datatype == Xsd.string:
        return {"@value": value.value}
    return {"@type": terms().compact(value.datatype.value), "@value": value.value}


def _one_or_all(values: list[Any]) -> Any:
    return values[0] if len(values) == 1 else values
