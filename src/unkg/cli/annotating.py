"""Commands that show a text with what was read in it: annotate."""

from pathlib import Path
from typing import Annotated

import typer

from unkg.cli.application import (
    MEGABYTES,
    SECONDS,
    Language,
    Memory,
    Output,
    Symbols,
    Timeout,
    known_language,
    limits,
    pairs,
)
from unkg.cli.messages import report_error
from unkg.cli.usage_errors import UsageError


def annotate(
    file: Annotated[str, typer.Argument(metavar="FILE", help="File to read, or - for standard input.")],
    *,
    output: Output = None,
    symbol: Symbols = None,
    language: Language = None,
    timeout: Timeout = SECONDS,
    memory: Memory = MEGABYTES,
) -> None:
    """Write a document as a web page with its references marked.

    Each reference has its target, evidence and grounds beside the paragraph, or the reason why it is unresolved. The
    page is one file that loads nothing and needs no script.

    Example: unkg annotate resolution.pdf -o resolution.html
    """
    from unkg.building import Options
    from unkg.building.single import marked_file
    from unkg.cli.output import destination
    from unkg.readers import ReadError, is_address

    if file != "-" and not is_address(file) and not Path(file).exists():
        raise UsageError(f"{file}: no such file")
    options = Options(
        symbols=pairs(symbol or [], "--symbol"),
        language=known_language(language),
        limits=limits(1, timeout, memory),
    )
    try:
        page = marked_file(file, options)
    except ReadError as error:
        report_error(str(error))
        raise typer.Exit(1) from None
    with destination(output) as target:
        target.write(page)
