"""How a text relates to what it cites: the words directly before, else the verb that governs the clause, else a bare citation."""

import re
from bisect import bisect_left
from functools import lru_cache
from typing import NamedTuple

from unkg.authorities.language import Language
from unkg.extraction.passages import Passage, View
from unkg.extraction.verbs import verbs_of
from unkg.model import Relation

_WINDOW = 150
"""Characters before a citation in which the words that tell its relation end."""
_DETERMINERS = (
    r"(?: (?:(?:the|its|their|all)? ?(?:relevant |appropriate |applicable |other )?(?:provisions|principles|purposes(?: and principles)?|terms|requirements|objectives|commitments|recommendations) (?:of|in|under|contained in)))?"
    r"(?: (?:the|its|their|this|his|her|all|relevant|both|previous|a|an|said|that|other|documents?|reports?|the annexe?s? to|inter alia,?))*"
)
_ACTOR = r"(?: (?:the )?(?:[A-Z][\w'-]*)(?:,? (?:[A-Z][\w'-]*|of|the|for|on|and|in|to))*)"
_PASSED_ON = r"(?:,? (?:in|by|through|under|pursuant to)(?: (?:the annex to|annex [IVX]+ to|(?:operative )?paragraphs? [\w(), ]+ of|section [IVX]+ of))?)"


_SPOKEN = frozenset(
    {
        "recall",
        "reaffirm",
        "note",
        "bear-in-mind",
        "welcome",
        "acknowledge",
        "stress",
        "express-concern",
        "regret",
        "guided-by",
        "pursuant-to",
    }
)
"""Relations whose -ing forms speak in the issuing body's voice in operative paragraphs; “approving the Agreement” is what States do."""


class _Table(NamedTuple):
    lead: re.Pattern[str]
    lead_of_noun: re.Pattern[str]
    relation_of: dict[str, Relation]


@lru_cache(maxsize=8)
def _table(language: Language) -> _Table:
    leads = "|".join(re.escape(words) for words, _ in language.leads)
    # "pursuant to its", "established by the General Assembly in", "contained in the annex to"; the longest lead that ends here.
    pattern = rf"\b(?P<lead>{leads})(?:{_ACTOR}{_PASSED_ON})?{_DETERMINERS}[ ,]*$"
    relation_of: dict[str, Relation] = {}
    for words, relation in language.leads:
        relation_of.setdefault(words, relation)
    noun = r"(?:reports?|outcome|letters?|notes?|annex|documents?|statements?|declarations?|guidelines|principles|study|studies|recommendations|conclusions|programme|plan|framework|strategy|agenda)"
    lead_of_noun = rf"\b(?P<lead>{leads})(?: (?:the|its|their|his|her|an?|that|those))?(?: [\w'-]+){{0,4}}? {noun}\b(?:(?! (?:which|that|and)\b) [\w'()-]+){{0,16}},?$"
    return _Table(re.compile(pattern), re.compile(lead_of_noun), relation_of)


class Relations:
    """The relations of one view; finds the verbs of a passage once."""

    def __init__(self, view: View, language: Language) -> None:
        self.view = view
        self.language = language
        self._verbs: dict[int, tuple[list[int], list[Relation]]] = {}

    def at(self, offset: int, passage: Passage, *, footnote: bool = False) -> Relation:
        """The relation of what is cited from `offset` of a passage on; for a footnote, of its marker there."""
        lead = self._lead_of_noun(offset, passage) if footnote else self.lead(offset, passage)
        if lead:
            return lead
        if passage.paragraph.section == "heading":
            return "cite"
        return self._governing(offset, passage) or "cite"

    def lead(self, offset: int, passage: Passage) -> Relation | None:
        """The relation that the words directly before an offset tell; None where they are of no such kind."""
        table = _table(self.language)
        low = max(passage.start, offset - _WINDOW)
        window = self.view.text[low:offset]
        match = (
            table.lead.search(window) or table.lead.search(window.lower())
            if offset - passage.content < 40
            else table.lead.search(window)
        )
        return table.relation_of[match["lead"]] if match else None

    def _lead_of_noun(self, offset: int, passage: Passage) -> Relation | None:
        """The words before the noun that a footnote's marker stands behind: “contained in the report of the commission,¹”."""
        table = _table(self.language)
        match = table.lead_of_noun.search(self.view.text, max(passage.content, offset - _WINDOW), offset)
        return table.relation_of[match["lead"]] if match else None

    def _governing(self, offset: int, passage: Passage) -> Relation | None:
        starts, relations = self._verbs_of(passage)
        index = bisect_left(starts, offset) - 1
        return relations[index] if index >= 0 else None

    def _verbs_of(self, passage: Passage) -> tuple[list[int], list[Relation]]:
        known = self._verbs.get(passage.start)
        if known is None:
            known = self._verbs[passage.start] = self._find_verbs(passage)
        return known

    def _find_verbs(self, passage: Passage) -> tuple[list[int], list[Relation]]:
        verbs = verbs_of(self.language)
        narrative = passage.paragraph.section == "body"
        patterns = (verbs.governing, verbs.reported) if narrative else (verbs.governing,)
        found = {
            m.start(): m["verb"].lower()
            for p in patterns
            for m in p.finditer(self.view.text, passage.content, passage.end)
            if self._governs(m, passage)
        }
        starts = sorted(found)
        bases = self._bases()
        return starts, [bases[found[s]] for s in starts]

    def _governs(self, match: re.Match[str], passage: Passage) -> bool:
        """Whether a form can be the clause's verb: not the object of another (“of recalling”), not a subordinate's (“which stresses”)."""
        verb = match["verb"].lower()
        if passage.paragraph.section == "operative" and verb.endswith("ing") and self._bases()[verb] not in _SPOKEN:
            return False
        before = self.view.text[max(passage.start, match.start() - 14) : match.start()].lower()
        return not re.search(
            r"\b(?:which|that|who|of|for|by|the|such|any|a|no|without|its|their|and other|these|those|to) $", before
        )

    def _bases(self) -> dict[str, Relation]:
        return _bases(self.language)


@lru_cache(maxsize=8)
def _bases(language: Language) -> dict[str, Relation]:
    table: dict[str, Relation] = {
        form: relation for verb, relation in language.relation_verbs.items() for form in language.forms[verb]
    }
    return table | {
        "guided by": "guided-by",
        "guided": "guided-by",
        "concerned": "express-concern",
        "alarmed": "express-concern",
    }
