"""The words that two paragraphs have in common, and those that differ, with what these are."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby
from typing import Final, NamedTuple

from unkg.editions.passages import Token
from unkg.editions.records import WordKind, Words

Tokens = Sequence[Token]
_SHORT: Final = 4
"""Tokens in common that may be a coincidence between changes of twice their length: “and the”."""
_SMALL: Final = 3
"""Letters of words that recur everywhere: “of”, “the”, “des”."""
_MOST_REPEATS: Final = 60_000
"""Pairs of equal tokens, of which two paragraphs of 1,500 words have half as many. With more, the most frequent words
are no places to align paragraphs at, which would take too long."""
_NUMBER: Final = re.compile(r"[0-9]+")


class Stretch(NamedTuple):
    """Tokens at one place of both paragraphs, which are the same or differ."""

    is_same: bool
    earlier: Tokens
    later: Tokens


def stretches(earlier: Tokens, later: Tokens) -> list[Stretch]:
    """Both paragraphs cut into what is the same and what differs, in order."""
    old, new = [one.key for one in earlier], [one.key for one in later]
    if old == new:
        return [Stretch(True, earlier, later)]
    matcher = SequenceMatcher(_is_small, old, new, autojunk=_repeats(old, new) > _MOST_REPEATS)
    found = [Stretch(tag == "equal", earlier[a:b], later[c:d]) for tag, a, b, c, d in matcher.get_opcodes()]
    return _without_coincidences(found)


def _is_small(key: str) -> bool:
    """Whether a token, such as “and” or “,”, only goes with what stands beside it."""
    return len(key) <= _SMALL and not any(map(str.isdigit, key))


def _repeats(old: Sequence[str], new: Sequence[str]) -> int:
    here, there = Counter(old), Counter(new)
    return sum(times * there[key] for key, times in here.items())


def _without_coincidences(found: Sequence[Stretch]) -> list[Stretch]:
    """The same with short runs that longer changes enclose made part of them."""
    kept: list[Stretch] = []
    for one, following in zip(found, [*found[1:], None], strict=True):
        is_same = one.is_same and not (kept and following and _is_coincidence(one, kept[-1], following))
        before = kept.pop() if kept and not is_same and not kept[-1].is_same else Stretch(False, [], [])
        kept.append(Stretch(is_same, [*before.earlier, *one.earlier], [*before.later, *one.later]))
    return kept


def _is_coincidence(one: Stretch, before: Stretch, after: Stretch) -> bool:
    around = min(max(len(side.earlier), len(side.later)) for side in (before, after))
    return len(one.earlier) <= _SHORT and 2 * len(one.earlier) <= around


def words_of(found: Sequence[Stretch]) -> tuple[Words, ...]:
    """The words of stretches, with what changed ones are."""
    return tuple(words for one in found for words in (_same(one) if one.is_same else _changed(one)))


def unpaired(tokens: Tokens, *, is_later: bool) -> tuple[Words, ...]:
    """The words of a paragraph that only one edition has."""
    return (Words("", _text(tokens), "words") if is_later else Words(_text(tokens), "", "words"),)


def _same(stretch: Stretch) -> Iterator[Words]:
    """Words that are the same, in which footnotes may have other numbers."""
    pairs = zip(stretch.earlier, stretch.later, strict=True)
    for is_renumbered, some in groupby(pairs, key=_is_renumbered):
        old, new = zip(*some, strict=True)
        yield Words(_text(old), _text(new), "footnote marker" if is_renumbered else None)


def _is_renumbered(pair: tuple[Token, Token]) -> bool:
    return pair[0].kind == "footnote marker" and pair[0].target != pair[1].target


def _changed(stretch: Stretch) -> Iterator[Words]:
    """Words that differ; a number, date or citation beside one of its own kind is marked as what it is."""
    old, new = _runs(stretch.earlier), _runs(stretch.later)
    if len(old) == len(new):
        yield from (_pair(one, other) for one, other in zip(old, new, strict=True))
    elif not old or not new:
        yield from (Words(_text(run), "", _kind(run)) for run in old)
        yield from (Words("", _text(run), _kind(run)) for run in new)
    else:
        yield Words(_text(stretch.earlier), _text(stretch.later), "words")


def _runs(tokens: Tokens) -> list[Tokens]:
    """The tokens cut so that each citation, date and number is alone, and each run of words."""
    runs: list[list[Token]] = []
    for token in tokens:
        if runs and _of_words(token) and _of_words(runs[-1][-1]):
            runs[-1].append(token)
        else:
            runs.append([token])
    return list(runs)


def _of_words(token: Token) -> bool:
    return token.kind in {"word", "mark"}


def _kind(run: Tokens) -> WordKind:
    return "words" if _of_words(run[0]) else run[0].kind  # type: ignore[return-value]


def _pair(old: Tokens, new: Tokens) -> Words:
    kind = _kind(new)
    if [one.key for one in old] == [one.key for one in new]:
        return Words(_text(old), _text(new))
    if _kind(old) != kind:
        kind = "words"
    elif kind == "citation" and is_later_of_series(old[0].target, new[0].target):
        kind = "updated citation"
    return Words(_text(old), _text(new), kind)


def is_later_of_series(earlier: str | None, later: str | None) -> bool:
    """Whether a symbol follows another of the same form: A/RES/75/21 follows A/RES/73/21, not A/HRC/RES/25/1."""
    if not earlier or not later or _NUMBER.sub("0", earlier) != _NUMBER.sub("0", later):
        return False
    return _numbers(earlier) < _numbers(later)


def _numbers(symbol: str) -> list[int]:
    return list(map(int, _NUMBER.findall(symbol)))


def _text(tokens: Tokens) -> str:
    return "".join(token.text for token in tokens)
