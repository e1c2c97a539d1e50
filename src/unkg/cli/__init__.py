"""The command line: arguments in, one call, output. Data goes to standard output, messages to standard error."""

import sys


class WrongUseError(ValueError):
    """A command was not given what it needs; the message is one line."""


def main() -> None:
    """Run a command; exit 0: fine, 1: some input failed or the graph does not conform, 2: wrong use."""
    from unkg.cli.commands import app

    try:
        app()
    except (ValueError, RuntimeError, OSError) as error:
        message = _mistake(error)
        if message is None:
            raise
        print(f"unkg: {message}", file=sys.stderr)
        sys.exit(2)


def _mistake(error: Exception) -> str | None:
    """The line that tells a user what is wrong with what was asked; None: the program is wrong."""
    from unkg import authorities, building, publishing, queries, readers, store, symbols, validation

    told = (
        WrongUseError,
        symbols.SymbolError,
        authorities.AuthorityError,
        readers.ReadError,
        store.StoreError,
        queries.QueryInputError,
        publishing.DumpError,
        validation.ShapesError,
        building.WorkerError,
    )
    if isinstance(error, told):
        return " ".join(str(error).split())
    if isinstance(error, OSError) and error.filename is not None:
        return f"{error.filename}: {error.strerror}"
    return None
