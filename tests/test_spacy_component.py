"""The spaCy component: by name, its spans, and serialization."""

from pathlib import Path

import pytest
import spacy
from spacy.language import Language

TEXT = "Recalling its work, and General Assembly resolutions 60/251 and 57/270 B,¹ the Special Rapporteur met."


@pytest.fixture(scope="module")
def nlp() -> Language:
    pipeline = spacy.blank("en")
    pipeline.add_pipe("un_references")
    return pipeline


def test_the_entry_point_names_the_component(nlp: Language) -> None:
    assert nlp.pipe_names == ["un_references"]


def test_spans_cover_the_words_with_kind_and_target(nlp: Language) -> None:
    doc = nlp(TEXT)
    assert [(span.text, span.label_, span.kb_id_) for span in doc.spans["un_references"]] == [
        ("General Assembly", "body", "General Assembly"),
        ("60/251", "resolution", "A/RES/60/251"),
        ("57/270 B,¹", "resolution", "A/RES/57/270B"),
        ("Special Rapporteur", "mechanism", ""),
    ]


def test_spans_begin_and_end_with_tokens_around_the_mention(nlp: Language) -> None:
    text = "See A/HRC/25/63, para. 4 (S/RES/2371 (2017)), İstanbul 𝔸 A/RES/60/251."
    doc = nlp(text)
    assert len(doc.spans["un_references"]) == 3
    for span in doc.spans["un_references"]:
        assert text[span.start_char : span.end_char] == span.text
        assert span.kb_id_.replace("(2017)", "") in span.text.replace(" ", "")


@pytest.mark.parametrize("text", ["", " ", "\n\n", "No reference at all."])
def test_texts_without_references_have_an_empty_group(nlp: Language, text: str) -> None:
    assert list(nlp(text).spans["un_references"]) == []


def test_other_components_stand_beside_it() -> None:
    pipeline = spacy.blank("en")
    pipeline.add_pipe("sentencizer")
    pipeline.add_pipe("un_references", last=True)
    doc = pipeline("Recalling General Assembly resolution 60/251. It was long.")
    assert len(list(doc.sents)) == 2
    assert [span.kb_id_ for span in doc.spans["un_references"]] == ["General Assembly", "A/RES/60/251"]


def test_many_texts_go_through_the_pipe(nlp: Language) -> None:
    docs = list(nlp.pipe([TEXT, "Nothing here.", TEXT]))
    assert [len(doc.spans["un_references"]) for doc in docs] == [4, 0, 4]


def test_a_pipeline_is_stored_on_disk_and_loaded_again(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path / "pipeline")
    again = spacy.load(tmp_path / "pipeline")
    doc, other = nlp(TEXT), again(TEXT)
    assert [s.kb_id_ for s in other.spans["un_references"]] == [s.kb_id_ for s in doc.spans["un_references"]]


def test_a_pipeline_goes_through_bytes(nlp: Language) -> None:
    again = spacy.blank("en")
    again.add_pipe("un_references")
    again.from_bytes(nlp.to_bytes())
    assert len(again(TEXT).spans["un_references"]) == 4


def test_an_annotated_document_goes_through_bytes(nlp: Language) -> None:
    doc = nlp(TEXT)
    again = spacy.tokens.Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert [s.text for s in again.spans["un_references"]] == [s.text for s in doc.spans["un_references"]]


def test_the_pipelines_language_is_read() -> None:
    french = spacy.blank("fr")
    french.add_pipe("un_references")
    doc = french("Rappelant la résolution 60/251 de l’Assemblée générale,")
    assert ("60/251", "A/RES/60/251") in [(span.text, span.kb_id_) for span in doc.spans["un_references"]]


def test_a_language_without_a_table_is_read_as_english() -> None:
    german = spacy.blank("de")
    german.add_pipe("un_references")
    doc = german("General Assembly resolution 60/251")
    assert "A/RES/60/251" in [span.kb_id_ for span in doc.spans["un_references"]]
