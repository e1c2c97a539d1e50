"""What the short forms of a text stand for: what it has named, what it is about, what it founds."""

import re
from collections import Counter
from collections.abc import Collection, Container, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from unkg.authorities.language import Language
from unkg.authorities.mandate_records import Record, mandate_records
from unkg.extraction.patterns.words import any_of
from unkg.extraction.scan.gazetteer import Gazetteer, Key, NameMention
from unkg.model import Authorities, Body, Instrument

# The subject in a mandate's canonical name, which is English whatever the text's language.
_SUBJECT = re.compile(r" on (?:the )?.{12,}$")
_BEGINNING = 3000
"""Characters in which a report says what it is about."""
_BESIDE = 24
"""Characters from the end of a name to the short form that is defined for it: “ (hereinafter “the ”."""
UNKNOWN = Key("body", "")
"""What “the Council” stands for behind “the National Council on Wells”: a body that no authority holds."""


class Speaker(NamedTuple):
    """Who speaks in a text: the body that issued it, and the mandate whose holder reports."""

    body: str | None
    mandate: Key | None = None
    symbol: str | None = None
    """Of the text: bodies and mechanisms that it founded are what it means by their short forms."""
    issued: str | None = None
    """When the text was issued, as an ISO date."""


@dataclass(frozen=True, slots=True)
class Background:
    """What short forms stand for throughout a text, whatever it has named."""

    names: Gazetteer
    lower: str
    """The text in lower case."""
    issuer: Key | None
    standing: dict[str, Key]
    """Short forms of what the title names, of the instrument that the issuing body monitors, of the mandate whose
    report it is."""
    founded: dict[str, Key]
    """Short forms of the bodies and mechanisms that the text founds, and the nouns in their names."""
    anywhere: dict[str, set[Key]]
    """Short forms of whatever the text names in full, before or after."""
    _by_subject: dict[tuple[Key, ...], Key | None] = field(default_factory=dict)
    """What was found by the subject, for the mandates that share a short form."""

    def is_mandate(self, short: str) -> bool:
        """Whether a short form is a mandate's.

        “The Special Rapporteur” is the author of a report, not another that it names further on.
        """
        return short in self.names.language.name_words["mandates"]

    def by_subject(self, keys: tuple[Key, ...]) -> Key | None:
        """The only mandate whose subject the text's beginning names.

        “pursuant to resolution 8/4 on the right to education”.
        """
        if keys not in self._by_subject:
            beginning = self.lower[:_BEGINNING]
            about = [key for key, subject in _subjects(keys) if subject in beginning]
            self._by_subject[keys] = about[0] if len(about) == 1 else None
        return self._by_subject[keys]


def background(
    names: Gazetteer,
    speaker: Speaker,
    mentions: Sequence[NameMention],
    titled: Sequence[Key],
    lower: str,
    authorities: Authorities,
) -> Background:
    """What is known before a text is read: its issuer, its author, its founding, and all that it names."""
    anywhere: dict[str, set[Key]] = {}
    for key in {m.keys[0] for m in mentions if m.form != "short" and len(m.keys) == 1}:
        for short in names.short_forms.get(key, ()):
            anywhere.setdefault(short, set()).add(key)
    standing = _short_forms_of(dict.fromkeys(titled), names, nouns=False)
    standing |= _standing_of_monitor(speaker.body, names, authorities)
    standing |= names.prepares.get(speaker.mandate, {}) if speaker.mandate else {}
    records = mandate_records(authorities).founded(speaker.symbol)
    founded = _short_forms_of([key_of(record) for record in records], names, nouns=True)
    issuer = Key("body", speaker.body) if speaker.body in authorities.bodies else None
    return Background(names, lower, issuer, standing, founded, anywhere)


