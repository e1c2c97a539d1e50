"""Namespaces and terms as attributes, so that a misspelt term is an error at run time and in the type checker."""
# ruff: noqa: N815  terms are spelt as in RDF

from collections.abc import Callable
from inspect import get_annotations
from typing import ClassVar, Final, Generic, TypeVar

from pyoxigraph import NamedNode

BASE: Final = "https://w3id.org/unkg/"
"""Default base of resource IRIs."""
TERMS: Final = "https://w3id.org/unkg/ontology#"
"""Namespace of classes and properties, independent of the base."""
ONTOLOGY: Final = NamedNode("https://w3id.org/unkg/ontology")

Term = TypeVar("Term")


class Namespace(Generic[Term]):
    """The terms that a subclass annotates, each an attribute: nodes for reading a graph, or text for writing one."""

    namespace: ClassVar[str]

    def __init_subclass__(cls, *, namespace: str) -> None:
        cls.namespace = namespace

    def __init__(self, term: Callable[[str], Term]) -> None:
        """`term` makes a term of its IRI."""
        for name in get_annotations(type(self)):
            setattr(self, name, term(self.namespace + name))


class UnkgTerms(Namespace[Term], namespace=TERMS):
    """Classes and properties declared in `ontology/unkg.ttl`."""

    # documents and their parts
    Document: Term
    # generated: terms of document-type
    Resolution: Term
    Decision: Term
    DraftResolution: Term
    DraftDecision: Term
    Statement: Term
    Report: Term
    Note: Term
    Letter: Term
    GeneralComment: Term
    Views: Term
    ConcludingObservations: Term
    # end generated
    Part: Term
    Paragraph: Term
    # generated: terms of paragraph-kind
    Heading: Term
    EnactingLine: Term
    PreambularParagraph: Term
    OperativeParagraph: Term
    BodyParagraph: Term
    Footnote: Term
    AnnexParagraph: Term
    # end generated
    Text: Term
    Vote: Term
    # findings in a text
    Finding: Term
    Mention: Term
    Reference: Term
    Citation: Term
    InstrumentReference: Term
    BodyReference: Term
    MechanismReference: Term
    SelfReference: Term
    UnresolvedReference: Term
    Action: Term
    Recommendation: Term
    Mandate: Term
    MandateEvent: Term
    ReportRequest: Term
    ReportSubmission: Term
    UnidentifiedReport: Term
    Correction: Term
    # authorities
    Body: Term
    Mechanism: Term
    Instrument: Term
    State: Term
    Session: Term
    AgendaItem: Term
    Candidate: Term
    CandidateBody: Term
    CandidateMechanism: Term
    CandidateInstrument: Term
    Series: Term
    # of documents
    symbol: Term
    documentType: Term
    issuingBody: Term
    session: Term
    adopted: Term
    distributed: Term
    published: Term
    agendaItem: Term
    onAgendaOf: Term
    meeting: Term
    sponsor: Term
    sponsorLabel: Term
    suggestedSubject: Term
    draft: Term
    committeeReport: Term
    vote: Term
    metadataNote: Term
    text: Term
    languageVersion: Term
    sha256: Term
    length: Term
    addendumTo: Term
    corrigendumTo: Term
    revisionOf: Term
    amendmentTo: Term
    summaryOf: Term
    submittedUnder: Term
    aknWork: Term
    aknOrganization: Term
    isoAlpha2: Term
    isoAlpha3: Term
    m49Code: Term
    mtdsgNumber: Term
    untsNumber: Term
    # of votes
    outcome: Term
    inFavour: Term
    against: Term
    abstaining: Term
    stateInFavour: Term
    stateAgainst: Term
    stateAbstaining: Term
    # of parts
    order: Term
    markedIn: Term
    # of references, actions and events
    inDocument: Term
    inPart: Term
    section: Term
    refersTo: Term
    relation: Term
    citedPart: Term
    pinpoint: Term
    evidence: Term
    correspondsTo: Term
    evidenceClass: Term
    confidence: Term
    unresolvedBecause: Term
    referenceKind: Term
    clause: Term
    invokes: Term
    mentions: Term
    verb: Term
    strength: Term
    issuedBy: Term
    issuerLabel: Term
    proposedTo: Term
    addressedTo: Term
    addresseeLabel: Term
    deadline: Term
    deadlineSession: Term
    deadlineWords: Term
    actionCategory: Term
    statedActionCategory: Term
    response: Term
    secondInParagraph: Term
    heldBy: Term
    mandate: Term
    eventKind: Term
    act: Term
    proposedIn: Term
    actPart: Term
    occurredOn: Term
    until: Term
    untilWords: Term
    ends: Term
    reEstablished: Term
    reported: Term
    assertedIn: Term
    report: Term
    request: Term
    requestPart: Term
    correction: Term
    insteadOf: Term
    grounds: Term
    # relations between documents
    cites: Term
    # generated: terms of relation
    recalls: Term
    reaffirms: Term
    isGuidedBy: Term
    bearsInMind: Term
    notes: Term
    welcomes: Term
    expressesConcernAt: Term
    stresses: Term
    actsPursuantTo: Term
    endorses: Term
    implements: Term
    amends: Term
    supersedes: Term
    acknowledges: Term
    regrets: Term
    # end generated
    # what an action concerns, and what it asks of it
    concerns: Term
    objectReference: Term
    # generated: terms of ask
    asksToRatify: Term
    asksToWithdrawReservation: Term
    asksToImplement: Term
    asksToReport: Term
    asksToAcceptProcedure: Term
    asksToCooperate: Term
    asksToInvite: Term
    # end generated
    # of authorities
    kind: Term
    acronym: Term
    shortForm: Term
    subsidiaryOf: Term
    succeeds: Term
    establishedBy: Term
    since: Term
    concernsState: Term
    instrumentId: Term
    adoptedBy: Term
    treatySeriesNumber: Term
    monitoredBy: Term
    protocolTo: Term
    hasMember: Term
    iso3: Term
    m49: Term
    sessionOf: Term
    number: Term
    opened: Term
    closed: Term
    issuesSeries: Term
    prefix: Term
    # of runs
    version: Term


