"""What normalization replaces in a piece of text: look-alike characters, emphasis, broken words, wrong encodings.

Line ends between words become spaces with the other white space; this module finds those inside words and symbols.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from unkg.extraction.patterns.words import RAISED, UNSPACED, holds_any

_SPACES_LIKE = (
    "\n\r\t\v\f\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007"
    "\u2008\u2009\u200a\u202f\u205f\u3000\u2028\u2029\u200b"
)
_PLAIN = (
    {ord(c): "'" for c in "‘’‛′`´ʼ"}
    | {ord(c): '"' for c in "“”„«»"}
    | {ord(c): "-" for c in "‐‑‒–—−\u00ad"}
    | {ord(c): " " for c in _SPACES_LIKE}
)
_HYPHENS = "-\u2010\u00ad"
_SYMBOL_SEPARATORS = "/."
# A line end that a hyphen or separator may precede, with white space between; never one behind a letter or comma.
_LINE_END = re.compile(r"\n(?<=[-\u2010\u00ad/. \t\r]\n)[ \t]*")
# A symbol up to the stop of its series: "E/2021/L." of "E/2021/L.\n19"; never a sentence's ("of A/78/6.\n2 States").
_SERIES = re.compile(r"[A-Z0-9)]/(?:[A-Z]{1,3}|[A-Z][a-z]{2,4})\.$")
_LONGEST_SERIES = len("0/Abcde.")
_SPACES = re.compile("  +")
# The signs of Markdown emphasis: "**Decides**", "_Recalling_", "*أيضاً*" with a vowel mark at its end; never the
# underscore of "snake_case" or a lone asterisk.
_EMPHASIS = re.compile(
    r"(?<![\w*])\*{1,3}(?=[^\W_]|[“\"«《])"
    rf"|(?<=[\w.,:;”\")»》，。：；،؛\u064b-\u0652])(?<![{UNSPACED}])\*{{1,3}}(?![\w*])"
    r"|(?<!\w)_(?=[A-Z][a-z])|(?<=[a-z])_(?=[\s,.])"
)
# The same where no space stands between words: behind "回顾" of "*回顾*大会".
_EMPHASIS_BETWEEN = re.compile(rf"(?<=[{UNSPACED}])\*{{1,3}}(?!\*)")
_SUP = re.compile(r"<sup>(\d{1,3}|\*+)</sup>")
# The marker of a footnote in parentheses, as Arabic texts print it: "60/251(¹)".
_IN_PARENTHESES = re.compile(rf"\(([{RAISED}]+)\)")
_TO_RAISED = str.maketrans("0123456789", RAISED)
# A soft hyphen inside a word: "inter\u00adnational"; one at a line end belongs to the line break.
_SOFT_HYPHEN = re.compile(r"(?<=\w)\u00ad(?=\w)")
# Marks of writing direction, which word processors leave in texts of every script: "su \u200eseptuagésimo".
_DIRECTION = re.compile("[\u200e\u200f]+")
# UTF-8 read as Windows-1252 or Latin-1: "Peopleâ€™s", "CÃ´te"; never the "É»" of "« DÉCIDÉ»", which decodes to no
# letter.
_MOJIBAKE = re.compile(
    r"[ÂÃ][\u0080-\u00bf\u0152-\u017e\u2018-\u203a\u20ac\u2122]"
    r"|â[\u0080\u20ac][\u0080-\u00bf\u0152-\u017e\u02c6\u02dc\u2018-\u203a\u2122]"
)


# An apostrophe lost behind a plural: "Peoples\ufffd Rights"; never the letter of "Jos\ufffd Antonio".
_LOST_APOSTROPHE = re.compile(r"(?<=[a-z]{3}s)\ufffd(?= [A-Z])")


class Replacement(NamedTuple):
    """A span of a piece of text and what is read in its place."""

    start: int
    end: int
    instead: str
    is_repair: bool
    """Whether it repairs damage; otherwise it removes layout or markup."""


Spans = Iterator[tuple[int, int, str]]


class Rule(NamedTuple):
    """A kind of replacement."""

    marks: tuple[str, ...]
    """Strings of which a piece holds one if the rule applies to it."""
    spans: Callable[[str], Spans]
    is_repair: bool


def plain(text: str) -> str:
    """The text with look-alike quotes, dashes and spaces as plain ones, of the same length."""
    for odd, character in _PLAIN.items():
        if chr(odd) in text:
            text = text.replace(chr(odd), character)
    return text


def applicable(text: str, *, has_spaces: bool) -> list[Rule]:
    """The rules that a text can need; where words have no spaces between them, marks inside them are passed over later.

    A rule parts what stands before its marks from what stands behind, and with it a name: “《联合国\u200e宪章》”.
    """
    rules = (*_RULES, _DIRECTIONS) if has_spaces else _RULES
    return [rule for rule in rules if holds_any(text, rule.marks)]


def replacements(raw: str, piece: str, rules: list[Rule]) -> list[Replacement]:
    """The replacements in a piece of text, in order; `piece` is `raw` in plain characters. They may overlap."""
    found = [
        Replacement(start, end, instead, rule.is_repair)
        for rule in rules
        if holds_any(raw, rule.marks)
        for start, end, instead in rule.spans(raw)
    ]
    if "  " in piece:
        found += [Replacement(match.start(), match.end(), " ", False) for match in _SPACES.finditer(piece)]
    return sorted(found)


def deletion(pattern: re.Pattern[str]) -> Callable[[str], Spans]:
    """What takes the matches of a pattern out of a text."""
    return _matches(pattern, "")


def _matches(pattern: re.Pattern[str], instead: str) -> Callable[[str], Spans]:
    return lambda raw: ((match.start(), match.end(), instead) for match in pattern.finditer(raw))


def _marker(raw: str) -> Spans:
    return ((match.start(), match.end(), match[1]) for match in _IN_PARENTHESES.finditer(raw))


def _raised(raw: str) -> Spans:
    return ((match.start(), match.end(), match[1].translate(_TO_RAISED)) for match in _SUP.finditer(raw))


def _mojibake(raw: str) -> Spans:
    for match in _MOJIBAKE.finditer(raw):
        try:
            meant = b"".join(map(_byte, match[0])).decode("utf-8")
        except UnicodeError:
            continue
        if len(meant) == 1 and (meant.isalpha() or ord(meant) in _PLAIN):
            yield match.start(), match.end(), meant.translate(_PLAIN)


def _byte(character: str) -> bytes:
    """What Windows-1252 writes for a character; a control character that it has not, Latin-1 writes."""
    return character.encode("latin-1" if "\u0080" <= character <= "\u009f" else "cp1252")


def _line_ends(raw: str, marks: str) -> list[tuple[int, int]]:
    """The line ends after one of some marks, with the spaces on both sides."""
    found = []
    for match in _LINE_END.finditer(raw):
        start = match.start()
        if raw[start - 1 : start] == "\r":
            start -= 1
        while raw[start - 1 : start] in {" ", "\t"}:
            start -= 1
        if start and raw[start - 1] in marks:
            found.append((start, match.end()))
    return found


def _hyphenated(raw: str) -> Spans:
    """Line ends inside words, with their hyphens: "inter-\\nnational"; never inside a number ("S-\\n10/2")."""
    for start, end in _line_ends(raw, _HYPHENS):
        if raw[max(start - 2, 0) : start - 1].islower() and raw[end : end + 1].islower():
            yield start - 1, end, ""


def _cut_symbols(raw: str) -> Spans:
    """Line ends inside symbols: "S/Agenda/\\n2185"; never between symbols."""
    for start, end in _line_ends(raw, _SYMBOL_SEPARATORS):
        before, behind = raw[max(start - 2, 0) : start - 1], raw[end : end + 1]
        if raw[start - 1] == "/":
            is_cut = before.isascii() and behind.isascii() and before.isalnum() and behind.isalnum()
        else:
            own = _SERIES.search(raw, max(0, start - _LONGEST_SERIES), start) if behind.isdecimal() else None
            is_cut = own is not None
        if is_cut:
            yield start, end, ""


_RULES = (
    Rule(marks=("<sup>",), spans=_raised, is_repair=False),
    Rule(marks=tuple(f"({figure}" for figure in RAISED), spans=_marker, is_repair=False),
    Rule(marks=("*", "_"), spans=_matches(_EMPHASIS, ""), is_repair=False),
    Rule(marks=("*",), spans=_matches(_EMPHASIS_BETWEEN, " "), is_repair=False),
    Rule(marks=("\u00ad",), spans=_matches(_SOFT_HYPHEN, ""), is_repair=True),
    Rule(marks=("Â", "Ã", "â€", "â\u0080"), spans=_mojibake, is_repair=True),
    Rule(marks=("s\ufffd ",), spans=_matches(_LOST_APOSTROPHE, "'"), is_repair=True),
    Rule(marks=("\n",), spans=_hyphenated, is_repair=True),
    Rule(marks=("\n",), spans=_cut_symbols, is_repair=False),
)
_DIRECTIONS = Rule(marks=("\u200e", "\u200f"), spans=_matches(_DIRECTION, ""), is_repair=False)
