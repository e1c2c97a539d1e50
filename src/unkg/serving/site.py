"""What every route needs: the settings, the queue of queries, the store's version."""

import asyncio
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from starlette.requests import Request

from unkg.serving.clients import client_of
from unkg.serving.processes import Work
from unkg.serving.settings import Settings
from unkg.store import POINTER, current_version, is_endpoint

if TYPE_CHECKING:
    from jinja2 import Environment

    from unkg.serving.pool import Pool


class Disconnected(Exception):  # noqa: N818
    """The client went away before it was answered."""


@dataclass(frozen=True, slots=True)
class Site:
    """The server as its routes see it."""

    settings: Settings
    templates: "Environment"
    pool: "Pool"

    def version(self) -> str | None:
        """The store's version now, for `ETag`; None for an endpoint, which does not say. Raises StoreError."""
        return version_of(self.settings.store)

    async def ask(self, request: Request, work: Work, *args: Any) -> Any:
        """What `work(graph, *args)` returns, in a query process, for the client of a request whose body has been read.

        Stops the work if the client goes away. Raises what `Pool.call` raises; the application answers with a status.
        """
        answer = asyncio.ensure_future(self.pool.call(work, *args, client=client_of(request.scope)))
        gone = asyncio.ensure_future(_gone(request))
        try:
            await asyncio.wait({answer, gone}, return_when=asyncio.FIRST_COMPLETED)
            if not answer.done():
                raise Disconnected
            return answer.result()
        finally:
            answer.cancel()
            gone.cancel()


def address_of(request: Request) -> str:
    """The address of the server as the client wrote it, with a slash at its end."""
    return str(request.base_url).rstrip("/") + "/"


async def _gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


def version_of(store: str) -> str | None:
    """The version that readers of a store open now; None for an endpoint. Raises StoreError."""
    if is_endpoint(store):
        return None
    folder = Path(store)
    try:
        found = (folder / POINTER).stat()
    except OSError:
        return current_version(folder)
    return _version(folder, (found.st_ino, found.st_mtime_ns))


@lru_cache(maxsize=4)
def _version(folder: Path, _: tuple[int, int]) -> str:
    """The version, read once for each file that names it: a build puts another in its place."""
    return current_version(folder)
