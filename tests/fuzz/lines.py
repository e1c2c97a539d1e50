"""Lines of megabytes: time that grows in a straight line with their length, and the memory they take."""

import resource
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

LINES = {
    "(((": "(((",
    "A/A/A/…": "A/",
    "A/RES/1/1, A/RES/1/1, …": "A/RES/1/1, ",
    "resolutions 1/1, 1/1, resolutions …": "resolutions 1/1, 1/1, ",
    "a paragraph of lines that hyphens end": "and the inter-\nnational ",
    "a paragraph of wrapped lines": "words of a line that ends\n",
}
"""What each line is made of, by how it is shown."""
MOST = 2.6
"""Times as long that a line of twice the length may take: a square takes four times as long, noise a little more than twice."""


def hold(megabytes: float) -> list[str]:
    """Read each line at half its length and in full, and say what it took; AssertionError where time grows faster than length."""
    told = []
    for shown, pattern in LINES.items():
        half, _ = measure(pattern, megabytes / 2)
        whole, peak = measure(pattern, megabytes)
        assert whole < MOST * half or whole < 0.2, f"{shown}: {half:.1f} s for half of it, {whole:.1f} s for all"
        told.append(f"{shown}: {whole / megabytes:.2f} s/MB, {whole / half:.2f} times its half, peak {peak:.0f} MB")
    return told


def measure(pattern: str, megabytes: float) -> tuple[float, float]:
    """Seconds of processor time for a line of one pattern, and the peak of memory in megabytes, in a process of its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        return process.submit(read, pattern, megabytes).result()


def read(pattern: str, megabytes: float) -> tuple[float, float]:
    """The same in this process, whose peak is then that of all it has done."""
    from fuzz.promises import keep

    keep(pattern)
    text = pattern * int(megabytes * 1e6 / len(pattern))
    began = time.process_time()
    keep(text)
    return time.process_time() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
