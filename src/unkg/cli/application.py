"""The `unkg` command: its name, the options that commands share, and what all commands do alike."""

import codecs
import math
from encodings.aliases import aliases
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, Literal

import typer

from unkg.cli.messages import notify
from unkg.cli.settings import store_set
from unkg.cli.usage_errors import UsageError

if TYPE_CHECKING:
    from unkg.building import Limits, Options

_EPILOG = (
    "Data is written to standard output, messages to standard error. "
    "Exit codes: 0 success, 1 some input failed or the graph does not conform, 2 usage error."
)
app = typer.Typer(
    help="Turn UN documents into a validated graph of citations, mandates and recommendations.",
    epilog=_EPILOG,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
MOST: Final = 1_000_000_000
"""The largest number that options take: more rows or megabytes than there are, and few enough for every library."""
MOST_SECONDS: Final = 1_000_000
"""The longest timeout: eleven days. Systems wait for less than 25."""
MOST_WORKERS: Final = 1_000


def a_number(given: float | None) -> float | None:
    """The number of an option as given; raises BadParameter for `nan`, which is between no limits and passes all."""
    if given is not None and math.isnan(given):
        raise typer.BadParameter("'nan' is not a number.")
    return given


Paths = Annotated[list[str], typer.Argument(metavar="PATH", help="Files, folders, addresses, or - for standard input.")]
Output = Annotated[
    Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write to this file instead of standard output.")
]
StoreOption = Annotated[
    str | None,
    typer.Option(
        "--store",
        metavar="DIR",
        help="Store to read: a folder or the URL of a SPARQL endpoint. "
        "Default: $UNKG_STORE, else the graph that ships with unkg.",
    ),
]
Symbols = Annotated[
    list[str] | None,
    typer.Option(
        "--symbol",
        metavar="FILE=SYMBOL",
        help="Symbol of a document whose text does not state it. May be repeated.",
    ),
]
Language = Annotated[
    str | None,
    typer.Option(
        "--language",
        metavar="CODE",
        help="Language of plain text and JSON Lines that do not state theirs. Default: as their words tell.",
    ),
]
Encoding = Annotated[
    str | None,
    typer.Option(
        "--encoding",
        metavar="CODE",
        help="Encoding of tables and plain text, such as mac-roman. "
        "Default: UTF-8, or what the letters of a table tell.",
    ),
]
Columns = Annotated[
    list[str] | None,
    typer.Option(
        "--columns",
        metavar="WHAT=NAME",
        help="Column of a table of recommendations, by its name or number: text=Text, state=To, by=From, "
        "response, action, themes, number, symbol, session. May be repeated.",
    ),
]
FollowLinks = Annotated[
    bool, typer.Option("--follow-links", help="Follow symbolic links in a folder to files outside it.")
]
AllTexts = Annotated[
    bool, typer.Option("--all-texts", help="Use also texts in folders in which nothing of the UN is found.")
]
ListSkipped = Annotated[
    bool, typer.Option("--list-skipped", help="Name each file in a folder that is skipped, on standard error.")
]
IgnoreMetadata = Annotated[
    bool, typer.Option("--ignore-metadata", help="Use only the id, language and text of each document.")
]
Workers = Annotated[
    int | None,
    typer.Option(
        min=1,
        max=MOST_WORKERS,
        metavar="N",
        help="Number of worker processes. Default: one per processor, one for few inputs.",
    ),
]
Timeout = Annotated[
    float,
    typer.Option(
        min=0, max=MOST_SECONDS, callback=a_number, metavar="SECONDS", help="Per-document timeout; 0 for none."
    ),
]
Memory = Annotated[int, typer.Option(min=0, max=MOST, metavar="MB", help="Memory limit per worker; 0 for none.")]
Base = Annotated[
    str | None, typer.Option("--base", metavar="IRI", help="Base of the graph's IRIs. Default: https://w3id.org/unkg/.")
]
RowFormat = Annotated[Literal["table", "csv", "json", "markdown"], typer.Option("--format", help="Output format.")]
SafeCsv = Annotated[
    bool | None,
    typer.Option(
        "--safe-csv/--plain-csv",
        help="With --format csv: let a spreadsheet take no cell for a formula, or change no cell. "
        "Default: safe in a file, plain on standard output.",
    ),
]
Depth = Annotated[
    int, typer.Option("--depth", min=1, max=100, metavar="N", help="Maximum number of citations from the document.")
]
Direction = Annotated[
    Literal["ancestors", "descendants"],
    typer.Option("--direction", help="ancestors: what it cites; descendants: what cites it."),
]
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
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    pass


def store_named(given: str | None, command: str) -> str:
    """The store to use: the one given, else `$UNKG_STORE`, else the graph that ships, with a message.

    Raises UsageError if a command that needs a store of the user's own is given none.
    """
    if given is not None and not given.strip():
        raise UsageError("--store is empty; name a folder or the URL of a SPARQL endpoint, or leave the option out")
    named = given or store_set()
    if named:
        return named
    if command == "unkg build":
        raise UsageError("no store given: use --store DIR, set UNKG_STORE, or write a dump with -o FILE")
    if command == "unkg load":
        raise UsageError("no store given: use --store DIR or set UNKG_STORE")
    from unkg.network import write_edge_index
    from unkg.store import shipped_folder

    folder = shipped_folder(notify, index=write_edge_index)
    notify(
        "no store given: using the graph that ships with unkg (citations, mandates, recommendations); "
        "use --store DIR for another"
    )
    return str(folder)


def known_language(code: str | None) -> str | None:
    """A language's code as given. Raises UsageError for a language that has no table."""
    if code is None:
        return None  # without the tables, which the process that reads will load
    from unkg import authorities

    known = authorities.load().languages
    if code not in known:
        raise UsageError(f"--language {code}: no such language; name one of {', '.join(known)}")
    return code


def known_encoding(code: str | None) -> str | None:
    """An encoding as given. Raises UsageError for one that is unknown, or not of texts."""
    try:
        if code is None or codecs.lookup(code).name.replace("-", "_") in _ENCODINGS:
            return code
    except (LookupError, ValueError):  # unknown, or no name at all
        pass
    raise UsageError(f"--encoding {code}: no such encoding; name one such as utf-8, cp1252 or mac-roman")


_ENCODINGS: Final = frozenset(aliases.values()) - {
    "base64_codec", "bz2_codec", "hex_codec", "mbcs", "quopri_codec", "rot_13", "tactis", "uu_codec", "zlib_codec",
}  # fmt: skip
"""Those of texts; the others make bytes of bytes."""


def known_columns(given: list[str] | None) -> dict[str, str]:
    """Columns of a table by what they hold. Raises UsageError for what no table is read for."""
    from unkg.readers import COLUMNS

    found = pairs(given or [], "--columns")
    for what in found:
        if what not in COLUMNS:
            raise UsageError(f"--columns {what}: no such content; name one of {', '.join(COLUMNS)}")
    return found


def stated(
    symbol: list[str] | None, language: str | None, encoding: str | None, columns: list[str] | None
) -> "Options":
    """The options with what the user states about the inputs. Raises UsageError."""
    from unkg.building import Options

    return Options(
        symbols=pairs(symbol or [], "--symbol"),
        language=known_language(language),
        encoding=known_encoding(encoding),
        columns=known_columns(columns),
    )


def unicode_text(given: str, option: str) -> str:
    """A text as given. Raises UsageError, with the name of the option, for bytes that are not UTF-8."""
    try:
        given.encode()
    except UnicodeEncodeError as error:
        raise UsageError(f"{option}: not UTF-8 at character {error.start}") from None
    return given


def iri(given: str, option: str) -> str:
    """An IRI as given. Raises UsageError, with the name of the option, for other words."""
    from pyoxigraph import NamedNode

    try:
        return NamedNode(given).value
    except ValueError as error:
        raise UsageError(f"{option} {given!r} is not an IRI: {error}") from None


def base_of_iris(given: str | None) -> str:
    """The base of the graph's IRIs: the one given, or the usual one. Raises UsageError."""
    from unkg.vocabulary import BASE

    return iri(given, "--base") if given else BASE


def limits(workers: int | None, timeout: float, memory: int) -> "Limits":
    """The limits for work on one document, from the command's options."""
    from unkg.building import Limits

    return Limits(workers, timeout or None, memory or None)


def pairs(words: list[str], what: str) -> dict[str, str]:
    """Parse words written NAME=VALUE into a dictionary; `what` names them in a message. Raises UsageError."""
    return dict(pair(word, what) for word in words)


def pair(word: str, what: str) -> tuple[str, str]:
    """Parse one word written NAME=VALUE. Raises UsageError."""
    name, equals, value = word.partition("=")
    if not (name and equals and value):
        raise UsageError(f"{what} must be written NAME=VALUE, not {word!r}")
    return name, value
