"""Whose mandate a report is about: a name, a short form, or a noun phrase that the act identifies."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from unkg.authorities import Knowledge, Numbering
from unkg.extraction.act.mandates.reported.noun_phrases import NounPhrases, noun_phrases
from unkg.extraction.resolve.context import Context
from unkg.extraction.resolve.resolved import ResolvedName
from unkg.model import Body, Mechanism

_NO_HOLDERS = frozenset({"fund", "national court", "national human rights institution", "conference of parties"})
"""Kinds of bodies whose mandates are not asked for."""
_BEFORE = 240
"""Characters before a place that hold the noun phrase which ends there."""


class Holder(NamedTuple):
    """Who holds a mandate: a name of the authorities or of the text, with where the words stand."""

    start: int
    end: int
    name: str | None
    """Canonical name; None where the phrase alone does not tell."""
    phrase: str
    head: str
    """The noun in small letters: “panel of experts”; empty where a name says it all."""
    short: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Holders:
    """The bodies and mechanisms of one text, in order of place, and what its citations tell of them."""

    text: str
    names: tuple[ResolvedName, ...]
    starts: tuple[int, ...]
    phrases: NounPhrases
    records: "Records"
    acts: frozenset[str]
    """Symbols of the acts that the text cites."""
    named: frozenset[str]
    """Canonical names of those named in the text."""

    @classmethod
    def of(cls, context: Context, knowledge: Knowledge) -> "Holders":
        """The holders of a document."""
        records = holder_records(knowledge)
        names = tuple(name for name in context.names if records.can_hold(name))
        return cls(
            text=context.normalized.text,
            names=names,
            starts=tuple(name.start for name in names),
            phrases=noun_phrases(context.language),
            records=records,
            acts=frozenset(cited.target for cited in context.citations if cited.target),
            named=frozenset(key for name in names for key in name.keys),
        )

    # ---- where it stands ------------------------------------------------------------------------------------------

    def across(self, offset: int) -> ResolvedName | None:
        """The name that goes on over an offset: “Panel of Experts | established pursuant to resolution 1874 (2009)”."""
        index = bisect_left(self.starts, offset) - 1
        name = self.names[index] if index >= 0 else None
        return name if name and name.end > offset else None

    def ending(self, offset: int, first: int) -> Holder | None:
        """The holder whose words end at an offset, with or without acronym and quotes behind them."""
        end = self._without_asides(offset, first)
        index = bisect_left(self.starts, end) - 1
        name = self.names[index] if index >= 0 else None
        if name and first <= name.start and name.end <= end and self.phrases.tail.fullmatch(self.text, name.end, end):
            return self.of_name(name)
        return self._phrase(end, first)

    def starting(self, offset: int, last: int) -> Holder | None:
        """The holder whose words begin at an offset."""
        index = bisect_left(self.starts, offset)
        if index < len(self.names) and self.names[index].start == offset < last:
            return self.of_name(self.names[index])
        if known := self._known_from(offset, last):
            return known
        match = self.phrases.beginning.match(self.text, offset, last)
        if not match or self.phrases.other_subject.search(match["phrase"]):
            return None
        return Holder(match.start("phrase"), match.end("phrase"), None, match["phrase"], match["head"].lower())

    def _known_from(self, offset: int, last: int) -> Holder | None:
        """The longest name of the authorities that begins at an offset, in any case: “focal point for delisting”."""
        match = self.phrases.name.match(self.text, offset, last)
        phrase = match.group() if match else ""
        while " " in phrase:
            if known := self.records.by_name.get(phrase.lower()):
                return Holder(offset, offset + len(phrase), known, phrase, "")
            phrase = phrase.rpartition(" ")[0]
        return None

    def last_before(self, offset: int, first: int) -> Holder | None:
        """The last holder that is named before an offset and no organ that acts: of a pronoun, or a bare “mandate”."""
        index = bisect_right(self.starts, offset) - 1
        while index >= 0 and self.names[index].start >= first:
            name = self.names[index]
            if name.end <= offset and not any(self.records.acts_itself(key) for key in name.keys):
                return self.of_name(name)
            index -= 1
        return None

    def part_of_organ(self, holder: Holder, first: int) -> Holder:
        """“Committee of the | Security Council”: what an organ has, if that stands before it; else the holder."""
        if holder.name not in self.records.issuers:
            return holder
        match = self.phrases.part_of.search(self.text, max(first, holder.start - _BEFORE), holder.start)
        if match is None:
            return holder
        return Holder(match.start("head"), holder.end, None, match["head"], match["head"].lower())

    def _without_asides(self, offset: int, first: int) -> int:
        match = self.phrases.aside.search(self.text, max(first, offset - _BEFORE), offset)
        return match.start() if match else offset

    def of_name(self, name: ResolvedName) -> Holder:
        """The holder that a name of the text is."""
        words = self.text[name.start : name.end]
        head = self.phrases.head.search(words) if name.short or not name.keys else None
        return Holder(
            start=name.start,
            end=name.end,
            name=name.keys[0] if name.keys else None,
            phrase=words,
            head=head.group().lower() if head else "",
            short=name.short,
        )

    def _phrase(self, end: int, first: int) -> Holder | None:
        """The shortest noun phrase with the head of a holder that ends at an offset."""
        window = self.text[max(first, end - _BEFORE) : end]
        found = None
        match = self.phrases.ending.search(window)
        while match:
            found = match
            match = self.phrases.ending.search(window, match.start() + 1)
        if not found:
            return self._phrase_of_organ(window, end)
        if self.phrases.other_subject.search(found["phrase"]):
            return None
        start = end - len(window) + found.start("phrase")
        return Holder(start, end, None, found["phrase"], found["head"].lower())

    def _phrase_of_organ(self, window: str, end: int) -> Holder | None:
        """“Special Rapporteur of the Human Rights Council on extrajudicial, summary or arbitrary executions”."""
        match = self.phrases.of_organ.search(window)
        while match:
            phrase = match["phrase"] + match["subject"]
            if known := self.records.by_name.get(phrase.lower()):
                return Holder(end - len(window) + match.start(), end, known, phrase, "")
            match = self.phrases.of_organ.search(window, match.start() + 1)
        return None

    # ---- who it is ------------------------------------------------------------------------------------------------

    def resolved(self, holder: Holder, act: str, *, founding: bool) -> str | None:
        """The canonical name of a holder of whom a cited act is reported; `founding`: that the act established it."""
        if holder.name and not holder.short:
            return holder.name
        founded = self.founded(holder, act) if founding or not holder.name else None
        if founded or holder.name:
            return founded or holder.name
        if not founding:
            return self._by_record(holder) or self._by_act(holder, act) or self._in_text(holder)
        known = self._by_record(holder) or self._in_text(holder, whole=True)
        if known and self.records.founder.get(known, act) == act:
            return known
        unclear = holder.head in self.phrases.general and not self.phrases.proper.fullmatch(holder.phrase)
        return None if unclear else self._new(holder, act)

    def founded(self, holder: Holder, act: str) -> str | None:
        """The only one that an act established, of a holder that is named by a short form or a noun phrase."""
        if holder.name and not holder.short:
            return None
        founded = self.records.founded_by(act, holder.head)
        return founded[0] if len(founded) == 1 else None

    def _by_record(self, holder: Holder) -> str | None:
        """By a name of the authorities that no scan for names found, as in small letters."""
        return self.records.by_name.get(self._in_full(holder.phrase).lower())

    def _by_act(self, holder: Holder, act: str) -> str | None:
        """The only one with that head in one of whose names the act is: “Panel extended pursuant to 2745 (2024)”."""
        number = act.rpartition("/")[2].replace("(", " (")
        fitting = [
            name for name in self.records.by_head.get(holder.head, ()) if self.records.is_named_after(name, number)
        ]
        return fitting[0] if len(fitting) == 1 else None

    def _in_text(self, holder: Holder, *, whole: bool = False) -> str | None:
        """The only one of that noun that the text names, or whose founding act it cites, or whose parent it names.

        `whole`: nothing stands before the noun, as in “science-policy panel”.
        """
        known = self.records.by_head.get((holder.phrase if whole else holder.head).lower(), ())
        for belongs in (self._is_named, self._is_founded, self._is_child, self._is_child_of_act):
            fitting = {name for name in known if belongs(name)}
            if fitting:
                return fitting.pop() if len(fitting) == 1 else None
        return None

    def _is_named(self, name: str) -> bool:
        return name in self.named

    def _is_founded(self, name: str) -> bool:
        return self.records.founder.get(name) in self.acts

    def _is_child(self, name: str) -> bool:
        return self.records.all[name].parent in self.named and self.records.is_sanctions(name)

    def _is_child_of_act(self, name: str) -> bool:
        parent = self.records.all[name].parent
        return self.records.is_sanctions(name) and self.records.founder.get(parent or "") in self.acts

    def _new(self, holder: Holder, act: str) -> str:
        """The name of a holder that no authority knows: as printed where it says what it is about, else by its act."""
        phrase = self._in_full(holder.phrase)
        phrase = phrase[0].upper() + phrase[1:]
        if self.phrases.specific.search(phrase):
            return phrase
        number = _NUMBER.fullmatch(act)
        if number is None:
            return f"{phrase} {self.phrases.by_act[-1]} {act}"
        return f"{self.phrases.in_full.get(phrase, phrase)} {self.phrases.by_act[0]} {number[1]} ({number[2]})"

    def _in_full(self, phrase: str) -> str:
        """A phrase with its abbreviation in full: “UN Mission”."""
        short, full = self.phrases.united_nations
        return full + phrase.removeprefix(short) if phrase.startswith(f"{short} ") else phrase


_NUMBER = re.compile(r"S/RES/(\d+)\((\d{4})\)")


# ---- the authorities' records ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, eq=False)
class Records:
    """What the authorities say of holders."""

    all: Mapping[str, Body | Mechanism]
    by_name: Mapping[str, str]
    """Name or other name in small letters to the canonical one."""
    by_head: Mapping[str, tuple[str, ...]]
    """Short form in small letters to canonical names."""
    founder: Mapping[str, str]
    """Canonical name to the symbol of the founding act."""
    founded: Mapping[str, tuple[str, ...]]
    """The reverse."""
    numbering: Numbering

    @property
    def issuers(self) -> Collection[str]:
        """Bodies that number acts of their own."""
        return self.numbering.issuers

    def can_hold(self, name: ResolvedName) -> bool:
        """Whether a name is of a body or mechanism that can hold a mandate."""
        if name.kind not in {"body", "mechanism"}:
            return False
        record = self.all.get(name.keys[0]) if name.keys else None
        return record is None or record.kind not in _NO_HOLDERS

    def acts_itself(self, name: str) -> bool:
        """Whether a body gives mandates, or is asked to see to them: an organ, or the Secretary-General."""
        record = self.all.get(name)
        return name in self.issuers or (record is not None and record.kind in {"office holder", "principal organ"})

    def is_sanctions(self, name: str) -> bool:
        """Whether a body serves a sanctions committee."""
        record = self.all[name]
        return record.kind == "panel of experts" and not self.acts_itself(record.parent or "")

    def is_named_after(self, name: str, number: str) -> bool:
        """Whether a name of a body has the number of an act: “1874 (2009)”."""
        return "(" in number and any(number in one for one in (name, *self.all[name].names))

    def founded_by(self, act: str, head: str) -> tuple[str, ...]:
        """Those that an act established whose names have the noun."""
        return tuple(name for name in self.founded.get(act, ()) if not head or head in _words_of(self.all[name]))


@lru_cache(maxsize=4)
def holder_records(knowledge: Knowledge) -> Records:
    """The records of bodies and mechanisms."""
    authorities = knowledge.authorities
    records: dict[str, Body | Mechanism] = {**authorities.mechanisms, **authorities.bodies}
    by_head, founded = defaultdict(list), defaultdict(list)
    founder = {}
    for name, record in records.items():
        for short in record.short_forms:
            by_head[short.lower()].append(name)
        if record.established_by:
            founder[name] = record.established_by
            founded[record.established_by].append(name)
    return Records(
        all=records,
        by_name={n.lower(): name for name, record in records.items() for n in (name, *record.names)},
        by_head={head: tuple(names) for head, names in by_head.items()},
        founder=founder,
        founded={act: tuple(names) for act, names in founded.items()},
        numbering=knowledge.numbering,
    )


def _words_of(record: Body | Mechanism) -> str:
    return " ".join((record.name, *record.names, *record.short_forms)).lower()
