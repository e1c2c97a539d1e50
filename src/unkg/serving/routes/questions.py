"""`/questions/`: every canned query as a form, with its answer as a page or as data."""

from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from unkg import queries
from unkg.pages.answer_links import PAGE, RUN, SORT
from unkg.pages.query_words import topics
from unkg.pages.questions import View
from unkg.pages.snippets import Given
from unkg.serving import questioning
from unkg.serving.caching import tagged, unchanged
from unkg.serving.errors import Busy, LimitExceeded
from unkg.serving.media_types import TABLES
from unkg.serving.problems import refusal
from unkg.serving.questioning import Shown
from unkg.serving.routes.resources import not_found, page_number
from unkg.serving.site import Site, address_of
from unkg.serving.web_page import html

_OWN: Final = frozenset({SORT, PAGE, RUN})
_VALUES: Final = 50
"""Values of parameters in one request."""


def routes(site: Site) -> list[BaseRoute]:
    """The routes of canned queries."""

    async def every(request: Request) -> Response:
        headers = tagged(site, request)
        if answer := unchanged(request, headers):
            return answer
        some = [(topic.question, [queries.load(name) for name in topic.queries]) for topic in topics()]
        page = site.templates.get_template("questions.html").render(topics=some)
        return html(page, headers)

    async def one(request: Request) -> Response:
        name, _, form = request.path_params["name"].partition(".")
        if name not in queries.names():
            return not_found(site, f"There is no question {name}.")
        headers = tagged(site, request)
        if answer := unchanged(request, headers):
            return answer
        if form:
            return await _data(site, request, name, form, headers)
        return await _page(site, request, name, headers)

    async def without_slash(_: Request) -> Response:
        return RedirectResponse(f"{site.settings.root_path}/questions/", 308)

    return [Route("/questions", without_slash), Route("/questions/", every), Route("/questions/{name}", one)]


async def _page(site: Site, request: Request, name: str, headers: dict[str, str]) -> Response:
    asked = shown(site, request)
    if not request.query_params:
        return html(questioning.form(name, asked), headers)
    try:
        status, body = await site.ask(request, questioning.page, name, asked)
    except (Busy, LimitExceeded) as error:
        status, why = refusal(error)
        return html(questioning.form(name, asked, str(error)), why, status)
    return html(body, headers if status == 200 else {"Cache-Control": "no-store"}, status)


async def _data(site: Site, request: Request, name: str, form: str, headers: dict[str, str]) -> Response:
    if form not in {one.name for one in TABLES}:
        raise HTTPException(404, f"Answers are available as {', '.join(one.name for one in TABLES)}.")
    written, body = await site.ask(request, questioning.data, name, _given(request), form, site.settings.limits)
    disposition = f'attachment; filename="{name}.{form}"'
    more = {"Content-Type": written.content_type, "Content-Disposition": disposition}
    return Response(body, headers=headers | more)


def shown(site: Site, request: Request) -> Shown:
    """What a request asks a page to show. Raises HTTPException."""
    view = View(request.query_params.get(SORT, ""), page_number(request, PAGE))
    return Shown(_given(request), view, site.settings.root_path, address_of(request), site.settings.limits.rows)


def _given(request: Request) -> Given:
    """The parameters with a value, which may be repeated."""
    given = tuple(
        (name, value.strip())
        for name, value in request.query_params.multi_items()
        if name not in _OWN and value.strip()
    )
    if len(given) > _VALUES:
        raise HTTPException(400, f"A question has at most {_VALUES} values.")
    return given
