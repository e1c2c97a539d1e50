"""Acronyms and other short forms that a text itself introduces: “Well Agency (WA)”, “(the “Bangui Agreement”)”.

From there on, each of them stands for the name that it was introduced behind.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from unkg.authorities.language import Language
from unkg.extraction.patterns.words import any_of
from unkg.extraction.resolve.names.short_form_patterns import follows, short_form_patterns
from unkg.extraction.resolve.resolved import ResolvedName

_FARTHEST = 140
"""Characters between a name and the short form that is introduced behind it, such as its place and date."""
_DIRECTLY = 3
"""The same for a short form with other words than the name; a footnote's marker may stand between."""


class Introduction(NamedTuple):
    """A short form, where it is introduced, and the name that it stands for."""

    words: str
    end: int
    name: ResolvedName
    is_acronym: bool

    @property
    def is_exact(self) -> bool:
        """Whether the words need no article, wherever they stand: “LUWA”, “Amended Protocol II”."""
        return self.is_acronym or is_numeral(self.words.rpartition(" ")[2])


# "(UNKG)", "(the AAJIIC)"; never "(A/60/1)", "(Egypt)" nor "(IV)".
_ACRONYM = re.compile(r" ?\((?:the )?\"?(?P<words>(?=[^()\"]*[A-Z][^()\"]*[A-Z])[A-Z][A-Za-z&-]{1,11})\"?[;)]")
# "CoE" is another than "CoE-ECSR"; "AU-led" is of the AU.
_COMPOUND = re.compile(r"-[A-Z]")
_WORDS = re.compile(r"[^\W_]+")
_ROMAN = frozenset("IVXLC")


def introductions(text: str, full: Sequence[ResolvedName], language: Language) -> Iterator[Introduction]:
    """The short forms that a text introduces behind full names of bodies, mechanisms and instruments."""
    known: set[int] | None = None
    for name in full:
        if "(" in text[name.end : name.end + 2]:
            acronym = _ACRONYM.match(text, name.end)
            if acronym is None or is_numeral(acronym["words"]):
                continue
            known = _known(full) if known is None else known
            if acronym.start("words") not in known and is_acronym_of(acronym["words"], text[name.start : name.end]):
                yield Introduction(acronym["words"], acronym.end(), name, is_acronym=True)
    ends: list[int] = []
    for match in _aliases(language).finditer(text):
        known, ends = known or _known(full), ends or [n.end for n in full]
        before = full[bisect_right(ends, match.start()) - 1] if ends and ends[0] <= match.start() else None
        if before is None or match.start("words") in known or "\n" in text[before.end : match.start()]:
            continue
        if _stands_for(match, before, text[before.start : before.end], language):
            yield Introduction(match["words"], match.end(), before, is_acronym=False)


def _known(full: Iterable[ResolvedName]) -> set[int]:
    """Where the names of authorities begin."""
    return {n.start for n in full if n.evidence != "named-pattern"}


def _stands_for(match: re.Match[str], name: ResolvedName, printed: str, language: Language) -> bool:
    """Whether words in parentheses stand for the name before them: of its kind, and with its words or directly behind.

    “(the “Pretoria Agreement”)” is not the Accra Agreement that was named in the same sentence.
    """
    if name.kind not in _kinds(language).get(match["head"], ()) or printed == match["words"]:
        return False
    distance = match.start() - name.end
    if match["numeral"]:  # "Protocol on Wells, as amended on 3 May 2031 (Amended Protocol II)"
        return distance <= _FARTHEST and match["head"] in printed.split()
    if distance <= _DIRECTLY and " " in match["words"]:
        return True
    return distance <= _FARTHEST and set(match["words"].split()) <= set(printed.split())


def acronym_behind(text: str, start: int, end: int) -> str | None:
    """The acronym in parentheses behind words, if it is theirs: “Joint Coordination and Monitoring Board (JCMB)”."""
    match = _ACRONYM.match(text, end)
    return match["words"] if match and is_acronym_of(match["words"], text[start:end]) else None


def is_acronym_of(acronym: str, name: str) -> bool:
    """Whether the letters of an acronym are beginnings of words of a name, in order, from the first on.

    “AAJIIC” of “Abyei Area Joint Investigation and Inquiry Committee”; never “UK” of “Well Agency”.
    """
    initials = [word[0].upper() for word in _WORDS.findall(name)]
    return any(_are_initials(part, initials) for part in (acronym, acronym.rpartition("-")[2]))


def is_numeral(letters: str) -> bool:
    """Whether letters are a Roman numeral, or look like one."""
    return _ROMAN.issuperset(letters)


def initials_of(name: str) -> list[str]:
    """The first letters of the capitals of a name."""
    return [word[0] for word in _WORDS.findall(name) if word[0].isupper()]


def _are_initials(acronym: str, initials: list[str]) -> bool:
    letters = [letter for letter in acronym if letter.isupper()]
    position = 0
    for letter in letters:
        if letter not in initials[position:]:
            return False
        position = initials.index(letter, position) + 1
    return len(letters) > 1 and letters[0] in initials[:2]


