"""Requests to the server: one at a time with pauses, within what its robots.txt allows, to hosts that may be asked."""

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from typing import Final
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from requests import Response, Session
from requests.exceptions import RequestException
from urllib3 import Retry
from urllib3.exceptions import HTTPError, InvalidHeader

from unkg.fetching.addresses import check_host, redirected
from unkg.fetching.errors import FetchError, PassingError, StoppedError
from unkg.vocabulary import BASE

AGENT: Final = "unkg"
_USER_AGENT: Final = f"{AGENT}/{version('unkg')} (+{BASE})"
_PATIENCE: Final = (10.0, 30.0)
"""Seconds in which a connection must stand, and without a byte after which an answer is given up."""
_PIECE: Final = 64 * 1024
_REDIRECTS: Final = 5
_ROBOTS: Final = 500 * 1024
"""Bytes of a robots.txt that are read, as RFC 9309 has it."""
_PASSING: Final = frozenset({429, 500, 502, 503, 504})
_BUSY: Final = frozenset({429, 503})
"""Of these, what says that the server wants to be asked less."""
_MOVED: Final = frozenset({301, 302, 303, 307, 308})
_WANTED: Final = frozenset({200, 206, 304, 416})
_BROWSER: Final = "open the address in a browser"


@dataclass(frozen=True, slots=True)
class Pace:
    """How often a server is asked."""

    pause: float = 2.0
    """Seconds between two requests."""
    tries: int = 4
    """How often a document is asked for before it is given up."""
    longest_wait: float = 120.0
    """Seconds that a server may ask to wait; if it asks for more, the run ends."""
    sleep: Callable[[float], None] = time.sleep
    """What waits."""

    def before_next(self, attempt: int, error: PassingError) -> float:
        """Seconds until the next attempt. Raises StoppedError if the server asks for more than may be waited for."""
        seconds = error.wait if error.wait is not None else 2.0 ** (attempt + 1)
        if seconds > self.longest_wait:
            raise StoppedError(error.problem, f"run the command again in {seconds:,.0f} seconds")
        return max(seconds, self.pause)


class Client:
    """Asks the server that a template names, and those of the UN that it leads to."""

    def __init__(self, template: str, pace: Pace, seconds: float) -> None:
        """`seconds` is how long an answer may take as a whole."""
        self._template = template
        self._pace = pace
        self._seconds = seconds
        self._last: float | None = None
        self._robots: dict[str, RobotFileParser] = {}
        self._delay = pace.pause
        self._session = _Session()
        self._session.headers.update({"User-Agent": _USER_AGENT, "Accept": "*/*", "Accept-Encoding": "identity"})

    def close(self) -> None:
        """Close all connections."""
        self._session.close()

    @contextmanager
    def get(self, address: str, headers: Mapping[str, str]) -> Iterator["Answer"]:
        """The server's answer of status 200, 206, 304 or 416 after redirects.

        Raises FetchError for anything else, PassingError if it may pass; the same while the answer is read.
        """
        with self._answer(address, headers, obeying=True) as answer:
            yield answer

    @contextmanager
    def _answer(self, address: str, headers: Mapping[str, str], *, obeying: bool) -> Iterator["Answer"]:
        for hop in range(_REDIRECTS + 1):
            check_host(address, self._template)
            if obeying:
                self._check_robots(address)
            if hop == 0:
                self._take_turn()
            # Closed, not kept for the next request: what is left of an endless answer must not be read.
            with closing(self._response(address, headers)) as response:
                if response.status_code not in _MOVED:
                    _check_status(response)
                    yield Answer(response, time.monotonic() + self._seconds)
                    return
                address = redirected(address, response.headers.get("Location", ""))
        raise FetchError(f"more than {_REDIRECTS} redirects", _BROWSER)

    def _take_turn(self) -> None:
        """Wait until the pause after the last request is over."""
        if self._last is not None and (rest := self._last + self._delay - time.monotonic()) > 0:
            self._pace.sleep(rest)
        self._last = time.monotonic()

    def _response(self, address: str, headers: Mapping[str, str]) -> Response:
        try:
            return self._session.get(
                address, headers=dict(headers), timeout=_PATIENCE, stream=True, allow_redirects=False
            )
        except (RequestException, HTTPError) as error:
            problem = f"{urlsplit(address).netloc} does not answer ({type(error).__name__})"
            raise PassingError(problem, "check address and network, then run it again", concerns_all=True) from error

    def _check_robots(self, address: str) -> None:
        """Raise FetchError if the host wants no program to ask for an address."""
        parts = urlsplit(address)
        root = f"{parts.scheme}://{parts.netloc}"
        if root not in self._robots:
            self._robots[root] = self._rules(root)
        if not self._robots[root].can_fetch(AGENT, address):
            raise FetchError(f"the robots.txt of {parts.netloc} does not allow it", _BROWSER)

    def _rules(self, root: str) -> RobotFileParser:
        """What a host allows: all if it says nothing about it, as RFC 9309 has it."""
        rules, content = RobotFileParser(), bytearray()
        try:
            with self._answer(f"{root}/robots.txt", {}, obeying=False) as answer:
                for piece in answer.pieces():
                    content += piece
                    if len(content) > _ROBOTS:
                        break
        except PassingError:
            raise
        except FetchError:
            content.clear()
        rules.parse(content.decode("utf-8", "replace").splitlines())
        self._delay = min(max(self._delay, float(rules.crawl_delay(AGENT) or 0)), self._pace.longest_wait)
        return rules


