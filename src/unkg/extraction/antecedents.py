"""What each name stands for: full names at once, short forms by what the text has prepared them for."""

import re
from typing import NamedTuple

from unkg.authorities.numbering import Numbering
from unkg.extraction.names import Gazetteer, Key, Kind, NameMention
from unkg.extraction.numbers import Number
from unkg.extraction.passages import View
from unkg.model import Authorities, Evidence, Reason


class Named(NamedTuple):
    """A name with what it means; `keys` are several only for collective names, none where unresolved."""

    start: int
    end: int
    kind: Kind
    keys: tuple[str, ...]
    evidence: Evidence | None
    reason: Reason | None
    short: bool


# A short form in small letters ("the review", "the commission") refers back only after "the"; "the commission of crimes" does not.
_DEFINITE = re.compile(r"(?:\b(?:[Tt]he|[Tt]hat|[Ss]aid) |\b(?:by|of|in|to) (?:its|their) )$")
_NOT_A_NAME_BEFORE = re.compile(r" (?:of|on|for)\b")
# "Special Rapporteur on the rights of …", "Council of Ministers", "Working Group of Experts": the beginning of a longer name, not a
# short form; "the Council on 5 May" and "the Committee of the need" are short forms.
_GOES_ON = re.compile(
    r" (?:on|for|in charge of) (?:the )?(?!its\b|all\b|his\b|her\b|their\b|that\b|this\b|these\b|behalf\b|how\b|whether\b|which\b|a\b)[a-z]"
    r"|(?: of| for)(?: the)? [A-Z]| on (?!Monday|Tuesday|Wednesday|Thursday|Friday)[A-Z]| Series\b"
)
_MANDATES = re.compile(
    r"(?:special rapporteur|working group|independent expert|commission of inquiry|special representative|group of experts|expert mechanism)$"
)
# "International Criminal Court", "European Commission": the end of a longer name; "Recalling Council resolution" is not.
_CAPITAL_BEFORE = re.compile(r"(?<![.:;\n] )\b[A-Z][a-z]+(?:'s)? $")
_NUMBER_FOLLOWS = re.compile(r"(?:'s|')?(?: [a-z-]+){0,3} (?P<noun>resolutions?|decisions?)(?: [Nn]os?\.)? ?$")
_THERETO = re.compile(r"(?P<protocol>(?:Optional )?Protocols?)(?: relating)? thereto")


_BEGINNING = 3000
"""Characters in which a report says what it is about."""
_SUBJECT = re.compile(r" on (?:the )?.{12,}$")


class _Memory:
    """Which record each short form last stood for, in this passage and in the document."""

    def __init__(
        self, names: Gazetteer, own: Key | None, mentions: list[NameMention], beginning: str, monitored: list[Key]
    ) -> None:
        self.beginning = beginning
        self.names = names
        self.own = own
        self.anywhere: dict[str, set[Key]] = {}
        for mention in mentions:
            if mention.form != "short" and len(mention.keys) == 1:
                for short in names.short_forms.get(mention.keys[0], ()):
                    self.anywhere.setdefault(short, set()).add(mention.keys[0])
        self.last_body: Key | None = None
        self.document: dict[str, Key] = {}
        self.passage: dict[str, Key] = {}
        if own:
            self._prepare(own, self.document)
            for key in monitored:
                self._prepare(key, self.document)

    def _prepare(self, key: Key, memory: dict[str, Key]) -> None:
        for inner in self.names.introduces.get(key, ()):
            for short in self.names.short_forms.get(inner, ()):
                if " " in short:
                    memory[short] = inner
        for short in self.names.short_forms.get(key, ()):
            memory[short] = key

    def name(self, key: Key) -> None:
        if key.kind == "body":
            self.last_body = key
        self._prepare(key, self.document)
        self._prepare(key, self.passage)

    def what(self, short: str, keys: tuple[Key, ...], *, small: bool) -> Key | None:
        """The antecedent of a short form: named in this passage, else the issuing organ, else last named, else the only one named later."""
        here = self.passage.get(short)
        if here in keys:
            return here
        if small and " " not in short:
            return None
        if self.own in keys:
            return self.own
        last = self.document.get(short)
        if last in keys:
            return last
        ahead = self.anywhere.get(short, set())
        if len(ahead) == 1:
            return next(iter(ahead))
        return self._by_subject(keys) if not ahead else None

    def _by_subject(self, keys: tuple[Key, ...]) -> Key | None:
        """The only mandate whose subject the text's beginning names: “pursuant to resolution 8/4 on the right to education”."""
        about = [
            k
            for k in keys
            if k.kind == "mechanism" and (subject := _SUBJECT.search(k.id.lower())) and subject[0] in self.beginning
        ]
        return about[0] if len(about) == 1 else None


def resolve_names(
    view: View,
    mentions: list[NameMention],
    numbers: list[Number],
    authorities: Authorities,
    names: Gazetteer,
    numbering: Numbering,
    own: str | None,
) -> list[Named]:
    """Every name of a view resolved from left to right; `own` is the name of the body that issued the text."""
    own_key = Key("body", own) if own in authorities.bodies else None
    memory = _Memory(names, own_key, mentions, view.lower[:_BEGINNING], _monitored_by(own, authorities))
    at = {n.start: n for n in numbers}
    found: list[Named] = []
    passage = -1
    for mention in mentions:
        index = view.index_at(mention.start)
        if index != passage:
            memory.passage, passage = {}, index
        found += _resolve(view, mention, memory, at, authorities, numbering)
    return _with_protocols(view, found, authorities)


