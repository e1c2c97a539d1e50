"""Write the documentation of the ontology as one HTML page: `python docs/ontology_html.py build/docs/ontology.html`.

pyLODE makes the page of `ontology/unkg.ttl`, with what `alignments.ttl` says of its terms. It knows nothing of concept
schemes, so the closed lists are added here as tables, the first of them that of relations.
"""

import logging
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import rdflib
from dominate import tags
from rdflib import OWL, RDF, RDFS, SKOS, URIRef

from unkg import artefacts
from unkg.vocabulary import BASE, ONTOLOGY, RELATIONS, TERMS, concept

_WHOSE = {"citing": "the citing document's", "cited": "the cited document's", "either": "either's"}
_NAMESPACES = re.compile(r'<div [^>]*id="namespaces"')
_ENTRY = re.compile(r'<li>\s*<h4>\s*<a href="#namespaces"')
_STYLE_ENDS = re.compile("</style>")
_STYLE = """#content { box-sizing: border-box; padding-right: 100px; }
#relations table { table-layout: auto; font-size: smaller; }
#relations code { font-size: inherit; }
.section > table th, .section > table td { text-align: left; vertical-align: top; padding: 2px 8px 2px 0; }"""
_HEADINGS = ("value", "concept", "property", "whose act", "sub-property of", "close to", "meaning")


def ontology() -> rdflib.Graph:
    """The ontology, with the sub-classes, sub-properties and close matches of its own terms and concepts."""
    graph = rdflib.Graph().parse(artefacts.ONTOLOGY / "unkg.ttl")
    for predicate in (RDFS.subClassOf, RDFS.subPropertyOf, SKOS.closeMatch):
        for subject, term in _alignments().subject_objects(predicate):
            if str(subject).startswith(TERMS):
                graph.add((subject, predicate, term))
    return graph


@cache
def _alignments() -> rdflib.Graph:
    return rdflib.Graph().parse(artefacts.ONTOLOGY / "alignments.ttl")


def _lists() -> rdflib.Graph:
    return rdflib.Graph().parse(artefacts.ONTOLOGY / "relations.ttl")


def relation_table() -> tags.div:
    """The table of relations: concept, property, whose act, and alignments."""
    graph, lists = ontology() + _alignments(), _lists()
    section = tags.div(tags.h2("Relations"), _class="section", id="relations")
    with section.add(tags.table()):
        tags.tr(tags.th(name) for name in _HEADINGS)
        for word, row in RELATIONS.items():
            one = URIRef(concept("relation", word).value)
            term = URIRef(row.property.value) if row.property else None
            close = {*graph.objects(one, SKOS.closeMatch), *(graph.objects(term, SKOS.closeMatch) if term else ())}
            cells = (
                tags.code(word),
                tags.code(str(one).removeprefix(f"{BASE}id/")),
                _link(term) if term else "–",
                _WHOSE[row.whose_act],
                _links(sorted({*graph.transitive_objects(term, RDFS.subPropertyOf)} - {term}) if term else []),
                _links(sorted(close)),
                str(lists.value(one, SKOS.definition)),
            )
            tags.tr(tags.td(cell) for cell in cells)
    return section


def closed_lists() -> Iterator[tags.div]:
    """A table for each of the other closed lists: its concepts and what they mean."""
    lists = _lists()
    for scheme in sorted(lists.subjects(RDF.type, SKOS.ConceptScheme)):
        name = str(scheme).removeprefix(f"{BASE}id/")
        if name == "relation":
            continue
        section = tags.div(tags.h2(str(lists.value(scheme, SKOS.prefLabel)).capitalize()), _class="section", id=name)
        section.add(tags.p(str(lists.value(scheme, SKOS.definition))))
        with section.add(tags.table()):
            for one in sorted(lists.subjects(SKOS.inScheme, scheme)):
                short = str(one).removeprefix(f"{BASE}id/")
                tags.tr(tags.td(tags.code(short)), tags.td(str(lists.value(one, SKOS.definition))))
        yield section


def _links(terms: list[rdflib.term.Node]) -> tags.span:
    found = tags.span()
    for term in terms:
        found.add(_link(term), " ")
    return found


def _link(term: rdflib.term.Node) -> tags.a:
    """A term by its name where it is ours, with its prefix where it is another's."""
    iri = str(term)
    if iri.startswith(TERMS):
        return tags.a(iri.removeprefix(TERMS), href=f"#{iri.removeprefix(TERMS)}")
    return tags.a(_alignments().namespace_manager.normalizeUri(iri).strip("<>"), href=iri)


def page() -> str:
    """The whole page. Each term stands under the fragment of its own IRI."""
    from pylode.profiles.ontpub import OntPub

    made = OntPub(ontology(), sort_subjects=True)
    html = made.make_html()
    fragments = {fid: str(iri).removeprefix(TERMS) for iri, fid in made.fids.items() if str(iri).startswith(TERMS)}
    html = re.sub(r'(id="|href="#)([^"]*)"', lambda m: f'{m[1]}{fragments.get(m[2], m[2])}"', html)
    return with_sections(html, [relation_table(), *closed_lists()])


def with_sections(html: str, sections: list[tags.div]) -> str:
    """Insert sections before the namespaces and list them in the contents. Raises ValueError for an unexpected page."""
    entries = [tags.li(tags.h4(tags.a(one.get(tags.h2)[0][0], href=f"#{one['id']}"))) for one in sections]
    for before, added in ((_STYLE_ENDS, _STYLE), (_NAMESPACES, _rendered(sections)), (_ENTRY, _rendered(entries))):
        if len(before.findall(html)) != 1:
            raise ValueError(f"the page of the ontology has no single place {before.pattern}")
        html = before.sub(lambda found, added=added: f"{added}\n{found[0]}", html)
    return html


def _rendered(elements: list[tags.html_tag]) -> str:
    return "\n".join(element.render() for element in elements)


def missing(html: str) -> list[str]:
    """The terms of the ontology that have no place of their own on a page."""
    graph = rdflib.Graph().parse(artefacts.ONTOLOGY / "unkg.ttl")
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
    terms = {str(t).removeprefix(TERMS) for kind in kinds for t in graph.subjects(RDF.type, kind)}
    return sorted(term for term in terms if f'id="{term}"' not in html)


def main(destination: Path) -> int:
    """Write the page; 1 where a term is missing from it."""
    logging.disable(logging.INFO)
    html = page()
    if missing(html):
        print(f"{destination}: no place for {', '.join(missing(html))} of {ONTOLOGY.value}", file=sys.stderr)
        return 1
    destination.parent.mkdir(parents=True, exist_ok=True)
    destination.write_text(html, encoding="utf-8")
    print(destination)
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
