"""Pages in a browser, graph files in a library for browsers. Run by `make interop`."""

import json
import shutil
import subprocess

import pytest

from browsing import STANDARDS, axe, browser, opened
from known import KNOWLEDGE
from test_page_width import crowded
from unkg.network import as_gexf, edges, lineage_network, to_networkx
from unkg.rendering import Caption, paper, render, render_map, select

__all__ = ["axe", "browser"]  # fixtures

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


def made(tmp_path, graph, form=None) -> str:
    """The address of a page with the picture of a network."""
    path = tmp_path / "picture.html"
    caption = Caption("What it builds on", "", "unkg render")
    if form == "map":
        path.write_bytes(render_map(graph, 900, KNOWLEDGE.authorities, caption, ".html")[0])
    else:
        path.write_bytes(render(select(graph, 1000, KNOWLEDGE.authorities), caption, ".html", form))
    return path.as_uri()


@pytest.fixture
def address(store, tmp_path):
    return made(tmp_path, lineage_network(store, KNOWLEDGE, "A/HRC/RES/58/17", 5))


def symbols(page, chosen: str) -> set[str]:
    return set(page.locator(chosen).evaluate_all("(some) => some.map((one) => one.dataset.symbol)"))


def inside(page, symbol: str) -> bool:
    """Whether the box of a document is whole in the window."""
    box, view = page.locator(f'[data-symbol="{symbol}"] rect').bounding_box(), page.locator("#view").bounding_box()
    return (
        view["x"] <= box["x"] and box["x"] + box["width"] <= view["x"] + view["width"]
        and view["y"] <= box["y"] and box["y"] + box["height"] <= view["y"] + view["height"]
    )  # fmt: skip


def test_a_page_opens_with_the_whole_picture(browser, address):
    with opened(browser, address) as page:
        assert "Drag to move" in page.inner_text("#details")
        assert page.locator("#overview").is_hidden()
        view, drawn = (page.locator(what).bounding_box() for what in ("#view", "#sheet > svg"))
        assert drawn["width"] <= view["width"] + 1
        assert drawn["height"] <= view["height"] + 1
        buttons = page.locator("#filters button").all_inner_texts()
        assert buttons == ["Commission on Human Rights", "General Assembly", "Human Rights Council", "not held"]


@pytest.mark.parametrize("size", [(1280, 800), (800, 600), (390, 844)])
@pytest.mark.parametrize("form", [None, paper("A4")])
def test_a_large_picture_opens_on_what_was_asked_for(browser, tmp_path, size, form):
    graph = crowded(400, 5)
    with opened(
        browser, made(tmp_path, graph, form), viewport=dict(zip(("width", "height"), size, strict=True))
    ) as page:
        page.wait_for_timeout(300)
        root = graph.graph["root"]
        assert inside(page, root)
        assert page.inner_text("#details h2") == root
        assert page.locator("#overview").is_visible()
        # Letters are at least nine pixels high.
        assert page.locator(f'[data-symbol="{root}"] text').first.bounding_box()["height"] >= 9
        page.click("#fit")
        page.wait_for_timeout(300)
        assert inside(page, root)


def test_a_page_lists_citations_in_both_directions(browser, address):
    with opened(browser, address) as page:
        page.click('[data-symbol="A/HRC/RES/22/13"] rect')
        details = page.inner_text("#details")
        assert "Cites (2)" in details
        assert "Cited by (1)" in details
        assert "E/CN.4/RES/2004/13" in details
        assert page.get_attribute("#details a", "href") == "https://undocs.org/A/HRC/RES/22/13"
        page.keyboard.press("Escape")
        assert "Drag to move" in page.inner_text("#details")


def test_a_page_finds_and_hides_bodies(browser, address):
    with opened(browser, address) as page:
        page.fill("#search", "2003/10")
        page.click("#filters button:has-text('General Assembly')")
        assert symbols(page, ".document.found") == {"E/CN.4/RES/2003/10"}
        assert symbols(page, ".document.away") == {"A/RES/60/251"}
        cited = page.locator(".citation.away").evaluate_all("(some) => some.map((one) => one.dataset.cited)")
        assert set(cited) == {"A/RES/60/251"}
        assert page.inner_text("#shown") == "5 of 6 documents"


