"""What operative paragraphs, statements and decisions do: verb, strength, issuer, addressees."""

import re
from dataclasses import dataclass, replace

from unkg.authorities.language import Language
from unkg.extraction.addressees import Addressees
from unkg.extraction.antecedents import Named
from unkg.extraction.deadlines import deadline_of
from unkg.extraction.passages import Passage, View
from unkg.extraction.verbs import Verbs, verbs_of
from unkg.model import Action, Strength

_ASKING: frozenset[Strength] = frozenset({"demand", "request", "urge", "call", "recommend", "encourage", "invite"})
# What a verb that repeats an earlier act repeats: "Reiterates its request", "Renews its call upon", "Reaffirms its invitation".
_REPEATED = re.compile(
    r" (?:also |further |again |once again |once more )?(?:its|their) (?:[a-z]+ ){0,2}?(?P<noun>request|requests|call|calls|appeal|invitation|demand|demands|recommendation|encouragement)\b(?P<upon> upon| on| for)?"
)
_REPEATED_STRENGTH: dict[str, Strength] = {
    "request": "request",
    "requests": "request",
    "call": "call",
    "calls": "call",
    "appeal": "call",
    "invitation": "invite",
    "demand": "demand",
    "demands": "demand",
    "recommendation": "recommend",
    "encouragement": "encourage",
}
_CHARGING = frozenset({"authorize", "authorise", "direct", "mandate", "instruct"})
# "Decides to invite States": who is asked stands behind the second verb.
_TO_ASK = re.compile(
    r" (?:also |further )?to (?:invite|request|urge|call upon|call on|encourage|authorize|authorise|recommend to|propose to|ask|appeal to)(?= )"
)
_THAT_SHALL = re.compile(r" that [^;]{3,500}? (?:shall|should)\b")
_REPEATING = frozenset({"reiterate", "renew", "reaffirm", "recall", "repeat"})
_CONCERN = re.compile(r" (?:again |also |further |once again )?(?:its )?(?:[a-z]+ ){0,3}?(?:concern|concerns|alarm)\b")
_PHRASES = re.compile(r"\s+")
_SUB_ITEM = re.compile(r"(?P<words>(?:(?:To|to) )?(?:[A-Za-z]+ly |further |also |not )?(?P<verb>[A-Za-z][\w-]*))")
# A sentence of a statement: "The Council welcomes", "It also calls upon"; a paragraph or sentence begins there.
_SUBJECT = re.compile(
    r"(?:(?<=\n)|(?<=[.;] )|(?<=[.;]\" ))[\"'*]*(?P<words>(?:The (?:Security )?Council|It|The Assembly|The General Assembly|The Human Rights Council)"
    r"(?:,(?: [\w() ]+,)?)?(?: [a-z]+ly| also| further| again| once again| therefore| in this regard,?)* (?P<verb>[a-z-]+)\b)"
)
_DECISION = re.compile(
    r"\b(?:Assembly|Council|Commission|Committee)\b(?P<aside>,[^.;]*?,)?[⁰¹²³⁴-⁹]* ?(?P<adverbs>(?:also |further |(?:\w+ly ))*)(?P<verb>{past})\b(?! by\b)"
)


@dataclass(frozen=True, slots=True)
class _Chapeau:
    """The last action of a paragraph whose items carry its verb."""

    verb: str
    strength: Strength
    addressees: tuple[str, ...]
    label: str
    open: bool
    """Whether the paragraph ends in a colon or in mid-sentence (“shall”), so that its items are what is asked."""


