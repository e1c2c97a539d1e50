"""Names of a known form that no authority holds: candidates, never merged with the curated.

“the Bangui Agreement”, “the Joint Oversight Committee on Wells”, “the Special Rapporteur on the rights of seafarers”.
"""

import re
from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from unkg.authorities.language import Language
from unkg.extraction.layout.normalized_text import NormalizedText
from unkg.extraction.patterns.word_search import Place
from unkg.extraction.patterns.words import any_of
from unkg.extraction.resolve.names.protocols import protocol_of, protocols
from unkg.extraction.resolve.resolved import ResolvedName, in_order, without_overlap
from unkg.extraction.resolve.unlisted.introduced import standing_for
from unkg.extraction.resolve.unlisted.judged_text import Verdict
from unkg.extraction.resolve.unlisted.judgement import Judge
from unkg.extraction.resolve.unlisted.mandates import end_of_title, find_unlisted_mandates
from unkg.extraction.resolve.unlisted.near_names import NearNames, near_names
from unkg.extraction.resolve.unlisted.phrase_words import phrase_words
from unkg.extraction.resolve.unlisted.phrases import NamePhrase, PhraseFinder, read_phrases
from unkg.extraction.resolve.unlisted.short_forms import short_forms_of
from unkg.extraction.resolve.unlisted.sources import source_codes
from unkg.extraction.scan.gazetteer import Gazetteer, Key, Kind
from unkg.model import Authorities, Evidence

_NEAR = 8
"""Names from the beginning of a phrase that it may hold."""
_ORDINAL = 10
"""Characters that hold an ordinal before a name: “the second Optional Protocol”."""

_LEAST_OF_TITLE = 5
"""Spaces in a title that is known again without the place before it."""
_REST_OF_WORD = 20
_SUBJECT = 60
"""Characters behind a protocol's name that may say what it is about."""


def find_unlisted_entities(
    normalized: NormalizedText,
    named: list[ResolvedName],
    names: Gazetteer,
    authorities: Authorities,
    *,
    decides: bool,
    issuer: str | None,
) -> list[ResolvedName]:
    """Names by their form alone, where no name of an authority stands; the target is the name as printed.

    `named` are the names that authorities hold, in order of place; those inside a candidate's own words do not forbid
    it. `decides` says whether the text is an act of an organ, and `issuer` of which. A name of an authority in other
    small words is that authority's (“European Court for Human Rights”).
    """
    language, text = names.language, normalized.text
    words = phrase_words(language)
    if words is None:  # what the text introduces for names of authorities is read in every language
        return short_forms_of(normalized, named, [], {}, {}, language, lambda _: ())
    near = near_names(names, authorities)
    places = words.search.places(text)
    others = [place for place in places if place[0] >= words.others]
    starts = (p[1] for p in others if p[0] in words.mandates)
    small = find_unlisted_mandates(text, starts, named, near, decides=decides)
    finder = PhraseFinder(normalized, in_order([*named, *small]), words)
    mandates = [_whole(name, finder, language) for name in small]
    judge = Judge(text, language, decides, issuer if decides else None, authorities)
    phrases = _Phrases(text, named, judge, near, authorities)
    organizations = list(_organizations(text, [p[2] for p in others if p[0] in words.titles], named, language))
    statutes = phrases.statutes(finder, [p for p in others if p[0] in words.statutes])
    found = _Sorted(
        phrases,
        [*mandates, *phrases.numbered(finder), *statutes, *organizations],
        _heads_of(organizations, mandates, language),
        {(n.start, n.end) for n in named if n.reason and n.mention is None},
    )
    found.read(finder, places)
    return short_forms_of(
        normalized,
        named,
        without_overlap(in_order(found.certain)),
        found.short_forms(),
        found.heads,
        language,
        lambda full: () if decides else source_codes(text, full, authorities, language),
    )


def _heads_of(
    organizations: Iterable[ResolvedName], mandates: Iterable[ResolvedName], language: Language
) -> dict[int, str]:
    """What names are repeated as, by where they begin."""
    words = {n.start: n.keys[0].rpartition(" ")[2] for n in organizations}
    return words | {n.start: _head_of(n, language) for n in mandates}


def _head_of(mandate: ResolvedName, language: Language) -> str:
    """What a mandate is repeated as: “Working Group” of “open-ended working group on wells”."""
    words, name = language.unlisted_names["repeated_whole"], mandate.keys[0].lower()
    return max((word for word in words if f" {word.lower()} " in f" {name}"), key=len, default="")


