"""Which report answers which request: as a text that takes the report up tells it, or the report itself."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from unkg.authorities.language import Language
from unkg.extraction.layout.normalized_text import Block, NormalizedText, Passage
from unkg.extraction.patterns.dates import date_pattern
from unkg.extraction.patterns.words import any_of, any_of_each
from unkg.extraction.resolve.resolved import ResolvedCitation
from unkg.model import Header, ReportSubmission
from unkg.symbols import symbol_of

_REACH = 320
"""Characters before a resolution within which the report that answers it is named."""
_BEHIND = 400
"""Characters behind a resolution within which the report's symbol or the marker of its footnote stands."""
_OWN_TYPES = frozenset({"report", "note", "letter", "other"})

# What ends the words that belong together: a semicolon, a full stop before a capital.
_STOP = re.compile(r";|(?<=[a-z\d)\]])\. +(?=[A-Z\"(])")


class Submissions:
    """Reads the submissions of one text; `cited` are all of its citations in order of place."""

    def __init__(
        self,
        normalized: NormalizedText,
        cited: list[ResolvedCitation],
        header: Header,
        blocks: list[Block],
        language: Language,
    ) -> None:
        self.normalized = normalized
        self.text = normalized.text
        self.acts = [c for c in cited if c.target and _is_act(c.target)]
        self.reports = [c for c in cited if c.target and c.kind == "document" and _is_report(c.target)]
        self.header = header
        self.patterns = _patterns(language)
        self.notes = {b.paragraph.start: b.paragraph.anchor for b in blocks if b.paragraph.anchor is not None}

    def all(self) -> list[ReportSubmission]:
        """Every submission that the text tells of; one that leaves open which report answers which request gives none."""
        if not self.acts or not (self.reports or self.header.type in _OWN_TYPES):
            return []
        found = [one for acts in self._lists() for one in self._of_list(acts)]
        return sorted(dict.fromkeys(found), key=lambda one: (one.start, one.end, one.report, one.request))

    def _lists(self) -> Iterator[list[ResolvedCitation]]:
        """The acts of one paragraph that one wording leads to: “pursuant to its resolutions 52/28 and 55/21”."""
        current: list[ResolvedCitation] = []
        for act in self.acts:
            if current and not self._goes_on(current[-1], act):
                yield current
                current = []
            current.append(act)
        if current:
            yield current

    def _goes_on(self, last: ResolvedCitation, act: ResolvedCitation) -> bool:
        return act.lead < last.end or bool(self.patterns.joined.fullmatch(self.text, last.end, act.lead))

    def _of_list(self, acts: list[ResolvedCitation]) -> Iterator[ReportSubmission]:
        first, last = acts[0], acts[-1]
        passage = self.normalized.passage_at(first.lead)
        if passage.paragraph.kind == "footnote":
            return
        under = self.patterns.under.search(self.text, max(passage.content, first.lead - _REACH), first.lead)
        if under is None:
            return
        # Else “in response to the request contained in resolution 63/281, the Secretary-General submitted a report”.
        noun = self._noun_before(under, passage) or self.patterns.submits.match(self.text, last.end, passage.end)
        if noun is None:
            return
        start, end = min(noun.start(), first.lead), max(noun.end(), last.end)
        reports = self._reports_in(noun.start(), self._boundary(end, passage))
        if self._is_own(noun, passage, cites=bool(reports)):
            own = self.header.symbol or ""
            yield from (self._submission(own, act, (start, end), passage, reported=False) for act in acts)
        else:
            yield from self._paired(reports, acts, noun, (start, end), passage)

    def _noun_before(self, under: re.Match[str], passage: Passage) -> re.Match[str] | None:
        """The report in “the report of the Secretary-General submitted pursuant to”, “the report (S/2013/623), as requested by”."""
        nouns = list(self.patterns.noun.finditer(self.text, under.pos, under.start()))
        if not nouns:
            return None
        between = self.text[nouns[-1].end() : under.start()]
        if _STOP.search(between) or self.patterns.other.search(between):
            return None
        told = self.patterns.submitted.search(between) or self.patterns.requested.match(under.group())
        return nouns[-1] if told else None

    def _boundary(self, end: int, passage: Passage) -> int:
        """How far the words about this report go: to the next report, or the end of the clause."""
        ceiling = min(end + _BEHIND, passage.end)
        ends = [m.start() for p in (_STOP, self.patterns.another) if (m := p.search(self.text, end, ceiling))]
        return min([*ends, ceiling])

    def _reports_in(self, start: int, end: int) -> list[ResolvedCitation]:
        """The reports whose symbol stands between two offsets, or in a footnote whose marker does."""
        found = []
        for report in self.reports:
            passage = self.normalized.passage_at(report.start)
            at: int | None = report.start
            if passage.paragraph.kind == "footnote":
                at = self._marker(passage, start)
            if at is not None and start <= at <= end:
                found.append(report)
        return found

    def _marker(self, note: Passage, near: int) -> int | None:
        """Where a footnote's marker stands in the normalized text, if in the passage that holds an offset."""
        anchor = self.notes.get(note.paragraph.start)
        passage = self.normalized.passage_at(near)
        if anchor is None or not passage.paragraph.start <= anchor < passage.paragraph.end:
            return None
        return self.normalized.normalized_offset(anchor, passage)

    def _paired(
        self,
        reports: list[ResolvedCitation],
        acts: list[ResolvedCitation],
        noun: re.Match[str],
        span: tuple[int, int],
        passage: Passage,
    ) -> Iterator[ReportSubmission]:
        """Each report with the requests that it answers, where the words leave no choice."""
        distinct = list(dict.fromkeys(r.target or "" for r in reports))
        plural = noun["noun"].lower() in self.patterns.plurals
        several = len({_whole(report) for report in distinct}) > 1
        if several and not plural:
            return
        if several and len(acts) > 1:
            respectively = self.patterns.respectively.search(self.text, span[0], passage.end)
            if not respectively or len(distinct) != len(acts):
                return
            pairs = list(zip(distinct, acts, strict=True))
        else:
            pairs = [(report, act) for report in distinct for act in acts]
        for report, act in pairs:
            yield self._submission(report, act, span, passage, reported=True)

    def _is_own(self, noun: re.Match[str], passage: Passage, *, cites: bool) -> bool:
        """Whether a report speaks of itself: “the present report”, its own title, a note that transmits a report without naming it."""
        if self.header.type not in _OWN_TYPES or not self.header.symbol:
            return False
        before = self.text[max(passage.content, noun.start() - 200) : noun.start()]
        if passage.paragraph.section == "heading" or self.patterns.present.search(before):
            return True
        return not cites and bool(self.patterns.transmits.search(before)) and not _STOP.search(before)

    def _submission(
        self, report: str, act: ResolvedCitation, span: tuple[int, int], passage: Passage, *, reported: bool
    ) -> ReportSubmission:
        start, end = self.normalized.original(*span)
        label = passage.paragraph.label
        return ReportSubmission(report, act.target or "", start, end, label, act.pinpoint, reported)