class Actions:
    """Reads the actions of one view, paragraph after paragraph."""

    def __init__(self, view: View, names: list[Named], issuer: str | None, kind: str, language: Language) -> None:
        self.view = view
        self.text = view.text
        self.names = names
        self.own = issuer
        self.issuers = (issuer,) if issuer else ()
        self.kind = kind
        self.language = language
        self.addressees = Addressees(view, names, language)
        self.verbs: Verbs = verbs_of(language)
        past = "|".join(re.escape(p) for p in sorted(self.verbs.past, key=len, reverse=True))
        self.decision = re.compile(_DECISION.pattern.replace("{past}", past))
        self.chapeaux: list[_Chapeau] = []

    def all(self) -> list[Action]:
        """Every action of the view, in order of place."""
        found: list[Action] = []
        for passage in self.view.passages:
            paragraph = passage.paragraph
            if paragraph.kind == "operative" or (paragraph.kind == "annex" and " OP " in paragraph.label):
                found += self._operative(passage)
            elif paragraph.section == "operative" and paragraph.label.startswith("para"):
                found += self._statement(passage) if self.kind == "statement" else self._decision(passage)
        return found

    # ---- resolutions ----------------------------------------------------------------------------------------------

    def _operative(self, passage: Passage) -> list[Action]:
        label = passage.paragraph.label
        parent = self._parent(label)
        opening = self.verbs.opening.match(self.view.lower, passage.content, passage.end)
        if opening is None:
            return self._carried(passage, parent) if parent else []
        actions = [self._action(passage, opening.start("words"), opening.end("words"), opening["verb"], second=False)]
        actions += self._coordinated(passage, opening.end("words"))
        for match in self.verbs.second.finditer(self.text, actions[-1].end, passage.end):
            if self._is_own_verb(match, passage):
                actions.append(
                    self._action(passage, match.start("words"), match.end("words"), match["verb"], second=True)
                )
        self._remember(passage, actions, label)
        return [self._placed(a) for a in actions]

    def _parent(self, label: str) -> _Chapeau | None:
        while self.chapeaux and not label.startswith(self.chapeaux[-1].label + "("):
            self.chapeaux.pop()
        return self.chapeaux[-1] if self.chapeaux else None

    def _remember(self, passage: Passage, actions: list[Action], label: str) -> None:
        ends = not self.text[passage.content : passage.end].rstrip(' *"').endswith((".", ";", ","))
        last = actions[-1]
        self.chapeaux.append(_Chapeau(last.verb, last.strength, last.addressees, label, ends))

    def _coordinated(self, passage: Passage, end: int) -> list[Action]:
        """“Stresses and restates”: a second verb joined to the first."""
        match = re.compile(r"\*? and \*?").match(self.text, end)
        if not match:
            return []
        verb = self.verbs.opening.match(self.view.lower, match.end(), passage.end)
        if not verb or not self.text[verb.start("verb")].islower():
            return []
        return [self._action(passage, verb.start("words"), verb.end("words"), verb["verb"], second=True)]

    def _is_own_verb(self, match: re.Match[str], passage: Passage) -> bool:
        """Whether a verb has the issuing body as its subject: not a relative clause's (“, which requests the”), not a plural noun."""
        clause = self.text[max(passage.content, match.start() - 60) : match.start("words")]
        return not re.search(r"\b(?:which|who|(?<!in )that|whose|where)(?:,? [\w-]+){0,3},?(?: and)? $", clause)

    def _carried(self, passage: Passage, parent: _Chapeau) -> list[Action]:
        """An item under a chapeau: its first words, under the chapeau's verb; findings listed under “Condemns … including:” are none."""
        match = _SUB_ITEM.match(self.text, passage.content, passage.end)
        if not match or not parent.open or parent.strength in {"express", "note"}:
            return []
        own = self._verb_of_item(match["words"], parent)
        verb, strength = own or (parent.verb, parent.strength)
        addressees = self._addressees(match.end(), passage) if own else parent.addressees
        action = Action(
            match.start("words"), match.end("words"), verb, strength, self.issuers, addressees, passage.paragraph.label
        )
        self._remember(passage, [action], passage.paragraph.label)
        return [self._placed(action)]

    def _verb_of_item(self, words: str, parent: _Chapeau) -> tuple[str, Strength] | None:
        """“To request the Secretary-General” under “Decides:” asks by a verb of its own."""
        lower = words.lower()
        if parent.strength != "decide" or not lower.startswith("to "):
            return None
        verb = lower.removeprefix("to ")
        strength = self.language.strengths.get(verb)
        return (verb, strength) if strength in _ASKING else None

    # ---- statements and decisions ---------------------------------------------------------------------------------

    def _statement(self, passage: Passage) -> list[Action]:
        actions: list[Action] = []
        for match in _SUBJECT.finditer(self.text, passage.content, passage.end):
            verb = self._third(match.start("verb"))
            if verb is None:
                continue
            end, words = verb
            actions.append(self._action(passage, match.start("words"), end, words, second=bool(actions)))
        for match in self.verbs.second.finditer(self.text, passage.content, passage.end):
            if (
                actions
                and self._is_own_verb(match, passage)
                and not any(a.start <= match.start("words") < a.end for a in actions)
            ):
                actions.append(
                    self._action(passage, match.start("words"), match.end("words"), match["verb"], second=True)
                )
        return [self._placed(a) for a in sorted(actions, key=lambda a: a.start)]

    def _third(self, start: int) -> tuple[int, str] | None:
        match = self.verbs.opening.match(self.view.lower, start)
        return (match.end("words"), match["verb"]) if match else None

    def _decision(self, passage: Passage) -> list[Action]:
        actions: list[Action] = []
        match = self.decision.search(self.text, passage.content, passage.end)
        if match:
            base = self.verbs.past[match["verb"]]
            actions.append(self._with(passage, match.start("verb"), match.end("verb"), base, second=False))
        return [self._placed(a) for a in actions]

    # ---- one action -----------------------------------------------------------------------------------------------

    def _action(self, passage: Passage, start: int, end: int, verb: str, *, second: bool) -> Action:
        base = self.verbs.third[_PHRASES.sub(" ", verb.lower())]
        for phrasal in ("upon", "on", "for"):
            if base in {"call", "appeal"} and re.search(rf"\b{phrasal}\b", self.text[start:end]):
                base = f"{base} {phrasal}" if base == "call" else base
        return self._with(passage, start, end, base, second=second)

    def _with(self, passage: Passage, start: int, end: int, base: str, *, second: bool) -> Action:
        strength = self.language.strengths.get(base, "call" if base.startswith("call") else "express")
        position = end
        if base in _REPEATING and (repeated := _REPEATED.match(self.text, end)):
            strength = strength if base == "recall" else _REPEATED_STRENGTH[repeated["noun"]]
            position = repeated.end()
        if base == "express" and (concern := _CONCERN.match(self.text, end)):
            base, end = "express concern", concern.end()
            position = end
        if strength == "decide" and (to_ask := _TO_ASK.match(self.text, end)):
            position = to_ask.end()
        asks = position > end or self._asks(base, strength, position)
        addressees = self._addressees(position, passage) if asks else ()
        deadline = deadline_of(
            self.text, position, self._end_of_request(position, passage), self.names, self.own, self.language
        )
        return Action(start, end, base, strength, self.issuers, addressees, passage.paragraph.label, second, deadline)

    def _asks(self, base: str, strength: Strength, position: int) -> bool:
        """Whether a verb has those who are to act behind it: all that ask, “Authorizes the”, “Decides that the … shall”."""
        if strength in _ASKING or base in _CHARGING:
            return True
        return strength == "decide" and bool(_THAT_SHALL.match(self.text, position))

    def _addressees(self, position: int, passage: Passage) -> tuple[str, ...]:
        return self.addressees.asked(position, passage)

    def _end_of_request(self, position: int, passage: Passage) -> int:
        """Where what a verb asks ends: at the next verb of the same subject, else with the paragraph."""
        following = self.verbs.second.search(self.text, position, passage.end)
        return following.start("words") if following else passage.end

    def _placed(self, action: Action) -> Action:
        start, end = self.view.original(action.start, action.end)
        return replace(action, start=start, end=end)