def _whole(name: ResolvedName, finder: PhraseFinder, language: Language) -> ResolvedName:
    """A name with the capitals before it: “Joint Ad Hoc Working Group on”, which is a body of its own."""
    words = language.unlisted_names
    is_group = finder.text.startswith(words["groups_of_experts"], name.start)
    is_begun = is_group or finder.text.startswith((*words["instruments"], *words["small_only"]), name.start)
    if name.evidence != "named-pattern" or not is_begun:
        return name
    start = finder.beginning(name.start)
    if start == name.start:
        return name
    kind: Kind = "body" if is_group else name.kind
    return name._replace(start=start, kind=kind, keys=(finder.text[start : name.end],))


@dataclass(frozen=True, slots=True)
class _Phrases:
    """What the phrases of one text name."""

    text: str
    named: list[ResolvedName]
    judge: Judge
    near: NearNames
    authorities: Authorities
    _holders: dict[str, ResolvedName | None] = field(default_factory=dict)
    """What a text has named in full, by the beginnings of names in small letters."""

    def entity(self, phrase: NamePhrase, verdict: Verdict) -> ResolvedName | None:
        """The record or candidate that a phrase names; None for a short form and for what is no name."""
        place, about, text = phrase[:2], phrase.about, self.text
        if about and (keys := self._protocols(phrase)):
            return protocol_of(about, *place, keys)
        first = bisect_left(self.named, (phrase.start,))
        inside = [n for n in self.named[first : first + _NEAR] if n.start < phrase.end and (not n.short or n == about)]
        organ = f" {phrase.lead} {self.near.spelt_out(text, *about[:2], [about])}" if phrase.is_organ and about else ""
        kinds: tuple[Kind, ...] = ("instrument",) if phrase.kind == "instrument" else ("body", "mechanism")
        number = _CONVENTION.search(text, phrase.start, phrase.end) if phrase.head.startswith("Convention") else None
        full = number[0] if number else _ADDED.sub("", self.near.spelt_out(text, *place, inside)) + organ
        key = (
            self._near(phrase, full, kinds)
            or self.near.noted(full, kinds)
            or (self.near.of(full, ("body",)) if phrase.kind == "instrument" else None)  # "Wells Coordination Compact"
            or self._without_place(phrase)
            or self._by_acronym(phrase)
            or self._begun(phrase, full)
        )
        if key is not None:
            members = self.authorities.instruments[key.id].members if key.kind == "instrument" else ()
            return ResolvedName(*place, key.kind, members or (key.id,), "full-name", None, short=False)
        if (held := self._elsewhere(phrase)) is not None:
            return held
        if verdict != "name":
            return None
        if phrase.lead and (self.near.is_broken_off(full) or self._is_parted(phrase, full)):
            return None
        if phrase.kind != "instrument" and self._is_beginning(phrase, full):
            return self._named_in_full(phrase, full)
        if phrase.head in self.near.language.unlisted_names["small_titled"]:
            place = phrase.start, end_of_title(text, phrase.end, self.near.language)
        target = text[slice(*place)] + organ
        return ResolvedName(*place, phrase.kind, (target,), "named-pattern", None, short=False)

    def _near(self, phrase: NamePhrase, full: str, kinds: tuple[Kind, ...]) -> Key | None:
        """The record of almost a phrase's words, unless a longer name of another begins with these words.

        “United Nations Peace-Building Support Office” in a country; never the “Peacebuilding Support Office”.
        """
        key = self.near.of(full, kinds)
        if key is None or phrase.kind == "instrument" or phrase.lead or self.near.titles.get(key) == full:
            return key
        return None if self.near.is_broken_off(full, of_another_than=key) else key

    def _elsewhere(self, phrase: NamePhrase) -> ResolvedName | None:
        """What the text has named in full by the head of an organ that no authority holds.

        “the Conference of the Parties to the Convention”, if the convention that is meant elsewhere has no such organ.
        """
        if not phrase.is_organ or phrase.about is None or not phrase.about.short or phrase.kind == "instrument":
            return None
        beginning, first = self.text[phrase.start : phrase.about.end], bisect_left(self.named, (phrase.start,))
        named = (n for n in reversed(self.named[:first]) if not n.short and self.text.startswith(beginning, n.start))
        holder = next((n for n in named if n.kind == "body" and len(n.keys) == 1), None)
        return standing_for(holder, phrase.start, phrase.end) if holder else None

    def _is_parted(self, phrase: NamePhrase, full: str) -> bool:
        return self.near.is_parted(full, self.text[phrase.end : phrase.end + _REST_OF_WORD])

    def _is_beginning(self, phrase: NamePhrase, full: str) -> bool:
        """Whether a name without a subject is only the beginning of an authority's: “European Union Mission”.

        Never before a subject of its own: “United Nations voluntary trust fund for victims”.
        """
        return not (phrase.lead or phrase.is_organ) and self.near.is_broken_off(full) and self._ends(phrase.end)

    def _ends(self, position: int) -> bool:
        """Whether neither a subject nor an acronym stands behind a place."""
        behind = self.text[position : position + 1], self.text[position + 1 : position + 2]
        if behind[0] != " ":
            return True
        leads = self.near.language.unlisted_names["goes_on_small"]
        return behind[1] != "(" and not self.text.startswith(tuple(f" {lead} " for lead in leads), position)

    def _named_in_full(self, phrase: NamePhrase, full: str) -> ResolvedName | None:
        """The only name of the text that goes on where a phrase ends: “European Union Mission” of that in Utopia."""
        beginning = f"{full.lower()} "
        if beginning not in self._holders:
            holders = {n.keys: n for n in self.named if len(n.keys) == 1 and self.near.begins_with(n, beginning)}
            self._holders[beginning] = holders.popitem()[1] if len(holders) == 1 else None
        holder = self._holders[beginning]
        return standing_for(holder, phrase.start, phrase.end) if holder else None

    def _by_acronym(self, phrase: NamePhrase) -> Key | None:
        """The record whose acronym stands in parentheses behind a body's name, if it is almost its own."""
        if phrase.kind == "instrument" or not self.text.startswith(" (", phrase.end):
            return None
        index = bisect_left(self.named, (phrase.end + 2,))
        name = self.named[index] if index < len(self.named) else None
        if name is None or name.start != phrase.end + 2 or len(name.keys) != 1 or name.kind == "instrument":
            return None
        key = Key(name.kind, name.keys[0])
        if phrase.about is not None and phrase.about.keys == name.keys:
            return None  # "Head of Mission for the United Nations Force (UNF)"
        return key if self.near.is_misnamed(self.text[phrase.start : phrase.end], key) else None

    def _begun(self, phrase: NamePhrase, full: str) -> Key | None:
        """The record of an instrument whose title the text gives without its end."""
        return self.near.begun(full) if phrase.kind == "instrument" and phrase.lead else None

    def _without_place(self, phrase: NamePhrase) -> Key | None:
        """The record of a title behind the place where it was signed: “Vell Convention on the Protection of”."""
        words = self.near.language.unlisted_names
        if phrase.kind != "instrument" or not phrase.lead or len(phrase.before) != 1:
            return None
        place = phrase.before[0]
        if place.isupper() or place in words["regional"] or place in words["generic"]:
            return None
        title = self.text[phrase.start + len(place) + 1 : phrase.end]
        return self.near.of(title, ("instrument",)) if title.count(" ") >= _LEAST_OF_TITLE else None

    def _protocols(self, phrase: NamePhrase) -> tuple[str, ...]:
        """The protocols to the instrument that a phrase ends in: “Optional Protocol to CEDAW”."""
        words, about, text = self.near.language.unlisted_names, phrase.about, self.text
        if about is None or about.end != phrase.end or about.kind != "instrument" or len(about.keys) != 1:
            return ()
        if phrase.head not in words["protocols"] or phrase.lead not in words["to"]:
            return ()
        ordinal = text[max(0, phrase.start - _ORDINAL) : phrase.start].strip().rpartition(" ")[2].capitalize()
        known = protocols(self.near.language, self.authorities)
        return known.meant(
            about.keys[0],
            text[phrase.end : phrase.end + _SUBJECT].lower(),
            optional=bool(known.patterns.protocol.search(text[phrase.start : phrase.end].lower())),
            second=any(word in words["second"] for word in (*phrase.before, ordinal)),
            several=0 if phrase.head.endswith("s") else None,
        )

    def numbered(self, finder: PhraseFinder) -> Iterator[ResolvedName]:
        """Conventions by their number, with the title behind it: “Convention No. 105 concerning the Abolition of”."""
        for name in self.named:
            if name.kind == "instrument" and not name.short and self.text[name.end - 1].isdigit():
                end = finder.numbered(name.end) if _CONVENTION.match(self.text, name.start, name.end) else None
                if end is not None:
                    yield name._replace(end=end)

    def statutes(self, finder: PhraseFinder, places: Iterable[Place]) -> Iterator[ResolvedName]:
        """The statutes of bodies: “the statute of the Well Institute”."""
        for _, start, end in places:
            name = finder.by_start.get(end + 1)
            if name is not None and name.kind == "body" and not name.short and len(name.keys) == 1:
                title = f"{self.text[start:end].capitalize()} {name.keys[0]}"
                known = self.near.of(title, ("instrument",))
                evidence: Evidence = "full-name" if known else "named-pattern"
                key = known.id if known else title
                yield ResolvedName(start, name.end, "instrument", (key,), evidence, None, short=False)


