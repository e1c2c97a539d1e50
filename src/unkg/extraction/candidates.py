"""Names of a known form that no authority holds: “the Special Rapporteur on the rights of seafarers”. Candidates, never merged with the curated."""

from bisect import bisect_left
from functools import lru_cache

from unkg.authorities.language import Language
from unkg.extraction.anchors import Anchored, anchored
from unkg.extraction.antecedents import Named
from unkg.extraction.passages import View
from unkg.extraction.wording import RAISED, any_of

_LONGEST = 18
"""Words of a subject; a longer one has run past its end."""
_NEAR = 8
"""Names before a place that may still reach over it."""


def find_candidates(view: View, named: list[Named], language: Language) -> list[Named]:
    """Mechanisms named by their form alone, where no name of an authority stands; the target is the name as printed.

    `named` are the names that authorities hold, in order of place; those inside a candidate's own words do not forbid it.
    """
    found = []
    for match in _form(language).on(view.text, view.lower).finditer(0, len(view.text)):
        start, end = match.span("name")
        before = named[: bisect_left(named, (start + 1,))][-_NEAR:]
        across = [n for n in named[bisect_left(named, (start + 1,)) : bisect_left(named, (end,))] if n.end > end]
        if not any(n.keys and n.end > start for n in (*before, *across)):
            found.append(Named(start, end, "mechanism", (match["name"],), "named-pattern", None, short=False))
    return found


@lru_cache(maxsize=8)
def _form(language: Language) -> Anchored:
    """A head with its subject: “Working Group on discrimination”, “… on truth, justice and reparation”; never the clause behind."""
    heads = language.name_forms.get("mechanisms", ())
    words = language.name_words
    acting = any_of(forms[0] for verb in language.strengths for forms in language.forms[verb])
    listed = rf", (?!{acting}\b)(?=[a-z]+,? {any_of(words['and'])} )"
    subject = rf"(?!\d)(?:[\w'-]+(?: |{listed})){{0,{_LONGEST}}}?[\w'-]+"
    and_the = rf"{any_of(words['and_the'])} (?!{any_of(words['goes_on'])})"
    behind = rf"(?: (?:(?:{any_of(words['subject_end'])}|{any_of(words['and'])} {acting})\b|{and_the}))"
    ends = rf"(?=[,;:()\"{RAISED}]|\.(?:\s|$)|\n|$|{behind})"
    return anchored(rf"\b(?P<name>{any_of(heads)} {subject})(?!{listed}){ends}", heads)
