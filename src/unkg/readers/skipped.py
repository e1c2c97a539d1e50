"""Files in folders that are skipped: a record with the reason. A file that is named itself is never skipped."""

import re
from dataclasses import dataclass
from typing import Final

from unkg.model import SKIP_WORDS, SkipReason

# ".png", ".7z"; not ".Report of the Secretary-General", which ends the name of a file without an extension.
_EXTENSION: Final = re.compile(r"\.\w{1,10}$")


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file or folder that was found in a folder and is skipped."""

    key: str
    """The key that the document would have had."""
    source: str
    """The path, as an Unreadable has it."""
    reason: SkipReason

    @property
    def message(self) -> str:
        """Path and reason in one line."""
        return " ".join(f"{self.source}: skipped, {SKIP_WORDS[self.reason]}".split())

    @property
    def extension(self) -> str:
        """The extension of an unknown format in lower case, `none` if there is none; empty for other reasons."""
        if self.reason != "unknown-format":
            return ""
        found = _EXTENSION.search(self.source)
        return found[0].lower() if found else "none"