def repeated(
    text: str, introduced: Iterable[Introduction], names: Sequence[ResolvedName], language: Language
) -> Iterator[ResolvedName]:
    """The later places where an introduced short form stands alone, outside the names of authorities.

    Introduced for two names, it stands for the one before it. With a demonstrative, what authorities hold is read by
    them: “that Convention” may be another than “the Convention”.
    """
    by_words: dict[str, list[Introduction]] = {}
    for one in sorted(introduced, key=lambda i: i.end):
        by_words.setdefault(one.words, []).append(one)
    taken = [n for n in names if n.keys and n.kind != "state"]
    starts = [n.start for n in taken]
    demonstrative = short_form_patterns(language).demonstrative
    for words, given in by_words.items():
        ends = [one.end for one in given]
        for start in _places(text, words, ends[0]):
            last, end = given[bisect_right(ends, start) - 1], start + len(words)
            pointing = last.name.mention and follows(demonstrative, text, start)
            free = not (pointing or _is_taken(taken, starts, start, end))
            if free and stands_alone(text, start, end, language, exact=last.is_exact):
                yield last.name if start == last.name.start else standing_for(last.name, start, end)


def _places(text: str, words: str, start: int) -> Iterator[int]:
    """Where words stand from a place on."""
    position = text.find(words, start)
    while position >= 0:
        yield position
        position = text.find(words, position + len(words))


def standing_for(name: ResolvedName, start: int, end: int) -> ResolvedName:
    """A short form at a place, for a name."""
    antecedent = (name.start, name.end)
    return ResolvedName(start, end, name.kind, name.keys, "short-form", None, short=True, antecedent=antecedent)


def stands_alone(text: str, start: int, end: int, language: Language, *, exact: bool) -> bool:
    """Whether words are no part of longer ones; those that are no acronym need an article, and no capitals around."""
    if text[start - 1 : start].isalnum() or text[start - 1 : start] in ("/", "-", "_") or text[end : end + 1].isalnum():
        return False
    if exact:
        return text[end : end + 1] != "/" and _COMPOUND.match(text, end) is None
    if text[end : end + 1] in {"/", "-"}:
        return False
    if text[start].islower():  # "this pact", "the working group"; never "the convention on wells"
        return text.endswith(_before_small(language), 0, start) and not _goes_on_small(language).match(text, end)
    return text.endswith(_before_capital(language), 0, start) and not _goes_on(language).match(text, end)


def _is_taken(names: Sequence[ResolvedName], starts: list[int], start: int, end: int) -> bool:
    index = bisect_left(starts, end)
    return any(n.end > start for n in names[max(0, index - 3) : index])


@lru_cache(maxsize=8)
def _goes_on(language: Language) -> re.Pattern[str]:
    """What makes words the beginning of a longer name: “Agreement on Wells”, “Commission Chair”, “Protocol II”."""
    return re.compile(rf" (?:{any_of(language.unlisted_names['to_subject'])} )?[A-Z]")


@lru_cache(maxsize=8)
def _goes_on_small(language: Language) -> re.Pattern[str]:
    """The same of words in small letters, whose subject is in small letters too."""
    return re.compile(rf" (?:{any_of(language.unlisted_names['goes_on_small'])} |[A-Z])")


@lru_cache(maxsize=8)
def _before_capital(language: Language) -> tuple[str, ...]:
    words = language.unlisted_names
    return tuple(f"{word} " for word in (*words["articles"], *words["demonstratives"]))


@lru_cache(maxsize=8)
def _before_small(language: Language) -> tuple[str, ...]:
    return tuple(f" {word} " for word in language.unlisted_names["before_small"])


@lru_cache(maxsize=8)
def _aliases(language: Language) -> re.Pattern[str]:
    """A name in quotes or alone in parentheses: “(the "Bangui Agreement")”, “(Oviedo Convention)”."""
    words = language.unlisted_names
    heads = any_of([*words["instruments"], *words["bodies"], *words["mechanisms"]])
    introducing = rf"(?:{any_of(words['introducing'])} )?"
    capitals = r"(?:[A-Z][\w'-]* (?:of |on |for )?){0,5}"
    name = rf"(?P<words>{capitals}(?P<head>{heads})(?P<numeral> [IVX]+)?)"
    return re.compile(rf"\({introducing}(?P<quote>\")?(?:the )?{name}(?(quote)\"|\))")


@lru_cache(maxsize=8)
def _kinds(language: Language) -> dict[str, frozenset[str]]:
    """The kinds that each head is of."""
    words = language.unlisted_names
    kinds: dict[str, frozenset[str]] = dict.fromkeys(words["instruments"], frozenset({"instrument"}))
    of_bodies = frozenset({"body", "mechanism"})
    return kinds | dict.fromkeys(words["bodies"], of_bodies) | dict.fromkeys(words["mechanisms"], of_bodies)
