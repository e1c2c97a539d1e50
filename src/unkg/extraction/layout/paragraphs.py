"""The structure of a text: masthead, preambular and operative paragraphs, numbered paragraphs, annexes, footnotes."""

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field, replace
from functools import lru_cache

from ahocorasick_rs import AhoCorasick

from unkg.authorities.language import Language
from unkg.extraction.layout.lines import Gathered, gather, lines_of
from unkg.extraction.layout.normalized_text import Block
from unkg.extraction.patterns.words import CAPITAL, RAISED, any_of, before_next
from unkg.model import Document, Paragraph, ParagraphKind, Section

_TO_DIGITS = str.maketrans(RAISED, "0123456789")
_MARKER = re.compile(rf"[{RAISED}]+")
_RAISED_DIGITS = AhoCorasick(list(RAISED))
_MARKED = re.compile(r"<sup>(\d{1,3}|\*+)</sup>|\[\^(\w{1,4})\](?!:)")
_ROMAN_LETTERS = re.compile(r"^[ivx]+$")
_NUMBERED_TITLE = re.compile(r"^\W*(?:S-|ES-)?\d{1,4}/(?:\d+|\.{2,}|…)[ A-Z]*\.?\s")
_LONG = 120
"""Characters: a longer block that ends in a full stop is running text, not a heading."""


_LONGEST_LABEL = len("fn 1234")


@dataclass(frozen=True, slots=True)
class Openings:
    """Words that open a document's text and the paragraphs of a resolution."""

    enacting: re.Pattern[str]
    statement: re.Pattern[str]
    at_meeting: re.Pattern[str]
    preambular: re.Pattern[str]
    operative: re.Pattern[str]
    clause: re.Pattern[str]


@lru_cache(maxsize=8)
def openings(language: Language) -> Openings:
    """How preambular and operative paragraphs begin in a language, capital first, after markdown's emphasis and a quotation mark."""
    words = language.structure
    adverbs = rf"(?:{before_next(words['adverbs'])})*"
    third = any_of(forms[0] for verb in language.strengths for forms in language.forms[verb])
    participles = any_of(forms[1] for verbs in language.forms.values() for forms in verbs)
    ending = rf"[^\W\d_]+(?:-[^\W\d_]+)*{any_of(words['preambular_endings'])}"
    preambular = rf"(?:{any_of(words['preambular'])}|{participles}|{ending})\b"
    we = rf"{any_of(language.action_words['we'])} (?:{before_next(words['adverbs'])})*{any_of(language.strengths)}"
    operative = rf"(?:{third}|{we})\b"
    lead = rf"[*_“\"]*(?=[{CAPITAL}])"
    name = rf"(?:[{CAPITAL}][\w'’-]*|{any_of(words['enacting_words'])})"
    return Openings(
        # The line that names who speaks: "The General Assembly," alone; never "The Council of Europe has," within a paragraph.
        re.compile(rf"^\W*{before_next(words['enacting_articles'])}{name}(?:[ ,'’]+{name}){{0,14}},?\W*$"),
        re.compile(any_of(words["statement"])),
        re.compile(before_next(words["at_meeting"])),
        re.compile(rf"{lead}(?i:{adverbs}{preambular})"),
        re.compile(rf"{lead}(?i:{adverbs}{operative})"),
        re.compile(rf"{lead}(?i:{adverbs}(?:{preambular}|{operative}))"),
    )


def blocks_of(document: Document, language: Language) -> list[Block]:
    """The paragraphs of a document with the pieces of text that hold them, footnotes joined to their markers.

    A format that tells its own structure is believed; a plain text's is found by its numbers, openings and layout.
    """
    if document.paragraphs is not None:
        return [Block(p, ((p.start, p.end),)) for p in document.paragraphs if p.end > p.start]
    opening = openings(language)
    gathered = gather(lines_of(document.text, language), opening.clause)
    walk = _Walk(opening, to_come=Counter(block.words for block in gathered if block.first.opening == "annex"))
    blocks = [walk.place(block) for block in gathered]
    return _with_anchors(document.text, blocks)


