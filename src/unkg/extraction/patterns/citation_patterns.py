"""The words around numbers as patterns: nouns, lists, dates, organs and possessives of a language."""

import re
from dataclasses import dataclass
from functools import lru_cache

from unkg.authorities.language import Language
from unkg.extraction.patterns.anchors import Anchored, anchored, in_one_pass
from unkg.extraction.patterns.dates import date_pattern
from unkg.extraction.patterns.words import CAPITAL, RAISED, any_of, before_next

_MARK = rf"[{RAISED}]*"


@dataclass(frozen=True, slots=True)
class CitationPatterns:
    """What is matched around a number; a pattern that ends in `$` is searched in the words before something, others are matched behind it."""

    nouns: dict[str, str]
    plurals: frozenset[str]
    ranges: frozenset[str]
    noun: Anchored
    noun_of: re.Pattern[str]
    document: re.Pattern[str]
    records: re.Pattern[str]
    report: re.Pattern[str]
    parenthesis: re.Pattern[str]
    other_number: re.Pattern[str]
    other_nouns: tuple[str, ...]
    """What the words before it end in, small letters."""
    glue: re.Pattern[str]
    joints: frozenset[str]
    """What mostly joins two items, all of it glue."""
    loose: re.Pattern[str]
    listed: re.Pattern[str]
    plural: Anchored
    new_sentence: re.Pattern[str]
    article_ends: re.Pattern[str]
    coordinated: re.Pattern[str]
    part_of: re.Pattern[str]
    date_follows: re.Pattern[str]
    organ_follows: re.Pattern[str]
    other_follows: re.Pattern[str]
    other: re.Pattern[str]
    about_follows: re.Pattern[str]
    adopted_by: re.Pattern[str]
    adoption_by: re.Pattern[str]
    subject_follows: re.Pattern[str]
    acting_in: tuple[str, ...]
    """What stands before a text by which the subject behind it acts: “In decision 2000/116, the Commission endorsed”."""
    about: re.Pattern[str]
    behind_date: re.Pattern[str]
    between: re.Pattern[str]
    possessive: Anchored
    subject: re.Pattern[str]
    other_body: re.Pattern[str]
    letters: re.Pattern[str]
    openings: frozenset[str]

    def joins(self, gap: str) -> bool:
        """Whether the words between two numbers make them items of one list."""
        return gap in self.joints or bool(self.glue.match(gap))


