"""Questions, suggestions, search and the query page in a real browser: seen, clicked, searched, by keyboard.

Run by `make interop`.
"""

import pytest

from browsing import STANDARDS, axe, browser, opened
from question_graph import write_question_graph
from serving import listening
from unkg.serving.routes.query import editor_is_there
from waiting import wait_until

__all__ = ["axe", "browser"]  # fixtures

pytestmark = pytest.mark.interop
PAGES = (
    "questions/",
    "questions/documents-citing",
    "questions/documents-citing?document=A/HRC/RES/22/13",
    "questions/documents-by-year?_run=1",
    "questions/votes-of-state?state=Nroway",
    "search?q=human+rights",
    "query",
    "query?query=SELECT+*+%7B+?s+a+?o+%7D+LIMIT+5",
    "query?query=SELECT",
)
"""The pages that a visitor sees; two of them say what is wrong."""
REFUSED = "Failed to load resource: the server responded with a status of 400 (Bad Request)"


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """The address of `unkg serve` over the graph of the query tests."""
    folder = tmp_path_factory.mktemp("asked")
    write_question_graph(folder)
    with listening(folder) as running:
        yield f"{running.address}/"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_are_accessible(browser, server, axe, scheme):
    """No finding of axe-core at WCAG 2.2 AA or of its best practices, light and dark."""
    found = []
    for path in PAGES:
        with opened(browser, server + path, said=REFUSED, color_scheme=scheme, bypass_csp=True) as page:
            page.evaluate(axe)
            answer = page.evaluate(f"axe.run(document, {{ runOnly: {STANDARDS} }})")
            found += [(path, one["id"], one["nodes"][0]["html"]) for one in answer["violations"]]
    assert found == []


@pytest.mark.parametrize("width", [320, 1280])
def test_no_page_is_wider_than_its_window(browser, server, width):
    for path in PAGES:
        with opened(browser, server + path, said=REFUSED, viewport={"width": width, "height": 800}) as page:
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_a_question_is_answered_with_what_is_suggested(browser, server):
    with opened(browser, f"{server}questions/documents-citing") as page:
        page.locator("#p-document").press_sequentially("hrc res 22/1")
        page.locator("#p-document-suggestions [role=option]", has_text="A/HRC/RES/22/13").click()
        assert page.input_value("#p-document") == "A/HRC/RES/22/13"
        page.click("form.question button")
        page.wait_for_selector("#answer table")
        page.click("#answer tbody a >> nth=0")
        page.wait_for_url("**/id/document/A/HRC/RES/58/17.html")


def test_suggestions_are_used_by_keyboard(browser, server):
    with opened(browser, f"{server}questions/votes-of-state") as page:
        field = page.locator("#p-state")
        field.press_sequentially("nor")
        page.wait_for_selector("#p-state-suggestions [role=option]")
        assert field.get_attribute("aria-expanded") == "true"
        field.press("ArrowUp")
        field.press("ArrowDown")
        active = page.locator(f"#{field.get_attribute('aria-activedescendant')}")
        assert active.get_attribute("aria-selected") == "true"
        assert "Norway" in active.inner_text()
        field.press("Enter")
        assert field.input_value() == "Norway"
        assert field.get_attribute("aria-expanded") == "false"
        field.press_sequentially("x")
        field.press("Escape")
        assert not page.locator("#p-state-suggestions").is_visible()


def test_the_search_box_leads_to_a_page(browser, server):
    with opened(browser, server) as page:
        page.locator("#q").press_sequentially("human rights coun")
        page.locator("#q-suggestions [role=option]").first.click()
        page.wait_for_url("**/id/body/human-rights-council.html")
        page.fill("#q", "human rights")
        page.press("#q", "Enter")
        page.wait_for_selector("#results a")
        assert "human rights" in page.locator("#found").inner_text()


def test_columns_are_sorted_by_a_click(browser, server):
    with opened(browser, f"{server}questions/documents-held?_run=1") as page:
        page.click("#answer th a >> text=date")
        page.wait_for_selector("#answer th[aria-sort=ascending]")
        page.click("#answer th a >> text=date")
        page.wait_for_selector("#answer th[aria-sort=descending]")
        head = page.locator("#answer th").all_inner_texts()
        column = next(at for at, text in enumerate(head, 1) if text.startswith("date"))
        dates = list(filter(None, page.locator(f"#answer tbody td:nth-child({column})").all_inner_texts()))
        assert dates == sorted(dates, reverse=True)


def test_answers_need_no_script(browser, server):
    with opened(browser, f"{server}questions/documents-by-year", java_script_enabled=False) as page:
        page.fill("#p-since", "2000-01-01")
        page.click("form.question button")
        assert page.locator("#answer table").count() == 1
        assert page.locator("#answer svg").count() == 1
        page.click("summary >> text=SPARQL")
        assert "VALUES" in page.locator("#answer pre").first.inner_text()
        page.goto(f"{server}query")
        page.click("form.query button")
        assert page.locator("#answer tbody tr").count() > 1


def test_an_answer_is_downloaded(browser, server):
    with opened(browser, f"{server}questions/documents-citing?document=A/HRC/RES/22/13") as page:
        with page.expect_download() as download:
            page.click("#answer .downloads a >> text=CSV")
        assert download.value.suggested_filename == "documents-citing.csv"


@pytest.mark.skipif(not editor_is_there(), reason="the editor is not bundled: make web")
def test_a_query_is_written_in_the_editor(browser, server):
    """It colours, completes terms of the ontology, answers by its key, and the tab key leaves it."""
    with opened(browser, f"{server}query") as page:
        page.wait_for_selector("form.query .CodeMirror")
        assert page.locator(".CodeMirror .cm-keyword").count() > 2
        page.click(".CodeMirror")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.tagName") == "BUTTON"
        page.click(".CodeMirror")
        page.keyboard.press("Control+a")
        page.keyboard.type("PREFIX unkg: <https://w3id.org/unkg/ontology#> SELECT ?x { ?x a unkg:Resol")
        page.keyboard.press("Control+Space")
        hints = page.locator(".CodeMirror-hint")
        hints.first.wait_for()
        assert hints.all_text_contents() == ["unkg:Resolution"]
        hints.first.click()
        page.wait_for_selector(".CodeMirror-hint", state="detached")
        # What is typed while the list closes, and before the editor has the focus again, is lost.
        written = "document.querySelector('.CodeMirror').CodeMirror.getValue().endsWith"
        # Playwright's own waiting evaluates strings in the page, which the page's security policy forbids.
        wait_until(lambda: page.evaluate(f"{written}('unkg:Resolution')"))
        wait_until(lambda: page.evaluate("document.activeElement.tagName") == "TEXTAREA")
        page.keyboard.insert_text(" } LIMIT 3")
        wait_until(lambda: page.evaluate(f"{written}(' }} LIMIT 3')"))
        page.keyboard.press("Control+Enter")
        page.wait_for_selector("#answer tbody tr")
        assert page.locator("#answer tbody tr").count() == 3
        assert page.evaluate("localStorage.length") == 0
