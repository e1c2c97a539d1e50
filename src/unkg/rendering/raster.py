"""Convert a picture to PNG, with the font that it was measured in."""

from struct import pack
from typing import Final
from zlib import crc32

from unkg.rendering.fonts import font_file
from unkg.rendering.paper import PIXELS, Paper

_SCALE: Final = 2.0
_HEADER: Final = 33
"""Bytes of the signature and of the header of a PNG."""
_LARGEST: Final = 12_000
"""Maximum pixels of the longer side, so that viewers can open it."""


def as_png(svg: str, across: float, down: float, paper: Paper | None) -> bytes:
    """The picture at twice its size, or at the maximum size. System fonts are not used.

    With `paper` it says how many pixels a metre has, so that other programs print it as wide as that.
    """
    from resvg_py import svg_to_bytes

    scale = min(_SCALE, _LARGEST / max(across, down))
    drawn = svg_to_bytes(svg_string=svg, font_files=[str(font_file())], skip_system_fonts=True, zoom=scale)
    return _with_resolution(bytes(drawn), round(scale * PIXELS * 1000)) if paper else bytes(drawn)


def _with_resolution(png: bytes, per_metre: int) -> bytes:
    """The image with a chunk for its resolution behind the header, which ends at a fixed place (PNG, 11.3.4.3)."""
    chunk = b"pHYs" + pack(">IIB", per_metre, per_metre, 1)
    return png[:_HEADER] + pack(">I", len(chunk) - 4) + chunk + pack(">I", crc32(chunk)) + png[_HEADER:]
