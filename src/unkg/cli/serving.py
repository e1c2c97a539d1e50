"""Commands that serve a graph: serve."""

from typing import Annotated

import typer

from unkg.cli.application import StoreOption, notify, store_named


def serve(
    *,
    store: StoreOption = None,
    host: Annotated[
        str, typer.Option(metavar="ADDRESS", help="Address to listen on; 0.0.0.0 for all of this machine.")
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option(min=0, max=65535, metavar="N", help="Port to listen on; 0 for a free one.")
    ] = 8000,
) -> None:
    """Serve a graph: a SPARQL endpoint, and pages for all it holds.

    Read-only. The current version of the store is served, also while a build replaces it. Stop it with Ctrl-C.

    Example: unkg serve --store graph --port 8000
    """
    from unkg.serving import Settings
    from unkg.serving.running import run

    settings = Settings(store_named(store, "unkg serve"), host, port)
    notify(f"serving {settings.store} at http://{host}:{port}/")
    run(settings)
