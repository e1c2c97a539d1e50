"""One document's way from its record to its named graph, in whichever process."""

import traceback
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, cast

from pyoxigraph import NamedNode, RdfFormat, serialize

from unkg import authorities, graph
from unkg.building.summary import tally
from unkg.extraction import extract
from unkg.model import Authorities, Document, Extraction
from unkg.readers import Unreadable
from unkg.store import Input
from unkg.vocabulary import Minter, digest

_FORMATS: Final = (".xml", ".xml.gz", ".docx", ".html", ".pdf")
"""Formats in the order in which they go first where two inputs carry one symbol; text in any form comes last."""


@dataclass(frozen=True, slots=True)
class Job:
    """A document to be made a graph."""

    document: Document
    digest: str
    """As `digest_of` gives it."""
    minter: Minter
    run: NamedNode


@dataclass(frozen=True, slots=True)
class Made:
    """A document's named graph."""

    document: str
    """Its symbol, else its key."""
    graph: str
    nquads: bytes
    made_from: Input
    size: int
    """Of the text, in bytes of UTF-8."""


def digest_of(document: Document, run: NamedNode) -> str:
    """A digest of everything that a document's graph depends on: as read, whatever it is called, and the rules."""
    return digest(repr(replace(document, key="", source="")), run.value)


def make(job: Job | Unreadable) -> Made | Unreadable:
    """Extract from a document and describe it; what could not be read is handed on."""
    if isinstance(job, Unreadable):
        return job
    known = authorities.load()
    try:
        return _made(job, known)
    except Exception as error:  # noqa: BLE001  one document that the program fails at must not cost all others
        return fault(job.document, error)


def fault(document: Document, error: Exception) -> Unreadable:
    """What to tell of a document that this program, by a mistake of its own, cannot work on."""
    at = traceback.extract_tb(error.__traceback__)[-1]
    problem = f"a fault in unkg ({type(error).__name__}: {error}; {Path(at.filename).name}, line {at.lineno})"
    return Unreadable(document.key, document.source, "", problem, "please report it with the document")


def _made(job: Job, known: Authorities) -> Made:
    document = job.document
    extraction = extract(document, known)
    quads = graph.describe(extraction, known, job.minter, run=job.run)
    name = job.minter.graph(graph.document_iri(extraction, job.minter)).value
    made_from = Input(job.digest, _rank(document), document.key, tally(extraction))
    size = len(document.text.encode())
    nquads = cast("bytes", serialize(quads, format=RdfFormat.N_QUADS))
    return Made(_called(extraction), name, nquads, made_from, size)


def _called(extraction: Extraction) -> str:
    return extraction.header.symbol or extraction.document.key


def _rank(document: Document) -> int:
    """English first, for the other languages' grammar is thinner; then the format that tells the most."""
    found = (place for place, suffix in enumerate(_FORMATS) if document.source.lower().endswith(suffix))
    return next(found, len(_FORMATS)) + (0 if document.language == "en" else 2 * len(_FORMATS))
