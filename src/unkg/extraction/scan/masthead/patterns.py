"""The words of a masthead as patterns."""

import re
from functools import lru_cache
from typing import NamedTuple

from unkg.authorities import Language
from unkg.extraction.patterns.dates import date_pattern
from unkg.extraction.patterns.ordinals import ordinal_pattern
from unkg.extraction.patterns.words import CAPITAL, any_of, before_next
from unkg.symbols import look_alikes

_NUMBER = r"(?P<number>(?:E?S-)?\d{1,4}/(?:\d{1,4}|\.{2,3}|…))(?P<letter> ?[A-Z])?"


class Patterns(NamedTuple):
    """Patterns of one language; those of lines match from a line's first word."""

    publisher: re.Pattern[str]
    council_title: re.Pattern[str]
    agenda_item: re.Pattern[str]
    year_session: re.Pattern[str]
    ordinal_session: re.Pattern[str]
    others_session: re.Pattern[str]
    """Before a session in what an agenda item is called: “о работе ее семьдесят первой сессии”."""
    sponsors: re.Pattern[str]
    joins: re.Pattern[str]
    salutation: re.Pattern[str]
    """A line of its own; never “Dear colleagues have said”."""
    citing: re.Pattern[str]
    adopted: re.Pattern[str]
    period: re.Pattern[str]
    at_meeting: re.Pattern[str]
    of_meeting: re.Pattern[str]


class TitlePatterns(NamedTuple):
    """Patterns of lines above, in and below a title."""

    number: re.Pattern[str]
    named_number: re.Pattern[str]
    note: re.Pattern[str]
    addition: re.Pattern[str]
    frame: re.Pattern[str]
    proposed: re.Pattern[str]
    days: re.Pattern[str]
    end: re.Pattern[str]
    unfinished: re.Pattern[str]
    joined_ordinal: re.Pattern[str]
    """“fortythird”, of which a line's end took the hyphen."""


@lru_cache(maxsize=8)
def patterns_of(language: Language) -> Patterns:
    """The patterns of a language."""
    words = language.masthead
    session, conjunction = any_of(words["session"]), any_of(words["and"])
    date = date_pattern(language)
    dated = rf"(?:{before_next(language.citation['dated'])}(?P<date>{date}))"
    title = _slotted(words["council_title"], r"(?P<number>\d{1,4}) ?\((?P<year>(?:19|20)\d\d)\)\.?")
    item = _slotted(words["agenda_item"], r"(?P<item>\d{1,3}(?: ?\(?[a-z" + look_alikes.SMALL + r"]{1,3}\))*)")
    year = _slotted(words["year_session"], r"(?P<year>(?:19|20)\d\d)")
    adopted = rf"\b{any_of(words['adopted'])}\b|^{before_next(words['adopted_on'])}|^\d+ \(\d{{4}}\)"
    meeting = any_of(language.structure["meeting"])
    return Patterns(
        publisher=re.compile(rf"[ *(]*{any_of(words.get('publisher', ()))} +[*(]*", re.IGNORECASE),
        # A Security Council text's own title: "Resolution 381 (1975)", "3 (1946). Resolution of 4 April 1946"; with the
        # symbol of the draft in yearly volumes: "66 (1948). Resolution of 29 December 1948 [S/1169]".
        council_title=re.compile(rf"^{title}(?: {dated})?(?: ?\[[^\[\]]{{1,40}}\])?,?$", re.IGNORECASE),
        agenda_item=re.compile(rf"\b{item}", re.IGNORECASE),
        year_session=re.compile(rf"^{year}(?!\w)", re.IGNORECASE),
        ordinal_session=re.compile(
            rf"\b(?P<before>{before_next(words.get('session_before', ()))})?"
            rf"(?P<ordinal>{ordinal_pattern(language)})(?(before)\b| {session}\b)",
            re.IGNORECASE,
        ),
        others_session=re.compile(rf"\b{any_of(words.get('others_sessions', ()))} $", re.IGNORECASE),
        sponsors=re.compile(rf"^(?P<sponsors>.{{12,}}?)(?: ?:)? {any_of(words['draft'])}\W*$", re.IGNORECASE),
        joins=re.compile(rf",\**\s*(?![^(]*\))|\s+{conjunction}\s+(?![^(]*\))"),
        salutation=re.compile(rf"{any_of(words.get('salutations', ()))}\b[\w.' -]{{0,50}}[,:]?$", re.IGNORECASE),
        citing=re.compile(rf"\b{any_of(words.get('before_cited', ()))}\b", re.IGNORECASE),
        adopted=re.compile(adopted, re.IGNORECASE),
        period=re.compile(rf"\d [-\u2013] ?\d| {session}", re.IGNORECASE),
        # "At its 56th plenary meeting, on 20 December 2022": how decisions and statements begin.
        at_meeting=re.compile(rf"\"?{any_of(language.structure['at_meeting'])} [\w() -]*{meeting}"),
        # The meeting and its day below a resolution: "41st meeting" and "19 March 2015" on the next line.
        of_meeting=re.compile(rf"^\d{{1,4}}\S{{0,3}} (?:\w+ )?{meeting}\W{{0,3}}(?P<date>{date})", re.MULTILINE),
    )


