"""Invariants of extraction and of the graph that hold for any text."""

import json
import re
from functools import lru_cache
from typing import Final

from pyoxigraph import NamedNode, RdfFormat, parse, serialize

from unkg import authorities, graph
from unkg.authorities import Knowledge
from unkg.extraction import extract
from unkg.extraction.explanation import explain
from unkg.extraction.output import as_json
from unkg.model import Document, Extraction

_IRI: Final = re.compile(r"https?://[^\x00-\x20<>\"{}|\\^`\x7f-\x9f]+")
"""An absolute IRI; no space, control character or delimiter, which a reader of RDF refuses."""


@lru_cache(maxsize=1)
def known() -> Knowledge:
    """The knowledge that ships."""
    return authorities.load()


def document(text: str) -> Document:
    """A document of a text, in French if it has the French word for a resolution."""
    return Document("text", "text", text, language="fr" if "résolution" in text else "en")


def check(text: str) -> Extraction:
    """Extract from a text; raises AssertionError if an invariant does not hold."""
    found = extract(document(text), known())
    for r in found.references:
        assert 0 <= r.start < r.end <= len(text), r
        assert text[r.start : r.end] == r.text, r
        assert (r.target is None) == (r.reason is not None), r
    for spans in (found.paragraphs, found.actions, found.events):
        for span in spans:
            assert 0 <= span.start <= span.end <= len(text), span
    assert len({(a.start, a.verb) for a in found.actions}) == len(found.actions), "an action twice"
    json.dumps(as_json(found)).encode("ascii")
    return found


def check_explained(text: str) -> Extraction:
    """The same, including that the explanation has the same references."""
    found = check(text)
    explained = explain(document(text), known())
    assert [e.reference for e in explained] == list(found.references)
    assert all(str(e) for e in explained)
    return found


def check_described(text: str) -> None:
    """The same, including that the graph has no statement twice and no IRI that RDF forbids, and survives writing."""
    quads = graph.describe(check_explained(text), known())
    assert len(quads) == len(set(quads)), "a statement twice"
    for quad in quads:
        for term in quad:
            assert not isinstance(term, NamedNode) or _IRI.fullmatch(term.value), term
    assert set(parse(serialize(quads, format=RdfFormat.N_QUADS), RdfFormat.N_QUADS)) == set(quads)
