"""What a deciding verb has for its object: a mandate and the words for its holders."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from typing import Literal, NamedTuple

from msgspec import Struct

from unkg.extraction.act.mandates.own_acts.decisions import Decision
from unkg.extraction.act.mandates.own_acts.object_patterns import ObjectPatterns
from unkg.extraction.resolve.resolved import ResolvedName
from unkg.model import MandateEventKind

_FARTHEST = 420
"""Characters between a verb and its object."""
_FARTHEST_SUBJECT = 330
"""Characters between a subject and its verb."""
_OF_NAME = 110
"""Characters within which the name of a holder begins and its head stands."""

_BY_START = attrgetter("start")

Wording = Literal["name", "phrase", "pronoun", "none"]


class HolderPhrase(NamedTuple):
    """The words by which a clause names a holder; `name` if an authority or a known form holds them."""

    wording: Wording
    start: int
    end: int
    name: ResolvedName | None = None
    indefinite: bool = False
    head: str = ""
    """The noun that says what body it is: “Panel of Experts”."""
    several: bool = False
    """Whether a pronoun is of several: “their mandates”."""


class Object(NamedTuple):
    """The object of a decision: where it ends, and its holders."""

    start: int
    end: int
    holders: tuple[HolderPhrase, ...]
    kind: MandateEventKind | None = None
    """What the decision does to it, if its verb alone does not tell."""


class Objects(Struct, frozen=True):
    """Reads objects in one text."""

    text: str
    names: Sequence[ResolvedName]
    """All names of the text that bodies and mechanisms have, in order of place."""
    patterns: ObjectPatterns
    givers: frozenset[str]
    """Canonical names of the bodies that give mandates."""

    def gives_mandates(self, name: ResolvedName) -> bool:
        """Whether a name is of a body that gives mandates and has none that others decide on: the Council."""
        return bool(name.keys) and name.keys[0] in self.givers

    def of(self, decision: Decision) -> Object | None:
        """The object of a decision, or its subject if that is the holder or its mandate."""
        if decision.voice == "to be":
            return self._before(decision)
        places, limit = self._search(decision)
        found = self._first(decision, places, limit)
        if found and decision.voice not in {"object", "noun"}:
            # Its own modal stands before a participle; a further one has another subject.
            if decision.start - found.end > _FARTHEST_SUBJECT:
                return None
            modals = self.patterns.modal.findall(self.text, found.end, decision.start)
            own = decision.voice == "mandate" or (decision.voice == "goes on" and self.patterns.has_name_first)
            if len(modals) > own:
                return None
            verb_first = decision.voice == "duty" and decision.subject >= decision.end
            if verb_first and not self.patterns.what_held.match(self.text, found.end):
                return None
        if found is None or self.patterns.judges.search(self.text, found.start, min(limit, found.end + 60)):
            return None
        return found

    def _before(self, decision: Decision) -> Object | None:
        """The body directly before a verb: “assisted by an Office of the Ombudsperson, to be | established”."""
        for match in self.patterns.indefinite.finditer(self.text, decision.end - _OF_NAME, decision.start):
            holder = self.holder(match.start(), decision.start)
            if holder and self.text.count(",", holder.end, decision.start) == 1:
                return Object(holder.start, holder.end, (holder,))
        return None

    def _search(self, decision: Decision) -> tuple[Iterable[int], int]:
        """Where the object of a decision can begin, and up to where."""
        if decision.voice == "noun":
            within = decision.kind == "amended" and self.patterns.noun_in.match(self.text, decision.end)
            if within:
                return [within.end()], decision.clause_end
            behind = self.patterns.noun_of.match(self.text, decision.end, decision.clause_end)
            span = behind.span() if behind else (decision.end, decision.end)
            return [match.end() for match in self.patterns.plain_of.finditer(self.text, *span)], decision.clause_end
        if decision.voice != "object" and decision.subject < decision.end:
            return self._places(decision.subject, decision.start), decision.start
        limit = decision.passage_end if decision.kind == "established" else decision.clause_end
        limit = min(limit, decision.end + _FARTHEST)
        return self._places(decision.end, limit), limit

    def _first(self, decision: Decision, places: Iterable[int], limit: int) -> Object | None:
        """The first object at one of the places; none after another thing that stands where the object must."""
        for place in places:
            if found := self._at(decision, place, limit):
                return found
            before = self.text[max(decision.end, place - 40) : place]
            other = place > decision.end + 1 and self.patterns.new_thing.match(self.text, place)
            if decision.voice == "object" and other and self.patterns.unit_before.search(before):
                return None
        return None

    def _at(self, decision: Decision, place: int, limit: int) -> Object | None:
        if decision.voice == "begins":
            return self._beginning_to_end(place, limit)
        if self.patterns.starting.fullmatch(self.text, decision.start, decision.end):
            return self._withdrawing(place, limit)
        if decision.kind == "transferred" and (found := self._authority(decision, place, limit)):
            return found
        if found := self._part(decision, place, limit):
            return found
        if decision.voice in {"object", "noun", "mandate", "task", "goes on", "subject"} and (
            found := self._owned(decision, place, limit)
        ):
            return found
        if decision.voice == "task" or self.patterns.needs_mandate.fullmatch(self.text, decision.start, decision.end):
            return None
        return self._held(decision, place, limit)

    def _places(self, start: int, limit: int) -> Iterator[int]:
        """Where an object can begin: at once, or after modifiers."""
        text, patterns = self.text, self.patterns
        first = start
        while first < limit and text[first] in " ,":
            first += 1
        adverb = patterns.adverbs.match(text, first)
        yield adverb.end() if adverb else first
        if not patterns.modifier.match(text, start, limit):
            return
        for match in patterns.determined.finditer(text, first + 1, limit):
            before = text[max(start, match.start() - 40) : match.start()]
            if patterns.unit_before.search(before) or (
                match["capital"] is None and not patterns.before_other.search(before)
            ):
                yield match.start()

    # ---- mandates -------------------------------------------------------------------------------------------------

    def _part(self, decision: Decision, place: int, limit: int) -> Object | None:
        """A part or a change of a body: “a military component of the Mission”, “the expansion of the mandate of”."""
        if decision.kind == "terminated" and (change := self.patterns.change_of.match(self.text, place, limit)):
            mandate = self._owned(decision, change.end(), limit)
            return mandate._replace(kind="amended") if mandate else None
        founds = decision.voice == "object" and decision.kind == "established"
        founds = founds and self.patterns.new_thing.match(self.text, place) is not None
        if decision.voice != "noun" and not founds:
            return None
        whole = self.patterns.mandate.match(self.text, place, limit)
        if decision.kind != "amended" and whole and self._is_mandate(whole):
            return None
        part = self.patterns.part_of.match(self.text, place, limit)
        if part is None or not (part["name"] or part["of"]):
            return None
        holder = self.holder(part.start("name") if part["name"] else part.start("of"), limit)
        return Object(place, max(part.end(), holder.end), (holder,), "amended") if holder and holder.name else None

    def _owned(self, decision: Decision, place: int, limit: int) -> Object | None:
        """“the mandate of the Mission”, “its mandate”, “UNSOM's mandate”."""
        if decision.kind == "amended" and (it := self.patterns.it.match(self.text, place, limit)):
            return Object(place, it.end(), (HolderPhrase("pronoun", place, it.end()),))
        if self.patterns.has_name_first and (named := self._behind_name(place, limit)):
            return named
        pattern = self.patterns.strength if decision.kind == "amended" else self.patterns.mandate
        match = pattern.match(self.text, place, limit)
        if match is None:
            return None
        if decision.kind == "established" and not self._is_mandate(match):
            return None
        if decision.kind == "amended" and self._is_no_change(decision, match):
            return None
        if match["owner"]:
            name = self._name_at(match.start("owner"), match.end("owner"))
            phrase = HolderPhrase("name" if name else "phrase", *match.span("owner"), name, head=match["owner"])
            return Object(place, match.end(), (phrase,)) if name else None
        of = self.patterns.of.match(self.text, match.end(), limit + _OF_NAME)
        states = self.patterns.states_to.match(self.text, of.end(), limit + _OF_NAME) if of else None
        behind = states or of
        holders = tuple(self.holders(behind.end(), behind.end() + _OF_NAME)) if behind else ()
        if holders:
            return Object(place, holders[-1].end, holders)
        if decision.kind == "established":
            return None
        alone = self._is_mandate(match) and not of
        if match["pronoun"] or alone or self.patterns.needs_no_owner.search(match["noun"]):
            several = bool(match["pronoun"] and self.patterns.plural_owner.fullmatch(match["pronoun"], 0))
            several = several and self.patterns.plural.search(match["noun"]) is not None
            return Object(place, match.end(), (HolderPhrase("pronoun", place, match.end(), several=several),))
        return None

    def _behind_name(self, place: int, limit: int) -> Object | None:
        """“第 2374 (2017) 决议 规定 的 专家小组 任务”: a mandate behind the name or noun of its holder."""
        first, patterns = bisect_left(self.names, place, key=_BY_START), self.patterns
        for name in self.names[first : bisect_left(self.names, limit, key=_BY_START)]:
            if match := patterns.behind_name.match(self.text, name.end, limit):
                words = self.text[name.start : name.end]
                return Object(place, match.end(), (HolderPhrase("name", name.start, name.end, name, head=words),))
        if match := patterns.behind_head.search(self.text, place, limit):
            return Object(place, match.end(), (HolderPhrase("phrase", *match.span("head"), head=match["head"]),))
        return None

    def _is_mandate(self, match: re.Match[str]) -> bool:
        """Whether the noun is a word for a mandate, and not for its term, its tasks or the strength of a body."""
        return self.patterns.mandate_noun.match(match["noun"]) is not None

    def _is_no_change(self, decision: Decision, match: re.Match[str]) -> bool:
        """Whether what a body has gets better and not bigger, or only as big as it was to be already."""
        improves = self.patterns.improving.fullmatch(self.text, decision.start, decision.end)
        if improves and self.patterns.improved.fullmatch(match["noun"]):
            return True
        return self.patterns.to_mandated.match(self.text, match.end()) is not None

    def _held(self, decision: Decision, place: int, limit: int) -> Object | None:
        """A holder as the object itself: “establish a Panel”, “dissolve the Committee”, “re-establish the Group”."""
        if decision.kind == "amended" and decision.voice not in {"duty", "noun"}:
            return None
        if decision.voice == "mandate" and self.patterns.only_mandates.search(self.text[decision.start : decision.end]):
            return None
        within = limit + (_OF_NAME if decision.voice in {"object", "noun"} else 0)
        new = self._new(place, within) if decision.kind == "established" else None
        holder = new or self.holder(place, within)
        if holder is None or (holder.name and self.gives_mandates(holder.name)) or self._owns(holder):
            return None
        holds = self._founds(decision, holder, place) if decision.kind == "established" else self._had(decision, holder)
        return Object(place, holder.end, (holder,)) if holds else None

    def _owns(self, holder: HolderPhrase) -> bool:
        """Whether something of a body is the object, and not the body: “continue adapting UNIFIL's activities”."""
        return self.patterns.owning.match(self.text, holder.end) is not None

    def _had(self, decision: Decision, holder: HolderPhrase) -> bool:
        """Whether a holder is one that exists already, by its article, name or capital letter."""
        if decision.re_established:
            return True
        if decision.kind == "amended" and decision.voice == "noun":
            return holder.name is not None and bool(holder.name.keys)
        if holder.indefinite:
            return False
        named = holder.wording == "name" or holder.head[0].isupper() or decision.kind == "amended"
        return named or bool(self.patterns.made_known.match(self.text, holder.end))

    def _founds(self, decision: Decision, holder: HolderPhrase, place: int) -> bool:
        """Whether a verb of founding has a body for its object, and not a person, a meeting or a part of a body."""
        words = self.text[decision.start : decision.end]
        new = holder.indefinite or self.patterns.new_name.match(self.text, holder.start, holder.end)
        if not new and self.patterns.founds_if_new.match(words):
            return False
        if self.patterns.appointing.match(words) and self.patterns.new.search(self.text, place, holder.end):
            return False
        if self.patterns.no_holder.search(self.text, place, holder.end - len(holder.head)):
            return False
        return holder.name is None or bool(self.patterns.after_name.match(self.text, holder.end))

    def _authority(self, decision: Decision, place: int, limit: int) -> Object | None:
        """“transfer authority from ECOMIL forces”, “the authority be transferred from AFISMA”."""
        start = place
        if decision.voice == "mandate" and self.patterns.authority.match(self.text, place, limit):
            start = decision.end
            of = self.patterns.plain_from.match(self.text, start)
        else:
            of = self.patterns.authority_from.match(self.text, start, limit)
        holder = self.holder(of.end(), of.end() + _OF_NAME) if of else None
        return Object(min(place, decision.start), holder.end, (holder,)) if holder else None

    def _beginning_to_end(self, place: int, limit: int) -> Object | None:
        """“MINUSMA's liquidation”, “the withdrawal of the Mission”: what ends a body when it begins."""
        match = self.patterns.ceasing_thing.match(self.text, place, limit)
        if match is None:
            return None
        start = match.start("owner") if match["owner"] else match.start("of")
        holder = self.holder(start, limit)
        return Object(place, match.end(), (holder,)) if holder else None

    def _withdrawing(self, place: int, limit: int) -> Object | None:
        """“start an orderly and safe drawdown and withdrawal”, “begin the withdrawal of the Mission”."""
        match = self.patterns.withdrawing.match(self.text, place, limit)
        if match is None:
            return None
        of = self.patterns.plain_of.match(self.text, match.end())
        holder = self.holder(of.end(), limit) if of else HolderPhrase("pronoun", place, match.end())
        return Object(place, max(match.end(), holder.end), (holder,)) if holder else None

    # ---- holders --------------------------------------------------------------------------------------------------

    def holders(self, start: int, limit: int) -> Iterator[HolderPhrase]:
        """The holders that begin at a place: one, or several that are joined by “and”."""
        holder = self.holder(start, limit)
        while holder:
            yield holder
            joined = self.patterns.and_of.match(self.text, holder.end, holder.end + _OF_NAME)
            holder = self.holder(joined.end(), joined.end() + _OF_NAME) if joined else None

    def holder(self, start: int, limit: int) -> HolderPhrase | None:
        """The holder whose words begin at a place."""
        name, phrase = self._name(start, limit), self.patterns.noun_phrase.match(self.text, start, limit)
        if self.patterns.has_name_first and name and phrase and phrase["determiner"] and (of := self._of(name, limit)):
            return of
        if name and (phrase is None or name.start <= phrase.end("head") + 1 or not phrase["determiner"]):
            indefinite = bool(phrase and (phrase["determiner"] or "").strip() in self.patterns.new_articles)
            start = phrase.start() if phrase and phrase.start("head") <= name.end else name.start
            return HolderPhrase("name", start, name.end, name, indefinite, self.text[name.start : name.end])
        if phrase is None:
            return None
        has_article = not phrase["determiner"] and self.patterns.with_article.match(phrase["head"]) is not None
        indefinite = not has_article and (phrase["determiner"] or "").strip() not in self.patterns.definite
        if not (phrase["determiner"] or has_article or phrase["head"][0].isupper() or self._is_of_un(phrase.start())):
            return None
        start = phrase.start("head") if self.patterns.has_name_first else phrase.start()
        return HolderPhrase("phrase", start, phrase.end("head"), None, indefinite, phrase["head"])

    def _of(self, name: ResolvedName, limit: int) -> HolderPhrase | None:
        """“一个 由 会员国 和 专家 组成 的 工作组”, “一个 第六委员会 工作组”: a new body, with names before its noun."""
        composed = self.patterns.composed.match(self.text, name.end, limit)
        phrase = self.patterns.noun_phrase.match(self.text, composed.end() if composed else name.end + 1, limit)
        if phrase is None or not (composed or phrase.start("head") == name.end + 1):
            return None
        return HolderPhrase("phrase", *phrase.span("head"), None, indefinite=True, head=phrase["head"])

    def _new(self, start: int, limit: int) -> HolderPhrase | None:
        """A holder without a name whose noun has no article joined to it, nor the next word: “فريقا عاملا معنيا ب”.

        In a language without articles, one that a body owns: “рабочую группу | Шестого комитета”.
        """
        match = self.patterns.without_article.match(self.text, start, limit)
        if match is None or self._name_at(start, match.end()):
            return None
        return HolderPhrase("phrase", match.start(), match.end("head"), None, indefinite=True, head=match["head"])

    def _is_of_un(self, start: int) -> bool:
        """Whether a noun phrase without an article is of a body of its own: “deploy United Nations observers”."""
        return self.patterns.of_un.match(self.text, start) is not None

    def _name(self, start: int, limit: int) -> ResolvedName | None:
        index = bisect_left(self.names, start, key=_BY_START)
        if index == len(self.names) or self.names[index].start >= limit:
            return None
        name = self.names[index]
        if self._is_of_another(name, start) or self.patterns.owned_head.fullmatch(self.text, start, name.start):
            return None
        return name if self.patterns.adjectives.fullmatch(self.text, start, name.start) else None

    def _is_of_another(self, name: ResolvedName, start: int) -> bool:
        """Whether a noun that needs no “of” has a name for its owner: “بعثة | الاتحاد الأفريقي”; not “قوة | بعثة”."""
        if not self.patterns.of_head.search(self.text, start, name.start):
            return False
        return self.patterns.behind_of_head.match(self.text, name.start) is None

    def _name_at(self, start: int, end: int) -> ResolvedName | None:
        index = bisect_left(self.names, start, key=_BY_START)
        return self.names[index] if index < len(self.names) and self.names[index].start < end else None
