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
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Final, cast

import pyoxigraph
from pyoxigraph import RdfFormat

from unkg import artefacts
from unkg.validation import engines_named, found, select_engine
from unkg.validation.batches import Focus, focus_nodes
from unkg.validation.checks import Check, read_checks
from unkg.validation.engines import Engine
from unkg.validation.report import Finding, Report, by_severity
from unkg.validation.shapes import Shapes, read_shapes
from unkg.vocabulary import Rdf

_OF_ONE_DOCUMENT: Final = "action|citation|correction|graph|mandate-event|mention|reference|submission"
"""The kinds of nodes whose IRIs are made from one document, or from its text."""
_TYPE: Final = f"{Rdf.type}".encode()
_LINES_AT_ONCE: Final = 200_000

Applied = tuple[tuple[str, ...], tuple[str, ...]]
"""The classes of a node, and the shapes that are applied to it for another reason."""


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

    nodes: tuple[tuple[Applied, int], ...]
    """Number of its own nodes by what is applied to them."""
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


# ---- one shard ---------------------------------------------------------------------------------------------------


def validate_shard(shard: Shard, shapes: Path = artefacts.SHAPES, engine: Engine | None = None) -> Judged:
    """Validate the nodes of a shard, and write what the whole needs to know of it."""
    rules, checks = read_shapes(shapes), read_checks(shapes)
    graph = pyoxigraph.Store()
    for path in (shard.graphs, shard.shared):
        with gzip.open(path) as nquads:
            graph.bulk_load(cast("IO[bytes]", nquads), RdfFormat.N_QUADS)
    kinds = _Kinds(shard.base, (name.value for name in graph.named_graphs()))
    focus = focus_nodes(graph, rules)
    own = replace(focus, nodes=[node for node in focus.nodes if kinds.is_own(node.encode())])
    none = replace(focus, nodes=[])
    runs = select_engine(engine, len(own.nodes), rules)
    suspected = {f"<{one.focus}>" for one in found(graph, own, rules, runs, (), 1)}
    certain: set[Finding] = set()
    chosen = _joined(graph, checks)
    for check in checks:
        of_check = found(graph, none, rules, runs, (check,), 1)
        if not check.joins_documents:
            certain |= of_check
        elif check.needs:
            suspected |= {f"<{one.focus}>" for one in of_check}
        else:
            suspected = suspected.union(*(_namers(graph, one.focus) for one in of_check))
    chosen |= {node.encode() for node in suspected}
    _write_extract(shard, kinds, focus, chosen)
    applied = Counter(_applied(focus, node) for node in _nodes(focus) if kinds.is_own(node.encode()))
    suspected |= {node.decode() for node in chosen if kinds.is_part(node)}
    return Judged(
        tuple(sorted(applied.items())),
        tuple(sorted(certain, key=by_severity)),
        tuple(sorted(suspected)),
    )


def _nodes(focus: Focus) -> Iterator[str]:
    """The nodes of a graph that have a class or a shape."""
    yield from focus.classes
    yield from (node for node in focus.nodes if node not in focus.classes)


def _applied(focus: Focus, node: str) -> Applied:
    others = (shape for shape, nodes in focus.by_other_targets.items() if node in nodes)
    return tuple(sorted(focus.classes.get(node, ()))), tuple(sorted(others))


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
    (quad,) = pyoxigraph.parse(f"<urn:s> <urn:p> {term} .", RdfFormat.N_TRIPLES)
    return {term, *(f"{one.subject}" for one in graph.quads_for_pattern(None, None, quad.object, None))}


def _write_extract(shard: Shard, kinds: _Kinds, focus: Focus, chosen: set[bytes]) -> None:
    with ExitStack() as files:
        lines = files.enter_context(gzip.open(shard.graphs))
        extract = files.enter_context(gzip.open(shard.extract, "wb", compresslevel=1))
        parts = files.enter_context(gzip.open(shard.parts, "wb", compresslevel=1))
        for line in lines:
            subject = line.split(b" ", 1)[0]
            if kinds.is_own_part(subject):
                described = [line, *_classes_of_value(line, kinds, focus, chosen)]
                parts.writelines(subject + b"\t" + one for one in described)
            elif subject in chosen or not kinds.is_of_one_document(subject):
                extract.write(line)
                extract.writelines(_classes_of_value(line, kinds, focus, chosen))


def _classes_of_value(line: bytes, kinds: _Kinds, focus: Focus, chosen: set[bytes]) -> Iterator[bytes]:
    """Statements of the classes of a statement's value, unless the extract has all statements about it."""
    _, _, rest = line.split(b" ", 2)
    if rest.startswith(b"<"):
        value, graph = rest.split(b" ", 1)
        if value not in chosen and kinds.is_own(value):
            for kind in focus.classes.get(value.decode(), ()):
                yield b" ".join((value, _TYPE, kind.encode(), graph))


