"""The routes of the server, a module a subject, each with `routes(site)`."""

from collections.abc import Callable, Sequence
from typing import Final

from starlette.routing import BaseRoute

from unkg.serving.routes import (
    api,
    crawlers,
    documentation,
    health,
    query,
    questions,
    reading,
    resources,
    searches,
    sparql,
)
from unkg.serving.site import Site

ROUTES: Final[tuple[Callable[[Site], Sequence[BaseRoute]], ...]] = (
    health.routes,
    crawlers.routes,
    sparql.routes,
    resources.routes,
    questions.routes,
    searches.routes,
    query.routes,
    reading.routes,
    api.routes,
    documentation.routes,
)
"""In the order in which they are tried."""
