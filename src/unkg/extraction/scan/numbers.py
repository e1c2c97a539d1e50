"""Symbols and numbers in a text, each with its shape; which document a number belongs to is resolved later."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from operator import attrgetter
from typing import Literal, NamedTuple, cast

from msgspec import Struct

from unkg.authorities import Knowledge, Language, Numbering
from unkg.extraction.patterns.word_search import WordSearch
from unkg.extraction.patterns.words import any_of
from unkg.symbols import as_latin, look_alikes, shorthand, symbol_of

Shape = Literal[
    "symbol",  # A/HRC/25/63
    "session",  # 60/251, 57/270 B: session and number
    "special",  # S-23/2: special session and number
    "emergency",  # ES-10/15: emergency special session and number
    "year",  # 2005/11: year and number
    "year-parenthesis",  # 2371 (2017)
    "roman",  # 926 (X), 3362 (S-VII), 217 A (III)
    "CP", "CMP", "CMA", "COP",  # 1/CP.21: a decision of a conference of parties
    "bare",  # 1325: a number without its year or session, only directly after its noun or in its list
    "foreign",  # CL 144/9, EC-91/S/3, 65.20: numbers of other organizations, only directly after their noun
]  # fmt: skip


class Number(Struct, frozen=True, gc=False):
    """A symbol or number in the normalized text; `value` is it without letters and spaces.

    `letters` is `A`, `A-B` for joint resolutions, or what the words name: `A, B`, and `A to D` in any language.
    """

    start: int
    end: int
    shape: Shape
    value: str
    letters: str = ""


# Word characters without superscripts: a footnote marker may touch a number ("2014,¹30/4", "1998/72¹¹").
_W = r"A-Za-z0-9_"
# One letter, two joint ones, or a double letter after Z ("53/77 AA"). Cyrillic and Greek capitals of the same shape
# count as Latin ("75/257 В от"), but not at the beginning of a word, nor where they may be one ("57/270 В этой").
_ALIKE = rf"[{look_alikes.CAPITALS}](?![^\W\d_A-Za-z]| [а-я][а-я][а-я])"
_LETTER = rf"(?:AA|BB|CC|DD|EE|FF|[A-Z](?:-[A-Z])?|{_ALIKE})"
_LETTERS = rf"(?: ?(?P<{{0}}>{_LETTER})(?![{_W}']|\.[{_W}]|-\d))?"
# Session and number: never part of a symbol, a date (11/9/2001), or a range of years (1994/95).
_SESSION = r"(?P<session>\d{1,2}/\d{1,4})" + _LETTERS.format("sl")
_SPECIAL = r"(?P<special>(?:ES|S|SS)- ?\d{1,2}/\d{1,3})" + _LETTERS.format("xl")
_YEAR = r"(?P<year>(?:19|20)\d\d/(?:S-\d/)?\d{1,4})" + _LETTERS.format("yl")
# A statement of the Human Rights Council's President, which alone are numbered by session: "PRST/9/2", "PRST 29/1".
_STATEMENT = r"PRST[ /](?P<statement>\d{1,2}/\d{1,3})"
_CONFERENCE = r"(?P<conference>\d{1,3}/(?P<mark>CP|CMP|CMA|COP)\.\d{1,2})"
# A footnote marker that lost its superscript is not part of the number, before it ("2016,233/22" is note 2 and 33/22)
# or after it ("42/9,1 to renew"). Thousands separators and decimal points are: "1,200/50" and "3/4.5" do not match.
_LOST_MARKER = r"(?:(?<=\d{4},)(?:\d\d(?=\d\d/\d)|\d(?=\d\d/\d)|\d\d?(?=E?S-\d)))?"
_SEGMENT = (
    r"(?:(?:ES|S)-\d{1,2}|[A-Z]{2,}-[A-Z]{2,}|[A-Za-z0-9]+(?:\.[A-Za-z0-9]+)*(?:-\d+)?|\([^()\s]{1,12}\))"
    r"(?:\(\d{1,3}\))?"
)
_SUFFIXES = r"(?: ?/ ?(?:Add|Corr|Rev|Amend)\.\d+){0,40}"
# The session of "A/RES/3201 (S-VI)" and the letter of "A/RES/57/270 B", "A/RES/217 A (III)"; empty before another word.
_SYMBOL_SESSION = r"(?: ?\((?:E?S-)?[IVXLC]{1,7}\))"
_SYMBOL_TAIL = re.compile(rf"(?:(?: [A-Z])?{_SYMBOL_SESSION})?(?: ?[A-Z](?:-[A-Z])?(?![{_W}'./-])|-[A-Z](?![{_W}]))?")
_RANGE_OF_SUFFIXES = re.compile(r"^(?P<base>.+/(?:Add|Corr|Rev|SR|PV)\.)(?P<from>\d{1,3})-(?P<to>\d{1,3})$")
_SUFFIX_AT_END = re.compile(r"^(?P<stem>.+/(?P<kind>Add|Corr|Rev|Amend|SR|PV)\.)\d+$")
_LAST_YEAR = 2040
"""A bare number from 1945 to this year is more often a year than an item of a list."""
_MOST_ADDENDA = 40
"""A longer range is not a list of addenda."""
_WITHOUT_DIGIT = re.compile(r"^[^\d]*$")
# Words before a slash that begin no symbol: "AND/OR", "HIV/AIDS", "COVID/19".
_NOT_ORGANS = frozenset(
    {"HIV", "AND", "TB", "COVID", "HTTP", "HTTPS", "WWW", "N", "LGBT", "IT", "ICT", "M", "KM", "PRST"}
)


# What every symbol and number contains: a slash after a capital, digit or parenthesis, a year or Roman session in
# parentheses, a point between digits. Never the slash of "and/or". Only the text around these anchors is searched.
_ANCHOR = re.compile(
    r"/(?<=[A-Z0-9).]/)|\((?=(?:19|20)\d\d\)|(?:E?S-)?[IVXLC]{1,7}\))|\.(?<=\d.)(?=\d)|\d(?<=\d (?:19|20)\d\d)(?=\))"
)
_ANCHORS = WordSearch(
    ["/", *(f"({c}" for c in "12ESIVXLC"), *(form.format(digit) for digit in range(10) for form in (".{}", "{})"))]
)
"""Strings that an anchor begins with, found first in one fast pass."""
_STRETCH = 1 << 18
"""Characters searched for anchors at a time; no anchor string is longer than two."""
_MOST_SEGMENTS = 40
"""No symbol has as many; the bound keeps megabytes of slashes fast."""
_BEFORE, _BEHIND = 60, 130
"""Characters: no part of a symbol or number lies farther from its next anchor."""


_SHORT = "SCR"
# "UNSCR 1325", "SCR-1325"; never "UNSCR 1325 (2000)", whose year tells it, nor "UNSCR 13/25".
_WRITTEN = re.compile(rf"(?<![{_W}])(?:UN)?SCR[ -]?(?P<bare>\d{{2,4}})(?![\w/-]|[.,]\d| ?\()")


class _Patterns(NamedTuple):
    number: re.Pattern[str]
    symbol: re.Pattern[str]
    parts: re.Pattern[str]
    """Two parts in a symbol, joined by another word than in English: “(Part I和II)”."""
    letters: re.Pattern[str]
    addendum: re.Pattern[str]
    further: re.Pattern[str]
    """The bare number of “Add.1 and 2”, with the same groups as `addendum`."""
    bare: re.Pattern[str]
    """A bare number after its noun."""
    listed: re.Pattern[str]
    """A bare number after another item of a list."""


@lru_cache(maxsize=8)
def _patterns(language: Language, english: Language) -> _Patterns:
    words = language.citation
    conjunction, to = any_of(words["and"]), any_of(words["to"])
    # "and Corr.1", "Add.1-3", ", Add.1/Rev.1": what follows a symbol; never "Add.1st".
    suffix = rf"(?P<from>\d{{1,3}})(?:(?:-| {to} )(?P<to>\d{{1,3}}))?(?P<more>/(?:Add|Corr|Rev)\.\d+)?(?![\w/])"
    # Never the day of "A/HRC/37/56/Add.1, 3 March 2018", nor a page, nor a footnote marker ("Add.48 and Add.49, 10").
    further = (
        rf"(?:,(?= \d{{1,3}}(?:,? {conjunction} \d|, \d))|,? {conjunction}) (?P<kind>)"
        rf"(?P<words>{suffix.replace('{1,3}', '{1,4}')})(?=[,;.)\]\n]|$| {conjunction} )"
    )
    # Never the "57" of "57/1", the "1325" of "1325 (2000)", the "181" of "181 A and B (II)" nor the "5" of "5,000".
    apart = rf"(?![\w/-]|[.,]\d| ?\(| \d| (?:[A-Z](?!\w)|{_ALIKE}))"
    lead = rf"(?: {any_of((*words['behind_noun'], *words['number']))})* "
    if language.script.is_construct:
        # "قرار مجلس الأمن 1325"; whether these words are an organ's name is told when the number is read.
        lead = rf"(?: {any_of(words['bodies'])}(?: [^\W\d_]+){{0,5}}?)?{lead}"
    return _Patterns(
        number=_number_pattern(words),
        symbol=_symbol_pattern(language, english.citation),
        parts=_parts_of_symbol(words["and"]),
        letters=re.compile("|".join((rf" {to} ", *map(re.escape, words.get("between_letters", ()))))),
        addendum=re.compile(rf"(?:,|,? {conjunction})? (?P<words>(?P<kind>Add|Corr|Rev|Amend)s?\.? ?{suffix})"),
        further=re.compile(further),
        bare=re.compile(
            rf"{any_of(noun[1:] for noun in words['resolution'])}{lead}[⁰¹²³⁴-⁹]*(?P<bare>\d{{2,4}}){apart}"
        ),
        listed=re.compile(rf"(?:,|,? {conjunction}) (?P<bare>\d{{3,4}}){apart}(?=[,;.)\]\n]|$| {conjunction} )"),
    )


def _number_pattern(words: dict[str, tuple[str, ...]]) -> re.Pattern[str]:
    conjunction, to = any_of(words["and"]), any_of(words["to"])
    endings = "".join(sorted({noun[-1] for kind in ("resolution", "decision") for noun in words[kind]}))
    # Numbers of other organizations: "resolution CL 144/9", "decision EC-91/S/3", "resolution WHA65.20";
    # "3.5" only after a noun.
    foreign = (
        rf"(?P<foreign>(?<=[{endings}] )(?!(?:ES|S|SS)- ?\d)"
        r"(?:[A-Z]{1,4}[- ]?\d{1,4}(?:/[A-Z]{1,4})?/\d{1,3}|(?:[A-Z]{2,4})?\d{2,3}\.\d{1,3}))"
    )
    letter = f"[A-Z{look_alikes.CAPITALS}]"
    letters = rf"{letter}(?:-{letter}|(?:, {letter})*,? (?:{conjunction}|{to}) {letter})?"
    parenthesis = (
        rf"(?P<paren>\d{{1,4}}) ?(?:(?P<pl>{letters}) ?)?"
        r"\((?:(?P<in_year>(?:19|20)\d\d)|(?P<roman>(?:E?S-)?[IVXLC]{1,7}))\)"
        rf"(?: (?P<ra>[A-Z]|{_ALIKE})(?![{_W}']|\.[{_W}]))?|(?P<half>\d{{1,4}}) (?P<half_year>(?:19|20)\d\d)\)"
    )
    shapes = rf"{foreign}|{parenthesis}|{_YEAR}|{_SPECIAL}|{_CONFERENCE}|{_STATEMENT}|{_SESSION}"
    # No decimal may follow ("5/1.5 million"), but a footnote marker after a sentence may ("5/1.12 The"); nor may a
    # thousands separator, but another item may ("1889 (2009),1960 (2010)").
    end = rf"(?![{_W}/]|\.(?!\d\d?(?: [A-Z\"]|\n|$))\d|(?<=\d),\d{{3}}(?![\d/(]| \())"
    # The first lookahead rejects most positions at once.
    return re.compile(rf"(?=[A-Z\d])(?<![{_W}/.$£€-]){_LOST_MARKER}(?:{shapes}){end}")


def _parts_of_symbol(joints: Iterable[str]) -> re.Pattern[str]:
    joined = any_of(word for word in joints if not word.isascii())
    return re.compile(rf"(?<=\()(Parts?) ([IVX]+) ?{joined} ?([IVX]+)(?=\))")


def _symbol_pattern(language: Language, english: dict[str, tuple[str, ...]]) -> re.Pattern[str]:
    """An organ's letters and at least one slash, with a year, volume, part or section in parentheses and suffixes.

    Suffixes may be set apart by a stray space ("A/71/53 /Add.1"), and segments in a script that writes none; a slash
    may be printed twice ("A/74//L.34"). Never an address ("www.un.org/en") or a path ("docs/A/1"). The parts of
    symbols often stay in English: "NPT/CONF.2000/28 (Parts I and II)".
    """
    words, gap = language.citation, "" if language.script.spaces else " ?"
    joined = any_of({*words["and"], *english["and"]})
    part = (
        rf"(?i:{any_of({*words['symbol_parts'], *english['symbol_parts']})})(?: ?\.)?"
        rf"(?: ?(?:[IVX]+(?: {joined} [IVX]+)?|\d+[A-Z]?))?"
    )
    return re.compile(
        rf"(?<![{_W}/.@:-])(?P<symbol>(?:A|S|E|T|ST|TD|CD|DP|[A-Z]{{2,6}}(?:\.\d+|\(\d{{1,3}}\))?)"
        rf"(?://?{gap}{_SEGMENT}){{1,{_MOST_SEGMENTS}}}{_SUFFIXES}"
        rf"(?: ?\((?:(?:19|20)\d\d|[IVXLC]+|{part})\)(?![{_W}]){_SUFFIXES})?"
        rf"(?:-[A-Z]{{1,5}}(?:/[A-Za-z0-9.]+){{1,{_MOST_SEGMENTS}}})?)"
    )


def find_numbers(text: str, language: Language, knowledge: Knowledge) -> list[Number]:
    """The symbols and numbers in a normalized text that have the shape of a citation, in order, without overlap."""
    patterns = _patterns(language, knowledge.languages["en"])
    numbering = knowledge.numbering
    found: list[Number] = []
    taken = 0
    for start, end in _windows(text):
        taken = max(taken, start)
        for symbol in _symbols(text, taken, end, patterns):
            found += _numbers(text, taken, symbol.start, patterns, numbering)
            found.append(symbol)
            taken = symbol.end
            for addendum in _addenda(text, symbol, patterns):
                found.append(addendum)
                taken = max(taken, addendum.end)
        found += _numbers(text, taken, end, patterns, numbering)
    return sorted([*found, *_written(text), *_bare(text, found, patterns)], key=attrgetter("start"))


def _written(text: str) -> Iterator[Number]:
    """The Security Council's numbers that an abbreviation says to be such, as symbols: the 1325 of “UNSCR 1325”."""
    if _SHORT not in text:
        return
    for match in _WRITTEN.finditer(text):
        written = shorthand(match[0])
        if written and written.organ:
            yield Number(match.start("bare"), match.end("bare"), "symbol", f"{written.organ}/RES/{written.number}")


