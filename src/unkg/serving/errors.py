"""Why a request was not answered."""

from typing import Literal

from unkg.errors import Error

Limited = Literal["time", "memory", "rows", "bytes"]


class AddressError(Error):
    """The server cannot listen where it should."""


class LimitExceeded(Error):  # noqa: N818  what is exceeded is what the reader needs
    """Work was stopped because it took more than a client may take."""

    def __init__(self, limited: Limited, limit: float) -> None:
        """`limit` is in seconds, megabytes, rows or bytes."""
        super().__init__(limited, limit)
        self.limited = limited
        self.limit = limit

    def __str__(self) -> str:
        return _SENTENCES[self.limited].format(self.limit)


_SENTENCES: dict[Limited, str] = {
    "time": "The query was stopped after {:g} seconds, the limit of this server; ask for less.",
    "memory": "The query needs more than {:g} MB of memory, the limit of this server; ask for less.",
    "rows": "The answer has more than {:,} rows, the limit of this server; add a LIMIT, or ask for less.",
    "bytes": "The answer has more than {:,} bytes, the limit of this server; add a LIMIT, or ask for less.",
}


class Busy(Error):  # noqa: N818  the word that the status has
    """Work was not started because others, or the client's own, come first."""

    def __init__(self, retry_after: int, *, own: bool) -> None:
        """`own`: it is the client's own work that fills its share; `retry_after` is in seconds."""
        super().__init__(retry_after)
        self.retry_after = retry_after
        self.own = own

    def __str__(self) -> str:
        who = "Too many queries of yours are waiting" if self.own else "Too many queries are waiting"
        return f"{who}; try again in {self.retry_after} s."


class Unknown(Error):  # noqa: N818  what the reader needs
    """What is asked for is not in the graph."""


class NotAcceptable(Error):  # noqa: N818  the words of the status
    """The client accepts none of the formats that there are."""

    def __init__(self, media_types: tuple[str, ...]) -> None:
        """`media_types` are those that there are."""
        super().__init__(media_types)
        self.media_types = media_types

    def __str__(self) -> str:
        return f"The answer can be had as {', '.join(self.media_types)}."