# ---- all extracts ------------------------------------------------------------------------------------------------


def validate_extracts(
    shards: Iterable[tuple[Shard, Judged]],
    shapes: Path = artefacts.SHAPES,
    engine: Engine | None = None,
    workers: int | None = None,
) -> Report:
    """The report of a whole collection, from its validated shards. `workers` is the number of threads."""
    rules, checks = read_shapes(shapes), read_checks(shapes)
    judged = list(shards)
    kinds = _Kinds(judged[0][0].base if judged else "", ())
    suspects = {one.encode() for _, of_shard in judged for one in of_shard.suspects}
    with TemporaryDirectory(prefix="unkg-extracts-") as folder:
        graph = pyoxigraph.Store(folder)
        named, counts = _load(graph, [shard for shard, _ in judged], kinds, suspects)
        focus = focus_nodes(graph, rules)
        decided = _decided(kinds, named)
        counts.update(_applied(focus, node) for node in _nodes(focus) if decided(node.encode()))
        for _, of_shard in judged:
            counts.update(dict(of_shard.nodes))
        again = [node for node in focus.nodes if node.encode() in suspects or decided(node.encode())]
        runs = select_engine(engine, sum(number for of, number in counts.items() if _shapes_of(of, rules)), rules)
        joining = tuple(check for check in checks if check.joins_documents)
        crossing = found(graph, replace(focus, nodes=again), rules, runs, joining, workers)
    findings = sorted(crossing.union(*(of_shard.findings for _, of_shard in judged)), key=by_severity)
    conforms = all(finding.severity != "Violation" for finding in findings)
    return Report(conforms, tuple(findings), engines_named(runs, checks), tuple(_counts(counts, rules, checks).items()))


def _shapes_of(applied: Applied, rules: Shapes) -> frozenset[str]:
    classes, others = applied
    targets = {("targetClass", kind[1:-1]) for kind in classes}
    return frozenset(others).union(shape for shape, of in rules.targets if targets.intersection(of))


def _counts(nodes: Counter[Applied], rules: Shapes, checks: Iterable[Check]) -> dict[str, int]:
    """Shape or check → number of nodes that it applies to."""
    counts = dict.fromkeys((shape for shape, _ in rules.targets), 0)
    for applied, number in nodes.items():
        for shape in _shapes_of(applied, rules):
            counts[shape] += number
    combinations: Counter[tuple[str, ...]] = Counter()
    for (classes, _), number in nodes.items():
        combinations[classes] += number
    return counts | {check.name: check.target_count(combinations) for check in checks}


def _decided(kinds: _Kinds, named: set[bytes]) -> Callable[[bytes], bool]:
    """Whether the whole decides on a node, which has all statements about it in the extracts."""
    return lambda node: node in named or not (kinds.is_part(node) or kinds.is_of_one_document(node))


def _load(
    graph: pyoxigraph.Store, shards: list[Shard], kinds: _Kinds, suspects: set[bytes]
) -> tuple[set[bytes], Counter[Applied]]:
    """Load the extracts; returns the parts that they name, and minus what was applied to these in their own shards."""
    named = {node for node in suspects if kinds.is_part(node)}
    for path in dict.fromkeys([*(shard.shared for shard in shards), *(shard.extract for shard in shards)]):
        with gzip.open(path) as lines:
            for some in _in_batches(lines):
                named.update(_parts_in(some, kinds))
                graph.bulk_load(b"".join(some), RdfFormat.N_QUADS)
    counts: Counter[Applied] = Counter()
    for shard in shards:
        classes: dict[bytes, set[str]] = {}
        with gzip.open(shard.parts) as rows:
            for some in _in_batches(_described(rows, named, classes)):
                graph.bulk_load(b"".join(some), RdfFormat.N_QUADS)
        counts.subtract((tuple(sorted(of)), ()) for of in classes.values())
    return named, counts


def _described(rows: Iterable[bytes], named: set[bytes], classes: dict[bytes, set[str]]) -> Iterator[bytes]:
    """The statements about named parts; collects the classes of each."""
    for row in rows:
        part, line = row.split(b"\t", 1)
        if part in named:
            subject, predicate, rest = line.split(b" ", 2)
            if predicate == _TYPE and subject == part:
                classes.setdefault(part, set()).add(rest.split(b" ", 1)[0].decode())
            yield line


def _parts_in(lines: Iterable[bytes], kinds: _Kinds) -> Iterator[bytes]:
    """The parts of documents that statements are about or have as values."""
    for line in lines:
        subject, _, rest = line.split(b" ", 2)
        if kinds.is_part(subject):
            yield subject
        if rest.startswith(b"<") and kinds.is_part(rest):
            yield rest.split(b" ", 1)[0]


def _in_batches(lines: Iterable[bytes]) -> Iterator[list[bytes]]:
    source = iter(lines)
    while some := list(islice(source, _LINES_AT_ONCE)):
        yield some
