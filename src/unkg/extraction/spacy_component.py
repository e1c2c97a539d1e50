"""The `un_references` component: any spaCy pipeline gets UN references as `doc.spans["un_references"]`.

Registered by the entry point `spacy_factories`; `nlp.add_pipe("un_references")` needs no import.
"""

from spacy.language import Language
from spacy.tokens import Doc, Span

from unkg.authorities import Knowledge, load
from unkg.extraction import extract
from unkg.model import Document, Reference

SPANS = "un_references"


@Language.factory("un_references", assigns=["doc.spans"])
def un_references(nlp: Language, name: str) -> "UnReferences":
    """The component of a pipeline, in the pipeline's language, or in English where that has no table; made by spaCy."""
    knowledge = load()
    return UnReferences(knowledge, nlp.lang if nlp.lang and nlp.lang in knowledge.languages else "en")


class UnReferences:
    """Sets `doc.spans["un_references"]`, a span for each reference.

    Its label is the kind, its `kb_id_` the target, empty if unresolved. A reference whose words begin or end inside a
    token is widened to whole tokens.
    """

    def __init__(self, knowledge: Knowledge, language: str) -> None:
        self.knowledge = knowledge
        self.language = language

    def __call__(self, doc: Doc) -> Doc:
        """Annotate a document and return it."""
        found = extract(Document("doc", "spaCy", doc.text, self.language), self.knowledge).references
        doc.spans[SPANS] = [span for reference in found if (span := _span(doc, reference)) is not None]
        return doc


def _span(doc: Doc, reference: Reference) -> Span | None:
    return doc.char_span(
        reference.start, reference.end, label=reference.kind, kb_id=reference.target or "", alignment_mode="expand"
    )