@lru_cache(maxsize=8)
def words_of_agreements(names: Gazetteer, authorities: Authorities) -> frozenset[str]:
    """The short forms of peace agreements, lower-case."""
    agreements = (Key("instrument", i.id) for i in authorities.instruments.values() if i.kind == "agreement")
    return frozenset(short for key in agreements for short in names.short_forms.get(key, ()))


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
    """Short forms that the text itself defines: “the Agreement on Wells (“the Agreement”)”."""
    here: list[tuple[Key, bool]] = field(default_factory=list)
    """What was named in this passage, in order, and whether by a short form."""
    others: set[str] = field(default_factory=set)
    """Short forms that, in this passage, were last the noun of a name that no authority holds."""
    another: set[str] = field(default_factory=set)
    """Of these, what surely is another body: “Wells Commission”, never “Commission on Wells”, a variant."""
    unprepared: set[str] = field(default_factory=set)
    """Nouns of instruments that the text has named and that no record has for a short form: “Treaty of Pelindaba”."""
    told: dict[str, Key] = field(default_factory=dict)
    """Short forms of this passage, and what the act beside them tells that they stood for last."""
    last_body: Key | None = None
    last_named: tuple[int, Key | None] = (-1, None)
    """Where the last name ends, and whose it is."""
    in_full: dict[Key, tuple[int, int]] = field(default_factory=dict)
    """Where each record was last named in full."""

    # ---- questions ------------------------------------------------------------------------------------------------

    def antecedent(self, short: str, keys: tuple[Key, ...], *, small: bool, pointing: bool = False) -> Key | None:
        """What a short form stands for.

        As the text defines it, else named in this passage, else the issuing organ, else last named, else the only one
        named later; the last two not behind another body of this passage. With a demonstrative it points at what the
        passage named last, whatever the text defines: “the London Convention and the Protocol to that Convention” in a
        text on “the Convention”.
        """
        if pointing and (last := self._last_called(short, {key.kind for key in keys})):
            return None if last is UNKNOWN else last
        defined = None if small else self.defined.get(short)
        if defined is not None:
            return None if defined is UNKNOWN else defined
        here = self.passage.get(short)
        if here in keys:
            return here
        if here is UNKNOWN or (small and " " not in short):
            return None
        if (founded := self.background.founded.get(short)) and self.background.issuer not in keys:
            return founded
        known = (self.background.issuer, self.background.standing.get(short))
        if (key := next((key for key in known if key in keys), None)) is not None:
            return key
        last = self.document.get(short)
        if last is UNKNOWN or short in self.another:
            return None
        if last in keys:
            return last
        ahead = set[Key]() if short in self.unprepared else self.background.anywhere.get(short, set())
        is_mandate = self.background.is_mandate(short)
        if len(ahead) == 1 and not is_mandate:
            return next(iter(ahead))
        return self.background.by_subject(keys) if not ahead or is_mandate else None

    def _last_called(self, short: str, kinds: Container[str]) -> Key | None:
        """What of some kinds was named last in this passage with a short form for its noun; None if nothing was.

        UNKNOWN behind a name that only goes on with it: “the Protocol to the Treaty on … and that Treaty”.
        """
        for key, named_short in reversed(self.here):
            called = self._called(key, short)
            if called and key.kind in kinds and self._is_noun(short, called):
                return key
            if called and not named_short:
                return UNKNOWN
        return None

    def _called(self, key: Key, short: str) -> list[str]:
        """The names of a record in which a short form stands."""
        names = self.background.names
        called = (*names.full_names.get(key, ()), *names.short_forms.get(key, ()))
        return [name for name in called if short in name]

    def _is_noun(self, short: str, called: list[str]) -> bool:
        """Whether a short form is a name, or the first word of one that may be a name: of “Basel Convention on …”."""
        bearers = self.background.names.bearers
        nouns = (
            next((w for w in (word.strip(",;()") for word in name.split()) if w in bearers), "") for name in called
        )
        return short in called or short in nouns

    def definiendum(self, offset: int, short: str) -> Key | None:
        """What a short form stands for that the text defines at an offset.

        Whatever is named directly before it with the same word, else as everywhere in the passage.
        """
        end, before = self.last_named
        start, _ = self.in_full.get(before, (0, 0)) if before else (0, 0)
        if before and offset - end <= _BESIDE and short in self.background.lower[start:end]:
            return before
        known = (self.told, self.passage, self.background.founded, self.background.standing, self.defined)
        here = next((meanings[short] for meanings in known if short in meanings), None)
        return None if here is UNKNOWN else here

    def is_settled(self, short: str) -> bool:
        """Whether a short form has a meaning of its own, by the text's definition or founding."""
        return short in self.defined or short in self.background.founded

    def is_unknown(self, short: str) -> bool:
        """Whether a short form stands here for something that no authority holds."""
        return UNKNOWN in (self.defined.get(short), self.passage.get(short))

    # ---- additions ------------------------------------------------------------------------------------------------

    def enter_passage(self) -> None:
        """Begin a passage: nothing is named in it yet."""
        self.passage, self.told, self.here, self.others, self.another = {}, {}, [], set(), set()

    def add(self, key: Key, start: int, end: int, *, short: bool) -> None:
        """Add that a record was named, in full or by a short form."""
        # Behind "奥胡斯公约", "《公约》" need not be the treaty that was named before it.
        for ending in self.background.names.endings.get(key, ()):
            self.document[ending] = UNKNOWN
            self.passage.pop(ending, None)
        if prepared := self.background.names.prepares.get(key):
            self.document |= prepared
            self.passage |= prepared
        self.last_named = end, key
        self.here.append((key, short))
        self.others = {short for short in self.others if not self._called(key, short)}
        self.another &= self.others
        if key.kind == "body":
            self.last_body = key
        if not short:
            self.in_full[key] = start, end
            self.another |= self._held_by_title(key)
            nouns = _unprepared(key, self.background.names)
            self.unprepared |= nouns
            self.another |= nouns
            self.passage = {short: other for short, other in self.passage.items() if short not in nouns}

    def _held_by_title(self, key: Key) -> set[str]:
        """Short forms that stand in an instrument's title for a body that no authority holds.

        “Agreement for the Establishment of the General Fisheries Commission for the Mediterranean” behind another
        commission; never “court” of the Statute of the International Criminal Court behind that Court.
        """
        if key.kind != "instrument":
            return set()
        names, found = self.background.names, set()
        for title in names.full_names.get(key, ()):
            for short in (word.strip(",;()") for word in title.split()):
                last = self.document.get(short)
                if last is None or last is UNKNOWN or last.kind != "body":
                    continue
                if not any(name in title for name in names.full_names.get(last, ())):
                    found.add(short)
        return found

    def define(self, short: str, key: Key | None) -> None:
        """Add what a short form stands for throughout the document from here; None for what no authority holds."""
        self.defined[short] = key or UNKNOWN

    def add_told(self, short: str, key: Key) -> None:
        """Add that the act beside a short form tells what it stands for there."""
        self.told[short] = key

    def add_other(self, short: str, *, is_another: bool) -> None:
        """Add that a name of this passage has a short form for its noun, and that no authority holds it."""
        self.others.add(short)
        if is_another:
            self.another.add(short)

    def add_unknown(self, short: str) -> None:
        """Add that a short form stands for something that no authority holds, up to the end of the passage."""
        self.passage[short] = UNKNOWN


