"""Describe a resource for readers: a few queries, then frozen records."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from typing import Final

from pyoxigraph import NamedNode

from unkg import network, queries, symbols
from unkg.authorities import Knowledge
from unkg.pages import pictures
from unkg.pages.addresses import DEFAULT, Bases, anchor
from unkg.pages.documents import Reading, cited
from unkg.pages.facts import classes, facts, label_of, title_of
from unkg.pages.linking import Linker, text_of
from unkg.pages.lists import Slice, named, natural, page_of
from unkg.pages.portions import divided, portion
from unkg.pages.records import Entry, Link, List, Paragraph, Picture, Place, Question, Resource, Term, Timeline
from unkg.queries import Iri, Queryable, QueryInputError, Table
from unkg.queries.listings import LISTINGS, Listing, listed_rows, listing_query, parts_query
from unkg.queries.resources import PARAMETER, Description, Name, describe, fallback, has_actions, names
from unkg.vocabulary import Dcterms, Rdf, Skos, Unkg

_AS_KIND: Final = {"subject": "concept", "subject-scheme": "scheme"}
_SHOWN: Final = 30
"""Texts of a chain that a page shows."""
_MEANING: Final = NamedNode("http://www.w3.org/ns/shacl#description")
_OF_A_PARAMETER: Final = (
    NamedNode("http://www.w3.org/2004/02/skos/core#example"),
    NamedNode("http://www.w3.org/ns/shacl#optional"),
)
_OF_A_TEXT: Final = ("cites", "paragraphs")
"""Lists of what was read in the text of a document."""


@dataclass(frozen=True, slots=True)
class Site:
    """What pages are made from."""

    store: Queryable
    knowledge: Knowledge
    bases: Bases = DEFAULT


def resource(site: Site, iri: Iri) -> Resource | None:
    """Everything on the page of a resource; None if the store says nothing about it.

    A document that is only cited has a page too, which says that its text is not held.
    """
    found = described(site, iri)
    return found[0] if found else None


def described(site: Site, iri: Iri) -> tuple[Resource, Description] | None:
    """The page of a resource, and the statements that it was made from."""
    description = describe(site.store, iri)
    return (_Maker(site, description).whole(), description) if description else None


def continued(site: Site, iri: Iri, name: str, number: int) -> Resource | None:
    """A further page of one of the lists on the page of a resource; None if there is no such list or page."""
    description = describe(site.store, iri)
    if description is None:
        return None
    if name in _OF_A_TEXT:
        return _Maker(site, description).continued_text(name, number)
    return _Maker(site, replace(description, nodes={})).continued(name, number)


def further(site: Site, found: Resource) -> Iterator[tuple[str, int, Resource]]:
    """Name, number and content of the further pages of all its lists."""
    for one in filter(None, (found.cites, found.reading, *found.lists)):
        for number in range(2, one.pages + 1):
            page = continued(site, found.iri, one.name, number)
            if page:
                yield one.name, number, page


def kind_of(iri: Iri, description: Description, bases: Bases) -> str:
    """The kind of a resource: the first part of its path, but one name for all schemes and all concepts."""
    path = bases.kind(iri)
    of = description.own.get(Rdf.type, ())
    if Skos.ConceptScheme in of:
        return "scheme"
    return _AS_KIND.get(path, "concept" if Skos.Concept in of else path)


class _Maker:
    """Makes the page of one resource from its description."""

    def __init__(self, site: Site, description: Description) -> None:
        self.site = site
        self.description = description
        self.iri = description.iri
        self.kind = kind_of(self.iri, description, site.bases)

    def whole(self) -> Resource:
        """The page with all its parts."""
        slices = [one for one in (self._slice(listing, 1) for listing in LISTINGS.get(self.kind, ())) if one.total]
        history = self._history()
        linker = self._linker(slices, (iri for row in history for iri in row.values() if isinstance(iri, Iri)))
        page = self._header(linker, slices)
        match self.kind:
            case "document":
                return self._document(page, linker, history)
            case "state":
                return replace(page, lacks_actions=not has_actions(self.site.store))
            case "mandate":
                return self._mandate(page, linker)
            case "query":
                return replace(page, terms=(("Parameters", tuple(self._parameters(linker))),))
        return page

    def continued(self, name: str, number: int) -> Resource | None:
        """The page with one list only."""
        listing = next((one for one in LISTINGS.get(self.kind, ()) if one.name == name), None)
        some = self._slice(listing, number) if listing else None
        if some is None or not 1 <= number <= some.pages or not some.total:
            return None
        page = self._header(self._linker([some], ()), [some])
        return replace(page, shown_list=page.lists[0], lists=(), facts=())

    def _slice(self, listing: Listing, number: int) -> Slice:
        return page_of(listing, listed_rows(self.site.store, listing, self.iri), number)

    def _linker(self, slices: Iterable[Slice], others: Iterable[Iri]) -> Linker:
        """Names for everything on the page, by one query; the document's own parts have theirs in its description."""
        named_here = {iri: _name(iri, node.get(Rdf.label, ())) for iri, node in self.description.nodes.items()}
        wanted = {iri for some in slices for iri in some.iris} | set(others) | {self.iri}
        wanted |= set(_mentioned(self.description))
        asked = (iri for iri in wanted if iri not in named_here and self.site.bases.path(iri))
        return Linker(self.iri, self.site.bases, named_here | names(self.site.store, asked))

    def _header(self, linker: Linker, slices: Iterable[Slice]) -> Resource:
        own = self.description.own
        label, title = label_of(own) or fallback(self.iri), title_of(own)
        link = linker.link(self.iri)
        link = replace(
            link,
            label=label,
            title=title.value if title else None,
            language=title.language if title else None,
            held=Unkg.text in own if self.kind == "document" else None,
        )
        return Resource(
            self.iri,
            self.kind,
            link,
            classes(own, linker),
            tuple(facts(own, linker, label)),
            tuple(self._official(linker)),
            lists=tuple(self._named(some, linker) for some in slices),
            parts=tuple(self._parts(linker)),
            parts_query=parts_query(self.iri),
        )

    def _official(self, linker: Linker) -> Iterator[Link]:
        """Where the United Nations have the text; of a document that is only cited, by its symbol."""
        stated = [one.value for one in self.description.own.get(Rdf.seeAlso, ()) if isinstance(one, NamedNode)]
        symbol = text_of(self.description.own.get(Unkg.symbol, ()))
        known = symbols.official_links(symbol) if symbol and symbols.symbol_of(symbol) else ()
        yield from map(linker.link, stated or known)

    def _parts(self, linker: Linker) -> Iterator[Link]:
        if self.kind != "document" or Unkg.text not in self.description.own:
            parts = (iri for iri, node in self.description.nodes.items() if Dcterms.isPartOf in node)
            yield from (linker.link(iri) for iri in sorted(parts, key=natural))

    def _named(self, some: Slice, linker: Linker) -> List:
        listing = some.listing
        if listing.question and listing.parameter:
            return named(some, linker, self._asking(listing.question, listing.parameter), None)
        return named(some, linker, None, listing_query(listing, self.iri))

    def _asking(self, query: str, parameter: str) -> Question:
        """A canned query about this resource."""
        return Question(query, ((parameter, self._written()),))

    def _written(self) -> str:
        """The resource as a parameter of a query: its symbol, code or name, else its IRI."""
        own = self.description.own
        terms = {"document": Unkg.symbol, "state": Unkg.iso3, "instrument": Unkg.instrumentId}
        term = terms.get(self.kind, Rdf.label)
        return text_of(own.get(term, ())) or str(self.iri)

    def _document(self, page: Resource, linker: Linker, history: Table) -> Resource:
        reading = Reading(self.description, linker)
        divisions = _divisions(page, reading)
        cites = self._cites(divisions)
        return replace(
            page,
            cites=portion(cites, 1) if cites else None,
            paragraphs=divisions[0],
            reading=_page_of_text(divisions, 1),
            later=tuple(enumerate(divisions[1:], start=2)),
            texts=reading.texts(),
            ballot=reading.ballot(),
            history=tuple(_chain(history, linker)),
            chain=self._asking("drafting-history", "document"),
            pictures=self._lineage(cites.total) if cites else (),
        )

    def continued_text(self, name: str, number: int) -> Resource | None:
        """A further page of the documents that a document cites, or of its paragraphs."""
        linker = self._linker((), ())
        page = replace(self._header(linker, ()), facts=(), parts=())
        divisions = _divisions(page, Reading(self.description, linker))
        if name == "paragraphs":
            if not 1 <= number <= len(divisions):
                return None
            return replace(page, paragraphs=divisions[number - 1], reading=_page_of_text(divisions, number))
        cites = self._cites(divisions)
        shown = portion(cites, number) if cites else None
        return replace(page, shown_list=shown) if shown and 1 <= number <= shown.pages else None

    def _cites(self, divisions: Iterable[tuple[Paragraph, ...]]) -> List | None:
        return cited(self.iri, tuple(chain.from_iterable(divisions)), self._asking("cited-by-document", "document"))

    def _lineage(self, cited_documents: int) -> tuple[Picture, ...]:
        site = self.site
        try:
            drawn = pictures.lineage(site.store, site.knowledge, self.iri, cited_documents)
        except QueryInputError:
            return ()
        return (drawn,) if drawn else ()

    def _history(self) -> Table:
        """The drafts and votes of the chain of texts that a resolution belongs to; empty for others."""
        if self.kind != "document" or Unkg.text not in self.description.own:
            return Table((), ())
        try:
            return queries.run(self.site.store, self.site.knowledge, "drafting-history", document=str(self.iri))
        except QueryInputError:
            return Table((), ())

    def _parameters(self, linker: Linker) -> Iterator[Term]:
        """What a canned query asks for."""
        for value in self.description.own.get(PARAMETER, ()):
            node, name = self.description.nodes.get(Iri(value.value), {}), anchor(value.value) or ""
            shown = {term: node[term] for term in _OF_A_PARAMETER if term in node}
            meaning = text_of(node.get(_MEANING, ())) or ""
            yield Term(name, Iri(value.value), name, meaning, tuple(facts(shown, linker, name)))

    def _mandate(self, page: Resource, linker: Linker) -> Resource:
        holder = linker.optional(self.description.own.get(Unkg.heldBy, ()))
        if holder is None:
            return page
        try:
            history = network.mandate_history(self.site.store, self.site.knowledge, str(holder.iri))
        except QueryInputError:
            return page
        acts = [self.site.bases.document(act.symbol) for act in history.acts]
        named_acts = Linker(self.iri, self.site.bases, names(self.site.store, acts))
        rows = tuple(
            (act.date, act.event, named_acts.link(iri), act.until or "", act.ends or "")
            for act, iri in zip(history.acts, acts, strict=True)
        )
        drawn = pictures.timeline(history, self.site.knowledge, self.iri)
        question = Question("mandate-lineage", (("mandate", history.holder),))
        gaps = tuple(
            f"{gap.end}: the term set by {gap.last.symbol} ended, and "
            + (f"the next act known is {gap.next.symbol} of {gap.next.date}." if gap.next else "no later act is known.")
            for gap in history.gaps
        )
        timeline = Timeline(rows, "\n".join(gaps) or None, question)
        return replace(page, timeline=timeline, pictures=(drawn,) if drawn else ())


