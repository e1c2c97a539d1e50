"""What operative paragraphs, statements and decisions do: verb, strength, issuer, addressees."""

import re
from bisect import bisect_right
from operator import attrgetter

from msgspec import Struct

from unkg.authorities import Knowledge
from unkg.extraction.act.action_patterns import action_patterns
from unkg.extraction.act.addressees import Addressees
from unkg.extraction.act.deadlines import Deadlines
from unkg.extraction.act.operative_verbs import FurtherVerbs, OperativeVerb, OperativeVerbs
from unkg.extraction.layout.normalized_text import Passage
from unkg.extraction.patterns.anchors import Places
from unkg.extraction.resolve.context import Context
from unkg.model import ASKING, Action, Authorities, Strength

_START = attrgetter("start")
_CONTENTS = 100
"""Characters at the end of a chapeau that may say what its items are the contents of."""
_BINDING = ASKING | {"decide"}


class _Chapeau(Struct, frozen=True, gc=False):
    """The last action of a paragraph whose items carry its verb, and the paragraph."""

    action: Action
    passage: Passage


class _Asked(Struct, frozen=True, gc=False):
    """Those whom a verb asks."""

    verb: OperativeVerb
    who: tuple[str, ...]


_Chapeaux = tuple[_Chapeau, ...]
"""The chapeaux that a paragraph stands below, the outermost first."""


def find_actions(context: Context, knowledge: Knowledge) -> list[Action]:
    """Find what a resolution, statement or decision does, in order of place."""
    reader = _Actions.of(context, knowledge.authorities)
    found: list[Action] = []
    chapeaux: _Chapeaux = ()
    for passage in context.normalized.passages:
        paragraph = passage.paragraph
        if paragraph.kind == "operative" or (paragraph.kind == "annex" and " OP " in paragraph.label):
            above = _above(paragraph.label, chapeaux)
            actions = reader.operative(passage, above)
            chapeaux = (*above, _Chapeau(reader.carrying(actions), passage)) if actions else above
            found += actions
        elif paragraph.section == "operative" and paragraph.label.startswith("para"):
            found += reader.unnumbered(passage)
    return found


def _above(label: str, chapeaux: _Chapeaux) -> _Chapeaux:
    """Those of the chapeaux so far that a paragraph is an item of."""
    if "(" not in label:
        return ()
    depth = len(chapeaux)
    while depth and not label.startswith(f"{chapeaux[depth - 1].action.label}("):
        depth -= 1
    return chapeaux[:depth]


def _is_within(offset: int, verbs: list[OperativeVerb]) -> bool:
    """Whether an offset lies in one of some verbs, which are in order of place and do not overlap."""
    index = bisect_right(verbs, offset, key=_START) - 1
    return index >= 0 and offset < verbs[index].end


