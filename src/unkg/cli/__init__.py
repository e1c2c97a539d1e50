"""The command line: arguments in, one call, output. Data goes to standard output, messages to standard error."""

import sys

from unkg.cli.usage_errors import mistake


def main() -> None:
    """Run a command; exit 0: fine, 1: some input failed or the graph does not conform, 2: wrong use."""
    from unkg.cli.commands import app

    try:
        app()
    except (ValueError, RuntimeError, OSError) as error:
        message = mistake(error)
        if message is None:
            raise
        print(f"unkg: {message}", file=sys.stderr)
        sys.exit(2)