class _Sorted:
    """The phrases of one text by what they are."""

    def __init__(
        self, phrases: _Phrases, certain: list[ResolvedName], heads: dict[int, str], unclear: Container[tuple[int, int]]
    ) -> None:
        self.phrases = phrases
        self.certain, self.heads = certain, heads
        self.unclear = unclear
        self.taken = {n.start for n in certain}
        self._short: dict[NamePhrase, Verdict] = {}
        self._parts: list[NamePhrase] = []
        self._refused: list[NamePhrase] = []

    def is_name(self, phrase: NamePhrase) -> bool:
        """Whether a phrase is a name or may stand for one, or is one already; kept for later."""
        if phrase.start in self.taken or (phrase.start, phrase.end) in self.unclear:
            return True
        verdict = self.phrases.judge.verdict(phrase)
        name = self.phrases.entity(phrase, verdict)
        if name is not None:
            self.certain.append(name)
            self.heads[phrase.start] = phrase.head
        elif verdict != "no name":
            self._short[phrase] = verdict
        else:
            if phrase.lead and phrase.kind == "instrument":
                self._parts.append(phrase)
            elif phrase.lead and phrase.before:
                self._refused.append(phrase)
            return False
        return True

    def read(self, finder: PhraseFinder, places: Sequence[Place]) -> None:
        """Sort the phrases at the places of heads."""
        read_phrases(finder, places, self.is_name)
        self.certain += list(self.repeated())

    def repeated(self) -> Iterator[ResolvedName]:
        """The bodies that nothing marks where they stand, but where the text names them elsewhere."""
        text = self.phrases.text
        sure = {text[n.start : n.end]: n for n in self.certain if n.kind != "instrument"} if self._refused else {}
        for phrase in self._refused:
            name = sure.get(text[phrase.start : phrase.end])
            if name is not None and name.kind == phrase.kind:
                self.heads[phrase.start] = phrase.head
                yield name._replace(start=phrase.start, end=phrase.end)

    def short_forms(self) -> dict[NamePhrase, Verdict]:
        """The phrases that may stand for a name, with what they are.

        Also what a name begins with that says whose it is: “Rules of Procedure and Evidence” of those of a tribunal.
        """
        text, parts = self.phrases.text, self._parts
        titles = [n.keys[0] for n in self.certain if n.kind == "instrument"] if parts else []
        for part in parts:
            if any(title.startswith(f"{text[part.start : part.end]} of ") for title in titles):
                self._short[part] = "short form"
        return self._short


