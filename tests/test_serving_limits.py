"""Queries that would run for ever or fill the memory, clients that are slow or many, and stores that are replaced."""

import json
import os
import signal
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from urllib.request import Request, urlopen

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, serialize

from serving import descendants, listening, served
from unkg.serving import Limits
from unkg.serving.throttling import Faults, Rates
from unkg.store import writer
from waiting import wait_until

ENDLESS = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n1 ?o }"
HUGE = "SELECT DISTINCT ?a ?f ?h WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?a ?f"
NUMBERS = "SELECT ?o WHERE { ?s ?p ?o }"
NAME, THING = NamedNode("https://example.org/g"), NamedNode("https://example.org/p")


def write(folder, objects):
    quads = [Quad(NAME, THING, Literal(one), NAME) for one in objects]
    with writer(folder) as target:
        target.replace(NAME.value, serialize(quads, format=RdfFormat.N_QUADS))


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    folder = tmp_path_factory.mktemp("limits") / "s"
    write(folder, map(str, range(2_000)))
    return folder


@pytest.fixture(scope="module")
def client(store):
    with served(store, seconds=1.0, megabytes=400, rows=1_999, answer=300_000, waiting_per_client=3) as opened:
        yield opened


@pytest.fixture(scope="module")
def server(store):
    with listening(store, "--timeout", 60) as opened:
        yield opened


def asked(client, sparql, **parameters):
    return client.get("/sparql", params={"query": sparql, **parameters})


@pytest.mark.parametrize(
    ("sparql", "status", "limited", "limit"),
    [
        (ENDLESS, 504, "time", 1.0),
        ("SELECT * WHERE { ?a ?b ?c . ?d ?e ?f }", 413, "bytes", 300_000),
        ("CONSTRUCT WHERE { ?a ?b ?c }", 413, "rows", 1_999),
    ],
)
def test_a_limit_is_named_and_nobody_is_told_to_try_again(client, sparql, status, limited, limit):
    answer = asked(client, sparql)
    assert (answer.status_code, answer.json()["limited"], answer.json()["limit"]) == (status, limited, limit)
    assert "retry-after" not in answer.headers
    assert answer.headers["access-control-allow-origin"] == "*"
    assert asked(client, "ASK {}").status_code == 200


def test_the_limit_of_memory_is_named(store):
    with served(store, megabytes=200) as client:
        answer = asked(client, HUGE)
        assert (answer.status_code, answer.json()["limited"]) == (413, "memory")
        assert asked(client, "ASK {}").status_code == 200


@pytest.mark.parametrize("form", ["csv", "tsv", "json", "xml"])
def test_rows_are_counted_in_every_format(client, form):
    assert asked(client, f"{NUMBERS} LIMIT 1999", format=form).status_code == 200
    answer = asked(client, f"{NUMBERS} LIMIT 2000", format=form)
    assert (answer.status_code, answer.json()["limited"]) == (413, "rows")


def test_words_that_look_like_rows_are_not_counted(tmp_path):
    write(tmp_path / "s", ["},{", '},{"x', "<result>", "a\nb\nc", "a\r\nb"])
    with served(tmp_path / "s", rows=5) as client:
        assert {asked(client, NUMBERS, format=form).status_code for form in ("csv", "tsv", "json", "xml")} == {200}


def test_one_client_has_so_many_queries_at_a_time(client):
    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(lambda _: asked(client, ENDLESS), range(8)))
    statuses = [answer.status_code for answer in answers]
    assert statuses.count(429) == 5
    assert all("retry-after" in answer.headers for answer in answers if answer.status_code == 429)


def test_a_body_is_limited(client):
    answer = client.post("/sparql", content=b"x" * 2**21, headers={"Content-Type": "application/sparql-query"})
    assert answer.status_code == 413


def test_the_version_that_a_build_has_finished_is_seen_by_the_next_request(tmp_path):
    write(tmp_path / "s", ["old"])
    with served(tmp_path / "s") as client:
        first = asked(client, NUMBERS)
        write(tmp_path / "s", ["new"])
        second = client.get("/sparql", params={"query": NUMBERS}, headers={"If-None-Match": first.headers["etag"]})
    assert "old" in first.text
    assert (second.status_code, "new" in second.text) == (200, True)
    assert first.headers["etag"] != second.headers["etag"]


