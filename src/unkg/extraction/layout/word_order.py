"""The word order of a language whose nouns stand behind their numbers, as edits that bring the noun before.

“大会2006年3月15日第60/251号决议第3段” is read as “大会 决议 60/251 于 15 3月 2006 段 3”: noun, number, date, pinpoint.
Only the words that change their place are edited; all others keep it.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from msgspec import Struct

from unkg.authorities.language import Language
from unkg.authorities.script import Rereading
from unkg.extraction.patterns.words import ENCLOSED, RAISED, any_of, holds_any
from unkg.symbols import roman_numeral

_SESSION = r"(?:ES|SS|S)-? ?\d{1,2}/\d{1,4}|\d{1,4}/(?:S-\d/)?\d{1,4}"
_PARENTHESIS = r"\d{1,4} ?(?:[A-Z](?:-[A-Z])? ?)?\((?:(?:19|20)\d\d|(?:E?S-)?[IVXLC]{1,7})\)"
_CONFERENCE = r"\d{1,3}/(?:CP|CMP|CMA|COP)\.\d{1,2}"
# Numbers of other organizations: "WHA65.20", "GC(67)/RES/1", "CL 144/9".
_FOREIGN = r"[A-Z]{2,4}(?:[ -]?\d{1,4}|\(\d{1,4}\))[\dA-Z./-]{0,14}"
_LETTER = r"(?:AA|BB|CC|DD|EE|FF|[A-Z](?:-[A-Z])?)(?![A-Za-z0-9./])"
_DIGITS = "0123456789"
_CAPITAL = re.compile("[A-Z]")
_LONGEST_GAP = 260
"""Characters between two numbers of one noun, with a date and a title between them."""
_LIST = 700
"""Characters of a list in which the organ of its numbers stands."""
_TEN = 10
_TITLE = r"(?:\"[^\"\n]{1,300}\"|[^.;,\n\"]{1,120})"


class _Patterns(Struct, frozen=True):
    number: re.Pattern[str]
    """A number with the words that stand before and behind it."""
    joined: re.Pattern[str]
    """What goes on from a number to the next of the same noun; never another sentence."""
    repeated: re.Pattern[str]
    """Between two numbers of which the second repeats the noun: “、2009年10月12日”; never “和大会”."""
    resumed: re.Pattern[str]
    """Between two numbers of which the second names its organ: “以及理事会2017年9月29日”."""
    organ: re.Pattern[str]
    session: re.Pattern[str]
    """The session of a number in the figures of the language: “(二十一)”, “㈠”."""
    dated: re.Pattern[str]
    """From a date to the number that it is the date of, with what the text is about."""
    date: re.Pattern[str]
    symbol: re.Pattern[str]
    """A symbol with the noun behind it: “A/75/333号文件”."""
    unit: re.Pattern[str]
    lone: re.Pattern[str]
    numbered: re.Pattern[str]
    """A noun that stands before its number, which is written in words."""
    place: re.Pattern[str]
    ordinal: re.Pattern[str]
    unit_ends: tuple[str, ...]
    roman: frozenset[str]
    marks: tuple[str, ...]
    """Strings of which a text holds one in which a pattern matches."""


class _Parts(NamedTuple):
    """Regular expressions that several patterns are made of.

    A pattern begins with a look at the next character, which most often begins none of what it could match.
    """

    before: str
    behind: str
    of: str
    about: str
    join: str
    """Between two numbers or places of one noun."""
    numerals: str
    figure: str
    begins_figure: str
    """The characters that a figure begins with, for a character class."""
    part: str
    items: str
    units: tuple[str, ...]
    unit: str
    """A unit without the words that may stand before its number: 段 of 执行部分第3段."""
    of_unit: str
    """The word between a noun and a part of what it names, which is passed over."""


def _parts(language: Language) -> _Parts:
    words, units = language.word_order, [word for own in language.units.values() for word in own]
    bare = [word for word in units if not any(word != other and word.endswith(other) for other in units)]
    joint = any_of((*language.citation["and"], *language.citation["to"], ","))
    numerals, of, unit = rf"[{''.join(language.numerals)}]", any_of(words["of"]), any_of(bare)
    figure, join = rf"(?:\d{{1,4}}|{numerals}{{1,6}})", rf" ?(?:{joint}|-) ?"
    letter = rf"(?: ?\((?:[a-z\d]{{1,4}}|[{''.join(language.item_letters)}])\)| ?[{ENCLOSED}])"
    return _Parts(
        before=any_of(words["before"]),
        behind=any_of(words["behind"]),
        of=of,
        about=any_of(words["about"]),
        join=join,
        numerals=numerals,
        figure=figure,
        begins_figure=rf"\d{''.join(language.numerals)}",
        part=rf"(?:{figure}(?:\.[A-Z\d]{{1,2}})?(?:{letter}+| [A-Z](?![A-Za-z]))?|{letter}+)",
        items=rf"(?:{letter}+(?:{join}{letter}+)*)",
        units=tuple(units),
        unit=unit,
        of_unit=rf"(?:{of}(?=[^,.;\n]{{0,14}}{unit}))?",
    )


@lru_cache(maxsize=8)
def _patterns(language: Language) -> _Patterns:
    words, parts = language.word_order, _parts(language)
    before, of, figure, unit = parts.before, parts.of, parts.figure, parts.unit
    place = rf"{parts.numerals}{{1,4}}"
    documents, adopted = any_of(language.citation["documents"]), any_of(words["adopted"])
    units, counters = any_of(parts.units), any_of(words["counters"])
    date = _date(words["date"][0], parts)
    annexed = rf"{any_of(language.pinpoint_words['unnumbered'])}{parts.numerals}{{0,2}}"
    of_organ = rf"(?P<organ>{any_of(language.action_words['speakers'])})"
    return _Patterns(
        number=_number_pattern(language, parts),
        joined=re.compile(rf"[{RAISED}]*{parts.join}[^.;\n]*"),
        repeated=re.compile(rf"[{RAISED}]*(?:, ?{annexed})?(?:{parts.join}| ?; ?)(?:{date.pattern})?"),
        resumed=re.compile(rf"{parts.join}{of_organ}[^,.;\n]*"),
        organ=re.compile(of_organ),
        session=re.compile(rf"\((?P<special>(?:E?S-)?)(?P<roman>{parts.numerals}{{1,3}})\)|[{ENCLOSED}]"),
        dated=re.compile(rf"(?:{adopted})?(?:{of})?(?:{parts.about}{_TITLE}{of})? ?"),
        date=date,
        unit=_unit_pattern(language, parts),
        lone=re.compile(
            rf"(?=[{parts.begins_figure}A-Z])(?<![A-Za-z0-9./])"
            rf"(?P<places>{figure}\.[A-Z]|[A-Z](?:\.\d)?|[IVX]{{1,5}}) ?(?P<unit>{unit})"
        ),
        numbered=re.compile(rf"(?P<unit>{units})(?P<places>{place}(?:{parts.join}{place}(?!\w))*)(?!\w)"),
        # "A/75/333号文件", in ASCII but for the noun.
        symbol=re.compile(
            rf"(?<=[A-Z]/)[\w./()-]*[\d)](?P<tail> ?{parts.behind} ?{documents}?{parts.of_unit})", re.ASCII
        ),
        place=re.compile(rf"{parts.numerals}+"),
        ordinal=re.compile(rf"{before} ?(?P<number>{figure}) ?(?P<counter>{counters})"),
        unit_ends=(*parts.units, *language.pinpoint_words["unnumbered"], ")"),
        roman=frozenset(words["roman"]),
        marks=(
            *words["before"],
            *words["behind"],
            *language.pinpoint_words["unnumbered"],
            _of_date(words["date"][0])[1],
        ),
    )


def _number_pattern(language: Language, parts: _Parts) -> re.Pattern[str]:
    """A number with what stands before and behind it; never the year or month of a date."""
    kinds = [language.citation[kind] for kind in ("resolution", "decision", "statement")]
    nouns = any_of(noun for words in (*kinds, language.treaty_body_words["comment"]) for noun in words)
    letters = rf"(?: ?{_LETTER}(?:{parts.join}{_LETTER})*)?"
    no_date = "".join(rf"(?!{re.escape(mark)})" for mark in _of_date(language.word_order["date"][0]))
    # "一㈠", "2200A(二十一)": the sessions of the Assembly until 1975.
    session = rf"(?:\((?:E?S-)?{parts.numerals}{{1,3}}\)|[{ENCLOSED}])"
    old = rf"(?:\d{{1,4}}|{parts.numerals}{{1,6}}) ?(?:[A-Z](?:-[A-Z])? ?)?{session}"
    item = rf"(?:{_CONFERENCE}|{_PARENTHESIS}|{old}|{_SESSION}|{_FOREIGN}|\d{{1,4}}(?![\d./]){no_date}){letters}"
    first = "".join(word[0] for word in language.word_order["before"])
    return re.compile(
        rf"(?=[{first}{parts.begins_figure}A-Z{ENCLOSED}])"
        rf"(?:(?P<lead>{parts.before}) ?|(?<![A-Za-z0-9/.(-]))(?P<item>{item})"
        rf"(?P<tail> ?(?:{parts.behind}(?:[{RAISED}]* ?(?P<noun>{nouns}))?|(?P<alone>{nouns})){parts.of_unit}"
        rf"(?=(?:{parts.about}[^,.;\n]{{1,80}}?{parts.of}(?P<far>{nouns}))?))?"
    )


def _unit_pattern(language: Language, parts: _Parts) -> re.Pattern[str]:
    """“执行部分第3至5段”, “第5段(a)和(b)分段”."""
    beginnings = {word.removesuffix(other) for word in parts.units for other in parts.units if word != other}
    before, part, leads = parts.before, parts.part, beginnings - {*parts.units}
    first = "".join(sorted({word[0] for word in (*leads, *language.word_order["before"])}))
    return re.compile(
        rf"(?=[{first}])(?P<before>{any_of(leads)})?{before} ?"
        rf"(?P<places>{part}(?:{parts.join}(?:{before})?{part})*) ?(?P<unit>{parts.unit})"
        rf"(?:(?P<items>{parts.items})(?:{any_of(language.word_order['parts'])})?)?"
    )


def _of_date(order: str) -> list[str]:
    """The words behind the parts of a date: behind its year, month and day."""
    return re.split(r"\{\w+\}", order)[1:]


def _date(order: str, parts: _Parts) -> re.Pattern[str]:
    """A date in the order of the language, “{year}年{month}月{day}日”, or a month."""
    figure = rf"(?:\d{{1,2}}|{parts.numerals}{{1,3}})"
    year = rf"(?:\d{{4}}|{parts.numerals}{{4}})"
    groups = {"year": rf"(?P<year>{year})", "month": rf"(?P<month>{figure})", "day": rf"(?P<day>{figure})"}
    before, _, after = order.partition("{month}")
    after_month, _, after_day = after.partition("{day}")
    of_month = rf"{groups['month']}{after_month}(?:{groups['day']}{after_day})?"
    return re.compile(rf"(?=[{parts.begins_figure}])(?:{before.format(**groups)})?{of_month}")


def reordered(text: str, language: Language) -> list[Rereading]:
    """The edits that bring nouns before their numbers and dates behind, in order and apart."""
    patterns = _patterns(language)
    if not holds_any(text, patterns.marks):
        return []
    numbers = list(_numbers(text, patterns))
    starts = [number.start() for number, _ in numbers]
    dates: dict[int, str] = {}
    edits: list[Rereading] = []
    for match in patterns.date.finditer(text):
        written = _written(match, language)
        if written is None:
            continue
        at = _dated_number(text, match, starts, patterns) if match["year"] and match["day"] else None
        if at is None or at in dates:
            edits.append(Rereading(match.start(), match.end(), f" {written} "))
        else:
            dates[at] = written
            edits.append(Rereading(match.start(), match.end(), ""))
    for index, (number, noun) in enumerate(numbers):
        before = numbers[index - 1] if index else None
        repeats = before is not None and _repeats(text, before, (number, noun), patterns)
        edits += _number(number, "" if repeats else noun, dates.get(index), patterns, language)
    edits += (Rereading(*match.span("tail"), " ") for match in patterns.symbol.finditer(text) if "/" in text)
    edits += _units(text, patterns, language)
    return list(_apart(edits))


_Number = tuple[re.Match[str], str]
"""A number with the noun that stands behind it."""


def _dated_number(text: str, date: re.Match[str], starts: list[int], patterns: _Patterns) -> int | None:
    """Which number a date is of: the next, or that behind a title in quotation marks that names others."""
    at = bisect_left(starts, date.end())
    while at < len(starts) and starts[at] - date.end() <= _LONGEST_GAP:
        if patterns.dated.fullmatch(text, date.end(), starts[at]):
            return at
        at += 1
    return None


def _numbers(text: str, patterns: _Patterns) -> list[_Number]:
    """The numbers that a noun stands behind, with it: their own, or that of the next in their list."""
    found: list[_Number] = []
    following: tuple[int, str] | None = None
    for match in reversed(list(patterns.number.finditer(text))):
        noun = (
            match["noun"] or match["far"] or (match["alone"] if match["lead"] or not match["item"].isdigit() else None)
        )
        if not noun and following and following[0] - match.end() <= _LONGEST_GAP:
            gap = patterns.joined.match(text, match.end(), following[0])
            noun = following[1] if gap and gap.end() == following[0] else None
            if noun and _is_resumed(text, match, following[0], patterns):
                noun = ""
        if noun is None:
            following = None if match["tail"] or match["lead"] else following
            continue
        following = match.start(), noun
        if match["lead"] or match["tail"]:
            found.append((match, noun))
    return list(_with_noun_before(found[::-1]))


def _is_resumed(text: str, number: re.Match[str], following: int, patterns: _Patterns) -> bool:
    """Whether the next number begins the list of the same organ anew, with a noun of its own.

    “大会第78/219号决议及理事会第34/22号、第37/32号以及理事会第36/115号决定”: 34/22 is a resolution.
    """
    resumed = patterns.resumed.fullmatch(text, number.end(), following)
    if not resumed:
        return False
    before = [match[0] for match in patterns.organ.finditer(text, max(0, number.start() - _LIST), number.start())]
    return before[-1:] == [resumed["organ"]]


def _with_noun_before(numbers: list[_Number]) -> Iterator[_Number]:
    """The numbers with the noun of the one before for those that have none behind them."""
    noun = ""
    for number, own in numbers:
        noun = own or noun
        if noun:
            yield number, noun


def _repeats(text: str, before: _Number, number: _Number, patterns: _Patterns) -> bool:
    """Whether a number is one more of the list of the number before it, whose noun it repeats."""
    (previous, noun), (match, own) = before, number
    if noun != own or match["item"].isdigit() or previous["item"].isdigit():
        return False
    return patterns.repeated.fullmatch(text, previous.end(), match.start()) is not None


def _number(
    number: re.Match[str], noun: str, date: str | None, patterns: _Patterns, language: Language
) -> Iterator[Rereading]:
    yield Rereading(number.start(), number.start("item"), f" {noun} ")
    if patterns.session.search(number["item"]):
        yield Rereading(*number.span("item"), _with_roman_session(number["item"], patterns, language))
    end = number.end("item")
    dated = f" {language.citation['dated'][0]} {date} " if date else " "
    yield Rereading(end, number.end(), dated)


def _with_roman_session(item: str, patterns: _Patterns, language: Language) -> str:
    """A number of the Assembly as it is printed in Latin letters: 2200A(二十一) is 2200A(XXI), 一㈠ is 1(I)."""
    session = patterns.session.search(item)
    if session is None:
        return item
    number = patterns.place.sub(lambda match: _figure(match[0], language), item[: session.start()])
    if session["roman"]:
        return f"{number}({session['special']}{roman_numeral(int(_figure(session['roman'], language)))})"
    return f"{number}({roman_numeral(ENCLOSED.index(session[0]) + 1)})"


def _units(text: str, patterns: _Patterns, language: Language) -> Iterator[Rereading]:
    for match in patterns.unit.finditer(text):
        places = _places(match["places"], match["unit"], patterns, language)
        joined = ", " if text.endswith(patterns.unit_ends, 0, match.start()) else " "
        items = _joined(_lettered(match["items"] or "", language), language)
        yield Rereading(match.start(), match.end(), f"{joined}{match['before'] or ''}{match['unit']} {places}{items} ")
    for match in patterns.lone.finditer(text) if _CAPITAL.search(text) else ():
        joined = ", " if text.endswith(patterns.unit_ends, 0, match.start()) else " "
        places = _places(match["places"], match["unit"], patterns, language)
        yield Rereading(match.start(), match.end(), f"{joined}{match['unit']} {places} ")
    for match in patterns.numbered.finditer(text):
        places = _places(match["places"], match["unit"], patterns, language)
        yield Rereading(match.start("places"), match.end(), f" {places} ")
    for match in patterns.ordinal.finditer(text):
        yield Rereading(match.start(), match.end(), f" {_figure(match['number'], language)}{match['counter']} ")


def _places(words: str, unit: str, patterns: _Patterns, language: Language) -> str:
    """The places of a unit with figures for numerals: Roman ones where the unit has them, “chapter VII”."""
    for before in language.word_order["before"]:
        words = words.replace(before, "")

    def figure(match: re.Match[str]) -> str:
        number = _figure(match[0], language)
        return roman_numeral(int(number)) if unit in patterns.roman else number

    return _joined(_lettered(patterns.place.sub(figure, words), language), language)


def _joined(places: str, language: Language) -> str:
    """Places with spaces around the words between them."""
    for joint in (*language.citation["and"], *language.citation["to"]):
        places = places.replace(joint, f" {joint} ")
    return re.sub(r" ?, ?", ", ", places).replace("  ", " ")


def _lettered(items: str, language: Language) -> str:
    """Items with Latin letters for those of another series: (子) is (a), ㈤ is (v)."""
    for letter, latin in language.item_letters.items():
        items = items.replace(f"({letter})", f"({latin})")
    return re.sub(f"[{ENCLOSED}]", lambda match: f"({roman_numeral(ENCLOSED.index(match[0]) + 1).lower()})", items)


def _written(date: re.Match[str], language: Language) -> str | None:
    """A date as day, month and year, or a month and its year; None if it is neither."""
    year, month, day = (date[part] and _figure(date[part], language) for part in ("year", "month", "day"))
    name = _month_names(language).get(int(month))
    if name is None or not (day or year):
        return None
    return " ".join(filter(None, (day, name, year)))


@lru_cache(maxsize=8)
def _month_names(language: Language) -> dict[int, str]:
    """The first name of each month."""
    return {number: name for name, number in reversed(language.months.items())}


def _figure(words: str, language: Language) -> str:
    """A numeral in figures: 五十四 is 54, 一九四八 is 1948."""
    if words[0] in _DIGITS:
        return words
    values = [language.numerals[word] for word in words]
    if all(value < _TEN for value in values):
        return "".join(map(str, values))
    total, digit = 0, 0
    for value in values:
        if value < _TEN:
            digit = value
        else:
            total += (digit or 1) * value
            digit = 0
    return str(total + digit)


def _apart(edits: Iterable[Rereading]) -> Iterator[Rereading]:
    """Edits in order; of overlapping ones the first and longest."""
    position = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, -edit.end)):
        if edit.start >= position:
            yield edit
            position = edit.end
