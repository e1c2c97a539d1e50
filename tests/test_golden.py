"""Complete documents with their expected extractions; `pytest --bless` overwrites them for review.

A folder of `tests/golden` contains `expected.json` and the document as `input.*`, or has the name of a document in
`data/samples`.
"""

import json
from pathlib import Path

import pytest

from known import read
from unkg import authorities
from unkg.extraction import extract
from unkg.extraction.output import as_json
from unkg.model import Document

GOLDEN = Path(__file__).parent / "golden"
CASES = sorted(folder.name for folder in GOLDEN.iterdir() if folder.is_dir())


def source(name: str, samples: Path) -> Path:
    (found,) = [*(GOLDEN / name).glob("input.*")] or samples.glob(f"{name}.*")
    return found


def printed(path: Path) -> str:
    """The result as JSON, an item a line, without what the reader, the text's digest and measurements alone decide."""
    (document,) = read([path])
    assert isinstance(document, Document)
    line = as_json(extract(document, authorities.load()))
    for reference in line["references"]:
        del reference["confidence"]
    parts = []
    for key in ("document", "paragraphs", "references", "actions", "mandate_events"):
        value = line[key] if isinstance(line[key], list) else [line[key]]
        items = ",\n".join(f"  {json.dumps(item, ensure_ascii=False)}" for item in value)
        parts.append(f' "{key}": [\n{items}\n ]' if items else f' "{key}": []')
    return "{\n" + ",\n".join(parts) + "\n}\n"


@pytest.mark.parametrize("name", CASES)
def test_documents_give_what_was_reviewed(name: str, samples: Path, bless: bool) -> None:
    expected = GOLDEN / name / "expected.json"
    result = printed(source(name, samples))
    if bless:
        expected.write_text(result, encoding="utf-8")
    assert json.loads(result) == json.loads(expected.read_text(encoding="utf-8"))


def test_every_form_of_document_is_there() -> None:
    assert len(CASES) >= 6
