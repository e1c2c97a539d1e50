"""The picture as a self-contained HTML page with zoom, search and filters."""

import html
import json
from base64 import b64encode
from hashlib import sha256
from importlib.resources import files
from string import Template
from typing import Any, Final
from xml.etree.ElementTree import Element

from unkg.authorities.issuing import body_name
from unkg.rendering import labels
from unkg.rendering.caption import Caption
from unkg.rendering.marks import REST, REST_MARK, Mark, marks
from unkg.rendering.network import edges, lineage_of, node, nodes
from unkg.rendering.selection import Selection
from unkg.rendering.svg import Drawn, as_svg

_PAGE: Final = Template("""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="$policy">
<title>$title</title>
<!-- Style and script are a part of unkg, under the Apache License 2.0, https://www.apache.org/licenses/LICENSE-2.0 -->
<style>
$style</style>
</head>
<body>
<header>
<h1>$title</h1>
<span class="filters" id="filters"></span>
<details id="menu"><summary>Relations</summary>
<ul id="relations"><li><button id="none">None</button></li></ul></details>
<label>Years <input id="from" type="number" aria-label="From the year"></label>
<label>to <input id="until" type="number" aria-label="Until the year"></label>
<span id="shown" role="status"></span>
<input id="search" type="search" placeholder="Search symbols and titles" aria-label="Search symbols and titles">
<button id="in" title="Zoom in (+)">+</button><button id="out" title="Zoom out (-)">−</button>
<button id="fit" title="The whole picture (0)">Fit</button>
</header>
<main id="view">
<div id="sheet">$picture</div><canvas id="overview" aria-hidden="true" hidden></canvas></main>
<aside id="details" aria-live="polite"></aside>
<script type="application/json" id="network">$network</script>
<script>
$script</script>
</body>
</html>
""")


_PLAIN_PAGE: Final = Template("""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="$policy">
<title>$title</title>
<style>
$style</style>
</head>
<body>
<main>
$picture</main>
</body>
</html>
""")
"""A page without a script: the picture fills the width of the window, its links and tooltips work."""
_PLAIN_STYLE: Final = """:root { color-scheme: light dark; }
body { margin: 0; background: #fff; }
svg { display: block; width: 100%; max-width: 1200px; height: auto; margin: 0 auto; }
a:hover text { text-decoration: underline; }
@media screen and (prefers-color-scheme: dark) { body { background: #15181b; } }
"""


def as_plain_page(picture: Element, caption: Caption) -> str:
    """A picture in one HTML file without a script."""
    style = _PLAIN_STYLE + _read("dark.css")
    title = html.escape(caption.title)
    return _PLAIN_PAGE.substitute(policy=_policy(style), title=title, style=style, picture=_shown(picture))


def as_page(selection: Selection, drawn: Drawn, caption: Caption) -> str:
    """The picture and its data in one HTML file."""
    style, script = _read("page.css") + _read("dark.css"), _read("page.js")
    return _PAGE.substitute(
        policy=_policy(style, script),
        title=html.escape(caption.title),
        style=style,
        picture=_shown(drawn.picture),
        # A less-than sign in a title must not start the end tag of the script element.
        network=json.dumps(_page_data(selection), ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c"),
        script=script,
    )


def _shown(picture: Element) -> str:
    """The picture for a page: what has links inside is no image to a screen reader, which would not read them."""
    picture.set("role", "group")
    return as_svg(picture)


def _read(name: str) -> str:
    return (files("unkg.rendering") / name).read_text(encoding="utf-8")


def _policy(style: str, script: str | None = None) -> str:
    """The page may load nothing, and has no style and script but these."""
    allowed = [("style-src", f"\n{style}"), *([("script-src", f"\n{script}")] if script else [])]
    hashes = (f"{what} 'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" for what, text in allowed)
    return "; ".join(["default-src 'none'", *hashes])


def _page_data(selection: Selection) -> dict[str, Any]:
    graph = selection.graph
    looks = marks(attributes["body"] for attributes in nodes(graph) if "body" in attributes)
    groups = {name: _group(name, selection, looks) for name in graph}
    colours = {group: mark.colour for group, mark in sorted(groups.values(), key=lambda found: found[0])}
    if any(not attributes.get("held") for attributes in nodes(graph)):
        colours["not held"] = "transparent"
    return {
        "root": lineage_of(graph).get("root"),
        "documents": {name: _document(name, selection, groups[name][0]) for name in graph},
        "relations": {
            f"{citing} {cited}": str(attributes.get("relations") or "cite").replace(";", ", ")
            for citing, cited, attributes in edges(graph)
        },
        "groups": list(colours.items()),
    }


def _group(name: str, selection: Selection, looks: dict[str, Mark]) -> tuple[str, Mark]:
    attributes = node(selection.graph, name)
    mark = looks.get(attributes.get("body", ""), REST_MARK)
    return (REST if mark == REST_MARK else body_name(attributes["body"], selection.bodies)), mark


def _document(name: str, selection: Selection, group: str) -> dict[str, Any]:
    attributes = node(selection.graph, name)
    return {
        "lines": labels.note(name, attributes, selection.bodies).splitlines()[1:],
        "link": labels.link(name),
        "group": group,
        "years": [attributes["year_from"], attributes["year_to"]] if "year_from" in attributes else None,
    }
