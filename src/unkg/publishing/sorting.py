"""Sort any number of lines by their bytes."""

import heapq
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import groupby
from tempfile import TemporaryFile
from types import TracebackType
from typing import IO, Final, Self

AT_ONCE: Final = 500_000
"""Lines sorted in memory; more are sorted with temporary files."""


class SortedLines:
    """Collects lines and iterates over them sorted and without duplicates. `with` removes its temporary files."""

    def __init__(self, at_once: int = AT_ONCE) -> None:
        """Keep up to `at_once` lines in memory."""
        self._at_once = at_once
        self._pending: list[bytes] = []
        self._spilled: list[IO[bytes]] = []
        self._files = ExitStack()

    def add(self, lines: Iterable[bytes]) -> None:
        """Add lines, each with its line end."""
        for line in lines:
            self._pending.append(line)
            if len(self._pending) >= self._at_once:
                self._spill()

    def __iter__(self) -> Iterator[bytes]:
        """Iterate over all lines from the start."""
        for file in self._spilled:
            file.seek(0)
        runs: list[Iterable[bytes]] = [*self._spilled, sorted(self._pending)]
        return (line for line, _ in groupby(heapq.merge(*runs)))

    def _spill(self) -> None:
        file = self._files.enter_context(TemporaryFile())  # noqa: SIM115  closed with all the others
        file.writelines(sorted(self._pending))
        self._spilled.append(file)
        self._pending = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._files.close()