def _bare(text: str, others: list[Number], patterns: _Patterns) -> list[Number]:
    """Numbers without their year or session: “resolution 1325”, “resolutions 2712, 2720 (2023) and 2728”."""
    found = [_bare_number(match) for match in patterns.bare.finditer(text)]
    ends = [n.end for n in (*found, *others) if n.shape in {"bare", "year-parenthesis"}]
    for end in ends:
        if (match := patterns.listed.match(text, end)) and not _is_year(match["bare"]):
            found.append(_bare_number(match))
            ends.append(match.end())
    return found


def _bare_number(match: re.Match[str]) -> Number:
    return Number(match.start("bare"), match.end("bare"), "bare", match["bare"])


def _is_year(number: str) -> bool:
    return 1945 <= int(number) <= _LAST_YEAR


def _windows(text: str) -> Iterator[tuple[int, int]]:
    """The spans around anchors, merged and in order."""
    start = end = -1
    for position in _anchors(text):
        if position - _BEFORE > end:
            if end >= 0:
                yield start, end
            start = max(0, position - _BEFORE)
        end = position + _BEHIND
    if end >= 0:
        yield start, min(end, len(text))


def _anchors(text: str) -> Iterator[int]:
    """Offsets of anchors, found in stretches, so that a long line of nothing else does not fill the memory."""
    for begin in range(0, len(text), _STRETCH):
        for _, start, _ in _ANCHORS.places(text[begin : begin + _STRETCH + 1]):
            if start < _STRETCH and _ANCHOR.match(text, begin + start):
                yield begin + start


