"""What has been fetched into a folder: a line for each event in a file of a hidden folder in it.

The last line of a document counts. A line is added in one write, so that an interruption loses at most that line.
"""

import json
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from unkg.fetching.addresses import Wanted
from unkg.store.seal import digest_of
from unkg.symbols import FETCHED

_NAME: Final = "record.jsonl"
_EXTENSIONS: Final = {"pdf": (".pdf",), "docx": (".docx", ".doc", ".rtf")}


@dataclass(frozen=True, slots=True)
class Entry:
    """A file that was fetched, or a part of one."""

    address: str
    file: str | None
    """Name in the folder; None for a part."""
    sha256: str | None
    etag: str | None
    last_modified: str | None


class Record:
    """The record of a folder."""

    def __init__(self, folder: Path) -> None:
        """Read what the folder's record says, if there is one; lines that cannot be read say nothing."""
        self._folder = folder
        self._file = folder / FETCHED / _NAME
        self._entries: dict[tuple[str, bool], Entry] = {}
        with suppress(FileNotFoundError):
            for line in self._file.read_text(encoding="utf-8", errors="replace").splitlines():
                with suppress(ValueError, TypeError):
                    self._add(**json.loads(line))

    def make_folder(self) -> None:
        """Make the folder, and what the record is kept in."""
        self._file.parent.mkdir(parents=True, exist_ok=True)

    def _add(self, document: str, **known: str | None) -> None:
        entry = Entry(**known)  # type: ignore[arg-type]
        self._entries[document, entry.file is None] = entry

    def write(self, wanted: Wanted, entry: Entry) -> None:
        """Add what is known of a document, or of the part that has come, from now on."""
        self._entries[_key(wanted), entry.file is None] = entry
        line = json.dumps({"document": _key(wanted), **asdict(entry)}, ensure_ascii=False)
        with self._file.open("a", encoding="utf-8") as file:
            file.write(line + "\n")

    def fetched(self, wanted: Wanted) -> Entry | None:
        """What is known of a document's file; None if it was not fetched, or is no longer there as it was fetched."""
        entry = self._entries.get((_key(wanted), False))
        path = self._folder / entry.file if entry and entry.file else None
        return entry if path and path.is_file() and entry and digest_of(path) == entry.sha256 else None

    def of_part(self, wanted: Wanted) -> Entry | None:
        """What the server said of the document of which a part has come."""
        return self._entries.get((_key(wanted), True))

    def held(self, wanted: Wanted) -> Path | None:
        """The whole file of a document in the folder, as fetched or as somebody put it there; else None."""
        if entry := self.fetched(wanted):
            return self._folder / str(entry.file)
        if (_key(wanted), False) in self._entries:  # changed or damaged since
            return None
        named = (self._folder / f"{wanted.stem}{extension}" for extension in _EXTENSIONS[wanted.form])
        return next((path for path in named if path.is_file()), None)

    def place(self, wanted: Wanted, extension: str | None = None) -> Path:
        """Where the whole file of a document is put; by default with the usual extension of the format."""
        return self._folder / f"{wanted.stem}{extension or _EXTENSIONS[wanted.form][0]}"

    def part(self, wanted: Wanted) -> Path:
        """Where the bytes of a document are until all have come."""
        return self._folder / FETCHED / f"{wanted.stem}.{wanted.form}.part"


def _key(wanted: Wanted) -> str:
    return f"{wanted.symbol} {wanted.language} {wanted.form}"
