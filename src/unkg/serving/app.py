"""The server as an ASGI application."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from itertools import chain

from starlette.applications import Starlette
from starlette.types import ASGIApp

from unkg.errors import Error
from unkg.pages.html import environment
from unkg.serving.budget import Budgeted
from unkg.serving.cross_origin import CrossOrigin
from unkg.serving.logs import Logged
from unkg.serving.pool import Pool
from unkg.serving.problems import HANDLERS
from unkg.serving.questioning import indexed
from unkg.serving.routes import ROUTES
from unkg.serving.served_links import ServedLinks
from unkg.serving.settings import Settings
from unkg.serving.site import Site, version_of
from unkg.serving.throttling import Faults, Rates, Throttled


async def _indexed(pool: Pool) -> None:
    with suppress(Error):
        await pool.call(indexed, client="")


def application(settings: Settings, faults: Faults | None = None) -> ASGIApp:
    """The application: it starts its query processes when the server does and ends them with it.

    `faults` are shared with the connections of a server.
    """
    pool = Pool(settings, lambda: version_of(settings.store))
    site = Site(settings, environment(ServedLinks(settings.root_path)), pool)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        async with pool:
            # A searcher who comes first does not wait for the index; the server starts without it.
            making = asyncio.create_task(_indexed(pool))
            yield
            making.cancel()

    routes = list(chain.from_iterable(of(site) for of in ROUTES))
    inner = Starlette(routes=routes, exception_handlers=HANDLERS, lifespan=lifespan)
    # Outside Starlette's own handling of faults, so that these answers have the headers too.
    throttled = Throttled(Budgeted(inner, settings.limits), faults or Faults(), Rates(settings.limits))
    outer = CrossOrigin(throttled)
    return Logged(outer, queries=settings.log_queries)
