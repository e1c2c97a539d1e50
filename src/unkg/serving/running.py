"""Run the server until it is told to stop."""

import asyncio

import uvicorn

from unkg.serving.app import application
from unkg.serving.settings import Settings


def run(settings: Settings) -> None:
    """Serve until SIGINT or SIGTERM; requests that have begun are answered first."""
    asyncio.run(server(settings).serve())


def server(settings: Settings) -> uvicorn.Server:
    """The server, not yet started."""
    return uvicorn.Server(
        uvicorn.Config(
            application(settings),
            host=settings.host,
            port=settings.port,
            root_path=settings.root_path,
            proxy_headers=bool(settings.proxies),
            forwarded_allow_ips=list(settings.proxies),
            lifespan="on",
            access_log=False,
            log_level="warning",
            server_header=False,
            timeout_graceful_shutdown=int(settings.limits.seconds) + 1,
        )
    )
