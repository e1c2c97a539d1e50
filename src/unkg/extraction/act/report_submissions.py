"""Which report answers which request, as a text that takes the report up says, or the report itself."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from unkg.authorities import Knowledge
from unkg.extraction.act.submission_patterns import SubmissionPatterns, submission_patterns
from unkg.extraction.layout.normalized_text import NormalizedText, Passage
from unkg.extraction.resolve.context import Context
from unkg.extraction.resolve.resolved import ResolvedCitation
from unkg.model import Header, ReportSubmission
from unkg.symbols import symbol_of

_REACH = 320
"""Characters before a resolution within which the report that answers it is named."""
_AFTER = 400
"""Characters after a resolution within which the report's symbol or the marker of its footnote stands."""
_BEFORE_REPORT = 200
"""Characters before a report in which the text says that it is the present one, or transmits it."""
_OWN_TYPES = frozenset({"report", "note", "letter", "other"})
# What ends the words that belong together: a semicolon, a full stop before a capital.
_STOP = re.compile(r";|(?<=[a-z\d)\]])\. +(?=[A-Z\"(])")


class _Statement(NamedTuple):
    """Words that say that a report answers requests, from `start` to `end` in the normalized text."""

    passage: Passage
    start: int
    end: int
    noun: re.Match[str]
    """“report”, with its place."""
    acts: list[ResolvedCitation]
    """What asked for it."""


def find_report_submissions(context: Context, knowledge: Knowledge) -> list[ReportSubmission]:
    """Find which reports answer which requests, as a document states it, in order of place; none where ambiguous."""
    reader = _Submissions.of(context)
    if not reader.acts or not (reader.reports or reader.header.type in _OWN_TYPES):
        return []
    found = [one for acts in reader.lists_of_acts() for one in reader.answers_to(acts)]
    return sorted(dict.fromkeys(found), key=lambda one: (one.start, one.end, one.report, one.request))


