"""Citations in one list: “resolutions 1651 (2005), 1665 (2006) and paragraph 1 of resolution 2075 (2012)”."""

from collections.abc import Iterator
from typing import NamedTuple

from unkg.extraction.act.mandates.reported.patterns import reported_patterns
from unkg.extraction.layout.normalized_text import Passage
from unkg.extraction.resolve.context import Context
from unkg.extraction.resolve.resolved import ResolvedCitation

_BETWEEN = 120
"""Characters between two citations of one list at most: a date, a pinpoint and an organ."""


_ACTS = frozenset({"resolution", "decision", "statement"})


class CitedList(NamedTuple):
    """Citations that share what stands before or behind them, and the passage they stand in."""

    citations: tuple[ResolvedCitation, ...]
    passage: Passage

    @property
    def lead(self) -> int:
        """Where the words for the first begin."""
        return self.citations[0].lead

    @property
    def start(self) -> int:
        """Where the first begins."""
        return self.citations[0].start

    @property
    def end(self) -> int:
        """Where the last ends."""
        return self.citations[-1].end


def cited_lists(context: Context) -> Iterator[CitedList]:
    """The citations of resolutions, decisions and statements in a document, list by list, in order of place."""
    joined, text = reported_patterns(context.language).joined, context.normalized.text
    pending: list[ResolvedCitation] = []
    passage: Passage | None = None
    for cited in context.citations:
        if cited.kind not in _ACTS:
            continue
        previous = pending[-1].end if pending else 0
        near = passage and cited.start < passage.end and cited.start - previous <= _BETWEEN
        if near and joined.fullmatch(text, previous, cited.start):
            pending.append(cited)
            continue
        if passage and pending:
            yield CitedList(tuple(pending), passage)
        passage, pending = context.normalized.passage_at(cited.start), [cited]
    if passage and pending:
        yield CitedList(tuple(pending), passage)
