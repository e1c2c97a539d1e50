"""Spaces between the words of a script that writes none: known words, names, figures and Latin words are set apart.

What is between two known words stays together. Of the known words the one that begins first is read, and the longest of
those that begin together.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from ahocorasick_rs import MatchKind
from msgspec import Struct

from unkg.authorities.language import Language
from unkg.authorities.script import Rereading
from unkg.extraction.layout.word_order import reordered
from unkg.extraction.patterns.word_search import WordSearch
from unkg.extraction.patterns.words import RAISED, UNSPACED, any_of

_LATIN = "A-Za-z0-9\uff10-\uff19"
_OPENING, _CLOSING = "“‘（(「『[", "”’）)」』］，,。.；;：:、！!？?%"
# What another script or a sign behind a word begins with: the "6" of "第60/251号".
_BEGINNING = re.compile(rf"[{_LATIN}{re.escape(_OPENING)}](?<=[{UNSPACED}].)")
# What another script or a sign ends with before a word, or a stop before figures: the "1" of "第60/251号", "，" of
# "水井，经社" and of "，60/251"; never the comma of "1,200".
_END = re.compile(
    rf"[{_LATIN}{re.escape(_CLOSING)}](?:(?=[{UNSPACED}])|(?<=[，。；：、])(?=[{_LATIN}{re.escape(_OPENING)}]))"
)
# White space and invisible marks inside running text, as at the end of a line: "经济及\n社会理事会".
_INVISIBLE = "\u200b\u200e\u200f\ufeff"
_SPACE_WITHIN = re.compile(rf"(?<=[{UNSPACED}，、；《])[\s{_INVISIBLE}]+(?=[{UNSPACED}《])")
_NO_SPACE_BEFORE = frozenset(f" ,.;:!?)]%{RAISED}")
_NO_SPACE_BEHIND = frozenset(" ([")
# The signs around a title, which its words do without.
_TITLE_SIGNS = re.compile("[《》〈〉]")
_KNOWN = re.compile(rf"[{UNSPACED}]")
_KNOWN_ALONE = re.compile(rf"[{UNSPACED}]+")
_HEAD = 1
"""A short form of a name, which behind an unknown word is the end of a longer name: “区域委员会”."""
_NAME = 2
_TITLED = 8
"""A word directly behind which a short form is the end of a longer name: “问题工作组”."""
_MIXED = 4
"""A word with figures, letters or signs, at which other words end."""

Span = tuple[int, int]
Run = tuple[int, int, int]
"""Where words stand in the spaced text, and the offset and length of what they stand for."""


class Spaced(NamedTuple):
    """A piece of text with its words set apart."""

    text: str
    runs: list[Run]
    spaces: list[int]
    """Where a space stands inside a run that the text has not."""


class WordSpacing(Struct, frozen=True, eq=False):
    """Sets the words of a language apart."""

    language: Language
    words: WordSearch
    kinds: tuple[int, ...]
    """What each word is: `_HEAD` or `_NAME`, `_MIXED` and `_TITLED`, added up."""

    @classmethod
    def of(cls, language: Language, names: Iterable[str], short_forms: Iterable[str]) -> "WordSpacing | None":
        """For the words of a language and some names; None for a script that writes spaces."""
        if language.script.spaces:
            return None
        act = _act_in_name(language)
        own, heads = frozenset(name for name in names if not act.search(name)), frozenset(short_forms)
        phrases = (*language.vocabulary, *language.word_order["solid"], *language.word_order["before_head"], *own)
        known = sorted(
            {word for phrase in phrases for word in phrase.replace("{}", " ").split() if _KNOWN.search(word)}
        )
        # A title between signs is whole: “违反《宪章》”.
        heads -= {word for word in heads if _TITLE_SIGNS.match(word)}
        titled = frozenset(language.word_order["before_head"])
        kinds = tuple(
            (_HEAD if word in heads else _NAME * (word in own)) + _MIXED * _is_mixed(word) + _TITLED * (word in titled)
            for word in known
        )
        return cls(language, WordSearch(known, MatchKind.LeftmostLongest), kinds)

    def spaced(self, raw: str, simple: str, at: int = 0, origin: int = 0) -> Spaced:
        """A piece of text in words with spaces between them; `simple` is `raw` in plain characters.

        The runs of a piece that stands at `origin` of the text, and goes to `at`, are those of the whole.
        """
        # Most pieces are without white space, which is told at once.
        has_gaps = len(raw.split(maxsplit=1)) > 1 or any(mark in raw for mark in _INVISIBLE)
        gaps = [match.span() for match in _SPACE_WITHIN.finditer(raw)] if has_gaps else []
        if not gaps:
            return self._read(raw, simple, at, origin)
        kept = list(zip([0, *(end for _, end in gaps)], [*(start for start, _ in gaps), len(raw)], strict=True))
        joined_raw, joined = ("".join(text[start:end] for start, end in kept) for text in (raw, simple))
        firsts = [0, *accumulate(end - start for start, end in kept)]
        return _moved(self._read(joined_raw, joined, at, gaps=firsts), kept, firsts, origin)

    def _read(self, raw: str, simple: str, at: int, origin: int = 0, gaps: Sequence[int] = ()) -> Spaced:
        cuts, mixed, named = self._cuts(simple)
        borders = {place for place in _borders(raw) if not _is_inside(place, mixed)} if mixed else {*_borders(raw)}
        if more := borders.difference(cuts):
            cuts = sorted([*cuts, *more])
        edits = reordered(simple, self.language)
        if edits and named:
            # A name keeps its own order: "第三次发展筹资问题国际会议".
            edits = [edit for edit in edits if not (_is_in(edit.start, named) and _is_in(edit.end - 1, named))]
        if "《" in raw or "〈" in raw:
            signs = [match.start() for match in _TITLE_SIGNS.finditer(raw)]
            alone = [sign for sign in signs if not (_is_inside(sign, mixed) or _is_inside(sign + 1, mixed))]
            edits = sorted([*edits, *(Rereading(sign, sign + 1, "") for sign in alone)])
        return _joined(simple, cuts, edits, at, origin, gaps)

    def _cuts(self, simple: str) -> tuple[list[int], list[Span], list[Span]]:
        """Where known words begin and end, the words with other signs among them, and the names."""
        cuts, mixed, named = list[int](), list[Span](), list[Span]()
        last, titled, kinds = 0, -1, self.kinds
        cut = cuts.append
        for which, start, end in self.words.places(simple):
            if kind := kinds[which]:
                if kind & _HEAD and start == titled:
                    cuts.pop()
                    continue
                if kind & _HEAD and start > last and _KNOWN.match(simple[start - 1]):
                    continue
                if kind & _TITLED:
                    titled = end
                if kind & _NAME:
                    named.append((start, end))
                if kind & _MIXED:
                    mixed.append((start, end))
            if start != last:
                cut(start)
            cut(end)
            last = end
        return cuts, mixed, named


def _is_in(place: int, spans: list[Span]) -> bool:
    return any(start <= place < end for start, end in spans)


def _is_inside(place: int, spans: list[Span]) -> bool:
    """Whether a place is in one of some spans and begins none."""
    return any(start < place < end for start, end in spans)


def _is_mixed(word: str) -> bool:
    return not _KNOWN_ALONE.fullmatch(word)


def _borders(raw: str) -> Iterator[int]:
    """Where another script or a sign begins or ends beside a word."""
    yield from [match.start() for match in _BEGINNING.finditer(raw)]
    yield from [match.end() for match in _END.finditer(raw)]


def _act_in_name(language: Language) -> re.Pattern[str]:
    """The number of an act in a name, which is cited there: “第1540(2004)号决议所设委员会”; never “公约(第182号)”."""
    return re.compile(rf"\d\)?{any_of(language.word_order['behind'])}{any_of(language.citation['resolution'])}")


def _joined(simple: str, cuts: list[int], edits: list[Rereading], at: int, origin: int, gaps: Sequence[int]) -> Spaced:
    """The words between cuts, and the edits, with one space between two of them where a script with spaces has one.

    A run ends at a gap, where the text has white space that is passed over.
    """
    # `_are_apart`, written out, and no call for each word: a text has thousands of cuts.
    apart = [cut for cut in cuts if 0 < cut < len(simple) and simple[cut] not in _NO_SPACE_BEFORE]
    if not _NO_SPACE_BEHIND.isdisjoint(simple):
        apart = [cut for cut in apart if simple[cut - 1] not in _NO_SPACE_BEHIND]
    texts: list[str] = []
    runs: list[Run] = []
    spaces: list[int] = []
    length, position = at, 0
    for edit in [*edits, Rereading(len(simple), len(simple), "")]:
        if edit.start < position:
            continue
        if edit.start > position:
            inner = apart[bisect_right(apart, position) : bisect_left(apart, edit.start)]
            length += _part(texts, simple[position])
            moved = length - position
            parts = [position, *(gap for gap in gaps if position < gap < edit.start), edit.start]
            for start, end in pairwise(parts):
                runs.append((moved + start + bisect_right(inner, start), origin + start, end - start))
            spaces += [inserted + cut for inserted, cut in enumerate(inner, moved)]
            words = zip([position, *inner], [*inner, edit.start], strict=True)
            texts.append(" ".join([simple[start:end] for start, end in words]))
            length += len(texts[-1])
        if instead := edit.instead.strip(" "):
            length += _part(texts, instead[0])
            runs.append((length, origin + edit.start, edit.end - edit.start))
            texts.append(instead)
            length += len(instead)
        position = edit.end
    return Spaced("".join(texts), runs, spaces)


def _are_apart(last: str, first: str) -> bool:
    """Whether a space belongs between two characters at which words meet."""
    return first not in _NO_SPACE_BEFORE and last not in _NO_SPACE_BEHIND


def _part(texts: list[str], first: str) -> int:
    """Add the space before words that begin with a character, where one belongs; return the length of what is added."""
    if not texts or not _are_apart(texts[-1][-1], first):
        return 0
    texts.append(" ")
    return 1


def _moved(spaced: Spaced, kept: list[tuple[int, int]], firsts: list[int], origin: int) -> Spaced:
    """Words of the joined spans of a text, with their offsets in it; `firsts` are those in the joined text."""
    moved = []
    for at, start, size in spaced.runs:
        first = bisect_right(firsts, start, hi=len(kept)) - 1
        begin = kept[first][0] + start - firsts[first]
        last = bisect_right(firsts, start + size - 1, hi=len(kept)) - 1 if size else first
        moved.append((at, origin + begin, kept[last][0] + start + size - firsts[last] - begin if size else 0))
    return Spaced(spaced.text, moved, spaced.spaces)
