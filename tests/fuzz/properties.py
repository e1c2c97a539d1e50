"""The properties of the suite, with examples that it does not try."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path


def run(folder: Path, seed: int) -> Iterator[str]:
    """Run them once; a failing one prints how to repeat it."""
    suite, options = Path(__file__).parents[1], ["-q", "-n", "0", "-p", "no:cacheprovider", "-m", "hypothesis"]
    options += ["--hypothesis-profile=search", f"--hypothesis-seed={seed}", "--basetemp", str(folder / "tmp")]
    subprocess.run([sys.executable, "-m", "pytest", *options, str(suite)], check=True)
    yield "all properties"
