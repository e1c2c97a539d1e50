"""Checks that core SHACL cannot state: one SPARQL query a file beside the shapes, findings in the same report.

A header of comments leaves the file valid SPARQL and says what a row of the answer means:

    # severity: Violation
    # message: A document does not cite itself.
    # target: https://w3id.org/unkg/ontology#Document
    # path: https://w3id.org/unkg/ontology#cites

Rows bind `?focus`, the node that something is wrong with, and may bind `?value`. `path` may be left out.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, cast, get_args

import pyoxigraph
from pyoxigraph import NamedNode

from unkg.validation.report import Finding, Severity
from unkg.validation.shapes import ShapesError

SHAPES_NAMESPACE: Final = "https://w3id.org/unkg/shapes#"
_HEADER: Final = re.compile(r"^# (severity|message|target|path): +(\S.*?) *$", re.MULTILINE)
_FORMAT: Final = pyoxigraph.QueryResultsFormat.JSON
_REQUIRED: Final = ("severity", "message", "target")


@dataclass(frozen=True, slots=True)
class Check:
    """A query whose every answer is a finding."""

    name: str
    """What reports call it: the file's stem in the namespace of the shapes."""
    severity: Severity
    message: str
    target: str
    """The class whose instances it looks at."""
    path: str | None
    sparql: str

    def findings(self, graph: pyoxigraph.Store) -> Iterator[Finding]:
        """The findings in a store, as often as the query answers them; while it is asked, other threads go on."""
        asked = cast("pyoxigraph.QuerySolutions", graph.query(self.sparql, use_default_graph_as_union=True))
        told = cast("bytes", asked.serialize(format=_FORMAT))
        answers = cast("pyoxigraph.QuerySolutions", pyoxigraph.parse_query_results(told, format=_FORMAT))
        names = {variable.value for variable in answers.variables}
        for row in answers:
            focus, value = row["focus"], row["value"] if "value" in names else None
            node = focus.value if isinstance(focus, NamedNode) else str(focus)
            yield Finding(
                self.severity, node, self.path, None if value is None else str(value), self.name, self.message
            )

    def met(self, combinations: Mapping[tuple[str, ...], int]) -> int:
        """How many nodes it looks at; `combinations` says how many nodes are of which classes, written as in Turtle."""
        target = f"<{self.target}>"
        return sum(number for classes, number in combinations.items() if target in classes)


def read_checks(folder: Path) -> tuple[Check, ...]:
    """Read every query of a folder, in the order of their names. Raises ShapesError, which names the file."""
    return tuple(_check(file) for file in sorted(folder.glob("*.rq")))


def _check(file: Path) -> Check:
    sparql = file.read_text(encoding="utf-8")
    header = dict(_HEADER.findall(sparql))
    missing = [key for key in _REQUIRED if key not in header]
    if missing:
        raise ShapesError(f"{file}: the header says no {', '.join(missing)}; a line “# {missing[0]}: …” does")
    if header["severity"] not in get_args(Severity):
        raise ShapesError(f"{file}: severity {header['severity']} is none of {', '.join(get_args(Severity))}")
    _try(file, sparql)
    return Check(
        SHAPES_NAMESPACE + file.stem,
        cast("Severity", header["severity"]),
        header["message"],
        header["target"],
        header.get("path"),
        sparql,
    )


def _try(file: Path, sparql: str) -> None:
    try:
        answers = pyoxigraph.Store().query(sparql)
    except SyntaxError as error:
        raise ShapesError(f"{file}: not a SPARQL 1.1 query: {' '.join(str(error).split())[:200]}") from None
    if not isinstance(answers, pyoxigraph.QuerySolutions) or "focus" not in {v.value for v in answers.variables}:
        raise ShapesError(f"{file}: not a SELECT query that binds ?focus")
