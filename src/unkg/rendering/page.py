"""The picture as a page that needs nothing else: to move about in, to search and to filter."""

import html
import json
from importlib.resources import files
from string import Template
from typing import Any, Final
from xml.etree.ElementTree import indent, tostring

from unkg.rendering import labels
from unkg.rendering.caption import Caption
from unkg.rendering.drawing import draw
from unkg.rendering.marks import REST, REST_MARK, Mark, body_name, marks
from unkg.rendering.selection import Chosen

# The policy lets the page load nothing, so that it is plain that it asks nobody for anything.
_PAGE: Final = Template("""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<title>$title</title>
<!-- Style and script are a part of unkg, under the Apache License 2.0, https://www.apache.org/licenses/LICENSE-2.0 -->
<style>
$style</style>
</head>
<body>
<header>
<h1>$title</h1>
<span class="filters" id="filters"></span>
<input id="search" type="search" placeholder="Search symbols and titles" aria-label="Search symbols and titles">
<button id="in" title="Nearer">+</button><button id="out" title="Farther">−</button><button id="fit">Fit</button>
</header>
<main id="view">
$picture</main>
<aside id="details" aria-live="polite"></aside>
<script type="application/json" id="network">$network</script>
<script>
$script</script>
</body>
</html>
""")


def as_page(chosen: Chosen, caption: Caption) -> str:
    """The picture with what it tells, in one file of HTML."""
    picture = draw(chosen, caption)
    indent(picture, " ")
    folder = files("unkg.rendering")
    return _PAGE.substitute(
        title=html.escape(caption.title),
        style=(folder / "page.css").read_text(encoding="utf-8"),
        picture=tostring(picture, encoding="unicode") + "\n",
        # In a script element a less-than sign could begin its end tag, whatever text a title holds.
        network=json.dumps(_told(chosen), ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c"),
        script=(folder / "page.js").read_text(encoding="utf-8"),
    )


def _told(chosen: Chosen) -> dict[str, Any]:
    graph = chosen.graph
    looks = marks(told["body"] for _, told in graph.nodes(data=True) if "body" in told)
    groups = {name: _group(name, chosen, looks) for name in graph}
    colours = {group: mark.colour for group, mark in sorted(groups.values(), key=lambda found: found[0])}
    if any(not told.get("held") for _, told in graph.nodes(data=True)):
        colours["not held"] = "transparent"
    return {
        "root": graph.graph.get("root"),
        "documents": {name: _document(name, chosen, groups[name][0]) for name in graph},
        "relations": {
            f"{citing} {cited}": str(told.get("relations") or "cite").replace(";", ", ")
            for citing, cited, told in graph.edges(data=True)
        },
        "groups": list(colours.items()),
    }


def _group(name: str, chosen: Chosen, looks: dict[str, Mark]) -> tuple[str, Mark]:
    told = chosen.graph.nodes[name]
    mark = looks.get(told.get("body", ""), REST_MARK)
    return (REST if mark == REST_MARK else body_name(told["body"], chosen.bodies)), mark


def _document(name: str, chosen: Chosen, group: str) -> dict[str, Any]:
    return {
        "lines": labels.note(name, chosen.graph.nodes[name], chosen.bodies).splitlines()[1:],
        "link": labels.link(name),
        "group": group,
    }
