"""The options that every command has: which settings it uses, and what it says while it works."""

import functools
import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, get_type_hints

import typer

from unkg.cli.messages import messages
from unkg.cli.progress import progress_bars
from unkg.cli.settings import apply_file


def _shared(
    *,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="Show no progress and no notices, only errors.")] = False,
    verbose: Annotated[
        bool, typer.Option("-v", "--verbose", help="Say what is read, and how long each stage takes.")
    ] = False,
    log_file: Annotated[
        Path | None,
        typer.Option("--log-file", metavar="FILE", help="Append all messages to this file, as lines of JSON."),
    ] = None,
    config: Annotated[
        Path | None,
        typer.Option(
            "--config",
            metavar="FILE",
            envvar="UNKG_CONFIG",
            show_envvar=False,
            is_eager=True,
            callback=apply_file,
            help="Settings to use. Default: unkg.toml, if it is there.",
        ),
    ] = None,
) -> None:
    """Have only parameters, which commands get by `with_shared_options`."""


def with_shared_options(command: Callable[..., None]) -> Callable[..., None]:
    """The command with the shared options behind its own, run with the messages that they ask for."""
    own, shared = inspect.signature(command), inspect.signature(_shared)

    @functools.wraps(command)
    def run(*, quiet: bool, verbose: bool, log_file: Path | None, config: Path | None, **given: Any) -> None:
        with messages(quiet=quiet, verbose=verbose, log_file=log_file), progress_bars():
            command(**given)

    run.__signature__ = own.replace(  # type: ignore[attr-defined]
        parameters=[*own.parameters.values(), *shared.parameters.values()]
    )
    hints = (get_type_hints(one, include_extras=True) for one in (command, _shared))
    run.__annotations__ = {name: hint for some in hints for name, hint in some.items()}
    return run
