"""Phrases with the form of a name: a head with capitals before it and its subject behind it.

“Joint Monitoring and Evaluation Commission”, “Convention on the Protection of Wells”. Whether it is a name is judged
elsewhere.
"""

import math
import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from unkg.extraction.layout.normalized_text import NormalizedText
from unkg.extraction.patterns.word_search import Place
from unkg.extraction.patterns.words import RAISED
from unkg.extraction.resolve.resolved import ResolvedName
from unkg.extraction.resolve.unlisted.modifiers import Modifiers, is_articled
from unkg.extraction.resolve.unlisted.phrase_words import PhraseWords
from unkg.extraction.resolve.unlisted.subjects import WORD, Subjects
from unkg.extraction.scan.gazetteer import Kind

_LEAST_OF_LABEL = 2
"""Letters of an abbreviation that a longer one explains: “OP-CAT Optional Protocol to”; “UN” is part of a name."""


class NamePhrase(NamedTuple):
    """A head with what stands before and behind it."""

    start: int
    end: int
    kind: Kind
    head: str
    before: tuple[str, ...] = ()
    """The capitals before the head, a name of an authority being one."""
    lead: str = ""
    """The words that lead from the head to its subject; empty where it has none."""
    about: ResolvedName | None = None
    """The name that the lead leads to."""
    is_organ: bool = False
    """Whether that name is of the organization whose organ the head is, and no part of the phrase."""


class _Behind(NamedTuple):
    end: int
    lead: str = ""
    about: ResolvedName | None = None
    is_organ: bool = False


_NUMERAL = re.compile(r" (?:[IVX]+|No\. ?\d+)\b")
# "Combined Task Force 151", "Task Force Vell"; never "Task Force 5 May", "Task Force Support Group".
_FORCE = re.compile(r" (?:\d{3}|(?P<name>[A-Z][a-z]{2,})(?! [A-Z])(?!-))\b")
# "Social Protection Floors Recommendation, 2012 (No. 202)".
_YEAR_AND_NUMBER = re.compile(r",? (?:\(Revised\),? )?\d{4} \(No\. ?\d+\)")
# "Declaration on Wells: Towards Clean Water by 2050," up to the comma; never "Declaration on Wells: 1. Decides".
_SUBTITLE = re.compile(rf": [A-Z][a-z]+ (?:[\w'-]+ ){{1,14}}?[\w'-]+(?=[,;\"{RAISED}])")
# "Plan of Action 2031–2040 for Wells"; never "Convention 2031".
_YEARS = re.compile(r" (?:19|20)\d\d(?:[-–](?:19|20)?\d\d)?(?= (?:for|on|to) (?:the )?[A-Z])")
_DAY = re.compile(r"\b\d{1,2} $")
_LONGEST_DAY = 4
# "20 June 2031 " before a head; never the "2031 " of "the 2031 Agreement".
_DATE = re.compile(r"\b\d{1,2} (?P<month>[A-Z]\w+) \d{4} $")
_LONGEST_DATE = 19
_LONGEST_PAIR = 60
"""Characters in which the last two words of a name stand."""
_IS_NOTE = re.compile(rf"[\d{RAISED}]{{1,3}}(?!\w)")
_APART = frozenset(("", *" \n,.;:"))
"""What stands behind most heads."""
_INSIDE = frozenset("-/_")
"""What joins a head to the word before it."""
_OPENING = frozenset(('"', "'", "(", "[", "&"))
_YEAR = 4
"""Digits of a year."""
_NUMERALS = frozenset("IVXN")
"""What the numeral behind a head begins with: “Protocol II”, “Convention No. 105”."""


