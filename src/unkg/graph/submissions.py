"""Describe reports and the requests that they answer."""

from collections import Counter
from collections.abc import Iterator

from pyoxigraph import NamedNode

from unkg.graph.entities import document, statements_of_document
from unkg.graph.frame import Frame, Part, Placed, is_citation, is_self_reference, reading_order
from unkg.graph.literals import Statement, plain, truth
from unkg.graph.references import statements_of_act_part, statements_of_evidence, statements_of_place
from unkg.model import ReportSubmission
from unkg.vocabulary import Rdf, Unkg


def statements_of_submissions(of: Frame, placed: tuple[Placed, ...]) -> Iterator[Statement]:
    """Statements for the submissions of reports: the direct statement, and the node with its evidence."""
    seen: Counter[tuple[str | None, ...]] = Counter()
    for one in sorted(of.extraction.submissions, key=reading_order):
        part = of.part_at(one.start)
        identity = (part.fragment if part else None, one.report, one.request, one.request_part)
        seen[identity] += 1
        iri = of.minter.submission(of.document.value, *identity, seen[identity])
        yield from _statements_of_submission(of, iri, one)
        yield from statements_of_place(of, iri, part)
        yield from statements_of_evidence(of, iri, (one.start, one.end), one.request)
        for citation in _asserting(of, one, part, placed):
            yield iri, Unkg.assertedIn, citation


def _statements_of_submission(of: Frame, iri: NamedNode, one: ReportSubmission) -> Iterator[Statement]:
    report = document(one.report, of.minter) if one.reported else of.document
    request = document(one.request, of.minter)
    yield report, Unkg.submittedUnder, request
    yield iri, Rdf.type, Unkg.ReportSubmission
    yield iri, Rdf.label, plain(f"{one.report} submitted under {one.request}")
    yield iri, Unkg.report, report
    yield iri, Unkg.request, request
    yield iri, Unkg.reported, truth(one.reported)
    for named, iri_of_named in ((one.report, report), (one.request, request)):
        if iri_of_named != of.document:
            yield from statements_of_document(named, "document", of.minter)
    if one.request_part:
        yield from statements_of_act_part(of, iri, Unkg.requestPart, (one.request, request), one.request_part)


def _asserting(of: Frame, one: ReportSubmission, part: Part | None, placed: tuple[Placed, ...]) -> list[NamedNode]:
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
