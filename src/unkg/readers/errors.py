"""Inputs that cannot be read: a record with problem and remedy, and the exceptions that carry them."""

from dataclasses import dataclass

from unkg.errors import Error


@dataclass(frozen=True, slots=True)
class Unreadable:
    """An input, or a line of one, that could not be read."""

    key: str
    """The key that the document would have had, as far as it is known."""
    source: str
    """The file as it was named, or its path below the named folder; `-` for standard input."""
    place: str
    """The place in the source: `line 3, column 17`, `byte 4711`; empty for the whole source."""
    problem: str
    remedy: str

    @property
    def message(self) -> str:
        """Source, place, problem and remedy in one line."""
        where = f"{self.source}, {self.place}" if self.place else self.source
        return " ".join(f"{where}: {self.problem}; {self.remedy}".split())


class ReadError(Error):
    """An input that cannot be read; the readers turn it into an Unreadable and continue."""

    def __init__(self, problem: str, remedy: str, place: str = "") -> None:
        super().__init__(f"{place}: {problem}; {remedy}" if place else f"{problem}; {remedy}")
        self.problem = problem
        self.remedy = remedy
        self.place = place

    def __reduce__(self) -> tuple[type["ReadError"], tuple[str, str, str]]:
        """How pickle makes it again, for the process that asked."""
        return type(self), (self.problem, self.remedy, self.place)

    def about(self, key: str, source: str) -> Unreadable:
        """The record of this error for a source."""
        return Unreadable(key, source, self.place, self.problem, self.remedy)


class ForeignError(ReadError):
    """An input without a UN document: an error if the user named it, skipped if it was found in a folder."""


class NothingFoundError(ForeignError):
    """A text that does not mention the United Nations, found in a folder."""


def cannot_open(error: OSError) -> ReadError:
    """An error of the operating system as a ReadError."""
    if isinstance(error, FileNotFoundError):
        return ReadError("no such file or folder", "check the path")
    if isinstance(error, PermissionError):
        return ReadError("permission denied", "grant read permission, or run as another user")
    return ReadError(f"cannot open it ({error.strerror or type(error).__name__})", "check the disk and the path")
