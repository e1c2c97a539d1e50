"""Names of a known form that no authority holds: “the Special Rapporteur on the rights of seafarers”. Candidates, never merged with the curated."""

import re
from functools import lru_cache

from unkg.authorities.language import Language
from unkg.extraction.antecedents import Named
from unkg.extraction.passages import View

_LONGEST = 18
"""Words of a subject; a longer one has run past its end."""
# Where a subject ends: punctuation, a footnote's marker, and words that begin what the holder does or whose it is.
_END = (
    r"(?=[,;:()\"⁰¹²³⁴-⁹]|\.(?:\s|$)|\n|$| (?:to|that|which|who|whose|was|were|is|are|has|have|had|should|shall|will|may|must|can|in (?:its|her|his|their|accordance|paragraph|resolution|order)|"
    r"on (?:its|her|his|their)|at (?:its|the)|for (?:its|her|his|their|the work|a)|with|as|by|pursuant|established|appointed|created|submitted|entitled|under|during|from|within|through|"
    r"of the (?:Human Rights|General|Security|Commission|United Nations)|and (?:the (?!rights?|human|right)|its|her|his|to|other|on|encourag|request|invit|welcom|urg|call|take|decid|express|recall|note|[A-Z]))\b)"
)


@lru_cache(maxsize=8)
def _forms(language: Language) -> re.Pattern[str] | None:
    forms = language.name_forms.get("mechanisms", ())
    if not forms:
        return None
    heads = "|".join(re.escape(f) for f in sorted(forms, key=len, reverse=True))
    return re.compile(rf"\b(?P<name>(?:{heads}) (?:[\w'-]+(?: |, (?=[a-z]+,? and ))){{0,{_LONGEST}}}?[\w'-]+){_END}")


def find_candidates(view: View, named: list[Named], language: Language) -> list[Named]:
    """Mechanisms named by their form alone, where no name of an authority stands; the target is the name as printed, its first letter a capital."""
    forms = _forms(language)
    if forms is None:
        return []
    taken = sorted((n.start, n.end) for n in named)
    found = []
    for match in forms.finditer(view.text):
        start, end = match.span("name")
        if any(
            a < end and start < b and b - a > 1
            for a, b in taken
            if b > start and a < end and not _is_part(a, b, start, end)
        ):
            continue
        found.append(Named(start, end, "mechanism", (match["name"],), "named-pattern", None, False))
    return found


def _is_part(a: int, b: int, start: int, end: int) -> bool:
    """Whether a mention lies inside the candidate's own words: a State in “… human rights in Utopia”."""
    return start < a and b <= end
