"""What commands say: on standard error, and in a log file.

Modules log to loggers below `unkg`. Errors are what stops a command or an input, notices what a user should know, and
details what is read and how long it takes.
"""

import json
import logging
import re
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

import typer

from unkg.cli.terminal import escaped
from unkg.cli.usage_errors import UsageError, describe_error
from unkg.errors import Error

if TYPE_CHECKING:
    from typing import TextIO

_ALL: Final = logging.getLogger("unkg")
_LOG: Final = logging.getLogger(__name__)
_FIELDS: Final = ("input", "stage", "seconds")
"""What a module says of a message besides its words."""


def notify(line: str) -> None:
    """Tell the user something that `--quiet` leaves out."""
    _LOG.info("%s", line)


def report_error(line: str) -> None:
    """Tell the user what went wrong with an input."""
    _LOG.error("%s", line)


class _StandardError(logging.Handler):
    """Prints messages to standard error, with control characters escaped."""

    def emit(self, record: logging.LogRecord) -> None:
        """Print a message."""
        print(escaped(record.getMessage()), file=sys.stderr)


# The name and password in an address: "https://user:secret@host/sparql"; never the "@" of a path ("https://host/a@b").
_SECRET: Final = re.compile(r'://[^/?#@\s"]+@')


class _LogFile(logging.Handler):
    """Writes each message as a line of JSON. An error of the file ends the command, as one of its output does."""

    def __init__(self, file: "TextIO") -> None:
        """Write to an open file."""
        super().__init__()
        self._file = file

    def emit(self, record: logging.LogRecord) -> None:
        """Write a message."""
        fields = {name: value for name in _FIELDS if (value := getattr(record, name, None)) is not None}
        self.record(record.levelno, record.getMessage(), **fields)

    def record(self, level: int, message: str, **fields: object) -> None:
        """Write a message, and what else is known of it."""
        line = {
            "time": datetime.now(UTC).isoformat(timespec="milliseconds"),
            "kind": "error" if level >= logging.ERROR else "notice" if level >= logging.INFO else "detail",
            "message": message,
            **fields,
        }
        self._file.write(_SECRET.sub("://…@", json.dumps(line, ensure_ascii=False)) + "\n")


_standard_error: Final = _StandardError()


def is_quiet() -> bool:
    """Whether only errors are wanted: no notices, no progress."""
    return _standard_error.level > logging.INFO


@contextmanager
def messages(*, quiet: bool, verbose: bool, log_file: Path | None) -> Iterator[None]:
    """Print the messages of a command that are wanted, and append all of them to a log file, if one is given.

    Raises UsageError and OSError.
    """
    if quiet and verbose:
        raise UsageError("--quiet and --verbose cannot be used together")
    _standard_error.setLevel(logging.ERROR if quiet else logging.DEBUG if verbose else logging.INFO)
    with ExitStack() as stack:
        stack.callback(_standard_error.setLevel, logging.INFO)
        _attach(stack, _standard_error)
        if log_file is not None:
            file = log_file.open("a", encoding="utf-8", errors="backslashreplace", buffering=1)
            log = _LogFile(stack.enter_context(file))
            _attach(stack, log)
            stack.enter_context(_recorded(log))
        stack.callback(_ALL.setLevel, logging.NOTSET)
        _ALL.setLevel(logging.DEBUG if verbose or log_file else logging.INFO)
        yield


def _attach(stack: ExitStack, handler: logging.Handler) -> None:
    _ALL.addHandler(handler)
    stack.callback(_ALL.removeHandler, handler)


@contextmanager
def _recorded(log: _LogFile) -> Iterator[None]:
    """Have the log file begin with the arguments of the command, and end with how it ended."""
    began = time.perf_counter()
    log.record(logging.DEBUG, "started", arguments=sys.argv[1:])
    code = 0
    try:
        yield
    except typer.Exit as end:
        code = end.exit_code
        raise
    except (Error, OSError) as error:
        code = 2
        log.record(logging.ERROR, describe_error(error) or repr(error))
        raise
    except BaseException as error:
        code = 130 if isinstance(error, KeyboardInterrupt) else 1
        log.record(logging.ERROR, repr(error))
        raise
    finally:
        log.record(logging.DEBUG, "ended", exit_code=code, seconds=round(time.perf_counter() - began, 3))
