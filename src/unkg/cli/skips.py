"""Files in folders that a command skips: named if asked for, and counted by reason."""

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

from unkg.cli.messages import notify
from unkg.model import SKIP_WORDS, SkipReason

if TYPE_CHECKING:
    from unkg.readers import Skipped


class SkipCount:
    """Counts the files that a command skips."""

    def __init__(self, *, list_each: bool) -> None:
        """With `list_each`, print a line for each file to standard error."""
        self._list_each = list_each
        self._reasons: Counter[SkipReason] = Counter()
        self._extensions: Counter[str] = Counter()

    def add(self, skipped: "Skipped") -> None:
        """Count a file, and name it if asked for."""
        self._reasons[skipped.reason] += 1
        if skipped.extension:
            self._extensions[skipped.extension] += 1
        if self._list_each:
            notify(skipped.message)

    def print(self) -> None:
        """Print the counts to standard error, if there are any."""
        if self._reasons:
            hint = "" if self._list_each else "; --list-skipped names them"
            notify(f"skipped: {counted(self._reasons, self._extensions)}{hint}")


def counted(reasons: Mapping[SkipReason, int], extensions: Mapping[str, int]) -> str:
    """The number of files that are skipped, and why: `3 (unknown format 2: .png 1, .zip 1; hidden 1)`."""
    parts = [
        f"{words} {reasons[reason]:,}" + (f": {_listed(extensions)}" if reason == "unknown-format" else "")
        for reason, words in SKIP_WORDS.items()
        if reasons.get(reason)
    ]
    return f"{sum(reasons.values()):,} ({'; '.join(parts)})"


def _listed(extensions: Mapping[str, int]) -> str:
    by_size = sorted(extensions.items(), key=lambda item: (-item[1], item[0]))
    return ", ".join(f"{extension} {number:,}" for extension, number in by_size)