class _Patterns(NamedTuple):
    """The patterns of a language for the text as printed."""

    noun: re.Pattern[str]
    plurals: frozenset[str]
    another: re.Pattern[str]
    under: re.Pattern[str]
    requested: re.Pattern[str]
    submitted: re.Pattern[str]
    submits: re.Pattern[str]
    other: re.Pattern[str]
    joined: re.Pattern[str]
    present: re.Pattern[str]
    transmits: re.Pattern[str]
    respectively: re.Pattern[str]


@lru_cache(maxsize=8)
def _patterns(language: Language) -> _Patterns:
    listed, words = language.report_words, any_of_each(language.report_words)
    nouns = any_of((*listed["report"], *listed["reports"]))
    made = rf"(?: {words['made']})?(?: {words['by']} [^,;.]{{3,80}}?)?(?: {words['in']})?"
    return _Patterns(
        noun=re.compile(rf"\b(?P<noun>{nouns})\b", re.IGNORECASE),
        plurals=frozenset(listed["reports"]),
        # "taking note also of the report", "and his letter"; never "the conclusions of the report" of the same one.
        another=re.compile(rf"\b{words['another']} (?:[\w-]+ ){{0,3}}?{nouns}\b", re.IGNORECASE),
        # "pursuant to", "in response to the request contained in", "as requested by the Council in"; all up to the resolution.
        under=re.compile(
            rf"\b(?:{words['under']}(?: {words['request']}{made})?|{words['requested']}(?: {words['by']} [^,;.]{{3,80}}?)?(?: {words['in']})?) ?$",
            re.IGNORECASE,
        ),
        requested=re.compile(words["requested"], re.IGNORECASE),
        submitted=re.compile(rf"\b{words['submitted']}\b", re.IGNORECASE),
        # ", the Secretary-General submitted a report": the report is told behind the request.
        submits=re.compile(
            rf",? [^;.]{{3,100}}? {words['submitted']} (?:[\w-]+ ){{1,4}}?(?P<noun>{nouns})\b", re.IGNORECASE
        ),
        # Another thing's clause: "the report which contained information requested by", "the report, and acting in accordance
        # with"; never "which was submitted".
        other=re.compile(
            rf"\b{words['relative']}\b(?! (?:{words['was']}\b|{words['submitted']}\b))|\b{words['and']} \w+(?:ing|ant)\b",
            re.IGNORECASE,
        ),
        # " of 23 March 2016 and ", ", and of its "; never " and takes account of ", which is another verb.
        joined=re.compile(
            rf"(?: {words['of']} {date_pattern(language)})?,?(?: {words['and']})?(?: (?:{words['in']}|{words['of']}))?(?: {words['its']})? ?"
        ),
        present=re.compile(rf"\b{words['present']} $", re.IGNORECASE),
        transmits=re.compile(rf"\b{words['transmits']}\b", re.IGNORECASE),
        respectively=re.compile(rf"\b{words['respectively']}\b", re.IGNORECASE),
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
