"""Answers that are pages: strict about what they may load; those made last are kept."""

from collections import OrderedDict
from collections.abc import Mapping
from importlib.resources import files
from types import MappingProxyType
from typing import Final

from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import Response

from unkg.serving.caching import DAY

POLICY: Final = "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"
"""A page loads nothing from other hosts and runs no script that stands in it."""
_HEADERS: Final = MappingProxyType(
    {
        "Content-Security-Policy": POLICY,
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
    }
)


PACKED: Final = (Middleware(GZipMiddleware, minimum_size=1024, compresslevel=5),)
"""For routes of pages, which shrink to a sixth; a large answer of the endpoint would hold up all others."""


class Kept:
    """The pages that were made last, by their tags, so that a crowd at one page costs one query."""

    def __init__(self, characters: int = 16 * 2**20) -> None:
        """Keep at most so many characters."""
        self._room = characters
        self._pages: OrderedDict[str, str] = OrderedDict()

    def get(self, tag: str | None) -> str | None:
        """The page with a tag, if it is kept."""
        if tag is None or tag not in self._pages:
            return None
        self._pages.move_to_end(tag)
        return self._pages[tag]

    def put(self, tag: str | None, page: str) -> None:
        """Keep a page; those that were not asked for the longest make room."""
        if tag is None or tag in self._pages:
            return
        self._pages[tag] = page
        self._room -= len(page)
        while self._room < 0:
            _, oldest = self._pages.popitem(last=False)
            self._room += len(oldest)


def file(folder: str, name: str, media_types: Mapping[str, str]) -> Response:
    """A file of a folder of the pages, if it has a media type and is there. Raises HTTPException."""
    path = files("unkg.pages").joinpath(folder, name)
    if name not in media_types or not path.is_file():
        raise HTTPException(404, "There is no such file.")
    headers = {**DAY, "X-Content-Type-Options": "nosniff"}
    return Response(path.read_bytes(), headers=headers, media_type=media_types[name])


def html(body: str, headers: Mapping[str, str] = MappingProxyType({}), status: int = 200) -> Response:
    """A page."""
    return Response(body, status, {**_HEADERS, **headers}, "text/html")
