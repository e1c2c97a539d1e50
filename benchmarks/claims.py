"""What English texts say of the records in `data/`: founding acts, dates, acronyms, treaty numbers, general comments.

Texts are read with patterns of their own, not with the extractor, which knows the records: a check by it would agree
with itself.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Literal

from unkg.authorities import Knowledge
from unkg.extraction.patterns.dates import read_date
from unkg.model import Body, Instrument, Mechanism

Record = Body | Mechanism | Instrument
Fact = Literal["act", "dated", "adopted", "acronym", "unts", "comment", "year", "session"]

_PLAIN = str.maketrans("‘’‐‑–\u00a0\u202f\n", "''---   ")
_ENDS = 14
"""Letters by which names are found; shorter names are left out."""
# The beginning of a longer name: "against Corruption of the", "Peace and", "AU"; not "calls on the".
_INSIDE = re.compile(r"\b[A-Z][\w-]+ (?:(?:of|for|on|to|and|in|against) (?:the )?)?$")
_SHARED = 0.75
_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_ORGANS = {
    "General Assembly": "A/",
    "Security Council": "S/",
    "Economic and Social Council": "E/",
    "Human Rights Council": "A/HRC/",
    "Commission on Human Rights": "E/CN.4/",
}
_ORGAN = "|".join(_ORGANS)
# "2371 (2017)", "926 (X)", "217 A (III)", "60/251", "S-21/1", "53/78 A"; not "60/251 and", whose "and" is no letter.
_NUMBER = (
    r"\d{1,4}(?: [A-Z])? ?\((?:\d{4}|[IVXL]+)\)(?: ?[A-Z]\b)?|(?:\d{4}/)?(?:E?S-)?\d{1,4}/\d{1,4}(?: ?[A-Z]\b(?!\.))?"
)
_ACT = rf"(?:(?P<organ>{_ORGAN}),?(?: in its)? )?(?P<kind>resolution|decision) (?P<number>{_NUMBER})"
# "Working Group, established by its resolution 5/1", "Panel, which was created pursuant to paragraph 4 of resolution
# 1343 (2001)"; never "established in 2001 and extended by resolution 1408 (2002)", where another verb stands between.
_FOUNDED = re.compile(
    r"(?P<before>,? (?:which |that )?(?:was |is |were |has been |had been )?|,? as )"
    r"(?:established|created|set up) (?:by|pursuant to|under|in accordance with|through|in) (?:the )?"
    rf"(?:paragraphs? \d+(?: \([a-z]\))? of )?(?:its )?{_ACT}"
)
# A footnote that is a resolution: "Resolution 70/1.", "See General Assembly resolution 2200 A (XXI), annex."; not a
# part of one, "Resolution 70/1, para. 2.".
_IN_ACT = re.compile(
    rf"(?:See )?(?P<organ>{_ORGAN})? ?(?P<kind>[Rr]esolution) (?P<number>{_NUMBER})(?:, annex(?: [IVX]+)?)?\.?"
)
# After “resolution 60/251”: “by which it established the”, “in which it decided to establish”; not “by which it ended”.
_FOUNDING = re.compile(
    rf"{_ACT}(?: of \d{{1,2}} (?:{_MONTH}) \d{{4}})?,? (?:by|in) which (?:it|the [A-Z][\w ]+?) "
    r"(?:decided to establish|established|created|set up) (?:the |a |an )?"
)
_DATED = re.compile(rf"{_ACT}(?:,)? of (?P<date>\d{{1,2}} (?:{_MONTH}) \d{{4}})")
# "Protocol of 8 June 1977", "Accord, signed in Bamako on 20 June 2015"; not "Protocol, which entered into force on …".
_ADOPTED = re.compile(
    r"(?: of|,? (?:which was |that was )?(?:adopted|signed|concluded|done)"
    r"(?: (?:in|at) [A-Z][A-Za-z' ,-]{2,40}?)?,? on) "
    rf"(?P<date>\d{{1,2}} (?:{_MONTH}) \d{{4}})"
)
# "(ECOWAS)", "(UN-Habitat)", "(EUFOR ALTHEA)"; not "(III)", "(A/RES/60/1)" and "(Chair)".
_ACRONYM = re.compile(r"\((?![IVXL]+\))(?P<acronym>[A-Z][A-Za-z&.-]*[A-Z][A-Za-z&-]*(?: [A-Z]{2,})?)\)")
_NOTE = re.compile(r"(?<=[a-z)])(?P<mark>[⁰¹²³⁴⁵⁶⁷⁸⁹]+)")
_NOTES = re.compile(r"^(?P<mark>[⁰¹²³⁴⁵⁶⁷⁸⁹]+) (?P<text>.*)$", re.MULTILINE)
# "Treaty Series, vol. 999, No. 14668", "Ibid., vol. 75, Nos. 970-973"; not "Treaty Series, vol. 999" alone.
_SERIES = re.compile(
    r"(?:United Nations, Treaty Series|Ibid\.), vols?\. [\dI ,and]+?, Nos?\. (?P<numbers>\d[\d ,and-]*)"
)
_COMMENT = re.compile(
    r"[Gg]eneral (?:comment|recommendation) No\. ?(?P<number>[IVX]+|\d+) \((?P<year>\d{4})\)"
    r"(?: of the (?P<after>[A-Z][^.;()]{10,110}))?"
)
_OF_YEAR = re.compile(r"S/RES/(?P<number>\d{1,4})\((?P<year>\d{4})\)")


@dataclass(frozen=True, slots=True)
class Claim:
    """What a sentence says of a fact of `data/`."""

    fact: Fact
    record: str
    """Key of a record; for dates the symbol of an act, for general comments body and number, for years the year."""
    says: str
    document: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Text:
    """A text with plain characters."""

    document: str
    body: str
    """Prefix of the symbols of its issuer, "A/HRC/"; empty if unknown."""
    text: str
    lines: str
    """The text with its line breaks."""
    adopted: str
    """The day that the publisher gives; empty if unknown."""

    def claim(self, fact: Fact, record: str, says: str, at: re.Match[str]) -> Claim:
        """A claim at a place of the text, with its sentence."""
        start = max(self.text.rfind(mark, 0, at.start()) for mark in (". ", "; ", "¶"))
        end = min((e for e in (self.text.find(mark, at.end()) for mark in (". ", "; ")) if e > 0), default=at.end())
        sentence = self.text[max(start + 1, at.start() - 200) : min(end, at.end() + 60)]
        return Claim(fact, record, says, self.document, sentence.strip())


@dataclass(slots=True)
class Names:
    """The names of all records by their first and their last letters."""

    by_tail: dict[str, list[tuple[str, Record]]] = field(default_factory=lambda: defaultdict(list))
    by_head: dict[str, list[tuple[str, Record]]] = field(default_factory=lambda: defaultdict(list))
    by_acronym: dict[str, list[Record]] = field(default_factory=lambda: defaultdict(list))

    def before(self, text: str, end: int) -> Record | None:
        """The record with the longest name that ends at an offset; None if there is none."""
        return self._longest(text, end)[1]

    def heading(self, text: str, end: int) -> Record | None:
        """The same, but not a name within a longer one: “Group of Experts of the Council of Europe”."""
        name, record = self._longest(text, end)
        return record if record and not _INSIDE.search(text, max(0, end - 260), end - len(name)) else None

    def _longest(self, text: str, end: int) -> tuple[str, Record | None]:
        window = text[max(0, end - 260) : end]
        fitting = [pair for pair in self.by_tail.get(window[-_ENDS:], ()) if window.endswith(" " + pair[0])]
        return max(fitting, key=lambda pair: len(pair[0]), default=("", None))

    def after(self, text: str, start: int) -> Record | None:
        """The record with the longest name that begins at an offset."""
        window = text[start : start + 260]
        fitting = [pair for pair in self.by_head.get(window[:_ENDS], ()) if window.startswith(pair[0])]
        return max(fitting, key=lambda pair: len(pair[0]), default=("", None))[1]


@lru_cache(maxsize=1)
def names_of(knowledge: Knowledge) -> Names:
    """The names and acronyms of bodies, mechanisms and instruments; collective names are left out."""
    known = knowledge.authorities
    names = Names()
    for record in (*known.bodies.values(), *known.mechanisms.values(), *known.instruments.values()):
        if record.kind == "collective":
            continue
        for name in {title_of(record), *record.names}:
            if len(name) >= _ENDS:
                names.by_tail[name[-_ENDS:]].append((name, record))
                names.by_head[name[:_ENDS]].append((name, record))
        for acronym in record.acronyms:
            names.by_acronym[acronym].append(record)
    return names


def title_of(record: Record) -> str:
    """The full name of a record."""
    return record.title if isinstance(record, Instrument) else record.name


def key_of(record: Record) -> str:
    """The key of a record in its table."""
    return record.id if isinstance(record, Instrument) else record.name


def text_of(line: dict[str, str]) -> Text:
    """A line of a corpus as a text with plain characters and single spaces."""
    symbol = (line.get("symbol") or "").replace(" ", "")
    organ = next((p for p in ("A/HRC/", "E/CN.4/", "A/", "S/", "E/") if symbol.startswith(p)), "")
    lines = line["text"].translate(_PLAIN | {10: "\n"})
    return Text(symbol or line.get("id", ""), organ, " ".join(lines.split()), lines, line.get("date") or "")


def claims(texts: Iterable[Text], knowledge: Knowledge) -> Iterator[Claim]:
    """All claims of the texts about facts of the records."""
    names = names_of(knowledge)
    for text in texts:
        yield from _founding_acts(text, names)
        yield from _dates(text, knowledge)
        yield from _adoptions(text, names, knowledge)
        yield from _acronyms(text, names)
        yield from _footnotes(text, names)
        yield from _comments(text, knowledge)
        yield from _own_number(text)


def _founding_acts(text: Text, names: Names) -> Iterator[Claim]:
    for match in _FOUNDED.finditer(text.text):
        end = match.start()
        acronym = re.search(r" \([A-Z][\w -]*\)$", text.text[max(0, end - 30) : end])
        record = names.before(text.text, end - len(acronym[0]) if acronym else end)
        if record and not isinstance(record, Instrument):
            yield text.claim("act", key_of(record), _symbol(match, text), match)
    for match in _FOUNDING.finditer(text.text):
        record = names.after(text.text, match.end())
        if record and not isinstance(record, Instrument):
            yield text.claim("act", key_of(record), _symbol(match, text), match)


def _symbol(match: re.Match[str], text: Text) -> str:
    """`A/RES/60/251`; without a named organ the prefix is that of the number, or `?`."""
    number = re.sub(r"^(\d+) ?[A-Z](?=\()", r"\1", match["number"].replace(" ", ""))
    own = text.body if " its resolution" in match[0] or " its decision" in match[0] else ""
    prefix = _ORGANS.get(match["organ"] or "", own) or ("S/" if re.search(r"\(\d{4}\)", number) else "?")
    return f"{prefix}{'RES' if match['kind'].lower() == 'resolution' else 'DEC'}/{number}"


def _dates(text: Text, knowledge: Knowledge) -> Iterator[Claim]:
    for match in _DATED.finditer(text.text):
        day = _day(match["date"], knowledge)
        if day:
            symbol = _symbol(match, text)
            yield text.claim("dated", symbol, day.isoformat(), match)
            number = _OF_YEAR.fullmatch(symbol)
            if number and number["year"] == str(day.year):
                yield text.claim("year", number["year"], number["number"], match)


@lru_cache(maxsize=65536)
def _day(words: str, knowledge: Knowledge) -> date | None:
    return read_date(words, knowledge.languages["en"])


def _adoptions(text: Text, names: Names, knowledge: Knowledge) -> Iterator[Claim]:
    for match in _ADOPTED.finditer(text.text):
        end = match.start()
        acronym = re.search(r" \([A-Z][\w ()-]*\)$", text.text[max(0, end - 60) : end])
        record = names.heading(text.text, end - len(acronym[0]) if acronym else end)
        day = _day(match["date"], knowledge) if isinstance(record, Instrument) else None
        if record and day:
            yield text.claim("adopted", key_of(record), day.isoformat(), match)


def _acronyms(text: Text, names: Names) -> Iterator[Claim]:
    """Two kinds: the name of a record with another acronym, and the acronym of a record after another name."""
    for match in _ACRONYM.finditer(text.text):
        acronym, end = match["acronym"], match.start() - 1
        record = names.before(text.text, end)
        if record and record.acronyms and acronym not in record.acronyms and names.heading(text.text, end):
            yield text.claim("acronym", key_of(record), acronym, match)
        if acronym in names.by_acronym and (not record or acronym not in record.acronyms):
            expansion = expansion_of(acronym, text.text[max(0, end - 160) : end])
            for other in names.by_acronym[acronym] if expansion else ():
                if not _is_variant(expansion, other):
                    yield text.claim("acronym", key_of(other), f"{acronym}: {expansion}", match)


def expansion_of(acronym: str, before: str) -> str:
    """The words before a parenthesis whose initials spell the acronym; empty if they do not.

    Words in lower case may be passed over, “of” in `FAO`; capitalized ones may not.
    """
    words, letters = before.split(), [letter for letter in acronym if letter.isalpha()]
    at = len(words)
    for letter in reversed(letters):
        at -= 1
        while at > 0 and words[at][:1].islower() and words[at][0] != letter.lower():
            at -= 1
        if at < 0 or words[at][0].upper() != letter.upper():
            return ""
    return " ".join(words[at:]) if words[at][0].isupper() else ""


def _is_variant(expansion: str, record: Record) -> bool:
    """Whether an expansion is one of the names in another spelling: most of its words begin like words of the name."""
    stems = {word[:4].casefold() for word in re.findall(r"\w{3,}", expansion)}
    for name in (title_of(record), *record.names):
        own = {word[:4].casefold() for word in re.findall(r"\w{3,}", name)}
        if len(stems & own) >= _SHARED * len(stems):
            return True
    return False


def _footnotes(text: Text, names: Names) -> Iterator[Claim]:
    """Treaty numbers and resolutions in the footnotes on the names of instruments."""
    notes = {note["mark"]: note["text"] for note in _NOTES.finditer(text.lines)}
    for match in _NOTE.finditer(text.text) if notes else ():
        note = notes.get(match["mark"], "")
        treaty, act = _SERIES.fullmatch(note.rstrip(". ")), _IN_ACT.fullmatch(note.rstrip())
        record = names.before(text.text, match.start()) if treaty or act else None
        if not isinstance(record, Instrument):
            continue
        if treaty:
            yield text.claim("unts", record.id, " ".join(_listed(treaty["numbers"])), match)
        elif act:
            yield text.claim("act", record.id, _symbol(act, text), match)


def _listed(numbers: str) -> Iterator[str]:
    """The single numbers of `970-973` or `17512 and 17513`."""
    for first, last in re.findall(r"(\d+)(?:-(\d+))?", numbers):
        yield from map(str, range(int(first), int(last or first) + 1))


def _comments(text: Text, knowledge: Knowledge) -> Iterator[Claim]:
    bodies = {comment.body for comment in knowledge.general_comments}
    for match in _COMMENT.finditer(text.text):
        before, after = text.text[max(0, match.start() - 120) : match.start()], match["after"] or ""
        named = [body for body in bodies if after.startswith(body) or _names(body, before)]
        if named:
            yield text.claim("comment", f"{max(named, key=len)} {_arabic(match['number'])}", match["year"], match)


def _names(body: str, before: str) -> bool:
    """Whether the body stands before its comment: not in the list “adopted by the Committee, general …”."""
    return before.endswith((f"{body}, ", f"{body}'s ")) and f"by the {body}" not in before


def _arabic(number: str) -> str:
    value = {"I": 1, "V": 5, "X": 10}
    if number.isdigit():
        return number
    digits = [value[letter] for letter in number]
    return str(sum(-d if any(d < later for later in digits[i + 1 : i + 2]) else d for i, d in enumerate(digits)))


def _own_number(text: Text) -> Iterator[Claim]:
    match = _OF_YEAR.fullmatch(text.document)
    if match:
        yield Claim("year", match["year"], match["number"], text.document, text.document)
    elif text.adopted and re.search(r"/(?:RES|DEC)/", text.document):
        yield Claim("session", text.document, text.adopted, text.document, f"{text.document} of {text.adopted}")
