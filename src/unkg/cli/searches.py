"""Verbs that look for things and for ways between them: find, path."""

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from unkg.cli.application import Output, StoreOption, store_named, tell

if TYPE_CHECKING:
    from unkg.network import Paths
    from unkg.queries import Found, Table, Value

Format = Annotated[Literal["table", "csv", "json", "markdown"], typer.Option("--format", help="How rows are printed.")]


def find(
    words: Annotated[list[str], typer.Argument(metavar="WORDS", help="Of a name, a title, an acronym; or a symbol.")],
    *,
    store: StoreOption = None,
    form: Format = "table",
    limit: Annotated[int, typer.Option(min=1, help="Print so many at most.")] = 20,
    output: Output = None,
) -> None:
    """Find documents by title, and bodies, mechanisms, instruments and States by any of their names.

    Words may be cut short. The whole name comes first, then its beginning, then the words in a row, then all words.

    Example: unkg find special rapporteur torture --store graph
    """
    from unkg import authorities
    from unkg.cli.output import FORMATS, destination
    from unkg.queries import find as look
    from unkg.store import open_store

    asked = " ".join(words)
    with open_store(store_named(store, "unkg find")) as opened, destination(output) as target:
        found = look(opened, authorities.load(), asked, limit + 1)
        if found or form == "json":
            FORMATS[form](_found_as_table(found[:limit]), target)
    if not found:
        tell(f"nothing in this store bears a name with these words: {asked}")
    if len(found) > limit:
        tell(f"the best {limit}; more words or --limit will tell others")


def _found_as_table(found: "list[Found]") -> "Table":
    from unkg.queries import Table

    columns = ("kind", "id", "name", "date", "matched")
    return Table(
        columns,
        tuple(
            (hit.kind, hit.iri, hit.name, hit.date, None if hit.matched == hit.name else hit.matched) for hit in found
        ),
    )


def path(
    start: Annotated[str, typer.Argument(metavar="FROM", help="The document that cites, or whose citations lead on.")],
    end: Annotated[str, typer.Argument(metavar="TO", help="The document that is cited in the end.")],
    *,
    store: StoreOption = None,
    form: Format = "table",
    limit: Annotated[int, typer.Option(min=1, help="Print so many paths at most.")] = 10,
    output: Output = None,
) -> None:
    """Show the shortest ways from a document to another through what each one cites.

    Example: unkg path A/HRC/RES/58/17 E/CN.4/RES/2003/10 --store graph
    """
    from unkg.cli.output import FORMATS, destination
    from unkg.network import paths
    from unkg.store import open_store

    with open_store(store_named(store, "unkg path")) as opened, destination(output) as target:
        ways = paths(opened, start, end, limit)
        if ways.found or form == "json":
            FORMATS[form](_paths_as_table(ways), target)
    if ways.remark:
        tell(ways.remark)
    if ways.more:
        tell(f"{limit} paths of {len(ways.found[0])} citations; there are more of that length")


def _paths_as_table(ways: "Paths") -> "Table":
    """One row a document: the path's number, how the document above cites it, and what is known of it."""
    from unkg.queries import Table

    rows: list[tuple[Value, ...]] = []
    for number, edges in enumerate(ways.found, start=1):
        first = edges[0].citing
        rows.append((number, None, first.document, first.date, first.title))
        rows.extend((number, ", ".join(e.relations), e.cited.document, e.cited.date, e.cited.title) for e in edges)
    return Table(("path", "relation", "document", "date", "title"), tuple(rows))
