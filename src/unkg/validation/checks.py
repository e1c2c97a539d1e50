"""Checks that core SHACL cannot express: one SPARQL query per file beside the shapes, with findings in the same report.

A header of comments describes the finding that each row of the result stands for:

    # severity: Violation
    # message: A document does not cite itself.
    # target: https://w3id.org/unkg/ontology#Document
    # path: https://w3id.org/unkg/ontology#cites

Rows bind `?focus`, the node with the finding, and may bind `?value`. `path` is optional.

A check that has its patterns in `GRAPH ?graph { … }` looks at one graph at a time, unless its header says otherwise.
One with the scope `documents` says which nodes it joins: those that have all the properties of a line `needs` in one
graph. Without such a line, what it finds among some documents must include what it finds among all.

    # scope: documents
    # needs: unkg:citedPart unkg:refersTo
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, cast, get_args

import pyoxigraph
from pyoxigraph import DefaultGraph

from unkg.validation.data import Name
from unkg.validation.report import Finding, Severity, focus_of_finding
from unkg.validation.shapes import ShapesError

SHAPES_NAMESPACE: Final = "https://w3id.org/unkg/shapes#"
_HEADER: Final = re.compile(r"^# (severity|message|target|path|scope): +(\S.*?) *$", re.MULTILINE)
_NEEDS: Final = re.compile(r"^# needs: +(\S.*?) *$", re.MULTILINE)
_PREFIX: Final = re.compile(r"^PREFIX (\w+): <(.+)>$", re.MULTILINE)
_FORMAT: Final = pyoxigraph.QueryResultsFormat.JSON
_IN_GRAPH: Final = "GRAPH ?graph {"
_REQUIRED: Final = ("severity", "message", "target")


@dataclass(frozen=True, slots=True)
class Check:
    """A query; each row of its result is a finding."""

    name: str
    """Its IRI in reports: the stem of the file in the namespace of the shapes."""
    severity: Severity
    message: str
    target: str
    """The class whose instances it checks."""
    path: str | None
    sparql: str
    joins_documents: bool = False
    """Whether it compares the graphs of several documents."""
    needs: tuple[tuple[str, ...], ...] = ()
    """The nodes that it joins, by the properties that each has in one graph."""

    @property
    def by_graph(self) -> bool:
        """Whether its findings are those that it has for each graph alone."""
        return not self.joins_documents and _IN_GRAPH in self.sparql

    def findings(self, graph: pyoxigraph.Store, names: Sequence[Name] | None = None) -> Iterator[Finding]:
        """Run the check on some graphs, or on all; may yield duplicates. Releases the interpreter while it runs."""
        among: dict[str, Any] = {"use_default_graph_as_union": True}
        if names is not None:
            among = {"named_graphs": [name for name in names if not isinstance(name, DefaultGraph)]}
        solutions = cast("pyoxigraph.QuerySolutions", graph.query(self.sparql, **among))
        results = cast("bytes", solutions.serialize(format=_FORMAT))
        answers = cast("pyoxigraph.QuerySolutions", pyoxigraph.parse_query_results(results, format=_FORMAT))
        bound = {variable.value for variable in answers.variables}
        for row in answers:
            node, value = focus_of_finding(row["focus"]), row["value"] if "value" in bound else None
            yield Finding(
                self.severity, node, self.path, None if value is None else str(value), self.name, self.message
            )


def read_checks(folder: Path) -> tuple[Check, ...]:
    """Read all checks in a folder by name; unchanged ones are cached. Raises ShapesError, which names the file."""
    return tuple(_check(file, file.read_text(encoding="utf-8")) for file in sorted(folder.glob("*.rq")))


@lru_cache(maxsize=64)
def _check(file: Path, sparql: str) -> Check:
    header = dict(_HEADER.findall(sparql))
    missing = [key for key in _REQUIRED if key not in header]
    if missing:
        raise ShapesError(f"{file}: the header lacks {', '.join(missing)}; add a line “# {missing[0]}: …”")
    if header["severity"] not in get_args(Severity):
        raise ShapesError(f"{file}: unknown severity {header['severity']}; use one of {', '.join(get_args(Severity))}")
    _try(file, sparql)
    return Check(
        SHAPES_NAMESPACE + file.stem,
        cast("Severity", header["severity"]),
        header["message"],
        header["target"],
        header.get("path"),
        sparql,
        header.get("scope") == "documents",
        tuple(_properties(words, sparql) for words in _NEEDS.findall(sparql)),
    )


def _properties(words: str, sparql: str) -> tuple[str, ...]:
    prefixes = dict(_PREFIX.findall(sparql))
    names = (word.split(":", 1) for word in words.split())
    return tuple(prefixes[prefix] + name for prefix, name in names)


def _try(file: Path, sparql: str) -> None:
    try:
        binds_focus = _binds_focus(sparql)
    except SyntaxError as error:
        raise ShapesError(f"{file}: not a SPARQL 1.1 query: {' '.join(str(error).split())[:200]}") from None
    if not binds_focus:
        raise ShapesError(f"{file}: not a SELECT query that binds ?focus")


def _binds_focus(sparql: str) -> bool:
    """Whether it is a SELECT query that does; raises SyntaxError.

    The answers end here, in the thread that asked for them, as the engine wants it. An error's traceback would keep
    them.
    """
    answers = pyoxigraph.Store().query(sparql)
    return isinstance(answers, pyoxigraph.QuerySolutions) and "focus" in {v.value for v in answers.variables}
