"""One document: asked for, received into a part, checked, and then put in its place."""

import fcntl
import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import BinaryIO, Final

from unkg.fetching.addresses import Wanted
from unkg.fetching.asking import Answer, Client
from unkg.fetching.content import extension_of
from unkg.fetching.errors import FetchError, PassingError
from unkg.fetching.record import Entry, Record
from unkg.store.seal import digest_of

# "bytes 1024-2047/2048"; not "bytes */2048", which says that there are no such bytes.
_RANGE: Final = re.compile(r"bytes (\d+)-\d+/")
MEGABYTE: Final = 1024 * 1024

Received = Callable[[int], None]
"""Called with the number of bytes that have come."""


def receive(client: Client, record: Record, wanted: Wanted, address: str, most: int, received: Received) -> Path | None:
    """Fetch a document of at most so many megabytes into its folder; None if the file there is what the server has.

    Raises FetchError; if it may pass, what has come stays for the next attempt.
    """
    part = record.part(wanted)
    try:
        with part.open("ab") as file:
            _lock(file)
            headers = _rest(record.of_part(wanted), file.tell()) or _conditions(record.fetched(wanted))
            with client.get(address, headers) as answer:
                if answer.status == 304:
                    part.unlink()
                    return None
                _begin(answer, file, continues="Range" in headers)
                record.write(wanted, _entry_of_part(address, answer))
                _write(answer, file, most, received)
            return _put_in_place(record, wanted, address, answer)
    except PassingError:
        raise
    except FetchError:
        part.unlink(missing_ok=True)
        raise


def _lock(file: BinaryIO) -> None:
    """Be the only process that writes a part until the file is closed. Raises FetchError."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise PassingError("another process is fetching it", "wait until that has finished") from None


def _rest(part: Entry | None, size: int) -> Mapping[str, str]:
    """Headers that ask for what is missing of a part, if the file is still the same; none if that cannot be told."""
    if not size or part is None:
        return {}
    # Weak validators say that two files mean the same, not that they have the same bytes.
    strong = part.etag if part.etag and not part.etag.startswith("W/") else None
    validator = strong or part.last_modified
    return {"Range": f"bytes={size}-", "If-Range": validator} if validator else {}


def _conditions(fetched: Entry | None) -> Mapping[str, str]:
    """Headers that ask for a file only if it has changed since it was fetched."""
    if fetched is None:
        return {}
    stated = {"If-None-Match": fetched.etag, "If-Modified-Since": fetched.last_modified}
    return {name: value for name, value in stated.items() if value}


def _begin(answer: Answer, file: BinaryIO, *, continues: bool) -> None:
    """Make a part ready for an answer: the rest of it, or the whole file."""
    if answer.status == 206 and continues:
        start = _RANGE.match(answer.header("Content-Range") or "")
        if start and int(start[1]) == file.tell():
            return
    file.seek(0)
    file.truncate()
    if answer.status != 200:
        raise PassingError("the server has not the rest of what had come before", "run the command again")


def _entry_of_part(address: str, answer: Answer) -> Entry:
    """What is known of a part. A compressed answer has other bytes than its file, and cannot be continued."""
    if answer.header("Content-Encoding") not in {None, "identity"}:
        return Entry(address, None, None, None, None)
    return Entry(address, None, None, answer.header("ETag"), answer.header("Last-Modified"))


def _write(answer: Answer, file: BinaryIO, most: int, received: Received) -> None:
    too_large = FetchError(f"it has more than {most} MB", "raise --largest")
    if (answer.length or 0) > most * MEGABYTE:
        raise too_large
    for piece in answer.pieces():
        file.write(piece)
        if file.tell() > most * MEGABYTE:
            raise too_large
        received(file.tell())
    file.flush()
    os.fsync(file.fileno())


def _put_in_place(record: Record, wanted: Wanted, address: str, answer: Answer) -> Path | None:
    """Give a received file its name; None if it is the file that was there."""
    part, before = record.part(wanted), record.fetched(wanted)
    place = record.place(wanted, extension_of(part, wanted.form, known_whole=answer.says_its_length))
    sha256 = digest_of(part)
    part.replace(place)
    record.write(wanted, Entry(address, place.name, sha256, answer.header("ETag"), answer.header("Last-Modified")))
    return None if before and before.sha256 == sha256 else place
