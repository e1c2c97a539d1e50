"""The command line. Data goes to standard output, messages to standard error."""

import sys

from unkg.cli.terminal import escaped
from unkg.cli.usage_errors import describe_error
from unkg.errors import Error


def main() -> None:
    """Run a command. Exit codes: 0 success, 1 some input failed or the graph does not conform, 2 usage error."""
    from unkg.cli.commands import app

    try:
        app()
    except (Error, OSError) as error:
        message = describe_error(error)
        if message is None:
            raise
        print(f"unkg: {escaped(message)}", file=sys.stderr)
        sys.exit(2)
