"""What each name stands for: full names at once, short forms by what the text has prepared them for."""

import re

from msgspec import Struct

from unkg.authorities import Knowledge
from unkg.authorities.language import Language
from unkg.extraction.layout.normalized_text import NormalizedText
from unkg.extraction.resolve.names import discourse
from unkg.extraction.resolve.names.authors import titled
from unkg.extraction.resolve.names.definitions import is_definition, named_before, sharing_end
from unkg.extraction.resolve.names.discourse import Background, DiscourseState, Speaker
from unkg.extraction.resolve.names.founding_acts import ActEvidence
from unkg.extraction.resolve.names.numbered_bodies import NumberedBodies
from unkg.extraction.resolve.names.offices import Offices
from unkg.extraction.resolve.names.protocols import with_protocols
from unkg.extraction.resolve.names.short_form_patterns import follows, short_form_patterns
from unkg.extraction.resolve.resolved import ResolvedName
from unkg.extraction.scan.gazetteer import TITLE_SIGNS, Gazetteer, Key, NameMention
from unkg.extraction.scan.numbers import Number
from unkg.model import Evidence, Reason

_BEFORE_NAME = 30
"""Characters before a short form in which another capital makes it the end of a longer name."""
# "International Criminal Court", "Start-up Conference", "Windhoek+30 Declaration": the end of a longer name; "Recalling
# Council resolution" and "New York-based Monitoring Team" are not.
_CAPITAL_BEFORE = re.compile(r"(?<![.:;\n] )\b[A-Z][a-z]+(?:-(?![a-z]*ed )[a-z]+|\+\d+)?(?:'s)? $")
# "SUA Convention", "ASEAN Commission": of whom letters name; never "UN Support Office", nor "главе VI Устава".
_LETTERS_BEFORE = re.compile(r"\b(?!UN |[IVXL]+ $)[A-Z]{2,} $")

# "Committee II", "Working Group III": one of several, which no record is; never "the Council | In".
_NUMBERED = re.compile(r" [IVX]+\b")


def resolve_names(
    normalized: NormalizedText,
    mentions: list[NameMention],
    numbers: list[Number],
    names: Gazetteer,
    speaker: Speaker,
    knowledge: Knowledge,
) -> list[ResolvedName]:
    """Every name of a text resolved from left to right."""
    title = titled(normalized, mentions, knowledge)
    known = discourse.background(names, speaker, mentions, title, normalized.lower, knowledge.authorities)
    acts = ActEvidence(normalized, numbers, mentions, names.language, speaker, knowledge)
    resolver = _Resolver(normalized, mentions, numbers, acts, names.language, known, knowledge)
    state = discourse.opening_state(known)
    found: list[ResolvedName] = []
    passage_end = 0
    for mention in mentions:
        if mention.start >= passage_end:
            state.enter_passage()
            passage_end = normalized.passage_at(mention.start).end
        reading = resolver.read(mention, state)
        if reading.name:
            found.append(reading.name)
        if reading.key:
            state.add(reading.key, mention.start, mention.end, short=mention.form == "short")
        if reading.unknown:
            state.add_unknown(reading.unknown)
        if reading.other:
            state.add_other(reading.other, is_another=reading.is_another)
    return with_protocols(found, normalized, names.language, knowledge.authorities)


class _Reading(Struct, frozen=True, gc=False):
    """What a mention is, and what it adds to what the text has named."""

    name: ResolvedName | None = None
    key: Key | None = None
    """The record that it names."""
    unknown: str | None = None
    """The short form that stands for what no authority holds from here to the end of the passage."""
    other: str | None = None
    """The short form that is the noun of a name that no authority holds."""
    is_another: bool = False
    """Whether that name surely is another body's."""


_NOTHING = _Reading()


