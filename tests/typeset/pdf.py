"""Manuscripts typeset as PDF: masthead in two columns, page headers and numbers, footnotes at and across page ends.

ReportLab and fpdf2 draw the same pages; WeasyPrint and the browser Chromium use their own layout.
"""

import io
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from tests.typeset.manuscripts import Manuscript, Paragraph, _attributes, _paragraph_html, escape

WIDTH, HEIGHT = 595.0, 842.0
LEFT, RIGHT, TOP, BOTTOM = 72.0, 523.0, 90.0, 770.0
"""Edges of the type area in points, from the upper left corner of the page."""
BODY, NOTE = 10.0, 8.0
GUTTER = 20.0
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")


class Canvas(Protocol):
    """A producer of pages; positions are from the upper left corner, `y` is the baseline."""

    def draw(self, x: float, y: float, words: str, style: str, size: float) -> None: ...
    def width(self, words: str, style: str, size: float) -> float: ...
    def end_page(self) -> None: ...
    def finished(self) -> bytes: ...


class ReportLab:
    """Pages by ReportLab, with the standard fonts of PDF viewers."""

    def __init__(self, password: str | None = None) -> None:
        from reportlab.pdfgen import canvas

        self._file = io.BytesIO()
        self._canvas = canvas.Canvas(self._file, pagesize=(WIDTH, HEIGHT), invariant=1, encrypt=password)
        self._fonts = {"roman": "Times-Roman", "italic": "Times-Italic"}

    def draw(self, x: float, y: float, words: str, style: str, size: float) -> None:
        self._canvas.setFont(self._fonts[style], size)
        self._canvas.drawString(x, HEIGHT - y, words)

    def width(self, words: str, style: str, size: float) -> float:
        return float(self._canvas.stringWidth(words, self._fonts[style], size))

    def end_page(self) -> None:
        self._canvas.showPage()

    def finished(self) -> bytes:
        self._canvas.save()
        return self._file.getvalue()


class Fpdf:
    """Pages by fpdf2, drawn row by row across columns, page footers and footnotes first: the most difficult order."""

    def __init__(self) -> None:
        from fpdf import FPDF

        self._pdf = FPDF(unit="pt", format=(WIDTH, HEIGHT))
        self._pdf.core_fonts_encoding = "cp1252"
        self._pdf.set_auto_page_break(auto=False)
        self._page: list[tuple[float, float, str, str, float]] = []

    def draw(self, x: float, y: float, words: str, style: str, size: float) -> None:
        self._page.append((x, y, words, style, size))

    def width(self, words: str, style: str, size: float) -> float:
        self._font(style, size)
        return float(self._pdf.get_string_width(words))

    def _font(self, style: str, size: float) -> None:
        self._pdf.set_font("Times", "I" if style == "italic" else "", size)

    def end_page(self) -> None:
        self._pdf.add_page()
        for x, y, words, style, size in sorted(self._page, key=lambda drawn: (drawn[1] < BOTTOM, drawn[1], drawn[0])):
            self._font(style, size)
            self._pdf.text(x, y, words)
        self._page.clear()

    def finished(self) -> bytes:
        return bytes(self._pdf.output())


@dataclass(frozen=True, slots=True)
class Piece:
    """Words in one style; a marker is superscript."""

    words: str
    style: str
    size: float
    raised: bool
    width: float


Line = tuple[list[Piece], list[int]]
"""The pieces of a line, and the indices of its footnotes."""


