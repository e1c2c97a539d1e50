"""The output contract: every line of `unkg extract` is valid by `docs/output.schema.json`."""

import hashlib
import json
from pathlib import Path
from typing import Any, get_args

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import text_strategies
from known import read
from texts import extraction
from unkg import authorities, model
from unkg.extraction import extract
from unkg.extraction.output import as_json

SCHEMA: dict[str, Any] = json.loads(
    (Path(__file__).parents[1] / "docs" / "output.schema.json").read_text(encoding="utf-8")
)
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
TEXT = """A/HRC/RES/58/17

The Human Rights Council,

Recalling its resolutions 5/1 and 37/28 of 23 March 2018, the Charter and article 2 of the Convention on the Rights \
of the Child,

1. Decides to extend the mandate of the Special Rapporteur on the right to food for a period of one year;

2. Requests the Secretary-General, and urges all States, to act by 2030.
"""


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def described(schema: dict[str, Any], path: str = "") -> list[str]:
    """Fields of a schema that have no description."""
    lacking = []
    for name, field in schema.get("properties", {}).items():
        here = f"{path}/{name}"
        lacking += [] if field.get("description") else [here]
        lacking += described(field, here) + described(field.get("items", {}), here)
    return lacking


def test_every_field_is_described() -> None:
    assert described(SCHEMA) == []


def test_a_document_with_everything_is_valid() -> None:
    line = as_json(extraction(TEXT))
    VALIDATOR.validate(line)
    assert all(line[key] for key in ("paragraphs", "references", "actions", "mandate_events"))
    assert {r["reason"] is None for r in line["references"]} == {True, False}


@settings(max_examples=80)
@given(text_strategies.TEXTS, st.sampled_from([None, "Assembly", "Council", "Security"]))
def test_every_line_is_valid(text: str, issuer: str | None) -> None:
    VALIDATOR.validate(json.loads(json.dumps(as_json(extraction(text, issuer)))))


def test_samples_are_valid(samples: Path) -> None:
    lines = [as_json(extract(d, authorities.load())) for d in read([samples]) if isinstance(d, model.Document)]
    assert len(lines) >= 8
    for line in lines:
        VALIDATOR.validate(line)


def items(name: str) -> dict[str, Any]:
    properties: dict[str, Any] = SCHEMA["properties"][name]["items"]["properties"]
    return properties


@pytest.mark.parametrize(
    ("where", "field", "literal"),
    [
        ("paragraphs", "kind", model.ParagraphKind),
        ("references", "kind", model.ReferenceKind),
        ("references", "in", model.Section),
        ("references", "relation", model.Relation),
        ("references", "evidence", model.Evidence),
        ("references", "reason", model.Reason),
        ("actions", "strength", model.Strength),
        ("mandate_events", "kind", model.MandateEventKind),
    ],
)
def test_closed_lists_are_the_models_own(where: str, field: str, literal: object) -> None:
    assert [value for value in items(where)[field]["enum"] if value is not None] == list(get_args(literal))


def test_document_types_are_the_models_own() -> None:
    assert SCHEMA["properties"]["document"]["properties"]["type"]["enum"] == list(get_args(model.DocumentType))


def test_the_digest_is_of_the_text_in_utf_8() -> None:
    text = "Recalling resolution 60/251 – “Décision”, 人权 𝔸"
    assert as_json(extraction(text))["text_sha256"] == hashlib.sha256(text.encode()).hexdigest()


def test_keys_stand_in_the_order_of_the_contract() -> None:
    line = as_json(extraction(TEXT))
    assert list(line) == list(SCHEMA["properties"])
    assert list(line["references"][0]) == list(items("references"))
    assert list(line["document"]) == list(SCHEMA["properties"]["document"]["properties"])


@pytest.mark.parametrize(
    ("where", "change"),
    [
        ("references", {"target": None}),
        ("references", {"reason": "no-organ"}),
        ("references", {"kind": "treaty"}),
        ("references", {"confidence": 1.5}),
        ("references", {"start": -1}),
        ("references", {"more": 1}),
        ("actions", {"strength": "plead"}),
        ("actions", {"verb": ""}),
        ("mandate_events", {"date": "3 April 2025"}),
        ("paragraphs", {"kind": "chapter"}),
    ],
)
def test_what_is_not_of_the_contract_is_refused(where: str, change: dict[str, object]) -> None:
    line = as_json(extraction(TEXT))
    line[where][0] |= change
    assert not VALIDATOR.is_valid(line)
