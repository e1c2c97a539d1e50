"""The capitals before a head: “Joint Monitoring and Evaluation” of “Joint Monitoring and Evaluation Commission”."""

import re
from collections.abc import Mapping

from msgspec import Struct

from unkg.extraction.layout.normalized_text import NormalizedText
from unkg.extraction.resolve.resolved import ResolvedName
from unkg.extraction.resolve.unlisted.phrase_words import PhraseWords
from unkg.extraction.resolve.unlisted.subjects import WORD
from unkg.extraction.scan.gazetteer import Kind

_MOST_BEFORE = 9
"""Words before a head; more are a sentence."""
# What may stand before a coordinated name: "the Truth and Friendship Commission", "the recent Truth and Friendship
# Commission"; elsewhere "and" joins two names, as behind "the talks of".
_DETERMINED = re.compile(
    r"(?:\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Aa]n?|[Tt]his)(?: (?!(?:of|and|or|for|in|by)\b)[a-z][a-z-]+)?"
    r"|[\"(]|\b[12]\d{3}) ?$"
)
_LONGEST_DETERMINER = 24
"""Characters of an article with an adjective."""
# "Wells, Springs and Cooperation (WSC) Framework": the acronym of the words before it; never that of an organization.
_ACRONYM = re.compile(r"(?P<words>(?:[A-Z][a-z]+(?:, | and | )){2,5})\((?P<acronym>[A-Z]{2,5})\) $")
_LONGEST_EXPLAINED = 70
"""Characters of an acronym with what it stands for."""
_SMALL_BEHIND_STROKE = re.compile(r"/[a-z]")


_YEARS = re.compile(r"(?:19|20)\d\d(?:-(?:19|20)\d\d)?")
# "Ras el-Vell Declaration": an article in small letters that is part of a place.
_ARTICLED = re.compile(r"(?:el|al)-[A-Z][\w'-]*")


def is_articled(word: str) -> bool:
    """Whether a word is part of a place with its article: “el-Vell”."""
    return _ARTICLED.fullmatch(word) is not None


