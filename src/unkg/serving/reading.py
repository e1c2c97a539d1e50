"""Work of a query process for a text that a client gives: what is read in it, as a page or as data."""

import json
from typing import TYPE_CHECKING, Final

from unkg import readers
from unkg.model import Document
from unkg.pages import html
from unkg.pages.data import serialized
from unkg.pages.marked_text import GROUPS, MarkedText, marked
from unkg.queries.resources import names
from unkg.readers import ReadError, Reading, Skipped, Source
from unkg.serving.given_texts import EXTENSIONS, GivenText
from unkg.serving.preloaded import KNOWLEDGE
from unkg.serving.served_links import ServedLinks
from unkg.vocabulary.implications import expanded

if TYPE_CHECKING:
    from unkg import Graph

FORMATS: Final = {"json": "application/json", "ttl": "text/turtle", "html": "text/html"}
"""What a text that was read can be had as: extension → media type."""


def data(_: "Graph", given: GivenText, extension: str) -> bytes:
    """What is read in a text, as a file. Raises ReadError."""
    document = _document(given)
    if extension == "html":
        return html.marked_file(_marked(document)).encode()
    # The server itself reads nothing: it starts without what extraction needs.
    from unkg import graph as rdf
    from unkg.extraction import extract
    from unkg.extraction.output import as_json

    extraction = extract(document, KNOWLEDGE)
    if extension == "ttl":
        return serialized((quad.triple for quad in expanded(rdf.describe(extraction, KNOWLEDGE))), "ttl")
    return json.dumps(as_json(extraction), ensure_ascii=False).encode()


def page(graph: "Graph", given: GivenText, root: str) -> str:
    """The page of a text with its references marked; they lead to the pages of what the graph describes.

    Raises ReadError.
    """
    text = _marked(_document(given))
    known = frozenset(names(graph.store, text.iris))
    return form(root, text=text, groups=GROUPS, known=known, given=given)


def form(root: str, **values: object) -> str:
    """The page without a text: where one is given, with what was wrong with the last one."""
    empty = {"links": ServedLinks(root), "text": None, "given": None, "problem": None}
    languages = tuple(KNOWLEDGE.languages)
    shown = empty | {"languages": languages, "extensions": EXTENSIONS} | values
    return html.environment().get_template("read.html").render(shown)


def _marked(document: Document) -> MarkedText:
    from unkg.extraction.explanation import extract_and_explain

    return marked(*extract_and_explain(document, KNOWLEDGE), KNOWLEDGE.authorities)


def _document(given: GivenText) -> Document:
    if given.language and given.language not in KNOWLEDGE.languages:
        raise ReadError("unknown language", f"name one of {', '.join(KNOWLEDGE.languages)}", given.language)
    source = Source(given.name, given.name, None, content=given.content)
    items = readers.documents(source, Reading(lambda: KNOWLEDGE, language=given.language, only_whole=True))
    document = readers.only_one((one for one in items if not isinstance(one, Skipped)), given.name)
    if not document.text:
        raise ReadError("a catalogue record has no text", "give the document itself", given.name)
    return document
