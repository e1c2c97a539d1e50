"""The pipeline from files to a validated store: read, extract, describe, load, validate."""

import json
import logging
import time
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

from pyoxigraph import Quad, RdfFormat, parse, serialize

from unkg import artefacts, authorities, graph, network, readers, store
from unkg.authorities import Knowledge
from unkg.building.catalogue_records import catalogue_headers
from unkg.building.documents import Job, Result, Work, WorkItem, build_graph, fetched, prepare, process, unreadable
from unkg.building.fingerprint import files_digest, versions
from unkg.building.loading import Loader
from unkg.building.outcome import Outcome
from unkg.building.overrides import Overrides, combine
from unkg.building.register import MemoryRegister, Register
from unkg.building.shards import ShardsWriter, shards_writer, validated_shards
from unkg.building.skipping import Skips
from unkg.building.summary import Summary, summarize, total
from unkg.building.validity import validated, version_before
from unkg.model import Document, SkipReason
from unkg.readers import Reading, Skipped, Unreadable
from unkg.stages import Advance, stage
from unkg.store import Writer
from unkg.vocabulary import BASE, ONTOLOGY, Minter
from unkg.workers import Executor, Limits, WorkerLost, in_order

if TYPE_CHECKING:
    from unkg.auditing import Audit
    from unkg.validation import Screening

__all__ = [
    "Executor",
    "Limits",
    "OnSkip",
    "Options",
    "Progress",
    "Summary",
    "audits",
    "build",
    "build_shards",
    "each",
    "extract_lines",
]


@dataclass(frozen=True, slots=True)
class Options:
    """Options for reading documents and building a store."""

    ignore_metadata: bool = False
    """Use only key, language and text of each document."""
    symbols: Mapping[str, str] = field(default_factory=dict)
    """Symbols of documents whose text does not state them, by path or key."""
    language: str | None = None
    """Code of the language of texts that do not state theirs; None: as their letters and words tell."""
    follow_links: bool = False
    """Read files outside a named folder that symbolic links in it lead to."""
    all_texts: bool = False
    """Use texts in folders also if they have nothing to do with the United Nations."""
    encoding: str | None = None
    """Encoding of tables and plain text; None: UTF-8, and for tables as their letters tell."""
    columns: Mapping[str, str] = field(default_factory=dict)
    """Columns of tables of recommendations, by what they hold: their name, or their number from 1."""
    limits: Limits = field(default_factory=Limits)
    """Number of processes, and limits for one document."""
    overwrite: bool = False
    """Start from an empty store instead of adding to what it holds."""
    prune: bool = False
    """Remove documents that are not among the inputs. Documents whose input is present but unreadable stay."""
    validate: bool = True
    """Validate the whole graph at the end."""
    base: str = BASE
    """Base of the IRIs of resources."""
    only_whole: bool = False
    """Leave the acts that a report prints in the report, so that a file gives one document."""
    executor: Executor | None = None
    """What has documents processed; None: `in_order`, by processes of this machine."""

    def reading(self, knowledge: Knowledge) -> Reading:
        """The options of the readers. Raises symbols.SymbolError."""
        return Reading(
            knowledge,
            self.ignore_metadata,
            self.symbols,
            self.language,
            self.follow_links,
            self.all_texts,
            self.encoding,
            self.columns,
            only_whole=self.only_whole,
        )


DEFAULT = Options()
_LOG = logging.getLogger(__name__)
Progress = Callable[[WorkItem], None]
OnSkip = Callable[[Skipped], None]


def _nothing(_: object) -> None:
    """Do nothing."""


def _everything(_: object) -> bool:
    return True


def build(
    paths: Iterable[Path | str],
    folder: Path,
    options: Options = DEFAULT,
    *,
    notify: Callable[[str], None] = _nothing,
    failed: Callable[[str], None] | None = None,
    skipped: OnSkip = _nothing,
    progress: Progress = _nothing,
) -> Summary:
    """Read documents into the store in `folder`, validate it, and return a summary of what it holds.

    `failed` is called with a line for each input that cannot be read, `notify` with one for each that is set aside, and
    in place of `failed`; `skipped` with each file in a folder that is not used, `progress` with each input as it is
    read. Raises store.StoreError if the store cannot be
    written. Readers of the store never see a failed build.
    """
    began = time.perf_counter()
    told = _Told(notify, failed or notify, skipped, progress)
    with version_before(folder) as before:
        with store.writer(folder, overwrite=options.overwrite, index=network.write_edge_index) as target:
            screening = _watching(target, options)
            opened = _Opened(target, MemoryRegister(target.contents), target.contents.skipped)
            loaded = _load_all(list(paths), opened, options, told)
            changed = target.changed
        done = time.perf_counter()
        report = validated(folder, before, changed, options.limits.threads, screening) if options.validate else None
    return summarize(loaded.held, loaded.counts, loaded.skips, report, done - began, time.perf_counter() - done)


