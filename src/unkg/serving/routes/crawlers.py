"""`/robots.txt`: what programs that follow links should leave alone, because each of it costs a query."""

from typing import Final

from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import BaseRoute, Route

from unkg.serving.caching import DAY
from unkg.serving.site import Site

_LEFT_ALONE: Final = ("/sparql", "/query", "/questions/*?", "/questions/*.", "/suggest", "/search", "/read", "/api/")


def routes(_: Site) -> list[BaseRoute]:
    """The route of the rules for crawlers."""

    async def robots(request: Request) -> PlainTextResponse:
        base = request.scope.get("root_path", "")
        lines = ["User-agent: *", *(f"Disallow: {base}{path}" for path in _LEFT_ALONE), "Crawl-delay: 1"]
        return PlainTextResponse("\n".join(lines) + "\n", headers=DAY)

    return [Route("/robots.txt", robots)]
