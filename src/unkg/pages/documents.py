"""What was read in a document, paragraph by paragraph: references, actions, events, each with its evidence."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from pyoxigraph import Literal, NamedNode

from unkg.pages.addresses import anchor
from unkg.pages.facts import numbers
from unkg.pages.linking import Linker, text_of
from unkg.pages.lists import SHOWN
from unkg.pages.records import (
    Act,
    Ballot,
    Entry,
    Event,
    Evidence,
    Group,
    Link,
    List,
    Paragraph,
    Place,
    Question,
    Reference,
    Shown,
    TextRead,
)
from unkg.queries import Iri
from unkg.queries.resources import Description, Properties
from unkg.vocabulary import Dcterms, Nif, Prov, Rdf, Unkg

_KINDS: Final = (
    (Unkg.UnresolvedReference, "unresolved"),
    (Unkg.SelfReference, "self"),
    (Unkg.Citation, "citation"),
    (Unkg.InstrumentReference, "instrument"),
    (Unkg.BodyReference, "body"),
    (Unkg.MechanismReference, "mechanism"),
)
_COUNTS: Final = ((Unkg.inFavour, "in favour"), (Unkg.against, "against"), (Unkg.abstaining, "abstaining"))
_VOTERS: Final = (
    (Unkg.stateInFavour, "in favour"),
    (Unkg.stateAgainst, "against"),
    (Unkg.stateAbstaining, "abstaining"),
)


@dataclass(slots=True)
class _Found:
    """What was read in one part, before it is put in the order of the text."""

    references: list[Reference] = field(default_factory=list)
    acts: list[Act] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Reading:
    """The nodes of one document, and the links on its page."""

    description: Description
    linker: Linker
    quoted: set[Iri] = field(default_factory=set)
    """Mentions that have their anchor on the page already."""

    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The parts of the document in their order, with what was read in them; then what stands in no part."""
        found: dict[Iri | None, _Found] = defaultdict(_Found)
        for iri in sorted(self.description.nodes, key=self._place):
            self._add(found, iri, self.description.nodes[iri])
        parts = [iri for iri, node in self.description.nodes.items() if Unkg.Part in node.get(Rdf.type, ())]
        parts.sort(key=lambda iri: (self._order(iri), iri))
        none = found.pop(None, None)
        others = [Paragraph(None, "Elsewhere in the text", *_contents(none))] if none else []
        return (*(self._paragraph(iri, found[iri]) for iri in parts), *others)

    def _order(self, part: Iri) -> int:
        order = numbers(self.description.nodes[part].get(Unkg.order, ()))
        return 10**9 if order is None else order

    def _place(self, iri: Iri) -> tuple[int, int, str]:
        node = self.description.nodes[iri]
        mention = _named(node, Unkg.evidence)
        place = self.description.nodes.get(mention, {}) if mention else {}
        return numbers(place.get(Nif.beginIndex, ())) or 0, -(numbers(place.get(Nif.endIndex, ())) or 0), iri

    def _paragraph(self, iri: Iri, found: _Found) -> Paragraph:
        node = self.description.nodes[iri]
        label = text_of(node.get(Rdf.label, ())) or iri.partition("#")[2]
        return Paragraph(anchor(iri), label, *_contents(found))

    def _add(self, found: dict[Iri | None, _Found], iri: Iri, node: Properties) -> None:
        classes = node.get(Rdf.type, ())
        part = _named(node, Unkg.inPart)
        if Unkg.Reference in classes:
            found[part].references.append(self._reference(iri, node))
        elif Unkg.Action in classes:
            found[part].acts.append(self._act(iri, node))
        elif Unkg.MandateEvent in classes:
            found[part].events.append(self._event(iri, node))
        elif Unkg.ReportSubmission in classes:
            found[part].events.append(self._submission(iri, node))
        elif Unkg.Correction in classes:
            found[part].events.append(self._correction(iri, node))

    def _evidence(self, node: Properties) -> Evidence:
        mention = _named(node, Unkg.evidence)
        told = self.description.nodes.get(mention, {}) if mention else {}
        where = anchor(mention) if mention and mention not in self.quoted else None
        if mention:
            self.quoted.add(mention)
        words, clause = text_of(told.get(Nif.anchorOf, ())) or "", text_of(told.get(Unkg.clause, ()))
        start, end = (numbers(told.get(term, ())) for term in (Nif.beginIndex, Nif.endIndex))
        return Evidence(words, clause if clause != words else None, where, start, end)

    def _reference(self, iri: Iri, node: Properties) -> Reference:
        classes, link = node.get(Rdf.type, ()), self.linker.optional
        correction = _named(node, Unkg.correction)
        return Reference(
            anchor(iri) or "",
            iri,
            next((name for of_class, name in _KINDS if of_class in classes), "citation"),
            self._evidence(node),
            link(node.get(Unkg.refersTo, ())),
            self._links(node, Unkg.citedPart),
            text_of(node.get(Unkg.pinpoint, ())),
            link(node.get(Unkg.relation, ())),
            link(node.get(Unkg.evidenceClass, ())),
            link(node.get(Unkg.unresolvedBecause, ())),
            text_of(node.get(Unkg.confidence, ())),
            text_of(self.description.nodes.get(correction, {}).get(Unkg.grounds, ())) if correction else None,
        )

    def _act(self, iri: Iri, node: Properties) -> Act:
        return Act(
            anchor(iri) or "",
            iri,
            text_of(node.get(Unkg.verb, ())) or "",
            self.linker.optional(node.get(Unkg.strength, ())),
            self._evidence(node),
            Unkg.ReportRequest in node.get(Rdf.type, ()),
            self._shown(node, Unkg.issuedBy, Unkg.issuerLabel),
            self._shown(node, Unkg.proposedTo),
            self._shown(node, Unkg.addressedTo, Unkg.addresseeLabel),
            self._shown(node, Unkg.deadline, Unkg.deadlineSession, Unkg.deadlineWords),
            self._links(node, Unkg.concerns),
            text_of(node.get(Unkg.response, ())),
        )

    def _event(self, iri: Iri, node: Properties) -> Event:
        kind = self.linker.optional(node.get(Unkg.eventKind, ()))
        reported = text_of(node.get(Unkg.reported, ())) == "true"
        links = (
            ("mandate", Unkg.mandate),
            ("unresolved", Unkg.unresolvedBecause),
            ("act", Unkg.act),
            ("proposed in", Unkg.proposedIn),
        )
        until = text_of((*node.get(Unkg.until, ()), *node.get(Unkg.untilWords, ())))
        ends, pinpoint = text_of(node.get(Unkg.ends, ())), text_of(node.get(Unkg.pinpoint, ()))
        what = f"mandate {kind.label if kind else ''}{', as reported' if reported else ''}"
        facts = (("until", until), ("ends", ends if ends != until else None), ("of the act", pinpoint))
        return Event(
            anchor(iri) or "", iri, what, tuple(self._named_links(node, links)), _stated(facts), self._evidence(node)
        )

    def _submission(self, iri: Iri, node: Properties) -> Event:
        links = (("report", Unkg.report), ("request", Unkg.request))
        facts = (("of the request", text_of(node.get(Unkg.pinpoint, ()))),)
        named = tuple(self._named_links(node, links))
        return Event(anchor(iri) or "", iri, "report submitted", named, _stated(facts), self._evidence(node))

    def _correction(self, iri: Iri, node: Properties) -> Event:
        links = (("by", Prov.wasAttributedTo), ("instead of", Unkg.insteadOf))
        facts = (("because", text_of(node.get(Unkg.grounds, ()))),)
        named = tuple(self._named_links(node, links))
        return Event(anchor(iri) or "", iri, "corrected", named, _stated(facts), self._evidence(node))

    def texts(self) -> tuple[TextRead, ...]:
        """The texts of the document, one a language, by language; first the one that was read."""
        own = self.description.own
        read, titles = own.get(Unkg.text, ()), own.get(Dcterms.alternative, ())
        found = (
            TextRead(
                anchor(iri) or "",
                text_of(node.get(Unkg.sha256, ())) or "",
                numbers(node.get(Unkg.length, ())),
                language,
                next((one.value for one in titles if isinstance(one, Literal) and one.language == language), None),
                NamedNode(iri) in read,
            )
            for iri, node in self.description.nodes.items()
            if Unkg.Text in node.get(Rdf.type, ())
            for language in (text_of(node.get(Dcterms.language, ())),)
        )
        return tuple(sorted(found, key=lambda one: (not one.is_read, one.language or "")))

    def _named_links(self, node: Properties, terms: tuple[tuple[str, NamedNode], ...]) -> Iterator[tuple[str, Link]]:
        for name, term in terms:
            found = self.linker.optional(node.get(term, ()))
            if found and found.iri != self.description.iri:
                yield name, found

    def _shown(self, node: Properties, *terms: NamedNode) -> tuple[Shown, ...]:
        return tuple(self.linker.shown(value) for term in terms for value in node.get(term, ()))

    def _links(self, node: Properties, term: NamedNode) -> tuple[Link, ...]:
        return tuple(self.linker.link(one.value) for one in node.get(term, ()) if isinstance(one, NamedNode))

    def ballot(self) -> Ballot | None:
        """How the text was adopted, if the publisher's metadata say so."""
        node = next((one for one in self.description.nodes.values() if Unkg.Vote in one.get(Rdf.type, ())), None)
        if node is None:
            return None
        outcome = self.linker.optional(node.get(Unkg.outcome, ()))
        counted = ((name, numbers(node.get(term, ()))) for term, name in _COUNTS)
        voters = ((name, self._links(node, term)) for term, name in _VOTERS)
        return Ballot(
            outcome.label if outcome else "",
            tuple((name, number) for name, number in counted if number is not None),
            tuple((name, some) for name, some in voters if some),
        )


