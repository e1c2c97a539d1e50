"""Verbs that read documents and print what was found: extract, audit, text, symbol."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from unkg.cli.application import (
    MEGABYTES,
    SECONDS,
    IgnoreMetadata,
    Language,
    Memory,
    Output,
    Paths,
    Symbols,
    Timeout,
    Workers,
    known_language,
    limits,
    pairs,
    tell,
)
from unkg.cli.usage_errors import UsageError


def extract(
    paths: Paths,
    *,
    output: Output = None,
    ignore_metadata: IgnoreMetadata = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Print why each reference got its target instead.")
    ] = False,
    symbol: Symbols = None,
    language: Language = "en",
    workers: Workers = None,
    timeout: Timeout = SECONDS,
    memory: Memory = MEGABYTES,
) -> None:
    """Find references and actions; print one line of JSON a document, in the order of the inputs.

    Example: unkg extract resolutions/ -o found.jsonl
    """
    from unkg.building import Options, extract_lines
    from unkg.cli.output import destination
    from unkg.cli.progress import steps
    from unkg.readers import Unreadable

    cost = limits(workers, timeout, memory)
    options = Options(
        ignore_metadata=ignore_metadata,
        symbols=pairs(symbol or [], "--symbol"),
        language=known_language(language),
        limits=cost,
    )
    failed = False
    with steps() as step, destination(output) as file:
        for line in extract_lines(paths, options, explain=explain, step=step):
            if isinstance(line, Unreadable):
                failed = True
                tell(line.message)
            else:
                file.write(line + "\n")
    raise typer.Exit(int(failed))


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
    language: Language = "en",
    workers: Workers = None,
    timeout: Timeout = SECONDS,
    memory: Memory = MEGABYTES,
) -> None:
    """Show where the publisher's hyperlinks and our reading of the same words differ; exit 1 if a link is wrong.

    Example: unkg audit resolutions/ --verdict "wrong link" --format csv -o wrong.csv
    """
    from unkg.building import Options, audits
    from unkg.cli.findings import FORMATS, summary_line
    from unkg.cli.output import destination
    from unkg.cli.progress import steps
    from unkg.readers import Unreadable

    options = Options(language=known_language(language), limits=limits(workers, timeout, memory))
    done = []
    with steps() as step, destination(output) as file:
        for item in audits(paths, options, step=step):
            done.append(item)
            if isinstance(item, Unreadable):
                tell(item.message)
        audited = [item for item in done if not isinstance(item, Unreadable)]
        FORMATS[form]([f for a in audited for f in a.findings if not verdict or f.verdict == verdict], file)
    tell(summary_line(audited))
    wrong = any(finding.verdict == "wrong link" for a in audited for finding in a.findings)
    raise typer.Exit(int(wrong or len(audited) < len(done)))


def symbol(words: Annotated[list[str], typer.Argument(metavar="SYMBOL", help="As people write them.")]) -> None:
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


def text(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A document, or - for standard input.")],
    output: Output = None,
    timeout: Timeout = SECONDS,
    memory: Memory = MEGABYTES,
) -> None:
    """Print the text that offsets into a document count in.

    Example: unkg text resolution.xml
    """
    from unkg.building import Options, text_of
    from unkg.cli.output import destination
    from unkg.readers import ReadError

    if file != "-" and not Path(file).exists():
        raise UsageError(f"{file}: there is no such file; check the path")
    try:
        words = text_of(file, Options(limits=limits(1, timeout, memory)))
    except ReadError as error:
        tell(str(error))
        raise typer.Exit(1) from None
    with destination(output) as target:
        target.write(words)
