"""Answers that a client or a cache keeps and asks again about: `ETag` and `If-None-Match`."""

from typing import Final

from starlette.requests import Request
from starlette.responses import Response

import unkg

CACHED: Final = "public, max-age=0, must-revalidate"


def etag(version: str | None, *parts: str) -> str | None:
    """The tag of what an address gives in a version of the store; `parts` tell its representations apart.

    None if the store does not tell its version. Another version of unkg may write the same statements otherwise.
    """
    if version is None:
        return None
    return f'"{"-".join((version[:16], unkg.__version__, *parts))}"'


def not_modified(request: Request, tag: str | None) -> Response | None:
    """The answer 304 to a client that has what the tag names; None to any other."""
    known = request.headers.get("if-none-match")
    if tag is None or known is None:
        return None
    tags = {one.strip().removeprefix("W/") for one in known.split(",")}
    return Response(status_code=304, headers=headers(tag)) if tags & {tag, "*"} else None


def headers(tag: str | None) -> dict[str, str]:
    """The headers of an answer with a tag."""
    base = {"Vary": "Accept", "Cache-Control": CACHED}
    return base | {"ETag": tag} if tag else base
