"""The fingerprint of a run."""

import shutil
from functools import lru_cache
from pathlib import Path

import pytest

import unkg
from unkg import artefacts
from unkg.building import fingerprint
from unkg.building.fingerprint import PROGRAM, code_digest, files_digest, languages_digest, program_digest

PACKAGE = Path(unkg.__file__).parent
LATER = {
    "building", "cli", "editions", "fetching", "network", "pages", "publishing", "queries", "rendering", "searching",
    "serving", "store", "validation",
}  # fmt: skip
CACHES = shutil.ignore_patterns("__pycache__")

MODULE = '''"""A module."""

from dataclasses import dataclass

LIMIT = 40


@dataclass
class Part:
    """A part."""

    label: str
    """Its label."""

    def name(self) -> str:
        """Its name."""
        return f"{self.label:>{LIMIT}}"
'''


def test_every_package_that_decides_on_statements_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fingerprint, "code_digest", lru_cache(code_digest))  # each package is read once
    whole, empty = program_digest(*PROGRAM), code_digest(PACKAGE / "no such package")
    for package in PROGRAM:
        assert code_digest(PACKAGE / package) != empty
        assert program_digest(*(other for other in PROGRAM if other != package)) != whole


def test_every_package_is_known_to_decide_on_statements_or_not_to() -> None:
    assert {path.parent.name for path in PACKAGE.glob("*/__init__.py")} == {*PROGRAM, *LATER}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("LIMIT = 40", "# No label is longer.\nLIMIT = 40  # characters"),
        ('"""A part."""', '"""A part of a document.\n\n    It has a label.\n    """'),
        ('    """Its label."""\n', ""),
        ('        """Its name."""\n', ""),
        ('"""A module."""\n', '"""A module that says more of itself."""\n\n'),
        ("LIMIT = 40", "LIMIT = (\n    40\n)"),
    ],
)
def test_comments_docstrings_and_layout_leave_the_digest(tmp_path: Path, old: str, new: str) -> None:
    assert _digest_of(_changed(old, new), tmp_path) == _digest_of(MODULE, tmp_path)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("LIMIT = 40", "LIMIT = 41"),
        ("LIMIT = 40", 'LIMIT = "40"'),
        ("label: str", "label: str | None"),
        (":>{LIMIT}", ":<{LIMIT}"),
        ("@dataclass\n", ""),
        ("def name", "def title"),
        ("return ", "yield "),
    ],
)
def test_code_changes_the_digest(tmp_path: Path, old: str, new: str) -> None:
    assert _digest_of(_changed(old, new), tmp_path) != _digest_of(MODULE, tmp_path)


def test_the_name_of_a_module_counts(tmp_path: Path) -> None:
    before = _digest_of(MODULE, tmp_path)
    (tmp_path / "part.py").rename(tmp_path / "section.py")
    assert code_digest(tmp_path) != before


def test_the_docstring_of_a_module_of_the_program_leaves_its_digest(tmp_path: Path) -> None:
    before = code_digest(PACKAGE / "symbols")
    copy = Path(shutil.copytree(PACKAGE / "symbols", tmp_path / "symbols", ignore=CACHES))
    source = (copy / "grammar.py").read_text(encoding="utf-8")
    (copy / "grammar.py").write_text(f"# A comment.\n'A docstring.'\n{source}\n# The end.\n", encoding="utf-8")
    assert code_digest(copy) == before


@pytest.mark.parametrize(
    ("changed", "same"),
    [
        ('# Months.\nmonths = [ "May" ]\n[switches]\nhas_case = true\n', True),
        ('months = ["May", "June"]\n[switches]\nhas_case = true\n', False),
        ('months = ["May"]\n[switches]\nhas_case = false\n', False),
    ],
)
def test_a_language_counts_by_its_values(tmp_path: Path, changed: str, *, same: bool) -> None:
    language = tmp_path / "en.toml"
    language.write_text('months = ["May"]\n[switches]\nhas_case = true\n', encoding="utf-8")
    before = languages_digest(tmp_path)
    language.write_text(changed, encoding="utf-8")
    assert (languages_digest(tmp_path) == before) is same


def test_tables_count_by_their_bytes(tmp_path: Path) -> None:
    (tmp_path / "bodies.csv").write_text("id,name\n", encoding="utf-8")
    before = files_digest(tmp_path, "*.csv")
    (tmp_path / "bodies.csv").write_text("id,name\r\n", encoding="utf-8")
    assert files_digest(tmp_path, "*.csv") != before


def test_versions_are_noted_until_a_file_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(artefacts, "user_cache", lambda: tmp_path / "cache")
    told = fingerprint.versions.__wrapped__()
    monkeypatch.setattr(fingerprint, "program_digest", lambda *_: "told again")
    assert fingerprint.versions.__wrapped__() == told
    monkeypatch.setattr(fingerprint, "written_digest", lambda: "of other files")
    assert fingerprint.versions.__wrapped__() == told | {"unkg program": "told again"}


def test_versions_are_told_again_if_the_note_is_damaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(artefacts, "user_cache", lambda: tmp_path)
    told = fingerprint.versions.__wrapped__()
    [note] = tmp_path.iterdir()
    note.write_text(note.read_text(encoding="utf-8").replace(told["unkg program"], "0"), encoding="utf-8")
    assert fingerprint.versions.__wrapped__() == told


def test_versions_are_told_without_a_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setattr(artefacts, "user_cache", lambda: tmp_path / "file" / "cache")
    assert fingerprint.versions.__wrapped__() == fingerprint.versions()


def _digest_of(source: str, folder: Path) -> str:
    (folder / "part.py").write_text(source, encoding="utf-8")
    return code_digest(folder)


def _changed(old: str, new: str) -> str:
    assert old in MODULE
    return MODULE.replace(old, new, 1)
