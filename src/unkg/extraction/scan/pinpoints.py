"""Pinpoints in prose: the paragraph, article, section or annex cited, before or after the number."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from unkg.authorities.language import Language
from unkg.extraction.patterns.words import (
    CAPITAL,
    RAISED,
    any_of,
    before_next,
)
from unkg.symbols import as_latin, look_alikes, roman_numeral

# A place: "17", "3.1", "2 (b) (ii)", "4 bis", "IV", "II.A.2", "A", "(c)", "17 a)", "b) 1)". Never the "A" of "A/HRC".
_ITEM = rf"(?:\((?:[a-z{look_alikes.SMALL}]{{1,3}}|[ivx]+|\d{{1,2}})\)|(?:[a-z{look_alikes.SMALL}]|[ivx]+)\)(?!\)))"
_CAPITAL_LETTER = rf"[A-Z{look_alikes.CAPITALS}]"
_NUM = (
    rf"(?:\d{{1,3}}(?!\d)(?:\.\d{{1,3}})?(?:(?: ?{_ITEM})+| ?(?:bis|ter)\b)?"
    rf"|[IVXL]+(?:\.{_CAPITAL_LETTER}(?:\.\d)?)?(?![a-z])|{_CAPITAL_LETTER}(?:\.\d{{1,2}})?(?![\w'/])"
    rf"|{_ITEM}(?: ?{_ITEM}| \d{{1,2}}\))*)"
)
# "art 6"; never the "6" of "para 6".
_ARTICLE = re.compile(r"\bart (\d{1,2})\b")
_BARE_ITEM = re.compile(r"(?<![(a-z])([a-z]+)\)|(?<![(a-z\d])(\d+)\)")
_BARE_LETTER = re.compile(r"(?<=\d) ([a-z])$")
_PART_OF_UNIT = "item"
"""The unit of a letter that is part of any other one."""
_SHORTEST_END = len(" d'")
_REPEATED = ("bis", "ter")
_ENDS_NUMBER = frozenset("IVXLivxl)")
_LONGEST_WORD = 20
"""Characters: no word that is a place by itself is longer."""
_WINDOW = 160
"""Characters: no pinpoint is longer."""


class Found(NamedTuple):
    """A pinpoint in canonical form (`annex II, para 15`) and the span of its words."""

    pinpoint: str
    start: int
    end: int


class _Patterns(NamedTuple):
    before: re.Pattern[str]
    ends: Mapping[str, tuple[str, ...]]
    """By their last characters, endings of the words between a pinpoint and the cited text."""
    words: tuple[str, ...]
    """Words in which a place can end: “annex”."""
    after: re.Pattern[str]
    of_another: re.Pattern[str]
    """What follows if the words after a number are the pinpoint of another text."""
    step: re.Pattern[str]
    apart: re.Pattern[str]
    """What separates two places that name their own units: “pp. 12 and op. 15”."""
    outward: re.Pattern[str]
    """What leads from an inner place to an outer one: “paragraph 3 of section II”."""
    places: re.Pattern[str]
    first: frozenset[str]
    ordinals: tuple[str, ...]
    """In order from the first."""
    lettered: frozenset[str]
    inner: re.Pattern[str]
    """What stands in parentheses behind a number for an item of it."""
    ranges: frozenset[str]
    unit_of: dict[str, str]


@lru_cache(maxsize=8)
def _patterns(language: Language) -> _Patterns:
    links = language.pinpoint_words
    nouns = (noun for kind in ("resolution", "decision") for noun in language.citation[kind])
    unit_of = {word: unit for unit, words in language.units.items() for word in words}
    words = any_of(unit_of)
    conjunction, alternative, to = (any_of(links[key]) for key in ("and", "or", "to"))
    join = rf"(?:,? {conjunction} | {to} | {alternative} |, (?=\d|\(|[IVX]+\b|[a-z]\))| ?- ?)"
    inner = rf" \({any_of(links['inner'])} ?"
    number = _number(links, inner)
    numbers = rf"{number}(?:{join}{number}){{0,12}}"
    ordinal, part = (rf"(?i:{any_of(own)})" for own in (links["ordinals"], language.units["part"]))
    step = (
        rf"(?:(?i:\b{words}) ?{numbers}|\b(?i:{any_of(links['unnumbered'])})\b(?! [IVX]+\b)"
        rf"|\b{ordinal} {part}\b|\b{_lettered(links)})"
    )
    of, determiner = before_next(links["of"]), before_next(links["determiners"])
    chain = rf"{step}(?:(?:,? {of}(?:{determiner})?|, | {conjunction} ){step}){{0,3}}"
    of_or_in_words = (*_of_or_in(language), *([""] if language.script.is_construct else []))
    return _Patterns(
        before=_before(language, chain, determiner),
        ends=_endings(of_or_in_words, links["determiners"]),
        words=_last_words(language),
        after=_after(language, rf"{step}(?:(?:(?: ?,| {conjunction}) ?| {of}(?:{determiner})?){step}){{0,4}}", unit_of),
        # "第61/261号决议第4段的决定" is the paragraph of the resolution, whose parts stand behind it.
        of_another=re.compile("(?!)" if language.word_order["of"] else _of_another(links, any_of(nouns))),
        step=re.compile(
            rf"(?:(?P<ordinal>{ordinal}) (?={part}))?(?P<unit>(?i:\b{words}))"
            rf"(?: ?(?P<numbers>{numbers})| (?P<letter>[a-z])(?= |$))?"
        ),
        apart=re.compile(rf"(?:,? {conjunction}| {alternative}) (?={words}[ \d])", re.IGNORECASE),
        outward=re.compile(_outward(links["of"], determiner, any_of((*unit_of, *links["unnumbered"])))),
        places=re.compile(rf"({join})?({number})"),
        first=frozenset(links["first"]),
        ordinals=links["ordinals"],
        lettered=frozenset(links["lettered"]),
        inner=re.compile(rf"{inner}(\w{{1,3}})\){{1,2}}"),
        ranges=frozenset((*links["to"], "-")),
        unit_of=unit_of,
    )


@lru_cache(maxsize=8)
def _patterns_of_symbols(language: Language) -> _Patterns:
    """The same behind symbols, where a word for the parts of documents is one for the sections of resolutions."""
    patterns, parts = _patterns(language), language.pinpoint_words["parts_of_documents"]
    return patterns._replace(unit_of=patterns.unit_of | dict.fromkeys(parts, "part")) if parts else patterns


def _before(language: Language, places: str, determiner: str) -> re.Pattern[str]:
    """“section II, paragraph 3, of [its resolution]”; never “the annexes thereto” or “paragraph 4 above”.

    “مرفق القرار”, “приложение резолюции”; but “الفرع جيم، القرار” and “разд. C, резолюция” name another place.
    """
    links = language.pinpoint_words
    of_or_in = before_next(filter(None, _of_or_in(language)))
    side_by_side = "| " if language.script.is_construct or "" in links["of"] else ""
    return re.compile(rf"(?P<pin>{places})(?:,? {of_or_in}{side_by_side})(?:{determiner})?$")


def _of_or_in(language: Language) -> tuple[str, ...]:
    """What leads from a part to what it is of or in.

    Nothing where parts stand behind what they are of: “第60/251号决议附件”, never “载有附件的第60/251号决议”.
    """
    links = language.pinpoint_words
    return () if language.word_order["of"] else (*links["of"], *links["in"])


def _after(language: Language, places: str, units: Iterable[str]) -> re.Pattern[str]:
    """“, annex, para. 12”. The initials of units reject most of what follows a number at once."""
    links = language.pinpoint_words
    initials = _initials((*units, *links["unnumbered"], *links["ordinals"]))
    return re.compile(rf"{_lead(language)}(?: ?,)? ?\(?(?=(?i:[{initials}]))(?P<pin>{places})")


def _number(links: Mapping[str, tuple[str, ...]], inner: str) -> str:
    """“17”, “article premier”, “73 e”, and what is in an article: “19 (par. 3)”, “25 (al. b))”; never “19 e-mails”."""
    number = rf"(?:(?i:{any_of(links['first'])})\b|{_NUM})" if links["first"] else _NUM
    behind = rf"(?=$|[,;.)]| (?:{before_next((*links['of'], *links['and']))}))"
    number += rf"(?:(?<=\d) {any_of(links['bare_items'])}{behind})?" if links["bare_items"] else ""
    return rf"{number}(?:{inner}\w{{1,3}}\){{1,2}})?" if links["inner"] else number


def _lettered(links: Mapping[str, tuple[str, ...]]) -> str:
    """“alinéa a du paragraphe 1”; never “alinéa a)”, whose letter is an item as others are."""
    return rf"(?i:{any_of(links['lettered'])}) [a-z](?= )"


def _of_another(links: Mapping[str, tuple[str, ...]], nouns: str) -> str:
    """“the Charter, article 55 of the International Covenant”; never “the Charter, article 55 of which”.

    Where case alone says “of”, never behind a comma: “приложение II, резолюция”.
    """
    of, by_case = before_next(filter(None, (*links["of"], *links["in"]))), "| " if "" in links["of"] else ""
    return rf"(?:,? {of}{by_case})(?:{before_next(links['determiners'])})?(?:[{CAPITAL}]|(?i:{nouns})\b)"


def _outward(of: tuple[str, ...], determiner: str, units: str) -> str:
    """What leads from a part to the one that holds it.

    Never “section II, paragraph 3”, nor “paragraph 3 and section II” where case alone leads outward; nor the word of a
    range, which is a preposition too: “sect. V, paras. 61 to 76”.
    """
    by_case = rf"|(?<=[\w)]) (?:{determiner})?(?<!\b[^\W\dA-Z] )(?i:{units})\b" if "" in of else ""
    return rf" {before_next(word for word in of if word)}(?!\d|\(|[IVXL]+\b){by_case}"


def _lead(language: Language) -> str:
    """What stands before a part that stands only behind what it is of: a marker, “of”, what the part is about.

    “《宪章》¹ 的第七章”, “第60/251号决议中关于水井的第3段”.
    """
    links, words = language.pinpoint_words, language.word_order
    if not words["of"]:
        return ""
    about, of = any_of(words["about"]), any_of(words["of"])
    # A marker may be printed as a figure: “《2030年议程》4 的目标2”.
    marker = rf"(?:[{RAISED}]+| \d{{1,2}}(?= {of} ))?"
    return rf"{marker}(?: {any_of((*links['of'], *links['in']))})?(?:,? {about} [^;.\n]{{1,80}}? {of})?"


def _last_words(language: Language) -> tuple[str, ...]:
    """Words in which a place can end: “annex”, “première partie”."""
    links = language.pinpoint_words
    parts = language.units["part"] if links["ordinals"] else ()
    return tuple(word.lower() for word in (*links["unnumbered"], *links["first"], *parts))


def _endings(of: Iterable[str], determiners: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """How the words before a cited text end: “ of ”, “ of its ”; elided words have no space (“ de l'”)."""
    before = [f" {word}" if not word or word.endswith("'") else f" {word} " for word in of]
    behind = [word if word.endswith("'") else f"{word} " for word in determiners]
    found: dict[str, tuple[str, ...]] = {}
    for ending in sorted({lead + determiner for lead in before for determiner in ("", *behind)}):
        found[ending[-_SHORTEST_END:]] = (*found.get(ending[-_SHORTEST_END:], ()), ending)
    return found


def _initials(words: Iterable[str]) -> str:
    """The first letters of words, for a character class."""
    return re.escape("".join(sorted({word[0] for word in words})))


def before(text: str, end: int, language: Language) -> Found | None:
    """The pinpoint that ends, with its “of”, at the offset where the cited text is named."""
    patterns = _patterns(language)
    endings = patterns.ends.get(text[max(0, end - _SHORTEST_END) : end], ()) + patterns.ends.get(" ", ())
    if not text.endswith(endings, 0, end):
        return None
    if not any(text.endswith(ending, 0, end) and _ends_place(text, end - len(ending), patterns) for ending in endings):
        return None
    low = max(text.rfind("\n", max(0, end - _WINDOW), end) + 1, end - _WINDOW, 0)
    match = patterns.before.search(text[low:end])
    if not match:
        return None
    pinpoint = _canonical(match["pin"], patterns, reverse=bool(patterns.outward.search(match["pin"])))
    return Found(pinpoint, low + match.start("pin"), low + match.end("pin")) if pinpoint else None


def _ends_place(text: str, end: int, patterns: _Patterns) -> bool:
    """Whether a place can end at an offset, or a comma behind it: a cheap test that mostly fails."""
    end -= text[end - 1 : end] == ","
    last = text[end - 1 : end]
    if last.isdecimal() or last in _ENDS_NUMBER or (last.isalpha() and _begins_word(text, end - 1)):
        return True
    words = text[max(0, end - _LONGEST_WORD) : end].lower()
    return words.endswith(patterns.words) or (words.endswith(_REPEATED) and _begins_word(text, end - len("bis")))


def _begins_word(text: str, offset: int) -> bool:
    before = text[offset - 1 : offset]
    return not (before.isalnum() or before == "_")


def after(text: str, start: int, language: Language) -> Found | None:
    """The pinpoint that follows a number: “, annex, para. 12”; None if other words follow."""
    return _behind(text, start, _patterns(language))


def after_symbol(text: str, start: int, language: Language) -> Found | None:
    """The same behind the symbol of a document: “(A/73/12), part II”."""
    return _behind(text, start, _patterns_of_symbols(language))


def _behind(text: str, start: int, patterns: _Patterns) -> Found | None:
    match = patterns.after.match(text, start)
    if not match or patterns.of_another.match(text, match.end()):
        return None
    pinpoint = _canonical(match["pin"], patterns, reverse=bool(patterns.outward.search(match["pin"])))
    return Found(pinpoint, match.start("pin"), match.end("pin")) if pinpoint else None


def with_roman_articles(pinpoint: str) -> str:
    """A pinpoint in which the articles have Roman figures, as in the treaty that it is of: “art 6” is “art VI”."""
    return _ARTICLE.sub(lambda match: f"art {roman_numeral(int(match[1]))}", pinpoint)


def _canonical(words: str, patterns: _Patterns, *, reverse: bool) -> str:
    """The canonical form: outermost unit first, one unit for a range, semicolons between several places."""
    apart = [part for part in patterns.apart.split(words) if part]
    if len(apart) > 1:
        return "; ".join(_canonical(part, patterns, reverse=reverse) for part in apart)
    steps: list[tuple[str, list[str]]] = []
    for match in patterns.step.finditer(words):
        unit = patterns.unit_of.get(match["unit"].lower())
        if unit is None:
            continue
        places = _worded(match, patterns) or _places(match["numbers"] or "", patterns)
        steps.append((_PART_OF_UNIT if _is_item(match, places, patterns) else unit, places))
    if not steps:
        return ""
    if reverse and len(steps) > 1:
        steps.reverse()
    steps = _with_own_items(steps)
    if len(steps) > 1 and len({unit for unit, _ in steps}) == 1:
        return "; ".join(_step(unit, place) for unit, places in steps for place in places)
    outer = ", ".join(_step(unit, _range(places)) for unit, places in steps[:-1])
    unit, places = steps[-1]
    inner = [_step(unit, place) for place in places] or [unit]
    return "; ".join(f"{outer}, {place}" if outer else place for place in inner)


def _worded(step: re.Match[str], patterns: _Patterns) -> list[str]:
    """The place of a step without a number: “première partie” is part I, “alinéa a” is paragraph (a)."""
    if step["ordinal"]:
        return [roman_numeral(patterns.ordinals.index(step["ordinal"].lower()) + 1)]
    return [f"({step['letter']})"] if step["letter"] and step["unit"].lower() in patterns.lettered else []


def _with_own_items(steps: list[tuple[str, list[str]]]) -> list[tuple[str, list[str]]]:
    """Steps in which an item of a place is part of it: “subparagraph (b) of paragraph 3” is paragraph 3 (b)."""
    found: list[tuple[str, list[str]]] = []
    for unit, places in steps:
        if found and unit in {found[-1][0], _PART_OF_UNIT} and all(place.startswith("(") for place in places):
            whole = _range(found[-1][1])
            found[-1] = (found[-1][0], [whole + place for place in places])
        else:
            found.append(("para" if unit == _PART_OF_UNIT else unit, places))
    return found


def _is_item(step: re.Match[str], places: list[str], patterns: _Patterns) -> bool:
    """Whether a step is an item of what it stands in, a paragraph or an article: “alinéa e”; never “alinéa 3”."""
    return step["unit"].lower() in patterns.lettered and all(place.startswith("(") for place in places)


def _step(unit: str, place: str) -> str:
    plural = "s" if unit == "para" and re.fullmatch(r"\d+-\d+", place) else ""
    return f"{unit}{plural} {place}" if place else unit


def _range(places: list[str]) -> str:
    return places[0] if len(places) == 1 else "-".join((places[0], places[-1])) if places else ""


def _places(numbers: str, patterns: _Patterns) -> list[str]:
    """The places in a list of numbers: two in `5 and 6`, a range in `4 to 6`, two items in `2 (b) and (c)`."""
    places: list[str] = []
    for join, number in patterns.places.findall(numbers):
        printed = _BARE_LETTER.sub(r"(\1)", patterns.inner.sub(r"(\1)", number)).replace(" ", "")
        place = "1" if number.lower() in patterns.first else _BARE_ITEM.sub(r"(\1\2)", as_latin(printed))
        if places and place.startswith("("):
            place = _within(places[-1].rpartition("-")[2], place, listed=join.strip() == ",")
        if places and join.strip() in patterns.ranges:
            places[-1] = f"{places[-1]}-{place}"
        elif places and place.startswith(f"{places[-1]}("):
            places[-1] = place
        else:
            places.append(place)
    return places


def _within(before: str, item: str, *, listed: bool) -> str:
    """The full place of an item that omits what it shares with the place before.

    “14 (3) (d) and (e)” is two items of 14 (3), “2 (b) (i) and (ii)” two of 2 (b); “32 (a), (i)” is an item of 32 (a).
    """
    head, *items = before.split("(")
    own = _level(item.strip("()").partition(")")[0])
    levels = [_level(i.rstrip(")")) for i in items]
    last = items[-1].rstrip(")") if items else ""
    if own == "roman" and "roman" not in levels and (not listed or _is_next(last, item[1:-1])):
        own = "letter" if len(item) == len("(i)") else own
    depth = max((i for i, level in enumerate(levels) if level == own), default=len(items) if own == "roman" else 0)
    return "(".join([head, *items[:depth]]) + item


def _level(item: str) -> str:
    """The kind of an item: a number, a Roman numeral or a letter."""
    if item.isdigit():
        return "number"
    return "roman" if item and not item.strip("ivx") else "letter"


def _is_next(letter: str, item: str) -> bool:
    """Whether a Roman numeral is the next letter: “(i)” after “(h)”."""
    return len(letter) == len(item) == 1 and ord(item) == ord(letter) + 1
