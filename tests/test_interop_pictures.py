"""Pages in a browser, graph files in a library for browsers. Run by `make interop`."""

import json
import re
import shutil
import subprocess

import pytest

from known import KNOWLEDGE
from unkg.network import as_gexf, edges, lineage_network, to_networkx
from unkg.rendering import Caption, render, select

pytestmark = pytest.mark.interop

READER = """
import fs from 'node:fs';
import graphology from 'graphology';
import gexf from 'graphology-gexf';
const graph = gexf.parse(graphology.default || graphology, fs.readFileSync(process.argv[2], 'utf8'));
console.log(JSON.stringify({
  directed: graph.type === 'directed',
  nodes: Object.fromEntries(graph.mapNodes((name, attributes) => [name, attributes])),
  edges: graph.mapEdges((_, attributes, citing, cited) => [citing, cited, attributes]),
}));
"""


def program(*names: str) -> str:
    found = next(filter(None, map(shutil.which, names)), None)
    return found or pytest.skip(f"none of these is installed: {', '.join(names)}")


@pytest.fixture(scope="module")
def graphology(tmp_path_factory):
    """A program that reads GEXF with graphology and prints the result as JSON."""
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
    graph = to_networkx(edges(store), KNOWLEDGE.numbering)
    (tmp_path / "x.gexf").write_bytes(as_gexf(graph))
    output = subprocess.run(
        [program("node"), graphology, tmp_path / "x.gexf"], capture_output=True, text=True, check=True
    ).stdout
    read = json.loads(output)
    assert read["directed"]
    assert read["nodes"] == {name: {"label": name, **attributes} for name, attributes in graph.nodes(data=True)}
    assert sorted(read["edges"], key=str) == sorted(([*edge] for edge in graph.edges(data=True)), key=str)


def browse(page) -> str:
    """The page in a browser, after its scripts have run without errors."""
    flags = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--enable-logging=stderr",
    ]
    chromium = program("chromium", "chromium-browser", "google-chrome")
    browser = subprocess.run(
        [chromium, *flags, "--virtual-time-budget=2000", "--dump-dom", page.as_uri()],
        capture_output=True, text=True, check=True, timeout=300,
    )  # fmt: skip
    assert "CONSOLE" not in browser.stderr
    return browser.stdout


@pytest.fixture
def page(store, tmp_path):
    selection = select(lineage_network(store, KNOWLEDGE, "A/HRC/RES/58/17", 5), 60, KNOWLEDGE.authorities)
    path = tmp_path / "lineage.html"
    path.write_bytes(render(selection, Caption("What it builds on", "", "unkg render"), ".html"))
    return path


def acted(page, script: str) -> str:
    """The page after an interaction."""
    text = page.read_text(encoding="utf-8").replace("</body>", f"<script>{script}</script></body>")
    page.write_text(text, encoding="utf-8")
    return browse(page)


def test_a_page_opens_in_a_browser(page):
    shown = browse(page)
    assert "Drag to move" in shown
    assert re.search(r'<svg[^>]* style="transform: translate\(', shown)
    buttons = re.findall(r'aria-pressed="true"><span[^>]*></span>([^<]+)</button>', shown)
    assert buttons == ["Commission on Human Rights", "General Assembly", "Human Rights Council", "not held"]


def test_a_page_lists_citations_in_both_directions(page):
    box = """document.querySelector('[data-symbol="A/HRC/RES/22/13"] rect')"""
    shown = acted(page, f"{box}.dispatchEvent(new MouseEvent('click', {{ bubbles: true, cancelable: true }}))")
    aside = re.sub(r"<[^>]+>", " ", shown.partition("<aside")[2].partition("</aside>")[0])
    assert "Cites (2)" in aside
    assert "Cited by (1)" in aside
    assert "E/CN.4/RES/2004/13" in aside
    assert 'href="https://undocs.org/A/HRC/RES/22/13"' in shown


def test_a_page_finds_and_hides(page):
    shown = acted(
        page,
        "search.value = '2003/10'; search.dispatchEvent(new Event('input'));"
        "[...document.querySelectorAll('button')].find((one) => one.textContent === 'General Assembly').click()",
    )
    assert re.findall(r'class="document found"[^>]*data-symbol="([^"]+)"', shown) == ["E/CN.4/RES/2003/10"]
    assert re.findall(r'class="document away"[^>]*data-symbol="([^"]+)"', shown) == ["A/RES/60/251"]
    assert re.findall(r'class="citation away"[^>]*data-cited="([^"]+)"', shown) == ["A/RES/60/251"]
