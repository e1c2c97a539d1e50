"""Publications read by external parsers: rapper (Raptor) and riot (Apache Jena). Run by `make interop`."""

import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from pyoxigraph import parse

from known import KNOWLEDGE
from small_graph import write_small_graph
from unkg.publishing import PublicationOptions, publish
from unkg.store import open_store

pytestmark = pytest.mark.interop

JARS = Path("/usr/share/java")
NEEDED = re.compile(
    r"(jena-[a-z0-9-]+|thrift|protobuf|dexx\.collection|commons-\w+|caffeine|guava|slf4j-(api|simple)|js?on.*|jackson-.*)\.jar"
)
MESSAGES = "org/apache/jena/ext/xerces/"
RDF = ("graph.ttl", "graph.nq", "void.ttl", "dcat.ttl", "quality.ttl")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("published")
    write_small_graph(made / "store")
    with open_store(made / "store") as opened:
        publish(opened, KNOWLEDGE, made / "out", PublicationOptions(formats=["turtle", "nquads"]))
    return made / "out"


@pytest.fixture(scope="module")
def rapper():
    found = shutil.which("rapper")
    if not found:
        pytest.skip("no rapper here: apt-get install raptor2-utils")
    return found


@pytest.fixture(scope="module")
def riot(tmp_path_factory):
    """The command of Debian's Jena: its messages are packed where its classes do not look, so they get a copy."""
    if not shutil.which("java") or not (JARS / "jena-core.jar").exists():
        pytest.skip("no Jena here: apt-get install libapache-jena-java")
    messages = tmp_path_factory.mktemp("messages")
    with zipfile.ZipFile(JARS / "jena-core.jar") as core:
        for name in core.namelist():
            if name.startswith(MESSAGES) and not name.endswith(("/", ".class")):
                target = messages / "xerces" / name.removeprefix(MESSAGES)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(core.read(name))
    jars = [jar for jar in sorted(JARS.glob("*.jar")) if NEEDED.fullmatch(jar.name)]
    return ["java", "-cp", ":".join(map(str, [messages, *jars])), "riotcmd.riot"]


def run(*command: str | Path) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def counted(path: Path) -> int:
    return sum(1 for _ in parse(path=str(path)))


@pytest.mark.parametrize("name", RDF)
def test_rapper_counts_the_same_statements(folder, rapper, name):
    form = "nquads" if name.endswith(".nq") else "turtle"
    output = run(rapper, "-c", "-i", form, folder / name)
    assert int(re.search(r"returned (\d+) triples", output)[1]) == counted(folder / name)
    assert "Error" not in output


@pytest.mark.parametrize("name", RDF)
def test_riot_counts_the_same_statements_and_finds_no_bad_term(folder, riot, name):
    output = run(*riot, "--validate", "--count", folder / name)
    assert int(re.search(r"(?:Triples|Quads) = ([\d,]+)", output)[1].replace(",", "")) == counted(folder / name)
    assert not re.search(r"(WARN|ERROR) org\.apache\.jena\.riot - ", output), output
