"""Commands that build a graph and check it: build, load, validate, verify."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple

import typer

from unkg.cli.application import (
    MEGABYTES,
    MOST,
    MOST_WORKERS,
    SECONDS,
    AllTexts,
    Base,
    Columns,
    Encoding,
    FollowLinks,
    IgnoreMetadata,
    Language,
    ListSkipped,
    Memory,
    Output,
    Paths,
    StoreOption,
    Symbols,
    Timeout,
    Workers,
    base_of_iris,
    limits,
    stated,
    store_named,
)
from unkg.cli.messages import notify, report_error
from unkg.cli.summaries import AsJson
from unkg.cli.terminal import escaped
from unkg.cli.usage_errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from unkg.building import Executor, Options, Summary
    from unkg.validation import Engine, Report

BuildStore = Annotated[
    str | None, typer.Option("--store", metavar="DIR", help="Store to add to. Default: $UNKG_STORE.")
]
Dump = Annotated[
    Path | None,
    typer.Option(
        "-o",
        "--output",
        metavar="FILE",
        help="Write a dump instead of a store: .ttl, .nt, .nq or .jsonld, optionally with .gz.",
    ),
]
Shards = Annotated[
    Path | None,
    typer.Option("--shards", metavar="DIR", help="Write shards instead of a store: compressed N-Quads and a manifest."),
]
ShardSize = Annotated[
    int | None,
    typer.Option(
        "--shard-size",
        min=1,
        metavar="N",
        help="Maximum number of documents of a shard. Default: that of the shards in DIR, else 1000.",
    ),
]
Overwrite = Annotated[bool, typer.Option("--overwrite", help="Start from an empty store; discard what it holds.")]
Prune = Annotated[bool, typer.Option("--prune", help="Remove documents from the store that are not among the inputs.")]
ClusterAddress = Annotated[
    str | None,
    typer.Option(
        "--cluster",
        metavar="ADDRESS",
        help="Read the documents on a Dask cluster: the scheduler's address, such as tcp://host:8786, or its file.",
    ),
]
NoValidation = Annotated[bool, typer.Option("--no-validation", help="Skip validation against the SHACL shapes.")]
DryRun = Annotated[
    bool,
    typer.Option("--dry-run", help="Write nothing: say which inputs would be read, and why, and what would go."),
]


def build(
    paths: Paths,
    *,
    store: BuildStore = None,
    output: Dump = None,
    shards: Shards = None,
    shard_size: ShardSize = None,
    ignore_metadata: IgnoreMetadata = False,
    symbol: Symbols = None,
    language: Language = None,
    encoding: Encoding = None,
    columns: Columns = None,
    follow_links: FollowLinks = False,
    all_texts: AllTexts = False,
    list_skipped: ListSkipped = False,
    workers: Workers = None,
    timeout: Timeout = SECONDS,
    memory: Memory = MEGABYTES,
    cluster: ClusterAddress = None,
    overwrite: Overwrite = False,
    prune: Prune = False,
    no_validation: NoValidation = False,
    base: Base = None,
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Build a graph from documents and validate it.

    Adds the documents to the store, or replaces them. Documents already in the store are skipped if neither they nor
    unkg's rules have changed. Prints a summary of the store. The same holds for shards, of which only those are written
    again whose documents have changed.

    Example: unkg build resolutions/ notes/a-hrc-10-18.txt --store graph

    Example: unkg build resolutions/ --shards shards --shard-size 500

    Example: unkg build resolutions/ --store graph --prune --dry-run
    """
    options = replace(
        stated(symbol, language, encoding, columns),
        ignore_metadata=ignore_metadata,
        follow_links=follow_links,
        all_texts=all_texts,
        limits=limits(workers, timeout, memory),
        overwrite=overwrite,
        prune=prune,
        validate=not no_validation,
        base=base_of_iris(base),
        executor=_executor(cluster),
    )
    asked = _Asked(store, output, shards, shard_size, list_skipped, as_json)
    raise typer.Exit(0 if (_planned if dry_run else _built)(paths, options, asked) else 1)


