"""Pages in a browser, graph files in a library for browsers. Run by `make interop`."""

import json
import re
import shutil
import subprocess

import pytest

from unkg.network import as_gexf, edges, lineage_network, to_networkx
from unkg.rendering import Caption, choose, render

pytestmark = pytest.mark.interop

READER = """
import fs from 'node:fs';
import graphology from 'graphology';
import gexf from 'graphology-gexf';
const graph = gexf.parse(graphology.default || graphology, fs.readFileSync(process.argv[2], 'utf8'));
console.log(JSON.stringify({
  directed: graph.type === 'directed',
  nodes: Object.fromEntries(graph.mapNodes((name, told) => [name, told])),
  edges: graph.mapEdges((_, told, citing, cited) => [citing, cited, told]),
}));
"""


def program(*names: str) -> str:
    found = next(filter(None, map(shutil.which, names)), None)
    return found or pytest.skip(f"none of these is installed: {', '.join(names)}")


@pytest.fixture(scope="module")
def graphology(tmp_path_factory):
    """A program that reads GEXF by graphology and tells in JSON what it found."""
    folder = tmp_path_factory.mktemp("graphology")
    installed = subprocess.run(
        [program("npm"), "install", "--no-audit", "--no-fund", "graphology@0.26", "graphology-gexf@0.13"],
        cwd=folder, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if installed.returncode:
        pytest.skip(f"graphology cannot be installed: {installed.stderr.splitlines()[-1:]}")
    (folder / "reader.mjs").write_text(READER)
    return folder / "reader.mjs"


def test_gexf_opens_in_graphology_with_all_it_bears(store, tmp_path, graphology):
    graph = to_networkx(edges(store))
    (tmp_path / "x.gexf").write_bytes(as_gexf(graph))
    told = subprocess.run(
        [program("node"), graphology, tmp_path / "x.gexf"], capture_output=True, text=True, check=True
    ).stdout
    read = json.loads(told)
    assert read["directed"]
    assert read["nodes"] == {name: {"label": name, **told} for name, told in graph.nodes(data=True)}
    assert sorted(read["edges"], key=str) == sorted(([*edge] for edge in graph.edges(data=True)), key=str)


def test_a_page_opens_in_a_browser(store, tmp_path):
    chosen = choose(lineage_network(store, "A/HRC/RES/58/17", 5), 60)
    page = tmp_path / "lineage.html"
    page.write_bytes(render(chosen, Caption("What it builds on", "", "unkg render"), ".html"))
    flags = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--enable-logging=stderr",
    ]
    browser = subprocess.run(
        [program("chromium", "chromium-browser", "google-chrome"), *flags, "--virtual-time-budget=2000", "--dump-dom", page.as_uri()],
        capture_output=True, text=True, check=True, timeout=120,
    )  # fmt: skip
    assert "CONSOLE" not in browser.stderr
    assert "Drag to move" in browser.stdout
    assert re.search(r'<svg[^>]* style="transform: translate\(', browser.stdout)
    buttons = re.findall(r'aria-pressed="true"><span[^>]*></span>([^<]+)</button>', browser.stdout)
    assert buttons == ["Commission on Human Rights", "General Assembly", "Human Rights Council", "not held"]
