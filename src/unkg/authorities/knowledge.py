"""All that reading and describing documents needs to know beforehand, as one record to hand down."""

from collections.abc import Mapping
from dataclasses import dataclass

from unkg.authorities.evidence import FEWEST, Measured
from unkg.authorities.general_comments import GeneralComment
from unkg.authorities.language import Language
from unkg.authorities.numbering import Numbering
from unkg.model import Authorities, Evidence


@dataclass(frozen=True, slots=True, eq=False)
class Knowledge:
    """The tables of a data folder; equal only to itself, so that what is compiled from it can be memoised by it."""

    authorities: Authorities
    numbering: Numbering
    languages: Mapping[str, Language]
    """By code."""
    evidence: tuple[Measured, ...]
    general_comments: tuple[GeneralComment, ...]

    def confidence(self) -> Mapping[Evidence, float]:
        """The measured precision of each class of evidence, without those seen in fewer than `FEWEST` cases."""
        return {row.evidence: row.precision for row in self.evidence if row.cases >= FEWEST}
