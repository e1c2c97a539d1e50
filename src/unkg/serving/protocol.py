"""A request of the SPARQL 1.1 Protocol: the query that it carries, however it does."""

import asyncio
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl

from starlette.exceptions import HTTPException
from starlette.requests import Request

from unkg.store import Dataset

FORM: Final = "application/x-www-form-urlencoded"
DIRECT: Final = "application/sparql-query"
_FIELDS: Final = 100
"""Parameters of one request."""
_BODY_SECONDS: Final = 20


@dataclass(frozen=True, slots=True)
class Question:
    """What a client asks."""

    sparql: str
    dataset: Dataset | None = None
    """The graphs that the request names, which count before those that the query names."""
    form: str | None = None
    """The name of the format that the address asks for, which decides before the header does."""


async def question(request: Request, limit: int) -> Question | None:
    """The question of a request; None for a GET without a query. Raises HTTPException."""
    given = _parameters(request.url.query)
    if request.method == "POST":
        kind = _kind(request.headers.get("content-type", ""))
        text = _decoded(await body(request, limit))
        given += _parameters(text) if kind == FORM else [("query", text)]
    asked = _asked(given)
    if asked is None and request.method == "POST":
        raise HTTPException(400, "The request has no query.")
    return asked


def _kind(content_type: str) -> str:
    kind, *parameters = (part.strip().lower() for part in content_type.split(";"))
    charset = next((one.partition("=")[2].strip('"') for one in parameters if one.startswith("charset=")), "utf-8")
    if kind not in {FORM, DIRECT} or charset not in {"utf-8", "utf8", "us-ascii"}:
        raise HTTPException(415, f"A query is posted as {FORM} or {DIRECT}, in UTF-8.")
    return kind


def _asked(given: list[tuple[str, str]]) -> Question | None:
    queries = [value for name, value in given if name == "query"]
    if any(name == "update" for name, _ in given):
        raise HTTPException(400, "This endpoint is read-only; it takes no updates.")
    if not queries:
        return None
    if len(queries) > 1:
        raise HTTPException(400, "One request asks one query.")
    default = tuple(value for name, value in given if name == "default-graph-uri")
    named = tuple(value for name, value in given if name == "named-graph-uri")
    dataset = Dataset(default, named) if default or named else None
    return Question(queries[0], dataset, next((value for name, value in given if name == "format"), None))


def _parameters(text: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=_FIELDS)
    except UnicodeDecodeError:
        raise HTTPException(400, "A parameter is not UTF-8.") from None
    except ValueError:
        raise HTTPException(400, f"A request has at most {_FIELDS} parameters.") from None


def _decoded(body: bytes) -> str:
    try:
        return body.decode()
    except UnicodeDecodeError as error:
        raise HTTPException(400, f"The query is not UTF-8 at byte {error.start}.") from None


async def body(request: Request, limit: int) -> bytes:
    """The body of a request. Raises HTTPException above the limit, before it is read if its length is announced."""
    try:
        async with asyncio.timeout(_BODY_SECONDS):
            received = await _received(request, limit) if _announced(request) <= limit else None
    except TimeoutError:
        raise HTTPException(408, f"The body did not arrive in {_BODY_SECONDS} seconds.") from None
    if received is None:
        raise HTTPException(413, f"The body of a request has at most {limit:,} bytes.")
    return received


async def _received(request: Request, limit: int) -> bytes | None:
    received = bytearray()
    async for some in request.stream():
        received += some
        if len(received) > limit:
            return None
    return bytes(received)


def _announced(request: Request) -> int:
    length = request.headers.get("content-length", "0")
    return int(length) if length.isdecimal() else 0
