"""Hypothesis strategies: symbols of every series, and texts that mix phrases of UN documents with noise."""

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from hypothesis import strategies as st

_NUMBER = st.integers(1, 499).map(str)
_SESSION = st.integers(1, 99).map(str)
_YEAR = st.integers(1946, 2029).map(str)
_ROMAN = st.sampled_from(["I", "III", "IV", "IX", "X", "XIV", "XXX", "XLVIII", "LXII", "S-VI", "ES-II"])
_LETTERS = st.sampled_from(["", "", "", "A", "B", "D", "A-C"])
_SUFFIX = st.sampled_from(
    ["", "", "", "/Add.1", "/Corr.2", "/Rev.1", "/Amend.1", "/Add.3/Corr.1", "/Rev.2/Add.1", "(Vol.II)", "(PartI)"]
)


def _joined(*parts: st.SearchStrategy[str] | str) -> st.SearchStrategy[str]:
    return st.tuples(*(st.just(part) if isinstance(part, str) else part for part in parts)).map("".join)


ADOPTED = st.one_of(
    _joined("A/RES/", _SESSION, "/", _NUMBER, _LETTERS),
    _joined("A/RES/", _NUMBER, "(", _ROMAN, ")", _LETTERS),
    _joined("A/RES/", st.sampled_from(["S", "ES"]), "-", _SESSION, "/", _NUMBER, _LETTERS),
    _joined("A/DEC/", _SESSION, "/", _NUMBER, _LETTERS),
    _joined("S/RES/", _NUMBER, "(", _YEAR, ")"),
    _joined("S/PRST/", _YEAR, "/", _NUMBER),
    _joined(
        "A/HRC/", st.sampled_from(["RES", "DEC", "PRST"]), "/", st.sampled_from(["", "S-"]), _SESSION, "/", _NUMBER
    ),
    _joined("E/", st.sampled_from(["RES", "DEC"]), "/", _YEAR, "/", _NUMBER),
    _joined("E/RES/", _NUMBER, "(", _ROMAN, ")"),
    _joined("E/CN.4/", st.sampled_from(["", "Sub.2/"]), st.sampled_from(["RES", "DEC"]), "/", _YEAR, "/", _NUMBER),
    _joined("UNEP/EA.", _SESSION, "/", st.sampled_from(["Res.", "Dec."]), _NUMBER),
    _joined("E/ESCAP/RES/", _SESSION, "/", _NUMBER),
)
ISSUED = st.one_of(
    _joined("A/", _SESSION, "/", _NUMBER, _SUFFIX),
    _joined("A/HRC/", _SESSION, "/", st.sampled_from(["", "L.", "NGO/", "CRP.", "G/"]), _NUMBER, _SUFFIX),
    _joined("A/C.", st.integers(1, 6).map(str), "/", _SESSION, "/", st.sampled_from(["L.", "SR."]), _NUMBER, _SUFFIX),
    _joined("A/HRC/WG.6/", _SESSION, "/KOR/", _NUMBER),
    _joined("A/CONF.", _NUMBER, "/", _NUMBER, _SUFFIX),
    _joined("A/", _SESSION, "/", _NUMBER, "-E/", _YEAR, "/", _NUMBER),
    _joined("S/", _YEAR, "/", _NUMBER, _SUFFIX),
    _joined("S/PV.", _NUMBER),
    _joined("E/CN.4/", _YEAR, "/", _NUMBER, _SUFFIX),
    _joined("E/", _YEAR, "/", _NUMBER, _SUFFIX),
    _joined(
        st.sampled_from(["CEDAW", "CRC", "CCPR", "CAT"]), "/C/PRK/CO/", st.sampled_from(["1", "2-4", "5"]), _SUFFIX
    ),
    _joined(st.sampled_from(["CCPR", "CRC", "CRPD"]), "/C/GC/", _SESSION),
    _joined("CCPR/C/", _SESSION, "/D/", _NUMBER, "/", _YEAR),
    _joined("FCCC/CP/", _YEAR, "/", _NUMBER, _SUFFIX),
    _joined("ST/SGB/", _YEAR, "/", _NUMBER),
    _joined("HRI/GEN/1", _SUFFIX),
)
SYMBOLS = ADOPTED | ISSUED
"""Canonical symbols of every series."""