class RdfTerms(Namespace[Term], namespace="http://www.w3.org/2000/01/rdf-schema#"):
    """Terms of RDF and RDF Schema."""

    type: Term
    label: Term
    seeAlso: Term

    def __init__(self, term: Callable[[str], Term]) -> None:
        """`term` makes a term of its IRI."""
        super().__init__(term)
        self.type = term("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


class XsdTerms(Namespace[Term], namespace="http://www.w3.org/2001/XMLSchema#"):
    """Datatypes of XML Schema."""

    string: Term
    date: Term
    gYearMonth: Term
    gYear: Term
    decimal: Term
    boolean: Term
    integer: Term


class CitoTerms(Namespace[Term], namespace="http://purl.org/spar/cito/"):
    """Citation Typing Ontology: citations as resources."""

    hasCitingEntity: Term
    hasCitedEntity: Term
    hasCitationCharacterization: Term


class NifTerms(Namespace[Term], namespace="http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"):
    """NLP Interchange Format: offsets of words in a text."""

    referenceContext: Term
    beginIndex: Term
    endIndex: Term
    anchorOf: Term


class DctermsTerms(Namespace[Term], namespace="http://purl.org/dc/terms/"):
    """Dublin Core terms."""

    title: Term
    alternative: Term
    identifier: Term
    isPartOf: Term
    language: Term
    subject: Term
    source: Term


class SkosTerms(Namespace[Term], namespace="http://www.w3.org/2004/02/skos/core#"):
    """Simple Knowledge Organization System: subjects, closed lists, alternative names."""

    Concept: Term
    ConceptScheme: Term
    prefLabel: Term
    altLabel: Term
    inScheme: Term
    exactMatch: Term
    notation: Term
    closeMatch: Term


class FoafTerms(Namespace[Term], namespace="http://xmlns.com/foaf/0.1/"):
    """Friend of a Friend: web pages of a resource."""

    page: Term


class ProvTerms(Namespace[Term], namespace="http://www.w3.org/ns/prov#"):
    """Provenance Ontology; no times are recorded."""

    Activity: Term
    Entity: Term
    Agent: Term
    used: Term
    wasGeneratedBy: Term
    wasAttributedTo: Term


Unkg: Final = UnkgTerms(NamedNode)
Rdf: Final = RdfTerms(NamedNode)
Xsd: Final = XsdTerms(NamedNode)
Cito: Final = CitoTerms(NamedNode)
Nif: Final = NifTerms(NamedNode)
Dcterms: Final = DctermsTerms(NamedNode)
Skos: Final = SkosTerms(NamedNode)
Foaf: Final = FoafTerms(NamedNode)
Prov: Final = ProvTerms(NamedNode)