def _executor(cluster: str | None) -> "Executor | None":
    if cluster is None:
        return None
    from unkg.building.cluster import Cluster

    return Cluster(cluster)


class _Asked(NamedTuple):
    """Where a build writes, and how it tells what it did."""

    store: str | None
    output: Path | None
    shards: Path | None
    shard_size: int | None
    list_skipped: bool
    as_json: bool

    def check(self) -> None:
        """Raise UsageError if the options do not go together, and DumpError."""
        _refuse_two({"--store": self.store, "--output": self.output, "--shards": self.shards})
        if self.shard_size is not None and self.shards is None:
            raise UsageError("--shard-size needs --shards")
        if self.output is not None:
            from unkg import publishing

            publishing.check_path(self.output)


def _built(paths: list[str], options: "Options", asked: _Asked) -> bool:
    """Build what the options ask for, and return whether all went well."""
    asked.check()
    if asked.shards is not None:
        return _build_shards(paths, asked.shards, asked.shard_size, options, asked)
    if asked.output is not None:
        return _build_dump(paths, asked.output, options, asked)
    return _build_store(paths, _folder_named(asked.store, "unkg build"), options, asked)


def _planned(paths: list[str], options: "Options", asked: _Asked) -> bool:
    """Print what a build would do, and return whether it could read every input."""
    from unkg.building import plan
    from unkg.cli.summaries import of_plan, plan_lines, print_json

    asked.check()
    if asked.shards is not None:
        planned = plan(paths, asked.shards, options, shards=True)
    elif asked.output is not None:
        planned = plan(paths, None, options)
    else:
        planned = plan(paths, _folder_named(asked.store, "unkg build"), options)
    if asked.as_json:
        print_json(of_plan(planned))
    else:
        print(escaped("\n".join(plan_lines(planned, list_skipped=asked.list_skipped))))
    return all(one.outcome != "unreadable" for one in planned)


def _refuse_two(destinations: "Mapping[str, object]") -> None:
    given = [name for name, value in destinations.items() if value]
    if len(given) > 1:
        raise UsageError(f"{' and '.join(given)} cannot be used together")


def _folder_named(store: str | None, command: str) -> Path:
    from unkg.store import is_endpoint

    named = store_named(store, command)
    if is_endpoint(named):
        raise UsageError(f"{named}: {command} writes to a folder; load a dump into the server: unkg build … -o FILE.nq")
    return Path(named)


def _build_dump(paths: list[str], output: Path, options: "Options", asked: _Asked) -> bool:
    from unkg import publishing
    from unkg.store import open_store

    with TemporaryDirectory(prefix="unkg-") as folder:
        ok = _build_store(paths, Path(folder), options, asked)
        with open_store(folder) as built:
            publishing.dump(built, output)
    return ok


def _build_store(paths: list[str], folder: Path, options: "Options", asked: _Asked) -> bool:
    from unkg.building import build as build_store

    return _told(partial(build_store, paths, folder, options), asked)


def _build_shards(paths: list[str], folder: Path, size: int | None, options: "Options", asked: _Asked) -> bool:
    from unkg.building import build_shards

    return _told(partial(build_shards, paths, folder, size, options), asked)


def _told(build: "Callable[..., Summary]", asked: _Asked) -> bool:
    """Build, say what happens, print the summary, and return whether all went well."""
    from unkg.cli.skips import SkipCount
    from unkg.cli.summaries import of_build, print_json, summary_lines

    skips = SkipCount(list_each=asked.list_skipped)
    summary = build(notify=notify, failed=report_error, skipped=skips.add)
    if asked.as_json:
        print_json(of_build(summary))
    else:
        print("\n".join(summary_lines(summary)))
    return summary.ok


