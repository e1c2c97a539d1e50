"""What operative paragraphs, statements and decisions do: verb, strength, issuer, addressees."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from unkg.authorities.language import Language
from unkg.extraction.act.addressees import Addressees
from unkg.extraction.act.deadlines import Deadlines
from unkg.extraction.layout.normalized_text import NormalizedText, Passage
from unkg.extraction.patterns.anchors import Anchored, anchored
from unkg.extraction.patterns.verbs import Verbs, verbs_of
from unkg.extraction.patterns.words import RAISED, any_of, any_of_each
from unkg.extraction.resolve.resolved import ResolvedName
from unkg.model import ASKING, Action, DocumentType, Strength

_BINDING = ASKING | {"decide"}
_BEFORE_VERB = 60
"""Characters before a verb in which a relative pronoun makes somebody else its subject."""


class _Found(NamedTuple):
    """A verb where it stands in the normalized text: from the paragraph's first word to the verb's end."""

    start: int
    end: int
    base: str
    strength: Strength
    position: int
    """Where what it asks begins: behind the verb, or behind what it repeats (“its request”)."""


class _Chapeau(NamedTuple):
    """The last action of a paragraph whose items carry its verb."""

    verb: str
    strength: Strength
    addressees: tuple[str, ...]
    label: str
    open: bool
    """Whether the paragraph ends in a colon or in mid-sentence (“shall”), so that its items are what is asked."""


class Actions:
    """Reads the actions of one text, paragraph after paragraph; `names` are all of the text's, in order.

    `italics` are spans of the document's text: a further verb in them needs no word behind it to be one.
    """

    def __init__(
        self,
        normalized: NormalizedText,
        names: list[ResolvedName],
        issuer: str | None,
        kind: DocumentType,
        language: Language,
        italics: tuple[tuple[int, int], ...] = (),
    ) -> None:
        self.normalized = normalized
        self.italics = italics
        self.text = normalized.text
        self.issuers = (issuer,) if issuer else ()
        self.kind = kind
        self.language = language
        self.addressees = Addressees(normalized, names, language)
        self.deadlines = Deadlines(normalized, names, issuer, language)
        self.verbs: Verbs = verbs_of(language)
        self.grammar = _grammar(language)
        self.reports = self.grammar.report.on(normalized.text, normalized.lower)
        self.acting = [
            start for _, start, _ in self.verbs.acting.find_matches_as_indexes(normalized.lower, overlapping=True)
        ]
        self.chapeaux: list[_Chapeau] = []

    def all(self) -> list[Action]:
        """Every action of the text, in order of place."""
        return [action for passage in self.normalized.passages for action in self._of_passage(passage)]

    def _of_passage(self, passage: Passage) -> list[Action]:
        paragraph = passage.paragraph
        if paragraph.kind == "operative" or (paragraph.kind == "annex" and " OP " in paragraph.label):
            return self._operative(passage)
        if paragraph.section == "operative" and paragraph.label.startswith("para"):
            return self._statement(passage) if self.kind == "statement" else self._decision(passage)
        return []

    # ---- resolutions ----------------------------------------------------------------------------------------------

    def _operative(self, passage: Passage) -> list[Action]:
        parent = self._parent(passage.paragraph.label)
        opening = self.verbs.opening.match(self.normalized.lower, passage.content, passage.end)
        if opening is None:
            return self._carried(passage, parent) if parent else []
        first = [self._found(opening), *self._coordinated(passage, opening.end("words"))]
        further = self._further(passage, opening.end("verb"))
        later = [self._found(m) for m in further if m.start() >= first[-1].end and self._is_own_verb(m, passage)]
        actions = [self._action(verb, passage, further, second=number > 0) for number, verb in enumerate(first + later)]
        self._remember(passage, actions[-1])
        return actions

    def _parent(self, label: str) -> _Chapeau | None:
        """The chapeau that a paragraph is an item of; those that it ends are forgotten."""
        while self.chapeaux and not label.startswith(self.chapeaux[-1].label + "("):
            self.chapeaux.pop()
        return self.chapeaux[-1] if self.chapeaux else None

    def _remember(self, passage: Passage, last: Action) -> None:
        is_open = not self.text[passage.content : passage.end].rstrip(' *"').endswith((".", ";", ","))
        self.chapeaux.append(_Chapeau(last.verb, last.strength, last.addressees, passage.paragraph.label, is_open))

    def _coordinated(self, passage: Passage, end: int) -> Iterator[_Found]:
        """“Stresses and restates”: a second verb joined to the first; never “Requests and Proposals”."""
        joined = self.grammar.joined.match(self.text, end)
        verb = joined and self.verbs.opening.match(self.normalized.lower, joined.end(), passage.end)
        if verb and self.text[verb.start("verb")].islower():
            yield self._found(verb)

    def _further(self, passage: Passage, start: int) -> list[re.Match[str]]:
        """Verbs of the same subject in a passage, looked for if a form of one stands there from `start` on."""
        if bisect_left(self.acting, start) == bisect_left(self.acting, passage.end):
            return []
        found = {m.end("verb"): m for m in self.verbs.second.finditer(self.text, passage.content, passage.end)}
        if self.italics:
            printed = self.verbs.joined.finditer(self.text, passage.content, passage.end)
            found |= {m.end("verb"): m for m in printed if self._is_italic(*m.span("verb"))}
        return [found[end] for end in sorted(found)]

    def _is_italic(self, start: int, end: int) -> bool:
        """Whether words of the text are printed in italics."""
        first, last = self.normalized.original(start, end)
        place = bisect_right(self.italics, first, key=itemgetter(0)) - 1
        return place >= 0 and last <= self.italics[place][1]

    def _is_own_verb(self, match: re.Match[str], passage: Passage) -> bool:
        """Whether a verb has the issuing body as its subject: not a relative clause's (“, which requests the”)."""
        start = match.start("words")
        return not self.grammar.relative.search(self.text, max(passage.content, start - _BEFORE_VERB), start)

    def _carried(self, passage: Passage, parent: _Chapeau) -> list[Action]:
        """An item under a chapeau: its first words, under the chapeau's verb; findings listed under “Condemns … including:” are none."""
        item = self.grammar.item.match(self.text, passage.content, passage.end)
        if not item or not parent.open or parent.strength in {"express", "note"}:
            return []
        own = self._verb_of_item(item["words"], parent)
        verb, strength = own or (parent.verb, parent.strength)
        addressees = self.addressees.asked(item.end(), passage) if own else parent.addressees
        start, end = self.normalized.original(*item.span("words"))
        action = Action(start, end, verb, strength, self.issuers, addressees, passage.paragraph.label)
        if strength in ASKING and self._asks_for_report(item.start(), passage.end):
            action = replace(action, asks_for_report=True)
        self._remember(passage, action)
        return [action]

    def _verb_of_item(self, words: str, parent: _Chapeau) -> tuple[str, Strength] | None:
        """“To request the Secretary-General” under “Decides:” asks by a verb of its own."""
        to, _, verb = words.lower().partition(" ")
        strength = self.language.strengths.get(verb)
        if parent.strength != "decide" or to not in self.language.action_words["to"] or strength not in ASKING:
            return None
        return verb, strength

    # ---- statements and decisions ---------------------------------------------------------------------------------

    def _statement(self, passage: Passage) -> list[Action]:
        further = self._further(passage, passage.content)
        spoken = [
            verb
            for m in self.grammar.speaks.finditer(self.text, passage.content, passage.end)
            for verb in self._spoken(m)
        ]
        later = [m for m in further if spoken and self._is_own_verb(m, passage)]
        found = [self._found(m) for m in later if not any(s.start <= m.start("words") < s.end for s in spoken)]
        in_order = sorted(spoken + found, key=lambda verb: verb.start)
        firsts = {spoken[0]} if spoken else set()
        return [self._action(verb, passage, further, second=verb not in firsts) for verb in in_order]

    def _spoken(self, match: re.Match[str]) -> Iterator[_Found]:
        """The verb behind “The Council …”, if it is one that acts."""
        verb = self.verbs.opening.match(self.normalized.lower, match.start("verb"))
        if verb:
            yield self._found(verb, start=match.start("words"))

    def _decision(self, passage: Passage) -> list[Action]:
        """What the first sentence of a decision tells in the past: “the General Assembly … decided”."""
        match = self.grammar.decided.search(self.text, passage.content, passage.end)
        if match is None:
            return []
        verb = self._with_object(*match.span("verb"), self.verbs.past[match["verb"]])
        return [self._action(verb, passage, self._further(passage, match.end("verb")), second=False)]

    # ---- one action -----------------------------------------------------------------------------------------------

    def _found(self, match: re.Match[str], *, start: int | None = None) -> _Found:
        """The verb of a match with its particle: “calls again upon” is `call upon`, “appeals to” is `appeal`."""
        begin, end = match.span("words")
        base = self.verbs.base_of[match["verb"].lower()]
        particle = self.grammar.particle.search(self.normalized.lower, begin, end) if base == "call" else None
        return self._with_object(begin if start is None else start, end, f"{base} {particle[0]}" if particle else base)

    def _with_object(self, start: int, end: int, base: str) -> _Found:
        words = self.language.action_words
        strength = self.language.strengths.get(base, "express")
        if base in words["expressing"] and (concern := self.grammar.concern.match(self.text, end)):
            return _Found(start, concern.end(), f"{base} concern", strength, concern.end())
        if base in words["repeating"] and (repeated := self.grammar.repeated.match(self.text, end)):
            repeats = strength if base in words["only_remembering"] else self.language.repeated[repeated["noun"]]
            return _Found(start, end, base, repeats, repeated.end())
        if strength == "decide" and (asking := self.grammar.decides_to_ask.match(self.text, end)):
            return _Found(start, end, base, strength, asking.end())
        return _Found(start, end, base, strength, end)

    def _action(self, verb: _Found, passage: Passage, further: list[re.Match[str]], *, second: bool) -> Action:
        addressees = self.addressees.asked(verb.position, passage) if self._asks(verb) else ()
        binds = verb.strength in _BINDING or self.grammar.intends.match(self.text, verb.position)
        # Up to the next verb of the same subject; what is only noted (“adopted at its … session”) has no deadline.
        stop = next((m.start("words") for m in further if m.start() >= verb.position), passage.end)
        deadline = self.deadlines.between(verb.position, stop) if binds else None
        reporting = verb.strength in ASKING and self._asks_for_report(verb.position, stop)
        start, end = self.normalized.original(verb.start, verb.end)
        label = passage.paragraph.label
        return Action(
            start,
            end,
            verb.base,
            verb.strength,
            self.issuers,
            addressees,
            label,
            second,
            deadline,
            asks_for_report=reporting,
        )

    def _asks_for_report(self, start: int, end: int) -> bool:
        """Whether words ask somebody to report, or to submit a report; not to act on a report that is there."""
        return bool(self.reports.search(start, end))

    def _asks(self, verb: _Found) -> bool:
        """Whether a verb has those who are to act behind it: all that ask, “Authorizes the”, “Decides that the … shall”."""
        if verb.strength in ASKING or verb.position > verb.end or verb.base in self.language.action_words["charging"]:
            return True
        return verb.strength == "decide" and bool(self.grammar.that_shall.match(self.text, verb.position))


