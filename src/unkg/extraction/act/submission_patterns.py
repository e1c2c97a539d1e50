"""The words by which a text says that a report answers a request, as patterns of a language."""

import re
from functools import lru_cache
from typing import NamedTuple

from unkg.authorities.language import Language
from unkg.extraction.patterns.dates import date_pattern
from unkg.extraction.patterns.words import any_of, any_of_each


class SubmissionPatterns(NamedTuple):
    """The patterns of a language for the text as printed; those that end in `$` are searched before a place."""

    noun: re.Pattern[str]
    plurals: frozenset[str]
    another: re.Pattern[str]
    under: re.Pattern[str]
    requested: re.Pattern[str]
    submitted: re.Pattern[str]
    submits: re.Pattern[str]
    other: re.Pattern[str]
    joined: re.Pattern[str]
    present: re.Pattern[str]
    transmits: re.Pattern[str]
    respectively: re.Pattern[str]


@lru_cache(maxsize=8)
def submission_patterns(language: Language) -> SubmissionPatterns:
    """The patterns of a language, built once."""
    listed, words = language.report_words, any_of_each(language.report_words)
    nouns = any_of((*listed["report"], *listed["reports"]))
    return SubmissionPatterns(
        noun=re.compile(rf"\b(?P<noun>{nouns})\b", re.IGNORECASE),
        plurals=frozenset(listed["reports"]),
        # "taking note also of the report", "and his letter"; never "the conclusions of the report" of the same one.
        another=re.compile(rf"\b{words['another']} (?:[\w-]+ ){{0,3}}?{nouns}\b", re.IGNORECASE),
        under=_under(words),
        requested=re.compile(words["requested"], re.IGNORECASE),
        submitted=re.compile(rf"\b{words['submitted']}\b", re.IGNORECASE),
        # ", the Secretary-General submitted a report": the report stands after the request.
        submits=re.compile(
            rf",? [^;.]{{3,100}}? {words['submitted']} (?:[\w-]+ ){{1,4}}?(?P<noun>{nouns})\b", re.IGNORECASE
        ),
        other=_other(words),
        # " of 23 March 2016 and ", ", and of its "; never " and takes account of ", which is another verb.
        joined=re.compile(
            rf"(?: {words['of']} {date_pattern(language)})?,?(?: {words['and']})?"
            rf"(?: (?:{words['in']}|{words['of']}))?(?: {words['its']})? ?"
        ),
        present=re.compile(rf"\b{words['present']} $", re.IGNORECASE),
        transmits=re.compile(rf"\b{words['transmits']}\b", re.IGNORECASE),
        respectively=re.compile(rf"\b{words['respectively']}\b", re.IGNORECASE),
    )


def _under(words: dict[str, str]) -> re.Pattern[str]:
    """“pursuant to”, “in response to the request contained in”, “as requested by the Council in”."""
    by = rf"(?: {words['by']} [^,;.]{{3,80}}?)?(?: {words['in']})?"
    pursuant = rf"{words['under']}(?: {words['request']}(?: {words['made']})?{by})?"
    return re.compile(rf"\b(?:{pursuant}|{words['requested']}{by}) ?$", re.IGNORECASE)


def _other(words: dict[str, str]) -> re.Pattern[str]:
    """A clause about something else: “the report which contained what was requested by”, “the report, and acting by”.

    Never “which was submitted”.
    """
    relative = rf"{words['relative']}\b(?! (?:{words['was']}\b|{words['submitted']}\b))"
    return re.compile(rf"\b{relative}|\b{words['and']} \w+{words['participle_endings']}\b", re.IGNORECASE)
