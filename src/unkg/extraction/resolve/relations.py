"""How a text relates to what it cites.

The words directly before, else the verb that governs the clause, else a bare citation.
"""

import re
from bisect import bisect_left, bisect_right
from functools import cached_property, lru_cache
from operator import itemgetter
from typing import NamedTuple

from ahocorasick_rs import MatchKind

from unkg.authorities.language import Language
from unkg.extraction.layout.footnote_anchors import passages_of_markers
from unkg.extraction.layout.normalized_text import NormalizedText, Passage
from unkg.extraction.patterns.word_search import WordSearch
from unkg.extraction.patterns.words import any_of
from unkg.extraction.resolve.relation_patterns import (
    acts_contained,
    before_subject,
    before_verb,
    beside_citation,
    is_whole,
    not_supposed,
    relation_behind,
    sentence_end,
    subject,
    to_citation,
    to_marker,
)
from unkg.extraction.resolve.relation_verbs import (
    ACTS_OF_THE_CITED,
    DECIDED,
    Verb,
    can_govern,
    deciding,
    forms_of_verbs,
    relations_of_verbs,
)
from unkg.extraction.resolve.resolved import RelationEvidence
from unkg.model import Relation

_WINDOW = 150
"""Characters before a citation in which the words that state its relation stand."""
_OPENING = 40
"""Characters from a paragraph's beginning within which such words may begin with a capital: “Pursuant to”."""
_ITEMS = 40
"""Passages before an item among which its chapeau stands."""
_SUBJECT = 90
"""Characters of a citation with its date, as the subject of a sentence."""
_BEFORE_VERB = 14
"""Characters before a verb that decide whether it governs the clause."""
_CLAUSE = 40
"""Characters before a verb in which its clause begins, where its form does not tell that it is the clause's."""
_YIELDING: frozenset[Relation] = frozenset({"request", "pursuant-to"})
"""What words behind a text say only where none before it do: “按照第60/251号决议的要求”, “履行《公约》规定的义务”."""
_BARE = RelationEvidence("cite")
_Form = tuple[int, int, int]
"""Words that may state a relation: which of the leads or verbs they are, and from where to where they stand in the
normalized text."""
_START = itemgetter(1)


class _Patterns(NamedTuple):
    """What a language's tables become; all words are looked for in lower-case text in one pass."""

    leads: WordSearch
    relation_of_lead: tuple[Relation, ...]
    verbs: WordSearch
    verb_of: tuple[Verb, ...]
    relation_of_base: dict[str, Relation | None]
    """By the English base form; None for verbs whose object says it."""
    to_citation: re.Pattern[str]
    beside_citation: re.Pattern[str] | None
    to_marker: re.Pattern[str]
    named_alone: tuple[str, ...]
    """Words that say how a text relates to what is named, and only cite what a footnote's marker stands for."""
    acts_contained: tuple[re.Pattern[str], re.Pattern[str]] | None
    """Acts of a text before “contained in”, and behind the text where the participle stands before them."""
    noted: re.Pattern[str]
    """What words behind a footnote's marker are said of: “报告³ 所载建议”, never a title."""
    not_governing: re.Pattern[str]
    before_verb: re.Pattern[str]
    """What stands before a verb that does not open its paragraph; anything, where forms tell a clause's verb."""
    deciding: re.Pattern[str]
    telling: tuple[str, ...]
    auxiliary: re.Pattern[str]
    passive: re.Pattern[str]
    expressed: re.Pattern[str]
    relation_of_expressed: dict[str, Relation]
    sentence_end: re.Pattern[str]
    before_subject: re.Pattern[str]
    """From the beginning of a sentence to the citation that is its subject."""
    subject: re.Pattern[str]
    """From where the words for a citation begin to the verb behind it."""


