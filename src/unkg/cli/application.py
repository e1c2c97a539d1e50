"""The command itself: its name, the options that verbs share, and what every verb does alike."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from unkg.cli.usage_errors import UsageError

if TYPE_CHECKING:
    from unkg.building import Limits

_EPILOG = "Exit codes: 0 fine, 1 some input failed or the graph does not conform, 2 wrong use."
app = typer.Typer(
    help="UN documents in, a validated graph of citations, mandates and recommendations out.",
    epilog=_EPILOG,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Paths = Annotated[list[str], typer.Argument(metavar="PATH", help="Files, folders, or - for standard input.")]
Output = Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write here.")]
StoreOption = Annotated[
    str | None,
    typer.Option(
        "--store",
        metavar="DIR",
        help="The store's folder or SPARQL endpoint, else $UNKG_STORE, else the graph that ships.",
    ),
]
Symbols = Annotated[
    list[str] | None,
    typer.Option("--symbol", metavar="FILE=SYMBOL", help="The symbol of a file that does not tell it."),
]
Language = Annotated[
    str,
    typer.Option("--language", metavar="CODE", help="Language of plain text and JSON Lines that do not state theirs."),
]
IgnoreMetadata = Annotated[bool, typer.Option("--ignore-metadata", help="Use nothing but id, language and text.")]
Workers = Annotated[int | None, typer.Option(min=1, help="Processes; as many as processors if documents are many.")]
Timeout = Annotated[float, typer.Option(min=0, metavar="SECONDS", help="Give a document up after these; 0: never.")]
Memory = Annotated[int, typer.Option(min=0, metavar="MB", help="What a process may have; 0: all there is.")]
SECONDS: Final = 300.0
"""A thousand times what a usual document takes."""
MEGABYTES: Final = 4096
"""Ten times what a usual document takes."""


def _version(wanted: bool) -> None:
    if wanted:
        from unkg import __version__

        print(f"unkg {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print it.")] = False,
) -> None:
    pass


def store_named(given: str | None, command: str) -> str:
    """The store that a command is about: the one given, else `$UNKG_STORE`, else the graph that ships, which is said.

    Raises UsageError where a command that writes is given none.
    """
    named = given or os.environ.get("UNKG_STORE")
    if named:
        return named
    if command == "unkg build":
        raise UsageError(f"name a store: {command} … --store DIR, or set UNKG_STORE, or a file: -o FILE")
    if command == "unkg publish":
        raise UsageError(f"name a store: {command} … --store DIR, or set UNKG_STORE")
    from unkg.store import shipped_folder

    folder = shipped_folder(tell)
    tell(
        "no store named: asking the graph that ships with unkg: citations and mandates, no recommendations (--store DIR asks another)"
    )
    return str(folder)


def known_language(code: str) -> str:
    """A language's code as given. Raises UsageError for a language that has no table."""
    from unkg import authorities

    known = authorities.load().languages
    if code not in known:
        raise UsageError(f"--language {code}: no such language; name {' or '.join(known)}")
    return code


def limits(workers: int | None, timeout: float, memory: int) -> "Limits":
    """What work on one document may cost, as the options say."""
    from unkg.building import Limits

    return Limits(workers, timeout or None, memory or None)


def pairs(words: list[str], what: str) -> dict[str, str]:
    """Words written NAME=VALUE, by name; `what` tells in a message what they are. Raises UsageError."""
    return dict(pair(word, what) for word in words)


def pair(word: str, what: str) -> tuple[str, str]:
    """One word written NAME=VALUE. Raises UsageError."""
    name, equals, value = word.partition("=")
    if not (name and equals and value):
        raise UsageError(f"{what} is written NAME=VALUE, not {word!r}")
    return name, value


def tell(line: str) -> None:
    """Print a message, which goes to standard error."""
    print(line, file=sys.stderr)
