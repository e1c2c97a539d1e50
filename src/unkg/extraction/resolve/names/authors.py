"""Whose report a text is, and what its title names.

The mandate that its heading or first sentences name, else the one whose subject it is all about.
"""

import re
from collections import Counter
from functools import lru_cache
from typing import NamedTuple

from unkg.authorities import Knowledge
from unkg.extraction.layout.normalized_text import NormalizedText
from unkg.extraction.patterns.word_search import WordSearch
from unkg.extraction.scan.gazetteer import Gazetteer, Key, NameMention

_BEGINNING = 3000
"""Characters that hold masthead and title, and in which a report says whose it is."""
_JOINED = 8
"""Characters that hold the conjunction before the last item of a list."""
_LEAST = 5
"""Times that a text names the subject of a mandate, and twice as often as any other's, if it is the holder's."""
# The subject in a mandate's name, which is English whatever the text's language: "right to education".
_SUBJECT = re.compile(r" on (?:the )?(?P<subject>.{12,})$")


def author_of(normalized: NormalizedText, mentions: list[NameMention], names: Gazetteer) -> Key | None:
    """The mandate whose holder speaks, if the text speaks of one by a short form ("the Special Rapporteur")."""
    shorts = {key for m in mentions if m.form == "short" for key in m.keys if key.kind == "mechanism"}
    if not shorts:
        return None
    for mention in mentions:
        key = mention.keys[0]
        if mention.start > _BEGINNING:
            break
        if (
            mention.form == "full"
            and key in shorts
            and normalized.passage_at(mention.start).paragraph.section == "heading"
        ):
            return key
    return _by_subject(normalized.lower, shorts, names)


def titled(normalized: NormalizedText, mentions: list[NameMention], knowledge: Knowledge) -> list[Key]:
    """The records that the title of a text names in full, without the organs of its masthead and their committees."""
    found = []
    for mention in mentions:
        if mention.start > _BEGINNING:
            break
        key, paragraph = mention.keys[0], normalized.passage_at(mention.start).paragraph
        if mention.form != "full" or paragraph.section != "heading" or knowledge.numbering.issues(key.id):
            continue
        if key.kind != "body" or knowledge.authorities.bodies[key.id].kind != "main committee":
            found.append(key)
    return found


def _by_subject(lower: str, keys: set[Key], names: Gazetteer) -> Key | None:
    subjects = _subjects(names)
    # "cultural rights" at the end of "economic, social and cultural rights" is no subject of its own.
    joined = tuple(f"{word} " for word in names.language.name_words.get("and", ()))
    places = subjects.search.places(lower, overlapping=True)
    times = Counter(which for which, start, _ in places if not lower[max(0, start - _JOINED) : start].endswith(joined))
    counts = Counter({key: sum(times[which] for which in subjects.of[key]) for key in keys})
    (first, most), (_, next_most) = [*counts.most_common(2), (None, 0)][:2]
    return first if most >= _LEAST and most >= 2 * next_most else None


class _Subjects(NamedTuple):
    """The subjects of all mandates."""

    search: WordSearch
    of: dict[Key, frozenset[int]]
    """Which of the words looked for are a mandate's."""


@lru_cache(maxsize=8)
def _subjects(names: Gazetteer) -> _Subjects:
    found = {
        key: {match["subject"] for name in own if (match := _SUBJECT.search(name))}
        for key, own in names.full_names.items()
        if key.kind == "mechanism"
    }
    index = {subject: which for which, subject in enumerate(sorted(set().union(*found.values())))}
    return _Subjects(WordSearch(index), {key: frozenset(index[one] for one in own) for key, own in found.items()})
