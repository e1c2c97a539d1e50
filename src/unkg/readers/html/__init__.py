"""HTML: the text of a page without navigation, with the numbers of lists, and footnotes at the end."""

import re
from dataclasses import dataclass, field
from typing import Final

from lxml import etree
from lxml.etree import _Element as Element

from unkg.model import Document, Header
from unkg.readers.bounds import refuse_many_tags
from unkg.readers.errors import ReadError
from unkg.readers.file_bytes import LARGEST_DOCUMENT, decoded, marked, refuse_disguised
from unkg.readers.html.footnotes import Notes, notes_of, words_of
from unkg.readers.languages import language_stated
from unkg.readers.paragraph_numbers import alphabetic, count_of
from unkg.readers.text_builder import Block, BlockBuilder, built_document, footnote, superscript
from unkg.symbols import roman_numeral

_UNPRINTED: Final = frozenset(
    {
        "head", "script", "style", "noscript", "template", "nav", "footer", "aside", "form", "button", "select",
        "iframe", "object", "svg", "math", "canvas", "audio", "video", "dialog", "menu",
    }
)  # fmt: skip
_BLOCKS: Final = frozenset(
    {
        "address", "article", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt", "fieldset",
        "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "li", "main",
        "ol", "p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead", "title", "tr", "ul",
    }
)  # fmt: skip
"""Elements that begin and end a block; rows handle their own cells."""
_ITALIC: Final = frozenset({"i", "em", "cite", "var", "dfn"})
_SPACE = re.compile(r"[ \t\r\n\f\v]+")
_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)", re.IGNORECASE)
_DECLARED = re.compile(rb"^\s*<\?xml[^>]{0,100}encoding=[\"']([A-Za-z0-9_-]+)")
_HTML = re.compile(r"<(?:!DOCTYPE\s+html|html|head|body|div|p|table|span|h\d|title|center|font)\b", re.IGNORECASE)
_SUBSET = re.compile(r"\W*(?:<\?[^>]*>|<!--.*?-->|\s)*<!DOCTYPE[^>\[]*\[", re.IGNORECASE | re.DOTALL)
"""A document type with an internal subset; not `<!DOCTYPE html PUBLIC "…">`."""
_MOST_NESTED: Final = 200
_LONGEST_CELL: Final = 60
"""Characters: a row without a longer cell is one line; otherwise each cell is a block."""


def document(key: str, source: str, content: bytes) -> Document:
    """The document of an HTML file.

    Raises ReadError if it is not HTML, has no text, or is not in its declared encoding.
    """
    refuse_disguised(content)
    text, notes = _decoded(content)
    if _SUBSET.match(text[:65536]):
        raise ReadError("the document type declares entities", "remove the part in brackets from the DOCTYPE")
    if not _HTML.search(text[:65536]):
        raise ReadError("not HTML despite its extension", "use the extension of its actual format")
    root = _tree(text)
    printer = _Printer(notes_of(root))
    printer.visit(_main(root))
    printer.end_block()
    if not printer.blocks:
        raise ReadError("the page has no text", "save it after it has fully loaded, or provide another format")
    footnotes = [footnote(marker, printer.note(element)) for marker, element in printer.notes.in_order()]
    header = Header(notes=notes) if notes else None
    return built_document(key, source, printer.blocks, footnotes, language=_language(root), header=header)


def _decoded(content: bytes) -> tuple[str, tuple[str, ...]]:
    """The text, with a note if the encoding was assumed.

    The encoding is that of the byte-order mark or the declaration, else UTF-8. A page without a declaration that is not
    UTF-8 is read as Windows-1252, as in the HTML standard (section 13.2.3.2).
    """
    declared = _META.search(content[:4096]) or _DECLARED.search(content[:200])
    try:
        if declared and not marked(content):
            name = declared[1].decode().lower()
            return content.decode(
                {"iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252"}.get(name, name)
            ), ()
        return decoded(content), ()
    except LookupError as error:
        raise ReadError(f"unknown encoding {declared[1].decode() if declared else ''}", "save it as UTF-8") from error
    except UnicodeDecodeError as error:
        raise ReadError(
            f"invalid {error.encoding.upper()}, its declared encoding", "save it as UTF-8", f"byte {error.start}"
        ) from error
    except ReadError:
        if declared or b"\0" in content:
            raise
        return content.decode("cp1252", "replace"), ("The page declares no encoding: it was read as Windows-1252.",)


def _tree(text: str) -> Element:
    parser = etree.HTMLParser(no_network=True, huge_tree=False, remove_comments=True, remove_pis=True, encoding="utf-8")
    content = text.encode("utf-8", "replace")[:LARGEST_DOCUMENT]
    refuse_many_tags(content)
    try:
        root: Element | None = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise ReadError(f"invalid HTML ({error.msg})", "download it again") from error
    if root is None:
        raise ReadError("the page has no text", "download it again")
    if any("depth" in (entry.message or "") for entry in parser.error_log):
        raise _too_deep()
    return root


