"""Builds killed at random times: nothing may be lost or doubled, and readers must see a complete store."""

import random
import shutil
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from unkg.store import StoreError, open_store

SAMPLES = Path(__file__).parents[2] / "data" / "samples"
WRITER = """
    import sys
    from pathlib import Path
    from unkg.store import Input, pack, writer
    with writer(Path(sys.argv[1])) as target:
        for number in range(int(sys.argv[2])):
            graph, digest = f"https://example.org/{number}", f"{sys.argv[3]} {number}"
            statements = "".join(f"<x:{number}> <x:p> \\"{digest} {n}\\" <{graph}> .\\n" for n in range(200))
            source = Input(digest, 0, graph)
            kept = target.kept(digest) or [(target.keep(graph, pack(statements.encode()), source), graph, 0)]
            target.put(graph, kept[0][0], source)
"""
"""A program that writes graphs to a store; arguments: store, number of graphs, name of the generation."""


def writer(store: Path, graphs: int, generation: str) -> list[str]:
    """The command that writes graphs of one generation to a store."""
    return [sys.executable, "-c", textwrap.dedent(WRITER), str(store), str(graphs), generation]


def build(store: Path, *inputs: Path) -> list[str]:
    """The command that builds a store from inputs."""
    return [sys.executable, "-m", "unkg", "build", *map(str, inputs), "--store", str(store), "--no-validation"]


def statements(store: Path) -> list[str] | None:
    """All statements of a store; None if it does not exist yet."""
    try:
        with open_store(store) as opened:
            return sorted(map(str, opened.quads()))
    except StoreError as error:
        if "no build of this store has ended" in str(error) or "no store" in str(error):
            return None
        raise


def run(folder: Path, seed: int) -> Iterator[str]:
    """Kill builds of all samples in a store that contains half of them; for odd seeds, a writer of small graphs.

    A writer spends nearly all its time in the store, a build a tenth of it.
    """
    store, samples = folder / "store", sorted(SAMPLES.glob("*.txt"))
    if seed % 2:
        yield from survive(folder, writer(store, 10, "old"), writer(store, 30, "new"), seed)
    else:
        yield from survive(folder, build(store, *samples[::2]), build(store, *samples), seed)


def survive(folder: Path, first: Sequence[str], second: Sequence[str], seed: int) -> Iterator[str]:
    """Kill the second command at random times; yield once for each kill. Both commands write `store`.

    A reader must then see the state before or after, and running the second command again must have the same result as
    without the kill. Raises AssertionError otherwise.
    """
    store, spare, drawn = folder / "store", folder / "before", random.Random(seed)
    subprocess.run(first, check=True, capture_output=True)
    shutil.copytree(store, spare)
    before, began = statements(store), time.monotonic()
    subprocess.run(second, check=True, capture_output=True)
    took, after = time.monotonic() - began, statements(store)
    assert before != after, "the second command changes nothing: there is nothing to kill"
    while True:
        shutil.rmtree(store)
        shutil.copytree(spare, store)
        killed = _killed(second, drawn.uniform(0, took))
        assert statements(store) in (before, after), "a reader saw half a build"
        took *= 1.1 if killed else 0.8  # the time of a build follows the load of the machine
        subprocess.run(second, check=True, capture_output=True)
        assert statements(store) == after, "a second run lost or doubled something"
        left = sorted(path.name for path in store.iterdir())
        assert left == ["current", "format", "lock", "versions"], left
        assert len(list((store / "versions").iterdir())) == 1, "versions that nobody reads are left"
        if killed:
            yield "killed"


def _killed(command: Sequence[str], after: float) -> bool:
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            process.wait(after)
        except subprocess.TimeoutExpired:
            process.kill()
            return True
    return False
