"""Which act first gave a mandate, where texts say of several that it was “established pursuant to” them."""

from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from unkg.authorities import Numbering
from unkg.authorities.issuing import years
from unkg.authorities.mandate_records import MandateRecords
from unkg.model import MandateEvent, MandateEventKind
from unkg.symbols import Symbol, symbol_of


class FoundingActs(Struct, frozen=True, eq=False):
    """Distinguishes the act that gave a mandate from those that prolonged or changed it, by the curated record.

    “The Panel of Experts established pursuant to resolution 1591 (2005)” and “… as established in resolutions
    1591 (2005), 1779 (2007)” are about one panel: resolution 1779 prolonged it. “The Committee established pursuant to
    resolution 1970 (2011)” is not the committee that the text otherwise calls so.
    """

    records: MandateRecords
    numbering: Numbering

    def reported(self, mandate: str, act: str, *, short: bool) -> tuple[MandateEventKind, str]:
        """What an act that is said to have established a mandate did, and to which one.

        `short`: the holder was named by a short form, which may mean another body.
        """
        record = self.records.all.get(mandate)
        founder = symbol_of(record.established_by) if record and record.established_by else None
        if record is None or founder is None or founder.canonical == act:
            return "established", mandate
        others = [other.name for other in self.records.founded(act) if other.kind == record.kind]
        if short and len(others) == 1:
            return "established", others[0]
        symbol = symbol_of(act)
        if symbol is None or _earlier(symbol, founder, self.numbering):
            return "established", mandate
        return self._later(mandate), mandate

    def established_once(self, events: list[MandateEvent]) -> list[MandateEvent]:
        """The events, with only the first act as founding where the same words report several acts."""
        first: dict[tuple[str, str, int], str] = {}
        order = partial(_order, self.numbering)
        for event in events:
            for words in _words_of(event):
                first[words] = min(first.get(words, event.act), event.act, key=order)
        return [
            replace(event, kind=self._later(event.mandate))
            if any(first[words] != event.act for words in _words_of(event))
            else event
            for event in events
        ]

    def as_told(self, events: list[MandateEvent]) -> list[MandateEvent]:
        """The events, with a list of acts that hold a mandate as those of which the paragraph tells what they did.

        “extends the mandate of the Panel established by resolution 1591 (2005) and extended by 1779 (2007), and recalls
        its mandate, as set out in resolutions 1591 (2005) and 1779 (2007)”. A single act defines the mandate, and so do
        the paragraphs of several.
        """
        told = {_place(event): event.kind for event in events if event.kind in _HISTORY}
        held: dict[tuple[str | None, str], list[MandateEvent]] = {}
        for event in events:
            if event.kind == "defined":
                held.setdefault((event.mandate, event.paragraph), []).append(event)
        retold = {
            key
            for key, listed in held.items()
            if len(listed) > 1 and all(one.act_part is None and _place(one) in told for one in listed)
        }
        return [
            replace(event, kind=told[_place(event)])
            if event.kind == "defined" and (event.mandate, event.paragraph) in retold
            else event
            for event in events
        ]

    def _later(self, mandate: str | None) -> MandateEventKind:
        """What an act later than the first did to a mandate; one without a term cannot be prolonged, only changed."""
        return "amended" if self.records.tenure.get(mandate or "") == "open" else "extended"


_HISTORY = frozenset({"established", "extended"})


def _place(event: MandateEvent) -> tuple[str | None, str, str]:
    return event.mandate, event.act, event.paragraph


def _words_of(event: MandateEvent) -> list[tuple[str, str, int]]:
    """What an event shares with others that the same words report: where they begin, or where they end."""
    if event.kind != "established" or event.mandate is None:
        return []
    return [(event.mandate, "from", event.start), (event.mandate, "to", event.end)]


def _order(numbering: Numbering, act: str) -> tuple[int, int]:
    known = years(act, numbering)
    symbol = symbol_of(act)
    return (known.first if known else 9999, _number(symbol) if symbol else 0)


def _earlier(act: Symbol, founder: Symbol, numbering: Numbering) -> bool:
    """Whether an act is certainly older than another: by year, within one year of the Security Council by number."""
    of_act, of_founder = years(act.canonical, numbering), years(founder.canonical, numbering)
    if of_act is None or of_founder is None or of_act.last != of_founder.first:
        return bool(of_act and of_founder and of_act.last < of_founder.first)
    return act.segments[0] == founder.segments[0] == "S" and _number(act) < _number(founder)


def _number(symbol: Symbol) -> int:
    """The number of a resolution of the Security Council; 0 of others, which begin again each session."""
    number = symbol.segments[-1].partition("(")[0]
    return int(number) if symbol.segments[0] == "S" and number.isdigit() else 0
