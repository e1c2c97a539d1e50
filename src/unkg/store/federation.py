"""Queries that would reach other hosts: the database cannot forbid SERVICE, so it is found in the query's text."""

import re
from typing import Final

from unkg.store.interface import QueryError

# The tokens of SPARQL 1.1 that may hold the word without being the keyword come first: comments, strings, IRIs,
# prefixed names such as service:x and x:service, variables such as ?service, language tags.
_TOKEN: Final = re.compile(
    r"""\#[^\n\r]*
      | \"{3}(?:(?!\"{3})(?:[^\\]|\\.))*\"{3} | '{3}(?:(?!'{3})(?:[^\\]|\\.))*'{3}
      | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*'
      | <[^<>"{}|^`\\\x00-\x20]*>
      | [\w.-]*:(?:[\w.:-]|%[0-9A-Fa-f]{2}|\\.)*
      | [?$]\w+ | @[A-Za-z-]+
      | (?P<word>\w+)""",
    re.VERBOSE | re.DOTALL,
)


def refuse_service(sparql: str) -> None:
    """Raise QueryError if a query has the keyword SERVICE, in any case; names and texts may hold the word."""
    if "service" not in sparql.lower() and "\\" not in sparql:
        return
    for token in _TOKEN.finditer(_unescaped(sparql)):
        if (token["word"] or "").lower() == "service":
            raise QueryError("the query would ask another endpoint (SERVICE), which it may not; see --allow-service")


def _unescaped(sparql: str) -> str:
    """The query with `\\u0053` as the character that it stands for, which SPARQL replaces before it finds tokens."""
    return re.sub(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})", _character, sparql)


def _character(escape: re.Match[str]) -> str:
    code = int(escape[1] or escape[2], 16)
    # A quote or backslash that is written so belongs to a string, or else is no SPARQL.
    return chr(code) if code <= 0x10FFFF and chr(code).isalnum() else " "
