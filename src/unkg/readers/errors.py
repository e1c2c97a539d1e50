"""What cannot be read, and why: one record, one line for the reader of it."""

from dataclasses import dataclass

from unkg.errors import Error


@dataclass(frozen=True, slots=True)
class Unreadable:
    """An input, or a line of one, that gave no document."""

    key: str
    """What the document's key would have been, as far as it could be told."""
    source: str
    """The file as it was named, or its path below the folder named; `-` for standard input."""
    place: str
    """Where in the source: `line 3, column 17`, `byte 4711`; empty for the source as a whole."""
    problem: str
    remedy: str

    @property
    def message(self) -> str:
        """The whole in one line: source, place, problem, remedy."""
        where = f"{self.source}, {self.place}" if self.place else self.source
        return " ".join(f"{where}: {self.problem}; {self.remedy}".split())


class ReadError(Error):
    """An input that cannot be read; the readers turn it into an Unreadable and go on."""

    def __init__(self, problem: str, remedy: str, place: str = "") -> None:
        super().__init__(f"{place}: {problem}; {remedy}" if place else f"{problem}; {remedy}")
        self.problem = problem
        self.remedy = remedy
        self.place = place

    def about(self, key: str, source: str) -> Unreadable:
        """The record of this error for a source."""
        return Unreadable(key, source, self.place, self.problem, self.remedy)


class ForeignError(ReadError):
    """An input that holds no document of the United Nations: told where it was named, passed over where it was met in a folder."""
