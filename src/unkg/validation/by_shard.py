"""Validate the shards of a collection one by one, and then what crosses them; the report is that of the whole.

What a shape finds for a node follows from the statements about the node and from the classes of their values. Nodes of
most kinds have statements in the graph of one document only, because their IRIs are digests with that document in them.
A shard decides for these nodes, except for one thing: a value may have further classes elsewhere. So a finding in a
shard is a suspicion.

The extract of a shard has all statements about the other nodes, such as documents, bodies and mandates, about the nodes
that a check joins, and about suspects, with the classes of values. All extracts in one store are validated, and the
findings for these nodes are those of the whole. Paragraphs and other parts of a held document are many, and few are
named by other documents: their statements are beside the extract, and only those of named parts are read.
"""

import gzip
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import pyoxigraph
from pyoxigraph import RdfFormat

from unkg import artefacts
from unkg.validation import SMALL, findings_at, in_parts, report_of, select_engine
from unkg.validation.checks import Check, read_checks
from unkg.validation.engines import Engine, parsed_term
from unkg.validation.implied import DOMAINS, SUPERCLASSES
from unkg.validation.report import Finding, Report, by_severity
from unkg.validation.shapes import Shapes, read_shapes
from unkg.vocabulary import ONTOLOGY, Rdf

_OF_ONE_DOCUMENT: Final = "action|citation|correction|graph|mandate-event|mention|reference|submission"
"""The kinds of nodes whose IRIs are made from one document, or from its text."""
_TYPE: Final = f"{Rdf.type}".encode()
_DOMAINS: Final = {term.encode(): domain for term, domain in DOMAINS.items()}
_LINES_AT_ONCE: Final = 200_000
_CLASS: Final = "targetClass"
_OF_ONTOLOGY: Final = f" <{ONTOLOGY.value}> .\n".encode()

Targets = frozenset[tuple[str, str]]
"""What a node is a target by: kinds of targets, each with an IRI in Turtle syntax; its classes among them."""


@dataclass(frozen=True, slots=True)
class Shard:
    """A shard to be validated."""

    graphs: Path
    """Its compressed N-Quads."""
    shared: Path
    """Those of the graphs that all documents share."""
    base: str
    """Base of the IRIs of resources."""
    extract: Path
    """The file to be written for `validate_extracts`."""

    @property
    def parts(self) -> Path:
        """The file beside the extract: each line has the node that it describes, a tab, and a statement."""
        return self.extract.with_name(f"{self.extract.name}.parts.gz")


@dataclass(frozen=True, slots=True)
class Judged:
    """What a shard decides."""

    nodes: tuple[tuple[tuple[tuple[str, str], ...], int], ...]
    """Number of its own nodes by what they are targets by."""
    findings: tuple[Finding, ...]
    """Of the checks that look at one document."""
    suspects: tuple[str, ...]
    """Nodes, as terms, that the whole decides on because of what the shard found for them or a check joins them."""


class _Kinds:
    """Which nodes are whose, by their IRIs."""

    def __init__(self, base: str, graphs: Iterable[str]) -> None:
        """`graphs` are the names of the graphs of a shard."""
        resources = re.escape(f"{base}id/")
        self._of_one = re.compile(f"<{resources}(?:{_OF_ONE_DOCUMENT})/".encode())
        self._part = re.compile(f"(<{resources}document/[^#>]+)#".encode())
        self._held = {f"<{name.replace('/id/graph/', '/id/document/', 1)}".encode() for name in graphs}

    def is_of_one_document(self, term: bytes) -> bool:
        """Whether a node is described in the graph of one document only."""
        return self._of_one.match(term) is not None

    def is_part(self, term: bytes) -> bool:
        """Whether a node is a part of a document."""
        return self._part.match(term) is not None

    def is_own_part(self, term: bytes) -> bool:
        """Whether a node is a part of a document of the shard."""
        found = self._part.match(term)
        return found is not None and found[1] in self._held

    def is_own(self, term: bytes) -> bool:
        """Whether the shard decides on a node, unless others name it."""
        return self.is_of_one_document(term) or self.is_own_part(term)


class _Targets:
    """What nodes are targets by, from the statements about them. There are few combinations, and many nodes."""

    def __init__(self, rules: Shapes) -> None:
        """The targets are those of shapes and checks: all classes, and some predicates."""
        self.rules = rules
        others = {target for _, targets in rules.targets for target in targets}
        self._subjects = {f"<{name}>".encode() for kind, name in others if kind == "targetSubjectsOf"}
        self._known: dict[Targets, Targets] = {}
        self.of: dict[bytes, Targets] = {}

    def add(self, line: bytes) -> None:
        """Add a statement, as a line of N-Quads."""
        subject, predicate, rest = line.split(b" ", 2)
        if predicate == _TYPE:
            kind = rest.split(b" ", 1)[0].decode()
            for one in (kind, *SUPERCLASSES.get(kind, ())):
                self._add(subject, (_CLASS, one))
        elif domain := _DOMAINS.get(predicate):
            self._add(subject, (_CLASS, domain))
        if predicate in self._subjects:
            self._add(subject, ("targetSubjectsOf", predicate.decode()))

    def _add(self, node: bytes, target: tuple[str, str]) -> None:
        if node.startswith(b"<"):
            targets = self.of.get(node, frozenset()) | {target}
            self.of[node] = self._known.setdefault(targets, targets)

    def classes(self, node: bytes) -> list[bytes]:
        """The classes of a node."""
        return sorted(name.encode() for kind, name in self.of.get(node, ()) if kind == _CLASS)