class _Resolver:
    """Resolves the mentions of one text, each by the state of the discourse before it."""

    def __init__(
        self,
        normalized: NormalizedText,
        mentions: list[NameMention],
        numbers: list[Number],
        acts: ActEvidence,
        language: Language,
        known: Background,
        knowledge: Knowledge,
    ) -> None:
        self.normalized = normalized
        self.text = normalized.text
        self.acts = acts
        self.authorities = knowledge.authorities
        self.background = known
        self.agreements = discourse.words_of_agreements(known.names, knowledge.authorities)
        self.language = language
        self.patterns = short_form_patterns(language)
        self.numbered = NumberedBodies.of(normalized.text, numbers, self.patterns, knowledge.numbering)
        self.full_at = {m.start: m for m in mentions if m.form == "full"}
        """Full names by where they begin."""
        self.offices = Offices.of(mentions, self.text, language, self.authorities)
        owners = mentions if language.declension.nouns else ()
        self.owners = {m.start: m.keys[0] for m in owners if m.form == "full" and m.keys[0].kind == "body"}
        """Bodies named in full by where they begin, where a genitive without a word for “of” may make them owners."""

    def read(self, mention: NameMention, state: DiscourseState) -> _Reading:
        """What a mention is: a name, a short form with or without its antecedent, or nothing but words.

        A full name or acronym that several bear is whoever of them the text has named.
        """
        if self.offices.is_of_other_organization(mention):
            return _NOTHING
        if mention.form == "short":
            if self._is_own_statute(mention):
                return _Reading(self._own_statute(mention, state))
            reading = self._short(mention, state)
            if not self._is_anothers_statute(mention, reading.key, state):
                return reading
            own = self._own_statute(mention, state)
            return _Reading(own or _unresolved(mention, "no-antecedent", short=True))
        keys = mention.keys
        if len(keys) > 1:
            keys = tuple(k for k in keys if k in state.document.values()) or keys
            if len(keys) > 1:
                return _Reading(_unresolved(mention, "no-antecedent", short=False))
        if mention.form == "full" and not self._is_whole(mention, keys[0]):
            return _NOTHING
        if self.offices.is_office(mention) and self._ends_longer_name(mention):
            return _NOTHING  # “the Hizbullah Secretary General”, “the Deputy Secretary-General”
        return _Reading(self._named(mention, keys[0], "full-name"), keys[0])

    def _is_whole(self, mention: NameMention, key: Key) -> bool:
        """Whether a full name of one word that is a short form too is no part of a longer one that nobody holds.

        “paper by the Secretariat on Bermuda”; never “Permanent Secretariat”, “Secretariat of UNCTAD”.
        """
        short = mention.words.lower()
        if short == mention.words or " " in short or short not in self.background.names.short_forms.get(key, ()):
            return True
        letters = _LETTERS_BEFORE.search(self.text, max(0, mention.start - _BEFORE_NAME), mention.start)
        goes_on = self.patterns.belongs.match(self.text, mention.end)
        return not (letters or goes_on or self._ends_longer_name(mention))

    def _short(self, mention: NameMention, state: DiscourseState) -> _Reading:
        small, short = mention.words[0].islower(), self.background.names.short_of(mention)
        if not (self._refers_back(mention) if small else self._stands_alone(mention, short)):
            return self._of_unknown(mention)
        if told := self.acts.beside(mention):
            return self._told_by_act(mention, *told, state)
        if not small and is_definition(self.text, mention, self.language):
            return self._defined(mention, state)
        if (key := self._antecedent(mention, short, state)) is not None:
            if follows(self.patterns.indefinite, self.text, mention.start):
                return _NOTHING
            if self._is_of_other_letters(mention, key, state) or self._is_another(mention, key):
                return self._of_unknown(mention)
            if self._is_other_agreement(mention, key, settled=state.is_settled(short)):
                return _Reading(unknown=short)
            return _Reading(self._named(mention, key, "short-form", state.in_full.get(key)), key)
        is_title = mention.words[0] in TITLE_SIGNS
        if small or not (is_title or self._is_definite(mention)):
            return _NOTHING
        if state.is_unknown(short):
            return self._unknown(mention)
        return _Reading(_unresolved(mention, "no-antecedent", short=True))

    def _antecedent(self, mention: NameMention, short: str, state: DiscourseState) -> Key | None:
        """What a short form stands for, by what stands beside it, else by what the text has named."""
        small, pointing = mention.words[0].islower(), follows(self.patterns.demonstrative, self.text, mention.start)
        if pointing and short in state.others:
            return None
        key = self.numbered.before_number(mention) or self._by_next(mention, short)
        key = key or state.antecedent(short, mention.keys, small=small, pointing=pointing)
        key = key or self.numbered.behind_number(mention)
        if key is None and not small and self._may_be_definite(mention) and not state.is_unknown(short):
            return self.acts.about(mention) or self.acts.operation(mention)
        if key is None and follows(self.patterns.own_organ, self.text, mention.start):
            return discourse.own_body(mention, short, self.background)
        return key

    def _told_by_act(self, mention: NameMention, key: Key, act: tuple[int, int], state: DiscourseState) -> _Reading:
        """A short form whose clause names the act that founded its body.

        In resolution 1518 (2003) “the Committee established pursuant to resolution 661 (1990)” is not “the Committee”.
        """
        short = self.background.names.short_of(mention)
        state.add_told(short, key)
        name = self._named(mention, key, "short-form", act)
        return _Reading(name) if state.is_settled(short) else _Reading(name, key)

    def _defined(self, mention: NameMention, state: DiscourseState) -> _Reading:
        """A short form that the text defines, for the rest of the document."""
        short = self.background.names.short_of(mention)
        key = state.definiendum(mention.start, short) or named_before(self.text, mention, self.background.names)
        key = key or self.acts.about(mention)
        state.define(short, key)
        if key is None:
            return self._unknown(mention)
        return _Reading(self._named(mention, key, "short-form", state.in_full.get(key)), key)

    def _unknown(self, mention: NameMention) -> _Reading:
        """A short form of what no authority holds; an event is no body."""
        is_event = mention.words.lower() in self.patterns.events
        return _NOTHING if is_event else _Reading(_unresolved(mention, "unknown-name", short=True))

    def _of_unknown(self, mention: NameMention) -> _Reading:
        """A short form that stands for no record: mere words, or a body or agreement that no authority holds.

        Behind “the National Council on Wells”, “the Council” is that body up to the end of the paragraph; but “the
        Committee” is always a treaty body in its own texts.
        """
        if mention.words[0].islower() or self._is_author(mention):
            return _NOTHING
        is_body = mention.keys[0].kind == "body"
        is_report = is_body and self.normalized.passage_at(mention.start).paragraph.section == "body"
        short = self.background.names.short_of(mention)
        by_noun = short in self.patterns.events or short in self.agreements
        goes_on = self.patterns.continues.match(self.text, mention.end)
        owned = self.patterns.of_named.match(self.text, mention.end)
        is_another = is_body and bool(owned if goes_on else self._ends_longer_name(mention))
        return _Reading(unknown=short if is_report or by_noun else None, other=short, is_another=is_another)

    def _is_author(self, mention: NameMention) -> bool:
        """Whether a short form is what a treaty body calls itself."""
        issuer = self.background.issuer
        return issuer in mention.keys and self.authorities.bodies[issuer.id].kind == "treaty body"

    def _is_of_other_letters(self, mention: NameMention, key: Key, state: DiscourseState) -> bool:
        """Whether letters before a short form name something else.

        “SUA Convention”; not “NPT Review Conference” for that of the Treaty.
        """
        if not self.text[mention.start - 2 : mention.start - 1].isupper():
            return False
        letters = _LETTERS_BEFORE.search(self.text, max(0, mention.start - _BEFORE_NAME), mention.start)
        if letters is None:
            return False
        end, before = state.last_named
        if end != letters.end() - 1 or before is None:
            return True
        title = self.authorities.instruments[before.id].title if before.kind == "instrument" else before.id
        parent = self.authorities.bodies[key.id].parent if key.kind == "body" else None
        return before != key and title not in key.id and parent != before.id

    def _is_anothers(self, mention: NameMention, key: Key) -> bool:
        """Whether the name of a body that it does not belong to follows a short form directly, in the genitive.

        “Миссия | Европейского союза” beside the mission of the United Nations; not “Комитет | Совета Безопасности”.
        Nor is the envoy of another organization's head: “Специальный посланник | Генерального секретаря | Лиги”.
        """
        behind = self.offices.by_start.get(mention.end + 1)
        if behind is not None and self.offices.is_of_other_organization(behind):
            return True
        owner = self.owners.get(mention.end + 1)
        if owner is None or owner == key:
            return False
        record = self.authorities.bodies[owner.id]
        parent = self._parent(key.id)
        while parent and parent != owner.id:
            parent = self._parent(parent)
        return parent is None and not any(name in key.id for name in (owner.id, *record.names, *record.short_forms))

    def _parent(self, key: str) -> str | None:
        bodies, mechanisms = self.authorities.bodies, self.authorities.mechanisms
        return bodies[key].parent if key in bodies else mechanisms[key].parent

    def _is_another(self, mention: NameMention, key: Key) -> bool:
        """Whether a short form is another body's, continues as its title does not, or is told apart by another year.

        “Convention No. 169”, “Protocol to the Agreement”, “Convention de 1951”, “Conférence de 1995”.
        """
        year = self.patterns.of_year.match(self.text, mention.end)
        adopted = self.authorities.instruments[key.id].adopted if key.kind == "instrument" else None
        if year and " " not in mention.words and (year["subject"] or not (adopted or "").startswith(year["year"])):
            return True
        if key.kind != "instrument":
            return self._is_anothers(mention, key)
        continued = self.patterns.of_others.match(self.text, mention.end)
        if not continued:
            return False
        to_the = continued["the"] and mention.words not in self.patterns.protocols
        return not to_the and mention.words + continued[0] not in self.authorities.instruments[key.id].title

    def _is_other_agreement(self, mention: NameMention, key: Key, *, settled: bool) -> bool:
        """Whether the short form of a peace agreement is told apart from it; where no article tells, from another.

        Peace processes have many agreements: “the 29 June 2011 Agreement”, “the Agreement signed at Pretoria”, “the
        Agreement on the City of Hodeidah”; not “the Agreement on 5 May”.
        """
        if key.kind != "instrument" or self.authorities.instruments[key.id].kind != "agreement":
            return False
        if not self._is_definite(mention) and (self.language.name_words["the"] or not settled):
            return True
        told_apart = self.patterns.told_apart.match(self.text, mention.end)
        return bool(told_apart and mention.words + told_apart[0] not in self.authorities.instruments[key.id].title)

    def _named(
        self, mention: NameMention, key: Key, evidence: Evidence, antecedent: tuple[int, int] | None = None
    ) -> ResolvedName:
        members = self.authorities.instruments[key.id].members if key.kind == "instrument" else ()
        short, keys = evidence == "short-form", members or (key.id,)
        return ResolvedName(mention.start, mention.end, key.kind, keys, evidence, None, short, mention, antecedent)

    def _is_own_statute(self, mention: NameMention) -> bool:
        """Whether a statute is its body's own: “its statute”; printed with a capital in “своего Статута”."""
        if mention.words in self.patterns.statutes:
            return True
        return mention.words in self.patterns.own_statutes and bool(
            self.patterns.own.search(self.text, 0, mention.start)
        )

    def _own_statute(self, mention: NameMention, state: DiscourseState) -> ResolvedName | None:
        """“its statute”: that of the body last named in the document, if it has one."""
        title = f"Statute of the {state.last_body.id}" if state.last_body else ""
        if title not in self.authorities.instruments or not self.patterns.own.search(self.text, 0, mention.start):
            return None
        return self._named(mention, Key("instrument", title), "short-form")

    def _is_anothers_statute(self, mention: NameMention, key: Key | None, state: DiscourseState) -> bool:
        """Whether “its Statute” stands for the statute of another body than the last named."""
        if key is None or state.last_body is None or mention.words.lower() not in self.patterns.statutes:
            return False
        is_own = follows(self.patterns.own, self.text, mention.start)
        return is_own and not self.authorities.instruments[key.id].title.endswith(state.last_body.id)

    # ---- what a short form stands among ---------------------------------------------------------------------------

    def _is_definite(self, mention: NameMention) -> bool:
        return follows(self.patterns.definite, self.text, mention.start)

    def _may_be_definite(self, mention: NameMention) -> bool:
        """Whether a short form is definite as far as its language tells.

        Chinese and Russian have no articles, and in Arabic they are part of the noun.
        """
        script, is_body = self.language.script, mention.keys[0].kind != "instrument"
        if not script.spaces or script.article or (is_body and not self.language.name_words["the"]):
            return True
        return self._is_definite(mention)

    def _refers_back(self, mention: NameMention) -> bool:
        return self._is_definite(mention) and not self.patterns.common.match(self.text, mention.end)

    def _stands_alone(self, mention: NameMention, short: str) -> bool:
        """Whether words with a capital, `short` in small letters, are no part of a longer name that nobody holds."""
        goes_on = self.text[mention.end : mention.end + 1] == " "
        numbered = goes_on and mention.keys[0].kind != "instrument" and _NUMBERED.match(self.text, mention.end)
        if numbered or (goes_on and self.background.names.longer.match(self.text, mention.end)):
            return False
        if goes_on and short in self.patterns.titled and self.patterns.on_the.match(self.text, mention.end):
            return False
        if goes_on and short in self.patterns.titled_small and self.patterns.on_the_small.match(self.text, mention.end):
            return False
        subject = goes_on and self.patterns.for_the.match(self.text, mention.end)
        if self._ends_longer_name(mention) or (subject and subject.end() not in self.full_at):
            return False
        after = goes_on and self.patterns.continues.match(self.text, mention.end)
        return not after or not (after[0][-1].isupper() or self.patterns.mandate.search(short))

    def _ends_longer_name(self, mention: NameMention) -> bool:
        """Whether what stands before makes words end a longer name: “Start-up Conference”, “House of Assembly”."""
        if self.text.endswith(self.patterns.ending, 0, mention.start):
            return True
        # Without a capital in the word before, the pattern need not be tried.
        if self.text[self.text.rfind(" ", 0, mention.start - 1) + 1 : mention.start].islower():
            return False
        content = self.normalized.passage_at(mention.start).content
        before = _CAPITAL_BEFORE.search(self.text, max(content, mention.start - _BEFORE_NAME), mention.start)
        return before is not None and before.start() > content

    def _by_next(self, mention: NameMention, short: str) -> Key | None:
        """What a short form means that shares its end with the name behind it."""
        joint = self.patterns.and_the.match(self.text, mention.end)
        following = self.full_at.get(joint.end()) if joint else None
        return sharing_end(short, following, self.background.names) if following else None


def _unresolved(mention: NameMention, reason: Reason, *, short: bool) -> ResolvedName:
    kind = mention.keys[0].kind
    return ResolvedName(mention.start, mention.end, kind, (), None, reason, short, mention=mention)
