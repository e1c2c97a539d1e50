"""Which body the words of a clause mean, by what the document says of it elsewhere."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import NamedTuple

from unkg.authorities.mandate_records import MandateRecords, Record
from unkg.extraction.act.mandates.heads import canonical_heads
from unkg.extraction.act.mandates.names_by_act import can_be_name, is_numbered_by_year, name_by_act
from unkg.extraction.act.mandates.own_acts.new_bodies import (
    NewBodies,
    is_sanctions_body,
    name_as_written,
    titled,
)
from unkg.extraction.act.mandates.own_acts.object_patterns import ObjectPatterns
from unkg.extraction.act.mandates.own_acts.objects import HolderPhrase
from unkg.extraction.act.mandates.own_acts.subjects import Subjects
from unkg.extraction.layout.normalized_text import Passage
from unkg.extraction.patterns.words import CAPITAL, SMALL, any_of
from unkg.extraction.resolve.context import Context
from unkg.extraction.resolve.resolved import ResolvedCitation, ResolvedName
from unkg.model import Reason

_TAIL = 170
"""Characters after a holder's name in which the act stands that tells which one it is."""

_ITEM = 20
"""Characters of the item below a paragraph that tell what a body does: “a mechanism: (a) to monitor”."""
_HEADED = 8
"""Paragraphs below a heading that it is taken to speak of."""
_HEADING = 60
"""Characters of a heading."""


# "Stabilization |" before "Force".
_CAPITALIZED = re.compile(rf"[{CAPITAL}][{SMALL}]+ $")


