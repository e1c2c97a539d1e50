"""Bundle the editor of the query page: `python -m generation.editor`, or `make web`, which needs npm.

Fetches the packages of `web/package-lock.json`, checks them against their digests there, and puts the editor's script
and style, with the licence texts of all packages in it, into `src/unkg/pages/editor`, which git ignores and a wheel
includes.
"""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]
FOLDER: Final = ROOT / "src" / "unkg" / "pages" / "editor"
_BUILT: Final = "@zazuko/yasqe/build"
_FILES: Final = {"yasqe.min.js": "editor.js", "yasqe.min.css": "editor.css"}
_MIT: Final = """Permission is hereby granted, free of charge, to any person obtaining a copy of this software and
associated documentation files (the "Software"), to deal in the Software without restriction, including without
limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the
Software, and to permit persons to whom the Software is furnished to do so, subject to the following
conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions
of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED
TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL
THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF
CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER
DEALINGS IN THE SOFTWARE.
"""


def main() -> int:
    """Fetch, copy, and write the licences; 1 without npm or without the packages."""
    npm = shutil.which("npm")
    if npm is None:
        print("npm is missing: the query page works without its editor", file=sys.stderr)
        return 1
    place = ROOT / "build" / "web"
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(ROOT / "web", place)
    if subprocess.run([npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=place, check=False).returncode:
        return 1
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir()
    modules = place / "node_modules"
    for source, target in _FILES.items():
        text = (modules / _BUILT / source).read_text(encoding="utf-8")
        lines = (line for line in text.splitlines(keepends=True) if "sourceMappingURL" not in line)
        (FOLDER / target).write_text("".join(lines), encoding="utf-8")
    licenses = "\n\n".join(_license(folder) for folder in _packages(modules))
    (FOLDER / "LICENSES.txt").write_text(licenses, encoding="utf-8")
    print(f"{FOLDER.relative_to(ROOT)}: {', '.join(sorted(path.name for path in FOLDER.iterdir()))}")
    return 0


def _packages(modules: Path) -> Iterator[Path]:
    return (path.parent for path in sorted((*modules.glob("*/package.json"), *modules.glob("@*/*/package.json"))))


def _license(folder: Path) -> str:
    """Name, version and licence of a package, with the licence's text; some MIT packages leave it out."""
    about = json.loads((folder / "package.json").read_text(encoding="utf-8"))
    heading = f"{about['name']} {about['version']}: {about['license']}"
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.iterdir()) if path.stem.lower() == "license"]
    if not texts:
        if about["license"] != "MIT":
            raise SystemExit(f"{heading}: no licence text")
        texts = [f"Copyright {about.get('author', 'the authors')}\n\n{_MIT}"]
    return "\n".join([heading, "=" * len(heading), "", *texts])


if __name__ == "__main__":
    sys.exit(main())
