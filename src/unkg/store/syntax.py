"""Where a query is not SPARQL 1.1, and why, in words."""

import re
from bisect import bisect
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from unkg.store.interface import QuerySyntaxError
from unkg.store.keywords import TOKEN
from unkg.vocabulary import BASE

_PADDING: Final = " " * 40
"""More than the longest keyword: the parser reads that many characters ahead, and tells the place it has read to."""
_APART: Final = frozenset("{}()[];,")
"""Signs that may stand alone; not the dot of `1.5`, nor one of two signs as in `&&`."""
_PLACE: Final = re.compile(r"error at (\d+):(\d+): expected (?:one of )?(.*)", re.DOTALL)
# “The SELECT contains a variable that is unbound”: words; never `OPTIONAL` or `['a' ..= 'z']`, parts of the grammar.
_REASON: Final = re.compile(r"(?:^|, )([A-Z]\w* [\w ()?-]*[a-z][\w ()?-]*)")
# `unkg:` of `unkg:cites`; not `_:` of the blank node `_:b`, nor the `http:` of an IRI, which begins with `<`.
_PREFIX: Final = re.compile(r"(?!_:)[\w.-]*:")
_LONGEST: Final = 20_000
"""Characters of a query in which the place is looked for."""
_BEFORE: Final = 60
_AFTER: Final = 30
"""Characters of a query that are shown before and after an error."""


@dataclass(frozen=True, slots=True)
class Misread:
    """The first place at which a query is not SPARQL 1.1."""

    line: int
    column: int
    """Of the line, both from 1."""
    text: str
    """The line."""
    reason: str

    def told(self, name: str, prologue: str, prefixes: str) -> str:
        """The error in one line, with a caret in the query's line.

        `prologue` are lines before the query that its author has not written; `prefixes` says which prefixes are known.
        """
        at = self.column - 1
        before, after = self.text[:at], self.text[at:]
        shown = f"{before[-_BEFORE:].lstrip()}^{after[:_AFTER].rstrip()}"
        hint = f" ({prefixes})" if self.reason.endswith(":") else ""
        line = self.line - prologue.count("\n")
        return f"{name}, line {line}, column {self.column}: {self.reason}{hint}: {shown}"


@contextmanager
def errors_placed(name: str, prologue: str, query: str, prefixes: str) -> Iterator[None]:
    """Raise QuerySyntaxError with the place, as `Misread.told` has it, for a query that is asked behind a prologue."""
    try:
        yield
    except QuerySyntaxError:
        if place := misread(prologue + query):
            raise QuerySyntaxError(place.told(name, prologue, prefixes)) from None
        raise


def misread(sparql: str) -> Misread | None:
    """The place of the error in a query that is not SPARQL 1.1; None if it is, or is too long to look for it."""
    import pyoxigraph

    if len(sparql) > _LONGEST:
        return None
    spread, starts = _spread(sparql)
    try:
        pyoxigraph.Store().query(spread, base_iri=BASE)
    except SyntaxError as error:
        if found := _PLACE.fullmatch(str(error)):
            read = _offset(spread, int(found[1]), int(found[2]))
            return _misread(sparql, starts[bisect(starts, (read, len(sparql))) - 1][1], found[3])
    return None


def _misread(sparql: str, at: int, expected: str) -> Misread:
    unknown = _undeclared(sparql, at)
    at += unknown.start() if unknown else 0
    begin = sparql.rfind("\n", 0, at) + 1
    line = sparql[begin:].partition("\n")[0].rstrip()
    return Misread(sparql.count("\n", 0, at) + 1, at - begin + 1, line, _reason(sparql[at:], expected, unknown))


def _undeclared(sparql: str, at: int) -> re.Match[str] | None:
    """The first name, in what stands there up to a blank, whose prefix the query does not declare."""
    for name in TOKEN.finditer("".join(sparql[at:].split(maxsplit=1)[:1])):
        prefix = _PREFIX.match(name[0])
        if prefix and not re.search(rf"(?i)\bprefix\s+{re.escape(prefix[0])}", sparql):
            return name
    return None


def _reason(rest: str, expected: str, unknown: re.Match[str] | None) -> str:
    """Why a query cannot go on with the rest, from what the parser expected there."""
    if unknown:
        return f"unknown prefix {rest.partition(':')[0]}:"
    if stated := _REASON.search(expected):
        return stated[1].strip()
    return "not SPARQL 1.1 at the caret" if rest.strip() else "the query ends too early"


def _offset(text: str, line: int, column: int) -> int:
    return sum(len(one) + 1 for one in text.split("\n")[: line - 1]) + column - 1


def _spread(sparql: str) -> tuple[str, list[tuple[int, int]]]:
    """The query with its tokens far apart, and where each begins: there, and in the query."""
    written, starts, length = [], [], 0
    for at, token in _tokens(sparql):
        starts.append((length, at))
        written.append(token + _PADDING)
        length += len(token) + len(_PADDING)
    starts.append((length, len(sparql.rstrip())))
    return "".join(written), starts


def _tokens(sparql: str) -> Iterator[tuple[int, str]]:
    """What stands between blanks and comments, and each sign that stands alone, with its place."""
    begin = end = 0
    for at, piece in _pieces(sparql):
        if piece.isspace() or piece in _APART or piece.startswith("#"):
            if begin < end:
                yield begin, sparql[begin:end]
            if piece in _APART:
                yield at, piece
            begin = at + len(piece)
        end = at + len(piece)
    if begin < end:
        yield begin, sparql[begin:end]


def _pieces(sparql: str) -> Iterator[tuple[int, str]]:
    """Tokens that may hold blanks or signs, and each other character."""
    end = 0
    for token in TOKEN.finditer(sparql):
        yield from enumerate(sparql[end : token.start()], end)
        yield token.start(), token[0]
        end = token.end()
    yield from enumerate(sparql[end:], end)
