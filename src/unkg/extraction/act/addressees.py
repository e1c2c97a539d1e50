"""Who is asked to act: the names and classes between an operative verb and what it asks, or in the subject of a clause."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from unkg.authorities.language import Language
from unkg.extraction.layout.normalized_text import NormalizedText, Passage
from unkg.extraction.patterns.anchors import Anchored, anchored, in_one_pass
from unkg.extraction.patterns.words import any_of, any_of_each, before_next
from unkg.extraction.resolve.resolved import ResolvedName

_REACH = 600
"""Characters behind a verb within which its addressees stand."""
_NEAR = 5
"""Characters of article before a name that still begin a list item with it."""
_LONGEST = 80
"""Characters of words as printed; a longer item has run into what is asked."""
Spans = list[tuple[int, int]]


class _Listing(NamedTuple):
    """The stretch that names those addressed, and how strictly it is to be read."""

    start: int
    limit: int
    here: list[ResolvedName]
    kept: Spans
    """Spans that no list ends or parts in: names, classes (“regional and subregional organizations”), asides, offices."""
    asides: Spans
    known_only: bool
    """Whether only names and classes count, not words as printed: nothing says that the list is one of those who act."""


class Addressees:
    """Reads those addressed in one text; `names` are all of the text's, in order."""

    def __init__(self, normalized: NormalizedText, names: list[ResolvedName], language: Language) -> None:
        self.text = normalized.text
        self.lower = normalized.lower
        self.names = names
        self.language = language
        self.grammar = _grammar(language)
        self.classes = self.grammar.classes.on(normalized.lower, normalized.lower)
        self.asides = self.grammar.aside.on(normalized.text, normalized.lower, beside=self.classes)
        self.offices = self.grammar.office.on(normalized.text, normalized.lower, beside=self.classes)

    def asked(self, start: int, passage: Passage, end: int | None = None) -> tuple[str, ...]:
        """Those that the words behind a verb's end name, in order, each once; a pronoun is the last one named in the passage."""
        end = passage.end if end is None else end
        start = self.grammar.leading.match(self.text, start, end).end()  # type: ignore[union-attr]
        start -= self.text[start - 1 : start] == " "
        passed = self.grammar.passing.match(self.text, start, end)
        subject = bool(passed and passed["that"])
        start = passed.end() if passed else start
        return self._read(self._behind_verb(start, min(end, start + _REACH), subject=subject), passage)

    def acting(self, start: int, end: int, passage: Passage) -> tuple[str, ...]:
        """Those that the subject of a clause, all words between two offsets, names and who can act; things are nobody."""
        here = self._between(start, min(end, start + _REACH))
        kept, asides = self._kept(start, min(end, start + _REACH), here)
        found = self._read(_Listing(start, end, here, kept, asides, known_only=False), passage)
        return tuple(self._class_of(who) for who in found if self._can_act(who))

    def _can_act(self, who: str) -> bool:
        language = self.language
        return (
            who in language.addressee_of
            or who in language.addressees.values()
            or bool(self.grammar.doer.search(who))
            or any(who in name.keys for name in self.names)
        )

    def _class_of(self, who: str) -> str:
        return self.language.addressee_of.get(who, who)

    # ---- where the list stands ------------------------------------------------------------------------------------

    def _behind_verb(self, start: int, stop: int, *, subject: bool) -> _Listing:
        here = self._between(start, stop)
        kept, asides = self._kept(start, stop, here)
        limit, word = self._limit(start, stop, kept)
        if subject and not self.grammar.acts.match(word):
            limit = self._end_of_subject(start, stop, here)
        acting_together = self.grammar.together.match(self.text[start : start + 60].lstrip())
        acts = (
            acting_together or self.grammar.to_act.match(word) or self.grammar.acts_later.search(self.text, limit, stop)
        )
        return _Listing(start, limit, here, kept, asides, known_only=subject or not acts)

    def _between(self, start: int, stop: int) -> list[ResolvedName]:
        return self.names[bisect_left(self.names, (start,)) : bisect_left(self.names, (stop,))]

    def _kept(self, start: int, stop: int, here: list[ResolvedName]) -> tuple[Spans, Spans]:
        """What is kept whole between two offsets, and the asides among it."""
        asides = [self._with_comma(m) for m in self.asides.finditer(start + 1, stop)]
        classes = [m.span("words") for m in self.classes.finditer(start, stop)]
        offices = [m.span() for m in self.offices.finditer(start, stop)]
        return [(n.start, n.end) for n in here] + classes + asides + offices, asides

    def _with_comma(self, aside: re.Match[str]) -> tuple[int, int]:
        """The span of an aside with the space and the comma before it."""
        return aside.start() - (2 if self.text[aside.start() - 2] == "," else 1), aside.end()

    def _limit(self, start: int, stop: int, kept: Spans) -> tuple[int, str]:
        """Where the list ends and by which word: the first ending word outside what is kept whole."""
        for match in self.grammar.end.finditer(self.text, start, stop):
            if not _inside(match, kept):
                return match.start(), match["word"] or ""
        return stop, ""

    def _end_of_subject(self, start: int, stop: int, here: list[ResolvedName]) -> int:
        """Where the subject of “that South Africa and Member States withdraw” ends: behind the last doer joined to its first."""
        end = position = start
        while (after := self._end_of_doer(position, stop, here)) is not None:
            end = after
            join = self.grammar.join.match(self.text, end, stop)
            if join is None:
                break
            position = join.end()
        return end

    def _end_of_doer(self, position: int, stop: int, here: list[ResolvedName]) -> int | None:
        """The end of the office, name, class or doer that begins at an offset, if one does."""
        begins = self.grammar.determiner.match(self.text, position, stop).end()  # type: ignore[union-attr]
        if office := self.grammar.office.pattern.match(self.text, begins, stop):
            return office.end()
        if name := next((n for n in here if n.start == begins and n.keys), None):
            return name.end
        words = self.grammar.classes.pattern.match(self.lower, position, stop) or self.grammar.doers.match(
            self.text, begins, stop
        )
        return words.end() if words else None

    # ---- what its items say ---------------------------------------------------------------------------------------

    def _read(self, listing: _Listing, passage: Passage) -> tuple[str, ...]:
        found: dict[str, None] = {}
        for start, end in self._items(listing):
            words = self.text[start:end].strip(' ,"')
            inside = [n for n in listing.here if _names_somebody(n) and start <= n.start and n.end <= end]
            read = self._item(words, start, inside, known_only=listing.known_only)
            found |= dict.fromkeys(read or self._antecedent(words, start, passage))
        return tuple(self._with_nouns(list(found)))

    def _items(self, listing: _Listing) -> Iterator[tuple[int, int]]:
        """The items of a list, parted by its joins and asides."""
        position, limit = listing.start, listing.limit
        asides = [(a, min(b, limit)) for a, b in listing.asides if a < limit]
        joins = [
            m.span() for m in self.grammar.join.finditer(self.text, position, limit) if not _inside(m, listing.kept)
        ]
        for a, b in (*sorted(asides + joins), (limit, limit)):
            words = self.text[position:a]
            if a >= position and words.strip():
                yield position + len(words) - len(words.lstrip()), a
            position = max(position, b)

    def _item(self, words: str, start: int, inside: list[ResolvedName], *, known_only: bool) -> tuple[str, ...]:
        grammar, classes = self.grammar, self.language.addressees
        if not words or (grammar.qualifying.match(words) and not inside):
            return ()
        bare = words
        for lead in (grammar.article, grammar.article, grammar.together):
            bare = _without(lead, bare)
        if office := grammar.office.pattern.match(bare):
            return (self._with_charge(office),)
        whole = classes.get(bare.lower()) or grammar.shared.get(bare) or classes.get(words.lower())
        if whole:
            return (whole,)
        of_class = grammar.classes.pattern.match(bare.lower())
        if of_class and grammar.after_class.match(bare, of_class.end()):
            return () if known_only else self._as_printed(bare)  # “States of the region”
        if named := self._named(words, start, inside):
            return named
        if of_class:
            return (classes[of_class["words"]],)
        return () if known_only else self._as_printed(bare)

    def _as_printed(self, bare: str) -> tuple[str, ...]:
        """Words that are neither a name nor a class, unless they are a qualification, a deed or a pronoun."""
        grammar = self.grammar
        head = grammar.parts.split(bare, maxsplit=1)[0]
        nobody = grammar.qualifying.match(bare) or grammar.deed.search(head) or grammar.pronoun.fullmatch(bare)
        return () if nobody or len(bare) >= _LONGEST else (bare.strip(),)

    def _with_charge(self, office: re.Match[str]) -> str:
        """The office with what it is for, if the text names one charge for such an office: “Special Representative … for Iraq”."""
        if office["charge"]:
            return office[0]
        charged = self.grammar.charged.finditer(self.text)
        charges = {m["charge"] for m in charged if m["title"] == office["title"]}
        return office[0] + charges.pop() if len(charges) == 1 else office[0]

    def _named(self, words: str, start: int, inside: list[ResolvedName]) -> tuple[str, ...]:
        """The body, mechanism or State that an item names: at its beginning, as a Government, or as what a part belongs to."""
        for name in inside:
            first = name.start - start <= _NEAR
            if name.kind == "state" and (first or self.grammar.government.match(words)):
                return name.keys
            if name.kind != "state" and (first or (len(inside) == 1 and self.grammar.of_the.search(words))):
                return name.keys
        return ()

    def _antecedent(self, words: str, start: int, passage: Passage) -> tuple[str, ...]:
        """Whom “it” or “them” stands for: the body or mechanism last named before in the paragraph."""
        if not self.grammar.pronoun.fullmatch(words):
            return ()
        before = reversed(self._between(passage.content, start))
        return next((n.keys for n in before if n.kind in {"body", "mechanism"} and n.keys), ())

    def _with_nouns(self, found: list[str]) -> Iterator[str]:
        """“international governmental and non-governmental organizations”: the noun that the first adjective shares with the next item."""
        for who, following in zip(found, [*found[1:], ""], strict=False):
            shares = " " in following and self.grammar.adjective.search(who)
            yield f"{who} {following.split()[-1]}" if shares else who


