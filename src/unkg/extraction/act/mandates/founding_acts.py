"""Which act first gave a mandate, where texts say of several that it was “established pursuant to” them."""

from collections import defaultdict
from dataclasses import replace

from unkg.authorities.issuing import years
from unkg.model import Authorities, Body, MandateEvent, MandateEventKind, Mechanism
from unkg.symbols import Symbol, symbol_of

_WITHOUT_TERM = frozenset({"sanctions committee", "committee"})
"""Kinds of holders whose mandate has no term: a later act cannot have prolonged it, but changed it."""


class Founding:
    """Tells the act that gave a mandate from those that prolonged or changed it, by the curated record.

    “The Panel of Experts established pursuant to resolution 1591 (2005)” and “… as established in resolutions 1591 (2005),
    1779 (2007)” speak of one panel: resolution 1779 prolonged it. “The Committee established pursuant to resolution 1970 (2011)” is
    another committee than the one that the text otherwise calls so.
    """

    def __init__(self, authorities: Authorities) -> None:
        records: list[Body | Mechanism] = [*authorities.bodies.values(), *authorities.mechanisms.values()]
        self.records = {record.name: record for record in records}
        self.holders: dict[tuple[str, str], list[str]] = defaultdict(list)
        for record in records:
            if record.established_by and (symbol := symbol_of(record.established_by)):
                self.holders[record.kind, symbol.canonical].append(record.name)

    def read(self, mandate: str, act: str, *, short: bool) -> tuple[MandateEventKind, str]:
        """What an act that is told to have established a mandate did, and to whose; `short`: the holder was named by a short form."""
        record = self.records.get(mandate)
        founder = symbol_of(record.established_by) if record and record.established_by else None
        if record is None or founder is None or founder.canonical == act:
            return "established", mandate
        others = self.holders.get((record.kind, act), [])
        if short and len(others) == 1:
            return "established", others[0]
        told = symbol_of(act)
        if told is None or _earlier(told, founder):
            return "established", mandate
        return self._later(mandate), mandate

    def told_once(self, events: list[MandateEvent]) -> list[MandateEvent]:
        """The events of one telling, in which the first of several acts established: “established pursuant to resolutions 1343, 1395”."""
        first: dict[tuple[str, str, int], str] = {}
        for event in events:
            for telling in _tellings(event):
                act = first.setdefault(telling, event.act)
                if _order(event.act) < _order(act):
                    first[telling] = event.act
        return [
            replace(event, kind=self._later(event.mandate))
            if any(first[telling] != event.act for telling in _tellings(event))
            else event
            for event in events
        ]

    def _later(self, mandate: str) -> MandateEventKind:
        record = self.records.get(mandate)
        return "amended" if record and record.kind in _WITHOUT_TERM else "extended"


def _tellings(event: MandateEvent) -> list[tuple[str, str, int]]:
    """What an event shares with others of the same words: where they begin, or where they end."""
    if event.kind != "established":
        return []
    return [(event.mandate, "from", event.start), (event.mandate, "to", event.end)]


def _order(act: str) -> tuple[int, int]:
    known = years(act)
    symbol = symbol_of(act)
    return (known.first if known else 9999, _number(symbol) if symbol else 0)


def _earlier(act: Symbol, founder: Symbol) -> bool:
    """Whether an act is certainly older than another: by their years, within one year of the Security Council by their numbers."""
    of_act, of_founder = years(act.canonical), years(founder.canonical)
    if of_act is None or of_founder is None or of_act.last != of_founder.first:
        return bool(of_act and of_founder and of_act.last < of_founder.first)
    return act.segments[0] == founder.segments[0] == "S" and _number(act) < _number(founder)


def _number(symbol: Symbol) -> int:
    """The number of a resolution of the Security Council; 0 of others, which count anew each session."""
    number = symbol.segments[-1].partition("(")[0]
    return int(number) if symbol.segments[0] == "S" and number.isdigit() else 0
