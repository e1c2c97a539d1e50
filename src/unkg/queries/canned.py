"""Query files: valid SPARQL 1.1 with a header of comments that describes the query and its parameters.

    # title: Documents that cite a document
    # question: Which documents cite this one, and in which words?
    #   Continuation lines are indented.
    # shows: …
    # cannot show: …
    # needs: Recommendation | recommendations
    # gaps shape: the numbers of a year
    # parameter: document | symbol | required | A/HRC/RES/55/21 | the cited document
    # parameter: since | date | any | 2020-01-01 | only citing documents adopted on or after this date

`needs` names a class or property of the ontology, and what people call it: if a store has none, the result says so.
There can be several.
`gaps shape` says what of the answer depends on documents that a store may lack: the result says how complete it is.
The second field of a parameter is its type; a `holder` is the holder of a mandate, found by words of its names, and a
`succession` is a holder with all that it succeeds and all that succeed it; an `instrument` may have its articles
(`CEDAW art. 2`), and a `kind` is one of instruments (`treaty`). The third is `required`, `any` (optional: no
condition if it is left out) or a default. The line `# VALUES` marks where the parameters are bound, as one block of
serialized terms. A line `# WITH since: …` is a pattern that counts only if the parameter `since` is given. Every query
that ships has the parameter `language`, in whose lines `?language` is replaced by the code.
"""

import difflib
import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import takewhile
from pathlib import Path
from typing import Final, Literal, TextIO, cast, get_args

from unkg import artefacts
from unkg.errors import Error

ParameterType = Literal[
    "symbol", "iri", "name", "instrument", "kind", "holder", "succession", "date", "integer", "state", "language"
]
MARK = "# VALUES"
_LONGEST: Final = 1_000_000
"""Characters of a query file; a device has no end."""
_KEYS = ("title", "question", "shows", "cannot show")


class QueryInputError(Error):
    """An unknown query or parameter, or a value of the wrong type."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a query."""

    name: str
    type: ParameterType
    required: bool
    default: str | None
    example: str
    meaning: str


LANGUAGE: Final = Parameter("language", "language", False, None, "fr", "show names and titles in this language")
"""A parameter of every query that ships: set in its own `# WITH` lines only, where `?language` stands for the code."""


@dataclass(frozen=True, slots=True)
class Query:
    """A query file."""

    name: str
    title: str
    question: str
    shows: str
    cannot_show: str
    needs: tuple[tuple[str, str], ...]
    """Terms of the ontology that the graph must contain, each with what people call it; none: nothing but citations."""
    gaps: str | None
    """What of the answer documents that are not held can shape; None: no more than that rows are missing."""
    parameters: tuple[Parameter, ...]
    sparql: str
    """The whole file, including its header."""


def names(folder: Path = artefacts.QUERIES) -> list[str]:
    """Names of the canned queries, sorted."""
    return sorted(path.stem for path in folder.glob("*.rq"))


@lru_cache(maxsize=256)
def load(name: str, folder: Path = artefacts.QUERIES) -> Query:
    """Read a canned query, once per process. Raises QueryInputError, with the most similar name, if there is none."""
    known = names(folder)
    if name not in known:
        near = difflib.get_close_matches(name, known, n=1)
        hint = f"did you mean {near[0]}?" if near else "the queries are: " + ", ".join(known)
        if name.endswith((".rq", ".sparql")):
            hint = f"to run a query file of your own, use --file {name}"
        raise QueryInputError(f"{name}: unknown query; {hint}")
    query = parse(name, (folder / f"{name}.rq").read_text(encoding="utf-8"))
    return replace(query, parameters=(*query.parameters, LANGUAGE))


def read(path: Path) -> Query:
    """Read a query file. Raises QueryInputError if it is no UTF-8 or too long, and OSError if it cannot be opened."""
    with path.open(encoding="utf-8") as file:
        return read_open(file, str(path), path.name)


def read_open(file: TextIO, place: str, name: str) -> Query:
    """Read a query from an open file, which messages call `place`. Raises QueryInputError as `read` does."""
    try:
        text = file.read(_LONGEST + 1)
    except UnicodeDecodeError as error:
        raise QueryInputError(f"{place}: not UTF-8 (byte {error.start})") from None
    if len(text) > _LONGEST:
        raise QueryInputError(f"{place}: longer than {_LONGEST:,} characters; name a file with one query")
    return parse(name, text)


def parse(name: str, text: str) -> Query:
    """Parse a query and its header, which may be missing. Raises QueryInputError for an invalid header."""
    fields = _header(text)
    parameters = tuple(_parameter(name, line) for key, line in fields if key == "parameter")
    if parameters and MARK not in text.splitlines():
        raise QueryInputError(f"{name}: has parameters but no line {MARK!r} that marks where they are bound")
    header = dict(fields)
    title, question, shows, cannot_show = (header.get(key, "") for key in _KEYS)
    pairs = (line.partition(" | ") for key, line in fields if key == "needs")
    needs = tuple((term, called) for term, _, called in pairs)
    return Query(name, title, question, shows, cannot_show, needs, header.get("gaps shape"), parameters, text)


def _header(text: str) -> list[tuple[str, str]]:
    fields: list[tuple[str, str]] = []
    for line in takewhile(lambda line: line.startswith("#"), text.splitlines()):
        if match := re.fullmatch(r"# ([a-z][a-z ]*): (.+)", line):
            fields.append((match[1], match[2].strip()))
        elif fields and line.startswith("#  "):
            key, begun = fields.pop()
            fields.append((key, f"{begun} {line[1:].strip()}"))
    return fields


def _parameter(query: str, line: str) -> Parameter:
    cells = [cell.strip() for cell in line.split("|")]
    if len(cells) != 5:
        raise QueryInputError(f"{query}: invalid parameter {line!r}; write: name | type | default | example | meaning")
    if cells[1] not in get_args(ParameterType):
        raise QueryInputError(f"{query}: unknown type {cells[1]!r}; write one of {', '.join(get_args(ParameterType))}")
    name, type_, default, example, meaning = cells
    fixed = None if default in {"required", "any"} else default
    return Parameter(name, cast("ParameterType", type_), default == "required", fixed, example, meaning)
