"""The commands: what each takes, and the one call that it makes."""

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from unkg.cli import WrongUseError

if TYPE_CHECKING:
    from unkg import queries
    from unkg.building import Options

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
    str | None, typer.Option("--store", metavar="DIR", help="The store's folder or SPARQL endpoint, else $UNKG_STORE.")
]
Symbols = Annotated[
    list[str] | None,
    typer.Option("--symbol", metavar="FILE=SYMBOL", help="The symbol of a file that does not tell it."),
]
IgnoreMetadata = Annotated[bool, typer.Option("--ignore-metadata", help="Use nothing but id, language and text.")]
Workers = Annotated[int | None, typer.Option(min=1, help="Processes; as many as processors if documents are many.")]


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


@app.command(no_args_is_help=True)
def extract(
    paths: Paths,
    *,
    output: Output = None,
    ignore_metadata: IgnoreMetadata = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Print why each reference got its target instead.")
    ] = False,
    symbol: Symbols = None,
    workers: Workers = None,
) -> None:
    """Find references and actions; print one line of JSON a document, in the order of the inputs.

    Example: unkg extract resolutions/ -o found.jsonl
    """
    from unkg.building import Options, extract_lines
    from unkg.cli.output import destination
    from unkg.cli.progress import steps
    from unkg.readers import Unreadable

    options = Options(ignore_metadata=ignore_metadata, symbols=_pairs(symbol or [], "--symbol"), workers=workers)
    failed = False
    with steps() as step, destination(output) as file:
        for line in extract_lines(paths, options, explain=explain, step=step):
            if isinstance(line, Unreadable):
                failed = True
                _tell(line.message)
            else:
                file.write(line + "\n")
    raise typer.Exit(int(failed))


@app.command(no_args_is_help=True)
def audit(
    paths: Paths,
    *,
    verdict: Annotated[
        Literal["wrong link", "incomplete link", "missing link", "ours uncertain"] | None,
        typer.Option("--verdict", help="Print findings of this verdict only."),
    ] = None,
    form: Annotated[
        Literal["table", "csv", "jsonl", "markdown"], typer.Option("--format", help="How findings are printed.")
    ] = "table",
    output: Output = None,
    workers: Workers = None,
) -> None:
    """Show where the publisher's hyperlinks and our reading of the same words differ; exit 1 if a link is wrong.

    Example: unkg audit resolutions/ --verdict "wrong link" --format csv -o wrong.csv
    """
    from unkg.building import Options, audits
    from unkg.cli.findings import FORMATS, summary_line
    from unkg.cli.output import destination
    from unkg.cli.progress import steps
    from unkg.readers import Unreadable

    done = []
    with steps() as step, destination(output) as file:
        for item in audits(paths, Options(workers=workers), step=step):
            done.append(item)
            if isinstance(item, Unreadable):
                _tell(item.message)
        audited = [item for item in done if not isinstance(item, Unreadable)]
        FORMATS[form]([f for a in audited for f in a.findings if not verdict or f.verdict == verdict], file)
    _tell(summary_line(audited))
    wrong = any(finding.verdict == "wrong link" for a in audited for finding in a.findings)
    raise typer.Exit(int(wrong or len(audited) < len(done)))


