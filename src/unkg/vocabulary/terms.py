"""Namespaces and terms as constants, so that a misspelt term is an error at run time and in the type checker."""
# ruff: noqa: N815  terms are spelt as in RDF

from typing import Final

from pyoxigraph import NamedNode

BASE: Final = "https://w3id.org/unkg/"
"""Default base of resource IRIs."""
TERMS: Final = "https://w3id.org/unkg/ontology#"
"""Namespace of classes and properties, independent of the base."""
ONTOLOGY: Final = NamedNode("https://w3id.org/unkg/ontology")


def _t(name: str) -> NamedNode:
    return NamedNode(TERMS + name)


class Unkg:
    """Classes and properties declared in `ontology/unkg.ttl`."""

    # documents and their parts
    Document: Final = _t("Document")
    # generated: terms of document-type
    Resolution: Final = _t("Resolution")
    Decision: Final = _t("Decision")
    DraftResolution: Final = _t("DraftResolution")
    DraftDecision: Final = _t("DraftDecision")
    Statement: Final = _t("Statement")
    Report: Final = _t("Report")
    Note: Final = _t("Note")
    Letter: Final = _t("Letter")
    GeneralComment: Final = _t("GeneralComment")
    Views: Final = _t("Views")
    ConcludingObservations: Final = _t("ConcludingObservations")
    # end generated
    Part: Final = _t("Part")
    Paragraph: Final = _t("Paragraph")
    # generated: terms of paragraph-kind
    Heading: Final = _t("Heading")
    EnactingLine: Final = _t("EnactingLine")
    PreambularParagraph: Final = _t("PreambularParagraph")
    OperativeParagraph: Final = _t("OperativeParagraph")
    BodyParagraph: Final = _t("BodyParagraph")
    Footnote: Final = _t("Footnote")
    AnnexParagraph: Final = _t("AnnexParagraph")
    # end generated
    Text: Final = _t("Text")
    Vote: Final = _t("Vote")
    # findings in a text
    Mention: Final = _t("Mention")
    Reference: Final = _t("Reference")
    Citation: Final = _t("Citation")
    InstrumentReference: Final = _t("InstrumentReference")
    BodyReference: Final = _t("BodyReference")
    MechanismReference: Final = _t("MechanismReference")
    SelfReference: Final = _t("SelfReference")
    UnresolvedReference: Final = _t("UnresolvedReference")
    Action: Final = _t("Action")
    Recommendation: Final = _t("Recommendation")
    Mandate: Final = _t("Mandate")
    MandateEvent: Final = _t("MandateEvent")
    ReportRequest: Final = _t("ReportRequest")
    ReportSubmission: Final = _t("ReportSubmission")
    UnidentifiedReport: Final = _t("UnidentifiedReport")
    Correction: Final = _t("Correction")
    # authorities
    Body: Final = _t("Body")
    Mechanism: Final = _t("Mechanism")
    Instrument: Final = _t("Instrument")
    State: Final = _t("State")
    Session: Final = _t("Session")
    AgendaItem: Final = _t("AgendaItem")
    Candidate: Final = _t("Candidate")
    CandidateBody: Final = _t("CandidateBody")
    CandidateMechanism: Final = _t("CandidateMechanism")
    CandidateInstrument: Final = _t("CandidateInstrument")
    Series: Final = _t("Series")
    # of documents
    symbol: Final = _t("symbol")
    documentType: Final = _t("documentType")
    issuingBody: Final = _t("issuingBody")
    session: Final = _t("session")
    adopted: Final = _t("adopted")
    distributed: Final = _t("distributed")
    published: Final = _t("published")
    agendaItem: Final = _t("agendaItem")
    onAgendaOf: Final = _t("onAgendaOf")
    meeting: Final = _t("meeting")
    sponsor: Final = _t("sponsor")
    sponsorLabel: Final = _t("sponsorLabel")
    suggestedSubject: Final = _t("suggestedSubject")
    draft: Final = _t("draft")
    committeeReport: Final = _t("committeeReport")
    vote: Final = _t("vote")
    metadataNote: Final = _t("metadataNote")
    text: Final = _t("text")
    sha256: Final = _t("sha256")
    length: Final = _t("length")
    addendumTo: Final = _t("addendumTo")
    corrigendumTo: Final = _t("corrigendumTo")
    revisionOf: Final = _t("revisionOf")
    amendmentTo: Final = _t("amendmentTo")
    summaryOf: Final = _t("summaryOf")
    submittedUnder: Final = _t("submittedUnder")
    aknWork: Final = _t("aknWork")
    # of votes
    outcome: Final = _t("outcome")
    inFavour: Final = _t("inFavour")
    against: Final = _t("against")
    abstaining: Final = _t("abstaining")
    stateInFavour: Final = _t("stateInFavour")
    stateAgainst: Final = _t("stateAgainst")
    stateAbstaining: Final = _t("stateAbstaining")
    # of parts
    order: Final = _t("order")
    markedIn: Final = _t("markedIn")
    # of references, actions and events
    inDocument: Final = _t("inDocument")
    inPart: Final = _t("inPart")
    section: Final = _t("section")
    refersTo: Final = _t("refersTo")
    relation: Final = _t("relation")
    citedPart: Final = _t("citedPart")
    pinpoint: Final = _t("pinpoint")
    evidence: Final = _t("evidence")
    evidenceClass: Final = _t("evidenceClass")
    confidence: Final = _t("confidence")
    unresolvedBecause: Final = _t("unresolvedBecause")
    referenceKind: Final = _t("referenceKind")
    clause: Final = _t("clause")
    invokes: Final = _t("invokes")
    mentions: Final = _t("mentions")
    verb: Final = _t("verb")
    strength: Final = _t("strength")
    issuedBy: Final = _t("issuedBy")
    issuerLabel: Final = _t("issuerLabel")
    addressedTo: Final = _t("addressedTo")
    addresseeLabel: Final = _t("addresseeLabel")
    deadline: Final = _t("deadline")
    deadlineSession: Final = _t("deadlineSession")
    deadlineWords: Final = _t("deadlineWords")
    response: Final = _t("response")
    secondInParagraph: Final = _t("secondInParagraph")
    heldBy: Final = _t("heldBy")
    mandate: Final = _t("mandate")
    eventKind: Final = _t("eventKind")
    act: Final = _t("act")
    actPart: Final = _t("actPart")
    occurredOn: Final = _t("occurredOn")
    until: Final = _t("until")
    untilWords: Final = _t("untilWords")
    ends: Final = _t("ends")
    reEstablished: Final = _t("reEstablished")
    reported: Final = _t("reported")
    assertedIn: Final = _t("assertedIn")
    report: Final = _t("report")
    request: Final = _t("request")
    requestPart: Final = _t("requestPart")
    correction: Final = _t("correction")
    insteadOf: Final = _t("insteadOf")
    grounds: Final = _t("grounds")
    # relations between documents
    cites: Final = _t("cites")
    # generated: terms of relation
    recalls: Final = _t("recalls")
    reaffirms: Final = _t("reaffirms")
    isGuidedBy: Final = _t("isGuidedBy")
    bearsInMind: Final = _t("bearsInMind")
    notes: Final = _t("notes")
    welcomes: Final = _t("welcomes")
    expressesConcernAt: Final = _t("expressesConcernAt")
    stresses: Final = _t("stresses")
    actsPursuantTo: Final = _t("actsPursuantTo")
    endorses: Final = _t("endorses")
    implements: Final = _t("implements")
    amends: Final = _t("amends")
    supersedes: Final = _t("supersedes")
    acknowledges: Final = _t("acknowledges")
    regrets: Final = _t("regrets")
    # end generated
    # what an action concerns, and what it asks of it
    concerns: Final = _t("concerns")
    objectReference: Final = _t("objectReference")
    # generated: terms of ask
    asksToRatify: Final = _t("asksToRatify")
    asksToWithdrawReservation: Final = _t("asksToWithdrawReservation")
    asksToImplement: Final = _t("asksToImplement")
    asksToReport: Final = _t("asksToReport")
    asksToAcceptProcedure: Final = _t("asksToAcceptProcedure")
    asksToCooperate: Final = _t("asksToCooperate")
    asksToInvite: Final = _t("asksToInvite")
    # end generated
    # of authorities
    kind: Final = _t("kind")
    acronym: Final = _t("acronym")
    shortForm: Final = _t("shortForm")
    subsidiaryOf: Final = _t("subsidiaryOf")
    succeeds: Final = _t("succeeds")
    establishedBy: Final = _t("establishedBy")
    since: Final = _t("since")
    concernsState: Final = _t("concernsState")
    instrumentId: Final = _t("instrumentId")
    adoptedBy: Final = _t("adoptedBy")
    treatySeriesNumber: Final = _t("treatySeriesNumber")
    monitoredBy: Final = _t("monitoredBy")
    protocolTo: Final = _t("protocolTo")
    hasMember: Final = _t("hasMember")
    iso3: Final = _t("iso3")
    m49: Final = _t("m49")
    sessionOf: Final = _t("sessionOf")
    number: Final = _t("number")
    opened: Final = _t("opened")
    closed: Final = _t("closed")
    issuesSeries: Final = _t("issuesSeries")
    prefix: Final = _t("prefix")
    # of runs
    version: Final = _t("version")