class _Actions(Struct, frozen=True):
    """Reads the actions of the paragraphs of one text."""

    context: Context
    verbs: OperativeVerbs
    addressees: Addressees
    deadlines: Deadlines
    reports: Places
    """Where somebody is asked to report."""
    issuers: tuple[str, ...]
    """Those whose text it is."""

    @classmethod
    def of(cls, context: Context, authorities: Authorities) -> "_Actions":
        """The reader for a document."""
        normalized = context.normalized
        return cls(
            context=context,
            verbs=OperativeVerbs.of(context),
            addressees=Addressees.of(context),
            deadlines=Deadlines.of(context, authorities),
            reports=action_patterns(context.language).report.near(normalized.text, normalized.lower),
            issuers=(context.header.body,) if context.header.body else (),
        )

    # ---- resolutions ----------------------------------------------------------------------------------------------

    def operative(self, passage: Passage, above: _Chapeaux) -> list[Action]:
        """The actions of an operative paragraph: by verbs of its own, else under the verb of the innermost chapeau."""
        opening = self.verbs.opening(passage)
        if opening is None:
            return self._carried(passage, above[-1]) if above else []
        first = [self.verbs.read(opening), *self.verbs.joined_to(opening, passage)]
        if above and self._is_asked(first[0], above[-1].action) and (carried := self._carried(passage, above[-1])):
            return carried
        further = self.verbs.further(passage, opening.end("verb"))
        later = [
            self.verbs.read(m)
            for m in further.matches
            if m.start() >= first[-1].end and self.verbs.is_of_issuer(m, passage)
        ]
        found: list[Action] = []
        before: _Asked | None = None
        for verb in first + later:
            action = self._action(verb, passage, further, second=bool(found), before=before)
            found.append(action)
            before = _Asked(verb, action.addressees) if action.addressees else None
        return found

    def carrying(self, actions: list[Action]) -> Action:
        """The action of a paragraph that its items carry: the last.

        Where verbs have one form, what others are asked to acknowledge looks like one: the last that asks or decides.
        """
        binding = [a for a in actions if a.strength in _BINDING] if self.verbs.have_one_form else []
        return (binding or actions)[-1]

    def _is_asked(self, opening: OperativeVerb, carried: Action) -> bool:
        """Whether an item's verb is what its chapeau asks for, where verbs have one form: “请各国：(a) 支持”."""
        if not self.verbs.have_one_form or carried.strength not in _BINDING:
            return False
        return carried.strength != "decide" or opening.strength not in _BINDING

    def _carried(self, passage: Passage, chapeau: _Chapeau) -> list[Action]:
        """The action of an item under a chapeau, by the chapeau's verb; none for findings: “Condemns …, including:”."""
        item = self.verbs.patterns.item.match(self.context.normalized.text, passage.content, passage.end)
        carried = chapeau.action
        if not item or carried.strength in {"express", "note"} or not self._is_open(chapeau.passage):
            return []
        if self._is_content(passage, chapeau.passage):
            return []
        own = self._verb_of_item(item["words"], carried)
        verb, strength = own or (carried.verb, carried.strength)
        start, end = self.context.normalized.original(*item.span("words"))
        return [
            Action(
                start,
                end,
                verb,
                strength,
                issuers=self.issuers,
                addressees=self._asked_in_item(item, passage, carried, own=own is not None),
                label=passage.paragraph.label,
                deadline=self.deadlines.between(item.end(), passage.end) if strength in _BINDING else None,
                asks_for_report=strength in ASKING and self._asks_for_report(item.start(), passage.end),
            )
        ]

    def _asked_in_item(self, item: re.Match[str], passage: Passage, carried: Action, *, own: bool) -> tuple[str, ...]:
        """Who an item asks: those of its own verb, those of the chapeau, else those whom the item begins with.

        “Calls upon: (a) Member States to act”.
        """
        if own:
            return self.addressees.asked(item.end(), passage)
        to = self.context.language.action_words["to"]
        if carried.addressees or carried.strength not in ASKING or item["words"].partition(" ")[0].lower() in to:
            return carried.addressees
        return self.addressees.opening(item.start("words"), passage)

    def _is_open(self, passage: Passage) -> bool:
        """Whether a paragraph ends in a colon or in mid-sentence (“shall”), so that its items are what is asked."""
        words = self.context.normalized.text[passage.content : passage.end].rstrip(' *"')
        return not words.endswith((".", ";", ","))

    def _is_content(self, item: Passage, chapeau: Passage) -> bool:
        """Whether an item is what a text should contain: “a report containing: (a) Proposals for”."""
        text, patterns = self.context.normalized.text, self.verbs.patterns
        if not patterns.noun.match(text, item.content, item.end):
            return False
        return patterns.contents.search(text, max(chapeau.content, chapeau.end - _CONTENTS), chapeau.end) is not None

    def _verb_of_item(self, words: str, carried: Action) -> tuple[str, Strength] | None:
        """“To request the Secretary-General” under “Decides:” asks by a verb of its own."""
        language = self.context.language
        to, _, verb = words.lower().partition(" ")
        strength = language.strengths.get(verb)
        if carried.strength != "decide" or to not in language.action_words["to"] or strength not in ASKING:
            return None
        return verb, strength

    # ---- statements and decisions ---------------------------------------------------------------------------------

    def unnumbered(self, passage: Passage) -> list[Action]:
        """The actions of a paragraph of a statement or decision."""
        return self._statement(passage) if self.context.header.type == "statement" else self._decision(passage)

    def _statement(self, passage: Passage) -> list[Action]:
        further = self.verbs.further(passage, passage.content)
        spoken = list(self.verbs.spoken(passage))
        later = [m for m in further.matches if spoken and self.verbs.is_of_issuer(m, passage)]
        found = [self.verbs.read(m) for m in later if not _is_within(m.start("words"), spoken)]
        in_order = sorted(spoken + found, key=lambda verb: verb.start)
        return [self._action(verb, passage, further, second=verb not in spoken[:1]) for verb in in_order]

    def _decision(self, passage: Passage) -> list[Action]:
        verb = self.verbs.decided(passage)
        return [self._action(verb, passage, self.verbs.further(passage, verb.end), second=False)] if verb else []

    # ---- one action -----------------------------------------------------------------------------------------------

    def _action(
        self,
        verb: OperativeVerb,
        passage: Passage,
        further: FurtherVerbs,
        *,
        second: bool,
        before: _Asked | None = None,
    ) -> Action:
        # Up to the next verb of the same subject; what is only noted (“adopted at its … session”) has no deadline.
        stop = further.next_from(verb.object_at, passage.end)
        start, end = self.context.normalized.original(verb.start, verb.end)
        return Action(
            start,
            end,
            verb.base,
            verb.strength,
            issuers=self.issuers,
            addressees=self._asked(verb, passage, before) if self._asks(verb) else (),
            label=passage.paragraph.label,
            second=second,
            deadline=self.deadlines.between(verb.object_at, stop) if self._binds(verb) else None,
            asks_for_report=verb.strength in ASKING and self._asks_for_report(verb.object_at, stop),
        )

    def _asked(self, verb: OperativeVerb, passage: Passage, before: _Asked | None) -> tuple[str, ...]:
        """Who a verb asks: those named after it, or whom the pronoun before it means.

        That may be who was asked just before: “prie le Gouvernement d'aider la Commission et l'invite à” asks the
        Government, “يدعو السلطات الروسية إلى …، ويدعوها أيضا” the authorities.
        """
        pronoun = self._pronoun(verb)
        if not pronoun:
            return self.addressees.asked(verb.object_at, passage)
        if before and self.addressees.pronouns.goes_on(pronoun, many=self._are_many(before, passage)):
            return before.who
        return self.addressees.pronouns.meant(pronoun, verb.start, passage)

    def _are_many(self, asked: _Asked, passage: Passage) -> bool:
        """Whether those asked are several for a pronoun behind them."""
        if pronoun := self._pronoun(asked.verb):
            return self.addressees.pronouns.is_plural(pronoun)
        return len(asked.who) > 1 or self.addressees.are_many(asked.verb.object_at, passage.end)

    def _pronoun(self, verb: OperativeVerb) -> str:
        """The pronoun before a verb that is its object, if there is one."""
        pronoun = self.verbs.patterns.object_pronoun.match(self.context.normalized.text, verb.start)
        return pronoun[0].strip() if pronoun else ""

    def _binds(self, verb: OperativeVerb) -> bool:
        """Whether a verb asks for or decides something: “Expresses its intention to review” does."""
        text = self.context.normalized.text
        return verb.strength in _BINDING or bool(self.verbs.patterns.intends.match(text, verb.object_at))

    def _asks(self, verb: OperativeVerb) -> bool:
        """Whether those who are to act follow a verb: all that ask, “Authorizes the”, “Decides that the … shall”."""
        charging = self.context.language.action_words["charging"]
        if verb.strength in ASKING or verb.object_at > verb.end or verb.base in charging:
            return True
        that_shall = self.verbs.patterns.that_shall.match(self.context.normalized.text, verb.object_at)
        return verb.strength == "decide" and bool(that_shall)

    def _asks_for_report(self, start: int, end: int) -> bool:
        """Whether words ask somebody to report, or to submit a report; not to act on a report that is there."""
        return bool(self.reports.search(start, end))