@app.command(no_args_is_help=True)
def build(
    paths: Paths,
    *,
    store: Annotated[
        str | None, typer.Option("--store", metavar="DIR", help="Add to this store, else $UNKG_STORE.")
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", metavar="FILE", help="Write a dump instead: .ttl .nt .nq .jsonld, each with .gz."
        ),
    ] = None,
    ignore_metadata: IgnoreMetadata = False,
    symbol: Symbols = None,
    workers: Workers = None,
    anew: Annotated[bool, typer.Option("--anew", help="Begin with an empty store.")] = False,
    no_validation: Annotated[
        bool, typer.Option("--no-validation", help="Leave out the check against the shapes.")
    ] = False,
    base: Annotated[str | None, typer.Option(metavar="IRI", help="Where the graph's IRIs stand.")] = None,
) -> None:
    """Read documents into a graph, validate it, and sum up what it holds.

    Documents that the store holds already are read again only if they or the rules have changed.

    Example: unkg build resolutions/ notes/a-hrc-10-18.txt --store graph
    """
    from unkg.building import DEFAULT, Options

    options = Options(
        ignore_metadata=ignore_metadata,
        symbols=_pairs(symbol or [], "--symbol"),
        workers=workers,
        anew=anew,
        validate=not no_validation,
        base=base or DEFAULT.base,
    )
    if output is None:
        well = _build_store(paths, Path(_store_named(store, "unkg build")), options)
    elif store:
        raise WrongUseError("give --store or --output, not both")
    else:
        well = _build_dump(paths, output, options)
    raise typer.Exit(0 if well else 1)


def _build_dump(paths: list[str], output: Path, options: "Options") -> bool:
    from unkg import publishing
    from unkg.store import open_store

    publishing.check_path(output)
    with TemporaryDirectory(prefix="unkg-") as folder:
        well = _build_store(paths, Path(folder), options)
        with open_store(folder) as built:
            publishing.dump(built, output)
    return well


def _build_store(paths: list[str], folder: Path, options: "Options") -> bool:
    from unkg.building import build as build_store
    from unkg.cli.progress import steps, summary_lines

    with steps() as step:
        summary = build_store(paths, folder, options, tell=_tell, step=step)
    print("\n".join(summary_lines(summary)))
    return summary.well


@app.command()
def validate(
    store: StoreOption = None,
    output: Output = None,
    limit: Annotated[int, typer.Option(min=1, help="Findings told in full, of each shape.")] = 20,
    engine: Annotated[
        Literal["auto", "pyshacl", "shacl"],
        typer.Option(help="pyshacl looks at every node; shacl sifts them for it; auto: by the size of the graph."),
    ] = "auto",
) -> None:
    """Hold a store's graph against the shapes; exit 1 when it does not conform.

    The findings are pySHACL's whichever engine is named, and the report says which ran.

    Example: unkg validate --store graph
    """
    from unkg.cli.output import destination
    from unkg.store import open_store
    from unkg.validation import as_text
    from unkg.validation import validate as check

    with open_store(_store_named(store, "unkg validate")) as opened, destination(output) as file:
        report = check(opened, engine=None if engine == "auto" else engine)
        file.write(as_text(report, limit).rstrip("\n") + "\n")
    raise typer.Exit(0 if report.conforms else 1)


@app.command(no_args_is_help=True)
def query(
    words: Annotated[
        list[str] | None, typer.Argument(metavar="NAME key=value…", help="A query and its parameters.")
    ] = None,
    *,
    store: StoreOption = None,
    file: Annotated[Path | None, typer.Option("--file", metavar="FILE", help="A SPARQL query of your own.")] = None,
    listed: Annotated[bool, typer.Option("--list", help="List the queries with their parameters.")] = False,
    form: Annotated[
        Literal["table", "csv", "json", "markdown"], typer.Option("--format", help="How rows are printed.")
    ] = "table",
    limit: Annotated[int | None, typer.Option(min=1, help="Print so many rows at most.")] = None,
    output: Output = None,
) -> None:
    """Answer a question. Symbols are accepted as people write them; a parameter given twice may be either.

    Example: unkg query documents-citing document="A/HRC/RES/22/13" since=2020-01-01 --format csv --store graph
    """
    from unkg import queries
    from unkg.cli.output import FORMATS, destination
    from unkg.store import open_store

    if listed:
        _list_queries()
        raise typer.Exit
    asked, given = _question(words or [], file)
    with open_store(_store_named(store, "unkg query")) as opened, destination(output) as target:
        table = queries.ask_for(opened, asked, **given)
        FORMATS[form](table.first(limit), target)
    if table.remark:
        _tell(table.remark)
    if limit is not None and len(table) > limit:
        _tell(f"{limit} of {len(table)} rows")