def _symbols(text: str, start: int, end: int, patterns: _Patterns) -> list[Number]:
    found = []
    for match in patterns.symbol.finditer(text, start, end):
        words = match["symbol"].rstrip(".")
        if "/RES/" in words or "/DEC/" in words:
            words += _SYMBOL_TAIL.match(text, match.start() + len(words))[0]  # type: ignore[index]
        start = match.start()
        printed = patterns.parts.sub(r"Parts \2 and \3", words).replace("//", "/")
        found += [Number(start, start + len(words), "symbol", value) for value in _symbols_in(printed)]
    return found


@lru_cache(maxsize=4096)
def _symbols_in(words: str) -> tuple[str, ...]:
    """The symbols that words name; none for words that only look like one: “HIV/AIDS”."""
    organ, _, rest = words.partition("/")
    symbol = None if organ in _NOT_ORGANS or _WITHOUT_DIGIT.match(rest) else symbol_of(words)
    return tuple(_ranged(symbol.canonical)) if symbol else ()


def _ranged(symbol: str) -> list[str]:
    """The symbols that `A/HRC/37/56/Add.1-3` names, one per addendum; `CEDAW/C/PRK/CO/2-4` is a single symbol."""
    match = _RANGE_OF_SUFFIXES.match(symbol)
    if not match or not 0 < int(match["to"]) - int(match["from"]) <= _MOST_ADDENDA:
        return [symbol]
    return [f"{match['base']}{n}" for n in range(int(match["from"]), int(match["to"]) + 1)]


