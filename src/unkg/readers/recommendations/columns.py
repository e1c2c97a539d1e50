"""The columns of a table of recommendations: by the names that are given, by their own names, by what is in them."""

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from unkg.model import Authorities
from unkg.readers import states
from unkg.readers.errors import ReadError
from unkg.readers.recommendations.responses import is_response
from unkg.symbols import normalized_name


class TableRow(NamedTuple):
    """A row of a table, and where it stands in the file: `line 3`."""

    place: str
    cells: Sequence[str]


COLUMNS: Final[dict[str, tuple[str, ...]]] = {
    "text": (
        "recommendation",
        "recommendation text",
        "text of recommendation",
        "text of the recommendation",
        "recommendations",
        "recommendation and recommending state",
        "text",
        "paragraph text",
        "recommandation",
        "recommandations",
        "texte de la recommandation",
        "texte",
    ),
    "state": (
        "state under review",
        "sur",
        "state reviewed",
        "reviewed state",
        "country under review",
        "reporting state",
        "countries concerned",
        "country concerned",
        "concerned country",
        "countries",
        "country",
        "state",
        "to",
        "etat examine",
        "etat sous examen",
        "etat soumis a lexamen",
        "etat faisant lobjet de lexamen",
        "pays examine",
    ),
    "by": (
        "recommending state",
        "recommending states",
        "rs",
        "recommending country",
        "recommending state upr",
        "recommending state s",
        "upr reccomending states",
        "upr recommending states",
        "upr recommending country",
        "recommended by",
        "from",
        "etat recommandant",
        "etats recommandants",
        "etat auteur de la recommandation",
        "etat auteur",
        "pays recommandant",
    ),
    "body": ("reccomending body", "recommending body", "mechanism", "body"),
    "kind": ("annotation type", "annotationtype", "type"),
    "response": (
        "response",
        "upr response",
        "position",
        "upr position",
        "state position",
        "position of the state under review",
        "response of the state under review",
        "response to recommendation",
        "reponse",
        "reponse de letat examine",
        "position de letat examine",
    ),
    "themes": (
        "themes",
        "theme",
        "issues",
        "issue",
        "topics",
        "topic",
        "full list of themes",
        "human rights themes and groups of persons",
        "thematique",
        "thematiques",
        "enjeu",
        "enjeux",
    ),
    "action": (
        "action",
        "action category",
        "action level",
        "category of action",
        "type of action",
        "categorie daction",
    ),
    "persons": ("affected persons", "affectedpersons", "groups of persons"),
    "number": ("number", "recommendation number", "paragraph number", "paragraph", "para", "no"),
    "symbol": ("document symbol", "symbol", "document code", "un symbol"),
    "published": ("document publication date", "publication date", "date of publication"),
    "session": ("session", "upr session", "session of the review", "session epu", "session de lepu"),
}
"""The names of each column; the first one that a table has is used."""
CALLED: Final = {"text": "recommendation", "state": "State under review"}
"""What messages call the columns that every table has."""
_TELLING = re.compile(r"recc?omm?[ea]nd|under review|^(?:sur|upr\b)|^(?:document|un) (?:symbol|code)$")
"""A name that only tables of recommendations have; not `Country`, `Text` or `Type`, which any table may have."""
_TOGETHER: Final = ("text", "state", "by")
"""Columns that tell such a table by their plain names, as `To, Text, From`, if another one of its columns is beside."""
_BESIDE: Final = ("response", "themes", "session")
_PROSE: Final = 30
"""Characters that a column of sentences has on average; names, issues and organizations have fewer."""
_MOST: Final = 0.9
"""The least share of a column's cells that have to be what the column is taken for."""


def is_recommendations(names: Sequence[str]) -> bool:
    """Whether these names of columns are those of a table of recommendations."""
    if any(_TELLING.search(normalized_name(name)) for name in names):
        return True
    found = named(names)
    return all(what in found for what in _TOGETHER) and any(what in found for what in _BESIDE)


def named(names: Sequence[str]) -> dict[str, int]:
    """The places of the columns that their names tell."""
    known = _places(names)
    return {
        what: next(known[name] for name in called if name in known)
        for what, called in COLUMNS.items()
        if any(name in known for name in called)
    }


def given_places(given: Mapping[str, str], head: TableRow) -> dict[str, int]:
    """The places of columns that the user names, by name or by number from 1; raises ReadError if there is none."""
    known, places = _places(head.cells), {}
    for what, column in given.items():
        place = known.get(normalized_name(column), int(column) - 1 if column.isdecimal() else -1)
        if not 0 <= place < len(head.cells):
            remedy = "its columns are " + ", ".join(name.strip() for name in head.cells)
            raise ReadError(f"no column {column!r} for --columns {what}", remedy, head.place)
        places[what] = place
    return places


def _places(names: Sequence[str]) -> dict[str, int]:
    """The place of each name; of a name that stands twice, the first."""
    return {normalized_name(name): place for place, name in reversed(list(enumerate(names)))}


def completed(
    places: dict[str, int],
    head: TableRow,
    rows: Sequence[Sequence[str]],
    known: Authorities,
    told: Container[str] = (),
) -> dict[str, int]:
    """The places, with those that only the cells tell.

    Raises ReadError if a needed column is still not known and not `told` otherwise.
    """
    free = {
        place: [row[place] for row in rows if place < len(row) and row[place].strip()]
        for place in range(len(head.cells))
    }
    for place in places.values():
        free.pop(place, None)
    found = dict(places)
    _complete(found, ("state", "by"), [place for place, cells in free.items() if _are_states(cells, known)])
    _complete(found, ("text",), [place for place, cells in free.items() if _are_sentences(cells)])
    _complete(found, ("response",), [place for place, cells in free.items() if _share(map(is_response, cells)) == 1])
    for what, called in CALLED.items():
        if what not in found and what not in told:
            there = ", ".join(name.strip() for name in head.cells)
            remedy = f"tell with --columns {what}=NAME which of its columns it is: {there}"
            raise ReadError(f"no column for the {called}", remedy, head.place)
    return found


def _complete(places: dict[str, int], wanted: Sequence[str], found: list[int]) -> None:
    """Add the column that is missing if one is missing and one was found; nothing tells several apart."""
    missing = [what for what in wanted if what not in places]
    if len(missing) == len(found) == 1:
        places[missing[0]] = found[0]


def _are_states(cells: list[str], known: Authorities) -> bool:
    return _share(states.are_all(states.in_cell(cell, known), known) for cell in cells) >= _MOST


def _are_sentences(cells: list[str]) -> bool:
    return (
        bool(cells) and sum(map(len, cells)) / len(cells) >= _PROSE and _share(" " in cell for cell in cells) >= _MOST
    )


def _share(truths: Iterable[bool]) -> float:
    """The share that is true; 0 of none."""
    found = list(truths)
    return sum(found) / len(found) if found else 0.0
