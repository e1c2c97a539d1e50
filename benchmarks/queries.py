"""Time of each canned query, compared with the same SPARQL in pyoxigraph alone; lineages; validation by both engines.

They run on the graph that ships, and on two million statements of generated documents.
"""

import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from statistics import median, quantiles
from typing import cast

from pyoxigraph import QuerySolutions

from benchmarks.generation import extractions
from unkg import authorities, graph, network, queries
from unkg.queries import Query
from unkg.queries.binding import bind, terms_of
from unkg.store import Embedded, open_folder, shipped_folder, writer
from unkg.validation import Engine, Report, validate

DOCUMENTS = 1000
"""Generated documents: about two million statements."""
DRAWN = 9
"""Values drawn for a required parameter."""
WALKED = 60
"""Number of start documents of lineages and paths."""
LONG = 1.0
"""Seconds; a query that takes longer is run three times, others seven times."""
LOST = 0.0005
"""Share of statements missing in the damaged copy, on which the engines must agree too."""
_TERM = "https://w3id.org/unkg/ontology#"

Given = dict[str, str]


@dataclass(frozen=True, slots=True)
class Answer:
    """Times of a query: medians over parameter values, in milliseconds of processor time."""

    query: str
    parameters: str
    ours: float
    raw: float
    """The same SPARQL in pyoxigraph alone, fetching all terms of the answer."""
    rows: int
    """Median number of rows."""


def generated_store(folder: Path, documents: int = DOCUMENTS, lost: float = 0.0) -> None:
    """Write a store with generated documents and the authorities; `lost` is the share of omitted statements."""
    known, chance = authorities.load(), random.Random(documents)

    def kept(statements: bytes) -> bytes:
        return b"".join(line for line in statements.splitlines(keepends=True) if chance.random() >= lost)

    with writer(folder, index=network.write_edge_index) as target:
        for one in extractions(documents, known.authorities):
            target.add(kept(graph.nquads(one, known)))
        target.add(graph.nquads_of_authorities(known))


# ---- queries -----------------------------------------------------------------------------------------------------


def answers(store: Embedded, progress: Callable[[str], None]) -> Iterator[Answer]:
    """All canned queries with their required parameters; queries with an optional document run with and without it."""
    for name in queries.names():
        query = queries.load(name)
        for wanted in ways_to_ask(query):
            given = list(islice(drawn(store, query, wanted), DRAWN))
            if given:
                yield _answer(store, query, given)
                progress(f"{name} {' '.join(wanted)}")


def ways_to_ask(query: Query) -> list[tuple[str, ...]]:
    """Sets of parameters to use: the required ones; if none are required, no parameter, and a document if possible."""
    required = tuple(p.name for p in query.parameters if p.required)
    by_document = next((p.name for p in query.parameters if p.type == "symbol"), None)
    return [required] if required or by_document is None else [(), (by_document,)]


def _answer(store: Embedded, query: Query, given: list[Given]) -> Answer:
    pairs = [_in_turn(store, query, one) for one in given]
    ours, raw, rows = (median(column) for column in zip(*pairs, strict=True))
    return Answer(query.name, " ".join(f"{name}=" for name in given[0]), ours, raw, round(rows))


def _in_turn(store: Embedded, query: Query, given: Given) -> tuple[float, float, int]:
    """Median milliseconds of unkg and of the engine alone, and rows; they alternate, so that load affects both."""
    text = bind(query, terms_of(store, authorities.load(), query, given))

    def engine() -> int:
        return len(list(cast("QuerySolutions", store.pyoxigraph.query(text, use_default_graph_as_union=True))))

    def whole() -> int:
        return len(queries.run(store, authorities.load(), query.name, **given))

    began = time.process_time()
    rows = engine()
    times = 3 if time.process_time() - began > LONG else 7
    both = [(_milliseconds(whole), _milliseconds(engine)) for _ in range(times)]
    ours, raw = (median(column) for column in zip(*both, strict=True))
    return ours, raw, rows


def _milliseconds(ask: Callable[[], object]) -> float:
    began = time.process_time()
    ask()
    return (time.process_time() - began) * 1000


_HELD = f"?x <{_TERM}text> ?text . FILTER EXISTS {{ ?x <{_TERM}cites> ?a }} FILTER EXISTS {{ ?b <{_TERM}cites> ?x }}"
_VALUES = {
    "mandate": f"?task <{_TERM}heldBy> ?x . FILTER EXISTS {{ ?event <{_TERM}mandate> ?task }}",
    "addressee": f"?action <{_TERM}addressedTo> ?x",
    "body": f"?document <{_TERM}issuingBody> ?x",
    "state": f"?vote <{_TERM}stateInFavour> ?x",
}
"""Graph patterns for the values of parameters other than documents."""


def drawn(store: Embedded, query: Query, wanted: tuple[str, ...]) -> Iterator[Given]:
    """Random values of the parameters, deterministic; the examples of dates; one empty set if none is wanted."""
    dates = {p.name: p.example for p in query.parameters if p.type == "date" and p.name in wanted}
    if dates.keys() == set(wanted):
        yield dates
    elif set(wanted) == {"citing", "cited"}:
        for document in documents(store):
            cited = _column(store, f"<{document}> <{_TERM}cites> ?x")
            yield {"citing": document, "cited": random.Random(document).choice(cited)}
    else:
        (name,) = wanted
        for value in _shuffled(_column(store, _VALUES[name])) if name in _VALUES else documents(store):
            yield {name: value}


