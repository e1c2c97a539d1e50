"""`python -m generation` writes the generated files; with `--check` it lists stale ones and fails."""

import sys
from argparse import ArgumentParser
from pathlib import Path

from generation import query_examples
from generation.blocks import BlockError
from generation.files import stale, write
from generation.table import TableError

_ROOT = Path(__file__).parents[1]


def main(arguments: list[str] | None = None) -> int:
    """Exit code: 0 success, 1 stale files (with `--check`), 2 invalid table or marker."""
    parser = ArgumentParser(prog="python -m generation", description="Write the files generated from the closed lists.")
    parser.add_argument("--check", action="store_true", help="write nothing; exit with code 1 if a file is stale")
    parser.add_argument("--root", type=Path, default=_ROOT, help="root of the project")
    options = parser.parse_args(arguments)
    try:
        files = stale(options.root) if options.check else write(options.root)
        files += _examples(options.root, check=options.check)
    except (TableError, BlockError, query_examples.ExamplesError) as error:
        print(error, file=sys.stderr)
        return 2
    for path in files:
        print(f"{path} is stale: run `make generate`" if options.check else path, file=sys.stderr)
    return 1 if options.check and files else 0


def _examples(root: Path, *, check: bool) -> list[Path]:
    """The file of the canned queries if it is stale, after writing it unless `check`."""
    expected, path = query_examples.text(), root / query_examples.EXAMPLES
    if path.is_file() and path.read_text(encoding="utf-8") == expected:
        return []
    if not check:
        path.write_text(expected, encoding="utf-8")
    return [query_examples.EXAMPLES]


if __name__ == "__main__":
    sys.exit(main())