class PhraseFinder:
    """Finds the bounds of the phrases of one text."""

    def __init__(self, normalized: NormalizedText, named: Sequence[ResolvedName], words: PhraseWords) -> None:
        self.normalized = normalized
        self.text = normalized.text
        self.words = words
        # A short form may be the head itself: "Plan of Action"; others are whole names.
        self.full = [n for n in named if (_is_whole if n.short else _has_end)(n, self.text, words)]
        self.by_start = {n.start: n for n in named if n.keys or n.short} | {n.start: n for n in self.full}
        self.subjects = Subjects(self.text, self.by_start, words)
        self.by_end = {n.end: n for n in self.full}
        self.modifiers = Modifiers(normalized, self.text, self.by_end, words)

    def has_before(self, start: int) -> bool | None:
        """Whether a capital, or what joins capitals, stands before a head; None where the head is part of a word."""
        text, last = self.text, start - 1
        before = text[last:start]
        if before != " ":
            return None if before.isalnum() or before in _INSIDE else False
        if last in self.by_end:
            return True
        word = text[text.rfind(" ", 0, last) + 1 : last]
        if "\n" in word:
            word = word.rpartition("\n")[2]
        first = word[:1]
        is_year = first.isdigit() and len(word) == _YEAR
        if first.isupper() or first in _OPENING or is_year:
            return True
        return word == "and" or word in self.words.small_before or is_articled(word)

    def has_lead(self, end: int) -> bool | None:
        """Whether what may lead to a subject stands behind a head; None where the head is part of more."""
        text = self.text
        behind = text[end : end + 1]
        if behind == " ":
            first = text[end + 1 : end + 2]
            if first.isupper() and text.startswith(self.words.capital_leads, end):
                return True
            if first.isupper():
                return True if first in _NUMERALS else None  # "Council Working Group", "Force Commander"
            return first in self.words.lead_letters or _YEARS.match(text, end) is not None
        if behind in _APART:
            return False
        is_part = (behind.isalnum() or behind == "-") and not _IS_NOTE.match(text, end)
        return None if is_part else False

    def numbered(self, end: int) -> int | None:
        """Where the title behind a convention's number ends: “Convention No. 105 concerning the Abolition of”."""
        lead = self.words.to_subject["instrument"].match(self.text, end)
        if lead is None or lead[0].strip() in self.words.of:
            return None
        return self.subjects.end(lead.end(), lead[0].strip(), "instrument")

    def phrase(self, start: int, end: int, head: str, kind: Kind, *, has_before: bool) -> NamePhrase | None:
        """The phrase around a head; None where the head stands alone or a further head stands behind it."""
        numeral = _NUMERAL.match(self.text, end) if self.text[end : end + 1] == " " else None
        label = self.label(end, head)
        if numeral is None and label is None and self._is_part(end, kind):
            return None
        first, before = self.modifiers.before(start, kind) if has_before else (start, ())
        behind = self._behind(numeral.end() if numeral and kind == "instrument" else end, head, kind)
        if label is not None:
            behind = _Behind(label)
        if before and head in self.words.sections and self._is_of_larger(behind):
            behind = _Behind(end)
        is_named = behind.about is not None and behind.about.end == behind.end  # "Mechanism of the Wells Agreement"
        if kind != "instrument" and behind.lead and not is_named and self._ends_in_instrument(behind.end):
            return None
        if behind.lead:
            first, before = self._led(first, before, start, kind)
        else:
            first, before = self._without_subject(
                first, before, start, end, has_dates=has_before and kind == "instrument"
            )
            if not (before or label or head in self.words.of_many):
                return None
        if kind == "instrument" and self._is_authored(end, before, behind):
            behind = _Behind(end)
        behind = self._whole_title(first, behind) if kind == "instrument" else behind
        return NamePhrase(first, behind.end, kind, head, before, behind.lead, behind.about, behind.is_organ)

    def _is_of_larger(self, behind: _Behind) -> bool:
        """Whether the larger part stands behind a part of a secretariat: “Content Unit of the Wells Division”.

        Two names; never “Wells Service of the United Nations”.
        """
        if behind.lead not in self.words.of or behind.is_organ:
            return False
        return not self.text.endswith(self.words.united_nations, 0, behind.end)

    def label(self, end: int, head: str) -> int | None:
        """Where the number or proper name behind a head ends that tells it from others: “Task Force Vell”."""
        force = _FORCE.match(self.text, end) if head in self.words.numbered_bodies else None
        name = force["name"] if force else None
        if force is None or (name and (name in self.words.roles or end + 1 in self.by_start)):
            return None
        return force.end()

    def _led(self, first: int, before: tuple[str, ...], start: int, kind: Kind) -> tuple[int, tuple[str, ...]]:
        """What stands before a head that has a subject: neither who declared it, a date nor an abbreviation."""
        first, before = self._without_author(first, before) if kind == "instrument" else (first, before)
        if before and before[0] in self.words.months:
            first, before = (self.text.index(before[1], first), before[1:]) if len(before) > 1 else (start, ())
        if len(before) > 1 and self._is_label(first, before[0]):
            first, before = self.text.index(before[1], first + len(before[0])), before[1:]
        return first, before

    def _without_subject(
        self, first: int, before: tuple[str, ...], start: int, end: int, *, has_dates: bool
    ) -> tuple[int, tuple[str, ...]]:
        """What stands before a head that has no subject, with the date it is named by: “20 June 2031 Agreement”."""
        if not before:
            return self._dated(start, end) if has_dates else (start, ())
        return (self._with_day(first) if before[0] in self.words.months else first), before

    def _ends_in_instrument(self, end: int) -> bool:
        """Whether what has the form of a body is an instrument: “Alliance of Lake States Leaders' Declaration”."""
        before, _, last = self.text[max(0, end - _LONGEST_PAIR) : end].rpartition(" ")
        return last in self.words.declarations and before.rpartition(" ")[2][:1].isupper()

    def _is_authored(self, end: int, before: tuple[str, ...], behind: _Behind) -> bool:
        """Whether whose an instrument is stands behind its whole name: “Port Vell Action Plan of the Lake Union”.

        Also its parties: “Port Vell Agreement between Utopia and Arcadia”.
        """
        if not before or self.words.generic.issuperset(before):
            return False
        if behind.lead in self.words.between or self._is_declared(end, behind):
            return True
        about = behind.about
        if about is None or about.kind != "body" or behind.lead not in self.words.of:
            return False
        # "Vell Declaration of the Council of the Lake Union"
        return self.subjects.end_of_union(about.end) == behind.end or about.end == behind.end

    def _is_declared(self, end: int, behind: _Behind) -> bool:
        """Whether those who declared an instrument stand behind it: “Vell Declaration of Ministers of Wells”."""
        if behind.lead not in self.words.of:
            return False
        first = WORD.match(self.text, end + len(behind.lead) + 2)
        return first is not None and first[0] in self.words.declarers

    def _is_part(self, end: int, kind: Kind) -> bool:
        """Whether a head goes on: “Council Working Group”, “Declaration and Programme of”."""
        if self.text[end : end + 1] != " ":
            return False
        is_joined = kind == "instrument" and self.words.joined_heads.match(self.text, end)
        is_capital = self.text[end + 1 : end + 2].isupper() and not self.text.startswith(self.words.capital_leads, end)
        return is_capital or bool(is_joined)

    def _whole_title(self, first: int, behind: _Behind) -> _Behind:
        """The end of an instrument's title with its year and number, its subtitle, or up to its quotation marks."""
        if (
            self.text[first - 1 : first] == '"'
            and behind.lead
            and (rest := self.words.quoted.match(self.text, behind.end))
        ):
            return behind._replace(end=rest.end())
        number = _YEAR_AND_NUMBER.match(self.text, behind.end)
        if number:
            return behind._replace(end=number.end(), lead=behind.lead or number[0])
        if behind.lead and self.text[behind.end : behind.end + 2] == ": ":
            subtitle = _SUBTITLE.match(self.text, behind.end)
            return behind._replace(end=subtitle.end()) if subtitle else behind
        return behind

    def _dated(self, start: int, end: int) -> tuple[int, tuple[str, ...]]:
        """The date that an agreement is named by, with its month: “20 June 2031 Agreement”; never “… between them”."""
        if self.text.startswith(tuple(f" {word} " for word in self.words.between), end):
            return start, ()
        date = _DATE.search(self.text, max(0, start - _LONGEST_DATE), start)
        is_date = date is not None and date["month"] in self.words.months
        return (date.start(), (date["month"],)) if date and is_date else (start, ())

    def _with_day(self, month: int) -> int:
        """Where a date begins that a name begins with: “the 25 June Agreement”."""
        day = _DAY.search(self.text, max(0, month - _LONGEST_DAY), month)
        return day.start() if day else month

    def _without_author(self, first: int, before: tuple[str, ...]) -> tuple[int, tuple[str, ...]]:
        """The words before an instrument without who declared it: “World Medical Association Declaration of Tokyo”."""
        at = max((i for i, word in enumerate(before) if word in self.words.authors), default=-1)
        for word in before[: at + 1]:
            first = self.text.index(" ", first + len(word)) + 1
        return first, before[at + 1 :]

    def _is_label(self, start: int, word: str) -> bool:
        """Whether letters before a name are what a list abbreviates it by: “OP-CAT Optional Protocol to”."""
        return word.isupper() and len(word) > _LEAST_OF_LABEL and start not in self.by_start

    def beginning(self, start: int) -> int:
        """Where the capitals before a place begin: “Joint Ad Hoc Working Group on”."""
        return self.modifiers.before(start, "body")[0]

    def _behind(self, end: int, head: str, kind: Kind) -> _Behind:
        """Where the subject of a head ends, and what leads to it."""
        if self.text[end : end + 1] != " ":
            return _Behind(end)
        end = self._past_years(end) if kind == "instrument" else end
        lead = self.words.to_subject[kind].match(self.text, end)
        if lead is None and head in self.words.placed:
            lead = self.words.to_place.match(self.text, end)
        if lead is None:
            return _Behind(end)
        leading = lead[0].strip()
        about = self.by_start.get(lead.end())
        is_of = leading in self.words.of
        envoy = self.words.envoy.match(self.text, lead.end()) if is_of and head in self.words.of_envoys else None
        if envoy is not None:
            return self._of_envoy(envoy.end(), end, kind)
        if leading in self.words.addressed and not self._is_titled(lead.end(), leading, end - len(head), head, about):
            return _Behind(end)
        if leading in self.words.regarding and kind == "instrument" and about is not None and about.kind == "body":
            return _Behind(end)
        if kind != "instrument" and is_of and about is not None and self._is_owner(about, head):
            return _Behind(end, leading, about, is_organ=True) if about.keys else _Behind(end)
        if about is not None and about.short and not about.keys and self._goes_on(about.end):
            about = None  # "trust fund for the Programme for the Decade"
        if about is not None and about.short:
            return self._of_short_form(end, about, leading, kind)
        stop = self.subjects.end(lead.end(), leading, kind, head)
        return _Behind(end) if stop is None else _Behind(stop, leading, about)

    def _is_owner(self, about: ResolvedName, head: str) -> bool:
        """Whether a name behind “of” is of the body or person whose organ a head is, not of what a circle is about."""
        is_person = self.text[about.start : about.end] in self.words.principals
        return about.kind == "body" and (is_person or head not in self.words.circles)

    def _past_years(self, end: int) -> int:
        """Where the years behind a head end that its subject follows: “Plan of Action 2031–2040 for Wells”."""
        years = _YEARS.match(self.text, end)
        return years.end() if years else end

    def _of_envoy(self, position: int, end: int, kind: Kind) -> _Behind:
        """An envoy's office with what the envoy is for: “Office of the Special Envoy of the Secretary-General on”."""
        lead = self.words.to_subject[kind].match(self.text, position)
        leading = lead[0].strip() if lead else ""
        if lead is None or leading in self.words.of:
            return _Behind(end)
        stop = self.subjects.end(lead.end(), leading, kind)
        return _Behind(end) if stop is None else _Behind(stop, leading)

    def _goes_on(self, end: int) -> bool:
        """Whether a word that may stand for a name has a subject of its own."""
        link = self.words.within.match(self.text, end)
        return link is not None and link[0].strip() in self.words.of_list

    def _is_titled(self, position: int, leading: str, start: int, head: str, about: ResolvedName | None) -> bool:
        """Whether “to” is of a title: “Action Plan to End”, “Office to the League”.

        Never “its report to it”, “presentation by the Office to the League”. `start` is where the head begins.
        """
        if head in self.words.accredited and self.text.endswith(self.words.by_the, 0, start):
            return False
        if about is not None:
            return about.kind == "instrument" or head in self.words.accredited
        if head in self.words.subordinate or head in self.words.placed:
            return True
        word = WORD.match(self.text, position)
        return leading in self.words.purpose and not (word and word[0].endswith(self.words.noun_endings))

    @staticmethod
    def _of_short_form(end: int, about: ResolvedName, leading: str, kind: Kind) -> _Behind:
        """“Conference of the Parties to the Convention” is two names, “Optional Protocol to the Convention” one."""
        if about.kind != "instrument" or not about.keys:
            return _Behind(end)
        return (
            _Behind(end, leading, about, is_organ=True) if kind != "instrument" else _Behind(about.end, leading, about)
        )


