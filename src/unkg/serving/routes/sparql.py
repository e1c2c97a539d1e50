"""`/sparql`: the SPARQL 1.1 Protocol, for queries."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from unkg.serving import asking
from unkg.serving.media_types import GRAPHS, TABLES, Format, negotiated
from unkg.serving.protocol import Question, question
from unkg.serving.site import Site


def routes(site: Site) -> list[BaseRoute]:
    """The route of the endpoint."""

    async def sparql(request: Request) -> Response:
        asked = await question(request, site.settings.limits.request)
        if asked is None:
            raise HTTPException(400, "The request has no query.")
        return await _answered(site, request, asked)

    return [Route("/sparql", sparql, methods=["GET", "POST"])]


async def _answered(site: Site, request: Request, asked: Question) -> Response:
    limits = site.settings.limits
    tables, graphs = (_format(request, asked, formats) for formats in (TABLES, GRAPHS))
    table, triples = tables or TABLES[0], graphs or GRAPHS[0]
    name, body = await site.ask(
        request, asking.answer, asked.sparql, table.name, triples.name, limits.rows, limits.answer
    )
    used = next(form for form in (table, triples) if form.name == name)
    return Response(body, headers={"Content-Type": used.content_type, "Vary": "Accept"})


def _format(request: Request, asked: Question, formats: tuple[Format, ...]) -> Format | None:
    return negotiated(request.headers.get("accept"), formats, asked.form)
