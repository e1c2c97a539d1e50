"""The text as the grammar reads it: paragraph after paragraph, one spelling a character, with the way back to the input's offsets.

What is folded: look-alike quotes, dashes and spaces become plain ones, line breaks and runs of spaces inside a paragraph
become one space, words hyphenated over a line end are joined, pieces of a paragraph that a page break separates are brought
together. Symbols and numbers are never altered otherwise; every offset that leaves the extractor is the input's own.
"""

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field

from unkg.model import Paragraph

_PLAIN = (
    {ord(c): "'" for c in "‘’‛′`´ʼ"}
    | {ord(c): '"' for c in "“”„«»"}
    | {ord(c): "-" for c in "‐‑‒–—−\u00ad"}
    | {
        ord(c): " "
        for c in "\n\r\t\v\f\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\u2028\u2029\u200b"
    }
)
_ODD = re.compile("[" + "".join(re.escape(chr(c)) for c in _PLAIN) + "]")
_LETTER_HYPHEN_BREAK = r"(?<=[a-z])[-\u2010\u00ad][ \t]*\r?\n[ \t]*(?=[a-z])"
_SLASH_BREAK = r"(?<=[A-Za-z0-9]/)[ \t]*\r?\n[ \t]*(?=[A-Za-z0-9])"
# A hyphen at a line end that joins a broken word ("inter-\nnational"), never one inside a number ("S-\n10/2");
# a line end inside a symbol ("S/Agenda/\n2185"), never one between symbols.
_TO_MEND = re.compile(rf"[\s\u00a0\u200b]{{2,}}|{_LETTER_HYPHEN_BREAK}|{_SLASH_BREAK}")
_SPACES = re.compile(r"[\s\u00a0\u200b]{2,}")
_JOINED = re.compile(rf"{_LETTER_HYPHEN_BREAK}|{_SLASH_BREAK}")
_EMPHASIS = re.compile(
    r"(?<![\w*])\*{1,3}(?=[A-Za-z\d“\"])|(?<=[\w.,:;”\")])\*{1,3}(?![\w*])|(?<!\w)_(?=[A-Z][a-z])|(?<=[a-z])_(?=[\s,.])"
)

_SUP = re.compile(r"<sup>(\d{1,3}|\*+)</sup>")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph and the pieces of the input that hold its words, in reading order."""

    paragraph: Paragraph
    pieces: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph in the folded text: its words from `start` to `end` there, its own words from `content`."""

    paragraph: Paragraph
    start: int
    end: int
    content: int


@dataclass(slots=True)
class View:
    """The folded text. `\\n` stands in it only between passages, so no pattern that refuses it crosses paragraphs."""

    text: str = ""
    lower: str = ""
    passages: list[Passage] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)
    _runs: list[tuple[int, int, int]] = field(default_factory=list)
    """(folded start, original start, original length) of each run; a run of equal length maps one to one."""

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The span of the input that folded offsets `start`, `end` stand for."""
        return self._back(start), self._back(end - 1) + 1 if end > start else self._back(start)

    def _back(self, offset: int) -> int:
        folded, original, length = self._runs[bisect_right(self._starts, offset) - 1]
        return original + min(offset - folded, max(length - 1, 0))

    def folded(self, original: int, passage: Passage) -> int:
        """Where an offset of the input, inside a passage's words, stands in the folded text."""
        return passage.start + _folded_offset(self, passage.start, passage.end, original)

    def passage_at(self, offset: int) -> Passage:
        """The passage that holds a folded offset."""
        return self.passages[bisect_right(self.passages, offset, key=lambda p: p.start) - 1]

    def index_at(self, offset: int) -> int:
        """Position of the passage that holds a folded offset."""
        return bisect_right(self.passages, offset, key=lambda p: p.start) - 1


def fold(text: str, blocks: list[Block]) -> View:
    """The view of a text through its paragraphs, in their order."""
    view = View()
    plain = _ODD.sub(lambda match: _PLAIN[ord(match[0])], text)
    parts: list[str] = []
    length = 0

    def run(words: str, original: int, original_length: int) -> None:
        nonlocal length
        if words:
            view._starts.append(length)
            view._runs.append((length, original, original_length))
            parts.append(words)
            length += len(words)

    for block in blocks:
        start = length
        content = length
        for number, (a, b) in enumerate(block.pieces):
            if number:
                run(" ", block.pieces[number - 1][1] - 1, 1)
            _fold_piece(text, plain, a, b, run)
            if a <= block.paragraph.content_start <= b:
                words = (
                    block.paragraph.content_start
                    + len(text[block.paragraph.content_start : b])
                    - len(text[block.paragraph.content_start : b].lstrip())
                )
                content = start + _folded_offset(view, start, length, words)
        view.passages.append(Passage(block.paragraph, start, length, min(content, length)))
        run("\n", max(block.pieces[-1][1] - 1, 0), 1)
    view.text = "".join(parts)
    lower = view.text.lower()
    view.lower = (
        lower if len(lower) == len(view.text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in view.text)
    )
    return view


def _folded_offset(view: View, start: int, end: int, original: int) -> int:
    for folded, origin, length in view._runs[bisect_right(view._starts, start) - 1 :]:
        if folded >= end:
            break
        if folded >= start and original < origin + length:
            return folded - start + max(original - origin, 0)
    return end - start


Run = Callable[[str, int, int], None]


def _fold_piece(text: str, plain: str, start: int, end: int, run: Run) -> None:
    raw = text[start:end]
    to_mend = _TO_MEND if "\n" in raw else _SPACES
    cuts = [(m.start(), m.end(), "" if _JOINED.match(raw, m.start()) else " ") for m in to_mend.finditer(raw)]
    if "<sup>" in raw:
        cuts += [(m.start(), m.end(), m[1].translate(_RAISED)) for m in _SUP.finditer(raw)]
        cuts.sort()
    if "*" in raw or "_" in raw:
        cuts += [(m.start(), m.end(), "") for m in _EMPHASIS.finditer(raw)]
        cuts.sort()
    position = 0
    for a, b, instead in cuts:
        if a < position:
            continue
        run(plain[start + position : start + a], start + position, a - position)
        run(instead, start + a, b - a)
        position = b
    run(plain[start + position : end], start + position, len(raw) - position)
