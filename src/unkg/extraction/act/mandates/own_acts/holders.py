"""Which names are of bodies and mechanisms that hold a mandate given by others."""

from unkg.authorities import Knowledge
from unkg.extraction.resolve.resolved import ResolvedName

_KINDS = frozenset(
    {
        "peace operation", "peacekeeping operation", "special political mission", "political mission",
        "multinational force", "panel of experts", "monitoring team", "sanctions committee", "committee",
        "working group", "expert body", "tribunal", "subsidiary organ", "related body", "mission", "investigative body",
        "civilian mission",
    }
)  # fmt: skip
"""Kinds of bodies that hold a mandate which others give, extend and end."""


def holds_mandate(knowledge: Knowledge, name: ResolvedName) -> bool:
    """Whether it is a mechanism, or a body that others give a mandate to; not one that gives mandates itself."""
    if not name.keys or name.kind == "mechanism":
        return bool(name.keys)
    body = knowledge.authorities.bodies.get(name.keys[0]) if name.kind == "body" else None
    return body is not None and body.kind in _KINDS and not knowledge.numbering.issues(body.name)