class Rdf:
    """Terms of RDF and RDF Schema."""

    type: Final = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    label: Final = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
    seeAlso: Final = NamedNode("http://www.w3.org/2000/01/rdf-schema#seeAlso")


class Xsd:
    """Datatypes of XML Schema."""

    string: Final = NamedNode("http://www.w3.org/2001/XMLSchema#string")
    date: Final = NamedNode("http://www.w3.org/2001/XMLSchema#date")
    gYearMonth: Final = NamedNode("http://www.w3.org/2001/XMLSchema#gYearMonth")
    gYear: Final = NamedNode("http://www.w3.org/2001/XMLSchema#gYear")
    decimal: Final = NamedNode("http://www.w3.org/2001/XMLSchema#decimal")
    boolean: Final = NamedNode("http://www.w3.org/2001/XMLSchema#boolean")
    integer: Final = NamedNode("http://www.w3.org/2001/XMLSchema#integer")


class Cito:
    """Citation Typing Ontology: citations as resources."""

    hasCitingEntity: Final = NamedNode("http://purl.org/spar/cito/hasCitingEntity")
    hasCitedEntity: Final = NamedNode("http://purl.org/spar/cito/hasCitedEntity")
    hasCitationCharacterization: Final = NamedNode("http://purl.org/spar/cito/hasCitationCharacterization")


