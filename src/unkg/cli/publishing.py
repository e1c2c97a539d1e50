"""The command that writes a graph for others to use: publish."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from unkg import extras
from unkg.cli.application import Base, base_of_iris, iri, store_named, unicode_text
from unkg.cli.messages import notify, report_error
from unkg.cli.progress import note_for_bars
from unkg.cli.summaries import AsJson, of_dumps, of_site, print_json
from unkg.cli.terminal import escaped
from unkg.cli.usage_errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    import networkx as nx

    from unkg.authorities import Knowledge
    from unkg.pages.resources import Site
    from unkg.publishing import Imprint, PublicationOptions
    from unkg.store import Store

_MANY: Final = 500_000
"""Statements from which on publishing takes longer than users wait without a word."""
PublishedStore = Annotated[
    str | None,
    typer.Option(
        "--store",
        metavar="DIR",
        help="Store to publish: a folder or the URL of a SPARQL endpoint. Default: $UNKG_STORE, else the graph that "
        "ships.",
    ),
]
Formats = Annotated[
    list[str] | None,
    typer.Option(
        "--format",
        metavar="NAME",
        help="Format to write: turtle, nquads, jsonld, csv, parquet, graphml or gexf. May be repeated. Default: all.",
    ),
]
Facts = Annotated[bool, typer.Option("--facts", help="Leave out sentences, for texts that you may not republish.")]
Recommendations = Annotated[
    bool, typer.Option("--recommendations", help="With --facts: keep recommendations, without their sentences.")
]
Lean = Annotated[
    bool, typer.Option("--lean", help="Leave out the statements that others imply, such as those of superclasses.")
]
Since = Annotated[
    Path | None,
    typer.Option("--since", metavar="OLD", help="Also write what changed since this earlier publication."),
]
SiteFolder = Annotated[
    Path | None,
    typer.Option(
        "--site",
        metavar="DIR",
        help="Folder of a static site to write: a page for every resource. Without -o no dumps are written.",
    ),
]
Address = Annotated[str, typer.Option("--address", metavar="URL", help="URL at which the folder will be served.")]
Publisher = Annotated[
    str | None, typer.Option("--publisher", metavar="NAME", help="Who publishes the graph, for its metadata.")
]
Contact = Annotated[
    str | None, typer.Option("--contact", metavar="ADDRESS", help="Mail address or URL of the publisher.")
]
Issued = Annotated[str | None, typer.Option("--issued", metavar="DATE", help="Day of publication, such as 2026-11-29.")]

DryRun = Annotated[bool, typer.Option("--dry-run", help="Write nothing: print the files that would be written.")]


def publish(
    output: Annotated[Path | None, typer.Option("-o", "--output", metavar="DIR", help="Folder of the dumps.")] = None,
    *,
    store: PublishedStore = None,
    site: SiteFolder = None,
    form: Formats = None,
    facts: Facts = False,
    recommendations: Recommendations = False,
    lean: Lean = False,
    packed: Annotated[bool, typer.Option("--packed", help="Write compressed files (.gz) only.")] = False,
    since: Since = None,
    address: Address = "https://example.org/unkg/",
    publisher: Publisher = None,
    contact: Contact = None,
    issued: Issued = None,
    base: Base = None,
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Write a graph as a folder that others can use.

    Writes dumps, tables and networks, with metadata (VoID, DCAT), checksums and a README; with --site a folder of
    pages for readers.

    Examples: unkg publish --store graph -o dumps --since dumps-of-may

    unkg publish -o dumps --publisher "An institute" --contact graphs@example.org --issued 2026-11-29

    unkg publish --store graph --site site --address https://example.org/unkg/

    unkg publish --store graph -o dumps --dry-run
    """
    from unkg import publishing

    if output is None and site is None:
        raise UsageError("nothing to write: use -o DIR for dumps, or --site DIR for pages")
    options = publishing.PublicationOptions(
        formats=_formats(form) if output else [],
        plain=not packed,
        facts=facts,
        recommendations=_among_facts(recommendations, facts=facts),
        lean=lean,
        since=since,
        address=_address(address),
        base=base_of_iris(base),
        imprint=_imprint(publisher, contact, issued),
    )
    location = store_named(store, "unkg publish")
    (_print_plan if dry_run else _publish)(location, output, site, options, as_json=as_json)


def _publish(
    location: str, output: Path | None, site: Path | None, options: "PublicationOptions", *, as_json: bool
) -> None:
    """Write dumps, or pages, or both."""
    _note_of_size(location)
    dumps = _publish_dumps(location, output, options, as_json=as_json) if output else None
    pages = _publish_site(location, site, options, as_json=as_json) if site else None
    if as_json:
        print_json({"command": "publish", "dumps": dumps, "site": pages})
    if pages and pages["lost"]:
        raise typer.Exit(1)


