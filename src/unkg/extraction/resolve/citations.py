"""Numbers in prose as citations: what each is the number of, which list it belongs to, whose it is, which part is meant."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import TypeVar

from unkg.authorities import Knowledge
from unkg.authorities.language import Language
from unkg.authorities.numbering import SECURITY_COUNCIL
from unkg.extraction.layout.normalized_text import NormalizedText, Passage
from unkg.extraction.patterns.citation_patterns import citation_patterns
from unkg.extraction.patterns.dates import read_date
from unkg.extraction.patterns.organ_patterns import organ_patterns
from unkg.extraction.resolve.attribution import Attribution, Attributor, Cues, are_of_one_year, is_security_councils
from unkg.extraction.resolve.attribution_cues import CueReader
from unkg.extraction.resolve.context import Context
from unkg.extraction.resolve.letters import lettered, letters_of, order_of
from unkg.extraction.resolve.resolved import ResolvedCitation, ResolvedName
from unkg.extraction.scan import pinpoints
from unkg.extraction.scan.numbers import Number
from unkg.model import ReferenceKind
from unkg.symbols import parse

_NOUN = 80
"""Characters before a number in which its noun stands, with all that may come between them."""

_ACTING = 4
"""Characters of “in ” and what stands before it."""
_SENTENCE = 700
"""Characters before a number in which a plural still announces it."""
_GAP = 300
"""Characters between two numbers of one list."""
_REPORT = 140
"""Characters of “his previous report to the General Assembly (”, before a symbol in parentheses."""
_NO_CLUE = Cues()
_TITLES = 600
"""Characters of titles in quotation marks that may stand between two numbers besides."""
_LEAST_BARE = 3
"""Figures of a number without year or session that is read though no organ is told."""

# “resolutions 75/224, entitled "Application of decisions", 76/202”: what a title says opens no list and ends none.
_TITLE = re.compile(r' "[^"\n]*"')
_PARENTHESIS = 230
"""Characters behind a symbol in which the parenthesis closes that it stands in: the longest list of symbols is shorter."""
_DOCUMENT = 40
"""Characters: no word for a document, with its parenthesis, is longer."""
# What ends the reach of a parenthesis, or is one.
_STOP = re.compile(r"[()\n;]")


A = TypeVar("A", bound=Attributor)


def attributor_of(context: Context, knowledge: Knowledge, kind: type[A]) -> A:
    """What decides whose the numbers of a document are."""
    bodies = frozenset(key for name in context.names if name.kind == "body" for key in name.keys)
    return kind(knowledge.numbering, context.header.body, context.issued, bodies)


def cite_numbers(context: Context, attributor: Attributor) -> list[ResolvedCitation]:
    """Every citation of a text by symbol or number, in order; a number that is of nothing that can be cited gives none."""
    if not context.numbers:
        return []
    normalized = context.normalized
    reader = _Reader(normalized, context.names, attributor, context.language)
    by_passage: dict[int, list[Number]] = {}
    for number in context.numbers:
        by_passage.setdefault(normalized.index_at(number.start), []).append(number)
    return [c for index, here in by_passage.items() for c in reader.passage(normalized.passages[index], here)]


@dataclass(slots=True)
class _List:
    """The list that the last number belonged to."""

    kind: str
    cues: Cues
    end: int
    plural: bool
    lead: int
    before: pinpoints.Found | None


class _Reader:
    """Reads one passage after another; holds what does not change between them."""

    def __init__(
        self, normalized: NormalizedText, names: Sequence[ResolvedName], attributor: Attributor, language: Language
    ) -> None:
        self.text = normalized.text
        self.attributor = attributor
        self.language = language
        self.grammar = citation_patterns(language)
        self.organ_patterns = organ_patterns(language)
        self.cue_reader = CueReader(normalized, names, attributor.own, language)
        self.nouns = self.grammar.noun.on(normalized.text, normalized.lower, beside=self.cue_reader.possessives)
        self.plurals = self.grammar.plural.on(normalized.text, normalized.lower, beside=self.nouns)
        self.dates: dict[int, tuple[date | None, int]] = {}
        self.after: dict[int, ResolvedName | None] = {}
        self.behind: dict[int, ResolvedName] = {}
        self.following: dict[int, Number] = {}
        self.stop = (0, -1)
        # The body in whose session report, cited in this passage, the next numbers are printed; the document cited last.
        self.report: str | None = None
        self.holder: Number | None = None

    def passage(self, passage: Passage, numbers: list[Number]) -> Iterator[ResolvedCitation]:
        """The citations of one passage."""
        current: _List | None = None
        self.report = self.holder = None
        self.behind = self._organs_behind(numbers)
        self.following = {number.start: following for number, following in pairwise(numbers)}
        for i, number in enumerate(numbers):
            if number.shape == "symbol":
                self.holder = number
                self.report = self.attributor.numbering.printed_in(number.value) or self.report
                yield self._symbol(number, passage)
                if current and number.start - current.end < 40:
                    current.end = number.end
                continue
            current = self._list_of(number, numbers[i - 1].end if i else 0, passage, current)
            if current is None or self._is_held_in(number, numbers[i - 1] if i else None):
                continue
            yield from self._items(number, current)

    def _symbol(self, number: Number, passage: Passage) -> ResolvedCitation:
        kind = parse(number.value).kind
        found = pinpoints.before(self.text, self._noun_start(number.start, passage), self.language)
        after = pinpoints.after(self.text, number.end, self.language) or self._after_parenthesis(number.end)
        place = found or after
        lead = found.start if found else number.start
        if not self.attributor.numbering.is_ours(number.value):
            return ResolvedCitation(number.start, number.end, kind, None, None, "unknown-name", place, lead)
        if not (whole := self.attributor.numbering.completed(number.value)):
            return ResolvedCitation(number.start, number.end, kind, None, None, "damaged-number", place, lead)
        return ResolvedCitation(number.start, number.end, kind, whole, "explicit-symbol", None, place, lead)

    def _after_parenthesis(self, end: int) -> pinpoints.Found | None:
        """“(A/67/53 and A/67/53/Corr.1), chap. IV”: a pinpoint behind the parenthesis is of all symbols in it."""
        stop = self._stop_behind(end)
        is_near = stop - end <= _PARENTHESIS and self.text[stop] in "()"
        match = self.grammar.parenthesis.match(self.text, end) if is_near else None
        return pinpoints.after(self.text, match.end(), self.language) if match else None

    def _stop_behind(self, end: int) -> int:
        """The next parenthesis, semicolon or end of a passage; symbols are asked for in order, and many have the same."""
        asked, stop = self.stop
        if not asked <= end <= stop:
            match = _STOP.search(self.text, end)
            stop = match.start() if match else len(self.text) - 1
            self.stop = end, stop
        return stop

    def _is_held_in(self, number: Number, previous: Number | None) -> bool:
        """“FCCC/CP/2015/10/Add.1, decision 1/CP.21”: a conference's decision has no symbol but that of the document before it."""
        if previous is None or previous.shape != "symbol" or number.shape not in {"CP", "CMP", "CMA", "COP"}:
            return False
        return number.start - previous.end < 40 and "." not in self.text[previous.end : number.start]

    def _noun_start(self, start: int, passage: Passage) -> int:
        """Where the words for a document begin: “Official Records of the General Assembly, …, Supplement No. 49 (”, “document ”."""
        low = max(passage.start, start - 260)
        if not self.text.endswith((" ", "(", "'", "-"), low, start):
            return start
        window = self.text[low:start]
        if window.endswith("(") and (records := self.grammar.records.search(window)):
            return low + records.start()
        if window.endswith(" (") and (report := self.grammar.report.search(window, max(0, len(window) - _REPORT))):
            return low + report.start()
        match = self.grammar.document.search(window, max(0, len(window) - _DOCUMENT))
        return low + match.start() if match else start

    def _list_of(self, number: Number, since: int, passage: Passage, current: _List | None) -> _List | None:
        """The list that a number opens or goes on with; None where it is of nothing that can be cited.

        `since` is where the number before ends: no noun stands apart from its number by another.
        """
        low = max(passage.start, number.start - _NOUN)
        noun = self.nouns.search(max(low, since) if since <= number.start else low, number.start)
        if noun:
            opened = self._opened(noun.start(), noun["noun"], number, passage, current)
            return None if number.shape == "bare" and self._is_vague(number, opened) else opened
        organ = self.cue_reader.before(number.start, passage)
        if organ and (of := self.grammar.noun_of.search(self.text[low : organ.start])):
            cues = Cues(organ.keys, organ.short or not organ.keys)
            return replace(self._opened(low + of.start(), of["noun"], number, passage, current), cues=cues)
        if current and self._goes_on(current, number, organ):
            if organ and organ.start >= current.end:
                cues = Cues(organ.keys, organ.short)
                return _List(current.kind, cues, number.start, current.plural, organ.start, None)
            current.before = None
            return current
        return self._headless(number, passage, organ)

    def _is_vague(self, number: Number, current: _List) -> bool:
        """Whether a bare number is of nobody known: “vol. I, resolution 1, annex”."""
        cues = current.cues
        return len(number.value) < _LEAST_BARE and not (cues.named or cues.listed or cues.possessive)

    def _opened(self, noun_start: int, noun: str, number: Number, passage: Passage, current: _List | None) -> _List:
        noun = noun.lower()
        kind = self.grammar.nouns[noun]
        cues, lead = self.cue_reader.of_noun(noun_start, passage, self.report)
        if cues == _NO_CLUE and current and self._is_listed(current, noun_start):
            cues = Cues(listed=current.cues.named or current.cues.possessive or current.cues.listed)
        if cues == _NO_CLUE:
            cues = Cues(held=self._is_held_at(noun_start))
        found = pinpoints.before(self.text, lead, self.language)
        return _List(kind, cues, number.start, noun in self.grammar.plurals, found.start if found else lead, found)

    def _is_listed(self, current: _List, noun_start: int) -> bool:
        """Whether a second noun goes on with a list: “Assembly resolution S-23/2, annex, and resolution S-23/3”."""
        gap = self.text[current.end : noun_start]
        return len(gap) < 200 and not re.search(r"[.;] ", gap) and bool(self.grammar.listed.search(gap))

    def _headless(self, number: Number, passage: Passage, organ: ResolvedName | None) -> _List | None:
        """A number without a noun: only shapes that cite nothing else, and dated ones after a noun in the same sentence."""
        if self._is_other(number, passage) or is_security_councils(number, self.attributor.numbering) is False:
            return None
        if number.shape in {"year-parenthesis", "roman", "special", "emergency"}:
            cues = Cues(organ.keys, organ.short) if organ else Cues()
            found = pinpoints.before(self.text, organ.start if organ else number.start, self.language)
            return _List("resolution", cues, number.start, True, found.start if found else number.start, found)
        if number.shape not in {"session", "year"}:
            return None
        if self._after_date(number.end) == number.end:
            return None
        noun = self.plurals.last(max(passage.start, number.start - _SENTENCE), number.start)
        if noun is None or re.search(r"\. [A-Z]", self.text[noun.end() : number.start]):
            return None
        cues = (
            Cues(organ.keys, organ.short) if organ else self.cue_reader.of_noun(noun.start(), passage, self.report)[0]
        )
        return _List(self.grammar.nouns[noun[0].lower()], cues, number.start, True, number.start, None)

    def _is_other(self, number: Number, passage: Passage) -> bool:
        """Whether a number is of no text: “vol. 2187”, “page 3/4”."""
        before = self.text[max(passage.start, number.start - 30) : number.start]
        return before.lower().rstrip().endswith(self.grammar.other_nouns) and bool(
            self.grammar.other_number.search(before)
        )

    def _goes_on(self, current: _List, number: Number, organ: ResolvedName | None) -> bool:
        if number.start - current.end > _GAP + _TITLES:
            return False
        gap = self.text[current.end : number.start]
        untitled = _TITLE.sub(" ", gap)
        if len(untitled) > _GAP:
            return False
        if self.grammar.joins(gap):
            return True
        if self.grammar.new_sentence.search(untitled):
            return False
        if organ and organ.start >= current.end:
            to_organ = self.grammar.article_ends.sub("", gap[: organ.start - current.end])
            if self.grammar.joins(to_organ):
                return True
        told = (
            self._after_date(number.end) > number.end
            or number.shape != "session"
            or self.grammar.about.match(gap)
            or self.grammar.behind_date.match(self.text, number.end)
        )
        return current.plural and bool(told) and bool(self.grammar.loose.search(gap))

    def _is_held_at(self, noun_start: int) -> bool:
        """“CTOC/COP/2020/10, sect. I.A, resolution 10/1”: whether the document cited last is what holds the text, by pinpoints alone."""
        if self.holder is None or self.holder.end > noun_start:
            return False
        position = self.holder.end
        if match := self.grammar.parenthesis.match(self.text, position, noun_start):
            position = match.end()
        while place := pinpoints.after(self.text, position, self.language):
            position = place.end
        return self.text[position:noun_start] in {", ", "), "}

    # ---- items ----------------------------------------------------------------------------------------------------

    def _items(self, number: Number, current: _List) -> Iterator[ResolvedCitation]:
        cues, organ = self._told(number, current)
        tail, found = organ.end if organ else number.end, current.before
        if self._is_followed(tail):
            attribution = self.attributor.decide(
                number, current.kind, cues, None if tail == number.end else self._day(number.end)
            )
        else:
            attribution = self._judged(number, current.kind, cues, organ)
            found = found or self._pinpoint_after(tail)
        end = number.end
        if not number.letters:
            yield self._cited(number.start, end, current, attribution, found)
        for letter in letters_of(number.letters) if number.letters else ():
            yield self._cited(number.start, end, current, lettered(attribution, number.letters, letter), found)
        for start, stop, letter in self._more_letters(number):
            yield self._cited(start, stop, current, lettered(attribution, number.letters, letter), found)
            end = stop
        current.end = max(end, tail, found.end if found and found.start >= number.end else 0)
        current.before = None

    def _judged(self, number: Number, kind: str, cues: Cues, organ: ResolvedName | None) -> Attribution:
        """Whose a number is, with what stands behind it."""
        if organ is None and not cues.named and self._is_of_another_body(number, cues):
            return Attribution(None, None, "unknown-name")
        dated = self._day(number.end) or (self._day(organ.end) if organ else None)
        return self.attributor.decide(number, kind, cues, dated)

    def _is_of_another_body(self, number: Number, cues: Cues) -> bool:
        if self.organ_patterns.unlisted_follows.match(self.text, number.end):
            return True
        return not (cues.possessive or cues.listed) and self.cue_reader.is_anothers(number.end)

    def _told(self, number: Number, current: _List) -> tuple[Cues, ResolvedName | None]:
        """What is said of a number's organ before and behind it, and the organ that is named directly behind it."""
        cues, organ = current.cues, None
        if not cues.named and not cues.unknown_name:
            organ = self.after[number.end]
            told = organ or (
                None if cues.possessive else self.behind.get(number.start) or self.cue_reader.adopter(number.end)
            )
            if told and (not cues.possessive or any(self.attributor.numbering.issues(key) for key in told.keys)):
                cues = Cues(told.keys, told.short or not told.keys)
                current.cues = Cues(listed=told.keys)
        if cues.possessive and (subject := self.cue_reader.subject_behind(number.end)):
            cues = cues._replace(possessive=(*subject.keys, *cues.possessive))
        if cues == Cues():
            cues = self._by_company(number, current)
        return cues, organ

    def _by_company(self, number: Number, current: _List) -> Cues:
        """What stands behind a number of which nothing else is told: the subject that acts by it, or the Council's number of one year with it."""
        if number.shape == "bare":
            following = self.following.get(number.start)
            joined = following and self.grammar.glue.match(self.text[number.end : following.start])
            return (
                Cues(listed=(SECURITY_COUNCIL,))
                if joined and are_of_one_year(number, following, self.attributor.numbering)
                else Cues()
            )
        acts = self.text.endswith(self.grammar.acting_in, max(0, current.lead - _ACTING), current.lead)
        subject = self.cue_reader.subject_behind(number.end) if acts else None
        return Cues(subject=subject.keys) if subject else Cues()

    def _organs_behind(self, numbers: list[Number]) -> dict[int, ResolvedName]:
        """The organ behind the last number of each list: “resolutions 5/1 and 5/2 of the Human Rights Council”."""
        found: dict[int, ResolvedName] = {}
        following: Number | None = None
        for number in reversed(numbers):
            organ = self.after[number.end] = (
                None if self._is_followed(number.end) else self.cue_reader.behind(number.end)
            )
            if not organ and following and (behind := found.get(following.start)):
                near = following.start - number.end <= _GAP
                organ = behind if near and self.grammar.joins(self.text[number.end : following.start]) else None
            if organ:
                found[number.start] = organ
            following = number
        return found

    def _cited(
        self, start: int, end: int, current: _List, attribution: Attribution, place: pinpoints.Found | None
    ) -> ResolvedCitation:
        kind: ReferenceKind = current.kind  # type: ignore[assignment]
        return ResolvedCitation(
            start,
            end,
            kind,
            attribution.symbol,
            attribution.evidence if attribution.symbol else None,
            attribution.reason,
            place,
            min(current.lead, start),
        )

    def _more_letters(self, number: Number) -> Iterator[tuple[int, int, str]]:
        """“A and B”, “A to E” after a lettered number: a further letter is an item of its own, those only implied stand on the number."""
        if not number.letters or self.text[number.end - 1] == ")":
            return
        position, last = number.end, letters_of(number.letters)[-1][-2:]
        while (match := self.grammar.letters.match(self.text, position)) and order_of(match["letter"]) > order_of(last):
            start, stop, letter = match.start("letter"), match.end("letter"), match["letter"]
            if match["join"].strip() in self.grammar.ranges and len(last) == len(letter) == 1:
                yield from ((number.start, number.end, chr(code)) for code in range(ord(last) + 1, ord(letter)))
            yield start, stop, letter
            position, last = stop, letter

    def _pinpoint_after(self, end: int) -> pinpoints.Found | None:
        """The pinpoint behind a number or its organ, or behind the date that follows it."""
        behind = self._after_date(end)
        found = pinpoints.after(self.text, behind, self.language) if behind > end else None
        return found or pinpoints.after(self.text, end, self.language)

    def _is_followed(self, end: int) -> bool:
        """Whether a further figure stands directly behind, “60/251, 60/252”, and so no date, organ or other body."""
        return self.text.startswith(", ", end) and self.text[end + 2 : end + 3].isdecimal()

    def _dated(self, end: int) -> tuple[date | None, int]:
        """The date that follows an offset, and where its words end: at the offset itself where none follows."""
        if end not in self.dates:
            match = None if self._is_followed(end) else self.grammar.date_follows.match(self.text, end)
            day = read_date(self.text, self.language, end, match.end()) if match else None
            self.dates[end] = day, match.end() if match else end
        return self.dates[end]

    def _day(self, end: int) -> date | None:
        return self._dated(end)[0]

    def _after_date(self, end: int) -> int:
        return self._dated(end)[1]
