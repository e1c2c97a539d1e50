"""Why a reference got its target: the evidence that decided, and what else was considered."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from unkg.authorities import Knowledge
from unkg.authorities.numbering import Numbering, Rule, session_of
from unkg.errors import Error
from unkg.extraction import extract_from
from unkg.extraction.resolve.context import Context
from unkg.extraction.resolve.reading import read_context
from unkg.extraction.resolve.references import place_of, reference_of_citation, references_of_name
from unkg.extraction.resolve.resolved import Attribution, Case, RelationEvidence, ResolvedCitation, ResolvedName
from unkg.extraction.scan.gazetteer import NameMention
from unkg.extraction.scan.pinpoints import Found
from unkg.model import EVIDENCE_EXPLANATIONS, REASON_EXPLANATIONS, Document, Evidence, Extraction, Reason, Reference


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
    return _explain_from(read_context(document, knowledge, ignore_metadata=ignore_metadata), knowledge)


def extract_and_explain(document: Document, knowledge: Knowledge) -> tuple[Extraction, list[Explanation]]:
    """The results of `extract` and `explain`; the document is read once, which takes most of the time of either."""
    context = read_context(document, knowledge)
    return extract_from(context, knowledge), _explain_from(context, knowledge)


def _explain_from(context: Context, knowledge: Knowledge) -> list[Explanation]:
    confidence = knowledge.confidence()
    grounds = _Grounds(context, knowledge.numbering, confidence)
    found = [
        Explanation(reference_of_citation(citation, context, confidence), tuple(grounds.of_citation(citation)))
        for citation in context.citations
    ]
    for name in context.referring:
        if references := references_of_name(name, context, confidence):
            lines = tuple(grounds.of_name(name))
            found += [Explanation(reference, lines) for reference in references]
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


class _Grounds:
    """Prints the grounds that the references of one document carry."""

    def __init__(self, context: Context, numbering: Numbering, confidence: Mapping[Evidence, float]) -> None:
        self.context = context
        self.normalized = context.normalized
        self.numbering = numbering
        self.confidence = confidence

    def of_citation(self, citation: ResolvedCitation) -> Iterator[str]:
        """The lines for a citation."""
        yield self._verdict(citation.evidence, citation.reason)
        if citation.attribution:
            yield from self._cues(citation.start, citation.attribution.case)
            yield from self._considered(citation.attribution)
        if citation.place:
            yield self._pinpoint(citation.place)
        yield from self._relation(citation.lead, citation.relation)
        yield from self._repairs(citation.lead, citation.end)

    def of_name(self, name: ResolvedName) -> Iterator[str]:
        """The lines for the name of a body, mechanism or instrument."""
        yield self._verdict(name.evidence, name.reason)
        if name.mention and len(name.mention.keys) > 1:
            yield f"it can stand for: {_listed(name.mention)}"
        if name.short and name.keys:
            yield self._antecedent(name)
        if name.place:
            yield self._pinpoint(name.place)
        if name.relation:
            yield from self._relation(name.lead, name.relation)
        yield from self._repairs(name.lead, name.end)

    def _verdict(self, evidence: Evidence | None, reason: Reason | None) -> str:
        if evidence is None:
            return f"unresolved, {reason}: {REASON_EXPLANATIONS[reason]}" if reason else "unresolved"
        rate = self.confidence.get(evidence)
        measured = f" (right in {rate:.2%} of the cases measured)" if rate is not None else ""
        return f"evidence {evidence}: {EVIDENCE_EXPLANATIONS[evidence]}{measured}"

    # ---- numbers --------------------------------------------------------------------------------------------------

    def _cues(self, start: int, case: Case) -> Iterator[str]:
        """What the words around a number say of its organ."""
        cues = case.cues
        if cues.named:
            says = "the short form at the number stands for" if cues.antecedent else "the words name"
            yield f"{says} {' and '.join(cues.named)}"
        if cues.antecedent:
            yield from self._antecedent_before(start, cues.named)
        if cues.unknown_name:
            yield f"the words name “{cues.unknown_name}”, which no authority holds"
        if cues.possessive:
            yield f"the possessive can stand for: {', then '.join(cues.possessive)}"
        if cues.listed:
            yield f"the list began with a number of {' and '.join(cues.listed)}"
        if case.earlier:
            yield f"an earlier place of this document gave the number to {case.earlier}"

    def _considered(self, attribution: Attribution) -> Iterator[str]:
        """Every organ that numbers such texts in this form, and what the calendar says of it."""
        case = attribution.case
        for rule in self.numbering.rules.get((case.kind, case.shape), ()):
            chosen = "chosen" if rule.body == attribution.body else "considered"
            yield f"{chosen}: {rule.body}: {_of_calendar(rule, case, self.numbering, self.context.issued)}"

    def _antecedent_before(self, start: int, bodies: tuple[str, ...]) -> Iterator[str]:
        shorts = [n for n in self.context.names if n.short and n.start < start and set(n.keys) & set(bodies)]
        if shorts:
            yield self._antecedent(max(shorts, key=lambda n: n.start))

    # ---- names ----------------------------------------------------------------------------------------------------

    def _antecedent(self, name: ResolvedName) -> str:
        """What a short form goes back to, and where that stands."""
        quoted = self._quote(name.start, name.end)
        if name.antecedent:
            return f"{quoted} goes back to {self._quote(*name.antecedent)}"
        if self.context.header.body in name.keys:
            return f"{quoted} is the body that issued this document"
        behind = (n for n in self.context.names if n.start > name.start and n.keys == name.keys and not n.short)
        if full := next(behind, None):
            return f"{quoted} is named in full further on: {self._quote(full.start, full.end)}"
        return f"{quoted} stands for {', '.join(name.keys)} by the words around it"

    # ---- parts and relations --------------------------------------------------------------------------------------

    def _pinpoint(self, place: Found) -> str:
        return f"pinpoint {place.pinpoint}: from {self._quote(place.start, place.end)}"

    def _relation(self, lead: int, evidence: RelationEvidence) -> Iterator[str]:
        anchor = self.normalized.passage_at(lead).paragraph.anchor
        if anchor is not None:
            marker = self.context.document.text[anchor : anchor + 1]
            yield f"footnote: its marker “{marker}” stands at {anchor}"
        start, end = evidence.start, evidence.end
        words = "" if start is None or end is None else f": from {self._quote(start, end)}"
        yield f"relation {evidence.relation}{words}"

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


def _listed(mention: NameMention) -> str:
    listed = "; ".join(key.id for key in mention.keys[:_MOST_LISTED])
    more = len(mention.keys) - _MOST_LISTED
    return f"{listed}; and {more} more" if more > 0 else listed


def _of_calendar(rule: Rule, case: Case, numbering: Numbering, issued: date | None) -> str:
    """What the calendar of one body says of a number, its date, and the day of the document."""
    value = case.value
    if not rule.admits(value):
        return f"excluded, {_bounds_exceeded(rule, value)}"
    if rule.shape == "year-parenthesis":
        return "numbers its texts so by the year"
    window = numbering.window(rule.body, value)
    sat = f"{session_of(value)} ({window[0]} to {window[1]})" if window else session_of(value)
    if case.dated:
        fits = numbering.on_date(rule.body, value, case.dated)
        yes, no = f"the date {case.dated} falls in it", f"excluded, the date {case.dated} does not fall in it"
        return _judged(fits, f"session {sat}", yes, no)
    if issued:
        fits = numbering.before(rule.body, value, issued)
        return _judged(fits, f"session {sat}", f"opened by {issued}", f"excluded, it had not opened by {issued}")
    return _judged(None if window is None else True, f"session {sat}", "no date tells against it", "")


def _bounds_exceeded(rule: Rule, value: str) -> str:
    """Which of its bounds a number is outside of: those of its session or year, else those of the number within it."""
    if not rule.admits_session(value):
        return _bounds("its numbers of this form", rule.first, rule.last)
    return _bounds("its numbers within a session", rule.lowest, rule.highest)


def _bounds(what: str, lowest: int | None, highest: int | None) -> str:
    limits = [f"begin at {lowest}"] if lowest else []
    limits += [f"end at {highest}"] if highest else []
    return f"{what} {' and '.join(limits) or 'have no leading zero'}"


def _judged(fits: bool | None, session: str, yes: str, no: str) -> str:
    if fits is None:
        return f"{session} is in no calendar"
    return f"{session}: {yes if fits else no}"
