"""Measure text in the metrics of Arimo, which Arial, Helvetica and Liberation Sans share."""

from functools import cache
from pathlib import Path
from typing import Final

FAMILY: Final = "Arimo, Arial, 'Liberation Sans', Helvetica, sans-serif"
_MORE: Final = "…"


@cache
def font_file() -> Path:
    """The font file for pictures in formats without text."""
    import fontpkg_arimo

    return Path(fontpkg_arimo.ROOT) / "files" / "Arimo[wght].ttf"


@cache
def _advances() -> tuple[dict[int, float], float]:
    """The width of each code point relative to the font size, and that of a missing glyph."""
    from reportlab.pdfbase.ttfonts import TTFontFile

    font = TTFontFile(str(font_file()))
    return {code: width / 1000 for code, width in font.charWidths.items()}, 1.0


def width(text: str, size: float) -> float:
    """The width of a text in pixels, at a size in pixels."""
    advances, unknown = _advances()
    return size * sum(advances.get(ord(character), unknown) for character in text)


def shortened(text: str, size: float, room: float) -> str:
    """The text, shortened to whole words with an ellipsis if it does not fit; a single word is cut."""
    if width(text, size) <= room:
        return text
    words = text.split()
    while len(words) > 1 and width(" ".join(words) + _MORE, size) > room:
        words.pop()
    kept = " ".join(words).rstrip(",;:")
    while kept and width(kept + _MORE, size) > room:
        kept = kept[:-1]
    return kept + _MORE


def lines(text: str, size: float, room: float) -> list[str]:
    """The text wrapped into lines; a word that does not fit gets its own line."""
    broken: list[str] = []
    for word in text.split():
        if broken and width(f"{broken[-1]} {word}", size) <= room:
            broken[-1] += f" {word}"
        else:
            broken.append(word)
    return broken


def first_lines(text: str, size: float, room: float, most: int) -> list[str]:
    """The text wrapped into so many lines at most; the last has an ellipsis if it is not the end."""
    found = lines(text, size, room)
    if len(found) > most:
        # With what follows it does not fit, so that it ends in an ellipsis.
        found = [*found[: most - 1], " ".join(found[most - 1 : most + 1])]
    return [shortened(line, size, room) for line in found]
