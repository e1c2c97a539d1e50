"""Commands that read documents and print what they contain: extract, audit, text, symbol."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from unkg.cli.application import (
    MEGABYTES,
    SECONDS,
    AllTexts,
    Columns,
    Encoding,
    FollowLinks,
    IgnoreMetadata,
    Language,
    ListSkipped,
    Memory,
    Output,
    Paths,
    SafeCsv,
    Symbols,
    Timeout,
    Workers,
    known_columns,
    known_encoding,
    known_language,
    limits,
    stated,
)
from unkg.cli.messages import notify, report_error
from unkg.cli.usage_errors import UsageError

if TYPE_CHECKING:
    from unkg.auditing import Audit
    from unkg.building import Options


def extract(
    paths: Paths,
    *,
    output: Output = None,
    ignore_metadata: IgnoreMetadata = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Print the grounds for each reference instead of JSON.")
    ] = False,
    symbol: Symbols = None,
    language: Language = None,
    encoding: Encoding = None,
    columns: Columns = None,
    follow_links: FollowLinks = False,
    all_texts: AllTexts = False,
    list_skipped: ListSkipped = False,
    workers: Workers = None,
    timeout: Timeout = SECONDS,
    memory: Memory = MEGABYTES,
) -> None:
    """Extract references and actions from documents.

    Prints one JSON object per document, in the order of the inputs. Formats: .txt .md .html .xml (Akoma Ntoso) .pdf
    .docx .doc .rtf .jsonl .csv .xlsx, MARC. Files in folders that are not UN documents are skipped and counted.

    Example: unkg extract resolutions/ -o found.jsonl
    """
    options = replace(
        stated(symbol, language, encoding, columns),
        ignore_metadata=ignore_metadata,
        follow_links=follow_links,
        all_texts=all_texts,
        limits=limits(workers, timeout, memory),
    )
    ok = _extract(paths, options, output, explain=explain, list_skipped=list_skipped)
    raise typer.Exit(0 if ok else 1)


def _extract(paths: list[str], options: "Options", output: Path | None, *, explain: bool, list_skipped: bool) -> bool:
    """Write a line per document; returns whether every input was read."""
    from unkg.building import extract_lines
    from unkg.cli.output import destination
    from unkg.cli.progress import no_bars_among
    from unkg.cli.skips import SkipCount
    from unkg.readers import Unreadable

    ok, skips = True, SkipCount(list_each=list_skipped)
    with destination(output) as file, no_bars_among(file):
        for line in extract_lines(paths, options, explain=explain, skipped=skips.add):
            if isinstance(line, Unreadable):
                ok = False
                report_error(line.message)
            else:
                file.write(line + "\n")
    skips.print()
    return ok


def audit(
    paths: Paths,
    *,
    verdict: Annotated[
        Literal["wrong link", "incomplete link", "missing link", "ours uncertain"] | None,
        typer.Option("--verdict", help="Print only findings with this verdict."),
    ] = None,
    form: Annotated[
        Literal["table", "csv", "jsonl", "markdown"], typer.Option("--format", help="Output format.")
    ] = "table",
    safe_csv: SafeCsv = None,
    output: Output = None,
    language: Language = None,
    follow_links: FollowLinks = False,
    all_texts: AllTexts = False,
    list_skipped: ListSkipped = False,
    workers: Workers = None,
    timeout: Timeout = SECONDS,
    memory: Memory = MEGABYTES,
) -> None:
    """Compare the publisher's links with unkg's references.

    Prints every place where the two differ, with a verdict on who is right. Exits with 1 if a link is wrong.

    Example: unkg audit resolutions/ --verdict "wrong link" --format csv -o wrong.csv
    """
    from unkg.building import Options
    from unkg.cli.findings import FORMATS, summary_line
    from unkg.cli.output import destination, form_for

    written = form_for(form, output, safe=safe_csv)
    options = Options(
        language=known_language(language),
        follow_links=follow_links,
        all_texts=all_texts,
        limits=limits(workers, timeout, memory),
    )
    with destination(output) as file:
        audited, ok = _audited(paths, options, list_skipped=list_skipped)
        FORMATS[written]([f for a in audited for f in a.findings if not verdict or f.verdict == verdict], file)
    notify(summary_line(audited))
    wrong = any(finding.verdict == "wrong link" for a in audited for finding in a.findings)
    raise typer.Exit(int(wrong or not ok))


def _audited(paths: list[str], options: "Options", *, list_skipped: bool) -> "tuple[list[Audit], bool]":
    """The audits of all documents, and whether every input was read."""
    from unkg.building import audits
    from unkg.cli.skips import SkipCount
    from unkg.readers import Unreadable

    audited, ok, skips = [], True, SkipCount(list_each=list_skipped)
    for item in audits(paths, options, skipped=skips.add):
        if isinstance(item, Unreadable):
            ok = False
            report_error(item.message)
        else:
            audited.append(item)
    skips.print()
    return audited, ok


def symbol(
    words: Annotated[list[str], typer.Argument(metavar="SYMBOL", help="Document symbols, in any common spelling.")],
) -> None:
    """Normalize document symbols, also those written as UNSCR 1325 or HRC res 58/17.

    Prints the canonical symbol, its IRI, and links to the official text.

    Example: unkg symbol "S/RES/2371 (2017)"
    """
    from unkg import authorities, symbols
    from unkg.vocabulary import Minter

    for text in words:
        canonical = authorities.symbol_written(text, authorities.load().numbering)
        print(canonical, f"<{Minter().document(canonical).value}>", sep="\n")
        for link in symbols.official_links(canonical):
            print(link)


def text(
    file: Annotated[str, typer.Argument(metavar="FILE", help="File to read, or - for standard input.")],
    output: Output = None,
    encoding: Encoding = None,
    columns: Columns = None,
    timeout: Timeout = SECONDS,
    memory: Memory = MEGABYTES,
) -> None:
    """Print the reference text of a document.

    The offsets in the output of unkg extract count characters in this text.

    Example: unkg text resolution.xml
    """
    from unkg.building import Options
    from unkg.building.single import text_of
    from unkg.cli.output import destination
    from unkg.readers import ReadError, is_address

    if file != "-" and not is_address(file) and not Path(file).exists():
        raise UsageError(f"{file}: no such file")
    options = Options(
        encoding=known_encoding(encoding), columns=known_columns(columns), limits=limits(1, timeout, memory)
    )
    try:
        words = text_of(file, options)
    except ReadError as error:
        report_error(str(error))
        raise typer.Exit(1) from None
    with destination(output) as target:
        target.write(words)
