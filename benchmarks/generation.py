"""Generated documents as extraction results, for graphs of any size.

The numbers of references and actions are drawn from their distributions in 2,371 English resolutions and decisions,
read by this extractor from Akoma Ntoso. Cited documents are drawn from earlier ones of the same chain, frequently cited
ones, recent ones of the same body, and documents outside the graph.
"""

import datetime as dt
import random
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from math import exp, log
from typing import Final, Generic, NamedTuple, TypeVar

from benchmarks.drafting import ACTIONS, HEADINGS, RELATIONS, TOPICS, Draft
from unkg.model import Authorities, Extraction, Header, RelatedDocument, Session, Subject, Vote

T = TypeVar("T")

ASSEMBLY, COUNCIL, SECURITY, ECONOMIC = (
    "General Assembly",
    "Human Rights Council",
    "Security Council",
    "Economic and Social Council",
)
_SHARES: Final = {ASSEMBLY: 0.45, SECURITY: 0.28, COUNCIL: 0.2, ECONOMIC: 0.07}
_FIRST_YEAR, _LAST_YEAR = 1990, 2025
_REPORTS: Final = 0.1
"""Share of reports among the documents of the Human Rights Council."""


class Many(NamedTuple):
    """Distribution of a count per document: zero except in a share of documents, there log-normal."""

    share: float
    median: float
    ninth_decile: float

    def drawn(self, by: random.Random) -> int:
        """A random count, at most fifty times the median."""
        if by.random() > self.share:
            return 0
        sigma = log(self.ninth_decile / self.median) / 1.2816
        return max(1, min(round(exp(by.gauss(log(self.median), sigma))), round(50 * self.median)))


CITATIONS = Many(0.95, 13, 42)
BODIES = Many(1.0, 25, 75)
INSTRUMENTS = Many(0.76, 5, 31)
MECHANISMS = Many(0.12, 2, 14)
ASKED = Many(0.8, 20, 71)
_UNRESOLVED = 0.035
_PINPOINTED = 0.15
_VOTED = 5
_WITH_MANDATE = 4
"""Every nth resolution is adopted by vote, and every nth chain has a mandate, starting with the first."""


@dataclass(slots=True)
class _Chain:
    """Successive texts with one title."""

    title: str
    mechanism: str | None
    subjects: tuple[Subject, ...]
    texts: list["_Text"] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Text:
    """A document that later ones can cite; `paragraphs` is the number of its operative paragraphs."""

    symbol: str
    kind: str
    body: str
    paragraphs: int


@dataclass(frozen=True, slots=True, order=True)
class _Slot:
    """Date, symbol and body of a document to generate."""

    date: str
    symbol: str
    body: str
    session: int | None
    kind: str


def extractions(documents: int, authorities: Authorities, seed: int = 0) -> Iterator[Extraction]:
    """This many documents in order of date; deterministic for the same number, authorities and seed."""
    writer = _Writer(random.Random(seed), authorities)
    return (writer.written(slot) for slot in _slots(documents, authorities.sessions, random.Random(seed + 1)))


def _slots(documents: int, sessions: Sequence[Session], drawn: random.Random) -> list[_Slot]:
    found: list[_Slot] = []
    for body, upto in zip(_SHARES, accumulate(_SHARES.values()), strict=True):
        times = _times(body, sessions)
        found.extend(
            _slot(body, *divmod(n, len(times)), times, drawn) for n in range(round(documents * upto) - len(found))
        )
    return sorted(found)


def _times(body: str, sessions: Sequence[Session]) -> list[tuple[str, dt.date, dt.date]]:
    """The sessions or years of a body, with first and last day of adoptions."""
    if body == SECURITY:
        years = range(_FIRST_YEAR, _LAST_YEAR + 1)
        return [(str(year), dt.date(year, 1, 1), dt.date(year, 12, 31)) for year in years]
    found = []
    for session in sessions:
        if session.body == body and session.number.isdigit():
            opened, closed = dt.date.fromisoformat(session.opened), dt.date.fromisoformat(session.closed)
            year = int(session.number) if body == ECONOMIC else opened.year
            if _FIRST_YEAR <= year <= _LAST_YEAR:
                first = max(opened, dt.date(year, 1, 1)) if body == ECONOMIC else opened
                found.append((session.number, first, min(closed, first + dt.timedelta(100))))
    return found


