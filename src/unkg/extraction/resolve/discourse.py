"""What the short forms of a text stand for: what it has named, what it is about, what it founds."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from unkg.authorities.mandate_records import Record, mandate_records
from unkg.extraction.scan.names import Gazetteer, Key, NameMention
from unkg.model import Authorities, Body

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


@dataclass(frozen=True, slots=True)
class Background:
    """What short forms stand for throughout a text, whatever it has named."""

    names: Gazetteer
    beginning: str
    """Lower-case, where a report says what it is about."""
    issuer: Key | None
    standing: dict[str, Key]
    """Short forms of the instrument that the issuing body monitors, of the mandate whose report it is, of what the text
    founds."""
    anywhere: dict[str, set[Key]]
    """Short forms of whatever the text names in full, before or after."""

    def is_mandate(self, short: str) -> bool:
        """Whether a short form is a mandate's.

        “The Special Rapporteur” is the author of a report, not another that it names further on.
        """
        return short in self.names.language.name_words["mandates"]

    def by_subject(self, keys: tuple[Key, ...]) -> Key | None:
        """The only mandate whose subject the text's beginning names.

        “pursuant to resolution 8/4 on the right to education”.
        """
        about = [
            k
            for k in keys
            if k.kind == "mechanism" and (subject := _SUBJECT.search(k.id.lower())) and subject[0] in self.beginning
        ]
        return about[0] if len(about) == 1 else None


def background(
    names: Gazetteer, speaker: Speaker, mentions: Sequence[NameMention], beginning: str, authorities: Authorities
) -> Background:
    """What is known before a text is read: its issuer, its author, its founding, and all that it names."""
    anywhere: dict[str, set[Key]] = {}
    for mention in mentions:
        if mention.form != "short" and len(mention.keys) == 1:
            for short in names.short_forms.get(mention.keys[0], ()):
                anywhere.setdefault(short, set()).add(mention.keys[0])
    standing: dict[str, Key] = {}
    for key in (*_monitored_by(speaker.body, authorities), *((speaker.mandate,) if speaker.mandate else ())):
        standing |= names.prepares.get(key, {})
    founded = [_key(record) for record in mandate_records(authorities).founded(speaker.symbol)]
    for key in founded:
        others = {short for one in founded if one != key for short in names.short_forms.get(one, ())}
        standing |= {short: key for short in names.short_forms.get(key, ()) if short not in others}
    issuer = Key("body", speaker.body) if speaker.body in authorities.bodies else None
    return Background(names, beginning, issuer, standing, anywhere)


@dataclass(slots=True)
class DiscourseState:
    """What a text has named so far.

    `resolve_names`, which walks the mentions, adds to it; questions change nothing.
    """

    background: Background
    document: dict[str, Key] = field(default_factory=dict)
    """Short forms, and what each last stood for in the document."""
    passage: dict[str, Key] = field(default_factory=dict)
    """The same in the present passage."""
    defined: dict[str, Key] = field(default_factory=dict)
    """Short forms that the text has said it will use, and for what."""
    last_body: Key | None = None
    last_named: tuple[int, Key | None] = (-1, None)
    """Where the last name ends, and whose it is."""
    in_full: dict[Key, tuple[int, int]] = field(default_factory=dict)
    """Where each record was last named in full."""

    # ---- questions ------------------------------------------------------------------------------------------------

    def antecedent(self, short: str, keys: tuple[Key, ...], *, small: bool) -> Key | None:
        """What a short form stands for.

        Named in this passage, else the issuing organ, else as the text defined it, else last named, else the only one
        named later.
        """
        here = self.passage.get(short)
        if here in keys:
            return here
        if here is UNKNOWN or (small and " " not in short):
            return None
        standing, last = self.background.standing.get(short), self.document.get(short)
        known = (self.background.issuer, standing, self.defined.get(short), last)
        if (key := next((key for key in known if key in keys), None)) is not None:
            return key
        ahead = self.background.anywhere.get(short, set())
        is_mandate = self.background.is_mandate(short)
        if len(ahead) == 1 and not is_mandate:
            return next(iter(ahead))
        return self.background.by_subject(keys) if not ahead or is_mandate else None

    # ---- additions ------------------------------------------------------------------------------------------------

    def enter_passage(self) -> None:
        """Begin a passage: nothing is named in it yet."""
        self.passage = {}

    def add(self, key: Key, start: int, end: int, *, short: bool) -> None:
        """Add that a record was named, in full or by a short form."""
        prepared = self.background.names.prepares.get(key, {})
        self.document |= prepared
        self.passage |= prepared
        self.last_named = end, key
        if key.kind == "body":
            self.last_body = key
        if not short:
            self.in_full[key] = start, end

    def define(self, short: str, key: Key) -> None:
        """Add that the text has said what it will use a short form for: “(herein ‘the Committee’)”."""
        self.defined[short] = key

    def add_unknown(self, short: str) -> None:
        """Add that a short form stands for something that no authority holds, up to the end of the passage."""
        self.passage[short] = UNKNOWN


def opening_state(background: Background) -> DiscourseState:
    """The state before the first mention: the issuing body is as good as named."""
    issuer = background.issuer
    return DiscourseState(background, dict(background.names.prepares.get(issuer, {})) if issuer else {})


@lru_cache(maxsize=256)
def _monitored_by(body: str | None, authorities: Authorities) -> tuple[Key, ...]:
    """The instruments that a treaty body monitors, protocols first: “the Covenant” in its texts is the last."""
    found = [i for i in authorities.instruments.values() if body and i.monitored_by == body and not i.members]
    return tuple(Key("instrument", i.id) for i in sorted(found, key=lambda i: i.parent is None))


def _key(record: Record) -> Key:
    return Key("body" if isinstance(record, Body) else "mechanism", record.name)
