"""A reference text put together from blocks of words: a blank line between blocks, the footnotes at the end."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from unkg.model import Document, Header, Link

_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def superscript(words: str) -> str:
    """Digits raised, anything else as it is: `12` gives `¹²`, `*` gives `*`."""
    return words.translate(_SUPERSCRIPT)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or row; offsets count from its first character."""

    text: str
    italics: tuple[tuple[int, int], ...] = ()
    links: tuple[tuple[int, int, str], ...] = ()
    """Spans of hyperlinks, each with its address."""

    def after(self, words: str) -> "Block":
        """The block with words set before it."""
        by = len(words)
        return Block(
            words + self.text,
            tuple((start + by, end + by) for start, end in self.italics),
            tuple((start + by, end + by, address) for start, end, address in self.links),
        )


@dataclass(slots=True)
class Draft:
    """A block being written: white space is run together, spans follow the words."""

    text: str = ""
    italics: list[tuple[int, int]] = field(default_factory=list)
    links: list[tuple[int, int, str]] = field(default_factory=list)

    def write(self, words: str, *, italic: bool = False) -> None:
        """Add words; of white space around the joint one space or line end is left."""
        if not self.text or self.text[-1] in " \t\n":
            words = words.lstrip(" ")
        start = len(self.text)
        self.text += words
        if italic and words.strip():
            self._slant(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))

    def _slant(self, start: int, end: int) -> None:
        if self.italics and not self.text[self.italics[-1][1] : start].strip():
            start = self.italics.pop()[0]
        self.italics.append((start, end))

    def link(self, start: int, address: str) -> None:
        """Note that the words from `start` to the end are a hyperlink; an address within the document is none."""
        words = self.text[start:]
        if words.strip() and address and not address.startswith("#"):
            self.links.append((start + len(words) - len(words.lstrip()), start + len(words.rstrip()), address))

    def block(self) -> Block:
        """What was written, without white space at its ends."""
        lead = len(self.text) - len(self.text.lstrip())
        text = self.text.strip()
        italics = tuple((a - lead, min(b - lead, len(text))) for a, b in self.italics)
        links = tuple((max(a - lead, 0), min(b - lead, len(text)), address) for a, b, address in self.links)
        return Block(text, italics, links)


def noted(marker: str, words: Block) -> Block:
    """A footnote as the reference text has it: its marker raised before its words."""
    return words.after(superscript(marker) + " ")


def composed(
    key: str,
    source: str,
    blocks: Iterable[Block],
    notes: Sequence[Block] = (),
    *,
    language: str = "en",
    header: Header | None = None,
) -> Document:
    """The document whose reference text is the blocks and after them the notes; blocks without words are left out.

    Its structure is left to be found in the text.
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
