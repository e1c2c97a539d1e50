"""Normalized text: replacements, unchanged text, and the mapping to offsets in the input."""

import pytest
from hypothesis import given, settings

import text_strategies
from unkg import authorities
from unkg.extraction.layout.normalized_text import Block, NormalizedText, normalize
from unkg.extraction.layout.paragraphs import blocks_of
from unkg.model import Document, Paragraph

ENGLISH = authorities.load().languages["en"]


def view_of(text: str) -> NormalizedText:
    return normalize(text, blocks_of(Document("text", "text", text), ENGLISH), ENGLISH.script)


def normalized_whole(text: str) -> str:
    """A text normalized as one paragraph."""
    paragraph = Paragraph("", "body", "body", 0, len(text), None)
    return normalize(text, [Block(paragraph, ((0, len(text)),))], ENGLISH.script).text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Recalling the Council’s “work”,", "Recalling the Council's \"work\","),
        ("resolution S‑23/2 of 24–28 May", "resolution S-23/2 of 24-28 May"),
        ("resolution\u00a060/251\u202fB", "resolution 60/251 B"),
        ("General   Assembly\t resolution", "General Assembly resolution"),
        ("inter-\nnational law", "international law"),
        ("inter\u00ad\nnational law", "international law"),
        ("see S/Agenda/\n2185 of today", "see S/Agenda/2185 of today"),
        ("resolution<sup>12</sup> of today", "resolution¹² of today"),
        ("*Recalling* its **work** and _Noting_ it", "Recalling its work and Noting it"),
        ("General As\u200bsembly", "General As sembly"),
    ],
)  # fmt: skip
def test_one_spelling_a_character(text: str, expected: str) -> None:
    assert normalized_whole(text) == expected + "\n"


@pytest.mark.parametrize(
    "text",
    [
        "resolutions 5/1, 217 A (III), S-10/2 and A/HRC/25/63/Add.1 (2017)",
        "The ratio was 3 * 4 = 12, and a_b is a name.",
        "Peopl€ s and resol utions stay as they are",
        "İstanbul, ﬁne, 𝔸stral, Straße, ĲSSEL, Ωmega",
    ],
)
def test_symbols_numbers_and_damage_are_left_alone(text: str) -> None:
    assert normalized_whole(text) == text + "\n"


def test_lower_case_keeps_every_offset() -> None:
    normalized = view_of("İİİ Human Rights Council İ, and the Assembly")
    assert len(normalized.lower) == len(normalized.text)
    assert normalized.lower.index("human rights council") == normalized.text.index("Human Rights Council")


def test_a_hyphen_inside_a_number_is_not_a_word_break() -> None:
    assert normalized_whole("resolution S-\n10/2 and 24-\n28 May") == "resolution S- 10/2 and 24- 28 May\n"


def test_only_the_ends_of_passages_are_line_breaks() -> None:
    text = "The General Assembly,\n\nRecalling its work\nand its plans,\n\n1. Decides to remain seized of the matter.\n"
    normalized = view_of(text)
    assert normalized.text.count("\n") == len(normalized.passages)
    for passage in normalized.passages:
        assert "\n" not in normalized.text[passage.start : passage.end]
        assert normalized.text[passage.end] == "\n"


def test_own_words_begin_after_the_number() -> None:
    normalized = view_of("The General Assembly,\n\nRecalling it,\n\n1. Decides to go on;\n\n(a) To stop;\n")
    assert [normalized.text[p.content : p.end] for p in normalized.passages[2:]] == ["Decides to go on;", "To stop;"]


def test_a_paragraph_cut_by_a_footnote_is_one_passage() -> None:
    text = (
        "The General Assembly,\n\nRecalling the very long history of the matter, which has been before it for many "
        "years now and which the\n\n¹ See A/70/1.\n\nmembers have discussed in every session,\n\n1. Decides to go on;\n"
    )
    assert "which the members have discussed" in view_of(text).text


@settings(max_examples=100)
@given(text_strategies.TEXTS)
def test_every_normalized_character_goes_back_to_a_place_of_the_input(text: str) -> None:
    normalized = view_of(text)
    assert len(normalized.lower) == len(normalized.text)
    for passage in normalized.passages:
        previous = -1
        for offset in range(passage.start, passage.end):
            start, end = normalized.original(offset, offset + 1)
            assert 0 <= start < end <= len(text)
            assert start >= previous
            previous = start
            assert passage.paragraph.start <= start < passage.paragraph.end


@settings(max_examples=100)
@given(text_strategies.TEXTS)
def test_letters_and_digits_are_the_inputs_own(text: str) -> None:
    normalized = view_of(text)
    for offset, character in enumerate(normalized.text):
        if character.isalnum() and character not in "⁰¹²³⁴⁵⁶⁷⁸⁹":
            assert text[normalized.original(offset, offset + 1)[0]] == character


@settings(max_examples=100)
@given(text_strategies.TEXTS)
def test_passages_are_found_by_their_offsets(text: str) -> None:
    normalized = view_of(text)
    for index, passage in enumerate(normalized.passages):
        if passage.end > passage.start:
            assert normalized.passage_at(passage.start) is passage
            assert normalized.index_at(passage.end - 1) == index
            assert passage.start <= passage.content <= passage.end
