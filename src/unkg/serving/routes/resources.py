"""`/id/…` and the ontology: every IRI of the graph leads to a page or to data about it."""

from collections.abc import Mapping
from typing import Final
from urllib.parse import quote, unquote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from unkg.pages.addresses import node
from unkg.pages.data import MEDIA_TYPES
from unkg.serving import describing
from unkg.serving.caching import tagged, unchanged
from unkg.serving.errors import Busy, LimitExceeded
from unkg.serving.negotiation import preferred
from unkg.serving.problems import refusal
from unkg.serving.site import Site
from unkg.serving.web_page import PACKED, Kept, html

_OFFERED: Final = {
    "text/html": "html",
    "text/turtle": "ttl",
    "application/ld+json": "jsonld",
    "application/n-triples": "nt",
    "application/xhtml+xml": "html",
    "application/json": "jsonld",
    "text/plain": "nt",
}
"""Media type → extension; the first wins if a client takes anything."""
_SAFE: Final = "/().,:;=+!$&'@~-_"
"""Characters that IRIs of this graph have as they are."""


def routes(site: Site) -> list[BaseRoute]:
    """The routes of resources."""
    kept = Kept()

    async def thing(request: Request) -> Response:
        """A resource: 303 to its page or data. With an extension in the address: these."""
        path, extension = _split(_path(request, site))
        try:
            return await _answer(site, request, path, extension, kept)
        except (Busy, LimitExceeded) as error:
            if (extension or chosen(request)) == "html":
                return refused(site, error)
            raise

    return [Route("/id/{path:path}", thing, middleware=PACKED)]


async def _answer(site: Site, request: Request, path: str, extension: str | None, kept: Kept) -> Response:
    if extension is None:
        return await _see_other(site, request, path)
    headers = tagged(site, request)
    if answer := unchanged(request, headers):
        return answer
    if extension == "html":
        return await _page(site, request, path, headers, kept)
    return await _data(site, request, path, extension, headers)


def _path(request: Request, site: Site) -> str:
    """The path as IRIs have it, whichever characters the client has encoded."""
    path = unquote(request.url.path).removeprefix(site.settings.root_path)
    return quote(path.strip("/"), safe=_SAFE)


def _split(path: str) -> tuple[str, str | None]:
    for extension in ("html", *MEDIA_TYPES):
        if path.endswith(f".{extension}"):
            return path.removesuffix(f".{extension}"), extension
    return path, None


def chosen(request: Request, offered: Mapping[str, str] = _OFFERED) -> str:
    """The extension of what the client prefers of media types. Raises HTTPException if nothing is acceptable."""
    best = preferred(request.headers.get("accept"), tuple(offered))
    if best is None:
        raise HTTPException(406, f"Available: {', '.join(offered)}.", {"Vary": "Accept"})
    return offered[best]


async def _see_other(site: Site, request: Request, path: str) -> Response:
    extension, where = chosen(request), ""
    if extension == "html" and node(path):
        found = await site.ask(request, describing.place, path)
        if found is None:
            raise HTTPException(404, f"The graph does not hold {path}.", {"Vary": "Accept"})
        path, anchor = found
        where = f"#{quote(anchor)}" if anchor else ""
    headers = {"Vary": "Accept", "Cache-Control": "public, max-age=300"}
    return RedirectResponse(f"{site.settings.root_path}/{path}.{extension}{where}", 303, headers)


async def _page(site: Site, request: Request, path: str, headers: dict[str, str], kept: Kept) -> Response:
    if node(path):
        return await _see_other(site, request, path)
    name, number = request.query_params.get("list"), page_number(request)
    tag = headers.get("ETag")
    body = kept.get(tag)
    if body is None:
        body = await site.ask(request, describing.page, path, site.settings.root_path, name, number)
    if body is None:
        return not_found(site, f"This graph says nothing about {path}.")
    kept.put(tag, body)
    links = ", ".join(
        f'<{site.settings.root_path}/{path}.{extension}>; rel="alternate"; type="{media_type}"'
        for extension, media_type in MEDIA_TYPES.items()
    )
    return html(body, {**headers, "Link": links})


def page_number(request: Request, name: str = "page") -> int:
    """The number of a page in a parameter, the first if it is not given. Raises HTTPException."""
    text = request.query_params.get(name, "1")
    if not text.isdecimal() or len(text) > 6:
        raise HTTPException(400, f"{name}: not the number of a page")
    return int(text)


async def _data(site: Site, request: Request, path: str, extension: str, headers: dict[str, str]) -> Response:
    body = await site.ask(request, describing.statements, path, extension)
    if body is None:
        raise HTTPException(404, f"The graph says nothing about {path}.")
    media_type = MEDIA_TYPES[extension]
    kind = f"{media_type}; charset=utf-8" if extension == "ttl" else media_type
    page = f'<{site.settings.root_path}/{path}.html>; rel="alternate"; type="text/html"'
    return Response(body, headers={**headers, "Content-Type": kind, "Link": page})


def not_found(site: Site, words: str) -> Response:
    """A page that says so."""
    body = site.templates.get_template("problem.html").render(heading="Not here", said=words)
    return html(body, {"Cache-Control": "no-store"}, 404)


def refused(site: Site, error: Busy | LimitExceeded, words: str = "") -> Response:
    """A page that says why there is no answer; `words` are those that were searched for."""
    status, headers = refusal(error)
    values = {"heading": "No answer", "said": str(error), "words": words}
    return html(site.templates.get_template("problem.html").render(values), headers, status)
