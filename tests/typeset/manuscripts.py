"""Manuscripts of UN documents for typesetting in any format: masthead, and paragraphs with italics and footnotes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import escape

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_NOTE = re.compile(rf"^(?P<marker>[{_RAISED}]+|\d{{1,3}}(?= [A-Z])|\*+) ?(?P<words>\S.*)$")
_LONGEST_OF_A_MASTHEAD = 100
"""Characters; the masthead ends at the first longer line, or before the preamble."""


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote at an offset in a paragraph."""

    at: int
    marker: str
    words: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, heading or line of a masthead."""

    words: str
    italics: tuple[tuple[int, int], ...] = ()
    notes: tuple[Note, ...] = ()
    rows: bool = False
    """Whether it is a row of a table, with cells separated by tabs."""

    def runs(self) -> Iterator[tuple[str, str]]:
        """(words, `roman`, `italic` or `note`) in order; the words of a note are its marker."""
        marks = {note.at: note.marker for note in self.notes}
        cuts = sorted({0, len(self.words), *marks, *(cut for span in self.italics for cut in span)})
        for start, end in zip(cuts, [*cuts[1:], len(self.words)], strict=True):
            if start in marks:
                yield marks[start], "note"
            if end > start:
                slanted = any(a <= start and end <= b for a, b in self.italics)
                yield self.words[start:end], "italic" if slanted else "roman"


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A document to typeset."""

    symbol: str
    masthead: tuple[str, ...]
    paragraphs: tuple[Paragraph, ...]
    language: str = "en"

    @property
    def direction(self) -> str:
        """`rtl` or `ltr`, as HTML has it."""
        return "rtl" if self.language == "ar" else "ltr"

    @property
    def text(self) -> str:
        """The plain text, one block per paragraph, footnotes last: the expected result of reading."""
        printed = [*self.masthead, *("".join(_plain(run) for run in p.runs()) for p in self.paragraphs)]
        notes = [f"{raised(note.marker)} {note.words}" for p in self.paragraphs for note in p.notes]
        return "\n\n".join(printed + notes) + "\n"


def raised(marker: str) -> str:
    """Digits as superscripts."""
    return marker.translate(str.maketrans("0123456789", _RAISED))


def _plain(run: tuple[str, str]) -> str:
    return raised(run[0]) if run[1] == "note" else run[0]


def from_markdown(symbol: str, text: str, language: str) -> Manuscript:
    """A manuscript from Markdown as the samples have it: footnotes at the end, a masthead before the first heading."""
    plain = re.sub(r"<sup>(\d+)</sup>", lambda marker: raised(marker[1]), text.rpartition("\n\\[")[0])
    plain = re.sub(r"\*", "", plain.replace("\n- ", "\n\n").replace("## **", "").replace("** ", "\n"))
    head, title, rest = plain.partition("\n# ")
    body = from_text(symbol, re.sub(r"^#+ ", "", title.strip() + " " + rest, flags=re.MULTILINE), language)
    printed = (*map(Paragraph, body.masthead), *body.paragraphs)
    return replace(body, masthead=tuple(filter(None, head.split("\n"))), paragraphs=printed)


def from_text(symbol: str, text: str, language: str = "en") -> Manuscript:
    """A manuscript from plain text with blank lines between paragraphs and footnotes at the end."""
    blocks = [" ".join(block.split()) for block in text.split("\n\n") if block.strip()]
    notes = {}
    while blocks and (note := _NOTE.match(blocks[-1])) and len(blocks) > 1:
        notes[raised(note["marker"])] = note["words"]
        blocks.pop()
    head = next((i for i, words in enumerate(blocks) if len(words) > _LONGEST_OF_A_MASTHEAD or words[-1] in ",.،，"), 0)
    return Manuscript(symbol, tuple(blocks[:head]), tuple(_noted(words, notes) for words in blocks[head:]), language)


