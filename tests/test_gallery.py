"""The gallery: a picture of each kind, made by the command that stands above it."""

import re
from pathlib import Path
from typing import get_args

import pytest

from unkg.cli.pictures import What

DOCS = Path(__file__).parents[1] / "docs"
PAGE = (DOCS / "gallery.md").read_text(encoding="utf-8")
SHOWN = re.findall(r"^(unkg render (\w+).* -o (\S+))\n```\n\n!\[[^]]+\]\((\S+)\)$", PAGE, re.MULTILINE)


def test_each_kind_is_shown():
    assert {kind for _, kind, *_ in SHOWN} == set(get_args(What))
    assert len(SHOWN) == PAGE.count("![")
    assert {path.name for path in (DOCS / "gallery").iterdir()} == {Path(shown).name for *_, shown in SHOWN}


@pytest.mark.parametrize(("command", "_", "drawn", "shown"), SHOWN)
def test_a_picture_is_that_of_its_command(command, _, drawn, shown):
    assert Path(drawn).stem == Path(shown).stem
    if shown.endswith(".svg"):
        assert f"\n{command}</desc>" in (DOCS / shown).read_text(encoding="utf-8")
    assert (DOCS / shown).stat().st_size < 200_000
