"""A lineage as a tree for people, or as JSON."""

import json
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, TextIO

from unkg.cli.output import show
from unkg.cli.terminal import escaped
from unkg.network import Branch, lineage_record

if TYPE_CHECKING:
    from rich.text import Text
    from rich.tree import Tree

_MAX_RELATIONS: Final = 3
"""Relations shown per line; JSON has all of them."""


def as_tree(root: Branch, file: TextIO) -> None:
    """An indented tree: relation, symbol, date, title, and why each branch ends."""
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
    if branch.relations:
        line.append(_relations(branch.relations) + "  ", style="cyan")
    line.append(escaped(branch.node.document.short), style="bold")
    if branch.node.date:
        line.append(f"  {branch.node.date}")
    if branch.ends:
        line.append(f"  [{branch.ends}]", style="dim")
    if branch.node.title:
        line.append(f"  {escaped(branch.node.title)}", style="dim")
    return line


def _relations(relations: tuple[str, ...]) -> str:
    """The most frequent ones; `cite` only if no other is known, because the tree itself says that much."""
    specific = [relation for relation in relations if relation != "cite"] or ["cite"]
    return ", ".join(specific[:_MAX_RELATIONS]) + (" …" if len(specific) > _MAX_RELATIONS else "")


def as_json(root: Branch, file: TextIO) -> None:
    """Nested objects, one per document."""
    json.dump(lineage_record(root), file, ensure_ascii=False, indent=1)
    file.write("\n")


FORMATS: Final[Mapping[str, Callable[[Branch, TextIO], None]]] = MappingProxyType({"tree": as_tree, "json": as_json})