def _slot(body: str, row: int, column: int, times: list[tuple[str, dt.date, dt.date]], drawn: random.Random) -> _Slot:
    """The next text of a session; sessions alternate, so that all years get the same share."""
    name, first, last = times[column]
    date = (first + dt.timedelta(drawn.randint(0, (last - first).days))).isoformat()
    number = row + 1
    if body == SECURITY:
        return _Slot(date, f"S/RES/{649 + column * 60 + number}({name})", body, None, "resolution")
    if body == COUNCIL and drawn.random() < _REPORTS:
        return _Slot(date, f"A/HRC/{name}/{number}", body, int(name), "report")
    head = {ASSEMBLY: "A/RES/", COUNCIL: "A/HRC/RES/", ECONOMIC: "E/RES/"}[body]
    session = None if body == ECONOMIC else int(name)
    return _Slot(date, f"{head}{name}/{number}", body, session, "resolution")


def _weighed(weights: Mapping[T, int], drawn: random.Random) -> T:
    return drawn.choices(list(weights), list(weights.values()))[0]


class _Ranked(Generic[T]):
    """Items drawn with a probability of 1/rank."""

    def __init__(self, things: Sequence[T], drawn: random.Random) -> None:
        self._things = list(things)
        drawn.shuffle(self._things)
        self._weights = list(accumulate(1 / rank for rank in range(1, len(self._things) + 1)))

    def draw(self, drawn: random.Random) -> T:
        """A random item."""
        return self._things[bisect_left(self._weights, drawn.random() * self._weights[-1])]


