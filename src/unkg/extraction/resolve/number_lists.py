"""Which list a number belongs to, by the noun before it or by what joins it to the last.

“resolutions 60/251, 65/281 and 68/144”
"""

import re

from msgspec import Struct
from msgspec.structs import replace

from unkg.authorities import Language, Numbering
from unkg.extraction.layout.normalized_text import NormalizedText, Passage
from unkg.extraction.patterns.citation_patterns import citation_patterns
from unkg.extraction.patterns.words import CAPITAL
from unkg.extraction.resolve.attribution import is_security_councils
from unkg.extraction.resolve.attribution_cues import CueReader
from unkg.extraction.resolve.printed_dates import PrintedDates
from unkg.extraction.resolve.resolved import Cues, ResolvedName
from unkg.extraction.scan import pinpoints
from unkg.extraction.scan.numbers import Number

_NOUN = 80
"""Characters before a number in which its noun stands, with all that may come between them."""
_SENTENCE = 700
"""Characters before a number in which a plural still announces it."""
_GAP = 300
"""Characters between two numbers of one list."""
_TITLES = 600
"""Characters of titles in quotation marks that may stand between two numbers besides."""
_SECOND_NOUN = 200
"""Characters between a number and the second noun of its list."""
_LEAST_BARE = 3
"""Figures of a number without year or session that is read though nothing says whose it is."""
_NEAR = 40
"""Characters between a number and a symbol that stands in its list."""
_NO_CUES = Cues()

# “resolutions 75/224, entitled "Application of decisions", 76/202”: what a title says opens no list and ends none.
_TITLE = re.compile(r' "[^"\n]*"')
_NEW_SENTENCE = re.compile(rf"\. [{CAPITAL}]")
_STOP = re.compile(r"[.;] ")


class NumberList(Struct, frozen=True, gc=False):
    """The list that a number belongs to, as read so far."""

    kind: str
    cues: Cues
    end: int
    plural: bool
    lead: int
    """Where the words for the next item begin that none of its own do: with the noun, its organ or its pinpoint."""
    place: pinpoints.Found | None
    """The pinpoint before the noun, which is the next item's."""


class ReadingState(Struct, frozen=True, gc=False):
    """What the numbers of a passage read so far say of the next."""

    current: NumberList | None = None
    previous: Number | None = None
    report: str | None = None
    """The body in whose session report, cited in this passage, the next numbers are printed."""
    holder: Number | None = None
    """The document cited last by its symbol."""

    def after_symbol(self, number: Number, report: str | None) -> "ReadingState":
        """The state behind a symbol; `report` is the body whose session report it is."""
        current = self.current
        if current and number.start - current.end < _NEAR:
            current = replace(current, end=number.end)
        return ReadingState(current, number, report or self.report, number)

    def after_number(self, number: Number, current: NumberList | None) -> "ReadingState":
        """The state behind a number and the list that it belongs to, if any."""
        return ReadingState(current, number, self.report, self.holder)


