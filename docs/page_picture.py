"""Write the picture of a page for the README: `python docs/page_picture.py docs/page.png`.

Serves the graph that ships, and has Chromium draw the page of a resolution.
"""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import ViewportSize, sync_playwright

_PAGE = "id/document/A/HRC/RES/37/28.html"
_SIZE: ViewportSize = {"width": 1100, "height": 1110}
_SETTLED = 500
"""Milliseconds after which a page no longer moves."""
_COLOURS = 64
"""Of the picture: a page is drawn with few, which makes the file a third as large."""


@contextmanager
def served() -> Iterator[str]:
    """The address of a server over the graph that ships."""
    command = [sys.executable, "-m", "unkg", "serve", "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        try:
            assert server.stderr
            yield next(found[1] for line in server.stderr if (found := re.search(r" at (http://\S+)", line)))
        finally:
            server.terminate()


def shown(address: str, size: ViewportSize) -> Image.Image:
    """A page as Chromium shows it, in the few colours that it is drawn with."""
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        raise SystemExit("no Chromium is installed")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport=size, color_scheme="light")
        page.goto(address)
        page.wait_for_timeout(_SETTLED)
        drawn = page.screenshot()
        browser.close()
    return Image.open(BytesIO(drawn)).quantize(_COLOURS, dither=Image.Dither.NONE)


def main(target: Path) -> None:
    """Write the picture."""
    with served() as address:
        shown(address + _PAGE, _SIZE).save(target, optimize=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
