"""`/api/…`: answers for programs and their description; `/llms.txt`; examples of queries for editors."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from unkg.serving import describing
from unkg.serving.caching import tagged, unchanged
from unkg.serving.openapi import llms_txt, openapi
from unkg.serving.operations import OPERATIONS, Operation
from unkg.serving.site import Site, address_of


def routes(site: Site) -> list[BaseRoute]:
    """The routes for programs."""
    root = site.settings.root_path

    async def described(request: Request) -> Response:
        headers = tagged(site, request)
        return unchanged(request, headers) or JSONResponse(openapi(address_of(request)), headers=headers)

    async def for_models(request: Request) -> Response:
        headers = tagged(site, request)
        return unchanged(request, headers) or PlainTextResponse(llms_txt(address_of(request)), headers=headers)

    async def examples(request: Request) -> Response:
        headers = tagged(site, request)
        if answer := unchanged(request, headers):
            return answer
        body = await site.ask(request, describing.examples, address_of(request))
        return Response(body, headers=headers | {"Content-Type": "text/turtle; charset=utf-8"})

    async def asked(request: Request) -> Response:
        operation = OPERATIONS.get(request.path_params["name"])
        if operation is None:
            raise HTTPException(
                404, f"The operations are {', '.join(OPERATIONS)} and extract; see {root}/api/openapi.json."
            )
        return await _answered(site, request, operation)

    async def start(_: Request) -> Response:
        return RedirectResponse(f"{root}/api/openapi.json", 303)

    return [
        Route("/llms.txt", for_models),
        Route("/.well-known/sparql-examples", examples),
        Route("/api", start),
        Route("/api/", start),
        Route("/api/openapi.json", described),
        Route("/api/{name}", asked),
    ]


async def _answered(site: Site, request: Request, operation: Operation) -> Response:
    values = operation.values(dict(request.query_params))
    headers = _headers(site, request, operation)
    if answer := unchanged(request, headers):
        return answer
    return JSONResponse(await site.ask(request, operation.work, *values), headers=headers)


def _headers(site: Site, request: Request, operation: Operation) -> dict[str, str]:
    """A tag, unless the answer depends on the day."""
    if any(one.is_date and not request.query_params.get(one.name) for one in operation.parameters):
        return {"Cache-Control": "no-cache"}
    return tagged(site, request)
