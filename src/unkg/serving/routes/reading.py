"""`/read`: a text that is given, with its references marked. Nothing of it is stored."""

from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from unkg.readers import ReadError
from unkg.serving import reading
from unkg.serving.caching import tagged, unchanged
from unkg.serving.errors import Busy, LimitExceeded
from unkg.serving.given_texts import GivenText, Receiving, given
from unkg.serving.problems import refusal
from unkg.serving.routes.resources import chosen
from unkg.serving.site import Site
from unkg.serving.web_page import html

_UNSTORED: Final = {"Cache-Control": "no-store"}
_EXTENSIONS: Final = {media_type: extension for extension, media_type in reading.FORMATS.items()}
"""Media type → extension."""


def routes(site: Site) -> list[BaseRoute]:
    """The routes of texts that are given, as a page and for programs."""
    receiving = Receiving()

    async def read(request: Request) -> Response:
        if request.method == "POST":
            return await _page(site, request, receiving)
        headers = tagged(site, request)
        return unchanged(request, headers) or html(reading.form(site.settings.root_path), headers)

    async def extract(request: Request) -> Response:
        with receiving.place(request):
            text, wanted = await given(request)
            return await _data(site, request, text, wanted or chosen(request, _EXTENSIONS))

    return [
        Route("/read", read, methods=["GET", "POST"]),
        Route("/api/extract", extract, methods=["POST"]),
    ]


async def _page(site: Site, request: Request, receiving: Receiving) -> Response:
    """The page of a text, or a file of it if its form asks for one."""
    root = site.settings.root_path
    try:
        with receiving.place(request):
            return await _read(site, request, root)
    except (ReadError, HTTPException) as error:
        status, words = (error.status_code, error.detail) if isinstance(error, HTTPException) else (400, str(error))
        return html(reading.form(root, problem=words), _UNSTORED, status)
    except (Busy, LimitExceeded) as error:
        status, headers = refusal(error)
        return html(reading.form(root, problem=str(error)), headers, status)


async def _read(site: Site, request: Request, root: str) -> Response:
    text, wanted = await given(request)
    if not wanted:
        return html(await site.ask(request, reading.page, text, root), _UNSTORED)
    answer = await _data(site, request, text, wanted)
    answer.headers["Content-Disposition"] = f'attachment; filename="text.{wanted}"'
    return answer


async def _data(site: Site, request: Request, text: GivenText, extension: str) -> Response:
    if extension not in reading.FORMATS:
        raise HTTPException(400, f"A text that was read can be had as {', '.join(reading.FORMATS)}.")
    body = await site.ask(request, reading.data, text, extension)
    if extension == "html":
        return html(body.decode(), _UNSTORED | _STYLED)
    return Response(body, headers=_UNSTORED, media_type=reading.FORMATS[extension])


_STYLED: Final = {"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'"}
"""The page has its style in it."""
