"""How a text relates to what it cites.

The words directly before, else the verb that governs the clause, else a bare citation.
"""

import re
from bisect import bisect_left, bisect_right
from functools import cached_property, lru_cache
from operator import itemgetter
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from unkg.authorities.language import Language
from unkg.extraction.layout.normalized_text import NormalizedText, Passage
from unkg.extraction.patterns.words import any_of
from unkg.extraction.resolve.resolved import RelationEvidence
from unkg.model import OWN_VOICE, Relation

_WINDOW = 150
"""Characters before a citation in which the words that state its relation stand."""
_OPENING = 40
"""Characters from a paragraph's beginning within which such words may begin with a capital: “Pursuant to”."""
_BEFORE_VERB = 14
"""Characters before a verb that decide whether it governs the clause."""

_BARE = RelationEvidence("cite")
_Form = tuple[int, int, int]
"""Words that may state a relation: which of the leads or verbs they are, and from where to where they stand in the
normalized text."""
_START, _END = itemgetter(1), itemgetter(2)


class _Patterns(NamedTuple):
    """What a language's tables become; all words are looked for in lower-case text in one pass."""

    leads: AhoCorasick
    relation_of_lead: tuple[Relation, ...]
    verbs: AhoCorasick
    verb_of: tuple[tuple[Relation, bool, bool], ...]
    """Relation, whether past, whether an -ing form."""
    to_citation: re.Pattern[str]
    to_marker: re.Pattern[str]
    not_governing: re.Pattern[str]


class Relations:
    """The relation of whatever one text cites, by the offset from which its words stand."""

    def __init__(self, normalized: NormalizedText, language: Language) -> None:
        self.normalized = normalized
        self.patterns = _patterns(language)
        self.cache: dict[int, RelationEvidence] = {}
        self.nearest_cache: dict[int, int] = {}
        """Which verb governs where another one does not: what is asked of one place is not asked again of the next."""

    def at(self, offset: int) -> RelationEvidence:
        """The relation of what is cited from a normalized offset on.

        A footnote's is taken from where its marker stands.
        """
        found = self.cache.get(offset)
        if found is None:
            found = self.cache[offset] = self._at(offset)
        return found

    def _at(self, offset: int) -> RelationEvidence:
        passage = self.normalized.passage_at(offset)
        anchor = passage.paragraph.anchor
        if passage.paragraph.kind != "footnote" or anchor is None:
            return self._in_passage(offset, passage, self.patterns.to_citation)
        own = self._lead(offset, passage, self.patterns.to_citation)
        there = self.marker_passage.get(anchor)
        if own or there is None:
            return own or _BARE
        marker = self.normalized.normalized_offset(anchor, there)
        return self._in_passage(marker, there, self.patterns.to_marker)

    @cached_property
    def marker_passage(self) -> dict[int, Passage]:
        """The passages of the running text in which markers of footnotes stand, by the offset of the marker."""
        return _passages_of_markers(self.normalized)

    @cached_property
    def leads(self) -> list[_Form]:
        """Where words stand that may state a relation directly, in order, the longer of two first."""
        leads = self.patterns.leads.find_matches_as_indexes(self.normalized.lower, overlapping=True)
        return sorted(sorted(leads, key=_END, reverse=True), key=_START)

    @cached_property
    def lead_starts(self) -> list[int]:
        """Where each of these begins."""
        return list(map(_START, self.leads))

    @cached_property
    def verbs(self) -> list[_Form]:
        """Where verbs stand that may govern a clause, in order."""
        return self.patterns.verbs.find_matches_as_indexes(self.normalized.lower)

    @cached_property
    def verb_starts(self) -> list[int]:
        """Where each of these begins."""
        return list(map(_START, self.verbs))

    def _in_passage(self, offset: int, passage: Passage, between: re.Pattern[str]) -> RelationEvidence:
        """The relation that the words directly before an offset state, else the verb that governs the clause."""
        lead = self._lead(offset, passage, between)
        if lead or passage.paragraph.section == "heading":
            return lead or _BARE
        return self._governing(offset, passage) or _BARE

    def _lead(self, offset: int, passage: Passage, between: re.Pattern[str]) -> RelationEvidence | None:
        """The relation that the words directly before an offset state; None where they are of no such kind."""
        text, lower = self.normalized.text, self.normalized.lower
        first = bisect_left(self.lead_starts, max(passage.start, offset - _WINDOW))
        for which, start, end in self.leads[first : bisect_left(self.lead_starts, offset)]:
            if end > offset or not _is_whole(lower, start, end):
                continue
            written_small = text.startswith(lower[start:end], start)
            opens = offset - passage.content < _OPENING or text.endswith(". ", 0, start)
            if (written_small or opens) and between.fullmatch(text, end, offset):
                return RelationEvidence(self.patterns.relation_of_lead[which], start, end)
        return None

    def _governing(self, offset: int, passage: Passage) -> RelationEvidence | None:
        """The last verb before an offset in its passage."""
        index, passed = bisect_left(self.verb_starts, offset) - 1, []
        while index >= 0 and self.verb_starts[index] >= passage.content:
            if self._governs(self.verbs[index], passage):
                break
            passed.append(index)
            index = self.nearest_cache.get(index, index - 1)
        if passed:
            self.nearest_cache.update(dict.fromkeys(passed, index))
        if index < 0 or self.verb_starts[index] < passage.content:
            return None
        which, start, end = self.verbs[index]
        return RelationEvidence(self.patterns.verb_of[which][0], start, end)

    def _governs(self, verb: _Form, passage: Passage) -> bool:
        """Whether a form can be the clause's verb.

        Not another's object (“of recalling”), not a subordinate's (“which stresses”).
        """
        which, start, end = verb
        relation, past, ing = self.patterns.verb_of[which]
        section = passage.paragraph.section
        if (past and section != "body") or (ing and relation not in OWN_VOICE and section == "operative"):
            return False
        lower = self.normalized.lower
        if not _is_whole(lower, start, end):
            return False
        return not self.patterns.not_governing.search(lower, max(0, start - _BEFORE_VERB), start)


