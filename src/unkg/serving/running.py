"""Run the server until it is told to stop."""

import asyncio
import logging
import resource
import socket
from collections.abc import Callable
from contextlib import suppress

import uvicorn

from unkg.serving.app import application
from unkg.serving.connections import Door, connections
from unkg.serving.errors import AddressError
from unkg.serving.settings import Settings
from unkg.serving.site import version_of
from unkg.serving.throttling import Faults

_KEEP_ALIVE = 30
"""Seconds for which a connection waits for another request, so that people who read a page need no new one."""


def run(settings: Settings, ready: Callable[[str], None]) -> None:
    """Serve until SIGINT or SIGTERM, when requests that have begun are answered first.

    `ready` is called with the server's address when it answers. Raises StoreError if there is no store, and
    AddressError if it cannot listen there.
    """
    version_of(settings.store)
    _allow_open_files()
    with suppress(KeyboardInterrupt), _listening(settings) as listener:
        asyncio.run(_Server(settings, ready).serve([listener]))


def _listening(settings: Settings) -> socket.socket:
    if not _may_be_address(settings.host):
        raise AddressError(f"{settings.host!r}: not an address; use --host with 127.0.0.1, 0.0.0.0 or a name")
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        listener = socket.create_server((settings.host, settings.port), family=family)
        # Its connections have it too; otherwise each answer's second packet waits 40 ms for a sign of the first.
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, True)
        return listener
    except OSError as error:
        raise AddressError(f"{settings.host}, port {settings.port}: {error.strerror}; use --host or --port") from None


def _may_be_address(host: str) -> bool:
    """Whether words can be an address; the empty one would be every address of this machine."""
    try:
        return bool(host.encode("idna"))
    except UnicodeError:
        return False


class _Server(uvicorn.Server):
    """The server, which tells when it listens."""

    def __init__(self, settings: Settings, ready: Callable[[str], None]) -> None:
        super().__init__(_config(settings))
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Listen."""
        await super().startup(sockets)
        if self.started:
            host, port, *_ = self.servers[0].sockets[0].getsockname()
            self._ready(f"http://{f'[{host}]' if ':' in host else host}:{port}{self.config.root_path}/")


def _config(settings: Settings) -> uvicorn.Config:
    # What it would say of requests is in their lines.
    logging.getLogger("uvicorn.error").setLevel(logging.ERROR)
    logging.getLogger("asyncio").setLevel(logging.ERROR)  # it warns of clients that have gone
    faults = Faults()
    return uvicorn.Config(
        application(settings, faults),
        host=settings.host,
        port=settings.port,
        root_path=settings.root_path,
        http=connections(Door(settings, faults)),
        ws="none",
        proxy_headers=bool(settings.proxies),
        forwarded_allow_ips=list(settings.proxies),
        lifespan="on",
        log_config=None,
        access_log=False,
        timeout_keep_alive=_KEEP_ALIVE,
        server_header=False,
        timeout_graceful_shutdown=int(settings.limits.seconds) + 1,
    )


def _allow_open_files() -> None:
    """As many connections as the system allows, each of which is an open file."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
