"""Other evidence in the corpora for citations that no hyperlink confirms in place."""

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal

from benchmarks.corpora import ROOT, SHARED, lines
from benchmarks.evidence import Record, is_usable, plain, spellings
from unkg import authorities
from unkg.extraction.patterns.citation_patterns import citation_patterns
from unkg.extraction.patterns.dates import read_date
from unkg.model import OFFICIAL_LANGUAGES

READINGS = ROOT / "benchmarks" / "readings.csv"

Ground = Literal[
    "symbol printed",  # the words are the symbol of the target
    "number of its year",  # the Security Council adopted that number in the year beside it
    "range printed",  # “SR.11-13”, “Add.1 and 2”: the words contain stem and suffix of the symbol
    "linked elsewhere",  # the document links the same target at another place
    "other language",  # the same document in another language links it
    "other letter",  # the document links the number with another letter or without one: `57/284 A and B`
    "same words",  # other documents link the same words with the same date to this target only
    "held, same day",  # a document in the corpora, adopted on the date beside the number
    "session fits",  # the date beside the number is in the session of the number
    "read: right",
    "another year",  # the Security Council adopted that number in another year: there is no such document
    "read: wrong",
    "unread",
]
GROUNDS: tuple[Ground, ...] = (
    "symbol printed", "number of its year", "range printed", "linked elsewhere", "other language", "other letter",
    "same words", "held, same day", "session fits", "read: right", "another year", "read: wrong", "unread",
)  # fmt: skip
WRONG: frozenset[Ground] = frozenset({"another year", "read: wrong"})
RIGHT: frozenset[Ground] = frozenset(GROUNDS) - WRONG - {"unread"}
_SETS = ("GA", "SC", "ECOSOC", "GA-DEC", "HRC")
_SPACES = str.maketrans(dict.fromkeys("\u00a0\u202f\u2009\n", " "))
_WITHIN_A_YEAR = 1
_SESSION = re.compile(r"\d{1,2}/\d{1,3}")
"""A session and number without a date is ambiguous between bodies, so the same words elsewhere are no evidence."""


@dataclass(slots=True)
class Pool:
    """The links of the editors in all sets and languages, and the dates of the documents."""

    linked: dict[tuple[str, str], frozenset[str]] = field(default_factory=dict)
    """(document, language) to the targets linked in it."""
    leads_to: defaultdict[tuple[str, date | None], set[frozenset[str]]] = field(
        default_factory=lambda: defaultdict(set)
    )
    """(English words, date after them) to the spellings of their link targets."""
    adopted: dict[str, str] = field(default_factory=dict)
    """Symbol to date of adoption."""


@cache
def load_pool(folder: Path = SHARED) -> Pool:
    """Read all sets of a folder; cached."""
    pool = Pool()
    for name in _SETS:
        for language in OFFICIAL_LANGUAGES:
            path = folder / "corpus" / "unxml" / f"{name}.{language}.jsonl.gz"
            for document in lines(path) if path.is_file() else ():
                _add(pool, document, language)
    return pool


def _add(pool: Pool, document: Record, language: str) -> None:
    links = [link for link in document["refs"] if is_usable(link, document["symbol"])]
    pool.linked[document["id"], language] = frozenset(plain(link["target"]) for link in links)
    if document["symbol"] and document["date"]:
        pool.adopted.setdefault(plain(document["symbol"]), document["date"])
    for link in links if language == "en" else ():
        words = _words(link["surface"]), day_behind(document["text"], link["end"], "en")
        pool.leads_to[words].add(spellings(link["target"]))


def ground_of(document: Record, reference: Record, language: str, pool: Pool) -> Ground:
    """The first ground that shows a reference to be right or wrong, in the order of `GROUNDS`."""
    return next(_grounds(document, reference, language, pool))


