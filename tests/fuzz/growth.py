"""`python -m fuzz.growth texts|crowd`, from `tests/`: work that takes a second, but minutes if its time is quadratic.

The suite runs it as a program with a generous time limit; `make endure` measures the time, on an idle machine.
"""

import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import networkx as nx

PATTERNS = (
    "(((", "A/A/A/", "resolutions 1/1, 1/1, ", "1/1 A and B, ", "¹", "((a) ", "A/RES/1/1-", "A/1/", "the Council, ",
    "of 1 May ", "paragraphs 1 (a), ", "\n1. ", "\n(a) ", "[^1]: ", "**", "Special Rapporteur on ", "and the ",
    " \n", "-\n", "S-", "1 (1990), ", "urges ", "Recalling, ", "its ", "Add.1-9, ", "¹ A/1/1\n", "<sup>1</sup>",
    "Article 1, ", "thereto ", "General ", "İ", "Annex\n", ".", "I", "1", "A/", "resolutions 1/1, ", "1/1, ",
    "A/HRC/25/63, ", "paragraph 1, ", "its resolution 60/251, ", "2371 (2017), ", "\n\n1. Requests ",
    "¹ See A/1/2.\n", "requests all States to and ", "136.4 Ratify (France); ",
    "1. Requests the States to act, and urges the States to act, ",
    "decides to extend the mandate of UNFICYP and ", "its mandate ", "the mandate of the Panel of Experts, ",
    "established by resolution 1 (1990) and extended by resolution 2 (1991), ", "until 1 May 2020 ", "shall continue ",
    "\n1. Extends the mandate of the Mission until 1 May 2020;",
    "the Force, as set out in paragraph 1 of resolution 1/1, ",
)  # fmt: skip
"""Strings that may make regular expressions slow if they are repeated."""
SHORT, LONG = 30_000, 240_000
"""Lengths of the timed texts in characters."""
MOST = 16
"""Maximum ratio of the times for long and short text, whose lengths have a ratio of 8: 64 would be quadratic."""
FAR_TOO_LONG = 10
"""Limit of processor time in seconds, for work that takes a second; it hardly depends on the load."""


def repeated(pattern: str, length: int) -> str:
    """A text that repeats a pattern."""
    return (pattern * (length // len(pattern) + 1))[:length]


def run(_: Path, __: int) -> Iterator[str]:
    """Time all patterns and the crowded network. Raises AssertionError if time grows faster than the text."""
    from fuzz.invariants import check

    for pattern in PATTERNS:
        check(pattern)
        short, long = (_seconds(check, repeated(pattern, length)) for length in (SHORT, LONG))
        assert long <= MOST * short or long < 0.2, f"{pattern!r}: {short:.2f} s for {SHORT}, {long:.2f} s for {LONG}"
        print(f"{pattern!r}: {long / short:.1f} times as long for {LONG // SHORT} times the length", flush=True)
        yield "in proportion"
    crowd = _seconds(lay_out_a_crowd, 100)
    assert crowd < FAR_TOO_LONG, f"a crowded network: {crowd:.1f} s"
    print(f"a crowded network: {crowd:.1f} s")
    yield "in proportion"


def length(_: Path, __: int) -> Iterator[str]:
    """Read a megabyte of each pattern, and print seconds per megabyte."""
    from fuzz.invariants import check

    for pattern in PATTERNS:
        began = time.process_time()
        check(repeated(pattern, 1_000_000))
        print(f"{pattern!r}: {time.process_time() - began:.2f} s/MB", flush=True)
        yield "read"


def _seconds(work: Callable[[Any], object], given: Any) -> float:
    """Processor time, the best of three, since one run may include an unrelated garbage collection."""
    taken = []
    for _ in range(3):
        began = time.process_time()
        work(given)
        taken.append(time.process_time() - began)
    return min(taken)


def stopped(what: str, size: int) -> str | None:
    """Run the work as a program: None if it finishes, else the last piece of work that it printed."""
    command = [sys.executable, "-m", "fuzz.growth", what, str(size)]
    done = subprocess.run(command, cwd=Path(__file__).parents[1], stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode == -signal.SIGXCPU:
        return done.stdout.splitlines()[-1]
    done.check_returncode()
    return None


def begin(work: str) -> None:
    """Print the name of a piece of work, and limit its processor time."""
    print(work, flush=True)
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(time.process_time()) + FAR_TOO_LONG, most))


def read_texts(length: int) -> None:
    """Extract from a text of each pattern."""
    from fuzz.invariants import check

    check("")
    for pattern in PATTERNS:
        begin(repr(pattern))
        check(repeated(pattern, length))


def lay_out_a_crowd(texts: int) -> None:
    """Lay out texts of forty years that each cite eight of the last fifty, as in the Security Council."""
    from unkg.rendering.columns import columns
    from unkg.rendering.layout import lay_out

    graph = crowd(texts)
    lay_out(graph, columns(graph), dict.fromkeys(graph, (100.0, 36.0)))


def crowd(texts: int) -> "nx.DiGraph[str]":
    """A network of this many texts with years and citations."""
    import networkx as nx

    graph: nx.DiGraph[str] = nx.DiGraph()
    for number in range(texts):
        year = 1980 + number * 40 // texts
        graph.add_node(_name(number), year_from=year, year_to=year, held=False, body="security-council")
    pairs = ((number, max(0, number - 1 - 6 * back)) for number in range(1, texts) for back in range(8))
    graph.add_edges_from((_name(citing), _name(cited)) for citing, cited in pairs)
    return graph


def _name(number: int) -> str:
    return f"S/RES/{number}"


if __name__ == "__main__":
    begin(" ".join(sys.argv[1:]))
    {"texts": read_texts, "crowd": lay_out_a_crowd}[sys.argv[1]](int(sys.argv[2]))