def documents(store: Embedded) -> list[str]:
    """Held documents that cite and are cited, in a random but deterministic order."""
    return _shuffled(_column(store, _HELD))


def _column(store: Embedded, pattern: str) -> list[str]:
    found = cast("QuerySolutions", store.query(f"SELECT DISTINCT ?x WHERE {{ {pattern} }}"))
    return sorted(row["x"].value for row in found)


def _shuffled(values: list[str]) -> list[str]:
    random.Random(0).shuffle(values)
    return values


# ---- lineages ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Walk:
    """Times of lineages or paths from the start documents, in milliseconds of processor time, sorted."""

    name: str
    milliseconds: list[float]


def walks(store: Embedded, location: Path) -> Iterator[Walk]:
    """Lineages of each depth and direction and paths, in this process; then `unkg lineage` as a separate command."""
    begun = documents(store)[:WALKED]
    directions: tuple[network.Direction, ...] = ("ancestors", "descendants")
    for direction in directions:
        for depth in (1, 2, 3):
            ways = [partial(network.lineage, store, one, depth, direction) for one in begun]
            yield _walked(f"lineage, {direction}, depth {depth}", ways)
    pairs = zip(begun, reversed(begun), strict=True)
    yield _walked("path", [partial(network.paths, store, *pair) for pair in pairs])
    yield Walk("unkg lineage, whole command", sorted(_command(location, document) for document in begun[:DRAWN]))


def _walked(name: str, ways: Sequence[Callable[[], object]]) -> Walk:
    return Walk(name, sorted(min(_milliseconds(way) for _ in range(3)) for way in ways))


def _command(location: Path, document: str) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "unkg", "lineage", document, "--store", str(location)]
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return 1000 * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


# ---- validation --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Validation:
    """Seconds of processor time for a whole graph, and the report."""

    engine: str
    seconds: float
    report: Report


def validations(store: Embedded, engines: tuple[Engine, ...] = ("shacl", "pyshacl")) -> list[Validation]:
    """Validate the whole graph with each engine."""
    done = []
    for engine in engines:
        began = time.process_time()
        report = validate(store, engine=engine)
        done.append(Validation(report.engine, time.process_time() - began, report))
    return done


# ---- all of it ---------------------------------------------------------------------------------------------------


def measure(scratch: Path, progress: Callable[[str], None], generated: int = DOCUMENTS) -> str:
    """All measurements as Markdown; missing stores are written to `scratch`."""
    whole, damaged = scratch / "generated", scratch / "damaged"
    for folder, lost in ((whole, 0.0), (damaged, LOST)):
        if not folder.exists():
            generated_store(folder, generated, lost)
            progress(f"wrote {folder}")
    stores = {"the graph that ships": shipped_folder(progress, index=network.write_edge_index), "generated": whole}
    parts = []
    for name, folder in stores.items():
        with open_folder(folder) as store:
            parts += [
                f"### Queries, {name}",
                "",
                f"{_size(store)}.",
                "",
                answer_table(list(answers(store, progress))),
                "",
            ]
            parts += [f"### Lineages, {name}", "", walk_table(list(walks(store, folder))), ""]
    parts += ["### Validation by both engines", ""]
    for name, folder in {**stores, "generated and damaged": damaged}.items():
        with open_folder(folder) as store:
            parts.append(f"- {name}, {_size(store)}: {validation_line(validations(store))}")
    return "\n".join(parts)


def _size(store: Embedded) -> str:
    return f"{len(store.pyoxigraph):,} statements"


def answer_table(found: list[Answer]) -> str:
    """One row per query."""
    rows = ["| query | ms | pyoxigraph alone | ratio | rows |", "| --- | --- | --- | --- | --- |"]
    for one in found:
        name = f"`{one.query}`" + (f" {one.parameters}" if one.parameters else "")
        rows.append(f"| {name} | {one.ours:,.1f} | {one.raw:,.1f} | {one.ours / one.raw:.2f} | {one.rows:,} |")
    return "\n".join(rows)


def walk_table(found: list[Walk]) -> str:
    """One row per walk."""
    rows = ["| walk | median ms | 90th percentile | maximum | number |", "| --- | --- | --- | --- | --- |"]
    for one in found:
        ninth = quantiles(one.milliseconds, n=10)[-1]
        times = f"{median(one.milliseconds):.1f} | {ninth:.1f} | {one.milliseconds[-1]:.1f}"
        rows.append(f"| {one.name} | {times} | {len(one.milliseconds)} |")
    return "\n".join(rows)


def validation_line(done: list[Validation]) -> str:
    """The engines with their times, and whether they agree."""
    times = "; ".join(f"{one.engine} {one.seconds:.0f} s" for one in done)
    first = done[0].report.findings
    agree = all(one.report.findings == first for one in done)
    return f"{times}. {len(first)} findings, {'the same from both' if agree else 'NOT the same from both'}."
