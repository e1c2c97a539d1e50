"""Small files that are replaced in one step, and notes that are only read if they are whole."""

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO


def replace(path: Path, content: str) -> None:
    """Write a small file atomically."""
    with replacing(path) as file:
        file.write(content + "\n")


@contextmanager
def replacing(path: Path) -> Iterator[TextIO]:
    """A file to write that replaces another atomically when it is complete, and survives a power cut."""
    fresh = path.with_name(path.name + ".new")
    with fresh.open("w", encoding="utf-8") as file:
        yield file
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def read_note(version: Path, name: str) -> str | None:
    """The note of this name on a version; None if there is none, or it is damaged."""
    try:
        digest, _, text = (version / f"{name}.note").read_text(encoding="utf-8").partition("\n")
    except (FileNotFoundError, UnicodeDecodeError):
        return None
    text = text.removesuffix("\n")
    return text if digest == _digest(text) else None


def write_note(version: Path, name: str, text: str) -> None:
    """Save a note on a version, with its digest."""
    replace(version / f"{name}.note", f"{_digest(text)}\n{text}")


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
