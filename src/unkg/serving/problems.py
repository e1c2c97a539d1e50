"""Answers that say what is wrong, as `application/problem+json` (RFC 9457)."""

import json
import re
from collections.abc import Awaitable, Callable, Mapping
from http import HTTPStatus
from types import MappingProxyType
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from unkg.errors import Error
from unkg.queries import QueryInputError
from unkg.serving.errors import Busy, LimitExceeded, NotAcceptable, Unknown
from unkg.serving.site import Disconnected
from unkg.store import QueryError, StoreError

# "error at 2:10: expected one of"; the engine counts lines and columns from 1.
_PLACE = re.compile(r"error at (?P<line>\d+):(?P<column>\d+)")
Handler = Callable[[Request, Exception], Awaitable[Response]]


def problem(
    status: int,
    detail: str,
    headers: Mapping[str, str] | None = None,
    members: Mapping[str, object] = MappingProxyType({}),
) -> Response:
    """An answer with this status; `members` are further members of its body."""
    body = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail, **members}
    text = json.dumps(body, ensure_ascii=False)
    return Response(text, status, {"Cache-Control": "no-store", **(headers or {})}, "application/problem+json")


def refusal(error: Busy | LimitExceeded) -> tuple[int, dict[str, str]]:
    """Status and headers of an answer that says so; only a busy server has the client ask again.

    A limit is neither 429 nor `Retry-After`: the same query would be stopped again.
    """
    headers = {"Cache-Control": "no-store"}
    if isinstance(error, Busy):
        return (429 if error.own else 503), headers | {"Retry-After": str(error.retry_after)}
    return (504 if error.limited == "time" else 413), headers


async def _limit(_: Request, error: Exception) -> Response:
    assert isinstance(error, LimitExceeded)
    status, headers = refusal(error)
    return problem(status, str(error), headers, {"limited": error.limited, "limit": error.limit})


async def _busy(_: Request, error: Exception) -> Response:
    assert isinstance(error, Busy)
    status, headers = refusal(error)
    return problem(status, str(error), headers)


async def _not_acceptable(_: Request, error: Exception) -> Response:
    assert isinstance(error, NotAcceptable)
    members = {"available": list(error.media_types)}
    return problem(HTTPStatus.NOT_ACCEPTABLE, str(error), {"Vary": "Accept"}, members)


async def _query(_: Request, error: Exception) -> Response:
    """The engine's words, and where the query is wrong."""
    found = _PLACE.search(str(error))
    place = {name: int(number) for name, number in found.groupdict().items()} if found else {}
    return problem(HTTPStatus.BAD_REQUEST, str(error), members=place)


async def _store(_: Request, error: Exception) -> Response:
    return problem(HTTPStatus.SERVICE_UNAVAILABLE, f"The store cannot be read: {error}")


async def _http(_: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return problem(error.status_code, error.detail, headers=error.headers)


async def _unknown(_: Request, error: Exception) -> Response:
    return problem(HTTPStatus.NOT_FOUND, str(error))


async def _other(_: Request, error: Exception) -> Response:
    return problem(HTTPStatus.BAD_REQUEST, str(error))


async def _unforeseen(_: Request, __: Exception) -> Response:
    return problem(HTTPStatus.INTERNAL_SERVER_ERROR, "The server has a fault; its log says which.")


async def _gone(_: Request, __: Exception) -> Response:
    """Nobody reads this."""
    return Response(status_code=499)


HANDLERS: dict[Any, Handler] = {
    LimitExceeded: _limit,
    Busy: _busy,
    NotAcceptable: _not_acceptable,
    QueryError: _query,
    StoreError: _store,
    Unknown: _unknown,
    QueryInputError: _other,
    Error: _other,
    Disconnected: _gone,
    HTTPException: _http,
    Exception: _unforeseen,
}