@dataclass(slots=True)
class _Walk:
    """Where in the document the walk stands, block after block."""

    opening: Openings
    to_come: Counter[str]
    """How often each line that opens an annex still comes."""
    section: Section = "heading"
    statement: bool = False
    preambular: int = 0
    operative: str = ""
    unnumbered: int = 0
    letter: str = ""
    annexes: int = 0
    resolution: bool = False
    title_seen: bool = False
    parts: set[str] = field(default_factory=set)

    def place(self, block: Gathered) -> Block:
        kind, label = self._kind_and_label(block)
        section: Section = "footnote" if kind == "footnote" else self._section_of(kind)
        part = self._own_part(label)
        first = block.first
        paragraph = Paragraph(label, kind, section, block.pieces[0][0], block.pieces[-1][1], part, first.content)
        return Block(paragraph, block.pieces)

    def _own_part(self, label: str) -> str | None:
        """The part of a label; None for one that another paragraph has had, so that a part is one paragraph's."""
        part = _part(label, self.annexes)
        if part is None or part in self.parts:
            return None
        self.parts.add(part)
        return part

    def _section_of(self, kind: ParagraphKind) -> Section:
        return "preamble" if kind == "enacting" else self.section

    def _kind_and_label(self, block: Gathered) -> tuple[ParagraphKind, str]:
        first, words = block.first, block.words
        if first.opening == "footnote":
            return "footnote", "fn " + first.label.rstrip("/").translate(_TO_DIGITS)
        if first.opening == "annex":
            self.to_come[words] -= 1
            if not self.operative and self.section in {"heading", "body"} and self.to_come[words] > 0:
                return "heading", ""  # a line of the table of contents
            self.annexes, self.section, self.operative, self.letter, self.unnumbered = (
                self.annexes + 1,
                "annex",
                "",
                "",
                0,
            )
            return "heading", ""
        if (
            first.opening == "plain"
            and len(words) < 140
            and words.rstrip("*_ ").endswith(",")
            and self.opening.enacting.match(words)
        ):
            return self._enacting()
        if self.section == "heading":
            return self._in_heading(block)
        if first.opening == "heading":
            return "heading", ""
        if self.opening.statement.search(words):
            self.statement, self.section = True, "preamble"
            return "body", ""
        return self._in_body(block)

    def _enacting(self) -> tuple[ParagraphKind, str]:
        if self.section != "annex":
            self.section, self.preambular, self.operative = "preamble", 0, ""
        self.resolution = True
        return "enacting", ""

    def _in_heading(self, block: Gathered) -> tuple[ParagraphKind, str]:
        first, words = block.first, block.words
        if self.opening.statement.search(words):
            self.statement, self.section = True, "preamble"
            return "body", ""
        if first.opening == "number" and len(words) > len(first.label) + 3 and not _NUMBERED_TITLE.match(words):
            self.section = (
                "operative" if self.opening.operative.match(words[first.content - first.start :].lstrip()) else "body"
            )
            return self._in_body(block)
        stopped = words.rstrip(_TAIL).endswith((",", ";", ".", ":")) and len(words) > _LONG / 2
        if first.opening == "plain" and (words.endswith(",") or stopped) and self.opening.preambular.match(words):
            self.section, self.resolution = "preamble", True
            return self._in_body(block)
        if first.opening == "plain" and stopped and self.opening.operative.match(words):
            self.section = "operative"
            return self._unnumbered("OP")
        if self.opening.at_meeting.match(words) and len(words) > _LONG:
            self.section = "operative"
            return self._in_body(block)
        if first.opening == "plain" and len(words) > _LONG / 2 and words.rstrip(_TAIL).endswith((".", ";", ":")):
            self.section = "body"
            return self._in_body(block)
        return "heading", ""

    def _in_body(self, block: Gathered) -> tuple[ParagraphKind, str]:
        first, words = block.first, block.words
        own = words[max(first.content - first.start, 0) :].lstrip(" .)*") if first.label else words
        if first.opening == "number":
            return self._numbered(first.label, own)
        if first.opening == "letter":
            return self._lettered(first.label)
        if self.section == "preamble" and not self.statement:
            return self._preambular_or_first_operative(words)
        if self.statement:
            self.section = "operative"
            return self._unnumbered("para")
        if self.section == "operative":
            if not self.operative and not self.resolution:
                return self._unnumbered("para") if len(words) > _LONG / 2 else ("body", "")
            if self.opening.operative.match(words) and not self.operative.isdigit():
                return self._unnumbered("OP")
            return "body", ""
        if self.section == "annex":
            return "annex", ""
        return ("body", "") if len(words) > _LONG or words.endswith((".", ";", ",")) else ("heading", "")

    def _preambular_or_first_operative(self, words: str) -> tuple[ParagraphKind, str]:
        if self.opening.operative.match(words):
            self.section = "operative"
            return self._unnumbered("OP")
        if len(words) < 40 and not words.endswith((",", ";", ".", ":")):
            return "heading", ""
        self.preambular += 1
        return "preambular", f"PP {self.preambular}"

    def _unnumbered(self, unit: str) -> tuple[ParagraphKind, str]:
        self.unnumbered += 1
        self.letter = ""
        if unit == "OP":
            self.operative = f"{self.unnumbered}"
        prefix = "annex " if self.section == "annex" else ""
        return ("operative" if unit == "OP" else "body"), f"{prefix}{unit} {self.unnumbered}"

    def _numbered(self, number: str, own: str) -> tuple[ParagraphKind, str]:
        if self.section == "preamble":
            self.section = "operative"
        self.operative, self.letter = number, ""
        acts = bool(self.opening.operative.match(own))
        if self.section == "annex":
            return "annex", f"annex OP {number}" if acts else f"annex para {number}"
        if self.section == "operative":
            return "operative", f"OP {number}"
        return "body", f"para {number}"

    def _lettered(self, letter: str) -> tuple[ParagraphKind, str]:
        kind: ParagraphKind = {"operative": "operative", "annex": "annex", "preamble": "preambular"}.get(
            self.section, "body"
        )  # type: ignore[assignment]
        base = self._base()
        if not base:
            return kind, ""
        if _ROMAN_LETTERS.match(letter) and self.letter and not _follows(self.letter, letter):
            return kind, f"{base}({self.letter})({letter})"
        self.letter = letter
        return kind, f"{base}({letter})"

    def _base(self) -> str:
        if self.section == "preamble":
            return f"PP {self.preambular}" if self.preambular else ""
        if not self.operative:
            return ""
        unit = "OP" if self.section == "operative" else "para"
        return f"annex {unit} {self.operative}" if self.section == "annex" else f"{unit} {self.operative}"


