"""Whose mandate a report is about: a name, a short form, or a noun phrase that the act identifies."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from operator import itemgetter
from typing import NamedTuple

from msgspec import Struct

from unkg.authorities import Knowledge, Language
from unkg.authorities.mandate_records import MandateRecords, Record, mandate_records
from unkg.extraction.act.mandates.heads import canonical_heads
from unkg.extraction.act.mandates.names_by_act import can_be_name, name_by_act
from unkg.extraction.act.mandates.reported.noun_phrases import NounPhrases, noun_phrases
from unkg.extraction.patterns.words import holds_any
from unkg.extraction.resolve.context import Context
from unkg.extraction.resolve.resolved import ResolvedName

_BEFORE = 240
"""Characters before a place that hold the noun phrase which ends there."""
_HOLDING = frozenset({"body", "mechanism"})
"""Kinds of names that can hold a mandate."""
_START = itemgetter(0)
_ASIDE_ENDS = (" ", ",", ")", '"', "\n")
"""What an aside ends in; a search for one goes over all that stands before a place."""


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


class Holders(Struct, frozen=True, eq=False):
    """The bodies and mechanisms of one text, in order of place, and what its citations tell of them."""

    text: str
    names: tuple[ResolvedName, ...]
    starts: tuple[int, ...]
    phrases: NounPhrases
    records: MandateRecords
    language: Language
    issuers: frozenset[str]
    """Bodies that number acts of their own."""
    acts: frozenset[str]
    """Symbols of the acts that the text cites."""
    named: frozenset[str]
    """Canonical names of those named in the text."""

    @classmethod
    def of(cls, context: Context, knowledge: Knowledge) -> "Holders":
        """The holders of a document."""
        records = mandate_records(knowledge.authorities)
        phrases, text = noun_phrases(context.language), context.normalized.text
        funds = holds_any(context.normalized.lower, phrases.fund_stems)
        # Funds hold no mandate that anybody asks for.
        names = [
            name
            for name in context.names
            if name.kind in _HOLDING
            and (
                records.tenure.get(name.keys[0]) != "none"
                if name.keys
                else not (funds and phrases.fund.search(text, name.start, name.end))
            )
        ]
        return cls(
            text=text,
            names=tuple(names),
            starts=tuple(map(_START, names)),
            phrases=phrases,
            records=records,
            language=context.language,
            issuers=knowledge.numbering.issuers,
            acts=frozenset([cited.target for cited in context.citations if cited.target]),
            named=frozenset([key for name in names for key in name.keys]),
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
            return None if self.phrases.fund.search(self.text, name.end, end) else self.of_name(name)
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
            if known := self._record_name(phrase):
                return Holder(offset, offset + len(phrase), known, phrase, "")
            phrase = phrase.rpartition(" ")[0]
        return None

    def between(self, start: int, end: int) -> Iterator[Holder]:
        """The holders that are named between two offsets, in order of place."""
        for name in self.names[bisect_left(self.starts, start) : bisect_left(self.starts, end)]:
            yield self.of_name(name)

    def last_before(self, offset: int, first: int) -> Holder | None:
        """The last holder that is named before an offset and no organ that acts: of a pronoun, or a bare “mandate”."""
        index = bisect_right(self.starts, offset) - 1
        while index >= 0 and self.names[index].start >= first:
            name = self.names[index]
            if name.end <= offset and not any(self._acts_itself(key) for key in name.keys):
                return self.of_name(name)
            index -= 1
        return None

    def part_of_organ(self, holder: Holder, first: int) -> Holder:
        """“Committee of the | Security Council”: what an organ has, if that stands before it; else the holder."""
        if holder.name not in self.issuers:
            return holder
        match = self.phrases.part_of.search(self.text, max(first, holder.start - _BEFORE), holder.start)
        if match is None:
            return holder
        return Holder(match.start("head"), holder.end, None, match["head"], match["head"].lower())

    def _without_asides(self, offset: int, first: int) -> int:
        if not self.text.endswith(_ASIDE_ENDS, first, offset):
            return offset
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
        match = self.phrases.organ_behind.search(window) and self.phrases.of_organ.search(window)
        while match:
            phrase = match["phrase"] + match["subject"]
            if known := self._record_name(phrase):
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
        if known and self.records.founder(known) in {act, None}:
            return known
        unclear = holder.head in self.phrases.general and not self.phrases.proper.fullmatch(holder.phrase)
        return None if unclear else self._new(holder, act)

    def founded(self, holder: Holder, act: str) -> str | None:
        """The only one that an act established, of a holder that is named by a short form or a noun phrase."""
        if holder.name and not holder.short:
            return None
        head, heads = holder.head, self._heads(holder)
        known = self.records.founded(act)
        founded = [r.name for r in known if not head or any(one in _words_of(r) for one in heads)]
        return founded[0] if len(founded) == 1 else None

    def _by_record(self, holder: Holder) -> str | None:
        """By a name of the authorities that no scan for names found, as in small letters."""
        return self._record_name(self._in_full(holder.phrase))

    def _by_act(self, holder: Holder, act: str) -> str | None:
        """The only one with that head in one of whose names the act is: “Panel extended pursuant to 2745 (2024)”."""
        number = act.rpartition("/")[2].replace("(", " (")
        fitting = [r.name for r in self.records.called(self._heads(holder)) if _is_named_after(r, number)]
        return fitting[0] if len(fitting) == 1 else None

    def _in_text(self, holder: Holder, *, whole: bool = False) -> str | None:
        """The only one of that noun that the text names, or whose founding act it cites, or whose parent it names.

        `whole`: nothing stands before the noun, as in “science-policy panel”.
        """
        known = self.records.called(canonical_heads(holder.phrase, self.language) if whole else self._heads(holder))
        for belongs in (self._is_named, self._is_founded, self._is_child, self._is_child_of_act):
            fitting = [record.name for record in known if belongs(record)]
            if fitting:
                return fitting[0] if len(fitting) == 1 else None
        return None

    def _heads(self, holder: Holder) -> tuple[str, ...]:
        """The noun of a holder as canonical names have it."""
        return canonical_heads(holder.head, self.language)

    def _record_name(self, phrase: str) -> str | None:
        """The canonical name of what the authorities know by a full name, in any case."""
        record = self.records.by_name.get(phrase.lower())
        return record.name if record else None

    def _acts_itself(self, name: str | None) -> bool:
        """Whether a body gives mandates, or is asked to see to them: an organ, or the Secretary-General."""
        record = self.records.all.get(name or "")
        return name in self.issuers or (record is not None and record.kind in {"office holder", "principal organ"})

    def _is_sanctions(self, record: Record) -> bool:
        """Whether a body serves a sanctions committee."""
        return record.kind == "panel of experts" and not self._acts_itself(record.parent)

    def _is_named(self, record: Record) -> bool:
        return record.name in self.named

    def _is_founded(self, record: Record) -> bool:
        return record.established_by in self.acts

    def _is_child(self, record: Record) -> bool:
        return record.parent in self.named and self._is_sanctions(record)

    def _is_child_of_act(self, record: Record) -> bool:
        return self._is_sanctions(record) and self.records.founder(record.parent) in self.acts

    def _new(self, holder: Holder, act: str) -> str | None:
        """The name of a holder that no authority knows: as printed where it says what it is about, else by its act."""
        phrase = self._in_full(holder.phrase)
        phrase = phrase[0].upper() + phrase[1:]
        # Where words decline, they stand in a case in which nobody is named.
        is_name = can_be_name(phrase) and not self.language.declension.nouns
        if is_name and self.phrases.specific.search(phrase):
            return phrase
        return name_by_act(phrase, act, self.language)

    def _in_full(self, phrase: str) -> str:
        """A phrase with its abbreviation in full: “UN Mission”."""
        short, full = self.phrases.united_nations
        return full + phrase.removeprefix(short) if phrase.startswith(f"{short} ") else phrase


def _is_named_after(record: Record, number: str) -> bool:
    """Whether a name of a body has the number of an act: “1874 (2009)”."""
    return "(" in number and any(number in name for name in (record.name, *record.names))


def _words_of(record: Record) -> str:
    return " ".join((record.name, *record.names, *record.short_forms)).lower()
