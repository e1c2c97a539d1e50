"""Tables of recommendations, as UPR Info and the Universal Human Rights Index export them.

Columns are recognized by their names in the first row, regardless of case and punctuation; `docs/formats.md` lists the
names.
"""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from unkg.authorities import Knowledge
from unkg.authorities.issuing import issuer
from unkg.authorities.states import state_code
from unkg.model import Authorities, Document, Header, Paragraph, Recommendation, Response
from unkg.readers import states
from unkg.readers.bounds import refuse_many_rows
from unkg.readers.errors import ForeignError, ReadError, Unreadable
from unkg.readers.file_bytes import all_bytes, decoded, refuse_disguised
from unkg.readers.headers import with_symbol
from unkg.readers.options import Reading
from unkg.readers.sources import Source
from unkg.symbols import normalized_name

if TYPE_CHECKING:
    import _csv

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
    ),
    "state": (
        "state under review",
        "sur",
        "state reviewed",
        "reviewed state",
        "reporting state",
        "countries concerned",
        "country concerned",
        "concerned country",
        "countries",
        "country",
        "state",
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
    ),
    "persons": ("affected persons", "affectedpersons", "groups of persons"),
    "number": ("number", "recommendation number", "paragraph number", "paragraph", "para", "no"),
    "symbol": ("document symbol", "symbol", "document code", "un symbol"),
    "session": ("session", "upr session"),
}
"""The names of each column; the first one that a table has is used."""
_NEEDED: Final = ("text", "state")
_TELLING = re.compile(r"recc?omm?end|under review|^(?:sur|upr\b)|^(?:document|un) (?:symbol|code)$")
"""A name that only tables of recommendations have; not `Country`, `Text` or `Type`, which any table may have."""
_RESPONSES: Final[dict[str, Response]] = {
    "supported": "supported", "accepted": "supported", "enjoys support": "supported", "noted": "noted",
    "rejected": "rejected", "not accepted": "rejected", "not supported": "rejected",
}  # fmt: skip
_PENDING: Final = frozenset(
    {"", "pending", "under consideration", "no response", "no clear position", "general response", "unknown"}
)
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,3}){0,2}")
_NUMBERED = re.compile(r"(?P<number>\d{1,3}(?:\.\d{1,3}|(?=\.)))\.?\s+(?=\S)")
"""A paragraph number before the text: `140.7 Ratify`, `12. Adopt`; not `5 States should`."""
_SOURCE = re.compile(r"\s*Source of Position:.*", re.IGNORECASE)
"""What matrices of the Office of the High Commissioner append to the text."""
_BRACKET = re.compile(r"[()]")
_DEEPEST: Final = 2
"""Parentheses in parentheses: `(Venezuela (Bolivarian Republic of))`."""
_AFTER_STATES: Final = " ;."
_BULLET = re.compile(r"^[-•–]\s+")
_NO_RECOMMENDATION = re.compile(r"concern|observation|comment", re.IGNORECASE)
"""The type of a row that is not a recommendation: `Concerns/Observations` in the Index."""


@dataclass(frozen=True, slots=True)
class _Review:
    """What a document is made for: a symbol, or else a State and session."""

    symbol: str
    state: str
    session: str


@dataclass(frozen=True, slots=True)
class _Row:
    """A recommendation."""

    review: _Review
    text: str
    number: str
    by: tuple[str, ...]
    response: str
    themes: tuple[str, ...]
    recommends: bool


def read_table(source: Source, reading: Reading) -> Iterator[Document | Unreadable]:
    """A document per symbol, or else per State and session; rows without text or State come as Unreadable.

    Raises ReadError if a required column is missing, and ForeignError if no column has the name of such a table.
    """
    content = all_bytes(source)
    refuse_disguised(content)
    _refuse_foreign(content)
    text = decoded(content)
    rows = _rows_of(text)
    found: list[_Row] = []
    try:
        refuse_many_rows(text, _rows_of(text))
        places = _places(next(rows))
        for cells in rows:
            row = {what: cells[place] for what, place in places.items() if place < len(cells)}
            if not any(cell.strip() for cell in row.values()):
                continue
            missing = next((what for what in _NEEDED if not row.get(what, "").strip()), "")
            if missing:
                problem = f"the row has no {_COLUMN_OF[missing]}"
                yield Unreadable(source.key, source.name, f"line {rows.line_num}", problem, "complete or remove it")
            else:
                found.append(_row(row, reading.knowledge))
    except csv.Error as error:
        raise ReadError(f"invalid CSV: {error}", "export it again as CSV", f"line {rows.line_num}") from error
    if not found:
        raise ReadError("the table has no rows", "export it again")
    authorities = reading.knowledge.authorities
    yield from (_document(source, review, rows, authorities) for review, rows in _reviews(found).items())


