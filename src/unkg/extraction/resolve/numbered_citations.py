"""Numbers in prose as citations: what each is the number of, whose it is, and which part is meant."""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple, cast

from msgspec.structs import replace

from unkg.authorities import Knowledge, Numbering
from unkg.authorities.numbering import SECURITY_COUNCIL
from unkg.extraction.layout.normalized_text import Passage
from unkg.extraction.patterns.citation_patterns import citation_patterns
from unkg.extraction.patterns.organ_patterns import organ_patterns
from unkg.extraction.resolve.attribution import Attributor, are_of_one_year
from unkg.extraction.resolve.attribution_cues import CueReader
from unkg.extraction.resolve.context import Context
from unkg.extraction.resolve.letters import lettered, letters_of, order_of
from unkg.extraction.resolve.number_lists import ListReader, NumberList, ReadingState
from unkg.extraction.resolve.printed_dates import PrintedDates, is_followed_by_figure
from unkg.extraction.resolve.resolved import Attribution, Case, Cues, ResolvedCitation, ResolvedName
from unkg.extraction.resolve.symbol_citations import SymbolReader
from unkg.extraction.scan import pinpoints
from unkg.extraction.scan.numbers import Number
from unkg.model import ReferenceKind

_ACTING = 4
"""Characters of “in ” and what stands before it."""
_HELD = 40
"""Characters between a document's symbol and the number of a decision that it holds."""
_CONFERENCE = frozenset({"CP", "CMP", "CMA", "COP"})
_NO_CUES = Cues()

Earlier = Mapping[tuple[str, str], str]
"""Kind and number to the body that an earlier place of the document gave it; empty where two places gave it to two."""


def cite_numbers(context: Context, knowledge: Knowledge) -> list[ResolvedCitation]:
    """Every citation of a text by symbol or number, in order.

    A number that is of nothing that can be cited gives none.
    """
    if not context.numbers:
        return []
    reader = _NumberReader(context, knowledge.numbering)
    symbols = SymbolReader(context, knowledge.numbering)
    citations: list[ResolvedCitation] = []
    earlier: dict[tuple[str, str], str] = {}
    for passage, numbers in _by_passage(context):
        state = ReadingState()
        company = reader.company(numbers) if any(number.shape != "symbol" for number in numbers) else _ALONE
        for number in numbers:
            if number.shape == "symbol":
                citations.append(symbols.citation(number, passage))
                state = state.after_symbol(number, knowledge.numbering.printed_in(number.value))
                continue
            found, current = reader.read(number, passage, state, company, earlier)
            citations += found
            state = state.after_number(number, current)
            if found and (attribution := found[0].attribution):
                _record(attribution, earlier)
    return citations


def _record(attribution: Attribution, earlier: dict[tuple[str, str], str]) -> None:
    """Add what a decision says of a number to what later places know; the year of a bare one is always looked up."""
    case, body = attribution.case, attribution.body
    if body is not None and case.shape != "bare" and earlier.setdefault((case.kind, case.value), body) != body:
        earlier[case.kind, case.value] = ""


def _by_passage(context: Context) -> Iterator[tuple[Passage, list[Number]]]:
    """The passages that hold numbers, with those numbers."""
    normalized = context.normalized
    by_passage: dict[int, list[Number]] = {}
    for number in context.numbers:
        by_passage.setdefault(normalized.index_at(number.start), []).append(number)
    for index, numbers in by_passage.items():
        yield normalized.passages[index], numbers


class _Company(NamedTuple):
    """What stands behind the numbers of one passage."""

    organ: dict[int, ResolvedName | None]
    """Where a number ends, to the organ directly behind it."""
    organ_of_list: dict[int, ResolvedName]
    """Where a number begins, to the organ behind the last number of its list."""
    following: dict[int, Number]
    """Where a number begins, to the next number."""


_ALONE = _Company({}, {}, {})


class _Organ(NamedTuple):
    """What is said of the organ of one number."""

    cues: Cues
    behind: ResolvedName | None
    """The organ that is named directly behind the number."""
    of_next: Cues
    """What the next number of the list has from it."""