@dataclass(frozen=True, slots=True)
class _Submissions:
    """Reads the submissions of one text."""

    normalized: NormalizedText
    text: str
    header: Header
    patterns: SubmissionPatterns
    acts: tuple[ResolvedCitation, ...]
    """Citations of what can ask for a report, in order."""
    reports: tuple[ResolvedCitation, ...]
    """Citations of what can be a report, in order."""
    markers: Mapping[int, int]
    """Where a footnote begins to where its marker stands, in the document's text."""

    @classmethod
    def of(cls, context: Context) -> "_Submissions":
        cited = [citation for citation in context.citations if citation.target]
        paragraphs = [block.paragraph for block in context.blocks]
        return cls(
            normalized=context.normalized,
            text=context.normalized.text,
            header=context.header,
            patterns=submission_patterns(context.language),
            acts=tuple(c for c in cited if _is_act(str(c.target))),
            reports=tuple(c for c in cited if c.kind == "document" and _is_report(str(c.target))),
            markers={p.start: p.anchor for p in paragraphs if p.anchor is not None},
        )

    def lists_of_acts(self) -> Iterator[list[ResolvedCitation]]:
        """The acts of one paragraph that one wording leads to: “pursuant to its resolutions 52/28 and 55/21”."""
        current: list[ResolvedCitation] = []
        for act in self.acts:
            if current and not self._continues(current[-1], act):
                yield current
                current = []
            current.append(act)
        if current:
            yield current

    def _continues(self, last: ResolvedCitation, act: ResolvedCitation) -> bool:
        return act.lead < last.end or bool(self.patterns.joined.fullmatch(self.text, last.end, act.lead))

    def answers_to(self, acts: list[ResolvedCitation]) -> Iterator[ReportSubmission]:
        """The submissions that answer the requests of a list of acts."""
        statement = self._statement(acts)
        if statement is None:
            return
        reports = self._reports_in(statement.noun.start(), self._boundary(statement))
        if self._is_own(statement, cites=bool(reports)):
            own = self.header.symbol or ""
            yield from (self._submission(own, act, statement, reported=False) for act in acts)
        else:
            pairs = self._paired(list(dict.fromkeys(str(report.target) for report in reports)), statement)
            yield from (self._submission(report, act, statement, reported=True) for report, act in pairs)

    # ---- words that say so ----------------------------------------------------------------------------------------

    def _statement(self, acts: list[ResolvedCitation]) -> _Statement | None:
        """The words around a list of acts that say that a report answers them."""
        first, last = acts[0], acts[-1]
        passage = self.normalized.passage_at(first.lead)
        if passage.paragraph.kind == "footnote":
            return None
        under = self.patterns.under.search(self.text, max(passage.content, first.lead - _REACH), first.lead)
        if under is None:
            return None
        # Else “in response to the request contained in resolution 63/281, the Secretary-General submitted a report”.
        noun = self._noun_before(under) or self.patterns.submits.match(self.text, last.end, passage.end)
        if noun is None:
            return None
        return _Statement(passage, min(noun.start(), first.lead), max(noun.end(), last.end), noun, acts)

    def _noun_before(self, under: re.Match[str]) -> re.Match[str] | None:
        """The report in “the report of the Secretary-General submitted pursuant to”, “the report, as requested by”."""
        nouns = list(self.patterns.noun.finditer(self.text, under.pos, under.start()))
        if not nouns:
            return None
        between = self.text[nouns[-1].end() : under.start()]
        if _STOP.search(between) or self.patterns.other.search(between):
            return None
        answers = self.patterns.submitted.search(between) or self.patterns.requested.match(under.group())
        return nouns[-1] if answers else None

    def _boundary(self, statement: _Statement) -> int:
        """How far the words about this report go: to the next report, or the end of the clause."""
        ceiling = min(statement.end + _AFTER, statement.passage.end)
        stops = (pattern.search(self.text, statement.end, ceiling) for pattern in (_STOP, self.patterns.another))
        return min((stop.start() for stop in stops if stop), default=ceiling)

    def _is_own(self, statement: _Statement, *, cites: bool) -> bool:
        """Whether a report is about itself.

        It says “the present report”, or it is its own title, or a note that transmits a report without citing it.
        """
        if self.header.type not in _OWN_TYPES or not self.header.symbol:
            return False
        passage, noun = statement.passage, statement.noun
        before = self.text[max(passage.content, noun.start() - _BEFORE_REPORT) : noun.start()]
        if passage.paragraph.section == "heading" or self.patterns.present.search(before):
            return True
        return not cites and bool(self.patterns.transmits.search(before)) and not _STOP.search(before)

    # ---- reports that it names ------------------------------------------------------------------------------------

    def _reports_in(self, start: int, end: int) -> list[ResolvedCitation]:
        """The reports whose symbol stands between two offsets, or in a footnote whose marker does."""
        places = ((report, self._place(report, start)) for report in self.reports)
        return [report for report, place in places if place is not None and start <= place <= end]

    def _place(self, report: ResolvedCitation, near: int) -> int | None:
        """Where a report is cited: at its symbol, or at the marker of the footnote that holds it."""
        passage = self.normalized.passage_at(report.start)
        return self._marker(passage, near) if passage.paragraph.kind == "footnote" else report.start

    def _marker(self, note: Passage, near: int) -> int | None:
        """Where a footnote's marker stands in the normalized text, if in the passage that holds an offset."""
        anchor = self.markers.get(note.paragraph.start)
        passage = self.normalized.passage_at(near)
        if anchor is None or not passage.paragraph.start <= anchor < passage.paragraph.end:
            return None
        return self.normalized.normalized_offset(anchor, passage)

    def _paired(self, reports: list[str], statement: _Statement) -> list[tuple[str, ResolvedCitation]]:
        """Each report with the requests that it answers, where the words leave no choice."""
        acts = statement.acts
        several = len({_whole(report) for report in reports}) > 1
        if several and statement.noun["noun"].lower() not in self.patterns.plurals:
            return []
        if several and len(acts) > 1:
            respectively = self.patterns.respectively.search(self.text, statement.start, statement.passage.end)
            paired = respectively and len(reports) == len(acts)
            return list(zip(reports, acts, strict=True)) if paired else []
        return [(report, act) for report in reports for act in acts]

    def _submission(
        self, report: str, act: ResolvedCitation, statement: _Statement, *, reported: bool
    ) -> ReportSubmission:
        start, end = self.normalized.original(statement.start, statement.end)
        return ReportSubmission(
            report,
            request=str(act.target),
            start=start,
            end=end,
            paragraph=statement.passage.paragraph.label,
            request_part=act.pinpoint,
            reported=reported,
        )


def _is_act(symbol: str) -> bool:
    known = symbol_of(symbol)
    return known is not None and known.kind in {"resolution", "decision", "statement"}


def _is_report(symbol: str) -> bool:
    """Whether a symbol can be a report's: no act's and no draft's."""
    return symbol_of(symbol) is not None and not _is_act(symbol) and "/L." not in symbol


def _whole(symbol: str) -> str:
    """The text that an addendum, corrigendum or revision belongs to: one report in several documents."""
    known = symbol_of(symbol)
    return _whole(known.parent) if known and known.parent else symbol