def _question(words: list[str], file: Path | None) -> "tuple[queries.Query, dict[str, list[str]]]":
    from unkg import queries

    if file is None:
        if not words or "=" in words[0]:
            raise WrongUseError("name a query (see unkg query --list), or give --file")
        asked, words = queries.load(words[0]), words[1:]
    else:
        asked = queries.read(file)
    given: dict[str, list[str]] = {}
    for name, value in (_pair(word, "a parameter") for word in words):
        given.setdefault(name, []).append(value)
    return asked, given


def _list_queries() -> None:
    from unkg import queries

    for name in queries.names():
        asked = queries.load(name)
        print(f"{name}\n    {asked.question}")
        for p in asked.parameters:
            use = "required" if p.required else f"default {p.default}" if p.default else "optional"
            print(f"    {p.name} ({p.type}, {use}): {p.meaning}; for example {p.example}")


@app.command(no_args_is_help=True)
def lineage(
    symbol: Annotated[str, typer.Argument(metavar="SYMBOL", help="The document to begin with.")],
    *,
    store: StoreOption = None,
    depth: Annotated[int, typer.Option(min=1, max=100, help="Citations from the document.")] = 3,
    direction: Annotated[
        Literal["ancestors", "descendants"], typer.Option(help="What it cites, or what cites it.")
    ] = "ancestors",
    form: Annotated[Literal["tree", "json"], typer.Option("--format", help="How it is printed.")] = "tree",
    output: Output = None,
) -> None:
    """Show what a document builds on, or what builds on it, and where each branch ends.

    Example: unkg lineage A/HRC/RES/58/17 --depth 2 --store graph
    """
    from unkg.cli.lineages import FORMATS
    from unkg.cli.output import destination
    from unkg.network import lineage as walk
    from unkg.store import open_store

    with open_store(_store_named(store, "unkg lineage")) as opened, destination(output) as target:
        tree = walk(opened, symbol, depth, direction)
        FORMATS[form](tree, target)
    if tree.ends == "unknown":
        _tell(f"{tree.node.document.short} is not known to this store: it is neither held nor cited")


@app.command(name="symbol", no_args_is_help=True)
def symbol_(words: Annotated[list[str], typer.Argument(metavar="SYMBOL", help="As people write them.")]) -> None:
    """Print a document's symbol as this graph writes it, its IRI, and links to the official text.

    Example: unkg symbol "S/RES/2371 (2017)"
    """
    from unkg import symbols
    from unkg.vocabulary import Minter

    for text in words:
        parsed = symbols.parse(text)
        print(parsed.canonical, f"<{Minter().document(parsed.canonical).value}>", sep="\n")
        for link in symbols.official_links(parsed.canonical):
            print(link)


@app.command(no_args_is_help=True)
def text(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A document, or - for standard input.")],
    output: Output = None,
) -> None:
    """Print the text that offsets into a document count in.

    Example: unkg text resolution.xml
    """
    from unkg.cli.output import destination
    from unkg.readers import reference_text

    words = reference_text(file)
    with destination(output) as target:
        target.write(words)


def _store_named(given: str | None, command: str) -> str:
    named = given or os.environ.get("UNKG_STORE")
    if not named:
        build = " (unkg build PATH --store DIR makes one)" if command != "unkg build" else ", or a file: -o FILE"
        raise WrongUseError(f"name a store: {command} … --store DIR, or set UNKG_STORE{build}")
    return named


def _pairs(words: list[str], what: str) -> dict[str, str]:
    return dict(_pair(word, what) for word in words)


def _pair(word: str, what: str) -> tuple[str, str]:
    name, equals, value = word.partition("=")
    if not (name and equals and value):
        raise WrongUseError(f"{what} is written NAME=VALUE, not {word!r}")
    return name, value


def _tell(line: str) -> None:
    print(line, file=sys.stderr)
