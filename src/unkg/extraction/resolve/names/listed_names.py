"""Names of which only the first in a list is written out: “ILO Conventions No. 138 and No. 182”."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from unkg.authorities.language import Language
from unkg.extraction.layout.normalized_text import NormalizedText
from unkg.extraction.patterns.anchors import Anchored, anchored
from unkg.extraction.patterns.words import any_of, any_of_each, holds_any, optional, stems_of
from unkg.extraction.resolve.resolved import ResolvedName, by_place
from unkg.extraction.scan.gazetteer import Gazetteer, Kind

# "Minimum Age Convention, 1973 (No. 138)"; never a title without the number.
_NUMBERED = re.compile(r"\(No\. (?P<number>\d{1,3})\)$")


class _Patterns(NamedTuple):
    """The patterns of a language for the text as printed."""

    labour: Anchored
    next_number: re.Pattern[str]
    conventions: dict[str, str]
    """Numbers to conventions."""
    rapporteurs: Anchored
    joint: re.Pattern[str]
    subject: re.Pattern[str]
    mandates: dict[str, str]
    """Subjects in lower case to mechanisms."""


@lru_cache(maxsize=8)
def _patterns(names: Gazetteer) -> _Patterns:
    language = names.language
    words, listed = any_of_each(language.treaty_words), language.treaty_words
    mandates, conventions = _mandates(names, language), _conventions(names)
    number = rf"(?:{words['number']} ?)?"
    return _Patterns(
        labour=anchored(
            rf"\b{words['labour']} {words['conventions']} {number}(?P<number>\d{{1,3}})\b", listed["labour"]
        ),
        # " concerning Minimum Age for Admission to Employment and No. 182"; never the year of "(No. 29), 1930".
        next_number=re.compile(
            rf"(?:[^.;\d]{{0,120}}?(?={words['and']} {words['number']}))?,? ?{words['and']} "
            rf"(?P<words>{number}(?P<number>\d{{1,3}}))\b(?![-/.])"
        ),
        conventions=conventions,
        rapporteurs=anchored(rf"\b{words['rapporteurs']} {optional(listed['the'])}", listed["rapporteurs"]),
        joint=re.compile(rf" ?{words['and']} (?:{words['on']} )?"),
        subject=re.compile(rf"{any_of(mandates)}\b"),
        mandates=mandates,
    )


@lru_cache(maxsize=8)
def _stems(language: Language) -> tuple[str, ...]:
    """Of which every text holds one that has such a list."""
    return stems_of((*language.treaty_words["labour"], *language.treaty_words["rapporteurs"]))


def with_listed_names(found: list[ResolvedName], normalized: NormalizedText, names: Gazetteer) -> list[ResolvedName]:
    """The names of a text with those that share their first words with the one before."""
    if not holds_any(normalized.text, _stems(names.language)):
        return found
    patterns = _patterns(names)
    added = [*_labour_conventions(normalized, patterns), *_rapporteurs(normalized, patterns)]
    if not added:
        return found
    kept = [name for name in found if not any(one.start < name.end and name.start < one.end for one in added)]
    return by_place([*kept, *added])


def _labour_conventions(normalized: NormalizedText, patterns: _Patterns) -> Iterator[ResolvedName]:
    text = normalized.text
    for match in patterns.labour.on(text, normalized.lower).finditer(0, len(text)):
        end = normalized.passage_at(match.start()).end
        start, number, position = match.start(), match["number"], match.end()
        while True:
            yield _name(start, position, "instrument", patterns.conventions.get(number))
            following = patterns.next_number.match(text, position, end)
            if following is None:
                break
            start, number, position = following.start("words"), following["number"], following.end()


def _rapporteurs(normalized: NormalizedText, patterns: _Patterns) -> Iterator[ResolvedName]:
    lower = normalized.lower
    for match in patterns.rapporteurs.on(normalized.text, lower).finditer(0, len(lower)):
        start, position = match.start(), match.end()
        while subject := patterns.subject.match(lower, position):
            yield _name(start, subject.end(), "mechanism", patterns.mandates[subject[0]])
            joint = patterns.joint.match(lower, subject.end())
            if joint is None:
                break
            start = position = joint.end()


def _name(start: int, end: int, kind: Kind, key: str | None) -> ResolvedName:
    if key is None:
        return ResolvedName(start, end, kind, (), None, "unknown-name", short=False)
    return ResolvedName(start, end, kind, (key,), "full-name", None, short=False)


def _conventions(names: Gazetteer) -> dict[str, str]:
    titles = ((key.id, _NUMBERED.search(key.id)) for key in names.full_names if key.kind == "instrument")
    return {match["number"]: title for title, match in titles if match}


def _mandates(names: Gazetteer, language: Language) -> dict[str, str]:
    """What follows “Special Rapporteur on” in the names of mechanisms, without an article."""
    titles = any_of(title.lower() for title in language.treaty_words["rapporteur"])
    begins = re.compile(rf"{titles} {optional(language.treaty_words['the'])}(?P<subject>.+)")
    mechanisms = (
        (key, name) for key, written in names.full_names.items() if key.kind == "mechanism" for name in written
    )
    return {match["subject"]: key.id for key, name in mechanisms if (match := begins.fullmatch(name))}