def _is_whole(short: ResolvedName, text: str, words: PhraseWords) -> bool:
    """Whether a short form is a name of its own, and no head of a longer one: “Optional Protocol to the”."""
    own = text[short.start : short.end]
    if " " not in own or own in words.spelt or (short.kind == "instrument" and not short.keys):
        return False
    return not _goes_on_about(short, text, words)  # "Framework Convention on the Alps", "Ad Hoc Committee on Wells"


def _goes_on_about(name: ResolvedName, text: str, words: PhraseWords) -> bool:
    """Whether a subject stands behind a name: “on Wells”."""
    lead = words.to_subject["instrument"].match(text, name.end) if text.startswith(" on ", name.end) else None
    return lead is not None and lead[0].strip() in words.about - words.of


def _has_end(full: ResolvedName, text: str, words: PhraseWords) -> bool:
    """Whether a full name ends where it is read.

    Never the “Vell Declaration” of the “Vell Declaration on Action against Drought”, which is another.
    """
    if full.kind != "instrument" or not _goes_on_about(full, text, words):
        return True
    own = text[full.start : full.end]
    return words.to_subject["instrument"].search(own) is not None or own.rpartition(" ")[2] not in words.shared_heads


def read_phrases(finder: PhraseFinder, places: Sequence[Place], is_name: Callable[[NamePhrase], bool]) -> None:
    """Offer the phrases of a text that no authority's name holds, from left to right, without overlap.

    `places` are those of the heads. Most are the last word of an authority's name, or stand alone in the sentence.
    Inside a phrase for which `is_name` gives false there may be others.
    """
    heads, small, position, passed = finder.words.heads, finder.words.small_heads, 0, 0
    begins, ends = [*(n.start for n in finder.full), len(finder.text)], [*(n.end for n in finder.full), math.inf]
    for index, first, last in places:
        found = heads[index]
        if found is None:
            continue
        start, end = first + found.offset, last - found.before_end
        while ends[passed] <= start:
            passed += 1
        if start < position or begins[passed] <= start:
            continue
        has_before = finder.has_before(start)
        if has_before is None or not (has_before or found.words not in small):
            continue
        has_lead = finder.has_lead(end) if finder.label(end, found.words) is None else True
        if has_lead is None or not (has_before or has_lead or found.words in finder.words.of_many):
            continue
        phrase = finder.phrase(start, end, found.words, found.kind, has_before=has_before)
        if phrase is not None and phrase.start >= position:
            position = phrase.end if is_name(phrase) else end