class _Session(Session):
    """A session that keeps cookies, and knows proxies and certificates, but follows no redirects."""

    def get_redirect_target(self, resp: Response) -> None:
        """No address: to find the next one, requests would read the whole answer, however long it is."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer whose status and headers have come."""

    response: Response
    deadline: float

    @property
    def status(self) -> int:
        """The status code."""
        return self.response.status_code

    def header(self, name: str) -> str | None:
        """A header, None if there is none."""
        return self.response.headers.get(name)

    @property
    def length(self) -> int | None:
        """How many bytes are to come, if the server says so."""
        stated = self.header("Content-Length") or ""
        return int(stated) if stated.isascii() and stated.isdigit() else None

    @property
    def says_its_length(self) -> bool:
        """Whether an answer that is cut off is noticed: its length is stated, or it comes in chunks."""
        return self.length is not None or "chunked" in (self.header("Transfer-Encoding") or "").lower()

    def pieces(self) -> Iterator[bytes]:
        """The bytes as they come, decompressed. Raises PassingError if they break off or take too long."""
        try:
            # Not iter_content, which waits for a whole piece: a byte a second would go on for a day.
            while piece := self.response.raw.read1(_PIECE, decode_content=True):
                yield piece
                if time.monotonic() > self.deadline:
                    raise PassingError("the answer takes too long", "raise --timeout, or run it again later")
        except HTTPError as error:
            raise PassingError(f"the answer broke off ({type(error).__name__})", "run it again") from error


def _check_status(response: Response) -> None:
    """Raise FetchError for an answer that is no document."""
    status = f"{response.status_code} {response.reason or ''}".strip()
    if response.status_code in _PASSING:
        raise PassingError(
            f"the server answers {status}",
            "run it again later",
            _wait(response.headers.get("Retry-After")),
            concerns_all=response.status_code in _BUSY,
        )
    if response.status_code in {404, 410}:
        raise FetchError(f"the server has no such document ({status})", "check the symbol, or try another --language")
    if response.status_code not in _WANTED:
        raise FetchError(f"the server does not give it to programs ({status})", _BROWSER)


def _wait(given: str | None) -> float | None:
    """For how many seconds a server wants not to be asked, of a number or a date; None if it does not say."""
    try:
        return Retry().parse_retry_after(given) if given else None
    except InvalidHeader:
        return None
