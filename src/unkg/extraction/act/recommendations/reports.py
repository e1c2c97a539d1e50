"""What a mechanism or committee says should be done: “States should ensure …”, “The Committee recommends that …”."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from unkg.authorities.language import Language
from unkg.extraction.act.addressees import Addressees
from unkg.extraction.layout.normalized_text import NormalizedText, Passage
from unkg.extraction.patterns.anchors import Anchored, anchored
from unkg.extraction.patterns.participles import base_of_participle
from unkg.extraction.patterns.words import any_of, any_of_each
from unkg.extraction.resolve.resolved import ResolvedName
from unkg.model import Action

_END_OF_REPORT = 20
"""Number of its first paragraph from which an excerpt without headings is taken for a report's recommendations."""
_FIRST_PARAGRAPHS = 5
"""Highest number of the first paragraph of a text that holds its report's beginning."""
_BEGINNING = 3000
"""Characters in which a report says whose it is."""
_LONGEST_SUBJECT = 330
"""Characters before a modal in its sentence."""


class _Sentence(NamedTuple):
    """A sentence or lettered item of a paragraph; `label` is that of the paragraph, with the item's letter."""

    start: int
    end: int
    label: str
    passage: Passage
    is_item: bool


class _Asked(NamedTuple):
    """A verb in a sentence, from the words' beginning to the verb's end, with those who are to act."""

    start: int
    end: int
    verb: str
    addressees: tuple[str, ...]