def _addenda(text: str, symbol: Number, patterns: _Patterns) -> list[Number]:
    """The elliptical “and Corr.1”, “Add.1-3”, “Add.1 and 2” after a symbol; a range gives one number per member."""
    found: list[Number] = []
    position = symbol.end
    if not (patterns.addendum.match(text, position) or patterns.further.match(text, position)):
        return found
    own = _SUFFIX_AT_END.search(symbol.value)
    before = int(symbol.value[own.end("stem") :]) if own else 0
    stem = own["stem"] if own else symbol.value
    while match := patterns.addendum.match(text, position) or patterns.further.match(text, position):
        kind, more = match["kind"], match["more"] or ""
        first, last = int(match["from"]), int(match["to"] or match["from"])
        if last - first > _MOST_ADDENDA or not (kind or (stem.endswith(".") and 0 < first - before <= _MOST_ADDENDA)):
            break
        before = last
        stem = _stem(symbol.value, kind) if kind else stem
        found += [
            Number(match.start("words"), match.end(), "symbol", f"{stem}{n}{more}") for n in range(first, last + 1)
        ]
        position = match.end()
    return found


def _stem(symbol: str, kind: str) -> str:
    """What an elliptical suffix is appended to: “A/37/56/Add.1 and Add.2” are addenda of one document."""
    own = _SUFFIX_AT_END.search(symbol)
    return own["stem"] if own and own["kind"] == kind else f"{symbol}/{kind}."


