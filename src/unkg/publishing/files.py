"""Write files atomically, and compress them reproducibly."""

import gzip
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, cast

from unkg.errors import Error


class DumpError(Error):
    """A dump cannot be written as requested."""


@contextmanager
def written(path: Path) -> Iterator[IO[bytes]]:
    """A file to write atomically, compressed if its name ends in `.gz`. Raises DumpError and leaves no partial file."""
    half = path.with_name(path.name + ".part")
    try:
        with opened(half, packed=path.suffix == ".gz") as file:
            yield file
        half.replace(path)
    except OSError as error:
        raise DumpError(f"{path}: cannot write ({error.strerror or error})") from None
    finally:
        half.unlink(missing_ok=True)


@contextmanager
def opened(path: Path, *, packed: bool) -> Iterator[IO[bytes]]:
    """A file open for writing; compression includes neither name nor time, so that the bytes are reproducible."""
    with ExitStack() as files:
        file = files.enter_context(path.open("wb"))
        if packed:
            packing = gzip.GzipFile(filename="", fileobj=file, mode="wb", compresslevel=9, mtime=0)
            file = cast("IO[bytes]", files.enter_context(packing))  # type: ignore[assignment]
        yield file


@contextmanager
def read(path: Path) -> Iterator[IO[bytes]]:
    """A file open for reading, decompressed if needed."""
    with path.open("rb") as file:
        yield cast("IO[bytes]", gzip.GzipFile(fileobj=file)) if path.suffix == ".gz" else file


def check_folder(folder: Path, marker: str, option: str) -> None:
    """Raise DumpError unless the folder is absent, empty, or an earlier publication, which has the file `marker`."""
    if folder.exists() and not folder.is_dir():
        raise DumpError(f"{folder}: a file, not a folder; use another path for {option}")
    if folder.is_dir() and any(folder.iterdir()) and not (folder / marker).is_file():
        raise DumpError(f"{folder}: not empty and not a publication; use another folder for {option}")


def replace_folder(fresh: Path, folder: Path) -> None:
    """Replace the old folder by the new one; an empty folder stays where the new one was."""
    if folder.exists():
        shutil.rmtree(folder)
    whole = fresh.with_name(fresh.name + "-whole")
    fresh.rename(whole)
    fresh.mkdir()
    whole.chmod(0o755)
    whole.rename(folder)
