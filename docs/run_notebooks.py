"""Run the notebooks of docs/notebooks and keep what they print; with `--check`, compare and write nothing."""

import sys
from argparse import ArgumentParser
from pathlib import Path

import nbformat
from nbclient import NotebookClient

_FOLDER = Path(__file__).parent / "notebooks"
_SECONDS = 600
"""In which a cell must answer; the first one may load the graph that ships."""


def main() -> int:
    """Exit code: 0, or 1 if a notebook prints something else than it shows."""
    parser = ArgumentParser(description="Run the notebooks of docs/notebooks and keep what they print.")
    parser.add_argument("--check", action="store_true", help="write nothing; exit with code 1 if anything differs")
    check = parser.parse_args().check
    stale = [path.name for path in sorted(_FOLDER.glob("*.ipynb")) if _is_stale(path, check=check)]
    for name in stale:
        print(f"{name} prints something else than it shows: run make notebooks", file=sys.stderr)
    return 1 if stale else 0


def _is_stale(path: Path, *, check: bool) -> bool:
    """Run a notebook; whether it now prints something else, if that is asked."""
    notebook = nbformat.read(path, as_version=4)
    shown = _printed(notebook)
    NotebookClient(notebook, timeout=_SECONDS, record_timing=False).execute()
    if check:
        return _printed(notebook) != shown
    notebook.metadata.language_info = {"name": "python"}  # not the version that ran them
    nbformat.write(notebook, path)
    return False


def _printed(notebook: nbformat.NotebookNode) -> list[str]:
    """What the cells print, as text: how a data frame looks in a browser depends on the version of its library."""
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", ())]
    return [output.get("text") or output.get("data", {}).get("text/plain", "") for output in outputs]


if __name__ == "__main__":
    sys.exit(main())
