"""What is written in a document's box, and what a viewer shows when it is pointed at."""

from collections.abc import Mapping
from typing import Any

from unkg import symbols
from unkg.rendering.marks import body_name

Told = Mapping[str, Any]
"""The attributes of a node."""


def when(told: Told) -> str:
    """The date of a document, or the years that its symbol tells; nothing where neither is known."""
    if "date" in told:
        return str(told["date"])
    first, last = told.get("year_from"), told.get("year_to")
    if first is None:
        return ""
    return str(first) if first == last else f"{first}–{last}"


def second_line(told: Told, hidden: int) -> str:
    """Date, what the document did to a mandate, whether it is held, and how many more it is tied to that are not drawn."""
    held = "" if told.get("held") else "unknown" if told.get("ends") == "unknown" else "not held"
    parts = (when(told), told.get("events", ""), held, f"+{hidden} more" if hidden else "")
    return " · ".join(part for part in parts if part)


def goes_on(told: Told) -> bool:
    """Whether the lineage goes on beyond a document, where the depth of the picture ends."""
    return bool(told.get("ends") == "depth reached")


def note(name: str, told: Told, bodies: Mapping[str, str]) -> str:
    """Symbol, date, body, title and why the lineage ends there, a line each."""
    body = body_name(told["body"], bodies) if "body" in told else ""
    date = ", ".join(part for part in (when(told), body) if part)
    status = "cited, but not held: what it cites is not known here" if not told.get("held") else told.get("ends", "")
    return "\n".join(part for part in (name, date, told.get("title", ""), status) if part)


def citation(citing: str, cited: str, told: Told) -> str:
    """Which document cites which, by which relations, how often."""
    relations = ", ".join(str(told.get("relations") or "cite").split(";"))
    often = told.get("weight", 1)
    return f"{citing} → {cited}\n{relations} ({often} {'citation' if often == 1 else 'citations'})"


def link(name: str) -> str | None:
    """Where the United Nations serves the text; nowhere for a name that is no symbol."""
    return symbols.official_links(name)[0] if symbols.symbol_of(name) else None