def _without(lead: re.Pattern[str], words: str) -> str:
    """Words without what stands before them."""
    match = lead.match(words)
    return words[match.end() :] if match else words


def _inside(match: re.Match[str], kept: Spans) -> bool:
    start, end = match.span()
    return any(a < end and start < b for a, b in kept)


def _names_somebody(name: ResolvedName) -> bool:
    return bool(name.keys) and name.kind != "instrument"


class _Grammar(NamedTuple):
    """The patterns of a language; `classes` is for lower-case text, all others for the text as printed."""

    leading: re.Pattern[str]
    passing: re.Pattern[str]
    end: re.Pattern[str]
    acts: re.Pattern[str]
    to_act: re.Pattern[str]
    acts_later: re.Pattern[str]
    aside: Anchored
    join: re.Pattern[str]
    qualifying: re.Pattern[str]
    article: re.Pattern[str]
    determiner: re.Pattern[str]
    government: re.Pattern[str]
    classes: Anchored
    after_class: re.Pattern[str]
    shared: dict[str, str]
    office: Anchored
    charged: re.Pattern[str]
    of_the: re.Pattern[str]
    pronoun: re.Pattern[str]
    together: re.Pattern[str]
    doer: re.Pattern[str]
    """Ends the name of somebody who can act."""
    doers: re.Pattern[str]
    adjective: re.Pattern[str]
    parts: re.Pattern[str]
    deed: re.Pattern[str]