class _NumberReader:
    """Reads the numbers of one text, one after another."""

    def __init__(self, context: Context, numbering: Numbering) -> None:
        normalized, language, issuer = context.normalized, context.language, context.header.body
        names = context.printed_names
        named = frozenset(key for name in names if name.kind == "body" for key in name.keys)
        self.text = normalized.text
        self.language = language
        self.numbering = numbering
        self.patterns = citation_patterns(language)
        self.organ_patterns = organ_patterns(language)
        self.attributor = Attributor(numbering, issuer, context.issued, named, language.script.conferences_alike)
        self.cue_reader = CueReader(normalized, names, issuer, numbering.issuers, language)
        self.relations = context.relations
        self.dates = PrintedDates(normalized.text, language)
        self.lists = ListReader(normalized, language, numbering, self.cue_reader, self.dates)

    def company(self, numbers: list[Number]) -> _Company:
        """What stands behind each number of a passage: “resolutions 5/1 and 5/2 of the Human Rights Council”."""
        organs: dict[int, ResolvedName | None] = {}
        of_list: dict[int, ResolvedName] = {}
        following: Number | None = None
        for number in reversed(numbers):
            is_followed = is_followed_by_figure(self.text, number.end)
            organ = organs[number.end] = None if is_followed else self.cue_reader.behind(number.end)
            organ = organ or self.cue_reader.of_others(number.end)
            if not organ and following and (behind := of_list.get(following.start)):
                organ = behind if self.lists.joins(number.end, following.start) else None
            if organ:
                of_list[number.start] = organ
            following = number
        return _Company(organs, of_list, {number.start: after for number, after in pairwise(numbers)})

    def read(
        self, number: Number, passage: Passage, state: ReadingState, company: _Company, earlier: Earlier
    ) -> tuple[list[ResolvedCitation], NumberList | None]:
        """The citations that a number is, one for each of its letters, and its list as the next number finds it."""
        current = self.lists.list_of(number, passage, state)
        if current is None or self._is_held_in(number, state.previous):
            return [], current
        organ = self._organ(number, current, company)
        tail, place = organ.behind.end if organ.behind else number.end, current.place
        is_followed = is_followed_by_figure(self.text, tail)
        before = earlier.get((current.kind, number.value))
        attribution = self._attribution(number, current.kind, organ, before, is_followed=is_followed)
        if not is_followed:
            place = place or self._pinpoint_after(tail)
        found = self._lettered(number, current, attribution, place)
        end = max(tail, place.end if place and place.start >= number.end else 0, *[c.end for c in found])
        return found, NumberList(current.kind, organ.of_next, end, current.plural, current.lead, None)

    def _is_held_in(self, number: Number, previous: Number | None) -> bool:
        """Whether a number is a conference's decision, which has no symbol but that of the document before it.

        “FCCC/CP/2015/10/Add.1, decision 1/CP.21”.
        """
        if previous is None or previous.shape != "symbol" or number.shape not in _CONFERENCE:
            return False
        return number.start - previous.end < _HELD and "." not in self.text[previous.end : number.start]

    # ---- whose it is ----------------------------------------------------------------------------------------------

    def _attribution(
        self, number: Number, kind: str, organ: _Organ, before: str | None, *, is_followed: bool
    ) -> Attribution:
        """Whose a number is, with what stands behind it; `before` is the body that an earlier place gave it."""
        end, cues = number.end, organ.cues
        dated = self.dates.day(end) if organ.behind or not is_followed else None
        if organ.behind and not is_followed:
            dated = dated or self.dates.day(organ.behind.end)
        case = Case(number.shape, number.value, number.letters, kind, cues, dated, before)
        is_told = cues.named or (organ.behind and self._may_be_of(organ.behind, number, kind))
        if not (is_followed or is_told) and self._is_of_another_body(end, cues):
            return Attribution(case, None, None, "unknown-name")
        return self.attributor.attribute(case)

    def _may_be_of(self, behind: ResolvedName, number: Number, kind: str) -> bool:
        """Whether a name behind a number is told, or may be of a body that has given such a number."""
        possible = (key.id for key in behind.mention.keys) if behind.mention else ()
        rules = (self.numbering.rule(body, kind, number.shape) for body in possible)
        return bool(behind.keys) or any(rule and rule.admits(number.value) for rule in rules)

    def _is_of_another_body(self, end: int, cues: Cues) -> bool:
        if self.organ_patterns.unlisted_follows.match(self.text, end):
            return True
        return not (cues.possessive or cues.listed) and self.cue_reader.is_anothers(end)

    def _organ(self, number: Number, current: NumberList, company: _Company) -> _Organ:
        """What is said of a number's organ before and behind it."""
        cues, behind, of_next = current.cues, None, current.cues
        if not cues.named and not cues.unknown_name:
            behind = company.organ[number.end]
            stated = behind or (None if cues.possessive else self._organ_farther_on(number, company))
            if stated and (not cues.possessive or any(self.numbering.issues(key) for key in stated.keys)):
                cues, of_next = Cues.of(stated), Cues(listed=stated.keys)
        if cues.possessive and (subject := self.cue_reader.subject_behind(number.end)):
            cues = replace(cues, possessive=(*subject.keys, *cues.possessive))
        if cues == _NO_CUES:
            cues = self._by_company(number, current, company)
        return _Organ(cues, behind, of_next)

    def _organ_farther_on(self, number: Number, company: _Company) -> ResolvedName | None:
        return company.organ_of_list.get(number.start) or self.cue_reader.adopter(number.end)

    def _by_company(self, number: Number, current: NumberList, company: _Company) -> Cues:
        """The cues behind a number of which nothing else is said.

        The subject that acts by it, or the Security Council's number of the same year.
        """
        if number.shape == "bare":
            following = company.following.get(number.start)
            joined = following and self.patterns.glue.match(self.text[number.end : following.start])
            is_councils = joined and are_of_one_year(number, following, self.numbering)
            return Cues(listed=(SECURITY_COUNCIL,)) if is_councils else _NO_CUES
        acts = self.text.endswith(self.patterns.acting_in, max(0, current.lead - _ACTING), current.lead)
        subject = self.cue_reader.subject_behind(number.end) if acts else None
        return Cues(subject=subject.keys) if subject else _NO_CUES

    # ---- which part, which letters --------------------------------------------------------------------------------

    def _pinpoint_after(self, end: int) -> pinpoints.Found | None:
        """The pinpoint behind a number or its organ, or behind the date that follows it."""
        behind = self.dates.end(end)
        found = pinpoints.after(self.text, behind, self.language) if behind > end else None
        return found or pinpoints.after(self.text, end, self.language)

    def _lettered(
        self, number: Number, current: NumberList, attribution: Attribution, place: pinpoints.Found | None
    ) -> list[ResolvedCitation]:
        """A citation for each letter of a number, or one without."""
        if not number.letters:
            return [self._citation(number.start, number.end, current, attribution, place)]
        own = [(number.start, number.end, letter) for letter in letters_of(number.letters)]
        return [
            self._citation(start, end, current, lettered(attribution, number.letters, letter), place)
            for start, end, letter in (*own, *self._more_letters(number))
        ]

    def _more_letters(self, number: Number) -> Iterator[tuple[int, int, str]]:
        """The letters behind a lettered number, with where their words stand: “A and B”, “A to E”.

        A further letter is an item of its own; those only implied stand on the number.
        """
        if self.text[number.end - 1] == ")":
            return
        position, last = number.end, letters_of(number.letters)[-1][-2:]
        while (match := self.patterns.letters.match(self.text, position)) and order_of(match["letter"]) > order_of(
            last
        ):
            start, stop, letter = match.start("letter"), match.end("letter"), match["letter"]
            if match["join"].strip() in self.patterns.ranges and len(last) == len(letter) == 1:
                yield from ((number.start, number.end, chr(code)) for code in range(ord(last) + 1, ord(letter)))
            yield start, stop, letter
            position, last = stop, letter

    def _citation(
        self, start: int, end: int, current: NumberList, attribution: Attribution, place: pinpoints.Found | None
    ) -> ResolvedCitation:
        kind, symbol, lead = cast(ReferenceKind, current.kind), attribution.symbol, min(current.lead, start)
        evidence, relation = attribution.evidence if symbol else None, self.relations.at(lead, end)
        return ResolvedCitation(
            start, end, kind, symbol, evidence, attribution.reason, place, lead, relation, attribution
        )
