"""Recommendations in tables, whichever format the table is in: a document of each review from the rows.

Columns are recognized by their names, regardless of case, accents and punctuation, and some by what is in them;
`docs/formats.md` lists the names.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice
from typing import Final

from unkg.model import Document
from unkg.readers.errors import ReadError, Unreadable
from unkg.readers.languages import language_told
from unkg.readers.options import Reading
from unkg.readers.recommendations.columns import (
    CALLED,
    COLUMNS,
    TableRow,
    completed,
    given_places,
    is_recommendations,
    named,
)
from unkg.readers.recommendations.reviews import document_of
from unkg.readers.recommendations.rows import Row, by_review, is_heading, row_of, told_by_name, with_themes_apart
from unkg.readers.sources import Source

__all__ = ["COLUMNS", "TableRow", "is_recommendations", "is_table_of_recommendations", "read_rows"]

_SAMPLE: Final = 200
"""Rows that tell what is in a column."""


def is_table_of_recommendations(names: Sequence[str]) -> bool:
    """Whether these names are those of a matrix of recommendations, among other tables in running text."""
    found = named(names)
    return "text" in found and bool(found.keys() & {"by", "response", "themes"}) and is_recommendations(names)


def read_rows(
    source: Source, rows: Iterable[TableRow], reading: Reading, notes: tuple[str, ...] = ()
) -> Iterator[Document | Unreadable]:
    """A document per symbol, or else per State and session; rows without text or State come as Unreadable.

    The first of the rows has the names of the columns. `notes` are on the file, and of each document. Raises ReadError
    if a needed column is missing, or no row is left.
    """
    rows = iter(rows)
    head = next(rows, TableRow("", ()))
    sample = list(islice(rows, _SAMPLE))
    authorities = reading.knowledge.authorities
    places = named(head.cells) | given_places(reading.columns, head)
    told = told_by_name(source, authorities)
    places = completed(places, head, [row.cells for row in sample], authorities, told)
    told = {what: words for what, words in told.items() if what not in places}
    if "state" in told:
        notes = (*notes, "The State under review is the one that the name of the file names.")
    found: list[Row] = []
    for place, cells in chain(sample, rows):
        row = {what: cells[column] for what, column in places.items() if column < len(cells)}
        if is_heading(row):
            continue
        row |= told
        missing = next((what for what in CALLED if not row.get(what, "").strip()), "")
        if missing:
            problem = f"the row has no {CALLED[missing]}"
            yield Unreadable(source.key, source.name, place, problem, "complete or remove it")
        else:
            found.append(row_of(row, reading.knowledge))
    if not found:
        raise ReadError("the table has no rows", "export it again")
    for review, of_it in by_review(with_themes_apart(found)).items():
        document = document_of(source, review, of_it, authorities, notes)
        language = reading.language or language_told(document.text, reading.knowledge.languages)
        yield replace(document, language=language)