def _grounds(document: Record, reference: Record, language: str, pool: Pool) -> Iterator[Ground]:
    target, words = reference["target"], document["text"][reference["start"] : reference["end"]]
    day = day_behind(document["text"], reference["end"], language)
    yield from _by_words(target, words, reference["evidence"])
    yield from _by_links(document["id"], target, language, pool)
    led = pool.leads_to.get((_words(words), day)) if day or not _SESSION.fullmatch(words) else None
    if led and all(spellings(target) & found for found in led):
        yield "same words"
    if day and pool.adopted.get(plain(target)) == day.isoformat():
        yield "held, same day"
    if day and _in_session(target, day):
        yield "session fits"
    yield read_by_eye().get((document["id"], language, reference["start"], target), "unread")


def _by_words(target: str, words: str, evidence: str | None) -> Iterator[Ground]:
    if _is_of_another_year(target):
        yield "another year"
    if plain(words) == plain(target):
        yield "symbol printed"
    if _is_of_its_year(target, words):
        yield "number of its year"
    if evidence == "explicit-symbol":
        yield "range printed"


def _by_links(document: str, target: str, language: str, pool: Pool) -> Iterator[Ground]:
    here = pool.linked.get((document, language), frozenset())
    others = [pool.linked.get((document, other), frozenset()) for other in OFFICIAL_LANGUAGES if other != language]
    if plain(target) in here:
        yield "linked elsewhere"
    if any(plain(target) in linked for linked in others):
        yield "other language"
    if any(spellings(target) & spellings(linked) for linked in here.union(*others)):
        yield "other letter"


def day_behind(text: str, end: int, language: str) -> date | None:
    """The date after a number: `60/251 of 15 March 2006`."""
    table = authorities.load().languages[language]
    behind = text[end : end + 60].translate(_SPACES)
    match = citation_patterns(table).date_follows.match(behind)
    return read_date(behind, table, 0, match.end()) if match else None


def _words(words: str) -> str:
    return " ".join(words.translate(_SPACES).split())


def _is_of_its_year(target: str, words: str) -> bool:
    """Whether the words are “1325 (2000)” with the right year, or a symbol without its year, “S/RES/1325”."""
    match = _COUNCILS.fullmatch(target)
    stated = match and (match[2] in words or words.endswith(f"/{match[1]}"))
    return bool(match and stated and authorities.load().numbering.council_year(int(match[1])) == int(match[2]))


def _is_of_another_year(target: str) -> bool:
    match = _COUNCILS.fullmatch(target)
    year = authorities.load().numbering.council_year(int(match[1])) if match else None
    return bool(match and year and year != int(match[2]))


_COUNCILS = re.compile(r"S/RES/(\d+)\((\d{4})\)")


def _in_session(target: str, day: date) -> bool:
    """Whether a date is in the session or year of a resolution or decision."""
    numbering = authorities.load().numbering
    for body, prefix in _NUMBERED:
        if target.startswith(prefix):
            number = target.removeprefix(prefix)
            if number[:4].isdigit():
                return abs(int(number[:4]) - day.year) <= _WITHIN_A_YEAR
            return bool(numbering.on_date(body, number, day))
    return False


_NUMBERED = (
    ("General Assembly", "A/RES/"),
    ("General Assembly", "A/DEC/"),
    ("Human Rights Council", "A/HRC/RES/"),
    ("Human Rights Council", "A/HRC/DEC/"),
    ("Economic and Social Council", "E/RES/"),
    ("Economic and Social Council", "E/DEC/"),
    ("Commission on Human Rights", "E/CN.4/RES/"),
)


@cache
def read_by_eye(path: Path = READINGS) -> dict[tuple[str, str, int, str], Ground]:
    """Verdicts of manual review: (document, language, offset, target) to ground."""
    with path.open(encoding="utf-8", newline="") as file:
        return {
            (row["document"], row["language"], int(row["start"]), row["target"]): _verdict(row)
            for row in csv.DictReader(file)
        }


def _verdict(row: dict[str, str]) -> Ground:
    return "read: right" if row["verdict"] == "right" else "read: wrong"
