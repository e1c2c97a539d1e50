"""The grammar of symbols: `ORGAN/(SUBBODY/)*(SERIES/)?(SESSION|YEAR/)?NUMBER(/SUFFIX)*`.

Source of the parts: the Dag Hammarskjöld Library's guide to document symbols and the United Nations Editorial Manual;
library-made symbols (`A/DEC/…`, `E/CN.4/RES/…`) follow the Library's catalogue.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal
from urllib.parse import quote

from unkg.errors import Error
from unkg.symbols.look_alikes import as_latin

Kind = Literal["resolution", "decision", "statement", "document"]
Suffix = Literal["addendum", "corrigendum", "revision", "amendment", "summary"]
_KIND_OF: dict[str, Kind] = {"RES": "resolution", "DEC": "decision", "PRST": "statement"}
"""By a whole segment."""
_KIND_OF_BEGINNING: dict[str, Kind] = {"Res.": "resolution", "Dec.": "decision"}
"""By the beginning of a segment: `Res.5`."""

OFFICIAL_ADDRESS: Final = "https://documents.un.org/api/symbol/access?s={symbol}&l={language}&t={form}"
"""The address of a document in the Official Document System; as `docx` it gives Word files of any age."""

_TO_PLAIN = str.maketrans(dict.fromkeys("‐‑‒–—−", "-") | dict.fromkeys("[]\u200b\xad\ufeff") | {"∕": "/", "⁄": "/"})
_SPACE = re.compile(r"\s+")
_SPLIT_OUTSIDE_PARENTHESES = re.compile(r"/(?![^(]*\))")
_HALVES = re.compile(r"(?<=[\d)])-(?=[A-Z]{1,5}/)")
_ROMAN = re.compile(r"^(?:(?:E?S)-)?[IVXLC]+$", re.IGNORECASE)
_WORDS = re.compile(r"[^/(]*[A-Za-z]\s+[A-Za-z0-9][^/]*/")
_CLOSED_FIRST = re.compile(r"^[^()]*\)|\)[^()]*\)")
_ORGAN = re.compile(r"^[A-Z][A-Za-z0-9]*(?:\.[A-Za-z0-9]+)?(?:\([0-9]+\))?$")
_LETTERED = re.compile(r"^(.*?[\d)])([A-Za-z](?:-[A-Za-z])?)$")
_SUFFIX = re.compile(r"^(Add|Corr|Rev|Amend)\.(\d+)|^(Summary|Corrigendum)$")
_SUFFIX_KINDS: dict[str, Suffix] = {
    "Add": "addendum",
    "Corr": "corrigendum",
    "Corrigendum": "corrigendum",
    "Rev": "revision",
    "Amend": "amendment",
    "Summary": "summary",
}

# Lower-case form of the letters of a segment to their canonical form.
_CASING = {
    "add.": "Add.", "amend.": "Amend.", "corr.": "Corr.", "rev.": "Rev.", "sub.": "Sub.", "summary": "Summary",
    "res": "RES", "res.": "Res.", "dec": "DEC", "dec.": "Dec.", "prst": "PRST", "pv.": "PV.", "sr.": "SR.", "l.": "L.",
    "c.": "C.", "cn.": "CN.", "ac.": "AC.", "conf.": "CONF.", "sc.": "SC.", "wg.": "WG.", "crp.": "CRP.", "wp.": "WP.",
    "ea.": "EA.", "ha.": "HA.", "hls.": "HLS.", "gc": "GC", "gc.": "GC.", "hrc": "HRC", "inf": "INF", "inf.": "INF.",
    "ngo": "NGO", "co": "CO", "q": "Q", "rq": "RQ", "os": "OS", "cop": "COP", "mop": "MOP",
    "corrigendum": "Corrigendum",
}  # fmt: skip
_HEAD_OF_SEGMENT = re.compile(r"^([A-Za-z]+\.?)(.*)$")
_PAREN_WORDS = {
    "vol.": "Vol.",
    "part": "Part",
    "parts": "Parts",
    "sect.": "Sect.",
    "planoutline": "Planoutline",
    "supp": "Supp",
    "introduction": "Introduction",
    "resumption": "Resumption",
}
_PAREN_WORD = re.compile(
    rf"^({'|'.join(re.escape(w) for w in sorted(_PAREN_WORDS, key=len, reverse=True))})(.*)$", re.IGNORECASE
)


class SymbolError(Error):
    """Not a UN document symbol; the message gives the reason in one sentence."""


@dataclass(frozen=True, slots=True)
class Symbol:
    """A parsed symbol; parsing its `canonical` form gives an equal record."""

    segments: tuple[str, ...]
    letters: str = ""
    """The letter of a lettered resolution or decision: `B`, `A-B`."""
    other_half: "Symbol | None" = None
    """The second symbol of a document with two: `A/79/187-E/2024/68`."""

    @property
    def canonical(self) -> str:
        """The canonical spelling: no spaces, casing by table, letters after the last parenthesis."""
        own = "/".join(self.segments) + self.letters
        return f"{own}-{self.other_half.canonical}" if self.other_half else own

    @property
    def kind(self) -> Kind:
        """Kind of the document."""
        for segment in self.segments[1:]:
            if kind := _KIND_OF.get(segment) or _KIND_OF_BEGINNING.get(segment[:4]):
                return kind
        return "document"

    @property
    def suffix(self) -> Suffix | None:
        """Kind of the last suffix: addendum, corrigendum, revision, amendment or summary."""
        match = _SUFFIX.match(self.segments[-1])
        return _SUFFIX_KINDS[match[1] or match[3]] if match else None

    @property
    def parent(self) -> str | None:
        """Canonical symbol of the document that this one adds to, corrects, revises or amends."""
        if self.suffix is None:
            return None
        other = self.other_half
        half = other.parent if other and other.suffix == self.suffix else None
        own = "/".join(self.segments[:-1])
        return f"{own}-{half}" if half else own

    @property
    def unlettered(self) -> str:
        """The symbol without its letter: `A/RES/57/270` for `A/RES/57/270B`."""
        return "/".join(self.segments)


@lru_cache(maxsize=65536)
def parse(text: str) -> Symbol:
    """Parse a symbol with any spacing, dashes, brackets, casing and look-alike letters; raises SymbolError."""
    plain = _SPACE.sub("", as_latin(text).translate(_TO_PLAIN)).strip(".,;:*")
    if not plain:
        raise SymbolError("An empty text is not a symbol.")
    if not plain.isprintable():
        raise SymbolError(f"{text!a} has a character that cannot be printed.")
    if _WORDS.match(text.strip()):
        raise SymbolError(
            f"“{text}” has words before its first slash: a symbol begins with its organ's letters, as A/HRC/25/63."
        )
    if plain.count("(") != plain.count(")") or _CLOSED_FIRST.search(plain):
        raise SymbolError(f"“{text}” has parentheses that do not match.")
    halves = _HALVES.split(plain, maxsplit=1)
    first = _parse_one(halves[0], text)
    if len(halves) == 1:
        return first
    return Symbol(first.segments, first.letters, parse(halves[1]))


def _parse_one(plain: str, original: str) -> Symbol:
    parts = [p for p in _SPLIT_OUTSIDE_PARENTHESES.split(plain) if p]
    if len(parts) < 2:
        raise SymbolError(f"“{original}” has no slash: a symbol names its organ first, as A/HRC/25/63.")
    organ = parts[0] if "." in parts[0] and any(c.islower() for c in parts[0]) else parts[0].upper()
    if not _ORGAN.match(organ):
        raise SymbolError(f"“{original}” does not begin with an organ's letters, as A/ or S/ or CRC/.")
    if not any(c.isdigit() for c in plain):
        raise SymbolError(f"“{original}” has no number.")
    segments = [organ, *(_cased(part) for part in parts[1:])]
    return _with_letters(segments)


def _with_letters(segments: list[str]) -> Symbol:
    """Separate the letter of a resolution or decision from its number, in any position: `217A(III)` and `217(III)A`."""
    if not {"RES", "DEC"} & set(segments[1:]):
        return Symbol(tuple(segments))
    last = segments[-1]
    between = re.match(r"^(\d+)([A-Z](?:-[A-Z])?)(\([^)]*\))$", last, re.IGNORECASE)
    if between:
        return Symbol((*segments[:-1], between[1] + between[3]), between[2].upper())
    lettered = _LETTERED.match(last)
    if lettered and not _SUFFIX.match(last):
        return Symbol((*segments[:-1], lettered[1]), lettered[2].upper())
    return Symbol(tuple(segments))


def _cased(segment: str) -> str:
    head, parenthesis, rest = segment.partition("(")
    match = _HEAD_OF_SEGMENT.match(head)
    if match and not (match[2] and not match[1].endswith(".")):
        head = _CASING.get(match[1].lower(), match[1].upper() if match[1].islower() else match[1]) + match[2]
    elif head.islower():
        head = head.upper()
    return head + "(" + _cased_parenthesis(rest) if parenthesis else head


def _cased_parenthesis(rest: str) -> str:
    inner, close, tail = rest.partition(")")
    if _ROMAN.match(inner):
        return inner.upper() + close + tail
    match = _PAREN_WORD.match(inner)
    if match:
        number = match[2].upper() if _ROMAN.match(match[2]) else match[2]
        inner = _PAREN_WORDS[match[1].lower()] + number
    return inner + close + tail


def symbol_of(text: str) -> Symbol | None:
    """The parsed symbol; None if the text is not a symbol."""
    try:
        return parse(text)
    except SymbolError:
        return None


def canonical(text: str) -> str:
    """The canonical spelling of a symbol in any spelling; raises SymbolError."""
    return parse(text).canonical


def official_links(symbol: str) -> tuple[str, ...]:
    """URLs of the document at the United Nations: short link, and Official Document System."""
    own = parse(symbol).canonical
    return (
        f"https://undocs.org/{quote(own, safe='/().-')}",
        OFFICIAL_ADDRESS.format(symbol=quote(own, safe="/"), language="en", form="pdf"),
    )


_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_FIGURES = (
    (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def roman_numeral(number: int) -> str:
    """A number as a Roman numeral; empty for zero."""
    written = ""
    for value, figures in _FIGURES:
        written += figures * (number // value)
        number %= value
    return written


def roman_value(numeral: str) -> int | None:
    """The value of a Roman numeral up to CC, as used in session numbers; None if it is not one."""
    if not numeral or any(c not in _VALUES for c in numeral):
        return None
    values = [_VALUES[c] for c in numeral]
    return sum(-v if i + 1 < len(values) and values[i + 1] > v else v for i, v in enumerate(values))
