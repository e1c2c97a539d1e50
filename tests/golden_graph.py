"""The golden documents, the samples and the authorities as one graph, with records of what they happen not to hold."""

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
    """A text whose four references are put right, to itself, to nothing, and to a body that no authority holds."""
    text = "A/HRC/60/1: the Panel of Elders recalled resolution 5/1 and resolution 9/99."
    at = text.index

    def reference(words: str, **told) -> Reference:
        return Reference(at(words), at(words) + len(words), words, section="body", paragraph="", **told)

    put_right = Correction(at("5/1"), at("5/1") + 3, "resolution", "A/HRC/RES/5/1", "A/RES/5/1", "A. Reader", "Sic.")
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
        corrections=(put_right,),
    )


@cache
def extractions() -> tuple[Extraction, ...]:
    """What is found in the golden documents, the samples, and the files of the reader of Akoma Ntoso."""
    known = authorities.load()
    paths = [*sorted((TESTS / "golden").glob("*/input.*")), SAMPLES, TESTS / "readers" / "resolution.xml"]
    found = tuple(extract(one, known) for one in read(paths) if isinstance(one, Document))
    return (*found, record())


@cache
def quads() -> tuple[Quad, ...]:
    """All of it, authorities and run included."""
    known, run = authorities.load(), graph.run_iri(INGREDIENTS, Minter())
    of_documents = (quad for one in extractions() for quad in graph.describe(one, known, run=run))
    return (*of_documents, *graph.describe_authorities(known), *graph.describe_run(INGREDIENTS))
