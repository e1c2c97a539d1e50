"""A picture as PNG, drawn in the font that it was measured in."""

from typing import Final

from unkg.rendering.fonts import font_file

_SCALE: Final = 2.0
_LARGEST: Final = 12_000
"""Pixels of the longer side: what viewers still open."""


def as_png(svg: str, across: float, down: float) -> bytes:
    """The picture at twice its size, or as large as can be opened; no font of the machine has a part in it."""
    from resvg_py import svg_to_bytes

    scale = min(_SCALE, _LARGEST / max(across, down))
    drawn = svg_to_bytes(svg_string=svg, font_files=[str(font_file())], skip_system_fonts=True, zoom=scale)
    return bytes(drawn)
