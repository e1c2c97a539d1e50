"""Who holds mandates: the names of a text that can be established, extended and ended by an act."""

import re
from bisect import bisect_left
from dataclasses import dataclass

from unkg.authorities import Knowledge
from unkg.extraction.layout.normalized_text import Passage
from unkg.extraction.resolve.context import Context
from unkg.extraction.resolve.resolved import ResolvedName

_KINDS = frozenset(
    {
        "peace operation", "peacekeeping operation", "special political mission", "political mission",
        "panel of experts", "monitoring team", "sanctions committee", "committee", "working group", "expert body",
        "tribunal", "subsidiary organ", "related body",
    }
)  # fmt: skip
"""Kinds of bodies that hold a mandate which others give, extend and end."""
_AFTER_OBJECT = 60
"""Characters after a verb and its object within which the holder begins."""
# ", for one year, a ", " of the ": small words up to a name; never another name, which a capital begins.
_UP_TO_HOLDER = re.compile(r",?(?: [a-z-]+,?){0,10} ?")


@dataclass(frozen=True, slots=True)
class Holders:
    """The names of one text that hold a mandate, in order of place."""

    text: str
    names: tuple[ResolvedName, ...]
    starts: tuple[int, ...]

    def stand_in(self, passage: Passage) -> bool:
        """Whether a passage names one."""
        return bisect_left(self.starts, passage.start) < bisect_left(self.starts, passage.end)

    def after(self, offset: int, end: int) -> ResolvedName | None:
        """The holder that only small words part from an offset: “the mandate of the Special Rapporteur”."""
        index = bisect_left(self.starts, offset)
        if index == len(self.starts) or self.starts[index] >= min(offset + _AFTER_OBJECT, end):
            return None
        name = self.names[index]
        return name if _UP_TO_HOLDER.fullmatch(self.text, offset, name.start) else None

    def last_between(self, start: int, end: int) -> ResolvedName | None:
        """The last holder that stands whole between two offsets."""
        index = bisect_left(self.starts, end) - 1
        while index >= 0 and self.starts[index] >= start:
            if self.names[index].end <= end:
                return self.names[index]
            index -= 1
        return None


def find_holders(context: Context, knowledge: Knowledge) -> Holders:
    """Find the names of a document that hold a mandate."""
    names = tuple(name for name in context.names if name.keys and _holds_mandate(name, knowledge))
    return Holders(context.normalized.text, names, tuple(name.start for name in names))


def _holds_mandate(name: ResolvedName, knowledge: Knowledge) -> bool:
    """Whether it is a mechanism, or a body that others give a mandate to; not one that gives mandates itself."""
    if name.kind == "mechanism":
        return True
    body = knowledge.authorities.bodies.get(name.keys[0]) if name.kind == "body" else None
    return body is not None and body.kind in _KINDS and not knowledge.numbering.issues(body.name)
