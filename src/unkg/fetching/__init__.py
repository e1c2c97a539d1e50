"""Documents from the Official Document System of the United Nations, or another server, by their symbols."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Literal

from unkg.fetching.addresses import Form, Wanted, address_of, check_template
from unkg.fetching.asking import Client, Pace
from unkg.fetching.errors import FetchError, PassingError, StoppedError
from unkg.fetching.receiving import MEGABYTE, receive
from unkg.fetching.record import Record
from unkg.symbols import OFFICIAL_ADDRESS

__all__ = [
    "FetchError",
    "Fetched",
    "Form",
    "NotFetched",
    "Options",
    "Pace",
    "Planned",
    "Stopped",
    "Wanted",
    "address_of",
    "check_template",
    "fetch",
    "plan",
]


@dataclass(frozen=True, slots=True)
class Options:
    """Where documents are fetched from, and within which limits."""

    template: str = OFFICIAL_ADDRESS
    refresh: bool = False
    """Ask also for what is in the folder already; the server sends it only if it has changed."""
    seconds: float = 300.0
    """How long an answer may take."""
    megabytes: int = 128
    """How large a document may be: the most that a document is read of."""
    pace: Pace = field(default_factory=Pace)


@dataclass(frozen=True, slots=True)
class Fetched:
    """A document that is in the folder now."""

    wanted: Wanted
    path: Path
    how: Literal["fetched", "already there", "unchanged"]
    """`already there`: the server was not asked; `unchanged`: it says, or has sent, the same."""


@dataclass(frozen=True, slots=True)
class NotFetched:
    """A document that could not be fetched."""

    wanted: Wanted
    address: str
    problem: str
    remedy: str

    @property
    def message(self) -> str:
        """Symbol, problem, remedy and address in one line."""
        return " ".join(f"{self.wanted.symbol}: {self.problem}; {self.remedy}: {self.address}".split())


@dataclass(frozen=True, slots=True)
class Stopped:
    """The rest of the documents, which the server was not asked for after it had asked to be left alone."""

    number: int


@dataclass(frozen=True, slots=True)
class Planned:
    """A document that would be fetched, or is in the folder already."""

    wanted: Wanted
    address: str
    path: Path
    """For a Word file, with the extension that most have."""
    is_there: bool
    """Whether the server would not be asked."""


Outcome = Fetched | NotFetched | Stopped
Progress = Callable[[str], None]
"""Called with what happens at the moment."""
DEFAULT: Final = Options()


def _nothing(_: str) -> None:
    """Do nothing."""


def plan(wanted: Iterable[Wanted], folder: Path, options: Options = DEFAULT) -> Iterator[Planned]:
    """What `fetch` would do, without asking for anything or writing."""
    record = Record(folder)
    for one in wanted:
        held = None if options.refresh else record.held(one)
        yield Planned(one, address_of(options.template, one), held or record.place(one), held is not None)


def fetch(
    wanted: Iterable[Wanted], folder: Path, options: Options = DEFAULT, progress: Progress = _nothing
) -> Iterator[Outcome]:
    """Fetch documents into a folder, one after another, and yield what became of each.

    A file gets its name when it is whole and of the format asked for. What is there already is not asked for, unless
    `refresh`. Raises OSError if the folder cannot be written.
    """
    record = Record(folder)
    record.make_folder()
    left, stopped = 0, False
    with closing(Client(options.template, options.pace, options.seconds)) as client:
        for one in wanted:
            held = None if options.refresh else record.held(one)
            if held:
                yield Fetched(one, held, "already there")
            elif stopped:
                left += 1
            else:
                try:
                    yield _fetched(client, record, one, options, progress)
                except FetchError as error:
                    stopped = isinstance(error, StoppedError)
                    yield NotFetched(one, address_of(options.template, one), error.problem, error.remedy)
    if left:
        yield Stopped(left)


def _fetched(client: Client, record: Record, wanted: Wanted, options: Options, progress: Progress) -> Fetched:
    """Fetch one document in as many attempts as the pace allows. Raises FetchError."""
    address, pace = address_of(options.template, wanted), options.pace

    def received(size: int) -> None:
        progress(f"{wanted.symbol}: {size / MEGABYTE:.1f} MB")

    for attempt in range(pace.tries):
        received(0)
        try:
            path = receive(client, record, wanted, address, options.megabytes, received)
        except PassingError as error:
            if attempt + 1 == pace.tries:
                raise error.final() from error
            seconds = pace.before_next(attempt, error)
            progress(f"{wanted.symbol}: waiting {seconds:.0f} s, because {error.problem}")
            pace.sleep(seconds)
        else:
            break
    held = record.held(wanted)
    if held is None:
        raise FetchError("the server says that a file has not changed that is not there", "run it with --refresh")
    return Fetched(wanted, held, "fetched" if path else "unchanged")