_NIF = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"


class Nif:
    """NLP Interchange Format: offsets of words in a text."""

    referenceContext: Final = NamedNode(_NIF + "referenceContext")
    beginIndex: Final = NamedNode(_NIF + "beginIndex")
    endIndex: Final = NamedNode(_NIF + "endIndex")
    anchorOf: Final = NamedNode(_NIF + "anchorOf")


class Dcterms:
    """Dublin Core terms."""

    title: Final = NamedNode("http://purl.org/dc/terms/title")
    identifier: Final = NamedNode("http://purl.org/dc/terms/identifier")
    isPartOf: Final = NamedNode("http://purl.org/dc/terms/isPartOf")
    language: Final = NamedNode("http://purl.org/dc/terms/language")
    subject: Final = NamedNode("http://purl.org/dc/terms/subject")
    source: Final = NamedNode("http://purl.org/dc/terms/source")


class Skos:
    """Simple Knowledge Organization System: subjects, closed lists, alternative names."""

    Concept: Final = NamedNode("http://www.w3.org/2004/02/skos/core#Concept")
    ConceptScheme: Final = NamedNode("http://www.w3.org/2004/02/skos/core#ConceptScheme")
    altLabel: Final = NamedNode("http://www.w3.org/2004/02/skos/core#altLabel")
    inScheme: Final = NamedNode("http://www.w3.org/2004/02/skos/core#inScheme")
    exactMatch: Final = NamedNode("http://www.w3.org/2004/02/skos/core#exactMatch")


class Foaf:
    """Friend of a Friend: web pages of a resource."""

    page: Final = NamedNode("http://xmlns.com/foaf/0.1/page")


class Prov:
    """Provenance Ontology; no times are recorded."""

    Activity: Final = NamedNode("http://www.w3.org/ns/prov#Activity")
    Entity: Final = NamedNode("http://www.w3.org/ns/prov#Entity")
    Agent: Final = NamedNode("http://www.w3.org/ns/prov#Agent")
    used: Final = NamedNode("http://www.w3.org/ns/prov#used")
    wasGeneratedBy: Final = NamedNode("http://www.w3.org/ns/prov#wasGeneratedBy")
    wasAttributedTo: Final = NamedNode("http://www.w3.org/ns/prov#wasAttributedTo")
