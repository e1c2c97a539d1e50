"""What a document cites by symbol or number: documents, resolutions, general comments, footnotes that are lost."""

from operator import attrgetter

from unkg.authorities import Knowledge
from unkg.extraction.layout.normalized_text import NormalizedText
from unkg.extraction.resolve.context import Context
from unkg.extraction.resolve.footnotes import lost_footnotes
from unkg.extraction.resolve.general_comments import cite_general_comments
from unkg.extraction.resolve.numbered_citations import cite_numbers
from unkg.extraction.resolve.resolved import ResolvedCitation
from unkg.model import Header

_OPENS = 3
"""Characters from the beginning of a heading in which the document's own number begins."""


def find_citations(context: Context, knowledge: Knowledge) -> list[ResolvedCitation]:
    """Every citation of a document by symbol or number, in order of place.

    The document's own symbol is no citation.
    """
    normalized, header = context.normalized, context.header
    others = [*cite_general_comments(context, knowledge), *lost_footnotes(context)]
    starts = {c.start for c in others}
    numbers = [c for c in cite_numbers(context, knowledge) if c.start not in starts]
    found = [c for c in (*numbers, *others) if not _is_own(c, header, normalized)]
    return sorted(found, key=attrgetter("start"))


def _is_own(citation: ResolvedCitation, header: Header, normalized: NormalizedText) -> bool:
    """Whether a citation is the document's own number, in its heading or anywhere."""
    if citation.target is not None and citation.target == header.symbol:
        return True
    if citation.evidence == "explicit-symbol":
        return False
    passage = normalized.passage_at(citation.start)
    return passage.paragraph.section == "heading" and citation.start - passage.start < _OPENS
