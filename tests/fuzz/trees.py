"""Folders of anything: every text in them is read, whatever lies beside it, and nothing is waited for."""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import Final

from fuzz.files import changed, seeds

_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
"""What steers a terminal; not the tab and the newline."""
_TEXT: Final = (
    "A/HRC/RES/{0}/{1}\n\nThe Human Rights Council,\n\nRecalling resolution 60/251 of the General Assembly,\n"
)
_NAMES: Final = (
    b"a", b"note", b"r\xe9solution", "résolution".encode(), "re\u0301solution".encode(), b"\xff\xfe", b"\x1b[31mred",
    b"\x07", b"two\nlines", b"a b", b" ", b"-", b"--help", b"\\x41", b"x" * 240, "\u202egnp".encode(), b"%2e%2e", b"#1",
    b"'\"", b"&<>", "😀".encode(), b"CON", b"a;b", b"*", b"?", b"~", b"$HOME", b"con\ttab", b"1:2",
)  # fmt: skip
_ENDINGS: Final = (
    b".txt",
    b".txt",
    b".txt",
    b".TXT",
    b".md",
    b".jsonl",
    b".pdf",
    b".docx",
    b".doc",
    b".zip",
    b"",
    b".xml.gz",
)
_WAIT: Final = 120
"""Seconds for a run, which takes three."""


def run(folder: Path, seed: int) -> Iterator[str]:
    """Read folders at random.

    Raises AssertionError if a text is lost, the end is waited for in vain, or what is printed is not one line a file.
    """
    random = Random(seed)
    while True:
        shutil.rmtree(folder / "tree", ignore_errors=True)
        (folder / "tree").mkdir()
        (folder / "outside.txt").write_text(_TEXT.format(9, 999), encoding="utf-8")
        texts = _fill(folder / "tree", random, depth=0)
        yield _read(folder, texts, random)


def _fill(folder: Path, random: Random, depth: int) -> set[str]:
    """Fill a folder at random; the symbols of its texts that must be read."""
    symbols: set[str] = set()
    for _ in range(random.choice((0, 1, 3, 8))):
        path = folder / os.fsdecode(random.choice(_NAMES) + random.choice((b"", b"2")) + random.choice(_ENDINGS))
        if os.path.lexists(path):
            continue
        if random.random() < 0.15 and depth < 4:
            path.mkdir()
            symbols |= _fill(path, random, depth + 1)
        elif random.random() < 0.4 and path.suffix.lower() in {".txt", ".md"}:
            session, number = random.randint(1, 60), random.randint(1, 90)
            path.write_text(_TEXT.format(session, number), encoding="utf-8")
            symbols.add(f"A/HRC/RES/{session}/{number}")
        else:
            random.choice(_OBJECTS)(path, random)
    return symbols


def _pipe(path: Path, _: Random) -> None:
    os.mkfifo(path)


def _socket(path: Path, _: Random) -> None:
    with socket.socket(socket.AF_UNIX) as server, suppress(OSError):  # whose names are shorter than a file's
        server.bind(os.fsencode(path))


def _link(path: Path, random: Random) -> None:
    targets = ("/dev/zero", "/dev/random", "/dev/tty", "/dev/stdin", "/proc/self/mem", ".", "..", path.name, "none",
               "/", "../outside.txt", "/etc/passwd")  # fmt: skip
    path.symlink_to(random.choice(targets))


def _damaged(path: Path, random: Random) -> None:
    suffix = random.choice(sorted(seeds()))
    path.write_bytes(changed(suffix, random.choice(seeds()[suffix]), random))


def _empty(path: Path, _: Random) -> None:
    path.touch()


def _folder(path: Path, _: Random) -> None:
    path.mkdir()


def _many_zeros(path: Path, _: Random) -> None:
    with path.open("wb") as file:
        file.truncate(1 << 33)


_OBJECTS: Final[tuple[Callable[[Path, Random], None], ...]] = (
    _pipe, _socket, _link, _link, _damaged, _damaged, _damaged, _empty, _folder, _many_zeros,
)  # fmt: skip


def _read(folder: Path, texts: set[str], random: Random) -> str:
    given = "." if random.random() < 0.5 else str(folder / "tree")
    command = [sys.executable, "-m", "unkg", "extract", given, "--workers", "1", "--timeout", "30"]
    done = subprocess.run(
        command, cwd=folder / "tree", capture_output=True, timeout=_WAIT, check=False, stdin=subprocess.DEVNULL
    )
    said = done.stderr.decode("utf-8")
    assert done.returncode in {0, 1}, said
    assert "Traceback" not in said, said
    assert not _CONTROL.search(said), said
    found = {json.loads(line)["document"]["symbol"] for line in done.stdout.decode("utf-8").splitlines()}
    assert texts <= found, f"lost: {texts - found}"
    assert "A/HRC/RES/9/999" not in found, "a link was followed out of the folder"
    return "all read" if done.returncode == 0 else "all texts read"
