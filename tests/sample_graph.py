"""The graph of the golden documents, the samples, the authorities, and a record of what these do not contain."""

from functools import cache
from pathlib import Path

from pyoxigraph import Quad

from known import read
from unkg import authorities, graph
from unkg.extraction import extract
from unkg.model import Correction, Document, Extraction, Header, Reference
from unkg.vocabulary import Minter

TESTS = Path(__file__).parent
SAMPLES = TESTS.parent / "data" / "samples"
INGREDIENTS = {"unkg": "0.1.0"}


def record() -> Extraction:
    """A text with four references: to itself, to an unlisted body, a corrected one, an unresolved one."""
    text = "A/HRC/60/1: the Panel of Elders recalled resolution 5/1 and resolution 9/99."
    at = text.index

    def reference(words: str, **fields) -> Reference:
        return Reference(at(words), at(words) + len(words), words, section="body", paragraph="", **fields)

    correction = Correction(at("5/1"), at("5/1") + 3, "resolution", "A/HRC/RES/5/1", "A/RES/5/1", "A. Reader", "Sic.")
    return Extraction(
        Document("k", "s", text),
        Header("A/HRC/60/1", "report", "Report of the Panel", distributed="2025-09-01"),
        (),
        (
            reference("A/HRC/60/1", kind="document", target="A/HRC/60/1", evidence="explicit-symbol"),
            reference("Panel of Elders", kind="body", target="Panel of Elders", evidence="named-pattern"),
            reference("5/1", kind="resolution", target="A/HRC/RES/5/1", evidence="corrected", relation="recall"),
            reference("9/99", kind="resolution", target=None, reason="no-organ"),
        ),
        (),
        corrections=(correction,),
    )


@cache
def extractions() -> tuple[Extraction, ...]:
    """Extractions from the golden documents, the samples, and the test file of the Akoma Ntoso reader."""
    known = authorities.load()
    paths = [*sorted((TESTS / "golden").glob("*/input.*")), SAMPLES, TESTS / "readers" / "resolution.xml"]
    found = tuple(extract(one, known) for one in read(paths) if isinstance(one, Document))
    return (*found, record())


@cache
def quads() -> tuple[Quad, ...]:
    """All statements, including authorities and run."""
    known, run = authorities.load(), graph.run_iri(INGREDIENTS, Minter())
    english = {one.header.symbol for one in extractions() if one.document.language == "en"}
    versions = [one for one in extractions() if one.document.language != "en" and one.header.symbol in english]
    documents = [one for one in extractions() if one not in versions]
    of_documents = (quad for one in documents for quad in graph.describe(one, known, run=run))
    of_versions = (quad for one in versions for quad in graph.describe_version(one, known, run=run))
    return (*of_documents, *of_versions, *graph.describe_authorities(known), *graph.describe_run(INGREDIENTS))
