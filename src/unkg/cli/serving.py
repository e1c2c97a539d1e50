"""Commands that serve a graph: serve, mcp."""

from typing import TYPE_CHECKING, Annotated

import typer

from unkg.cli.application import MOST, MOST_SECONDS, StoreOption, a_number, store_named
from unkg.cli.messages import notify
from unkg.cli.usage_errors import UsageError

if TYPE_CHECKING:
    from unkg.serving import Settings

QuerySeconds = Annotated[
    float,
    typer.Option(min=0.1, max=MOST_SECONDS, callback=a_number, metavar="SECONDS", help="Time limit of a query."),
]
QueryMegabytes = Annotated[int, typer.Option(min=64, max=MOST, metavar="MB", help="Memory limit of a query.")]

Rows = Annotated[int, typer.Option(min=1, max=MOST, metavar="N", help="Maximum number of rows in an answer.")]
AnswerMegabytes = Annotated[
    int, typer.Option("--size", min=1, max=MOST, metavar="MB", help="Maximum size of an answer.")
]


def serve(
    *,
    store: StoreOption = None,
    host: Annotated[
        str, typer.Option(metavar="ADDRESS", help="Address to listen on; 0.0.0.0 for all of this machine.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, metavar="N", help="Port; 0 for a free one.")] = 8000,
    root_path: Annotated[
        str, typer.Option(metavar="PATH", help="Path below which a proxy offers the server, which it removes.")
    ] = "",
    trust_proxy: Annotated[
        list[str] | None,
        typer.Option(
            metavar="ADDRESS",
            help="Address or network of a proxy whose X-Forwarded-For says who a client is. May be repeated.",
        ),
    ] = None,
    timeout: QuerySeconds = 20.0,
    memory: QueryMegabytes = 1024,
    rows: Rows = 100_000,
    megabytes: AnswerMegabytes = 32,
    log_queries: Annotated[bool, typer.Option("--log-queries", help="Log the text of queries.")] = False,
) -> None:
    """Serve a graph: a SPARQL endpoint, and pages for all it holds.

    Read-only. The current version of the store is served, also while a build replaces it. Logs a line of JSON per
    request to standard error. Stop it with Ctrl-C.

    Example: unkg serve --store graph --port 8000
    """
    from unkg.serving import Limits, Settings

    if root_path and not root_path.startswith("/"):
        raise UsageError(f"--root-path {root_path}: must begin with a slash")
    settings = Settings(
        store=store_named(store, "unkg serve"),
        host=host,
        port=port,
        root_path=root_path.rstrip("/"),
        proxies=tuple(trust_proxy or ()),
        log_queries=log_queries,
        limits=Limits(timeout, memory, rows, megabytes * 2**20),
    )
    _run(settings)


def _run(settings: "Settings") -> None:
    from unkg.serving.processes import start_ahead

    # Before the server imports what it needs: another processor imports the rest meanwhile.
    start_ahead()
    from unkg.serving.running import run

    run(settings, lambda address: notify(f"serving {settings.store} at {address} (stop with Ctrl-C)"))


def mcp(*, store: StoreOption = None, timeout: QuerySeconds = 20.0, memory: QueryMegabytes = 1024) -> None:
    """Offer a graph to a language model as tools.

    Speaks the Model Context Protocol on standard input and output: look a document up, its citations, lineage and
    evidence, a mandate and whether it is in force, search, read a text. Needs the extra: pip install 'unkg[mcp]'.

    Example: unkg mcp --store graph
    """
    import asyncio

    from unkg.serving import Limits, Settings, model_context

    model_context.require_extra()
    settings = Settings(store=store_named(store, "unkg mcp"), limits=Limits(timeout, memory))
    asyncio.run(model_context.serve(settings))
