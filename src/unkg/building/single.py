"""Work on documents that are named one by one: their text, a page with their references marked, their editions."""

import logging
import re
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from functools import partial
from itertools import count
from pathlib import Path
from typing import Final

from unkg import readers
from unkg.authorities import Knowledge
from unkg.building import Options, each
from unkg.building.documents import WorkItem, rank
from unkg.building.options import DEFAULT
from unkg.building.outcome import Outcome
from unkg.model import Document, Extraction
from unkg.readers import ReadError, Source, Unreadable

_LOG: Final = logging.getLogger(__name__)
_BEGINNING: Final = 5_000
"""Characters in which a document states its symbol."""
_MANY: Final = 100
"""Files without the numbers of a symbol in their names, after which it is told that all are read."""
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


def versions(document: str, texts: Sequence[str], options: Options = DEFAULT, *, is_symbol: bool) -> list[Extraction]:
    """The language versions among `texts` of a document, named by a symbol or a file: one a language, English first.

    Of several texts in a language, the one that a build would use. Raises readers.ReadError if there is only one
    language, if no text has the symbol, or for a file as `editions` does.
    """
    options = replace(options, only_whole=True)
    found = {} if is_symbol else {one.document.language: one for _, one in _of_files([document], options)}
    symbol = document if is_symbol else next(iter(found.values())).header.symbol
    if symbol is None:
        raise ReadError(f"{document} states no symbol", "name the files of all versions")
    for is_likely in (True, False):
        if len(found) < 2:
            for one in _with_symbols({symbol: _numbers_of(symbol)}, texts, options, is_likely=is_likely):
                known = found.get(one.document.language)
                if known is None or (is_symbol and rank(one.document) < rank(known.document)):
                    found[one.document.language] = one
    if len(found) < 2:
        held = f"{symbol} is there in {', '.join(found)} only" if found else f"no text of {symbol}"
        raise ReadError(held, "name the files of all versions, or the folder they are in", ", ".join(texts))
    return in_order_of_languages(found.values())


def in_order_of_languages(found: Iterable[Extraction]) -> list[Extraction]:
    """Versions by the code of their language, English first."""
    return sorted(found, key=lambda one: (one.document.language != "en", one.document.language))


def _of_files(files: Sequence[str], options: Options) -> Iterator[tuple[str, Extraction]]:
    """The one document of each file, all read by one process."""
    found = list(each(_extracted, files, options)) if files else []
    for path in files:
        name = readers.name_of(path)
        here = [one for one in found if (one if isinstance(one, Unreadable) else one.document).source == name]
        yield path, readers.only_one(iter(here), path)


def _of_symbols(symbols: Sequence[str], texts: Sequence[str], options: Options) -> dict[str, Extraction]:
    """The first document with each symbol."""
    found: dict[str, Extraction] = {}
    for is_likely in (True, False):
        missing = {one: _numbers_of(one) for one in symbols if one not in found}
        with closing(_with_symbols(missing, texts, options, is_likely=is_likely)) as results:
            for one in results:
                found.setdefault(one.header.symbol or "", one)
                if missing.keys() <= found.keys():
                    break
    if unknown := [one for one in symbols if one not in found]:
        raise ReadError(f"no text of {unknown[0]}", "name its file, or the folder it is in", ", ".join(texts))
    return found


def _with_symbols(
    symbols: Symbols, texts: Sequence[str], options: Options, *, is_likely: bool
) -> Generator[Extraction, None, None]:
    """The documents with these symbols: those of files whose names have their numbers, or else those of all others."""
    # What standard input holds has been looked at before.
    paths = [path for path in texts if is_likely or path != "-"]
    if not symbols or not paths:
        return
    others = count(1)

    def wanted(item: WorkItem) -> bool:
        if not _wanted(symbols, item, is_likely=is_likely):
            return False
        if not is_likely and next(others) == _MANY:
            _LOG.info("no file is named like %s: all are read, %d so far", ", ".join(symbols), _MANY)
        return True

    work = partial(_with_symbol, symbols)
    with closing(each(work, paths, options, wanted=wanted)) as results:
        yield from (one for one in results if isinstance(one, Extraction))


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