class Relations:
    """The relation of whatever one text cites, by the offset from which its words stand."""

    def __init__(self, normalized: NormalizedText, language: Language) -> None:
        self.normalized = normalized
        self.language = language
        self.patterns = _patterns(language)
        self.cache: dict[int, RelationEvidence] = {}
        self.sentence_ends: dict[int, list[int]] = {}
        """By the start of the passage."""
        self.nearest_cache: dict[int, int] = {}
        """Which verb governs where another one does not: what is asked of one place is not asked again of the next."""

    def at(self, offset: int, end: int | None = None) -> RelationEvidence:
        """The relation of what is cited from a normalized offset on, to `end` if words behind it may state one.

        A footnote's is taken from where its marker stands.
        """
        found = self.cache.get(offset)
        if found is None:
            found = self.cache[offset] = self._at(offset, end)
        return found

    def _at(self, offset: int, end: int | None) -> RelationEvidence:
        passage = self.normalized.passage_at(offset)
        anchor = passage.paragraph.anchor
        if passage.paragraph.kind != "footnote" or anchor is None:
            return self._in_passage(offset, passage, self.patterns.to_citation, end)
        own = self._lead(offset, passage, self.patterns.to_citation)
        there = self.marker_passage.get(anchor)
        if own or there is None:
            return own or _BARE
        marker = self.normalized.normalized_offset(anchor, there)
        noted = self.patterns.noted.search(self.normalized.text, there.start, marker)
        return self._in_passage(marker, there, self.patterns.to_marker, marker if noted else None)

    @cached_property
    def marker_passage(self) -> dict[int, Passage]:
        """The passages of the running text in which markers of footnotes stand, by the offset of the marker."""
        return passages_of_markers(self.normalized)

    @cached_property
    def leads(self) -> list[_Form]:
        """Where words stand that may state a relation directly, in order, the longer of two first."""
        leads = self.patterns.leads.places(self.normalized.lower, overlapping=True)
        leads.reverse()  # They are in the order of their ends, and sorting keeps the order of those of one start.
        return sorted(leads, key=_START)

    @cached_property
    def verbs(self) -> list[_Form]:
        """Where verbs stand that may govern a clause, in order."""
        return self.patterns.verbs.places(self.normalized.lower)

    @cached_property
    def verb_starts(self) -> list[int]:
        """Where each of these begins."""
        return list(map(_START, self.verbs))

    def _sentence_ends(self, passage: Passage) -> list[int]:
        """Where sentences of a passage end that others follow."""
        ends = self.sentence_ends.get(passage.start)
        if ends is None:
            found = self.patterns.sentence_end.finditer(self.normalized.text, passage.start, passage.end)
            ends = self.sentence_ends[passage.start] = [match.end() for match in found]
        return ends

    def _in_passage(
        self, offset: int, passage: Passage, between: re.Pattern[str], end: int | None = None
    ) -> RelationEvidence:
        """The relation that the words beside what is cited state, else the verb that governs the clause."""
        behind = relation_behind(self.normalized.text, end, self.language) if end is not None else None
        if behind and self._is_clause_recalled(behind, offset, passage, between):
            behind = None
        lead = self._lead(offset, passage, between) if behind is None or self._yields(behind) else None
        lead = lead or behind or self._lead_of_another(offset, passage)
        if lead or passage.paragraph.section == "heading":
            return lead or _BARE
        found = self._governing(offset, passage)
        while found is None and (chapeau := self._chapeau(passage)):
            passage, found = chapeau, self._governing(chapeau.end, chapeau)
            if found and found.relation in DECIDED:
                return _BARE
        return found or self._as_subject(offset, passage) or _BARE

    def _yields(self, behind: RelationEvidence) -> bool:
        """Whether words behind a citation say what it is only where none before it do.

        “根据第60/251号决议第3段规定并经第70/1号决议修订”.
        """
        connectors = self.language.reported_words["connectors"]
        words = self.normalized.text[behind.start : behind.end]
        return behind.relation in _YIELDING or words.endswith(connectors)

    def _is_clause_recalled(
        self, behind: RelationEvidence, offset: int, passage: Passage, between: re.Pattern[str]
    ) -> bool:
        """Whether words behind a citation tell in a clause that is recalled what it did: “回顾第1号决议设立水井”."""
        if self.normalized.text[behind.start : behind.end] not in self.language.relation_words["clause_verbs"]:
            return False
        verb = self._governing(offset, passage)
        return verb is not None and between.fullmatch(self.normalized.text, verb.end or 0, offset) is not None

    def _chapeau(self, passage: Passage) -> Passage | None:
        """The passage that an item's belongs to: paragraph 3 of paragraph 3 (a)."""
        label, bracket, _ = passage.paragraph.label.rpartition("(")
        if not bracket or passage.paragraph.section != "operative":
            return None
        index = self.normalized.index_at(passage.start)
        before = self.normalized.passages[max(0, index - _ITEMS) : index]
        return next((one for one in reversed(before) if one.paragraph.label == label), None)

    def _lead(self, offset: int, passage: Passage, between: re.Pattern[str]) -> RelationEvidence | None:
        """The relation that the words directly before an offset state; None where they are of no such kind."""
        text, lower = self.normalized.text, self.normalized.lower
        first = bisect_left(self.leads, max(passage.start, offset - _WINDOW), key=_START)
        for which, start, end in self.leads[first : bisect_left(self.leads, offset, first, key=_START)]:
            if end > offset or not is_whole(lower, start, end):
                continue
            written_small = text.startswith(lower[start:end], start)
            opens = (
                offset - passage.content < _OPENING
                or text[start - 1] == "("
                or self._sentence_start(start, passage) == start
            )
            if (written_small or opens) and between.fullmatch(text, end, offset):
                relation = self.patterns.relation_of_lead[which]
                if between is self.patterns.to_marker and lower[start:end] in self.patterns.named_alone:
                    relation = "cite"
                if not self._is_of_the_act(relation, start, end, offset):
                    return RelationEvidence(relation, start, end)
        return None

    def _is_of_the_act(self, relation: Relation, start: int, end: int, offset: int) -> bool:
        """Whether “contained in” only joins an act to its text, of which the clause's verb says what it does.

        “подтверждает свое решение, содержащееся в резолюции 60/1” is “reaffirms its decision in resolution 60/1”.
        """
        acts = self.patterns.acts_contained
        if relation != "contain" or acts is None:
            return False
        before, behind = acts
        text = self.normalized.text
        if text[start - 2 : start - 1] == ",":
            return before.search(text, max(0, start - _WINDOW), start) is not None
        return behind.match(text, offset) is not None

    def _lead_of_another(self, offset: int, passage: Passage) -> RelationEvidence | None:
        """What the words before what a citation is joined to say: “根据国际法和第60/251号决议”.

        Only by what a text acts; never where a verb stands between: “根据国际法回顾水井和第60/251号决议”.
        """
        between, text, lower = self.patterns.beside_citation, self.normalized.text, self.normalized.lower
        if between is None:
            return None
        first = bisect_left(self.leads, max(passage.content, offset - _WINDOW), key=_START)
        before = self.leads[first : bisect_left(self.leads, offset, first, key=_START)]
        whole = (lead for lead in reversed(before) if lead[2] <= offset and is_whole(lower, *lead[1:]))
        which, start, end = next(whole, (0, offset, offset))
        relation, verb = self.patterns.relation_of_lead[which], bisect_left(self.verb_starts, end)
        has_verb = verb < len(self.verbs) and self.verb_starts[verb] < offset
        if relation != "pursuant-to" or has_verb or not between.fullmatch(text, end, offset):
            return None
        return RelationEvidence(relation, start, end)

    def _governing(self, offset: int, passage: Passage) -> RelationEvidence | None:
        """The last verb before an offset in its sentence."""
        first = self._sentence_start(offset, passage)
        index, passed = bisect_left(self.verb_starts, offset) - 1, []
        while index >= 0 and self.verb_starts[index] >= first:
            if self._governs(self.verbs[index], passage):
                break
            passed.append(index)
            index = self.nearest_cache.get(index, index - 1)
        if passed:
            self.nearest_cache.update(dict.fromkeys(passed, index))
        if index < 0 or self.verb_starts[index] < first:
            return None
        which, start, end = self.verbs[index]
        relation = self._stated(self.patterns.verb_of[which].within(passage.paragraph.section), start, end)
        if relation is None:
            return self._expressed(start, end)
        return RelationEvidence(relation, start, end)

    def _stated(self, verb: Verb, start: int, end: int) -> Relation | None:
        """What a verb says of its object: “заявляет” affirms, “заявляет о своем намерении” expresses."""
        lower, relations = self.normalized.lower, self.patterns.relation_of_base
        for base, objects in self.language.verbs_by_object.get(lower[start:end], ()):
            if base in relations and lower.startswith(objects, end):
                return relations[base]
        return verb.relation

    def _as_subject(self, offset: int, passage: Passage) -> RelationEvidence | None:
        """What a narrative says that a cited text did, as the subject of its sentence: “Resolution 22/9 extended it”.

        Not what it says that somebody did in it: “In resolution 22/9, the Council extended it”.
        """
        index = bisect_left(self.verb_starts, offset)
        if passage.paragraph.section != "body" or index == len(self.verbs):
            return None
        which, start, end = self.verbs[index]
        verb, text = self.patterns.verb_of[which], self.normalized.text
        first = self._sentence_start(offset, passage)
        if verb.kind != "past" or verb.relation not in ACTS_OF_THE_CITED or start - offset > _SUBJECT:
            return None
        if self._sentence_start(start, passage) != first or not self.patterns.before_subject.fullmatch(
            text, first, offset
        ):
            return None
        if not is_whole(self.normalized.lower, start, end) or not self.patterns.subject.fullmatch(text, offset, start):
            return None
        return RelationEvidence(verb.relation, start, end)

    def _expressed(self, start: int, end: int) -> RelationEvidence | None:
        """The relation that the object of “expresses” states; None where it states none: “its readiness”."""
        found = self.patterns.expressed.match(self.normalized.lower, end)
        return RelationEvidence(self.patterns.relation_of_expressed[found[1]], start, found.end()) if found else None

    def _sentence_start(self, offset: int, passage: Passage) -> int:
        """Where the sentence that holds an offset begins, at the earliest where the passage's words do."""
        ends = self._sentence_ends(passage)
        index = bisect_right(ends, offset) - 1
        return max(passage.content, ends[index]) if index >= 0 else passage.content

    def _is_told(self, start: int, passage: Passage) -> bool:
        """Whether an operative paragraph tells in the past what was decided, or a form in the past opens it."""
        opening = self.normalized.lower[passage.content : passage.content + _OPENING]
        return start == passage.content or opening.startswith(self.patterns.telling)

    def _governs(self, verb: _Form, passage: Passage) -> bool:
        """Whether a form can be the clause's verb.

        Not another's object (“of recalling”), not a subordinate's (“which stresses”).
        """
        which, start, end = verb
        section, lower = passage.paragraph.section, self.normalized.lower
        read = self.patterns.verb_of[which].within(section)
        kind = read.kind
        told = kind == "past" and section == "operative" and self._is_told(start, passage)
        slipped = kind == "third" and start == passage.content  # “Recalls that …,” in a preamble
        if not (told or slipped or can_govern(read, section)) or not is_whole(lower, start, end):
            return False
        if kind == "past" and self.patterns.passive.match(lower, end):
            return False
        before = max(0, start - _BEFORE_VERB)
        within = lower[max(passage.content, start - _CLAUSE) : start]
        if kind == "participle" and section == "preamble" and self.patterns.auxiliary.search(lower, before, start):
            return False
        if kind == "participle" and section == "operative" and not self.language.script.spaces:
            return start == passage.content  # "促请各国遵循国际法，检查第60/251号决议禁止的物项": what others do
        if kind == "infinitive":
            return bool(self.patterns.deciding.search(lower, max(passage.content, start - _WINDOW), start))
        if start > passage.content and not self.patterns.before_verb.search(within):
            return False
        return not self.patterns.not_governing.search(lower, before, start)