class Modifiers(Struct, frozen=True, eq=False):
    """Finds what stands before the heads of one text."""

    normalized: NormalizedText
    text: str
    by_end: Mapping[int, ResolvedName]
    """The full names of the text by where they end."""
    words: PhraseWords

    def before(self, start: int, kind: Kind) -> tuple[int, tuple[str, ...]]:
        """Where the capitals before a head begin, and which they are."""
        if self.text.endswith(self.words.articles, 0, start):
            return start, ()
        taken: list[tuple[int, str]] = []
        bound = self.normalized.passage_at(start).start
        position, joint = start, 0
        while len(taken) < _MOST_BEFORE and position - 1 > bound and self.text[position - 1] == " ":
            if not taken:
                position = self._before_acronym(position, bound)
            begin, word = self._word_before(position, bound)
            if word in {"and", "&"} and (taken or kind == "instrument") and not joint:
                joint = begin
            elif word.endswith(",") and joint and self._is_word(word[:-1]):
                taken.append((begin, word[:-1]))
            elif word == "of" and taken and not joint and self._ended_before(begin, bound):
                begin, word = self._word_before(begin, bound)
                taken.append((begin, word))
            elif (
                (kind == "instrument" and _YEARS.fullmatch(word) and self._is_named_before(begin, bound))
                or (
                    self._is_word(word)
                    and not (word.endswith("s'") and begin + len(word) - 1 in self.by_end)
                    and word not in self.words.openers
                    and not (joint and begin + len(word) in self.by_end and not self._is_determined(begin, bound))
                )
                or (word in self.words.small_before and not joint)
            ):
                taken.append((begin, word))
            else:
                break
            position = begin
        if taken and taken[-1][1] in self.words.small_before:
            taken.pop()
        if joint and not self._is_coordinated(taken, joint, kind, several=self._is_several(start, kind)):
            taken = [(begin, word) for begin, word in taken if begin > joint]
        return (taken[-1][0], tuple(word for _, word in reversed(taken))) if taken else (start, ())

    def _before_acronym(self, position: int, bound: int) -> int:
        """The place before an acronym of the joined words behind which it stands; the place itself without one.

        “Wells, Springs and Cooperation (WSC) Framework”; never “the Well Union (WU) Framework”.
        """
        if not self.text.endswith(") ", bound, position):
            return position
        found = _ACRONYM.search(self.text, max(bound, position - _LONGEST_EXPLAINED), position)
        if found is None or f" {self.words.conjunction} " not in found["words"]:
            return position
        initials = "".join(word[0] for word in found["words"].replace(",", "").split() if word[0].isupper())
        return found.start("acronym") - 1 if initials.endswith(found["acronym"]) else position

    def _is_determined(self, position: int, bound: int) -> bool:
        """Whether an article stands before a place: “the Lake Union Compliance and Accountability Framework”."""
        return self.text.endswith(self.words.articles, bound, position)

    def _ended_before(self, position: int, bound: int) -> bool:
        """Whether “of” at a place belongs to what comes before a head: “Cessation of Hostilities Agreement”."""
        return position - 1 > bound and self._word_before(position, bound)[1] in self.words.ended

    def _is_named_before(self, position: int, bound: int) -> bool:
        """Whether a year at a place stands inside a name: “Lake Union 2025 Programme of”; never “5 May 2025”."""
        if position - 1 <= bound:
            return False
        word = self._word_before(position, bound)[1]
        return self._is_word(word) and word not in self.words.months and word not in self.words.openers

    def _is_several(self, start: int, kind: Kind) -> bool:
        """Whether a head names several instruments: “Agreements”."""
        word = WORD.match(self.text, start) if kind == "instrument" else None
        return word is not None and word[0].endswith("s")

    def _word_before(self, position: int, bound: int) -> tuple[int, str]:
        """Where the word or known name begins that stands before a place, and its words."""
        known = self.by_end.get(position - 1)
        if known is not None and known.start >= bound and self._qualifies(known):
            begin = known.start
            while begin > bound and self.text[begin - 1] in "-/":  # "Israel-Lebanon", "Lake Union-United Nations"
                joined = self.by_end.get(begin - 1)
                begin = joined.start if joined else max(self.text.rfind(" ", bound, begin) + 1, bound)
            return begin, self.text[begin : known.end]
        begin = self.text.rfind(" ", bound, position - 1) + 1 or bound
        bare = self.text[begin : position - 1].lstrip("\"(['")
        return position - 1 - len(bare), bare

    def _qualifies(self, known: ResolvedName) -> bool:
        """Whether a name before a head is part of what the head names: a State or body, and no person."""
        return known.kind != "instrument" and self.text[known.start : known.end] not in self.words.principals

    def _is_coordinated(self, taken: list[tuple[int, str]], joint: int, kind: Kind, *, several: bool) -> bool:
        """Whether “and” is inside a name: “Truth and Friendship Commission”, “Declaration and Programme of Action”.

        `several` says whether the head names several instruments.
        """
        left = [word for begin, word in taken if begin < joint]
        if not left or joint - 1 in self.by_end:
            return False
        if kind == "instrument" and self.text.endswith(self.words.joinable, 0, joint):
            return self._is_joined_head(taken, joint)
        if left[0] in self.words.single or (left[0].isupper() and len(left[0]) > 1):
            return False  # "Lake Council and Trust Fund", "LUWA and Revised Agreement"
        right = [word for begin, word in taken if begin > joint]
        if several and len(left) == len(right) == 1:
            return False  # "Vell and Lowland Agreements"
        if left[0] in self.words.regional and right and right[-1] in self.words.regional:
            return True  # "Lake Union Asia and Pacific Centre"
        if right and f"{left[0]} {self.words.conjunction} {right[-1]}" in self.words.processes:
            return True  # "ceasefire Monitoring and Verification Mechanism"
        first = taken[-1][0]
        begins = first == self.normalized.passage_at(first).content
        return begins or bool(_DETERMINED.search(self.text, max(0, first - _LONGEST_DETERMINER), first))

    @staticmethod
    def _is_joined_head(taken: list[tuple[int, str]], joint: int) -> bool:
        """Whether the second head stands directly behind “and”: nothing was taken between."""
        return not any(begin > joint for begin, _ in taken)

    def _is_word(self, word: str) -> bool:
        """Whether a word is a capital of a name: “Open-ended”, “IV”; never “Secretary-General's” nor “Wells.”."""
        if " " in word or not word[:1].isupper():
            return " " in word or is_articled(word)
        if word.rpartition("-")[2] in self.words.participles:
            return False
        if _SMALL_BEHIND_STROKE.search(word):
            return False  # "Legal Counsel/the Division"
        if word.endswith("s'"):
            word = word[:-1]  # "Leaders' Declaration"
        return WORD.fullmatch(word) is not None and (not word.endswith("'s") or word in self.words.possessives)
