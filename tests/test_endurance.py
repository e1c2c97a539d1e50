"""Twenty seconds of what `make endure` does for as long as one likes."""

import time
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given, settings

import drawn
from fuzz.endure import PATTERNS
from fuzz.files import hold
from fuzz.kills import survive, writer
from fuzz.lines import LINES, read
from fuzz.promises import keep, keep_explained
from unkg import authorities
from unkg.extraction.layout.normalized_text import normalize
from unkg.extraction.layout.paragraphs import blocks_of
from unkg.model import Document

SHORT, LONG = 3_000, 24_000
"""Characters: enough for a square to tell itself from a line, few enough for every run of the tests."""


def test_a_writer_killed_at_any_moment_loses_and_doubles_nothing(tmp_path: Path) -> None:
    store = tmp_path / "store"
    survive(tmp_path, writer(store, 10, "old"), writer(store, 30, "new"), points=5, seed=2371)


def test_files_with_changed_bytes_are_read_or_refused(tmp_path: Path) -> None:
    assert next(islice(hold(tmp_path, seed=60), 399, None)) == 400


@settings(max_examples=150, deadline=None)
@given(drawn.TEXTS)
def test_promises_hold_for_drawn_texts(text: str) -> None:
    keep_explained(text)


def seconds(text: str) -> float:
    began = time.process_time()
    keep(text)
    return time.process_time() - began


@pytest.mark.parametrize("pattern", PATTERNS, ids=repr)
def test_time_grows_with_length_and_not_with_its_square(pattern: str) -> None:
    keep(pattern)
    short = max(seconds(pattern * (SHORT // len(pattern))), 0.002)
    long = seconds(pattern * (LONG // len(pattern)))
    # Eight times the text: a square would take sixty-four times as long.
    assert long < 24 * short or long < 0.2


@pytest.mark.parametrize("pattern", LINES.values(), ids=repr)
def test_a_long_line_takes_twice_the_time_for_twice_the_length(pattern: str) -> None:
    half = min(read(pattern, 0.01)[0] for _ in range(3))
    whole = min(read(pattern, 0.02)[0] for _ in range(3))
    # A loose bound: `make endure` holds lines of megabytes to a closer one.
    assert whole < 3.2 * half or whole < 0.05


def test_the_end_of_a_line_is_looked_at_without_all_that_stands_before_it() -> None:
    def folding(lines: int) -> float:
        document = Document("wrapped", "text", "words of a line that ends\n" * lines)
        blocks = blocks_of(document, authorities.load().languages["en"])
        began = time.process_time()
        normalize(document.text, blocks)
        return time.process_time() - began

    # Four times the lines of one paragraph: a square would take sixteen times as long.
    assert min(folding(60_000) for _ in range(2)) < 8 * min(folding(15_000) for _ in range(2))


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16-le", "latin-1"])
def test_promises_hold_for_mangled_samples(samples: Path, encoding: str) -> None:
    for path in sorted(samples.glob("*.txt"))[:3]:
        keep_explained(path.read_text(encoding="utf-8").encode("utf-8").decode(encoding, "ignore"))
