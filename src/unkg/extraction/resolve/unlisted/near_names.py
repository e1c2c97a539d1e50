"""Names of authorities in other small words: “European Court for Human Rights”, “Optional Protocol to CEDAW”."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache

from msgspec import Struct

from unkg.authorities.language import Language
from unkg.extraction.resolve.resolved import ResolvedName
from unkg.extraction.scan.gazetteer import Gazetteer, Key, Kind
from unkg.model import Authorities

Content = tuple[str, ...]
"""The words of a name that tell it from others."""
_LEAST = 3
"""Words of content by which a name is known again; two are shared by too many."""
_LEAST_OF_BEGINNING = 6
"""Words by which a title is known that ends too soon."""
_LEAST_IN_ANY_ORDER = 5
"""Words by which a body is known again in whatever order they stand."""
_NOTES = frozenset("abcde")
"""Letters of notes in tables."""
_BETWEEN = (" ", ",")
"""What stands behind a word in a title that goes on."""
_WORD = re.compile(r"[^\W_]+")
# "Economic, Social", a list without its end; never "Peace, Security and Law", which has it.
_IN_LIST = re.compile(r", [\w-]+$")


class NearNames(Struct, frozen=True, eq=False):
    """The full names of the authorities by their content."""

    language: Language
    by_content: dict[Content, tuple[Key, ...]]
    by_words: dict[Content, tuple[Key, ...]]
    """The same, with the words in order of the alphabet."""
    titles: dict[Key, str]
    """A full name of each record, for a short form or acronym inside a longer name."""
    beginnings: tuple[tuple[str, Key], ...]
    """All full names in small letters, sorted."""

    def is_broken_off(self, words: str, *, of_another_than: Key | None = None) -> bool:
        """Whether words are the beginning of an authority's name, broken off by damage: “Charter of the United”.

        Never “Agreement on the City of Hodeidah”, whose full name goes on with “and”, or one that goes on with its
        parties; but “Covenant on Economic, Social”, whose list does.
        """
        name = next((name for name, key in self._beginning_with(words) if key != of_another_than), None)
        listed = self.language.unlisted_names
        if name is None or _IN_LIST.search(words):
            return name is not None
        return not name.startswith((*listed["joining"], *listed["between"]), len(words) + 1)

    def begins_with(self, name: ResolvedName, beginning: str) -> bool:
        """Whether the full name of what a name means begins with some words in small letters."""
        return self.titles.get(Key(name.kind, name.keys[0]), name.keys[0]).lower().startswith(beginning)

    def begun(self, words: str) -> Key | None:
        """The only record whose title a text gives without its end: “Convention … of Certain Conventional Weapons”."""
        if len(_without(_dropped(self.language)[0], _WORD.findall(words.lower()))) < _LEAST_OF_BEGINNING:
            return None
        organization = next(
            (o for o in self.language.unlisted_names["united_nations"] if words.startswith(f"{o} ")), ""
        )
        spellings = (words, words.removeprefix(organization).lstrip())
        keys = {key for spelling in spellings for _, key in self._beginning_with(spelling)}
        return keys.pop() if len(keys) == 1 else None

    def is_parted(self, words: str, behind: str) -> bool:
        """Whether a space that damage brought parts an authority's name where words end: “United Nations Hi gh”.

        Never “Office of the United Nations Hi”, with nothing behind it that its last word goes on with.
        """
        rest = _WORD.match(behind, 1)
        if rest is None or not behind.startswith(" "):
            return False
        return any(True for _ in self._beginning(f"{words}{rest[0]}".lower()))

    def _beginning_with(self, words: str) -> Iterator[tuple[str, Key]]:
        """The full names that go on behind some words, with their records."""
        return ((name, key) for name, key in self._beginning(words.lower()) if name[len(words) :][:1] in _BETWEEN)

    def _beginning(self, words: str) -> Iterator[tuple[str, Key]]:
        """The full names that begin with some words in small letters, with their records."""
        for index in range(bisect_left(self.beginnings, (words,)), len(self.beginnings)):
            if not self.beginnings[index][0].startswith(words):
                return
            yield self.beginnings[index]

    def is_misnamed(self, words: str, key: Key) -> bool:
        """Whether words are so near the name of a record that its acronym behind them tells what they mean.

        “Intergovernmental Agency on Development (IGAD)”.
        """
        light = _dropped(self.language)[1]
        printed = " ".join(word for word in words.split() if not word.isupper())
        of_words, of_name = (
            set(_without(light, _WORD.findall(_parted(spelt.lower())))) for spelt in (printed, self.titles.get(key, ""))
        )
        common = len(of_words & of_name)
        return common > 1 and (common == len(of_words) or 3 * common >= 2 * max(len(of_words), len(of_name)))

    def of(self, words: str, kinds: Iterable[Kind]) -> Key | None:
        """The only record of some kinds that bears a name of the same content."""
        parts = _WORD.findall(_parted(words.lower()))
        if len(parts) < _LEAST:
            return None
        for dropped in _dropped(self.language):
            content = _without(dropped, parts)
            found = self.by_content.get(content, ())
            # "Charter of the Union" and "Union Charter" are one; "Human Rights Commission" is another than the
            # Commission on Human Rights.
            if not found and ("instrument" in kinds or len(content) >= _LEAST_IN_ANY_ORDER):
                found = self.by_words.get(tuple(sorted(content)), ())
            keys = [key for key in found if key.kind in kinds]
            if len(content) >= _LEAST and len(keys) == 1:
                return keys[0]
        return None

    def noted(self, words: str, kinds: Iterable[Kind]) -> Key | None:
        """The record whose name stands before the letter of a note: “Committee on Wellsb” of a table."""
        is_noted = len(words) > 1 and words[-1] in _NOTES and words[-2].islower()
        key = self.of(words[:-1], kinds) if is_noted else None
        return key if key is not None and self.titles.get(key) == words[:-1] else None

    def spelt_out(self, text: str, start: int, end: int, inside: Iterable[ResolvedName]) -> str:
        """The words of a place, with the acronyms, States and short forms inside it in full."""
        parts, position = [], start
        for name in inside:
            key = Key(name.kind, name.keys[0]) if len(name.keys) == 1 else None
            if key in self.titles and position <= name.start and name.end <= end:
                parts += [text[position : name.start], self.titles[key]]
                position = name.end
        return "".join([*parts, text[position:end]])


@lru_cache(maxsize=8)
def near_names(names: Gazetteer, authorities: Authorities) -> NearNames:
    """The full names of the authorities in a language, indexed once."""
    found: dict[Content, dict[Key, None]] = {}
    in_any_order: dict[Content, dict[Key, None]] = {}
    organizations = frozenset(name for key, own in names.full_names.items() if key.kind == "body" for name in own)
    for key, own in names.full_names.items():
        if key.kind != "state":
            spellings = [*own, *_without_organization(key, own, organizations)]
            for content in {content for s in spellings for content in _contents(s, names.language)}:
                found.setdefault(content, {})[key] = None
                in_any_order.setdefault(tuple(sorted(content)), {})[key] = None
    titles = {Key("instrument", i.id): i.title for i in authorities.instruments.values() if not i.members}
    titles |= {Key("body", name): name for name in authorities.bodies}
    titles |= {Key("state", state.iso3): state.name for state in authorities.states.values()}
    beginnings = sorted(
        {(name.lower(), key) for key, own in names.full_names.items() if key.kind != "state" for name in own}
    )
    return NearNames(names.language, _listed(found), _listed(in_any_order), titles, tuple(beginnings))


def _without_organization(key: Key, spellings: Iterable[str], organizations: frozenset[str]) -> Iterator[str]:
    """Long titles of instruments without the organization at their beginning.

    “Convention on Small Arms and Light Weapons, Their Ammunition and Other Related Materials”
    """
    for spelling in spellings if key.kind == "instrument" else ():
        beginning = spelling.rpartition(" ")[0]
        while beginning and beginning not in organizations:
            beginning = beginning.rpartition(" ")[0]
        rest = spelling[len(beginning) + 1 :]
        if beginning and rest.count(" ") >= _LEAST_IN_ANY_ORDER:
            yield rest


def _listed(found: dict[Content, dict[Key, None]]) -> dict[Content, tuple[Key, ...]]:
    return {content: tuple(keys) for content, keys in found.items()}


def _contents(words: str, language: Language) -> list[Content]:
    """The content of a name, and without what is often dropped too: “international”, “protection of”."""
    parts = _WORD.findall(_parted(words.lower()))
    return [_without(dropped, parts) for dropped in _dropped(language)]


def _without(dropped: frozenset[str], words: Iterable[str]) -> Content:
    """The content of words, without those that are dropped."""
    return tuple([_singular(word) for word in words if word not in dropped])


def _parted(words: str) -> str:
    """Words in small letters in one spelling, with those that may have a hyphen in two: “counterterrorism”."""
    for spelling, other in _SPELLINGS:
        words = words.replace(spelling, other)
    return words


_SPELLINGS = (
    ("subcommi", "sub commi"),
    ("counterterror", "counter terror"),
    ("cooperat", "co operat"),
    ("coordinating", "coordination"),
    ("organis", "organiz"),
    ("stabilis", "stabiliz"),
    ("peacebuild", "peace build"),
    ("african", "africa"),
    ("western africa", "west africa"),
    ("eastern africa", "east africa"),
)


def _singular(word: str) -> str:
    """A noun without its plural; heads keep it, for the plural is another record: “Optional Protocols”."""
    return word[:-1] if word[-1] == "s" and len(word) > 3 and word not in _PLURALS else word


_PLURALS = frozenset({"protocols", "conventions", "covenants", "agreements", "committees", "commissions"})


@lru_cache(maxsize=8)
def _dropped(language: Language) -> tuple[frozenset[str], frozenset[str]]:
    small = frozenset(language.unlisted_names["small"])
    return small, small | frozenset(language.unlisted_names["light"])