def _shapes_of(targets: Targets, rules: Shapes) -> list[str]:
    return [shape for shape, of in rules.targets if any((kind, f"<{name}>") in targets for kind, name in of)]


# ---- one shard ---------------------------------------------------------------------------------------------------


def validate_shard(shard: Shard, shapes: Path = artefacts.SHAPES, engine: Engine | None = None) -> Judged:
    """Validate the nodes of a shard, and write what the whole needs to know of it."""
    rules, checks = read_shapes(shapes), read_checks(shapes)
    graph, targets = pyoxigraph.Store(), _Targets(rules)
    for path in (shard.graphs, shard.shared):
        for some in _batches(path):
            _load(graph, some, targets)
    kinds = _Kinds(shard.base, (name.value for name in graph.named_graphs()))
    own = {node: of for node, of in targets.of.items() if kinds.is_own(node)}
    tested = {of: bool(_shapes_of(of, rules)) for of in set(own.values())}
    nodes = {node.decode() for node, of in own.items() if tested[of]}
    # However small the shard: the fast engine suspects the same nodes.
    runs = select_engine(engine, SMALL + 1, rules)
    suspected = {f"<{one.focus}>" for one in findings_at(graph, nodes, rules, runs, 1)}
    certain: set[Finding] = set()
    chosen = _joined(graph, checks)
    for check in checks:
        of_check = set(check.findings(graph))
        if not check.joins_documents:
            certain |= of_check
        elif check.needs:
            suspected |= {f"<{one.focus}>" for one in of_check}
        else:
            suspected = suspected.union(*(_namers(graph, one.focus) for one in of_check))
    chosen |= {node.encode() for node in suspected}
    _write_extract(shard, kinds, targets, chosen)
    suspected |= {node.decode() for node in chosen if kinds.is_part(node)}
    counts = sorted((tuple(sorted(of)), number) for of, number in Counter(own.values()).items())
    return Judged(tuple(counts), tuple(sorted(certain, key=by_severity)), tuple(sorted(suspected)))


def _load(graph: pyoxigraph.Store, lines: list[bytes], targets: _Targets) -> None:
    """Load lines of N-Quads, and note the targets among them. The ontology's classes and concepts are not data."""
    graph.bulk_load(b"".join(lines), RdfFormat.N_QUADS)
    for line in lines:
        if not line.endswith(_OF_ONTOLOGY):
            targets.add(line)


def _joined(graph: pyoxigraph.Store, checks: Iterable[Check]) -> set[bytes]:
    """The nodes that the checks join, as terms."""
    joined = set()
    for properties in {properties for check in checks for properties in check.needs}:
        pattern = " ; ".join(f"<{name}> ?value{place}" for place, name in enumerate(properties))
        for (node,) in graph.query(f"SELECT DISTINCT ?node {{ GRAPH ?graph {{ ?node {pattern} }} }}"):  # type: ignore[union-attr]
            joined.add(f"{node}".encode())
    return joined


def _namers(graph: pyoxigraph.Store, focus: str) -> set[str]:
    """A node, or a literal, in which a check found something, and the nodes with statements that have it as value."""
    term = focus if focus.startswith('"') else f"<{focus}>"
    return {term, *(f"{one.subject}" for one in graph.quads_for_pattern(None, None, parsed_term(term), None))}


def _write_extract(shard: Shard, kinds: _Kinds, targets: _Targets, chosen: set[bytes]) -> None:
    with ExitStack() as files:
        lines = files.enter_context(gzip.open(shard.graphs))
        extract = files.enter_context(gzip.open(shard.extract, "wb", compresslevel=1))
        parts = files.enter_context(gzip.open(shard.parts, "wb", compresslevel=1))
        for line in lines:
            subject = line.split(b" ", 1)[0]
            if kinds.is_own_part(subject):
                described = [line, *_classes_of_value(line, kinds, targets, chosen)]
                parts.writelines(subject + b"\t" + one for one in described)
            elif subject in chosen or not kinds.is_of_one_document(subject):
                extract.write(line)
                extract.writelines(_classes_of_value(line, kinds, targets, chosen))


