"""One document as a file in six languages: HTML and Word read like its text. PDF: test_interop_files."""

from collections import Counter
from pathlib import Path

import pytest
from tests.typeset.manuscripts import Manuscript, as_html, from_markdown
from tests.typeset.word import as_word

import unkg
from unkg.model import OFFICIAL_LANGUAGES, Extraction

SYMBOL = "A/HRC/RES/55/21"


def manuscript(samples: Path, language: str) -> Manuscript:
    suffix = "" if language == "en" else f".{language}"
    text = (samples / f"a-hrc-res-55-21{suffix}.md").read_text(encoding="utf-8")
    return from_markdown(SYMBOL, text, language)


def found(extraction: Extraction) -> tuple[object, ...]:
    """What a graph tells of a document, without the places of words."""
    cited = Counter((r.kind, r.target, r.pinpoint, r.relation) for r in extraction.references)
    done = [(a.label, a.verb, a.strength, a.issuers, a.addressees) for a in extraction.actions]
    head = extraction.header
    days = (head.adopted, head.distributed)
    told = (head.symbol, head.type, head.body, head.session, head.agenda_item, head.title)
    return extraction.document.language, told, days, cited, done


def assert_same(content: bytes, path: Path, of: Manuscript) -> None:
    """The file has the citations, actions and head of the text, and its language is told."""
    path.write_bytes(content)
    expected = found(unkg.extract(of.text, language=of.language))
    assert found(unkg.extract(path)) == expected
    assert len(expected[3]) > 20


@pytest.mark.parametrize("language", sorted(OFFICIAL_LANGUAGES))
def test_html_reads_like_its_text(samples: Path, tmp_path: Path, language: str) -> None:
    of = manuscript(samples, language)
    assert_same(as_html(of).encode(), tmp_path / "file.html", of)


@pytest.mark.parametrize("language", sorted(OFFICIAL_LANGUAGES))
def test_word_reads_like_its_text(samples: Path, tmp_path: Path, language: str) -> None:
    of = manuscript(samples, language)
    assert_same(as_word(of), tmp_path / "file.docx", of)


@pytest.mark.parametrize("language", sorted(OFFICIAL_LANGUAGES))
def test_markdown_reads_like_its_text(samples: Path, language: str) -> None:
    of = manuscript(samples, language)
    suffix = "" if language == "en" else f".{language}"
    emphasized = found(unkg.extract(samples / f"a-hrc-res-55-21{suffix}.md"))
    assert emphasized == found(unkg.extract(of.text, language=language))
