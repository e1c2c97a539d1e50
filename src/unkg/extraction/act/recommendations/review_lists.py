"""Items of a review's list: the verbs, and the States that recommend in parentheses: “136.4 Ratify … (France);”."""

from collections.abc import Iterator
from typing import NamedTuple

from msgspec import Struct

from unkg.authorities import Knowledge, Language
from unkg.authorities.states import state_code_in
from unkg.extraction.act.recommendations.review_patterns import ListPatterns, list_patterns
from unkg.extraction.layout.normalized_text import Passage
from unkg.extraction.resolve.context import Context
from unkg.model import Authorities

_LEAST_OBJECT = 12
"""Characters between two verbs that have each an object: “sign and ratify” is one recommendation."""
_MOST_BETWEEN = 1600
"""Characters: a longer stretch without a State in parentheses is narrative, not one recommendation."""


class Segment(NamedTuple):
    """A stretch of a paragraph that ends with the States that recommend it in parentheses."""

    start: int
    end: int
    states: tuple[str, ...]


class ListedVerb(NamedTuple):
    """Where a recommendation of a segment begins, and where its verb ends."""

    start: int
    end: int
    verb: str


class ReviewLists(Struct, frozen=True):
    """Reads the lists of one text."""

    text: str
    language: Language
    patterns: ListPatterns
    authorities: Authorities

    @classmethod
    def of(cls, context: Context, knowledge: Knowledge) -> "ReviewLists":
        """The lists of a document."""
        language = context.language
        return cls(context.normalized.text, language, list_patterns(language), knowledge.authorities)

    def segments(self, passage: Passage, under_review: str) -> list[Segment]:
        """The stretches of a paragraph that States other than the one under review recommend."""
        if passage.paragraph.kind in {"heading", "footnote"}:
            return []
        found = []
        position = passage.content
        for match in self.patterns.in_parentheses.finditer(self.text, passage.content, passage.end):
            states = self.states_in(match["states"])
            if states and under_review not in states and match.start() - position < _MOST_BETWEEN:
                found.append(Segment(position, match.start(), states))
                position = match.end()
        return found

    def states_in(self, words: str) -> tuple[str, ...]:
        """The States of a list; none where anything in it is no State: “(France and others)”, “(see Norway)”."""
        codes = [code for part in self.patterns.separator.split(words) for code in self._joined_states(part.strip())]
        known = tuple(code for code in codes if code)
        return known if len(known) == len(codes) else ()

    def _joined_states(self, words: str) -> Iterator[str | None]:
        """The States of “Chile and Bosnia and Herzegovina”, some of which have a name of two parts; None for others."""
        parts = self.patterns.joint.split(words)
        position = 0
        while position < len(parts):
            name, whole = parts[position], "".join(parts[position : position + 3])
            if code := self._named(whole):
                position += 4
            else:
                code = self._named(name)
                position += 2
            if name:
                yield code

    def _named(self, name: str) -> str | None:
        return self._state(self.patterns.article.sub("", name))

    def verbs(self, segment: Segment) -> Iterator[ListedVerb]:
        """The verb of each recommendation in a segment; none where it does not begin with one."""
        opening = self.patterns.opening.match(self.text, segment.start, segment.end)
        if opening and self._is_no_verb(opening["verb"]):
            opening = self.patterns.introduced.match(self.text, opening.start("words"), segment.end)
        if not opening:
            return
        yield self._verb(opening.span("words"), opening["verb"])
        for match in self.patterns.continued.finditer(self.text, opening.end(), segment.end):
            begins_alike = opening["to"] if match["to"] else match.start() - opening.end() > _LEAST_OBJECT
            if begins_alike:
                yield self._verb(match.span("words"), match["any"] or match["verb"])

    def _verb(self, words: tuple[int, int], verb: str) -> ListedVerb:
        """A verb by its English base form, if the language has that; else as printed."""
        return ListedVerb(*words, self.language.infinitives.get(verb.lower(), verb.lower()))

    def _is_no_verb(self, word: str) -> bool:
        lower = word.lower()
        if self.patterns.no_verb.fullmatch(lower) or not lower.endswith(self.patterns.verb_endings):
            return True
        return bool(self._state(word))

    def _state(self, name: str) -> str | None:
        return state_code_in(self.language.code, name, self.authorities)