def _classes_of_value(line: bytes, kinds: _Kinds, targets: _Targets, chosen: set[bytes]) -> Iterator[bytes]:
    """Statements of the classes of a statement's value, unless the extract has all statements about it."""
    _, _, rest = line.split(b" ", 2)
    if rest.startswith(b"<"):
        value, graph = rest.split(b" ", 1)
        if value not in chosen and kinds.is_own(value):
            for kind in targets.classes(value):
                yield b" ".join((value, _TYPE, kind, graph))


# ---- all extracts ------------------------------------------------------------------------------------------------


def validate_extracts(
    shards: Iterable[tuple[Shard, Judged]],
    shapes: Path = artefacts.SHAPES,
    engine: Engine | None = None,
    workers: int | None = None,
) -> Report:
    """The report of a whole collection, from its validated shards. `workers` is the number of threads."""
    with TemporaryDirectory(prefix="unkg-extracts-") as folder:
        # The database ends with the call: it still writes to its folder until then, which could not be removed.
        return _report(pyoxigraph.Store(folder), list(shards), shapes, engine, workers)


def _report(
    graph: pyoxigraph.Store,
    judged: list[tuple[Shard, Judged]],
    shapes: Path,
    engine: Engine | None,
    workers: int | None,
) -> Report:
    """The report, by means of a database for the extracts."""
    rules, checks = read_shapes(shapes), read_checks(shapes)
    kinds = _Kinds(judged[0][0].base if judged else "", ())
    suspects = {one.encode() for _, of_shard in judged for one in of_shard.suspects}
    targets = _Targets(rules)
    named, counts = _load_extracts(graph, targets, [shard for shard, _ in judged], kinds, suspects)
    decided = {node: of for node, of in targets.of.items() if _is_decided(node, kinds, named)}
    counts.update(decided.values())
    for _, of_shard in judged:
        counts.update({frozenset(of): number for of, number in of_shard.nodes})
    tested = {of: bool(_shapes_of(of, rules)) for of in counts}
    again = {node.decode() for node, of in decided.items() if tested[of]} | {one.decode() for one in suspects}
    runs = select_engine(engine, sum(number for of, number in counts.items() if tested[of]), rules)
    findings = set(findings_at(graph, again, rules, runs, workers))
    findings.update(*(check.findings(graph) for check in checks if check.joins_documents))
    findings.update(*(of_shard.findings for _, of_shard in judged))
    return report_of(findings, runs, checks, _counts(counts, rules, checks))


def _is_decided(node: bytes, kinds: _Kinds, named: set[bytes]) -> bool:
    """Whether the whole decides on a node, all statements about which are in the extracts."""
    return node in named or not (kinds.is_part(node) or kinds.is_of_one_document(node))


def _counts(nodes: Counter[Targets], rules: Shapes, checks: Iterable[Check]) -> Iterator[tuple[str, int]]:
    """Each shape and check with the number of nodes that it applies to."""
    counts = dict.fromkeys((shape for shape, _ in rules.targets), 0)
    for targets, number in nodes.items():
        for shape in _shapes_of(targets, rules):
            counts[shape] += number
    yield from counts.items()
    for check in checks:
        yield check.name, sum(number for of, number in nodes.items() if (_CLASS, f"<{check.target}>") in of)


def _load_extracts(
    graph: pyoxigraph.Store, targets: _Targets, shards: list[Shard], kinds: _Kinds, suspects: set[bytes]
) -> tuple[set[bytes], Counter[Targets]]:
    """Load the extracts; returns the parts that they name, and minus the numbers of these in their own shards."""
    named = {node for node in suspects if kinds.is_part(node)}
    for path in dict.fromkeys([*(shard.shared for shard in shards), *(shard.extract for shard in shards)]):
        for some in _batches(path):
            named.update(_parts_in(some, kinds))
            _load(graph, some, targets)
    counts: Counter[Targets] = Counter()
    for shard in shards:
        own = _Targets(targets.rules)
        for rows in _batches(shard.parts):
            described = [row.split(b"\t", 1) for row in rows]
            for part, line in described:
                if part in named and line.startswith(part + b" "):
                    own.add(line)
            _load(graph, [line for part, line in described if part in named], targets)
        counts.subtract(own.of.values())
    return named, counts


def _parts_in(lines: Iterable[bytes], kinds: _Kinds) -> Iterator[bytes]:
    """The parts of documents that statements are about or have as values."""
    for line in lines:
        subject, _, rest = line.split(b" ", 2)
        if kinds.is_part(subject):
            yield subject
        if rest.startswith(b"<") and kinds.is_part(rest):
            yield rest.split(b" ", 1)[0]


def _batches(path: Path) -> Iterator[list[bytes]]:
    """The lines of a compressed file."""
    with gzip.open(path) as lines:
        yield from in_parts(lines, _LINES_AT_ONCE)