def _named(node: Properties, term: NamedNode) -> Iri | None:
    """The first resource that a property names."""
    return next((Iri(one.value) for one in node.get(term, ())), None)


def _contents(found: _Found) -> tuple[tuple[Reference, ...], tuple[Act, ...], tuple[Event, ...]]:
    return tuple(found.references), tuple(found.acts), tuple(found.events)


def _stated(facts: tuple[tuple[str, str | None], ...]) -> tuple[tuple[str, str], ...]:
    return tuple((name, value) for name, value in facts if value)


def cited(here: Iri, paragraphs: tuple[Paragraph, ...], question: Question | None) -> List | None:
    """The documents that a document cites, by relation, with the places of the citations on its page."""
    groups: dict[Link | None, dict[Iri, tuple[Link, list[Place]]]] = defaultdict(dict)
    for paragraph in paragraphs:
        for one in paragraph.references:
            if one.kind == "citation" and one.target:
                where = Link(one.iri, paragraph.label, page=here, anchor=one.anchor)
                place = Place(paragraph.label, where, one.pinpoint)
                groups[one.relation].setdefault(one.target.iri, (one.target, []))[1].append(place)
    listed = tuple(
        Group(relation, tuple(_entry(target, places) for target, places in sorted_targets(entries)))
        for relation, entries in sorted(groups.items(), key=lambda item: item[0].label if item[0] else "~")
    )
    total = len({entry.thing.iri for group in listed for entry in group.entries})
    return List("cites", "Cites", listed, total, question=question) if listed else None


def _entry(target: Link, places: list[Place]) -> Entry:
    more = len(places) - SHOWN
    return Entry(target, tuple(places[:SHOWN]), (f"and {more} more",) if more > 0 else ())


def sorted_targets(entries: dict[Iri, tuple[Link, list[Place]]]) -> list[tuple[Link, list[Place]]]:
    """Cited documents, the newest first, undated ones last."""
    by_name = sorted(entries.values(), key=lambda entry: entry[0].label)
    return sorted(by_name, key=lambda entry: entry[0].date or "", reverse=True)