class Reports:
    """Reads the recommendations of one text; `names` are all of the text's, in order, `issuer` the body whose document it is.

    `key` is the document's, which may tell its kind of author: `SR_Education_A_69_402`.
    """

    def __init__(
        self, normalized: NormalizedText, names: list[ResolvedName], issuer: str | None, key: str, language: Language
    ) -> None:
        self.normalized = normalized
        self.text = normalized.text
        self.names = names
        self.issuer = issuer
        self.language = language
        self.addressees = Addressees(normalized, names, language)
        self.grammar = _grammar(language)
        self.key_words = re.split(r"[^A-Za-z]+", key)
        self.spoken = self.grammar.spoken.on(normalized.text, normalized.lower)
        self.author = self._author()
        self.first_person = self._first_person()

    def all(self) -> list[Action]:
        """Every recommendation, in order of place."""
        chapeau: _Chapeau | None = None
        found: list[Action] = []
        for passage in self._recommending():
            if chapeau and not passage.paragraph.label.startswith(f"{chapeau.label}("):
                chapeau = None
            found += self._of_passage(passage, chapeau)
            chapeau = self._chapeau(passage) or chapeau
        return found

    def _chapeau(self, passage: Passage) -> "_Chapeau | None":
        """Who must do what the paragraphs below say, where one ends in “States should:”."""
        if not self.text[passage.content : passage.end].rstrip().endswith(":"):
            return None
        *_, last = self._sentences(passage)
        doers = self._carried(last)
        return None if doers is None else _Chapeau(passage.paragraph.label, doers)

    def _recommending(self) -> list[Passage]:
        """The paragraphs under a heading of recommendations; without one, an excerpt from a report's end, or what recommends by a verb."""
        passages = [p for p in self.normalized.passages if p.paragraph.kind == "body"]
        headings = [
            p for p in self.normalized.passages if p.paragraph.kind == "heading" and p.paragraph.section != "heading"
        ]
        numbered = [p for p in passages if _number(p) is not None]
        for heading in headings:
            if self.grammar.heading.search(self.normalized.lower, heading.start, heading.end):
                return [p for p in numbered if p.start > heading.start]
        first = _number(numbered[0]) if numbered else None
        if first is not None and first > _END_OF_REPORT and not headings:
            return numbered
        return [p for p in passages if self._says(p.content, p.end)]

    def _says(self, start: int, end: int) -> re.Match[str] | None:
        """What is said between two offsets, by a match that counts from the first of them."""
        return self.grammar.said.search(self.text[start:end]) if self.spoken.search(start, end) else None

    def _of_passage(self, passage: Passage, chapeau: "_Chapeau | None") -> Iterator[Action]:
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
        ends = [m.start() for m in self.grammar.sentence.finditer(self.text, passage.content + 1, passage.end)]
        label = passage.paragraph.label
        for start, end in pairwise([passage.content, *ends, passage.end]):
            letter = self.grammar.letter.match(self.text, start, end)
            if letter:
                label = f"{passage.paragraph.label}({letter['letter']})"
            yield _Sentence(letter.end() if letter else start, end, label, passage, bool(letter) or is_item)
            is_item = False

    # ---- one sentence ---------------------------------------------------------------------------------------------

    def _of_sentence(self, sentence: _Sentence, carried: tuple[str, ...] | None) -> Iterator[Action]:
        """By the verb of who speaks, else by a modal, else as an item of what a modal before the items says."""
        said = self._says(sentence.start, sentence.end)
        asked_of = None if said else self.grammar.asked_of.match(self.text, sentence.start, sentence.end)
        for each in self.grammar.said.finditer(self.text[sentence.start : sentence.end]) if said else ():
            yield self._said(each, sentence)
        if said or self._is_of_speaker(sentence, speaks=False):
            yield from self._coordinated(sentence, sentence.start + said.end("words") if said else sentence.start)
        elif asked_of:
            doers = self._doers(*asked_of.span("who"), sentence.passage)
            verb = self.grammar.asked_base[asked_of["verb"]]
            yield self._strongly(_Asked(*asked_of.span("words"), verb, doers), sentence)
        elif (modal := self._modal(sentence)) is not None:
            if asked := self._asked(modal, sentence):
                yield self._recommended(asked, sentence)
        elif carried is not None and (item := self.grammar.item.match(self.text, sentence.start, sentence.end)):
            yield self._recommended(_Asked(*item.span("words"), item["verb"].lower(), carried), sentence)

    def _is_of_speaker(self, sentence: _Sentence, *, speaks: bool) -> bool:
        """Whether who speaks is a sentence's subject, by name or, where they spoke before, as “It”."""
        if self.grammar.pronoun.match(self.text, sentence.start, sentence.end):
            return speaks
        return bool(self.grammar.subject.match(self.text, sentence.start, sentence.end))

    def _coordinated(self, sentence: _Sentence, start: int) -> Iterator[Action]:
        """“The Committee reiterates its recommendation and urges”: the verbs that are joined to the first."""
        for match in self.grammar.joined.finditer(self.text, start, sentence.end):
            yield self._by_verb(match, sentence)

    def _by_pronoun(self, sentence: _Sentence) -> Iterator[Action]:
        match = self.grammar.pronoun_says.match(self.text, sentence.start, sentence.end)
        if match:
            yield self._by_verb(match, sentence)

    def _by_verb(self, match: re.Match[str], sentence: _Sentence) -> Action:
        start, end = match.span("words")
        addressees = self.addressees.asked(end, sentence.passage, sentence.end)
        return self._strongly(_Asked(start, end, self.grammar.base_of[match["verb"]], addressees), sentence)

    def _strongly(self, asked: _Asked, sentence: _Sentence) -> Action:
        """An action with the strength of its own verb."""
        strength = self.language.strengths.get(asked.verb, "recommend")
        return replace(self._recommended(asked, sentence), strength=strength)

    def _modal(self, sentence: _Sentence) -> re.Match[str] | None:
        """The modal of a sentence, the plainest first; none where its subject is nobody (“It should be noted”)."""
        matches = (m.match(self.text, sentence.start, sentence.end) for m in self.grammar.modals)
        match = next((m for m in matches if m), None)
        if match is None or "important" in match.re.groupindex:
            return match
        nobody = self.grammar.nobody.match(match["before"]) and "," not in match["before"]
        return None if nobody else match

    def _carried(self, sentence: _Sentence) -> tuple[str, ...] | None:
        match = self.grammar.modals[0].match(self.text, sentence.start, sentence.end)
        if match and self.text[match.end() : sentence.end].strip() == ":":
            said = self._says(sentence.start, sentence.end)
            after = self.grammar.that.match(self.text, sentence.start + said.end()) if said else None
            start = after.end() if after else match.start("before")
            return self._doers(start, match.end("before"), sentence.passage)
        return None

    def _asked(self, match: re.Match[str], sentence: _Sentence) -> _Asked | None:
        groups = match.groupdict()
        start = min(match.start(), match.start("before"))
        if self.grammar.under_no.match(match["before"]):
            behind = self.grammar.inverted.match(self.text, match.end("modal"), sentence.end)
            if behind:
                return _Asked(
                    start, behind.end(), behind["verb"], self._doers(*behind.span("subject"), sentence.passage)
                )
        if need := groups.get("need"):
            return _Asked(start, match.end(), self.language.needing[need], ())
        verb = self._verb(groups.get("verb"), passive=bool(groups.get("be")))
        if verb is None:
            return None
        end = match.end("verb") if groups.get("verb") else match.end("modal")
        return _Asked(
            start, end, verb, () if groups.get("be") else self._doers(*match.span("before"), sentence.passage)
        )

    def _verb(self, verb: str | None, *, passive: bool) -> str | None:
        if not passive:
            return verb
        return base_of_participle(verb, self.language) if verb else self.language.recommendation_words["be"][0]

    def _doers(self, start: int, end: int, passage: Passage) -> tuple[str, ...]:
        """Who should act: the subject before the modal, introductions (“To ensure this, …”) left out."""
        while lead := self.grammar.leads_in.match(self.text, start, end):
            start = lead.end()
        return self.addressees.acting(start, end, passage)

    def _said(self, said: re.Match[str], sentence: _Sentence) -> Action:
        start, end = said.span("words")
        verb = self.grammar.base_of[said["verb"]]
        addressees = self.addressees.asked(sentence.start + end, sentence.passage, sentence.end)
        found = self._strongly(_Asked(sentence.start + start, sentence.start + end, verb, addressees), sentence)
        return replace(found, issuers=self.first_person) if said["first_person"] and self.first_person else found

    def _recommended(self, asked: _Asked, sentence: _Sentence) -> Action:
        start, end = self.normalized.original(asked.start, asked.end)
        return Action(start, end, asked.verb, "recommend", self.author, asked.addressees, sentence.label)

    def _author(self) -> tuple[str, ...]:
        """Who speaks: the mechanism that the report's beginning names in full, else the issuing body, else words for who it is.

        A mandate that an excerpt merely mentions is not its author: “the Special Rapporteur” stays words there.
        """
        first = next((n for p in self.normalized.passages if (n := _number(p)) is not None), 1)
        beginning = [
            n for n in self.names if n.start < _BEGINNING and n.evidence == "full-name" and n.kind == "mechanism"
        ]
        if first <= _FIRST_PARAGRAPHS and beginning:
            return beginning[0].keys
        spoken = self.grammar.speaker.on(self.text, self.normalized.lower).search(0, len(self.text))
        if self.issuer and (spoken is None or spoken["speaker"] in self.issuer):
            return (self.issuer,)
        if spoken:
            return (spoken["speaker"],)
        return next(((who,) for letters, who in self.language.speaker_in_key.items() if letters in self.key_words), ())

    def _first_person(self) -> tuple[str, ...]:
        """Who “I” is: the body whose report a heading says that it is (“Report of the Secretary-General”)."""
        for name in self.names:
            passage = self.normalized.passage_at(name.start)
            if passage.paragraph.section != "heading":
                break
            if name.kind == "body" and self.grammar.report_of.fullmatch(
                self.normalized.lower, passage.content, name.start
            ):
                return name.keys
        return ()


