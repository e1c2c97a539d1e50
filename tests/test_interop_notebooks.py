"""The notebooks of the documentation print what they show. Run by `make interop`."""

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.interop


def test_notebooks_print_what_they_show():
    script = Path(__file__).parents[1] / "docs" / "run_notebooks.py"
    run = subprocess.run([sys.executable, script, "--check"], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
