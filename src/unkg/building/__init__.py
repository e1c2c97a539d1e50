"""The whole way from files to a validated store: read, extract, describe, load, validate."""

import json
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from pyoxigraph import Quad, RdfFormat, parse, serialize

from unkg import artefacts, authorities, graph, readers, store
from unkg.authorities import Knowledge
from unkg.building.catalogue_records import catalogued
from unkg.building.documents import Job, Piece, Result, attempted, lost, make, prepare
from unkg.building.fingerprint import files_digest, versions
from unkg.building.loading import Loading
from unkg.building.overrides import Rulings, rulings
from unkg.building.summary import Summary, by, total
from unkg.building.validity import checked, version_before
from unkg.building.workers import Limits, Lost, in_order
from unkg.model import Document
from unkg.readers import Reading, Unreadable
from unkg.store import Writer
from unkg.vocabulary import BASE, ONTOLOGY, Minter

if TYPE_CHECKING:
    from unkg.auditing import Audit

__all__ = ["Limits", "Options", "Step", "Summary", "audits", "build", "extract_lines", "text_of"]


@dataclass(frozen=True, slots=True)
class Options:
    """How documents are read and a store is built."""

    ignore_metadata: bool = False
    """Read nothing but key, language and text."""
    symbols: Mapping[str, str] = field(default_factory=dict)
    """Symbols of files that do not tell theirs, by path or key."""
    limits: Limits = field(default_factory=Limits)
    """How many processes work, and what one document may cost."""
    anew: bool = False
    """Begin with an empty store instead of adding to what it holds."""
    prune: bool = False
    """Remove the documents that are not among the inputs; those stay whose input is there and cannot be read."""
    validate: bool = True
    """Check the whole graph against the shapes in the end."""
    base: str = BASE
    """Where the IRIs of resources stand."""

    def reading(self, knowledge: Knowledge) -> Reading:
        """How documents are read. Raises symbols.SymbolError."""
        return Reading(knowledge, self.ignore_metadata, self.symbols)


DEFAULT = Options()
Step = Callable[[Piece], None]


def _nothing(_: object) -> None:
    """Follow nothing."""


def build(
    paths: Iterable[Path | str],
    folder: Path,
    options: Options = DEFAULT,
    *,
    tell: Callable[[str], None] = _nothing,
    step: Step = _nothing,
) -> Summary:
    """Read documents into the store in `folder`, validate it, and say what it then holds.

    `tell` is given a line for each input that cannot be read or is set aside, `step` each input as it is read.
    Raises store.StoreError where the store cannot be written; readers of it see nothing of a build that fails.
    """
    began = time.perf_counter()
    paths = list(paths)
    minter = Minter(options.base)
    with version_before(folder) as before:
        with store.writer(folder, anew=options.anew) as target:
            _load_common(target, minter)
            ruled, bad = _rulings(paths, options, minter)
            loading = Loading(target, tell, ruled, prune=options.prune)
            for unreadable in bad:
                loading.miss(unreadable)
            _load(loading, paths, options, minter, ruled, step)
            for row in ruled.unmet(target.inputs.values()):
                tell(
                    f"{row.told_in}: “{row.words}” at {row.place} of {row.document} is not met; "
                    "check document, place and words"
                )
            held = total(target.inputs.values())
        loaded = time.perf_counter()
        report = checked(folder, before, target.changed, _threads(options)) if options.validate else None
    return Summary(
        documents=held["document"],
        references=by("cited ", held),
        unresolved=by("unresolved ", held),
        actions=held["action"],
        recommendations=held["recommendation"],
        events=held["event"],
        read=loading.counts["read"],
        resumed=loading.counts["resumed"],
        removed=loading.counts["removed"],
        unchanged=loading.counts["unchanged"],
        set_aside=loading.counts["set aside"],
        unreadable=loading.counts["unreadable"],
        passed_over=loading.counts["passed over"],
        megabytes=loading.counts["bytes"] / 1e6,
        seconds=loaded - began,
        validation_seconds=time.perf_counter() - loaded,
        report=report,
    )


def _threads(options: Options) -> int | None:
    """How many threads validate: as many as processes read, and this one where none other does."""
    return 1 if options.limits.processes == 0 else options.limits.processes


def _load(
    loading: Loading, paths: list[Path | str], options: Options, minter: Minter, ruled: Rulings, step: Step
) -> None:
    reading, run = options.reading(authorities.load()), graph.run_iri(versions(), minter)
    work = partial(make, minter, run, ruled)
    jobs = loading.jobs(_pieces(paths, reading, step), reading, run)
    loading.load(_done(work, jobs, options))
    if wanted := loading.wanted():
        again = _pieces((path for path in paths if str(path) != "-"), reading, _nothing)
        loading.load(_done(work, loading.jobs(again, reading, run, only=wanted), options))
    loading.settle()


