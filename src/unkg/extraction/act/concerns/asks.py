"""What an action asks of the things that its clause speaks of: by the last words before each that say so."""

import re
from collections.abc import Mapping
from typing import Final, Literal

from msgspec import Struct

from unkg.extraction.act.concerns.clauses import Clause
from unkg.extraction.act.concerns.mentions import Mention
from unkg.extraction.act.concerns.patterns import ConcernPatterns, concern_patterns
from unkg.extraction.resolve.context import Context
from unkg.model import ASKING, DOCUMENT_KINDS, Action, Ask, Authorities, Instrument, Strength

_AROUND = 90
"""Characters before a noun that hold the verb it completes: “withdraw its general reservation to”."""
_FAR = 200
"""The same of a verb with a clause between: “ensure that the law … is in line with”."""
_BEHIND = 40
"""Characters before a word that say whether it tells of the past."""

_SHORT, _SHARED = 1, 7
"""Characters of a preposition between a verb and the next, where both share an object."""
_MECHANISMS = frozenset({"body", "mechanism", None})
_OF: Final = {
    "ratify": frozenset({"instrument"}),
    "withdraw-reservation": frozenset({"instrument"}),
    "implement": DOCUMENT_KINDS | {"instrument"},
    "report": _MECHANISMS | {"instrument"},
    "accept-procedure": _MECHANISMS | {"instrument"},
    "cooperate": _MECHANISMS,
    "invite": _MECHANISMS,
}
"""What each can be asked of."""
_RATIFIED = frozenset({"treaty", "charter", "statute", "agreement", "collective"})
"""Kinds of instruments that States ratify; they sign declarations too, but are not bound by them."""
_PLAIN: Final[dict[str, Ask]] = {
    "implementing": "implement",
    "cooperating": "cooperate",
    "inviting": "invite",
    "reporting": "report",
}
"""Words that ask without more."""


class _Cue(Struct, frozen=True, gc=False):
    """What the words up to an offset ask of the names behind them."""

    asks: tuple[Ask, ...] = ()
    end: int = 0
    said: bool = False
    """Whether what somebody recommends is to be implemented."""
    until: int | None = None
    """Where a visit begins that names before it are to pay: “let the Rapporteur visit”."""


class _Word(Struct, frozen=True, gc=False):
    """A word that may say what is asked, and its purpose."""

    purpose: str
    start: int
    end: int


