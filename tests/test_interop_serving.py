"""The server behind nginx, under systemd's eyes, asked by Comunica, and flooded. Run by `make interop`."""

import json
import re
import shutil
import subprocess
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from socket import create_connection, create_server
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from fuzz import flood
from serving import listening

pytestmark = pytest.mark.interop

PAGE = Path(__file__).parents[1] / "docs" / "serving.md"
COMUNICA = {"private": True, "dependencies": {"@comunica/query-sparql": "^5"}, "overrides": {"undici": "7.16.0"}}
"""Its undici of the day wants a newer Node than Debian has."""
SAID = "PREFIX unkg: <https://w3id.org/unkg/ontology#> "
RECALLS = f"{SAID} SELECT ?a ?b WHERE {{ ?a unkg:recalls ?b }}"


def block(language):
    """The block of this language in the page."""
    return re.search(rf"^```{language}\n(.+?)^```", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)[1]


@pytest.fixture(scope="module")
def server(graph):
    with listening(graph, "--root-path", "/unkg", "--trust-proxy", "127.0.0.1") as opened:
        yield opened


def free_port():
    with create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


def await_listener(port):
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        with suppress(OSError), create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.05)


@contextmanager
def nginx(folder, port):
    """The address of nginx with the server block of the page, before a server at a port."""
    program = shutil.which("nginx")
    if not program:
        pytest.skip("no nginx here: apt-get install nginx-light")
    ours = free_port()
    server = block("nginx").replace("listen 80;", f"listen 127.0.0.1:{ours};").replace(":8000/", f":{port}/")
    paths = "".join(
        f"{kind}_temp_path {folder}/{kind};\n" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "nginx.conf").write_text(
        f"daemon off; pid {folder}/pid; error_log {folder}/error.log;\n"
        f"events {{}} http {{ access_log off;\n{paths}{server} }}"
    )
    running = subprocess.Popen([program, "-p", folder, "-e", folder / "error.log", "-c", folder / "nginx.conf"])
    try:
        await_listener(ours)
        yield f"http://127.0.0.1:{ours}/unkg"
    finally:
        running.terminate()
        running.wait(10)


@pytest.fixture(scope="module")
def proxied(server, tmp_path_factory):
    with nginx(tmp_path_factory.mktemp("nginx"), server.port) as address:
        yield address


def opened(address, data=None, **headers):
    with urlopen(
        Request(address, data, headers={name.replace("_", "-"): value for name, value in headers.items()}), timeout=20
    ) as answer:
        return answer.status, answer.read(), answer.headers


def test_nginx_passes_queries_and_descriptions(proxied):
    described = opened(f"{proxied}/sparql")[1].decode()
    assert f"<{proxied}/sparql#service>" in described
    status, body, headers = opened(f"{proxied}/sparql", RECALLS.encode(), Content_Type="application/sparql-query")
    assert status == 200
    assert json.loads(body)["results"]["bindings"]
    assert headers["Access-Control-Allow-Origin"] == "*"


def test_nginx_passes_tags_and_errors(proxied):
    address = f"{proxied}/sparql?query=ASK%7B%7D"
    tag = opened(address)[2]["ETag"]
    with pytest.raises(HTTPError) as same:
        opened(address, If_None_Match=tag)
    assert same.value.code == 304
    with pytest.raises(HTTPError) as wrong:
        opened(f"{proxied}/sparql?query=ASK")
    assert (wrong.value.code, wrong.value.headers["Access-Control-Allow-Origin"]) == (400, "*")
    assert json.load(wrong.value)["line"] == 1
    same.value.close(), wrong.value.close()


def test_nginx_names_the_client(proxied, server):
    opened(f"{proxied}/health", X_Forwarded_For="192.0.2.1")
    deadline = time.monotonic() + 5
    while not (lines := [line for line in server.lines if "/health" in line]) and time.monotonic() < deadline:
        time.sleep(0.05)
    line = json.loads(lines[-1])
    assert (line["client"], line["path"]) == ("127.0.0.1", "/unkg/health")


def test_systemd_understands_the_unit(tmp_path):
    program = shutil.which("systemd-analyze")
    if not program:
        pytest.skip("no systemd-analyze here")
    unit = tmp_path / "unkg.service"
    unit.write_text(block("ini").replace("/opt/unkg/bin/unkg", shutil.which("true")))
    done = subprocess.run([program, "verify", unit], capture_output=True, text=True, check=False)
    assert "unkg.service" not in done.stderr, done.stderr


@pytest.fixture(scope="module")
def comunica(tmp_path_factory):
    folder = tmp_path_factory.mktemp("comunica")
    (folder / "package.json").write_text(json.dumps(COMUNICA))
    npm = shutil.which("npm")
    if not npm:
        pytest.skip("no npm here")
    done = subprocess.run(
        [npm, "install", "--silent", "--no-audit", "--no-fund"],
        cwd=folder,
        capture_output=True,
        check=False,
        timeout=600,
    )
    if done.returncode:
        pytest.skip("npm could not install @comunica/query-sparql")
    return folder / "node_modules" / ".bin" / "comunica-sparql"


@pytest.mark.parametrize("proxied_or_not", ["sparql@{}/sparql", "{}/sparql"])
def test_comunica_reads_the_endpoint(comunica, graph, store, proxied_or_not):
    with listening(graph) as server:
        source = proxied_or_not.format(server.address)
        done = subprocess.run(
            [comunica, source, RECALLS, "-t", "application/sparql-results+json"],
            capture_output=True, check=True, timeout=120,
        )  # fmt: skip
    rows = json.loads(done.stdout)["results"]["bindings"]
    expected = {(row["a"].value, row["b"].value) for row in store.query(RECALLS)}
    assert {(row["a"]["value"], row["b"]["value"]) for row in rows} == expected


def test_a_flood_fails_no_honest_request(graph):
    # How long these take depends on what else the machine does: `python -m fuzz.endure flood` holds that bound.
    measured = flood.run(graph, seconds=30)
    print("\n".join(measured.lines()))
    assert measured.same_server
    assert not measured.failed
    assert measured.megabytes < 2_500
