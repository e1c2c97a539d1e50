"""The protocols of the instrument that is named before them: “the Optional Protocols thereto”."""

import re
from bisect import bisect_right
from functools import lru_cache

from unkg.authorities.language import Language
from unkg.extraction.layout.normalized_text import NormalizedText
from unkg.extraction.patterns.anchors import Anchored, anchored
from unkg.extraction.patterns.words import any_of_each, holds_any, stems_of
from unkg.extraction.resolve.resolved import ResolvedName
from unkg.model import Authorities, Evidence, Reason


def with_protocols(
    found: list[ResolvedName], normalized: NormalizedText, language: Language, authorities: Authorities
) -> list[ResolvedName]:
    """The names of a text with the protocols of the instruments before them.

    “The Protocol thereto” stands behind an instrument with one, “the Optional Protocols thereto” behind one with
    several.
    """
    if not holds_any(normalized.lower, _stems(language)):
        return found
    starts, instruments = [n.start for n in found], [n for n in found if n.kind == "instrument"]
    ends = [n.end for n in instruments]
    protocols = protocols_of(authorities)
    added = []
    for match in _thereto(language).on(normalized.text, normalized.lower).finditer(0, len(normalized.text)):
        index = bisect_right(starts, match.start())
        if not index or not _holds(found[index - 1], match):
            before = bisect_right(ends, match.start())
            named = instruments[before - 1] if before else None
            here = normalized.passage_at(match.start()).start
            added.append(_protocol(match, named if named and named.start >= here else None, protocols))
    inside = {offset for a in added for offset in range(a.start, a.end)}
    return sorted([n for n in found if n.start not in inside] + added) if added else found


def _protocol(match: re.Match[str], before: ResolvedName | None, protocols: dict[str, tuple[str, ...]]) -> ResolvedName:
    """The protocols of the instrument named last before “thereto” in the same passage."""
    children = tuple(i for parent in (before.keys if before else ()) for i in protocols.get(parent, ()))
    keys = children if match["several"] or len(children) == 1 else ()
    evidence: Evidence | None = "short-form" if keys else None
    reason: Reason | None = None if keys else "no-antecedent"
    named = (before.start, before.end) if before and keys else None
    return ResolvedName(*match.span("words"), "instrument", keys, evidence, reason, short=True, antecedent=named)


def _holds(name: ResolvedName, match: re.Match[str]) -> bool:
    """Whether a name is what a match is of.

    “Additional Protocols thereto of 1977”; never the bare “Protocol” before “thereto”.
    """
    start, end = match.span()
    return start < name.end and (name.start < start or name.end >= end)


@lru_cache(maxsize=4)
def protocols_of(authorities: Authorities) -> dict[str, tuple[str, ...]]:
    """The protocols of each instrument that has any, in the order of the authorities."""
    found: dict[str, tuple[str, ...]] = {}
    for instrument in authorities.instruments.values():
        if instrument.parent and not instrument.members:
            found[instrument.parent] = (*found.get(instrument.parent, ()), instrument.id)
    return found


@lru_cache(maxsize=8)
def _stems(language: Language) -> tuple[str, ...]:
    """Of which every text holds one, in small letters, that has a protocol so named."""
    return stems_of(word.lower() for word in language.name_words.get("thereto", ()))


@lru_cache(maxsize=8)
def _thereto(language: Language) -> Anchored:
    words = any_of_each(language.name_words)
    protocols = rf"(?:(?P<several>{words['protocols']})|{words['protocol']})"
    return anchored(
        rf"\b(?P<words>{protocols} {words['thereto']})",
        (*language.name_words["protocols"], *language.name_words["protocol"]),
    )