@lru_cache(maxsize=8)
def citation_patterns(language: Language) -> CitationPatterns:
    """The patterns of a language, built once."""
    words = language.citation
    nouns = {noun: kind for kind in ("resolution", "decision", "statement") for noun in words[kind]}
    plurals = [noun for noun in words["plurals"] if nouns[noun] != "statement"]
    numbered = any_of(noun for noun, kind in nouns.items() if kind != "statement")
    article, conjunction = before_next(words["articles"]), any_of(words["and"])
    dated = rf"(?:,? ?{before_next(words['dated'])}(?:{any_of(words['same_date'])}|{date_pattern(language)}))"
    small = any_of(words["name_words"])
    capital = rf"[{CAPITAL}][\w'-]+"
    bodies = any_of(words["bodies"])
    organ_follows = rf"{_MARK}{dated}?,?(?: \([^()]{{0,40}}\))?,?(?: {any_of(words['adopted'])})? {before_next(words['of_organ'])}(?:{article})?"
    # Between two items of a list: dates, commas and joining words, a footnote mark; never another sentence.
    glue = re.compile(
        rf"{_MARK}{dated}?(?: ?\([^()]{{0,200}}\)| ?\[[^\[\]]{{0,40}}\])?{_MARK}\d?(?: ?[,;])?{_MARK}"
        rf"(?: ?(?:(?:{any_of((*words['joins'], *words['asides']))}|[;-])\b|[,/]))*[,;]?(?: {any_of(words['item_leads'])})*[ ,(]*$",
        re.IGNORECASE,
    )
    # The name of a body that no authority holds: "12/5 of the Council of Europe"; never "of the Council, in which".
    another = (
        rf"(?:(?:[{CAPITAL}][\w'-]+ )+{bodies}\b|{bodies} (?:{before_next(words['name_words'])}(?:{article})?[{CAPITAL}]"
        rf"|{any_of(language.name_forms.get('longer', ()))}(?:\b|(?<='))(?! ?\d)))"
    )
    noun, plural, possessive = in_one_pass(
        anchored(
            rf"\b(?P<noun>{any_of(nouns)})(?:,? {any_of(words['behind_noun'])})*(?: {any_of(words['number'])})?:? ?{_MARK}[(\"'\[]?$", nouns, re.IGNORECASE
        ),
        anchored(rf"\b{any_of(plurals)}\b", plurals, re.IGNORECASE),
        anchored(
            rf"\b{any_of(words['possessives'])}(?: {any_of(words['between'])})*(?:,? {conjunction} [^\W\d_]+)? $",
            words["possessives"],
            re.IGNORECASE,
        ),
    )  # fmt: skip
    return CitationPatterns(
        nouns=nouns,
        plurals=frozenset(words["plurals"]),
        ranges=frozenset(words["to"]),
        noun=noun,
        # "resolutions of the [General Assembly 60/251]": the organ between the noun and its number.
        noun_of=re.compile(
            rf"\b(?P<noun>{any_of(nouns)})(?:,? {any_of(words['behind_noun'])})* {before_next(words['of_organ'])}(?:{article})?$", re.IGNORECASE
        ),
        document=re.compile(rf"{before_next(words['documents'])}\(?$"),
        records=re.compile(rf"(?:{article})?{any_of(words['records'])}[^()\n]{{0,220}}\($"),
        # "his previous report to the General Assembly ("; never a second thing: "the report and the letter (".
        report=re.compile(
            rf"(?:(?:{article}|{any_of(words['possessives'])} )(?:[a-z-]+ )?)?{any_of(words['documents'])}\b"
            rf"(?:(?! {conjunction} )[^(),.;:\n])*\($"
        ),
        # “(A/67/53 and A/67/53/Corr.1), chap. IV”: what follows a symbol in its parenthesis; never another sentence.
        parenthesis=re.compile(
            rf"(?:(?:,|,? {conjunction}) [^()\n;]{{3,60}}(?:\([^()]*\)[^()\n;]{{0,30}})?){{0,3}}\)"
        ),
        other_number=re.compile(rf"\b{any_of(words['other_numbers'])} ?$", re.IGNORECASE),
        other_nouns=tuple(word.lower() for word in words["other_numbers"]),
        glue=glue,
        joints=frozenset(filter(glue.match, (", ", "; ", *(f" {word} " for word in words["and"])))),
        loose=re.compile(rf"{any_of(words['resuming'])} ?$", re.IGNORECASE),
        listed=re.compile(
            rf"(?:,|\b{conjunction}) (?:[^\W\d_]+ [IVX\d]+(?:(?:-| {any_of((*words['to'], *words['and']))} )[IVX\d]+)? {before_next(words['of'])}"
            rf"|{before_next(words['annexed'])})?$"
        ),
        plural=plural,
        article_ends=re.compile(rf"{article}$"),
        new_sentence=re.compile(rf"[.;] [A-Z]|\b{numbered}\b"),
        part_of=re.compile(rf" {before_next(words['of'])}(?:{article})?$"),
        coordinated=re.compile(rf"(?: {conjunction}|,) (?:{article})?$"),
        date_follows=re.compile(rf"{_MARK}(?: ?[A-Z](?:-[A-Z])?\b)?{dated}"),
        organ_follows=re.compile(organ_follows),
        # The name of a body that no authority holds behind a number: "12/5 of the Council of Europe"; never "of the Council, in which".
        other_follows=re.compile(rf"{organ_follows}{another}"),
        other=re.compile(another),
        about_follows=re.compile(rf"{_MARK}{dated}?{_MARK},? {before_next(words['about'])}"),
        adopted_by=re.compile(rf"\b{any_of(words['adopted'])}{dated}?,? {before_next(words['of_organ'])}(?:{article})?"),
        adoption_by=re.compile(
            rf"\b{any_of(words['adoption'])} (?:{article})?(?P<who>.+),? {before_next(words['of_organ'])}(?:{article})?$"
        ),
        subject_follows=re.compile(
            rf"{_MARK}{dated}?{_MARK}(?:,? {before_next(words['about'])}[^,;.]{{0,120}})?,? (?:{article})?"
        ),
        acting_in=tuple(f"{word} " for listed in words.get("acting_in", ()) for word in (listed, listed.capitalize())),
        about=re.compile(rf",? {before_next(words['about'])}"),
        behind_date=re.compile(rf",? {before_next(words['about'])}{article}[{CAPITAL}]"),
        between=re.compile(rf"(?:(?:'s|'|\(\w+\))? ?(?:\b{any_of(words['between'])}\b)?)*\s*$", re.IGNORECASE),
        possessive=possessive,
        subject=re.compile(
            rf"(?:,? ?\([^)]*\))?,? ?(?:{any_of(words['subject_leads'])} ?"
            rf"(?:(?:{before_next(words['subject_determiners'])})?(?:[\w().,]+ ){{1,2}}(?:{any_of(words['subject_links'])}|[\w()]+,) ?){{0,6}})"
        ),
        # A body that no authority holds: "World Health Assembly resolution 65.20"; never "Recalling resolution" or "Security Council".
        other_body=re.compile(
            rf"(?:^|[\s(])(?P<name>(?:{capital}(?: {small} (?:{article})?| ))*{capital}(?: {any_of(words['name_tails'])})?) $"
        ),
        letters=re.compile(
            rf"(?P<join>,|,? {conjunction}| {any_of(words['to'])}) ?(?P<letter>AA|BB|CC|DD|EE|FF|[A-Z])(?![A-Za-z0-9_'.-]|-\d)"
        ),
        openings=frozenset(words["sentence_openings"]),
    )  # fmt: skip
