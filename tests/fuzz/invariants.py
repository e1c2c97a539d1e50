"""Invariants of extraction that hold for any text."""

import json
from functools import lru_cache

from unkg import authorities
from unkg.authorities import Knowledge
from unkg.extraction import extract
from unkg.extraction.explanation import explain
from unkg.extraction.output import as_json
from unkg.model import Document, Extraction


@lru_cache(maxsize=1)
def known() -> Knowledge:
    """The knowledge that ships."""
    return authorities.load()


def check(text: str) -> Extraction:
    """Extract from a text; raises AssertionError if an invariant does not hold."""
    found = extract(Document("text", "text", text), known())
    for r in found.references:
        assert 0 <= r.start < r.end <= len(text), r
        assert text[r.start : r.end] == r.text, r
        assert (r.target is None) == (r.reason is not None), r
    for spans in (found.paragraphs, found.actions, found.events):
        for span in spans:
            assert 0 <= span.start <= span.end <= len(text), span
    json.dumps(as_json(found)).encode("ascii")
    return found


def check_explained(text: str) -> None:
    """The same, including that the explanation has the same references."""
    found = check(text)
    explained = explain(Document("text", "text", text), known())
    assert [e.reference for e in explained] == list(found.references)
    assert all(str(e) for e in explained)
