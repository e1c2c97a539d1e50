"""Queries that would reach other hosts: the database cannot forbid SERVICE, so it is found in the query's text."""

from unkg.store.interface import QueryError
from unkg.store.keywords import has_keyword


def refuse_service(sparql: str) -> None:
    """Raise QueryError if a query has the keyword SERVICE, in any case; names and texts may hold the word."""
    if has_keyword(sparql, "service"):
        raise QueryError(
            "the query would ask another endpoint (SERVICE), which is refused; unkg query --allow-service allows it"
        )
