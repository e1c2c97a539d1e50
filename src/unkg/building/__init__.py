"""The pipeline from files to a validated store: read, extract, describe, load, validate."""

import json
import time
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import replace
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

from pyoxigraph import Quad, RdfFormat, parse, serialize

from unkg import artefacts, authorities, graph, readers, store
from unkg.authorities import Knowledge
from unkg.building.documents import Job, Result, Work, WorkItem, build_graph, fetched, prepare, process, unreadable
from unkg.building.fingerprint import files_digest, versions
from unkg.building.inputs import OnSkip, Progress, overrides_among, reading_stage, work_items
from unkg.building.loading import Loader
from unkg.building.options import DEFAULT, Options
from unkg.building.other_languages import noting_other_languages
from unkg.building.outcome import Outcome
from unkg.building.overrides import Overrides
from unkg.building.planning import Planned, plan
from unkg.building.register import MemoryRegister, Register
from unkg.building.shards import ShardsWriter, shards_writer, validated_shards
from unkg.building.skipping import Skips
from unkg.building.summary import Summary, summarize, total
from unkg.building.validity import validated, version_before
from unkg.model import Document, SkipReason
from unkg.readers import Skipped, Unreadable
from unkg.stages import stage
from unkg.store import Writer
from unkg.vocabulary import ONTOLOGY, Minter
from unkg.workers import Executor, Limits, WorkerLost, in_order

if TYPE_CHECKING:
    from unkg.auditing import Audit
    from unkg.validation import Screening

__all__ = [
    "Executor",
    "Limits",
    "OnSkip",
    "Options",
    "Planned",
    "Progress",
    "Summary",
    "audits",
    "build",
    "build_shards",
    "each",
    "extract_lines",
    "plan",
]


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
    read. Raises store.StoreError if the store cannot be written. Readers of the store never see a failed build.
    """
    from unkg.network import write_edge_index

    began = time.perf_counter()
    told = _Told(notify, failed or notify, skipped, progress)
    with version_before(folder) as before:
        with store.writer(folder, overwrite=options.overwrite, index=write_edge_index) as target:
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
    overrides, bad_rows = overrides_among(paths, options, minter)
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
    return _Loaded(total(register.inputs), loader.counts, skips)


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
    reading, run = options.reading(), graph.run_iri(versions(), minter)
    work = partial(build_graph, minter, run, overrides)
    with reading_stage(paths, reading) as read:
        jobs = loader.jobs(work_items(paths, reading, skips.add, progress, read), reading, run)
        loader.load(_results(work, jobs, options))
    if missing := loader.missing():
        again = [path for path in paths if str(path) != "-"]
        with reading_stage(again, reading) as read:
            items = work_items(again, reading, _nothing, _nothing, read)
            loader.load(_results(work, loader.jobs(items, reading, run, only=missing), options))
    loader.finish()


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
    reading = options.reading()
    paths = list(paths)
    with reading_stage(paths, reading) as read:
        jobs = (Job(item) for item in work_items(paths, reading, skipped, progress, read) if wanted(item))
        for _, results in _results(work, jobs, options, prepare):
            for result in results:
                if isinstance(result, Skipped):
                    skipped(result)
                else:
                    yield result


def _results(
    work: Work[Result],
    jobs: Iterable[Job],
    options: Options,
    prepare: Callable[[], None] = prepare,
) -> Iterator[tuple[Job, list[Result | Unreadable | Skipped]]]:
    execute = options.executor or in_order
    # An executor need not be picklable.
    reading = replace(options, executor=None).reading
    with noting_other_languages() as note:
        for job, results in execute(partial(process, work, reading), jobs, options.limits, prepare, fetched):
            yield job, [unreadable(job.item, results)] if isinstance(results, WorkerLost) else list(note(results))


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
