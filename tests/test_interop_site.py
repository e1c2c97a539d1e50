"""Pages of the server and of the static site in a real browser: seen, clicked, searched, by keyboard.

Run by `make interop`.
"""

import functools
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
import rdflib

from browsing import STANDARDS, axe, browser, opened
from known import KNOWLEDGE
from question_graph import CYPRUS_FORCE
from serving import listening
from unkg import symbols
from unkg.pages import site
from unkg.pages.resources import Site
from unkg.store import open_store

pytestmark = pytest.mark.interop
__all__ = ["axe", "browser"]  # fixtures
CITING = "id/document/A/HRC/RES/58/17"
PAGES = (
    "",
    CITING,
    "id/document/A/RES/74/166",
    "id/document/E/CN.4/RES/2003/10",
    "id/state/PRK",
    "id/instrument/ICCPR",
    "id/body/human-rights-council",
    f"id/mandate/{symbols.slug(CYPRUS_FORCE)}",
    "id/session/general-assembly/75",
    "ontology",
    "browse/state",
)


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def hosted(folder: Path) -> Iterator[str]:
    """A static host of a folder; its address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder))) as host:
        threading.Thread(target=host.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{host.server_address[1]}/"
        host.shutdown()


@pytest.fixture(scope="module")
def static(asked, tmp_path_factory):
    """The address of the static site of the query tests."""
    folder = tmp_path_factory.mktemp("site") / "out"
    site.write(Site(asked, KNOWLEDGE), folder, "https://example.org/unkg/")
    with hosted(folder) as address:
        yield address


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """The address of `unkg serve` over the same store."""
    from question_graph import write_question_graph

    folder = tmp_path_factory.mktemp("served")
    write_question_graph(folder)
    with open_store(folder), listening(folder) as running:
        yield f"{running.address}/"


def paths(address: str, path: str, *, static: bool) -> str:
    """The address of a page on a host of files or on the server."""
    if static or not path.startswith(("id/", "ontology")):
        return address + path + ("/" if static and path else "")
    return f"{address}{path}.html"


@pytest.mark.parametrize(("where", "scheme"), [("static", "light"), ("server", "dark")])
def test_pages_are_accessible(browser, request, axe, where, scheme):
    """No finding of axe-core at WCAG 2.2 AA or of its best practices, on any kind of page, light and dark."""
    address = request.getfixturevalue(where)
    found = []
    for path in PAGES:
        # The checker is a script of its own, which the policy of the page would refuse.
        with opened(
            browser, paths(address, path, static=where == "static"), color_scheme=scheme, bypass_csp=True
        ) as page:
            page.evaluate(axe)
            answer = page.evaluate(f"axe.run(document, {{ runOnly: {STANDARDS} }})")
            found += [(path, one["id"], one["nodes"][0]["html"]) for one in answer["violations"]]
    assert found == []


@pytest.mark.parametrize(("where", "width"), [("static", 320), ("server", 320), ("static", 1280)])
def test_no_page_is_wider_than_its_window(browser, request, where, width):
    address = request.getfixturevalue(where)
    for path in PAGES:
        size = {"width": width, "height": 800}
        with opened(browser, paths(address, path, static=where == "static"), viewport=size) as page:
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path


@pytest.mark.parametrize("where", ["static", "server"])
def test_links_are_followed_from_a_citation_to_its_words(browser, request, where):
    address = request.getfixturevalue(where)
    with opened(browser, paths(address, "id/document/A/HRC/RES/22/13", static=where == "static")) as page:
        page.click("#cited-by .places a")
        assert "A/HRC/RES/58/17" in page.title()
        target = page.locator(":target")
        assert "A/HRC/RES/22/13" in target.inner_text()
        assert target.is_visible()
        page.click("article .kind a >> nth=-1")
        assert page.locator("h1").inner_text() == "The ontology"
        assert "Resolution" in page.locator(":target h3").inner_text()


@pytest.mark.parametrize("path", [CITING, "id/state/PRK", "ontology"])
def test_rdflib_follows_an_iri(server, path):
    """It asks for several formats with qualities, and takes what the answer says it is."""
    assert len(rdflib.Graph().parse(server + path)) > 4


def test_a_picture_leads_to_the_documents_in_it(browser, static):
    with opened(browser, f"{static}{CITING}/") as page:
        page.locator('.picture [data-symbol="A/HRC/RES/22/13"] a').click()
        page.wait_for_url("**/A/HRC/RES/22/13/")


def test_the_static_site_is_searched(browser, static):
    with opened(browser, static) as page:
        page.fill("#q", "korea republic")
        page.wait_for_selector(".suggestions a")
        page.press("#q", "Escape")
        assert not page.locator(".suggestions").is_visible()
        page.fill("#q", "korea republic")  # Escape empties the box
        page.press("#q", "Enter")
        page.wait_for_selector("#results a")
        assert "Republic of Korea" in page.locator("#results a").all_inner_texts()[0]
        assert "found for “korea republic”" in page.locator("#found").inner_text()
        page.fill("#q", "A/HRC/RES/58/17")
        page.locator(".suggestions a").first.click()
        page.wait_for_url(f"**/{CITING}/")


def test_a_table_is_sorted_by_a_click(browser, static):
    with opened(browser, f"{static}id/mandate/{symbols.slug(CYPRUS_FORCE)}/") as page:
        head = page.locator("table.sortable th").nth(1)
        column = page.locator("table.sortable tbody td:nth-child(2)")
        head.locator("button").click()
        assert head.get_attribute("aria-sort") == "ascending"
        assert column.all_inner_texts() == sorted(column.all_inner_texts())
        head.locator("button").press("Enter")
        assert column.all_inner_texts() == sorted(column.all_inner_texts(), reverse=True)


def test_a_page_is_used_by_keyboard(browser, static):
    with opened(browser, f"{static}{CITING}/") as page:
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
        assert page.locator(".skip").is_visible()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_a_page_is_whole_without_a_script(browser, static):
    with opened(browser, f"{static}{CITING}/", java_script_enabled=False) as page:
        assert page.locator("#paragraphs .reference").count() > 3
        assert page.locator(".picture svg").count() == 1


def test_what_is_printed_has_no_navigation(browser, static):
    with opened(browser, f"{static}{CITING}/") as page:
        page.emulate_media(media="print")
        assert not page.locator("nav.sections").is_visible()
        assert not page.locator("header.site form").is_visible()
        assert page.locator("#paragraphs").is_visible()
