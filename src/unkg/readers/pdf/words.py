"""The words of a PDF's pages and their positions, as pdfium gives them. Only this module imports pypdfium2."""

import ctypes
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any, NamedTuple

from unkg.readers.bounds import refuse_many_pages
from unkg.readers.errors import ReadError

_HYPHENS = str.maketrans({"\x02": "-", "\ufffe": "-"})
"""Characters that pdfium gives for a hyphen at a line end."""
_ITALIC = 1 << 6
"""The bit of a font's flags (ISO 32000-2, table 121)."""
_GAP = 0.3
"""Of the font size: a wider gap separates words without a drawn space; letter-spaced headings have narrower gaps."""
_SIGN_GAP = 0.18
"""Of the font size: a wider gap between a letter and a sign is a space."""
FROM_RIGHT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
"""A letter or sign of a script that is written from right to left."""
LETTER = re.compile(r"[^\W\d_]")
_SHAPED = re.compile(r"[\ufb1d-\ufdff\ufe70-\ufefc]")
"""A letter in its shape at the beginning, middle or end of a word; a ligature."""
_NEVER_FIRST = re.compile(r"[\u0622\u0623\u0625\u0627\u0671]\u0644|[\u064b-\u065f\u0670].", re.DOTALL)
"""What begins no glyph of several letters: an alef before a lam, to which it does not join, or a mark."""
_PRINTED = re.compile(r"[^\s\x00-\x1f]+")
_UNREADABLE = frozenset("\x00\ufffd\uffff")
_MOST_UNREADABLE = 0.3
"""Share of characters without Unicode values above which the fonts cannot be read."""


@dataclass(frozen=True, slots=True)
class Word:
    """Letters drawn together; coordinates are in points, with `y` upwards."""

    text: str
    left: float
    right: float
    y: float
    """Of the baseline."""
    size: float
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """The upright words of a page, in drawing order."""

    words: tuple[Word, ...]
    height: float
    width: float
    has_letters: bool
    from_right: bool = False
    """Whether most letters are of a script that is written from right to left; each is a word then."""


@dataclass(frozen=True, slots=True)
class _Face:
    size: float
    italic: bool
    quarter: int
    """Rotation of the letters in quarter turns anticlockwise."""