@dataclass(slots=True)
class Setter:
    """Typesets a manuscript page by page."""

    canvas: Canvas
    manuscript: Manuscript
    columns: int = 1
    justified: bool = False
    hyphenated: bool = False
    indent: float = 28.0
    page: int = 0
    column: int = 0
    top: float = TOP
    y: float = TOP
    foot: list[Line] = field(default_factory=list)
    """Footnote lines in the column so far."""
    carried: list[Line] = field(default_factory=list)
    """Footnote lines that did not fit."""

    def set(self) -> bytes:
        """The document as PDF."""
        self._begin_page()
        self._masthead()
        for paragraph in self.manuscript.paragraphs:
            self._paragraph(paragraph)
        self._end_page()
        while self.carried:
            self._begin_page()
            self._end_page()
        return self.canvas.finished()

    # ---- pages ----------------------------------------------------------------------------------------------------

    def _begin_page(self) -> None:
        self.page += 1
        self.column, self.top = 0, TOP
        if self.page > 1:
            self.canvas.draw(LEFT, 50, self.manuscript.symbol, "roman", 9)
        self._begin_column()

    def _begin_column(self) -> None:
        self.y, self.foot = self.top, []
        waiting, self.carried = self.carried, []
        for line in waiting:
            self._note_line(line)

    def _end_column(self) -> None:
        y = BOTTOM - 10 * (len(self.foot) - 1)
        for pieces, _ in self.foot:
            self._draw(self._left, y, pieces)
            y += 10

    def _end_page(self) -> None:
        self._end_column()
        if self.page == 1:
            self.canvas.draw(LEFT, 810, "GE.31-01234 (E)", "roman", 9)
            self.canvas.draw(LEFT, 822, "*3101234*", "roman", 9)
        self.canvas.draw(RIGHT - 10, 810, str(self.page), "roman", 9)
        self.canvas.end_page()

    def _masthead(self) -> None:
        """Half of the masthead lines on each side, as on the covers of documents."""
        lines = self.manuscript.masthead
        half = (len(lines) + 1) // 2
        ends = [self._side(lines[:half], LEFT, 240), self._side(lines[half:], 350, 170)]
        self.y = self.top = max(TOP, *ends) + 24

    def _side(self, lines: tuple[str, ...], left: float, measure: float) -> float:
        y = 60.0
        for words in lines:
            for pieces, _ in self._wrapped([(words, "roman")], BODY, measure, 0):
                self._draw(left, y, pieces)
                y += 12
            y += 3
        return y

    # ---- paragraphs -----------------------------------------------------------------------------------------------

    @property
    def _measure(self) -> float:
        return (RIGHT - LEFT - GUTTER * (self.columns - 1)) / self.columns

    @property
    def _left(self) -> float:
        return LEFT + self.column * (self._measure + GUTTER)

    def _paragraph(self, paragraph: Paragraph) -> None:
        runs = [(words.replace("\t", "   "), kind) for words, kind in paragraph.runs()]
        lines = list(self._wrapped(runs, BODY, self._measure, self.indent))
        for place, (pieces, notes) in enumerate(lines):
            last = place == len(lines) - 1
            self._make_room(notes, paragraph)
            shift = self.indent if place == 0 else 0.0
            gap = self._stretch(pieces, shift) if self.justified and not last else 0.0
            self._draw(self._left + shift, self.y, pieces, gap)
            self.y += 12.6
            for index in notes:
                note = paragraph.notes[index]
                for line in self._wrapped([(note.marker, "note"), (" " + note.words, "roman")], NOTE, self._measure, 0):
                    self._note_line((line[0], []))
        self.y += 6

    def _make_room(self, notes: list[int], paragraph: Paragraph) -> None:
        reserved = 10 * (len(self.foot) + len(notes)) + 14 if self.foot or notes else 0
        if self.y > BOTTOM - reserved:
            if self.column + 1 < self.columns:
                self._end_column()
                self.column += 1
                self._begin_column()
            else:
                self._end_page()
                self._begin_page()

    def _note_line(self, line: Line) -> None:
        """Put a footnote line on the page if there is room, else keep it for the next page."""
        room = BOTTOM - 10 * (len(self.foot) + 1) > self.y and len(self.foot) < 40
        (self.foot if room and not self.carried else self.carried).append(line)

    def _stretch(self, pieces: list[Piece], shift: float) -> float:
        blanks = sum(piece.words == " " for piece in pieces)
        loose = self._measure - shift - sum(piece.width for piece in pieces)
        return loose / blanks if blanks and 0 < loose / blanks < 12 else 0.0

    def _draw(self, x: float, y: float, pieces: list[Piece], gap: float = 0.0) -> None:
        for piece in pieces:
            if piece.words != " " or not gap:
                self.canvas.draw(x, y - (3.4 if piece.raised else 0), piece.words, piece.style, piece.size)
            x += piece.width + (gap if piece.words == " " else 0)

    # ---- lines ----------------------------------------------------------------------------------------------------

    def _wrapped(self, runs: list[tuple[str, str]], size: float, measure: float, indent: float) -> Iterator[Line]:
        line: list[Piece] = []
        notes: list[int] = []
        room, index = measure - indent, 0
        for word in _words(runs):
            pieces = [self._piece(words, kind, size) for words, kind in word]
            width = sum(piece.width for piece in pieces)
            if line and width > room and word != [(" ", "roman")]:
                head = self._hyphenated(word, room, size) if self.hyphenated else None
                if head:
                    line.append(head[0])
                    pieces = [self._piece(head[1], word[0][1], size), *pieces[1:]]
                yield line[: -1 if line[-1].words == " " else None], notes
                line, notes, room = [], [], measure
            if not line and word == [(" ", "roman")]:
                continue
            line += pieces
            room -= sum(piece.width for piece in pieces)
            for _ in (kind for _, kind in word if kind == "note"):
                notes.append(index)
                index += 1
        if line:
            yield line, notes

    def _hyphenated(self, word: list[tuple[str, str]], room: float, size: float) -> tuple[Piece, str] | None:
        words, kind = word[0]
        for cut in range(len(words) - 3, 2, -1):
            if words[cut - 1 : cut + 1].islower() and words[:cut].isalpha() and words[cut : cut + 3].isalpha():
                head = self._piece(words[:cut] + "-", kind, size)
                if head.width <= room:
                    return head, words[cut:]
        return None

    def _piece(self, words: str, kind: str, size: float) -> Piece:
        size = size * 0.65 if kind == "note" else size
        style = "italic" if kind == "italic" else "roman"
        return Piece(words, style, size, kind == "note", self.canvas.width(words, style, size))