def opening_state(background: Background) -> DiscourseState:
    """The state before the first mention: the issuing body is as good as named."""
    issuer = background.issuer
    return DiscourseState(background, dict(background.names.prepares.get(issuer, {})) if issuer else {})


@lru_cache(maxsize=256)
def _subjects(keys: tuple[Key, ...]) -> list[tuple[Key, str]]:
    """The mandates among some records, with their subjects in small letters."""
    found = ((key, _SUBJECT.search(key.id.lower())) for key in keys if key.kind == "mechanism")
    return [(key, subject[0]) for key, subject in found if subject]


@lru_cache(maxsize=256)
def _standing_of_monitor(body: str | None, names: Gazetteer, authorities: Authorities) -> dict[str, Key]:
    """What short forms stand for in the texts of a treaty body: the instruments that it monitors.

    “The Covenant” is the treaty, “the Optional Protocol” its only protocol, or the only one without a number. Which of
    three a text must say.
    """
    monitored = [i for i in authorities.instruments.values() if body and i.monitored_by == body and not i.members]
    found: dict[str, Key] = {}
    for instrument in sorted(monitored, key=lambda i: i.parent is None):
        key = Key("instrument", instrument.id)
        siblings = [i for i in monitored if i is not instrument and i.parent == instrument.parent]
        for short, meant in names.prepares.get(key, {}).items():
            rivals = [i for i in siblings if short in names.prepares.get(Key("instrument", i.id), {})]
            if not rivals or (_begins(instrument, short) and not any(_begins(i, short) for i in rivals)):
                found[short] = meant
    return found


def _begins(instrument: Instrument, short: str) -> bool:
    """Whether a short form is how a title begins: “Optional Protocol”, of no “Second Optional Protocol”."""
    return instrument.title.lower().startswith(short)


def _short_forms_of(keys: Collection[Key], names: Gazetteer, *, nouns: bool) -> dict[str, Key]:
    """The short forms of records that only one has, and other short forms that are the noun of their names.

    “The Commission” is the Truce Commission for Palestine where that is founded.
    """
    if not keys:
        return {}
    shorts = {key: {*names.short_forms.get(key, ()), *(_nouns(key, names) if nouns else ())} for key in keys}
    times = Counter(short for own in shorts.values() for short in own)
    return {short: key for key, own in shorts.items() for short in own if times[short] == 1}


@lru_cache(maxsize=4096)
def _unprepared(key: Key, names: Gazetteer) -> frozenset[str]:
    """The nouns of an instrument's names that are short forms of others only: of “Kampala Convention”."""
    own = names.short_forms.get(key, ())
    return frozenset() if key.kind != "instrument" or own else frozenset(_nouns(key, names))


def _nouns(key: Key, names: Gazetteer) -> set[str]:
    """The short forms that end the name of a record before what it is of or on."""
    head = _head(names.language)
    words = (match[0].split() for name in names.full_names.get(key, ()) if (match := head.match(name)))
    return {end for own in words for end in (own[-1], " ".join(own[-2:])) if end in names.bearers}


@lru_cache(maxsize=8)
def _head(language: Language) -> re.Pattern[str]:
    """The beginning of a name in small letters: “truce commission” of “truce commission for palestine”."""
    return re.compile(rf"\S+(?: (?!{any_of(language.name_words['behind_head'])}\b)\S+)*")


def key_of(record: Record) -> Key:
    """The key under which names mean a body or mechanism."""
    return Key("body" if isinstance(record, Body) else "mechanism", record.name)


def own_body(mention: NameMention, short: str, background: Background) -> Key | None:
    """The body of the organ that speaks, if the short form and the organ's name are its name: “son Comité consultatif”.

    That is the “Comité consultatif du Conseil des droits de l'homme” in a text of that Council.
    """
    full = background.names.full_names
    issuer = full.get(background.issuer, frozenset()) if background.issuer else frozenset()
    ends = tuple(f"{before}{name}" for name in issuer for before in " '")
    own = [k for k in mention.keys if any(n.startswith(f"{short} ") and n.endswith(ends) for n in full[k])]
    return own[0] if len(own) == 1 else None
