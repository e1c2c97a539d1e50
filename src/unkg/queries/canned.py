"""A query file: SPARQL 1.1 as it stands, with a header of comments that says what it asks and which parameters it has.

    # title: Documents that cite a document
    # question: Which documents cite this one, and in which words?
    #   A line that goes on is indented.
    # shows: …
    # cannot show: …
    # needs: Recommendation | recommendations
    # parameter: document | symbol | required | A/HRC/RES/55/21 | the document that is cited
    # parameter: since | date | any | 2020-01-01 | only citing documents adopted on this day or later

What it needs is a class or property of the ontology, and what people call it: where a store has none at all, that is told
for want of rows. A parameter's third field is `required`, `any` (when it is left out, there is no such condition) or a default. The line
`# VALUES` marks where the parameters are bound, as one block of serialised terms. What a line `# WITH since: …` says
counts where the parameter `since` is given: a pattern that an engine can begin with, not a filter over everything.
"""

import difflib
import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile
from pathlib import Path
from typing import Literal, cast, get_args

from unkg import artefacts
from unkg.errors import Error

ParameterType = Literal["symbol", "iri", "name", "date", "integer", "state"]
MARK = "# VALUES"
_KEYS = ("title", "question", "shows", "cannot show")


class QueryInputError(Error):
    """No such query or parameter, or a value that is not of its type; the message is one line."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a query can be given."""

    name: str
    type: ParameterType
    required: bool
    default: str | None
    example: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Query:
    """One question, as its file tells it."""

    name: str
    title: str
    question: str
    shows: str
    cannot_show: str
    needs: tuple[str, str] | None
    """The term of the ontology without which there are never rows, and what it is called; None: citations alone."""
    parameters: tuple[Parameter, ...]
    sparql: str
    """The whole file: valid SPARQL, header included."""


def names(folder: Path = artefacts.QUERIES) -> list[str]:
    """Names of the canned queries, sorted."""
    return sorted(path.stem for path in folder.glob("*.rq"))


@lru_cache(maxsize=256)
def load(name: str, folder: Path = artefacts.QUERIES) -> Query:
    """Read a canned query, once in a process. Raises QueryInputError, with the nearest name, where there is none."""
    known = names(folder)
    if name not in known:
        near = difflib.get_close_matches(name, known, n=1)
        hint = f"did you mean {near[0]}?" if near else "the queries are: " + ", ".join(known)
        if name.endswith((".rq", ".sparql")):
            hint = f"a query of your own is read with --file {name}"
        raise QueryInputError(f"{name}: no query of that name; {hint}")
    return parse(name, (folder / f"{name}.rq").read_text(encoding="utf-8"))


def read(path: Path) -> Query:
    """Read anybody's query file. Raises QueryInputError where it is not in UTF-8, OSError where it is not there."""
    try:
        return parse(path.name, path.read_text(encoding="utf-8"))
    except UnicodeDecodeError as error:
        raise QueryInputError(f"{path}: not text in UTF-8 (byte {error.start})") from None


def parse(name: str, text: str) -> Query:
    """Read a query and its header, which may be missing. Raises QueryInputError for a header that cannot be read."""
    fields = _header(text)
    parameters = tuple(_parameter(name, line) for key, line in fields if key == "parameter")
    if parameters and MARK not in text.splitlines():
        raise QueryInputError(f"{name}: has parameters, and no line {MARK!r} that says where they are bound")
    told = dict(fields)
    title, question, shows, cannot_show = (told.get(key, "") for key in _KEYS)
    term, _, called = told.get("needs", "").partition(" | ")
    needs = (term, called) if called else None
    return Query(name, title, question, shows, cannot_show, needs, parameters, text)


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
    if len(cells) != 5 or cells[1] not in get_args(ParameterType):
        raise QueryInputError(f"{query}: not a parameter: {line!r}; write: name | type | default | example | meaning")
    name, type_, default, example, meaning = cells
    fixed = None if default in {"required", "any"} else default
    return Parameter(name, cast("ParameterType", type_), default == "required", fixed, example, meaning)
