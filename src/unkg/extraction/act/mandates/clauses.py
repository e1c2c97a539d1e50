"""What a clause says happens to whose mandate: the deciding verb, its object, and the holder."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from unkg.authorities import Knowledge
from unkg.extraction.act.mandates.holders import Holders, find_holders
from unkg.extraction.act.mandates.patterns import MandatePatterns, mandate_patterns
from unkg.extraction.layout.normalized_text import Passage
from unkg.extraction.patterns.anchors import Places
from unkg.extraction.resolve.context import Context
from unkg.extraction.resolve.resolved import ResolvedName
from unkg.model import MandateEventKind

_TO_PASSIVE = 40
"""Characters between a holder and the passive that decides on its mandate."""
_BEFORE_PASSIVE = 30
"""Characters that hold “shall be further”."""
_BEFORE_VERB = 90
"""Characters that hold “Decides, …, to further”."""
_NUMBERING = 3
"""Characters at most between where a paragraph's own words begin and its first word."""
_ONE_WORD = re.compile(r"[A-Z][a-z]+ ")


class Clause(NamedTuple):
    """What happens to whose mandate, and the words that say so, in the normalized text."""

    kind: MandateEventKind
    holder: ResolvedName
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Clauses:
    """Reads the clauses of one text that are about mandates."""

    text: str
    holders: Holders
    patterns: MandatePatterns
    verbs: Places

    @classmethod
    def of(cls, context: Context, knowledge: Knowledge) -> "Clauses":
        """The clauses of a document."""
        normalized, patterns = context.normalized, mandate_patterns(context.language)
        verbs = patterns.verb.on(normalized.text, normalized.lower)
        return cls(normalized.text, find_holders(context, knowledge), patterns, verbs)

    def deciding(self, passage: Passage) -> Iterator[Clause]:
        """The clauses by which a paragraph itself decides on a mandate."""
        for match in self.verbs.finditer(passage.content, passage.end):
            before = max(passage.content, match.start() - _BEFORE_PASSIVE)
            passive = self.patterns.shall_be.search(self.text, before, match.start())
            clause = self._passive(match, passage) if passive else self._active(match, passage)
            if clause:
                yield clause

    # ---- deciding verbs -------------------------------------------------------------------------------------------

    def _passive(self, match: re.Match[str], passage: Passage) -> Clause | None:
        """“the mandate of the Special Rapporteur shall be extended”."""
        holder = self.holders.last_between(passage.content, match.start())
        if holder is None or match.start() - holder.end > _TO_PASSIVE:
            return None
        if not self.patterns.mandate_of.search(self.text, passage.content, holder.start):
            return None
        return Clause(self._kind(match), holder, holder.start, match.end())

    def _active(self, match: re.Match[str], passage: Passage) -> Clause | None:
        """“Decides to extend the mandate of the Special Rapporteur”."""
        clause = self._with_object(match, passage) if self._decides(match, passage) else None
        return clause._replace(end=max(clause.end, match.end())) if clause else None

    def _with_object(self, match: re.Match[str], passage: Passage) -> Clause | None:
        """From a verb to the holder after its object; what is not established must have a mandate for its object."""
        holder = self.holders.after(match.end(), passage.end)
        kind = self._kind(match)
        if holder is None or not (match["mandate"] or kind == "established"):
            return None
        return Clause(kind, holder, match.start("verb"), holder.end)

    def _kind(self, match: re.Match[str]) -> MandateEventKind:
        return self.patterns.kind_of[match["verb"].lower()]

    def _decides(self, match: re.Match[str], passage: Passage) -> bool:
        """Whether the paragraph itself decides: “Decides to extend”, “Extends”; not “was established”, “extending”."""
        first, verb = passage.content, match.start()
        if match["verb"].lower().endswith(self.patterns.not_deciding):
            return False
        if verb - first < _NUMBERING or _ONE_WORD.fullmatch(self.text, first, verb):
            return True
        # The words before are cut out: a word boundary at their first character is then one.
        return bool(self.patterns.decides_to.search(self.text[max(first, verb - _BEFORE_VERB) : verb]))