def load(
    shards: Annotated[Path, typer.Argument(metavar="SHARDS", help="Folder that unkg build --shards wrote.")],
    *,
    store: Annotated[
        str | None, typer.Option("--store", metavar="DIR", help="Store to write. Default: $UNKG_STORE.")
    ] = None,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace what the store holds.")] = False,
) -> None:
    """Load shards into a store, whole.

    The store is the one that a build of the same documents writes. Every file is checked against its digest first.

    Example: unkg load shards --store graph
    """
    from unkg.network import write_edge_index
    from unkg.store.shards import load_shards

    folder = _folder_named(store, "unkg load")
    manifest = load_shards(shards, folder, write_edge_index, overwrite=overwrite)
    print(f"{escaped(str(folder))}: {manifest.statements:,} statements of {manifest.documents:,} documents")


def validate(
    store: StoreOption = None,
    output: Output = None,
    limit: Annotated[
        int, typer.Option(min=1, max=MOST, metavar="N", help="Maximum number of findings to print in full.")
    ] = 20,
    engine: Annotated[
        Literal["auto", "pyshacl", "shacl"],
        typer.Option(
            help="SHACL engine: pyshacl validates every node; shacl preselects nodes for it; "
            "auto chooses by size and by what is installed."
        ),
    ] = "auto",
    workers: Annotated[
        int | None,
        typer.Option(min=1, max=MOST_WORKERS, metavar="N", help="Number of threads. Default: one per processor."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Validate a graph against the SHACL shapes and SPARQL checks.

    Exits with 1 if the graph does not conform. Both engines report the same findings. A graph with warnings but no
    violations conforms. The folder of a store may also be one of shards, which are validated one by one.

    Example: unkg validate --store graph

    Example: unkg validate --store graph --json
    """
    from unkg.cli.output import destination
    from unkg.cli.summaries import of_validation, print_json
    from unkg.validation import as_text

    name = store_named(store, "unkg validate")
    with destination(output) as file:
        report = _validated(name, None if engine == "auto" else engine, workers)
        if as_json:
            print_json(of_validation(report, limit), file)
        else:
            file.write(as_text(report, limit).rstrip("\n") + "\n")
    raise typer.Exit(0 if report.conforms else 1)


def _validated(name: str, engine: "Engine | None", workers: int | None) -> "Report":
    """The report on a store or on shards."""
    from unkg.cli.asking import opened_store
    from unkg.store.shards import holds_shards
    from unkg.validation import validate as check

    if holds_shards(Path(name)):
        from unkg.building import Limits
        from unkg.building.shards import validated_shards

        return validated_shards(Path(name), Limits(workers), engine)
    with opened_store(name) as opened:
        return check(opened, engine=engine, workers=workers)


def verify(store: StoreOption = None) -> None:
    """Check every file of a store against the digests of its build.

    Counts the statements too. Exits with 2 if the store is damaged. Every command checks what is quick to check before
    it opens a store. The folder of a store may also be one of shards.

    Example: unkg verify --store graph
    """
    from unkg.store import is_endpoint, verify_folder
    from unkg.store.shards import holds_shards, verify_shards

    name = store_named(store, "unkg verify")
    if is_endpoint(name):
        raise UsageError(f"{name}: only a store in a folder can be verified")
    if holds_shards(Path(name)):
        manifest = verify_shards(Path(name))
        counts = f"{manifest.statements:,} statements of {manifest.documents:,} documents"
        print(
            f"{escaped(name)}: undamaged, {counts} in {len(manifest.shards):,} shards ({manifest.bytes / 1e6:.1f} MB)"
        )
        return
    held = verify_folder(Path(name))
    print(
        f"{escaped(name)}: undamaged, {held.statements:,} statements in {held.graphs:,} named graphs "
        f"({len(held.files)} files, {held.size / 1e6:.1f} MB)"
    )
