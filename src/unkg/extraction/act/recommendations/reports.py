"""Recommendations of a mechanism or committee: “States should ensure …”, “The Committee recommends that …”."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from unkg.authorities import Language
from unkg.extraction.act.addressees import Addressees
from unkg.extraction.act.recommendations.authors import author_of_report, first_person_of_report, paragraph_number
from unkg.extraction.act.recommendations.report_patterns import ReportPatterns, report_patterns
from unkg.extraction.layout.normalized_text import NormalizedText, Passage
from unkg.extraction.patterns.anchors import Places
from unkg.extraction.patterns.participles import base_of_participle
from unkg.extraction.resolve.context import Context
from unkg.model import Action

_END_OF_REPORT = 20
"""Number of its first paragraph from which an excerpt without headings is taken for a report's recommendations."""


class _Sentence(NamedTuple):
    """A sentence or lettered item of a paragraph; `label` is that of the paragraph, with the item's letter."""

    start: int
    end: int
    label: str
    passage: Passage
    is_item: bool


class _Chapeau(NamedTuple):
    """The label of a paragraph that leaves what should be done to the items below it, and who should."""

    label: str
    doers: tuple[str, ...]


class _Asked(NamedTuple):
    """A verb in a sentence, from the words' beginning to the verb's end, with those who are to act."""

    start: int
    end: int
    verb: str
    addressees: tuple[str, ...]


def report_recommendations(context: Context) -> list[Action]:
    """Every recommendation that a report makes in its own voice, in order of place."""
    report = _Report.of(context)
    chapeau: _Chapeau | None = None
    found: list[Action] = []
    for passage in report.recommending():
        if chapeau and not passage.paragraph.label.startswith(f"{chapeau.label}("):
            chapeau = None
        found += report.recommendations(passage, chapeau)
        chapeau = report.chapeau(passage) or chapeau
    return found


