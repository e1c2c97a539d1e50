"""What a user did wrong, in one line."""

import errno
from typing import Final

_UNWRITTEN: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})


class WrongUseError(ValueError):
    """A command was not given what it needs; the message is one line."""


def mistake(error: Exception) -> str | None:
    """The line that tells a user what is wrong with what was asked; None: the program is wrong."""
    from unkg import authorities, publishing, queries, readers, store, symbols, validation

    told = (
        WrongUseError,
        symbols.SymbolError,
        authorities.AuthorityError,
        readers.ReadError,
        store.StoreError,
        queries.QueryInputError,
        publishing.DumpError,
        validation.ShapesError,
    )
    if isinstance(error, told):
        return " ".join(str(error).split())
    if isinstance(error, OSError) and error.filename is not None:
        return f"{error.filename}: {error.strerror}"
    if isinstance(error, OSError) and error.errno in _UNWRITTEN:
        return f"writing fails ({error.strerror}); make room, and run again"
    return None