def _too_deep() -> ReadError:
    return ReadError(f"elements nested more than {_MOST_NESTED} deep", "save the text as plain text")


def _main(root: Element) -> Element:
    """The element of the document: the only `main` or `article`, else the body."""
    for name in ("main", "article", "body"):
        found = root.findall(f".//{name}")
        if len(found) == 1:
            return found[0]
    return root


def _language(root: Element) -> str:
    return language_stated(root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang"))


@dataclass(slots=True)
class _Printer:
    """Collects blocks in one walk over the tree; footnotes are printed on request."""

    notes: Notes
    blocks: list[Block] = field(default_factory=list)
    builder: BlockBuilder = field(default_factory=BlockBuilder)
    depth: int = 0
    label: str = ""
    """The number of a list item, which is written before the item's first words."""
    numbers: dict[Element, int] = field(default_factory=dict)
    """The numbers of the items of the ordered list that is printed, by the item."""

    def visit(self, element: Element, *, italic: bool = False) -> None:
        """Print an element with its content, but not the text after it."""
        name = element.tag
        if name in _UNPRINTED or _is_hidden(element):
            return
        if self.depth > _MOST_NESTED:
            raise _too_deep()
        if self.notes.holds(element):
            return
        if marker := self.notes.marker(element):
            self.builder.write_marker(marker)
        elif name == "br":
            self.builder.write("\n")
        elif name == "tr":
            self._row(element, italic=italic)
        elif name in _BLOCKS:
            self._block(element, name, italic=italic)
        else:
            self._inline(element, name, italic=italic)

    def inside(self, element: Element, *, italic: bool) -> None:
        """Print the content of an element."""
        self.depth += 1
        self._write(element.text, element, italic=italic)
        for child in element:
            self.visit(child, italic=italic)
            self._write(child.tail, element, italic=italic)
        self.depth -= 1

    def end_block(self) -> None:
        """Finish the block, if it has words."""
        builder, self.builder = self.builder, BlockBuilder()
        if builder.text.solid:
            self.blocks.append(builder.block())

    def note(self, element: Element) -> Block:
        """A footnote as one block, without its marker and the link back."""
        inner = _Printer(self.notes.inside(element))
        inner.inside(element, italic=False)
        inner.end_block()
        builder = BlockBuilder()
        for place, block in enumerate(inner.blocks):
            builder.write(" " if place else "")
            builder.append(block)
        return builder.block()

    def _block(self, element: Element, name: str, *, italic: bool) -> None:
        self.end_block()
        if name == "li":
            self.label = self._label(element)
        self.inside(element, italic=italic)
        self.end_block()

    def _label(self, item: Element) -> str:
        """The number or bullet that a browser prints before a list item."""
        holder = item.getparent()
        if holder is None or holder.tag != "ol":
            return "•" if holder is not None and holder.tag == "ul" else ""
        if item not in self.numbers:
            self.numbers.update(_numbers(holder))
        return _printed(self.numbers[item], holder.get("type") or "")

    def _inline(self, element: Element, name: str, *, italic: bool) -> None:
        builder, start = self.builder, len(self.builder.text)
        self.inside(element, italic=italic or name in _ITALIC or "italic" in (element.get("style") or ""))
        if name == "a" and builder is self.builder:
            builder.link(start, element.get("href") or "")

    def _row(self, row: Element, *, italic: bool) -> None:
        """A row of short cells as one line with tabs, or else each cell as a block."""
        self.end_block()
        cells = [cell for cell in row if cell.tag in {"td", "th"}]
        simple = all(
            not any(child.tag in _BLOCKS or child.tag == "br" for child in cell.iterdescendants())
            and len(words_of(cell).strip()) <= _LONGEST_CELL
            for cell in cells
        )
        for place, cell in enumerate(cells):
            if simple and place:
                self.builder.write_tab()
            self.inside(cell, italic=italic)
            if not simple:
                self.end_block()
        self.end_block()

    def _write(self, words: str | None, holder: Element, *, italic: bool) -> None:
        if words:
            plain = _SPACE.sub(" ", words)
            if self.label and plain.strip():
                self.builder.write(self.label + " ")
                self.label = ""
            self.builder.write(superscript(plain) if holder.tag == "sup" else plain, italic=italic)


def _is_hidden(element: Element) -> bool:
    return element.get("hidden") is not None or "display:none" in (element.get("style") or "").replace(" ", "").lower()


def _numbers(ordered: Element) -> dict[Element, int]:
    """The number of each item of an ordered list."""
    count = count_of(ordered.get("start") or "", 1)
    found = {}
    for item in ordered.iterchildren("li"):
        count = count_of(item.get("value") or "", count)
        found[item] = count
        count += 1
    return found


def _printed(count: int, form: str) -> str:
    """A number as a list of some type prints it."""
    if form in {"a", "A", "i", "I"}:
        printed = alphabetic(count) if form in "aA" else roman_numeral(count).lower()
        return f"({printed.upper() if form.isupper() else printed})"
    return f"{count}."
