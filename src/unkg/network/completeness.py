"""How complete a store is, and a line that says so beside answers that what is missing can shape."""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from itertools import pairwise
from typing import Final

from unkg import queries
from unkg.authorities import Knowledge
from unkg.network.edge_index import opened
from unkg.queries import Query, Queryable, Table
from unkg.store import Embedded, Remote

_NOTE: Final = "coverage"
# An act by its series and its session or year: “A/HRC/RES” and 58 of A/HRC/RES/58/17, 2001 of S/RES/1373(2001); never
# A/HRC/58/1, which is no act, or the 17 of the special session A/HRC/RES/S-17/1.
_ACT: Final = re.compile(r"/id/document/(?P<series>.*?/(?:RES|DEC|PRST))/(?:(?P<session>\d+)/|\d+\((?P<year>\d{4})\))?")
_LEAST_CITED: Final = 5
"""Cited documents of a series, or of a session, of which a share tells something."""
_COMPLETE: Final = 0.95
"""Share of the cited documents from which on a series is as good as complete."""
_MOSTLY: Final = 0.5
"""The same from which on a session is one of those that the store has."""
_NAMED: Final = 4
"""Sessions that are named one by one."""
_FIRST_YEAR: Final = 1946
_TOLD: Final = 4
"""Series in the line, the most cited first."""


@dataclass(frozen=True, slots=True)
class SeriesCoverage:
    """How much of a series of acts is held."""

    series: str
    cited: int
    """Documents of the series that others cite."""
    held: int
    """How many of these are held."""
    sessions: tuple[int, ...]
    """Sessions or years, by their symbols, of whose cited documents most are held."""

    @property
    def is_complete(self) -> bool:
        """Whether next to nothing is known to be missing."""
        return self.held >= _COMPLETE * self.cited


def answered(store: Queryable, knowledge: Knowledge, query: Query, /, **given: str | int | Iterable[str]) -> Table:
    """The answer to a query; its remark says what gaps in the store can shape. Raises as `queries.execute` does."""
    found = queries.execute(store, knowledge, query, **given)
    if not query.gaps and found.rows:
        return found
    return replace(found, remark=with_gaps(found.remark, store, query.gaps or "this answer"))


def with_gaps(remark: str | None, store: Queryable, what: str) -> str | None:
    """A remark with the line of `gaps` after it."""
    return "\n".join(filter(None, (remark, gaps(store, what)))) or None


def gaps(store: Queryable, what: str) -> str | None:
    """A line that says how complete the store is, because it can shape `what`; None if it is complete, or unknown.

    Of an endpoint it says only that this is unknown: to reckon it for each answer would take longer than the answer.
    """
    if isinstance(store, Remote):
        return f"It is not known here whether all texts are held, which can shape {what}. See the query coverage."
    some = [one for one in coverage(store) if not one.is_complete][:_TOLD]
    if not some:
        return None
    *first, last = map(_told, some)
    listed = f"{', '.join(first)} and {last}" if first else last
    return (
        f"Not all texts are held, which can shape {what}: of the acts that are cited, {listed}. See the query coverage."
    )


def _told(one: SeriesCoverage) -> str:
    share = f"{100 * one.held / one.cited:.0f}%" if one.held == 0 or 100 * one.held >= one.cited else "under 1%"
    return f"{share} of {one.series}" + (f" (mostly {_listed(one.sessions)})" if one.sessions else "")


def _listed(sessions: tuple[int, ...]) -> str:
    one = "year" if sessions[0] >= _FIRST_YEAR else "session"
    *others, last = map(str, sessions)
    if len(sessions) <= _NAMED:
        return f"{one}s {', '.join(others)} and {last}" if others else f"{one} {last}"
    steps = {later - earlier for earlier, later in pairwise(sessions)}
    every = {1: f"all {one}s", 2: f"every second {one}"}.get(steps.pop() if len(steps) == 1 else 0)
    return f"{every or f'{len(sessions)} {one}s'} from {others[0]} to {last}"


def coverage(store: Queryable) -> tuple[SeriesCoverage, ...]:
    """How much of each series of acts a store holds, the most cited first.

    Empty for a store without an edge index, such as an endpoint. It is reckoned once for each version of a store.
    """
    if not isinstance(store, Embedded):
        return ()
    noted = store.noted(_NOTE)
    if noted is None:
        found = tuple(_reckoned(store))
        with suppress(OSError):  # a store that may only be read
            store.note(_NOTE, json.dumps([asdict(one) for one in found]))
        return found
    return tuple(SeriesCoverage(**one | {"sessions": tuple(one["sessions"])}) for one in json.loads(noted))


def _reckoned(store: Embedded) -> Iterator[SeriesCoverage]:
    index = opened(store)
    cited, held = defaultdict[str, Counter[int]](Counter), defaultdict[str, Counter[int]](Counter)
    for iri, is_held in index.cited() if index else ():
        if act := _ACT.search(iri):
            session = int(act["session"] or act["year"] or 0)
            cited[act["series"]][session] += 1
            held[act["series"]][session] += is_held
    for series, of_session in sorted(cited.items(), key=lambda one: (-one[1].total(), one[0])):
        if of_session.total() >= _LEAST_CITED:
            known = (session for session in sorted(of_session) if session and of_session[session] >= _LEAST_CITED)
            most = tuple(one for one in known if held[series][one] >= _MOSTLY * of_session[one])
            yield SeriesCoverage(series, of_session.total(), held[series].total(), most)