def _note_of_size(location: str) -> None:
    """Say how long a large graph takes; that of an endpoint is not known."""
    from unkg.cli.asking import opened_store
    from unkg.store import Embedded

    with opened_store(location) as opened:
        sealed = opened.sealed if isinstance(opened, Embedded) else None
    if sealed and sealed.statements >= _MANY:
        note_for_bars(f"publishing {sealed.statements:,} statements: some minutes; --verbose tells its stages")


def _print_plan(
    location: str, output: Path | None, site: Path | None, options: "PublicationOptions", *, as_json: bool
) -> None:
    """Print the files that would be written, and how many pages."""
    from unkg import publishing
    from unkg.cli.asking import opened_store
    from unkg.pages.site import number_of_pages

    with opened_store(location):  # one that cannot be opened is refused
        files = [str(output / name) for name in publishing.file_names(output, options)] if output else []
    pages = number_of_pages(_site(location, options.base), site) if site else None
    if as_json:
        print_json({"command": "publish", "dry_run": True, "files": files, "pages": pages})
        return
    for file in files:
        print(escaped(file))
    if site:
        print(escaped(f"{site / 'index.html'} and {pages:,} pages"))


def _publish_dumps(location: str, output: Path, options: "PublicationOptions", *, as_json: bool) -> dict[str, Any]:
    from unkg import authorities, publishing
    from unkg.cli.asking import opened_store

    knowledge = authorities.load()
    with opened_store(location) as opened:
        networks = _networks(opened, knowledge)
        done = publishing.publish(opened, knowledge, output, options, networks=networks)
    for file in () if as_json else done.files:
        print(escaped(f"{output / file.name}  {file.size:,} bytes"))
    notify(f"{done.statements:,} statements; {output / 'README.md'} describes the files")
    if done.changes:
        added, removed = done.changes.added.total(), done.changes.removed.total()
        notify(f"since {options.since}: {added:,} statements added, {removed:,} removed; see {output / 'changes'}")
    return of_dumps(done, output)


def _publish_site(location: str, folder: Path, options: "PublicationOptions", *, as_json: bool) -> dict[str, Any]:
    from unkg.pages import site

    made = _site(location, options.base)
    tally = site.write(made, folder, options.address, site.Opening(_site, (location, options.base)))
    if not as_json:
        index = escaped(str(folder / "index.html"))
        print(f"{index}  {tally.pages:,} pages, {tally.files:,} files, {tally.size:,} bytes")
    for lost in tally.lost:
        report_error(lost)
    return of_site(tally, folder)


def _site(location: str, base: str) -> "Site":
    """What pages are made from; each process that makes some calls this for itself."""
    from unkg import authorities
    from unkg.cli.asking import opened_store
    from unkg.pages.addresses import Bases
    from unkg.pages.resources import Site

    return Site(opened_store(location), authorities.load(), Bases(base))


def _networks(store: "Store", knowledge: "Knowledge") -> "dict[str, Callable[[], bytes]]":
    """Format → function that returns the citation network in it."""
    from unkg import network, rendering

    @cache
    def citations() -> "nx.DiGraph[str]":
        found = network.edges(store)
        if extras.is_installed("network"):
            return network.whole_network(store, knowledge, found)
        notify("the networks have no communities, which need an extra: pip install 'unkg[network]'")
        return network.to_networkx(found, knowledge.numbering)

    return {
        "graphml": lambda: network.as_graphml(citations()),
        "gexf": lambda: network.as_gexf(rendering.placed(citations())),
    }


def _among_facts(recommendations: bool, *, facts: bool) -> bool:
    """Whether recommendations are kept; all that is not facts alone has them."""
    if recommendations and not facts:
        raise UsageError("--recommendations is for --facts; without it recommendations are published as they are")
    return recommendations


def _formats(named: list[str] | None) -> list[str]:
    """The formats given, or all that can be written here."""
    from unkg import publishing

    unknown = [form for form in named or () if form not in publishing.FORMATS]
    if unknown:
        raise UsageError(f"--format {unknown[0]}: unknown format; use one of {', '.join(publishing.FORMATS)}")
    if named:
        return named
    if extras.is_installed("parquet"):
        return list(publishing.FORMATS)
    notify("skipping parquet, which needs an extra: pip install 'unkg[parquet]'")
    return [form for form in publishing.FORMATS if form != "parquet"]


def _address(given: str) -> str:
    if not given.startswith(("https://", "http://")):
        raise UsageError(f"--address must begin with https:// or http://, not {given!r}")
    return iri(given, "--address").rstrip("/") + "/"


def _imprint(publisher: str | None, contact: str | None, issued: str | None) -> "Imprint":
    from unkg.publishing import Imprint

    return Imprint(
        unicode_text(publisher, "--publisher") if publisher else None,
        _contact(contact) if contact else None,
        _day(issued) if issued else None,
    )


def _contact(given: str) -> str:
    if not given.startswith(("https://", "http://", "mailto:")):
        if "@" not in given:
            raise UsageError(f"--contact must be a mail address or a URL, not {given!r}")
        given = f"mailto:{given}"
    return iri(given, "--contact")


def _day(given: str) -> date:
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise UsageError(f"--issued must be a day such as 2026-11-29, not {given!r}") from None
