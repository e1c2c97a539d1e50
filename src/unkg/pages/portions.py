"""Divide what was read in a long document into pages: its paragraphs, and the documents that it cites."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby
from typing import Final

from unkg.pages.lists import LENGTH, pages_of
from unkg.pages.records import Entry, Group, List, Paragraph, Shown

READ: Final = 200
"""References, actions and events on a page."""


def divided(paragraphs: Iterable[Paragraph]) -> tuple[tuple[Paragraph, ...], ...]:
    """The paragraphs in pages; one that does not fit is continued on the next, where it has no anchor."""
    pages: list[list[Paragraph]] = [[]]
    room = READ
    for whole in paragraphs:
        rest = whole
        while rest.size > room:
            if room:
                first, rest = rest.cut(room)
                pages[-1].append(first)
            pages.append([])
            room = READ
        pages[-1].append(rest)
        room -= rest.size
    return tuple(tuple(page) for page in pages)


def portion(whole: List, number: int) -> List:
    """One page of a list that was made as a whole."""
    entries = [(group.heading, entry) for group in whole.groups for entry in group.entries]
    first = (number - 1) * LENGTH
    groups = tuple(
        Group(heading, tuple(entry for _, entry in some))
        for heading, some in groupby(entries[first : first + LENGTH], key=_heading)
    )
    return replace(whole, groups=groups, number=number, pages=pages_of(len(entries)))


def _heading(row: tuple[Shown | None, Entry]) -> Shown | None:
    return row[0]
