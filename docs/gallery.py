"""Draw the pictures of a page by the commands in it: `python docs/gallery.py docs/gallery.md`.

Each is written into the folder that has the name of the page; what is HTML is shown as Chromium shows it.
"""

import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

from page_picture import shown

_COMMAND = re.compile(r"^unkg (render .*)$", re.MULTILINE)
_WINDOW = {"width": 1100, "height": 640}


def draw(command: str, folder: Path) -> None:
    """Draw one picture of the graph that ships."""
    with tempfile.TemporaryDirectory() as made:
        subprocess.run([sys.executable, "-m", "unkg", *shlex.split(command)], cwd=made, check=True)
        (picture,) = Path(made).iterdir()
        if picture.suffix == ".html":
            shown(picture.as_uri(), _WINDOW).save(folder / f"{picture.stem}.png", optimize=True)
        else:
            (folder / picture.name).write_bytes(picture.read_bytes())


def main(page: Path) -> None:
    """Draw all pictures of a page."""
    folder = page.with_suffix("")
    folder.mkdir(exist_ok=True)
    for command in _COMMAND.findall(page.read_text(encoding="utf-8")):
        draw(command, folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