def _divisions(page: Resource, reading: Reading) -> tuple[tuple[Paragraph, ...], ...]:
    """The paragraphs of a document by page; none of one that is not held."""
    return divided(reading.paragraphs()) if page.link.held else ((),)


def _page_of_text(divisions: tuple[tuple[Paragraph, ...], ...], number: int) -> List | None:
    """Which page of the paragraphs is shown; None if they are on one."""
    if len(divisions) == 1:
        return None
    total = len({paragraph.anchor for paragraphs in divisions for paragraph in paragraphs})
    return List("paragraphs", "Paragraph by paragraph", (), total, number, len(divisions))


def _name(iri: Iri, labels: tuple[queries.resources.Term, ...]) -> Name:
    return Name(text_of(labels) or fallback(iri))


def _mentioned(description: Description) -> Iterator[Iri]:
    """All resources that the statements name."""
    for properties in (description.own, *description.nodes.values()):
        for term, values in properties.items():
            if term != Unkg.evidence:
                yield from (Iri(value.value) for value in values if isinstance(value, NamedNode))


def _chain(history: Table, linker: Linker) -> Iterator[Entry]:
    """The texts of a chain, each once, with what is known of how it came about."""
    seen: dict[Iri, Entry] = {}
    for row in history:
        text = row["text"]
        if not isinstance(text, Iri):
            continue
        notes = [f"{row['sponsors']} sponsors" if row["sponsors"] else "", _vote(row)]
        drafts = [
            Place(label.replace("_", " "), linker.link(found))
            for label in ("draft", "committee_report")
            if isinstance(found := row[label], Iri)
        ]
        before = seen.get(text, Entry(linker.link(text), (), tuple(filter(None, notes))))
        places = tuple(dict.fromkeys((*before.places, *drafts)))
        seen[text] = replace(before, places=places)
    yield from list(seen.values())[-_SHOWN:]


def _vote(row: dict[str, queries.Value]) -> str:
    counts = [str(row[name]) for name in ("in_favour", "against", "abstaining") if row[name] is not None]
    adopted = str(row["adopted_by"] or "").replace("-", " ")
    return " ".join(filter(None, (adopted, "–".join(counts))))
