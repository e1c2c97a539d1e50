"""Damaged stores: an answer equals that of the whole store, or the store is refused by name."""

import itertools
import os
import random
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

from fuzz.kills import SAMPLES, build
from unkg import authorities, network, queries
from unkg.store import StoreError, open_store, verify_folder, writer

_UNSEALED = ("LOG", "LOCK", "lock", "in-use")
"""Files that hold nothing of the graph."""
_QUESTIONS = (
    "SELECT ?s ?p ?o WHERE { ?s ?p ?o } ORDER BY STR(?s) STR(?p) STR(?o)",
    "SELECT (COUNT(*) AS ?n) WHERE { ?s a ?class }",
)

_Damage = Callable[[bytes, random.Random], bytes]


def _cut(content: bytes, chance: random.Random) -> bytes:
    return content[: max(0, len(content) - chance.choice((1, 40, 4096, chance.randint(1, len(content)))))]


def _changed_bit(content: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(content))
    return content[:place] + bytes([content[place] ^ 1 << chance.randrange(8)]) + content[place + 1 :]


def _zeros(content: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(content))
    length = min(chance.choice((1, 16, 512)), len(content) - place)
    return content[:place] + bytes(length) + content[place + length :]


def _longer(content: bytes, chance: random.Random) -> bytes:
    return content + chance.randbytes(chance.choice((1, 40)))


DAMAGES: tuple[_Damage, ...] = (_cut, _cut, _changed_bit, _changed_bit, _zeros, _longer)


def answers(store: Path) -> list[object]:
    """What a store answers to queries of its own and to two canned queries."""
    with open_store(store) as opened:
        found: list[object] = [[tuple(map(str, row)) for row in opened.query(question)] for question in _QUESTIONS]
        found.append(sorted(map(str, opened.quads())))
        found.append(network.edges(opened))
        known = authorities.load()
        found += [queries.run(opened, known, name).rows for name in ("most-cited", "documents-held")]
        return found


def run(folder: Path, seed: int) -> Iterator[str]:
    """Damage a store of the samples."""
    subprocess.run(build(folder / "whole", SAMPLES), check=True, capture_output=True)
    yield from damage(folder / "whole", folder, seed)


def damage(whole: Path, folder: Path, seed: int) -> Iterator[str]:
    """Damage copies of the store `whole` in `folder` at random; yield what became of each.

    Raises AssertionError for a wrong answer, for damage that `verify` does not find, and for a build on a store that
    does not open.
    """
    chance, expected, store = random.Random(seed), answers(whole), folder / "damaged"
    files = sorted(path.relative_to(whole) for path in whole.rglob("*") if path.is_file())
    for number in itertools.count():
        shutil.rmtree(store, ignore_errors=True)
        shutil.copytree(whole, store)
        yield _try(store, chance.choice(files), chance, expected, f"seed {seed}, damage {number}")


def _try(store: Path, file: Path, chance: random.Random, expected: list[object], what: str) -> str:
    path, what = store / file, f"{what}: {file}"
    content, before = path.read_bytes(), path.stat()
    if chance.random() < 0.1:
        path.unlink()
        changed = True
    else:
        fresh = (chance.choice(DAMAGES) if content else _longer)(content, chance)
        path.write_bytes(fresh)
        changed = fresh.strip() != content.strip()
        if chance.random() < 0.2:  # as a failing disk does
            os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
            return _verified(store, changed and _is_sealed(file), what)
    outcome = _answered(store, expected, what)
    _verified(store, changed and _is_sealed(file), what)
    if outcome == "refused":
        _assert_rebuilt(store, what)
    return outcome


def _answered(store: Path, expected: list[object], what: str) -> str:
    try:
        found = answers(store)
    except StoreError as error:
        message = str(error)
    else:
        assert found == expected, f"{what}: a wrong answer"
        return "same answers"
    assert "\n" not in message, f"{what}: more than one line: {message}"
    return "refused"


def _is_sealed(file: Path) -> bool:
    return not file.name.startswith(_UNSEALED) and file.suffix != ".note"


def _verified(store: Path, changed: bool, what: str) -> str:
    """What `verify` says of a store, which must find what has been changed."""
    try:
        verify_folder(store)
    except StoreError:
        return "found by verify"
    assert not changed, f"{what}: verify finds nothing"
    return "nothing changed"


def _assert_rebuilt(store: Path, what: str) -> None:
    """A store that is refused can be overwritten."""
    with writer(store, overwrite=True) as target:
        target.add(b"<x:s> <x:p> <x:o> <x:g> .\n")
    with open_store(store) as opened:
        assert list(opened.graphs()) == ["x:g"], f"{what}: not rebuilt"