def test_a_server_that_nobody_asks_keeps_no_files_of_a_version_that_was_replaced(tmp_path):
    write(tmp_path / "s", ["old"])
    with listening(tmp_path / "s") as server:
        assert opened(server, "/sparql?query=ASK%7B%7D")[0] == 200
        deadline = time.monotonic() + 30
        while len(of_store(server, tmp_path / "s")) < 2 and time.monotonic() < deadline:
            time.sleep(0.1)
        [old] = {folder for _, folder in of_store(server, tmp_path / "s")}
        write(tmp_path / "s", ["new"])
        while old in {folder for _, folder in of_store(server, tmp_path / "s")} and time.monotonic() < deadline:
            time.sleep(0.1)
        found = of_store(server, tmp_path / "s")
    assert len(found) == 2
    assert old not in {folder for _, folder in found}


def of_store(server, store):
    """The processes of a server with the versions of a store that they have files of."""
    found = set()
    for pid in descendants(server.process.pid):
        for path in Path(f"/proc/{pid}/fd").glob("*"):
            with suppress(OSError):
                name = path.readlink()
                if name.is_relative_to(store / "versions"):
                    found.add((pid, name.relative_to(store / "versions").parts[0]))
    return found


def test_a_store_that_is_gone_is_said_to_be(tmp_path):
    with served(tmp_path / "nothing") as client:
        for path in ("/health", "/sparql"):
            answer = client.get(path)
            assert (answer.status_code, answer.headers["content-type"]) == (503, "application/problem+json")


def received(server, sent, seconds=5.0, host="127.0.0.1"):
    """What the server sends until it ends the connection, or nothing comes for some seconds."""
    with socket.create_connection(("127.0.0.1", server.port), seconds, (host, 0)) as connection:
        connection.sendall(sent)
        found = b""
        while some := connection.recv(65536):
            found += some
    return found


def opened(server, path, **headers):
    with urlopen(Request(server.address + path, headers=headers), timeout=20) as answer:
        return answer.status, answer.read(), dict(answer.headers)


def test_a_server_starts_answers_and_stops(store):
    with listening(store) as server:
        assert json.loads(opened(server, "/health")[1])["status"] == "ok"
        started = sum(map(processor_seconds, (server.process.pid, *descendants(server.process.pid))))
    assert server.process.returncode in {0, -signal.SIGTERM}
    assert started < 10


def processor_seconds(pid):
    """Those that a process and those it has ended have used, which hardly depend on how busy the machine is."""
    with suppress(FileNotFoundError):
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")
    return 0


def test_a_stopping_server_answers_what_it_has_begun(store):
    slow = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f }"
    with listening(store) as server, ThreadPoolExecutor(1) as threads:
        opened(server, "/sparql?query=ASK%7B%7D")
        answer = threads.submit(opened, server, f"/sparql?query={slow.replace(' ', '%20')}")
        time.sleep(0.1)
        server.process.send_signal(signal.SIGTERM)
        assert answer.result()[0] == 200


