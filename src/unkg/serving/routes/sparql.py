"""`/sparql`: the SPARQL 1.1 Protocol, for queries."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from unkg.serving import asking, caching
from unkg.serving.asking import Asked
from unkg.serving.description import describe
from unkg.serving.logs import QUERY
from unkg.serving.media_types import GRAPHS, formats_of, negotiated
from unkg.serving.negotiation import preferred
from unkg.serving.protocol import Question, question
from unkg.serving.site import Site
from unkg.store import query_form


def routes(site: Site) -> list[BaseRoute]:
    """The route of the endpoint."""

    async def sparql(request: Request) -> Response:
        asked = await question(request, site.settings.limits.request)
        if asked:
            request.scope[QUERY] = asked.sparql
        if request.method != "POST" and _is_for_people(request, asked):
            return _page(request)
        if asked is None:
            return await _description(site, request)
        return await _answered(site, request, asked)

    return [Route("/sparql", sparql, methods=["GET", "POST"], name="sparql")]


async def _answered(site: Site, request: Request, asked: Question) -> Response:
    limits = site.settings.limits
    described, accept = _described(request), request.headers.get("accept")
    headers = caching.headers(None) | described
    if request.method != "POST":
        form = negotiated(accept, formats_of(query_form(asked.sparql)), asked.form)
        headers = caching.headers(caching.etag(site.version(), form.name)) | described
        if same := caching.unchanged(request, headers):
            return same
    work = Asked(asked, accept, limits.rows, limits.answer)
    form, body = await site.ask(request, asking.answer, work)
    return Response(body, headers=headers | {"Content-Type": form.content_type})


def _described(request: Request) -> dict[str, str]:
    """Where an answer, whose formats have no room for it, says what gaps in the graph can shape."""
    root = request.scope.get("root_path", "")
    return {"Link": f'<{root}/questions/coverage>; rel="describedby"; title="what the graph holds and lacks"'}


async def _description(site: Site, request: Request) -> Response:
    form = negotiated(request.headers.get("accept"), GRAPHS)
    headers = caching.headers(caching.etag(site.version(), form.name))
    if same := caching.unchanged(request, headers):
        return same
    body = describe(str(request.url.replace(query="")), await site.ask(request, asking.counts), form)
    return Response(body, headers=headers | {"Content-Type": form.content_type})


def _is_for_people(request: Request, asked: Question | None) -> bool:
    """Whether a browser asks, which gets the query page: nothing that is written for programs is as welcome."""
    accept = request.headers.get("accept", "")
    if "text/html" not in accept or (asked and asked.form):
        return False
    formats = formats_of(query_form(asked.sparql)) if asked else GRAPHS
    types = tuple(media_type for one in formats for media_type in (one.media_type, *one.also))
    return preferred(accept, (*types, "text/html")) == "text/html"


def _page(request: Request) -> Response:
    """The query page, with the query filled in."""
    address = request.scope.get("root_path", "") + "/query"
    query = request.url.query
    return RedirectResponse(f"{address}?{query}" if query else address, 303, {"Vary": "Accept"})