class _Writer:
    """Generates documents one by one; each can cite the earlier ones."""

    def __init__(self, drawn: random.Random, authorities: Authorities) -> None:
        self._drawn = drawn
        self._bodies = _Ranked(list(authorities.bodies), drawn)
        self._instruments = _Ranked([i.id for i in authorities.instruments.values() if not i.members], drawn)
        self._mechanisms = _Ranked(list(authorities.mechanisms), drawn)
        self._states = _Ranked([s.iso3 for s in authorities.states.values() if s.member_since and not s.until], drawn)
        self._members = sorted(s.iso3 for s in authorities.states.values() if s.member_since and not s.until)
        self._headings = _Ranked(HEADINGS, drawn)
        self._free = sorted(authorities.mechanisms)
        drawn.shuffle(self._free)
        self._chains: dict[str, list[_Chain]] = {body: [] for body in _SHARES}
        self._adopted = 0
        self._cited: list[str] = []
        """All citations so far, so that frequently cited targets are drawn more often."""
        self._held: dict[str, _Text] = {}

    def written(self, slot: _Slot) -> Extraction:
        """The document of a slot."""
        chain = self._chain(slot.body)
        draft = Draft(slot.symbol, slot.body)
        for number, target in enumerate(self._targets(slot, chain), 1):
            self._cite(draft, target, number)
        for _ in range(INSTRUMENTS.drawn(self._drawn)):
            pinpoint = f"art {self._drawn.randint(1, 30)}" if self._drawn.random() < _PINPOINTED else None
            draft.invoke(self._instruments.draw(self._drawn), pinpoint)
        for _ in range(BODIES.drawn(self._drawn)):
            draft.mention("body", self._bodies.draw(self._drawn))
        for _ in range(MECHANISMS.drawn(self._drawn)):
            draft.mention("mechanism", self._mechanisms.draw(self._drawn))
        draft.operative()
        if slot.kind == "resolution":
            self._act(draft, chain)
            self._take_up(draft, slot, chain)
        for _ in range(ASKED.drawn(self._drawn)):
            self._ask(draft, chain)
        text = _Text(slot.symbol, slot.kind, slot.body, draft.paragraphs_numbered)
        chain.texts.append(text)
        self._held[slot.symbol] = text
        return draft.extraction(self._header(slot, chain))

    def _chain(self, body: str) -> _Chain:
        chains = self._chains[body]
        if chains and self._drawn.random() > 0.3:
            return self._drawn.choice(chains[-80:])
        begun = sum(map(len, self._chains.values()))
        mechanism = self._free.pop() if self._free and begun % _WITH_MANDATE == 0 else None
        topic, state = self._drawn.choice(TOPICS), self._states.draw(self._drawn)
        title = f"{topic} ({state}, {len(chains) + 1})"
        subjects = {self._headings.draw(self._drawn) for _ in range(self._drawn.randint(1, 5))}
        chain = _Chain(title, mechanism, tuple(Subject(s, None, "UNBIS Thesaurus") for s in sorted(subjects)))
        chains.append(chain)
        return chain

    def _targets(self, slot: _Slot, chain: _Chain) -> Iterator[str]:
        recent = [text.symbol for text in list(self._held.values())[-200:]]
        for _ in range(CITATIONS.drawn(self._drawn)):
            chance = self._drawn.random()
            if chance < 0.3 and chain.texts:
                target = chain.texts[-min(len(chain.texts), 1 + int(self._drawn.expovariate(0.5)))].symbol
            elif chance < 0.7 and self._cited:
                target = self._drawn.choice(self._cited)
            elif chance < 0.85 and recent:
                target = self._drawn.choice(recent)
            else:
                target = self._not_held(slot)
            if target != slot.symbol:
                self._cited.append(target)
                yield target

    def _not_held(self, slot: _Slot) -> str:
        year, number = int(slot.date[:4]), self._drawn.randint(1, 900)
        form = self._drawn.choice(("A/{}/{}", "S/{}/{}", "A/HRC/{}/{}", "A/RES/{}/{}"))
        within = {"S/{}/{}": year, "A/HRC/{}/{}": max(1, (year - 2006) * 3)}.get(form, year - 1946)
        return form.format(within, number)

    def _cite(self, draft: Draft, target: str, number: int) -> None:
        if self._drawn.random() < _UNRESOLVED:
            draft.leave_open(target.rpartition("/")[2])
            return
        held = self._held.get(target)
        pinpoint = None
        if held and held.kind == "resolution" and held.paragraphs and self._drawn.random() < _PINPOINTED:
            pinpoint = f"para {self._drawn.randint(1, held.paragraphs)}"
        if number % self._drawn.randint(1, 4) == 0:
            draft.preambular(_weighed(RELATIONS, self._drawn))
        draft.cite(target, pinpoint)

    def _act(self, draft: Draft, chain: _Chain) -> None:
        """Establish or extend the mandate of the chain, and report how it was established."""
        if chain.mechanism is None:
            return
        if not chain.texts:
            draft.act_on(chain.mechanism, "established", None)
            return
        draft.report(chain.mechanism, chain.texts[0].symbol)
        draft.act_on(chain.mechanism, "extended", "a period of one year")

    def _take_up(self, draft: Draft, slot: _Slot, chain: _Chain) -> None:
        """Welcome a report that an earlier text of the chain requested."""
        earlier = [text.symbol for text in chain.texts if text.kind == "resolution"]
        if earlier:
            draft.take_up(f"A/{int(slot.date[:4]) - 1946}/{self._drawn.randint(1, 900)}", self._drawn.choice(earlier))

    def _ask(self, draft: Draft, chain: _Chain) -> None:
        verb, strength = _weighed(ACTIONS, self._drawn)
        chance = self._drawn.random()
        addressee = (
            self._states.draw(self._drawn) if chance < 0.3 else self._bodies.draw(self._drawn) if chance < 0.6 else None
        )
        what = f"{chain.title}, as told in {self._drawn.randint(1, 40)}"
        report = strength == "request" and self._drawn.random() < 0.3
        draft.ask(verb, strength, addressee, what, report=report)

    def _header(self, slot: _Slot, chain: _Chain) -> Header:
        adopted = slot.kind == "resolution"
        sponsors = {self._states.draw(self._drawn) for _ in range(self._drawn.randint(0, 20))}
        return Header(
            slot.symbol,
            "resolution" if adopted else "report",
            chain.title,
            slot.body,
            session=slot.session,
            adopted=slot.date if adopted else None,
            distributed=None if adopted else slot.date,
            agenda_item=str(self._drawn.randint(1, 140)),
            sponsors=tuple(sorted(sponsors)),
            subjects=chain.subjects,
            related=self._drafts(slot),
            vote=self._vote() if adopted else None,
        )

    def _drafts(self, slot: _Slot) -> tuple[RelatedDocument, ...]:
        if slot.kind != "resolution" or slot.session is None:
            return ()
        head = f"A/C.3/{slot.session}" if slot.body == ASSEMBLY else f"A/HRC/{slot.session}"
        return (RelatedDocument("draft", f"{head}/L.{self._drawn.randint(1, 90)}"),)

    def _vote(self) -> Vote:
        self._adopted += 1
        if self._adopted % _VOTED != 1:
            return Vote("without-vote")
        members = self._drawn.sample(self._members, len(self._members))
        against, abstaining = sorted(self._drawn.sample(range(90), 2))
        yes, no, rest = members[abstaining:], members[:against], members[against:abstaining]
        return Vote("vote", len(yes), len(no), len(rest), *(tuple(sorted(states)) for states in (yes, no, rest)))
