"""`/query`: a page for queries in SPARQL, with an editor if `make web` has fetched one."""

from functools import lru_cache
from importlib.resources import files
from typing import Any, Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from unkg import queries
from unkg.pages.query_words import topics
from unkg.serving import questioning
from unkg.serving.caching import DAY
from unkg.serving.errors import Busy, LimitExceeded
from unkg.serving.logs import QUERY
from unkg.serving.problems import refusal
from unkg.serving.protocol import question
from unkg.serving.routes.questions import shown
from unkg.serving.site import Site, address_of
from unkg.serving.web_page import file, html
from unkg.vocabulary import Dcterms, Rdf, Skos, Unkg
from unkg.vocabulary.prefixes import PREFIXES

_EDITOR: Final = {"editor.js": "text/javascript", "editor.css": "text/css", "LICENSES.txt": "text/plain"}
"""Files of the editor → media type."""
_FRESH: Final = {"Cache-Control": "no-cache"}


def routes(site: Site) -> list[BaseRoute]:
    """The routes of the query page."""

    async def query(request: Request) -> Response:
        asked = await question(request, site.settings.limits.request)
        request.scope[QUERY] = asked.sparql if asked else None
        if asked is None or not asked.sparql.strip():
            return await _empty(site, request)
        values = _values(request)
        try:
            status, body = await site.ask(request, questioning.query_page, asked.sparql, shown(site, request), values)
            return html(body, _FRESH, status)
        except (Busy, LimitExceeded) as error:
            status, why = refusal(error)
            values |= {"sparql": asked.sparql, "error": str(error)}
            return html(site.templates.get_template("query.html").render(values), why, status)

    return [
        Route("/query", query, methods=["GET", "POST"]),
        Route("/assets/terms.json", _terms),
        Route("/assets/editor/{name}", _editor_file),
    ]


async def _empty(site: Site, request: Request) -> Response:
    name = request.query_params.get("example")
    if name is not None and name not in queries.names():
        raise HTTPException(404, f"There is no example {name}.")
    sparql = await site.ask(request, questioning.example, name) if name else questioning.START
    values = {**_values(request), "sparql": sparql}
    return html(site.templates.get_template("query.html").render(values), _FRESH)


def _values(request: Request) -> dict[str, Any]:
    """Values of the template that do not depend on the answer."""
    listed = [queries.load(name) for topic in topics() for name in topic.queries]
    return {
        "editor": editor_is_there(),
        "address": address_of(request),
        "examples": list(dict.fromkeys(listed)),
        **dict.fromkeys(("error", "answer", "text")),
    }


def editor_is_there() -> bool:
    """Whether `make web` has bundled the editor."""
    return files("unkg.pages").joinpath("editor", "editor.js").is_file()


async def _terms(_: Request) -> Response:
    """The classes, properties and prefixes that the editor offers."""
    return JSONResponse(_vocabulary(), headers=DAY)


@lru_cache(maxsize=1)
def _vocabulary() -> dict[str, list[str]]:
    terms = [
        (name, term.value) for one in (Unkg, Dcterms, Skos, Rdf) for name, term in vars(one).items() if name[0] != "_"
    ]
    classes = sorted(iri for name, iri in terms if name[0].isupper())
    prefixes = [f"{name}: <{iri}>" for name, iri in PREFIXES.items()]
    return {"classes": classes, "properties": sorted({iri for _, iri in terms} - set(classes)), "prefixes": prefixes}


async def _editor_file(request: Request) -> Response:
    return file("editor", request.path_params["name"], _EDITOR)
