"""Marked texts in a real browser: given, clicked, by keyboard, downloaded, checked by axe-core. `make interop`."""

import json

import pytest

from test_interop_site import STANDARDS, axe, browser, opened, server  # noqa: F401
from unkg.building.single import marked_file

pytestmark = pytest.mark.interop
TEXT = """The General Assembly,

Guided by the International Covenants on Human Rights,

Recalling its resolution 60/251 of 15 March 2006 and its resolution 5/1,

1. Requests the Secretary-General to report to the Human Rights Council at its sixtieth session;"""


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    """The address of a file of the text, as `unkg annotate` writes it."""
    folder = tmp_path_factory.mktemp("annotated")
    (folder / "text.txt").write_text(TEXT, encoding="utf-8")
    (folder / "text.html").write_text(marked_file(folder / "text.txt"), encoding="utf-8")
    return (folder / "text.html").as_uri()


def read(page) -> None:
    """Give the text on the page."""
    page.get_by_label("Text", exact=True).fill(TEXT)
    page.get_by_role("button", name="Read").click()
    page.wait_for_selector(".marked")


def findings(page, axe) -> list[tuple[str, str]]:  # noqa: F811
    page.evaluate(axe)
    answer = page.evaluate(f"axe.run(document, {{ runOnly: {STANDARDS} }})")
    return [(one["id"], one["nodes"][0]["html"]) for one in answer["violations"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_are_accessible(browser, server, file, axe, scheme):  # noqa: F811
    with opened(browser, f"{server}read", color_scheme=scheme, bypass_csp=True) as page:
        assert findings(page, axe) == []
        read(page)
        assert findings(page, axe) == []
    with opened(browser, file, color_scheme=scheme, bypass_csp=True) as page:
        assert findings(page, axe) == []


@pytest.mark.parametrize("width", [320, 1280])
def test_no_page_is_wider_than_its_window(browser, server, file, width):  # noqa: F811
    for address in (f"{server}read", file):
        with opened(browser, address, viewport={"width": width, "height": 800}) as page:
            if address != file:
                read(page)
            assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_mark_leads_to_its_grounds_and_back_by_keyboard(browser, server):  # noqa: F811
    with opened(browser, f"{server}read") as page:
        read(page)
        page.locator("a.ref.document").first.focus()
        page.keyboard.press("Enter")
        entry = page.locator("li:target")
        assert "A/RES/60/251" in entry.inner_text()
        entry.locator("summary").focus()
        page.keyboard.press("Enter")
        assert entry.locator("ul.grounds").is_visible()
        entry.locator("a.self").focus()
        page.keyboard.press("Enter")
        assert page.url.endswith(page.locator("a.ref.document").first.get_attribute("id"))


def test_the_marks_of_a_kind_can_be_hidden(browser, file):  # noqa: F811
    with opened(browser, file) as page:
        mark = page.locator("a.ref.document").first
        shown = mark.evaluate("one => getComputedStyle(one).borderBottomWidth")
        page.locator("#show-document").uncheck()
        assert (shown, mark.evaluate("one => getComputedStyle(one).borderBottomWidth")) == ("2px", "0px")
        assert not page.locator(".tag.document").first.is_visible()


def test_a_text_that_was_read_can_be_downloaded(browser, server):  # noqa: F811
    with opened(browser, f"{server}read") as page:
        read(page)
        with page.expect_download() as download:
            page.get_by_role("button", name="JSON").click()
        found = json.loads(download.value.path().read_text(encoding="utf-8"))
        assert "A/RES/60/251" in [one["target"] for one in found["references"]]