def _passages_of_markers(normalized: NormalizedText) -> dict[int, Passage]:
    """The passages of the running text in which footnotes' markers stand, by the marker's offset in the document."""
    passages = normalized.passages
    anchors = [p.paragraph.anchor for p in passages if p.paragraph.anchor is not None]
    if not anchors:
        return {}
    running = sorted((p.paragraph.start, n) for n, p in enumerate(passages) if p.paragraph.kind != "footnote")
    found = {}
    for anchor in anchors:
        index = bisect_right(running, (anchor, len(passages))) - 1
        if index >= 0 and anchor < (passage := passages[running[index][1]]).paragraph.end:
            found[anchor] = passage
    return found


def _is_whole(lower: str, start: int, end: int) -> bool:
    """Whether words stand between word bounds: “acts”, never in “facts”."""
    before, after = lower[start - 1 : start], lower[end : end + 1]
    return not (before.isalnum() or before == "_" or after.isalnum() or after == "_")


@lru_cache(maxsize=8)
def _patterns(language: Language) -> _Patterns:
    relation_of: dict[str, Relation] = {}
    for words, relation in language.leads:
        relation_of.setdefault(words, relation)
    forms = _forms(language)
    return _Patterns(
        leads=AhoCorasick(list(relation_of), implementation=Implementation.DFA),
        relation_of_lead=tuple(relation_of.values()),
        verbs=AhoCorasick(list(forms), matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA),
        verb_of=tuple(forms.values()),
        to_citation=_to_citation(language),
        to_marker=_to_marker(language),
        not_governing=re.compile(rf"\b{any_of(language.relation_words['not_before_verbs'])} $"),
    )


def _forms(language: Language) -> dict[str, tuple[Relation, bool, bool]]:
    """Forms of the verbs that govern a clause.

    Third person and -ing form everywhere, the past in narrative, and participles that open.
    """
    table: dict[str, tuple[Relation, bool, bool]] = {}
    governing = [(f, relation) for verb, relation in language.relation_verbs.items() for f in language.forms[verb]]
    for forms, relation in governing:
        table[forms[2]] = (relation, True, False)
    for participle, relation in language.relation_participles.items():
        table[participle] = (relation, False, False)
    for forms, relation in governing:
        table[forms[0]] = (relation, False, False)
        table[forms[1]] = (relation, False, True)
    return table


def _to_citation(language: Language) -> re.Pattern[str]:
    """What may stand between a lead and the citation.

    “pursuant to its”, “established by the General Assembly in”, “contained in the annex to”.
    """
    words = language.relation_words
    provisions = (
        rf"(?: (?:{any_of(words['provision_determiners'])}?) ?(?:{any_of(words['provision_adjectives'])} )?"
        rf"{any_of(words['provisions'])} {any_of(words['provision_of'])})?"
    )
    determiners = rf"(?: {any_of(words['determiners'])})*"
    # A name of capitals and small words between: "the High Commissioner for Human Rights"; never "States and their".
    actor = rf"(?: (?:the )?[A-Z][\w'-]*(?:,? (?:[A-Z][\w'-]*|{any_of(words['within_actors'])}))*)"
    part = rf"(?: (?:{any_of(words['the_annex'])}|{any_of(words['parts'])} [\w(), ]+ {any_of(words['part_of'])}))?"
    passed_on = rf"(?:,? {any_of(words['of_actors'])}{part})"
    return re.compile(rf"(?:{actor}{passed_on})?{provisions}{determiners}[ ,]*")


def _to_marker(language: Language) -> re.Pattern[str]:
    """What may stand between a lead and a footnote's marker.

    “contained in | the report of the commission,¹”; not a further clause.
    """
    words = language.relation_words
    noun = rf"(?: {any_of(words['noted_determiners'])})?(?: [\w'-]+){{0,4}}? {any_of(words['noted'])}\b"
    return re.compile(rf"{noun}(?:(?! {any_of(words['noted_end'])}\b) [\w'()-]+){{0,16}},?")
