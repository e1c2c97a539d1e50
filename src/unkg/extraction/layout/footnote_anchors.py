"""The markers in the running text that refer to footnotes."""

import re
from bisect import bisect_right

from ahocorasick_rs import AhoCorasick
from msgspec.structs import replace

from unkg.extraction.layout.normalized_text import Block, NormalizedText, Passage
from unkg.extraction.patterns.words import RAISED, SMALL

_TO_DIGITS = str.maketrans(RAISED, "0123456789")
_MARKER = re.compile(rf"[{RAISED}]+")
_RAISED_DIGITS = AhoCorasick(list(RAISED))
_MARKED = re.compile(r"<sup>(\d{1,3}|\*+)</sup>|\[\^(\w{1,4})\](?!:)")
_LONGEST_LABEL = len("fn 1234")
_REACH = 12000
"""Characters between a footnote and its marker, if the marker is not superscript."""


def with_anchors(text: str, blocks: list[Block]) -> list[Block]:
    """Blocks with the offsets of footnote markers: superscripts, or else a bare number after a word's punctuation."""
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
            blocks[i] = _anchored(blocks[i], found)
    return blocks


def _anchored(block: Block, anchor: int) -> Block:
    """A footnote with its anchor."""
    return Block(replace(block.paragraph, anchor=anchor), block.pieces)


def _markers(text: str) -> list[tuple[int, str]]:
    """(offset, label of the footnote) of each marker, in order."""
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
    """The last marker that lost its superscript: "in Cyprus, 12 created by", "Namibia;12"; never a year or quantity."""
    marker = re.compile(
        rf"(?<=[{SMALL})][,;.:]) ?{number}/?(?=[\s,;.]|$)|(?<=[{SMALL}]) {number}/(?=\s)"
        rf"|(?<=[{SMALL})]){number}(?=[\s,;.])"
    )
    low = max(0, before - _REACH)
    at = text.rfind(number, low, before)
    while at >= 0:
        start = at - (at > low and text[at - 1] == " ")
        if marker.match(text, start, before):
            return start
        at = text.rfind(number, low, at + len(number) - 1)
    return None


def passages_of_markers(normalized: NormalizedText) -> dict[int, Passage]:
    """The passages of the running text in which footnotes' markers stand, by the marker's offset in the document."""
    passages = normalized.passages
    anchors = [p.paragraph.anchor for p in passages if p.paragraph.anchor is not None]
    if not anchors:
        return {}
    running = sorted((p.paragraph.start, n) for n, p in enumerate(passages) if p.paragraph.kind != "footnote")
    found = {}
    for anchor in anchors:
        index = bisect_right(running, (anchor, len(passages))) - 1
        if index >= 0 and anchor < (passage := passages[running[index][1]]).paragraph.end:
            found[anchor] = passage
    return found