def _numbers(text: str, start: int, end: int, patterns: _Patterns, numbering: Numbering) -> list[Number]:
    matches = patterns.number.finditer(text, start, end)
    return [number for match in matches if (number := _number(match, patterns, numbering))]


def _number(match: re.Match[str], patterns: _Patterns, numbering: Numbering) -> Number | None:
    """The number of a match; None for a half parenthesis that is no Security Council number and year."""
    start, end, last = match.start(), match.end(), match.lastgroup
    if last in {"session", "sl"}:
        return Number(match.start("session"), end, "session", match["session"], _latin(match["sl"], patterns))
    if last in {"in_year", "roman", "ra"}:
        letters = _latin(match["pl"] or match["ra"], patterns)
        if year := match["in_year"]:
            return Number(start, end, "year-parenthesis", f"{match['paren']}({year})", letters)
        return Number(start, end, "roman", f"{match['paren']}({match['roman']})", letters)
    if last in {"year", "yl"}:
        return Number(start, end, "year", match["year"], _latin(match["yl"], patterns))
    if last in {"special", "xl"}:
        special = match["special"].replace(" ", "")
        shape: Shape = "emergency" if special.startswith("E") else "special"
        return Number(match.start("special"), end, shape, special, _latin(match["xl"], patterns))
    if last == "half_year":
        own = numbering.council_year(int(match["half"])) == int(match["half_year"])
        value = f"{match['half']}({match['half_year']})"
        return Number(match.start("half"), end, "year-parenthesis", value) if own else None
    if last == "statement":
        return Number(match.start("statement") - 5, end, "symbol", f"A/HRC/PRST/{match['statement']}")
    if last == "conference":
        return Number(start, end, cast("Shape", match["mark"]), match["conference"])
    return Number(start, end, "foreign", match["foreign"])


def _latin(letters: str | None, patterns: _Patterns) -> str:
    return patterns.letters.sub(" to ", as_latin(letters or ""))