def build_shards(  # noqa: PLR0913  functions that are told of what happens
    paths: Iterable[Path | str],
    folder: Path,
    size: int | None = None,
    options: Options = DEFAULT,
    *,
    notify: Callable[[str], None] = _nothing,
    failed: Callable[[str], None] | None = None,
    skipped: OnSkip = _nothing,
    progress: Progress = _nothing,
) -> Summary:
    """Read documents into shards in `folder`, which hold what a store would, and return a summary of what they hold.

    A shard has at most `size` documents; None: as before, else `shards.SIZE`. Only shards that change are written.
    The other parameters are those of `build`. Raises store.StoreError if the shards cannot be written.
    """
    began = time.perf_counter()
    with shards_writer(folder, size, options.base, overwrite=options.overwrite) as target:
        opened = _Opened(target, target.register, target.skipped)
        loaded = _load_all(list(paths), opened, options, _Told(notify, failed or notify, skipped, progress))
        with stage("writing the shards"):
            target.write(options.limits)
    done = time.perf_counter()
    report = validated_shards(folder, options.limits) if options.validate else None
    return summarize(loaded.held, loaded.counts, loaded.skips, report, done - began, time.perf_counter() - done)


class _Told(NamedTuple):
    """Functions that are called with what happens to the inputs."""

    notify: Callable[[str], None]
    failed: Callable[[str], None]
    skipped: OnSkip
    progress: Progress


class _Opened(NamedTuple):
    """What a build writes."""

    target: Writer | ShardsWriter
    register: Register
    skipped: dict[str, SkipReason]


class _Loaded(NamedTuple):
    held: Counter[str]
    """What the store or the shards hold."""
    counts: Counter[str]
    """How the inputs were loaded."""
    skips: Skips


def _load_all(paths: list[Path | str], opened: _Opened, options: Options, told: _Told) -> _Loaded:
    """Load the inputs into a new version of the store, or into shards."""
    minter = Minter(options.base)
    target, register, remembered = opened
    _load_common(target, minter)
    overrides, bad_rows = _overrides(paths, options, minter)
    skips = Skips(remembered, told.skipped, all_texts=options.all_texts, prune=options.prune)
    loader = Loader(target, register, told, overrides, skips, prune=options.prune)
    for row in bad_rows:
        loader.reject(row)
    _load(loader, skips, paths, options, minter, overrides, told.progress)
    for correction in overrides.unmatched(register.inputs.values()):
        told.notify(
            f"{correction.location}: no “{correction.words}” at {correction.place} of {correction.document}; "
            "check document, place and words"
        )
    return _Loaded(total(register.inputs.values()), loader.counts, skips)


def _watching(target: Writer, options: Options) -> "Screening | None":
    """The first stage of validation, which looks at each graph as it is loaded."""
    if not options.validate:
        return None
    from unkg.validation import start_screening

    screening = start_screening(workers=options.limits.threads)
    if screening is not None:
        target.watch(screening.add)
    return screening


def _load(
    loader: Loader,
    skips: Skips,
    paths: list[Path | str],
    options: Options,
    minter: Minter,
    overrides: Overrides,
    progress: Progress,
) -> None:
    reading, run = options.reading(authorities.load()), graph.run_iri(versions(), minter)
    work = partial(build_graph, minter, run, overrides)
    with _reading(paths, reading) as read:
        jobs = loader.jobs(_work_items(paths, reading, skips.add, progress, read), reading, run)
        loader.load(_results(work, jobs, options))
    if missing := loader.missing():
        again = [path for path in paths if str(path) != "-"]
        with _reading(again, reading) as read:
            items = _work_items(again, reading, _nothing, _nothing, read)
            loader.load(_results(work, loader.jobs(items, reading, run, only=missing), options))
    loader.finish()


def _reading(paths: list[Path | str], reading: Reading) -> AbstractContextManager[Advance]:
    """The stage in which the inputs are read and extracted."""
    return stage("reading", partial(readers.number_of_pieces, paths, reading))


def extract_lines(
    paths: Iterable[Path | str],
    options: Options = DEFAULT,
    *,
    explain: bool = False,
    skipped: OnSkip = _nothing,
    progress: Progress = _nothing,
) -> Iterator[str | Unreadable]:
    """Yield one line of JSON per document, in the order of the inputs, and Unreadable for what cannot be read.

    With `explain`, yield the grounds for each reference instead, as text for people. `skipped` is called with each file
    in a folder that is not used.
    """
    return each(_grounds if explain else _line, paths, options, skipped, progress)


