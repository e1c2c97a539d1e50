"""Builds a reference text from blocks: a blank line between blocks, the footnotes at the end."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from unkg.model import Document, Header, Link

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

    text: str = ""
    italics: list[tuple[int, int]] = field(default_factory=list)
    links: list[tuple[int, int, str]] = field(default_factory=list)

    def write(self, words: str, *, italic: bool = False) -> None:
        """Add words; leading spaces are dropped after white space."""
        if not self.text or self.text[-1] in " \t\n":
            words = words.lstrip(" ")
        start = len(self.text)
        self.text += words
        if italic and words.strip():
            self._add_italics(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))

    def write_marker(self, marker: str) -> None:
        """Add a footnote marker, raised, directly after the previous word."""
        self.text = self.text.rstrip(" ")
        self.write(superscript(marker))

    def write_tab(self) -> None:
        """Add a tab in place of trailing spaces."""
        self.text = self.text.rstrip(" ") + "\t"

    def append(self, block: Block) -> None:
        """Add a block with its spans."""
        by = len(self.text)
        self.text += block.text
        self.italics += [(by + start, by + end) for start, end in block.italics]
        self.links += [(by + start, by + end, address) for start, end, address in block.links]

    def _add_italics(self, start: int, end: int) -> None:
        if self.italics and not self.text[self.italics[-1][1] : start].strip():
            start = self.italics.pop()[0]
        self.italics.append((start, end))

    def link(self, start: int, address: str) -> None:
        """Make the words from `start` a hyperlink, unless its address is inside the document."""
        words = self.text[start:]
        if words.strip() and address and not address.startswith("#"):
            self.links.append((start + len(words) - len(words.lstrip()), start + len(words.rstrip()), address))

    def block(self) -> Block:
        """The block, without white space at its ends."""
        lead = len(self.text) - len(self.text.lstrip())
        text = self.text.strip()
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

    Its structure is not stated and will be inferred from the text.
    """
    printed = [block for block in (*blocks, *notes) if block.text]
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
        text="\n\n".join(block.text for block in printed) + "\n",
        language=language,
        header=header,
        italics=tuple(italics),
        links=tuple(links),
    )
