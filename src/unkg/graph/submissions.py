"""Describe reports and the requests that they answer."""

from collections import Counter
from collections.abc import Iterator

from unkg.graph.entities import document, entity, statements_of_document, statements_of_entity
from unkg.graph.frame import Frame, Part, Placed, in_reading_order, is_citation, is_self_reference
from unkg.graph.literals import dated, english, truth
from unkg.graph.references import statements_of_act_part, statements_of_evidence, statements_of_place
from unkg.graph.terms import IriRef, Rdf, Statement, Unkg
from unkg.model import ReportSubmission


def placed_submissions(of: Frame) -> Iterator[tuple[ReportSubmission, IriRef, Part | None]]:
    """The submissions of reports in a document with their nodes."""
    seen: Counter[tuple[str | None, ...]] = Counter()
    for one in in_reading_order(of.extraction.submissions):
        part = of.part_at(one.start)
        identity = (part.fragment if part else None, one.report, one.request, one.request_part)
        seen[identity] += 1
        yield one, of.minter.submission(of.minter.iri(of.document), *identity, seen[identity]), part


def statements_of_submissions(of: Frame, placed: tuple[Placed, ...]) -> Iterator[Statement]:
    """Statements for the submissions of reports: the direct statement, and the node with its evidence."""
    for one, iri, part in placed_submissions(of):
        yield from _statements_of_submission(of, iri, one)
        yield from statements_of_place(of, iri, part)
        yield from statements_of_evidence(of, iri, (one.start, one.end), part, one.request)
        for citation in _asserting(of, one, part, placed):
            yield iri, Unkg.assertedIn, citation


def _statements_of_submission(of: Frame, iri: IriRef, one: ReportSubmission) -> Iterator[Statement]:
    request, report = document(one.request, of.minter), _report(of, one)
    yield report, Unkg.submittedUnder, request
    yield iri, Rdf.type, Unkg.ReportSubmission
    yield iri, Rdf.label, english(f"{one.report or 'report'} submitted under {one.request}")
    yield iri, Unkg.report, report
    yield iri, Unkg.request, request
    yield iri, Unkg.reported, truth(one.reported)
    if report != of.document:
        yield from _statements_of_report(of, report, one)
    if request != of.document:
        yield from statements_of_document(one.request, "document", of.minter)
    if one.request_part:
        yield from statements_of_act_part(of, iri, Unkg.requestPart, (one.request, request), one.request_part)


def _report(of: Frame, one: ReportSubmission) -> IriRef:
    """The report: this document, one with a symbol, or one that is known by author, year and request alone."""
    if not one.reported:
        return of.document
    if one.report:
        return document(one.report, of.minter)
    # Without a year two documents may speak of two reports, such as periodic ones.
    told = one.year or of.minter.iri(of.document)
    return of.minter.unidentified_report(one.request, one.request_part, one.author, told)


def _statements_of_report(of: Frame, report: IriRef, one: ReportSubmission) -> Iterator[Statement]:
    if one.report:
        yield from statements_of_document(one.report, "document", of.minter)
        return
    words = ["report", f"of {one.author}" if one.author else "", str(one.year or ""), f"under {one.request}"]
    yield report, Rdf.type, Unkg.Document
    yield report, Rdf.type, Unkg.UnidentifiedReport
    yield report, Rdf.label, english(" ".join(word for word in words if word))
    if one.author:
        yield report, Unkg.issuingBody, entity(one.author, "body", of.authorities, of.minter)
        yield from statements_of_entity(one.author, "body", of.authorities, of.minter, of.language)
    if one.year:
        yield report, Unkg.published, dated(str(one.year))


def _asserting(of: Frame, one: ReportSubmission, part: Part | None, placed: tuple[Placed, ...]) -> list[IriRef]:
    """The citations of the report and the request in the submission's words, their paragraph, or its footnotes."""
    return [
        other.iri
        for other in placed
        if is_citation(other.reference)
        and not is_self_reference(of, other.reference)
        and other.reference.target in {one.report, one.request}
        and (one.start <= other.reference.start < one.end or (part is not None and _stands_with(of, other, part)))
    ]


def _stands_with(of: Frame, other: Placed, part: Part) -> bool:
    anchor = other.part.paragraph.anchor if other.part else None
    return other.part == part or (anchor is not None and of.part_at(anchor) == part)