# The number of a note in a word, and the acronym of the words before it: "Declaration1 and", "Wells (WSC) Pact".
_ADDED = re.compile(r"(?<=[a-z])\d{1,2}(?!\w)| \([A-Z]{2,5}\)(?= [A-Z])")
# "Convention No. 105", "Conventions No.138": of the International Labour Organization.
_CONVENTION = re.compile(r"Conventions? No\.? ?\d+")


def _organizations(
    text: str, places: Sequence[int], named: list[ResolvedName], language: Language
) -> Iterator[ResolvedName]:
    """Organizations that a resolution is about by its title, wherever the text names them.

    “Cooperation between the United Nations and the Central European Initiative”. `places` are the ends of what stands
    before them in a title.
    """
    starts = {n.start for n in named} if places else set()
    matches = (_organization(language).match(text, place) for place in places)
    for name in sorted({m["name"] for m in matches if m and m.start("name") not in starts}):
        for match in re.finditer(rf"\b{re.escape(name)}\b", text):
            yield ResolvedName(*match.span(), "body", (name,), "named-pattern", None, short=False)


@lru_cache(maxsize=8)
def _organization(language: Language) -> re.Pattern[str]:
    """Capitals up to the end of the title."""
    small = any_of(f"{word} " for word in language.unlisted_names["small"])
    return re.compile(rf" (?P<name>[A-Z][\w'-]+(?: (?:{small})*(?!General Assembly)[A-Z][\w'-]+)+)(?=[\n,;.]| in the )")
