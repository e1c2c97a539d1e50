"""Verbs that make a graph and hold it against the shapes: build, validate."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from unkg.cli.application import (
    MEGABYTES,
    SECONDS,
    IgnoreMetadata,
    Language,
    Memory,
    Output,
    Paths,
    StoreOption,
    Symbols,
    Timeout,
    Workers,
    known_language,
    limits,
    pairs,
    store_named,
    tell,
)
from unkg.cli.usage_errors import UsageError

if TYPE_CHECKING:
    from unkg.building import Options


def build(
    paths: Paths,
    *,
    store: Annotated[
        str | None, typer.Option("--store", metavar="DIR", help="Add to this store, else $UNKG_STORE.")
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", metavar="FILE", help="Write a dump instead: .ttl .nt .nq .jsonld, each with .gz."
        ),
    ] = None,
    ignore_metadata: IgnoreMetadata = False,
    symbol: Symbols = None,
    language: Language = "en",
    workers: Workers = None,
    timeout: Timeout = SECONDS,
    memory: Memory = MEGABYTES,
    anew: Annotated[bool, typer.Option("--anew", help="Begin with an empty store.")] = False,
    prune: Annotated[bool, typer.Option("--prune", help="Remove documents that are not among the inputs.")] = False,
    no_validation: Annotated[
        bool, typer.Option("--no-validation", help="Leave out the check against the shapes.")
    ] = False,
    base: Annotated[str | None, typer.Option(metavar="IRI", help="Where the graph's IRIs stand.")] = None,
) -> None:
    """Read documents into a graph, validate it, and sum up what it holds.

    Documents that the store holds already are read again only if they or the rules have changed.

    Example: unkg build resolutions/ notes/a-hrc-10-18.txt --store graph
    """
    from unkg.building import DEFAULT, Options

    options = Options(
        ignore_metadata=ignore_metadata,
        symbols=pairs(symbol or [], "--symbol"),
        language=known_language(language),
        limits=limits(workers, timeout, memory),
        anew=anew,
        prune=prune,
        validate=not no_validation,
        base=base or DEFAULT.base,
    )
    if output is None:
        well = _build_store(paths, Path(store_named(store, "unkg build")), options)
    elif store:
        raise UsageError("give --store or --output, not both")
    else:
        well = _build_dump(paths, output, options)
    raise typer.Exit(0 if well else 1)


def _build_dump(paths: list[str], output: Path, options: "Options") -> bool:
    from unkg import publishing
    from unkg.store import open_store

    publishing.check_path(output)
    with TemporaryDirectory(prefix="unkg-") as folder:
        well = _build_store(paths, Path(folder), options)
        with open_store(folder) as built:
            publishing.dump(built, output)
    return well


def _build_store(paths: list[str], folder: Path, options: "Options") -> bool:
    from unkg.building import build as build_store
    from unkg.cli.progress import steps, summary_lines

    with steps() as step:
        summary = build_store(paths, folder, options, tell=tell, step=step)
    print("\n".join(summary_lines(summary)))
    return summary.well


def validate(
    store: StoreOption = None,
    output: Output = None,
    limit: Annotated[int, typer.Option(min=1, help="Findings told in full, of each shape.")] = 20,
    engine: Annotated[
        Literal["auto", "pyshacl", "shacl"],
        typer.Option(help="pyshacl looks at every node; shacl sifts them for it; auto: by the size of the graph."),
    ] = "auto",
    workers: Annotated[int | None, typer.Option(min=1, help="Threads; as many as processors.")] = None,
) -> None:
    """Hold a store's graph against the shapes and checks; exit 1 when it does not conform.

    The shapes' findings are pySHACL's whichever engine is named, and the report says which ran; what shapes cannot
    state is checked in SPARQL. A warning is for people to look at: the graph conforms.

    Example: unkg validate --store graph
    """
    from unkg.cli.output import destination
    from unkg.store import open_store
    from unkg.validation import as_text
    from unkg.validation import validate as check

    with open_store(store_named(store, "unkg validate")) as opened, destination(output) as file:
        report = check(opened, engine=None if engine == "auto" else engine, workers=workers)
        file.write(as_text(report, limit).rstrip("\n") + "\n")
    raise typer.Exit(0 if report.conforms else 1)
