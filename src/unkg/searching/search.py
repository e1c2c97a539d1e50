"""Search an index by words and symbols as people write them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from unkg.authorities import Numbering, symbols_written
from unkg.queries import Iri, Queryable
from unkg.searching.entries import Kind
from unkg.searching.files import opened
from unkg.searching.index import Index
from unkg.searching.words import folded, pattern, variants


@dataclass(frozen=True, slots=True)
class SearchHit:
    """Something with a name that contains the words."""

    name: str
    kind: Kind
    iri: Iri
    matched: str
    """The name that matched, such as an acronym, a former name, or one in another language."""
    date: str | None = None
    """Date of adoption or issue."""
    title: str | None = None
    """Of a document."""
    held: bool = False
    """Whether the store has the text of the document."""


_COLUMNS: Final = "t.name, t.kind, t.iri, t.date, t.title, t.held"
_GRADED: Final = f"""
WITH found AS (
  SELECT n.thing, n.written, CASE
    WHEN n.varied THEN 4
    WHEN n.folded = :words THEN 0
    WHEN substr(n.folded, 1, length(:words)) = :words THEN 1
    WHEN instr(' ' || n.folded, ' ' || :words) THEN 2
    ELSE 3 END AS grade
  FROM words JOIN names n ON n.id = words.rowid WHERE words MATCH :pattern)
SELECT {_COLUMNS}, f.written, min(f.grade * 1000000 + (f.written <> t.name) * 100000 + length(f.written))
FROM found f JOIN things t ON t.id = f.thing WHERE $filter
GROUP BY t.id
ORDER BY
  f.grade, max(0, t.rank - 5), CASE t.kind WHEN 'document' THEN t.date END DESC, length(f.written), t.rank, t.name,
  t.iri
LIMIT :limit
"""
"""Each thing by its best name. The best first: equal names, beginnings, phrases, all words, these with another name of
a State; among equals documents after others, the newest first."""
_FROM_SYMBOL: Final = f"""
SELECT {_COLUMNS}, s.symbol FROM symbols s JOIN things t ON t.id = s.thing
WHERE s.symbol >= :words AND s.symbol < :words || x'f48fbfbf' AND $filter
ORDER BY length(s.symbol) > length(:words), t.held DESC, t.date DESC, length(s.symbol), s.symbol LIMIT :limit
"""
_LIKE_WORDS: Final = 12
"""Words that a misspelt one can mean."""


def find(
    store: Queryable, numbering: Numbering, words: str, limit: int = 20, kinds: Sequence[Kind] = ()
) -> list[SearchHit]:
    """Find everything by name: exact matches first, then prefixes, phrases, and all words in any order.

    A symbol, in any common spelling, finds its document, even if that is only cited. The beginning of a word is enough
    (`extrajud`). Case, accents, punctuation and one wrong letter do not count. Among equal matches documents come last,
    newest first, and shorter names come before longer ones.
    """
    search = _Search(opened(store), limit, _of_kinds(kinds))
    written = symbols_written(words, numbering)
    return list(search.symbols(written) if written else search.names(folded(words)))[:limit]


def suggest(
    store: Queryable,
    numbering: Numbering,
    text: str,
    limit: int = 10,
    kinds: Sequence[Kind] = (),
    *,
    holders: bool = False,
) -> list[SearchHit]:
    """What a text that is being written can become: symbols that begin so, and what `find` finds.

    `holders` keeps those who hold a mandate.
    """
    search = _Search(opened(store), limit, " AND ".join([_of_kinds(kinds), *(["t.holder"] if holders else [])]))
    written = symbols_written(text, numbering)
    found = (*search.symbols(written), *search.from_symbol(text), *search.names(folded(text)))
    unique: dict[Iri, SearchHit] = {}
    for hit in found:
        unique.setdefault(hit.iri, hit)
    return list(unique.values())[:limit]


def prepare(store: Queryable) -> None:
    """Make the index of a store if there is none, so that the first search does not wait for it."""
    opened(store)


def _of_kinds(kinds: Sequence[Kind]) -> str:
    listed = ", ".join(f"'{kind}'" for kind in kinds)
    return f"t.kind IN ({listed})" if kinds else "1"


@dataclass(frozen=True, slots=True)
class _Search:
    """An index with what limits the results: a number and an SQL condition, in which nothing is from outside."""

    index: Index
    limit: int
    condition: str

    def symbols(self, some: Iterable[str]) -> Iterator[SearchHit]:
        """The documents with these canonical symbols."""
        sql = f"SELECT {_COLUMNS}, s.symbol FROM symbols s JOIN things t ON t.id = s.thing WHERE s.symbol = :words"
        for symbol in some:
            # Names of documents without a symbol are slugs, which a slash in words must not make.
            yield from self._hits(f"{sql} AND {self.condition}", {"words": symbol})

    def from_symbol(self, text: str) -> Iterator[SearchHit]:
        """Documents whose symbols begin with a text, which may have spaces that they lack."""
        start = "".join(text.split())
        if "/" not in start:
            return iter(())
        return self._hits(_FROM_SYMBOL.replace("$filter", self.condition), {"words": start})

    def names(self, words: str) -> Iterator[SearchHit]:
        """Things with a name that has all folded words, else words that differ from them by one letter."""
        if not words:
            return
        sql = _GRADED.replace("$filter", self.condition)
        found = list(self._hits(sql, {"words": words, "pattern": pattern(words)}))
        if not found and (near := {word: self._near(word) for word in words.split()}):
            found = list(self._hits(sql, {"words": words, "pattern": pattern(words, near)}))
        yield from found

    def _near(self, word: str) -> list[str]:
        """Words of names that differ from one by one letter, or by the place of one."""
        parts = tuple(variants(word))
        marks = ", ".join("?" * len(parts))
        sql = f"SELECT DISTINCT word FROM near WHERE variant IN ({marks}) ORDER BY word LIMIT {_LIKE_WORDS}"
        return [one for (one,) in self.index.database.execute(sql, parts)]

    def _hits(self, sql: str, values: dict[str, str]) -> Iterator[SearchHit]:
        for name, kind, iri, date, title, held, matched, *_ in self.index.database.execute(
            sql, {**values, "limit": self.limit}
        ):
            shown = matched if kind == "document" and matched == Iri(iri).short else name
            yield SearchHit(shown, kind, Iri(iri), matched, date, title, bool(held))
