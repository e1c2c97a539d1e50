"""Pictures of a citation network: time in columns, organs by colour and shape, relations by line."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from unkg.rendering.caption import Caption
from unkg.rendering.selection import Chosen, choose

if TYPE_CHECKING:
    import networkx as nx

    from unkg.model import Authorities

__all__ = ["FORMATS", "Caption", "Chosen", "as_dot", "choose", "render"]


def render(chosen: Chosen, caption: Caption, form: str) -> bytes:
    """A picture of what was chosen of a network (see `network.to_networkx`) in one of `FORMATS`: the same bytes every time."""
    return FORMATS[form](chosen, caption)


def as_dot(graph: "nx.DiGraph[str]", title: str, authorities: "Authorities") -> bytes:
    """A whole network in the language of Graphviz."""
    from unkg.rendering import dot

    return dot.as_dot(graph, title, authorities).encode()


def _svg(chosen: Chosen, caption: Caption) -> bytes:
    from unkg.rendering.drawing import as_svg

    return as_svg(chosen, caption).encode()


def _png(chosen: Chosen, caption: Caption) -> bytes:
    from xml.etree.ElementTree import tostring

    from unkg.rendering.drawing import draw
    from unkg.rendering.raster import as_png

    picture = draw(chosen, caption)
    across, down = (float(picture.get(side, "0")) for side in ("width", "height"))
    return as_png(tostring(picture, encoding="unicode"), across, down)


def _html(chosen: Chosen, caption: Caption) -> bytes:
    from unkg.rendering.page import as_page

    return as_page(chosen, caption).encode()


FORMATS: Final[Mapping[str, Callable[[Chosen, Caption], bytes]]] = MappingProxyType(
    {".svg": _svg, ".png": _png, ".html": _html}
)
