"""What a document is about, as far as it tells which body it means."""

from collections import Counter
from functools import cached_property

from unkg.extraction.resolve.context import Context


class Subjects:
    """What a document cites and names; gathered when it is asked for, which few documents need."""

    def __init__(self, context: Context) -> None:
        self.context = context

    @cached_property
    def cited(self) -> frozenset[str | None]:
        """The targets of its citations."""
        return frozenset(citation.target for citation in self.context.citations)

    @cached_property
    def named(self) -> frozenset[str]:
        """The keys of its names."""
        return frozenset(key for name in self.context.names for key in name.keys)

    @cached_property
    def state(self) -> str | None:
        """The State that it names most often, as printed."""
        text = self.context.normalized.text
        states = Counter(text[name.start : name.end] for name in self.context.names if name.kind == "state")
        return max(states, key=lambda state: states[state], default=None)