@lru_cache(maxsize=8)
def _patterns(language: Language) -> _Patterns:
    relation_of: dict[str, Relation] = {}
    for words, relation in language.leads:
        relation_of.setdefault(words, relation)
    expressed, listed = language.relation_expressed, language.relation_words
    forms = forms_of_verbs(language)
    return _Patterns(
        leads=WordSearch(relation_of),
        relation_of_lead=tuple(relation_of.values()),
        verbs=WordSearch(forms, MatchKind.LeftmostLongest),
        verb_of=tuple(forms.values()),
        relation_of_base=relations_of_verbs(language) | dict.fromkeys(listed["deciding"], "cite"),
        to_citation=to_citation(language),
        beside_citation=beside_citation(language),
        to_marker=to_marker(language),
        named_alone=listed.get("named_alone", ()),
        acts_contained=acts_contained(language),
        noted=re.compile(rf"(?<!\w){any_of(listed['noted'])}$"),
        not_governing=re.compile(rf"\b{any_of(listed['not_before_verbs'])} $"),
        before_verb=before_verb(language),
        # "decides, for a further period of one year, to"; not "requests the Secretary-General to", "decides not to",
        # "provided that the Council decides to".
        deciding=re.compile(rf"{not_supposed(language)}\b{any_of(deciding(language))}(?:,[^.;]+,)? $"),
        telling=tuple(f"{word} " for word in listed["telling"]),
        # "Recognizing that the 2030 Agenda is guided by the Charter"
        auxiliary=re.compile(rf"\b{any_of(listed['auxiliaries'])} $"),
        # "the rights recognized in the Covenant": what others did.
        passive=re.compile(rf"(?: {any_of(language.citation['and'])} [\w-]+)? {any_of(listed['behind_passive'])}\b"),
        # "expressing its grave concern", "expresses to the Secretary-General its appreciation"; not a second clause.
        expressed=re.compile(rf"(?: (?!and\b)[\w'-]+){{0,6}}? ({any_of(expressed)})\b"),
        relation_of_expressed=expressed,
        sentence_end=sentence_end(language),
        before_subject=before_subject(language),
        subject=subject(language),
    )
