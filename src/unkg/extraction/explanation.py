"""Why a reference got its target: the evidence that decided, and what else was considered."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from unkg.authorities import Knowledge
from unkg.authorities.numbering import Numbering, Rule, session_of
from unkg.errors import Error
from unkg.extraction.resolve.attribution import Attribution, Attributor, Cues
from unkg.extraction.resolve.citations import attributor_of, cite_numbers
from unkg.extraction.resolve.context import Context
from unkg.extraction.resolve.reading import read_context
from unkg.extraction.resolve.references import References, place_of
from unkg.extraction.resolve.resolved import ResolvedCitation, ResolvedName
from unkg.extraction.scan import pinpoints
from unkg.extraction.scan.names import NameMention
from unkg.extraction.scan.numbers import Number
from unkg.model import EVIDENCE_EXPLANATIONS, REASON_EXPLANATIONS, Document, Evidence, Reason, Reference


class NoReferenceError(Error):
    """Nothing is referred to at an offset; the message says what is nearest."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """A reference and the grounds for it, a line each; printed, they stand below what they explain."""

    reference: Reference
    lines: tuple[str, ...]

    def __str__(self) -> str:
        r = self.reference
        meant = r.target or f"unresolved ({r.reason})"
        head = f"“{' '.join(r.text.split())}” at {r.start}-{r.end}{f', {r.paragraph}' if r.paragraph else ''}: {meant}"
        return "\n".join([head, *(f"  {line}" for line in self.lines)])


def explain(document: Document, knowledge: Knowledge, *, ignore_metadata: bool = False) -> list[Explanation]:
    """Explain every reference of a document, in the order and with the result of `extract`."""
    context = read_context(document, knowledge, ignore_metadata=ignore_metadata)
    attributor = attributor_of(context, knowledge, _Listening)
    cite_numbers(context, attributor)
    grounds = _Grounds(context, attributor, knowledge.confidence())
    found = [Explanation(grounds.references.of_citation(c), tuple(grounds.of_citation(c))) for c in context.citations]
    for named in context.names:
        lines = tuple(grounds.of_name(named))
        found += [Explanation(reference, lines) for reference in grounds.references.of_name(named)]
    return sorted(found, key=lambda e: place_of(e.reference))


def explain_at(document: Document, knowledge: Knowledge, start: int) -> Explanation:
    """Explain the reference whose words hold an offset, the shortest if several do; raises NoReferenceError."""
    every = explain(document, knowledge)
    here = [e for e in every if e.reference.start <= start < e.reference.end]
    if here:
        return min(here, key=lambda e: e.reference.end - e.reference.start)
    if not every:
        raise NoReferenceError("nothing is referred to in this text")
    near = min((e.reference for e in every), key=lambda r: abs(r.start - start))
    raise NoReferenceError(f"no reference at offset {start}; the nearest is “{near.text}” at {near.start}")


class _Heard(NamedTuple):
    """A decision on a number, with what it was made from."""

    number: Number
    kind: str
    cues: Cues
    dated: date | None
    before: str | None
    """The body that an earlier place of the document had given the number."""
    attribution: Attribution


@dataclass(slots=True)
class _Listening(Attributor):
    """Decides as Organs does, and keeps every decision by where its number begins."""

    heard: dict[int, _Heard] = field(default_factory=dict)

    def decide(self, number: Number, kind: str, cues: Cues, dated: date | None) -> Attribution:
        before = self.explained.get((kind, number.value))
        attribution = Attributor.decide(self, number, kind, cues, dated)
        self.heard[number.start] = _Heard(number, kind, cues, dated, before, attribution)
        return attribution


class _Grounds:
    """The grounds for the references of one document."""

    def __init__(self, context: Context, attributor: _Listening, confidence: Mapping[Evidence, float]) -> None:
        self.context = context
        self.normalized = context.normalized
        self.day = attributor.day
        self.heard = attributor.heard
        self.heard_numbering = attributor.numbering
        self.decided = sorted(attributor.heard)
        self.references = References(context, confidence)
        self.symbols = {number.start for number in context.numbers if number.shape == "symbol"}
        self.mentions = {mention.start: mention for mention in context.mentions}

    def of_citation(self, cited: ResolvedCitation) -> Iterator[str]:
        """The lines for a citation; a letter further on, “B” of “57/270 A and B”, has those of its number."""
        yield self._verdict(cited.evidence, cited.reason)
        before = bisect_right(self.decided, cited.start)
        if before and cited.kind != "document" and cited.start not in self.symbols:
            heard = self.heard[self.decided[before - 1]]
            yield from self._clue(heard)
            yield from self._considered(heard)
        if cited.pinpoint:
            yield self._pinpoint(cited)
        yield from self._relation(cited.lead)
        yield from self._repairs(cited.lead, cited.end)

    def of_name(self, named: ResolvedName) -> Iterator[str]:
        """The lines for the name of a body, mechanism or instrument."""
        yield self._verdict(named.evidence, named.reason)
        mention = self.mentions.get(named.start)
        if mention and len(mention.keys) > 1:
            yield f"it can stand for: {_listed(mention)}"
        if named.short and named.keys:
            yield self._antecedent(named)
        place = self.references.pinpoint_of(named)
        if place:
            yield f"pinpoint {place.pinpoint}: from {self._quote(place.start, place.end)}"
        start = min(place.start, named.start) if place else named.start
        if named.kind == "instrument":
            yield from self._relation(start)
        yield from self._repairs(start, named.end)

    def _verdict(self, evidence: Evidence | None, reason: Reason | None) -> str:
        if evidence is None:
            return f"unresolved, {reason}: {REASON_EXPLANATIONS[reason]}" if reason else "unresolved"
        rate = self.references.confidence.get(evidence)
        measured = f" (right in {rate:.2%} of the cases measured)" if rate is not None else ""
        return f"evidence {evidence}: {EVIDENCE_EXPLANATIONS[evidence]}{measured}"

    # ---- numbers --------------------------------------------------------------------------------------------------

    def _clue(self, heard: _Heard) -> Iterator[str]:
        """What the words around a number say of its organ."""
        cues = heard.cues
        if cues.named:
            says = "the short form at the number stands for" if cues.antecedent else "the words name"
            yield f"{says} {' and '.join(cues.named)}"
        if cues.antecedent:
            yield from self._antecedent_before(heard.number.start, cues.named)
        if cues.unknown_name:
            yield f"the words name “{cues.unknown_name}”, which no authority holds"
        if cues.possessive:
            yield f"the possessive can stand for: {', then '.join(cues.possessive)}"
        if cues.listed:
            yield f"the list began with a number of {' and '.join(cues.listed)}"
        if heard.before:
            yield f"an earlier place of this document gave the number to {heard.before}"

    def _considered(self, heard: _Heard) -> Iterator[str]:
        """Every organ that numbers such texts in this form, and what the calendar says of it."""
        for rule in self.heard_numbering.rules.get((heard.kind, heard.number.shape), ()):
            chosen = "chosen" if rule.body == heard.attribution.body else "considered"
            yield f"{chosen}: {rule.body}: {_said_by_calendar(rule, heard, self.heard_numbering, self.day)}"

    def _antecedent_before(self, start: int, bodies: tuple[str, ...]) -> Iterator[str]:
        shorts = [n for n in self.context.names if n.short and n.start < start and set(n.keys) & set(bodies)]
        if shorts:
            yield self._antecedent(max(shorts, key=lambda n: n.start))

    # ---- names ----------------------------------------------------------------------------------------------------

    def _antecedent(self, named: ResolvedName) -> str:
        """What a short form goes back to, and where that stands."""
        quoted = self._quote(named.start, named.end)
        full = [n for n in self.context.names if n.keys == named.keys and not n.short]
        before = [n for n in full if n.start < named.start]
        if before:
            return f"{quoted} goes back to {self._quote(before[-1].start, before[-1].end)}"
        if self.context.header.body in named.keys:
            return f"{quoted} is the body that issued this document"
        if full:
            return f"{quoted} is named in full further on: {self._quote(full[0].start, full[0].end)}"
        return f"{quoted} stands for {', '.join(named.keys)} by the words around it"

    # ---- parts and relations --------------------------------------------------------------------------------------

    def _pinpoint(self, cited: ResolvedCitation) -> str:
        place = self._pinpoint_words(cited)
        return f"pinpoint {cited.pinpoint}" + (f": from {self._quote(place.start, place.end)}" if place else "")

    def _pinpoint_words(self, cited: ResolvedCitation) -> pinpoints.Found | None:
        """Where the words of a citation's pinpoint stand: before what names its text, or behind it."""
        text, language = self.normalized.text, self.context.language
        ahead = (pinpoints.before(text, end, language) for end in range(cited.lead, cited.start + 1))
        behind = (pinpoints.after(text, start, language) for start in range(cited.end, cited.end + _DATE_LENGTH))
        found = (place for places in (ahead, behind) for place in places)
        return next((place for place in found if place and place.pinpoint == cited.pinpoint), None)

    def _relation(self, lead: int) -> Iterator[str]:
        anchor = self.normalized.passage_at(lead).paragraph.anchor
        if anchor is not None:
            marker = self.context.document.text[anchor : anchor + 1]
            yield f"footnote: its marker “{marker}” stands at {anchor}"
        told = self.context.relations.at(lead)
        words = "" if told.start is None or told.end is None else f": from {self._quote(told.start, told.end)}"
        yield f"relation {told.relation}{words}"

    def _repairs(self, start: int, end: int) -> Iterator[str]:
        """What damage the words between two normalized offsets were read through."""
        first, last = self.normalized.original(start, end)
        for repair in sorted(self.normalized.repairs):
            if first <= repair.start and repair.end <= last:
                printed = self.context.document.text[repair.start : repair.end].translate(_VISIBLE)
                read = f"read as “{repair.read}”" if repair.read else "left out"
                yield (
                    f"mended: “{printed}” at {repair.start} {read}"
                    if printed
                    else f"mended: “{repair.read}” put in at {repair.start}"
                )

    def _quote(self, start: int, end: int) -> str:
        """Words of the normalized text with where they stand in the document."""
        first, last = self.normalized.original(start, end)
        return f"“{' '.join(self.context.document.text[first:last].split())}” at {first}"


