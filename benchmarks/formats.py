"""Extraction from documents typeset as PDF, Word or HTML, compared with extraction from their text, and reading speed.

The settings imitate real United Nations files: two columns, page breaks inside citations, footnotes at and across page
ends, page headers, hyphenation. There are three producers of PDF, and a fourth if a browser is installed.
"""

import tarfile
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.typeset import pdf, word
from tests.typeset.manuscripts import Manuscript, as_html, from_akoma_ntoso, from_text

from benchmarks.corpora import ROOT, SHARED
from unkg import authorities, readers
from unkg.extraction import extract
from unkg.model import Document

_CITED = {"resolution", "decision", "statement", "document", "instrument"}

_OF_EACH_SET = 4

SETTINGS: dict[str, Callable[[Manuscript], bytes]] = {
    "one column, justified, hyphenated.pdf": lambda m: pdf.Setter(
        pdf.ReportLab(), m, justified=True, hyphenated=True
    ).set(),
    "two columns, drawn row by row.pdf": lambda m: pdf.Setter(pdf.Fpdf(), m, columns=2, hyphenated=True).set(),
    "WeasyPrint.pdf": pdf.by_weasyprint,
    "WeasyPrint, two columns.pdf": lambda m: pdf.by_weasyprint(m, columns=2),
    **(
        {
            "Chromium.pdf": pdf.by_chromium,
            "Chromium, two columns.pdf": lambda m: pdf.by_chromium(m, columns=2),
        }
        if pdf.CHROMIUM
        else {}
    ),
    "Word.docx": word.as_word,
    "web page.html": lambda m: as_html(m).encode(),
}


@dataclass(slots=True)
class Score:
    """Counts of mentions in a setting and in the text; `both`: with equal targets."""

    both: int = 0
    text: int = 0
    setting: int = 0
    documents: int = 0
    seconds: float = 0.0
    """Processor time of reading."""
    bytes: int = 0
    pages: int = 0
    missed: Counter[str] = field(default_factory=Counter)
    added: Counter[str] = field(default_factory=Counter)


def manuscripts(folder: Path = SHARED) -> Iterator[Manuscript]:
    """The plain-text samples in English, and four documents of each Akoma Ntoso set in a folder."""
    samples = ROOT / "data" / "samples"
    # Those in other languages are named so: a-hrc-res-55-21.fr.md.
    in_english = (path for end in ("txt", "md") for path in samples.glob(f"*.{end}") if "." not in path.stem)
    for path in sorted(in_english):
        yield from_text(path.stem.upper().replace("-", "/"), path.read_text(encoding="utf-8"))
    for archive in sorted((folder / "corpus" / "akn").glob("*.en.tar.gz")):
        yield from _of_archive(archive)


def _of_archive(archive: Path) -> Iterator[Manuscript]:
    with tarfile.open(archive) as packed:
        names = sorted(name for name in packed.getnames() if name.endswith(".xml"))
        step = max(len(names) // _OF_EACH_SET, 1)
        for name in names[step // 2 :: step][:_OF_EACH_SET]:
            file = packed.extractfile(name)
            if file:
                yield from_akoma_ntoso(Path(name).stem, file.read())


def measure(found: Iterable[Manuscript], progress: Callable[[str], None]) -> dict[str, Score]:
    """The score of each setting."""
    scores = {name: Score() for name in SETTINGS}
    with tempfile.TemporaryDirectory() as folder:
        for manuscript in found:
            expected = _targets(Document("k", "k", manuscript.text))
            for name, setting in SETTINGS.items():
                path = Path(folder) / f"document{Path(name).suffix}"
                path.write_bytes(setting(manuscript))
                _judge(path, expected, scores[name])
            progress(manuscript.symbol)
    return scores


def _judge(path: Path, expected: Counter[str], score: Score) -> None:
    began = time.process_time()
    (document,) = readers.read([path], authorities.load(), ignore_metadata=True)
    score.seconds += time.process_time() - began
    assert isinstance(document, Document), document
    given = _targets(document)
    score.both += (expected & given).total()
    score.text += expected.total()
    score.setting += given.total()
    score.missed += expected - given
    score.added += given - expected
    score.documents += 1
    score.bytes += path.stat().st_size
    score.pages += _pages(path)


def _pages(path: Path) -> int:
    if path.suffix != ".pdf":
        return 0
    import pypdfium2

    with pypdfium2.PdfDocument(path) as document:
        return len(document)


def _targets(document: Document) -> Counter[str]:
    found = extract(document, authorities.load(), ignore_metadata=True)
    return Counter(f"{r.target} {r.pinpoint or ''}".strip() for r in found.references if r.kind in _CITED and r.target)


def table(scores: dict[str, Score]) -> str:
    """The scores as Markdown."""
    lines = [
        "| setting | documents | citations in the text | recall | precision | pages/s | MB/s |",
        "|---|---|---|---|---|---|---|",
    ]
    for name, s in scores.items():
        pages = f"{s.pages / s.seconds:.0f}" if s.pages else ""
        recall, precision = (f"{s.both / max(total, 1):.2%}" for total in (s.text, s.setting))
        rate = f"{s.bytes / 1e6 / s.seconds:.2f}"
        lines.append(f"| {name} | {s.documents} | {s.text} | {recall} | {precision} | {pages} | {rate} |")
    return "\n".join(lines)