def audits(
    paths: Iterable[Path | str],
    options: Options = DEFAULT,
    *,
    skipped: OnSkip = _nothing,
    progress: Progress = _nothing,
) -> "Iterator[Audit | Unreadable]":
    """Yield the audit of each document, in the order of the inputs, and Unreadable for what cannot be read.

    `skipped` is called with each file in a folder that is not used.
    """
    return each(_audit, paths, options, skipped, progress)


def _audit(document: Document, knowledge: Knowledge) -> "Outcome[Audit]":
    from unkg.auditing import audit
    from unkg.extraction import extract

    extraction = extract(document, knowledge)
    return Outcome(audit(extraction, knowledge), readers.is_relevant(extraction))


def _line(document: Document, knowledge: Knowledge) -> Outcome[str]:
    from unkg.extraction import extract
    from unkg.extraction.output import as_json

    extraction = extract(document, knowledge)
    return Outcome(json.dumps(as_json(extraction), ensure_ascii=False), readers.is_relevant(extraction))


def _grounds(document: Document, knowledge: Knowledge) -> Outcome[str]:
    from unkg.extraction import extract
    from unkg.extraction.explanation import explain

    found = explain(document, knowledge)
    lines = "\n".join([f"== {document.key}", *map(str, found)])
    return Outcome(lines, bool(found) or readers.is_relevant(extract(document, knowledge)))


def each(
    work: Work[Result],
    paths: Iterable[Path | str],
    options: Options,
    skipped: OnSkip = _nothing,
    progress: Progress = _nothing,
    *,
    prepare: Callable[[], None] = prepare,
    wanted: Callable[[WorkItem], bool] = _everything,
) -> Generator[Result | Unreadable, None, None]:
    """Yield the result of work on each document, in the order of the inputs, and Unreadable for what cannot be read.

    Work items that are not `wanted` are left out. The other parameters are those of `audits`.
    """
    reading = options.reading(authorities.load())
    paths = list(paths)
    with _reading(paths, reading) as read:
        jobs = (Job(item) for item in _work_items(paths, reading, skipped, progress, read) if wanted(item))
        for _, results in _results(work, jobs, options, prepare):
            for result in results:
                if isinstance(result, Skipped):
                    skipped(result)
                else:
                    yield result


def _work_items(
    paths: Iterable[Path | str], reading: Reading, skipped: OnSkip, progress: Progress, read: Advance
) -> Iterator[WorkItem]:
    for item in readers.pieces(paths, reading):
        if isinstance(item, Skipped):
            skipped(item)
        else:
            _LOG.debug("%s", item.key, extra={"input": item.key})
            progress(item)
            read(what=item.key)
            yield item


def _results(
    work: Work[Result],
    jobs: Iterable[Job],
    options: Options,
    prepare: Callable[[], None] = prepare,
) -> Iterator[tuple[Job, list[Result | Unreadable | Skipped]]]:
    execute = options.executor or in_order
    # An executor need not be picklable.
    reading = replace(options, executor=None).reading
    for job, results in execute(partial(process, work, reading), jobs, options.limits, prepare, fetched):
        yield job, [unreadable(job.item, results)] if isinstance(results, WorkerLost) else results


def _overrides(paths: list[Path | str], options: Options, minter: Minter) -> tuple[Overrides, list[Unreadable]]:
    """The corrections and catalogue records among the inputs, and the rows that cannot be used."""
    knowledge = authorities.load()
    records = {}
    if not options.ignore_metadata:
        records = catalogue_headers(paths, options.limits, follow_links=options.follow_links)
    rows = list(readers.corrections(paths, knowledge))
    good = (row for row in rows if not isinstance(row, Unreadable))
    return combine(good, records, minter), [row for row in rows if isinstance(row, Unreadable)]


def _load_common(target: Writer | ShardsWriter, minter: Minter) -> None:
    """Load the graphs that all documents share: authorities, ontology, and this run."""
    run = graph.run_iri(versions(), minter).value
    if target.lacks("authorities", run):
        target.replace(minter.authorities_graph().value, _authorities(minter))
    if target.lacks("ontology", files_digest(artefacts.ONTOLOGY, "*.ttl")):
        target.replace(ONTOLOGY.value, _nquads(_ontology()))
    # Added, not replaced: documents from an earlier build refer to its run.
    if target.lacks(f"run {run}", ""):
        target.add(graph.nquads_of_run(versions(), minter))


@lru_cache(maxsize=1)
def _authorities(minter: Minter) -> bytes:
    return graph.nquads_of_authorities(authorities.load(), minter)


def _nquads(quads: Iterable[Quad]) -> bytes:
    return cast("bytes", serialize(quads, format=RdfFormat.N_QUADS))


def _ontology() -> Iterator[Quad]:
    for path in sorted(artefacts.ONTOLOGY.glob("*.ttl")):
        for quad in parse(path=str(path)):
            yield Quad(quad.subject, quad.predicate, quad.object, ONTOLOGY)