@lru_cache(maxsize=8)
def _grammar(language: Language) -> _Grammar:
    words = any_of_each(language.addressee_words)
    going_on = "".join(rf"(?<!{re.escape(w)} )" for w in language.addressee_words["going_on"])
    doer = rf"(?:{words['doers']}|{words['doers_with_subject']} {words['subject_of']} (?:[A-Z][\w-]+(?: [A-Z][\w-]+)*|\w+))"
    title, charge = _office(words)
    office = anchored(rf"\b{title} {words['office_of']}{charge}?", language.addressee_words["offices"])
    aside, classes, office = in_one_pass(_aside(language, words), _classes(language, words), office)
    return _Grammar(
        leading=re.compile(rf"(?: {words['leading']})* ?"),
        passing=re.compile(rf" ?(?:{words['passing']}|(?P<that>{words['that']})) "),
        # "to take", "that it", "in accordance"; never the "to" of "as well as to the Council", which goes on with the list.
        end=re.compile(rf",? (?P<word>{going_on}{_ending_word(language)})|[;:]"),
        acts=re.compile(rf"{words['acting']}$"),
        to_act=re.compile(rf"{words['to_act']}$"),
        acts_later=re.compile(rf",? {words['to_act']} [a-z]"),
        aside=aside,
        join=re.compile(rf",? {before_next(language.addressee_words['and'])}(?:{words['also']} )?|, "),
        qualifying=re.compile(rf"{words['qualifying']}\b"),
        article=re.compile(rf"(?i:{before_next(language.addressee_words['articles'])})"),
        determiner=re.compile(rf"(?:{words['determiners']} )?"),
        government=re.compile(rf"(?i:(?:{words['before_government']} )?{words['governments']} {words['of']}) "),
        classes=classes,
        after_class=re.compile(rf" {words['after_class']} "),
        shared=dict.fromkeys(language.addressee_words["shared_by_member"], "Member States"),
        office=office,
        charged=re.compile(rf"{title}(?: {words['office_of']})?{charge}"),
        of_the=re.compile(rf" {words['of_the']} "),
        pronoun=re.compile(words["pronouns"]),
        together=re.compile(
            rf"(?:{words['determiners']} )?{words['together']} {words['among']} (?:{words['determiners']} )?"
        ),
        doer=re.compile(rf"{doer}$"),
        doers=re.compile(rf"(?:[A-Za-z-]+ ){{0,4}}?{doer}\b"),
        adjective=re.compile(rf"(?:^|[ -]){words['adjectives']}$"),
        parts=re.compile(rf" {words['parts_of_doers']} "),
        # "institutions" and "foundations" are doers: their endings are the plural's.
        deed=re.compile(rf"(?:{words['deed_endings']}|{words['deeds']})$"),
    )


