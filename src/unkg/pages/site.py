"""Write the pages of all resources as files: a folder that any static host can serve."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from unkg import artefacts
from unkg.pages import data
from unkg.pages.addresses import Bases, node
from unkg.pages.datasets import KINDS
from unkg.pages.html import environment, page
from unkg.pages.ontology import ontology
from unkg.pages.records import Link, Resource
from unkg.pages.redirects import host, w3id
from unkg.pages.resources import Site, described, further
from unkg.pages.static_links import ASSETS, StaticLinks, folder_of
from unkg.publishing.files import check_folder, replace_folder
from unkg.queries import Iri
from unkg.queries.resources import Description, Properties, resources
from unkg.stages import stage
from unkg.store import QueryError, StoreError
from unkg.vocabulary import Rdf, Skos, Unkg
from unkg.workers import Limits, WorkerLost, in_order

_MARKER: Final = "w3id.htaccess"
"""A folder with this file is an earlier site, which a new one may replace."""
_ON_INDEX: Final = 1000
"""Resources on a page of the index of a kind."""
_ASSETS: Final = ("unkg.css", "unkg.js", "unkg.svg")
"""Files for all pages; others are for what needs a server."""
_DIGITS: Final = 2
"""Digits of a digest by which citations and the like are divided into folders."""


@dataclass(frozen=True, slots=True)
class Written:
    """What a page leaves for the indexes."""

    iri: Iri
    kind: str
    folder: str
    link: Link
    names: tuple[str, ...] = ()
    """Other names, for the search: acronyms, codes, names in other languages."""
    nodes: tuple[tuple[str, str], ...] = ()
    """Kind and digest of what is a fragment of the page."""
    files: int = 0
    size: int = 0


@dataclass(slots=True)
class Tally:
    """What a site consists of."""

    files: int = 0
    size: int = 0
    """Bytes."""
    pages: int = 0
    kinds: dict[str, int] = field(default_factory=dict)
    lost: list[str] = field(default_factory=list)
    """Resources whose page could not be made, with the reason."""


def write(
    site: Site,
    folder: Path,
    address: str,
    opening: "Opening | None" = None,
) -> Tally:
    """Write the site; `address` is where it will be served, for redirects and the sitemap.

    The folder is created or replaced as a whole. With an `opening`, pages are made by several processes, each of which
    opens the store by it. Raises DumpError if the folder holds anything but an earlier site.
    """
    check_folder(folder, _MARKER, "--site")
    folder.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}-") as fresh:
        tally = _write(site, Path(fresh), address, opening)
        replace_folder(Path(fresh), folder)
    return tally


def _write(site: Site, folder: Path, address: str, opening: "Opening | None") -> Tally:
    pages = sorted(_pages(site))
    tally = Tally()
    written: list[Written] = []
    with stage("writing pages", len(pages)) as advance:
        for made in _made(site, folder, pages, opening):
            if isinstance(made, Written):
                written.append(made)
            else:
                tally.lost.append(made)
            advance()
    _write_rest(_Files(folder, tally), site.bases, written, address)
    return tally


def _pages(site: Site) -> set[Iri]:
    return {one for iri in resources(site.store) if (one := site.bases.page(iri)) and _has_page(site, one)}


def number_of_pages(site: Site, folder: Path) -> int:
    """How many pages of resources `write` would write into `folder`. Raises DumpError as it does."""
    check_folder(folder, _MARKER, "--site")
    return len(_pages(site))


def _has_page(site: Site, iri: Iri) -> bool:
    path = site.bases.path(iri)
    return path is not None and path != "ontology" and node(path) is None


@dataclass(frozen=True, slots=True)
class Opening:
    """How a process of its own opens the store: a function at the top of a module, and its arguments."""

    open: Callable[..., Site]
    arguments: tuple[str, ...]
    processes: int | None = None


def _made(site: Site, folder: Path, pages: list[Iri], opening: Opening | None) -> Iterator[Written | str]:
    if opening is None:
        yield from (write_page(site, folder, iri) for iri in pages)
        return
    work = _Work(opening, str(folder))
    for iri, made in in_order(work, pages, Limits(opening.processes), work.prepare):
        yield f"{iri}: no page, {made.problem}; {made.remedy}" if isinstance(made, WorkerLost) else made


_opened: dict[str, Site] = {}


@dataclass(frozen=True, slots=True)
class _Work:
    opening: Opening
    folder: str

    def prepare(self) -> None:
        _opened.setdefault("site", self.opening.open(*self.opening.arguments))

    def __call__(self, iri: Iri) -> Written | str:
        return write_page(_opened["site"], Path(self.folder), iri)


def write_page(site: Site, folder: Path, iri: Iri) -> Written | str:
    """Write the page of a resource, its data, and the further pages of its lists; the reason if it has none.

    Raises StoreError if the store is damaged, and OSError if the folder cannot be written.
    """
    path = folder_of(site.bases.path(iri) or "")
    try:
        made = described(site, iri)
        files = list(_files_of(site, path, *made)) if made else []
    except Exception as error:
        if isinstance(error, (OSError, StoreError)) and not isinstance(error, QueryError):
            raise  # the other pages would fail too
        return f"{iri}: no page, {type(error).__name__}: {error}; please report it"
    if made is None:
        return f"{iri}: no page, the store says nothing about it; build the store again"
    out = _Files(folder, Tally())
    for name, content in files:
        out.add(name, content)
    found, description = made
    nodes = tuple(one for iri in description.nodes if (one := node(site.bases.path(iri))))
    return Written(iri, found.kind, path, found.link, _names(description.own), nodes, out.tally.files, out.tally.size)


def _files_of(site: Site, path: str, found: Resource, description: Description) -> Iterator[tuple[str, bytes]]:
    """Names and contents of the files of a resource in its folder."""
    links = StaticLinks(path, site.bases)
    yield f"{path}/index.html", page(found, links, data.embedded(description)).encode()
    for extension in links.formats:
        yield f"{path}/index.{extension}", data.serialized(description.triples, extension)
    for name, number, continued in further(site, found):
        below = f"{path}/{name}-{number}"
        yield f"{below}/index.html", page(continued, StaticLinks(below, site.bases)).encode()


def _names(own: Properties) -> tuple[str, ...]:
    terms = (Rdf.label, Skos.prefLabel, Skos.altLabel, Unkg.acronym, Unkg.iso3, Unkg.instrumentId)
    return tuple(dict.fromkeys(value.value for term in terms for value in own.get(term, ())))


@dataclass(frozen=True, slots=True)
class _Files:
    """Files of the site, counted."""

    folder: Path
    tally: Tally

    def add(self, name: str, content: bytes) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        self.tally.files += 1
        self.tally.size += len(content)


def _write_rest(out: _Files, bases: Bases, written: list[Written], address: str) -> None:
    out.tally.pages = len(written)
    out.tally.files += sum(one.files for one in written)
    out.tally.size += sum(one.size for one in written)
    for one in written:
        out.tally.kinds[one.kind] = out.tally.kinds.get(one.kind, 0) + 1
    for name in _ASSETS:
        out.add(f"{ASSETS}/{name}", files("unkg.pages").joinpath("static", name).read_bytes())
    out.add(f"{ASSETS}/search.json", _search_index(written))
    _write_indexes(out, bases, written)
    _write_nodes(out, bases, written)
    _write_ontology(out, bases)
    out.add("search/index.html", _rendered("search.html", StaticLinks("search", bases)))
    out.add("robots.txt", f"User-agent: *\nAllow: /\nSitemap: {address}sitemap.txt\n".encode())
    out.add("sitemap.txt", "".join(f"{address}{StaticLinks('', bases).to(one.folder)}\n" for one in written).encode())
    out.add("w3id.htaccess", w3id(address))
    out.add(".htaccess", host())


def _rendered(template: str, links: StaticLinks, **values: object) -> bytes:
    return environment().get_template(template).render(links=links, **values).encode()


def _search_index(written: Iterable[Written]) -> bytes:
    """`[label, kind, path]` of each resource by each of its names; documents by symbol and title."""
    here = StaticLinks("")
    rows = [
        [name, one.kind, here.to(one.folder)]
        for one in written
        for name in dict.fromkeys(
            (f"{one.link.label} {one.link.title}",) if one.link.title else (one.link.label, *one.names)
        )
    ]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode()


def _write_indexes(out: _Files, bases: Bases, written: list[Written]) -> None:
    """The first page, and one list of each kind of resource."""
    by_kind: dict[str, list[Written]] = defaultdict(list)
    for one in written:
        by_kind[one.kind].append(one)
    kinds = [kind for kind in KINDS if kind in by_kind]
    home = StaticLinks("", bases)
    out.add(
        "index.html",
        _rendered(
            "home.html", home, kinds=[(KINDS[kind][0], home.to(f"browse/{kind}"), len(by_kind[kind])) for kind in kinds]
        ),
    )
    for kind in kinds:
        _write_index(out, bases, kind, sorted(by_kind[kind], key=lambda one: one.link.label))


def _write_index(out: _Files, bases: Bases, kind: str, some: list[Written]) -> None:
    pages = -(-len(some) // _ON_INDEX)
    folders = [f"browse/{kind}" + (f"/{number}" if number > 1 else "") for number in range(1, pages + 1)]
    for number, folder in enumerate(folders, start=1):
        links = StaticLinks(folder, bases)
        part = some[(number - 1) * _ON_INDEX : number * _ON_INDEX]
        rows = [(one.link.label, links.to(one.folder), one.link.title) for one in part]
        others = [links.to(other) for other in folders]
        values = {"heading": KINDS[kind][0], "rows": rows, "pages": pages, "here": number, "others": others}
        out.add(f"{folder}/index.html", _rendered("index.html", links, **values))


def _write_nodes(out: _Files, bases: Bases, written: Iterable[Written]) -> None:
    """For citations, mentions and the like, where their IRIs lead: which document has them."""
    shards: dict[tuple[str, str], list[tuple[str, Written]]] = defaultdict(list)
    for one in written:
        for kind, digest in one.nodes:
            shards[kind, digest.removeprefix("sha256-")[:_DIGITS]].append((digest, one))
    for (kind, digits), some in sorted(shards.items(), key=lambda item: item[0]):
        folder = f"id/{kind}/{digits}"
        links = StaticLinks(folder, bases)
        some.sort(key=lambda item: item[0])
        rows = [(digest, one.link.label, f"{links.page(one.iri)}#{kind}-{digest}") for digest, one in some]
        heading = f"{kind} {digits}…".replace("-", " ")
        out.add(f"{folder}/index.html", _rendered("nodes.html", links, heading=heading, rows=rows))
        base = bases.base
        lines = (
            f"<{base}id/{kind}/{digest}> <http://www.w3.org/2000/01/rdf-schema#isDefinedBy> <{one.iri}> .\n"
            for digest, one in some
        )
        out.add(f"{folder}/index.ttl", "".join(lines).encode())


def _write_ontology(out: _Files, bases: Bases) -> None:
    found: Resource = ontology(bases)
    out.add("ontology/index.html", page(found, StaticLinks("ontology", bases)).encode())
    for name in ("unkg.ttl", "alignments.ttl", "relations.ttl", "context.jsonld"):
        out.add(f"ontology/{name}", (artefacts.ONTOLOGY / name).read_bytes())
    turtle = (artefacts.ONTOLOGY / "unkg.ttl").read_bytes()
    out.add("ontology/index.ttl", turtle)
    out.add("ontology/index.jsonld", data.converted(turtle, "jsonld"))
