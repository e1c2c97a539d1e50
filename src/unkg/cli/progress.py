"""Progress bars, shown only on a terminal."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from unkg.cli.messages import is_quiet, notify
from unkg.cli.terminal import escaped
from unkg.stages import Advance, watching

if TYPE_CHECKING:
    from typing import TextIO

    from rich.progress import Progress as ProgressBar

_LONGEST: Final = 40
"""Letters of what is done now: more would leave no room for the bar."""


class _Bars:
    """The bars of the stages that go on; nothing is drawn while there is none."""

    def __init__(self) -> None:
        self._drawn: ProgressBar | None = None

    @contextmanager
    def watch(self, name: str, steps: int | None) -> Iterator[Advance]:
        """Show a bar with the share that is done and the time left, and what is done now."""
        drawn = self._drawn = self._drawn or _started()
        task = drawn.add_task(name, total=steps, what="")

        def advance(steps: int = 1, what: str = "") -> None:
            drawn.update(task, advance=steps, what=escaped(what)[:_LONGEST])

        try:
            yield advance
        finally:
            drawn.remove_task(task)
            if not drawn.task_ids:
                drawn.stop()
                self._drawn = None


def _started() -> "ProgressBar":
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TaskProgressColumn(show_speed=False),
        TimeRemainingColumn(elapsed_when_finished=False),
        TextColumn("{task.fields[what]}", markup=False),
    )
    # Standard output gives way to a bar where it is shown beside it; a pipe or a file gets it itself.
    shown = sys.stdout.isatty()
    drawn = Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=shown)
    drawn.start()
    return drawn


@contextmanager
def progress_bars() -> Iterator[None]:
    """Show how far each stage of the block has come, if standard error is a terminal and notices are wanted."""
    if is_quiet() or not sys.stderr.isatty():
        yield
        return
    with watching(_Bars().watch):
        yield


def note_for_bars(line: str) -> None:
    """Tell what takes long, where no bar shows it."""
    if not sys.stderr.isatty():
        notify(line)


@contextmanager
def no_bars_among(file: "TextIO") -> Iterator[None]:
    """Draw none in the block if it writes its lines to a terminal: they show how far it has come, and would be torn."""
    if not file.isatty():
        yield
        return
    with watching(None):
        yield
