"""Draw a citation network or the timeline of a mandate, as SVG, PNG, PDF or a page of HTML.

In a network, columns are years, colours and shapes are organs, line styles are relations.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from unkg import extras
from unkg.rendering.caption import Caption
from unkg.rendering.chart import MOST_SERIES, Chart, Series
from unkg.rendering.paper import NAMES as PAPERS
from unkg.rendering.paper import PIXELS, Paper, paper
from unkg.rendering.selection import Selection, select

if TYPE_CHECKING:
    import networkx as nx

    from unkg.model import Authorities, MandateHistory
    from unkg.rendering.svg import Drawn

__all__ = [
    "FORMATS",
    "MOST_SERIES",
    "PAPERS",
    "Caption",
    "Chart",
    "Paper",
    "Selection",
    "Series",
    "as_dot",
    "has_timeline",
    "paper",
    "placed",
    "render",
    "render_bodies",
    "render_chart",
    "render_map",
    "render_timeline",
    "render_years",
    "require_extra",
    "select",
]


def require_extra() -> None:
    """Raise extras.MissingExtraError if the packages that draw are not installed."""
    extras.require("pictures", "drawing")


def render(selection: Selection, caption: Caption, form: str, paper: Paper | None = None) -> bytes:
    """Draw a selection of a network (`network.to_networkx`) in one of `FORMATS`; equal input gives equal bytes.

    With `paper` the picture is as wide as that, and as a PDF on as many pages as it needs. Raises
    extras.MissingExtraError, as the other functions here do.
    """
    require_extra()
    from unkg.rendering.drawing import draw
    from unkg.rendering.page import as_page
    from unkg.rendering.rows_drawing import draw_rows

    if form in _OF_ONE_FONT:
        selection, caption = replace(selection, one_font=True), _with_known_letters(caption)
    drawn = draw_rows(selection, caption, paper) if paper else draw(selection, caption)
    return as_page(selection, drawn, caption).encode() if form == ".html" else _ENCODED[form](drawn, paper)


def render_map(
    graph: "nx.DiGraph[str]",
    limit: int,
    authorities: "Authorities",
    caption: Caption,
    form: str,
    paper: Paper | None = None,
) -> tuple[bytes, int]:
    """Draw the network of a store (`network.whole_network`) as a map of its communities in one of `FORMATS`.

    At most `limit` documents are drawn; their number is the second result.
    """
    require_extra()
    from unkg.rendering.map_drawing import draw_map, select_area
    from unkg.rendering.page import as_page

    area = select_area(graph, limit, authorities)
    drawn = draw_map(area, caption, paper)
    encoded = as_page(area.selection, drawn, caption).encode() if form == ".html" else _ENCODED[form](drawn, paper)
    return encoded, len(area.selection.graph)


def render_bodies(
    graph: "nx.DiGraph[str]", limit: int, authorities: "Authorities", caption: Caption, form: str,
    paper: Paper | None = None,
) -> bytes:  # fmt: skip
    """Draw which body cites which, `limit` at most, as a matrix in one of `FORMATS`."""
    require_extra()
    from unkg.rendering.matrix import of_bodies
    from unkg.rendering.matrix_drawing import draw_matrix

    return _plain(draw_matrix(of_bodies(graph, limit, authorities), caption, paper), caption, form, paper)


def render_years(graph: "nx.DiGraph[str]", caption: Caption, form: str, paper: Paper | None = None) -> bytes:
    """Draw in which year documents of which year are cited, as a matrix in one of `FORMATS`."""
    require_extra()
    from unkg.rendering.matrix import of_years
    from unkg.rendering.matrix_drawing import draw_matrix

    return _plain(draw_matrix(of_years(graph), caption, paper), caption, form, paper)


def has_timeline(history: "MandateHistory") -> bool:
    """Whether there is anything to draw: an act of known date that does more than define the mandate, or a gap."""
    from unkg.rendering.timeline import rows

    return bool(rows(history))


def render_timeline(history: "MandateHistory", authorities: "Authorities", caption: Caption, form: str) -> bytes:
    """Draw the acts on a mandate over time in one of `FORMATS`; equal input gives equal bytes."""
    require_extra()
    from unkg.authorities.issuing import body_names
    from unkg.rendering.svg import Drawn
    from unkg.rendering.timeline_drawing import draw_timeline

    return _plain(Drawn(draw_timeline(history, body_names(authorities), caption)), caption, form)


def render_chart(chart: Chart, caption: Caption, form: str) -> bytes:
    """Draw numbers over years in one of `FORMATS`; equal input gives equal bytes."""
    require_extra()
    from unkg.rendering.chart_drawing import draw_chart
    from unkg.rendering.svg import Drawn

    return _plain(Drawn(draw_chart(chart, caption)), caption, form)


def _plain(drawn: "Drawn", caption: Caption, form: str, paper: Paper | None = None) -> bytes:
    from unkg.rendering.page import as_plain_page

    return as_plain_page(drawn.picture, caption).encode() if form == ".html" else _ENCODED[form](drawn, paper)


def placed(graph: "nx.DiGraph[str]") -> "nx.DiGraph[str]":
    """A copy of a network whose documents have colours, sizes and positions in their attribute `viz`, as for GEXF.

    That of `network.whole_network` is laid out as a map, which needs what that needs; others need no extra.
    """
    from unkg.rendering import placing

    return placing.placed(graph)


def as_dot(graph: "nx.DiGraph[str]", title: str, authorities: "Authorities") -> bytes:
    """Convert a whole network to Graphviz DOT."""
    require_extra()
    from unkg.rendering import dot

    return dot.as_dot(graph, title, authorities).encode()


def _svg(drawn: "Drawn", paper: Paper | None) -> bytes:
    from unkg.rendering.svg import as_svg

    if paper:
        down = float(drawn.picture.get("height", "0")) / PIXELS
        drawn.picture.attrib |= {"width": f"{paper.width:g}mm", "height": f"{down:g}mm"}
    return as_svg(drawn.picture).encode()


def _png(drawn: "Drawn", paper: Paper | None) -> bytes:
    from unkg.rendering.raster import as_png
    from unkg.rendering.svg import as_xml

    _keep_known_letters(drawn)
    across, down = (float(drawn.picture.get(side, "0")) for side in ("width", "height"))
    return as_png(as_xml(drawn.picture), across, down, paper)


def _pdf(drawn: "Drawn", paper: Paper | None) -> bytes:
    from unkg.rendering.pdf import as_pdf

    _keep_known_letters(drawn)
    return as_pdf(drawn, paper)


def _with_known_letters(caption: Caption) -> Caption:
    """The caption without its subtitle, the title of a document, if the font has not the letters."""
    from unkg.rendering.fonts import has_letters

    return caption if has_letters(caption.subtitle) else replace(caption, subtitle="")


def _keep_known_letters(drawn: "Drawn") -> None:
    """Put an ellipsis where the font has not the letters, as of the words until when a mandate runs."""
    from unkg.rendering.fonts import with_known_letters

    for element in drawn.picture.iter("text"):
        element.text = with_known_letters(element.text or "")


_ENCODED: Final[Mapping[str, "Callable[[Drawn, Paper | None], bytes]"]] = MappingProxyType(
    {".svg": _svg, ".png": _png, ".pdf": _pdf}
)
_OF_ONE_FONT: Final = (".png", ".pdf")
FORMATS: Final = (*_ENCODED, ".html")
"""The extensions of pictures."""