class Referent(NamedTuple):
    """The canonical name of a holder, or why there is none."""

    name: str | None
    reason: Reason | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Referents:
    """Resolves the holders of one document."""

    context: Context
    records: MandateRecords
    names: Sequence[ResolvedName]
    """Names of bodies and mechanisms, in order of place."""
    holds: Callable[[ResolvedName], bool]
    """Whether a name is of one that holds a mandate which others give."""
    patterns: ObjectPatterns
    act: str
    """Symbol of the document."""
    subjects: Subjects
    longest_cache: dict[str, str] = field(default_factory=dict)
    """Words to the longest name in the text that begins with them."""

    def of(self, phrase: HolderPhrase, passage: Passage, start: int, previous: str | None) -> Referent:
        """The holder that a phrase means; `start` is where its clause begins, `previous` the holder before it."""
        if phrase.wording == "pronoun":
            return Referent(previous) if previous else self._antecedent(passage, start)
        name = phrase.name
        if name and name.keys and not name.short:
            return Referent(self._successor(name) or self._full(phrase, name))
        if named := self._in_apposition(phrase, passage, self.patterns.in_parentheses):
            return Referent(named)
        if supporting := self._supporting(phrase, passage, previous):
            return supporting
        told = self._told_by_act(phrase, passage) or self._told_before(phrase, passage)
        if told:
            return told
        record = self.records.all.get(name.keys[0]) if name and name.keys else None
        if name and name.keys and (record is None or self._alive(record)):
            return Referent(name.keys[0])
        return self._by_topic(phrase, passage) or self._as_written(phrase)

    def of_several(self, passage: Passage, start: int) -> list[Referent]:
        """The holders that “their mandates” means: those that are joined before it; one if no others are."""
        joined: list[ResolvedName] = []
        first = bisect_left(self.names, passage.start, key=attrgetter("start"))
        for name in self.names[first : bisect_left(self.names, start, key=attrgetter("start"))]:
            if not self.holds(name):
                continue
            if joined and name.keys != joined[-1].keys and not self._is_joined(joined[-1], name):
                joined = []
            joined.append(name)
        named = list(dict.fromkeys(name.keys[0] for name in joined))
        return [Referent(name) for name in named] if len(named) > 1 else [self._antecedent(passage, start)]

    def _is_joined(self, name: ResolvedName, following: ResolvedName) -> bool:
        """Whether only “and”, and an acronym in parentheses, stand between two names: “UNFICYP | and the | UNDOF”."""
        text = self.context.normalized.text
        match = self.patterns.and_of.match(text, name.end)
        return match is not None and self.patterns.the.fullmatch(text, match.end(), following.start) is not None

    def founding(self, phrase: HolderPhrase, passage: Passage) -> Referent:
        """The holder that this document establishes."""
        text, name = self.context.normalized.text, phrase.name
        named = name.keys[0] if name and name.keys and not self._inside_longer(name) else None
        if name and named and not name.short:
            return Referent(self._full(phrase, name))
        head, founded = self._head(phrase, passage), self.records.founded(self.act)
        for one in (self._with_head(founded, phrase.head), self._with_head(founded, head)):
            if len(one) == 1:
                return Referent(one[0].name)
        if known := self._in_apposition(phrase, passage, self.patterns.apposition) or named:
            return Referent(known)
        has_name = self.patterns.own_capital.search(text[phrase.start : phrase.end].removesuffix(phrase.head))
        local = None if has_name else self._in_place(phrase, passage)
        return local or _named(self._new(phrase, head), "unknown-name")

    def _head(self, phrase: HolderPhrase, passage: Passage) -> str:
        """What kind of body a phrase is for, by the short form or the task behind it: “a group of eight experts”."""
        text = self.context.normalized.text
        if quoted := self.patterns.quoted.match(text, phrase.end, passage.end):
            return quoted["quoted"]
        if self.patterns.of_experts.match(text, phrase.end, passage.end):
            return self.context.language.mandate_clauses["group_of_experts"][0]
        if self.patterns.to_monitor.match(text, phrase.end, passage.end + _ITEM):
            # A language may say “to monitor” and have no adjective for it.
            return " ".join((*self.context.language.mandate_clauses["monitoring"][:1], phrase.head))
        return phrase.head

    def _new(self, phrase: HolderPhrase, head: str) -> str | None:
        """A name for a body that no authority holds."""
        text, language = self.context.normalized.text, self.context.language
        known_by_act = is_sanctions_body(head, language) or is_sanctions_body(phrase.head, language)
        words = name_as_written(text, phrase.start, phrase.end, self.patterns)
        if known_by_act and is_numbered_by_year(self.act) and not self.patterns.subject.search(words):
            return name_by_act(titled(head, language), self.act, language)
        for title in language.mandate_clauses["representatives"]:
            if words.lower().startswith(tuple(f"{title} {on} ".lower() for on in language.mandate_clauses["for"])):
                return f"{title} {language.mandate_clauses['of_the_secretary_general'][0]}{words[len(title) :]}"
        new = NewBodies(text, self.act, self.context.header.title, self.patterns, language)
        return new.name(phrase.start, phrase.end)

    def _inside_longer(self, name: ResolvedName) -> bool:
        """Whether a name is the end of a longer one: “International Stabilization Force”; not “the EU MISCA”."""
        text = self.context.normalized.text
        if text[name.start : name.end].isupper():
            return False
        return bool(_CAPITALIZED.search(text[max(0, name.start - 30) : name.start]))

    def is_existing_office(self, name: str | None) -> bool:
        """Whether a name is of an office that somebody is appointed to, and that this document does not establish."""
        record = self.records.all.get(name or "")
        if record is None or record.kind != "office holder":
            return False
        return record not in self.records.founded(self.act)

    # ---- evidence ---------------------------------------------------------------------------------------------------

    def _told_by_act(self, phrase: HolderPhrase, passage: Passage) -> Referent | None:
        """“the Panel of Experts, as specified in paragraph 26 of resolution 1874 (2009)”."""
        text = self.context.normalized.text
        citations = self.context.citations
        for index in range(bisect_left(citations, phrase.end, key=attrgetter("start")), len(citations)):
            cited = citations[index]
            if cited.start > min(phrase.end + _TAIL, passage.end):
                break
            if cited.target is None:
                continue
            told = self.patterns.told_by.match(text, phrase.end, cited.lead)
            if told is None:
                break
            if len(bodies := self._with_head(self.records.founded(cited.target), phrase.head)) == 1:
                return Referent(bodies[0].name)
            return self._founded_elsewhere(phrase, cited, told["word"])
        return None

    def _told_before(self, phrase: HolderPhrase, passage: Passage) -> Referent | None:
        """“决议 2374 (2017) 规定 的 专家小组”: by the act before it, in a language that names that first."""
        if not self.context.language.mandate_clauses["told_before"]:
            return None
        index = bisect_left(self.context.citations, phrase.start, key=attrgetter("start")) - 1
        cited = self.context.citations[index] if index >= 0 else None
        if cited is None or cited.start < max(passage.start, phrase.start - _TAIL):
            return None
        if not self.patterns.told_before.fullmatch(self.context.normalized.text, cited.end, phrase.start):
            return None
        bodies = self._with_head(self.records.founded(cited.target), phrase.head)
        return Referent(bodies[0].name) if len(bodies) == 1 else self._founded_elsewhere(phrase, cited, "")

    def _with_head(self, records: Sequence[Record], head: str) -> list[Record]:
        """The records whose name or short form is or has the head, as canonical names have it.

        All of them for a head that no short form tells how to translate.
        """
        wanted = canonical_heads(head, self.context.language)
        if not wanted:
            return list(records)
        exact = [r for r in records if not {short.lower() for short in r.short_forms}.isdisjoint(wanted)]
        return exact or [r for r in records if any(one in r.name.lower().split(" established")[0] for one in wanted)]

    def _founded_elsewhere(self, phrase: HolderPhrase, cited: ResolvedCitation, word: str) -> Referent | None:
        """A body named after the cited act, if the text or the Committee that it founded says that it is the act's."""
        language = self.context.language
        committees = [r for r in self.records.founded(cited.target) if "committee" in r.kind]
        if word not in language.mandate_clauses["founded_by"] and not committees:
            return None
        if phrase.name and phrase.name.keys:
            return None
        if not is_sanctions_body(phrase.head, language) or not is_numbered_by_year(str(cited.target)):
            return None
        named = name_by_act(phrase.head, str(cited.target), language)
        return Referent(named) if named else None

    def _full(self, phrase: HolderPhrase, name: ResolvedName) -> str:
        """The canonical name; of a name that no authority holds, all its words."""
        if name.evidence != "named-pattern":
            return name.keys[0]
        return name_as_written(self.context.normalized.text, phrase.start, name.end, self.patterns)

    def _successor(self, name: ResolvedName) -> str | None:
        """The only body that succeeded one which had ended, or that has its name too: “Second Emergency Force”."""
        record = self.records.all.get(name.keys[0])
        if record is None or self._alive(record):
            return None
        printed = f" {self.context.normalized.text[name.start : name.end]}"
        later = self.records.by_predecessor.get(record.name) or tuple(
            one for one in self.records.all.values() if one.name.endswith(printed)
        )
        living = [one.name for one in later if self._alive(one)]
        return living[0] if len(living) == 1 else None

    def _supporting(self, phrase: HolderPhrase, passage: Passage, previous: str | None) -> Referent | None:
        """“the French forces which support it”: forces without a name, by whom they support."""
        text = self.context.normalized.text
        match = self.patterns.supporting.match(text, phrase.end, passage.end)
        if phrase.name is not None or match is None:
            return None
        supported = (
            previous
            if match["it"]
            else next((n.keys[0] for n in self.names if match.end() <= n.start <= match.end() + 4 and n.keys), None)
        )
        words = name_as_written(text, phrase.start, phrase.end, self.patterns)
        link = self.context.language.mandate_clauses["which_support"][0]
        return Referent(f"{words} {link} {supported}") if supported else Referent(None, "no-antecedent")

    def _in_place(self, phrase: HolderPhrase, passage: Passage) -> Referent | None:
        """“a mission in Somalia”: the one body that the document names with this head and place."""
        text = self.context.normalized.text
        match = self.patterns.in_place.match(text, phrase.end, passage.end)
        if match is None:
            return None
        nouns = [head.split()[-1] for head in canonical_heads(phrase.head, self.context.language)]
        named = {n.keys[0] for n in self.names if n.keys and not n.short}
        noun = re.compile(rf"\b{any_of(nouns)}\b")
        fitting = [n for n in named if match["place"] in n and noun.search(n.lower())]
        return Referent(fitting[0]) if len(fitting) == 1 else None

    def _by_topic(self, phrase: HolderPhrase, passage: Passage) -> Referent | None:
        """The only body of this short form whose founding act, Committee or State the document speaks of."""
        if local := self._in_place(phrase, passage):
            return local
        head = phrase.head
        named = {key for name in self.names for key in name.keys if not name.short}
        spelled = [n for n in named if (r := self.records.all.get(n)) and _is_spelled(r, head)]
        if len(head.split()) > 1 and len(spelled) == 1:
            return Referent(spelled[0])
        called = self.records.called(canonical_heads(head, self.context.language))
        candidates = [record for record in called if self._alive(record)]
        scores = Counter({record.name: self._closeness(record) for record in candidates})
        best = scores.most_common(2)
        if not best or best[0][1] == 0 or (len(best) > 1 and best[0][1] == best[1][1]):
            return None
        return Referent(best[0][0])

    def _alive(self, record: Record) -> bool:
        issued = self.context.header.adopted or (self.context.issued.isoformat() if self.context.issued else None)
        if issued is None:
            return True
        return not (record.since and record.since > issued) and not (
            record.until and record.until < issued[: len(record.until)]
        )

    def _closeness(self, record: Record) -> int:
        """How many of its founding act, its parent, its parent's founding act and its State the document names."""
        cited, named = self.subjects.cited, self.subjects.named
        parent = self.records.all.get(record.parent or "")
        score = 2 * (record.name in named)
        for one in (record, parent):
            score += 2 * (one is not None and one.established_by is not None and one.established_by in cited)
        if parent:
            score += 2 * (parent.name in named and "established" in parent.name)
        about = f"{record.name} {parent.name if parent else ''}"
        return score + bool(self.subjects.state and self.subjects.state in about)

    def _antecedent(self, passage: Passage, start: int) -> Referent:
        """The last holder named in the paragraph before a clause, else the one that the document names most often."""
        here = [n for n in self.names if passage.start <= n.start < start and self.holds(n)]
        if here:
            return Referent(here[-1].keys[0])
        if headed := self._heading(passage):
            return Referent(headed)
        counted = Counter(n.keys[0] for n in self.names if self.holds(n)).most_common(2)
        if counted and (len(counted) == 1 or counted[0][1] > counted[1][1]):
            return Referent(counted[0][0])
        return Referent(None, "no-antecedent")

    def _heading(self, passage: Passage) -> str | None:
        """The holder that the heading above a paragraph names: “AUSSOM”."""
        passages = self.context.normalized.passages
        index = self.context.normalized.index_at(passage.start)
        above = [p for p in passages[max(0, index - _HEADED) : index] if p.paragraph.kind in {"body", "heading"}]
        if not above or above[-1].end - above[-1].start > _HEADING:
            return None
        named = {n.keys[0] for n in self.names if above[-1].start <= n.start < above[-1].end and n.keys}
        return named.pop() if len(named) == 1 else None

    def _in_apposition(self, phrase: HolderPhrase, passage: Passage, between: re.Pattern[str]) -> str | None:
        """The name of a body that stands behind a phrase for the same."""
        text = self.context.normalized.text
        first = bisect_right(self.names, phrase.end, key=attrgetter("start"))
        for name in map(self.names.__getitem__, range(first, len(self.names))):
            if name.start > phrase.end + 90 or name.start >= passage.end:
                break
            if name.keys and not name.short:
                # What stands behind another name is that one's: “a team led by the United Nations Mission (UNMIS)”.
                return name.keys[0] if between.fullmatch(text, phrase.end, name.start) else None
        return None

    def _as_written(self, phrase: HolderPhrase) -> Referent:
        """A capitalized name of its own; a short form that nothing before explains stays unresolved."""
        text = self.context.normalized.text
        words = name_as_written(text, phrase.start, phrase.end, self.patterns)
        if begun := self._begun(words, phrase.start):
            return Referent(begun)
        bare = words.lower() == phrase.head.lower() or self._is_generic(words, phrase.head)
        if bare or not can_be_name(words):
            return Referent(None, "no-antecedent")
        return Referent(self._longest(words))

    def _begun(self, words: str, start: int) -> str | None:
        """The only one whose name begins with the same words, in the paragraph so far or in the text."""
        passage = self.context.normalized.passage_at(start)
        here = {n.keys[0] for n in self.names if n.keys and not n.short and passage.start <= n.start < start}
        for named in (here, self.subjects.named):
            begun = [n for n in named if (r := self.records.all.get(n)) and _is_spelled(r, words)]
            if begun:
                return begun[0] if len(begun) == 1 else None
        return None

    def _is_generic(self, words: str, head: str) -> bool:
        """Whether a phrase says whose body it is, or of what rank, and not which: “United Nations mission”."""
        language = self.context.language
        whose = {words.removeprefix(f"{of} ") for of in language.reported_words["united_nations"]}
        return head in whose or words in language.mandate_clauses["representatives"]

    def _longest(self, words: str) -> str:
        """The longest name in the text that begins with the same words: “High Representative for the Elections in”."""
        if words in self.longest_cache:
            return self.longest_cache[words]
        text = self.context.normalized.text
        of = any_of(self.context.language.mandate_clauses["going_on_names"])
        going_on = re.compile(rf"\b{re.escape(words)}(?= {of} )", re.IGNORECASE)
        longer = {name_as_written(text, match.start(), match.end(), self.patterns) for match in going_on.finditer(text)}
        found = self.longest_cache[words] = longer.pop() if len(longer) == 1 else words
        return found


def _named(name: str | None, reason: Reason) -> Referent:
    return Referent(name) if name else Referent(None, reason)


def _is_spelled(record: Record, head: str) -> bool:
    """Whether a name of a body begins with its head and says more: “Expert Panel on the Illegal Exploitation”."""
    return any(name.startswith(f"{head} ") for name in (record.name, *record.names))
