"""The words by which a text says that a report answers a request, as patterns of a language."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from unkg.authorities.language import Language
from unkg.extraction.patterns.dates import date_pattern
from unkg.extraction.patterns.words import RAISED, any_of, any_of_each, stems_of


class StatementPatterns(NamedTuple):
    """What says that a report answers a request; patterns that end in `$` are searched before a place."""

    noun: re.Pattern[str]
    weak: frozenset[str]
    """What is a report only where no report is named before it: “survey”."""
    under: re.Pattern[str]
    leads: tuple[str, ...]
    """Strings in lower case of which every match of `under` holds one."""
    requested: re.Pattern[str]
    submitted: re.Pattern[str]
    submits: re.Pattern[str]
    under_which: re.Pattern[str]
    following: re.Pattern[str]
    under_that: re.Pattern[str]
    that: re.Pattern[str]
    """What `under_that` cannot match without."""
    other: re.Pattern[str]
    topic: re.Pattern[str]
    some: re.Pattern[str]
    determined: re.Pattern[str]
    inside: re.Pattern[str]
    joined: re.Pattern[str]


class ReportPatterns(NamedTuple):
    """What says which report it is, and whether it is there."""

    plurals: frozenset[str]
    another: re.Pattern[str]
    behind: re.Pattern[str]
    respectively: re.Pattern[str]
    present: re.Pattern[str]
    transmits: re.Pattern[str]
    requested: re.Pattern[str]
    not_yet: re.Pattern[str]
    taken_up: re.Pattern[str]
    of_author: re.Pattern[str]


@lru_cache(maxsize=8)
def statement_patterns(language: Language) -> StatementPatterns:
    """The patterns of a language for the text as printed, built once."""
    listed, words = language.report_words, any_of_each(language.report_words)
    noun, dated = _noun(listed, words), _dated(language, words)
    return StatementPatterns(
        noun=re.compile(noun, re.IGNORECASE),
        weak=frozenset((*listed.get("survey", ()), *listed.get("surveys", ()))),
        under=_under(words, dated),
        leads=stems_of(word.lower() for purpose in ("under", "requested") for word in listed.get(purpose, ())),
        requested=re.compile(words["requested"], re.IGNORECASE),
        submitted=re.compile(rf"\b{words['submitted']}\b", re.IGNORECASE),
        submits=re.compile(rf",? {_submits(words, noun)}", re.IGNORECASE),
        under_which=_under_which(words, noun),
        # ", the following documents were issued"; never "the following documents and resolutions".
        following=re.compile(
            rf",? {words['following']} (?P<noun>{_documents(listed)}) {words['was']} {words['submitted']}\b",
            re.IGNORECASE,
        ),
        under_that=re.compile(
            rf"\b{words['under']} (?P<that>{words['that']}|(?P<those>{words['those']}))(?![\w'-])", re.IGNORECASE
        ),
        that=re.compile(rf" (?:{words['that']}|{words['those']})"),
        other=_other(words),
        # What a report is about, or a deed of others, between it and "pursuant to": "on steps taken", "established".
        topic=re.compile(rf"\b{words['about']}\b|\b[^\W\dA-Z]+{words['past_endings']}\b|\b{words['relative']}\b"),
        # "reports of the Secretary-General, including pursuant to".
        some=re.compile(rf",? {words['including']} ?$", re.IGNORECASE),
        # "the final report", "the Panel's report"; never "the submission of reports". A language without words for what
        # a report is about cannot tell "the report on measures in accordance with" from one submitted so.
        determined=re.compile(
            rf"(?:\b{words['another']}|'s) (?:[\w-]+ ){{0,5}}$" if listed.get("about") else "(?!)", re.IGNORECASE
        ),
        inside=re.compile(rf"\b{words['inside']} {words['another']} (?:[\w-]+ )?$", re.IGNORECASE),
        # " of 23 March 2016,⁷ and ", ", and of its "; never " and takes account of ", which is another verb.
        joined=re.compile(
            rf"{dated},?[{RAISED}]*(?: {words['and']})?(?: (?:{words['in']}|{words['of']}))?(?: {words['its']})? ?"
        ),
    )


@lru_cache(maxsize=8)
def report_patterns(language: Language) -> ReportPatterns:
    """The patterns of a language for the text as printed, built once."""
    listed, words = language.report_words, any_of_each(language.report_words)
    return ReportPatterns(
        plurals=frozenset((*listed["reports"], *listed.get("surveys", ()))),
        # "taking note also of the report", "and his statement"; never "the conclusions of the report" of the same one.
        another=re.compile(rf"\b{words['another']} (?:[\w-]+ ){{0,3}}?{_documents(listed)}\b", re.IGNORECASE),
        # From a resolution to the symbol or the footnote's marker directly behind: " of 5 December 2018;", " (".
        behind=re.compile(rf"{_dated(language, words)}[,;.]? ?\(?"),
        respectively=re.compile(rf"\b{words['respectively']}\b", re.IGNORECASE),
        present=re.compile(rf"\b{words['present']} (?:[\w-]+ )?$", re.IGNORECASE),
        transmits=re.compile(rf"\b{words['transmits']}\b", re.IGNORECASE),
        requested=re.compile(rf"\b{words['requested']}\b", re.IGNORECASE),
        # "requests the Panel to include in its report", "the report to be submitted": there is no report yet.
        not_yet=re.compile(rf"\b{words['not_yet']}\b", re.IGNORECASE),
        taken_up=re.compile(rf"\b{words['taken_up']}\b(?P<that>,? {words['relative']}\b)?", re.IGNORECASE),
        of_author=re.compile(rf"\b(?:{words['of']}|{words['by']}) (?:{words['the']} )?$", re.IGNORECASE),
    )


def _noun(listed: Mapping[str, tuple[str, ...]], words: Mapping[str, str]) -> str:
    """A noun for a report; never the verb of “takes note of”, “Notes that”, “to report”."""
    nouns = any_of(word for purpose in ("report", "reports", "survey", "surveys") for word in listed.get(purpose, ()))
    no_verb = "".join(rf"(?<!\b{re.escape(word)} )" for word in listed.get("before_verb", ()))
    # The nouns are looked for twice, so that what stands before them is tested at a noun only.
    return rf"\b(?={nouns}\b){no_verb}(?P<noun>{nouns})\b(?! {words['after_verb']}\b)"


def _documents(listed: Mapping[str, tuple[str, ...]]) -> str:
    """A noun for a report or another document."""
    purposes = ("report", "reports", "survey", "surveys", "other_documents")
    return any_of(word for purpose in purposes for word in listed.get(purpose, ()))


def _dated(language: Language, words: Mapping[str, str]) -> str:
    return rf"(?: {words['of']} {date_pattern(language)})?"


def _under(words: Mapping[str, str], dated: str) -> re.Pattern[str]:
    """“pursuant to”, “in response to the request contained in”, “as requested by the Council in”."""
    by = rf"(?: {words['by']} [^,;.]{{3,80}}?)?(?: {words['in']})?"
    pursuant = rf"{words['under']}(?: {words['request']}(?: {words['made']})?{by})?"
    # "the statement by its President of 17 July 2001 (": before the symbol of a statement.
    statement = rf"(?: {words['statement']}{dated} \()?"
    return re.compile(
        rf"\b(?:{pursuant}|{words['requested']}{by}){statement}(?: {words['its']})? ?$",
        re.IGNORECASE,
    )


def _submits(words: Mapping[str, str], noun: str) -> str:
    """“the Secretary-General submitted a report”: the report stands after the request."""
    return rf"[^;.]{{3,100}}? {words['submitted']} (?:[\w-]+ ){{1,4}}?{noun}"


def _under_which(words: Mapping[str, str], noun: str) -> re.Pattern[str]:
    """“, pursuant to which the present report is submitted”, after the resolution."""
    own = rf"{words['the']} {words['present']} (?:[\w-]+ )?{noun}"
    return re.compile(rf",? {words['under']} {words['which']} {own}", re.IGNORECASE)


def _other(words: Mapping[str, str]) -> re.Pattern[str]:
    """A clause about something else: “the report which contained what was requested by”, “the report, and acting by”.

    Never “which was submitted”.
    """
    relative = rf"{words['relative']}\b(?! (?:{words['was']}\b|{words['submitted']}\b))"
    return re.compile(rf"\b{relative}|\b{words['and']} \w+{words['participle_endings']}\b", re.IGNORECASE)