@lru_cache(maxsize=8)
def title_patterns(language: Language) -> TitlePatterns:
    """The patterns of the titles of a language."""
    words, ordinal = language.masthead, any_of(language.ordinals)
    act = any_of((*language.citation["resolution"], *language.citation["decision"]))
    draft, unfinished = any_of(words["draft"]), any_of(words.get("unfinished", ()))
    return TitlePatterns(
        # "60/251. Human Rights Council", "28/111." with the title on the next line; never "5/1, annex".
        number=re.compile(rf"^{_NUMBER}(?:\.|\.? +(?=\S)|$)\s*(?:[-\u2013] +)?"),
        # "Resolution 7/15. Wells", "Commission on Human Rights resolution 2005/11"; never "resolution 5/1 of 18 June".
        named_number=re.compile(rf"^(?=[{CAPITAL}])(?:[\w' -]{{1,60}} )?(?i:{act}) {_NUMBER}(?:\.\s+|\.?$)"),
        note=re.compile(rf"^{any_of(words['notes'])}\b", re.IGNORECASE),
        addition=re.compile(rf"^{any_of(words.get('additions', ()))}(?: [IVX\d]+)?$", re.IGNORECASE),
        frame=re.compile(_frame(language, ordinal), re.IGNORECASE),
        # The end of the lines that name the sponsors; never "implications of draft resolution A/C.3/79/L.4".
        proposed=re.compile(rf"\b{draft}\W*$", re.IGNORECASE),
        days=re.compile(_days(language), re.IGNORECASE),
        end=re.compile(_end(language), re.IGNORECASE),
        # The end of a line inside a phrase: "Report of the", "on its forty-"; never "Item 5 B".
        unfinished=re.compile(rf"(?:[,\-\u2013(&/]|(?:^|[ ('’]){unfinished})$", re.IGNORECASE),
        joined_ordinal=re.compile(rf"\b({ordinal})({ordinal})\b", re.IGNORECASE),
    )


def _frame(language: Language, ordinal: str) -> str:
    """Lines around the title: publisher, symbol, distribution, session, agenda item, how a text was proposed."""
    words, session = language.masthead, any_of(language.masthead["session"])
    item = _slotted(words["agenda_item"], r"\d")
    year = _slotted(words["year_session"], r"\d{4}")
    lines = (
        rf"(?:{any_of(words.get('publisher', ()))}|{any_of(words['lines'])})\b\W*(?:$|:)",
        any_of(words["distributed"]),
        # "A/HRC/14/15", "CCPR/C/GC/37", "ST/SGB/2008/5"; never "Resolutions/decisions" or "and/or".
        r"(?:\w+ \w+ )?[(*]*[a-z][a-z-]{0,9}(?:\.\d{1,2})?/\S*\d",
        rf"(?:{ordinal}|\d).{{0,40}}\b{session}\b.{{0,60}}$",
        rf"{year}\b.{{0,40}}$",
        rf"(?:[\w']+ )?{item}",
        rf"{any_of(words['lone_lines'])}$",
        r"[a-z]$",
        any_of(words["draft"]),
        r"\[",
    )
    return rf"^(?:{'|'.join(lines)})"


def _days(language: Language) -> str:
    """When and where a session was held: "Geneva, 8-19 February 2010"; never "Report on 1 May 2010"."""
    months = any_of(language.months)
    between = any_of((*language.masthead["and"], *language.masthead.get("between_days", ())))
    place = r"[^\W\d]+(?:[ '-][^\W\d]+){0,4}, "
    days = rf"(?:(?:(?:\d{{1,4}}(?:st|nd|rd|th|er)?|{months}|{between})\b|[\u2013-])[ ,.*]*){{2,12}}"
    return rf"^(?=.{{0,60}}\b{months}\b)(?:{place})?{days}$"


def _end(language: Language) -> str:
    """What follows a title: contents, a summary, the first section, who held an office."""
    words = language.masthead
    contents, offices = any_of(words.get("contents", ())), any_of(words.get("offices", ()))
    ends = (
        rf"{contents}(?:[\W\d]*$|\W*[.\u2026]{{3}})",
        rf"{offices}(?: [\w-]+){{0,6}} ?:",
        r"[ivx]{1,5}\. |[a-z]\. ",  # "I. Introduction", "A. Wells"; never "Ia. " or a title's "A well"
        r".{0,200}\.{5}",  # a line of the contents
    )
    return rf"^(?:{'|'.join(ends)})"


def _slotted(forms: tuple[str, ...], number: str) -> str:
    """A number in one of some forms, in place of the `{}` of `item {}` or `{} session`."""
    parts = [form.partition("{}") for form in forms]
    return any_of(before for before, _, _ in parts) + number + any_of(behind for _, _, behind in parts)
