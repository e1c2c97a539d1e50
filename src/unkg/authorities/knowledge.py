"""All tables of a data folder in one record, passed down to readers, extraction and graph."""

from collections.abc import Mapping
from dataclasses import dataclass

from unkg.authorities.evidence import MINIMUM_CASES, Measured
from unkg.authorities.general_comments import GeneralComment
from unkg.authorities.languages import Languages
from unkg.authorities.numbering import Numbering
from unkg.model import Authorities, Evidence


@dataclass(frozen=True, slots=True, eq=False)
class Knowledge:
    """The tables of a data folder; equal only to itself, so it can be the cache key of what is compiled from it."""

    authorities: Authorities
    numbering: Numbering
    languages: Languages
    """By code; each is read when it is first asked for."""
    evidence: tuple[Measured, ...]
    general_comments: tuple[GeneralComment, ...]

    def confidence(self) -> Mapping[Evidence, float]:
        """The measured precision of each class of evidence with at least `MINIMUM_CASES` cases."""
        return {row.evidence: row.precision for row in self.evidence if row.cases >= MINIMUM_CASES}
