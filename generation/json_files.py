"""JSON of the closed lists: enumerations of the output schema, and terms of the JSON-LD context."""

import json
from collections.abc import Mapping
from typing import Any, Final

from pyoxigraph import NamedNode, RdfFormat, parse

from generation.table import Table

ENUMERATIONS: Final[Mapping[tuple[str, str], str]] = {
    ("document", "type"): "document-type",
    ("paragraphs", "kind"): "paragraph-kind",
    ("references", "kind"): "reference-kind",
    ("references", "relation"): "relation",
    ("references", "in"): "section",
    ("references", "evidence"): "evidence",
    ("references", "reason"): "reason",
    ("actions", "strength"): "strength",
    ("actions", "response"): "response",
    ("actions", "category"): "action-category",
    ("actions", "stated_category"): "action-category",
    ("actions", "concerns.kind"): "reference-kind",
    ("actions", "concerns.asks"): "ask",
    ("mandate_events", "kind"): "event-kind",
    ("mandate_events", "reason"): "reason",
}
"""Location in the schema to list: a top-level property, and the path from its object or array items to a property."""

_TERMS: Final = "https://w3id.org/unkg/ontology#"
_OWL: Final = "http://www.w3.org/2002/07/owl#"
_XSD: Final = "http://www.w3.org/2001/XMLSchema#"
_TYPE: Final = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_RANGE: Final = NamedNode("http://www.w3.org/2000/01/rdf-schema#range")


def schema(table: Table, text: str) -> str:
    """The output schema with enumerations from the table; null stays allowed where it was."""
    made = json.loads(text)
    for (key, field), name in ENUMERATIONS.items():
        declared = made["properties"][key]
        for step in field.split("."):
            declared = declared.get("items", declared)["properties"][step]
        declared = declared.get("items", declared)
        values: list[str | None] = [value.name for value in table.lists[name].values]
        declared["enum"] = values + [None] * (None in declared["enum"])
    return json.dumps(made, indent=2, ensure_ascii=False) + "\n"


def context(text: str, ontology: str) -> str:
    """The JSON-LD context with all terms of the ontology (Turtle), in the order of their declarations.

    Prefixes, keywords and terms of other vocabularies stay, as do handwritten datatypes if the ontology has no range.
    """
    entries = json.loads(text)["@context"]
    own = {name for name, value in entries.items() if _is_own(value)}
    before = next(index for index, name in enumerate(entries) if name in own)
    others = [(name, value) for name, value in entries.items() if name not in own]
    made = dict([*others[:before], *_terms(ontology, entries).items(), *others[before:]])
    lines = (f"    {json.dumps(name)}: {_spaced(value)}" for name, value in made.items())
    return '{\n  "@context": {\n' + ",\n".join(lines) + "\n  }\n}\n"


def _is_own(value: Any) -> bool:
    return str(value["@id"] if isinstance(value, dict) else value).startswith("unkg:")


def _terms(ontology: str, before: Mapping[str, Any]) -> dict[str, Any]:
    """Context entries of the classes and properties in an ontology."""
    kinds: dict[str, str] = {}
    ranges: dict[str, str] = {}
    for quad in parse(ontology, RdfFormat.TURTLE):
        subject, stated = str(quad.subject.value), getattr(quad.object, "value", "")
        if subject.startswith(_TERMS) and quad.predicate == _TYPE and stated.startswith(_OWL):
            kinds[subject.removeprefix(_TERMS)] = stated.removeprefix(_OWL)
        elif quad.predicate == _RANGE:
            ranges[subject.removeprefix(_TERMS)] = stated
    return {name: _entry(name, kind, ranges.get(name), before.get(name)) for name, kind in kinds.items()}


def _entry(name: str, kind: str, declared: str | None, before: Any) -> Any:
    if kind == "ObjectProperty":
        return {"@id": f"unkg:{name}", "@type": "@id"}
    datatype = declared.removeprefix(_XSD) if declared and declared.startswith(_XSD) else None
    if datatype and datatype != "string":
        return {"@id": f"unkg:{name}", "@type": f"xsd:{datatype}"}
    if declared is None and isinstance(before, dict):
        return before
    return f"unkg:{name}"


def _spaced(value: Any) -> str:
    """JSON on one line, with spaces inside the braces of an object."""
    text = json.dumps(value)
    return f"{{ {text[1:-1]} }}" if isinstance(value, dict) else text
