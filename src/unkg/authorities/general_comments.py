"""General comments and general recommendations of treaty bodies: `data/general-comments.csv`."""

from collections.abc import Container
from pathlib import Path

from msgspec import Struct

from unkg.authorities.checks import check_symbol
from unkg.authorities.rows import AuthorityError, check_known, check_unique, read


class GeneralComment(Struct, frozen=True):
    """A general comment or general recommendation; a joint one has a row for each of its bodies."""

    body: str
    number: str
    year: str
    """Year of adoption, as cited in parentheses after the number."""
    symbol: str | None
    """None if it was printed in a report, without its own symbol."""
    source: str


def load_general_comments(folder: Path, bodies: Container[str]) -> tuple[GeneralComment, ...]:
    """The rows of `general-comments.csv`, grouped by body.

    Raises AuthorityError for an unknown body, an invalid number, year or symbol, and a duplicate comment.
    """
    table = read(folder / "general-comments.csv", GeneralComment, "body")
    check_known(table, "body", bodies, "bodies.csv")
    check_unique(table, "body", "number")
    for row in table.rows:
        for column in ("number", "year"):
            if not getattr(row.record, column).isdecimal():
                raise AuthorityError(table.path, row.line, column, "must be a whole number")
        if row.record.symbol:
            check_symbol(table, row, "symbol", row.record.symbol)
    return tuple(row.record for row in table.rows)
