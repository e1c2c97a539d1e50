"""What the words around a number say of its organ.

A body named before or behind it, a possessive, a name that no authority holds.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import takewhile

from unkg.authorities.language import Language
from unkg.extraction.layout.normalized_text import NormalizedText, Passage
from unkg.extraction.patterns.organ_patterns import organ_patterns
from unkg.extraction.resolve.resolved import Cues, ResolvedName

_BEFORE = 60
"""Characters before a noun or number in which its organ's name ends."""
_BEFORE_NOUN = 90
"""Characters before a noun in which a possessive and its subject, or another body's name, stand."""
_SUBJECT = 250
"""Characters between a number and the body that is said to have adopted it, with what the text is about."""
_SENTENCE_END = re.compile(r"[.;] ")
_BEHIND = 400
"""Characters behind a number in which a date, a subject or an aside leads to the body that it is of."""
_BODIES = 50
"""Bodies of a sentence that a possessive can mean; those farther back are not looked at."""


class CueReader:
    """Reads the cues of one text.

    `names` are all of the text's, in order, `own` is the issuing body, `issuers` are those that number acts.
    """

    def __init__(
        self,
        normalized: NormalizedText,
        names: Sequence[ResolvedName],
        own: str | None,
        issuers: frozenset[str],
        language: Language,
    ) -> None:
        self.text = normalized.text
        self.own = own
        self.issuers = issuers
        self.language = language
        self.patterns = organ_patterns(language)
        self.name_tails = tuple(f"{tail} " for tail in language.citation["name_tails"])
        self.before_noun = tuple(f" {of} " for of in language.word_order["of"])
        """The ends of the words before `subject_before`."""
        self.possessives = self.patterns.possessive.on(normalized.text, normalized.lower)
        self.bodies = [n for n in names if n.kind == "body"]
        self.starts = [n.start for n in self.bodies]
        self.starting = {n.start: n for n in self.bodies}
        self.ending = {n.end: n for n in self.bodies}
        self.ends = sorted(self.ending)

    @cached_property
    def stops(self) -> list[int]:
        """Where sentences end."""
        return [match.start() for match in re.finditer(r"\. ", self.text)]

    def before(self, end: int, passage: Passage) -> ResolvedName | None:
        """The body named directly before an offset, adjectives apart."""
        low = max(passage.start, end - _BEFORE)
        index = bisect_right(self.ends, end) - 1
        if index < 0 or self.ends[index] <= low:
            return None
        if self.text[self.ends[index] : end] in {"", " "}:
            return self.ending[self.ends[index]]
        match = self.patterns.between.search(self.text[low:end])
        cut = low + match.start() if match else end
        return self.ending[self.ends[index]] if self.ends[index] >= cut else None

    def before_subject(self, noun_start: int, passage: Passage) -> int:
        """Where what a text is about begins, which some languages say before its noun; else the noun's own place."""
        if not self.text.endswith(self.before_noun, 0, noun_start):
            return noun_start
        low = max(passage.start, noun_start - _BEHIND)
        match = self.patterns.subject_before.search(self.text[low:noun_start])
        return low + match.start() + 1 if match else noun_start

    def subject_behind(self, end: int) -> ResolvedName | None:
        """The body that is the subject behind a citation.

        “in its resolution 72/228 of 20 December 2017, the General Assembly recognized”.
        """
        match = self._is_near(end) and self.patterns.subject_follows.match(self.text, end)
        return self.starting.get(match.end()) if match else None

    def behind(self, end: int) -> ResolvedName | None:
        """The body named directly behind an offset: “60/251, adopted by the General Assembly”."""
        match = self._is_near(end) and self.patterns.organ_follows.match(self.text, end)
        return self.starting.get(match.end()) if match else None

    def of_others(self, end: int) -> ResolvedName | None:
        """The body whose other texts end a list: “резолюции 1325 и 2250 и другие резолюции Совета Безопасности”."""
        others = self.patterns.others_follow
        match = others.match(self.text, end) if others else None
        return self.starting.get(match.end()) if match else None

    def adopter(self, end: int) -> ResolvedName | None:
        """The body that is said to have adopted a number, behind what the number is about, in the same clause.

        “4/6 on marine litter, adopted by the Environment Assembly”.
        """
        ends = self._adopters(end) if self._is_near(end) else ()
        return next((self.starting[at] for at in ends if at in self.starting), None)

    def is_anothers(self, end: int) -> bool:
        """Whether a body that no authority holds is said to have adopted a number.

        “990 (LIV) on illicit flows, adopted by the Conference of African Ministers”.
        """
        return any(
            at not in self.starting and self.patterns.unlisted.match(self.text, at) for at in self._adopters(end)
        )

    def _adopters(self, end: int) -> Iterator[int]:
        """Where the names of those begin that are said to have adopted a number, behind what it is about."""
        about = self.patterns.about_follows.match(self.text, end)
        if about is None:
            return
        clause = self.text[about.end() : about.end() + _SUBJECT].partition("\n")[0]
        stop = self.patterns.new_sentence.search(clause)
        for match in self.patterns.adopted_by.finditer(clause[: stop.start()] if stop else clause):
            yield about.end() + match.end()

    def _adopting(self, noun_start: int, passage: Passage) -> ResolvedName | None:
        """The body that is said to have adopted what a noun stands for, before the noun.

        “the adoption by the Commission, in Addis Ababa, of resolution 2023/10”.
        """
        low = max(passage.start, noun_start - _SUBJECT)
        is_named = bisect_left(self.starts, low) < bisect_left(self.starts, noun_start)
        match = self.patterns.adoption_by.search(self.text[low:noun_start]) if is_named else None
        if match is None or _SENTENCE_END.search(match["who"]):
            return None
        first, last = bisect_left(self.starts, low + match.start("who")), bisect_left(self.starts, noun_start)
        if first >= last:
            return None
        body = self.bodies[first]
        alone = first + 1 == last or "," not in self.text[low + match.start("who") : body.start]
        return body if alone else None

    def _at_meeting(self, noun_start: int, passage: Passage) -> ResolvedName | None:
        """The body nearest before a noun that adopted it at a meeting, said by a verb between the two."""
        index = bisect_right(self.ends, noun_start) - 1
        body = self.ending[self.ends[index]] if index >= 0 and self.ends[index] > passage.start else None
        if body is None or noun_start - body.end > _SUBJECT:
            return None
        return body if self.patterns.adopting.fullmatch(self.text, body.end, noun_start) else None

    def _is_near(self, end: int) -> bool:
        """Whether a body is named behind an offset, and not too far for words of a citation to lead to it."""
        index = bisect_left(self.starts, end)
        return index < len(self.starts) and self.starts[index] - end <= _BEHIND

    def of_noun(self, noun_start: int, passage: Passage, report: str | None) -> tuple[Cues, int]:
        """What stands before a noun: an organ, a possessive, the name of another body; and where those words begin.

        `report` is the body in whose session report, cited before in the passage, the number may be printed.
        """
        organ = self.before(noun_start, passage)
        if organ and self.text.endswith(self.before_noun, organ.end, noun_start) and not self.issuers & {*organ.keys}:
            organ = None  # "设立联合规划署的第1994/24号决议": what the resolution is about
        low = max(passage.start, noun_start - _BEFORE_NOUN)
        possessive = self.possessive(low, noun_start)
        if possessive is not None and (organ is None or organ.end < possessive + 1):
            return Cues(possessive=self._subjects(possessive, passage)), possessive
        if organ:
            organs = [*self._parts(organ, passage), organ, *self._coordinated(organ, passage)]
            return Cues.of(organ, organs), min(one.start for one in organs)
        window = self.text[low:noun_start]
        other = None if self._ends_small(window) else self.patterns.unlisted_before.search(window)
        name = (
            _without_opening(other["name"], self.patterns.openings, self.language.citation["sentence_opening_endings"])
            if other
            else ""
        )
        if name:
            # “Preparatory Committee established by General Assembly resolution 69/292” is one name and hides the organ
            cues = Cues((name,)) if name in self.issuers else Cues(unknown_name=name)
            return cues, noun_start - len(name) - 1
        if adopting := self._adopting(noun_start, passage) or self._at_meeting(noun_start, passage):
            return Cues.of(adopting), noun_start
        if report:
            return Cues((report,), antecedent=True), noun_start
        return Cues(), noun_start

    def possessive(self, start: int, end: int) -> int | None:
        """Where “its” or “its relevant” begins that ends, with its space, at `end`."""
        found = self.possessives.search(start, end)
        return found.start() if found else None

    def _ends_small(self, words: str) -> bool:
        """Whether the last word is too small to end a body's name, or ends in what no name does."""
        last = words.rstrip(" ").rpartition(" ")[2]
        is_name = not last[:1].islower() and (last[-1:].isalnum() or last[-1:] in "_'-")
        return not is_name and not words.endswith(self.name_tails)

    def _parts(self, organ: ResolvedName, passage: Passage) -> list[ResolvedName]:
        """“Governing Council of the Environment Programme decision”: the organ of the organization before the noun."""
        match = self.patterns.part_of.search(self.text[max(passage.start, organ.start - 9) : organ.start])
        part = self.ending.get(organ.start - len(match[0])) if match else None
        return [part] if part else []

    def _coordinated(self, organ: ResolvedName, passage: Passage) -> list[ResolvedName]:
        """“General Assembly and Security Council resolutions”: the organs joined to the one before the noun."""
        joined = []
        start = organ.start
        while match := self.patterns.coordinated.search(self.text[max(passage.start, start - 9) : start]):
            previous = self.ending.get(start - len(match[0]))
            if previous is None:
                break
            joined.append(previous)
            start = previous.start
        return joined

    def _subjects(self, start: int, passage: Passage) -> tuple[str, ...]:
        """Whom a possessive can mean.

        A body that is the clause's subject, then the issuing organ, then others of the sentence.
        """
        stop = bisect_left(self.stops, start - 1) - 1
        sentence_start = max(self.stops[stop] + 1 if stop >= 0 else 0, passage.start)
        first, last = bisect_left(self.starts, sentence_start), bisect_left(self.starts, start)
        here = [b for b in reversed(self.bodies[max(first, last - _BODIES) : last]) if b.end <= start and b.keys]
        near = [b for b in takewhile(lambda body: start - body.end < _BEFORE_NOUN, here) if self._is_subject(b, start)]
        adopting = self._adopting(start, passage)
        near = [adopting, *near] if adopting else near
        own = (self.own,) if self.own else ()
        ordered = (*(k for b in near for k in b.keys), *own, *(k for b in here for k in b.keys))
        return tuple(dict.fromkeys(ordered))

    def _is_subject(self, body: ResolvedName, start: int) -> bool:
        """Whether a body is the subject that a possessive refers to.

        “the General Assembly, in its resolution”, “the Council, by paragraph 3 of its”, “to the Council pursuant to
        its”.
        """
        return bool(self.patterns.subject.fullmatch(self.text[body.end : start]))


def _without_opening(name: str, openings: frozenset[str], endings: tuple[str, ...]) -> str:
    """The name of a body without the word that opens its sentence.

    `FAO Council` of “Recalling FAO Council”; empty if one word is left.
    """
    words = name.split()
    while words and (words[0].lower() in openings or words[0].endswith(endings)):
        words = words[1:]
    return " ".join(words) if len(words) > 1 else ""
