"""Answers that a client or a cache keeps and asks again about: `ETag` and `If-None-Match`."""

import hashlib
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

import unkg
from unkg.serving.site import Site

CACHED: Final = "public, max-age=0, must-revalidate"
DAY: Final = MappingProxyType({"Cache-Control": "public, max-age=86400"})
"""Headers of an answer that is the same in every store."""


def etag(version: str | None, *parts: str) -> str | None:
    """The tag of what an address gives in a version of the store; `parts` tell its representations apart.

    None if the store does not tell its version. Another version of unkg may write the same statements otherwise.
    """
    if version is None:
        return None
    return f'"{"-".join((version[:16], _program(), *parts))}"'


@lru_cache(maxsize=1)
def _program() -> str:
    return str(unkg.__version__)  # is looked up among the installed packages, which takes milliseconds


def headers(tag: str | None) -> dict[str, str]:
    """The headers of an answer with a tag."""
    base = {"Vary": "Accept", "Cache-Control": CACHED}
    return base | {"ETag": tag} if tag else base


def tagged(site: Site, request: Request) -> dict[str, str]:
    """Headers for an answer that is the same as long as the store's version and the program are; none for an endpoint.

    The tag includes the address, so that no two answers share it. Raises StoreError.
    """
    of_store = site.version()
    if of_store is None:
        return {"Cache-Control": "no-cache"}
    whole = f"{of_store} {_program()} {request.url.path}?{request.url.query}"
    tag = f'"{hashlib.sha256(whole.encode()).hexdigest()[:20]}"'
    return {"ETag": tag, "Cache-Control": CACHED}


def unchanged(request: Request, headers: Mapping[str, str]) -> Response | None:
    """304 if the client has the answer with this tag already."""
    asked = request.headers.get("if-none-match", "")
    held = {one.strip().removeprefix("W/") for one in asked.split(",")}
    if "ETag" in headers and (headers["ETag"] in held or asked.strip() == "*"):
        return Response(status_code=304, headers=dict(headers))
    return None
