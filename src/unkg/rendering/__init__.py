"""Draw a citation network: columns are years, colours and shapes are organs, line styles are relations."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from unkg.rendering.caption import Caption
from unkg.rendering.selection import Selection, select

if TYPE_CHECKING:
    import networkx as nx

    from unkg.model import Authorities

__all__ = ["FORMATS", "Caption", "Selection", "as_dot", "render", "select"]


def render(selection: Selection, caption: Caption, form: str) -> bytes:
    """Draw a selection of a network (`network.to_networkx`) in one of `FORMATS`; equal input gives equal bytes."""
    return FORMATS[form](selection, caption)


def as_dot(graph: "nx.DiGraph[str]", title: str, authorities: "Authorities") -> bytes:
    """Convert a whole network to Graphviz DOT."""
    from unkg.rendering import dot

    return dot.as_dot(graph, title, authorities).encode()


def _svg(selection: Selection, caption: Caption) -> bytes:
    from unkg.rendering.drawing import as_svg

    return as_svg(selection, caption).encode()


def _png(selection: Selection, caption: Caption) -> bytes:
    from xml.etree.ElementTree import tostring

    from unkg.rendering.drawing import draw
    from unkg.rendering.raster import as_png

    picture = draw(selection, caption)
    across, down = (float(picture.get(side, "0")) for side in ("width", "height"))
    return as_png(tostring(picture, encoding="unicode"), across, down)


def _html(selection: Selection, caption: Caption) -> bytes:
    from unkg.rendering.page import as_page

    return as_page(selection, caption).encode()


FORMATS: Final[Mapping[str, Callable[[Selection, Caption], bytes]]] = MappingProxyType(
    {".svg": _svg, ".png": _png, ".html": _html}
)