def pages_of(content: bytes) -> tuple[list[Page], str | None]:
    """The pages of a PDF and its stated language.

    Raises ReadError if it is password-protected, damaged, or has no text.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
        with closing(document):
            refuse_many_pages(len(document))
            pages = [_page(document, index) for index in range(len(document))]
            language = _language(document)
    except pypdfium2.PdfiumError as error:
        raise _refused(error) from error
    if not any(page.has_letters for page in pages):
        raise ReadError("no text layer: the pages are images", "run OCR first")
    letters = Counter(c in _UNREADABLE or "\ue000" <= c <= "\uf8ff" for p in pages for w in p.words for c in w.text)
    if letters[True] > _MOST_UNREADABLE * letters.total():
        raise ReadError("the fonts do not say which characters they show", "run OCR first")
    return pages, language


def _refused(error: Exception) -> ReadError:
    if "password" in str(error).lower():
        return ReadError("password-protected", "save it without a password")
    return ReadError("damaged or truncated PDF", "download it again")


def _language(document: Any) -> str | None:
    import pypdfium2.raw as pdfium

    size = pdfium.FPDFCatalog_GetLanguage(document.raw, None, 0)
    buffer = (ctypes.c_ushort * (size // 2 + 1))()
    pdfium.FPDFCatalog_GetLanguage(document.raw, buffer, size)
    return bytes(buffer)[: max(size - 2, 0)].decode("utf-16-le", "replace") or None


def _page(document: Any, index: int) -> Page:
    with closing(document[index]) as page, closing(page.get_textpage()) as text:
        characters = _characters(text)
        from_right = _reads_from_right(characters)
        words = list((_letters_from_right if from_right else _words)(text, characters.translate(_HYPHENS)))
        width, height = page.get_size()
        turns = Counter[int]()
        for word, quarter in words:
            turns[quarter] += len(word.text)
        upright = turns.most_common(1)[0][0] if turns else 0
        kept = tuple(_upright(word, upright) for word, quarter in words if quarter == upright)
        if upright % 2:
            width, height = height, width
        return Page(kept, height, width, any(any(map(str.isalnum, w.text)) for w in kept), from_right)


def _characters(page: Any) -> str:
    """The characters of a page, each at the index that pdfium has for it.

    Its text lacks characters without a Unicode value, which are NUL here.
    """
    import pypdfium2.raw as pdfium

    text, number = page.get_text_range(), page.count_chars()
    if len(text) == number:
        return str(text)
    values = (pdfium.FPDFText_GetUnicode(page.raw, index) for index in range(number))
    return "".join("\ufffd" if 0xD800 <= value < 0xE000 else chr(value) for value in values)


def _reads_from_right(text: str) -> bool:
    found = len(FROM_RIGHT.findall(text))
    return found > 0 and 2 * found > len(LETTER.findall(text))


def _upright(word: Word, quarter: int) -> Word:
    """A word of a rotated page, in the coordinates of the upright page."""
    if quarter == 0:
        return word
    width = word.right - word.left
    left, y = {1: (word.y, -word.left), 2: (-word.left, -word.y), 3: (-word.y, word.left)}[quarter]
    return replace(word, left=left, right=left + width, y=y)


def _letters_from_right(page: Any, characters: str) -> Iterator[tuple[Word, int]]:
    """The letters of a page from right to left, each a word, and its numbers and Latin words.

    pdfium joins letters that belong together, but not always in order; so their places tell the order.
    """
    reader = _Letters(page)
    for chunk in _PRINTED.finditer(characters):
        glyphs = [(w, q) for w, q in reader.glyphs(chunk[0], chunk.start()) if w.text]
        glyphs.sort(key=lambda glyph: glyph[0].left)
        yield from _abutting(glyphs)


def _abutting(glyphs: list[tuple[Word, int]]) -> Iterator[tuple[Word, int]]:
    """Glyphs without the gaps between them; letters and digits from left to right are one word."""
    joined: list[tuple[Word, int]] = []
    for word, quarter in glyphs:
        before = joined[-1][0] if joined else None
        if before and word.left - before.right <= (_GAP if _joins(before, word) else _SIGN_GAP) * word.size:
            if _is_from_left(before) and _is_from_left(word) and (before.y, before.size) == (word.y, word.size):
                joined[-1] = replace(before, text=before.text + word.text, right=max(before.right, word.right)), quarter
                continue
            joined[-1] = replace(before, right=max(before.left, word.left)), joined[-1][1]
        joined.append((word, quarter))
    yield from joined


def _plain(shaped: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", shaped[0])


def _joins(before: Word, word: Word) -> bool:
    return word.text.isalnum() and before.text[0].isalnum()  # a letter with a mark is not: its place is the mark's


def _is_from_left(word: Word) -> bool:
    return word.text.isalnum() and not FROM_RIGHT.search(word.text)


def _words(page: Any, characters: str) -> Iterator[tuple[Word, int]]:
    """Each word with its quarter turns; rotated words are measured along their own line."""
    reader = _Letters(page)
    letters: list[_Letter] = []
    first = 0
    for index, letter in enumerate(characters):
        if letter.isspace() or letter < " ":
            yield from reader.word(first, letters)
            letters = []
            continue
        drawn = reader.letter(letter, index)
        if letters and _starts_word(letters[-1], drawn):
            yield from reader.word(first, letters)
            letters = []
        if not letters:
            first = index
        letters.append(drawn)
    yield from reader.word(first, letters)


class _Letter(NamedTuple):
    """A letter and its bounding box."""

    text: str
    left: float
    right: float
    bottom: float
    top: float


def _starts_word(before: _Letter, letter: _Letter) -> bool:
    """Whether a letter begins a new word: it is raised, sunk, or apart from the one before."""
    if abs(letter.bottom - before.bottom) > 0.4 or letter.left < before.left - 0.5:
        return True
    return letter.left - before.right > _GAP * (before.top - before.bottom)


class _Letters:
    """Reads the letters of one page from pdfium; the properties of a text object are read once."""

    def __init__(self, page: Any) -> None:
        import pypdfium2.raw as pdfium

        self._pdfium = pdfium
        self._page = page.raw
        self._box = pdfium.FS_RECTF()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._faces: dict[int, _Face] = {}
        self._to_box, self._to_x, self._to_y = map(ctypes.byref, (self._box, self._x, self._y))

    def letter(self, letter: str, index: int) -> _Letter:
        """A letter with its box."""
        self._pdfium.FPDFText_GetLooseCharBox(self._page, index, self._to_box)
        box = self._box
        return _Letter(letter, box.left, box.right, box.bottom, box.top)

    def glyphs(self, text: str, start: int) -> Iterator[tuple[Word, int]]:
        """The glyphs of some text, of which one may stand for several letters, as plain letters."""
        drawn: list[tuple[tuple[float, float], _Letter, int]] = []
        for index, character in enumerate(text, start):
            self._pdfium.FPDFText_GetCharOrigin(self._page, index, self._to_x, self._to_y)
            drawn.append(((self._x.value, self._y.value), self.letter(character, index), index))
        drawn.sort(key=lambda one: one[0])
        for (_, y), parts in groupby(drawn, key=lambda one: one[0]):
            letters = list(parts)
            face = self._face(letters[0][2])
            text = "".join(one.text for _, one, _ in sorted(letters, key=lambda part: -part[1].left))
            left, right = min(one.left for _, one, _ in letters), max(one.right for _, one, _ in letters)
            text = _SHAPED.sub(_plain, text[::-1] if _NEVER_FIRST.match(text) else text)
            yield Word(text, left, right, y, face.size, face.italic), face.quarter

    def word(self, first: int, letters: list[_Letter]) -> Iterator[tuple[Word, int]]:
        """The word of some letters, if any; one per stretch of italic or upright letters."""
        if not letters:
            return
        self._pdfium.FPDFText_GetCharOrigin(self._page, first, self._to_x, self._to_y)
        face, last = self._face(first), first + len(letters) - 1
        if self._face(last).italic != face.italic:
            cut = next(n for n in range(1, len(letters)) if self._face(first + n).italic != face.italic)
            yield from self.word(first, letters[:cut])
            yield from self.word(first + cut, letters[cut:])
            return
        left, y = letters[0].left, self._y.value
        width = max(letter.right for letter in letters) - left
        if face.quarter:
            left = self._x.value
            ends = [(c.bottom, c.top) if face.quarter % 2 else (c.left, c.right) for c in letters]
            width = max(end for _, end in ends) - min(start for start, _ in ends)
        text = "".join(letter.text for letter in letters)
        yield Word(text, left, left + width, y, face.size, face.italic), face.quarter

    def _face(self, index: int) -> _Face:
        found = self._pdfium.FPDFText_GetTextObject(self._page, index)
        key = ctypes.cast(found, ctypes.c_void_p).value or -index - 1
        if key not in self._faces:
            matrix = self._pdfium.FS_MATRIX()
            self._pdfium.FPDFText_GetMatrix(self._page, index, ctypes.byref(matrix))
            size = self._pdfium.FPDFText_GetFontSize(self._page, index) * math.hypot(matrix.c, matrix.d)
            quarter = round(math.atan2(matrix.b, matrix.a) / (math.pi / 2)) % 4
            self._faces[key] = _Face(size or 1.0, self._is_italic(index), quarter)
        return self._faces[key]

    def _is_italic(self, index: int) -> bool:
        name, flags = ctypes.create_string_buffer(256), ctypes.c_int()
        self._pdfium.FPDFText_GetFontInfo(self._page, index, name, 256, ctypes.byref(flags))
        return bool(flags.value & _ITALIC) or any(word in name.value.lower() for word in (b"italic", b"oblique"))