_COLUMN_OF: Final = {"text": "recommendation", "state": "State under review"}


def _refuse_foreign(content: bytes) -> None:
    """Raise ForeignError by the names of columns alone; the other rows are not decoded."""
    line = re.split(rb"[\r\n]", content.replace(b"\0", b"").lstrip(), maxsplit=1)[0]  # UTF-16 has NULs
    head = line.decode("ascii", "ignore")
    try:
        names = [*map(normalized_name, next(csv.reader([head], delimiter=_delimiter(head)), []))]
    except csv.Error:  # the line is too long for a table
        names = []
    if not any(_TELLING.search(name) for name in names):
        problem = "not a table of recommendations: no column has a known name"
        remedy = "name the columns, for example State under review, Recommending State, Recommendation"
        raise ForeignError(problem, remedy, "line 1")


def _rows_of(text: str) -> "_csv.Reader":
    return csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text.partition("\n")[0]))


def _delimiter(head: str) -> str:
    return max(",;\t", key=head.count)


def _places(names: list[str]) -> dict[str, int]:
    known = {normalized_name(name): place for place, name in reversed(list(enumerate(names)))}
    places = {
        what: next(known[name] for name in called if name in known)
        for what, called in COLUMNS.items()
        if any(name in known for name in called)
    }
    for what in _NEEDED:
        if what not in places:
            wanted = ", ".join(COLUMNS[what])
            raise ReadError(f"no column for the {_COLUMN_OF[what]}", f"use one of the names {wanted}", "line 1")
    return places


def _row(cells: dict[str, str], knowledge: Knowledge) -> _Row:
    words = {what: " ".join(_BULLET.sub("", cell.strip()).split()) for what, cell in cells.items()}
    symbol, by = words.get("symbol", ""), _listed(cells.get("by", ""))
    session = re.sub(r"\s*session$", "", words.get("session", ""), flags=re.IGNORECASE)
    text, number = _text_and_number(_SOURCE.sub("", words["text"]), words.get("number", ""))
    text, named = _text_and_states(text, knowledge.authorities) if "by" not in cells and not symbol else (text, [])
    givers = (
        [name for item in by for name in states.split(item, knowledge.authorities)]
        or named
        or _body(words.get("body", ""), symbol, knowledge)
    )
    return _Row(
        review=_Review(symbol, ", ".join(_listed(cells["state"])), session),
        text=text,
        number=number,
        by=tuple(givers),
        response=words.get("response", ""),
        themes=(*_listed(cells.get("themes", "")), *_listed(cells.get("persons", ""))),
        recommends=not _NO_RECOMMENDATION.search(words.get("kind", "")),
    )


def _reviews(rows: list[_Row]) -> dict[_Review, list[_Row]]:
    """The rows of each review, in order; rows that differ only in who recommends are one."""
    reviews: dict[_Review, dict[tuple[str, str], tuple[_Row, dict[str, None]]]] = {}
    for row in rows:
        _, givers = reviews.setdefault(row.review, {}).setdefault((row.number, row.text), (row, {}))
        givers.update(dict.fromkeys(row.by))
    return {
        review: [replace(row, by=tuple(givers)) for row, givers in merged.values()]
        for review, merged in reviews.items()
    }


def _listed(cell: str) -> list[str]:
    """The items of a cell, up to a heading of another kind (`SDGs:`)."""
    items = [_BULLET.sub("", " ".join(item.split())) for item in re.split(r"[;|\n]", cell)]
    return [item for item in takewhile(lambda item: not item.endswith(":"), items) if item]


