"""Which report answers which request, as a text that takes the report up says, or the report itself."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from unkg.authorities import Knowledge, Language
from unkg.extraction.act.submission_patterns import ReportPatterns, report_patterns
from unkg.extraction.act.submission_statements import CLAUSE, STOP, Statement, Statements, is_act
from unkg.extraction.layout.normalized_text import NormalizedText, Passage
from unkg.extraction.patterns.dates import read_date
from unkg.extraction.resolve.context import Context
from unkg.extraction.resolve.resolved import ResolvedCitation
from unkg.model import Header, ReportSubmission
from unkg.symbols import symbol_of

_AFTER = 400
"""Characters after a resolution within which the report's symbol or the marker of its footnote stands."""
_BEFORE_REPORT = 200
"""Characters before a report in which the text says that it is the present one, or transmits it."""
_NEAR = 60
"""Characters before a report within which the text takes note of what was requested."""
_LONGEST_LIST = 12
"""Paragraphs of a list of reports that are read."""
_OWN_TYPES = frozenset({"report", "note", "letter", "other"})


def find_report_submissions(context: Context, knowledge: Knowledge) -> list[ReportSubmission]:
    """Find which reports answer which requests, as a document states it, in order of place.

    A report that the words name without a symbol, or leave open among several, has none.
    """
    statements = Statements.of(context)
    stated = list(statements.all())
    if not stated:
        return []
    reader = _Submissions.of(context, statements)
    found = [one for statement in stated for one in reader.stated_by(statement)]
    return sorted(
        dict.fromkeys(_named_elsewhere(found)), key=lambda one: (one.start, one.end, one.report or "", one.request)
    )


def _named_elsewhere(found: list["_Found"]) -> Iterator[ReportSubmission]:
    """The submissions; “the report submitted pursuant to resolution 73/40” is the one that the text names elsewhere."""
    named: dict[tuple[str, str | None], set[str]] = defaultdict(set)
    for one, _, _ in found:
        if one.report:
            named[one.request, one.request_part].add(one.report)
    for one, single, there in found:
        reports = named.get((one.request, one.request_part), set())
        if one.report is None and one.reported and single and len({_whole(report) for report in reports}) == 1:
            yield from (replace(one, report=report, author=None, year=None) for report in reports)
        elif there:
            yield one


class _Found(NamedTuple):
    """A submission as the words around it state it."""

    submission: ReportSubmission
    single: bool
    """Whether they speak of one report."""
    there: bool = True
    """Whether they say that it was submitted."""


