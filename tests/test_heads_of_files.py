"""The heads of real PDF and Word files, beside what was written down when reading them."""

import csv
from pathlib import Path

import pytest

from known import KNOWLEDGE, read
from unkg.extraction import read_context
from unkg.model import Document, Header

CASES = Path(__file__).parent / "cases" / "heads-of-files.tsv"
FIELDS = ("symbol", "type", "body", "session", "date", "title")
LEAST = 0.98


def fields(header: Header) -> dict[str, str]:
    """The fields of a header as the table has them; the date is that of the adoption, else of the distribution."""
    date = header.adopted or header.distributed or ""
    values = (header.symbol, header.type, header.body, header.session, date, header.title)
    return dict(zip(FIELDS, (str(value or "") for value in values), strict=True))


def test_heads_of_real_files(shared: Path) -> None:
    folder = shared / "corpus" / "files"
    if not folder.exists():
        pytest.skip("the corpora have no files")
    with CASES.open(encoding="utf-8", newline="") as file:
        expected = {row.pop("file"): row for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)}
    wrong, right = [], 0
    for name, head in expected.items():
        (document,) = read([folder / name], only_whole=True)
        assert isinstance(document, Document)
        found = fields(read_context(document, KNOWLEDGE).header)
        wrong += [(name, field, found[field], head[field]) for field in FIELDS if found[field] != head[field]]
        right += sum(found[field] == head[field] for field in FIELDS)
    assert right / (right + len(wrong)) >= LEAST, wrong
