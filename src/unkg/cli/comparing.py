"""The command that compares documents, editions or language versions: compare."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from unkg.cli.application import (
    MEGABYTES,
    SECONDS,
    Language,
    Memory,
    Output,
    Symbols,
    Timeout,
    limits,
    stated,
)
from unkg.cli.messages import report_error
from unkg.cli.usage_errors import UsageError

if TYPE_CHECKING:
    from unkg.building import Options
    from unkg.model import Extraction

Form = Literal["text", "html", "json"]
_BY_SUFFIX: "dict[str, Form]" = {".html": "html", ".htm": "html", ".json": "json"}


Documents = Annotated[
    list[str],
    typer.Argument(
        metavar="DOCUMENT",
        help="Editions, the earlier one first, or with --languages one document: files, - for standard input, or "
        "symbols of documents in --texts.",
    ),
]
Texts = Annotated[
    list[str] | None,
    typer.Option(
        "--texts", metavar="PATH", help="Where documents with these symbols are: files, folders, or -. Repeatable."
    ),
]
Several = Annotated[
    bool, typer.Option("--lineage", help="Compare each edition with the one before, and tell what each added.")
]
OfLanguages = Annotated[
    bool,
    typer.Option(
        "--languages", help="Compare the language versions of one document: what one states and another does not."
    ),
]
Whole = Annotated[
    bool, typer.Option("--whole", help="In text, print unchanged paragraphs and long unchanged passages too.")
]
FormOption = Annotated[
    Form | None, typer.Option("--format", help="Output format. Default: by the end of -o, else text.")
]


def compare(
    documents: Documents,
    *,
    texts: Texts = None,
    lineage: Several = False,
    languages: OfLanguages = False,
    whole: Whole = False,
    form: FormOption = None,
    output: Output = None,
    symbol: Symbols = None,
    language: Language = None,
    timeout: Timeout = SECONDS,
    memory: Memory = MEGABYTES,
) -> None:
    """Show what an edition of a resolution changes in an earlier one.

    Tells which paragraphs are the same, changed, moved, split, merged, new or gone, and marks the words that differ:
    apart from wording these are numbers, dates, footnote markers, and citations that moved on to a newer document.

    With --languages, list what one language version of a document states and another does not: citations, names,
    actions and their addressees, mandate events, by paragraph, with the words of both.

    Example: unkg compare A/RES/77/16 A/RES/79/326 --texts resolutions/ -o changes.html
    """
    options = replace(stated(symbol, language, None, None), limits=limits(1, timeout, memory))
    chosen: Form = form or _BY_SUFFIX.get(output.suffix.lower() if output else "", "text")
    compare_texts = _compare_languages if languages else _compare_editions
    compare_texts(_Comparison(documents, texts or [], options, chosen, output, lineage, whole))


@dataclass(frozen=True, slots=True)
class _Comparison:
    """What is to be compared, and how it is written."""

    documents: list[str]
    texts: list[str]
    options: "Options"
    form: Form
    output: Path | None
    lineage: bool
    whole: bool


def _compare_editions(asked: _Comparison) -> None:
    from unkg import authorities, editions
    from unkg.cli.comparisons import FORMATS
    from unkg.cli.output import destination

    number = len(asked.documents)
    if number < 2:
        raise UsageError("name two documents, the earlier edition first")
    if number > 2 and not asked.lineage:
        raise UsageError(f"{number} documents; name two, or use --lineage for several editions in order")
    found = _read(asked.documents, asked.texts, asked.options)
    knowledge = authorities.load()
    made = editions.lineage(found, knowledge) if asked.lineage else editions.compare(found[0], found[1], knowledge)
    with destination(asked.output) as target:
        FORMATS[asked.form](made, target, whole=asked.whole)


def _compare_languages(asked: _Comparison) -> None:
    from unkg import authorities, editions
    from unkg.cli.language_comparisons import FORMATS
    from unkg.cli.output import destination

    if asked.lineage:
        raise UsageError("--languages goes with one document only")
    found = _versions(asked.documents, asked.texts, asked.options)
    languages = [one.document.language for one in found]
    if len(set(languages)) < len(languages):
        raise UsageError(f"two texts are in one language ({', '.join(languages)}); name one a language")
    made = editions.compare_languages(found, authorities.load())
    with destination(asked.output) as target:
        FORMATS[asked.form](made, target, whole=asked.whole)


def _versions(documents: list[str], texts: list[str], options: "Options") -> "list[Extraction]":
    """The versions to compare: those of the one document named, else the files named."""
    from unkg.building.single import in_order_of_languages, versions

    if len(documents) > 1:
        return in_order_of_languages(_read(documents, texts, options))
    symbol = _symbol(documents[0], texts)
    if symbol is None and not texts:
        raise UsageError(f"{documents[0]}: name another version of it, or tell by --texts where texts are")
    with _failing():
        return versions(symbol or documents[0], texts, options, is_symbol=symbol is not None)


@contextmanager
def _failing() -> Iterator[None]:
    """Tell what cannot be read, and end with exit code 1."""
    from unkg.readers import ReadError

    try:
        yield
    except ReadError as error:
        report_error(str(error))
        raise typer.Exit(1) from None


def _read(documents: list[str], texts: list[str], options: "Options") -> "list[Extraction]":
    """The documents in the order named. Raises UsageError for a name that is neither a file nor a symbol."""
    from unkg.building.single import editions

    if [*documents, *texts].count("-") > 1:
        raise UsageError("- can be named once: standard input is read once")
    names = {one: _symbol(one, texts) for one in documents}
    files = [one for one, symbol in names.items() if symbol is None]
    with _failing():
        found = editions(files, [one for one in names.values() if one], texts, options)
    return [found[names[one] or one] for one in documents]


def _symbol(document: str, texts: list[str]) -> str | None:
    """The symbol that is named; None for a file."""
    from unkg import authorities
    from unkg.readers import is_address
    from unkg.symbols import SymbolError

    if document == "-" or is_address(document) or Path(document).is_file():
        return None
    try:
        symbol = authorities.symbol_written(document, authorities.load().numbering)
    except SymbolError as error:
        raise UsageError(f"{document}: no such file, and no symbol: {error}") from None
    if not texts:
        raise UsageError(f"{document}: no such file; to name a document by its symbol, tell by --texts where texts are")
    return symbol
