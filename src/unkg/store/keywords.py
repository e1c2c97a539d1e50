"""The keywords of a query, found in its text: the database's parser does not tell what it has read."""

import re
from collections.abc import Iterator
from typing import Final, Literal

QueryForm = Literal["select", "ask", "construct", "describe"]

# The tokens of SPARQL 1.1 that may hold a word without being a keyword come first: comments, strings, IRIs, prefixed
# names such as service:x and x:service, variables such as ?service, language tags.
TOKEN: Final = re.compile(
    r"""\#[^\n\r]*
      | \"{3}(?:(?!\"{3})(?:[^\\]|\\.))*\"{3} | '{3}(?:(?!'{3})(?:[^\\]|\\.))*'{3}
      | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*'
      | <[^<>"{}|^`\\\x00-\x20]*>
      | [\w.-]*:(?:[\w.:-]|%[0-9A-Fa-f]{2}|\\.)*
      | [?$]\w+ | @[A-Za-z-]+
      | (?P<word>\w+)""",
    re.VERBOSE | re.DOTALL,
)
_FORMS: Final[dict[str, QueryForm]] = {form: form for form in ("select", "ask", "construct", "describe")}


def has_keyword(sparql: str, keyword: str) -> bool:
    """Whether a query has a keyword, given in lower case; names and texts may hold the word."""
    if keyword not in sparql.lower() and "\\" not in sparql:
        return False
    return keyword in _keywords(sparql)


def query_form(sparql: str) -> QueryForm | None:
    """The form of a query; None if it is not SPARQL 1.1."""
    return next((_FORMS[word] for word in _keywords(sparql) if word in _FORMS), None)


def _keywords(sparql: str) -> Iterator[str]:
    """The words outside names, texts and comments, in lower case."""
    return (token["word"].lower() for token in TOKEN.finditer(_unescaped(sparql)) if token["word"])


def _unescaped(sparql: str) -> str:
    """The query with `\\u0053` as the character that it stands for, which SPARQL replaces before it finds tokens."""
    return re.sub(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})", _character, sparql)


def _character(escape: re.Match[str]) -> str:
    code = int(escape[1] or escape[2], 16)
    # A quote or backslash that is written so belongs to a string, or else is no SPARQL.
    return chr(code) if code <= 0x10FFFF and chr(code).isalnum() else " "
