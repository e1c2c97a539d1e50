"""The words by which texts speak of mandates, as patterns of a language."""

import re
from functools import lru_cache
from typing import NamedTuple

from unkg.authorities.language import Language
from unkg.extraction.patterns.anchors import Anchored, anchored
from unkg.extraction.patterns.dates import date_pattern
from unkg.extraction.patterns.words import any_of, any_of_each, before_next
from unkg.model import MandateEventKind

_KINDS: tuple[MandateEventKind, ...] = ("established", "extended", "amended", "transferred", "terminated")


class MandatePatterns(NamedTuple):
    """The patterns of a language for the text as printed; those that end in `$` are searched before a place."""

    kind_of: dict[str, MandateEventKind]
    """A form of a verb to what it does to a mandate."""
    verb: Anchored
    """A verb and, in group `mandate`, that a mandate is its object."""
    decides_to: re.Pattern[str]
    shall_be: re.Pattern[str]
    not_deciding: tuple[str, ...]
    """Endings of verb forms by which a paragraph decides nothing."""
    mandate_of: re.Pattern[str]
    in_which: re.Pattern[str]
    aside: re.Pattern[str]
    this_mandate: re.Pattern[str]
    other_subject: re.Pattern[str]
    adopted_on: re.Pattern[str]
    until: re.Pattern[str]
    period: re.Pattern[str]


@lru_cache(maxsize=8)
def mandate_patterns(language: Language) -> MandatePatterns:
    """The patterns of a language, built once."""
    words = any_of_each(language.mandate_words)
    kind_of = _kinds_of_verbs(language)
    verb, mandate, day = rf"(?P<verb>{any_of(kind_of)})\b", any_of(language.mandates["mandate"]), date_pattern(language)
    return MandatePatterns(
        kind_of=kind_of,
        # "extend the mandate of", "to establish, for one year, a", "shall be extended"; never the verb of "extendable".
        verb=anchored(
            rf"\b{verb}(?P<mandate>(?:,[^,;.]{{0,80}},)?(?: [a-z]+){{0,4}} {mandate}\b"
            rf"(?: {words['after_mandate']})?)?",
            kind_of,
            re.IGNORECASE,
        ),
        # "Decides, in this regard, to further"; never "decides that the Panel shall continue; to".
        decides_to=re.compile(
            rf"\b{words['decides']}\b[^;.]*\b{words['to']} (?:{words['before_infinitive']} )?$",
        ),
        shall_be=re.compile(rf"\b{words['shall_be']} (?:{words['before_participle']} )?$"),
        not_deciding=language.mandate_words["not_deciding_endings"],
        mandate_of=re.compile(rf"\b{words['mandate_of']} (?:{words['the']} )?$"),
        in_which=_in_which(words, verb, mandate),
        # " (UNMIL), which was", " and its members, most recently"; never " and the Committee".
        aside=re.compile(
            rf"""["')]*(?: \([^()]*\))?["')]*,?(?: (?:{words["aside"]}|{words["and_its"]} [a-z]+),?)* ?""",
        ),
        # "in accordance with the mandate"; never "a new mandate".
        this_mandate=re.compile(rf"\b{words['this_mandate']},? (?:{words['as']} )?$"),
        other_subject=re.compile(rf"\b{words['other_subject']}\b", re.IGNORECASE),
        # "resolution 2205 (XXI) of 17 December 1966"; of "3 and 4 May 2001" it is asked later that there are two days.
        adopted_on=re.compile(rf",? {before_next(language.citation['dated'])}(?P<day>{day})"),
        until=re.compile(rf"\b{words['until']} (?P<day>{day})"),
        period=_period(words),
    )


def _in_which(words: dict[str, str], verb: str, mandate: str) -> re.Pattern[str]:
    """“, in which the Council decided to extend the mandate”: what a cited text did; never “in which States met”."""
    who = rf"(?:{words['it']}|{words['the']} [A-Z][\w ]{{3,60}}?)"
    decided = rf"(?:(?:{words['before_decided']} )?{words['decided']} {words['to']} |{words['had']} )?"
    return re.compile(
        rf"[^;.]{{0,60}}?,? {words['in_which']} {who} {decided}{verb}(?P<mandate>(?: [a-z]+){{0,4}} {mandate}\b)?"
    )


def _period(words: dict[str, str]) -> re.Pattern[str]:
    """“for a further period of one year”, “for one more year”, “for six months”; never “for the first time”."""
    named = rf"(?:{words['one']} )?(?:{words['further']} )?{words['period_of']} [\w-]+ {words['durations']}"
    one_more = rf"{words['one']} {words['further_one']} {words['one_duration']}"
    counted = rf"(?:{words['a_further']} )?[\w-]+ {words['long_durations']}"
    return re.compile(rf"\b{words['for']} (?P<period>{named}|{one_more}|{counted})\b")


def _kinds_of_verbs(language: Language) -> dict[str, MandateEventKind]:
    kind_of: dict[str, MandateEventKind] = {}
    for kind in _KINDS:
        for base in language.mandates[kind]:
            for form in (base, *_forms(base, language)):
                kind_of.setdefault(form, kind)
    return kind_of


def _forms(base: str, language: Language) -> tuple[str, ...]:
    """The forms of a verb; of one that is in no table of verbs, its regular forms in English."""
    known = language.forms.get(base)
    if known:
        return tuple(form for forms in known for form in forms)
    stem = base.removesuffix("e")
    return f"{base}s", f"{stem}ing", f"{stem}ed"
