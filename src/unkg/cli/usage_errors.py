"""Errors that a user can correct, as one line."""

import errno
from typing import Final

from unkg.errors import Error

_NOT_WRITTEN: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})


_LONGEST: Final = 1_500
"""Characters of a message: more than any has unless it repeats what it was given."""


class UsageError(Error):
    """A command was not given what it needs."""


def describe_error(error: Error | OSError) -> str | None:
    """The line that tells a user what is wrong; None for an error that is ours, which needs its traceback."""
    if isinstance(error, Error):
        return _shortened(" ".join(str(error).split()))
    if error.filename is not None:
        return _shortened(f"{error.filename}: {error.strerror}")
    if error.errno in _NOT_WRITTEN:
        return f"cannot write ({error.strerror}); free some space and run the command again"
    return None


def _shortened(message: str) -> str:
    """A message without the middle of a long value that it repeats: what is wrong stands before and after it."""
    if len(message) <= _LONGEST:
        return message
    half = _LONGEST // 2
    return f"{message[:half]} … {message[-half:]}"
