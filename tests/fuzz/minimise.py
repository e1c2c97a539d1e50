"""Add inputs that guided fuzzing kept to the corpus: `python -m fuzz.minimise build/endure/corpus`, from `tests/`.

Of the texts that an earlier run kept, the shortest that reaches a line after another as no text before it did is added.
"""

import argparse
import hashlib
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import CodeType, FrameType
from typing import Any, Final

from fuzz.guided import CORPUS

_TRACED: Final = ("/unkg/extraction/", "/unkg/symbols/", "/unkg/graph/")

Arc = tuple[CodeType, int, int]


def arcs(work: Callable[[], object]) -> set[Arc]:
    """The pairs of lines that follow each other while work is done."""
    found: set[Arc] = set()
    is_traced: dict[CodeType, bool] = {}

    def enter(frame: FrameType, _event: str, _: Any) -> Any:
        code, last = frame.f_code, 0
        if code not in is_traced:
            is_traced[code] = any(part in code.co_filename for part in _TRACED)
        if not is_traced[code]:
            return None

        def step(frame: FrameType, event: str, _: Any) -> Any:
            nonlocal last
            if event == "line":
                found.add((code, last, frame.f_lineno))
                last = frame.f_lineno
            return step

        return step

    sys.settrace(enter)
    try:
        work()
    finally:
        sys.settrace(None)
    return found


def adding(begun: Iterable[str], kept: Iterable[str], try_: Callable[[str], object]) -> Iterator[str]:
    """Of the kept texts, those that reach what none before them reaches, the shortest first."""
    reached: set[Arc] = set().union(*(arcs(lambda text=text: try_(text)) for text in begun))  # type: ignore[misc]
    for text in sorted(kept, key=len):
        found = arcs(lambda text=text: try_(text))  # type: ignore[misc]
        if not found <= reached:
            reached |= found
            yield text


def main() -> None:
    """Add texts to the corpus."""
    parser = argparse.ArgumentParser(prog="python -m fuzz.minimise")
    parser.add_argument("kept", type=Path, help="a folder of what guided runs kept")
    parser.add_argument("--longest", type=int, default=400, help="leave out longer texts")
    arguments = parser.parse_args()
    from fuzz.invariants import check_described

    begun = [path.read_bytes().decode("utf-8", "ignore") for path in sorted((CORPUS / "texts").iterdir())]
    texts = {path.read_bytes().decode("utf-8", "ignore") for path in arguments.kept.glob("texts-*/*")}
    check_described(begun[0])
    for text in adding(begun, (text for text in texts if len(text) <= arguments.longest), check_described):
        name = hashlib.sha256(text.encode()).hexdigest()[:12]
        (CORPUS / "texts" / f"found-{name}.txt").write_bytes(text.encode())


if __name__ == "__main__":
    main()