PHRASES = (
    "The General Assembly,\n\n",
    "The Human Rights Council,\n",
    "Recalling ",
    "Reaffirming its ",
    "1. Requests ",
    "\n\n2. Decides ",
    "(a) To report;\n",
    "resolution ",
    "resolutions ",
    "decision ",
    "President's statement ",
    "Human Rights Council ",
    "General Assembly ",
    "Security Council ",
    "the Council ",
    "the Commission ",
    "Special Rapporteur ",
    "the Secretary-General ",
    "5/1",
    "60/251",
    "S-23/2",
    "ES-10/15",
    "2005/11",
    "2371 (2017)",
    "926 (X)",
    "217 A (III)",
    "57/270 B",
    "A/HRC/25/63",
    "A/79/187-E/2024/68",
    "S/PRST/2004/46",
    " and Corr.1",
    " Add.1-3",
    " of 18 June 2007",
    " of 31 February 2020",
    ", ",
    " and ",
    " to ",
    "paragraph 17 of ",
    "section II, paragraph 3, of ",
    ", annex",
    ", para. 12",
    "¹",
    "12",
    "1/ See ",
    "¹ A/HRC/37/56.\n",
    "\nAnnex I\n",
    "Distr.: General\n",
    "article 14 (3) (d) of the International Covenant on Civil and Political Rights ",
    "the Convention ",
    "the Optional Protocols thereto ",
    "contained in ",
    "established by ",
    "and extended by ",
    "<sup>3</sup>",
    "**",
    "[^1]: ",
    "# ",
    "- 1. ",
    "Adopted without a vote.\n",
    "1994/95",
    "24/7",
    "3/4",
    "the present resolution ",
    "At its 12th plenary meeting, on 4 April 2025, the Council decided ",
    "made the following statement:\n",
    "calls upon all States to ",
    ", and urges ",
)
"""Phrases of documents."""
NOISE = "İıſßﬁŐ𝟓𝔸😀\u0345\u0301\u200b\u00ad\u00a0\u202f\ufeff‑–—’“”\n\r\t\f\v\x00 \u2028\x85().,;:/-_*#<>[]{}\\|¹²⁰٣一Æ"
"""Characters that are easily mishandled."""
_PHRASE = st.sampled_from(PHRASES)
_NOISE = st.text(
    st.sampled_from(NOISE) | st.characters(exclude_categories=["Cs"]),
    max_size=12,
)
TEXTS = st.lists(st.one_of(_PHRASE, _PHRASE, _PHRASE, SYMBOLS, _NOISE), max_size=25).map("".join)
"""Texts that partly look like documents."""


def _words_of(table: object) -> Iterator[str]:
    """All words of a language's file, and of the cases of a language."""
    if isinstance(table, str):
        yield table
    elif isinstance(table, dict):
        for key, values in table.items():
            yield key
            yield from _words_of(values)
    elif isinstance(table, list):
        for values in table:
            yield from _words_of(values)


LETTERS = {
    "ar": "ابتثجحخدذرزسشصضطظعغفقكلمنهويءأإآؤئةىٱپچگیک"
    "\u0640\u064b\u064e\u0651\u0670ﷲﻻﺍﺑ٠١٢٣٤٥٦٧٨٩۰۵٫٬،؛؟\u200f\u200e\u202b\u202c\u2067",
    "en": "aeioutnshrdlABCDEFGH’“”–0123456789",
    "es": "aeiouáéíóúüñÁÉÑ¿¡ºª«»e\u0301n\u0303",
    "fr": "aeiouàâçéèêëîïôùûüÿœæÀÉŒ«»\u00a0\u202f’e\u0301",
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюяАЕЁЙи\u0306е\u0308№«»іїѢ",
    "zh": "第号決决议議段条條款项届屆会會年月日一二三四五六七八九十百千〇零廿两甲乙子丑"
    "（）()《》“”，、。；：０１２３４５６７８９／㈠①\u3000",
}
"""Letters, digits and marks of each script, and what is easily mistaken for them."""


@cache
def texts_in(language: str) -> st.SearchStrategy[str]:
    """Texts of the words of a language's file, its letters and digits, symbols, noise, and words of other scripts."""
    own = st.sampled_from(sorted(set(_words_of(_table(f"data/languages/{language}.toml")))))
    said = st.sampled_from(sorted(set(_words_of(_table(f"tests/languages/{language}.toml")))))
    letters = st.text(LETTERS[language], max_size=12)
    foreign = st.text("".join(LETTERS.values()), max_size=6)
    between = st.sampled_from(  # of words
        [" ", " ", " ", "\n", "\n\n", "", ", ", "، ", "，", ";\n", "\n1. ", "\n1 - ", " 60/251 ", "(2006)"]
    )
    part = st.one_of(own, own, said, said, letters, letters, foreign, _PHRASE, SYMBOLS, _NOISE)
    return st.lists(st.tuples(part, between).map("".join), max_size=20).map("".join)


@cache
def _table(path: str) -> dict[str, object]:
    return tomllib.loads((Path(__file__).parents[1] / path).read_text(encoding="utf-8"))
