"""Corrupted files of all formats: each must be read, or rejected with a message of one line, without an exception."""

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Final

from bad_files import GOOD, pdf, word
from known import read
from unkg.model import Document
from unkg.readers.word.conversion import COMPOUND_FILE

_READERS: Final = Path(__file__).parents[1] / "readers"
_RECORD: Final = (
    '<collection xmlns="http://www.loc.gov/MARC21/slim"><record><leader>00000nam a2200000 a 4500</leader>'
    '<datafield tag="191" ind1=" " ind2=" "><subfield code="a">A/RES/60/1</subfield></datafield>'
    '<datafield tag="996" ind1=" " ind2=" "><subfield code="a">Adopted 151-2-30</subfield></datafield></record>'
    "</collection>"
)
_TABLE: Final = (
    "Text,Countries Concerned,Document Symbol,Themes,UPR Reccomending States,UPR Position,UPR Session\n"
    '"140.7 Ratify it (Chad);",- Norway,A/HRC/42/5,"- Torture\n- Treaties","- Chad\n- Viet Nam",- Supported,'
    "- 33 Session\n"
)
_PAGE: Final = (
    '<html lang="en"><body><p>The <i>Assembly</i><sup><a href="#f1">1</a></sup></p>'
    '<table><tr><td colspan="2">a</td></tr></table>'
    '<ol start="3" type="a"><li value="4">United Nations</li></ol><p id="f1">1 A/RES/60/1</p></body></html>'
)
_WORD: Final = (
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:pPr><w:numPr>'
    '<w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:rPr><w:i '
    'w:val="1"/></w:rPr><w:t>Urges</w:t></w:r>'
    "</w:p></w:body></w:document>"
)
_OLD: Final = COMPOUND_FILE + bytes(504) + "WordDocument".encode("utf-16-le") + bytes(600)
_RTF: Final = b"{\\rtf1\\ansi\\deff0 {\\fonttbl {\\f0 Times;}}\\f0 Recalling {\\i resolution} 60/251\\par}"
_PIECES: Final = (
    b"\0", b"<", b">", b'"', b"&", b"\xff\xfe", b"-1", b"99999999999", b"<table>", b"</p>", b"{", b"[", b"\r", b"\n",
    b"%s",
)  # fmt: skip
_VALUES: Final = ("", "-1", "x", "99999999999999", "0", "1.5", "٣", "²")


def seeds() -> dict[str, list[bytes]]:
    """Valid files, by extension."""
    return {
        "xml": [path.read_bytes() for path in sorted(_READERS.glob("*.xml"))] + [_RECORD.encode()],
        "pdf": [pdf()],
        "docx": [word(document=_WORD)],
        "doc": [word(document=_WORD), _PAGE.encode(), _OLD, _RTF],
        "rtf": [_RTF],
        "html": [_PAGE.encode()],
        "csv": [_TABLE.encode()],
        "jsonl": [b'{"id": "x", "text": "Resolution 60/251", "symbol": "A/RES/60/251", "lang": "en"}\n' * 3],
        "mrc": [_exchanged(_RECORD.encode())],
        "txt": [GOOD.encode()],
    }


def _exchanged(content: bytes) -> bytes:
    import pymarc

    return b"".join(record.as_marc() for record in pymarc.parse_xml_to_array(io.BytesIO(content)))


def mutated(random: Random) -> Iterator[tuple[str, bytes]]:
    """Yield (extension, content) of corrupted files, indefinitely."""
    whole = seeds()
    while True:
        suffix = random.choice(sorted(whole))
        content = random.choice(whole[suffix])
        if suffix == "docx" and random.random() < 0.7:
            yield suffix, _repacked(content, random)
        else:
            marked = suffix in {"xml", "html"} and random.random() < 0.5
            yield suffix, (_with_other_marks if marked else _with_other_bytes)(content, random)


def _with_other_bytes(content: bytes, random: Random) -> bytes:
    changed = bytearray(content)
    for _ in range(random.choice((1, 1, 2, 4, 10))):
        at, many, source = (
            random.randrange(len(changed) + 1),
            random.choice((1, 1, 4, 30, 300)),
            random.randrange(len(changed) + 1),
        )
        ways: tuple[Callable[[], bytes], ...] = (
            lambda n=many: random.randbytes(n),  # type: ignore[misc]
            lambda: b"",
            lambda a=source, n=many: bytes(changed[a : a + n]),  # type: ignore[misc]
            lambda: random.choice(_PIECES),
        )
        changed[at : at + random.choice((0, many))] = random.choice(ways)()
    return bytes(changed)


def _with_other_marks(content: bytes, random: Random) -> bytes:
    """The markup with attributes and elements removed or replaced."""
    text = content.decode("utf-8", "replace")
    for _ in range(random.choice((1, 2, 3))):
        pattern, new = random.choice(
            ((r'(?<==")[^"]*(?=")', random.choice(_VALUES)), (r' [\w:]+="[^"]*"', ""), (r"<[\w:]+\b[^<>]*/?>", ""))
        )
        found = list(re.finditer(pattern, text))
        if found:
            place = random.choice(found)
            text = text[: place.start()] + new + text[place.end() :]
    return text.encode()


def _repacked(content: bytes, random: Random) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {Path(name).stem: archive.read(name) for name in archive.namelist()}
    return word(**{name: _with_other_marks(part, random) for name, part in parts.items()})


def run(folder: Path, seed: int) -> Iterator[int]:
    """Yield the number of files read so far; raises any exception of a reader."""
    for tried, (suffix, content) in enumerate(mutated(Random(seed)), 1):
        path = folder / f"changed.{suffix}"
        path.write_bytes(content)
        for item in read([path]):
            assert isinstance(item, Document) or "\n" not in item.message, item
        yield tried
