"""One document in six languages, printed as PDF by Chromium, read like its text. `make interop`."""

import shutil
import subprocess
from pathlib import Path

import pytest
from tests.typeset.pdf import CHROMIUM, by_chromium

from test_files_in_languages import assert_same, manuscript
from unkg.model import OFFICIAL_LANGUAGES

pytestmark = pytest.mark.interop


def needs_letters(language: str) -> None:
    """Skip without a browser, or without a font for the language."""
    if CHROMIUM is None:
        pytest.skip("no Chromium is installed")
    lister = shutil.which("fc-list")
    if lister and not subprocess.run([lister, f":lang={language}"], capture_output=True, check=True).stdout:
        pytest.skip(f"no font is installed that has the letters of {language}")


@pytest.mark.parametrize("columns", [1, 2])
@pytest.mark.parametrize("language", sorted(OFFICIAL_LANGUAGES))
def test_a_printed_file_reads_like_its_text(samples: Path, tmp_path: Path, language: str, columns: int) -> None:
    needs_letters(language)
    of = manuscript(samples, language)
    assert_same(by_chromium(of, columns=columns), tmp_path / "file.pdf", of)
