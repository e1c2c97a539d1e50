"""The text in a document's box, and its tooltip."""

import re
from collections.abc import Mapping

from unkg import symbols
from unkg.authorities.issuing import body_name
from unkg.model.network import EdgeAttributes, NodeAttributes


def when(attributes: NodeAttributes) -> str:
    """The date of a document, or the years derived from its symbol; empty if neither is known."""
    if "date" in attributes:
        return str(attributes["date"])
    first, last = attributes.get("year_from"), attributes.get("year_to")
    if first is None:
        return ""
    return str(first) if first == last else f"{first}–{last}"


def second_line(attributes: NodeAttributes, hidden: int) -> str:
    """The second line of a box: date, mandate events, whether it is held, and the number of neighbours not drawn."""
    held = "" if attributes.get("held") else "unknown" if attributes.get("ends") == "unknown" else "not held"
    parts = (when(attributes), attributes.get("events", ""), held, f"+{hidden} more" if hidden else "")
    return " · ".join(part for part in parts if part)


# "Security Council resolution 1874 (2009) [on measures …]", as libraries title it: the symbol is in the box
# already. Not "Situation of human rights [in …] and elsewhere".
_BRACKETED = re.compile(r"^[^\[\]]*\d[^\[\]]*\[(?:on )?([^\[\]]+)\]?$")


def short_title(attributes: NodeAttributes) -> str:
    """The title without a symbol in it, for a box; empty if there is none."""
    title = attributes.get("title", "")
    found = _BRACKETED.match(title)
    return found[1][:1].upper() + found[1][1:] if found else title


def continues(attributes: NodeAttributes) -> bool:
    """Whether the lineage of a document continues beyond the depth of the picture."""
    return bool(attributes.get("ends") == "depth reached")


def note(name: str, attributes: NodeAttributes, bodies: Mapping[str, str]) -> str:
    """The tooltip of a document: symbol, date, body, title, and why the lineage ends there, one per line."""
    body = body_name(attributes["body"], bodies) if "body" in attributes else ""
    date = ", ".join(part for part in (when(attributes), body) if part)
    status = (
        "cited, but not held: what it cites is unknown" if not attributes.get("held") else attributes.get("ends", "")
    )
    return "\n".join(part for part in (name, date, attributes.get("title", ""), status) if part)


def citation(citing: str, cited: str, attributes: EdgeAttributes) -> str:
    """The tooltip of a citation: the documents, the relations, the number of citations."""
    relations = ", ".join(str(attributes.get("relations") or "cite").split(";"))
    often = attributes.get("weight", 1)
    return f"{citing} → {cited}\n{relations} ({often} {'citation' if often == 1 else 'citations'})"


def link(name: str) -> str | None:
    """The official URL of the text; None for a name that is not a symbol."""
    return symbols.official_links(name)[0] if symbols.symbol_of(name) else None
