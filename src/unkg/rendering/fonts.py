"""Measure text in the metrics of Arimo, which Arial, Helvetica and Liberation Sans share."""

import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Final

FAMILY: Final = (
    "Arimo, Arial, 'Liberation Sans', Helvetica, 'Noto Sans Arabic', 'Noto Sans SC', 'Noto Sans CJK SC', "
    "'PingFang SC', 'Microsoft YaHei', sans-serif"
)
"""Fonts of pictures with text; those behind Helvetica have the letters of Arabic and Chinese, which Arimo lacks."""
_MORE: Final = "…"
# Chinese characters, between which a line may break, with the punctuation that may not begin the next: "决议，".
_PIECE: Final = re.compile(r"[⺀-鿿豈-﫿][　-〿＀-～”’]*|[^\s⺀-鿿豈-﫿]+")
_WIDE: Final = re.compile(r"[⺀-鿿豈-﫿　-〿＀-～]")


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


def has_letters(text: str) -> bool:
    """Whether the font has the letters of a text; marks of direction have none."""
    advances, _ = _advances()
    return all(ord(one) in advances or unicodedata.category(one) in {"Cf", "Zs"} for one in text)


def with_known_letters(text: str) -> str:
    """A text with an ellipsis in place of each word that has letters that the font lacks."""
    return " ".join(word if has_letters(word) else _MORE for word in text.split(" "))


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
    for word in _PIECE.findall(text):
        if broken and width(joined := _joined(broken[-1], word), size) <= room:
            broken[-1] = joined
        else:
            broken.append(word)
    return broken


def _joined(line: str, word: str) -> str:
    return line + word if _WIDE.match(line[-1]) or _WIDE.match(word) else f"{line} {word}"


def first_lines(text: str, size: float, room: float, most: int) -> list[str]:
    """The text wrapped into so many lines at most; the last has an ellipsis if it is not the end."""
    found = lines(text, size, room)
    if len(found) > most:
        # With what follows it does not fit, so that it ends in an ellipsis.
        found = [*found[: most - 1], _joined(found[most - 1], found[most])]
    return [shortened(line, size, room) for line in found]
