"""Work on documents that are named one by one: their text, a page with their references marked, their editions."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from unkg import readers
from unkg.authorities import Knowledge
from unkg.building import Options, each
from unkg.building.documents import WorkItem
from unkg.building.options import DEFAULT
from unkg.building.outcome import Outcome
from unkg.model import Document, Extraction
from unkg.readers import ReadError, Source, Unreadable

_BEGINNING: Final = 5_000
"""Characters in which a document states its symbol."""
Symbols = Mapping[str, re.Pattern[str]]
"""Symbols that are looked for, with the pattern of their numbers."""


def text_of(path: Path | str, options: Options = DEFAULT) -> str:
    """The reference text of the one document in a file. Raises readers.ReadError as readers.reference_text does."""
    options = replace(options, only_whole=True)
    return readers.text_of(each(_unchanged, [path], options, prepare=_no_preparation), path)


def marked_file(path: Path | str, options: Options = DEFAULT) -> str:
    """The one document in a file as a page with its references marked. Raises readers.ReadError as `text_of` does."""
    return readers.only_one(each(_marked, [path], replace(options, only_whole=True)), path)


def editions(
    files: Sequence[str], symbols: Sequence[str], texts: Sequence[str], options: Options = DEFAULT
) -> dict[str, Extraction]:
    """The documents of files, and those with these symbols among `texts`, by file or symbol.

    Raises readers.ReadError for a file that does not hold one document, and for a symbol that no text has.
    """
    options = replace(options, only_whole=True)
    return dict(_of_files(files, options)) | _of_symbols(symbols, texts, options)


def _of_files(files: Sequence[str], options: Options) -> Iterator[tuple[str, Extraction]]:
    """The one document of each file, all read by one process."""
    found = list(each(_extracted, files, options)) if files else []
    for path in files:
        name = readers.name_of(path)
        here = [one for one in found if (one if isinstance(one, Unreadable) else one.document).source == name]
        yield path, readers.only_one(iter(here), path)


def _of_symbols(symbols: Sequence[str], texts: Sequence[str], options: Options) -> dict[str, Extraction]:
    """The first document with each symbol. Files whose names have its numbers are read first, others only if needed."""
    found: dict[str, Extraction] = {}
    for is_likely in (True, False):
        # What standard input holds has been looked at before.
        paths = [path for path in texts if is_likely or path != "-"]
        missing = {one: _numbers_of(one) for one in symbols if one not in found}
        if missing and paths:
            _look_for(missing, paths, options, partial(_wanted, missing, is_likely=is_likely), found)
    if unknown := [one for one in symbols if one not in found]:
        raise ReadError(f"no text of {unknown[0]}", "name its file, or the folder it is in", ", ".join(texts))
    return found


def _look_for(
    symbols: Symbols,
    paths: Sequence[str],
    options: Options,
    wanted: Callable[[WorkItem], bool],
    found: dict[str, Extraction],
) -> None:
    """Add the documents with these symbols to those found."""
    with closing(each(partial(_with_symbol, symbols), paths, options, wanted=wanted)) as results:
        for one in results:
            if isinstance(one, Extraction):
                found.setdefault(one.header.symbol or "", one)
            if symbols.keys() <= found.keys():
                return


def _numbers_of(symbol: str) -> re.Pattern[str]:
    """The numbers of a symbol in a text or file name: “77/16”, “77_16”; never in “77/165” or “77/1/6”.

    A year in parentheses may be missing, as in `S_RES_2688_E.xml`.
    """
    numbers = r"\D{1,3}".join(re.findall(r"\d+", symbol.partition("(")[0]))
    return re.compile(rf"(?<!\d){numbers}(?!\d)")


def _wanted(symbols: Symbols, item: WorkItem, *, is_likely: bool) -> bool:
    """Whether a work item may hold one of the symbols; documents of streams are seen as they are, files by name."""
    if isinstance(item, Source):
        return is_likely == any(pattern.search(item.name) for pattern in symbols.values())
    return is_likely and isinstance(item, Document) and _may_have(symbols, item)


def _may_have(symbols: Symbols, document: Document) -> bool:
    if document.header and document.header.symbol:
        return document.header.symbol in symbols
    return any(pattern.search(document.text, 0, _BEGINNING) for pattern in symbols.values())


def _with_symbol(symbols: Symbols, document: Document, knowledge: Knowledge) -> Outcome[Extraction | None]:
    if not _may_have(symbols, document):
        return Outcome(None)
    found = _extracted(document, knowledge)
    return found if found.result.header.symbol in symbols else Outcome(None)


def _extracted(document: Document, knowledge: Knowledge) -> Outcome[Extraction]:
    from unkg.extraction import extract

    return Outcome(extract(document, knowledge))


def _marked(document: Document, knowledge: Knowledge) -> Outcome[str]:
    from unkg.extraction.explanation import extract_and_explain
    from unkg.pages import html
    from unkg.pages.marked_text import marked

    return Outcome(html.marked_file(marked(*extract_and_explain(document, knowledge), knowledge.authorities)))


def _unchanged(document: Document, _: Knowledge) -> Outcome[Document]:
    return Outcome(document)


def _no_preparation() -> None:
    """Load nothing."""
