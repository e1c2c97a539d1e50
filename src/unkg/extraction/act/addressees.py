"""Who is asked to act: names and classes between an operative verb and what it asks, or in the subject of a clause."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from unkg.authorities import Language
from unkg.extraction.act.addressee_patterns import AddresseePatterns, addressee_patterns
from unkg.extraction.layout.normalized_text import Passage
from unkg.extraction.patterns.anchors import Places
from unkg.extraction.resolve.context import Context
from unkg.extraction.resolve.resolved import ResolvedName

_REACH = 600
"""Characters after a verb within which its addressees stand."""
_NEAR = 5
"""Characters of article before a name that still begin a list item with it."""
_LONGEST = 80
"""Characters of words as printed; a longer item has run into what is asked."""
_START = attrgetter("start")
Spans = list[tuple[int, int]]


class _Listing(NamedTuple):
    """The words that name addressees, and how strictly they are to be read."""

    start: int
    limit: int
    here: tuple[ResolvedName, ...]
    kept: Spans
    """Spans that no list is split in: names, classes (“regional and subregional organizations”), asides, offices."""
    asides: Spans
    known_only: bool
    """Whether only names and classes count, not words as printed: nothing shows that the list is one of addressees."""


@dataclass(frozen=True, slots=True)
class Addressees:
    """Reads the addressees of one text."""

    text: str
    lower: str
    language: Language
    names: tuple[ResolvedName, ...]
    """All of the text's, in order."""
    starts: tuple[int, ...]
    """Where each of these begins."""
    patterns: AddresseePatterns
    classes: Places
    asides: Places
    offices: Places

    @classmethod
    def of(cls, context: Context) -> "Addressees":
        """The addressees of a document."""
        normalized, patterns = context.normalized, addressee_patterns(context.language)
        classes = patterns.whole.classes.on(normalized.lower, normalized.lower)
        return cls(
            text=normalized.text,
            lower=normalized.lower,
            language=context.language,
            names=context.names,
            starts=tuple(map(_START, context.names)),
            patterns=patterns,
            classes=classes,
            asides=patterns.whole.aside.on(normalized.text, normalized.lower, beside=classes),
            offices=patterns.whole.office.on(normalized.text, normalized.lower, beside=classes),
        )

    def asked(self, start: int, passage: Passage, end: int | None = None) -> tuple[str, ...]:
        """The addressees named after a verb, in order, each once; a pronoun is the last one named in the passage."""
        end = passage.end if end is None else end
        start = self._end_of(self.patterns.lists.leading, start, end)
        start -= self.text[start - 1 : start] == " "
        passed = self.patterns.lists.passing.match(self.text, start, end)
        subject = bool(passed and passed["that"])
        start = passed.end() if passed else start
        return self._read(self._after_verb(start, min(end, start + _REACH), subject=subject), passage)

    def acting(self, start: int, end: int, passage: Passage) -> tuple[str, ...]:
        """Those in the subject of a clause, all words between two offsets, who can act; a thing is no addressee."""
        here = self._between(start, min(end, start + _REACH))
        kept, asides = self._kept(start, min(end, start + _REACH), here)
        found = self._read(_Listing(start, end, here, kept, asides, known_only=False), passage)
        return tuple(self._class_of(who) for who in found if self._can_act(who))

    def _can_act(self, who: str) -> bool:
        language = self.language
        return (
            who in language.addressee_of
            or who in language.addressees.values()
            or bool(self.patterns.items.doer.search(who))
            or any(who in name.keys for name in self.names)
        )

    def _class_of(self, who: str) -> str:
        return self.language.addressee_of.get(who, who)

    # ---- where the list stands ------------------------------------------------------------------------------------

    def _after_verb(self, start: int, stop: int, *, subject: bool) -> _Listing:
        here = self._between(start, stop)
        kept, asides = self._kept(start, stop, here)
        limit, word = self._limit(start, stop, kept)
        if subject and not self.patterns.lists.acts.match(word):
            limit = self._end_of_subject(start, stop, here)
        acting_together = self.patterns.lists.together.match(self.text[start : start + 60].lstrip())
        acts = (
            acting_together
            or self.patterns.lists.to_act.match(word)
            or self.patterns.lists.acts_later.search(self.text, limit, stop)
        )
        return _Listing(start, limit, here, kept, asides, known_only=subject or not acts)

    def _end_of(self, pattern: re.Pattern[str], start: int, stop: int) -> int:
        """Where what a pattern matches at an offset ends; the offset itself where it matches nothing."""
        match = pattern.match(self.text, start, stop)
        return match.end() if match else start

    def _between(self, start: int, stop: int) -> tuple[ResolvedName, ...]:
        return self.names[bisect_left(self.starts, start) : bisect_left(self.starts, stop)]

    def _kept(self, start: int, stop: int, here: tuple[ResolvedName, ...]) -> tuple[Spans, Spans]:
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
        for match in self.patterns.lists.end.finditer(self.text, start, stop):
            if not _inside(match, kept):
                return match.start(), match["word"] or ""
        return stop, ""

    def _end_of_subject(self, start: int, stop: int, here: tuple[ResolvedName, ...]) -> int:
        """Where the subject of “that South Africa and Member States withdraw” ends: after the last actor listed."""
        end = position = start
        while (after := self._end_of_doer(position, stop, here)) is not None:
            end = after
            join = self.patterns.lists.join.match(self.text, end, stop)
            if join is None:
                break
            position = join.end()
        return end

    def _end_of_doer(self, position: int, stop: int, here: tuple[ResolvedName, ...]) -> int | None:
        """The end of the office, name, class or doer that begins at an offset, if one does."""
        begins = self._end_of(self.patterns.lists.determiner, position, stop)
        if office := self.patterns.whole.office.pattern.match(self.text, begins, stop):
            return office.end()
        if name := next((n for n in here if n.start == begins and n.keys), None):
            return name.end
        words = self.patterns.whole.classes.pattern.match(
            self.lower, position, stop
        ) or self.patterns.lists.doers.match(self.text, begins, stop)
        return words.end() if words else None

    # ---- what its items say ---------------------------------------------------------------------------------------

    def _read(self, listing: _Listing, passage: Passage) -> tuple[str, ...]:
        found: dict[str, None] = {}
        for start, end in self._items(listing):
            words = self.text[start:end].strip(' ,"')
            inside = tuple(n for n in listing.here if _names_somebody(n) and start <= n.start and n.end <= end)
            read = self._item(words, start, inside, known_only=listing.known_only)
            found |= dict.fromkeys(read or self._antecedent(words, start, passage))
        return tuple(self._with_nouns(list(found)))

    def _items(self, listing: _Listing) -> Iterator[tuple[int, int]]:
        """The items of a list, separated by its joins and asides."""
        position, limit = listing.start, listing.limit
        asides = [(a, min(b, limit)) for a, b in listing.asides if a < limit]
        joins = [
            m.span()
            for m in self.patterns.lists.join.finditer(self.text, position, limit)
            if not _inside(m, listing.kept)
        ]
        for a, b in (*sorted(asides + joins), (limit, limit)):
            words = self.text[position:a]
            if a >= position and words.strip():
                yield position + len(words) - len(words.lstrip()), a
            position = max(position, b)

    def _item(self, words: str, start: int, inside: tuple[ResolvedName, ...], *, known_only: bool) -> tuple[str, ...]:
        items, whole, classes = self.patterns.items, self.patterns.whole, self.language.addressees
        if not words or (items.qualifying.match(words) and not inside):
            return ()
        bare = words
        for lead in (items.article, items.article, self.patterns.lists.together):
            bare = _without(lead, bare)
        if office := whole.office.pattern.match(bare):
            return (self._with_charge(office),)
        known = classes.get(bare.lower()) or items.shared.get(bare) or classes.get(words.lower())
        if known:
            return (known,)
        of_class = whole.classes.pattern.match(bare.lower())
        if of_class and items.after_class.match(bare, of_class.end()):
            return () if known_only else self._as_printed(bare)  # “States of the region”
        if named := self._named(words, start, inside):
            return named
        if of_class:
            return (classes[of_class["words"]],)
        return () if known_only else self._as_printed(bare)

    def _as_printed(self, bare: str) -> tuple[str, ...]:
        """Words that are neither a name nor a class, unless they are a qualification, a deed or a pronoun."""
        items = self.patterns.items
        head = items.of_doer.split(bare, maxsplit=1)[0]
        nobody = items.qualifying.match(bare) or items.deed.search(head) or items.pronoun.fullmatch(bare)
        return () if nobody or len(bare) >= _LONGEST else (bare.strip(),)

    def _with_charge(self, office: re.Match[str]) -> str:
        """The office with its charge, if the text names one for such an office: “Special Representative … for Iraq”."""
        if office["charge"]:
            return office[0]
        charged = self.patterns.items.charged.finditer(self.text)
        charges = {m["charge"] for m in charged if m["title"] == office["title"]}
        return office[0] + charges.pop() if len(charges) == 1 else office[0]

    def _named(self, words: str, start: int, inside: tuple[ResolvedName, ...]) -> tuple[str, ...]:
        """The body, mechanism or State that an item names: at its beginning, by its Government, or by a part of it."""
        for name in inside:
            first = name.start - start <= _NEAR
            if name.kind == "state" and (first or self.patterns.items.government.match(words)):
                return name.keys
            if name.kind != "state" and (first or (len(inside) == 1 and self.patterns.items.of_the.search(words))):
                return name.keys
        return ()

    def _antecedent(self, words: str, start: int, passage: Passage) -> tuple[str, ...]:
        """The antecedent of “it” or “them”: the body or mechanism last named before in the paragraph."""
        if not self.patterns.items.pronoun.fullmatch(words):
            return ()
        before = reversed(self._between(passage.content, start))
        return next((n.keys for n in before if n.kind in {"body", "mechanism"} and n.keys), ())

    def _with_nouns(self, found: list[str]) -> Iterator[str]:
        """Adds the noun that an adjective shares with the next item: “national and regional organizations”."""
        for who, following in zip(found, [*found[1:], ""], strict=False):
            shares = " " in following and self.patterns.items.adjective.search(who)
            yield f"{who} {following.split()[-1]}" if shares else who


def _without(lead: re.Pattern[str], words: str) -> str:
    """Words without what stands before them."""
    match = lead.match(words)
    return words[match.end() :] if match else words


def _inside(match: re.Match[str], kept: Spans) -> bool:
    start, end = match.span()
    for a, b in kept:  # noqa: SIM110 - `any` takes twice as long
        if a < end and start < b:
            return True
    return False


def _names_somebody(name: ResolvedName) -> bool:
    return bool(name.keys) and name.kind != "instrument"
