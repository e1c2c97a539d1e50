"""Builds a reference text from blocks: a blank line between blocks, the footnotes at the end."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from unkg.model import Document, Header, Link
from unkg.readers.bounds import refuse_many_lines
from unkg.readers.growing_text import GrowingText

_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def superscript(words: str) -> str:
    """Words with their digits raised: `¹²` for `12`, `*` for `*`."""
    return words.translate(_SUPERSCRIPT)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or row; offsets are relative to its first character."""

    text: str
    italics: tuple[tuple[int, int], ...] = ()
    links: tuple[tuple[int, int, str], ...] = ()
    """(start, end, address) of each hyperlink."""

    def after(self, words: str) -> "Block":
        """The block with words before it."""
        by = len(words)
        return Block(
            words + self.text,
            tuple((start + by, end + by) for start, end in self.italics),
            tuple((start + by, end + by, address) for start, end, address in self.links),
        )


@dataclass(slots=True)
class BlockBuilder:
    """Builds a block from words, with white space collapsed and the spans of italics and hyperlinks."""

    text: GrowingText = field(default_factory=GrowingText)
    italics: list[tuple[int, int]] = field(default_factory=list)
    links: list[tuple[int, int, str]] = field(default_factory=list)

    def write(self, words: str, *, italic: bool = False) -> None:
        """Add words; leading spaces are dropped after white space."""
        if self.text.ends_with_any(" \t\n"):
            words = words.lstrip(" ")
        start, solid = len(self.text), self.text.solid
        self.text.add(words)
        if italic and words.strip():
            self._add_italics(start + len(words) - len(words.lstrip()), start + len(words.rstrip()), solid)

    def write_marker(self, marker: str) -> None:
        """Add a footnote marker, raised, directly after the previous word."""
        self.text.drop_spaces()
        self.write(superscript(marker))

    def write_tab(self) -> None:
        """Add a tab in place of trailing spaces."""
        self.text.drop_spaces()
        self.text.add("\t")

    def append(self, block: Block) -> None:
        """Add a block with its spans."""
        by = len(self.text)
        self.text.add(block.text)
        self.italics += [(by + start, by + end) for start, end in block.italics]
        self.links += [(by + start, by + end, address) for start, end, address in block.links]

    def _add_italics(self, start: int, end: int, solid: int) -> None:
        """Add a span, joined to the one before unless there are words between, which end at `solid`."""
        if self.italics and solid <= self.italics[-1][1]:
            start = self.italics.pop()[0]
        self.italics.append((start, end))

    def link(self, start: int, address: str) -> None:
        """Make the words from `start` a hyperlink, unless its address is inside the document."""
        if not address or address.startswith("#"):
            return
        words = self.text.since(start)
        if words.strip():
            self.links.append((start + len(words) - len(words.lstrip()), start + len(words.rstrip()), address))

    def block(self) -> Block:
        """The block, without white space at its ends."""
        written = str(self.text)
        lead = len(written) - len(written.lstrip())
        text = written.strip()
        italics = tuple((a - lead, min(b - lead, len(text))) for a, b in self.italics)
        links = tuple((max(a - lead, 0), min(b - lead, len(text)), address) for a, b, address in self.links)
        return Block(text, italics, links)


def footnote(marker: str, words: Block) -> Block:
    """A footnote with its raised marker."""
    return words.after(superscript(marker) + " ")


def built_document(
    key: str,
    source: str,
    blocks: Iterable[Block],
    notes: Sequence[Block] = (),
    *,
    language: str = "en",
    header: Header | None = None,
) -> Document:
    """The document of some blocks and footnotes; empty blocks are left out.

    Its structure is not stated and will be inferred from the text. `language` is what the file states. Raises ReadError
    for too many lines.
    """
    printed = [block for block in (*blocks, *notes) if block.text]
    text = "\n\n".join(block.text for block in printed) + "\n"
    refuse_many_lines(text)
    italics: list[tuple[int, int]] = []
    links: list[Link] = []
    offset = 0
    for block in printed:
        italics += [(offset + start, offset + end) for start, end in block.italics]
        links += [Link(offset + start, offset + end, address) for start, end, address in block.links]
        offset += len(block.text) + 2
    return Document(
        key=key,
        source=source,
        text=text,
        language=language,
        header=header,
        italics=tuple(italics),
        links=tuple(links),
    )