def _words(runs: list[tuple[str, str]]) -> Iterator[list[tuple[str, str]]]:
    """Words with their styles, and the spaces between them; a marker stays with the preceding word."""
    word: list[tuple[str, str]] = []
    for words, kind in runs:
        for part in re.findall(r"\s+|\S+", words):
            if part.isspace():
                yield from [word] if word else []
                yield [(" ", "roman")]
                word = []
            else:
                word.append((part, kind))
    yield from [word] if word else []


_PAGES = (
    "@page { size: A4; margin: 3cm 2.5cm; @top-left { content: '%s'; font-size: 9pt }"
    " @bottom-right { content: counter(page); font-size: 9pt } }"
    " @page :first { @top-left { content: none } }"
    " body { font: 10pt serif; text-align: justify; hyphens: auto } p { text-indent: 1cm; margin: 0 0 6pt }"
    " main { columns: %d } table.head { width: 100%%; table-layout: fixed; margin-bottom: 24pt }"
    " td { vertical-align: top }"
)


def by_weasyprint(manuscript: Manuscript, *, columns: int = 1) -> bytes:
    """The document by WeasyPrint: justified, hyphenated, footnotes on the page of their markers."""
    from weasyprint import HTML

    style = " .note { float: footnote; font-size: 8pt } ::footnote-call { vertical-align: super; font-size: 6.5pt }"
    body = "".join(_with_feet(p) for p in manuscript.paragraphs)
    return bytes(HTML(string=_page(manuscript, columns, style, body)).write_pdf())


def by_chromium(manuscript: Manuscript, *, columns: int = 1) -> bytes:
    """The document by a browser: justified, hyphenated, footnotes in small print at the end."""
    style = (
        " sup { font-size: 6.5pt } .note { font-size: 8pt; text-indent: 0 } a { color: inherit; text-decoration: none }"
    )
    notes = "".join(
        f'<p class="note"><sup>{note.marker}</sup> {escape(note.words)}</p>'
        for p in manuscript.paragraphs
        for note in p.notes
    )
    body = "".join(map(_paragraph_html, manuscript.paragraphs)) + notes
    with tempfile.TemporaryDirectory() as folder:
        page, printed = Path(folder) / "page.html", Path(folder) / "page.pdf"
        page.write_text(_page(manuscript, columns, style, body), encoding="utf-8")
        command = [str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
        subprocess.run([*command, f"--print-to-pdf={printed}", str(page)], check=True, capture_output=True, timeout=120)
        return printed.read_bytes()


def _page(manuscript: Manuscript, columns: int, style: str, body: str) -> str:
    half = (len(manuscript.masthead) + 1) // 2
    sides = (
        "".join(f"<div>{escape(w)}</div>" for w in s) for s in (manuscript.masthead[:half], manuscript.masthead[half:])
    )
    head = "<table class=head><tr>" + "".join(f"<td>{side}</td>" for side in sides) + "</tr></table>"
    pages = _PAGES % (manuscript.symbol, columns)
    return (
        f'<html {_attributes(manuscript)}><head><meta charset="utf-8"><style>{pages}{style}</style></head>'
        f"<body>{head}<main>{body}</main></body></html>"
    )


def _with_feet(paragraph: Paragraph) -> str:
    html = _paragraph_html(paragraph)
    for note in paragraph.notes:
        html = re.sub(
            rf'<sup><a href="#fn{re.escape(note.marker)}".*?</sup>',
            lambda _, words=note.words: f'<span class="note">{escape(words)}</span>',
            html,
            count=1,
        )
    return html
