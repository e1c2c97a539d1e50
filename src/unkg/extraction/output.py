"""The output contract: an extraction as the JSON object that `docs/output.schema.json` describes."""

import hashlib
from typing import Any

from msgspec.structs import asdict

from unkg.model import Action, Concern, Extraction, Header, MandateEvent, Reference


def as_json(extraction: Extraction) -> dict[str, Any]:
    """One document's result, keys in the order of the contract; offsets are code points into the reference text."""
    document = extraction.document
    return {
        "id": document.key,
        "source": document.source,
        "lang": document.language,
        "not_read": list(extraction.not_read),
        "text_sha256": hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest(),
        "document": _header(extraction.header),
        "paragraphs": [
            {"label": p.label, "kind": p.kind, "start": p.start, "end": p.end} for p in extraction.paragraphs
        ],
        "references": [_reference(r) for r in extraction.references],
        "actions": [_action(a) for a in extraction.actions],
        "mandate_events": [_event(e) for e in extraction.events],
    }


def _header(header: Header) -> dict[str, Any]:
    return {
        "symbol": header.symbol,
        "type": header.type,
        "title": header.title,
        "body": header.body,
        "session": header.session,
        "adopted": header.adopted,
        "distributed": header.distributed,
        "agenda_item": header.agenda_item,
        "sponsors": list(header.sponsors),
    }


def _reference(reference: Reference) -> dict[str, Any]:
    return {
        "start": reference.start,
        "end": reference.end,
        "text": reference.text,
        "kind": reference.kind,
        "target": reference.target,
        "pinpoint": reference.pinpoint,
        "relation": reference.relation,
        "in": reference.section,
        "paragraph": reference.paragraph,
        "evidence": reference.evidence,
        "confidence": reference.confidence,
        "reason": reference.reason,
    }


def _action(action: Action) -> dict[str, Any]:
    record = {
        "start": action.start,
        "end": action.end,
        "verb": action.verb,
        "strength": action.strength,
        "issuers": list(action.issuers),
        "addressees": list(action.addressees),
        "concerns": [_concern(one) for one in action.concerns],
        "label": action.label,
        "second": action.second,
        "deadline": action.deadline,
        "response": action.response,
    }
    stated = {"category": action.category, "stated_category": action.stated_category, "themes": list(action.themes)}
    return record | {name: value for name, value in stated.items() if value}


def _concern(one: Concern) -> dict[str, Any]:
    return {
        "start": one.start,
        "end": one.end,
        "kind": one.kind,
        "target": one.target,
        "pinpoint": one.pinpoint,
        "asks": list(one.asks),
    }


def _event(event: MandateEvent) -> dict[str, Any]:
    return asdict(event)