class _Submissions(Struct, frozen=True):
    """Reads the submissions that statements state."""

    statements: Statements
    normalized: NormalizedText
    text: str
    header: Header
    language: Language
    patterns: ReportPatterns
    reports: tuple[ResolvedCitation, ...]
    """Citations of what can be a report, in the order of `places`."""
    places: tuple[int, ...]
    """Where each of these is cited: at its symbol, or at the marker of the footnote that holds it."""

    @classmethod
    def of(cls, context: Context, statements: Statements) -> "_Submissions":
        cited = [c for c in context.citations if c.kind == "document" and c.target and _is_report(c.target)]
        placed = sorted(_placed(context.normalized, cited), key=lambda one: one[0])
        return cls(
            statements=statements,
            normalized=context.normalized,
            text=context.normalized.text,
            header=context.header,
            language=context.language,
            patterns=report_patterns(context.language),
            reports=tuple(report for _, report in placed),
            places=tuple(place for place, _ in placed),
        )

    def stated_by(self, statement: Statement) -> Iterator[_Found]:
        """The submissions that a statement states."""
        single = self._is_single(statement)
        if statement.listed:
            pairs = [(report, act) for report in self._in_list(statement) for act in statement.acts]
            pairs = pairs if len(statement.acts) == 1 else []
        else:
            pairs = self._pairs(statement, single=single)
        if self._is_own(statement, cites=bool(pairs)):
            own = (self._submission(self.header.symbol, act, statement, reported=False) for act in statement.acts)
            yield from (_Found(one, single) for one in own)
        elif pairs:
            yield from (_Found(self._submission(report, act, statement), single) for report, act in pairs)
        elif not statement.listed:
            there = self._is_there(statement)
            yield from (_Found(self._unnamed(act, statement), single, there=there) for act in statement.acts)

    def _is_single(self, statement: Statement) -> bool:
        return statement.noun["noun"].lower() not in self.patterns.plurals

    def _is_own(self, statement: Statement, *, cites: bool) -> bool:
        """Whether a report is about itself.

        It says “the present report”, or it is its own title, or a note that transmits a report without citing it.
        """
        if self.header.type not in _OWN_TYPES:
            return False
        passage, noun = statement.passage, statement.noun
        before = self.text[max(passage.content, noun.start() - _BEFORE_REPORT) : noun.start("noun")]
        if statement.own or passage.paragraph.section == "heading" or self.patterns.present.search(before):
            return True
        return not cites and bool(self.patterns.transmits.search(before)) and not STOP.search(before)

    # ---- reports that it names ------------------------------------------------------------------------------------

    def _pairs(self, statement: Statement, *, single: bool) -> list[tuple[str, ResolvedCitation]]:
        """Each report with the request that it answers, where the words leave no choice.

        Of the places where reports are cited the first decides: between “report” and “pursuant to”, directly behind
        each resolution, in the rest of the clause.
        """
        acts = statement.acts
        if statement.some:
            return []
        if statement.apart:
            cited = self._between(statement.noun.start(), self._boundary(statement))
            return self._paired(cited, statement, single=single)
        before = self._between(statement.noun.start(), acts[0].lead)
        if before:
            return self._paired(before, statement, single=single)
        behind = [self._behind(act) for act in acts]
        if all(behind) and len(acts) > 1:
            return [(report, act) for reports, act in zip(behind, acts, strict=True) for report in reports]
        after = behind[-1] or self._between(statement.end, self._boundary(statement))
        return self._paired(after, statement, single=single)

    def _between(self, start: int, end: int) -> list[str]:
        """The reports cited from one offset to before another."""
        cited = self.reports[bisect_left(self.places, start) : bisect_left(self.places, end)]
        return list(dict.fromkeys(str(report.target) for report in cited if not _holds_acts(report)))

    def _behind(self, act: ResolvedCitation) -> list[str]:
        """The reports whose symbol or footnote stands directly behind a resolution."""
        behind = self.patterns.behind.match(self.text, act.end)
        return self._between(behind.end(), behind.end() + 1) or self._between(act.end, act.end + 1) if behind else []

    def _boundary(self, statement: Statement) -> int:
        """How far the words about this report go: to the next report, or the end of the clause."""
        ceiling = min(statement.end + _AFTER, statement.passage.end)
        stops = (pattern.search(self.text, statement.end, ceiling) for pattern in (STOP, self.patterns.another))
        return min((stop.start() for stop in stops if stop), default=ceiling) + 1

    def _paired(self, reports: list[str], statement: Statement, *, single: bool) -> list[tuple[str, ResolvedCitation]]:
        """Each report with each request, or in their order if the words say “respectively”."""
        acts = statement.acts
        several = len({_whole(report) for report in reports}) > 1
        if several and single:
            return []
        if several and len(acts) > 1:
            respectively = self.patterns.respectively.search(self.text, statement.start, statement.passage.end)
            paired = respectively and len(reports) == len(acts)
            return list(zip(reports, acts, strict=True)) if paired else []
        return [(report, act) for report in reports for act in acts]

    def _in_list(self, statement: Statement) -> list[str]:
        """The reports in the paragraphs below “the following documents were issued:”, as long as each cites one."""
        found: list[str] = []
        first = self.normalized.index_at(statement.start)
        for passage in self.normalized.passages[first + 1 : first + 1 + _LONGEST_LIST]:
            cited = self._between(passage.start, passage.end)
            if not passage.paragraph.label.startswith(f"{statement.passage.paragraph.label}("):
                break
            found += cited
        return list(dict.fromkeys(found))

    # ---- reports without a symbol ---------------------------------------------------------------------------------

    def _is_there(self, statement: Statement) -> bool:
        """Whether a report without a symbol is said to be there: not in “requests a report pursuant to”."""
        start, noun = max(statement.passage.content, statement.start - CLAUSE), statement.noun
        stops = list(STOP.finditer(self.text, start, statement.start))
        clause = stops[-1].end() if stops else start
        if self.patterns.not_yet.search(self.text, clause, self._boundary(statement)):
            return False
        if not self.patterns.requested.search(self.text, noun.end(), statement.end):
            return self.patterns.taken_up.search(self.text, clause, statement.start) is not None
        # "Takes note of the report requested in"; never "recalls that the review requested in".
        near = self.patterns.taken_up.search(self.text, max(noun.start() - _NEAR, clause), statement.start)
        return near is not None and near["that"] is None

    def _unnamed(self, act: ResolvedCitation, statement: Statement) -> ReportSubmission:
        end = statement.acts[0].lead if statement.acts[0].lead > statement.noun.end() else statement.end
        day = read_date(self.text, self.language, statement.noun.end(), end)
        submission = self._submission(None, act, statement)
        single = self._is_single(statement)
        return replace(submission, author=self._author(statement, end), year=day.year if day and single else None)

    def _author(self, statement: Statement, end: int) -> str | None:
        """Whose report it is: in “of the Secretary-General”, “submitted by the Panel”, “the Panel's report”."""
        noun = statement.noun
        for name in self.statements.bodies_between(noun.end(), end):
            if name.keys and self.patterns.of_author.search(self.text, noun.end(), name.start):
                return name.keys[0]
        before = self.statements.bodies_between(statement.passage.start, noun.start())[-1:]
        return next((n.keys[0] for n in before if n.keys and noun.start("noun") - n.end <= len("'s final ")), None)

    def _submission(
        self, report: str | None, act: ResolvedCitation, statement: Statement, *, reported: bool = True
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


def _placed(normalized: NormalizedText, reports: Sequence[ResolvedCitation]) -> Iterator[tuple[int, ResolvedCitation]]:
    """Each report with the place where it is cited; none for a footnote without a marker."""
    running: list[Passage] | None = None
    for report in reports:
        passage = normalized.passage_at(report.start)
        if passage.paragraph.kind != "footnote":
            yield report.start, report
            continue
        anchor = passage.paragraph.anchor
        if anchor is None:
            continue
        if running is None:
            running = sorted(normalized.passages, key=lambda one: one.paragraph.start)
            starts = [one.paragraph.start for one in running]
        holder = running[max(bisect_right(starts, anchor) - 1, 0)]
        if holder.paragraph.start <= anchor < holder.paragraph.end:
            yield normalized.normalized_offset(anchor, holder), report


def _is_report(symbol: str) -> bool:
    """Whether a symbol can be a report's: no act's and no draft's."""
    return symbol_of(symbol) is not None and not is_act(symbol) and "/L." not in symbol


def _holds_acts(citation: ResolvedCitation) -> bool:
    """Whether a volume is cited for the chapter in which an act stands: “(A/77/53), chap. VI, sect. A”."""
    return citation.pinpoint is not None and citation.pinpoint.startswith("chap")


def _whole(symbol: str) -> str:
    """The text that an addendum, corrigendum or revision belongs to: one report in several documents."""
    known = symbol_of(symbol)
    return _whole(known.parent) if known and known.parent else symbol