class _Grammar(NamedTuple):
    """The patterns of a language for the text as printed."""

    joined: re.Pattern[str]
    relative: re.Pattern[str]
    item: re.Pattern[str]
    speaks: re.Pattern[str]
    decided: re.Pattern[str]
    particle: re.Pattern[str]
    concern: re.Pattern[str]
    repeated: re.Pattern[str]
    decides_to_ask: re.Pattern[str]
    that_shall: re.Pattern[str]
    intends: re.Pattern[str]
    report: Anchored


@lru_cache(maxsize=8)
def _grammar(language: Language) -> _Grammar:
    words = any_of_each(language.action_words)
    not_relative = "".join(rf"(?<!\b{re.escape(w)})" for w in language.action_words["not_relative"])
    again = rf"(?:{words['again']} )?"
    reporting = any_of_each(language.report_words)
    return _Grammar(
        joined=re.compile(rf"\*? {words['and']} \*?"),
        # "which, in turn, and "; never "in that " of "in that regard requests".
        relative=re.compile(rf"\b{words['relative']}{not_relative}(?:,? [\w-]+){{0,3}},?(?: {words['and']})? $"),
        item=re.compile(
            rf"(?P<words>(?:(?i:{words['to']}) )?(?:[A-Za-z]+ly |{words['before_item_verb']} )?"
            rf"(?:(?i:{words['with_particle']}) {words['particles']}\b|[A-Za-z][\w-]*))"
        ),
        speaks=_speaks(words),
        decided=_decided(language, words),
        particle=re.compile(rf"\b{words['particles']}\b"),
        # "its deep and abiding concern"; never "expresses appreciation … for the concern", which is too far behind.
        concern=re.compile(rf" {again}(?:{words['own']} )?(?:[a-z]+ ){{0,3}}?{words['concern']}\b"),
        # "Reiterates its urgent request to"; never "reaffirms its commitment".
        repeated=re.compile(
            rf" {again}{words['own']} (?:[a-z]+ ){{0,2}}?(?P<noun>{any_of(language.repeated)})\b(?: {words['repeated_to']})?"
        ),
        decides_to_ask=re.compile(rf" {again}{words['to']} {words['decided_asking']}(?= )"),
        # "Expresses its intention to review"; never "expresses its appreciation".
        intends=re.compile(rf" {again}{words['own']} (?:[a-z]+ )?{words['intention']}\b"),
        # "to report to the Council", "to submit to it, at its sixtieth session, a comprehensive report"; never "to implement
        # the recommendations of the report", nor "to provide support, as set out in the report".
        report=anchored(
            rf"\b{reporting['to_report']}\b"
            rf"|\b{reporting['to_submit']}\b[^;.]{{0,160}}? {reporting['some']} (?:[\w-]+,? ){{0,5}}?{reporting['asked']}\b",
            (*language.report_words["to_report"], *language.report_words["to_submit"]),
        ),
        # "Decides that the Committee shall"; never a modal of another clause behind a semicolon.
        that_shall=re.compile(rf" {words['that']} [^;]{{3,500}}? {words['shall']}\b"),
    )


def _speaks(words: dict[str, str]) -> re.Pattern[str]:
    """A sentence of a statement: “The Council (…) also welcomes” where a paragraph or sentence begins, never within one."""
    adverbs = rf"(?: [a-z]+ly| {words['before_spoken']})*"
    aside = r"(?:,(?: [\w() ]+,)?)?"
    return re.compile(
        rf"(?:(?<=\n)|(?<=[.;] )|(?<=[.;]\" ))[\"'*]*(?P<words>{words['speakers']}{aside}{adverbs} (?P<verb>[a-zà-ÿœ-]+)\b)"
    )


def _decided(language: Language, words: dict[str, str]) -> re.Pattern[str]:
    """“the Assembly, on the proposal of …,¹ decided”; never the participle of “the report of the Council adopted by it”."""
    marker = rf"[{RAISED}]*"
    adverbs = rf"(?:{words['before_decided']} |\w+ly )*"
    verb = rf"(?P<verb>{any_of(verbs_of(language).past)})\b(?! {words['by']}\b)"
    return re.compile(rf"\b{words['deciding']}\b(?:,[^.;]*?,)?{marker} ?{adverbs}{verb}")