_TAIL = f'{RAISED}*”" '


def _follows(previous: str, letter: str) -> bool:
    """Whether a letter is the next of the alphabet: "(i)" after "(h)" is a letter, after "(b)" a Roman one."""
    return len(previous) == len(letter) == 1 and ord(letter) == ord(previous) + 1


_LABEL = re.compile(r"^(?:(annex) )?(PP|OP|para|fn) (.+)$")


@lru_cache(maxsize=4096)
def _part(label: str, annexes: int) -> str | None:
    """The fragment of an IRI that a label is: `OP 2(b)` is `op2.b`."""
    match = _LABEL.match(label)
    if not match:
        return None
    number = match[3].replace(")(", ".").replace("(", ".").replace(")", "").replace(" ", "")
    if not re.fullmatch(r"[\w.*-]+", number):
        return None
    own = match[2].lower() + number.replace("*", "star")
    return f"annex{max(annexes, 1)}.{own}" if match[1] else own


def _with_anchors(text: str, blocks: list[Block]) -> list[Block]:
    """Footnotes joined to the markers in the running text: superscripts, else a bare number after a word's punctuation."""
    notes = {b.paragraph.label: i for i, b in enumerate(blocks) if b.paragraph.kind == "footnote"}
    if not notes:
        return blocks
    anchors: dict[str, int] = {}
    running = sorted(piece for block in blocks if block.paragraph.kind != "footnote" for piece in block.pieces)
    for at, label in _markers(text):
        piece = bisect_right(running, (at, len(text))) - 1
        if piece >= 0 and at < running[piece][1]:
            anchors.setdefault(label, at)
    for label, i in notes.items():
        found = anchors.get(label)
        if found is None and label[3:].isdigit() and len(label) <= _LONGEST_LABEL:
            found = _bare_marker(text, label[3:], blocks[i].paragraph.start)
        if found is not None:
            blocks[i] = blocks[i]._replace(paragraph=replace(blocks[i].paragraph, anchor=found))
    return blocks


def _markers(text: str) -> list[tuple[int, str]]:
    """Where markers of footnotes stand, with the labels of their notes, in order of place."""
    found, position = [], 0
    for _, start, _ in _RAISED_DIGITS.find_matches_as_indexes(text):
        if start >= position and (match := _MARKER.match(text, start)):
            found.append((start, "fn " + match[0].translate(_TO_DIGITS)))
            position = match.end()
    if "<sup>" in text or "[^" in text:
        found += [(match.start(), f"fn {match[1] or match[2]}") for match in _MARKED.finditer(text)]
        found.sort()
    return found


def _bare_marker(text: str, number: str, before: int) -> int | None:
    """Where a marker whose raising was lost stands last: "in Cyprus, 12 created by", "Namibia;12"; never a year or a quantity."""
    marker = re.compile(
        rf"(?<=[a-z)][,;.:]) ?{number}/?(?=[\s,;.]|$)|(?<=[a-z]) {number}/(?=\s)|(?<=[a-z)]){number}(?=[\s,;.])"
    )
    low = max(0, before - 12000)
    at = text.rfind(number, low, before)
    while at >= 0:
        start = at - (at > low and text[at - 1] == " ")
        if marker.match(text, start, before):
            return start
        at = text.rfind(number, low, at + len(number) - 1)
    return None
