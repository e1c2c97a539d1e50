"""Convert a picture to PNG, with the font that it was measured in."""

from typing import Final

from unkg.rendering.fonts import font_file

_SCALE: Final = 2.0
_LARGEST: Final = 12_000
"""Maximum pixels of the longer side, so that viewers can open it."""


def as_png(svg: str, across: float, down: float) -> bytes:
    """The picture at twice its size, or at the maximum size. System fonts are not used."""
    from resvg_py import svg_to_bytes

    scale = min(_SCALE, _LARGEST / max(across, down))
    drawn = svg_to_bytes(svg_string=svg, font_files=[str(font_file())], skip_system_fonts=True, zoom=scale)
    return bytes(drawn)
