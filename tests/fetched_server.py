"""A server of documents by symbol on this machine, which answers as it is told to and remembers what it was asked."""

import gzip
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from unkg.fetching import asking

PDF = b"%PDF-1.7\n" + bytes(range(256)) * 400 + b"\n%%EOF\n"
PAGE = b"<!DOCTYPE html>\n<html><head><title>Document not\n available</title></head><body>Sorry</body></html>"

Reply = Callable[["Handler"], None]


class Handler(BaseHTTPRequestHandler):
    """Replies by symbol: the first of several replies first, the last one for ever."""

    protocol_version = "HTTP/1.1"
    replies: dict[str, list[Reply]]
    asked: list[tuple[str, dict[str, str]]]

    def do_GET(self) -> None:
        """Reply to what is asked for; anything not told of is not there."""
        parts = urlsplit(self.path)
        symbol = parse_qs(parts.query).get("s", [parts.path])[0]
        self.asked.append((symbol, {name.lower(): value for name, value in self.headers.items()}))
        replies = self.replies.get(symbol, [send(b"no", 404)])
        with suppress(BrokenPipeError, ConnectionResetError):
            (replies.pop(0) if len(replies) > 1 else replies[0])(self)
        self.close_connection = True

    def begin(self, status: int, headers: dict[str, Any]) -> None:
        """Send status and headers."""
        self.send_response(status)
        for name, value in {"Connection": "close", **headers}.items():
            self.send_header(name, str(value))
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Print nothing."""


@dataclass
class Server:
    """A running server: its address, what it was asked, and what it replies."""

    root: str
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    replies: dict[str, list[Reply]] = field(default_factory=dict)

    @property
    def template(self) -> str:
        """The address of a document."""
        return f"{self.root}/access?s={{symbol}}&l={{language}}&t={{form}}"

    def symbols(self) -> list[str]:
        """What was asked for, without robots.txt."""
        return [symbol for symbol, _ in self.asked if symbol != "/robots.txt"]

    def reply(self, symbol: str, *replies: Reply) -> None:
        """Set the replies for a symbol or a path."""
        self.replies[symbol] = list(replies)


@contextmanager
def served() -> Iterator[Server]:
    """A server in a thread."""
    asked: list[tuple[str, dict[str, str]]] = []
    replies: dict[str, list[Reply]] = {}
    handler = type("Told", (Handler,), {"asked": asked, "replies": replies})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield Server(f"http://127.0.0.1:{server.server_port}", asked, replies)
        finally:
            server.shutdown()
            thread.join()


def send(content: bytes = PDF, status: int = 200, **headers: object) -> Reply:
    """A reply with a body of stated length; underscores in the names of headers are hyphens."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda handler: _send(handler, content, status, {"Content-Length": len(content), **named})


def _send(handler: Handler, content: bytes, status: int, headers: dict[str, Any]) -> None:
    handler.begin(status, headers)
    handler.wfile.write(content)


def redirect(location: str, status: int = 302) -> Reply:
    """A redirect, with an endless body that nobody should read."""

    def reply(handler: Handler) -> None:
        handler.begin(status, {"Location": location})
        _write_for_ever(handler)

    return reply


def zipped(content: bytes = PDF, **headers: object) -> Reply:
    """A compressed reply, although it was not asked for."""
    return send(gzip.compress(content), Content_Encoding="gzip", **headers)


def cut(content: bytes = PDF, at: int = 10_000, **headers: object) -> Reply:
    """A reply that ends before its stated length."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda handler: _send(handler, content[:at], 200, {"Content-Length": len(content), **named})


def unmeasured(content: bytes) -> Reply:
    """A reply without a length, which ends with the connection."""
    return lambda handler: _send(handler, content, 200, {})


def in_chunks(content: bytes = PDF, *, whole: bool = True) -> Reply:
    """A reply in chunks; the last one may be missing."""

    def reply(handler: Handler) -> None:
        handler.begin(200, {"Transfer-Encoding": "chunked"})
        for start in range(0, len(content), 30_000):
            piece = content[start : start + 30_000]
            handler.wfile.write(b"%x\r\n%s\r\n" % (len(piece), piece))
        handler.wfile.write(b"0\r\n\r\n" if whole else b"5\r\nab")

    return reply


def ranges(content: bytes = PDF, etag: str = '"one"') -> Reply:
    """A reply that continues where it is asked to, if the file is still the same."""

    def reply(handler: Handler) -> None:
        start = int(handler.headers.get("Range", "bytes=0-")[6:-1])
        if not start or handler.headers.get("If-Range") != etag:
            _send(handler, content, 200, {"Content-Length": len(content), "ETag": etag})
        elif start >= len(content):
            _send(handler, b"", 416, {"Content-Length": 0, "Content-Range": f"bytes */{len(content)}"})
        else:
            said = {"Content-Range": f"bytes {start}-{len(content) - 1}/{len(content)}", "ETag": etag}
            _send(handler, content[start:], 206, {"Content-Length": len(content) - start, **said})

    return reply


def if_changed(content: bytes = PDF, etag: str = '"one"') -> Reply:
    """A reply that says that nothing has changed, if it is asked so."""

    def reply(handler: Handler) -> None:
        if handler.headers.get("If-None-Match") == etag:
            _send(handler, b"", 304, {"ETag": etag})
        else:
            _send(handler, content, 200, {"Content-Length": len(content), "ETag": etag})

    return reply


def endless(handler: Handler) -> None:
    """A reply that never ends."""
    handler.begin(200, {})
    handler.wfile.write(b"%PDF-1.7\n")
    _write_for_ever(handler)


def dripping(handler: Handler) -> None:
    """A reply that never ends, byte by byte."""
    handler.begin(200, {"Content-Length": 1_000_000})
    for _ in range(3000):
        handler.wfile.write(b"%")
        time.sleep(0.02)


def _write_for_ever(handler: Handler) -> None:
    for _ in range(1000):
        handler.wfile.write(b" " * 1_000_000)


def without_proxies_and_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let requests go to the server straight and at once."""
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(asking.Client, "_take_turn", lambda _: None)
