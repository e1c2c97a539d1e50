"""OCR damage: what is repaired, what is left unchanged, and the loss of recall."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import text_strategies
from damage import damaged
from texts import SYMBOLS, cited, extraction, named, targets
from unkg import authorities
from unkg.extraction.layout.normalized_text import NormalizedText
from unkg.extraction.resolve.reading import read_context
from unkg.model import Document

SAMPLES = sorted(p for p in (Path(__file__).parents[1] / "data" / "samples").iterdir() if p.suffix in {".txt", ".md"})
DAMAGED = "e-cn4-2006-32.txt"
"""The one sample that imitates a scan."""


def normalized(text: str) -> NormalizedText:
    return read_context(Document("text", "text", text), authorities.load()).normalized


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("recalling the resol utions of the Council", "recalling the resolutions of the Council"),
        ("recalling the resolu- tions of the Council", "recalling the resolutions of the Council"),
        ("recalling the resolu-\ntions of the Council", "recalling the resolutions of the Council"),
        ("recalling the resolu\u00adtions of the Council", "recalling the resolutions of the Council"),
        ("the Republic of Koreawith a view", "the Republic of Korea with a view"),
        ("by the HumanRights Council", "by the Human Rights Council"),
        ("TheSecretary-General", "The Secretary-General"),
        ("the Democratic Peopl€ s Republic of Korea", "the Democratic People's Republic of Korea"),
        ("the Democratic People’ s Republic of Korea", "the Democratic People's Republic of Korea"),
        ("the Democratic Peopleâ€™s Republic of Korea", "the Democratic People's Republic of Korea"),
        ("on Human and Peoples\ufffd Rights", "on Human and Peoples' Rights"),
        ("the Cornmittee on Enforced Disappearances", "the Committee on Enforced Disappearances"),
        ("the Security C0uncil", "the Security Council"),
        ("THE SECURITY C0UNCIL", "THE SECURITY COUNCIL"),
        ("la CÃ´te d'Ivoire", "la Côte d'Ivoire"),
        ("la C\u00c3\u0094TE D'IVOIRE", "la CÔTE D'IVOIRE"),
        ("the Democratic People\u00e2\u0080\u0099s Republic of Korea", "the Democratic People's Republic of Korea"),
        ("the \u00e2€\u0153right to food\u00e2€\u009d", 'the "right to food"'),
        ("C\ufffdte d'Ivoire", "Côte d'Ivoire"),
    ],
)
def test_damage_is_looked_through(printed: str, read: str) -> None:
    assert normalized(printed).text.strip() == read


@pytest.mark.parametrize(
    "text",
    [
        "cruel, inhuman or degrading treatment",
        "in human rights and in formal settings",
        "the delegation of Viet Nam",
        "inequality, insecurity, another, across",
        "support from the EU for its work",
        "a healthcare roadmap against terrorism, notwithstanding that",
        "the wellbeing of people in postconflict situations, the northeast Atlantic and breastmilk substitutes",
        "Human Rights Council resolution S-36/1",
        "https://example.org/resol/utions and resol/utions@example.org",
        "the vast resource s 10 of them",
        "Togo wanted to go; Iran ran, I ran",
    ],
)
def test_words_are_left_alone(text: str) -> None:
    assert normalized(text).repairs == ()


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_clean_samples_need_no_repair(sample: Path) -> None:
    found = [r.read for r in normalized(sample.read_text(encoding="utf-8")).repairs]
    assert bool(found) == (sample.name == DAMAGED)


def test_repairs_say_what_was_printed() -> None:
    text = "Recalling the resol utions of the Peopl€ s Republic,"
    assert [(text[r.start : r.end], r.read) for r in normalized(text).repairs] == [(" ", ""), ("€", "e"), (" ", "'")]


def test_repairs_of_printers_and_of_transcoding_are_recorded() -> None:
    text = "The inter-\nnational re\u00adport of CÃ´te d'Ivoire and S/Agenda/\n2185 came."
    assert [(text[r.start : r.end], r.read) for r in normalized(text).repairs] == [
        ("-\n", ""),
        ("\u00ad", ""),
        ("Ã´", "ô"),
    ]


def test_offsets_and_words_are_the_inputs_own() -> None:
    text = "Recalling General Assernbly resol ution 60/251 and Human Rights Council re-\nsolution 5/1,"
    assert targets(text) == [("60/251", "A/RES/60/251"), ("5/1", "A/HRC/RES/5/1")]
    assert ("General Assernbly", "General Assembly") in named(text)


PAGED = """A/HRC/RES/55/21

The Human Rights Council,

Recalling all previous resolutions on the situation, including Human Rights

A/HRC/RES/55/21

4

Council resolution 52/28 of 4 April 2023 and General Assembly resolution

GE.24-05432

78/218 of 19 December 2023, and the statements made thereafter in the Council and elsewhere in

Page 3

accordance with Human Rights Council resolution 49/22,
"""


def test_heads_of_pages_inside_paragraphs() -> None:
    assert [r.target for r in cited(PAGED)] == ["A/HRC/RES/52/28", "A/RES/78/218", "A/HRC/RES/49/22"]
    assert {r.paragraph for r in cited(PAGED)} == {"PP 1"}


@pytest.mark.parametrize(
    "text",
    [
        "1.\nDecides\n\n2.\nRequests",
        "Documents:\n\nA/HRC/25/63\n\nA/HRC/25/64\n\n12\n\nSee",
        "Session\n\n2005-2006\n\nPage 3 of the report says so.",
    ],
)
def test_lines_that_are_no_heads_of_pages(text: str) -> None:
    words = normalized(text).text.split()
    assert [w for w in text.split() if w not in words] == []


@settings(max_examples=60)
@given(text_strategies.TEXTS, st.integers(0, 5))
def test_damaged_references_are_still_words_of_the_text(text: str, seed: int) -> None:
    broken = damaged(text, 0.03, seed)
    for reference in extraction(broken).references:
        assert broken[reference.start : reference.end] == reference.text


@settings(max_examples=40)
@given(text_strategies.TEXTS)
def test_symbols_and_numbers_are_never_repaired(text: str) -> None:
    for repair in normalized(text).repairs:
        assert not any(c.isdigit() for c in repair.read)


def _facts(text: str) -> tuple[Counter[object], Counter[object]]:
    references = [r for r in extraction(text).references if r.target]
    return (
        Counter((r.kind, r.target) for r in references if r.kind in SYMBOLS),
        Counter((r.kind, r.target) for r in references if r.kind not in SYMBOLS),
    )


def test_little_is_lost_and_nothing_invented_at_one_character_in_a_hundred() -> None:
    clean, broken, both = [0, 0], [0, 0], [0, 0]
    for sample in SAMPLES:
        text = sample.read_text(encoding="utf-8")
        for seed in range(6):
            for i, (before, after) in enumerate(zip(_facts(text), _facts(damaged(text, 0.01, seed)), strict=True)):
                clean[i] += before.total()
                broken[i] += after.total()
                both[i] += (before & after).total()
    for i in (0, 1):
        assert both[i] / clean[i] >= 0.97
        assert both[i] / broken[i] >= 0.99
