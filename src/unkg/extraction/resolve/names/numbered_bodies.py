"""The body that a short form must be, by the number of a resolution or decision beside it."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import Final

from msgspec import Struct

from unkg.authorities import Numbering
from unkg.extraction.resolve.names.short_form_patterns import ShortFormPatterns
from unkg.extraction.scan.gazetteer import Key, NameMention
from unkg.extraction.scan.numbers import Number

_KINDS: Final = ("resolution", "decision")
_NEAR: Final = 60
"""Characters beside a short form within which a number tells which body it is."""
_BEFORE_NOUN: Final = frozenset(" '")
"""What may stand between a short form and the noun of its text: “Council resolution”, “Assembly's resolution”."""


class NumberedBodies(Struct, frozen=True):
    """Tells which of the bodies that share a short form has a text with the number beside it."""

    text: str
    at: Mapping[int, Number]
    starts: Sequence[int]
    by_end: Mapping[int, Number]
    patterns: ShortFormPatterns
    numbering: Numbering

    @classmethod
    def of(
        cls, text: str, numbers: list[Number], patterns: ShortFormPatterns, numbering: Numbering
    ) -> "NumberedBodies":
        """The reader for the numbers of a normalized text."""
        at = {number.start: number for number in numbers}
        return cls(text, at, sorted(at), {number.end: number for number in numbers}, patterns, numbering)

    def before_number(self, mention: NameMention) -> Key | None:
        """The body that a short form before a number must be: only one Council numbers its resolutions `2375 (2017)`.

        “Council resolution 2375 (2017)”, “Assembly's landmark resolutions Nos. 60/251”.
        """
        text, end = self.text, mention.end
        if text[end : end + 1] not in _BEFORE_NOUN:
            return None
        index = bisect_left(self.starts, end)
        start = self.starts[index] if index < len(self.starts) else len(text)
        match = self.patterns.noun.fullmatch(text, end, start) if start < end + _NEAR else None
        if start == len(text) or match is None or self.patterns.object_of.search(match["between"]):
            return None
        return self._only(mention, self.at[start], [self.patterns.kinds[match["noun"].lower()]])

    def behind_number(self, mention: NameMention) -> Key | None:
        """The body that a short form behind a number must be, as the subject that acts by it.

        “By its decision 2002/106, the Sub-Commission”.
        """
        before = self.patterns.acts_by.search(self.text, max(0, mention.start - _NEAR), mention.start)
        number = self.by_end.get(before.start()) if before else None
        return self._only(mention, number, _KINDS) if number else None

    def _only(self, mention: NameMention, number: Number, kinds: Sequence[str]) -> Key | None:
        """The one of the bodies of a short form that can have numbered a text of one of the kinds so."""
        rules = ((k, self.numbering.rule(k.id, kind, number.shape)) for k in mention.keys for kind in kinds)
        able = list(dict.fromkeys(k for k, rule in rules if rule and rule.admits(number.value)))
        return able[0] if len(able) == 1 else None
