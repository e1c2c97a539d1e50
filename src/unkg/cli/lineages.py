"""A lineage as a tree for people, or as JSON."""

import json
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, TextIO

from unkg.cli.output import show
from unkg.network import Branch

if TYPE_CHECKING:
    from rich.text import Text
    from rich.tree import Tree


def as_tree(root: Branch, file: TextIO) -> None:
    """An indented tree: relation, symbol, date, title, and why a branch ends."""
    from rich.tree import Tree

    tree = Tree(_line(root), guide_style="dim")
    _grow(tree, root)
    show(tree, file)


def _grow(tree: "Tree", branch: Branch) -> None:
    for below in branch.branches:
        _grow(tree.add(_line(below)), below)


def _line(branch: Branch) -> "Text":
    from rich.text import Text

    line = Text(overflow="ellipsis", no_wrap=True)
    # That it cites is said by its standing there; `cite` is worth a word only where it is all that is known.
    telling = [relation for relation in branch.relations if relation != "cite"] or branch.relations
    if telling:
        line.append(", ".join(telling) + "  ", style="cyan")
    line.append(branch.node.document.short, style="bold")
    if branch.node.date:
        line.append(f"  {branch.node.date}")
    if branch.ends:
        line.append(f"  [{branch.ends}]", style="dim")
    if branch.node.title:
        line.append(f"  {branch.node.title}", style="dim")
    return line


def as_json(root: Branch, file: TextIO) -> None:
    """Nested objects, one a document."""
    json.dump(_object(root), file, ensure_ascii=False, indent=1)
    file.write("\n")


def _object(branch: Branch) -> dict[str, Any]:
    node = branch.node
    return {
        "document": node.document.short,
        "iri": node.document,
        "date": node.date,
        "title": node.title,
        "held": node.held,
        "relations": list(branch.relations),
        "ends": branch.ends,
        "branches": [_object(below) for below in branch.branches],
    }


FORMATS: Final[Mapping[str, Callable[[Branch, TextIO], None]]] = MappingProxyType({"tree": as_tree, "json": as_json})
