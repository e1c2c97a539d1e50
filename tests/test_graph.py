"""The quads that describe extractions."""

import random
import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Store, Triple, parse

from strategies import KNOWLEDGE, extractions
from unkg import authorities, graph
from unkg.graph.clauses import LONGEST, clause
from unkg.model import (
    Action,
    Correction,
    Document,
    Extraction,
    Header,
    MandateEvent,
    Paragraph,
    Reference,
    ReportSubmission,
    Subject,
)
from unkg.validation import as_text, validate
from unkg.vocabulary import Cito, Dcterms, Foaf, Minter, Nif, Prov, Rdf, Skos, Unkg, Xsd, concept
from unkg.vocabulary.implications import expanded

MINTER = Minter()
TEXT = "Recalling its resolution 5/1, as modified by resolution 16/21,\n1. Decides to amend resolution 6/30;"
OWN = MINTER.document("A/HRC/RES/58/17")


def span(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


def reference(words: str, target: str | None, **more: object) -> Reference:
    section = "preamble" if TEXT.index(words) < 62 else "operative"
    given = {"kind": "resolution", "target": target, "section": section, "paragraph": "", "evidence": "possessive"}
    return Reference(*span(words), words, **(given | more))  # type: ignore[arg-type]


def extraction(*references: Reference, **more: object) -> Extraction:
    parts = (
        Paragraph("PP 1", "preambular", "preamble", 0, 62, "pp1"),
        Paragraph("OP 1", "operative", "operative", 63, len(TEXT), "op1"),
    )
    header = Header(symbol="A/HRC/RES/58/17", type="resolution", body="Human Rights Council", session=58)
    found = Extraction(Document("k", "s", TEXT), header, parts, references, ())
    return replace(found, **more)  # type: ignore[arg-type]


def parsed(nquads: bytes) -> set[Triple]:
    return {quad.triple for quad in parse(nquads, format=RdfFormat.N_QUADS)}


def triples(found: Extraction) -> set[tuple[NamedNode, NamedNode, NamedNode | Literal]]:
    """What the graph of a document states and implies."""
    return {(q.subject, q.predicate, q.object) for q in expanded(graph.describe(found, KNOWLEDGE))}  # type: ignore[misc]


def objects(found: Extraction, subject: NamedNode, predicate: NamedNode) -> set[str]:
    return {o.value for s, p, o in triples(found) if (s, p) == (subject, predicate)}


# ---- any extraction ----------------------------------------------------------------------------------------------


@settings(max_examples=15)
@given(extractions())
def test_the_graph_of_any_extraction_conforms(found: Extraction) -> None:
    report = validate(graph.describe(found, KNOWLEDGE))
    assert report.conforms, as_text(report)


@settings(max_examples=30)
@given(extractions(), st.randoms(use_true_random=False))
def test_order_of_records_changes_nothing_but_their_places(found: Extraction, rnd: random.Random) -> None:
    shuffled = replace(
        found,
        references=tuple(rnd.sample(found.references, len(found.references))),
        actions=tuple(rnd.sample(found.actions, len(found.actions))),
        events=tuple(rnd.sample(found.events, len(found.events))),
        corrections=tuple(rnd.sample(found.corrections, len(found.corrections))),
    )
    assert set(graph.describe(shuffled, KNOWLEDGE)) == set(graph.describe(found, KNOWLEDGE))


ALIKE = [
    reference("resolution 5/1", None, reason="no-organ", evidence=None),
    Action(0, 4, "urge", "urging", (), (), ""),
    MandateEvent("extended", "Panel of Elders", "A/RES/60/251", 0, 4, ""),
]


@pytest.mark.parametrize(
    ("one", "differing"),
    [
        (ALIKE[0], {"relation": "recall"}),
        (ALIKE[0], {"section": "operative"}),
        (ALIKE[0], {"reason": "two-organs"}),
        (ALIKE[1], {"deadline": "by 2030"}),
        (ALIKE[1], {"second": True}),
        (ALIKE[2], {"date": "2020-01-01"}),
        (ALIKE[2], {"reported": True}),
    ],
)
def test_two_records_at_one_place_are_numbered_alike_in_either_order(one: Any, differing: dict[str, Any]) -> None:
    field = {Reference: "references", Action: "actions", MandateEvent: "events"}[type(one)]
    pair = (one, structs.replace(one, **differing))
    both = [triples(replace(extraction(), **{field: records})) for records in (pair, pair[::-1])]
    assert both[0] == both[1]


@settings(max_examples=30)
@given(extractions())
def test_every_quad_is_named_and_unique_and_survives_a_store(found: Extraction) -> None:
    quads = graph.describe(found, KNOWLEDGE)
    assert len(quads) == len(set(quads))
    assert not any(isinstance(term, BlankNode) for quad in quads for term in quad)
    assert {quad.graph_name for quad in quads} == {MINTER.graph(graph.document_iri(found, MINTER))}
    for quad in quads:
        for term in (quad.subject, quad.predicate, quad.object):
            assert not isinstance(term, NamedNode) or re.fullmatch(r"https?://[^\s<>\"{}|\\^`]+", term.value)
    store = Store()
    store.bulk_extend(quads)
    assert set(store) == set(quads)


@settings(max_examples=30)
@given(extractions())
def test_nothing_that_was_found_is_lost(found: Extraction) -> None:
    quads = expanded(graph.describe(found, KNOWLEDGE))
    typed = {(q.subject, q.object) for q in quads if q.predicate == Rdf.type}
    assert sum(o == Unkg.Reference for _, o in typed) == len(found.references)
    assert sum(o == Unkg.Action for _, o in typed) == len(found.actions)
    assert sum(o == Unkg.MandateEvent for _, o in typed) == len(found.events)
    assert sum(o == Unkg.Paragraph for _, o in typed) == sum(p.part is not None for p in found.paragraphs)


def test_a_graph_beside_that_of_the_authorities_does_not_repeat_it() -> None:
    found = extraction(
        header=Header(symbol="A/HRC/RES/58/17", body="Human Rights Council", sponsors=("JPN", "A group"))
    )
    alone, beside = (parsed(graph.nquads(found, KNOWLEDGE, alone=alone)) for alone in (True, False))
    shared = {quad.triple for quad in graph.describe_authorities(KNOWLEDGE)}
    assert beside < alone
    assert {q.object for q in alone - beside if q.predicate == Rdf.type} == {Unkg.Body, Unkg.State}
    assert beside | shared == alone | shared


def test_the_first_name_in_a_language_is_preferred_and_the_others_are_alternative() -> None:
    labels = (("es", "Francia"), ("es", "República Francesa"), ("fr", "France"))
    loaded = authorities.load().authorities
    france = replace(loaded.states["FRA"], labels=labels)
    known = replace(KNOWLEDGE, authorities=replace(loaded, states={"FRA": france}))
    names = {
        (quad.predicate, quad.object.value, quad.object.language)
        for quad in graph.describe_authorities(known)
        if quad.subject == MINTER.state("FRA") and isinstance(quad.object, Literal) and quad.object.language
    }
    assert names == {
        (Rdf.label, "France", "en"),
        (Skos.prefLabel, "Francia", "es"),
        (Skos.altLabel, "República Francesa", "es"),
        (Skos.prefLabel, "France", "fr"),
    }


def test_a_graph_states_the_class_of_its_own_document_even_if_the_authorities_do() -> None:
    known, founding = authorities.load(), Triple(MINTER.document("A/HRC/RES/5/1"), Rdf.type, Unkg.Document)
    assert founding in {quad.triple for quad in graph.describe_authorities(known)}
    found = extraction(header=Header(symbol="A/HRC/RES/5/1"))
    assert founding in parsed(graph.nquads(found, known, alone=False))


# ---- citations ---------------------------------------------------------------------------------------------------


def test_a_citation_is_a_plain_triple_and_a_node_with_its_words() -> None:
    cited = MINTER.document("A/HRC/RES/5/1")
    quads = graph.describe(
        extraction(reference("5/1", "A/HRC/RES/5/1", relation="recall", pinpoint="para 4")), KNOWLEDGE
    )
    said = {(q.subject, q.predicate, q.object) for q in quads}
    assert {(OWN, Unkg.cites, cited), (OWN, Unkg.recalls, cited), (cited, Rdf.type, Unkg.Resolution)} <= said
    node = next(s for s, p, o in said if (p, o) == (Rdf.type, Unkg.Citation))
    mention = next(o for s, p, o in said if (s, p) == (node, Unkg.evidence))
    assert {
        (node, Cito.hasCitingEntity, OWN),
        (node, Cito.hasCitedEntity, cited),
        (node, Cito.hasCitationCharacterization, concept("relation", "recall")),
        (node, Unkg.inPart, MINTER.part(OWN, "pp1")),
        (node, Unkg.citedPart, MINTER.part(cited, "op4")),
        (node, Unkg.pinpoint, Literal("para 4")),
        (node, Unkg.evidenceClass, concept("evidence", "possessive")),
        (mention, Nif.anchorOf, Literal("5/1")),
        (mention, Unkg.clause, Literal("Recalling its resolution 5/1, as modified by resolution 16/21,")),
    } <= said


@pytest.mark.parametrize(
    ("words", "relation", "verbs", "expected"),
    [
        ("5/1", "recall", (), Unkg.recalls),
        ("5/1", "cite", (), None),
        ("5/1", "establish", (), None),  # the cited text established: not this document's act
        ("16/21", "amend", (), None),  # "as modified by resolution 16/21": the cited text amends
        ("16/21", "amend", ("recall",), None),
        ("6/30", "amend", ("amend",), Unkg.amends),
        ("6/30", "terminate", ("amend",), None),
    ],
)
def test_only_what_the_document_does_itself_has_a_property(
    words: str, relation: str, verbs: tuple[str, ...], expected: NamedNode | None
) -> None:
    at = span(words)[0]
    done = tuple(Action(at, at + 1, verb, "decide", (), (), "OP 1") for verb in verbs)
    found = triples(extraction(reference(words, "A/HRC/RES/16/21", relation=relation), actions=done))
    cited = MINTER.document("A/HRC/RES/16/21")
    assert {p for s, p, o in found if (s, o) == (OWN, cited)} == {Unkg.cites} | ({expected} if expected else set())


def test_a_citation_has_the_same_name_whichever_text_it_was_read_from() -> None:
    def citations(text: str) -> set[str]:
        at = text.index("5/1")
        one = Reference(at, at + 3, "5/1", "resolution", "A/HRC/RES/5/1", "preamble", "", evidence="possessive")
        found = replace(extraction(one), document=Document("k", "s", text))
        return {s.value for s, p, o in triples(found) if (p, o) == (Rdf.type, Unkg.Citation)}

    assert citations(TEXT) == citations(TEXT.replace("its", "its  own"))


def test_a_document_that_names_itself_does_not_cite_itself() -> None:
    found = triples(extraction(reference("5/1", "A/HRC/RES/58/17", relation="recall")))
    (node,) = {s for s, p, o in found if (p, o) == (Rdf.type, Unkg.SelfReference)}
    assert (node, Unkg.refersTo, OWN) in found
    assert not {p for _, p, _ in found} & {Unkg.cites, Unkg.recalls, Cito.hasCitedEntity}


@pytest.mark.parametrize(("kind", "expected"), [("resolution", {"human-rights-council"}), ("report", set())])
def test_without_a_named_subject_a_resolution_speaks_for_its_body(kind: Any, expected: set[str]) -> None:
    header = Header(symbol="A/HRC/RES/58/17", type=kind, body="Human Rights Council")
    found = extraction(header=header, actions=(Action(0, 4, "urge", "urge", (), (), ""),))
    assert {o.value.rpartition("/")[2] for _, p, o in triples(found) if p == Unkg.issuedBy} == expected


@pytest.mark.parametrize(("reported", "expected"), [(False, {"2025-04-03"}), (True, {"2008"})])
def test_a_documents_own_act_happens_when_it_is_adopted_a_reported_one_in_its_acts_year(
    reported: bool, expected: set[str]
) -> None:
    header = Header(symbol="A/HRC/RES/58/17", type="resolution", adopted="2025-04-03")
    event = MandateEvent("extended", "Panel of Elders", "A/HRC/RES/7/15", 0, 4, "", reported=reported)
    found = triples(extraction(header=header, events=(event,)))
    assert {o.value for _, p, o in found if p == Unkg.occurredOn} == expected


@pytest.mark.parametrize("kind", ["draft resolution", "draft decision"])
def test_what_a_draft_proposes_nobody_has_recommended(kind: Any) -> None:
    """Of S/2023/773, which was not adopted: the Security Council did not condemn what it condemns."""
    header = Header(symbol="S/2023/773", type=kind, body="Security Council")
    said = Action(0, 4, "urge", "urge", ("Security Council",), (), "", asks_for_report=True)
    found = triples(extraction(header=header, actions=(said, structs.replace(said, issuers=()))))
    nodes = {s for s, p, _ in found if p == Unkg.verb}
    assert {o for s, p, o in found if s in nodes and p == Rdf.type} == {Unkg.Action}
    assert {(p, o) for s, p, o in found if s in nodes and p in {Unkg.issuedBy, Unkg.issuerLabel, Unkg.proposedTo}} == {
        (Unkg.proposedTo, MINTER.body("Security Council"))
    }
    assert len(nodes) == 2


def test_an_unresolved_reference_cites_nothing_and_says_why() -> None:
    one = reference("5/1", None, evidence=None, reason="two-organs")
    found = triples(extraction(one))
    assert not {p for _, p, _ in found} & {Unkg.cites, Unkg.refersTo, Cito.hasCitedEntity}
    assert concept("reason", "two-organs") in {o for _, p, o in found if p == Unkg.unresolvedBecause}


def test_a_name_that_no_authority_knows_is_a_candidate() -> None:
    one = reference("resolution", "Panel of Elders", kind="body")
    candidate = MINTER.candidate("Panel of Elders")
    found = triples(extraction(one))
    assert {(OWN, Unkg.mentions, candidate), (candidate, Rdf.type, Unkg.CandidateBody)} <= found
    assert (candidate, Rdf.type, Unkg.Body) not in found


@pytest.mark.parametrize(
    ("language", "predicate", "tag"), [("en", Rdf.label, "en"), ("EN", Rdf.label, "en"), ("fr", Skos.prefLabel, "fr")]
)
def test_the_name_of_a_candidate_is_its_label_only_in_english(language: str, predicate: NamedNode, tag: str) -> None:
    one = reference("resolution", "Panel of Elders", kind="body")
    found = triples(extraction(one, document=Document("k", "s", TEXT, language)))
    candidate = MINTER.candidate("Panel of Elders")
    named = {(p, o) for s, p, o in found if s == candidate and isinstance(o, Literal)}
    assert named == {(predicate, Literal("Panel of Elders", language=tag))}


def test_a_corrected_reference_says_who_put_it_right_and_what_was_read_before() -> None:
    put_right = Correction(*span("5/1"), "resolution", "A/HRC/RES/5/1", "A/RES/5/1", "A. Reader", "The Council's own.")
    one = reference("5/1", "A/HRC/RES/5/1", evidence="corrected")
    found = triples(extraction(one, reference("16/21", "A/HRC/RES/16/21"), corrections=(put_right,)))
    (node,) = {s for s, p, o in found if (p, o) == (Rdf.type, Unkg.Correction)}
    (citation,) = {s for s, p, o in found if (p, o) == (Unkg.correction, node)}
    assert {
        (citation, Unkg.refersTo, MINTER.document("A/HRC/RES/5/1")),
        (citation, Unkg.evidenceClass, concept("evidence", "corrected")),
        (node, Unkg.insteadOf, MINTER.document("A/RES/5/1")),
        (node, Unkg.grounds, Literal("The Council's own.")),
        (node, Prov.wasAttributedTo, MINTER.agent("A. Reader")),
    } <= found
    assert (OWN, Unkg.cites, MINTER.document("A/RES/5/1")) not in found


def test_words_that_are_no_reference_leave_a_correction_behind() -> None:
    taken_away = Correction(*span("5/1"), "resolution", None, "A/RES/5/1", "A. Reader", "A score, not a resolution.")
    found = triples(extraction(corrections=(taken_away,)))
    assert Unkg.Reference not in {o for _, p, o in found if p == Rdf.type}
    assert {o.value for _, p, o in found if p == Unkg.insteadOf} == {MINTER.document("A/RES/5/1").value}


def test_several_places_are_several_parts() -> None:
    one = reference("5/1", "ICCPR", kind="instrument", pinpoint="art 14(3)(d); art 21")
    cited = {o.value.partition("#")[2] for _, p, o in triples(extraction(one)) if p == Unkg.citedPart}
    assert cited == {"art14.3.d", "art21"}


# ---- documents ---------------------------------------------------------------------------------------------------


def test_suffixes_tell_the_family_by_the_symbol_alone() -> None:
    found = triples(extraction(reference("5/1", "A/72/L.59/Rev.1/Add.1", kind="document")))
    addendum, revision, draft = (MINTER.document(s) for s in ("A/72/L.59/Rev.1/Add.1", "A/72/L.59/Rev.1", "A/72/L.59"))
    assert {(addendum, Unkg.addendumTo, revision), (revision, Unkg.revisionOf, draft)} <= found


@pytest.mark.parametrize(
    ("symbol", "session", "expected"),
    [("A/HRC/RES/58/17", 58, "58"), ("A/HRC/RES/S-17/1", 17, "S-17"), ("A/RES/ES-10/24", 10, "ES-10")],
)
def test_a_special_session_is_not_a_regular_one(symbol: str, session: int, expected: str) -> None:
    header = Header(symbol=symbol, type="resolution", body="Human Rights Council", session=session)
    found = objects(extraction(header=header), MINTER.document(symbol), Unkg.session)
    assert found == {MINTER.session("Human Rights Council", expected).value}


def test_a_document_without_a_symbol_is_named_by_its_text() -> None:
    found = extraction(header=Header())
    iri = graph.document_iri(found, MINTER)
    assert iri.value.startswith("https://w3id.org/unkg/id/document/sha256-")
    assert objects(found, iri, Rdf.label)
    assert not objects(found, iri, Unkg.symbol)


@pytest.mark.parametrize(("language", "label"), [("en", "Title"), ("fr", "document without a symbol, text ")])
def test_the_label_of_a_document_without_a_symbol_is_its_title_only_in_english(language: str, label: str) -> None:
    found = extraction(header=Header(title="Title"), document=Document("k", "s", TEXT, language))
    iri = graph.document_iri(found, MINTER)
    (labelled,) = {o for s, p, o in triples(found) if (s, p) == (iri, Rdf.label)}
    assert labelled.value.startswith(label)
    assert labelled.language == "en"
    assert (iri, Dcterms.title, Literal("Title", language=language)) in triples(found)


def test_a_fragment_borne_twice_is_numbered() -> None:
    parts = tuple(Paragraph("para 5", "body", "body", at, at + 5, "para5") for at in (0, 10))
    found = triples(extraction(paragraphs=parts))
    assert {s.value.partition("#")[2] for s, p, o in found if o == Unkg.Paragraph} == {"para5", "para5~2"}


def test_sponsors_are_states_by_any_of_their_names() -> None:
    header = Header(
        symbol="A/HRC/RES/58/17", sponsors=("JPN", "Democratic People’s Republic of Korea", "Group of Friends")
    )
    found = extraction(header=header)
    assert objects(found, OWN, Unkg.sponsor) == {MINTER.state("JPN").value, MINTER.state("PRK").value}
    assert objects(found, OWN, Unkg.sponsorLabel) == {"Group of Friends"}


def test_one_heading_is_one_subject_with_and_without_the_thesaurus_iri() -> None:
    subject = Subject("HUMAN RIGHTS", "http://metadata.un.org/thesaurus/1003186", "UNBIS Thesaurus")
    header = Header(symbol="A/HRC/RES/58/17", subjects=(subject, Subject("Human rights", None, "UNBIS Thesaurus")))
    found = triples(extraction(header=header))
    (subject,) = {o for s, p, o in found if (s, p) == (OWN, Dcterms.subject)}
    assert (subject, Skos.exactMatch, NamedNode("http://metadata.un.org/thesaurus/1003186")) in found


def test_a_document_names_its_page() -> None:
    assert objects(extraction(), OWN, Foaf.page) == {"https://undocs.org/A/HRC/RES/58/17"}


def test_a_title_keeps_its_language_where_it_has_one() -> None:
    header = Header(symbol="A/HRC/RES/58/17", title="Titre")
    french = extraction(header=header, document=Document("k", "s", TEXT, "FR"))
    assert (OWN, Dcterms.title, Literal("Titre", language="fr")) in triples(french)
    odd = extraction(header=header, document=Document("k", "s", TEXT, "no tag"))
    assert (OWN, Dcterms.title, Literal("Titre")) in triples(odd)


@pytest.mark.parametrize(
    ("printed", "items"),
    [
        ("4", {"58/4"}),
        ("68 (b)", {"58/68.b"}),
        ("68 (b) and (c)", {"58/68.b", "58/68.c"}),
        ("136 and 148", {"58/136", "58/148"}),
        ("98 (nn), 99", {"58/98.nn", "58/99"}),
    ],
)
def test_an_agenda_item_is_of_its_session(printed: str, items: set[str]) -> None:
    header = Header(
        "A/HRC/RES/58/17", body="Human Rights Council", session=58, agenda_item=printed, agenda_title="Lights"
    )
    found = triples(extraction(header=header))
    iris = {o for s, p, o in found if (s, p) == (OWN, Unkg.agendaItem)}
    assert {o.value.partition("agenda-item/human-rights-council/")[2] for o in iris} == items
    assert {
        s for s, p, o in found if o == MINTER.session("Human Rights Council", "58") and p == Unkg.onAgendaOf
    } == iris
    titled = {s for s, p, o in found if (p, o) == (Dcterms.title, Literal("Lights", language="en"))}
    assert titled == (iris if len(items) == 1 else set())  # which of several it is called is not known


def test_an_agenda_item_of_no_known_session_is_the_document_s_own() -> None:
    found = extraction(header=Header("A/HRC/RES/58/17", agenda_item="4 (a)"))
    assert objects(found, OWN, Unkg.agendaItem) == {f"{OWN.value}#item4.a"}


@pytest.mark.parametrize(
    ("deadline", "predicate", "expected"),
    [
        ("2030", Unkg.deadline, "2030"),
        ("2026-03-31", Unkg.deadline, "2026-03-31"),
        ("Human Rights Council, 60", Unkg.deadlineSession, MINTER.session("Human Rights Council", "60").value),
        ("within 30 days", Unkg.deadlineWords, "within 30 days"),
    ],
)
def test_a_deadline_is_a_date_a_session_or_a_period(deadline: str, predicate: NamedNode, expected: str) -> None:
    action = Action(*span("Decides"), "decide", "decide", (), (), "OP 1", deadline=deadline)
    found = triples(extraction(actions=(action,)))
    assert {(p, o.value) for s, p, o in found if p in _DEADLINES} == {(predicate, expected)}


_DEADLINES = (Unkg.deadline, Unkg.deadlineSession, Unkg.deadlineWords)


def test_a_submission_names_report_request_and_the_citations_that_assert_it() -> None:
    one = reference("16/21", "A/HRC/RES/16/21", relation="submit")
    submission = ReportSubmission(
        "A/HRC/57/1", "A/HRC/RES/16/21", *span("modified by"), "PP 1", "para 4", reported=True
    )
    found = triples(extraction(one, submissions=(submission,)))
    node = next(s for s, p, o in found if (p, o) == (Rdf.type, Unkg.ReportSubmission))
    citation = next(s for s, p, o in found if (p, o) == (Rdf.type, Unkg.Citation))
    report, request = MINTER.document("A/HRC/57/1"), MINTER.document("A/HRC/RES/16/21")
    assert {
        (report, Unkg.submittedUnder, request),
        (node, Unkg.report, report),
        (node, Unkg.requestPart, MINTER.part(request, "op4")),
        (node, Unkg.assertedIn, citation),
    } <= found
    own = triples(extraction(one, submissions=(structs.replace(submission, reported=False),)))
    assert (OWN, Unkg.submittedUnder, request) in own


def unidentified_reports(*submissions: ReportSubmission, symbol: str = "A/HRC/RES/58/17") -> set[NamedNode]:
    found = triples(extraction(header=Header(symbol, "resolution"), submissions=submissions))
    return {s for s, p, o in found if (p, o) == (Rdf.type, Unkg.UnidentifiedReport)}


def test_a_report_without_a_symbol_is_identified_by_request_author_and_year() -> None:
    one = ReportSubmission(
        None, "A/HRC/RES/16/21", *span("modified by"), "PP 1", None, True, "Human Rights Council", 2012
    )
    found = triples(extraction(submissions=(one,)))
    (report,) = unidentified_reports(one)
    assert {
        (report, Unkg.submittedUnder, MINTER.document("A/HRC/RES/16/21")),
        (report, Unkg.issuingBody, MINTER.body("Human Rights Council")),
        (report, Unkg.published, Literal("2012", datatype=Xsd.gYear)),
    } <= found
    assert unidentified_reports(one, symbol="A/HRC/RES/60/1") == {report}
    assert unidentified_reports(structs.replace(one, year=2013)) != {report}
    # Without a year, two documents may speak of two reports.
    undated = structs.replace(one, year=None)
    assert unidentified_reports(undated, symbol="A/HRC/RES/60/1") != unidentified_reports(undated)


# ---- mandates, base, authorities, runs ---------------------------------------------------------------------------


def test_a_reported_event_is_the_act_of_the_cited_document_and_names_the_citation() -> None:
    one = reference("16/21", "A/HRC/RES/16/21", relation="amend")
    event = MandateEvent(
        "amended", "Universal Periodic Review", "A/HRC/RES/16/21", *span("modified by"), "PP 1", reported=True
    )
    found = triples(extraction(one, events=(event,)))
    node = next(s for s, p, o in found if (p, o) == (Rdf.type, Unkg.MandateEvent))
    citation = next(s for s, p, o in found if (p, o) == (Rdf.type, Unkg.Citation))
    assert {(node, Unkg.act, MINTER.document("A/HRC/RES/16/21")), (node, Unkg.assertedIn, citation)} <= found
    own = structs.replace(event, reported=False, act="A/HRC/RES/58/17")
    assert OWN.value in {o.value for _, p, o in triples(extraction(events=(own,))) if p == Unkg.act}


@pytest.mark.parametrize("kind", ["draft resolution", "draft decision"])
def test_a_draft_proposes_what_a_text_of_the_organ_brings_about(kind: Any) -> None:
    """Of S/2023/639, which was not adopted, no query may say that it ended a panel's mandate."""
    event = MandateEvent("terminated", "Panel of Elders", "S/2023/639", *span("modified by"), "PP 1", "op 1")
    draft = Header(symbol="S/2023/639", type=kind, distributed="2023-08-30")
    found = triples(extraction(header=draft, events=(event,)))
    assert [o for _, p, o in found if p == Unkg.proposedIn] == [MINTER.document("S/2023/639")]
    assert not {p for _, p, _ in found} & {Unkg.act, Unkg.actPart, Unkg.occurredOn}
    reported = structs.replace(event, reported=True, act="A/HRC/RES/16/21")
    found = triples(extraction(header=draft, events=(reported,)))
    assert [o for _, p, o in found if p == Unkg.act] == [MINTER.document("A/HRC/RES/16/21")]
    assert Unkg.proposedIn not in {p for _, p, _ in found}


@pytest.mark.parametrize(
    ("act", "date"),
    [
        ("S/RES/1526(2004)", "2004"),
        ("E/CN.4/RES/1998/72", "1998"),
        ("A/HRC/RES/22/13", "2013"),  # the session sat in one year
        ("A/RES/65/182", None),  # the session ran from September to September
        ("A/HRC/RES/999/1", None),
    ],
)
def test_a_reported_event_is_dated_by_its_act(act: str, date: str | None) -> None:
    event = MandateEvent("extended", "Universal Periodic Review", act, *span("modified by"), "PP 1", reported=True)
    found = triples(extraction(events=(event,)))
    assert [o.value for _, p, o in found if p == Unkg.occurredOn] == ([date] if date else [])
    found = triples(extraction(events=(structs.replace(event, date="2013-03-21"),)))
    assert [o.value for _, p, o in found if p == Unkg.occurredOn] == ["2013-03-21"]


def test_another_base_moves_resources_and_leaves_terms_and_concepts() -> None:
    elsewhere = Minter("https://example.org/un/")
    quads = graph.describe(extraction(reference("5/1", "A/HRC/RES/5/1", relation="recall")), KNOWLEDGE, elsewhere)
    assert {q.graph_name.value for q in quads} == {"https://example.org/un/id/graph/A/HRC/RES/58/17"}  # type: ignore[union-attr]
    assert all(q.subject.value.startswith("https://example.org/un/id/") for q in quads)  # type: ignore[union-attr]
    assert concept("relation", "recall") in {q.object for q in quads}


def test_clauses_are_left_out_on_demand() -> None:
    found = extraction(reference("5/1", "A/HRC/RES/5/1"))
    assert Unkg.clause not in {q.predicate for q in graph.describe(found, KNOWLEDGE, clauses=False)}


def test_authorities_conform() -> None:
    from unkg.authorities import load

    report = validate(graph.describe_authorities(load()), engine="pyshacl")
    assert report.conforms, as_text(report)


def test_every_record_has_one_english_label_and_names_in_other_languages() -> None:
    from unkg.authorities import load

    quads = list(graph.describe_authorities(load()))
    labels = [(q.subject, q.object.language) for q in quads if q.predicate == Rdf.label]  # type: ignore[union-attr]
    assert {language for _, language in labels} == {"en"}
    assert len(dict(labels)) == len(set(labels))
    council = MINTER.body("Human Rights Council")
    names = {str(q.object) for q in quads if (q.subject, q.predicate) == (council, Skos.prefLabel)}
    assert '"Conseil des droits de l\'homme"@fr' in names
    assert not any(name.endswith("@en") for name in names)


def test_identifiers_elsewhere_are_notations_by_datatype_and_iris_of_concepts() -> None:
    from unkg.authorities import load

    said = {(q.subject, q.predicate, q.object) for q in graph.describe_authorities(load())}
    notations = {
        MINTER.state("HTI"): {("HT", Unkg.isoAlpha2), ("HTI", Unkg.isoAlpha3), ("332", Unkg.m49Code)},
        MINTER.instrument("ICCPR"): {("14668", Unkg.untsNumber), ("IV-4", Unkg.mtdsgNumber)},
        MINTER.body("Security Council"): {("/akn/ontology/organization/un/securityCouncil", Unkg.aknOrganization)},
    }
    for record, expected in notations.items():
        found = {(o.value, o.datatype) for s, p, o in said if (s, p) == (record, Skos.notation)}  # type: ignore[union-attr]
        assert found == expected
    concept = NamedNode("http://metadata.un.org/thesaurus/1002808")
    assert (MINTER.state("HTI"), Skos.exactMatch, concept) in said


def test_a_run_is_the_same_whatever_the_order_of_its_ingredients() -> None:
    ingredients = {"unkg": "0.1.0", "bodies.csv": "0a" * 32}
    backwards = dict(reversed(ingredients.items()))
    quads = graph.describe_run(ingredients)
    assert set(quads) == set(graph.describe_run(backwards))
    assert graph.run_iri(ingredients, MINTER) in {q.subject for q in quads}
    assert validate(quads).conforms


def test_a_graph_names_its_run() -> None:
    run = graph.run_iri({"unkg": "0.1.0"}, MINTER)
    quads: list[Quad] = graph.describe(extraction(), KNOWLEDGE, run=run)
    assert run in {q.object for q in quads if q.subject == MINTER.graph(OWN)}


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Recalls 5/1; notes 5/2; ends.", "5/2", "notes 5/2;"),
        ("It met in Geneva. The Council cited 5/2. It rose.", "5/2", "The Council cited 5/2."),
        ("See general comment No. 32 and 5/2 there", "5/2", "See general comment No. 32 and 5/2 there"),
        ("Under para. 4 of 5/2\n\nNext", "5/2", "Under para. 4 of 5/2"),
        ("of 15 March 2006. The Council in 5/2", "5/2", "The Council in 5/2"),
        ("It will answer these by June: 1. Implement 5/2 (Italy); 2. Report", "5/2", "1. Implement 5/2 (Italy);"),
        ("Violence hits many groups.8 Similarly, 5/2 says so.[^12] It goes on", "5/2", "Similarly, 5/2 says so."),
        ("That is the law. It is enshrined in 5/2 for men.¹ As such", "5/2", "It is enshrined in 5/2 for men."),
        ("It met. Resolution 5/2 is new. It rose.", "Resolution 5/2", "Resolution 5/2 is new."),
        ("under article 24, paragraph 4. The Council in 5/2", "5/2", "The Council in 5/2"),
        ("The Hon. Minister and Prof. Rajiva cited vol. II of 5/2", "5/2", None),
        ("See paras. I and II, sect. A of 5/2, cf. No.5 There", "5/2", None),
        ("Il a adopté la loi. Étant donné 5/2, il va. À Genève", "5/2", "Étant donné 5/2, il va."),
        ("Это закон. Совет принял 5/2. Он", "5/2", "Совет принял 5/2."),
        ("理事会通过了决议。大会在5/2中回顾；并注意到", "5/2", "大会在5/2中回顾；"),
    ],
)
def test_a_clause_ends_where_a_reader_would_stop(text: str, words: str, expected: str | None) -> None:
    at = text.index(words)
    assert clause(text, (at, at + len(words)), (0, len(text))) == (text if expected is None else expected)


@given(st.text("a .;\n", min_size=1, max_size=1200), st.data())
def test_a_clause_holds_its_words_and_is_bounded(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, min(len(text), start + 20)))
    found = clause(text, (start, end), (0, len(text)))
    assert " ".join(text[start:end].split()) in found
    assert len(found) <= 2 * LONGEST + end - start