def _text_and_number(text: str, number: str) -> tuple[str, str]:
    """The text without the number before it, and the number."""
    match = _NUMBERED.match(text)
    if match and number in {"", match["number"]}:
        return text[match.end() :], match["number"]
    return text, number


def _text_and_states(text: str, authorities: Authorities) -> tuple[str, list[str]]:
    """The text without the States in parentheses after it, and the States: `Ratify it (Chad) (Peru);`."""
    end, named = len(text), []
    for start, inside in _parentheses_at_end(text):
        found = states.split(inside, authorities)
        if not found or not all(state_code(name, authorities) for name in found):
            break
        end = start
        named.append(found)
    return (text[:end].rstrip() if named else text), [name for found in reversed(named) for name in found]


def _parentheses_at_end(text: str) -> Iterator[tuple[int, str]]:
    """The parentheses that end a text, last first: where they begin and what they hold, with others one deep."""
    brackets = list(_BRACKET.finditer(text))
    end = len(text)
    while brackets and brackets[-1][0] == ")" and not text[brackets[-1].end() : end].strip(_AFTER_STATES):
        closing = opening = brackets.pop()
        depth = 1
        while brackets and 0 < depth <= _DEEPEST:
            opening = brackets.pop()
            depth += 1 if opening[0] == ")" else -1
        if depth:
            return
        end = opening.start()
        yield end, text[opening.end() : closing.start()]


def _body(name: str, symbol: str, knowledge: Knowledge) -> list[str]:
    """The recommending body, by its name or its series (`CEDAW` of CEDAW/C/IRQ/CO/8); none in the periodic review."""
    if name and symbol.startswith(f"{name}/"):
        body = issuer(symbol, knowledge.numbering)
        return [body] if body else []
    known = knowledge.authorities
    return [name] if name in known.bodies or name in known.mechanisms else []


def _document(source: Source, review: _Review, rows: list[_Row], authorities: Authorities) -> Document:
    """The review as a document: the name of the State, then one paragraph per recommendation."""
    notes: list[str] = []
    under_review = tuple(_code(name, authorities, notes) for name in states.split(review.state, authorities))
    text, paragraphs, found, labels = review.state + "\n", [_heading(review.state)], [], set[str]()
    for row in rows:
        printed = _NUMBER.fullmatch(row.number.rstrip("."))
        number = printed[0] if printed and printed[0] not in labels else ""
        labels.add(number)
        lead = f"{row.number} " if row.number else ""
        start, end = len(text) + 1, len(text) + 1 + len(lead) + len(row.text)
        text += f"\n{lead}{row.text}\n"
        part = f"para{number}" if number else None
        paragraphs.append(
            Paragraph(f"para {number}" if number else "", "body", "body", start, end, part, start + len(lead))
        )
        if row.recommends:
            by = tuple(_giver(name, authorities, notes) for name in row.by)
            found.append(Recommendation(start, end, by, under_review, _response(row, notes), row.themes))
    title = f"Recommendations to {review.state}" + (f", session {review.session}" if review.session else "")
    header = Header(type="report", title=title)
    header = with_symbol(header, review.symbol) if review.symbol else header
    header = replace(header, notes=(*header.notes, *dict.fromkeys(notes)))
    key = review.symbol or ":".join(part for part in (source.key, review.state, review.session) if part)
    return Document(key, source.name, text, header=header, paragraphs=tuple(paragraphs), recommendations=tuple(found))


def _heading(words: str) -> Paragraph:
    return Paragraph("", "heading", "heading", 0, len(words), None)


def _giver(name: str, authorities: Authorities, notes: list[str]) -> str:
    """The code of a State, or the name of a body or mechanism."""
    return name if name in authorities.bodies or name in authorities.mechanisms else _code(name, authorities, notes)


def _code(name: str, authorities: Authorities, notes: list[str]) -> str:
    """The code of a State; the name itself, with a note, if no State has it."""
    code = state_code(name, authorities)
    if not code:
        notes.append(f"No State is known by the name {name!r}.")
    return code or name


def _response(row: _Row, notes: list[str]) -> Response | None:
    response = row.response.casefold()
    if response not in _RESPONSES and response not in _PENDING:
        notes.append(f"The response {row.response!r} is not one of supported, noted and rejected, and is left out.")
    return _RESPONSES.get(response)
