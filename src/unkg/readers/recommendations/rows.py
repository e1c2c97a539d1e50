"""The rows of a table of recommendations: the words of each cell, and the reviews that the rows belong to."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import takewhile
from typing import Final

from unkg.authorities import Knowledge
from unkg.authorities.issuing import issuer
from unkg.model import Authorities
from unkg.readers import states
from unkg.readers.sources import Source

_NUMBERED = re.compile(r"(?P<number>\d{1,3}(?:\.\d{1,3}|(?=\.)))\.?\s+(?=\S)")
"""A paragraph number before the text: `140.7 Ratify`, `12. Adopt`; not `5 States should`."""
_SOURCE = re.compile(r"\s*Source of Position:.*", re.IGNORECASE)
"""What matrices of the Office of the High Commissioner append to the text."""
_BRACKET = re.compile(r"[()]")
_DEEPEST: Final = 2
"""Parentheses in parentheses: `(Venezuela (Bolivarian Republic of))`."""
_AFTER_STATES: Final = " ;."
# "5", "33 Session", "12th", "UPR 12 (October 2011)", "S12"; never the year of "2008", nor "1.5".
_SESSION = re.compile(r"(?<![\d.])0*([1-9]\d?)(?![\d.])")
# "UPR34_Slovenia", "upr-wg48-Slovenia"; never "UPR2019".
_SESSION_IN_NAME = re.compile(r"(?<![a-z])upr[-_ ]?(?:wg)?[-_ ]?0*([1-9]\d?)(?!\d)", re.IGNORECASE)
_HEADING = re.compile(r"(?:themes?|thèmes?|temas?)\s*:", re.IGNORECASE)
_FIRST_DAY: Final = date(1899, 12, 30)
"""The day that spreadsheets number 0."""
_DIGITS_OF_DAY: Final = 5
_BULLET = re.compile(r"^[-•–]\s+")
_ITEMS = re.compile(r"[;|\n]|,(?=\S)")
"""Between items of a list: `Justice,Women's rights`; not the comma of `Racial discrimination, xenophobia`."""
_COMMA: Final = ", "
_NO_RECOMMENDATION = re.compile(r"concern|observation|comment", re.IGNORECASE)
"""The type of a row that is not a recommendation: `Concerns/Observations` in the Index."""


@dataclass(frozen=True, slots=True)
class Review:
    """What a document is made for: a symbol, or else a State and session."""

    symbol: str
    state: str
    session: str


@dataclass(frozen=True, slots=True)
class Row:
    """A recommendation."""

    review: Review
    text: str
    number: str
    by: tuple[str, ...]
    response: str
    action: str
    themes: tuple[str, ...]
    published: str | None
    recommends: bool


def row_of(cells: Mapping[str, str], knowledge: Knowledge) -> Row:
    """The row of the cells by what they hold; text and State are needed, the others may be missing or empty."""
    words = {what: " ".join(_BULLET.sub("", cell.strip()).split()) for what, cell in cells.items()}
    symbol, by = words.get("symbol", ""), _listed(cells.get("by", ""))
    session = _session(words.get("session", ""))
    text, number = _text_and_number(_SOURCE.sub("", words["text"]), words.get("number", ""))
    text, named = _text_and_states(text, knowledge.authorities) if "by" not in cells and not symbol else (text, [])
    givers = (
        [name for item in by for name in states.in_cell(item, knowledge.authorities)]
        or named
        or _body(words.get("body", ""), symbol, knowledge)
    )
    return Row(
        review=Review(symbol, ", ".join(_listed(cells["state"])), session),
        text=text,
        number=number,
        by=tuple(givers),
        response=words.get("response", ""),
        action=words.get("action", ""),
        themes=(*_listed(cells.get("themes", "")), *_listed(cells.get("persons", ""))),
        published=_date(words.get("published", "")),
        recommends=not _NO_RECOMMENDATION.search(words.get("kind", "")),
    )


def is_heading(cells: Mapping[str, str]) -> bool:
    """Whether a row is empty, or has nothing but a heading of the rows below: `Theme: Right to education`."""
    filled = [cell for cell in cells.values() if cell.strip()]
    return not filled or (len(filled) == 1 and bool(_HEADING.match(filled[0].strip())))


def told_by_name(source: Source, authorities: Authorities) -> dict[str, str]:
    """The State, and the session of its review, that the name of a file tells: `UPR34_Slovenia_Thematic_list.docx`."""
    name = source.key.rpartition("/")[2].rpartition(".")[0]
    state, session = states.in_file_name(name, authorities), _SESSION_IN_NAME.search(name)
    return ({"state": state} if state else {}) | ({"session": session[1]} if session and state else {})


def with_themes_apart(rows: list[Row]) -> list[Row]:
    """The rows with lists of themes taken apart whose every item is a theme of its own elsewhere in the table.

    `Detention, Justice` is two themes if other rows have each of them; `Racial discrimination, xenophobia` is one.
    """
    alone = {theme for row in rows for theme in row.themes if _COMMA not in theme}
    return [replace(row, themes=tuple(_apart(row.themes, alone))) for row in rows]


def _apart(themes: Iterable[str], alone: Container[str]) -> Iterator[str]:
    for theme in themes:
        items = theme.split(_COMMA)
        yield from items if all(item in alone for item in items) else [theme]


def by_review(rows: Iterable[Row]) -> dict[Review, list[Row]]:
    """The rows of each review, in order; rows that differ only in who recommends are one."""
    reviews: dict[Review, dict[Row, tuple[Row, dict[str, None]]]] = {}
    for row in rows:
        _, givers = reviews.setdefault(row.review, {}).setdefault(replace(row, by=()), (row, {}))
        givers.update(dict.fromkeys(row.by))
    return {
        review: [replace(row, by=tuple(givers)) for row, givers in merged.values()]
        for review, merged in reviews.items()
    }


def _session(words: str) -> str:
    """The number of a session of the review (`5`, `33 Session`, `UPR 12 (October 2011)`), else the words."""
    match = _SESSION.search(words)
    return match[1] if match else words


def _date(words: str) -> str | None:
    """The date of `2025-07-01`, with or without a time, or of the number of its day in a spreadsheet (`46078`)."""
    try:
        if words.isascii() and words.isdecimal() and len(words) == _DIGITS_OF_DAY:
            return (_FIRST_DAY + timedelta(days=int(words))).isoformat()
        return date.fromisoformat(words[:10]).isoformat()
    except ValueError:
        return None


def _listed(cell: str) -> list[str]:
    """The items of a cell, up to a heading of another kind (`SDGs:`)."""
    items = [_BULLET.sub("", " ".join(item.split())) for item in _ITEMS.split(cell)]
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
        found = states.in_cell(inside, authorities)
        if not states.are_all(found, authorities):
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
