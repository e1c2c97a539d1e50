"""Tables of recommendations, as UPR Info and the Universal Human Rights Index export them: a row a recommendation.

Columns are told by their names in the first row, case and punctuation aside; `docs/formats.md` lists the names.
"""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import takewhile
from typing import Final

from unkg.authorities import Knowledge
from unkg.authorities.issuing import issuer
from unkg.model import Authorities, Document, Header, Paragraph, Recommendation, Response
from unkg.readers import states
from unkg.readers.errors import ForeignError, ReadError, Unreadable
from unkg.readers.file_bytes import all_bytes, decoded, refuse_disguised
from unkg.readers.headers import with_symbol
from unkg.readers.options import Reading
from unkg.readers.sources import Source

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
"""What a column holds, and the names by which it goes; the first name that a table has is taken."""
_NEEDED: Final = ("text", "state")
_TELLING = re.compile(r"recc?omm?end|under review|^(?:sur|upr\b)|^(?:document|un) (?:symbol|code)$")
"""A column's name that only a table of recommendations has; not `Country`, `Text` or `Type`, which any table may have."""
_RESPONSES: Final[dict[str, Response]] = {
    "supported": "supported", "accepted": "supported", "enjoys support": "supported", "noted": "noted", "rejected": "rejected",
    "not accepted": "rejected", "not supported": "rejected",
}  # fmt: skip
_PENDING: Final = frozenset(
    {"", "pending", "under consideration", "no response", "no clear position", "general response", "unknown"}
)
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,3}){0,2}")
_NUMBERED = re.compile(r"(?P<number>\d{1,3}(?:\.\d{1,3}|(?=\.)))\.?\s+(?=\S)")
"""A paragraph's number before its words, where no column holds it: `140.7 Ratify`, `12. Adopt`; not `5 States should`."""
_SOURCE = re.compile(r"\s*Source of Position:.*", re.IGNORECASE)
"""What the matrices of the Office of the High Commissioner add to the words."""
_NAMED_BEHIND = re.compile(r"\s*\((?P<states>[^()]*(?:\([^()]*\)[^()]*)*)\)[\s;.]*$")
_BULLET = re.compile(r"^[-•–]\s+")
_NO_RECOMMENDATION = re.compile(r"concern|observation|comment", re.IGNORECASE)
"""The type of a row that asks for nothing, as the Index has it: `Concerns/Observations`."""


@dataclass(slots=True)
class _Row:
    """A recommendation, perhaps of several rows that differ in who recommends."""

    text: str
    number: str
    by: list[str]
    response: str
    themes: tuple[str, ...]
    recommends: bool


@dataclass(slots=True)
class _Review:
    """The recommendations of one document, or to one State at one session."""

    state: str
    symbol: str
    session: str
    rows: dict[tuple[str, str], _Row] = field(default_factory=dict)


def read_table(source: Source, reading: Reading) -> Iterator[Document | Unreadable]:
    """A document for each symbol in the table, or each State and session; a row without text or State as Unreadable.

    Raises ReadError where a column that is needed is missing, ForeignError where no column's name is that of such a table.
    """
    content = all_bytes(source)
    refuse_disguised(content)
    _refuse_foreign(content)
    text = decoded(content)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text.partition("\n")[0]))
    reviews: dict[tuple[str, str, str], _Review] = {}
    try:
        places = _places(next(rows))
        for cells in rows:
            told = {what: cells[place] for what, place in places.items() if place < len(cells)}
            if not any(cell.strip() for cell in told.values()):
                continue
            missing = next((what for what in _NEEDED if not told.get(what, "").strip()), "")
            if missing:
                problem = f"the row has no {_COLUMN_OF[missing]}"
                yield Unreadable(source.key, source.name, f"line {rows.line_num}", problem, "complete or remove it")
            else:
                _take(told, reviews, reading.knowledge)
    except csv.Error as error:
        raise ReadError(f"invalid CSV: {error}", "export it again as CSV", f"line {rows.line_num}") from error
    if not reviews:
        raise ReadError("the table has no rows", "export it again")
    yield from (_document(source, review, reading.knowledge.authorities) for review in reviews.values())


_COLUMN_OF: Final = {"text": "recommendation", "state": "State under review"}


