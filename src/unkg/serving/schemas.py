"""The answers of the JSON API in JSON Schema."""

import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

_TEXT: Final = {"type": "string"}
_MAYBE: Final = {"type": ["string", "null"]}
_IRI: Final = {"type": "string", "format": "uri"}
_COUNT: Final = {"type": "integer", "minimum": 0}
_FLAG: Final = {"type": "boolean"}
_ANY: Final = {"type": ["string", "number", "boolean", "null"]}


def _object(**members: object) -> dict[str, Any]:
    """An object that has all these members."""
    return {"type": "object", "properties": members, "required": list(members)}


def _list(of: object) -> dict[str, Any]:
    return {"type": "array", "items": of}


_THINGS: Final = _list(_object(name=_TEXT, iri=_IRI))
_ROWS: Final = _list({"type": "object", "additionalProperties": _ANY})
"""Rows of a canned query; beside a member that is a resource stands its IRI, as in `cited` and `cited_iri`."""
_REMARK: Final = _MAYBE | {"description": "What the rows do not say: why there are none, or the gaps between them."}

SCHEMAS: Final[Mapping[str, dict[str, Any]]] = MappingProxyType(
    {
        "document": _object(
            symbol=_TEXT, iri=_IRI, title=_MAYBE, type=_MAYBE, body=_MAYBE, adopted=_MAYBE, distributed=_MAYBE,
            published=_MAYBE, agenda_item=_MAYBE, meeting=_MAYBE, draft=_THINGS, committee_report=_THINGS,
            addendum_to=_THINGS, corrigendum_to=_THINGS, revision_of=_THINGS, amends=_THINGS, subjects=_THINGS,
            cites=_COUNT, held=_FLAG, official=_list(_IRI),
        ),
        "citations": _object(
            symbol=_TEXT, iri=_IRI, direction=_TEXT, total=_COUNT, citations=_ROWS, remark=_REMARK,
        ),
        "lineage": _object(
            document=_TEXT, iri=_IRI, date=_MAYBE, title=_MAYBE, held=_FLAG, relations=_list(_TEXT), ends=_MAYBE,
            branches=_list({"$ref": "#/components/schemas/lineage"}),
        )
        | {"description": "`remark`, which only the root has, says how complete the graph is."},
        "mandate": _object(
            holder=_TEXT, date={"type": "string", "format": "date"}, status=_ROWS, acts=_ROWS, remark=_REMARK,
        ),
        "evidence": _object(citing=_TEXT, cited=_TEXT, evidence=_ROWS, remark=_REMARK),
        "search": _object(
            words=_TEXT,
            hits=_list(
                _object(name=_TEXT, kind=_TEXT, iri=_IRI, matched=_TEXT, date=_MAYBE, title=_MAYBE, held=_FLAG),
            ),
        ),
        "extract": _object(
            id=_TEXT, source=_TEXT, lang=_TEXT, text_sha256=_TEXT, document={"type": "object"},
            paragraphs=_list({"type": "object"}), references=_list({"type": "object"}),
            actions=_list({"type": "object"}), mandate_events=_list({"type": "object"}),
        ),
        "problem": _object(type=_TEXT, title=_TEXT, status=_COUNT, detail=_TEXT),
    }
)  # fmt: skip
"""Name of an operation → the schema of its answer; `extract` is described by the schema of `unkg extract`."""


def bundled(name: str) -> dict[str, Any]:
    """The schema of an answer on its own, without references to the description of the API."""
    schema = json.dumps(SCHEMAS[name]).replace(f"#/components/schemas/{name}", "#")
    found: dict[str, Any] = json.loads(schema)
    return found
