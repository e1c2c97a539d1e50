"""What a run consists of: program and rules by version or digest, never the time or the machine."""

import ast
import hashlib
import json
import tomllib
from collections.abc import Iterable
from contextlib import suppress
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Final, cast

from unkg import artefacts
from unkg.store import durable

_PACKAGE = Path(__file__).parents[1]
PROGRAM = ("authorities", "extraction", "graph", "model", "readers", "symbols", "vocabulary")
"""The packages that decide on a graph's statements, not those that store, query, draw or print a graph."""


_NOTE: Final = "program"
"""Name of the note in the user's cache."""


@lru_cache(maxsize=1)
def versions() -> dict[str, str]:
    """Name → version or digest of everything that a graph depends on besides its documents.

    To tell takes most of a second, so what was told last is noted in the user's cache, with the digest of the files
    that it was told from.
    """
    folder, written = artefacts.user_cache(), _joined((written_digest(), Path(__file__).read_text(encoding="utf-8")))
    with suppress(OSError):
        of, _, noted = (durable.read_note(folder, _NOTE) or "").partition("\n")
        if of == written:
            return cast("dict[str, str]", json.loads(noted))
    told = _told_versions()
    with suppress(OSError):  # no folder to write to
        folder.mkdir(parents=True, exist_ok=True)
        durable.write_note(folder, _NOTE, f"{written}\n{json.dumps(told)}")
    return told


def _told_versions() -> dict[str, str]:
    return {
        "unkg": version("unkg"),
        "unkg program": program_digest(*PROGRAM),
        "unkg authorities": files_digest(artefacts.DATA, "*.csv"),
        "unkg grammar": languages_digest(artefacts.DATA / "languages"),
    }


@lru_cache(maxsize=1)
def written_digest() -> str:
    """SHA-256 of the same as it is written down: where it agrees, `versions` do, which take most of a second."""
    packages = (files_digest(_PACKAGE / package, "*.py") for package in PROGRAM)
    data = (files_digest(artefacts.DATA, pattern) for pattern in ("*.csv", "*.toml"))
    return _joined((version("unkg"), *packages, *data))


@lru_cache
def program_digest(*packages: str) -> str:
    """SHA-256 of the code of some of unkg's packages, in the order given. Comments and docstrings do not count."""
    return _joined(code_digest(_PACKAGE / package) for package in packages)


def code_digest(folder: Path) -> str:
    """SHA-256 of the code of the Python modules below a folder: of what is executed, not of how it is written down."""
    modules = sorted(folder.rglob("*.py"))
    return _joined(part for path in modules for part in (path.relative_to(folder).as_posix(), _module_digest(path)))


def _module_digest(path: Path) -> str:
    parts: list[str] = []
    _add_syntax(ast.parse(path.read_bytes(), path), parts)
    return _joined(parts)


def _add_syntax(node: object, parts: list[str]) -> None:
    """Add a syntax tree to a flat list, without positions and without strings that stand as statements (docstrings).

    Not `ast.dump`, whose output differs between Python versions (3.13 omits empty fields): the same code has
    the same digest under each of them, so that a graph does not depend on the interpreter that built it.
    """
    if isinstance(node, ast.AST):
        parts.append(type(node).__name__)
        for name in node._fields:
            value = getattr(node, name, None)
            # Whether a name is read or written (`ctx`) follows from where it stands: half of all nodes.
            if value is not None and value != [] and name != "ctx":
                parts.append(name)
                _add_syntax(value, parts)
    elif isinstance(node, list):
        parts.append("[")
        for item in node:
            if not _is_docstring(item):
                _add_syntax(item, parts)
        parts.append("]")
    else:
        parts.append(repr(node))


def _is_docstring(node: object) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


def languages_digest(folder: Path) -> str:
    """SHA-256 of the values of the TOML files in a folder. Comments and the order of keys do not count."""
    tables = {path.name: tomllib.loads(path.read_text(encoding="utf-8")) for path in folder.glob("*.toml")}
    return hashlib.sha256(json.dumps(tables, sort_keys=True, default=str).encode()).hexdigest()


def files_digest(folder: Path, pattern: str) -> str:
    """SHA-256 of the names and the bytes of the files below a folder that match a pattern."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob(pattern)):
        if path.is_file():
            digest.update(f"{path.relative_to(folder).as_posix()}\0{path.stat().st_size}\0".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _joined(parts: Iterable[str]) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