_VISIBLE = {ord("\n"): "⏎", ord("\r"): "", 0xAD: "(soft hyphen)"}
"""How what a scanner or printer left is shown."""
_MOST_LISTED = 8
"""Records that a line names; dozens are called “Special Rapporteur”."""
_DATE_LENGTH = 40
"""Characters of the longest date that may stand between a number and its pinpoint."""


def _listed(mention: NameMention) -> str:
    told = "; ".join(key.id for key in mention.keys[:_MOST_LISTED])
    more = len(mention.keys) - _MOST_LISTED
    return f"{told}; and {more} more" if more > 0 else told


def _said_by_calendar(rule: Rule, heard: _Heard, numbering: Numbering, issued: date | None) -> str:
    """What the calendar of one body says of a number, its date, and the day of the document."""
    value = heard.number.value
    if not rule.admits(value):
        return f"excluded, its numbers of this form begin at {rule.first}" + (
            f" and end at {rule.last}" if rule.last else ""
        )
    if rule.shape == "year-parenthesis":
        return "numbers its texts so by the year"
    window = numbering.window(rule.body, value)
    sat = f"{session_of(value)} ({window[0]} to {window[1]})" if window else session_of(value)
    if heard.dated:
        fits = numbering.on_date(rule.body, value, heard.dated)
        yes, no = f"the date {heard.dated} falls in it", f"excluded, the date {heard.dated} does not fall in it"
        return _judged(fits, f"session {sat}", yes, no)
    if issued:
        fits = numbering.before(rule.body, value, issued)
        return _judged(fits, f"session {sat}", f"opened by {issued}", f"excluded, it had not opened by {issued}")
    return _judged(None if window is None else True, f"session {sat}", "no date tells against it", "")


def _judged(fits: bool | None, session: str, yes: str, no: str) -> str:
    if fits is None:
        return f"{session} is in no calendar"
    return f"{session}: {yes if fits else no}"