def _noted(words: str, notes: dict[str, str]) -> Paragraph:
    plain, found, last = "", [], 0
    for match in re.finditer(rf"[{_RAISED}]+|(?<=[a-z][,.;])\d{{1,3}}(?=$)", words):
        marker = raised(match[0])
        if marker in notes:
            plain += words[last : match.start()]
            last = match.end()
            found.append(Note(len(plain), match[0].translate(str.maketrans(_RAISED, "0123456789")), notes[marker]))
    plain += words[last:]
    verb = re.match(r"(?:\d{1,3}\. )?((?:Also |Further )?[A-Z][a-z]+s|[A-Z][a-z]+ing)(?= )", plain)
    return Paragraph(plain, (verb.span(1),) if verb else (), tuple(found))


def from_akoma_ntoso(name: str, content: bytes) -> Manuscript:
    """A manuscript from an Akoma Ntoso file, with characters that all producers support."""
    from lxml import etree

    from unkg.readers.akoma_ntoso.text import lines_of

    lines, notes = lines_of(etree.fromstring(content))
    head = [line.text for line in lines if line.place.role == "masthead"]
    body = tuple(
        Paragraph(
            _settable(_without_markers(line.text, [(at, notes[i].marker) for at, i in line.notes])),
            _moved(line.italics, [(at, notes[i].marker) for at, i in line.notes]),
            tuple(_notes_of(line.notes, notes)),
            rows="\t" in line.text,
        )
        for line in lines
        if line.place.role != "masthead"
    )
    symbol = next((words for words in head if "/" in words), name)
    return Manuscript(symbol, tuple(map(_settable, head)), body)


def _settable(words: str) -> str:
    return words.encode("cp1252", "replace").decode("cp1252").replace("\xa0", " ")


def _without_markers(words: str, marks: list[tuple[int, str]]) -> str:
    for at, marker in reversed(marks):
        words = words[:at] + words[at + len(marker) :]
    return words


def _moved(spans: tuple[tuple[int, int], ...], marks: list[tuple[int, str]]) -> tuple[tuple[int, int], ...]:
    def moved(offset: int) -> int:
        return offset - sum(len(marker) for at, marker in marks if at < offset)

    return tuple((moved(a), moved(b)) for a, b in spans)


def _notes_of(marks, notes) -> Iterator[Note]:  # type: ignore[no-untyped-def]
    before = 0
    for at, index in marks:
        yield Note(at - before, notes[index].marker, _settable(notes[index].text))
        before += len(notes[index].marker)


def as_html(manuscript: Manuscript, style: str = "") -> str:
    """HTML with footnotes as a list at the end, linked in both directions."""
    noted = [note for p in manuscript.paragraphs for note in p.notes]
    body = [f"<p>{escape(words)}</p>" for words in manuscript.masthead]
    body += [_paragraph_html(p) for p in manuscript.paragraphs]
    items = "".join(f'<li id="fn{n.marker}">{escape(n.words)} <a href="#ref{n.marker}">↩</a></li>' for n in noted)
    notes = f'<section class="footnotes"><ol>{items}</ol></section>' if noted else ""
    head = f'<head><meta charset="utf-8"><title>{escape(manuscript.symbol)}</title>{style}</head>'
    return f"<!DOCTYPE html><html {_attributes(manuscript)}>{head}<body>{''.join(body)}{notes}</body></html>"


def _attributes(manuscript: Manuscript) -> str:
    return f'lang="{manuscript.language}" dir="{manuscript.direction}"'


def _paragraph_html(paragraph: Paragraph) -> str:
    if paragraph.rows:
        cells = "".join(f"<td>{escape(cell)}</td>" for cell in paragraph.words.split("\t"))
        return f"<table><tr>{cells}</tr></table>"
    return "<p>" + "".join(_run_html(words, kind) for words, kind in paragraph.runs()) + "</p>"


def _run_html(words: str, kind: str) -> str:
    if kind == "note":
        return f'<sup><a href="#fn{words}" id="ref{words}">{words}</a></sup>'
    return f"<em>{escape(words)}</em>" if kind == "italic" else escape(words)