def _refuse_foreign(content: bytes) -> None:
    """Raise ForeignError by the names of columns alone: the rest need not even be decoded."""
    line = re.split(rb"[\r\n]", content.replace(b"\0", b"").lstrip(), maxsplit=1)[0]  # UTF-16 has NULs
    head = line.decode("ascii", "ignore")
    try:
        names = [*map(_plain, next(csv.reader([head], delimiter=_delimiter(head)), []))]
    except csv.Error:  # no line of a table is so long
        names = []
    if not any(_TELLING.search(name) for name in names):
        problem = "not a table of recommendations: no column has a known name"
        remedy = "name the columns, for example State under review, Recommending State, Recommendation"
        raise ForeignError(problem, remedy, "line 1")


def _delimiter(head: str) -> str:
    return max(",;\t", key=head.count)


def _plain(name: str) -> str:
    return re.sub(r"[\W_]+", " ", name).strip().casefold()


def _places(names: list[str]) -> dict[str, int]:
    known = {_plain(name): place for place, name in reversed(list(enumerate(names)))}
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


def _take(told: dict[str, str], reviews: dict[tuple[str, str, str], _Review], knowledge: Knowledge) -> None:
    words = {what: " ".join(_BULLET.sub("", cell.strip()).split()) for what, cell in told.items()}
    symbol, number, by = words.get("symbol", ""), words.get("number", ""), _listed(told.get("by", ""))
    session = re.sub(r"\s*session$", "", words.get("session", ""), flags=re.IGNORECASE)
    text, number = _parted(_SOURCE.sub("", words["text"]), number)
    text, named = _named_behind(text, knowledge.authorities) if "by" not in told and not symbol else (text, [])
    state = ", ".join(_listed(told["state"]))
    review = reviews.setdefault((symbol, state, session), _Review(state, symbol, session))
    recommends = not _NO_RECOMMENDATION.search(words.get("kind", ""))
    themes = (*_listed(told.get("themes", "")), *_listed(told.get("persons", "")))
    row = review.rows.setdefault((number, text), _Row(text, number, [], words.get("response", ""), themes, recommends))
    givers = (
        [name for item in by for name in states.split(item, knowledge.authorities)]
        or named
        or _body(words.get("body", ""), symbol, knowledge)
    )
    row.by += [name for name in givers if name not in row.by]


def _listed(cell: str) -> list[str]:
    """The items of a cell; what stands behind a heading in it (`SDGs:`) is of another kind."""
    items = [_BULLET.sub("", " ".join(item.split())) for item in re.split(r"[;|\n]", cell)]
    return [item for item in takewhile(lambda item: not item.endswith(":"), items) if item]


def _parted(text: str, number: str) -> tuple[str, str]:
    """The words and their number, which may stand before them."""
    match = _NUMBERED.match(text)
    if match and number in {"", match["number"]}:
        return text[match.end() :], match["number"]
    return text, number


def _named_behind(text: str, authorities: Authorities) -> tuple[str, list[str]]:
    """The words, and the States in parentheses behind them: `Ratify it (Chad) (Peru);`."""
    named: list[str] = []
    while match := _NAMED_BEHIND.search(text):
        found = states.split(match["states"], authorities)
        if not found or not all(states.iso3(name, authorities) for name in found):
            break
        named[:0] = found
        text = text[: match.start()]
    return text, named


def _body(name: str, symbol: str, knowledge: Knowledge) -> list[str]:
    """The body that recommends, by its name or, as `CEDAW` of CEDAW/C/IRQ/CO/8, by its series; none for the periodic review."""
    if name and symbol.startswith(f"{name}/"):
        body = issuer(symbol, knowledge.numbering)
        return [body] if body else []
    known = knowledge.authorities
    return [name] if name in known.bodies or name in known.mechanisms else []


def _document(source: Source, review: _Review, authorities: Authorities) -> Document:
    """The review as a document: the State's name, then a paragraph a recommendation."""
    notes: list[str] = []
    under_review = tuple(_code(name, authorities, notes) for name in states.split(review.state, authorities))
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
    """The code of a State; a body or mechanism by its name."""
    return name if name in authorities.bodies or name in authorities.mechanisms else _code(name, authorities, notes)


def _code(name: str, authorities: Authorities, notes: list[str]) -> str:
    """The code of a State; the name as it stands for who is no State, with a note."""
    code = states.iso3(name, authorities)
    if not code:
        notes.append(f"No State is known by the name {name!r}.")
    return code or name


def _response(row: _Row, notes: list[str]) -> Response | None:
    said = row.response.casefold()
    if said not in _RESPONSES and said not in _PENDING:
        notes.append(f"The response {row.response!r} is not one of supported, noted and rejected, and is left out.")
    return _RESPONSES.get(said)
