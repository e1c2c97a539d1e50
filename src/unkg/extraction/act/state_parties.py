"""Which State a treaty body speaks of as “the State party”."""

import re
from collections.abc import Iterator

from unkg.extraction.act.addressee_item_patterns import GovernmentPatterns
from unkg.extraction.resolve.context import Context
from unkg.extraction.resolve.resolved import ResolvedName
from unkg.model import DocumentType

_OF_ONE_STATE: frozenset[DocumentType] = frozenset({"views", "concluding observations"})
_MAY_BE_VIEWS: frozenset[DocumentType] = frozenset({"views", "other"})
_REACH = 60
"""Characters before the name of a State that tell what it is blamed for."""
_COUNTRY = re.compile(r"/C/([A-Z]{3})/")
"""The State in a symbol: CEDAW/C/PRK/CO/2-4."""


def state_party_of(context: Context, patterns: GovernmentPatterns) -> tuple[str, ...]:
    """The State in a document's symbol, the only one that its heading names, or the one that a communication blames.

    None for other documents, and where the text leaves it open.
    """
    header, normalized = context.header, context.normalized
    if header.type in _OF_ONE_STATE:
        country = _COUNTRY.search(header.symbol or "")
        if country and any(country[1] in n.keys for n in _states(context)):
            return (country[1],)
        headed = {n.keys for n in _states(context) if normalized.passage_at(n.start).paragraph.section == "heading"}
        if len(headed) == 1:
            return headed.pop()
    if header.type not in _MAY_BE_VIEWS:
        return ()
    blamed = {n.keys for n in _states(context) if _is_blamed(n, normalized.text, patterns)}
    return blamed.pop() if len(blamed) == 1 else ()


def _states(context: Context) -> Iterator[ResolvedName]:
    return (name for name in context.names if name.kind == "state" and len(name.keys) == 1)


def _is_blamed(name: ResolvedName, text: str, patterns: GovernmentPatterns) -> bool:
    """Whether a communication says that a State violates: “a breach by Switzerland of article 3”."""
    before = text[max(0, name.start - _REACH) : name.start]
    return bool(patterns.blamed_for.match(text, name.end) and patterns.blamed.search(before))