def extract_lines(
    paths: Iterable[Path | str], options: Options = DEFAULT, *, explain: bool = False, step: Step = _nothing
) -> Iterator[str | Unreadable]:
    """One line of JSON for each document, in the order of the inputs; what cannot be read comes as Unreadable.

    With `explain`, the grounds for each reference instead, as lines for people.
    """
    return _of_each(_grounds if explain else _line, paths, options, step)


def audits(
    paths: Iterable[Path | str], options: Options = DEFAULT, *, step: Step = _nothing
) -> "Iterator[Audit | Unreadable]":
    """The audit of each document's hyperlinks, in the order of the inputs; what cannot be read comes as Unreadable."""
    return _of_each(_audit, paths, options, step)


def text_of(path: Path | str, options: Options = DEFAULT) -> str:
    """The reference text of the one document in a file. Raises readers.ReadError as readers.reference_text does."""
    return readers.text_of(_of_each(_as_it_is, [path], options, _nothing, prepare=_ready), path)


def _as_it_is(document: Document, _: Knowledge) -> Document:
    return document


def _ready() -> None:
    """Need nothing that takes long to load."""


def _audit(document: Document, knowledge: Knowledge) -> "Audit":
    from unkg.auditing import audit
    from unkg.extraction import extract

    return audit(extract(document, knowledge), knowledge)


def _line(document: Document, knowledge: Knowledge) -> str:
    from unkg.extraction import extract
    from unkg.extraction.output import as_json

    return json.dumps(as_json(extract(document, knowledge)), ensure_ascii=False)


def _grounds(document: Document, knowledge: Knowledge) -> str:
    from unkg.extraction.explanation import explain

    return "\n".join([f"== {document.key}", *map(str, explain(document, knowledge))])


def _of_each(
    work: Callable[[Document, Knowledge], Result],
    paths: Iterable[Path | str],
    options: Options,
    step: Step,
    *,
    prepare: Callable[[], None] = prepare,
) -> Iterator[Result | Unreadable]:
    reading = options.reading(authorities.load())
    jobs = (Job(piece) for piece in _pieces(paths, reading, step))
    for _, results in _done(work, jobs, options, prepare):
        yield from results


def _pieces(paths: Iterable[Path | str], reading: Reading, step: Step) -> Iterator[Piece]:
    for piece in readers.pieces(paths, reading):
        step(piece)
        yield piece


def _done(
    work: Callable[[Document, Knowledge], Result],
    jobs: Iterable[Job],
    options: Options,
    prepare: Callable[[], None] = prepare,
) -> Iterator[tuple[Job, list[Result | Unreadable]]]:
    for job, results in in_order(partial(attempted, work, options.reading), jobs, options.limits, prepare):
        yield job, [lost(job.piece, results)] if isinstance(results, Lost) else results


def _rulings(paths: list[Path | str], options: Options, minter: Minter) -> tuple[Rulings, list[Unreadable]]:
    """What the folders' corrections and the inputs' catalogue records say, and the rows that cannot be used."""
    knowledge = authorities.load()
    records = {} if options.ignore_metadata else catalogued(paths, options.limits)
    rows = list(readers.corrections(paths, knowledge.authorities))
    good = (row for row in rows if not isinstance(row, Unreadable))
    return rulings(good, records, minter), [row for row in rows if isinstance(row, Unreadable)]


def _load_common(target: Writer, minter: Minter) -> None:
    """The graphs that all documents share: authorities, ontology, and the run that is about to be made."""
    run = graph.run_iri(versions(), minter).value
    if target.lacks("authorities", run):
        target.replace(minter.authorities_graph().value, _authorities(minter))
    if target.lacks("ontology", files_digest(artefacts.ONTOLOGY, "*.ttl")):
        target.replace(ONTOLOGY.value, _nquads(_ontology()))
    # Added to, for documents that stay from an earlier build name its run.
    if target.lacks(f"run {run}", ""):
        target.add(_nquads(graph.describe_run(versions(), minter)))


@lru_cache(maxsize=1)
def _authorities(minter: Minter) -> bytes:
    return _nquads(graph.describe_authorities(authorities.load(), minter))


def _nquads(quads: Iterable[Quad]) -> bytes:
    return cast("bytes", serialize(quads, format=RdfFormat.N_QUADS))


def _ontology() -> Iterator[Quad]:
    for path in sorted(artefacts.ONTOLOGY.glob("*.ttl")):
        for quad in parse(path=str(path)):
            yield Quad(quad.subject, quad.predicate, quad.object, ONTOLOGY)