class _Chapeau(NamedTuple):
    """The label of a paragraph that leaves what should be done to the items below it, and who should."""

    label: str
    doers: tuple[str, ...]


def _number(passage: Passage) -> int | None:
    """The number of a numbered paragraph: 136 of `para 136.4`."""
    match = re.match(r"para (\d+)", passage.paragraph.label)
    return int(match[1]) if match else None


class _Grammar(NamedTuple):
    """The patterns of a language; `heading` is for lower-case text, the others for the text as printed."""

    sentence: re.Pattern[str]
    letter: re.Pattern[str]
    modals: tuple[re.Pattern[str], ...]
    """What makes a sentence a recommendation, the plainest first."""
    nobody: re.Pattern[str]
    under_no: re.Pattern[str]
    inverted: re.Pattern[str]
    item: re.Pattern[str]
    leads_in: re.Pattern[str]
    heading: re.Pattern[str]
    speaker: Anchored
    said: re.Pattern[str]
    subject: re.Pattern[str]
    that: re.Pattern[str]
    pronoun: re.Pattern[str]
    pronoun_says: re.Pattern[str]
    joined: re.Pattern[str]
    asked_of: re.Pattern[str]
    asked_base: dict[str, str]
    report_of: re.Pattern[str]
    spoken: Anchored
    """The verbs without which nothing is said."""
    base_of: dict[str, str]


