"""What differs between editions of a text: the records of a comparison, and of a lineage of editions."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal, get_args

from unkg.model import Extraction, Paragraph

Status = Literal["same", "changed", "split", "merged", "new", "gone"]
"""`split`: one paragraph has become several; `merged`: several have become one."""
STATUSES: Final[tuple[Status, ...]] = get_args(Status)
WordKind = Literal["words", "number", "date", "citation", "updated citation", "footnote marker"]
"""What changed words are. An updated citation is of a later document of the same series: 75/21 in place of 73/21."""
WORD_KINDS: Final[tuple[WordKind, ...]] = get_args(WordKind)


@dataclass(frozen=True, slots=True)
class Words:
    """A run of words in both editions; one that an edition lacks is empty there."""

    earlier: str
    later: str
    kind: WordKind | None = None
    """None: the words are the same."""


@dataclass(frozen=True, slots=True)
class Change:
    """What has become of a paragraph, or of several that were split or merged."""

    status: Status
    earlier: tuple[Paragraph, ...]
    later: tuple[Paragraph, ...]
    words: tuple[Words, ...]
    """All words of the paragraphs in order."""
    moved: bool = False
    """Whether it stands elsewhere among the others, or in another section; renumbered paragraphs have not moved."""

    @property
    def kinds(self) -> tuple[WordKind, ...]:
        """What its changed words are, each kind once."""
        found = {one.kind for one in self.words}
        return tuple(kind for kind in WORD_KINDS if kind in found)

    @property
    def is_update(self) -> bool:
        """Whether it differs only in numbers, dates and citations, as each edition does from the one before."""
        return self.status == "changed" and "words" not in self.kinds


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two editions of a text, paragraph by paragraph, in the order of the later one."""

    earlier: Extraction
    later: Extraction
    changes: tuple[Change, ...]
    footnotes: tuple[Change, ...]

    def counts(self) -> Counter[Status]:
        """The number of changes by status, footnotes aside."""
        return Counter(change.status for change in self.changes)

    @property
    def moved(self) -> int:
        """The number of changes that moved paragraphs."""
        return sum(change.moved for change in self.changes)


@dataclass(frozen=True, slots=True)
class Age:
    """When a paragraph of the last edition came into the text; editions are numbered from 0."""

    paragraph: Paragraph
    since: int
    changed: tuple[int, ...]
    """The editions that changed its words, numbers and dates aside."""


@dataclass(frozen=True, slots=True)
class Lineage:
    """Several editions of a text in order."""

    editions: tuple[Extraction, ...]
    steps: tuple[Comparison, ...]
    """Each edition but the first, compared with the one before."""
    ages: tuple[Age, ...]


def named(extraction: Extraction) -> str:
    """The symbol of an edition, else its key."""
    return extraction.header.symbol or extraction.document.key


def labels(paragraphs: tuple[Paragraph, ...]) -> str:
    """The labels of paragraphs: `OP 1 + OP 2`; a heading, which has none, is a `heading`."""
    return " + ".join(one.label or one.kind for one in paragraphs)


def joined(words: Iterable[Words]) -> list[Words]:
    """The same with words that only one edition has, and that follow each other, as one run."""
    found: list[Words] = []
    for one in words:
        last = found[-1] if found else None
        if last and last.kind and one.kind and _side(last) == _side(one) != (True, True):
            kind = last.kind if last.kind == one.kind else "words"
            found[-1] = Words(last.earlier + one.earlier, last.later + one.later, kind)
        else:
            found.append(one)
    return found


def _side(words: Words) -> tuple[bool, bool]:
    return bool(words.earlier), bool(words.later)


def summary(comparison: Comparison) -> str:
    """How many paragraphs there are, and what has become of them, in one line."""
    counts = comparison.counts()
    updates = sum(change.is_update for change in comparison.changes)
    told = [f"{counts[status]} {status}" for status in STATUSES if counts[status]]
    told += [f"{comparison.moved} moved"] if comparison.moved else []
    before, after = (sum(len(getattr(change, side)) for change in comparison.changes) for side in ("earlier", "later"))
    only = f"; {updates} changed only in numbers, dates or citations" if updates else ""
    return f"Paragraphs: {before}, then {after}: {', '.join(told) or 'none'}{only}."
