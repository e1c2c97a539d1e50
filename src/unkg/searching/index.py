"""The index: a database of SQLite with the names of things as full text (FTS5), their symbols, and misspellings."""

import sqlite3
import weakref
from collections.abc import Iterable
from typing import Final

from unkg.searching.entries import KINDS, Entry
from unkg.searching.words import variants

_SCHEMA: Final = """
CREATE TABLE things (
  id INTEGER PRIMARY KEY, iri TEXT, kind TEXT, rank INTEGER, name TEXT, title TEXT, date TEXT, held INTEGER,
  holder INTEGER);
CREATE TABLE names (id INTEGER PRIMARY KEY, thing INTEGER, written TEXT, folded TEXT, varied INTEGER);
CREATE TABLE symbols (symbol TEXT PRIMARY KEY COLLATE NOCASE, thing INTEGER) WITHOUT ROWID;
CREATE VIRTUAL TABLE words USING fts5 (
  folded, content = 'names', content_rowid = 'id', prefix = '1 2 3', tokenize = 'unicode61 remove_diacritics 0');
CREATE VIRTUAL TABLE vocabulary USING fts5vocab (words, row);
CREATE TABLE near (variant TEXT, word TEXT, PRIMARY KEY (variant, word)) WITHOUT ROWID;
"""
_RANKS: Final = {kind: rank for rank, kind in enumerate(KINDS.values())}


class Index:
    """An index that is open for all threads, which SQLite has take turns; it closes when nobody has it any more."""

    def __init__(self, address: str) -> None:
        """Open the database at an address that SQLite knows."""
        self.database = sqlite3.connect(address, uri=True, check_same_thread=False)
        weakref.finalize(self, self.database.close)


def fill(database: sqlite3.Connection, entries: Iterable[Entry]) -> None:
    """Write the index of entries into an empty database."""
    database.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; {_SCHEMA}")
    for number, entry in enumerate(entries):
        row = (number, entry.iri, entry.kind, _RANKS[entry.kind], entry.name, entry.title, entry.date)
        database.execute("INSERT INTO things VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", (*row, entry.held, entry.is_holder))
        names = ((number, name.written, name.folded, name.varied) for name in entry.names)
        database.executemany("INSERT INTO names (thing, written, folded, varied) VALUES (?, ?, ?, ?)", names)
        if entry.kind == "document":
            database.execute("INSERT OR IGNORE INTO symbols VALUES (?, ?)", (entry.iri.short, number))
    database.execute("INSERT INTO words (words) VALUES ('rebuild')")
    known = [word for (word,) in database.execute("SELECT term FROM vocabulary")]
    near = sorted((variant, word) for word in known for variant in variants(word))
    database.executemany("INSERT INTO near VALUES (?, ?)", near)
    database.commit()
