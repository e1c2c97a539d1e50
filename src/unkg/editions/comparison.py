"""Two editions of a text, paragraph by paragraph."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Final, NamedTuple

from unkg.authorities import Knowledge
from unkg.editions.divisions import divided
from unkg.editions.matching import heaviest_chain, matched
from unkg.editions.passages import Passage, Token, passages
from unkg.editions.records import Change, Comparison, Status
from unkg.editions.similarity import Pair, similarities
from unkg.editions.wording import Stretch, stretches, unpaired, words_of
from unkg.model import Extraction

_FALLBACK: Final = "en"
"""Whose months and ordinals are looked for in a text of a language without a table."""
_CERTAIN: Final = 10.0
"""More than words can have in common."""
Passages = Sequence[Passage]


class _Group(NamedTuple):
    """Paragraphs that belong together, of which one edition may have none."""

    earlier: tuple[int, ...]
    later: tuple[int, ...]
    moved: bool = False


class _Aligned(NamedTuple):
    """A change with the tokens that it comes from."""

    change: Change
    stretches: Sequence[Stretch]


def compare(earlier: Extraction, later: Extraction, knowledge: Knowledge) -> Comparison:
    """What has become of each paragraph of an edition in a later one.

    Paragraphs are matched by their words, so that the similarities of all add up to most; those that keep their order
    have precedence. Footnotes are matched by their markers in matched paragraphs, else by their words.
    """
    (old, old_notes), (new, new_notes) = (_sides(one, knowledge) for one in (earlier, later))
    aligned = _aligned(old, new, similarities(old, new))
    by_marker = dict.fromkeys(_beside(aligned, old_notes, new_notes), _CERTAIN)
    notes = _aligned(old_notes, new_notes, similarities(old_notes, new_notes) | by_marker)
    return Comparison(earlier, later, *(tuple(one.change for one in some) for some in (aligned, notes)))


def _sides(extraction: Extraction, knowledge: Knowledge) -> tuple[list[Passage], list[Passage]]:
    """The paragraphs of a document, and its footnotes."""
    languages = knowledge.languages
    found = passages(extraction, languages.get(extraction.document.language) or languages[_FALLBACK])
    notes = [one for one in found if one.paragraph.kind == "footnote"]
    return [one for one in found if one.paragraph.kind != "footnote"], notes


def _aligned(old: Passages, new: Passages, alike: Mapping[Pair, float]) -> list[_Aligned]:
    return [_made(group, old, new) for group in _in_order(_groups(old, new, alike))]


def _groups(old: Passages, new: Passages, alike: Mapping[Pair, float]) -> Iterator[_Group]:
    """Every paragraph of both editions in one group: pairs first, then those that only one edition has."""
    pairs = matched(alike)
    in_order = heaviest_chain({pair: alike[pair] for pair in pairs})
    parts = divided(old, new, pairs)
    # A paragraph that was both split and merged is told as split.
    joined = {
        part: whole
        for part, whole in divided(new, old, [(j, i) for i, j in pairs]).items()
        if not any(j == whole and i in parts.values() for i, j in pairs)
    }
    for i, j in pairs:
        earlier = sorted([i, *(part for part, whole in joined.items() if whole == j)])
        later = sorted([j, *(part for part, whole in parts.items() if whole == i)])
        is_elsewhere = old[i].paragraph.section != new[j].paragraph.section
        yield _Group(tuple(earlier), tuple(later), moved=is_elsewhere or (i, j) not in in_order)
    yield from (_Group((i,), ()) for i in range(len(old)) if i not in {i for i, _ in pairs} | joined.keys())
    yield from (_Group((), (j,)) for j in range(len(new)) if j not in {j for _, j in pairs} | parts.keys())


def _in_order(groups: Iterator[_Group]) -> list[_Group]:
    """Groups in the order of the later edition; what is gone follows what stood before it."""
    found = list(groups)
    place = {i: group.later[0] for group in found if group.later and not group.moved for i in group.earlier}

    def key(group: _Group) -> tuple[int, int, int]:
        if group.later:
            return group.later[0], 0, 0
        return max((at for i, at in place.items() if i < group.earlier[0]), default=-1), 1, group.earlier[0]

    return sorted(found, key=key)


def _made(group: _Group, old: Passages, new: Passages) -> _Aligned:
    before, after = [old[i] for i in group.earlier], [new[j] for j in group.later]
    if before and after:
        found = stretches(_joined(before), _joined(after))
        words = words_of(found)
    else:
        found, words = [], unpaired((before or after)[0].tokens, is_later=bool(after))
    earlier, later = (tuple(one.paragraph for one in side) for side in (before, after))
    return _Aligned(Change(_status(before, after), earlier, later, words, group.moved), found)


def _joined(side: Passages) -> list[Token]:
    """The tokens of paragraphs as those of one, with a space between them."""
    first, *others = (one.tokens for one in side)
    return [*first, *(token for some in others for token in (some[0]._replace(text=f" {some[0].text}"), *some[1:]))]


def _status(before: Passages, after: Passages) -> Status:
    if not before or not after:
        return "new" if after else "gone"
    if len(before) > 1 or len(after) > 1:
        return "split" if len(after) > 1 else "merged"
    return "same" if before[0].keys == after[0].keys else "changed"


def _beside(aligned: Sequence[_Aligned], old: Passages, new: Passages) -> Iterator[Pair]:
    """The footnotes of two editions whose markers stand at the same words."""
    numbers = [{one.paragraph.anchor: index for index, one in enumerate(notes)} for notes in (old, new)]
    for stretch in chain.from_iterable(one.stretches for one in aligned):
        if stretch.is_same:
            for one, other in zip(stretch.earlier, stretch.later, strict=True):
                if one.kind == "footnote marker" and one.start in numbers[0] and other.start in numbers[1]:
                    yield numbers[0][one.start], numbers[1][other.start]
