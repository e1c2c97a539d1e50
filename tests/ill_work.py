"""Work that goes wrong, for processes that import it by name."""

import os
import signal
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from unkg.model import Document


def unwell(number: int) -> int | str:
    """Its number, but for some that end their process, hang, or want more memory than there may be."""
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


def refuse() -> None:
    """Be unable to begin."""
    raise LookupError("the tables are not there")


def fail(number: int) -> int:
    """Raise what must not pass unseen."""
    raise LookupError(number)


def line(document: "Document", _: object) -> str:
    """The words of a document, but for some that tell what is to go wrong."""
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
    return document.text