def test_a_page_filters_by_year(browser, address):
    with opened(browser, address) as page:
        page.fill("#from", "2005")
        assert symbols(page, ".document.away") == {"E/CN.4/RES/2003/10", "E/CN.4/RES/2004/13"}
        page.fill("#until", "2013")
        assert "A/HRC/RES/58/17" in symbols(page, ".document.away")
        page.fill("#from", "")
        page.fill("#until", "")
        assert symbols(page, ".document.away") == set()


def test_a_page_filters_by_relation(browser, address):
    with opened(browser, address) as page:
        page.click("summary")
        names = [name.strip() for name in page.locator("#relations label").all_inner_texts()]
        assert len(names) > 1
        page.click("#none")
        assert page.locator(".citation:not(.away)").count() == 0
        assert symbols(page, ".document:not(.away)") == {"A/HRC/RES/58/17"}
        page.locator("#relations input").first.check()
        assert page.locator(".citation:not(.away)").count() == int(names[0].rpartition("(")[2].rstrip(")"))
        page.click("#none")
        assert symbols(page, ".document.away") == set()


def test_a_page_is_used_by_keys(browser, address):
    with opened(browser, address) as page:
        place = "document.querySelector('#sheet').style.transform"
        seen = []
        for key in ("ArrowLeft", "ArrowUp", "+", "0"):
            page.keyboard.press(key)
            page.wait_for_timeout(60)
            seen.append(page.evaluate(place))
        assert len(set(seen)) == len(seen)
        page.keyboard.press("/")
        page.keyboard.type("2003/10")
        page.keyboard.press("Enter")
        assert page.inner_text("#details h2") == "E/CN.4/RES/2003/10"
        page.locator('[data-symbol="A/HRC/RES/22/13"] a').focus()
        page.keyboard.press("Enter")
        assert page.inner_text("#details h2") == "A/HRC/RES/22/13"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_is_accessible(browser, address, axe, scheme):
    with opened(browser, address, color_scheme=scheme, bypass_csp=True) as page:
        paper_of_picture = page.evaluate("getComputedStyle(document.querySelector('.paper')).fill")
        assert (paper_of_picture == "rgb(255, 255, 255)") == (scheme == "light")
        page.evaluate(axe)
        answer = page.evaluate(f"axe.run(document, {{ runOnly: {STANDARDS} }})")
        assert [(one["id"], one["nodes"][0]["html"]) for one in answer["violations"]] == []


def test_a_page_runs_no_other_script(browser, address, tmp_path):
    path = tmp_path / "picture.html"
    text = path.read_text(encoding="utf-8").replace("</body>", "<script>document.title = 'other'</script></body>")
    path.write_text(text, encoding="utf-8")
    context = browser.new_context()
    page = context.new_page()
    page.goto(address)
    assert page.title() == "What it builds on"
    context.close()


MOVE = """() => new Promise((done) => {
  let at = 400;
  const move = () => {
    window.dispatchEvent(new PointerEvent('pointermove', { clientX: at -= 5, clientY: 400 + at % 7 }));
    if (at > 100) requestAnimationFrame(move); else done();
  };
  requestAnimationFrame(move);
})"""
"""Moves the picture in each of sixty frames, as a hand does."""


def processor_times(page):
    """Milliseconds of processor time that the main thread of a page has used, whenever asked."""
    measured = page.context.new_cdp_session(page)
    measured.send("Performance.enable", {"timeDomain": "threadTicks"})
    while True:
        metrics = {one["name"]: one["value"] for one in measured.send("Performance.getMetrics")["metrics"]}
        yield metrics["TaskDuration"] * 1000


@pytest.mark.parametrize("form", [None, paper("A4"), "map"])
def test_five_hundred_documents_move_without_a_jerk(browser, tmp_path, form):
    graph = crowded(500, 5)
    for name, attributes in graph.nodes(data=True):
        attributes |= {"community": 1, "community_name": "All", "cited_by": graph.in_degree(name)}
    with opened(browser, made(tmp_path, graph, form)) as page:
        page.wait_for_timeout(500)
        page.mouse.move(400, 400)
        page.mouse.down()
        times = processor_times(page)
        before = next(times)
        page.evaluate(MOVE)
        used = next(times) - before
        page.mouse.up()
    # A screen shows sixty frames a second. Processor time, and not the clock: a busy machine shows fewer.
    assert used / 60 < 1000 / 60