def _aside(language: Language, words: dict[str, str]) -> Anchored:
    """“, and those that have not yet done so,”, “in a position to do so”, from the first word on; never “States that have signed”."""
    listed = language.addressee_words
    not_yet = rf"{words['relative']} {words['have_not']} (?:{words['yet']} )?{words['not_yet_done']}[^,;]{{0,60}}?(?=,| {words['to_act']} )"
    begins = (f"{who} {has}" for who in listed["relative"] for has in listed["have_not"])
    return anchored(
        rf"(?<= )(?:{words['those']},? )?(?:{not_yet}|(?:(?:{words['aside_leads']} )?{words['asides']})),?",
        (*listed["those"], *begins, *listed["aside_leads"], *listed["asides"]),
    )


def _classes(language: Language, words: dict[str, str]) -> Anchored:
    """“all other interested States”; never the States of “interstates”."""
    classes, before = language.addressees, language.addressee_words["before_class"]
    # “all States” is looked for as “States”: the pattern passes over what stands before a class.
    anchors = [
        name for name in classes if not any(name.removeprefix(f"{word} ") in classes.keys() - {name} for word in before)
    ]
    return anchored(rf"\b(?:{words['before_class']} )*(?P<words>{any_of(classes)})\b", anchors)


def _ending_word(language: Language) -> str:
    """A word that ends a list; where the language has infinitives, its “to” only before one: “de présenter”, never “Groupe de travail”."""
    listed = language.addressee_words
    doing = set(listed["to_act"]) & set(listed["end"]) if listed["infinitive_endings"] else set()
    infinitive = (
        rf"(?= ?(?:{before_next(listed['before_infinitive'])})*[\w'-]+{any_of(listed['infinitive_endings'])}\b)"
    )
    return rf"(?:{any_of(set(listed['end']) - doing)}\b|{any_of(doing)}{infinitive})"


def _office(words: dict[str, str]) -> tuple[str, str]:
    """A title, as “Special Envoy”, and its charge in capitals, as “ for Yemen”; never “ for the situation”."""
    title = rf"(?P<title>{words['offices']} {words['officers']})"
    charge = rf"(?P<charge> {words['office_for']} (?:the )?[A-Z][\w'-]+(?:(?: |,? and )[A-Z][\w'-]+)*)"
    return title, charge
