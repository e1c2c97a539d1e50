"""What an item of a list of addressees names: a body, a State, a class, an office, else a noun phrase as printed."""

import re
from collections import Counter

from msgspec import Struct

from unkg.authorities import Language
from unkg.extraction.act.addressee_patterns import AddresseePatterns
from unkg.extraction.act.state_parties import state_party_of
from unkg.extraction.patterns.words import RAISED
from unkg.extraction.resolve.context import Context
from unkg.extraction.resolve.resolved import ResolvedName

NEAR = 5
"""Characters of article before a name that still begin an item with it."""
_LONGEST = 80
"""Characters of words as printed; a longer item has run into what is asked."""
_ACRONYM = re.compile(r"[A-Z][A-Za-z]{0,4}[A-Z]")


class AddresseeItems(Struct, frozen=True):
    """Reads the items of lists of addressees in one text."""

    text: str
    language: Language
    names: tuple[ResolvedName, ...]
    """All of the text's, in order."""
    named: frozenset[str]
    """Keys of all that the text names."""
    patterns: AddresseePatterns
    state_party: tuple[str, ...]
    """The State that views or concluding observations speak of as “the State party”, where the text names it."""

    @classmethod
    def of(cls, context: Context, patterns: AddresseePatterns) -> "AddresseeItems":
        """The reader of items for a document."""
        state_party = state_party_of(context, patterns.governments)
        named = frozenset([key for name in context.names for key in name.keys])
        return cls(context.normalized.text, context.language, context.names, named, patterns, state_party)

    def plainly(self, words: str, start: int, names: list[ResolvedName]) -> tuple[str, ...]:
        """The class that the words at an offset are, or whom a name means that is all of them but an article."""
        # Who presides over an organ is told by words about it: “رئيس الجمعية العامة”.
        of_organ = self.language.addressee_of.get(words) if names else None
        if known := self.language.addressees.get(words.lower()) or of_organ:
            who: tuple[str, ...] = (known,)
        elif len(names) == 1 and self.is_begun_by(names[0], start) and names[0].end == start + len(words):
            who = names[0].keys if names[0].kind != "instrument" else ()
        else:
            return ()
        return () if self.patterns.governments.state_party.search(words) else who

    def read(self, words: str, start: int, inside: tuple[ResolvedName, ...], *, known_only: bool) -> tuple[str, ...]:
        """Who the words at an offset name; `inside` are the names among them."""
        if not words or (self.patterns.items.qualifying.match(words) and not inside):
            return ()
        bare = _without(self.patterns.lists.together, _without(self.patterns.items.articles, words))
        if self.state_party and self.patterns.governments.state_party.fullmatch(bare):
            return self.state_party
        if self.patterns.items.parties_to.match(bare.lower()):
            return ("States parties",)
        known = self._known(bare, words) or self._governed(words, start, inside)
        if known:
            return known
        of_class = self.patterns.whole.classes.pattern.match(bare.lower())
        if not self._is_more_than_known(bare, start, inside, of_class):
            named = self._government(words, bare, start) or self._named(words, start, inside)
            if named or of_class:
                return named or (self.language.addressees[of_class["words"]] if of_class else "",)
        return () if known_only else self._as_printed(words, sum(name.end - name.start for name in inside))

    def _is_more_than_known(
        self, bare: str, start: int, inside: tuple[ResolvedName, ...], of_class: re.Match[str] | None
    ) -> bool:
        """Whether words are not whom they begin with: “States of the region”, “President of the General Assembly”."""
        items = self.patterns.items
        if self.patterns.whole.coordinated.fullmatch(bare) or (
            of_class and items.after_class.match(bare, of_class.end())
        ):
            return True
        return bool(items.head_of.match(bare)) and not any(self.is_begun_by(n, start) for n in inside)

    def is_begun_by(self, name: ResolvedName, start: int) -> bool:
        """Whether an item at an offset begins with a name or the article before it; never “رئيس” before an organ."""
        before = self.text[start : name.start]
        if len(before) > NEAR or not self.language.script.is_construct:
            return len(before) <= NEAR
        return not self.patterns.items.head_of.match(before)

    def can_act(self, who: str) -> bool:
        """Whether somebody named as the subject of a clause can act: a thing is no addressee."""
        language = self.language
        return (
            who in language.addressee_of
            or who in language.addressees.values()
            or bool(self.patterns.items.doer.search(who))
            or who in self.named
        )

    def can_be_asked(self, who: str) -> bool:
        """Whether somebody named as the subject of what is asked can act: “that the mandate end” asks nobody."""
        if who.isupper() or who in self.named or who in self.language.addressees.values():
            return True
        head = self.patterns.items.of_doer.split(who, maxsplit=1)[0]
        return bool(self.patterns.items.asked.search(head) or self.patterns.items.head_of.match(who))

    def class_of(self, who: str) -> str:
        """The class of a member of one (“State”), else the same."""
        return self.language.addressee_of.get(who, who)

    def class_behind(self, instrument: ResolvedName, end: int) -> str | None:
        """The class whose words follow an instrument directly, in a language that writes so: “《公约》缔约国”.

        Of the noun of its title too, as “公约缔约方” is: parties to what is not named are no class.
        """
        if not self.language.addressee_words["printed_endings"]:
            return None
        words = self.text[instrument.end : end].strip(f' ,"{RAISED}')
        for qualifying in self.language.addressee_words["qualifying"]:
            words = words.partition(f" {qualifying}")[0]
        nouns = (self.text[instrument.end - letters : instrument.end] for letters in (2, 3))
        return self._class(words) or next(filter(None, (self._class(noun + words) for noun in nouns)), None)

    def is_deed(self, words: str) -> bool:
        """Whether words name something that is done, not who does it: “further efforts”, “the strengthening of”."""
        items, bare = self.patterns.items, _without(self.patterns.items.articles, words)
        if not items.verb.match(bare):
            head = items.of_doer.split(bare, maxsplit=1)[0]
            classes = self.patterns.whole.classes.pattern
            if not items.deed.search(head) or items.asked.search(head) or classes.match(bare.lower()):
                return False
        return not self.patterns.lists.together.match(bare)

    # ---- known ----------------------------------------------------------------------------------------------------

    def _known(self, bare: str, words: str) -> tuple[str, ...]:
        """The office or class that words name as they stand, with or without articles."""
        if office := self.patterns.whole.office.pattern.match(bare):
            return (self._with_charge(office),)
        known = self._class(bare) or (self._class(words) if bare != words else None)
        return (known,) if known else ()

    def _class(self, words: str) -> str | None:
        """The class that words name as they stand, or that the parts of a system belong to."""
        classes, items = self.language.addressees, self.patterns.items
        lower = words.lower()
        member = self.language.addressee_of.get(words)
        # “Each State” for all; “the Government” is that of a State.
        member = member if member and not self.patterns.governments.alone.fullmatch(words) else None
        if known := classes.get(lower) or member or items.shared.get(words):
            return known
        plain = _without(items.before_class, lower)
        if plain in classes or not words.endswith(items.systems):
            return classes.get(plain)
        parts = self.patterns.whole.coordinated.fullmatch(words, len(words) - len(plain))
        system = parts["system"] if parts else None
        return (classes.get(system.lower()) or self.language.addressee_of.get(system)) if system else None

    def _with_charge(self, office: re.Match[str]) -> str:
        """The office with its charge, if the text names one for such an office: “Special Representative … for Iraq”."""
        if office["charge"]:
            return office[0]
        charged = self.patterns.items.charged.finditer(self.text)
        charges = {m["charge"] for m in charged if m["title"] == office["title"]}
        return office[0] + charges.pop() if len(charges) == 1 else office[0]

    def _named(self, words: str, start: int, inside: tuple[ResolvedName, ...]) -> tuple[str, ...]:
        """The body, mechanism or State that an item names: at its beginning or by its Government."""
        end = start + len(words)
        for at, name in enumerate(inside):
            first = self.is_begun_by(name, start)
            if first and self._is_within_next(name, inside[at + 1 :]):
                start = inside[at + 1].start
                continue
            if self._is_of_name(name, end):
                return self._part_of(name, end)
            if self.text.startswith(("'s ", "’s "), name.end) and name.end < end:
                continue
            if self.patterns.items.head_behind.match(self.text, name.end, end):
                continue
            if first or (name.kind == "state" and self.patterns.governments.of.match(words)):
                return name.keys
            if name.kind != "state" and len(inside) == 1 and self._is_part(words[: name.start - start]):
                return name.keys
        return ()

    def _is_of_name(self, name: ResolvedName, end: int) -> bool:
        """Whether words behind a name say who of it is asked, in a language that writes so: “大会主席”.

        Never the Government of a State, which alone is one with it: “中非共和国当局”, but not “中非共和国领土”;
        nor what the one named is to do: “高级专员组织”.
        """
        words = self.language.addressee_words
        rest = self.text[name.end : end].strip()
        if not rest or not words["printed_endings"] or rest in words["deeds_behind"]:
            return False
        if any(rest == head or rest.startswith(f"{head} ") for head in (*words["of_body"], *words["after_class"])):
            return True
        governs = rest.startswith(words["governments"]) or rest.endswith(words["governments"])
        return not governs and (name.kind == "state" or rest.endswith(words["printed_endings"]))

    def _part_of(self, name: ResolvedName, end: int) -> tuple[str, ...]:
        """The class that words behind a name are: “人权理事会各项特别程序” are special procedures."""
        known = self.language.addressees.get(self.text[name.end : end].split(" ")[-1])
        return (known,) if known and name.kind != "state" and known not in {"States", "Member States"} else ()

    def _is_within_next(self, name: ResolvedName, behind: tuple[ResolvedName, ...]) -> bool:
        """Whether a name only says of whom the next one is, in a language that writes so: “秘书处经济和社会事务部”.

        Never of whom a secretariat or chair is, which has no name of its own: “联合国森林论坛秘书处”.
        """
        words = self.language.addressee_words
        if not behind or not words["printed_endings"] or name.kind == "state":
            return False
        of_body = self.text.startswith(words["of_body"], behind[0].start)
        return not of_body and self.text[name.end : behind[0].start] == " "

    def _governed(self, words: str, start: int, inside: tuple[ResolvedName, ...]) -> tuple[str, ...]:
        """The State whose Government words name: “the Governments of Chad”."""
        return self._named(words, start, inside) if self.patterns.governments.of.match(words) else ()

    def _is_part(self, before: str) -> bool:
        """Whether words before a name are a part of it that cannot act itself: “the structure of the Office”."""
        head, *whole = self.patterns.items.of_the.split(before, maxsplit=1)
        return bool(whole) and not self.patterns.items.asked.search(head)

    # ---- those who act for a State --------------------------------------------------------------------------------

    def _government(self, words: str, bare: str, start: int) -> tuple[str, ...]:
        """The State of “the Malian authorities”, of “the Government” and of “that State”."""
        if national := self.patterns.governments.national.match(bare):
            return self._of_nationality(national["adjective"] or national["behind"])
        if self.patterns.governments.that_state.fullmatch(words):
            before = [n for n in self.names if n.kind == "state" and n.end <= start and len(n.keys) == 1]
            return before[-1].keys if before else ()
        if self.patterns.governments.alone.fullmatch(words):
            return self._state_spoken_of(start)
        return self._of_acronym(bare)

    def _of_nationality(self, adjective: str) -> tuple[str, ...]:
        """The State of an adjective; of two, such as “Congolese”, the one that the text speaks of."""
        states = self.language.nationalities[adjective].split()
        if len(states) == 1:
            return (states[0],)
        named = Counter(key for name in self.names if name.kind == "state" for key in name.keys if key in states)
        return tuple(state for state, times in named.items() if 2 * times > 1.5 * named.total())

    def _of_acronym(self, acronym: str) -> tuple[str, ...]:
        """The State whose Government the text gives an acronym: “the Government of South Sudan (GoSS)”."""
        if not _ACRONYM.fullmatch(acronym) or (at := self.text.find(f" ({acronym})")) < 0:
            return ()
        name = next((n for n in self.names if n.kind == "state" and n.end == at), None)
        governs = self.patterns.governments.ends_before
        return name.keys if name and governs.search(self.text[max(0, name.start - 60) : name.start]) else ()

    def _state_spoken_of(self, start: int) -> tuple[str, ...]:
        """The State whose Government was last named before an offset, else the only State that the text names."""
        states = [n for n in self.names if n.kind == "state" and len(n.keys) == 1]
        for name in reversed(states):
            if name.end <= start and self._is_governed(name):
                return name.keys
        named = {name.keys for name in states}
        return named.pop() if len(named) == 1 else ()

    def _is_governed(self, name: ResolvedName) -> bool:
        """Whether the Government of a State is named, before its name or, in some languages, behind: “乍得政府”."""
        if self.patterns.governments.ends_before.search(self.text[max(0, name.start - 60) : name.start]):
            return True
        words = self.language.addressee_words
        behind = tuple(f" {word}" for word in words["governments"]) if words["printed_endings"] else ()
        return self.text.startswith(behind, name.end)

    # ---- as printed -----------------------------------------------------------------------------------------------

    def _as_printed(self, words: str, named: int) -> tuple[str, ...]:
        """Words that are neither a name nor a class, unless they are a qualification, a deed or a pronoun.

        The characters of names among them, `named`, do not tell that an item is too long.
        """
        items, phrases = self.patterns.items, self.patterns.phrases
        endings = self.language.addressee_words["printed_endings"]
        if endings and not words.endswith(endings):
            return ()
        bare = words if phrases.with_all.match(words) else _without(phrases.unprinted, words)
        bare = _without(self.patterns.lists.together, bare)
        bare = phrases.naming.split(bare, maxsplit=1)[0]
        while last := phrases.last_adverb.search(bare):
            bare = bare[: last.start()]
        nobody = items.qualifying.match(bare) or self.is_deed(bare) or items.pronoun.fullmatch(bare)
        longest = 2 * _LONGEST if self.patterns.whole.coordinated.fullmatch(bare) else _LONGEST
        return () if nobody or len(bare) - named >= longest else (bare.strip(),)

    def noun_phrases(self, found: dict[str, bool]) -> tuple[str, ...]:
        """Those found that are noun phrases or known, with the noun that an adjective shares with the next.

        Each is found with whether it is known.
        """
        if all(found.values()):
            return tuple(found)
        phrases: list[str] = []
        for who, known in reversed(found.items()):
            shares = phrases and not known and " " in phrases[-1] and self.patterns.phrases.adjective.search(who)
            phrase = f"{who} {phrases[-1].split()[-1]}" if shares else who
            if known or self._is_noun_phrase(phrase):
                phrases.append(phrase)
        return tuple(dict.fromkeys(reversed(phrases)))

    def _is_noun_phrase(self, words: str) -> bool:
        phrases = self.patterns.phrases
        return not (
            phrases.no_first_word.match(words)
            or phrases.no_last_word.search(words)
            or phrases.adjective.search(words)
            or not words[:1].isalpha()
            or words.count("(") != words.count(")")
            or "?" in words
        )


def _without(lead: re.Pattern[str], words: str) -> str:
    """Words without what stands before them."""
    match = lead.match(words)
    return words[match.end() :] if match else words
