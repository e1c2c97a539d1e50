"""A document of each review: the name of the State, then one paragraph per recommendation."""

import re
from dataclasses import replace
from typing import Final

from unkg.model import ActionCategory, Authorities, Document, Header, Paragraph, Recommendation, Response
from unkg.readers import states
from unkg.readers.headers import with_symbol
from unkg.readers.recommendations.categories import category_of
from unkg.readers.recommendations.responses import is_response, response_of
from unkg.readers.recommendations.rows import Review, Row
from unkg.readers.sources import Source

_WORKING_GROUP: Final = "Working Group on the Universal Periodic Review"
"""Canonical name of the mechanism."""
_DIGITS: Final = 2
"""Digits of a session's number; a year has more."""
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,3}){0,2}")


def document_of(
    source: Source, review: Review, rows: list[Row], authorities: Authorities, of_file: tuple[str, ...]
) -> Document:
    """The review as a document: the name of the State, then one paragraph per recommendation; `of_file` are notes."""
    notes = list(of_file)
    under_review = tuple(_code(name, authorities, notes) for name in states.in_cell(review.state, authorities))
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
            response, category = _response(row, notes), _category(row, notes)
            found.append(Recommendation(start, end, by, under_review, response, row.themes, category))
    header = _header(review)
    published = next((row.published for row in rows if row.published), None)
    header = replace(header, published=published, notes=(*header.notes, *dict.fromkeys(notes)))
    key = review.symbol or ":".join(part for part in (source.key, review.state, review.session) if part)
    return Document(key, source.name, text, header=header, paragraphs=tuple(paragraphs), recommendations=tuple(found))


def _header(review: Review) -> Header:
    """Title, and the symbol or else the session of the Working Group on the review, whose dates are known."""
    title = f"Recommendations to {review.state}" + (f", session {review.session}" if review.session else "")
    header = Header(type="report", title=title)
    if review.symbol:
        return with_symbol(header, review.symbol)
    is_number = review.session.isdecimal() and len(review.session) <= _DIGITS
    return replace(header, body=_WORKING_GROUP, session=int(review.session)) if is_number else header


def _heading(words: str) -> Paragraph:
    return Paragraph("", "heading", "heading", 0, len(words), None)


def _giver(name: str, authorities: Authorities, notes: list[str]) -> str:
    """The code of a State, or the name of a body or mechanism."""
    return name if name in authorities.bodies or name in authorities.mechanisms else _code(name, authorities, notes)


def _code(name: str, authorities: Authorities, notes: list[str]) -> str:
    """The code of a State; the name itself, with a note, if no State has it."""
    code = states.code(name, authorities)
    if not code:
        notes.append(f"No State is known by the name {name!r}.")
    return code or name


def _response(row: Row, notes: list[str]) -> Response | None:
    if not is_response(row.response):
        notes.append(f"The response {row.response!r} is not one of supported, noted and rejected, and is left out.")
    return response_of(row.response)


def _category(row: Row, notes: list[str]) -> ActionCategory | None:
    category = category_of(row.action)
    if row.action and not category:
        notes.append(f"The action {row.action!r} is not one of the five categories, and is left out.")
    return category
