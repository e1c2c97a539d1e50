"""What a run is made of: programs and rules by version or digest, never the time or the machine."""

import hashlib
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

from unkg import artefacts

_PACKAGE = Path(__file__).parents[1]
PROGRAM = ("authorities", "extraction", "graph", "model", "readers", "symbols", "vocabulary")
"""What of the program decides on a graph's statements: how a graph is kept, asked, drawn or printed is no part of it."""


@lru_cache(maxsize=1)
def ingredients() -> dict[str, str]:
    """Name → version or digest of everything that a graph depends on beside its documents."""
    return {
        "unkg": version("unkg"),
        "unkg program": program_digest(*PROGRAM),
        "unkg authorities": digest_below(artefacts.DATA, "*.csv"),
        "unkg grammar": digest_below(artefacts.DATA / "languages", "*"),
    }


def program_digest(*rooms: str) -> str:
    """SHA-256 of some of the package's rooms, by their digests in the order given."""
    digests = (digest_below(_PACKAGE / room, "*.py") for room in rooms)
    return hashlib.sha256("\0".join(digests).encode()).hexdigest()


def digest_below(folder: Path, pattern: str) -> str:
    """SHA-256 over names and contents of the files below a folder, samples apart, as in any checkout or wheel."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob(pattern)):
        if path.is_file():
            digest.update(f"{path.relative_to(folder).as_posix()}\0{path.stat().st_size}\0".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()