class _Report(Struct, frozen=True):
    """Reads the recommendations of one report."""

    normalized: NormalizedText
    language: Language
    patterns: ReportPatterns
    addressees: Addressees
    verbs: Places
    """Where verbs stand by which somebody recommends."""
    author: tuple[str, ...]
    first_person: tuple[str, ...]

    @classmethod
    def of(cls, context: Context) -> "_Report":
        normalized, patterns = context.normalized, report_patterns(context.language)
        return cls(
            normalized=normalized,
            language=context.language,
            patterns=patterns,
            addressees=Addressees.of(context),
            verbs=patterns.speech.verb.on(normalized.text, normalized.lower),
            author=author_of_report(context),
            first_person=first_person_of_report(context),
        )

    # ---- paragraphs -----------------------------------------------------------------------------------------------

    def recommending(self) -> list[Passage]:
        """The paragraphs under a heading of recommendations.

        Without such a heading, all of an excerpt from a report's end, else the paragraphs that recommend by a verb and
        their items.
        """
        passages = [p for p in self.normalized.passages if p.paragraph.kind == "body"]
        headings = [
            p for p in self.normalized.passages if p.paragraph.kind == "heading" and p.paragraph.section != "heading"
        ]
        numbered = [p for p in passages if paragraph_number(p) is not None]
        for heading in headings:
            if self.patterns.sentences.heading.search(self.normalized.lower, heading.start, heading.end):
                return [p for p in numbered if p.start > heading.start]
        first = paragraph_number(numbered[0]) if numbered else None
        if first is not None and first > _END_OF_REPORT and not headings:
            return numbered
        return self._saying(passages)

    def _saying(self, passages: list[Passage]) -> list[Passage]:
        """The paragraphs that recommend by a verb, and those directly below one that are its items."""
        found: list[Passage] = []
        above: list[str] = []
        for passage in passages:
            label = passage.paragraph.label
            while above and not label.startswith(f"{above[-1]}("):
                above.pop()
            says = self._says(passage.content, passage.end) is not None
            if says or (above and label.rpartition("(")[0] == above[-1]):
                found.append(passage)
            if says and (chapeau := self.chapeau(passage)):
                above.append(chapeau.label)
        return found

    def chapeau(self, passage: Passage) -> _Chapeau | None:
        """Who must do what the paragraphs below say, where one ends in “States should:”, “recommends that States:”."""
        if not self.normalized.text[passage.content : passage.end].rstrip().endswith(":"):
            return None
        *_, last = self._sentences(passage)
        doers = self._carried(last) or self._carried_by_verb(last)
        return None if doers is None else _Chapeau(self._label(passage), doers)

    def _label(self, passage: Passage) -> str:
        """A paragraph's label, which those of its items begin with; without one, that of the numbered one above it."""
        if passage.paragraph.label:
            return passage.paragraph.label
        before = (p.paragraph for p in reversed(self.normalized.passages) if p.start < passage.start)
        return next((p.label.partition("(")[0] for p in before if p.kind == "body" and p.label), "")

    def recommendations(self, passage: Passage, chapeau: _Chapeau | None) -> Iterator[Action]:
        """What a paragraph recommends, sentence by sentence; the first words of an item are carried by its chapeau."""
        carried: tuple[str, ...] | None = None  # who must do what the items of “States must: (a) …; (b) …” say
        seen: set[str] = set()
        speaks = False
        for sentence in self._sentences(passage, is_item=chapeau is not None):
            if chapeau and sentence.start == passage.content:
                carried = chapeau.doers
            elif not sentence.is_item:
                carried = self._carried(sentence)
            found = list(self._of_sentence(sentence, carried if sentence.is_item else None))
            if speaks and not found:
                found = list(self._by_pronoun(sentence))
            speaks = self._is_of_speaker(sentence, speaks=speaks)
            for action in found:
                yield replace(action, second=sentence.label in seen)
                seen.add(sentence.label)

    def _sentences(self, passage: Passage, *, is_item: bool = False) -> Iterator[_Sentence]:
        """The sentences and lettered items of a passage; `is_item`, whether its first words are an item's too."""
        text, patterns = self.normalized.text, self.patterns.sentences
        ends = [m.start() for m in patterns.sentence.finditer(text, passage.content + 1, passage.end)]
        label = passage.paragraph.label
        for start, end in pairwise([passage.content, *ends, passage.end]):
            letter = patterns.letter.match(text, start, end)
            if letter:
                label = f"{passage.paragraph.label}({letter['letter']})"
            first = start == passage.content
            yield _Sentence(letter.end() if letter else start, end, label, passage, bool(letter) or (is_item and first))

    # ---- one sentence ---------------------------------------------------------------------------------------------

    def _of_sentence(self, sentence: _Sentence, carried: tuple[str, ...] | None) -> Iterator[Action]:
        """By the verb of who speaks, else by a modal, else as an item of what a modal before the items says."""
        text = self.normalized.text
        said = self._says(sentence.start, sentence.end)
        asked_of = None if said else self.patterns.speech.asked_of.match(text, sentence.start, sentence.end)
        if said or self._is_of_speaker(sentence, speaks=False):
            yield from self._spoken(sentence, said)
        elif asked_of:
            yield self._asked_of(asked_of, sentence)
        elif (modal := self._modal(sentence)) is not None:
            if asked := self._asked(modal, sentence):
                yield self._recommended(asked, sentence)
        elif carried is not None and (item := self.patterns.sentences.item.match(text, sentence.start, sentence.end)):
            yield self._recommended(_Asked(*item.span("words"), item["verb"].lower(), carried), sentence)

    def _recommended(self, asked: _Asked, sentence: _Sentence) -> Action:
        start, end = self.normalized.original(asked.start, asked.end)
        return Action(start, end, asked.verb, "recommend", self.author, asked.addressees, sentence.label)

    # ---- by a verb of who speaks ----------------------------------------------------------------------------------

    def _says(self, start: int, end: int) -> re.Match[str] | None:
        """What is said between two offsets, by a match that counts from the first of them."""
        if not self.verbs.search(start, end):
            return None
        return self.patterns.speech.said.search(self.normalized.text[start:end])

    def _is_of_speaker(self, sentence: _Sentence, *, speaks: bool) -> bool:
        """Whether who speaks is a sentence's subject, by name or, where they spoke before, as “It”."""
        text, patterns = self.normalized.text, self.patterns.speech
        if patterns.pronoun.match(text, sentence.start, sentence.end):
            return speaks
        return bool(patterns.subject.match(text, sentence.start, sentence.end))

    def _spoken(self, sentence: _Sentence, said: re.Match[str] | None) -> Iterator[Action]:
        """The actions of a sentence in the author's voice: “reiterates its recommendation and urges” has two."""
        words = self.normalized.text[sentence.start : sentence.end]
        for each in self.patterns.speech.said.finditer(words) if said else ():
            yield self._said(each, sentence)
        start = sentence.start + said.end("words") if said else sentence.start
        for match in self.patterns.speech.joined.finditer(self.normalized.text, start, sentence.end):
            yield self._by_verb(match, sentence)

    def _said(self, said: re.Match[str], sentence: _Sentence) -> Action:
        start, end = (sentence.start + offset for offset in said.span("words"))
        verb = self.patterns.speech.base_of[said["verb"]]
        addressees = self.addressees.asked(end, sentence.passage, sentence.end)
        found = self._with_own_strength(_Asked(start, end, verb, addressees), sentence)
        return replace(found, issuers=self.first_person) if said["first_person"] and self.first_person else found

    def _by_pronoun(self, sentence: _Sentence) -> Iterator[Action]:
        """“It also recommends”, after a sentence of the speaker's."""
        match = self.patterns.speech.pronoun_says.match(self.normalized.text, sentence.start, sentence.end)
        if match:
            yield self._by_verb(match, sentence)

    def _by_verb(self, match: re.Match[str], sentence: _Sentence) -> Action:
        start, end = match.span("words")
        addressees = self.addressees.asked(end, sentence.passage, sentence.end)
        verb = self.patterns.speech.base_of[match["verb"]]
        return self._with_own_strength(_Asked(start, end, verb, addressees), sentence)

    def _asked_of(self, match: re.Match[str], sentence: _Sentence) -> Action:
        """“The State party is requested to”."""
        doers = self._doers(*match.span("who"), sentence.passage)
        verb = self.patterns.speech.asked_base[match["verb"]]
        return self._with_own_strength(_Asked(*match.span("words"), verb, doers), sentence)

    def _with_own_strength(self, asked: _Asked, sentence: _Sentence) -> Action:
        """An action with the strength of its own verb."""
        strength = self.language.strengths.get(asked.verb, "recommend")
        return replace(self._recommended(asked, sentence), strength=strength)

    # ---- by a modal -----------------------------------------------------------------------------------------------

    def _modal(self, sentence: _Sentence) -> re.Match[str] | None:
        """The modal of a sentence, the plainest first; none where its subject is impersonal: “It should be noted”."""
        patterns = self.patterns.modals
        matches = (m.match(self.normalized.text, sentence.start, sentence.end) for m in patterns.modals)
        match = next((m for m in matches if m), None)
        if match is None or "important" in match.re.groupindex:
            return match
        nobody = patterns.nobody.match(match["before"]) and "," not in match["before"]
        return None if nobody else match

    def _carried(self, sentence: _Sentence) -> tuple[str, ...] | None:
        """Who must do what the items after a sentence say, where it ends in “States should:”, else None."""
        text, patterns = self.normalized.text, self.patterns.modals
        match = patterns.modals[0].match(text, sentence.start, sentence.end)
        if match is None or text[match.end() : sentence.end].strip() != ":":
            return None
        said = self._says(sentence.start, sentence.end)
        after = patterns.that.match(text, sentence.start + said.end()) if said else None
        start = after.end() if after else match.start("before")
        return self._doers(start, match.end("before"), sentence.passage)

    def _carried_by_verb(self, sentence: _Sentence) -> tuple[str, ...] | None:
        """The same behind the verb of who speaks: “recommends that States parties that have not done so:”."""
        said = self._says(sentence.start, sentence.end)
        that = said and self.patterns.modals.that.match(self.normalized.text, sentence.start + said.end())
        if said is None or that is None or not that[0].strip():
            return None
        return self._said(said, sentence).addressees or None

    def _asked(self, match: re.Match[str], sentence: _Sentence) -> _Asked | None:
        """What a modal asks, and of whom; None where no verb can be read after it."""
        groups, passage = match.groupdict(), sentence.passage
        start = min(match.start(), match.start("before"))
        if inverted := self._inverted(match, sentence):
            doers = self._doers(*inverted.span("subject"), passage)
            return _Asked(start, inverted.end(), inverted["verb"], doers)
        if need := groups.get("need"):
            return _Asked(start, match.end(), self.language.needing[need], ())
        passive = bool(groups.get("be"))
        verb = self._verb(groups.get("verb"), passive=passive)
        if verb is None:
            return None
        end = match.end("verb") if groups.get("verb") else match.end("modal")
        return _Asked(start, end, verb, () if passive else self._doers(*match.span("before"), passage))

    def _inverted(self, match: re.Match[str], sentence: _Sentence) -> re.Match[str] | None:
        """“Under no circumstances should a State”: subject and verb stand after the modal."""
        patterns = self.patterns.modals
        if not patterns.under_no.match(match["before"]):
            return None
        return patterns.inverted.match(self.normalized.text, match.end("modal"), sentence.end)

    def _verb(self, verb: str | None, *, passive: bool) -> str | None:
        if not passive:
            return verb
        return base_of_participle(verb, self.language) if verb else self.language.recommendation_words["be"][0]

    def _doers(self, start: int, end: int, passage: Passage) -> tuple[str, ...]:
        """Who should act: the subject before the modal, introductions (“To ensure this, …”) left out."""
        while lead := self.patterns.modals.leads_in.match(self.normalized.text, start, end):
            start = lead.end()
        return self.addressees.acting(start, end, passage)
