"""SPARQL endpoints that answer anything: a query gives what was answered, or an error of one line."""

import http.server
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Final

from fuzz.files import with_other_bytes
from unkg import Error, authorities, queries
from unkg.store.remote import Remote

_ROWS: Final = {
    "head": {"vars": ["s", "n"]},
    "results": {
        "bindings": [
            {
                "s": {"type": "uri", "value": "https://example.org/é"},
                "n": {"type": "literal", "datatype": "http://www.w3.org/2001/XMLSchema#integer", "value": "3"},
            },
            {"s": {"type": "literal", "xml:lang": "en", "value": "the \\ Assembly"}},
        ]
    },
}
_YES: Final = b'{"head": {}, "boolean": true}'
_QUESTIONS: Final = {
    "SELECT ?s ?n WHERE { ?s ?p ?n }": json.dumps(_ROWS).encode(),
    "ASK { ?s ?p ?o }": _YES,
    "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }": b'<https://example.org/s> <https://example.org/p> "o"@en , 3 .\n',
}
"""Questions and their answers."""
_OTHERS: Final = (
    *_QUESTIONS.values(),
    b"<html><body>502</body></html>",
    b"",
    b"[" * 50_000,
    b'{"head": {"vars": ["s"]}, "results": {"bindings": [{"s": {"type": "uri", "value": "not an IRI"}}]}}',
    b'{"head": {"vars": []}, "results": {"bindings": [3]}}',
    b'{"boolean": "yes"}',
    b"null",
    b"9" * 10_000,
)
"""Answers to nothing that is asked, or none. The deep one must not exhaust the stack."""
_STATUS: Final = (*[200] * 20, 204, 301, 400, 401, 404, 414, 500, 503, 999)


def _whole(body: bytes, status: int, _: Random) -> bytes:
    return b"HTTP/1.1 %d Word\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s" % (status, len(body), body)


def _too_short(body: bytes, status: int, _: Random) -> bytes:
    return b"HTTP/1.1 %d OK\r\nContent-Length: %d\r\n\r\n%s" % (status, len(body) + 10, body)


def _in_chunks(body: bytes, status: int, random: Random) -> bytes:
    length = random.choice((b"%x" % len(body), b"zz", b"-1", b"ffffffff", b""))
    return b"HTTP/1.1 %d OK\r\nTransfer-Encoding: chunked\r\n\r\n%s\r\n%s\r\n0\r\n\r\n" % (status, length, body)


def _elsewhere(body: bytes, status: int, random: Random) -> bytes:
    place = random.choice((b"/", b"http://[", b"ftp://127.0.0.1:9/", b"\xff", b"file:///etc/passwd"))
    return b"HTTP/1.1 %d Found\r\nLocation: %s\r\nContent-Length: 0\r\n\r\n" % (random.choice((301, 302, 307)), place)


def _damaged_head(body: bytes, status: int, random: Random) -> bytes:
    return with_other_bytes(_whole(b"", status, random), random) + body


def _nothing(*_: object) -> bytes:
    return b""


_FRAMES: Final[tuple[Callable[[bytes, int, Random], bytes], ...]] = (
    *[_whole] * 12, _too_short, _in_chunks, _elsewhere, _damaged_head, _nothing,
)  # fmt: skip


def answer(body: bytes, random: Random) -> bytes:
    """What an endpoint sends: this answer or another, perhaps changed, in a frame that may be wrong."""
    if random.random() < 0.2:
        body = random.choice(_OTHERS)
    if random.random() < 0.3:
        body = with_other_bytes(body, random)
    return random.choice(_FRAMES)(body, random.choice(_STATUS), random)


class _Handler(http.server.BaseHTTPRequestHandler):
    answers: Iterator[bytes]

    def do_POST(self) -> None:
        """Send the next answer."""
        self.rfile.read(int(self.headers["Content-Length"] or 0))  # none where it is redirected
        self.wfile.write(next(self.answers))
        self.close_connection = True

    do_GET = do_POST  # noqa: N815  the name that http.server looks up

    def log_message(self, *_: object) -> None:
        """Print nothing."""


@contextmanager
def endpoint(answers: Iterator[bytes]) -> Iterator[str]:
    """The address of an endpoint that sends these answers to whatever it is asked."""
    handler = type("Handler", (_Handler,), {"answers": answers})
    with http.server.HTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/query"
        finally:
            server.shutdown()
            thread.join()


def run(folder: Path, seed: int) -> Iterator[str]:
    """Ask endpoints at random; yield what became of each question."""
    random = Random(seed)
    while True:
        question = random.choice([*_QUESTIONS])
        with endpoint(_noted(_QUESTIONS[question], folder, random)) as address:
            outcome = asked(address, question if random.random() < 0.7 else None)
        yield outcome


def _noted(body: bytes, folder: Path, random: Random) -> Iterator[bytes]:
    """Answers that are written to a file before they are sent."""
    sent: list[bytes] = []
    while True:
        # A sound answer to the question whether the graphs are united lets the next be asked.
        sent.append(_whole(_YES, 200, random) if not sent and random.random() < 0.8 else answer(body, random))
        (folder / "sent").write_bytes(b"\n----\n".join(sent))
        yield sent[-1]


def asked(address: str, question: str | None) -> str:
    """What becomes of a question, or of a canned query, to an endpoint; raises what is no `unkg.Error`."""
    try:
        with Remote(address) as remote:
            if question is None:
                queries.run(remote, authorities.load(), "documents-citing", document="A/RES/60/251")
            else:
                found = remote.query(question)
                bool(found) if question.startswith("ASK") else list(found)  # type: ignore[arg-type]
    except Error as error:
        said = str(error)
    else:
        return "answered"
    assert "\n" not in said, said
    return "refused"