class ListReader:
    """Finds the lists of numbers of one text."""

    def __init__(
        self,
        normalized: NormalizedText,
        language: Language,
        numbering: Numbering,
        cue_reader: CueReader,
        dates: PrintedDates,
    ) -> None:
        self.text = normalized.text
        self.language = language
        self.numbering = numbering
        self.cue_reader = cue_reader
        self.dates = dates
        self.patterns = citation_patterns(language)
        beside = cue_reader.possessives
        self.nouns = self.patterns.noun.on(normalized.text, normalized.lower, beside)
        self.plurals = self.patterns.plural.on(normalized.text, normalized.lower, beside)

    def list_of(self, number: Number, passage: Passage, state: ReadingState) -> NumberList | None:
        """The list that a number opens or continues; None where it is of nothing that can be cited.

        A noun before the previous number is that number's: no noun stands apart from its number by another.
        """
        low = max(passage.start, number.start - _NOUN)
        since = state.previous.end if state.previous else 0
        noun = self.nouns.search(max(low, since) if since <= number.start else low, number.start)
        if noun:
            opened = self._opened(noun.start(), noun["noun"], number, passage, state)
            return None if number.shape == "bare" and _is_vague(number, opened) else opened
        organ = self.cue_reader.before(number.start, passage)
        if organ and (of := self.patterns.noun_of.search(self.text[low : organ.start])):
            opened = self._opened(low + of.start(), of["noun"], number, passage, state)
            return replace(opened, cues=Cues.of(organ))
        current = state.current
        if current and self._continues(current, number, organ):
            if organ and organ.start >= current.end:
                cues = Cues.of(organ)
                return NumberList(current.kind, cues, number.start, current.plural, organ.start, None)
            return replace(current, place=None) if current.place else current
        return self._without_noun(number, passage, organ, state)

    def joins(self, start: int, end: int) -> bool:
        """Whether the words between two numbers make them items of one list."""
        return end - start <= _GAP and self.patterns.joins(self.text[start:end])

    # ---- a list that begins ---------------------------------------------------------------------------------------

    def _opened(self, noun_start: int, noun: str, number: Number, passage: Passage, state: ReadingState) -> NumberList:
        noun = noun.lower()
        noun_start = self.cue_reader.before_subject(noun_start, passage)
        cues, lead = self.cue_reader.of_noun(noun_start, passage, state.report)
        if cues == _NO_CUES and state.current and self._is_listed(state.current, noun_start):
            before = state.current.cues
            cues = Cues(listed=before.named or before.possessive or before.listed)
        if cues == _NO_CUES:
            cues = Cues(held=self._is_held(noun_start, state.holder))
        place = pinpoints.before(self.text, lead, self.language)
        kind, plural = self.patterns.nouns[noun], noun in self.patterns.plurals
        return NumberList(kind, cues, number.start, plural, place.start if place else lead, place)

    def _is_listed(self, current: NumberList, noun_start: int) -> bool:
        """Whether a second noun continues a list: “Assembly resolution S-23/2, annex, and resolution S-23/3”."""
        gap = self.text[current.end : noun_start]
        return len(gap) < _SECOND_NOUN and not _STOP.search(gap) and bool(self.patterns.listed.search(gap))

    def _is_held(self, noun_start: int, holder: Number | None) -> bool:
        """Whether the document cited last is what holds the text, by pinpoints alone.

        “CTOC/COP/2020/10, sect. I.A, resolution 10/1”.
        """
        if holder is None or holder.end > noun_start:
            return False
        position = holder.end
        if match := self.patterns.parenthesis.match(self.text, position, noun_start):
            position = match.end()
        while place := pinpoints.after(self.text, position, self.language):
            position = place.end
        return self.text[position:noun_start] in {", ", "), "}

    def _without_noun(
        self, number: Number, passage: Passage, organ: ResolvedName | None, state: ReadingState
    ) -> NumberList | None:
        """A number without a noun.

        Only shapes that cite nothing else, and dated ones after a noun in the same sentence.
        """
        if self._is_other(number, passage) or is_security_councils(number, self.numbering) is False:
            return None
        cues = Cues.of(organ) if organ else Cues()
        if number.shape in {"year-parenthesis", "roman", "special", "emergency"}:
            place = pinpoints.before(self.text, organ.start if organ else number.start, self.language)
            return NumberList("resolution", cues, number.start, True, place.start if place else number.start, place)
        if number.shape not in {"session", "year"}:
            return None
        noun = self.plurals.last(max(passage.start, number.start - _SENTENCE), number.start)
        if noun is None or not self._is_announced(number, self.text[noun.end() : number.start]):
            return None
        cues = cues if organ else self.cue_reader.of_noun(noun.start(), passage, state.report)[0]
        return NumberList(self.patterns.nouns[noun[0].lower()], cues, number.start, True, number.start, None)

    def _is_announced(self, number: Number, since: str) -> bool:
        """Whether a plural still announces a number: dated, or with a subject where other nouns are between them.

        “resolutions 72/305 on the review of resolution 68/1 on wells, and 67/290 on the forum”.
        """
        if self.dates.end(number.end) > number.end:
            return not _NEW_SENTENCE.search(since)
        is_resumed = bool(self.patterns.loose.search(since)) and not _STOP.search(since)
        return is_resumed and bool(self.patterns.about.match(self.text, number.end))

    def _is_other(self, number: Number, passage: Passage) -> bool:
        """Whether a number is of no text: “vol. 2187”, “page 3/4”."""
        before = self.text[max(passage.start, number.start - 30) : number.start]
        is_likely = before.lower().rstrip().endswith(self.patterns.other_nouns)
        return is_likely and bool(self.patterns.other_number.search(before))

    # ---- a list that continues ------------------------------------------------------------------------------------

    def _continues(self, current: NumberList, number: Number, organ: ResolvedName | None) -> bool:
        """Whether a number is a further item of a list."""
        if number.start - current.end > _GAP + _TITLES:
            return False
        gap = self.text[current.end : number.start]
        untitled = _TITLE.sub(" ", gap)
        if len(untitled) > _GAP:
            return False
        if self.patterns.joins(gap) or (untitled != gap and self.patterns.joins(_TITLE.sub("", gap))):
            return True
        if self.patterns.new_sentence.search(untitled):
            return False
        if organ and organ.start >= current.end:
            to_organ = self.patterns.article_ends.sub("", gap[: organ.start - current.end])
            if self.patterns.joins(to_organ):
                return True
        return current.plural and self._is_of_text(number, gap) and bool(self.patterns.loose.search(gap))

    def _is_of_text(self, number: Number, gap: str) -> bool:
        """Whether a number far from its noun is certainly a text's.

        Dated, of an unmistakable shape, with a title or with a subject.
        """
        return bool(
            self.dates.end(number.end) > number.end
            or self.text.startswith(' "', number.end)
            or number.shape != "session"
            or self.patterns.about.match(gap)
            or self.patterns.behind_date.match(self.text, number.end)
        )


def _is_vague(number: Number, opened: NumberList) -> bool:
    """Whether a bare number is of nobody known: “vol. I, resolution 1, annex”."""
    cues = opened.cues
    return len(number.value) < _LEAST_BARE and not (cues.named or cues.listed or cues.possessive)
