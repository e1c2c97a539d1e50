"""A real browser for tests: Chromium driven by Playwright, and axe-core, which checks a page against WCAG."""

import shutil
import subprocess
from contextlib import contextmanager

import pytest

STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="module")
def browser():
    """Chromium, driven by Playwright."""
    playwright = pytest.importorskip("playwright.sync_api")
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        pytest.skip("no Chromium is installed")
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield started
        started.close()


@contextmanager
def opened(browser, address: str, said: str | None = None, **options):
    """A page, which may load nothing from another host and writes nothing to the console, but for what is `said`."""
    context = browser.new_context(**options)
    page = context.new_page()
    asked, heard = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: heard.append(message.text))
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.goto(address)
    yield page
    host = "/".join(address.split("/")[:3])
    assert [url for url in asked if not url.startswith(host)] == []
    assert [one for one in heard if one != said] == []
    context.close()


@pytest.fixture(scope="module")
def axe(tmp_path_factory) -> str:
    """axe-core, which checks a page against WCAG; installed for the test, never shipped."""
    npm = shutil.which("npm") or pytest.skip("npm is not installed")
    folder = tmp_path_factory.mktemp("axe")
    installed = subprocess.run(
        [npm, "install", "--no-audit", "--no-fund", "axe-core@4"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    if installed.returncode:
        pytest.skip(f"axe-core cannot be installed: {installed.stderr.splitlines()[-1:]}")
    return (folder / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
