"""`/health`: whether the server can answer."""

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import BaseRoute, Route

from unkg.serving.site import Site


def routes(site: Site) -> list[BaseRoute]:
    """The route of the state of the server."""

    async def health(_: Request) -> JSONResponse:
        """The store's version; an error if it cannot be read. Asks no query process, so that it is quick under load."""
        return JSONResponse({"status": "ok", "version": site.version()}, headers={"Cache-Control": "no-store"})

    return [Route("/health", health)]
