"""Commands that search a graph: find, path."""

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from unkg.cli.application import MOST, Output, RowFormat, SafeCsv, StoreOption, store_named
from unkg.cli.asking import Megabytes, Seconds, ask
from unkg.cli.messages import notify

if TYPE_CHECKING:
    from unkg.network import Paths
    from unkg.queries import Table, Value
    from unkg.searching import SearchHit
    from unkg.store import Store


def find(
    words: Annotated[
        list[str], typer.Argument(metavar="WORDS", help="Words of a name, title or acronym; or a symbol.")
    ],
    *,
    store: StoreOption = None,
    form: RowFormat = "table",
    safe_csv: SafeCsv = None,
    limit: Annotated[int, typer.Option(min=1, max=MOST, metavar="N", help="Maximum number of results.")] = 20,
    output: Output = None,
) -> None:
    """Search the graph by name.

    Finds documents by title or symbol, and bodies, mechanisms, mandates, instruments, States, sessions and subjects by
    any of their names, in any language that these have. The beginning of a word is enough, and one wrong letter is
    forgiven. Exact matches come first, then names that begin with the words, then the words as a phrase, then all words
    in any order. The first search in a store makes an index in the user's cache.

    Example: unkg find special rapporteur torture --store graph
    """
    from unkg.cli.output import FORMATS, destination, form_for

    written = form_for(form, output, safe=safe_csv)
    text = " ".join(words)
    found = ask(_search, store_named(store, "unkg find"), (text, limit + 1))
    with destination(output) as target:
        if found or form == "json":
            FORMATS[written](_hits_as_table(found[:limit]), target)
    if not found:
        notify(f"no results for: {text}")
    if len(found) > limit:
        best = "result" if limit == 1 else f"{limit} results"
        notify(f"showing the best {best}; add words or raise --limit to see others")


def _hits_as_table(hits: "list[SearchHit]") -> "Table":
    from unkg.queries import Table

    columns = ("kind", "id", "name", "date", "matched")
    return Table(
        columns,
        tuple(
            (hit.kind, hit.iri, hit.name, hit.date, None if hit.matched == hit.name else hit.matched) for hit in hits
        ),
    )


def _search(store: "Store", asked: tuple[str, int]) -> "list[SearchHit]":
    from unkg import authorities, searching

    return searching.find(store, authorities.load().numbering, *asked)


def path(
    start: Annotated[str, typer.Argument(metavar="FROM", help="Citing document, where the path starts.")],
    end: Annotated[str, typer.Argument(metavar="TO", help="Cited document, where the path ends.")],
    *,
    store: StoreOption = None,
    form: RowFormat = "table",
    safe_csv: SafeCsv = None,
    limit: Annotated[int, typer.Option(min=1, max=MOST, metavar="N", help="Maximum number of paths.")] = 10,
    timeout: Seconds = None,
    memory: Megabytes = None,
    output: Output = None,
) -> None:
    """Find the shortest citation paths between two documents.

    Each document on a path cites the next one.

    Example: unkg path A/HRC/RES/58/17 E/CN.4/RES/2003/10 --store graph
    """
    from unkg import authorities, queries
    from unkg.cli.output import FORMATS, destination, form_for

    written = form_for(form, output, safe=safe_csv)
    start, end = (queries.symbol_meant(one, authorities.load().numbering) for one in (start, end))
    ways = ask(_paths, store_named(store, "unkg path"), (start, end, limit), timeout, memory)
    with destination(output) as target:
        if ways.found or form == "json":
            FORMATS[written](_paths_as_table(ways), target)
    if ways.remark:
        notify(ways.remark)
    if ways.more:
        notify(f"showing {limit} paths of {len(ways.found[0])} citations; raise --limit to see others")


def _paths(store: "Store", asked: tuple[str, str, int]) -> "Paths":
    from unkg.network import paths, with_gaps

    found = paths(store, *asked)
    return replace(found, remark=with_gaps(found.remark, store, "the paths"))


def _paths_as_table(ways: "Paths") -> "Table":
    """One row a document: the path's number, how the document above cites it, and what is known of it."""
    from unkg.queries import Table

    rows: list[tuple[Value, ...]] = []
    for number, edges in enumerate(ways.found, start=1):
        first = edges[0].citing
        rows.append((number, None, first.document, first.date, first.title))
        rows.extend((number, ", ".join(e.relations), e.cited.document, e.cited.date, e.cited.title) for e in edges)
    return Table(("path", "relation", "document", "date", "title"), tuple(rows))
