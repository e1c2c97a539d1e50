"""The words around numbers as patterns: nouns, lists and dates of a language."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from msgspec import Struct

from unkg.authorities.language import Language
from unkg.extraction.patterns.anchors import Anchored, anchored, in_one_pass
from unkg.extraction.patterns.dates import date_pattern
from unkg.extraction.patterns.words import CAPITAL, RAISED, SMALL, any_of, before_next

MARKERS = rf"[{RAISED}]*"
"""Markers of footnotes, which may follow any number or noun."""

Words = Mapping[str, tuple[str, ...]]


class CitationPatterns(Struct, frozen=True):
    """What is matched around a number.

    A pattern that ends in `$` is searched in the words before a number; the others are matched after it.
    """

    nouns: dict[str, str]
    """Each noun (`resolutions`) with the kind of document it names."""
    plurals: frozenset[str]
    ranges: frozenset[str]
    noun: Anchored
    noun_of: re.Pattern[str]
    plural: Anchored
    document: re.Pattern[str]
    records: re.Pattern[str]
    report: re.Pattern[str]
    parenthesis: re.Pattern[str]
    other_number: re.Pattern[str]
    other_nouns: tuple[str, ...]
    """The ends of the words before `other_number`, in lower case."""
    glue: re.Pattern[str]
    """What joins two items of a list."""
    joints: frozenset[str]
    """The most frequent glue, tested before the pattern."""
    loose: re.Pattern[str]
    listed: re.Pattern[str]
    letters: re.Pattern[str]
    article_ends: re.Pattern[str]
    new_sentence: re.Pattern[str]
    date_follows: re.Pattern[str]
    about: re.Pattern[str]
    behind_date: re.Pattern[str]
    acting_in: tuple[str, ...]
    """What introduces a text by which the subject acts: “In decision 2000/116, the Commission endorsed”."""

    def joins(self, gap: str) -> bool:
        """Whether the words between two numbers make them items of one list."""
        return gap in self.joints or bool(self.glue.match(gap))


class AnchoredWords(NamedTuple):
    """The patterns that are searched over a whole text, in one pass."""

    noun: Anchored
    plural: Anchored
    possessive: Anchored


@lru_cache(maxsize=8)
def citation_patterns(language: Language) -> CitationPatterns:
    """The patterns of a language, built once."""
    words, dated = language.citation, dated_pattern(language)
    glue = _glue(words, dated)
    nouns, anchored_words = _nouns(words), words_in_one_pass(language)
    article, conjunction, about = before_next(words["articles"]), any_of(words["and"]), before_next(words["about"])
    return CitationPatterns(
        nouns=nouns,
        plurals=frozenset(words["plurals"]),
        ranges=frozenset(words["to"]),
        noun=anchored_words.noun,
        noun_of=_noun_of(words, nouns, is_construct=language.script.is_construct),
        plural=anchored_words.plural,
        document=re.compile(rf"{before_next(words['documents'])}\(?$"),
        records=re.compile(rf"(?:{article})?{any_of(words['records'])}[^()\n]{{0,220}}\($"),
        report=_report(words),
        parenthesis=_parenthesis(words),
        other_number=re.compile(rf"\b{any_of(words['other_numbers'])} ?$", re.IGNORECASE),
        other_nouns=tuple(word.lower() for word in words["other_numbers"]),
        glue=glue,
        joints=frozenset(filter(glue.match, (", ", "; ", *(f" {word} " for word in words["and"])))),
        loose=re.compile(rf"{any_of(words['resuming'])} ?$", re.IGNORECASE),
        listed=_listed(words),
        letters=re.compile(
            rf"(?P<join>,|,? {conjunction}| {any_of(words['to'])}) ?"
            r"(?P<letter>AA|BB|CC|DD|EE|FF|[A-Z])(?![A-Za-z0-9_'.-]|-\d)"
        ),
        article_ends=re.compile(rf"{article}$"),
        new_sentence=new_sentence(language),
        date_follows=re.compile(rf"{MARKERS}(?: ?[A-Z](?:-[A-Z])?\b)?{dated}"),
        about=re.compile(rf",? {about}"),
        behind_date=re.compile(rf",? {about}{article}[{CAPITAL}]"),
        acting_in=tuple(f"{word} " for listed in words.get("acting_in", ()) for word in (listed, listed.capitalize())),
    )


# ---- nouns -------------------------------------------------------------------------------------------------------


def _nouns(words: Words) -> dict[str, str]:
    return {noun: kind for kind in ("resolution", "decision", "statement") for noun in words[kind]}


@lru_cache(maxsize=8)
def words_in_one_pass(language: Language) -> AnchoredWords:
    """The nouns, their plurals and the possessives, found together."""
    words = language.citation
    nouns = _nouns(words)
    plurals = [noun for noun in words["plurals"] if nouns[noun] != "statement"]
    behind_noun, number = any_of(words["behind_noun"]), any_of(words["number"])
    between, conjunction = any_of(words["between"]), any_of(words["and"])
    noun = rf"\b(?P<noun>{any_of(nouns)})(?:,? {behind_noun})*(?: {number})?:? ?{MARKERS}[(\"'\[]?$"
    possessive = rf"\b{any_of(words['possessives'])}(?: {between})*(?:,? {conjunction} [^\W\d_]+)? $"
    return AnchoredWords(
        *in_one_pass(
            anchored(noun, nouns, re.IGNORECASE),
            anchored(rf"\b{any_of(plurals)}\b", plurals, re.IGNORECASE),
            anchored(possessive, words["possessives"], re.IGNORECASE),
        )
    )


def _noun_of(words: Words, nouns: dict[str, str], *, is_construct: bool) -> re.Pattern[str]:
    """A noun parted from its number by an organ: “resolutions of the [General Assembly 60/251]”."""
    of_organ, article = before_next(words["of_organ"]), before_next(words["articles"])
    of_organ += "?" if is_construct else ""
    behind_noun = any_of(words["behind_noun"])
    return re.compile(rf"\b(?P<noun>{any_of(nouns)})(?:,? {behind_noun})* {of_organ}(?:{article})?$", re.IGNORECASE)


def _report(words: Words) -> re.Pattern[str]:
    # "his previous report to the General Assembly ("; never a second thing: "the report and the letter (", nor the
    # article inside "del informe (".
    article, conjunction = before_next(words["articles"]), any_of(words["and"])
    return re.compile(
        rf"(?:\b(?:{article}|{any_of(words['possessives'])} )(?:[{SMALL}-]+ )?)?{any_of(words['documents'])}\b"
        rf"(?:(?! {conjunction} )[^(),.;:\n])*\($"
    )


def _parenthesis(words: Words) -> re.Pattern[str]:
    # “(A/67/53 and A/67/53/Corr.1), chap. IV”, “[A/73/12 (Part I)], annexe”: what follows a symbol in its parenthesis;
    # never another sentence.
    conjunction = any_of(words["and"])
    item = r"[^()\[\]\n;]{3,60}(?:\([^()]*\)[^()\[\]\n;]{0,30})?"
    return re.compile(rf"(?:(?:,|,? {conjunction}) {item}){{0,3}}(?:\)\]?|\])")


@lru_cache(maxsize=8)
def new_sentence(language: Language) -> re.Pattern[str]:
    """What ends the reach of a noun: another sentence or another noun."""
    numbered = any_of(noun for noun, kind in _nouns(language.citation).items() if kind != "statement")
    return re.compile(rf"[.;] [{CAPITAL}]|\b{numbered}\b")


# ---- lists and dates ---------------------------------------------------------------------------------------------


def _glue(words: Words, dated: str) -> re.Pattern[str]:
    """Between two items of a list: dates, commas and joining words, a footnote marker; never another sentence."""
    joins, leads = any_of((*words["joins"], *words["asides"])), any_of(words["item_leads"])
    asides = r"(?: ?\([^()]{0,200}\)| ?\[[^\[\]]{0,40}\])?"
    return re.compile(
        rf"{MARKERS}{dated}?{asides}{MARKERS}\d?(?: ?[,;])?{MARKERS}"
        rf"(?: ?(?:(?:{joins}|[;-])\b|[,/]))*[,;]?(?: {leads})*[ ,(]*$",
        re.IGNORECASE,
    )


def _listed(words: Words) -> re.Pattern[str]:
    """What opens a further item of a list by its own pinpoint: “, paragraph 3 of”."""
    conjunction, joined = any_of(words["and"]), any_of((*words["to"], *words["and"]))
    place = rf"[^\W\d_]+ [IVX\d]+(?:(?:-| {joined} )[IVX\d]+)? {before_next(words['of'])}"
    return re.compile(rf"(?:,|\b{conjunction}) (?:{place}|{before_next(words['annexed'])})?$")


@lru_cache(maxsize=8)
def dated_pattern(language: Language) -> str:
    """A regular expression for the date after a number: “ of 15 March 2006”, “ of the same date”."""
    words = language.citation
    return rf"(?:,? ?{before_next(words['dated'])}(?:{any_of(words['same_date'])}|{date_pattern(language)}))"
