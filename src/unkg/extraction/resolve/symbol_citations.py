"""Symbols as citations: `A/HRC/25/63` with the words before it and the part of the document that is meant."""

import re

from unkg.authorities import Numbering
from unkg.extraction.layout.normalized_text import Passage
from unkg.extraction.patterns.citation_patterns import citation_patterns
from unkg.extraction.resolve.context import Context
from unkg.extraction.resolve.resolved import ResolvedCitation
from unkg.extraction.scan import pinpoints
from unkg.extraction.scan.numbers import Number
from unkg.symbols import parse

_REPORT = 140
"""Characters of “his previous report to the General Assembly (”, before a symbol in parentheses."""
_RECORDS = 260
"""Characters of “Official Records of the General Assembly, …, Supplement No. 49 (”."""
_DOCUMENT = 40
"""Characters: no word for a document, with its parenthesis, is longer."""
_PARENTHESIS = 230
"""Characters behind a symbol in which the parenthesis closes that it stands in: the longest list of symbols is
shorter."""
# What ends the reach of a parenthesis, or is one.
_STOP = re.compile(r"[()\[\]\n;]")


class SymbolReader:
    """Reads the symbols of one text as citations."""

    def __init__(self, context: Context, numbering: Numbering) -> None:
        self.text = context.normalized.text
        self.language = context.language
        self.relations = context.relations
        self.numbering = numbering
        self.patterns = citation_patterns(context.language)

    def citation(self, number: Number, passage: Passage) -> ResolvedCitation:
        """The citation that a symbol is; unresolved where it is of no series of ours, or damaged."""
        start, end, kind = number.start, number.end, parse(number.value).kind
        before = pinpoints.before(self.text, self._noun_start(start, passage), self.language)
        after = pinpoints.after_symbol(self.text, end, self.language) or self._after_parenthesis(end)
        place = before or after
        lead = before.start if before else start
        relation = self.relations.at(lead, end)
        if not self.numbering.is_un_symbol(number.value):
            return ResolvedCitation(start, end, kind, None, None, "unknown-name", place, lead, relation)
        if not (whole := self.numbering.completed(number.value)):
            return ResolvedCitation(start, end, kind, None, None, "damaged-number", place, lead, relation)
        return ResolvedCitation(start, end, kind, whole, "explicit-symbol", None, place, lead, relation)

    def _noun_start(self, start: int, passage: Passage) -> int:
        """Where the words for a document begin.

        “Official Records of the General Assembly, …, Supplement No. 49 (”, “document ”.
        """
        low = max(passage.start, start - _RECORDS)
        if not self.text.endswith((" ", "(", "'", "-"), low, start):
            return start
        window = self.text[low:start]
        if window.endswith("(") and (records := self.patterns.records.search(window)):
            return low + records.start()
        if window.endswith(" (") and (report := self.patterns.report.search(window, max(0, len(window) - _REPORT))):
            return low + report.start()
        match = self.patterns.document.search(window, max(0, len(window) - _DOCUMENT))
        return low + match.start() if match else start

    def _after_parenthesis(self, end: int) -> pinpoints.Found | None:
        """“(A/67/53 and A/67/53/Corr.1), chap. IV”: a pinpoint behind the parenthesis is of all symbols in it."""
        stop = _STOP.search(self.text, end, end + _PARENTHESIS + 1)
        match = self.patterns.parenthesis.match(self.text, end) if stop and stop[0] not in "\n;" else None
        return pinpoints.after_symbol(self.text, match.end(), self.language) if match else None
