"""Who is asked to act: names and classes between an operative verb and what it asks, or in the subject of a clause."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from operator import attrgetter

from msgspec import Struct
from msgspec.structs import replace

from unkg.extraction.act.addressee_items import NEAR, AddresseeItems
from unkg.extraction.act.addressee_patterns import AddresseePatterns, addressee_patterns
from unkg.extraction.act.addressee_pronouns import AddresseePronouns
from unkg.extraction.layout.normalized_text import Passage
from unkg.extraction.patterns.anchors import Places
from unkg.extraction.patterns.words import holds_any
from unkg.extraction.resolve.context import Context
from unkg.extraction.resolve.resolved import ResolvedName

_REACH = 600
"""Characters after a verb within which its addressees stand."""
_ADJUNCT = 40
"""Characters of the first words of an adjunct."""
_PLACE = 8
"""Characters of “in” before a State."""
_VERB = 40
"""Characters before what a verb asks that hold the verb with its adverbs."""
_TOGETHER = 60
"""Characters of “cooperation between”."""
_NOUN = 30
"""Characters of a noun before a verbal noun."""
_START = attrgetter("start")
_COMMA = re.compile(",? ")
Spans = list[tuple[int, int]]


class _Listing(Struct, frozen=True, gc=False):
    """The words that name addressees, and how strictly they are to be read."""

    start: int
    limit: int
    here: tuple[ResolvedName, ...]
    kept: Spans
    """Spans that no list is split in: names, classes (“regional and subregional organizations”), asides, offices."""
    asides: Spans
    after_verb: bool
    """Whether the list stands behind a verb, so that it ends where what is to be done is named."""
    known_only: bool
    """Whether only names and classes count, not words as printed: nothing shows that the list is one of addressees."""


class Addressees(Struct, frozen=True):
    """Reads the addressees of one text."""

    text: str
    lower: str
    names: tuple[ResolvedName, ...]
    """All of the text's, in order."""
    starts: tuple[int, ...]
    """Where each of these begins."""
    patterns: AddresseePatterns
    items: AddresseeItems
    pronouns: AddresseePronouns
    classes: Places
    asides: Places
    offices: Places

    @classmethod
    def of(cls, context: Context) -> "Addressees":
        """The addressees of a document."""
        normalized, patterns = context.normalized, addressee_patterns(context.language)
        classes = patterns.whole.classes.on(normalized.lower, normalized.lower)
        starts = tuple(map(_START, context.names))
        return cls(
            text=normalized.text,
            lower=normalized.lower,
            names=context.names,
            starts=starts,
            patterns=patterns,
            items=AddresseeItems.of(context, patterns),
            pronouns=AddresseePronouns.of(context, starts, patterns.items, classes),
            classes=classes,
            asides=patterns.whole.aside.on(normalized.text, normalized.lower, beside=classes),
            offices=patterns.whole.office.on(normalized.text, normalized.lower, beside=classes),
        )

    def asked(self, start: int, passage: Passage, end: int | None = None) -> tuple[str, ...]:
        """The addressees named after a verb, in order, each once; a pronoun is the last one named in the passage."""
        end = passage.end if end is None else end
        lists, clauses = self.patterns.lists, self.patterns.clauses
        asks_for = clauses.asking_for.search(self.lower, max(0, start - _VERB), start)
        subject = bool(asks_for and asks_for["that"])
        start = self._end_of(lists.leading, start, end)
        if asks_for and not subject and clauses.thing.match(self.text, start, end):
            return ()
        start -= self.text[start - 1 : start] == " "
        passed = None if subject else lists.passing.match(self.text, start, end)
        subject = subject or bool(passed and passed["that"])
        start = passed.end() if passed else start
        start = self._behind_inserted(start, min(end, start + _REACH)) if subject else start
        addressed = not subject and bool(lists.passed.search(self.text, max(0, start - NEAR), start))
        listing = self._after_verb(start, min(end, start + _REACH), subject=subject, addressed=addressed)
        if lists.marks_asked and not addressed and not subject:
            if not lists.together.match(self.text[start : start + _TOGETHER].lstrip()):
                return ()  # "alienta la participación de la juventud a"
            listing = replace(listing, known_only=True)
        found = self._read(listing, passage)
        return tuple(who for who in found if not subject or self.items.can_be_asked(who))

    def _behind_inserted(self, start: int, stop: int) -> int:
        """Where the subject of “that” begins behind what is inserted between them, if its verb shows it; else `start`.

        “чтобы согласно нормам права все стороны обеспечили доступ”.
        """
        lists, clauses = self.patterns.lists, self.patterns.clauses
        if not (inserted := clauses.inserted.match(self.text, start, stop)):
            return start
        subjects = {m.end(): m.start() for m in lists.doers.finditer(self.text, inserted.end(), stop)}
        subjects |= {m.end("words"): m.start() for m in self.classes.finditer(inserted.end(), stop)}
        for name in self._between(inserted.end(), stop):
            if clauses.in_first_case.match(self.text, name.start, name.end):
                subjects[name.end] = name.start
        verbs = clauses.predicate.finditer(self.text, inserted.end(), stop)
        return next((subjects[verb.start()] for verb in verbs if verb.start() in subjects), start)

    def opening(self, start: int, passage: Passage) -> tuple[str, ...]:
        """The addressees that an item begins with, if what they are to do follows: “Member States to act”."""
        listing = self._after_verb(start, min(passage.end, start + _REACH), subject=False)
        if listing.known_only:
            return ()
        if self.patterns.lists.acts_later.match(self.text, listing.limit):
            return self._read(listing, passage)
        return self._plainly(listing) if self.items.language.addressee_words["printed_endings"] else ()

    def _plainly(self, listing: _Listing) -> tuple[str, ...]:
        """Those whom the items of a list are, where no word tells that they are to act: “世界卫生组织继续打井”.

        Never the “大会改革” of “大会改革取得进展”.
        """
        found: list[str] = []
        for start, end in self._items(listing):
            words = self.text[start:end].strip(' ,"')
            if self.patterns.items.qualifying.match(words):
                continue
            names = [n for n in listing.here if start <= n.start and n.end <= end]
            who = self.items.plainly(words, start, names)
            if not who and not found:
                return ()
            found += who
        return tuple(dict.fromkeys(found))

    def acting(self, start: int, end: int, passage: Passage) -> tuple[str, ...]:
        """Those in the subject of a clause, all words between two offsets, who can act; a thing is no addressee."""
        here = self._between(start, min(end, start + _REACH))
        kept, asides = self._kept(start, min(end, start + _REACH), here)
        found = self._read(_Listing(start, end, here, kept, asides, after_verb=False, known_only=False), passage)
        return tuple(self.items.class_of(who) for who in found if self.items.can_act(who))

    # ---- where the list stands ------------------------------------------------------------------------------------

    def _after_verb(self, start: int, stop: int, *, subject: bool, addressed: bool = False) -> _Listing:
        here = self._between(start, stop)
        kept, asides = self._kept(start, stop, here)
        limit, word, adjuncts = self._limit(start, stop, kept)
        asides += adjuncts
        kept += adjuncts + self._coordinated(start, limit)
        lists = self.patterns.lists
        acts = bool(
            lists.to_act.match(word)
            or (addressed and lists.that_they.match(word))
            or lists.together.match(self.text[start : start + _TOGETHER].lstrip())
            or lists.acts_later.search(self.text, limit, stop)
        )
        if subject and lists.acts.match(word):
            acts = True
        elif subject or not acts:
            limit = self._end_of_subject(start, stop if subject else limit, here, asides)
            behind = limit - self.text.startswith(" ", limit - 1)  # an aside ends behind its comma and the space
            clauses = self.patterns.clauses
            ways = (lists.does, clauses.predicate, clauses.inserted) if subject else (lists.does, clauses.to_thing)
            acts = self.text.startswith(":", limit) or any(way.match(self.text, behind, stop) for way in ways)
        if lists.is_done.match(self.text, limit, stop):
            limit = start  # "that the parties be invited": nobody is asked
        return _Listing(start, limit, here, kept, asides, after_verb=True, known_only=not acts)

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
        places = [(at, n.end) for n in here if n.kind == "state" and (at := self._place_of(n)) is not None]
        return [(n.start, n.end) for n in here] + places + classes + asides + offices, asides

    def _place_of(self, state: ResolvedName) -> int | None:
        """Where a State begins that says where others are, in a language whose word for “in” would end their list."""
        place = self.patterns.items.in_place.search(self.text, max(0, state.start - _PLACE), state.start)
        return place.start() if place else None

    def _coordinated(self, start: int, limit: int) -> Spans:
        """Words that share a noun or an adjective: “regional and international organizations”, or a field of work."""
        if not holds_any(self.text[start:limit], self.patterns.lists.joining):
            return []
        whole = self.patterns.whole
        together = (
            *whole.coordinated.finditer(self.text, start, limit),
            *whole.in_fields.finditer(self.text, start, limit),
            *whole.behind.finditer(self.text, start, limit),
        )
        return [m.span() for m in together]

    def _end_of_adjunct(self, adjunct: re.Match[str], stop: int) -> int:
        """Where words end that say how or with whom others should act: at a comma, or where these others go on."""
        whole, start = self.patterns.whole, adjunct.end()
        end = whole.end_of_adjunct.search(self.text, start, stop)
        if adjunct["parts"] and (parts := whole.parts.match(self.text, start, stop)):
            return parts.end()
        if adjunct["others"] or whole.own_list.search(self.text, start, end.start() if end else stop):
            end = (
                whole.end_with_others.search(self.text, start, stop) or whole.end_of_list.match(self.text, start) or end
            )
        return min(end.end(), stop) if end else stop

    def _with_comma(self, aside: re.Match[str]) -> tuple[int, int]:
        """The span of an aside with the space and the comma before it."""
        return aside.start() - (2 if self.text[aside.start() - 2] == "," else 1), aside.end()

    def _limit(self, start: int, stop: int, kept: Spans) -> tuple[int, str, Spans]:
        """Where the list ends, by which word or colon, and the adjuncts before it.

        It ends at the first ending word outside these and what is kept whole.
        """
        adjuncts: Spans = []
        while True:
            ends = self.patterns.lists.end.finditer(self.text, start, stop)
            for end in ends:
                # An aside has the comma before "to": "organizations, as appropriate, to assess".
                if not _inside(end, kept, "word" if end["word"] else 0) and not self._is_of_noun(end, kept):
                    limit, word = end.start(), end["word"] or end[0]
                    break
            else:
                limit, word = stop, ""
            adjunct = self.patterns.whole.adjunct.search(self.text, start, min(stop, limit + _ADJUNCT))
            if adjunct is None or adjunct.start() > limit:
                return limit, word, adjuncts
            start = self._end_of_adjunct(adjunct, stop)
            adjuncts.append((adjunct.start(), start))

    def _is_of_noun(self, end: re.Match[str], kept: Spans) -> bool:
        """Whether a verbal noun is of the noun before it, which has no article then: “وكالات حماية الطفل”.

        Never behind a comma: “، كل في إطار ولايته، إيلاء”.
        """
        if end[0].startswith(",") or not self.patterns.lists.verbal.match(end["word"] or ""):
            return False
        noun = self.text[max(0, end.start() - _NOUN) : end.start()].rpartition(" ")[2]
        is_definite = noun.startswith(self.items.language.script.article)
        return not is_definite and all(stop != end.start() for _, stop in kept)

    def _end_of_subject(self, start: int, stop: int, here: tuple[ResolvedName, ...], asides: Spans) -> int:
        """Where the subject of “that South Africa and Member States withdraw” ends: after the last actor listed."""
        end = position = self._past(asides, start)
        while (after := self._end_of_doer(position, stop, here)) is not None:
            end = self._past(asides, after)
            join = self.patterns.lists.join.match(self.text, end, stop)
            if join is None:
                break
            position = join.end()
        return end

    def _past(self, asides: Spans, position: int) -> int:
        """Where what stands between commas at an offset ends, and the space behind it; else the offset."""
        end = next((b for a, b in asides if a <= position < b), position)
        return self._end_of(_COMMA, end, end + 2) if end > position else position

    def _end_of_doer(self, position: int, stop: int, here: tuple[ResolvedName, ...]) -> int | None:
        """The end of the office, name, class, doer or pronoun that begins at an offset, if one does."""
        text, lists = self.text, self.patterns.lists
        position += text.startswith(" ", position)
        begins = self._end_of(lists.determiner, position, stop)
        for whose in (lists.heads, self.patterns.governments.of):
            if of := whose.match(text, begins, stop):
                return self._end_of_doer(of.end(), stop, here)
        if office := self.patterns.whole.office.pattern.match(text, begins, stop):
            return office.end()
        if name := next((n for n in here if n.start == begins and n.keys), None):
            return None if text.startswith(("'s ", "’s "), name.end) else name.end
        national = self.patterns.governments.national.match(text, begins, stop)
        words = (
            national if national and national["behind"] else None,  # “le Gouvernement soudanais”
            self.patterns.whole.classes.pattern.match(self.lower, position, stop),
            self.patterns.whole.coordinated.match(text, begins, stop),
            lists.doers.match(text, begins, stop),
            lists.proper.match(text, begins, stop),
        )
        end = max((match.end() for match in words if match), default=None)
        return None if end is None else self._end_of_treaty(end, stop, here)

    def _end_of_treaty(self, position: int, stop: int, here: tuple[ResolvedName, ...]) -> int:
        """Where the instrument ends that those who end at an offset are parties to; the offset if they are to none."""
        begins = self._end_of(self.patterns.lists.of_treaty, position, stop)
        return next((n.end for n in here if n.start == begins and n.kind == "instrument"), position)

    # ---- what its items say ---------------------------------------------------------------------------------------

    def _read(self, listing: _Listing, passage: Passage) -> tuple[str, ...]:
        found: dict[str, bool] = {}
        lists = self.patterns.lists
        for start, end, single in self._told_apart(listing):
            words = lists.hanging.sub("", self.text[start:end].strip(' ,"'))
            names = [n for n in listing.here if start <= n.start and n.end <= end]
            if single and not any(map(_names_somebody, names)):
                continue  # "in particular developing countries" are some of those named before
            if known := self.items.plainly(words, start, names):
                found |= dict.fromkeys(known, True)
                continue
            if names and names[0].kind == "instrument" and self.items.is_begun_by(names[0], start):
                if party := self.items.class_behind(names[0], end):
                    found[party] = True
                continue  # "the parties to the Covenant and the Optional Protocol"
            inside = tuple(filter(_names_somebody, names))
            named = inside and self.items.is_begun_by(inside[0], start)
            if listing.after_verb and not named and self.items.is_deed(words):
                break  # "encourages efforts, means and ways": what is to be done is listed, not who should do it
            some = lists.some_of.search(self.text, listing.start, start)
            read = self.items.read(words, start, inside, known_only=bool(listing.known_only or some))
            for who in read or self._antecedent(words, start, passage):
                found.setdefault(who, False)
        return self.items.noun_phrases(found) if found else ()

    def _told_apart(self, listing: _Listing) -> Iterator[tuple[int, int, bool]]:
        """The items of a list, and whether each is of those it singles out: “in particular A and B, as well as”."""
        lists, single, before = self.patterns.lists, False, listing.start
        for start, end in self._items(listing):
            single = single and not lists.resuming.search(self.text, before, start)
            some = lists.singling_out.match(self.text, start, end)
            single = single or some is not None
            yield some.end() if some else start, end, single
            before = end

    def _items(self, listing: _Listing) -> Iterator[tuple[int, int]]:
        """The items of a list, separated by its joins and asides."""
        position, limit = listing.start, listing.limit
        if limit <= position:
            return
        asides = [(a, min(b, limit)) for a, b in listing.asides if a < limit]
        joins = [
            m.span()
            for m in self.patterns.lists.join.finditer(self.text, position, limit)
            if not _inside(m, listing.kept)
        ]
        for a, b in (*sorted(asides + joins), (limit, limit)):
            if a > position and (words := self.text[position:a].lstrip()):
                yield a - len(words), a
            position = self._end_of(self.patterns.lists.join, max(position, b), limit) if b < limit else limit

    def _antecedent(self, words: str, start: int, passage: Passage) -> tuple[str, ...]:
        """The antecedent of “it” in the paragraph: the last body or mechanism before, else the only State.

        “Him” is the last that is a person: “welcomes the report of the Secretary-General on UNMIL, asks him”; “them”
        the only class. Neither is who asks: “The Council calls upon States to act and urges them”.
        """
        return self.pronouns.meant(words, start, passage) if self.patterns.items.pronoun.fullmatch(words) else ()

    def are_many(self, start: int, end: int) -> bool:
        """Whether the words between two offsets begin with several who are asked: “les États”, “à tous les pays”."""
        return bool(
            self.patterns.lists.many.match(self.text, self._end_of(self.patterns.lists.leading, start, end), end)
        )


def _inside(match: re.Match[str], kept: Spans, group: str | int = 0) -> bool:
    start, end = match.span(group)
    for a, b in kept:  # noqa: SIM110 - `any` takes twice as long
        if a < end and start < b:
            return True
    return False


def _names_somebody(name: ResolvedName) -> bool:
    return bool(name.keys) and name.kind != "instrument"