def _monitored_by(body: str | None, authorities: Authorities) -> list[Key]:
    """The instruments that a treaty body monitors, protocols first: “the Covenant” in its texts is the last."""
    found = [i for i in authorities.instruments.values() if body and i.monitored_by == body and not i.members]
    return [Key("instrument", i.id) for i in sorted(found, key=lambda i: i.parent is None)]


def _resolve(
    view: View,
    mention: NameMention,
    memory: _Memory,
    at: dict[int, Number],
    authorities: Authorities,
    numbering: Numbering,
) -> list[Named]:
    start, end, form, keys, words = mention
    if form != "short":
        if len(keys) > 1:
            keys = tuple(k for k in keys if k in memory.document.values()) or keys
        if len(keys) > 1:
            return [Named(start, end, keys[0].kind, (), None, "no-antecedent", False)]
        memory.name(keys[0])
        return [Named(start, end, keys[0].kind, _members(keys[0], authorities), "full-name", None, False)]
    small = words[0].islower()
    if words == "statute":
        return _own_statute(view, start, end, memory, authorities)
    if small and not _refers_back(view.text, start, end):
        return []
    if not small and (
        memory.names.longer.match(view.text, end) or _inside_a_longer_name(view, start, end, words.lower())
    ):
        return []
    short = words.lower()
    key = _by_number(view.text, end, keys, at, numbering) or memory.what(short, keys, small=small)
    if key is None:
        return (
            []
            if small or not _DEFINITE.search(view.text, max(0, start - 12), start)
            else [Named(start, end, keys[0].kind, (), None, "no-antecedent", True)]
        )
    memory.name(key)
    return [Named(start, end, key.kind, _members(key, authorities), "short-form", None, True)]


def _own_statute(view: View, start: int, end: int, memory: _Memory, authorities: Authorities) -> list[Named]:
    """“its statute”: that of the body last named in the passage, if it has one."""
    body = memory.last_body
    title = f"Statute of the {body.id}" if body else ""
    if title not in authorities.instruments or not view.text.endswith("its ", 0, start):
        return []
    return [Named(start, end, "instrument", (title,), "short-form", None, True)]


def _inside_a_longer_name(view: View, start: int, end: int, short: str) -> bool:
    passage = view.passage_at(start)
    before = _CAPITAL_BEFORE.search(view.text, max(passage.content, start - 30), start)
    if before and before.start() > passage.content:
        return True
    after = _GOES_ON.match(view.text, end)
    return bool(after and (after[0][-1].isupper() or _MANDATES.search(short)))


def _refers_back(text: str, start: int, end: int) -> bool:
    return bool(_DEFINITE.search(text, max(0, start - 12), start)) and not _NOT_A_NAME_BEFORE.match(text, end)


def _members(key: Key, authorities: Authorities) -> tuple[str, ...]:
    if key.kind != "instrument":
        return (key.id,)
    return authorities.instruments[key.id].members or (key.id,)


def _by_number(text: str, end: int, keys: tuple[Key, ...], at: dict[int, Number], numbering: Numbering) -> Key | None:
    """The body that a short form before a number must be: only one Council numbers its resolutions `2375 (2017)`."""
    window_end = next((p for p in range(end, min(end + 60, len(text))) if p in at), None)
    if window_end is None:
        return None
    match = _NUMBER_FOLLOWS.fullmatch(text, end, window_end)
    if not match:
        return None
    number = at[window_end]
    kind = match["noun"].rstrip("s")
    able = [k for k in keys if (rule := numbering.rule(k.id, kind, number.shape)) and rule.admits(number.value)]
    return able[0] if len(able) == 1 else None


def _with_protocols(view: View, found: list[Named], authorities: Authorities) -> list[Named]:
    """“The Protocol thereto” after an instrument with one protocol, “the Optional Protocols thereto” after one with several."""
    if " thereto" not in view.text:
        return found
    added = []
    for match in _THERETO.finditer(view.text):
        if any(n.start <= match.start() < n.end for n in found):
            continue  # part of a name: “Additional Protocols thereto of 1977”
        before = [
            n
            for n in found
            if n.kind == "instrument" and n.end <= match.start() and n.start >= view.passage_at(match.start()).start
        ]
        parents = before[-1].keys if before else ()
        children = tuple(i.id for i in authorities.instruments.values() if i.parent in parents and not i.members)
        plural = match["protocol"].endswith("s")
        keys = children if plural or len(children) == 1 else ()
        reason: Reason | None = None if keys else "no-antecedent"
        added.append(
            Named(match.start(), match.end(), "instrument", keys, "short-form" if keys else None, reason, True)
        )
    if not added:
        return found
    inside = {p for a in added for p in range(a.start, a.end)}
    return sorted([n for n in found if n.start not in inside] + added)
