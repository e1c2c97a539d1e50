"""What is about the graph as a whole: the first page, the ontology, VoID, lists of kinds, files for all pages."""

from functools import lru_cache
from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from unkg import artefacts
from unkg.pages import data
from unkg.pages import html as markup
from unkg.pages.datasets import KINDS
from unkg.pages.ontology import ontology
from unkg.serving import describing
from unkg.serving.caching import DAY, tagged, unchanged
from unkg.serving.errors import Busy, LimitExceeded
from unkg.serving.routes.resources import chosen, not_found, refused
from unkg.serving.served_links import ServedLinks
from unkg.serving.site import Site, address_of
from unkg.serving.web_page import PACKED, file, html

_ASSETS: Final = {
    "unkg.css": "text/css",
    "marked.css": "text/css",
    "unkg.js": "text/javascript",
    "suggest.js": "text/javascript",
    "query.js": "text/javascript",
    "unkg.svg": "image/svg+xml",
}
"""File for all pages → media type."""


def routes(site: Site) -> list[BaseRoute]:
    """The routes about the graph."""
    root = site.settings.root_path

    async def home(request: Request) -> Response:
        headers = tagged(site, request)
        if answer := unchanged(request, headers):
            return answer
        links = ServedLinks(root)
        kinds = [(name, links.browse(kind), None) for kind, (name, _) in KINDS.items()]
        page = site.templates.get_template("home.html").render(kinds=kinds)
        return html(page, headers)

    async def browse(request: Request) -> Response:
        kind, number = request.path_params["kind"], request.query_params.get("page", "1")
        if kind not in KINDS or not number.isdecimal() or not 0 < int(number[:9]) < 10**6:
            return not_found(site, f"There is no list of {kind}.")
        headers = tagged(site, request)
        try:
            return unchanged(request, headers) or await _listed(site, request, kind, int(number), headers)
        except (Busy, LimitExceeded) as error:
            return refused(site, error)

    async def void(request: Request) -> Response:
        headers = tagged(site, request)
        return unchanged(request, headers) or await _void(site, request, headers)

    return [
        Route("/", home),
        Route("/browse/{kind}", browse, middleware=PACKED),
        *_terms(root),
        Route("/dataset", void),
        Route("/.well-known/void", void),
        Route("/assets/{name}", _asset, middleware=PACKED),
    ]


def _terms(root: str) -> list[BaseRoute]:
    """The routes of the ontology, which is the same in every store."""

    async def terms(request: Request) -> Response:
        return RedirectResponse(f"{root}/ontology.{chosen(request)}", 303, {"Vary": "Accept", **DAY})

    async def terms_as(request: Request) -> Response:
        return _ontology(root, request.path_params["extension"])

    async def context(_: Request) -> Response:
        content = (artefacts.ONTOLOGY / "context.jsonld").read_bytes()
        return Response(content, headers=DAY, media_type="application/ld+json")

    return [
        Route("/ontology", terms),
        Route("/ontology.{extension}", terms_as, middleware=PACKED),
        Route("/context", context),
    ]


def _ontology(root: str, extension: str) -> Response:
    if extension == "html":
        return html(_ontology_page(root), DAY)
    if extension not in data.MEDIA_TYPES:
        raise HTTPException(404, "The ontology is available as html, ttl, jsonld and nt.")
    return Response(_ontology_data(extension), headers=DAY, media_type=data.MEDIA_TYPES[extension])


@lru_cache(maxsize=2)
def _ontology_page(root: str) -> str:
    links = ServedLinks(root)
    return markup.page(ontology(links.bases), links)


@lru_cache(maxsize=4)
def _ontology_data(extension: str) -> bytes:
    turtle = (artefacts.ONTOLOGY / "unkg.ttl").read_bytes()
    return turtle if extension == "ttl" else data.converted(turtle, extension)


async def _listed(site: Site, request: Request, kind: str, number: int, headers: dict[str, str]) -> Response:
    links = ServedLinks(site.settings.root_path)
    found: list[tuple[str, str]] = await site.ask(request, describing.browsed, kind, number, links.root)
    here = [(label, address, None) for label, address in found[: describing.ON_PAGE]]
    pages = number + (len(found) > describing.ON_PAGE)
    others = [links.browse(kind, one) for one in range(1, pages + 1)]
    values = {"heading": KINDS[kind][0], "rows": here, "pages": pages, "here": number, "others": others}
    return html(site.templates.get_template("index.html").render(**values), headers)


async def _void(site: Site, request: Request, headers: dict[str, str]) -> Response:
    body = await site.ask(request, describing.dataset, address_of(request))
    return Response(body, headers={**headers, "Content-Type": "text/turtle; charset=utf-8"})


async def _asset(request: Request) -> Response:
    return file("static", request.path_params["name"], _ASSETS)
