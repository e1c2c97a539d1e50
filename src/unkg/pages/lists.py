"""Lists on a page: what refers to a resource, grouped, newest first, a hundred at a time."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from unkg.pages.linking import Linker, words_of
from unkg.pages.records import Entry, Group, List, Place, Question, Shown, Words
from unkg.queries import Iri
from unkg.queries.listings import Listing, Row

LENGTH: Final = 100
"""Entries on a page."""
SHOWN: Final = 8
"""Places that an entry shows; it counts the rest."""


@dataclass(frozen=True, slots=True)
class Slice:
    """The rows of one page of a list, before they are named."""

    listing: Listing
    entries: tuple[tuple[Row, ...], ...]
    """Rows with the same heading and thing are one entry."""
    total: int
    number: int

    @property
    def iris(self) -> Iterator[Iri]:
        """All resources that it names."""
        for rows in self.entries:
            for row in rows:
                yield from (one for one in (row.thing, row.group, row.part) if isinstance(one, Iri))

    @property
    def pages(self) -> int:
        """The number of its pages."""
        return pages_of(self.total)


def pages_of(entries: int) -> int:
    """The number of pages of a list with so many entries."""
    return max(1, -(-entries // LENGTH))


def page_of(listing: Listing, rows: Iterable[Row], number: int) -> Slice:
    """One page of a list, counted from 1, sorted by heading, date (newest first) and name."""
    ordered = sorted(rows, key=lambda row: (natural(row.thing), natural(row.part or ""), row.node or ""))
    ordered.sort(key=lambda row: row.date or "", reverse=True)
    ordered.sort(key=lambda row: (row.group is None, natural(row.group or "")))
    entries = [tuple(same) for _, same in groupby(ordered, key=lambda row: (row.group, row.thing))]
    first = (number - 1) * LENGTH
    return Slice(listing, tuple(entries[first : first + LENGTH]), len(entries), number)


def natural(text: str) -> list[tuple[int, str]]:
    """A key that sorts art2 before art10."""
    return [(int(one) if one.isdecimal() else -1, one) for one in re.split(r"([0-9]+)", text)]


def named(part: Slice, linker: Linker, question: Question | None, sparql: str | None) -> List:
    """The list with its links, and a query that gives the same."""
    groups = [
        Group(_heading(group, linker), tuple(_entry(rows, linker) for rows in some))
        for group, some in groupby(part.entries, key=lambda rows: rows[0].group)
    ]
    listing = part.listing
    return List(listing.name, listing.title, tuple(groups), part.total, part.number, part.pages, question, sparql)


def _heading(group: Iri | str | None, linker: Linker) -> Shown | None:
    if group is None:
        return None
    return linker.link(group) if isinstance(group, Iri) else Words(group)


def _entry(rows: tuple[Row, ...], linker: Linker) -> Entry:
    places = [_place(row, row.node, linker) for row in rows[:SHOWN] if row.node]
    notes = dict.fromkeys(row.note for row in rows if row.note and not row.node)
    if len(rows) > SHOWN and places:
        notes[f"and {len(rows) - SHOWN} more"] = None
    return Entry(linker.link(rows[0].thing), tuple(places), tuple(filter(None, notes)))


def _place(row: Row, node: Iri, linker: Linker) -> Place:
    label = linker.link(row.part).label if row.part else words_of(node.split("/id/")[-1].partition("/")[0])
    return Place(label, linker.link(node, page=row.thing), row.note, row.words)
