"""The whole way from files to a validated store: read, extract, describe, load, validate."""

import json
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, cast

from pyoxigraph import Quad, RdfFormat, parse, serialize

from unkg import artefacts, authorities, graph, readers, store
from unkg.auditing import Audit, audit
from unkg.building.documents import fault, make
from unkg.building.ingredients import ingredients
from unkg.building.loading import Loading
from unkg.building.summary import Summary, by, total
from unkg.building.workers import WorkerError, in_order
from unkg.model import Document
from unkg.readers import Unreadable
from unkg.store import Writer
from unkg.vocabulary import BASE, ONTOLOGY, Minter

if TYPE_CHECKING:
    from unkg.validation import Report

__all__ = ["Options", "Summary", "WorkerError", "audits", "build", "extract_lines"]


@dataclass(frozen=True, slots=True)
class Options:
    """How documents are read and a store is built."""

    ignore_metadata: bool = False
    """Read nothing but key, language and text."""
    symbols: Mapping[str, str] = field(default_factory=dict)
    """Symbols of files that do not tell theirs, by path or key."""
    workers: int | None = None
    """Processes; None: as many as the machine has, one for few documents."""
    anew: bool = False
    """Begin with an empty store instead of adding to what it holds."""
    validate: bool = True
    """Check the whole graph against the shapes in the end."""
    base: str = BASE
    """Where the IRIs of resources stand."""


DEFAULT = Options()
Step = Callable[[Document | Unreadable], None]


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
    minter = Minter(options.base)
    with store.writer(folder, anew=options.anew) as target:
        _load_common(target, minter)
        loading = Loading(target, tell)
        jobs = loading.jobs(_read(paths, options, step), minter, graph.run_iri(ingredients(), minter))
        loading.load(in_order(make, jobs, options.workers))
        held = total(target.inputs.values())
    loaded = time.perf_counter()
    report = _validated(folder) if options.validate else None
    return Summary(
        documents=held["document"],
        references=by("cited ", held),
        unresolved=by("unresolved ", held),
        actions=held["action"],
        recommendations=held["recommendation"],
        events=held["event"],
        read=loading.counts["read"],
        unchanged=loading.counts["unchanged"],
        set_aside=loading.counts["set aside"],
        unreadable=loading.counts["unreadable"],
        megabytes=loading.counts["bytes"] / 1e6,
        seconds=loaded - began,
        validation_seconds=time.perf_counter() - loaded,
        report=report,
    )


def extract_lines(
    paths: Iterable[Path | str], options: Options = DEFAULT, *, explain: bool = False, step: Step = _nothing
) -> Iterator[str | Unreadable]:
    """One line of JSON for each document, in the order of the inputs; what cannot be read comes as Unreadable.

    With `explain`, the grounds for each reference instead, as lines for people.
    """
    return in_order(_grounds if explain else _line, _read(paths, options, step), options.workers)


def audits(
    paths: Iterable[Path | str], options: Options = DEFAULT, *, step: Step = _nothing
) -> Iterator[Audit | Unreadable]:
    """The audit of each document's hyperlinks, in the order of the inputs; what cannot be read comes as Unreadable."""
    return in_order(_audit, _read(paths, options, step), options.workers)


def _audit(item: Document | Unreadable) -> Audit | Unreadable:
    from unkg.extraction import extract

    if isinstance(item, Unreadable):
        return item
    known = authorities.load()
    try:
        return audit(extract(item, known), known)
    except Exception as error:  # noqa: BLE001  one document that the program fails at must not cost all others
        return fault(item, error)


def _line(item: Document | Unreadable) -> str | Unreadable:
    from unkg.extraction import extract
    from unkg.extraction.output import as_json

    if isinstance(item, Unreadable):
        return item
    known = authorities.load()
    try:
        return json.dumps(as_json(extract(item, known)), ensure_ascii=False)
    except Exception as error:  # noqa: BLE001  one document that the program fails at must not cost all others
        return fault(item, error)


def _grounds(item: Document | Unreadable) -> str | Unreadable:
    from unkg.extraction.explanation import explain

    if isinstance(item, Unreadable):
        return item
    known = authorities.load()
    try:
        return "\n".join([f"== {item.key}", *map(str, explain(item, known))])
    except Exception as error:  # noqa: BLE001  one document that the program fails at must not cost all others
        return fault(item, error)


def _read(paths: Iterable[Path | str], options: Options, step: Step) -> Iterator[Document | Unreadable]:
    for item in readers.read(paths, ignore_metadata=options.ignore_metadata, symbols=options.symbols):
        step(item)
        yield item


def _load_common(target: Writer, minter: Minter) -> None:
    """The graphs that all documents share: authorities, ontology, and the run that is about to be made."""
    target.replace(minter.authorities_graph().value, _authorities(minter))
    target.replace(ONTOLOGY.value, _nquads(_ontology()))
    # Added to, for documents that stay from an earlier build name its run.
    target.add(_nquads(graph.describe_run(ingredients(), minter)))


@lru_cache(maxsize=1)
def _authorities(minter: Minter) -> bytes:
    return _nquads(graph.describe_authorities(authorities.load(), minter))


def _nquads(quads: Iterable[Quad]) -> bytes:
    return cast("bytes", serialize(quads, format=RdfFormat.N_QUADS))


def _ontology() -> Iterator[Quad]:
    for path in sorted(artefacts.ONTOLOGY.glob("*.ttl")):
        for quad in parse(path=str(path)):
            yield Quad(quad.subject, quad.predicate, quad.object, ONTOLOGY)


def _validated(folder: Path) -> "Report":
    from unkg.validation import validate

    with store.open_store(folder) as built:
        return validate(built)
