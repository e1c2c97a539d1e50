"""Errors that a user can correct, as one line."""

import errno
from typing import Final

from unkg.errors import Error

_NOT_WRITTEN: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})


class UsageError(Error):
    """A command was not given what it needs."""


def describe_error(error: Error | OSError) -> str | None:
    """The line that tells a user what is wrong; None for an error that is ours, which needs its traceback."""
    if isinstance(error, Error):
        return " ".join(str(error).split())
    if error.filename is not None:
        return f"{error.filename}: {error.strerror}"
    if error.errno in _NOT_WRITTEN:
        return f"cannot write ({error.strerror}); free some space and run the command again"
    return None
