"""Catalogue records: a record fills the gaps in the header of the text with the same symbol."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import fields, replace
from pathlib import Path
from typing import Any, Final

from unkg import authorities, readers
from unkg.model import Document, Header
from unkg.readers import ReadError, Reading, Source
from unkg.workers import Limits, WorkerLost, in_order

_COMPARED: Final = ("title", "type", "body", "adopted", "distributed", "published", "vote")
"""Fields in which a record and a text may contradict each other."""
_NEVER_TAKEN: Final = frozenset({"symbol", "akn_iri", "notes"})
_TAKEN_WITH: Final = {"session": "body", "agenda_title": "agenda_item"}
"""Fields that mean something only with another: the session of a body, the title of an agenda item."""


def catalogue_headers(paths: Iterable[Path | str], limits: Limits, *, follow_links: bool) -> dict[str, Header]:
    """The headers of the catalogue records among the inputs, by symbol.

    Of several records with one symbol, the first in the order of their contents is used. Unreadable files are skipped
    here: the step that reads the documents reports them.
    """
    files = readers.catalogues((path for path in paths if str(path) != "-"), follow_links=follow_links)
    found: dict[str, Header] = {}
    for _, headers in in_order(_headers, files, limits, fetch=_fetched):
        for header in () if isinstance(headers, WorkerLost) else headers:
            symbol = header.symbol or ""
            found[symbol] = min(header, found.get(symbol, header), key=repr)
    return found


def _fetched(source: Source) -> Source:
    """The source with its bytes, if it has an address: worker processes have no network."""
    with suppress(ReadError):
        return readers.with_content(source) if source.address else source
    return source


def _headers(source: Source) -> list[Header]:
    documents = (item for item in readers.documents(source, Reading(authorities.load)) if isinstance(item, Document))
    return [document.header for document in documents if document.header and not document.text]


def complete_header(header: Header, record: Header) -> Header:
    """Fill the gaps of a text's header from a catalogue record; notes say what was added and what differs."""
    taken: dict[str, Any] = dict(_gaps(header, record))
    added = ", ".join(name.replace("_", " ") for name in sorted(taken))
    notes = [f"Told by a catalogue's record, not by the text: {added}."] if added else []
    for name in _COMPARED:
        ours, theirs = getattr(header, name), getattr(record, name)
        if name != "title" and name not in taken and theirs not in {None, "other", ours}:
            notes.append(f"The catalogue's record has another {name}: {_printed(theirs)}.")
    return replace(header, **taken, notes=tuple(dict.fromkeys((*header.notes, *notes, *record.notes))))


def _gaps(header: Header, record: Header) -> Iterator[tuple[str, object]]:
    """The fields that the header lacks and the record has."""
    for name in (field.name for field in fields(Header) if field.name not in _NEVER_TAKEN):
        ours, theirs = getattr(header, name), getattr(record, name)
        beside = _TAKEN_WITH.get(name)
        fits = beside is None or getattr(header, beside) in {None, getattr(record, beside)}
        if ours in (None, (), "other") and theirs not in (None, (), "other") and fits:
            yield name, theirs


def _printed(value: object) -> str:
    outcome = getattr(value, "outcome", None)
    return outcome or str(value)
