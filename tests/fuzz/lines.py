"""Lines of several megabytes: their time must grow linearly; prints time and memory."""

import resource
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

LINES = {
    "(((": "(((",
    "A/A/A/…": "A/",
    "A/RES/1/1, A/RES/1/1, …": "A/RES/1/1, ",
    "resolutions 1/1, 1/1, resolutions …": "resolutions 1/1, 1/1, ",
    "a paragraph of lines that hyphens end": "and the inter-\nnational ",
    "a paragraph of wrapped lines": "words of a line that ends\n",
}
"""Name of a line to its repeated pattern."""
_MEGABYTES = 10
MOST = 2.6
"""Maximum ratio of the times for a full and a half line: 4 would be quadratic, 2 plus noise is linear."""


def run(_: Path, __: int) -> Iterator[str]:
    """Read each line and half of it, and print the figures; AssertionError if time grows faster than length."""
    for shown, pattern in LINES.items():
        half, _peak = measure(pattern, _MEGABYTES / 2)
        whole, peak = measure(pattern, _MEGABYTES)
        assert whole < MOST * half or whole < 0.2, f"{shown}: {half:.1f} s for half of it, {whole:.1f} s for all"
        print(
            f"{shown}: {whole / _MEGABYTES:.2f} s/MB, {whole / half:.2f} times its half, peak {peak:.0f} MB", flush=True
        )
        yield "in proportion"


def measure(pattern: str, megabytes: float) -> tuple[float, float]:
    """Processor time in seconds and peak memory in megabytes for a line of one pattern, in a separate process."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        return process.submit(read, pattern, megabytes).result()


def read(pattern: str, megabytes: float) -> tuple[float, float]:
    """The same in this process, with its peak memory so far."""
    from fuzz.invariants import check

    check(pattern)
    text = pattern * int(megabytes * 1e6 / len(pattern))
    began = time.process_time()
    check(text)
    return time.process_time() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