@pytest.mark.parametrize(
    "sent",
    [
        *(b"\x16\x03\x01\x00\xa5", b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n"),
        *(b"GET /" + b"a" * 70_000 + b" HTTP/1.1\r\n\r\n", b"GET / HTTP/1.1\r\n" + b"A: b\r\n" * 20_000),
    ],
)
def test_what_is_not_http_is_refused(server, sent):
    assert received(server, sent, host="127.0.0.9").startswith((b"HTTP/1.1 400", b"HTTP/1.1 431"))
    assert opened(server, "/health")[0] == 200


@pytest.mark.parametrize(
    ("head", "status"),
    [
        (b"/sparql HTTP/1.1\r\nContent-Type: application/sparql-query", b"413"),
        (b"/health HTTP/1.1", b"405"),
    ],
)
def test_the_rest_of_a_refused_request_is_not_read(server, head, status):
    """The client can read the answer before the connection ends."""
    sent = b"POST " + head + b"\r\nHost: x\r\nContent-Length: 99999999\r\n\r\n" + b"#" * 100_000
    answer = received(server, sent, host="127.0.0.6")
    assert answer.split()[1] == status
    assert b"problem+json" in answer


def test_a_client_cannot_hold_many_connections(server):
    held = [socket.create_connection(("127.0.0.1", server.port), 5, ("127.0.0.7", 0)) for _ in range(30)]
    time.sleep(0.2)
    ended = 0
    for connection in held:
        connection.settimeout(0.05)
        try:
            ended += connection.recv(1) == b""
        except ConnectionResetError:
            ended += 1
        except TimeoutError:
            pass
        connection.close()
    assert ended == 10
    assert opened(server, "/health")[0] == 200


def clients(server):
    return [json.loads(line)["client"] for line in server.lines if line.startswith("{")]


def test_what_a_client_says_of_itself_is_not_believed(server):
    opened(server, "/health", **{"X-Forwarded-For": "192.0.2.7"})
    assert not any("192.0.2" in client for client in clients(server))


def test_behind_a_trusted_proxy_below_a_path(store):
    """A client is the last address in the header that is no trusted proxy."""
    options = ("--trust-proxy", "127.0.0.0/8", "--trust-proxy", "198.51.100.0/24", "--root-path", "/unkg")
    with listening(store, *options) as server:
        assert server.address.endswith("/unkg")
        server.address = server.address.removesuffix("/unkg")  # as the proxy asks
        forwarded = {"X-Forwarded-For": "203.0.113.1, 192.0.2.7, 198.51.100.1"}
        assert b"/unkg/sparql#service" in opened(server, "/sparql", **forwarded)[1]
    assert clients(server) == ["192.0.2.7"]


def test_a_port_that_is_taken_is_said_to_be(server, store, unkg):
    code, _, err = unkg("serve", "--store", store, "--port", server.port)
    assert code == 2
    assert "address already in use" in err.lower()


def test_no_store_is_said_before_the_server_starts(tmp_path, unkg):
    code, _, err = unkg("serve", "--store", tmp_path / "nothing", "--port", 0)
    assert (code, "no store here" in err) == (2, True)


def test_query_processes_stand_behind_the_server_and_end_with_it(store):
    with listening(store) as server:
        opened(server, "/sparql?query=ASK%7B%7D")
        own = os.getpriority(os.PRIO_PROCESS, server.process.pid)

        def niced():
            return [pid for pid in descendants(server.process.pid) if os.getpriority(os.PRIO_PROCESS, pid) > own]

        wait_until(lambda: len(niced()) >= 2)
        time.sleep(1)  # no other may follow them
        assert len(niced()) == 2
        started = descendants(server.process.pid)
        server.process.kill()
        server.process.wait()
        wait_until(lambda: not any(map(alive, started)))


def alive(pid):
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def test_faults_are_answered_later_and_forgotten():
    now = [0.0]
    faults = Faults(lambda: now[0])
    for _ in range(20):
        faults.note("a", 406)
        faults.note("a", 400)
    assert faults.delay("a") == 0.0
    faults.note("a", 400)
    assert faults.delay("a") > 0.0
    assert faults.delay("b") == 0.0
    now[0] = 10.0
    assert faults.delay("a") == 0.0


def test_a_client_sends_as_much_as_it_likes_while_it_is_alone():
    now = [0.0]
    rates = Rates(Limits(requests_per_second=10), lambda: now[0])
    assert not any(rates.exceeded("a") for _ in range(100))
    rates.exceeded("b")
    assert rates.exceeded("a")
    assert not rates.exceeded("b")
    now[0] = 1.0
    assert not rates.exceeded("a")


def test_crawlers_are_told_what_costs_a_query(client):
    assert "Disallow: /sparql" in client.get("/robots.txt").text


def test_a_large_answer_is_whole(store):
    with served(store) as client:
        answer = asked(client, "SELECT * WHERE { ?a ?b ?c . ?d ?e ?f } LIMIT 9000", format="csv")
    assert len(answer.text.splitlines()) == 9_001
    assert len(answer.content) == int(answer.headers["content-length"]) > 2**17


def test_answers_for_which_there_is_no_room_are_refused_whole(store):
    with served(store, held_per_client=50_000) as client:
        assert asked(client, f"{NUMBERS} LIMIT 10").status_code == 200
        answer = asked(client, NUMBERS)
        assert (answer.status_code, answer.json()["status"]) == (503, 503)
        assert answer.headers["access-control-allow-origin"] == "*"


def test_bodies_for_which_there_is_no_room_are_refused(store):
    with served(store, held=1_000) as client:
        assert client.post("/sparql", data={"query": NUMBERS + "#" * 2_000}).status_code == 503
        assert client.post("/sparql", data={"query": "ASK {}"}).status_code == 200


def test_an_answer_that_is_not_read_does_not_hold_up_the_others(server):
    """The reader takes a little, then nothing; the server goes on answering."""
    query = "SELECT * WHERE { ?a ?b ?c . ?d ?e ?f } LIMIT 60000".replace(" ", "%20")
    with socket.create_connection(("127.0.0.1", server.port), 60, ("127.0.0.8", 0)) as reader:
        reader.sendall(f"GET /sparql?query={query} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        assert reader.recv(100).startswith(b"HTTP/1.1 200")
        assert opened(server, "/sparql?query=ASK%7B%7D")[0] == 200
