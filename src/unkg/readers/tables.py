"""Tables of recommendations, as UPR Info and the Universal Human Rights Index export them: a row a recommendation.

Columns are told by their names in the first row, case and punctuation aside; `docs/formats.md` lists the names.
"""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from unkg.model import Document, Header, Paragraph, Recommendation, Response
from unkg.readers import states
from unkg.readers.contents import decoded, refuse_disguised, whole
from unkg.readers.faults import ReadError, Unreadable
from unkg.readers.headers import with_symbol
from unkg.readers.sources import Source

COLUMNS: Final[dict[str, tuple[str, ...]]] = {
    "text": (
        "recommendation",
        "recommendation text",
        "text of recommendation",
        "recommendations",
        "text",
        "paragraph text",
    ),
    "state": (
        "state under review",
        "sur",
        "reviewed state",
        "reporting state",
        "concerned country",
        "countries",
        "country",
        "state",
    ),
    "by": (
        "recommending state",
        "recommending states",
        "recommending country",
        "recommending state upr",
        "recommended by",
    ),
    "response": (
        "response",
        "upr response",
        "position",
        "upr position",
        "state position",
        "response of the state under review",
    ),
    "themes": ("themes", "theme", "issues", "issue", "topics", "topic"),
    "number": ("number", "recommendation number", "paragraph number", "paragraph", "para", "no"),
    "symbol": ("document symbol", "symbol", "document code", "un symbol"),
    "session": ("session", "upr session"),
}
"""What a column holds, and the names by which it goes; the first name that a table has is taken."""
_NEEDED: Final = ("text", "state")
_RESPONSES: Final[dict[str, Response]] = {
    "supported": "supported", "accepted": "supported", "enjoys support": "supported", "noted": "noted", "rejected": "rejected",
    "not accepted": "rejected", "not supported": "rejected",
}  # fmt: skip
_PENDING: Final = frozenset({"", "pending", "no response", "no clear position", "general response", "unknown"})
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,3}){0,2}")


@dataclass(slots=True)
class _Row:
    """A recommendation, perhaps of several rows that differ in who recommends."""

    text: str
    number: str
    by: list[str]
    response: str
    themes: tuple[str, ...]


@dataclass(slots=True)
class _Review:
    """The recommendations of one document, or to one State at one session."""

    state: str
    symbol: str
    session: str
    rows: dict[tuple[str, str], _Row] = field(default_factory=dict)


def read_table(source: Source) -> Iterator[Document | Unreadable]:
    """A document for each symbol in the table, or each State and session; a row without text or State as Unreadable.

    Raises ReadError where a column that is needed is missing.
    """
    content = whole(source)
    refuse_disguised(content)
    text = decoded(content)
    head = text.partition("\n")[0]
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=head.count))
    reviews: dict[tuple[str, str, str], _Review] = {}
    try:
        places = _places(next(rows))
        for cells in rows:
            told = {what: " ".join(cells[place].split()) for what, place in places.items() if place < len(cells)}
            if not any(told.values()):
                continue
            missing = next((what for what in _NEEDED if not told.get(what)), "")
            if missing:
                problem = f"the row has no {_COLUMN_OF[missing]}"
                yield Unreadable(
                    source.key, source.name, f"line {rows.line_num}", problem, "complete it or take it out"
                )
            else:
                _take(told, cells[places["themes"]] if "themes" in told else "", reviews)
    except csv.Error as error:
        raise ReadError(f"it is no table: {error}", "export it again as CSV", f"line {rows.line_num}") from error
    if not reviews:
        raise ReadError("it has no rows", "export it again")
    yield from (_document(source, review) for review in reviews.values())


_COLUMN_OF: Final = {"text": "recommendation", "state": "State under review"}


def _places(names: list[str]) -> dict[str, int]:
    known = {re.sub(r"\W+", " ", name).strip().casefold(): place for place, name in reversed(list(enumerate(names)))}
    places = {
        what: next(known[name] for name in called if name in known)
        for what, called in COLUMNS.items()
        if any(name in known for name in called)
    }
    for what in _NEEDED:
        if what not in places:
            wanted = ", ".join(COLUMNS[what])
            raise ReadError(f"no column holds the {_COLUMN_OF[what]}", f"name one of them: {wanted}", "line 1")
    return places


def _take(told: dict[str, str], themes: str, reviews: dict[tuple[str, str, str], _Review]) -> None:
    symbol, state, session = (told.get(what, "") for what in ("symbol", "state", "session"))
    review = reviews.setdefault((symbol, state, session), _Review(state, symbol, session))
    number = told.get("number", "")
    parts = tuple(part.strip() for part in re.split(r"[;|\n]", themes) if part.strip())
    row = review.rows.setdefault(
        (number, told["text"]), _Row(told["text"], number, [], told.get("response", ""), parts)
    )
    row.by += [name for name in states.split(told.get("by", "")) if name not in row.by]


def _document(source: Source, review: _Review) -> Document:
    """The review as a document: the State's name, then a paragraph a recommendation."""
    notes: list[str] = []
    under_review = _code(review.state, notes)
    text, paragraphs, found, labels = review.state + "\n", [_heading(review.state)], [], set[str]()
    for row in review.rows.values():
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
        by = tuple(_code(name, notes) for name in row.by)
        found.append(Recommendation(start, end, by, (under_review,), _response(row, notes), row.themes))
    title = f"Recommendations to {review.state}" + (f", session {review.session}" if review.session else "")
    header = Header(type="report", title=title)
    header = with_symbol(header, review.symbol) if review.symbol else header
    header = replace(header, notes=(*header.notes, *dict.fromkeys(notes)))
    key = review.symbol or ":".join(part for part in (source.key, review.state, review.session) if part)
    return Document(key, source.name, text, header=header, paragraphs=tuple(paragraphs), recommendations=tuple(found))


def _heading(words: str) -> Paragraph:
    return Paragraph("", "heading", "heading", 0, len(words), None)


def _code(name: str, notes: list[str]) -> str:
    """The code of a State; the name as it stands for who is no State, with a note."""
    code = states.iso3(name)
    if not code:
        notes.append(f"No State is known by the name {name!r}.")
    return code or name


def _response(row: _Row, notes: list[str]) -> Response | None:
    said = row.response.casefold()
    if said not in _RESPONSES and said not in _PENDING:
        notes.append(f"The response {row.response!r} is not one of supported, noted and rejected, and is left out.")
    return _RESPONSES.get(said)
