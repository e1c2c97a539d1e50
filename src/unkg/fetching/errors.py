"""Why a document was not fetched."""

from unkg.errors import Error


class FetchError(Error):
    """A document that cannot be fetched: what is wrong, and what to do."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(f"{problem}; {remedy}")
        self.problem = problem
        self.remedy = remedy


class PassingError(FetchError):
    """What may be over if the server is asked again."""

    def __init__(self, problem: str, remedy: str, wait: float | None = None, *, concerns_all: bool = False) -> None:
        """`wait` is for how many seconds the server wants not to be asked, if it says so."""
        super().__init__(problem, remedy)
        self.wait = wait
        self.concerns_all = concerns_all
        """Whether it concerns everything on the server rather than one document."""

    def final(self) -> FetchError:
        """The error once it has not passed."""
        return (StoppedError if self.concerns_all else FetchError)(self.problem, self.remedy)


class StoppedError(FetchError):
    """The reason why the server must not be asked for anything more in this run."""
