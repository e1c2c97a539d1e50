"""The description of the JSON API in OpenAPI 3.1, and of the whole server for language models (`llms.txt`)."""

from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import quote, urlencode

import unkg
from unkg import queries
from unkg.serving.given_texts import MEDIA_TYPES, MULTIPART
from unkg.serving.operations import OPERATIONS, Operation, Parameter
from unkg.serving.reading import FORMATS
from unkg.serving.schemas import SCHEMAS

_PROBLEM: Final = {"$ref": "#/components/schemas/problem"}
_PROBLEMS: Final = {
    "400": "A parameter is wrong; `detail` says which, and what would be right.",
    "413": "The answer or the request is larger than the server allows; the same request will be refused again.",
    "429": "Too many requests of this client are waiting; `Retry-After` says when to ask again.",
    "503": "Too many requests are waiting; `Retry-After` says when to ask again.",
    "504": "The answer took longer than the server allows; the same request will be stopped again.",
}
SUMMARY: Final = (
    "Citations, mandates and recommendations read by a program in documents of the United Nations. Every statement has "
    "the words that it rests on; what could not be resolved is left out, with a reason."
)


def openapi(address: str) -> dict[str, Any]:
    """The description of the API of the server at an address, which ends with a slash."""
    paths = {f"/api/{name}": {"get": _operation(one)} for name, one in OPERATIONS.items()}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "unkg",
            "version": unkg.__version__,
            "summary": "A knowledge graph of documents of the United Nations",
            "description": SUMMARY,
            "license": {"name": "Data: CC0 1.0", "identifier": "CC0-1.0"},
        },
        "servers": [{"url": address.rstrip("/")}],
        "paths": paths | {"/api/extract": {"post": _extract()}},
        "components": {"schemas": dict(SCHEMAS)},
    }


def _operation(operation: Operation) -> dict[str, Any]:
    return {
        "operationId": operation.name,
        "summary": operation.title,
        "description": operation.tells,
        "parameters": [_parameter(one) for one in operation.parameters],
        "responses": _responses({"application/json": {"schema": {"$ref": f"#/components/schemas/{operation.name}"}}}),
    }


def _parameter(parameter: Parameter) -> dict[str, Any]:
    return {
        "name": parameter.name,
        "in": "query",
        "required": parameter.is_required,
        "description": parameter.meaning,
        "schema": parameter.schema,
        "example": parameter.example,
    }


def _extract() -> dict[str, Any]:
    """The description of reading a text."""
    file = {
        "type": "object",
        "properties": {"file": {"type": "string", "format": "binary"}, "text": {"type": "string"}},
    }
    language = Parameter("language", "Language of a text that states none. Default: as its words tell.", "en", "")
    content: dict[str, Any] = {
        FORMATS["json"]: {"schema": {"$ref": "#/components/schemas/extract"}},
        FORMATS["ttl"]: {"schema": {"type": "string"}},
        FORMATS["html"]: {"schema": {"type": "string"}},
    }
    return {
        "operationId": "extract",
        "summary": "Read a text",
        "description": "The references, actions and mandate events of a text or file. Nothing of it is stored.",
        "parameters": [_parameter(language)],
        "requestBody": {
            "required": True,
            "content": {kind: {"schema": {"type": "string"}} for kind in MEDIA_TYPES} | {MULTIPART: {"schema": file}},
        },
        "responses": _responses(content),
    }


def _responses(content: Mapping[str, Any]) -> dict[str, Any]:
    problem = {"application/problem+json": {"schema": _PROBLEM}}
    failures = {status: {"description": words, "content": problem} for status, words in _PROBLEMS.items()}
    return {"200": {"description": "The answer.", "content": dict(content)}} | failures


def example(operation: Operation, address: str) -> str:
    """The address of an example of an operation."""
    given = {one.name: one.example for one in operation.parameters if one.is_required}
    return f"{address}api/{operation.name}?{urlencode(given, quote_via=quote, safe='/')}"


def llms_txt(address: str) -> str:
    """What a language model should know of the server at an address, in the form of llmstxt.org."""
    calls = "".join(f"- [{one.title}]({example(one, address)}): {one.tells}\n" for one in OPERATIONS.values())
    asked = (queries.load(name) for name in queries.names())
    questions = "".join(f"- [{one.title}]({address}questions/{one.name}): {one.question}\n" for one in asked)
    return f"""# unkg

> {SUMMARY}

A document that is cited but not held says so: that its citations are missing does not mean that it has none. Symbols
may be written in any common spelling. Quote the words that a statement rests on, and link to the official text, which
is authoritative.

## JSON API

- [OpenAPI description]({address}api/openapi.json): all operations, parameters and answers
{calls}
## Data

- [SPARQL endpoint]({address}sparql): SPARQL 1.1 Protocol, read-only
- [Ontology]({address}ontology.ttl): the terms of the graph
- [VoID]({address}.well-known/void): classes, properties and how many
- [Examples of queries]({address}.well-known/sparql-examples): every question below as SPARQL
- `{address}id/…`: each resource as a page, Turtle, JSON-LD and N-Triples by the Accept header

## Questions

{questions}"""
