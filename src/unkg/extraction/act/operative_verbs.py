"""The verbs by which a paragraph acts: its first, those joined to it, and further ones of the same subject."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate
from operator import itemgetter
from typing import NamedTuple

from msgspec import Struct

from unkg.authorities import Language
from unkg.extraction.act.action_patterns import ActionPatterns, action_patterns
from unkg.extraction.layout.normalized_text import NormalizedText, Passage
from unkg.extraction.patterns.verbs import Verbs, verbs_of
from unkg.extraction.resolve.context import Context
from unkg.model import Strength

_LISTING = "、"
"""The sign between the words of a list, which is no comma between clauses."""
_BEFORE_VERB = 60
"""Characters before a verb in which a relative pronoun makes somebody else its subject."""


class OperativeVerb(Struct, frozen=True, gc=False):
    """A verb where it stands in the normalized text: from the paragraph's first word to the verb's end."""

    start: int
    end: int
    base: str
    strength: Strength
    object_at: int
    """Where what it asks begins: after the verb, or after what it repeats (“its request”)."""


class FurtherVerbs(NamedTuple):
    """The verbs of the same subject behind the first of a paragraph, in the order of their ends."""

    matches: list[re.Match[str]]
    reached: list[int]
    """For each, the last place at which it or one before it begins: they need not begin in the order of their ends."""

    @classmethod
    def of(cls, matches: list[re.Match[str]]) -> "FurtherVerbs":
        """The same matches, ready to be asked for the next one."""
        return cls(matches, list(accumulate((match.start() for match in matches), max)))

    def next_from(self, offset: int, stop: int) -> int:
        """Where the words of the first that does not begin before an offset begin; `stop` if there is none."""
        if not self.matches:
            return stop
        index = bisect_left(self.reached, offset)
        return self.matches[index].start("words") if index < len(self.matches) else stop


_NO_FURTHER = FurtherVerbs([], [])


def has_form(context: Context, start: int, end: int) -> bool:
    """Whether a form of a further verb begins between two offsets of a document: without one there is no such verb."""
    forms = _forms(context)
    index = bisect_left(forms, start)
    return index < len(forms) and forms[index] < end


@lru_cache(maxsize=1)
def _forms(context: Context) -> list[int]:
    """Where the forms of further verbs begin in a document; kept, because actions and their clauses need them."""
    places = verbs_of(context.language).acting.places(context.normalized.lower, overlapping=True)
    return sorted(start for _, start, _ in places)


class OperativeVerbs(Struct, frozen=True):
    """Finds the operative verbs of one text."""

    normalized: NormalizedText
    language: Language
    verbs: Verbs
    patterns: ActionPatterns
    italics: tuple[tuple[int, int], ...]
    """Spans of the document's text: a further verb in them needs no word after it to be one."""
    context: Context

    @classmethod
    def of(cls, context: Context) -> "OperativeVerbs":
        """The verbs of a document."""
        normalized, language = context.normalized, context.language
        verbs = verbs_of(language)
        return cls(normalized, language, verbs, action_patterns(language), context.document.italics, context)

    @property
    def have_one_form(self) -> bool:
        """Whether a verb that others are to do is spelled as one that the organ does: “支持”."""
        return len({*self.language.forms["support"][0]}) == 1

    # ---- where verbs stand ----------------------------------------------------------------------------------------

    def opening(self, passage: Passage) -> re.Match[str] | None:
        """The verb that a passage begins with."""
        return self.verbs.opening.match(self.normalized.lower, passage.content, passage.end)

    def joined_to(self, opening: re.Match[str], passage: Passage) -> Iterator[OperativeVerb]:
        """“Stresses and restates”: a second verb joined to the first; never “Requests and Proposals”."""
        joined = self.patterns.joined.match(self.normalized.text, opening.end("words"))
        verb = joined and self.verbs.opening.match(self.normalized.lower, joined.end(), passage.end)
        if verb and self.normalized.text[verb.start("verb")].islower():
            yield self.read(verb)

    def further(self, passage: Passage, start: int) -> FurtherVerbs:
        """Verbs of the same subject in a passage, searched for if a form of one stands there from `start` on."""
        if not has_form(self.context, start, passage.end):
            return _NO_FURTHER
        text = self.normalized.text
        found = {m.start("verb"): m for m in self.verbs.second.finditer(text, passage.content, passage.end)}
        if self.italics:
            # “calls for” by its words, “calls” by its print: one verb.
            printed = self.verbs.joined.finditer(text, passage.content, passage.end)
            found |= {m.start("verb"): m for m in printed if self._is_italic(*m.span("verb"))}
        return FurtherVerbs.of([found[start] for start in sorted(found) if self._is_printed(found[start])])

    def is_of_issuer(self, match: re.Match[str], passage: Passage) -> bool:
        """Whether a verb has the issuing body as its subject: not a relative clause's (“, which requests the”)."""
        start = match.start("words")
        before = max(passage.content, start - _BEFORE_VERB)
        return not self.patterns.relative.search(self.normalized.text, before, start)

    def spoken(self, passage: Passage) -> Iterator[OperativeVerb]:
        """The verbs after “The Council …” that begin the sentences of a statement."""
        for match in self.patterns.speaks.finditer(self.normalized.text, passage.content, passage.end):
            verb = self.verbs.opening.match(self.normalized.lower, match.start("verb"))
            if verb:
                yield self.read(verb, start=match.start("words"))

    def decided(self, passage: Passage) -> OperativeVerb | None:
        """What the first sentence of a decision reports in the past: “the General Assembly … decided”."""
        match = self.patterns.decided.search(self.normalized.text, passage.content, passage.end)
        return self._with_object(*match.span("verb"), self.verbs.past[match["verb"]]) if match else None

    def _is_printed(self, match: re.Match[str]) -> bool:
        """Whether a verb stands where it is read: not the noun of a number, read before it (“1号和2号决定”).

        Nor in a list of words, told by its sign: “请各国批准、核可或加入”.
        """
        first, last = self.normalized.original(*match.span("verb"))
        if first == last:
            return False
        before, _ = self.normalized.original(*match.span("words"))
        return self.context.document.text[max(before - 1, 0) : before] != _LISTING

    def _is_italic(self, start: int, end: int) -> bool:
        """Whether words of the text are printed in italics."""
        first, last = self.normalized.original(start, end)
        place = bisect_right(self.italics, first, key=itemgetter(0)) - 1
        return place >= 0 and last <= self.italics[place][1]

    # ---- what a verb does -----------------------------------------------------------------------------------------

    def read(self, match: re.Match[str], *, start: int | None = None) -> OperativeVerb:
        """The verb of a match with its particle: “calls again upon” is `call upon`, “appeals to” is `appeal`."""
        begin, end = match.span("words")
        base = self._base_of(match["verb"].lower(), begin, end)
        if base == "call" and (particle := self._particle(begin, end)):
            base, end = f"{base} {particle[0]}", max(end, particle.end())
        begin = begin if start is None else start
        if base in self.language.action_words["repeating"]:
            # "вновь просит", "prie de nouveau".
            repeats = [self.language.repeated[w] for w in match["verb"].split() if w in self.language.repeated]
            if repeats:
                return OperativeVerb(begin, end, base, repeats[-1], end)
        return self._with_object(begin, end, base)

    def _particle(self, begin: int, end: int) -> re.Match[str] | None:
        """The particle among the words of a verb, or behind them: “, and calls for wells”."""
        lower, pattern = self.normalized.lower, self.patterns.particle
        return pattern.search(lower, begin, end) or pattern.match(lower, end + 1)

    def _base_of(self, form: str, begin: int, end: int) -> str:
        """The base form of a verb before its object: “يدعو” invites the High Commissioner and calls upon States.

        A pronoun before it is its object, and what stands behind it is none: “ويذكرها بأن”, and “ويدعوها إلى”, which
        does not call for something.
        """
        has_object = self.patterns.object_pronoun.match(self.normalized.text, begin)
        for base, objects in () if has_object else self.language.verbs_by_object.get(form, ()):
            if self.normalized.lower.startswith(objects, end):
                return base
        if has_object and self.language.script.is_construct:
            form = next((word for word in form.split() if word in self.verbs.base_of), form)
        own = self.language.verbs_of_bodies.get(self.context.header.body or "", {})
        return own.get(form) or self.verbs.base_of[form]

    def _with_object(self, start: int, end: int, base: str) -> OperativeVerb:
        """A verb with its object: “expresses its concern”, “reiterates its request”, “decides to invite”."""
        words, patterns, text = self.language.action_words, self.patterns, self.normalized.text
        strength = self.language.strengths.get(base, "express")
        if base in words["expressing"] and (concern := patterns.concern.match(text, end)):
            return OperativeVerb(start, concern.end(), f"{base} concern", strength, concern.end())
        if base in words["repeating"] and (repeated := patterns.repeated.match(text, end)):
            repeats = strength if base in words["only_remembering"] else self.language.repeated[repeated["noun"]]
            return OperativeVerb(start, end, base, repeats, repeated.end())
        asking = patterns.decides_to_ask.match(text, end) if strength == "decide" else None
        # "يقرر دعوة الأمين العام إلى"; never "يؤيد دعوة الأمين العام إلى", the call that he makes.
        if asking and (asking["to"] or base == "decide" or not words["to"]):
            return OperativeVerb(start, end, base, strength, asking.end())
        return OperativeVerb(start, end, base, strength, end)
