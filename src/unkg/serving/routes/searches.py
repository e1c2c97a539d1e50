"""`/search` for people, `/suggest` for what is being written in a field."""

from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from unkg.pages.questions import SUGGESTED
from unkg.searching import SearchHit
from unkg.serving import questioning
from unkg.serving.caching import tagged, unchanged
from unkg.serving.errors import Busy, LimitExceeded
from unkg.serving.routes.resources import refused
from unkg.serving.site import Site
from unkg.serving.web_page import html

_RESULTS: Final = 100
_SUGGESTIONS: Final = 10
_LONGEST: Final = 300
"""Characters of a text that is searched for."""


def routes(site: Site) -> list[BaseRoute]:
    """The routes of the search."""

    async def search(request: Request) -> Response:
        words = _text(request)
        headers = tagged(site, request)
        if answer := unchanged(request, headers):
            return answer
        try:
            hits = await site.ask(request, questioning.found, words, _RESULTS + 1) if words else []
        except (Busy, LimitExceeded) as error:
            return refused(site, error, words)
        links = site.templates.globals["links"]
        if len(hits) == 1:
            return RedirectResponse(links.page(hits[0].iri), 303)  # type: ignore[attr-defined]
        values = {"words": words, "hits": hits[:_RESULTS], "more": len(hits) > _RESULTS}
        return html(site.templates.get_template("found.html").render(values), headers)

    async def suggest(request: Request) -> Response:
        kind, text = request.query_params.get("kind", "any"), _text(request)
        if kind not in SUGGESTED:
            raise HTTPException(400, f"kind: one of {', '.join(SUGGESTED)}")
        headers = tagged(site, request)
        if answer := unchanged(request, headers):
            return answer
        found = await site.ask(request, questioning.suggested, kind, text, _SUGGESTIONS) if text else []
        rows = [_suggestion(value, hit, site.settings.root_path + page) for value, hit, page in found]
        return JSONResponse(rows, headers=headers)

    return [Route("/search", search), Route("/suggest", suggest)]


def _text(request: Request) -> str:
    text = request.query_params.get("q", "").strip()
    if len(text) > _LONGEST:
        raise HTTPException(400, f"q: at most {_LONGEST} characters")
    return text


def _suggestion(value: str, hit: SearchHit, page: str) -> dict[str, str]:
    """What to write, a name that says more, the kind, and where the page is."""
    more = hit.title if hit.kind == "document" else hit.matched if hit.matched != hit.name else None
    found = {"value": value, "kind": hit.kind, "page": page}
    return found | {"also": more} if more and more != value else found
