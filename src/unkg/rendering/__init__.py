"""Draw a citation network or the timeline of a mandate, as SVG, PNG, PDF or a page of HTML.

In a network, columns are years, colours and shapes are organs, line styles are relations.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from unkg import extras
from unkg.rendering.caption import Caption
from unkg.rendering.chart import MOST_SERIES, Chart, Series
from unkg.rendering.selection import Selection, select

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    import networkx as nx

    from unkg.model import Authorities, MandateHistory

__all__ = [
    "FORMATS",
    "MOST_SERIES",
    "Caption",
    "Chart",
    "Selection",
    "Series",
    "as_dot",
    "has_timeline",
    "render",
    "render_chart",
    "render_timeline",
    "require_extra",
    "select",
]


def require_extra() -> None:
    """Raise extras.MissingExtraError if the packages that draw are not installed."""
    extras.require("pictures", "drawing")


def render(selection: Selection, caption: Caption, form: str) -> bytes:
    """Draw a selection of a network (`network.to_networkx`) in one of `FORMATS`; equal input gives equal bytes.

    Raises extras.MissingExtraError, as the other functions here do.
    """
    require_extra()
    from unkg.rendering.drawing import draw
    from unkg.rendering.page import as_page

    if form == ".html":
        return as_page(selection, caption).encode()
    return _ENCODED[form](draw(selection, caption))


def has_timeline(history: "MandateHistory") -> bool:
    """Whether there is anything to draw: an act of known date that does more than define the mandate, or a gap."""
    from unkg.rendering.timeline import rows

    return bool(rows(history))


def render_timeline(history: "MandateHistory", authorities: "Authorities", caption: Caption, form: str) -> bytes:
    """Draw the acts on a mandate over time in one of `FORMATS`; equal input gives equal bytes."""
    require_extra()
    from unkg.rendering.marks import body_names
    from unkg.rendering.timeline_drawing import draw_timeline

    return _plain(draw_timeline(history, body_names(authorities), caption), caption, form)


def render_chart(chart: Chart, caption: Caption, form: str) -> bytes:
    """Draw numbers over years in one of `FORMATS`; equal input gives equal bytes."""
    require_extra()
    from unkg.rendering.chart_drawing import draw_chart

    return _plain(draw_chart(chart, caption), caption, form)


def _plain(picture: "Element", caption: Caption, form: str) -> bytes:
    from unkg.rendering.page import as_plain_page

    return as_plain_page(picture, caption).encode() if form == ".html" else _ENCODED[form](picture)


def as_dot(graph: "nx.DiGraph[str]", title: str, authorities: "Authorities") -> bytes:
    """Convert a whole network to Graphviz DOT."""
    require_extra()
    from unkg.rendering import dot

    return dot.as_dot(graph, title, authorities).encode()


def _svg(picture: "Element") -> bytes:
    from unkg.rendering.svg import as_svg

    return as_svg(picture).encode()


def _png(picture: "Element") -> bytes:
    from unkg.rendering.raster import as_png
    from unkg.rendering.svg import as_xml

    across, down = (float(picture.get(side, "0")) for side in ("width", "height"))
    return as_png(as_xml(picture), across, down)


def _pdf(picture: "Element") -> bytes:
    from unkg.rendering.pdf import as_pdf

    return as_pdf(picture)


_ENCODED: Final[Mapping[str, "Callable[[Element], bytes]"]] = MappingProxyType(
    {".svg": _svg, ".png": _png, ".pdf": _pdf}
)
FORMATS: Final = (*_ENCODED, ".html")
"""The extensions of pictures."""