class Asks(Struct, frozen=True):
    """Reads what the actions of one text ask."""

    text: str
    lower: str
    strengths: dict[str, Strength]
    patterns: ConcernPatterns
    instruments: Mapping[str, Instrument]

    @classmethod
    def of(cls, context: Context, authorities: Authorities) -> "Asks":
        """The reader for a document."""
        normalized, language = context.normalized, context.language
        patterns, instruments = concern_patterns(language), authorities.instruments
        return cls(normalized.text, normalized.lower, language.strengths, patterns, instruments)

    def of_mentions(self, mentions: list[Mention], clause: Clause, action: Action) -> list[tuple[Ask, ...]]:
        """What is asked of each mention of a clause, which are in order of place."""
        if action.strength not in ASKING:
            return [()] * len(mentions)
        start = clause.start if self.strengths.get(action.verb) == action.strength else clause.verb
        if clause.passive:
            cue = self._of_passive(action.verb, self._words(clause.verb, clause.end, mentions))
            return [self._asked(mention, cue, (), clause) for mention in mentions]
        found: list[tuple[Ask, ...]] = []
        cue, words, read = _Cue(), self._words(start, mentions[-1].start, mentions), 0
        for number, mention in enumerate(mentions):
            while read < len(words) and words[read].end <= mention.start:
                cue, read = self._next(cue, words[read], clause), read + 1
            if mention.told:
                found.append(self._of_told(mention, clause))
                continue
            if not cue.asks or (cue.until is not None and mention.start > cue.until):
                found.append(())
                continue
            # Only reports are asked of the further items of a list without words of their own.
            goes_on = number and "report" in found[-1] and self._continues(mentions[number - 1], mention)
            found.append(self._asked(mention, cue, found[-1] if goes_on else (), clause))
        return self._with_passive(found, mentions, clause)

    def _with_passive(
        self, found: list[tuple[Ask, ...]], mentions: list[Mention], clause: Clause
    ) -> list[tuple[Ask, ...]]:
        """What is asked with the subject of a passive: “que les résolutions 60/1 et 60/251 soient appliquées”."""
        patterns, last = self.patterns.passive_behind, len(mentions) - 1
        if patterns is None or not (done := patterns.done.search(self.lower, mentions[0].end, clause.end)):
            return found
        while last >= 0 and mentions[last].end > done.start():
            last -= 1
        first = last
        while first > 0 and self._goes_on(mentions[first - 1], mentions[first]):
            first -= 1
        begins, ends = mentions[first].start, mentions[last].end
        behind = patterns.behind.fullmatch(self.lower, ends, done.start())
        if behind and patterns.subject.search(self.lower, max(clause.verb, begins - _FAR), begins):
            for number in range(first, last + 1):
                if not found[number] and mentions[number].kind in _OF["implement"]:
                    found[number] = ("implement",)
        return found

    def _of_told(self, mention: Mention, clause: Clause) -> tuple[Ask, ...]:
        """What is asked of the organ that its pronoun means, by the verb behind it: “de lui en rendre compte”."""
        behind = self._words(mention.end, min(clause.end, mention.end + _BEHIND), [])
        if behind and (behind[0].purpose == "reporting" or self._completed(behind[0], clause) == "report"):
            return ("report",)
        return ()

    def _of_passive(self, verb: str, words: list[_Word]) -> _Cue:
        """What “The recommendations of the Committee should be implemented” asks of its subject."""
        match = self.patterns.cue.pattern.fullmatch(verb)
        purpose = match.lastgroup or "" if match else ""
        ask: Ask | None = "ratify" if purpose == "ratifying" else _PLAIN.get(purpose)
        return _Cue((ask,) if ask else (), said=any(word.purpose == "recommendation" for word in words))

    def _words(self, start: int, end: int, mentions: list[Mention]) -> list[_Word]:
        """The words that may say what is asked, outside of names: not the “Implementation” of a body's name."""
        found: list[_Word] = []
        lower, beginning_with = self.lower, self.patterns.cues
        position, name, names = start, 0, len(mentions)
        for which, anchor, _ in self.patterns.cue.words.places_in(lower, start, end):
            place = start + anchor
            if place < position or not (match := beginning_with[which].match(lower, place, end)):
                continue
            begin, position = match.span()
            while name < names and mentions[name].end <= begin:
                name += 1
            purpose = match.lastgroup or ""
            in_name = name < names and position > mentions[name].start
            if not in_name and not (purpose == "implementing" and self._is_of_title(begin, start)):
                found.append(_Word(purpose, begin, position))
        return found

    def _is_of_title(self, place: int, start: int) -> bool:
        """Whether a word has a capital amid a sentence: “with regard to the Application of Biology”."""
        return place > start + 1 and self.text[place].isupper() and self.text[place - 2].islower()

    def _next(self, cue: _Cue, word: _Word, clause: Clause) -> _Cue:
        """The cue in force behind a word."""
        if word.purpose == "recommendation":
            adheres = self._before(word, _AROUND, clause, self.patterns.adhering) and "ratify" in cue.asks
            return _Cue(("implement",), word.end, said=True) if adheres or "implement" in cue.asks else cue
        if word.purpose == "neutral":
            return cue
        if word.purpose == "modifiers":
            return cue if "accept-procedure" in cue.asks else _Cue()
        if word.purpose == "other":
            # “cooperate with and assist the”: both verbs have one object.
            return cue if cue.asks and _SHORT < word.start - cue.end <= _SHARED else _Cue()
        ask = self._ask(cue, word, clause)
        if ask is None:
            return cue
        if not ask:
            return _Cue()
        joined = cue.asks and self.patterns.joint.fullmatch(self.lower, cue.end, word.start)
        asks: tuple[Ask, ...] = (*cue.asks, ask) if joined else (ask,)
        until = self._visit(word, clause) if ask == "invite" and word.purpose == "requesting" else None
        return _Cue(tuple(dict.fromkeys(asks)), word.end, until=until)

    def _ask(self, cue: _Cue, word: _Word, clause: Clause) -> Ask | Literal[""] | None:
        """What a word asks; empty if it ends what was asked, None if it changes nothing."""
        purpose = word.purpose
        if purpose == "implementing" and self._is_told_of(word, clause):
            return None if "report" in cue.asks else ""
        if purpose in _PLAIN:
            return _PLAIN[purpose] if purpose != "reporting" or self._is_verb(word, clause) else None
        if purpose == "ratifying":
            return self._ratifying(word, clause)
        if purpose == "joining":
            return "ratify" if self.patterns.ratifying.joined.match(self.text, word.end) else ""
        if purpose in {"ratified", "party_to"}:
            return self._not_yet(word, clause)
        if purpose == "conformity":
            return "implement" if self._is_made(word, clause) else ""
        if purpose == "amendment":
            return "" if "ratify" in cue.asks else None
        return self._completed(word, clause)

    def _ratifying(self, word: _Word, clause: Clause) -> Ask | Literal[""]:
        """What “ratify” and “adherence” ask: nothing of what is past or only told of; to keep to obligations."""
        if self._is_past(word, clause) or self._before(word, _FAR, clause, self.patterns.ratifying.told):
            return ""
        return "implement" if self.patterns.ratifying.keeping.match(self.lower, word.end, clause.end) else "ratify"

    def _completed(self, word: _Word, clause: Clause) -> Ask | None:
        """What a word asks together with another: “lift … reservations”, “let … visit”; None where that is absent."""
        if word.purpose == "reservation":
            return "withdraw-reservation" if self._before(word, _AROUND, clause, self.patterns.reserving) else None
        if word.purpose == "procedure":
            return "accept-procedure" if self._before(word, _AROUND, clause, self.patterns.accepting) else None
        around = max(clause.verb, word.start - _FAR), min(clause.end, word.end + _FAR)
        if word.purpose == "submitting" and self.patterns.report.search(self.lower, *around):
            return "report"
        requests = self.patterns.requesting.fullmatch(self.lower, word.start, word.end)
        return "invite" if requests and self._visit(word, clause) is not None else None

    def _visit(self, word: _Word, clause: Clause) -> int | None:
        """Where a visit begins behind a word of request or leave."""
        visit = self.patterns.visit.search(self.lower, word.end, min(clause.end, word.end + _FAR))
        return visit.start() if visit else None

    def _not_yet(self, word: _Word, clause: Clause) -> Ask | None:
        """“not yet parties to”, “have not ratified”; “not parties to” and “have ratified” only say who they are.

        So does “have not ratified” where they are to do something else: “to provide information”.
        """
        before = self.lower[max(clause.verb, word.start - _BEHIND) : word.start]
        pattern = self.patterns.ratifying.yet if word.purpose == "party_to" else self.patterns.ratifying.not_yet
        if not pattern.search(before):
            return None
        asked = self.patterns.ratifying.asked if word.purpose == "ratified" else None
        return "ratify" if asked is None or asked.match(self.lower, word.end) else None

    def _is_made(self, word: _Word, clause: Clause) -> bool:
        """Whether something is to be brought into line, not done in line: “…, in accordance with the Convention”."""
        if self.lower[word.start - 2 : word.start] == ", ":
            return False
        made = (self.patterns.conforming, self.patterns.ensuring)
        return any(self._before(word, _FAR, clause, pattern) for pattern in made)

    def _is_told_of(self, word: _Word, clause: Clause) -> bool:
        """Whether what is asked is to tell how something is done: “information on the implementation of”."""
        return self._before(word, _FAR, clause, self.patterns.telling)

    def _is_verb(self, word: _Word, clause: Clause) -> bool:
        """Whether a word such as “report” is a verb, not the noun of “its report to”."""
        if word.start == clause.verb or self.patterns.no_noun.fullmatch(self.lower, word.start, word.end):
            return True
        return bool(self.patterns.by_itself.search(self.lower, max(clause.verb, word.start - _BEHIND), word.start))

    def _is_past(self, word: _Word, clause: Clause) -> bool:
        """Whether a word tells of the past: “following the ratification of”, never “calls upon States to ratify”."""
        return bool(self.patterns.past.search(self.lower, max(clause.start, word.start - _BEHIND), word.start))

    def _before(self, word: _Word, reach: int, clause: Clause, pattern: re.Pattern[str]) -> bool:
        return bool(pattern.search(self.lower, max(clause.verb, word.start - reach), word.start))

    def _continues(self, before: Mention, mention: Mention) -> bool:
        """Whether a mention is the next item of the list of the one before."""
        return bool(self.patterns.listed.fullmatch(self.lower, before.end, mention.lead))

    def _goes_on(self, before: Mention, mention: Mention) -> bool:
        """The same also where both are numbers behind one noun: “résolutions 60/1 et 60/251”."""
        return before.lead == mention.lead or self._continues(before, mention)

    def _asked(self, mention: Mention, cue: _Cue, previous: tuple[Ask, ...], clause: Clause) -> tuple[Ask, ...]:
        return tuple(ask for ask in cue.asks if self._can_be_asked(ask, mention, cue, previous, clause))

    def _can_be_asked(self, ask: Ask, mention: Mention, cue: _Cue, previous: tuple[Ask, ...], clause: Clause) -> bool:
        if ask == "implement" and (cue.said or self.patterns.says.match(self.lower, mention.end)):
            return True
        if mention.kind not in _OF[ask]:
            return False
        if ask == "ratify":
            return self._is_ratified(mention) and not self._is_of_protocol(mention, clause)
        to = self.patterns.report_to
        return ask != "report" or ask in previous or bool(to.search(self.lower, clause.verb, mention.lead))

    def _is_of_protocol(self, mention: Mention, clause: Clause) -> bool:
        """Whether only protocols are meant that no name holds: “Protocols I and II to the Geneva Conventions”."""
        return bool(self.patterns.ratifying.protocol.search(self.lower, clause.verb, mention.lead))

    def _is_ratified(self, mention: Mention) -> bool:
        """Whether States ratify what a mention means, by its record or the head of its name."""
        record = self.instruments.get(mention.target or "")
        if record is not None:
            return record.kind in _RATIFIED
        return not self.patterns.not_ratified.match(self.lower, mention.start, mention.end)
