"""The command that gets documents by their symbols: fetch."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO, Final, Literal

import typer

from unkg.cli.application import MOST, SECONDS, Timeout, a_number
from unkg.cli.messages import notify, report_error
from unkg.cli.summaries import AsJson, print_json
from unkg.cli.terminal import escaped
from unkg.cli.usage_errors import UsageError
from unkg.stages import stage
from unkg.symbols import OFFICIAL_ADDRESS, OfficialLanguage

if TYPE_CHECKING:
    from unkg.fetching import Form, Options, Wanted

_LONGEST_PAUSE: Final = 3600
_MOST_NAMED: Final = 5
"""Words that are no symbols which are named one by one: more are those of a file that is no list."""
_LONGEST_LIST: Final = 16 * 1024 * 1024
"""Bytes of a list of symbols: a million of them."""


Words = Annotated[
    list[str] | None,
    typer.Argument(metavar="SYMBOL", help="Symbols of documents, or - for one a line on standard input."),
]
Listed = Annotated[Path | None, typer.Option("--from", metavar="FILE", help="Read symbols from a file, one a line.")]
Folder = Annotated[Path, typer.Option("-o", "--output", metavar="DIR", help="Folder for the documents.")]
OfDocuments = Annotated[OfficialLanguage, typer.Option("--language", help="Language of the documents.")]
Format = Annotated[Literal["pdf", "docx"], typer.Option("--format", help="Format; docx gives any Word file.")]
Refresh = Annotated[bool, typer.Option("--refresh", help="Ask whether documents that are in the folder have changed.")]
Pause = Annotated[
    float, typer.Option(min=1, max=_LONGEST_PAUSE, callback=a_number, metavar="SECONDS", help="Between requests.")
]
Largest = Annotated[int, typer.Option(min=1, max=MOST, metavar="MB", help="Size limit of a document.")]
Address = Annotated[
    str | None,
    typer.Option(
        metavar="TEMPLATE",
        help="Address of a document, with {symbol}, {language} and {form}. "
        "Default: the Official Document System of the United Nations.",
    ),
]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Ask for nothing and write nothing: print files and addresses.")
]


def fetch(
    words: Words = None,
    *,
    listed: Listed = None,
    output: Folder = Path(),
    language: OfDocuments = "en",
    form: Format = "pdf",
    refresh: Refresh = False,
    pause: Pause = 2.0,
    timeout: Timeout = SECONDS,
    largest: Largest = 128,
    address: Address = None,
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Get documents by their symbols from the UN's Official Document System.

    One request at a time, with pauses; what is in the folder already is not asked for. Prints the path of each file,
    whose name tells the symbol: unkg build DIR reads them. After an interruption, the same command goes on.

    Example: unkg fetch A/RES/60/251 "HRC res 58/17" -o resolutions

    Example: unkg fetch --from symbols.txt -o resolutions --dry-run
    """
    from unkg.fetching import Options, Pace, check_template

    if not words and listed is None:
        raise UsageError("no symbols given: name them, or a file with --from")
    seconds = timeout or float("inf")
    template = check_template(OFFICIAL_ADDRESS if address is None else address)
    options = Options(template, refresh, seconds, largest, Pace(pause))
    wanted, ok = _wanted(_lines(words or [], listed), language, form)
    if dry_run:
        _print_plan(wanted, output, options, as_json=as_json)
    else:
        ok = _fetch_all(wanted, output, options, as_json=as_json) and ok
    raise typer.Exit(0 if ok else 1)


def _lines(words: list[str], listed: Path | None) -> Iterator[tuple[str, str]]:
    """What is written for symbols, with the place where it is written. Raises UsageError and OSError."""
    for word in words:
        if word == "-":
            yield from _of_list("standard input", sys.stdin.buffer)
        else:
            yield "", word
    if listed is not None:
        with listed.open("rb") as file:
            yield from _of_list(str(listed), file)


def _of_list(name: str, file: BinaryIO) -> Iterator[tuple[str, str]]:
    content = file.read(_LONGEST_LIST + 1)
    if len(content) > _LONGEST_LIST:
        raise UsageError(f"{name}: more than {_LONGEST_LIST:,} bytes; list fewer symbols")
    try:
        lines = content.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise UsageError(f"{name}: not UTF-8 ({error.reason} at byte {error.start}); convert it") from None
    return ((f"{name}, line {number}: ", line.strip()) for number, line in enumerate(lines, 1) if line.strip())


def _wanted(lines: Iterable[tuple[str, str]], language: str, form: "Form") -> "tuple[list[Wanted], bool]":
    """The documents to fetch, each once, and whether all that is written for them are symbols."""
    from unkg import authorities
    from unkg.fetching import Wanted
    from unkg.symbols import SymbolError

    numbering, wrong = authorities.load().numbering, 0
    found: dict[Wanted, None] = {}
    for place, line in lines:
        try:
            found[Wanted(authorities.symbol_written(line, numbering), language, form)] = None
        except SymbolError as error:
            wrong += 1
            if wrong <= _MOST_NAMED:
                report_error(f"{place}{error}")
    if wrong > _MOST_NAMED:
        report_error(f"{wrong - _MOST_NAMED:,} more that are no symbols; is this a list of symbols, one a line?")
    return list(found), not wrong


def _print_plan(wanted: "list[Wanted]", folder: Path, options: "Options", *, as_json: bool) -> None:
    """Print the file and the address of each document that would be fetched, and of those that are there."""
    from unkg.fetching import plan

    planned = plan(wanted, folder, options)
    if as_json:
        documents = [
            _described(one.wanted, "already there" if one.is_there else "to be fetched", one.path, one.address)
            for one in planned
        ]
        print_json({"command": "fetch", "dry_run": True, "documents": documents})
        return
    for one in planned:
        print(escaped(f"{one.path}  {'already there' if one.is_there else one.address}"))


def _described(
    wanted: "Wanted", outcome: str, path: Path | None, address: str | None = None, problem: str | None = None
) -> dict[str, str | None]:
    return {
        "symbol": wanted.symbol,
        "language": wanted.language,
        "outcome": outcome,
        "path": str(path) if path else None,
        "address": address,
        "problem": problem,
    }


def _fetch_all(wanted: "list[Wanted]", folder: Path, options: "Options", *, as_json: bool) -> bool:
    """Fetch documents, say what becomes of each, and return whether all are there."""
    from unkg.fetching import Fetched, NotFetched
    from unkg.fetching import fetch as fetch_documents

    counts: Counter[str] = Counter()
    documents = []
    with stage("fetching", len(wanted)) as advance:
        for outcome in fetch_documents(wanted, folder, options, lambda what: advance(0, what)):
            if isinstance(outcome, Fetched):
                counts[outcome.how] += 1
                documents.append(_described(outcome.wanted, outcome.how, outcome.path))
                if not as_json:
                    print(escaped(str(outcome.path)), flush=True)
            elif isinstance(outcome, NotFetched):
                counts["not fetched"] += 1
                documents.append(_described(outcome.wanted, "not fetched", None, outcome.address, outcome.problem))
                report_error(outcome.message)
            else:
                counts["not asked for"] += outcome.number
            advance()
    ok = not counts.keys() & {"not fetched", "not asked for"}
    if as_json:
        print_json({"command": "fetch", "ok": ok, "counts": counts, "documents": documents})
    listed = ", ".join(f"{number:,} {what}" for what, number in counts.items())
    notify(f"{len(wanted):,} document{'s' * (len(wanted) != 1)}{': ' if listed else ''}{listed}")
    return ok
