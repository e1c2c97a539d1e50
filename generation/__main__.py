"""`python -m generation` writes every generated file; with `--check` it only says which are stale, and fails."""

import sys
from argparse import ArgumentParser
from pathlib import Path

from generation.blocks import BlockError
from generation.files import stale, write
from generation.table import TableError

_ROOT = Path(__file__).parents[1]


def main(arguments: list[str] | None = None) -> int:
    """0 fine, 1 a file is stale, 2 the table or a marker is wrong."""
    parser = ArgumentParser(prog="python -m generation", description="Write what is generated from the closed lists.")
    parser.add_argument("--check", action="store_true", help="write nothing; exit with 1 if a generated file is stale")
    parser.add_argument("--root", type=Path, default=_ROOT, help="the project's root")
    options = parser.parse_args(arguments)
    try:
        files = stale(options.root) if options.check else write(options.root)
    except (TableError, BlockError) as error:
        print(error, file=sys.stderr)
        return 2
    for path in files:
        print(f"{path} is stale: run `make generate`" if options.check else path, file=sys.stderr)
    return 1 if options.check and files else 0


if __name__ == "__main__":
    sys.exit(main())