@lru_cache(maxsize=8)
def _grammar(language: Language) -> _Grammar:
    listed, words = language.recommendation_words, any_of_each(language.recommendation_words)
    base_of = _spoken(language)
    spoken_adverbs = rf"(?: {words['spoken_adverbs']}| [a-z]+ly)*"
    third = any_of(f[0] for verb in listed["speaking"] for f in language.forms[verb])
    # "The State party is requested to provide"; never "It is recommended".
    who = rf"{words['the']} [A-Za-z ]{{3,60}}?|States [a-z]{{3,20}}|States"
    asked = rf"(?!{words['impersonal']} )(?P<who>{who}) {words['is']}{spoken_adverbs}"
    asked_base = {f[3]: verb for verb in listed["speaking"] for f in language.forms[verb]}
    return _Grammar(
        # A footnote's number may be glued to the stop ("sanitation.59 The Special Rapporteur"); never the stop of "art. 5".
        sentence=re.compile(r"(?:(?<=[.;:!?] )|(?<=[.;]\d )|(?<=[.;]\d\d )|(?<=[.;]\d\d\d ))(?=[\"'(]?[A-Z(a-z])"),
        letter=re.compile(rf"(?:{words['and']} )?\((?P<letter>[a-z]{{1,3}})\) "),
        modals=_modals(language, words),
        nobody=re.compile(rf"(?i:{words['nobody']})\b"),
        under_no=re.compile(rf"{words['under_no']} "),
        inverted=re.compile(rf" ?(?P<subject>(?:{words['articles']} )?[A-Za-z]+) (?P<verb>[a-z]+)\b"),
        item=re.compile(r"(?P<words>(?:(?i:[a-z])[a-z]+ly )*(?P<verb>(?i:[a-z])[a-z-]+))"),
        # "To ensure this, ", "Following the study …,48 "; never a list's comma ("In Africa, Asia and").
        leads_in=re.compile(
            rf"(?:{words['leading_in']}|[A-Z][a-z]+ly)\b[^;]{{2,260}}?,\d{{0,3}} (?!{words['still_leading']} )"
        ),
        heading=re.compile(rf"\b{words['heading']}\b"),
        speaker=anchored(
            rf"\b{words['the']} (?P<speaker>{words['speakers']})\b(?! {words['of']} )",
            (f"{the} {who}" for the in listed["the"] for who in listed["speakers"]),
        ),
        said=_said(words, base_of),
        subject=re.compile(rf"(?:[A-Z][^.;:]{{0,160}}?, )?{words['the']} {words['speakers']}\b(?!'s)"),
        that=re.compile(rf" ?(?:{words['that']} )?"),
        pronoun=re.compile(rf"{words['impersonal']}\b"),
        pronoun_says=re.compile(rf"(?P<words>{words['impersonal']}{spoken_adverbs} (?P<verb>{third}))\b"),
        # ", and urges the State party": never the noun of "its requests and calls".
        joined=re.compile(
            rf",? {words['and']}{spoken_adverbs} (?P<words>(?P<verb>{third}))\b(?= {words['behind_joined']}\b)"
        ),
        asked_of=re.compile(
            rf"(?:[A-Z][^.;:]{{0,120}}?, )?(?P<words>{asked} (?P<verb>{any_of(asked_base)})) {words['to']}\b"
        ),
        asked_base=asked_base,
        report_of=re.compile(rf"\W*{words['report_of']} {words['the']} "),
        spoken=anchored(any_of(base_of), base_of),
        base_of=base_of,
    )


def _modals(language: Language, words: dict[str, str]) -> tuple[re.Pattern[str], ...]:
    before = rf"(?P<before>[^;\n]{{0,{_LONGEST_SUBJECT}}}?)"
    adverbs = rf"(?: {words['adverbs']}| [a-z]+ly)*"
    verb = rf"{adverbs}(?P<be> {words['be']}(?: [a-z]+ly)?)?(?: (?P<verb>[a-z-]+))?"
    # "is essential for States to ensure"; the subject stands between, and ends where a verb of the list begins.
    important = (
        rf"(?:[^;\n]{{0,200}}? )?(?P<modal>(?P<important>{words['is']} (?:[a-z]+ly )?{words['important']} {words['that']})) "
        rf"(?P<before>[^;\n]{{3,160}}?)(?P<be>\b{words['be']})? (?:{words['to']} )?(?P<verb>{words['important_to']})\b"
    )
    return (
        re.compile(rf"{before}\b(?P<modal>{words['modals']})\b(?: {words['not']})?{verb}"),
        re.compile(important),
        re.compile(rf"{before}\b(?P<modal>{words['need_to']})\b{verb}"),
        re.compile(rf"{before}\b(?P<modal>(?P<need>{any_of(language.needing)}))\b"),
    )


def _said(words: dict[str, str], base_of: dict[str, str]) -> re.Pattern[str]:
    """“In that light, the Committee also recommends”, “It is recommended”; never “the Committee recommended”, which is a report."""
    speaker = rf"(?:{words['the']} {words['speakers']}|{words['impersonal']}(?= {words['is']} ))"
    adverbs = rf"(?: {words['spoken_adverbs']}| [a-z]+ly)*"
    first_person = rf"(?P<first_person>{words['first_person']})"
    begins = rf"(?:^|[.;:] |\b{words['and']} (?={words['first_person']} ))"
    return re.compile(
        rf"{begins}(?P<words>(?:[A-Z][a-z ]{{0,40}}, )?(?:{speaker}|{first_person}){adverbs} (?P<verb>{any_of(base_of)}))\b"
    )


def _spoken(language: Language) -> dict[str, str]:
    """The forms by which a mechanism or committee recommends, to base forms: “calls on”, “is recommended”."""
    words = language.recommendation_words
    forms = {form: verb for verb in words["speaking"] for form in (verb, *(f[0] for f in language.forms[verb]))}
    return forms | language.impersonal
