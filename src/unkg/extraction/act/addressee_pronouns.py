"""Whom a pronoun asks: “urges them”, “asks him”, “l'invite à”."""

from bisect import bisect_left

from msgspec import Struct

from unkg.authorities.language import Language
from unkg.extraction.act.addressee_item_patterns import ItemPatterns
from unkg.extraction.layout.normalized_text import Passage
from unkg.extraction.patterns.anchors import Places
from unkg.extraction.resolve.context import Context
from unkg.extraction.resolve.resolved import ResolvedName


class AddresseePronouns(Struct, frozen=True):
    """What pronouns stand for in one text, where they stand for somebody who is asked."""

    text: str
    names: tuple[ResolvedName, ...]
    """All of the text's, in order."""
    starts: tuple[int, ...]
    """Where each of these begins."""
    issuer: str | None
    """The body that asks, which is never “it” nor “them”."""
    language: Language
    patterns: ItemPatterns
    classes: Places

    @classmethod
    def of(
        cls, context: Context, starts: tuple[int, ...], patterns: ItemPatterns, classes: Places
    ) -> "AddresseePronouns":
        """Those of a document, whose names begin at `starts`."""
        return cls(
            context.normalized.text, context.names, starts, context.header.body, context.language, patterns, classes
        )

    def meant(self, pronoun: str, start: int, passage: Passage) -> tuple[str, ...]:
        """Who a pronoun at an offset means; empty where the paragraph does not tell."""
        before = self.names[bisect_left(self.starts, passage.content) : bisect_left(self.starts, start)]
        if self.patterns.personal.fullmatch(pronoun):
            before = tuple(n for n in before if self.patterns.person.search(self.text, n.start, n.end))
        if self.patterns.plural.fullmatch(pronoun):
            return self._only_class(passage.content, start)
        if self.patterns.no_person.fullmatch(pronoun):
            return self._only_one(before)
        others = [n for n in before if n.keys and n.keys != (self.issuer,)]
        acting = next((n.keys for n in reversed(others) if n.kind in {"body", "mechanism"}), ())
        states = {n.keys for n in others if n.kind == "state"}
        return acting or (states.pop() if len(states) == 1 else ())

    def is_plural(self, pronoun: str) -> bool:
        """Whether a pronoun stands for several: “les”, “leur”."""
        return bool(self.patterns.plural.fullmatch(pronoun))

    def goes_on(self, pronoun: str, *, many: bool) -> bool:
        """Whether a pronoun can mean those who were asked just before it, one or `many`."""
        if self.language.addressee_words["plural_articles"]:
            return many == self.is_plural(pronoun)
        return bool(self.patterns.no_person.fullmatch(pronoun))

    def _only_one(self, before: tuple[ResolvedName, ...]) -> tuple[str, ...]:
        """The only body, else the only State before a pronoun that stands for several or for one, never for a man.

        Never the Secretary-General of “تقرير الأمين العام، وتشجعها”.
        """
        person = self.patterns.person
        others = (n for n in before if n.keys and n.keys != (self.issuer,))
        able = [n for n in others if not person.search(self.text, n.start, n.end)]
        acting = {n.keys for n in able if n.kind in {"body", "mechanism"}}
        found = acting or {n.keys for n in able if n.kind == "state"}
        return found.pop() if len(found) == 1 else ()

    def _only_class(self, start: int, stop: int) -> tuple[str, ...]:
        """The class of several that a place names, if it names one alone: “calls upon Member States to act and”.

        Never inside a name: “Economic Community of West African States”.
        """
        classes = self.language.addressees
        places = (m for m in self.classes.finditer(start, stop) if not self._is_in_name(m.end()))
        whole = {classes.get(m["words"], m["words"]) for m in places}
        return tuple(whole) if len(whole) == 1 else ()

    def _is_in_name(self, end: int) -> bool:
        """Whether the last name that begins before an offset reaches to it."""
        index = bisect_left(self.starts, end) - 1
        return index >= 0 and end <= self.names[index].end
