"""What a server is started with."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of one piece of work for a client, and of what waits."""

    seconds: float = 20.0
    """Time of a query from when it starts."""
    megabytes: int = 1024
    """Memory of a query process."""
    rows: int = 100_000
    """Rows of a table, statements of a graph."""
    answer: int = 32 * 2**20
    """Bytes of an answer."""
    request: int = 2**18
    """Bytes of the body of a query."""
    held: int = 2**29
    """Bytes of bodies and answers that are on their way."""
    held_per_client: int = 2**26
    """Of one client."""
    requests_per_second: float = 100.0
    """Of one client while there are others; twice as many at once."""
    waiting_seconds: float = 15.0
    """Time that a query waits for a process."""
    waiting: int = 256
    """Queries that wait or run."""
    waiting_per_client: int = 8
    """Of one client."""
    connections: int = 1000
    """Connections from which on a client has one at most."""
    connections_per_client: int = 20
    """Connections of one client; a trusted proxy has as many as it likes."""


@dataclass(frozen=True, slots=True)
class Settings:
    """A store, an address and limits."""

    store: str
    """A folder, or the address of a SPARQL endpoint."""
    host: str = "127.0.0.1"
    port: int = 8000
    root_path: str = ""
    """Path below which a proxy offers the server, which it removes from requests: `/unkg`."""
    proxies: tuple[str, ...] = ()
    """Addresses and networks of proxies whose `X-Forwarded-For` is believed."""
    log_queries: bool = False
    """Whether the log shows the query strings of addresses, and with them the queries."""
    limits: Limits = field(default_factory=Limits)
