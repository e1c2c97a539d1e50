"""What a clause says that a cited act did to whose mandate."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from unkg.authorities import Knowledge
from unkg.extraction.act.mandates.holders import Holders, find_holders
from unkg.extraction.act.mandates.patterns import MandatePatterns, mandate_patterns
from unkg.extraction.layout.normalized_text import Passage
from unkg.extraction.resolve.context import Context
from unkg.extraction.resolve.resolved import ResolvedCitation, ResolvedName
from unkg.model import MandateEventKind

_TO_CITATION = 220
"""Characters between a holder and the citation of the act that is reported of its mandate."""
_NEW_SENTENCE = re.compile(r"[.;] [A-Z]")


class ReportedClause(NamedTuple):
    """What an act did to whose mandate, and the words that say so, in the normalized text."""

    kind: MandateEventKind
    holder: ResolvedName
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ReportedClauses:
    """Reads the clauses of one text that say what cited acts did to mandates."""

    text: str
    holders: Holders
    patterns: MandatePatterns

    @classmethod
    def of(cls, context: Context, knowledge: Knowledge) -> "ReportedClauses":
        """The clauses of a document."""
        return cls(context.normalized.text, find_holders(context, knowledge), mandate_patterns(context.language))

    def before(self, kind: MandateEventKind, cited: ResolvedCitation, passage: Passage) -> ReportedClause | None:
        """“the mandate of the Special Rapporteur, established by resolution 2004/13 and extended by 7/15”."""
        holder = self.holders.last_between(passage.content, cited.lead)
        if holder is None or cited.lead - holder.end >= _TO_CITATION:
            return None
        between = self.text[holder.end : cited.lead]
        if _NEW_SENTENCE.search(between) or not self._is_about_holder(between):
            return None
        return ReportedClause(kind, holder, holder.start, cited.end)

    def after(self, cited: ResolvedCitation, passage: Passage) -> ReportedClause | None:
        """“resolution 7/15, in which the Council decided to extend the mandate of the Special Rapporteur”."""
        match = self.patterns.in_which.match(self.text, cited.end, passage.end)
        holder = self.holders.after(match.end(), passage.end) if match else None
        if match is None or holder is None:
            return None
        kind = self.patterns.kind_of[match["verb"].lower()]
        if not match["mandate"] and kind != "established":
            return None
        return ReportedClause(kind, holder, cited.start, holder.end)

    def _is_about_holder(self, between: str) -> bool:
        """Whether verbs between a holder and a citation are about it: “the Panel, established by … and extended by”.

        Not “the Team to help the Committee established by”, nor “the Panel, … embargoes, among them those imposed by”.
        """
        verbs = list(self.patterns.verb.pattern.finditer(between))
        if not verbs:
            return False
        if self.patterns.this_mandate.search(between[: verbs[-1].start()]):
            return True
        joined = self.patterns.aside.fullmatch(between, 0, verbs[0].start())
        return bool(joined and not self.patterns.other_subject.search(between, verbs[0].end()))
