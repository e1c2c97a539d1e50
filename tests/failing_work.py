"""Work that fails in various ways, for worker processes, which import it by name."""

import os
import signal
import time
from typing import TYPE_CHECKING

from unkg.building.outcome import Outcome

if TYPE_CHECKING:
    from unkg.model import Document


def sometimes_fail(number: int) -> int | str:
    """The number; some numbers end the process, hang, or exceed the memory limit instead."""
    match number:
        case 2:
            os._exit(3)
        case 4:
            time.sleep(600)
        case 6:
            os.kill(os.getpid(), signal.SIGKILL)
        case 8:
            try:
                bytearray(2**30)
            except MemoryError:
                return "too much memory"
    return number


def fail_to_prepare() -> None:
    """Raise an error in the preparation of a worker."""
    raise LookupError("the tables are missing")


def fail(number: int) -> int:
    """Raise an error that must reach the caller."""
    raise LookupError(number)


def fail_to_open(number: int) -> int:
    """Raise an error of the operating system, as a broken pipe to the worker is."""
    raise FileNotFoundError(number)


def text_or_failure(document: "Document", _: object) -> Outcome[str]:
    """The text of a document; some texts name a failure instead."""
    match document.text:
        case "abort":
            os.abort()
        case "exit":
            os._exit(7)
        case "hang":
            time.sleep(600)
        case "hunger":
            bytearray(2**30)
        case "segfault":
            os.kill(os.getpid(), signal.SIGSEGV)
    return Outcome(document.text)


def slow_where_told(number: int) -> int:
    """The number, after a while in processes whose environment says that they are slow."""
    time.sleep(float(os.environ.get("UNKG_TEST_SLOWNESS", "0.01")))
    return number


def end_the_worker(number: int) -> int:
    """The number; one number ends the process that has started this one."""
    if number == 25:
        os.kill(os.getppid(), signal.SIGKILL)
    time.sleep(0.05)
    return number
