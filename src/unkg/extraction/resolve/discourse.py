"""What the short forms of a text stand for: what it has named, what it is about, what it founds."""

import re
from functools import lru_cache
from typing import NamedTuple

from unkg.extraction.scan.names import Gazetteer, Key, Kind, NameMention
from unkg.model import Authorities, Body, Mechanism
from unkg.symbols import symbol_of

# The subject in a mandate's canonical name, which is English whatever the text's language.
_SUBJECT = re.compile(r" on (?:the )?.{12,}$")
UNKNOWN = Key("body", "")
"""What “the Council” stands for behind “the National Council on Wells”: a body that no authority holds."""


class Speaker(NamedTuple):
    """Who speaks in a text: the body that issued it, and the mandate whose holder reports."""

    body: str | None
    mandate: Key | None = None
    symbol: str | None = None
    """Of the text: bodies and mechanisms that it founded are what it means by their short forms."""


class DiscourseState:
    """Which record each short form last stood for, in this passage and in the document."""

    def __init__(
        self, names: Gazetteer, speaker: Speaker, mentions: list[NameMention], beginning: str, authorities: Authorities
    ) -> None:
        self.beginning = beginning
        # “The Special Rapporteur” is the author of a report: another mandate that it first names further on is not.
        self.is_mandate = frozenset(names.language.name_words["mandates"]).__contains__
        self.names = names
        self.own = own = Key("body", speaker.body) if speaker.body in authorities.bodies else None
        self.standing: dict[str, Key] = {}
        """What short forms stand for throughout: the instrument that the issuing body monitors, the mandate whose report it is."""
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
        for key in (*_monitored_by(speaker.body, authorities), *((speaker.mandate,) if speaker.mandate else ())):
            self._prepare(key, self.standing)
        founded = _founded_by(authorities).get(speaker.symbol or "", ())
        for key in founded:
            others = {short for one in founded if one != key for short in names.short_forms.get(one, ())}
            for short in names.short_forms.get(key, ()):
                if short not in others:
                    self.standing[short] = key

    def _prepare(self, key: Key, standing: dict[str, Key]) -> None:
        standing.update(self.names.prepares.get(key, {}))

    def name(self, key: Key) -> None:
        """Take note that a record was named, by whichever of its names."""
        if key.kind == "body":
            self.last_body = key
        self._prepare(key, self.document)
        self._prepare(key, self.passage)

    def what(self, short: str, keys: tuple[Key, ...], *, small: bool) -> Key | None:
        """The antecedent of a short form: named in this passage, else the issuing organ, else last named, else the only one named later."""
        here = self.passage.get(short)
        if here in keys:
            return here
        if here is UNKNOWN:
            return None
        if small and " " not in short:
            return None
        if self.own in keys:
            return self.own
        standing = self.standing.get(short)
        if standing in keys:
            return standing
        last = self.document.get(short)
        if last in keys:
            return last
        ahead = self.anywhere.get(short, set())
        if len(ahead) == 1 and not self.is_mandate(short):
            return next(iter(ahead))
        return self._by_subject(keys) if not ahead or self.is_mandate(short) else None

    def _by_subject(self, keys: tuple[Key, ...]) -> Key | None:
        """The only mandate whose subject the text's beginning names: “pursuant to resolution 8/4 on the right to education”."""
        about = [
            k
            for k in keys
            if k.kind == "mechanism" and (subject := _SUBJECT.search(k.id.lower())) and subject[0] in self.beginning
        ]
        return about[0] if len(about) == 1 else None


@lru_cache(maxsize=256)
def _monitored_by(body: str | None, authorities: Authorities) -> tuple[Key, ...]:
    """The instruments that a treaty body monitors, protocols first: “the Covenant” in its texts is the last."""
    found = [i for i in authorities.instruments.values() if body and i.monitored_by == body and not i.members]
    return tuple(Key("instrument", i.id) for i in sorted(found, key=lambda i: i.parent is None))


@lru_cache(maxsize=4)
def _founded_by(authorities: Authorities) -> dict[str, tuple[Key, ...]]:
    """The bodies and mechanisms that each act founded: in resolution 2374 (2017) “the Committee” is the one that it sets up."""
    records: list[tuple[Kind, Body | Mechanism]] = [("body", body) for body in authorities.bodies.values()]
    records += [("mechanism", mechanism) for mechanism in authorities.mechanisms.values()]
    found: dict[str, tuple[Key, ...]] = {}
    for kind, record in records:
        act = symbol_of(record.established_by) if record.established_by else None
        if act:
            found[act.canonical] = (*found.get(act.canonical, ()), Key(kind, record.name))
    return found
